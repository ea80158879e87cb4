//! The amendments in a session file: what was changed after the session was sealed.
//!
//! ```toml
//! [[amendment]]
//! at = 2026-11-04T09:12:00+01:00
//! what = "rating"            # or notes, reason, recommendation; candidate, role, round, interviewer
//! question = "query"
//! old = 4                    # left out where there was none
//! new = 3
//! why = "the cost of the index was never named"
//! by = "Robin Example"       # left out where nobody said it
//! ```
//!
//! Of a text `old` and `new` are the lines that differ, as they stand in the entries, and `line` is
//! the first of them, from 1.

use super::print::Page;
use super::reader::{Reader, Table};
use super::{entries, items, stamp, text, unknown};
use crate::domain::{
    Amended, Amendment, Notes, Particular, Place, Plan, Recommendation, Record, Spot,
};

/// The words for what was amended.
const RATING: &str = "rating";
const NOTES: &str = "notes";
const REASON: &str = "reason";
const RECOMMENDATION: &str = "recommendation";

/// Prints a table for each amendment.
pub(super) fn print(page: &mut Page, record: &Record) {
    for (nth, Amendment { at, what, why, by }) in record.amendments.iter().enumerate() {
        page.head("[[amendment]]");
        page.value("at", text::time(*at));
        page.line("what", word(what));
        if let Some(item) = what.item() {
            page.raw(&items::fields(&record.plan, item));
        }
        match what {
            Amended::Rating { old, new, .. } => {
                for (key, rating) in [("old", old), ("new", new)] {
                    if let Some(rating) = rating {
                        page.value(key, rating);
                    }
                }
            }
            Amended::Text { from, old, new, .. } => {
                page.value("line", from.saturating_add(1));
                for (key, lines) in [("old", old), ("new", new)] {
                    if let Some(lines) = lines {
                        page.notes(key, lines);
                    }
                }
            }
            Amended::Recommendation { old, new } => {
                for (key, given) in [("old", old), ("new", new)] {
                    if let Some(given) = given {
                        page.line(key, given.words());
                    }
                }
            }
            Amended::Particular { old, new, .. } => {
                for (key, text) in [("old", old), ("new", new)] {
                    if !text.is_empty() {
                        page.line(key, text);
                    }
                }
            }
        }
        page.line("why", why);
        if !by.is_empty() {
            page.line("by", by);
        }
        unknown::print(page, &record.unknown, Spot::Amendment(nth));
    }
}

fn word(what: &Amended) -> &'static str {
    match what {
        Amended::Rating { .. } => RATING,
        Amended::Text { place: Place::Item(_), .. } => NOTES,
        Amended::Text { place: Place::Reason, .. } => REASON,
        Amended::Recommendation { .. } => RECOMMENDATION,
        Amended::Particular { which, .. } => which.word(),
    }
}

/// The amendments that can be read.
pub(super) fn read(reader: &mut Reader<'_>, root: &Table<'_>, plan: &Plan) -> Vec<Amendment> {
    let mut amendments = Vec::new();
    for table in reader.tables(root, "amendment") {
        let read = read_amendment(reader, &table, plan);
        if let Some(amendment) = read {
            reader.keep(&table, Spot::Amendment(amendments.len()));
            amendments.push(amendment);
        }
    }
    amendments
}

fn read_amendment(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan) -> Option<Amendment> {
    for key in ["at", "what"] {
        if !table.has(key) {
            reader.problem(table.span(), format!("This amendment has no `{key}`."));
        }
    }
    let at = reader.time(table, "at");
    let why = reader.needed(table, "why", "This amendment");
    let by = reader.string(table, "by").unwrap_or_default();
    let particular = |word: &str| Particular::ALL.into_iter().find(|it| it.word() == word);
    let kinds = [RATING, NOTES, REASON, RECOMMENDATION]
        .into_iter()
        .chain(Particular::ALL.map(Particular::word));
    let kinds: Vec<&str> = kinds.collect();
    let what = match reader.word(table, "what", &kinds, |kind| kind)? {
        RATING => Amended::Rating {
            item: items::read(reader, table, plan)?,
            old: entries::on_scale(reader, table, "old", plan),
            new: entries::on_scale(reader, table, "new", plan),
        },
        RECOMMENDATION => Amended::Recommendation {
            old: read_given(reader, table, "old"),
            new: read_given(reader, table, "new"),
        },
        NOTES => {
            let item = items::read(reader, table, plan)?;
            read_text(reader, table, Place::Item(item))
        }
        word => match particular(word) {
            Some(which) => {
                let mut text = |key| reader.string(table, key).unwrap_or_default();
                let (old, new) = (text("old"), text("new"));
                Amended::Particular { which, old, new }
            }
            None => read_text(reader, table, Place::Reason),
        },
    };
    Some(Amendment { at: at?, what, why: why?, by })
}

fn read_given(reader: &mut Reader<'_>, table: &Table<'_>, key: &str) -> Option<Recommendation> {
    reader.word(table, key, &Recommendation::ALL, Recommendation::words)
}

fn read_text(reader: &mut Reader<'_>, table: &Table<'_>, place: Place) -> Amended {
    let line = usize::try_from(reader.whole(table, "line").unwrap_or(1)).unwrap_or(usize::MAX);
    let mut lines =
        |key: &str| -> Option<Notes> { reader.string(table, key).map(|it| stamp::read(&it)) };
    let (old, new) = (lines("old"), lines("new"));
    Amended::Text { place, from: line.saturating_sub(1), old, new }
}
