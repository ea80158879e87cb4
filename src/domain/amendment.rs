//! What was changed after a session was sealed, with what it replaced, when, and why.
//!
//! An amendment never takes anything away: the old value stays beside the new one, and taking an
//! amendment back is another amendment. Of a text only the lines that differ are kept.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Notes, Particular, Place, Recommendation, Record, Splice};

/// What somebody wants to change in a sealed session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amend {
    /// Rates a question, or takes its rating back.
    Rating { item: usize, rating: Option<u8> },
    /// Writes in the notes of an item or in the reason. No interview is going on: a line that
    /// begins now gets no time.
    Text { place: Place, splice: Splice },
    /// Recommends something else, or nothing any more.
    Recommendation { recommendation: Option<Recommendation> },
    /// Corrects who met, or for what. The session's id stays.
    Particular { which: Particular, text: String },
}

/// A change of a sealed session, on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Civil time with its offset, to the second.
    pub at: DateTime<FixedOffset>,
    pub what: Amended,
    /// Never empty, and one line.
    pub why: String,
    /// Who changed it, as the settings called them; empty where they did not, and one line.
    pub by: String,
}

/// What it replaced by what. An `item` is a place in the plan, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amended {
    Rating {
        item: usize,
        old: Option<u8>,
        new: Option<u8>,
    },
    /// Lines of a text: from the line `from` on, from 0, `old` stood there and now `new` does;
    /// `None` where no line did, or does.
    Text {
        place: Place,
        from: usize,
        old: Option<Notes>,
        new: Option<Notes>,
    },
    Recommendation {
        old: Option<Recommendation>,
        new: Option<Recommendation>,
    },
    /// Of one line each; empty where nothing was said.
    Particular {
        which: Particular,
        old: String,
        new: String,
    },
}

impl Amended {
    /// The lines in which two texts differ, in one piece; `None` where they are the same.
    pub(super) fn text(place: Place, old: &Notes, new: &Notes) -> Option<Self> {
        let (before, after) = (old.lines(), new.lines());
        let same = |(one, other): &(&_, &_)| one == other;
        let from = before.iter().zip(after).take_while(same).count();
        if from == before.len() && from == after.len() {
            return None;
        }
        let most = before.len().min(after.len()) - from;
        let tail = before.iter().rev().zip(after.iter().rev()).take(most).take_while(same).count();
        let piece = |notes: &Notes| {
            let lines = &notes.lines()[from..notes.lines().len() - tail];
            let lines = lines.iter().map(|line| line.as_ref().clone());
            (lines.len() > 0).then(|| Notes::new(lines))
        };
        Some(Self::Text { place, from, old: piece(old), new: piece(new) })
    }

    /// The item that it belongs to; `None` for the recommendation, its reason and the people.
    pub fn item(&self) -> Option<usize> {
        match self {
            Self::Rating { item, .. } | Self::Text { place: Place::Item(item), .. } => Some(*item),
            Self::Text { place: Place::Reason, .. }
            | Self::Recommendation { .. }
            | Self::Particular { .. } => None,
        }
    }
}

impl Record {
    /// What was amended at an item, in order; for `None` the recommendation, its reason and the
    /// people.
    pub fn amended(&self, item: Option<usize>) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().filter(move |amendment| amendment.what.item() == item)
    }
}
