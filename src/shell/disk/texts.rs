//! Every session of a folder as its file has it, for somebody who looks into all of them: several
//! threads read at once, each with a buffer of its own.
//!
//! Nothing here writes, and nothing is remembered: what is read is what is there.

use std::io::Read as _;
use std::path::Path;

use super::scan::{Found, MOST_BYTES, first, is_folder, not_a_file, regular, unreadable, whole};
use super::{Scan, plain, recover};
use crate::domain::Record;
use crate::format::problem::Problem;

/// The files of a folder, newest first.
pub struct Texts {
    files: Vec<Found>,
    /// The folder cannot be read.
    pub problem: Option<Problem>,
}

/// What there is of one session.
pub enum Read {
    /// Nothing that anybody has seen yet.
    Nothing,
    /// Its text is in the buffer.
    Text,
    /// It may have gone on since its file was written: this is how it was last seen.
    Record(Box<Record>),
}

impl Texts {
    /// Reads the names. A folder that does not exist has no sessions.
    pub fn of(sessions: &Path) -> Self {
        let (files, broken) = Scan::begin(sessions).files();
        Self { files, problem: broken.and_then(|row| row.header.err()) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The path of one of them.
    pub fn file(&self, nth: usize) -> Option<&Path> {
        Some(&self.files.get(nth)?.file)
    }

    /// Reads one of them; its text takes the place of what is in the buffer.
    pub fn read(&self, nth: usize, buffer: &mut Vec<u8>) -> Result<Read, Problem> {
        let Some(Found { file, kind, journal }) = self.files.get(nth) else {
            return Ok(Read::Nothing);
        };
        buffer.clear();
        match kind {
            Some(Ok(kind)) if kind.is_dir() => return Err(is_folder(file)),
            // Opening a pipe would wait for somebody to write into it.
            Some(Ok(kind)) if !kind.is_file() && !kind.is_symlink() => {
                return Err(not_a_file(file));
            }
            _ if *journal => {
                let found = recover::find(file).map_err(|problems| first(file, problems))?;
                let record = found.map(|found| Box::new(found.record));
                return Ok(record.map_or(Read::Nothing, Read::Record));
            }
            Some(Ok(kind)) if kind.is_file() => {}
            // A link, or a file system that does not tell.
            _ => drop(regular(file)?),
        }
        let read = plain::open(file).and_then(|open| open.take(MOST_BYTES).read_to_end(buffer));
        let bytes = read.map_err(|error| unreadable(file, &error))?;
        if u64::try_from(bytes).is_ok_and(|bytes| bytes >= MOST_BYTES) {
            // It says what is too much.
            *buffer = whole(file)?;
        }
        Ok(Read::Text)
    }
}
