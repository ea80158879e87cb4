//! Reading one session: its file, and what its journal has beside it.
//!
//! Nothing here writes: to look at a session changes nothing, and may be done while somebody else
//! is at work in it.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::scan::{MOST_BYTES, mistake, problem, source, unreadable, whole};
use super::{beside, plain, steadily};
use crate::domain::{Record, SessionId};
use crate::format::journal::{self, Journal, Rest};
use crate::format::problem::Problem;
use crate::format::session_toml;

/// The largest file that is taken for a journal, in bytes: it grows only while no file can be
/// written.
const MOST_JOURNAL_BYTES: u64 = 4 * MOST_BYTES;

/// A session as it was last seen on a screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    pub record: Record,
    /// Its journal is damaged, and there may have been more.
    pub trouble: Option<Problem>,
}

/// Reads one session as it was last seen.
pub fn load(file: &Path) -> Result<Record, Vec<Problem>> {
    recover(file).map(|recovered| recovered.record)
}

/// The same, and whether there may have been more.
pub fn recover(file: &Path) -> Result<Recovered, Vec<Problem>> {
    let nothing = || vec![unreadable(file, &ErrorKind::NotFound.into())];
    find(file)?.ok_or_else(nothing)
}

/// The same; `None` where there is nothing, or the beginning of a journal whose session nobody has
/// seen yet.
pub(super) fn find(file: &Path) -> Result<Option<Recovered>, Vec<Problem>> {
    steadily(|| read(file)).unwrap_or_else(|| Err(vec![mistake(file)]))
}

/// Whether there is a journal beside a session's file, which need not be there itself.
pub fn has_journal(file: &Path) -> bool {
    fs::symlink_metadata(beside::journal(file)).is_ok_and(|found| found.is_file())
}

fn read(file: &Path) -> Result<Option<Recovered>, Vec<Problem>> {
    let saved = match fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound && has_journal(file) => None,
        _ => {
            let bytes = whole(file).map_err(|problem| vec![problem])?;
            Some(session_toml::parse(&source(file), &bytes)?)
        }
    };
    // What a newer version has done is not made again by this one.
    let newer = saved.as_ref().is_some_and(|record| record.unknown.newer.is_some());
    if newer || !has_journal(file) {
        return Ok(saved.map(|record| Recovered { record, trouble: None }));
    }
    let damaged = || damaged(file);
    match (saved, journal(file)) {
        (Some(record), Ok(Err(Rest::Nothing | Rest::Torn))) => {
            Ok(Some(Recovered { record, trouble: None }))
        }
        (Some(record), Ok(Err(Rest::Damaged)) | Err(_)) => {
            Ok(Some(Recovered { record, trouble: Some(damaged()) }))
        }
        (Some(record), Ok(Ok(journal))) if !journal.belongs_to(&record) => {
            Ok(Some(Recovered { record, trouble: Some(damaged()) }))
        }
        (None, Ok(Err(Rest::Nothing | Rest::Torn))) => Ok(None),
        (None, Ok(Err(Rest::Damaged))) => Err(vec![damaged()]),
        (None, Err(error)) => Err(vec![unreadable(&beside::journal(file), &error)]),
        (saved, Ok(Ok(journal))) => {
            let alone = saved.is_none();
            let (mut record, left_out) = journal.recover(saved).ok_or_else(|| vec![damaged()])?;
            if alone && let Some(id) = name(file) {
                record.id = id;
            }
            let well = left_out == 0 && journal.rest != Rest::Damaged;
            Ok(Some(Recovered { record, trouble: (!well).then(damaged) }))
        }
    }
}

/// What is in the journal of a session.
pub(super) fn journal(file: &Path) -> io::Result<Result<Journal, Rest>> {
    let journal = beside::journal(file);
    let found = fs::symlink_metadata(&journal)?;
    if !found.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a plain file"));
    }
    if found.len() > MOST_JOURNAL_BYTES {
        return Err(io::Error::new(ErrorKind::FileTooLarge, "it is too large"));
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    plain::open(&journal)?.take(MOST_JOURNAL_BYTES).read_to_end(&mut bytes)?;
    Ok(journal::decode(&bytes))
}

/// The id that a session's file is named after.
fn name(file: &Path) -> Option<SessionId> {
    SessionId::parse(file.file_stem()?.to_str()?)
}

fn damaged(file: &Path) -> Problem {
    let message = "what was done last in this session cannot be read to its end";
    problem(&beside::journal(file), message)
}
