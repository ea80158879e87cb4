//! The banks and their problems.

use super::super::canvas::Canvas;
use super::super::chrome;
use crate::app::areas::{Area, Room};
use crate::app::screen::BanksScreen;
use crate::app::screen::banks::{Detail, areas, details};
use crate::app::screen::first_shown;
use crate::app::{Action, App};
use crate::domain::prose::shorten;
use crate::format::problem::Severity;

pub(in crate::ui) fn draw(app: &App, banks: &BanksScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, rest) = Area::of(app.size).split_rows(1);
    let (body, footer) = rest.split_rows(rest.height - 1);
    chrome::title(canvas, header, "Banks", &app.home.folder.display().to_string());
    let (list, beside) = areas(app.size, app.banks.len());
    if Room::of(app.size) == Some(Room::Wide) {
        canvas.rule_down(body.split_columns(list.width).1);
    } else {
        canvas.rule(body.split_rows(list.height).1, "", theme.quiet(), "", theme.quiet());
    }
    let top = first_shown(banks.selected, list.height);
    for (row, (nth, file)) in (0..list.height).zip(app.banks.iter().enumerate().skip(top)) {
        let errors = file.problems.iter().filter(|it| it.severity == Severity::Error).count();
        let (remark, style) = match (&file.bank, errors, file.problems.len()) {
            (None, _, _) => ("cannot be used".to_owned(), theme.bad()),
            (Some(_), 0, 0) => (String::new(), theme.quiet()),
            (Some(_), 0, n) => (format!("{n} to look at"), theme.warning()),
            (Some(_), n, _) => (format!("{n} wrong"), theme.bad()),
        };
        let end = canvas.text_before(list, list.width.saturating_sub(1), row, &remark, style);
        let title = file.bank.as_ref().map_or(&file.name, |bank| &bank.title);
        let room = usize::from(end.saturating_sub(3));
        canvas.text(list, 1, row, &shorten(title, room), theme.strong());
        if nth == banks.selected {
            canvas.restyle(list, 0..list.width, row, theme.chosen());
            if app.overlay.is_none() {
                canvas.cursor(list, 1, row);
            }
        }
    }
    if let Some(file) = app.banks.get(banks.selected) {
        let rows = details(file, usize::from(beside.width.saturating_sub(1)));
        for (row, detail) in (0..beside.height).zip(rows.iter().skip(banks.top)) {
            match detail {
                Detail::Heading(text) => canvas.text(beside, 0, row, text, theme.accent()),
                Detail::Text(text) | Detail::Report(text) => {
                    canvas.text(beside, 0, row, text, theme.plain())
                }
                Detail::Blank => 0,
            };
        }
        if rows.len() > banks.top + usize::from(beside.height) {
            let bottom = beside.height.saturating_sub(1);
            let more = format!("{}: more", app.key_of(Action::PageDown));
            canvas.text_before(beside, beside.width, bottom, &more, theme.accent());
        }
    }
    chrome::footer(app, canvas, footer);
}
