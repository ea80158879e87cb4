//! Texts without their words: what is left is that they were there.
//!
//! A note loses its words and keeps its time and its mark in the data, and is counted in a report:
//! one that dropped it would say that a rating has no evidence, which is not true. The lines of the
//! reason that begin with a mark are notes as well: the program puts them there.

use super::LEFT_OUT;
use crate::domain::{Amended, Mark, NoteLine, Notes, Place, Record};

/// A record without the words of its notes. The reason for the recommendation stays, but for the
/// notes in it.
pub(super) fn notes(mut record: Record) -> Record {
    for entry in &mut record.entries {
        entry.notes = marks(&entry.notes);
    }
    record.reason = without_marked(&record.reason);
    for amendment in &mut record.amendments {
        if let Amended::Text { place, old, new, .. } = &mut amendment.what {
            for lines in [old, new].into_iter().flatten() {
                *lines = match place {
                    Place::Item(_) => marks(lines),
                    Place::Reason => without_marked(lines),
                };
            }
        }
    }
    record.unknown.remarks.push("The words of the notes are left out here.".to_owned());
    record
}

/// Notes with the times and marks of their lines alone.
pub(super) fn marks(notes: &Notes) -> Notes {
    Notes::new(notes.lines().iter().map(|it| marked(it)))
}

/// The time and the mark of a line.
fn marked(line: &NoteLine) -> NoteLine {
    let text = match (Mark::of(&line.text), Mark::is_bare(&line.text)) {
        (None, true) => String::new(),
        (None, false) => LEFT_OUT.to_owned(),
        (Some(mark), true) => format!("{} ", mark.sign()),
        (Some(mark), false) => format!("{} {LEFT_OUT}", mark.sign()),
    };
    NoteLine { begun: line.begun, text }
}

/// A text in which the lines that begin with a mark have lost their words.
fn without_marked(text: &Notes) -> Notes {
    let line = |line: &NoteLine| match Mark::of(&line.text) {
        Some(_) => marked(line),
        None => line.clone(),
    };
    Notes::new(text.lines().iter().map(|it| line(it)))
}

/// The words that stand for a text, where there is one.
pub(super) fn text(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { LEFT_OUT.to_owned() }
}
