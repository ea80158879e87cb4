//! Reading sessions: the list of a folder, batch by batch.
//!
//! A file that cannot be read is a row with its problem, never left out in silence. Nothing here
//! writes.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fs::{self, DirEntry, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::vec;

use super::{beside, plain, recover, steadily};
use crate::app::Row;
use crate::domain::conflict::{copied_from, is_leftover};
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
const PREFIX_BYTES: u64 = 2 << 10;

/// Where a hand-edited header may still be found without reading everything.
const LONG_PREFIX_BYTES: u64 = 16 << 10;

/// The files of a folder that has been begun to be read, newest first.
pub struct Scan {
    left: vec::IntoIter<Found>,
    /// A folder that cannot be read is a row of its own.
    broken: Option<Row>,
    next: usize,
}

pub(super) struct Found {
    pub(super) file: PathBuf,
    /// Whether it is a file is known from the folder itself, for most file systems. `None` where
    /// there is a journal alone.
    pub(super) kind: Option<io::Result<FileType>>,
    /// Whether it has a journal, and may have gone on since it was written.
    pub(super) journal: bool,
}

impl Scan {
    /// Reads the names. A folder that does not exist has no sessions.
    pub fn begin(sessions: &Path) -> Self {
        let (names, broken) = match fs::read_dir(sessions).and_then(names) {
            Ok(names) => (names, None),
            Err(error) if error.kind() == ErrorKind::NotFound => (Vec::new(), None),
            Err(error) => {
                let problem = unreadable(sessions, &error);
                (Vec::new(), Some(Row { file: sessions.to_owned(), header: Err(problem) }))
            }
        };
        Self { left: names.into_iter(), broken, next: FIRST }
    }

    /// The next rows, and whether they are the last.
    pub fn batch(&mut self) -> (Vec<Row>, bool) {
        let found = self.left.by_ref().take(self.next);
        let rows = self.broken.take().into_iter().chain(found.filter_map(Found::row)).collect();
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

/// The sessions among the entries, newest first: their names begin with the date, and the second
/// of a day comes after the first. A conflict copy follows what it is a copy of, so that whoever
/// takes the newest takes no copy.
fn names(entries: fs::ReadDir) -> io::Result<Vec<Found>> {
    let (mut found, mut journals) = (Vec::new(), HashSet::new());
    for entry in entries {
        let entry = entry?;
        match entry.file_name().to_str().and_then(beside::session_of) {
            Some(session) => drop(journals.insert(entry.path().with_file_name(session))),
            None => found.extend(Found::of(&entry)),
        }
    }
    for (_, found) in &mut found {
        found.journal = journals.remove(&found.file);
    }
    found.extend(
        journals
            .into_iter()
            .filter_map(|file| Some((order(&file)?, Found { file, kind: None, journal: true }))),
    );
    found.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

/// By the name that is not a copy's, the copies after it.
type Order = (Reverse<String>, Option<String>);

fn order(file: &Path) -> Option<Order> {
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    if is_leftover(&stem) {
        return None;
    }
    Some(match copied_from(&stem).map(str::to_owned) {
        Some(original) => (Reverse(original), Some(stem)),
        None => (Reverse(stem), None),
    })
}

impl Found {
    /// With what to sort it by; `None` for what is hidden, no TOML, or left behind by a merge.
    fn of(entry: &DirEntry) -> Option<(Order, Self)> {
        let file = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden || file.extension().is_none_or(|ending| ending != "toml") {
            return None;
        }
        let kind = Some(entry.file_type());
        Some((order(&file)?, Self { kind, file, journal: false }))
    }

    /// Its row; `None` where nothing of a session can be seen yet.
    fn row(self) -> Option<Row> {
        let Self { file, kind, journal } = self;
        let header = match kind {
            Some(Ok(kind)) if kind.is_dir() => Err(is_folder(&file)),
            // Opening a pipe would wait for somebody to write into it.
            Some(Ok(kind)) if !kind.is_file() && !kind.is_symlink() => Err(not_a_file(&file)),
            // What is done right now, or was when a program ended without warning: there are few.
            _ if journal => match recover::find(&file) {
                Ok(recovered) => Ok(Header::of(&recovered?.record)),
                Err(problems) => Err(first(&file, problems)),
            },
            Some(Ok(kind)) if kind.is_file() => steady_header(&file),
            // A link, or a file system that does not tell.
            _ => regular(&file).and_then(|_| steady_header(&file)),
        };
        Some(Row { file, header })
    }
}

fn steady_header(file: &Path) -> Result<Header, Problem> {
    steadily(|| header(file)).unwrap_or_else(|| Err(mistake(file)))
}

fn header(file: &Path) -> Result<Header, Problem> {
    for most in [PREFIX_BYTES, LONG_PREFIX_BYTES] {
        let prefix = prefix(file, most).map_err(|error| unreadable(file, &error))?;
        if let Some(header) = session_toml::header(&prefix) {
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

pub(super) fn first(file: &Path, problems: Vec<Problem>) -> Problem {
    problems.into_iter().next().unwrap_or_else(|| problem(file, "this is no session"))
}

fn prefix(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(most).unwrap_or_default());
    plain::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The whole of a file that is not too large.
pub(super) fn whole(file: &Path) -> Result<Vec<u8>, Problem> {
    let bytes = regular(file)?;
    if bytes > MOST_BYTES {
        let (has, most) = (bytes >> 20, MOST_BYTES >> 20);
        let message = format!("this has {has} MB; a session has at most {most} MB");
        return Err(problem(file, &message));
    }
    // It may have grown since.
    prefix(file, MOST_BYTES).map_err(|error| unreadable(file, &error))
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
