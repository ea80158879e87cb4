//! The panel of an export.

use super::super::canvas::Canvas;
use super::super::widget;
use super::panel;
use crate::app::overlay::Exporting;
use crate::app::{Action, App};
use crate::domain::prose::{fold, shorten};

pub(super) fn draw(app: &App, ask: &Exporting, canvas: &mut Canvas) {
    let title = match ask.files.len() {
        _ if ask.table.is_some() => "Export the comparison".to_owned(),
        1 => "Export a session".to_owned(),
        count => format!("Export {count} sessions"),
    };
    let body = panel(app, canvas, &title);
    let theme = canvas.theme;
    let room = usize::from(body.width.saturating_sub(2));
    let mut column = canvas.text(body, 1, 0, "as: ", theme.quiet());
    for format in ask.formats() {
        let style = if format == ask.format { theme.chosen() } else { theme.plain() };
        column = canvas.text(body, column, 0, &format!(" {} ", format.word()), style);
    }
    canvas.text(body, 5, 1, &shorten(ask.meaning(), room.saturating_sub(4)), theme.quiet());
    let [names, notes, summary] = [Action::Anonymous, Action::LeaveNotesOut, Action::Summary]
        .map(|action| app.key_of(action));
    let tick = |on: bool| if on { "[x]" } else { "[ ]" };
    let anonymous = ask.options.anonymous;
    let without = ask.options.anonymous || !ask.options.notes;
    let without = without || ask.table.is_some();
    let words = if ask.table.is_some() {
        "no notes are in a comparison"
    } else if anonymous {
        "without the notes' words"
    } else {
        "without the notes' words; the reason stays"
    };
    let short = if ask.format.is_report() {
        "a summary, without the questions"
    } else {
        "a summary is of html, md and txt only"
    };
    let rows = [
        (2, names, anonymous, "anonymous: codes, weeks, no free text"),
        (3, notes, without, words),
        (4, summary, ask.is_summary(), short),
    ];
    // A comparison has no notes and no questions to leave out.
    let shown = if ask.table.is_some() { 1 } else { rows.len() };
    for (row, key, on, words) in rows.into_iter().take(shown) {
        let column = canvas.text(body, 1, row, &format!("{key} "), theme.accent());
        let words = format!("{} {words}", tick(on));
        let room = usize::from(body.width.saturating_sub(column + 1));
        canvas.text(body, column, row, &shorten(&words, room), theme.plain());
    }
    let (_, line) = body.split_rows(6);
    let column = canvas.text(line, 1, 0, "file: ", theme.quiet());
    let (_, field) = line.split_columns(column);
    widget::field::draw(canvas, field, &ask.to, "", !ask.working);
    let (text, style) = match (&ask.trouble, ask.working) {
        (_, true) => ("Writing…", theme.quiet()),
        (Some(why), _) => (why.as_str(), theme.bad()),
        (None, _) => (
            "In the folder in which viva was started, unless it begins with / or ~/.",
            theme.quiet(),
        ),
    };
    let whose = if ask.whose.is_empty() { Vec::new() } else { fold(&ask.whose, room) };
    // What is wrong has its place before who it is about.
    let whose = if style == theme.bad() { Vec::new() } else { whose };
    let lines = whose.into_iter().map(|line| (line, theme.plain()));
    let lines = lines.chain(fold(text, room).into_iter().map(|line| (line, style)));
    for (row, (text, style)) in (7..body.height).zip(lines) {
        canvas.text(body, 1, row, &text, style);
    }
}
