//! What can be undone: one history for everything that was done in the interview, the typing
//! included, so that undo always takes back the last thing.
//!
//! The history holds changes, not copies: a step costs what it changed, and a copy of the history,
//! which is taken before keys that may have to be taken back, none of the texts in it.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Change, Moment, Place};

/// Typing that follows within this time belongs to the same step.
const A_BREATH: Duration = Duration::from_millis(1_500);

/// The steps that can be taken back, and those that were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Arc<Step>>,
    undone: Vec<Arc<Step>>,
    /// The session had been begun before.
    of_the_rest: bool,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where, for the sentence that says so; `None` for what belongs to the whole interview.
    pub place: Option<Place>,
    /// What; nothing for writing, which is told from the text.
    pub what: Deed,
    /// The changes that take it back, in order.
    pub changes: Vec<Change>,
    typing: bool,
    /// Taking it back leaves the cursor at the text that it stands in.
    pub(super) steady: bool,
    last: Duration,
}

impl Step {
    /// The step with what was written, where it was writing.
    pub(super) fn told(self, before: Option<String>, after: Option<String>) -> Self {
        match before.zip(after) {
            Some((before, after)) => Self { what: Deed::writing(&before, &after), ..self },
            None => self,
        }
    }
}

/// What was done, as it fits after "Undone: ".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deed {
    pub words: String,
    /// What stands in quotation marks behind them, at whatever length.
    pub quote: Option<String>,
}

impl Deed {
    /// A deed with the words of what it was done to.
    pub fn naming(words: &str, quote: &str) -> Self {
        Self { words: words.to_owned(), quote: Some(quote.to_owned()) }
    }

    /// What was written, from the text before it and the one after it.
    pub fn writing(before: &str, after: &str) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let head = before.chars().zip(after.chars()).take_while(same);
        let head: usize = head.map(|(c, _)| c.len_utf8()).sum();
        let (before, after) = (&before[head..], &after[head..]);
        let tail = before.chars().rev().zip(after.chars().rev()).take_while(same);
        let tail: usize = tail.map(|(c, _)| c.len_utf8()).sum();
        let (gone, new) = (&before[..before.len() - tail], &after[..after.len() - tail]);
        match (gone.trim().is_empty(), new.trim().is_empty()) {
            (_, false) => Self::naming("", new.trim()),
            (false, true) => Self::naming("deleting", gone.trim()),
            (true, true) if new.contains('\n') => "a new line".into(),
            (true, true) if gone.contains('\n') => "joining two lines".into(),
            (true, true) => "a blank".into(),
        }
    }
}

impl From<&str> for Deed {
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), quote: None }
    }
}

impl From<String> for Deed {
    fn from(words: String) -> Self {
        Self { words, quote: None }
    }
}

impl History {
    /// The history of a session that somebody returns to: what was done before is not in it.
    pub fn of_the_rest() -> Self {
        Self { of_the_rest: true, ..Self::default() }
    }

    /// Whether there was something before its beginning.
    pub fn is_of_the_rest(&self) -> bool {
        self.of_the_rest
    }

    /// Remembers an act and how to take it back. Nothing to take back, nothing remembered.
    pub fn act(&mut self, at: Moment, place: Option<Place>, what: Deed, changes: Vec<Change>) {
        if !changes.is_empty() {
            let (typing, steady) = (false, false);
            self.done.push(Arc::new(Step { place, what, changes, typing, steady, last: at.mono }));
            self.undone.clear();
        }
    }

    /// Remembers an act on a line in which somebody may be in the middle of a sentence.
    pub fn act_on_line(&mut self, at: Moment, place: Place, what: Deed, changes: Vec<Change>) {
        self.act(at, Some(place), what, changes);
        if let Some(step) = self.done.last_mut() {
            Arc::make_mut(step).steady = true;
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
            let step = Arc::make_mut(step);
            // Undo runs forward through the list, so the newest change goes first.
            step.changes.splice(0..0, changes);
            step.last = at.mono;
            return;
        }
        let (what, place, typing, steady) = (Deed::default(), Some(place), true, false);
        self.done.push(Arc::new(Step { place, what, changes, typing, steady, last: at.mono }));
    }

    /// Remembers what happened along with the last step, to be taken back with it; a step of its
    /// own where there is none.
    pub fn along(&mut self, at: Moment, place: Place, what: Deed, changes: Vec<Change>) {
        match self.done.last_mut() {
            Some(step) => {
                let step = Arc::make_mut(step);
                step.changes.splice(0..0, changes);
                step.typing = false;
                self.undone.clear();
            }
            None => self.act(at, Some(place), what, changes),
        }
    }

    /// The last step, to be taken back; the caller gives what puts it back to
    /// [`History::taken_back`].
    pub fn pop_done(&mut self) -> Option<Step> {
        self.done.pop().map(Arc::unwrap_or_clone)
    }

    /// The last step that was taken back, to be done again; the caller gives what takes it back
    /// to [`History::done_again`].
    pub fn pop_undone(&mut self) -> Option<Step> {
        self.undone.pop().map(Arc::unwrap_or_clone)
    }

    /// A step was taken back; `changes` do it again.
    pub fn taken_back(&mut self, step: Step, changes: Vec<Change>) {
        self.undone.push(Arc::new(Step { changes, typing: false, ..step }));
    }

    /// A step was done again; `changes` take it back.
    pub fn done_again(&mut self, step: Step, changes: Vec<Change>) {
        self.done.push(Arc::new(Step { changes, typing: false, ..step }));
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
