//! The list of sessions: only the rows that are in view are looked at.

mod preview;

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::Area;
use crate::app::filter::day_of;
use crate::app::screen::LibraryScreen;
use crate::app::screen::library::{LibraryAreas, Shown};
use crate::app::sorting::Column;
use crate::app::{Action, App, Row};
use crate::domain::Phase;
use crate::domain::prose::{grouped, shorten};
use crate::domain::scorecard::decimal;
use crate::format::session_toml::Header;

pub(in crate::ui) fn draw(app: &App, list: &LibraryScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, _) = Area::of(app.size).split_rows(1);
    let areas = LibraryAreas::of(app.size);
    chrome::title(canvas, header, "Sessions", &counts(app, list));
    canvas.text(areas.filter, 1, 0, "Filter:", theme.quiet());
    let text = areas.text();
    let hint = shorten(HINT, usize::from(text.width.saturating_sub(1)));
    widget::field::draw(canvas, text, &list.filter, &hint, app.overlay.is_none());
    let columns = areas.columns();
    heads(list, &columns, canvas, areas.list);
    rows(app, list, &columns, canvas, areas.list.body());
    preview::draw(app, list, &areas, canvas);
    if list.count() == 0 {
        let (_, inner) = areas.list.body().split_columns(1);
        canvas.prose(inner, &nothing(app, list), theme.quiet());
    }
    chrome::footer(app, canvas, areas.footer);
}

/// What can be typed, where nothing is.
const HINT: &str = "a name or word; by: guide: bank: rec: score: on: after: before: phase: role:";

/// How many are marked, fit and are there; how many of them are read, while that goes on.
fn counts(app: &App, list: &LibraryScreen) -> String {
    let library = &app.library;
    let (known, fit) = (library.rows.len(), list.count());
    let names = library.names.max(known);
    let count = match (library.complete, list.is_filtered()) {
        (true, false) => grouped(known),
        (true, true) => format!("{} of {}", grouped(fit), grouped(known)),
        (false, _) if names == 0 => String::new(),
        (false, false) => format!("{} of {} read", grouped(known), grouped(names)),
        (false, true) => {
            format!("{} fit, {} of {} read", grouped(fit), grouped(known), grouped(names))
        }
    };
    let marked = match (list.marked(), list.marked_hidden()) {
        (0, _) => String::new(),
        (marked, 0) => format!("{} marked, ", grouped(marked)),
        (marked, hidden) if marked == hidden => format!("{} marked, not shown, ", grouped(marked)),
        (marked, hidden) => {
            format!("{} marked, {} of them not shown, ", grouped(marked), grouped(hidden))
        }
    };
    format!("{}{marked}{count}", hidden_order(app, list))
}

/// By what the list is sorted, where no head can tell.
fn hidden_order(app: &App, list: &LibraryScreen) -> String {
    let sorted_by = list.order.column;
    if LibraryAreas::of(app.size).columns().iter().any(|it| it.column == sorted_by) {
        return String::new();
    }
    let mark = if list.order.descends() { "▼" } else { "▲" };
    format!("by {} {mark} · ", sorted_by.word())
}

/// Why no row is shown.
fn nothing(app: &App, list: &LibraryScreen) -> String {
    let back = app.key_of(Action::Back);
    match (app.library.complete, list.is_filtered()) {
        (false, false) => "Looking for sessions.".to_owned(),
        (false, true) => "No session fits this filter so far.".to_owned(),
        (true, true) => format!(
            "No session fits this filter. Interviewers are found with by:, what candidates applied \
             for with role: and round:. {back} takes the filter away."
        ),
        (true, false) => format!(
            "There is no session yet. {back} goes back; Start an interview makes the first one."
        ),
    }
}

fn head(column: Column) -> &'static str {
    match column {
        Column::Date => "Date",
        Column::Candidate => "Candidate",
        Column::Bank => "Guide",
        Column::Interviewer => "Interviewer",
        Column::Phase => "Phase",
        Column::Score => "Score",
        Column::Recommendation => "Recommend",
        Column::Coverage => "Rated",
    }
}

/// The heads, each with the number of its key; the order stands in the one that makes it.
fn heads(list: &LibraryScreen, columns: &[Shown], canvas: &mut Canvas, area: Area) {
    let quiet = canvas.theme.quiet();
    for Shown { column, start, width } in columns {
        let number = column.number().to_string();
        let sorts = list.order.column == *column;
        if sorts {
            let mark = if list.order.descends() { "▼" } else { "▲" };
            canvas.text(area, start + 1, 0, mark, canvas.theme.accent());
        }
        canvas.text(area, *start, 0, &number, quiet);
        let style = if sorts { canvas.theme.strong() } else { quiet };
        let room = usize::from(width.saturating_sub(2));
        canvas.text(area, start + 2, 0, &shorten(head(*column), room), style);
    }
}

fn rows(app: &App, list: &LibraryScreen, columns: &[Shown], canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    for (row, nth) in (0..area.height).zip(list.top..) {
        let Some(session) = list.row(&app.library.rows, nth) else { break };
        if list.is_marked(&session.file) {
            canvas.text(area, 1, row, "✓", theme.accent());
        }
        match &session.header {
            Ok(header) => {
                let has_phase = columns.iter().any(|it| it.column == Column::Phase);
                for Shown { column, start, width } in columns {
                    let text = cell(*column, session, header, has_phase);
                    let text = shorten(&text, usize::from(*width));
                    canvas.text(area, *start, row, &text, theme.plain());
                }
            }
            Err(problem) => {
                let start = columns.first().map_or(1, |column| column.start);
                let room = usize::from(area.width.saturating_sub(start + 1));
                // All of them lie in the same folder.
                let name = session.file.file_name().unwrap_or_default().to_string_lossy();
                let text = shorten(&format!("{name}: {}", problem.message), room);
                canvas.text(area, start, row, &text, theme.bad());
            }
        }
        if nth == list.selected {
            canvas.restyle(area, 0..area.width, row, theme.chosen());
            if app.in_list && app.overlay.is_none() {
                canvas.cursor(area, 1, row);
            }
        }
    }
}

/// What stands in a cell; `has_phase` says that another one has the phase.
fn cell(column: Column, row: &Row, header: &Header, has_phase: bool) -> String {
    match column {
        Column::Date => {
            let day = header.started.map(|at| at.date_naive()).or_else(|| day_of(&row.name()));
            day.map(|day| day.to_string()).unwrap_or_default()
        }
        Column::Candidate => match row.copy_of() {
            Some(_) => format!("(copy) {}", header.candidate),
            None => header.candidate.clone(),
        },
        Column::Bank => format!("{} {}", header.bank, header.guide),
        Column::Interviewer => header.interviewer.clone(),
        Column::Phase => header.phase_word().to_owned(),
        Column::Score => header.score.map(decimal).unwrap_or_default(),
        Column::Recommendation => match (header.recommendation_words(), header.phase) {
            // What is not finished is not decided: that comes before what was written down so far.
            (_, phase) if phase != Phase::Finished && !has_phase => header.phase_word().to_owned(),
            (Some(words), _) => words.to_owned(),
            (None, Phase::Finished) => "none".to_owned(),
            (None, _) => String::new(),
        },
        Column::Coverage => format!("{}/{}", header.rated, header.questions),
    }
}
