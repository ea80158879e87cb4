//! The parts of a complete answer to a behavioural question, and the planned probes that ask for
//! them.
//!
//! Situation, task, action, result, and what was learned from it. A part that was not heard says
//! nothing against the candidate: it says what to ask next.

use serde::{Deserialize, Serialize};

/// A part of an answer about something that the candidate has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Star {
    /// When it was, on what scale, and in which role.
    Situation,
    /// What was to be reached, and under which constraint.
    Task,
    /// What the candidate did, and instead of what.
    Action,
    /// What came of it.
    Result,
    /// What the candidate would do differently.
    Lesson,
}

/// A planned follow-up question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// Read aloud, word for word.
    pub ask: String,
    /// The part of an answer that it asks for, where the bank says so.
    pub star: Option<Star>,
}

impl Star {
    /// Every part, in the order in which it is told.
    pub const ALL: [Self; 5] =
        [Self::Situation, Self::Task, Self::Action, Self::Result, Self::Lesson];

    /// The word for it in files and on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Task => "task",
            Self::Action => "action",
            Self::Result => "result",
            Self::Lesson => "lesson",
        }
    }

    /// What asks for it where the bank has no probe that does: the same words for everybody, and
    /// none that would help.
    pub fn neutral_probe(self) -> &'static str {
        match self {
            Self::Situation => "When was that, and what was your part?",
            Self::Task => "What were you to achieve?",
            Self::Action => "What did you do, and what else did you consider?",
            Self::Result => "How did you know it worked?",
            Self::Lesson => "What would you do differently?",
        }
    }
}

impl From<&str> for Probe {
    /// A probe of which nothing is said but its words.
    fn from(ask: &str) -> Self {
        Self { ask: ask.to_owned(), star: None }
    }
}
