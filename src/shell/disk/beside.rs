//! The names of what lies beside a session's file: one list, by which each part makes its own and
//! the examination of a home knows them all.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const JOURNAL: &str = ".journal";
const LOCK: &str = ".lock";
const DAMAGED: &str = ".damaged-journal";
const TEMPORARY: &str = ".tmp";
const NOTES: &str = ".notes-";
const NOTES_END: &str = ".md";

/// What a file is by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// What was done in a session since its file, which has this name, was written.
    Journal(String),
    /// Who writes in the session in the file of this name.
    Lock(String),
    /// A journal that could not be read to its end, kept for a person.
    Damaged,
    /// A file that the process with this number is about to give its final name.
    Temporary(i32),
    /// A text that the process with this number has lent to an editor, or an editor's copy of it.
    Notes(i32),
}

impl Beside {
    /// `None` for a session, and for what is none of ours.
    pub fn of(name: &str) -> Option<Self> {
        if let Some((_, rest)) = name.split_once(NOTES)
            && let Some((numbers, _)) = rest.split_once(NOTES_END)
        {
            return process(numbers).map(Self::Notes);
        }
        let Some(hidden) = name.strip_prefix('.') else {
            let (stem, nth) = name.split_once(DAMAGED)?;
            let numbered = nth.is_empty() || nth.strip_prefix('-')?.parse::<u32>().is_ok();
            return (!stem.is_empty() && numbered).then_some(Self::Damaged);
        };
        if let Some(rest) = hidden.strip_suffix(TEMPORARY) {
            return process(rest.rsplit_once('.')?.1).map(Self::Temporary);
        }
        let session = |ending| {
            let stem = hidden.strip_suffix(ending).filter(|stem: &&str| !stem.is_empty())?;
            Some(format!("{stem}.toml"))
        };
        session(JOURNAL).map(Self::Journal).or_else(|| session(LOCK).map(Self::Lock))
    }
}

/// The process in `PID-N`.
fn process(numbers: &str) -> Option<i32> {
    let (process, nth) = numbers.split_once('-')?;
    nth.parse::<u32>().ok()?;
    process.parse().ok().filter(|process| *process > 0)
}

/// The journal of the session in `ada.toml`: `.ada.journal`.
pub(super) fn journal(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(stem(file));
    name.push(JOURNAL);
    file.with_file_name(name)
}

/// Whether there is certainly nothing at a path.
pub(super) fn is_missing(path: &Path) -> bool {
    let nothing = [ErrorKind::NotFound, ErrorKind::NotADirectory];
    path.symlink_metadata().is_err_and(|error| nothing.contains(&error.kind()))
}

/// The session whose journal has this name.
pub(super) fn session_of(journal: &str) -> Option<String> {
    match Beside::of(journal)? {
        Beside::Journal(session) => Some(session),
        _ => None,
    }
}

/// The lock of the session in `ada.toml`: `.ada.lock`; `None` for what is no name of a file.
pub(super) fn lock(file: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(file.file_stem()?);
    name.push(LOCK);
    Some(file.with_file_name(name))
}

/// Where the `nth` damaged journal of a session is kept, from 1. Not hidden: somebody has to decide
/// about it.
pub(super) fn kept(file: &Path, nth: u32) -> PathBuf {
    let mut name = stem(file).to_owned();
    name.push(DAMAGED);
    if nth > 1 {
        name.push(format!("-{nth}"));
    }
    file.with_file_name(name)
}

/// Where the next journal is made before it takes the place of the one there is.
pub(super) fn next_journal(file: &Path) -> PathBuf {
    temporary(&journal(file), 0)
}

/// Where a file is made before it takes the place of another, or its final name; the `nth` that
/// was tried. Hidden, and with an ending that no list of sessions takes for one.
pub(super) fn temporary(file: &Path, nth: u32) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let dot = if name.starts_with('.') { "" } else { "." };
    file.with_file_name(format!("{dot}{name}.{}-{nth}{TEMPORARY}", std::process::id()))
}

/// Where a text lies that is lent to an editor; the `nth` that was tried.
pub fn notes(folder: &Path, nth: u32) -> PathBuf {
    folder.join(format!("{NOTES}{}-{nth}{NOTES_END}", std::process::id()))
}

fn stem(file: &Path) -> &OsStr {
    file.file_stem().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_here_is_known_again() {
        let (file, here) = (Path::new("/s/ada.toml"), std::process::id().cast_signed());
        let known = |path: PathBuf| Beside::of(path.file_name()?.to_str()?);
        let session = || "ada.toml".to_owned();
        assert_eq!(known(journal(file)), Some(Beside::Journal(session())));
        assert_eq!(lock(file).and_then(known), Some(Beside::Lock(session())));
        assert_eq!(known(kept(file, 1)), Some(Beside::Damaged));
        assert_eq!(known(kept(file, 2)), Some(Beside::Damaged));
        for path in [next_journal(file), temporary(file, 3)] {
            assert_eq!(known(path), Some(Beside::Temporary(here)));
        }
        assert_eq!(known(notes(Path::new("/s"), 1)), Some(Beside::Notes(here)));
        assert_eq!(Beside::of("#.notes-12-0.md#"), Some(Beside::Notes(12)));
        assert_eq!(Beside::of(".notes-12-0.md.swp"), Some(Beside::Notes(12)));
        for name in ["ada.toml", ".toml", ".journal", ".lock", ".x.tmp", ".x.-1-0.tmp", "x.journal"]
        {
            assert_eq!(Beside::of(name), None, "{name}");
        }
    }
}
