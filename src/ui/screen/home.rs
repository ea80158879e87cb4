//! Home.

use super::super::canvas::Canvas;
use super::super::chrome;
use crate::app::areas::Area;
use crate::app::screen::HomeScreen;
use crate::app::screen::home::{HomeItem, Offers, items};
use crate::app::{Action, App};
use crate::domain::Phase;
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::domain::time::mmss;

pub(in crate::ui) fn draw(app: &App, home: &HomeScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, rest) = Area::of(app.size).split_rows(1);
    let (_, footer) = rest.split_rows(rest.height - 1);
    chrome::title(canvas, header, "Viva Voce", &app.home.folder.display().to_string());
    let tour = app.tour.map(|tour| tour.line(app, usize::from(rest.width.saturating_sub(2))));
    if let Some(line) = &tour {
        canvas.text(rest, 1, 0, line, theme.strong());
    }
    if let Some(wrong) = app.settings.wrong() {
        canvas.text(rest, 1, u16::from(tour.is_some()), &wrong, theme.warning());
    }
    let places = Offers::of(app);
    let body = places.area;
    let room = usize::from(body.width.saturating_sub(4));
    let offers: Vec<_> = items(app).into_iter().map(|item| describe(app, item)).collect();
    let keys = offers.iter().map(|(key, ..)| columns(key)).max().unwrap_or(0);
    for (nth, (key, title, remark)) in offers.into_iter().enumerate() {
        let style = if nth == home.selected {
            theme.chosen().patch(theme.strong())
        } else {
            theme.strong()
        };
        let row = places.row(nth);
        let column = canvas.text(body, 0, row, &format!(" {key:keys$} "), theme.accent());
        canvas.text(
            body,
            column + 1,
            row,
            &format!(" {} ", shorten(&title, room.saturating_sub(4))),
            style,
        );
        let room = usize::from(body.width.saturating_sub(column + 3));
        let most = places.remark(nth);
        let rows = fold(&remark, room);
        for (nth, line) in (0..most).zip(&rows) {
            let is_cut = nth + 1 == most && rows.len() > usize::from(most);
            let line = if is_cut { shorten(&format!("{line} …"), room) } else { line.clone() };
            canvas.text(body, column + 2, row + 1 + nth, &line, theme.quiet());
        }
        if nth == home.selected && app.overlay.is_none() {
            canvas.cursor(body, column + 2, row);
        }
    }
    chrome::footer(app, canvas, footer);
}

/// The key, the title and a remark about an offer.
fn describe(app: &App, item: HomeItem) -> (String, String, String) {
    let key = |action| app.key_of(action);
    match item {
        HomeItem::Resume => {
            let Some((_, header)) = app.library.next() else {
                return Default::default();
            };
            let more = app.library.unfinished().count() - 1;
            let more =
                if more > 0 { format!("; {more} more under Sessions") } else { String::new() };
            // How far it is comes before what one knows anyway.
            let (title, stands) = match header.phase {
                Phase::Planned => ("Go on to", "planned".to_owned()),
                phase => ("Resume", format!("{} at {}", phase.word(), mmss(header.clock_seconds))),
            };
            (
                key(Action::ResumeNewest),
                format!("{title} {}", header.candidate),
                format!("{stands}{more}; {}, {}", header.bank_title, header.guide_title),
            )
        }
        HomeItem::New => (
            key(Action::NewInterview),
            "Start an interview".into(),
            "Choose a bank and a guide, name the candidate".into(),
        ),
        HomeItem::Sessions => {
            let (count, complete) = (app.library.rows.len(), app.library.complete);
            let count = match (count, complete) {
                (0, true) => "None yet".into(),
                (0, false) => "Looking for them".into(),
                (1, true) => "One session".into(),
                (n, true) => format!("{n} sessions"),
                (n, false) => format!("{n} sessions so far"),
            };
            (key(Action::Sessions), "Sessions".into(), count)
        }
        HomeItem::Search => {
            (key(Action::Search), "Search".into(), "Every word of every session".into())
        }
        HomeItem::Banks => {
            let usable = app.banks.iter().filter(|file| file.bank.is_some()).count();
            let problems: usize = app.banks.iter().map(|file| file.problems.len()).sum();
            let problems = match problems {
                0 => String::new(),
                1 => ", one problem".into(),
                n => format!(", {n} problems"),
            };
            (key(Action::Banks), "Banks".into(), format!("{usable} to ask from{problems}"))
        }
        HomeItem::Quit => (key(Action::Quit), "Quit".into(), "Everything is saved".into()),
    }
}
