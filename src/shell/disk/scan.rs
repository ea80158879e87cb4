//! Reading sessions: the list of a folder, batch by batch.
//!
//! A file that cannot be read is a row with its problem, never left out in silence. Nothing here
//! writes.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::vec;

use super::names::{Found, found};
use super::stamp::{Stamp, Stamps};
use super::{plain, recover, steadily};
use crate::app::Row;
use crate::format::problem::{Problem, Severity};
use crate::format::session_toml::{self, Header};
use crate::shell::sentence;

/// The largest file that is taken for a session, in bytes.
pub const MOST_BYTES: u64 = 64 << 20;

/// How many sessions come at first, so that a page can be shown before ten thousand are read.
pub const FIRST: usize = 40;

/// How many come at a time afterwards: few enough that a save between two batches does not wait.
pub const BATCH: usize = 500;

/// The header and its tables are in here, with room for long names.
const PREFIX_BYTES: usize = 2 << 10;

/// Where a hand-edited header may still be found without reading everything.
const LONG_PREFIX_BYTES: usize = 16 << 10;

/// The files of a folder that has been begun to be read, newest first.
pub struct Scan {
    left: vec::IntoIter<Found>,
    /// A folder that cannot be read is a row of its own.
    broken: Option<Row>,
    next: usize,
    /// How many names there are, and how many of them have been looked at.
    pub names: usize,
    pub seen: usize,
    looker: Looker,
    /// What the files were when they were read, where somebody wants to know.
    pub(super) stamps: Option<Stamps>,
}

impl Scan {
    /// Reads the names. A folder that does not exist has no sessions.
    pub fn begin(sessions: &Path) -> Self {
        let (found, broken) = match found(sessions) {
            Ok(found) => (found, None),
            Err(error) => (Vec::new(), Some(unreadable_folder(sessions, &error))),
        };
        let (names, looker) = (found.len(), Looker::new(false));
        Self { left: found.into_iter(), broken, next: FIRST, names, seen: 0, looker, stamps: None }
    }

    /// The same for somebody who wants to look again.
    pub(super) fn stamped(sessions: &Path) -> Self {
        let looker = Looker::new(true);
        Self { looker, stamps: Some(Stamps::new()), ..Self::begin(sessions) }
    }

    /// The next rows, and whether they are the last.
    pub fn batch(&mut self) -> (Vec<Row>, bool) {
        let mut rows: Vec<Row> = Vec::with_capacity(self.left.len().min(self.next) + 1);
        rows.extend(self.broken.take());
        for found in self.left.by_ref().take(self.next) {
            self.seen += 1;
            if let Some((row, stamp)) = self.looker.look(found) {
                if let Some(stamps) = &mut self.stamps {
                    stamps.insert(row.file.clone(), stamp);
                }
                rows.push(row);
            }
        }
        self.next = BATCH;
        (rows, self.left.len() == 0)
    }

    /// What is left, for somebody who reads it whole; and a folder that cannot be read.
    pub(super) fn files(self) -> (Vec<Found>, Option<Row>) {
        (self.left.collect(), self.broken)
    }

    /// All rows at once.
    pub fn all(sessions: &Path) -> Vec<Row> {
        let mut scan = Self::begin(sessions);
        scan.next = usize::MAX;
        scan.batch().0
    }
}

/// The row that stands for a folder that cannot be read.
pub(super) fn unreadable_folder(sessions: &Path, error: &io::Error) -> Row {
    Row { file: sessions.to_owned(), header: Err(unreadable(sessions, error)) }
}

/// Who looks at one file after the other.
pub(super) struct Looker {
    /// Room for the beginning of a file.
    room: Vec<u8>,
    /// Whether it is asked what the files look like.
    stamps: bool,
}

impl Looker {
    pub(super) fn new(stamps: bool) -> Self {
        Self { room: Vec::new(), stamps }
    }

    /// The row of a file, and what the file was before it was read; `None` where nothing of a
    /// session can be seen yet.
    pub(super) fn look(&mut self, found: Found) -> Option<(Row, Option<Stamp>)> {
        let Found { file, kind, journal, .. } = found;
        let mut stamp = None;
        let header = match kind {
            Some(Ok(kind)) if kind.is_dir() => Err(is_folder(&file)),
            // Opening a pipe would wait for somebody to write into it.
            Some(Ok(kind)) if !kind.is_file() && !kind.is_symlink() => Err(not_a_file(&file)),
            // What is done right now, or was when a program ended without warning: there are few.
            _ if journal => match recover::find(&file) {
                Ok(recovered) => Ok(Header::of(&recovered?.record)),
                Err(problems) => Err(first(&file, problems)),
            },
            Some(Ok(kind)) if kind.is_file() => self.steady_header(&file, &mut stamp),
            // A link, or a file system that does not tell.
            _ => regular(&file).and_then(|_| self.steady_header(&file, &mut stamp)),
        };
        Some((Row { file, header }, stamp))
    }

    fn steady_header(&mut self, file: &Path, stamp: &mut Option<Stamp>) -> Result<Header, Problem> {
        steadily(|| self.header(file, stamp)).unwrap_or_else(|| Err(mistake(file)))
    }

    fn header(&mut self, file: &Path, stamp: &mut Option<Stamp>) -> Result<Header, Problem> {
        for most in [PREFIX_BYTES, LONG_PREFIX_BYTES] {
            let open = plain::open(file).map_err(|error| unreadable(file, &error))?;
            if self.stamps {
                *stamp = open.metadata().ok().and_then(|found| Stamp::of(&found));
            }
            self.room.resize(most, 0);
            let read = fill(&mut self.room, &open).map_err(|error| unreadable(file, &error))?;
            if let Some(header) = session_toml::header(self.room.get(..read).unwrap_or_default()) {
                return Ok(header);
            }
        }
        let bytes = whole(file)?;
        match session_toml::parse(&source(file), &bytes) {
            // Somebody has put its tables in an order of their own.
            Ok(record) => Ok(Header::of(&record)),
            Err(problems) => Err(first(file, problems)),
        }
    }
}

/// Reads the beginning of a file, as much of it as there is room for; the number of its bytes.
fn fill(room: &mut [u8], mut open: &File) -> io::Result<usize> {
    let mut length = 0;
    while let Some(left) = room.get_mut(length..).filter(|left| !left.is_empty()) {
        match open.read(left) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

pub(super) fn first(file: &Path, problems: Vec<Problem>) -> Problem {
    problems.into_iter().next().unwrap_or_else(|| problem(file, "this is no session"))
}

/// The whole of a file that is not too large.
pub(super) fn whole(file: &Path) -> Result<Vec<u8>, Problem> {
    let bytes = regular(file)?;
    if bytes > MOST_BYTES {
        let (has, most) = (bytes >> 20, MOST_BYTES >> 20);
        let message = format!("this has {has} MB; a session has at most {most} MB");
        return Err(problem(file, &message));
    }
    let read = || {
        let mut text = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default() + 1);
        // It may have grown since.
        plain::open(file)?.take(MOST_BYTES).read_to_end(&mut text)?;
        Ok(text)
    };
    read().map_err(|error: io::Error| unreadable(file, &error))
}

/// The size of a plain file, in bytes.
pub(super) fn regular(file: &Path) -> Result<u64, Problem> {
    let found = fs::symlink_metadata(file).map_err(|error| unreadable(file, &error))?;
    match found.file_type() {
        kind if kind.is_file() => Ok(found.len()),
        kind if kind.is_dir() => Err(is_folder(file)),
        kind if kind.is_symlink() => Err(is_link(file)),
        _ => Err(not_a_file(file)),
    }
}

pub(super) fn is_folder(file: &Path) -> Problem {
    problem(file, "this is a folder, not a session")
}

fn is_link(file: &Path) -> Problem {
    problem(file, "this is a link to another place, and sessions are not read through links")
}

pub(super) fn not_a_file(file: &Path) -> Problem {
    problem(file, "this is not a plain file")
}

pub(super) fn mistake(file: &Path) -> Problem {
    problem(file, "the program has made a mistake in reading this")
}

pub(super) fn unreadable(file: &Path, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound {
        return problem(file, "there is no such file any more");
    }
    problem(file, &format!("this cannot be read: {}", sentence::system(error)))
}

pub(super) fn problem(file: &Path, message: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        source: source(file),
        place: None,
        message: message.to_owned(),
        remedy: None,
    }
}

/// The file's name as problems show it.
pub(super) fn source(file: &Path) -> String {
    file.display().to_string()
}
