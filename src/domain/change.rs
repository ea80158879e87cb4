//! Everything that can happen in an interview, as data, and every reason why it cannot.
//!
//! [`Session::apply`](super::Session::apply) is the only place where a change takes effect. The
//! undo history, the journal, the timeline and the property tests work on these values.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Addition, Amend, People, Recommendation, Splice, Star};

/// One thing that happens in an interview. An `item` is a place in the plan, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The clock starts and the first item is opened.
    Start,
    /// Puts an item on the table.
    Open { item: usize },
    /// Writes.
    Edit { place: Place, splice: Splice },
    /// Rates an item, or takes its rating back.
    Rate { item: usize, rating: Option<u8> },
    /// Ticks something off, or unticks it.
    Tick { item: usize, tick: Tick, on: bool },
    /// Leaves an item out, for a reason.
    Skip { item: usize, reason: String },
    /// Leaves optional and extra questions out that still wait, since time is short: all of them
    /// in one step, or none.
    Drop { items: Vec<usize> },
    /// Takes a skipped item up again.
    TakeUp { item: usize },
    /// Stops the clock.
    Pause,
    /// Starts it again.
    Resume,
    /// The program closes: the clock stops until somebody returns.
    Leave,
    /// Somebody returns; the time between is recorded as a pause.
    Return,
    /// The machine slept for so many seconds, and nothing was counted meanwhile.
    Sleep { seconds: u32 },
    /// Somebody set the machine's clock, by so many seconds: civil time jumped, the interview's
    /// clock did not. Negative is back.
    SetClock { seconds: i64 },
    /// The questions are over.
    End,
    /// The interview goes on after all.
    Reopen,
    /// Says what the interviewer would do, or takes it back.
    Recommend { recommendation: Option<Recommendation> },
    /// Seals the session.
    Finish,
    /// Says how often something was volunteered at an item that must not be written down; never
    /// what it was.
    Volunteer { item: usize, times: u32 },
    /// Adds an extra question, to be asked after an item.
    Add { after: usize, addition: Box<Addition> },
    /// Takes an extra question back, as long as nothing is recorded in it.
    Withdraw { item: usize },
    /// Adds an extra question that was taken back once more, at its place.
    Reinstate { item: usize },
    /// Changes a sealed session, for a reason; `by` is a name, empty where nobody says it.
    Amend {
        amend: Amend,
        why: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
    },
    /// Corrects who met and for what, as long as the session is not sealed. Its id stays, and so do
    /// the words of its scripts: what was read aloud was read aloud.
    Correct { people: Box<People> },
    /// Says no to what was proposed to be left out, for the rest of the interview.
    Decline,
}

/// A change that was made, as the journal keeps it.
///
/// It says when on two clocks that another process understands too: civil time, and the
/// interview's own clock, by which [`Session::replay`](super::Session::replay) counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The session's [`sequence`](super::Record::sequence) once it was made.
    pub sequence: u64,
    /// Civil time, in whole milliseconds.
    pub wall: DateTime<FixedOffset>,
    /// The interview's clock, in milliseconds.
    pub clock_ms: u64,
    pub change: Change,
}

/// Where something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The notes of an item.
    Item(usize),
    /// The reason for the recommendation.
    Reason,
}

/// What can be ticked on a question; a number is a place in its list, from 0. That of a probe is
/// its place among [`Question::follow_ups`](super::Question::follow_ups).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tick {
    Signal(usize),
    RedFlag(usize),
    Probe(usize),
    /// A part of the answer that was heard; on behavioural questions only.
    Star(Star),
}

/// Why a change was not made. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("The interview has not begun.")]
    NotBegun,
    #[error("The interview has begun already.")]
    Begun,
    #[error("The interview is closed: open it again first.")]
    Away,
    #[error("This session is finished.")]
    Finished,
    #[error("The clock is already stopped.")]
    NotRunning,
    #[error("The clock is already running.")]
    Running,
    #[error("The questions are not over yet.")]
    NotEnded,
    #[error("There is no such item in the guide.")]
    NoItem,
    #[error("This item is open already.")]
    Open,
    #[error("Only questions are rated.")]
    NotAQuestion,
    #[error("This point is not on the scale of this bank.")]
    OffScale,
    #[error("There is nothing to tick here.")]
    NoTick,
    #[error("This place in the notes does not exist.")]
    NoPlace,
    #[error("It is like that already.")]
    Same,
    #[error("Only optional and extra questions that still wait can be dropped.")]
    NotOptional,
    #[error("Skipping needs a reason.")]
    NoReason,
    #[error("The questions are over: go on with the interview first.")]
    Over,
    #[error("A question needs words and a time box.")]
    NoWords,
    #[error("Only an extra question can be taken back.")]
    Planned,
    #[error("Something is recorded in this question.")]
    Used,
    #[error("This question is on the table.")]
    OnTheTable,
    #[error("This session is not finished: change it in the interview.")]
    NotSealed,
    #[error("Changing a finished session needs a reason.")]
    NoWhy,
    #[error("A session needs a name for its candidate.")]
    NoName,
}
