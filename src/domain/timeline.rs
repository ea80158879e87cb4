//! What happened when: the record that an audit, or a reader of the notes, can follow.

use chrono::{DateTime, FixedOffset};

use super::Recommendation;

/// Something that happened in an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Civil time with its offset, to the second.
    pub at: DateTime<FixedOffset>,
    /// The interview's clock, in seconds, pauses excluded.
    pub clock: u32,
    pub what: What,
}

/// What it was. An `item` is a place in the plan, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Started,
    /// The item was put on the table.
    Opened {
        item: usize,
    },
    /// `was` is the rating that this one replaces; `rating` is `None` when it was taken back.
    Rated {
        item: usize,
        rating: Option<u8>,
        was: Option<u8>,
    },
    Skipped {
        item: usize,
        reason: String,
    },
    /// A skipped item was taken up after all.
    TakenUp {
        item: usize,
    },
    Paused,
    Resumed,
    /// The program was closed, or it ended without warning.
    Left,
    /// The interview was opened again, so many seconds of civil time later.
    Returned {
        away: u32,
    },
    /// The machine slept for so many seconds before this moment: a pause that nobody asked for.
    Slept {
        seconds: u32,
    },
    /// Civil time was set back by so many seconds before this moment: what follows seems to be
    /// earlier than it is.
    SetBack {
        seconds: u32,
    },
    /// It was set forward, likewise: what lies between seems to have taken longer than it did.
    SetForward {
        seconds: u32,
    },
    /// The questions are over; the clock stops.
    Ended,
    /// The interview went on after all.
    Reopened,
    /// `None` when it was taken back.
    Recommended {
        recommendation: Option<Recommendation>,
    },
    Finished,
    /// Something was volunteered that must not be written down; `times` counts how often at this
    /// item by then, and is lower than before when one was taken back.
    Volunteered {
        item: usize,
        times: u32,
    },
    /// An extra question was added.
    Added {
        item: usize,
    },
    /// It was taken back.
    Withdrawn {
        item: usize,
    },
    /// It was proposed to leave something out, and that was refused. No departure from the guide.
    Declined,
}
