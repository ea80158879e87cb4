//! What is shown of a session beside a list of them: more than its header has, and less than its
//! page.

use crate::domain::{Record, Score, Scorecard};

/// What a session's file tells beside its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub scores: Vec<Score>,
    /// Why the recommendation is what it is; empty where nothing was written.
    pub reason: String,
}

impl Preview {
    pub fn of(record: &Record) -> Self {
        Self { scores: Scorecard::of(record).rows, reason: record.reason.text() }
    }
}
