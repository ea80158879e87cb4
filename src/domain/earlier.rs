//! What is known from an earlier session with the same candidate: what was asked and what was to
//! be followed up, so that nobody asks it twice.
//!
//! There is no place here for a rating, a recommendation or evidence, and there must never be one:
//! whoever knows an earlier verdict repeats it.

use chrono::{DateTime, FixedOffset};

use super::{Mark, Record, Standing};

/// An earlier session as the next interviewer may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub started: DateTime<FixedOffset>,
    pub interviewer: String,
    /// The title of the guide.
    pub guide: String,
    /// The titles of the questions that were asked, in the order of the guide.
    pub asked: Vec<String>,
    /// What was marked to be followed up, without the mark.
    pub follow_up: Vec<String>,
}

impl Earlier {
    /// What may be known of a session; `None` for one that never began.
    pub fn of(record: &Record) -> Option<Self> {
        let asked = record.plan.items.iter().zip(&record.entries).filter_map(|(item, entry)| {
            let asked = matches!(entry.standing, Standing::Asking | Standing::Answered);
            item.question().filter(|_| asked).map(|question| question.title.clone())
        });
        let lines = record.entries.iter().flat_map(|entry| entry.notes.lines());
        let follow_up = lines.filter(|line| Mark::of(&line.text) == Some(Mark::FollowUp));
        let text = |line: &str| {
            let line = line.trim_start_matches(' ');
            line.strip_prefix(Mark::FollowUp.sign()).unwrap_or(line).trim().to_owned()
        };
        Some(Self {
            started: record.started?,
            interviewer: record.people.interviewer.clone(),
            guide: record.plan.title.clone(),
            asked: asked.collect(),
            follow_up: follow_up
                .map(|line| text(&line.text))
                .filter(|text| !text.is_empty())
                .collect(),
        })
    }
}
