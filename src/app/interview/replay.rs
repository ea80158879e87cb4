//! Undo and redo: steps of the history, taken back and done again.

use super::{Interview, line};
use crate::app::history::{Deed, Step};
use crate::domain::{Change, Moment};

impl Interview {
    /// Takes the last step back and returns it; `None` when there is none, and while nothing can
    /// be changed: the step is kept for later then.
    pub fn undo(&mut self, at: Moment) -> Option<Step> {
        if !self.session.is_open() {
            return None;
        }
        let step = self.history.pop_done()?;
        let after = self.written(&step);
        let again = self.replay(at, &step);
        self.history.taken_back(step.clone(), again);
        let before = self.written(&step);
        Some(step.told(before, after))
    }

    /// Does again what was taken back last; `None` as for [`Interview::undo`].
    pub fn redo(&mut self, at: Moment) -> Option<Step> {
        if !self.session.is_open() {
            return None;
        }
        let step = self.history.pop_undone()?;
        let before = self.written(&step);
        let back = self.replay(at, &step);
        self.history.done_again(step.clone(), back);
        let after = self.written(&step);
        Some(step.told(before, after))
    }

    /// The text in which a step was writing; `None` for every other step.
    fn written(&self, step: &Step) -> Option<String> {
        let place = step.place.filter(|_| step.what == Deed::default())?;
        Some(self.session.notes(place)?.text())
    }

    /// Applies the changes of a step and returns those that reverse them, in the order in which
    /// they have to run.
    fn replay(&mut self, at: Moment, step: &Step) -> Vec<Change> {
        let mut reverse = Vec::new();
        for change in &step.changes {
            self.make_way(at, change);
            // A change that no longer applies (the item has been skipped since) is left as it is.
            if let Ok(undo) = self.apply(at, change.clone()) {
                reverse.splice(0..0, undo);
                if let Change::Edit { place, splice } = change {
                    let kept = line::kept(self.notes.cursor(), splice);
                    self.wrote(*place, splice);
                    if step.steady && *place == self.place(false) {
                        self.keep_cursor(kept);
                    }
                }
            }
        }
        self.saver.acted(at);
        reverse
    }
}
