//! Reading one session: its file, and what its journal has beside it.
//!
//! Nothing here writes: to look at a session changes nothing, and may be done while somebody else
//! is at work in it.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::scan::{MOST_BYTES, mistake, problem, source, unreadable, whole};
use super::{beside, plain, steadily};
use crate::domain::conflict::copied_from;
use crate::domain::{Record, SessionId};
use crate::format::journal::{self, Fit, Journal, Rest};
use crate::format::problem::Problem;
use crate::format::session_toml;

/// The largest file that is taken for a journal, in bytes: it grows only while no file can be
/// written.
const MOST_JOURNAL_BYTES: u64 = 4 * MOST_BYTES;

/// A session as it was last seen on a screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    pub record: Record,
    /// There may have been more: its journal is damaged, or cannot be brought together with it.
    pub trouble: Option<Problem>,
    /// It is the latter: this is the session as its file has it.
    pub apart: bool,
}

impl Recovered {
    fn well(record: Record) -> Self {
        Self { record, trouble: None, apart: false }
    }
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
        return Ok(saved.map(Recovered::well));
    }
    let damaged = || damaged(file);
    let as_saved = |record, trouble| Ok(Some(Recovered { trouble, ..Recovered::well(record) }));
    let journal = match (&saved, journal(file)) {
        (_, Ok(Ok(journal))) => journal,
        (Some(_), Ok(Err(Rest::Nothing | Rest::Torn))) => {
            return Ok(saved.map(Recovered::well));
        }
        (Some(_), Ok(Err(Rest::Damaged)) | Err(_)) => {
            let with = |it| Recovered { trouble: Some(damaged()), ..Recovered::well(it) };
            return Ok(saved.map(with));
        }
        (None, Ok(Err(Rest::Nothing | Rest::Torn))) => return Ok(None),
        (None, Ok(Err(Rest::Damaged))) => return Err(vec![damaged()]),
        (None, Err(error)) => return Err(vec![unreadable(&beside::journal(file), &error)]),
    };
    let rest = (journal.rest == Rest::Damaged).then(damaged);
    match saved.map(|record| (journal.fit(&record), record)) {
        Some((Fit::Another, record)) => as_saved(record, Some(damaged())),
        Some((Fit::Apart, record)) => {
            Ok(Some(Recovered { record, trouble: Some(parted(file)), apart: true }))
        }
        Some((Fit::Later, record)) => as_saved(record, rest),
        Some((Fit::Earlier, record)) => replayed(file, &journal, Some(record)),
        None => replayed(file, &journal, None),
    }
}

/// What the journal makes of what is saved.
fn replayed(
    file: &Path,
    journal: &Journal,
    saved: Option<Record>,
) -> Result<Option<Recovered>, Vec<Problem>> {
    let alone = saved.is_none();
    let (mut record, left_out) = journal.recover(saved).ok_or_else(|| vec![damaged(file)])?;
    if alone && let Some(id) = name(file) {
        record.id = id;
    }
    let well = left_out == 0 && journal.rest != Rest::Damaged;
    let trouble = (!well).then(|| damaged(file));
    Ok(Some(Recovered { trouble, ..Recovered::well(record) }))
}

/// Whether somebody has changed a session's file since its program ended without warning, so that
/// what its journal has cannot be done to it.
pub(super) fn is_apart(file: &Path) -> bool {
    let read = || {
        let saved = session_toml::parse("", &whole(file).ok()?).ok()?;
        let journal = journal(file).ok()?.ok()?;
        Some(saved.unknown.newer.is_none() && journal.fit(&saved) == Fit::Apart)
    };
    has_journal(file) && steadily(read).flatten().unwrap_or(false)
}

/// Whether a temporary file, `.ada.toml.PID-N.tmp`, is a whole session with words in it that the
/// session itself has not.
pub fn has_something_else(temp: &Path) -> bool {
    let name = temp.file_name().unwrap_or_default().to_string_lossy();
    let session = name.rfind(".toml.").and_then(|end| name.get(1..end + ".toml".len()));
    let Some(file) = session.map(|session| temp.with_file_name(session)) else { return false };
    let left = steadily(|| session_toml::parse("", &whole(temp).ok()?).ok()).flatten();
    left.is_some_and(|left| load(&file).map_or(true, |now| !journal::has_all_of(&now, &left)))
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

/// The id that a session's file is named after; a conflict copy has that of its session.
fn name(file: &Path) -> Option<SessionId> {
    let stem = file.file_stem()?.to_str()?;
    copied_from(stem).is_none().then(|| SessionId::parse(stem))?
}

fn parted(file: &Path) -> Problem {
    let message = "the session was changed by somebody else before what was done last in it had \
                   reached its file";
    problem(&beside::journal(file), message)
}

fn damaged(file: &Path) -> Problem {
    let message = "what was done last in this session cannot be read to its end";
    problem(&beside::journal(file), message)
}
