//! The table of answers: one row for each question that was to be asked, one column for each thing
//! that is known of it. RFC 4180 with CRLF, UTF-8, a first row with the names.
//!
//! A spreadsheet takes a cell that begins like a formula for one. Such a text gets an apostrophe
//! before it, which spreadsheets take for "this is text". Numbers are never touched. What cannot be
//! seen is shown, and no cell holds a line end: a row is a line.

use std::time::Duration;

use csv::{Terminator, WriterBuilder};

use crate::domain::glyph::visible;
use crate::domain::time::whole_seconds;
use crate::domain::{Entry, Item, Mark, Question, Record, ratings};

/// A column of the table. Its name stays, and goes on meaning what it means; new columns come last.
pub struct Column {
    pub name: &'static str,
    /// For the documentation.
    pub meaning: &'static str,
    cell: fn(&Answer) -> Cell,
}

/// What a cell holds.
enum Cell {
    Text(String),
    Number(u64),
    Truth(bool),
    /// What is missing, which is never a zero.
    Nothing,
}

/// One question of one session.
struct Answer<'a> {
    record: &'a Record,
    item: usize,
    planned: &'a Item,
    question: &'a Question,
    entry: &'a Entry,
}

/// Every column, in their order.
pub const COLUMNS: &[Column] = &[
    column("session", "the session's id", |it| text(it.record.id.as_str())),
    column("date", "the day on which it began; the Monday of its week where it is anonymous", date),
    column("phase", "planned, live, paused, wrap-up or finished", |it| {
        text(it.record.phase_word())
    }),
    column("candidate", "as typed, or a code", |it| text(&it.record.people.candidate)),
    column("interviewer", "as typed, or a code", |it| text(&it.record.people.interviewer)),
    column("role", "the job", |it| text(&it.record.people.role)),
    column("round", "which interview of the series", |it| text(&it.record.people.round)),
    column("bank", "the id of the question bank", |it| text(&it.record.plan.bank)),
    column("bank_version", "as its author counts", |it| text(&it.record.plan.version)),
    column("bank_digest", "the same wording has the same one", |it| text(&it.record.plan.digest)),
    column("guide", "the id of the guide", |it| text(&it.record.plan.guide)),
    column("number", "the question's number in the guide; empty for an extra one", |it| {
        number(it.record.plan.number(it.item))
    }),
    column("question", "the question's id", |it| text(&it.question.id)),
    column("title", "its short title", |it| text(&it.question.title)),
    column("competency", "the id of what it tells about", |it| {
        text(it.record.plan.competency(it.question).map_or("", |it| &it.id))
    }),
    column("question_type", "behavioural, situational or knowledge", |it| {
        text(it.question.kind.map_or("", |kind| kind.word()))
    }),
    column("core", "whether every candidate must meet it", |it| Cell::Truth(it.planned.core)),
    column("extra", "whether it was not in the guide, and counts for no score", |it| {
        Cell::Truth(it.planned.extra.is_some())
    }),
    column("standing", "waiting, asking, answered or skipped", |it| text(it.entry.standing.word())),
    column("rating", "a point of the scale; empty when not rated", |it| number(it.entry.rating)),
    column("scale_top", "the highest point of the scale; the lowest is 1", |it| {
        number(Some(it.record.plan.scale.top()))
    }),
    column("first_rating", "the rating before any change", |it| {
        number(ratings(it.record, it.item).first().and_then(|first| first.rating))
    }),
    column("rating_changes", "how often the rating was changed, slips left out", |it| {
        count(ratings(it.record, it.item).len().saturating_sub(1))
    }),
    column("spent_seconds", "how long it was on the table, pauses excluded", |it| {
        number(Some(whole_seconds(Duration::from_millis(it.entry.spent_ms))))
    }),
    column("planned_seconds", "how long it was to take", |it| number(Some(it.planned.seconds()))),
    column("signals_heard", "how many signals were ticked", |it| count(it.entry.signals.len())),
    column("signals", "of how many", |it| count(it.question.signals.len())),
    column("red_flags_heard", "how many red flags were ticked", |it| {
        count(it.entry.red_flags.len())
    }),
    column("red_flags", "of how many", |it| count(it.question.red_flags.len())),
    column("probes_asked", "how many planned follow-ups were asked", |it| {
        let planned = it.question.probes.len();
        count(it.entry.probes.iter().filter(|nth| **nth < planned).count())
    }),
    column("probes", "of how many", |it| count(it.question.probes.len())),
    column("parts_heard", "how many parts of a story were ticked", |it| count(it.entry.star.len())),
    column("parts", "of how many", |it| count(it.question.parts().len())),
    column("hints", "how many hints were given", |it| count(it.entry.hints())),
    column("volunteered", "how often something was volunteered that is not written down", |it| {
        number(Some(it.entry.volunteered))
    }),
    column("note_lines", "how many lines were written", |it| count(lines(it, |_| true))),
    column("evidence_for", "lines marked +", |it| marked(it, Mark::For)),
    column("evidence_against", "lines marked -", |it| marked(it, Mark::Against)),
    column("quotes", "lines marked \"", |it| marked(it, Mark::Quote)),
    column("skipped", "why it was skipped", |it| {
        text(it.entry.skipped.as_deref().unwrap_or_default())
    }),
    column("recommendation", "of the whole session: strong no, no, yes or strong yes", |it| {
        text(it.record.recommendation_words().unwrap_or_default())
    }),
];

const fn column(name: &'static str, meaning: &'static str, cell: fn(&Answer) -> Cell) -> Column {
    Column { name, meaning, cell }
}

/// The first row, which has the names of the columns.
pub(super) fn names() -> String {
    table([COLUMNS.iter().map(|column| column.name)])
}

/// The rows of a session that has been prepared.
pub(super) fn rows(record: &Record) -> String {
    let cells = |answer| COLUMNS.iter().map(move |column| (column.cell)(&answer).printed());
    table(answers(record).map(cells))
}

fn table<C: AsRef<[u8]>>(rows: impl IntoIterator<Item = impl IntoIterator<Item = C>>) -> String {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // A vector takes whatever is written into it, and every row has the same length.
        let _ = table.write_record(row);
    }
    table.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The questions of a session in the order in which they are asked.
fn answers(record: &Record) -> impl Iterator<Item = Answer<'_>> {
    record.in_order().filter_map(move |(item, planned, entry)| {
        let question = planned.question()?;
        Some(Answer { record, item, planned, question, entry })
    })
}

impl Cell {
    fn printed(self) -> String {
        match self {
            Self::Text(text) => guarded(&text),
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Nothing => String::new(),
        }
    }
}

/// A text as a cell that no spreadsheet takes for a formula.
pub fn guarded(text: &str) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let controls = text.starts_with(['\t', '\r', '\n']);
    let guard = if controls || text.trim_start().starts_with(formula) { "'" } else { "" };
    format!("{guard}{}", visible(text))
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
}

fn number(number: Option<impl TryInto<u64>>) -> Cell {
    number.and_then(|number| number.try_into().ok()).map_or(Cell::Nothing, Cell::Number)
}

fn count(count: usize) -> Cell {
    number(Some(count))
}

fn date(answer: &Answer) -> Cell {
    let started = answer.record.started;
    started.map_or(Cell::Nothing, |at| Cell::Text(at.format("%Y-%m-%d").to_string()))
}

fn marked(answer: &Answer, mark: Mark) -> Cell {
    count(lines(answer, |line| Mark::of(line) == Some(mark)))
}

/// How many lines of the notes say something, and are of a kind.
fn lines(answer: &Answer, kind: impl Fn(&str) -> bool) -> usize {
    let lines = answer.entry.notes.lines().iter().map(|line| line.text.as_str());
    lines.filter(|line| !Mark::is_bare(line) && kind(line)).count()
}
