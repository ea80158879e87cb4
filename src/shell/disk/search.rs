//! Looking for earlier sessions with a candidate, batch by batch: the headers first, and only the
//! sessions that they point to as a whole.
//!
//! What leaves here is what the next interviewer may know. Nothing here writes.

use std::path::Path;

use super::{Scan, recover};
use crate::app::{Report, Row};
use crate::domain::Earlier;
use crate::domain::people::is_same_person;

/// The most sessions that are told about: a page is read in a minute.
const MOST: usize = 8;

/// A search that has been begun.
pub(super) struct Search {
    candidate: String,
    scan: Scan,
    earlier: Vec<Earlier>,
    unreadable: usize,
}

impl Search {
    pub(super) fn begin(sessions: &Path, candidate: String) -> Self {
        let scan = Scan::begin(sessions);
        Self { candidate, scan, earlier: Vec::new(), unreadable: 0 }
    }

    /// Reads the next batch; the answer, once there is nothing more to look for.
    pub(super) fn read_on(&mut self) -> Option<Report> {
        let (rows, complete) = self.scan.batch();
        for row in rows {
            self.look_at(&row);
        }
        if !complete && self.earlier.len() < MOST {
            return None;
        }
        self.earlier.sort_by_key(|earlier| std::cmp::Reverse(earlier.started));
        self.earlier.truncate(MOST);
        let candidate = std::mem::take(&mut self.candidate);
        let earlier = std::mem::take(&mut self.earlier);
        Some(Report::Earlier { candidate, earlier, unreadable: self.unreadable })
    }

    fn look_at(&mut self, row: &Row) {
        let Ok(header) = &row.header else {
            self.unreadable += 1;
            return;
        };
        let theirs = is_same_person(&header.candidate, &self.candidate);
        // A conflict copy tells of the same interview once more.
        if !theirs || header.started.is_none() || row.copy_of().is_some() {
            return;
        }
        match recover::load(&row.file) {
            Ok(record) => self.earlier.extend(Earlier::of(&record)),
            Err(_) => self.unreadable += 1,
        }
    }
}
