//! The names of what lies beside a session's file.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The journal of the session in `ada.toml`: `.ada.journal`.
pub(super) fn journal(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(stem(file));
    name.push(".journal");
    file.with_file_name(name)
}

/// Whether there is certainly nothing at a path.
pub(super) fn is_missing(path: &Path) -> bool {
    let nothing = [ErrorKind::NotFound, ErrorKind::NotADirectory];
    path.symlink_metadata().is_err_and(|error| nothing.contains(&error.kind()))
}

/// The session whose journal has this name.
pub(super) fn session_of(journal: &str) -> Option<String> {
    let stem = journal.strip_prefix('.')?.strip_suffix(".journal")?;
    (!stem.is_empty()).then(|| format!("{stem}.toml"))
}

/// Where the `nth` damaged journal of a session is kept, from 1. Not hidden: somebody has to decide
/// about it.
pub(super) fn kept(file: &Path, nth: u32) -> PathBuf {
    let mut name = stem(file).to_owned();
    name.push(".damaged-journal");
    if nth > 1 {
        name.push(format!("-{nth}"));
    }
    file.with_file_name(name)
}

/// Where the next journal is made before it takes the place of the one there is.
pub(super) fn next_journal(file: &Path) -> PathBuf {
    let mut name = journal(file).into_os_string();
    name.push(format!(".{}-0.tmp", std::process::id()));
    name.into()
}

fn stem(file: &Path) -> &OsStr {
    file.file_stem().unwrap_or_default()
}
