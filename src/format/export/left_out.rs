//! Texts without their words: what is left is that they were there.
//!
//! A note loses its words and keeps its time and its mark: a report that dropped the whole line
//! would say that a rating has no evidence, which is not true.

use super::{LEFT_OUT, Options};
use crate::domain::{Amended, Mark, NoteLine, Notes, Place, Record};
use crate::format::report::{self, Line};

/// A record without the words of its notes. The reason for the recommendation is no note.
pub(super) fn notes(mut record: Record) -> Record {
    for entry in &mut record.entries {
        entry.notes = marks(&entry.notes);
    }
    for amendment in &mut record.amendments {
        if let Amended::Text { place: Place::Item(_), old, new, .. } = &mut amendment.what {
            for lines in [old, new].into_iter().flatten() {
                *lines = marks(lines);
            }
        }
    }
    record.unknown.remarks.push("The words of the notes are left out here.".to_owned());
    record
}

/// Notes with the times and marks of their lines alone.
pub(super) fn marks(notes: &Notes) -> Notes {
    let line = |line: &NoteLine| {
        let mark = Mark::of(&line.text);
        let text = match (mark, Mark::is_bare(&line.text)) {
            (None, true) => String::new(),
            (None, false) => LEFT_OUT.to_owned(),
            (Some(mark), true) => format!("{} ", mark.sign()),
            (Some(mark), false) => format!("{} {LEFT_OUT}", mark.sign()),
        };
        NoteLine { begun: line.begun, text }
    };
    Notes::new(notes.lines().iter().map(|it| line(it)))
}

/// The words that stand for a text, where there is one.
pub(super) fn text(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { LEFT_OUT.to_owned() }
}

/// A report without the lines of notes that have lost their words.
pub(super) fn without_empty_notes(lines: Vec<Line>, options: Options) -> Vec<Line> {
    if options.words() { lines } else { report::without_notes(lines) }
}
