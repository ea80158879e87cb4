//! A comparison in words: what its cells say, what has to be known about it ([`remarks`]), and the
//! whole as a text ([`text()`]), as JSON ([`json()`]) and in every format of an export
//! ([`document()`]).
//!
//! The screen and the command say the same, because both take it from here. Nothing here may say
//! who is better by how much: scores are shown with their coverage, and ranked by bands alone.

pub mod names;
pub mod remarks;

mod document;
mod grid;
mod json;
mod markdown;
mod table;
mod text;

pub use document::document;
pub use grid::{Grid, flags};
pub use json::json;
pub use text::text;

use crate::domain::comparison::{Asked, Cell, Column, Comparison, Heading, Order, Row};
use crate::domain::glyph::columns;
use crate::domain::scorecard::decimal;
use crate::domain::{Recommendation, Record, Standing};

/// How a comparison is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Whether the rows are questions; else they are competencies.
    pub by_question: bool,
    /// Whether each candidate has one column: of those whom several have met, their mean.
    pub folded: bool,
    pub order: Order,
}

/// A comparison as it is told to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    pub comparison: &'a Comparison,
    /// The sessions that it was made of, in their order.
    pub records: &'a [&'a Record],
    /// What else has to be known, as sentences: what was not compared, and why.
    pub aside: &'a [String],
    pub shape: Shape,
}

impl Sheet<'_> {
    /// What has to be known, the most serious first.
    pub fn problems(&self) -> Vec<String> {
        let own = remarks::problems(self.comparison, self.records);
        self.aside.iter().cloned().chain(own).collect()
    }
}

/// The rows of a comparison: recommendations and red flags, then the ratings.
pub fn rows(comparison: &Comparison, by_question: bool) -> Vec<&Row> {
    let ratings = if by_question { &comparison.questions } else { &comparison.competencies };
    comparison.verdicts.iter().chain(ratings).collect()
}

/// What stands where nothing was rated, where a question was skipped, where the guide does not have
/// it, and behind what was asked in other words.
pub const MISSING: &str = "–";
pub const SKIPPED: &str = "×";
pub const LACKING: &str = "░";
pub const OTHER: &str = "≠";

/// What a row is called; a question begins with its number, an extra one with `+`.
pub fn heading(heading: &Heading) -> String {
    match heading {
        Heading::Recommendation => "Recommendation".to_owned(),
        Heading::RedFlags => "Red flags heard".to_owned(),
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

/// What a session recommends where it says nothing.
pub const NONE: &str = "none";

/// The words of the recommendations, the most favourable first, each with how often it was given
/// where that is more than once; they are never averaged. The longest of three forms that has room:
/// `strong yes / 2 yes`, `s.yes/2 yes`, and from the highest to the lowest, `s.yes - yes`.
pub fn recommended(cell: &Cell, room: usize) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for recommendation in Recommendation::ALL.iter().rev() {
        counts.push((recommendation.words(), 0));
    }
    for words in &cell.recommended {
        let words = words.as_deref().unwrap_or(NONE);
        match counts.iter_mut().find(|(it, _)| *it == words) {
            Some((_, count)) => *count += 1,
            None => counts.push((words, 1)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    let one = |(words, count): &(&str, usize)| match count {
        1 => (*words).to_owned(),
        count => format!("{count} {words}"),
    };
    let all: Vec<String> = counts.iter().map(one).collect();
    let brief = |text: &str| text.replace("strong ", "s.");
    let ends = [counts.first(), counts.last()].map(|end| end.map_or("", |(words, _)| words));
    let forms =
        [all.join(" / "), brief(&all.join("/")), brief(&ends.join(" - ")), brief(&ends.join("-"))];
    // Ends of one are no range, and leave the count out.
    let forms = if counts.len() > 1 { &forms[..] } else { &forms[..2] };
    let fits = forms.iter().find(|text| columns(text) <= room);
    fits.or(forms.last()).cloned().unwrap_or_default()
}

/// The whole of a cell in at most so many columns, if one of its forms is that short. `brief`
/// leaves out how much a mean is over where that is everything planned.
pub fn cell_in(row: &Heading, column: Column, of: &Cell, room: usize, brief: bool) -> String {
    match row {
        Heading::Recommendation => recommended(of, room),
        Heading::Question(_) | Heading::RedFlags => cell(row, column, of),
        _ if brief && of.planned > 0 && of.rated == of.planned => {
            let sign = if of.other { OTHER } else { "" };
            format!("{}{sign}", rating(of, false))
        }
        _ => cell(row, column, of),
    }
}

/// The whole of a cell: the rating, for a mean how much of what was planned it is over, and the
/// sign for other words.
pub fn cell(row: &Heading, column: Column, cell: &Cell) -> String {
    match row {
        Heading::Recommendation => return recommended(cell, usize::MAX),
        Heading::RedFlags => {
            return match cell.flags {
                0 if cell.planned == 0 => LACKING.to_owned(),
                0 => NONE.to_owned(),
                heard => heard.to_string(),
            };
        }
        _ => {}
    }
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

/// Whom a column is about, in at most so many rows of so many columns each.
pub fn head(comparison: &Comparison, column: Column, room: usize, rows: usize) -> Vec<String> {
    let all: Vec<&str> = comparison.people.iter().map(|it| it.candidate.as_str()).collect();
    names::in_rows(candidate(comparison, column), &all, room, rows)
}

/// What stands below that, likewise.
pub fn below_in(
    comparison: &Comparison,
    records: &[&Record],
    column: Column,
    room: usize,
    rows: usize,
) -> Vec<String> {
    let sessions = comparison.sessions.iter().filter_map(|session| records.get(*session));
    let all: Vec<&str> = sessions.map(|record| record.people.interviewer.as_str()).collect();
    names::in_rows(&below(comparison, records, column), &all, room, rows)
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

/// What the signs mean that stand in the cells of these columns, each once, where a cell has so much
/// room, and in brief or not ([`cell_in`]).
pub fn legend(
    comparison: &Comparison,
    rows: &[&Row],
    shown: &[usize],
    (room, brief): (usize, bool),
) -> String {
    let (mut missing, mut skipped, mut lacking, mut other) = (false, false, false, false);
    let (mut means, mut strong) = (false, false);
    let cells = rows.iter().flat_map(|row| {
        shown.iter().filter_map(|place| Some((&row.heading, row.cells.get(*place)?)))
    });
    for (heading, cell) in cells {
        if *heading == Heading::Recommendation {
            strong |= recommended(cell, room).contains("s.");
            continue;
        }
        if *heading == Heading::RedFlags {
            lacking |= cell.planned == 0;
            continue;
        }
        means |= !matches!(heading, Heading::Question(_)) && cell.planned > 0;
        match rating(cell, false).as_str() {
            MISSING => missing = true,
            SKIPPED => skipped = true,
            LACKING => lacking = true,
            _ => {}
        }
        other |= cell.other;
    }
    let part = shown.iter().filter_map(|place| comparison.columns.get(*place));
    let part = part.into_iter().any(|column| band(comparison, *column).starts_with('('));
    let parts = [
        (missing, MISSING, "not rated"),
        (skipped, SKIPPED, "skipped"),
        (lacking, LACKING, "not in guide"),
        (other, OTHER, "other words"),
        (means && !brief, "4/5", "four of five rated"),
        (means && brief, "4/5", "four of five rated, else all"),
        (part, "(a)", "by the mean of several"),
        (strong, "s.", "strong"),
    ];
    let shown = parts.into_iter().filter(|(there, ..)| *there);
    shown.map(|(_, sign, words)| format!("{sign} {words}")).collect::<Vec<_>>().join(", ")
}

/// The red flags that were heard at an item of a session, each behind the title of its question.
fn flags_at(records: &[&Record], session: usize, item: usize) -> impl Iterator<Item = String> {
    let found = records.get(session).and_then(|record| {
        Some((record.plan.items.get(item)?.question()?, record.entries.get(item)?))
    });
    found.into_iter().flat_map(|(question, entry)| {
        let flags = entry.red_flags.iter().filter_map(|nth| question.red_flags.get(*nth));
        flags.map(|flag| format!("{}: {flag}", question.title)).collect::<Vec<_>>()
    })
}

/// How a question stands in a session, in a word.
fn standing(record: &Record, place: usize) -> Standing {
    record.entries.get(place).map(|entry| entry.standing).unwrap_or_default()
}
