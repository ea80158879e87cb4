//! When the session is written, and what the header says about it.
//!
//! A rating, a tick or a move is written at once; typing within a second, or within some seconds
//! where writing takes long, since the journal has it; a running clock once a minute, so that a crash
//! in a quiet stretch costs no more of it. A write that fails is tried
//! again by itself. While the journal fails, which would bring back what a crash leaves
//! unwritten, typing is written sooner.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::Effect;
use crate::domain::{Moment, Session};

/// How long typing may go unwritten.
const TYPING: Duration = Duration::from_secs(1);
/// The same however long it takes to write.
const TYPING_MOST: Duration = Duration::from_secs(5);
/// While somebody types, writing takes no more than this part of the time.
const SHARE: u32 = 20;
/// How long after the last letter somebody is still typing.
const TYPED: Duration = Duration::from_millis(1_500);
/// How long typing may go unwritten while the journal fails.
const UNRECORDED: Duration = Duration::from_millis(250);
/// How long a running clock may go unwritten.
const CLOCK: Duration = Duration::from_secs(60);
/// How long to wait after a failure.
const AGAIN: Duration = Duration::from_secs(5);

/// The state of one session's file against what is in memory. Times are on the monotonic clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Saver {
    /// Of the next snapshot.
    ticket: u64,
    /// The file does not exist yet.
    new: bool,
    /// Something has changed since the last snapshot, and when the next one is due.
    due: Option<Duration>,
    /// When something was typed last.
    typed: Option<Duration>,
    /// The newest snapshot that the disk thread has not answered for.
    writing: Option<u64>,
    failed: Option<Failed>,
    /// Why the journal fails, while it does.
    unrecorded: Option<String>,
    /// How long typing waits for the next snapshot, by what the last one took.
    pause: Duration,
    /// When the last snapshot was taken, on both clocks.
    last: Duration,
    taken: DateTime<FixedOffset>,
    /// The moment up to which the file has everything; `None` if it has nothing.
    safe: Option<DateTime<FixedOffset>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Failed {
    why: String,
    again: Duration,
}

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file has everything that is on the screen.
    Yes,
    /// It is being written.
    Pending,
    /// It has not, and why, as a sentence.
    No(String),
}

impl Saver {
    /// For a session whose file exists (`new` false) or not.
    pub fn new(at: Moment, new: bool) -> Self {
        let (due, writing, failed, unrecorded) = (None, None, None, None);
        let (last, taken, safe) = (at.mono, at.civil(), (!new).then(|| at.civil()));
        let (pause, typed) = (TYPING, None);
        Self { ticket: 1, new, due, typed, writing, failed, unrecorded, pause, last, taken, safe }
    }

    /// Something was typed.
    pub fn typed(&mut self, at: Moment) {
        let due = at.mono + if self.unrecorded.is_some() { UNRECORDED } else { self.pause };
        self.due = Some(self.due.map_or(due, |already| already.min(due)));
        self.typed = Some(at.mono);
    }

    /// Until when somebody counts as typing, on the monotonic clock: the file is behind, written
    /// and behind again all the time then, and nobody wants to watch that.
    pub fn typing_until(&self, at: Moment) -> Option<Duration> {
        self.typed.map(|typed| typed + TYPED).filter(|until| *until > at.mono)
    }

    /// Something was done that is written at once.
    pub fn acted(&mut self, at: Moment) {
        self.due = Some(at.mono);
    }

    /// The snapshot that is due now, if one is.
    pub fn snapshot(
        &mut self,
        at: Moment,
        session: &Session,
        file: &std::path::Path,
    ) -> Option<Effect> {
        if self.wakes(session).is_none_or(|due| due > at.mono) {
            return None;
        }
        let ticket = self.ticket;
        self.ticket += 1;
        self.due = None;
        self.writing = Some(ticket);
        (self.last, self.taken) = (at.mono, at.civil());
        // While a failure stands, the attempt on the way is judged by its answer.
        if let Some(failed) = &mut self.failed {
            failed.again = at.mono + AGAIN;
        }
        let record = Box::new(session.settled(at));
        Some(Effect::Save { file: file.to_owned(), ticket, record, new: self.new })
    }

    /// When [`Saver::snapshot`] should be asked again.
    pub fn wakes(&self, session: &Session) -> Option<Duration> {
        let clock = session.is_running().then(|| self.last + CLOCK);
        match (&self.failed, self.due) {
            (Some(failed), _) => Some(failed.again),
            (None, Some(due)) => Some(due),
            (None, None) => clock,
        }
    }

    /// The disk has the snapshot with this ticket and all before it.
    pub fn saved(&mut self, at: Moment, ticket: u64) {
        self.new = false;
        if self.writing == Some(ticket) {
            self.pause = pause_after(at.mono.saturating_sub(self.last));
        }
        if self.writing.is_some_and(|newest| ticket >= newest) {
            self.writing = None;
            self.failed = None;
            self.safe = Some(self.taken);
        }
    }

    /// The disk does not have it.
    pub fn not_saved(&mut self, at: Moment, ticket: u64, why: String) {
        if self.writing.is_some_and(|newest| ticket >= newest) {
            self.writing = None;
        }
        self.failed = Some(Failed { why, again: at.mono + AGAIN });
    }

    /// The journal does not keep what is done.
    pub fn not_recorded(&mut self, at: Moment, why: String) {
        if self.unrecorded.replace(why).is_none() {
            self.acted(at);
        }
    }

    /// The journal keeps it again.
    pub fn recorded(&mut self) {
        self.unrecorded = None;
    }

    /// Another journal begins, and would say so if it failed too.
    pub fn begins_anew(&mut self) {
        self.unrecorded = None;
    }

    /// Tries again at once.
    pub fn retry(&mut self, at: Moment) {
        self.acted(at);
        if let Some(failed) = &mut self.failed {
            failed.again = at.mono;
        }
    }

    /// The session goes to another place, where it is new: at once.
    pub fn elsewhere(&mut self, at: Moment) {
        self.new = true;
        self.begins_anew();
        self.retry(at);
    }

    /// Why the journal fails, as a sentence, while it does: what the file does not have yet, a
    /// second's worth as a rule, is in memory alone.
    pub fn unrecorded(&self) -> Option<&str> {
        self.unrecorded.as_deref()
    }

    /// The moment up to which the file has everything; `None` if it has nothing.
    pub fn safe(&self) -> Option<DateTime<FixedOffset>> {
        self.safe
    }

    /// How the file stands, whatever the journal does.
    pub fn state(&self) -> Saved {
        match &self.failed {
            Some(failed) => Saved::No(failed.why.clone()),
            None if self.due.is_some() || self.writing.is_some() => Saved::Pending,
            None => Saved::Yes,
        }
    }
}

/// How long typing waits after a snapshot that took so long, from when it was taken to when it was
/// answered for.
fn pause_after(took: Duration) -> Duration {
    took.saturating_mul(SHARE).clamp(TYPING, TYPING_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_written_once_a_second_unless_that_takes_long() {
        for (took, pause) in [
            (0, 1_000),
            (12, 1_000),
            (50, 1_000),
            (51, 1_020),
            (100, 2_000),
            (249, 4_980),
            (250, 5_000),
            (60_000, 5_000),
        ] {
            let pause = Duration::from_millis(pause);
            assert_eq!(pause_after(Duration::from_millis(took)), pause, "{took} ms");
        }
        assert_eq!(pause_after(Duration::MAX), TYPING_MOST);
    }
}
