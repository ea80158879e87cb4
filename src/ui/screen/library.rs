//! The list of sessions.

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::{Area, Room};
use crate::app::screen::LibraryScreen;
use crate::app::screen::first_shown;
use crate::app::screen::library::LibraryAreas;
use crate::app::{Action, App, Row};
use crate::domain::Phase;
use crate::domain::prose::shorten;
use crate::domain::scorecard::decimal;
use crate::format::session_toml::Header;

pub(in crate::ui) fn draw(app: &App, list: &LibraryScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, _) = Area::of(app.size).split_rows(1);
    let areas = LibraryAreas::of(app.size);
    let LibraryAreas { filter, list: body, details, footer } = areas;
    let rows = list.rows(&app.library.rows);
    let all = app.library.rows.len();
    let count = match (rows.len() == all, app.library.complete) {
        (true, true) => format!("{all}"),
        (true, false) => format!("{all} so far"),
        (false, _) => format!("{} of {all}", rows.len()),
    };
    chrome::title(canvas, header, "Sessions", &count);
    canvas.text(filter, 1, 0, "Filter:", theme.quiet());
    widget::field::draw(
        canvas,
        areas.text(),
        &list.filter,
        "type to filter",
        app.overlay.is_none(),
    );

    let columns = Columns::of(app);
    columns.row(canvas, body, 0, HEADS);
    canvas.restyle(body, 0..body.width, 0, theme.quiet());
    let table = body.body();
    let top = first_shown(list.selected, table.height);
    for (row, (nth, shown)) in (0..table.height).zip(rows.iter().enumerate().skip(top)) {
        match &shown.header {
            Ok(header) => {
                let cells = cells(shown, header);
                columns.row(canvas, table, row, cells.each_ref().map(String::as_str));
            }
            Err(problem) => {
                let room = usize::from(table.width.saturating_sub(2));
                canvas.text(table, 1, row, &shorten(&problem.one_line(), room), theme.bad());
            }
        }
        if nth == list.selected {
            canvas.restyle(table, 0..table.width, row, theme.chosen());
            if app.in_list && app.overlay.is_none() {
                canvas.cursor(table, 1, row);
            }
        }
    }
    let selected = rows.get(list.selected).and_then(|row| Some((row, row.header.as_ref().ok()?)));
    if let Some((row, header)) = selected {
        canvas.rule(details, "", theme.quiet(), "", theme.quiet());
        let room = usize::from(details.width.saturating_sub(2));
        let text = match row.copy_of() {
            Some(original) => {
                let open = app.key_of(Action::Choose);
                format!("Conflict copy of {original}; {open} says how to compare them")
            }
            None => particulars(header),
        };
        canvas.text(details, 1, 1, &shorten(&text, room), theme.plain());
    }
    if rows.is_empty() {
        let back = app.key_of(Action::Back);
        let text = match (app.library.complete, all) {
            (false, _) => "Looking for sessions.".to_owned(),
            (true, 0) => format!(
                "There is no session yet. {back} goes back; Start an interview makes the first one."
            ),
            (true, _) => format!("No session fits this filter. {back} takes the filter away."),
        };
        let (_, inner) = table.split_columns(1);
        canvas.prose(inner, &text, theme.quiet());
    }
    chrome::footer(app, canvas, footer);
}

const HEADS: [&str; 8] =
    ["Date", "Candidate", "Bank", "Guide", "Interviewer", "Phase", "Rated", "Recommendation"];

/// What a row says, in the order of the heads.
fn cells(row: &Row, header: &Header) -> [String; 8] {
    let date = header.started.map(|at| at.format("%Y-%m-%d").to_string());
    [
        date.unwrap_or_default(),
        match row.copy_of() {
            Some(_) => format!("(copy) {}", header.candidate),
            None => header.candidate.clone(),
        },
        header.bank_title.clone(),
        header.guide_title.clone(),
        header.interviewer.clone(),
        header.phase_word().to_owned(),
        format!("{}/{}", header.rated, header.questions),
        match (header.recommendation_words(), header.phase) {
            (Some(words), _) => words.to_owned(),
            (None, Phase::Finished) => "none".to_owned(),
            (None, _) => String::new(),
        },
    ]
}

/// What the columns have no room for, about the highlighted row.
fn particulars(header: &Header) -> String {
    let score = header.score.map(|score| format!("score {}", decimal(score))).unwrap_or_default();
    let clock = format!("{} of {} min", header.clock_seconds / 60, header.minutes);
    let parts = [
        header.candidate.clone(),
        header.role.clone(),
        header.round.clone(),
        header.guide_title.clone(),
        header.interviewer.clone(),
        clock,
        score,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The widths of the columns; 0 leaves one out.
struct Columns([u16; 8]);

impl Columns {
    fn of(app: &App) -> Self {
        let width = app.size.columns;
        match Room::of(app.size) {
            Some(Room::Wide) => {
                let free = width.saturating_sub(10 + 9 + 5 + 14 + 9);
                Self([10, free * 3 / 10, free * 25 / 100, free * 2 / 10, free * 25 / 100, 9, 5, 14])
            }
            Some(Room::Medium) => {
                let free = width.saturating_sub(10 + 9 + 5 + 14 + 6);
                Self([10, free / 2, free / 2, 0, 0, 9, 5, 14])
            }
            _ => Self([10, width.saturating_sub(10 + 9 + 10 + 5), 0, 0, 0, 9, 0, 10]),
        }
    }

    /// Writes a row.
    fn row(&self, canvas: &mut Canvas, area: Area, row: u16, cells: [&str; 8]) {
        let style = canvas.theme.plain();
        let mut column = 1;
        for (width, text) in self.0.into_iter().zip(cells) {
            if width > 0 {
                canvas.text(area, column, row, &shorten(text, width.into()), style);
                column += width + 1;
            }
        }
    }
}
