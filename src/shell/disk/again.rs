//! Looking at the sessions once more, when a list of them has been read before: only what looks
//! other than it did is read again.

use std::fs;
use std::path::{Path, PathBuf};
use std::vec;

use super::names::{Found, found};
use super::scan::{BATCH, Looker, unreadable_folder};
use super::stamp::{Stamp, Stamps};
use crate::app::Row;

/// A second look that has been begun.
pub(super) struct Again {
    left: vec::IntoIter<Found>,
    before: Stamps,
    after: Stamps,
    changed: Vec<Row>,
    /// The folder could not be read: what is gone is not known.
    blind: bool,
    looker: Looker,
}

/// What it has found: the rows that are new or perhaps other than they were, the files that are
/// gone, and what the files look like now.
pub(super) struct News {
    pub rows: Vec<Row>,
    pub gone: Vec<PathBuf>,
    pub stamps: Stamps,
}

impl Again {
    /// Reads the names; `before` is what the files looked like when they were read.
    pub(super) fn begin(sessions: &Path, before: Stamps) -> Self {
        let (found, changed, blind) = match found(sessions) {
            Ok(found) => (found, Vec::new(), false),
            Err(error) => (Vec::new(), vec![unreadable_folder(sessions, &error)], true),
        };
        Self {
            left: found.into_iter(),
            before,
            after: Stamps::new(),
            changed,
            blind,
            looker: Looker::new(true),
        }
    }

    /// Looks at some files: no more than a save can wait for. Returns what there is to say once all
    /// have been looked at.
    pub(super) fn step(&mut self) -> Option<News> {
        for found in self.left.by_ref().take(BATCH) {
            let stamp = self.before.remove(&found.file).flatten();
            if let Some(stamp) = stamp.filter(|_| !found.journal)
                && fs::symlink_metadata(&found.file).is_ok_and(|now| Stamp::of(&now) == Some(stamp))
            {
                self.after.insert(found.file, Some(stamp));
            } else {
                let file = found.file.clone();
                match self.looker.look(found) {
                    Some((row, stamp)) => {
                        self.after.insert(file, stamp);
                        self.changed.push(row);
                    }
                    None => drop(self.before.insert(file, None)),
                }
            }
        }
        if self.left.len() > 0 {
            return None;
        }
        let mut stamps = std::mem::take(&mut self.after);
        let before = std::mem::take(&mut self.before);
        let gone = if self.blind {
            stamps.extend(before);
            stamps.extend(self.changed.iter().map(|row| (row.file.clone(), None)));
            Vec::new()
        } else {
            before.into_keys().collect()
        };
        Some(News { rows: std::mem::take(&mut self.changed), gone, stamps })
    }
}
