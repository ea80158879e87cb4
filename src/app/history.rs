//! What can be undone: one history for everything that was done in the interview, the typing
//! included, so that undo always takes back the last thing.
//!
//! The history holds changes, not copies: a step costs what it changed.

use std::time::Duration;

use crate::domain::{Change, Moment, Place};

/// Typing that follows within this time belongs to the same step.
const A_BREATH: Duration = Duration::from_millis(1_500);

/// The steps that can be taken back, and those that were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where, for the sentence that says so; `None` for what belongs to the whole interview.
    pub place: Option<Place>,
    /// What, as it fits after "Undone: ".
    pub what: String,
    /// The changes that take it back, in order.
    pub changes: Vec<Change>,
    typing: bool,
    /// Taking it back leaves the cursor at the text that it stands in.
    pub(super) steady: bool,
    last: Duration,
}

impl History {
    /// Remembers an act and how to take it back. Nothing to take back, nothing remembered.
    pub fn act(&mut self, at: Moment, place: Option<Place>, what: String, changes: Vec<Change>) {
        if !changes.is_empty() {
            let (typing, steady) = (false, false);
            self.done.push(Step { place, what, changes, typing, steady, last: at.mono });
            self.undone.clear();
        }
    }

    /// Remembers an act on a line in which somebody may be in the middle of a sentence.
    pub fn act_on_line(&mut self, at: Moment, place: Place, what: String, changes: Vec<Change>) {
        self.act(at, Some(place), what, changes);
        if let Some(step) = self.done.last_mut() {
            step.steady = true;
        }
    }

    /// Remembers writing. What is written in one breath is one step; `fresh` begins another one.
    pub fn writing(&mut self, at: Moment, place: Place, fresh: bool, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        if let Some(step) = self.done.last_mut()
            && step.typing
            && step.place == Some(place)
            && !fresh
            && at.mono.saturating_sub(step.last) < A_BREATH
        {
            // Undo runs forward through the list, so the newest change goes first.
            step.changes.splice(0..0, changes);
            step.last = at.mono;
            return;
        }
        let what = "what was written".to_owned();
        let (place, typing, steady) = (Some(place), true, false);
        self.done.push(Step { place, what, changes, typing, steady, last: at.mono });
    }

    /// The last step, to be taken back; the caller gives what puts it back to
    /// [`History::taken_back`].
    pub fn pop_done(&mut self) -> Option<Step> {
        self.done.pop()
    }

    /// The last step that was taken back, to be done again; the caller gives what takes it back
    /// to [`History::done_again`].
    pub fn pop_undone(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    /// A step was taken back; `changes` do it again.
    pub fn taken_back(&mut self, step: Step, changes: Vec<Change>) {
        self.undone.push(Step { changes, typing: false, ..step });
    }

    /// A step was done again; `changes` take it back.
    pub fn done_again(&mut self, step: Step, changes: Vec<Change>) {
        self.done.push(Step { changes, typing: false, ..step });
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
