//! The interview before its clock runs: planned, with notes that can be written already.

use super::Interview;
use crate::app::history::History;
use crate::app::pacing::Offer;
use crate::app::{Opened, Size};
use crate::domain::{Change, Moment, OwnTimes, People, Phase, Plan};

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

    /// Sets it up anew as long as it is only planned. Nothing undoes that but doing it once more.
    pub fn set_up_anew(&mut self, at: Moment, people: People, plan: Plan, size: Size) {
        let session = self.session.anew(people, plan);
        let new = self.saver.safe().is_none();
        // What has been done so far is in the record with which its journal begins anew.
        self.log.clear();
        self.opened = Some(Opened { record: Box::new(session.record().clone()), new });
        self.session = session;
        self.history = History::default();
        self.asked.clear();
        (self.own, self.offer) = (OwnTimes::default(), Offer::of(self.session.record()));
        self.saver.acted(at);
        self.resize(size);
        self.go_to_end();
    }

    /// Goes on with the interview after it was left without being closed.
    pub fn come_back(&mut self, at: Moment, size: Size) {
        self.tell(at, Change::Return);
        self.resize(size);
        self.go_to_end();
    }
}
