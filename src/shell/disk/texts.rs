//! Every session of a folder as its file has it, for somebody who looks into all of them: several
//! threads read at once, each with a buffer of its own.
//!
//! Nothing here writes, and nothing is remembered: what is read is what is there.

use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::names::Found;
use super::scan::{MOST_BYTES, first, is_folder, not_a_file, regular, unreadable, whole};
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
pub enum Read<'a> {
    /// Nothing that anybody has seen yet.
    Nothing,
    Text(&'a [u8]),
    /// It may have gone on since its file was written: this is how it was last seen.
    Record(Box<Record>),
}

/// Room for the text of one file after the other.
#[derive(Default)]
pub struct Buffer {
    /// As large as the largest of them, beyond its length.
    bytes: Vec<u8>,
}

/// How much room there is at first: most files are read at once.
const ROOM: usize = 64 << 10;

impl Buffer {
    /// Reads what is left of a file, up to the largest that is taken for a session; the number of
    /// its bytes.
    fn fill(&mut self, mut file: impl io::Read) -> io::Result<usize> {
        let mut length = 0;
        loop {
            if length == self.bytes.len() {
                if u64::try_from(length).is_ok_and(|length| length >= MOST_BYTES) {
                    return Ok(length);
                }
                self.bytes.resize((length * 2).max(ROOM), 0);
            }
            match file.read(&mut self.bytes[length..]) {
                Ok(0) => return Ok(length),
                Ok(read) => length += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
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
    pub fn read<'a>(&self, nth: usize, buffer: &'a mut Buffer) -> Result<Read<'a>, Problem> {
        let Some(Found { file, kind, journal, .. }) = self.files.get(nth) else {
            return Ok(Read::Nothing);
        };
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
        let read = plain::open(file).and_then(|open| buffer.fill(open.take(MOST_BYTES)));
        let length = read.map_err(|error| unreadable(file, &error))?;
        if u64::try_from(length).is_ok_and(|length| length >= MOST_BYTES) {
            // It says what is too much.
            buffer.bytes = whole(file)?;
            return Ok(Read::Text(&buffer.bytes));
        }
        Ok(Read::Text(buffer.bytes.get(..length).unwrap_or_default()))
    }
}
