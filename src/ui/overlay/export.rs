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
    let [names, notes] =
        [Action::Anonymous, Action::LeaveNotesOut].map(|action| app.key_of(action));
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
    for (row, key, on, words) in
        [(2, names, anonymous, "anonymous: codes, weeks, no free text"), (3, notes, without, words)]
    {
        let column = canvas.text(body, 1, row, &format!("{key} "), theme.accent());
        let words = format!("{} {words}", tick(on));
        let room = usize::from(body.width.saturating_sub(column + 1));
        canvas.text(body, column, row, &shorten(&words, room), theme.plain());
    }
    let (_, line) = body.split_rows(5);
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
    for (row, text) in (6..body.height).zip(fold(text, room)) {
        canvas.text(body, 1, row, &text, style);
    }
}
