//! A comparison in words: what its cells say, what has to be known about it ([`remarks`]), and the
//! whole as a text ([`text()`]) and as JSON ([`json()`]).
//!
//! The screen and the command say the same, because both take it from here. Nothing here may say
//! who is better by how much: scores are shown with their coverage, and ranked by bands alone.

pub mod remarks;

mod json;
mod text;

pub use json::json;
pub use text::text;

use crate::domain::comparison::{Asked, Cell, Column, Comparison, Heading};
use crate::domain::scorecard::decimal;
use crate::domain::{Record, Standing};

/// What stands where nothing was rated, where a question was skipped, where the guide does not have
/// it, and behind what was asked in other words.
pub const MISSING: &str = "–";
pub const SKIPPED: &str = "×";
pub const LACKING: &str = "░";
pub const OTHER: &str = "≠";

/// What a row is called; a question begins with its number, an extra one with `+`.
pub fn heading(heading: &Heading) -> String {
    match heading {
        Heading::Competency { name, .. } => name.clone(),
        Heading::Overall => "Overall".to_owned(),
        Heading::Same => "On the same questions".to_owned(),
        Heading::Question(Asked { number: Some(number), title, .. }) => format!("{number} {title}"),
        Heading::Question(Asked { title, .. }) => format!("+ {title}"),
    }
}

/// The rating of a cell, or the sign for why there is none. That of one question in one session is
/// a point of the scale; everything else is a mean with one decimal.
pub fn rating(cell: &Cell, single: bool) -> String {
    match cell.mean {
        Some(mean) if single => format!("{mean:.0}"),
        Some(mean) => decimal(mean),
        None if cell.planned == 0 => LACKING.to_owned(),
        None if cell.skipped == cell.planned => SKIPPED.to_owned(),
        None => MISSING.to_owned(),
    }
}

/// The whole of a cell: the rating, for a mean how much of what was planned it is over, and the
/// sign for other words.
pub fn cell(row: &Heading, column: Column, cell: &Cell) -> String {
    let question = matches!(row, Heading::Question(_));
    let single = question && matches!(column, Column::Session { .. });
    let mut text = rating(cell, single);
    if !question && cell.planned > 0 {
        text = format!("{text} {}/{}", cell.rated, cell.planned);
    }
    if cell.other {
        text.push_str(OTHER);
    }
    text
}

/// Whom a column is about.
pub fn candidate(comparison: &Comparison, column: Column) -> &str {
    let name = comparison.people.get(column.person()).map_or("", |it| it.candidate.trim());
    if name.is_empty() { "(no name)" } else { name }
}

/// What stands below that: who asked, or how far it has come where that is not the end.
pub fn below(comparison: &Comparison, records: &[&Record], column: Column) -> String {
    match column {
        Column::Mean { person } => {
            let many = comparison.people.get(person).map_or(0, |it| it.interviewers);
            format!("mean of {many}")
        }
        Column::Session { session, .. } => match records.get(session) {
            Some(record) if !is_finished(record) => record.phase_word().to_owned(),
            Some(record) => record.people.interviewer.trim().to_owned(),
            None => String::new(),
        },
    }
}

/// Whether what is rated in a session stays as it is.
pub fn is_finished(record: &Record) -> bool {
    record.phase_word() == crate::domain::Phase::Finished.word()
}

/// A session as sentences name it: by its candidate, and where that candidate has several by the
/// interviewer too.
pub fn who(comparison: &Comparison, records: &[&Record], session: usize) -> String {
    let Some(record) = records.get(session) else { return String::new() };
    let candidate = match record.people.candidate.trim() {
        "" => "(no name)",
        name => name,
    };
    let many = comparison
        .people
        .iter()
        .any(|person| person.sessions.len() > 1 && person.sessions.contains(&session));
    match (many, record.people.interviewer.trim()) {
        (false, _) => candidate.to_owned(),
        (true, "") => format!("{candidate} ({})", record.id),
        (true, interviewer) => format!("{candidate} ({interviewer})"),
    }
}

/// The bands of a column's candidate; in brackets for a session that is only a part of the score
/// which they go by.
pub fn band(comparison: &Comparison, column: Column) -> String {
    let letters = comparison.bands.letters(column.person());
    let part = comparison.is_part(column) && !letters.is_empty();
    if part { format!("({letters})") } else { letters }
}

/// What the signs mean that stand in these cells, each once.
pub fn legend<'a>(cells: impl Iterator<Item = &'a Cell>) -> String {
    let (mut missing, mut skipped, mut lacking, mut other) = (false, false, false, false);
    for cell in cells {
        match rating(cell, false).as_str() {
            MISSING => missing = true,
            SKIPPED => skipped = true,
            LACKING => lacking = true,
            _ => {}
        }
        other |= cell.other;
    }
    let parts = [
        (missing, MISSING, "not rated"),
        (skipped, SKIPPED, "skipped"),
        (lacking, LACKING, "not in guide"),
        (other, OTHER, "other words"),
    ];
    let shown = parts.into_iter().filter(|(there, ..)| *there);
    shown.map(|(_, sign, words)| format!("{sign} {words}")).collect::<Vec<_>>().join(", ")
}

/// How a question stands in a session, in a word.
fn standing(record: &Record, place: usize) -> Standing {
    record.entries.get(place).map(|entry| entry.standing).unwrap_or_default()
}
