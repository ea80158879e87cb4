//! What the columns of the list have no room for, about the session under the highlight: at once
//! what its header tells, and what its file tells when that has been read.

use ratatui::style::Style;

use super::super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::preview::Preview;
use crate::app::screen::LibraryScreen;
use crate::app::screen::library::{LibraryAreas, Place};
use crate::app::{Action, App, Row};
use crate::domain::prose::{fold, shorten};
use crate::domain::scorecard::decimal;
use crate::format::problem::Problem;
use crate::format::session_toml::Header;

/// The columns between the two halves of a preview below the list.
const BETWEEN: u16 = 3;

pub(super) fn draw(app: &App, list: &LibraryScreen, areas: &LibraryAreas, canvas: &mut Canvas) {
    let Some(row) = list.highlighted(&app.library.rows) else { return };
    let quiet = canvas.theme.quiet();
    let inner = match areas.place {
        Place::Beside => {
            canvas.rule_down(areas.preview);
            let (_, inner) = areas.preview.split_columns(2);
            inner.split_columns(inner.width.saturating_sub(1)).0
        }
        Place::Below | Place::Line => {
            canvas.rule(areas.preview, "", quiet, "", quiet);
            let (_, inner) = areas.preview.body().split_columns(1);
            inner.split_columns(inner.width.saturating_sub(1)).0
        }
    };
    let header = match &row.header {
        Ok(header) => header,
        Err(problem) => return broken(problem, areas.place, canvas, inner),
    };
    let preview = match list.preview() {
        Some(Err(problem)) => return broken(problem, areas.place, canvas, inner),
        Some(Ok(preview)) => Some(preview),
        None => None,
    };
    match areas.place {
        Place::Line => {
            let text = shorten(&particulars(app, row, header).join(" · "), inner.width.into());
            canvas.text(inner, 0, 0, &text, canvas.theme.plain());
        }
        Place::Below => {
            let (lines, _) = inner.split_rows(2);
            let text = particulars(app, row, header).join(" · ");
            let used = canvas.prose(lines, &text, canvas.theme.plain());
            let (_, rest) = inner.split_rows(used);
            let (left, right) = rest.split_columns(inner.width / 2);
            scores(header, preview, canvas, left.split_columns(left.width - BETWEEN).0);
            verdict(header, preview, canvas, right);
        }
        Place::Beside => {
            let mut rest = inner;
            let mut lines = particulars(app, row, header).into_iter();
            if let Some(first) = lines.next() {
                rest = line(canvas, rest, &first, canvas.theme.strong());
            }
            for text in lines {
                rest = line(canvas, rest, &text, canvas.theme.plain());
            }
            let (_, rest) = rest.split_rows(1);
            let used = scores(header, preview, canvas, rest);
            let (_, rest) = rest.split_rows(used + 1);
            verdict(header, preview, canvas, rest);
        }
    }
}

/// A problem of the file, in full as far as there is room.
fn broken(problem: &Problem, place: Place, canvas: &mut Canvas, area: Area) {
    let bad = canvas.theme.bad();
    if place == Place::Line {
        let text = shorten(&problem.one_line(), area.width.into());
        canvas.text(area, 0, 0, &text, bad);
    } else {
        canvas.prose(area, &problem.one_line(), bad);
    }
}

/// What the header tells, from the name on.
fn particulars(app: &App, row: &Row, header: &Header) -> Vec<String> {
    let together = |parts: [&str; 2]| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    let clock = format!("{} of {} min", header.clock_seconds / 60, header.minutes);
    let begun = header.started.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
    let copy = row.copy_of().map(|original| {
        let open = app.key_of(Action::Choose);
        format!("Conflict copy of {original}; {open} says how to compare them")
    });
    let lines = [
        copy.unwrap_or_default(),
        header.candidate.clone(),
        together([&header.role, &header.round]),
        together([&header.bank_title, &header.guide_title]),
        header.interviewer.clone(),
        together([begun.as_deref().unwrap_or_default(), &clock]),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The ratings in one line, and competency by competency once the file has been read. Returns the
/// rows that were used.
fn scores(header: &Header, preview: Option<&Preview>, canvas: &mut Canvas, area: Area) -> u16 {
    let theme = canvas.theme;
    let mean =
        header.score.map_or("No score".to_owned(), |score| format!("Score {}", decimal(score)));
    let text = format!("{mean}, {} of {} rated", header.rated, header.questions);
    canvas.text(area, 0, 0, &shorten(&text, area.width.into()), theme.strong());
    let Some(preview) = preview else { return 1 };
    let table = area.body();
    for (row, score) in (0..table.height).zip(&preview.scores) {
        let rated = format!("{}/{}", score.rated, score.planned);
        let end = canvas.text_before(table, table.width, row, &rated, theme.quiet());
        let mean = score.mean.map_or("-".to_owned(), decimal);
        let end = canvas.text_before(table, end.saturating_sub(2), row, &mean, theme.plain());
        let name = shorten(&score.competency, usize::from(end.saturating_sub(2)));
        canvas.text(table, 0, row, &name, theme.plain());
    }
    1 + table.height.min(u16::try_from(preview.scores.len()).unwrap_or(u16::MAX))
}

/// The recommendation, and why once the file has been read.
fn verdict(header: &Header, preview: Option<&Preview>, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let text = match header.recommendation_words() {
        Some(words) => format!("Recommendation: {words}"),
        None if header.is_unfinished() => "No recommendation yet".to_owned(),
        None => "No recommendation".to_owned(),
    };
    canvas.text(area, 0, 0, &shorten(&text, area.width.into()), theme.strong());
    let Some(preview) = preview else { return };
    let body = area.body();
    let rows = fold(&preview.reason, body.width.into());
    for (row, text) in (0..body.height).zip(&rows) {
        let last = row + 1 == body.height && rows.len() > usize::from(body.height);
        let end = canvas.text(body, 0, row, text, theme.plain());
        if last {
            // There is more to read on the page.
            canvas.text(body, end.min(body.width.saturating_sub(1)), row, "…", theme.quiet());
        }
    }
}

/// A line, folded; returns what is left below it.
fn line(canvas: &mut Canvas, area: Area, text: &str, style: Style) -> Area {
    let used = canvas.prose(area, text, style);
    area.split_rows(used).1
}
