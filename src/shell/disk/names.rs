//! The names in the folder of the sessions, in the order of a list. They are read whole before the
//! first page can be shown, so that nothing is copied for one that could be looked at.

use std::collections::HashSet;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::beside;
use crate::domain::conflict::{copied_from, is_leftover};

/// A file that may be a session.
pub(super) struct Found {
    pub(super) file: PathBuf,
    /// Whether it is a file is known from the folder itself, for most file systems. `None` where
    /// there is a journal alone.
    pub(super) kind: Option<io::Result<FileType>>,
    /// Whether it has a journal, and may have gone on since it was written.
    pub(super) journal: bool,
    /// Where its name begins in its path: to be asked for by each comparison, that has to cost
    /// nothing.
    start: usize,
    /// How many bytes of its name are that of the file that it is a conflict copy of.
    copies: Option<usize>,
}

/// The ending of a session's file.
const ENDING: &str = ".toml";

/// The sessions of a folder, as [`place`](crate::app::library::place) has them; none where there is
/// no folder.
pub(super) fn found(sessions: &Path) -> io::Result<Vec<Found>> {
    let entries = match fs::read_dir(sessions) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let (mut found, mut journals) = (Vec::new(), HashSet::new());
    for entry in entries {
        let entry = entry?;
        let file = entry.path();
        let name = file.file_name().unwrap_or_default();
        if !name.as_encoded_bytes().starts_with(b".") {
            found.extend(Found::of(file, || Some(entry.file_type())));
        } else if let Some(session) = name.to_str().and_then(beside::session_of) {
            journals.insert(file.with_file_name(session));
        }
    }
    if !journals.is_empty() {
        for found in &mut found {
            found.journal = journals.remove(&found.file);
        }
        let alone = journals.into_iter().filter_map(|file| Found::of(file, || None));
        found.extend(alone.map(|found| Found { journal: true, ..found }));
    }
    found.sort_unstable_by(|one, other| {
        let copy = |found: &Found| found.copies.map(|_| found.stem().to_owned());
        other.original().cmp(one.original()).then_with(|| copy(one).cmp(&copy(other)))
    });
    Ok(found)
}

impl Found {
    /// `None` for what is no TOML, or left behind by a merge.
    fn of(file: PathBuf, kind: impl FnOnce() -> Option<io::Result<FileType>>) -> Option<Self> {
        let name = file.file_name()?.to_string_lossy();
        let stem = name.strip_suffix(ENDING)?;
        if is_leftover(stem) {
            return None;
        }
        let copies = copied_from(stem).map(str::len);
        let start = file.as_os_str().len() - file.file_name()?.len();
        Some(Self { kind: kind(), journal: false, start, copies, file })
    }

    /// Its name without the ending.
    fn stem(&self) -> &[u8] {
        let path = self.file.as_os_str().as_encoded_bytes();
        path.get(self.start..path.len() - ENDING.len()).unwrap_or_default()
    }

    /// The name of what it is a copy of; its own for one that is no copy.
    fn original(&self) -> &[u8] {
        let stem = self.stem();
        self.copies.and_then(|length| stem.get(..length)).unwrap_or(stem)
    }
}
