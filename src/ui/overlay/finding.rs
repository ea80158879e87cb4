//! The overlays that find something: a line to type in, and below it what fits.

use super::super::canvas::Canvas;
use super::super::screen::live::rows_of_guide;
use super::super::widget::{self, marked};
use super::panel;
use crate::app::App;
use crate::app::areas::Area;
use crate::app::overlay::{Add, Filter, Find, Jump, Palette, add};
use crate::app::screen::first_shown;
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::domain::time::mmss;
use crate::domain::{Place, Record};

/// The open guide.
pub(super) fn jump(app: &App, jump: &Jump, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    let record = interview.session().record();
    let body = panel(app, canvas, "Jump to an item");
    let hint = "a number, or a few letters";
    let list = line(canvas, body, &jump.filter, hint);
    let rows = jump.rows(record);
    if rows.is_empty() {
        canvas.text(list, 1, 0, "No item fits.", canvas.theme.quiet());
    }
    let selected = jump.filter.selected;
    let top = first_shown(selected, list.height);
    rows_of_guide(app, interview, canvas, list, &rows, (top, selected));
}

/// Every action with its key; what cannot be done now says why.
pub(super) fn palette(app: &App, palette: &Palette, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let body = panel(app, canvas, "All actions");
    let list = line(canvas, body, &palette.filter, "type a few letters of what you want to do");
    let rows = palette.rows(app);
    if rows.is_empty() {
        let room = usize::from(list.width.saturating_sub(2));
        canvas.text(list, 1, 0, &shorten(&palette.not_here(app), room), theme.quiet());
    }
    let keys = rows.iter().map(|row| columns(&row.keys)).max().unwrap_or(0);
    let keys = u16::try_from(keys).unwrap_or(0).min(list.width / 3);
    let selected = palette.filter.selected;
    for (row, (nth, shown)) in (0..list.height).zip(in_view(&rows, selected, list)) {
        let style = if shown.why.is_some() { theme.quiet() } else { theme.plain() };
        let key = if shown.why.is_some() { theme.quiet() } else { theme.accent() };
        canvas.text(list, 1, row, &shorten(&shown.keys, keys.into()), key);
        let (_, names) = list.split_columns(keys + 3);
        let (names, _) = names.split_columns(names.width.saturating_sub(1));
        let is = |byte: usize| shown.bytes.contains(&byte);
        marked::draw(canvas, names, (0, row), &shown.name, is, style);
        if let Some(why) = &shown.why {
            let at = u16::try_from(columns(&shown.name) + 2).unwrap_or(u16::MAX);
            let room = usize::from(names.width.saturating_sub(at));
            // A piece of a reason is none: it is told in full where the row is chosen.
            if room >= 12 {
                canvas.text(names, at, row, &shorten(&format!("({why})"), room), style);
            }
        }
        if nth == selected {
            highlight(app, canvas, list, row);
        }
    }
}

/// The lines in which something stands, with the item, the time, and the place in the line.
pub(super) fn find(app: &App, find: &Find, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let Some(interview) = &app.interview else { return };
    let record = interview.session().record();
    let title = match (find.filter.text().is_empty(), find.hits.len()) {
        (true, _) => "Find in the notes".to_owned(),
        (false, 1) => "Find in the notes: 1 line".to_owned(),
        (false, lines) => format!("Find in the notes: {lines} lines"),
    };
    let body = panel(app, canvas, &title);
    let list = line(canvas, body, &find.filter, "what was said, on any item");
    if find.hits.is_empty() && !find.filter.text().is_empty() {
        canvas.text(list, 1, 0, "This stands nowhere in the notes.", theme.quiet());
    }
    let selected = find.filter.selected;
    for (row, (nth, hit)) in (0..list.height).zip(in_view(&find.hits, selected, list)) {
        let notes = interview.session().notes(hit.place);
        let Some(line) = notes.and_then(|notes| notes.lines().get(hit.line)) else { continue };
        canvas.text_before(list, 8, row, &shorten(&place(record, hit.place), 7), theme.strong());
        let begun = line.begun.map(mmss).unwrap_or_default();
        canvas.text_before(list, 15, row, &begun, theme.quiet());
        let found = hit.bytes(&line.text);
        let (_, mut text) = list.split_columns(16);
        let start = marked::start(&line.text, found.start, text.width.into());
        if start > 0 {
            canvas.text(text, 0, row, "…", theme.quiet());
            text = text.split_columns(1).1;
        }
        let is = |byte: usize| found.contains(&(byte + start));
        let shown = line.text.get(start..).unwrap_or_default();
        marked::draw(canvas, text, (0, row), shown, is, theme.plain());
        if nth == selected {
            highlight(app, canvas, list, row);
        }
    }
}

/// The questions that are not in the guide, and what was typed.
pub(super) fn add(app: &App, add: &Add, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let Some(interview) = &app.interview else { return };
    let plan = &interview.session().record().plan;
    let title = "Add a question: it is rated apart, not in the score";
    let body = panel(app, canvas, title);
    let hint = "a few letters of it, or a question in your own words";
    let list = line(canvas, body, &add.filter, hint);
    let rows = add.rows(app);
    if rows.is_empty() {
        let text = "Every question of every bank is in this guide. Type one in your own words.";
        canvas.prose(list, text, theme.quiet());
    }
    let selected = add.filter.selected;
    let (list, whole) = list.split_rows(list.height.saturating_sub(add::PREVIEW + 1));
    preview(canvas, whole, rows.get(selected));
    let titles = (list.width / 3).clamp(12, 24);
    for (row, (nth, shown)) in (0..list.height).zip(in_view(&rows, selected, list)) {
        match shown {
            add::Row::Known { bank, question, bytes } => {
                let (title, ask) = list.split_columns(titles);
                let is = |byte: usize| bytes.contains(&byte);
                marked::draw(canvas, title, (1, row), &question.title, is, theme.plain());
                let asked = question.ask.replace('\n', " ");
                let own = bank.id == plan.bank;
                let asked = if own { asked } else { format!("{}: {asked}", bank.id) };
                let room = usize::from(ask.width.saturating_sub(2));
                canvas.text(ask, 1, row, &shorten(&asked, room), theme.quiet());
            }
            add::Row::Own(text) => {
                let room = usize::from(list.width.saturating_sub(2));
                let text = shorten(&format!("Ask: \u{201c}{text}\u{201d}"), room);
                canvas.text(list, 1, row, &text, theme.plain());
            }
        }
        if nth == selected {
            highlight(app, canvas, list, row);
        }
    }
}

/// What would be read aloud: it is read before it is chosen.
fn preview(canvas: &mut Canvas, area: Area, row: Option<&add::Row<'_>>) {
    let theme = canvas.theme;
    let (title, ask) = match row {
        None => return,
        Some(add::Row::Known { bank, question, .. }) => (bank.title.as_str(), &question.ask),
        Some(add::Row::Own(text)) => ("in your own words", text),
    };
    canvas.rule(area, title, theme.quiet(), "", theme.quiet());
    let (_, body) = area.body().split_columns(1);
    let (body, _) = body.split_columns(body.width.saturating_sub(1));
    let folded = fold(ask, body.width.into());
    for (row, text) in (0..body.height).zip(&folded) {
        let cut = row + 1 == body.height && folded.len() > body.height.into();
        let end = canvas.text(body, 0, row, text, theme.strong());
        if cut {
            canvas.text(body, end.min(body.width.saturating_sub(1)), row, "…", theme.strong());
        }
    }
}

/// The line to type in; returns the room below it.
fn line(canvas: &mut Canvas, body: Area, filter: &Filter, hint: &str) -> Area {
    let (field, list) = body.split_rows(1);
    let column = canvas.text(field, 1, 0, "› ", canvas.theme.accent());
    let (_, field) = field.split_columns(column);
    let hint = shorten(hint, field.width.into());
    widget::field::draw(canvas, field, &filter.field, &hint, true);
    list
}

/// The rows with their numbers, from the first that is shown.
fn in_view<T>(rows: &[T], selected: usize, list: Area) -> impl Iterator<Item = (usize, &T)> {
    let top = first_shown(selected, list.height);
    rows.iter().enumerate().skip(top)
}

fn highlight(app: &App, canvas: &mut Canvas, list: Area, row: u16) {
    canvas.restyle(list, 0..list.width, row, canvas.theme.chosen());
    if app.in_list {
        canvas.cursor(list, 1, row);
    }
}

/// Where something was written, as short as it can be: the number of a question, `+` for an extra
/// one.
fn place(record: &Record, place: Place) -> String {
    let Place::Item(item) = place else { return "reason".to_owned() };
    let planned = record.plan.items.get(item);
    match (record.plan.number(item), planned) {
        (Some(number), _) => number.to_string(),
        (None, Some(planned)) if planned.extra.is_some() => "+".to_owned(),
        (None, planned) => planned.map_or("", |it| it.title()).to_lowercase(),
    }
}
