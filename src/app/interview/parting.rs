//! An interview that goes on beside its file, because another program has changed that.

use std::path::{Path, PathBuf};

use super::Interview;

/// Another program has changed the file that a session had, and the session goes on beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parted {
    from: PathBuf,
    /// The user has been told.
    seen: bool,
}

impl Interview {
    /// It goes on beside a file that another program has changed.
    pub fn part_from(&mut self, from: PathBuf) {
        // What the interviewer has left first is what is to be compared with in the end.
        let first = self.parted.take().map_or(from, |it| it.from);
        self.parted = Some(Parted { from: first, seen: false });
    }

    /// The file that another program has changed, and beside which this session goes on.
    pub fn parted_from(&self) -> Option<&Path> {
        self.parted.as_ref().map(|parted| parted.from.as_path())
    }

    /// The same, until the user has taken notice.
    pub fn parted_unseen(&self) -> Option<&Path> {
        self.parted_from().filter(|_| self.parted.as_ref().is_some_and(|parted| !parted.seen))
    }

    /// The user has taken notice.
    pub fn has_seen_parting(&mut self) {
        if let Some(parted) = &mut self.parted {
            parted.seen = true;
        }
    }
}
