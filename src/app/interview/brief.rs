//! The interview before its clock runs: planned, with notes that can be written already.

use super::Interview;
use crate::app::Size;
use crate::domain::{Change, Moment, Phase};

impl Interview {
    /// Whether the clock has not been started yet.
    pub fn is_planned(&self) -> bool {
        self.session().record().phase == Phase::Planned
    }

    /// Starts the clock. What is typed from here on begins a line of its own below the notes that
    /// were written before.
    pub fn start(&mut self, at: Moment, size: Size) -> bool {
        if !self.tell(at, Change::Start) {
            return false;
        }
        self.typing = true;
        self.resize(size);
        self.go_to_end();
        let last = self.item().1.notes.lines().last();
        self.fresh = last.is_some_and(|line| !line.text.is_empty());
        true
    }

    /// Goes on with the interview after it was left without being closed.
    pub fn come_back(&mut self, at: Moment, size: Size) {
        self.tell(at, Change::Return);
        self.resize(size);
        self.go_to_end();
    }
}
