//! What lies over a screen: the help, the anchors in full, the open guide, the program's
//! questions, what finds something, and the cover.

mod amend;
mod export;
mod finding;

use super::canvas::Canvas;
use super::{screen, widget};
use crate::app::areas::Area;
use crate::app::overlay::help::{Help, Row};
use crate::app::overlay::skip::REASONS;
use crate::app::overlay::{Folder, Overlay, Skip, anchors, panel};
use crate::app::screen::Screen;
use crate::app::screen::compare::evidence as compared;
use crate::app::{Action, App, library, unsaved};
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::domain::{Gaps, Item};

pub(super) fn draw(app: &App, overlay: &Overlay, canvas: &mut Canvas) {
    match overlay {
        Overlay::Help { scope, top, .. } => {
            help(app, canvas, &Help::of(&app.settings.keys, *scope, app.size), *top);
        }
        Overlay::Scale { top } => scale(app, canvas, *top),
        Overlay::Jump(jump) => finding::jump(app, jump, canvas),
        Overlay::Palette(palette) => finding::palette(app, palette, canvas),
        Overlay::Find(find) => finding::find(app, find, canvas),
        Overlay::Add(add) => finding::add(app, add, canvas),
        Overlay::Amend(form) => amend::draw(app, form, canvas),
        Overlay::Skip(prompt) => skip(app, canvas, prompt),
        Overlay::Gaps => gaps(app, canvas),
        Overlay::Unsaved => not_saved(app, canvas),
        Overlay::Folder(ask) => folder(app, canvas, ask),
        Overlay::Export(ask) => export::draw(app, ask, canvas),
        Overlay::Evidence { top } => evidence(app, canvas, *top),
        Overlay::About { top } => about(app, canvas, *top),
        Overlay::Cover | Overlay::Present => {}
    }
}

/// Nothing but the time of day.
pub(super) fn cover(app: &App, canvas: &mut Canvas) {
    let area = Area::of(app.size);
    let time = app.at.wall.format("%H:%M").to_string();
    let column = (area.width / 2).saturating_sub(2);
    canvas.text(area, column, area.height / 2, &time, canvas.theme.plain());
}

/// The empty panel of what lies over the screen, with a title; returns the room in it.
fn panel(app: &App, canvas: &mut Canvas, title: &str) -> Area {
    frame(canvas, title, panel::of(app).unwrap_or_default())
}

/// An empty panel with a title; returns the room in it.
fn frame(canvas: &mut Canvas, title: &str, area: Area) -> Area {
    let theme = canvas.theme;
    let (right, bottom) = (area.width.saturating_sub(1), area.height.saturating_sub(1));
    // A blank column at each side, where there is one: what lies below does not run into the frame.
    let before = area.x.min(1);
    canvas.clear(Area { x: area.x - before, width: area.width + before + 1, ..area });
    let (_, last) = area.split_rows(bottom);
    canvas.rule(area, title, theme.accent(), "", theme.quiet());
    canvas.rule(last, "", theme.quiet(), "", theme.quiet());
    for row in 1..bottom {
        canvas.text(area, 0, row, "│", theme.quiet());
        canvas.text(area, right, row, "│", theme.quiet());
    }
    for (column, row, corner) in
        [(0, 0, "┌"), (right, 0, "┐"), (0, bottom, "└"), (right, bottom, "┘")]
    {
        canvas.text(area, column, row, corner, theme.quiet());
    }
    panel::inside(area)
}

fn help(app: &App, canvas: &mut Canvas, help: &Help, top: usize) {
    let theme = canvas.theme;
    let title = format!("Keys · {} closes", app.key_of(Action::Back));
    let body = panel(app, canvas, &title);
    let names = help.keys;
    for (row, shown) in (0..body.height).zip(help.rows.iter().skip(top)) {
        match shown {
            Row::Blank => {}
            Row::Heading(text) => {
                canvas.text(body, 1, row, text, theme.accent());
            }
            Row::Text(text) => {
                canvas.text(
                    body,
                    1,
                    row,
                    &shorten(text, usize::from(body.width - 2)),
                    theme.quiet(),
                );
            }
            Row::Key { keys, name } => {
                canvas.text(body, 1, row, &shorten(keys, names.into()), theme.strong());
                let room = usize::from(body.width.saturating_sub(names + 3));
                canvas.text(body, names + 3, row, &shorten(name, room), theme.plain());
            }
        }
    }
    more_below(canvas, body, help.rows.len(), top, &app.key_of(Action::PageDown));
}

/// What stands behind a cell of the comparison.
fn evidence(app: &App, canvas: &mut Canvas, top: usize) {
    let Screen::Compare(compare) = &app.screen else { return };
    let rows = compared::in_panel(compare, app.size);
    read(app, canvas, &compared::title(compare), &rows, top);
}

/// What has to be known to read the comparison.
fn about(app: &App, canvas: &mut Canvas, top: usize) {
    let Screen::Compare(compare) = &app.screen else { return };
    let title = format!("What to know · {} closes", app.key_of(Action::Back));
    read(app, canvas, &title, &compared::about(compare, app.size), top);
}

fn read(app: &App, canvas: &mut Canvas, title: &str, rows: &[compared::Line], top: usize) {
    let body = panel(app, canvas, title);
    let top = top.min(rows.len().saturating_sub(body.height.into()));
    screen::compare::lines(canvas, body, rows.iter().skip(top));
    more_below(canvas, body, rows.len(), top, &app.key_of(Action::PageDown));
}

/// In the frame below a panel: that it has more rows than it shows, and the key that brings them.
fn more_below(canvas: &mut Canvas, body: Area, rows: usize, top: usize, key: &str) {
    if rows > top + usize::from(body.height) {
        let below = Area { y: body.y + body.height, height: 1, ..body };
        let end = body.width.saturating_sub(1);
        canvas.text_before(below, end, 0, &format!(" {key}: more "), canvas.theme.accent());
    }
}

/// The anchors above the notes. Where they do not all fit, every point first shows its beginning,
/// and the rows in full come by scrolling.
fn scale(app: &App, canvas: &mut Canvas, top: usize) {
    let theme = canvas.theme;
    let Some(interview) = &app.interview else { return };
    let (area, most) = (anchors::area(interview, app.size), anchors::most_top(interview, app.size));
    let given = interview.item().1.rating;
    canvas.blank(area);
    let [close, down, up] =
        [Action::Scale, Action::Down, Action::Up].map(|action| app.key_of(action));
    let (names, remark) = match (most, top.min(most)) {
        (0, _) => (["What earns which rating", "Anchors"], String::new()),
        (_, 0) => (["What earns which rating", "Anchors"], format!("{down}: in full")),
        (most, top) if top < most => (["In full", "Anchors"], format!("{down}: more")),
        _ => (["In full", "Anchors"], format!("{up}: back")),
    };
    let points = interview.session().record().plan.scale.top();
    let alt = if app.typing() { "Alt-" } else { "" };
    let keys = format!("{alt}1-{points} rate, {close} closes");
    let short = format!("{close} closes");
    let titles = [format!("{} · {keys}", names[0]), format!("{}: {keys}", names[1]), keys];
    let room = usize::from(area.width).saturating_sub(columns(&remark) + 8);
    let title = titles.into_iter().find(|title| columns(title) <= room).unwrap_or(short);
    canvas.rule(area, &title, theme.accent(), &remark, theme.accent());
    let body = area.body();
    if top == 0 || most == 0 {
        let points = anchors::shared(interview, app.size);
        widget::scale::draw_points(canvas, body, anchors::LEAD, &points, given);
        return;
    }
    let rows = anchors::rows(interview, app.size);
    for (row, shown) in (0..body.height).zip(rows.iter().skip(top.min(most) - 1)) {
        let given = given == Some(shown.point);
        if shown.first {
            canvas.text(body, 1, row, &shown.point.to_string(), theme.accent());
            canvas.text(body, 2, row, if given { "●" } else { " " }, theme.accent());
        }
        let style = if given { theme.strong() } else { theme.plain() };
        canvas.text(body, anchors::LEAD, row, &shown.text, style);
    }
}

fn skip(app: &App, canvas: &mut Canvas, prompt: &Skip) {
    let theme = canvas.theme;
    let title = app
        .interview
        .as_ref()
        .and_then(|it| it.session().record().plan.items.get(prompt.item))
        .map_or("", |item| item.title());
    let body = panel(app, canvas, &format!("Skip {title}: why?"));
    let own = prompt.is_own();
    for (nth, (row, reason)) in (0..body.height).zip(REASONS).enumerate() {
        let chosen = nth == prompt.selected && !own;
        let style = if chosen { theme.chosen() } else { theme.plain() };
        let alt = if own { "Alt-" } else { "" };
        canvas.text(body, 1, row, &format!("{alt}{}", nth + 1), theme.accent());
        canvas.text(body, 7, row, &format!(" {reason} "), style);
    }
    let (_, line) = body.split_rows(u16::try_from(REASONS.len()).unwrap_or(4) + 1);
    let column = canvas.text(line, 1, 0, "or type: ", theme.quiet());
    let (_, field) = line.split_columns(column);
    widget::field::draw(canvas, field, &prompt.own, "", true);
    if own {
        let [enter, esc] = [Action::Accept, Action::Back].map(|action| app.key_of(action));
        let again = if prompt.sure { " again" } else { "" };
        let forms = [
            format!("{enter}{again} skips for this reason; {esc} puts it into the notes."),
            format!("{enter}{again}: skip; {esc}: to the notes"),
        ];
        let room = usize::from(body.width.saturating_sub(2));
        let form = forms.iter().find(|form| columns(form) <= room).unwrap_or(&forms[1]);
        let style = if prompt.sure { theme.warning() } else { theme.quiet() };
        canvas.text(line, 1, 1, &shorten(form, room), style);
    }
    if app.in_list && !own {
        canvas.cursor(body, 8, u16::try_from(prompt.selected).unwrap_or(0));
    }
}

fn gaps(app: &App, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    let record = interview.session().record();
    let gaps = Gaps::of(record);
    let names = |items: &[usize]| {
        let titles = items.iter().filter_map(|item| record.plan.items.get(*item));
        titles.map(Item::title).collect::<Vec<_>>().join(", ")
    };
    let mut text = Vec::new();
    if !gaps.unrated.is_empty() {
        text.push(format!("Not rated: {}.", names(&gaps.unrated)));
    }
    if !gaps.without_evidence.is_empty() {
        text.push(format!("Rated without a note: {}.", names(&gaps.without_evidence)));
    }
    if !gaps.without_words.is_empty() {
        let names = names(&gaps.without_words);
        text.push(format!("A red flag without the candidate's words: {names}."));
    }
    if gaps.no_recommendation {
        text.push("There is no recommendation.".to_owned());
    }
    if gaps.no_reason {
        text.push("The recommendation has no reason.".to_owned());
    }
    let [yes, again, guide, back] = [Action::Accept, Action::Finish, Action::Jump, Action::Back]
        .map(|action| app.key_of(action));
    if gaps.is_empty() {
        text.push(
            "Nothing is missing. A finished session is sealed; it can be amended.".to_owned(),
        );
        text.push(format!("{again} again, or {yes}, finishes; {back} goes back."));
        sentences(app, canvas, "Finish?", &text);
        return;
    }
    text.push(format!("{yes} finishes all the same; {guide} opens the guide; {back} goes back."));
    sentences(app, canvas, "Finish with gaps?", &text);
}

fn not_saved(app: &App, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    sentences(app, canvas, "This is not saved", &unsaved::question(app, interview));
}

fn folder(app: &App, canvas: &mut Canvas, ask: &Folder) {
    let body = panel(app, canvas, "Save in another folder");
    let name = app.interview.as_ref().map(|it| library::name(&it.file)).unwrap_or_default();
    let room = usize::from(body.width.saturating_sub(2));
    canvas.text(
        body,
        1,
        0,
        &shorten(&format!("{name} goes on there."), room),
        canvas.theme.plain(),
    );
    let (_, line) = body.split_rows(2);
    let example = "From / on, or from ~/ on: /media/stick, ~/interviews";
    canvas.text(line, 1, 2, &shorten(example, room), canvas.theme.quiet());
    let column = canvas.text(line, 1, 0, "folder: ", canvas.theme.quiet());
    let (_, field) = line.split_columns(column);
    widget::field::draw(canvas, field, &ask.folder, "", true);
}

/// A panel of sentences with a row between them.
fn sentences(app: &App, canvas: &mut Canvas, title: &str, texts: &[String]) {
    let width = app.size.columns.saturating_sub(4).min(64);
    let room = usize::from(width.saturating_sub(4));
    let mut rows = Vec::new();
    for text in texts {
        rows.extend(fold(text, room));
        rows.push(String::new());
    }
    rows.pop();
    let body = frame(canvas, title, panel::middle(app.size, width, rows.len()));
    for (row, text) in (0..body.height).zip(&rows) {
        canvas.text(body, 1, row, text, canvas.theme.plain());
    }
}
