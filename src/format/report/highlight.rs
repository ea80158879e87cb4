//! The highlights in a report: what the interviewer marked with `!`, and the candidate's own words.

use super::Line;
use crate::domain::{Mark, Record};

impl Line {
    /// Whether it is a line of the notes that is marked as a highlight or as a quote, with words of
    /// its own.
    pub fn is_highlight(&self) -> bool {
        match self {
            Self::Note { mark: Some(mark), text, .. } => counts(*mark, text),
            _ => false,
        }
    }
}

fn counts(mark: Mark, text: &str) -> bool {
    matches!(mark, Mark::Highlight | Mark::Quote) && !Mark::is_bare(text)
}

/// All of them, in the order of the interview.
pub(super) fn all(record: &Record) -> Vec<Line> {
    let mut lines = Vec::new();
    for (item, planned, entry) in record.in_order() {
        for line in entry.notes.lines() {
            if let Some(mark) = Mark::of(&line.text).filter(|mark| counts(*mark, &line.text)) {
                lines.push(Line::Highlight {
                    item,
                    number: record.plan.number(item),
                    title: planned.title().to_owned(),
                    begun: line.begun,
                    mark,
                    text: line.text.clone(),
                });
            }
        }
    }
    lines
}
