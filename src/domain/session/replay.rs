//! Bringing a session up to date from its journal, after a program that ended without warning.
//!
//! The interview's clock stands in for the monotonic one: while it runs the two go at the same
//! pace, and unlike the other it means the same in every process.

use std::time::Duration;

use super::{Phase, Record, Running, Session};
use crate::domain::{Change, Logged, Moment};

impl Logged {
    /// A change that has just been made to a session.
    pub fn of(session: &Session, at: Moment, change: Change) -> Self {
        let clock_ms = u64::try_from(session.clock(at).as_millis()).unwrap_or(u64::MAX);
        Self { sequence: session.record.sequence, wall: at.wall, clock_ms, change }
    }

    fn moment(&self) -> Moment {
        Moment { wall: self.wall, mono: Duration::from_millis(self.clock_ms) }
    }
}

impl Session {
    /// The record of a file, and on it the changes that were made afterwards, in order. Changes
    /// that the record has already are passed over. Its times are those of the last change.
    ///
    /// What cannot follow (a change is missing before it, or it is refused) is left out with all
    /// that comes after it: the second value is how many changes were left out.
    pub fn replay(record: Record, log: &[Logged]) -> (Record, usize) {
        let known = log.iter().take_while(|logged| logged.sequence <= record.sequence).count();
        let mut session = Self::restore(record);
        let mut last = None;
        let mut left_out = log.len() - known;
        for logged in log.iter().skip(known) {
            if logged.sequence != session.record.sequence + 1 {
                break;
            }
            session.be_there(&logged.change, last);
            let at = logged.moment();
            if session.apply(at, logged.change.clone()).is_err() {
                break;
            }
            last = Some(at);
            left_out -= 1;
        }
        if let Some(last) = last {
            session.settle(last);
        }
        (session.record, left_out)
    }

    /// Whether somebody had the session open follows from what was done next: only `Return` is
    /// done to a session that nobody has. One that was open before it was left without warning,
    /// at its last change.
    fn be_there(&mut self, next: &Change, last: Option<Moment>) {
        match (next, self.present) {
            (Change::Return, true) => {
                if let Some(last) = last {
                    self.settle(last);
                }
                self.running = None;
                self.present = false;
            }
            (Change::Return, false) | (_, true) => {}
            (_, false) => {
                self.present = true;
                let since = Duration::from_millis(self.record.clock_ms);
                self.running = (self.record.phase == Phase::Live).then_some(Running { since });
            }
        }
    }
}
