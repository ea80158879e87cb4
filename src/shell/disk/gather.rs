//! Reading several sessions for a comparison, a few at a time, so that a save between them does not
//! wait.
//!
//! A session that cannot be read says why, and the others are read all the same. Nothing here
//! writes.

use std::path::PathBuf;
use std::vec;

use super::{recover, scan, steadily};
use crate::app::{Read, Report};

/// How many are read between two looks at what else there is to do.
const AT_ONCE: usize = 4;

/// Sessions that have been begun to be read.
pub(super) struct Gather {
    left: vec::IntoIter<PathBuf>,
    sessions: Vec<(PathBuf, Read)>,
}

impl Gather {
    pub(super) fn begin(files: Vec<PathBuf>) -> Self {
        Self { left: files.into_iter(), sessions: Vec::new() }
    }

    /// Reads the next ones; the answer, once there are no more.
    pub(super) fn read_on(&mut self) -> Option<Report> {
        for file in self.left.by_ref().take(AT_ONCE) {
            let read = steadily(|| recover::load(&file).map(Box::new));
            let result = read.unwrap_or_else(|| Err(vec![scan::mistake(&file)]));
            self.sessions.push((file, result));
        }
        let done = self.left.len() == 0;
        done.then(|| Report::Gathered { sessions: std::mem::take(&mut self.sessions) })
    }
}
