//! What the columns of the list have no room for, about the session under the highlight: at once
//! what its header tells, and what its file tells when that has been read.

use ratatui::style::Style;

use super::super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::preview::Preview;
use crate::app::screen::LibraryScreen;
use crate::app::screen::library::{LibraryAreas, Place};
use crate::app::sorting::Column;
use crate::app::{Action, App, Row};
use crate::domain::glyph::columns;
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
            let text = in_a_line(app, row, header, areas);
            canvas.text(inner, 0, 0, &shorten(&text, inner.width.into()), canvas.theme.plain());
        }
        Place::Below => {
            let text = in_a_line(app, row, header, areas);
            canvas.text(inner, 0, 0, &shorten(&text, inner.width.into()), canvas.theme.plain());
            let (_, rest) = inner.split_rows(1);
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

/// What the header tells, from the name on; role and round, which many sessions share, at the end.
fn particulars(app: &App, row: &Row, header: &Header) -> Vec<String> {
    let begun = header.started.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
    let lines = [
        copy(app, row),
        header.candidate.clone(),
        together([&header.bank_title, &header.guide_title]),
        header.interviewer.clone(),
        together([begun.as_deref().unwrap_or_default(), &clock(header)]),
        together([&header.role, &header.round]),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The same for a single row, without what stands in the list as a whole: the names where they are
/// cut there, what has no column, and last what many sessions share.
fn in_a_line(app: &App, row: &Row, header: &Header, areas: &LibraryAreas) -> String {
    let shown = areas.columns();
    let width = |column: Column| shown.iter().find(|it| it.column == column).map(|it| it.width);
    let unless_whole = |column: Column, text: &str| {
        let whole = width(column).is_some_and(|width| columns(text) <= usize::from(width));
        if whole { String::new() } else { text.to_owned() }
    };
    let without = |column: Column, text: String| match width(column) {
        None => text,
        Some(_) => String::new(),
    };
    let (guide, scores) = if areas.place == Place::Line {
        let score =
            header.score.map_or("no score".to_owned(), |it| format!("score {}", decimal(it)));
        let guide = format!("{} {}", header.bank, header.guide);
        let rated = format!("{score}, {} of {} rated", header.rated, header.questions);
        (without(Column::Bank, guide), rated)
    } else {
        (together([&header.bank_title, &header.guide_title]), String::new())
    };
    let stands = match header.recommendation_words() {
        Some(words) if !header.is_unfinished() => words,
        _ => header.phase_word(),
    };
    let begun = header.started.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    let parts = [
        copy(app, row),
        unless_whole(Column::Candidate, &header.candidate),
        unless_whole(Column::Interviewer, &header.interviewer),
        guide,
        without(Column::Recommendation, stands.to_owned()),
        scores,
        together([&begun, &clock(header)]),
        together([&header.role, &header.round]),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn together(parts: [&str; 2]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn clock(header: &Header) -> String {
    format!("{} of {} min", header.clock_seconds / 60, header.minutes)
}

/// Of which session it is a copy, where it is one.
fn copy(app: &App, row: &Row) -> String {
    let open = app.key_of(Action::Choose);
    let copy = row.copy_of();
    copy.map_or_else(String::new, |original| {
        format!("Conflict copy of {original}; {open} says how to compare them")
    })
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
    let more = preview.scores.len().saturating_sub(table.height.into());
    let (table, last) = table.split_rows(table.height.saturating_sub(u16::from(more > 0)));
    if more > 0 {
        canvas.text(last, 0, 0, &format!("… {} more", more + 1), theme.quiet());
    }
    for (row, score) in (0..table.height).zip(&preview.scores) {
        let rated = format!("{}/{}", score.rated, score.planned);
        let end = canvas.text_before(table, table.width, row, &rated, theme.quiet());
        let mean = score.mean.map_or("-".to_owned(), decimal);
        let end = canvas.text_before(table, end.saturating_sub(2), row, &mean, theme.plain());
        let name = shorten(&score.competency, usize::from(end.saturating_sub(2)));
        canvas.text(table, 0, row, &name, theme.plain());
    }
    1 + last.height.min(1) * u16::from(more > 0)
        + table.height.min(u16::try_from(preview.scores.len()).unwrap_or(u16::MAX))
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
