//! The examination of a home: what in it is open to others, left over, damaged or out of place.
//!
//! It mends only what cannot lose a word: modes are narrowed, what a program that is gone has left
//! behind is removed if a session's file has all of it, and what cannot be brought together is kept
//! apart. What is in a session is never touched, and no link is ever followed.

mod place;
mod sessions;

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::disk::Beside;
use super::{banks, disk, sentence};
use crate::app::Home;
use crate::domain::glyph::visible;
use crate::format::problem::{Problem, Severity};

/// The bits of a mode that let others in.
const OTHERS: u32 = 0o077;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: PathBuf,
    /// What is wrong, as sentences.
    pub what: String,
    /// How to mend it, as sentences.
    pub remedy: String,
    /// What can be done about it here.
    pub mend: Mend,
}

/// What `--fix` does about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Takes all rights from others.
    Narrow,
    /// Removes the file.
    Remove,
    /// Removes the lock of the session in this file.
    Unlock(PathBuf),
    /// Removes the journal of the session in this file.
    Forget(PathBuf),
    /// Makes a conflict copy of what was done last in the session.
    Part,
    /// Nothing: a person has to look.
    Person,
    /// Nothing: it may be as it is wanted.
    Said,
}

impl Mend {
    /// Whether `--fix` does something.
    pub fn is_safe(&self) -> bool {
        match self {
            Self::Narrow | Self::Remove | Self::Unlock(_) | Self::Forget(_) | Self::Part => true,
            Self::Person | Self::Said => false,
        }
    }
}

/// Looks at everything in a home, and at what is kept in the `state` folder. Nothing is changed.
pub fn examine(home: &Home, state: Option<&Path>) -> Vec<Finding> {
    let mut found = place::examine(home);
    found.extend(sessions::examine(&home.sessions));
    found.extend(state.into_iter().flat_map(examine_state));
    for bank in banks::all(home) {
        let errors = bank.problems.iter().filter(|it| it.severity == Severity::Error);
        let path = bank.file.clone().unwrap_or_else(|| bank.name.clone().into());
        found.extend(errors.map(|problem| damaged(&path, problem)));
    }
    found
}

/// Mends what is safe to be mended; the error is a sentence. `Ok(None)` where nothing is done.
pub fn mend(finding: &Finding) -> Result<Option<String>, String> {
    let removed = |()| "It has been removed.".to_owned();
    let done = match &finding.mend {
        Mend::Narrow => {
            disk::narrow(&finding.path).map(|()| "Only you can get at it now.".to_owned())
        }
        Mend::Remove => fs::remove_file(&finding.path).map(removed),
        Mend::Unlock(session) => disk::unlock(session).map(removed),
        Mend::Forget(session) => disk::forget(session).map(removed),
        Mend::Part => disk::part(&finding.path).map(|copy| {
            format!("What was done last is in {} now.", visible(&copy.display().to_string()))
        }),
        Mend::Person | Mend::Said => return Ok(None),
    };
    done.map(Some).map_err(|error| format!("It cannot be mended: {}.", sentence::system(&error)))
}

/// What Setup remembers names people and jobs.
fn examine_state(folder: &Path) -> Vec<Finding> {
    let Ok(itself) = fs::symlink_metadata(folder) else { return Vec::new() };
    let mut found = Vec::from_iter(open_to_others(folder, &itself));
    // One that cannot be read costs nobody anything but the convenience.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(entry) = fs::symlink_metadata(&path) else { continue };
        found.extend(match Beside::of(&path.file_name().unwrap_or_default().to_string_lossy()) {
            Some(beside @ Beside::Temporary(_)) => sessions::left_over(&path, &beside, &entry),
            _ => open_to_others(&path, &entry),
        });
    }
    found
}

fn open_to_others(path: &Path, entry: &Metadata) -> Option<Finding> {
    let plain = entry.is_file() || entry.is_dir();
    let mode = entry.mode() & 0o7777;
    (plain && mode & OTHERS != 0).then(|| {
        let right = if entry.is_dir() { "700" } else { "600" };
        Finding {
            path: path.to_owned(),
            what: format!("Others may get at it: its mode is {mode:04o}."),
            remedy: format!("Make it yours alone: chmod {right}."),
            mend: Mend::Narrow,
        }
    })
}

fn damaged(path: &Path, problem: &Problem) -> Finding {
    let whole = problem.one_line();
    // The path stands above it already.
    let said = whole.strip_prefix(&format!("{}:", problem.source)).unwrap_or(&whole).trim_start();
    let place = problem.place.as_ref().map(|place| format!("{}:{}: ", place.line, place.column));
    let said = place.and_then(|place| Some((said.strip_prefix(&place)?, place)));
    let what = match said {
        Some((said, place)) => format!("At {}{said}", place.replacen(": ", ", ", 1)),
        None => whole.trim_start_matches(&format!("{}: ", problem.source)).to_owned(),
    };
    person(path, what, "Correct it by hand; until then nothing writes to it.")
}

fn person(path: &Path, what: impl Into<String>, remedy: &str) -> Finding {
    let (path, what, remedy) = (path.to_owned(), what.into(), remedy.to_owned());
    Finding { path, what, remedy, mend: Mend::Person }
}
