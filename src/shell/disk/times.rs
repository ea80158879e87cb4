//! How long an interviewer has taken on a guide: read from their finished sessions, a little at a
//! time, while there is nothing else to do.
//!
//! Nobody waits for it: it never comes before a save, and it is given up when the program ends.

use std::path::{Path, PathBuf};

use super::{Scan, recover};
use crate::app::Row;
use crate::domain::{OwnTimes, Phase, Whose};

/// How many sessions are read, the newest ones: more would not change a median by much, and the
/// way somebody asks changes over the years.
const MOST_SESSIONS: usize = 40;

/// A question of the program that is being worked on.
pub(super) struct Times {
    whose: Whose,
    /// `None` until the first step: not even the names are read before there is time for it.
    scan: Option<Scan>,
    /// The sessions that are to be read, newest last.
    found: Vec<PathBuf>,
    complete: bool,
    read: usize,
    own: OwnTimes,
}

impl Times {
    pub(super) fn of(whose: Whose) -> Self {
        let own = OwnTimes::default();
        Self { whose, scan: None, found: Vec::new(), complete: false, read: 0, own }
    }

    /// Reads one session, or some headers: no more than a save can wait for. Returns the answer
    /// once there is one.
    pub(super) fn step(&mut self, sessions: &Path) -> Option<(Whose, OwnTimes)> {
        if let Some(file) = self.found.pop() {
            // A file that cannot be read is named where the sessions are listed.
            if let Ok(record) = recover::load(&file) {
                self.own.learn(&record);
                self.read += 1;
            }
            return None;
        }
        if self.complete || self.read >= MOST_SESSIONS {
            return Some((self.whose.clone(), std::mem::take(&mut self.own)));
        }
        let (rows, complete) = self.scan.get_or_insert_with(|| Scan::begin(sessions)).batch();
        self.complete = complete;
        let fitting = rows.into_iter().filter(|row| fits(&self.whose, row)).map(|row| row.file);
        self.found = fitting.take(MOST_SESSIONS - self.read).collect();
        self.found.reverse();
        None
    }
}

/// Whether a session is one of theirs that is finished. A conflict copy would count twice.
fn fits(whose: &Whose, row: &Row) -> bool {
    row.copy_of().is_none()
        && row.header.as_ref().is_ok_and(|header| {
            header.phase == Phase::Finished
                && header.newer.is_none()
                && whose.fits(&header.interviewer, &header.bank, &header.guide)
        })
}
