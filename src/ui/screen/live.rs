//! The live interview: what to ask, what to listen for, what it earns, what was said, what time
//! it is; each always in the same place.

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::{self, Area, LiveAreas, text_columns, wide};
use crate::app::guidance::{self, Kind, LEAD, Line};
use crate::app::overlay::{Overlay, jump::Found};
use crate::app::strip::{self, sign, unshown};
use crate::app::{Action, App, Interview, heading, pacing, pointer};
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::domain::time::{mmss, whole_seconds};
use crate::domain::{BoxUse, ItemKind, Notes, Place, Standing};
use crate::format::report::with_hints;

pub(in crate::ui) fn draw(app: &App, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    let Some(areas) = interview.areas(app.size) else { return };
    chrome::interview_header(app, interview, canvas, areas.header);
    if let Some(area) = areas.guide {
        guide(app, interview, canvas, area);
    }
    if let Some(area) = areas.strip {
        strip(app, interview, canvas, area);
    }
    question(app, interview, canvas, areas.question);
    guide_to_listen(app, interview, canvas, &areas);
    scale(app, interview, canvas, &areas);
    star(interview, canvas, &areas);
    notes(app, interview, canvas, &areas);
    chrome::footer(app, canvas, areas.footer);
}

/// The guide as a column: standing, number, title, rating.
fn guide(app: &App, interview: &Interview, canvas: &mut Canvas, whole: Area) {
    let (area, rule) = whole.split_columns(whole.width - 1);
    let theme = canvas.theme;
    canvas.rule_down(rule);
    canvas.text(rule, 0, 0, "┬", theme.quiet());
    canvas.rule(area, "Guide", theme.quiet(), "", theme.quiet());
    let body = area.body();
    let pace = interview.pace_rows(app.at, text_columns(body) + 1);
    let items = LiveAreas::guide_items(whole);
    let (_, left) = body.split_rows(items.height);
    let record = interview.session().record();
    let order = record.plan.order();
    let top = pointer::guide_top(app, interview, items.height);
    let rows = order.into_iter().map(|item| Found { item, bytes: Vec::new() });
    rows_of_guide(app, interview, canvas, items, &rows.collect::<Vec<_>>(), (top, None));
    for (row, text) in (0..left.height).zip(&pace) {
        canvas.text(left, 1, row, text, theme.quiet());
    }
}

/// Items of the guide from one of the rows on, one of them highlighted if it is to be chosen.
pub(in crate::ui) fn rows_of_guide(
    app: &App,
    interview: &Interview,
    canvas: &mut Canvas,
    area: Area,
    rows: &[Found],
    (top, chosen): (usize, Option<usize>),
) {
    let theme = canvas.theme;
    let record = interview.session().record();
    for (row, (place, found)) in (0..area.height).zip(rows.iter().enumerate().skip(top)) {
        let nth = found.item;
        let (item, entry) = (&record.plan.items[nth], &record.entries[nth]);
        let number = match record.plan.number(nth) {
            Some(number) => number.to_string(),
            None if item.extra.is_some() => "+".to_owned(),
            None => String::new(),
        };
        let current = nth == record.current;
        let style = if current { theme.strong() } else { theme.plain() };
        canvas.text(area, 1, row, sign(item, entry, current), theme.accent());
        canvas.text_before(area, 5, row, &number, style);
        let rating = match entry.rating {
            Some(point) => format!("{point}{}", unshown(entry)),
            None if item.question().is_none() => {
                let spent = whole_seconds(interview.session().spent(nth, app.at));
                if spent > 0 { mmss(spent) } else { String::new() }
            }
            None if entry.standing == Standing::Answered => "–".to_owned(),
            None => String::new(),
        };
        let end =
            canvas.text_before(area, area.width.saturating_sub(1), row, &rating, theme.strong());
        let optional = if item.core || item.extra.is_some() { "" } else { " ?" };
        let title = format!("{}{optional}", item.title());
        let (titles, _) = area.split_columns(end.saturating_sub(1));
        let is = |byte: usize| found.bytes.contains(&byte);
        widget::marked::draw(canvas, titles, (6, row), &title, is, style);
        if chosen == Some(place) {
            canvas.restyle(area, 0..area.width, row, theme.chosen());
            if app.in_list {
                canvas.cursor(area, 1, row);
            }
        }
    }
}

/// The guide as one row, with the item on the table in view.
fn strip(app: &App, interview: &Interview, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let strip = strip::strip(interview, app.at, area);
    let end = area.width.saturating_sub(1);
    let end = canvas.text_before(area, end, 0, &strip.pace, theme.quiet());
    let (area, _) = area.split_columns(end.saturating_sub(1));
    for part in &strip.parts {
        let style = if part.current { theme.strong() } else { theme.quiet() };
        canvas.text(area, part.column, 0, &part.text, style);
    }
    for column in strip.gaps.iter().copied() {
        canvas.text(area, column, 0, "…", theme.quiet());
    }
}

/// The question with its place in the guide and its time against its box.
fn question(app: &App, interview: &Interview, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let (item, _) = interview.item();
    let spent = interview.session().open_seconds(app.at);
    let used = BoxUse::of(item, spent);
    let style = match used {
        BoxUse::Within => theme.strong(),
        BoxUse::Nearly => theme.accent(),
        BoxUse::Over => theme.warning(),
        BoxUse::OneMoreMinute | BoxUse::MoveOn => theme.bad(),
    };
    // The words stand before the figures, which stay where they are.
    let time = match pacing::box_words(used, area.width.into()) {
        "" => format!("{} / {}:00", mmss(spent), item.minutes),
        words => format!("{words} · {} / {}:00", mmss(spent), item.minutes),
    };
    let room = usize::from(area.width).saturating_sub(columns(&time) + 8);
    let heading = heading::heading(interview, item, room);
    canvas.rule(area, &heading, theme.accent(), &time, style);
    let rows = fold(areas::ask(item), text_columns(area));
    let body = area.body();
    for (row, text) in (0..body.height).zip(rows.iter().skip(interview.question_top)) {
        canvas.text(body, 1, row, text, theme.strong());
    }
    more(canvas, body, rows.len(), interview.question_top);
}

/// Guidance, signals, red flags and probes.
fn guide_to_listen(app: &App, interview: &Interview, canvas: &mut Canvas, areas: &LiveAreas) {
    let theme = canvas.theme;
    let item = interview.item().0;
    let area = areas.guidance;
    let title = match item.kind {
        ItemKind::Question(_) => "Look for",
        ItemKind::Opening { .. } | ItemKind::Closing { .. } => "Say",
    };
    let lines = interview.guidance(text_columns(area), areas.order);
    let down = app.key_of(Action::ScrollDown);
    guidance_pane(canvas, area, title, &lines, (interview.guidance_top, &down));
    if let Some(area) = areas.probes {
        let lines = interview.probes(text_columns(area));
        guidance_pane(canvas, area, "Ask next", &lines, (interview.guidance_top, &down));
        canvas.rule_down(area);
        canvas.text(area, 0, 0, "┬", theme.quiet());
    }
}

/// A pane of guidance, scrolled to a row or to its end, with what is below named in its title, and
/// the key that brings it.
fn guidance_pane(
    canvas: &mut Canvas,
    area: Area,
    title: &str,
    lines: &[Line],
    (top, key): (usize, &str),
) {
    let theme = canvas.theme;
    let body = area.body();
    let shown = usize::from(body.height);
    let top = top.min(lines.len().saturating_sub(shown));
    let below = lines.len().saturating_sub(top + shown);
    let flags = guidance::flags_out_of_view(lines, top, shown);
    let flags: Vec<(String, bool)> =
        flags.into_iter().map(|(letter, ticked)| (flag(letter, ticked), ticked)).collect();
    let parts = flags.iter().map(|(text, _)| text.as_str());
    let lead = if flags.is_empty() { String::new() } else { " · ".to_owned() };
    let full = format!("{title}{lead}{}", parts.collect::<Vec<_>>().join(" "));
    let remarks = [format!("{below} more: {key}"), format!("{below} more"), String::new()];
    let room = usize::from(area.width).saturating_sub(columns(&full) + 8);
    let remark = remarks.iter().skip(if below > 0 { 0 } else { 2 });
    let remark = remark.clone().find(|it| columns(it) <= room).or(remarks.last());
    let remark = remark.map_or("", String::as_str);
    canvas.rule(area, &full, theme.quiet(), remark, theme.accent());
    let end = area.width.saturating_sub(if remark.is_empty() { 2 } else { wide(remark) + 5 });
    let mut column = 2 + wide(title) + wide(&lead);
    for (text, ticked) in &flags {
        // What has been heard is told from what has not without colour too, by its sign.
        if *ticked && column + wide(text) < end {
            canvas.text(area, column, 0, text, theme.warning());
        }
        column += wide(text) + 1;
    }
    for (row, line) in (0..body.height).zip(&lines[top..]) {
        let next = lines.get(top + usize::from(row) + 1).filter(|_| row + 1 == body.height);
        let cut = next.is_some_and(|next| next.lead.is_none() && next.kind == line.kind);
        guidance_line(canvas, body, row, line, cut);
    }
}

/// A red flag that is not in view, by its letter.
fn flag(letter: Option<char>, ticked: bool) -> String {
    let sign = if ticked { "⚑" } else { "⚐" };
    letter.map_or(sign.to_owned(), |letter| format!("{letter}{sign}"))
}

/// A row of guidance; one whose text goes on where nothing more is shown is `cut`.
fn guidance_line(canvas: &mut Canvas, area: Area, row: u16, line: &Line, cut: bool) {
    let theme = canvas.theme;
    let style = match (line.kind, &line.lead) {
        (Kind::Prose | Kind::Script, _) => theme.plain(),
        (Kind::Fallback | Kind::Advice, _) => theme.quiet(),
        (Kind::RedFlag, Some((_, true))) => theme.bad(),
        (_, Some((_, true))) => theme.good(),
        _ => theme.plain(),
    };
    let tickable = matches!(line.kind, Kind::Signal | Kind::RedFlag | Kind::Probe);
    if let Some((letter, ticked)) = line.lead {
        let sign = match (line.kind, ticked) {
            (Kind::RedFlag, true) => "⚑",
            (Kind::RedFlag, false) => "⚐",
            (Kind::Probe, true) => "✓",
            (Kind::Probe, false) if line.wanted => "▸",
            (Kind::Probe, false) => "›",
            (_, true) => "☑",
            (_, false) => "☐",
        };
        let letter = letter.map(|c| c.to_string()).unwrap_or_default();
        canvas.text(area, 1, row, &letter, theme.accent());
        canvas.text(area, 3, row, sign, if line.wanted { theme.accent() } else { style });
    }
    let lead = if tickable { u16::try_from(LEAD).unwrap_or(4) } else { 0 };
    let end = canvas.text(area, 1 + lead, row, &line.text, style);
    if cut {
        // In the column that is left free: no letter gives way to it.
        canvas.text(area, end, row, "…", style);
    }
}

fn scale(app: &App, interview: &Interview, canvas: &mut Canvas, areas: &LiveAreas) {
    let theme = canvas.theme;
    let (item, entry) = interview.item();
    let (Some(area), Some(question)) = (areas.scale, item.question()) else { return };
    let scale = &interview.session().record().plan.scale;
    if areas.scale_in_a_row {
        let all = format!("{} anchors", app.key_of(Action::Scale));
        let shared = areas.star.is_some();
        widget::scale::draw_row(canvas, area, scale, question, entry, (shared, &all));
        return;
    }
    let hints = with_hints(entry.hints());
    let given = entry.rating.map(|point| format!("{point} {}{hints}", scale.label(point)));
    let (title, style) = match &given {
        Some(given) => (format!("Rating: {given}"), theme.accent()),
        None => (format!("Rating{hints}"), theme.quiet()),
    };
    canvas.rule(area, &title, style, "", theme.quiet());
    widget::scale::draw(canvas, area.body(), scale, question, entry.rating);
    canvas.rule_down(area);
    canvas.text(area, 0, 0, "┬", theme.quiet());
}

/// The parts of the answer: in a row of their own below the guidance, or behind the scale.
fn star(interview: &Interview, canvas: &mut Canvas, areas: &LiveAreas) {
    let (item, entry) = interview.item();
    if let (Some(area), Some(question)) = (areas.star, item.question()) {
        let from = u16::from(!areas.scale_in_a_row);
        widget::star::draw(canvas, area, from, question, entry);
    }
}

fn notes(app: &App, interview: &Interview, canvas: &mut Canvas, areas: &LiveAreas) {
    let theme = canvas.theme;
    let current = interview.session().current();
    let text = interview.text(Place::Item(current));
    let editor = &interview.notes;
    let has_keys = interview.typing && matches!(app.overlay, None | Some(Overlay::Scale { .. }));
    let heard = match interview.item().1.volunteered {
        0 => String::new(),
        times => format!(" · volunteered {times}"),
    };
    let remark = widget::notes::out_of_view(editor, text);
    let room = usize::from(areas.notes.width).saturating_sub(columns(remark) + 8);
    let title = match (interview.is_wrapping_up(), interview.typing) {
        (true, _) => looking_back(app, interview, room),
        (false, true) => format!("Notes{heard}"),
        (false, false) => format!("Notes{heard} · {} goes back to writing", app.write_key()),
    };
    let style = if interview.typing { theme.accent() } else { theme.quiet() };
    canvas.rule(areas.notes, &title, style, remark, theme.quiet());
    if text.lines().len() == 1 && text.is_blank() {
        let hint = "What is said and done. A line may begin with + - \" ? ! or h for a hint.";
        let room = areas.text();
        canvas.text(room, 0, 0, &shorten(hint, room.width.into()), theme.quiet());
    }
    widget::notes::draw(canvas, areas.notes.body(), areas.gutter, (editor, text), has_keys);
    wanted_words(interview, canvas, areas, text);
}

/// What is asked for behind the mark of a line that was opened for it.
fn wanted_words(interview: &Interview, canvas: &mut Canvas, areas: &LiveAreas, text: &Notes) {
    let area = areas.text();
    for (row, shown) in (0..area.height).zip(interview.notes.visible_rows(text)) {
        if let (true, Some(wanted)) = (shown.first, interview.words_wanted(shown.line)) {
            let wanted = shorten(&wanted, usize::from(area.width.saturating_sub(4)));
            canvas.text(area, 3, row, &wanted, canvas.theme.quiet());
        }
    }
}

/// In the wrap-up: what is missing here, the way to what else is missing, and the way back.
fn looking_back(app: &App, interview: &Interview, room: usize) -> String {
    let here = interview.gap_here();
    let elsewhere = interview.gap_count() > usize::from(here.is_some());
    let [next, back] = [Action::NextGap, Action::WrapUp].map(|action| app.key_of(action));
    let next = if elsewhere { format!("{next}: next gap, ") } else { String::new() };
    let stands = "the clock stands";
    let forms = [
        format!("Notes · {} · {next}{back}: wrap-up", here.unwrap_or(stands)),
        format!("{} · {next}{back}: wrap-up", here.unwrap_or(stands)),
        format!("{} · {back}: wrap-up", here.unwrap_or(stands)),
        format!("Notes · {next}{back}: wrap-up"),
        format!("{back}: wrap-up"),
    ];
    let fits = |form: &&String| columns(form) <= room;
    forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default()
}

/// That there is more of a text than its pane shows, at the pane's last cell.
fn more(canvas: &mut Canvas, body: Area, rows: usize, top: usize) {
    let theme = canvas.theme;
    let end = body.width;
    if top > 0 {
        canvas.text_before(body, end, 0, "▲", theme.accent());
    }
    if rows > top + usize::from(body.height) {
        canvas.text_before(body, end, body.height.saturating_sub(1), "▼", theme.accent());
    }
}
