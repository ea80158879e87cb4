//! The sessions of the home, as their headers tell.

use std::path::{Path, PathBuf};

use crate::domain::conflict::copied_from;
use crate::format::problem::Problem;
use crate::format::session_toml::Header;

/// One session file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub file: PathBuf,
    /// The header, or what is wrong with the file.
    pub header: Result<Header, Problem>,
}

impl Row {
    /// The name by which the session can be asked for on the command line: that of its file.
    pub fn name(&self) -> String {
        name(&self.file)
    }

    /// The name of the session that this is a conflict copy of; `None` for one that is no copy.
    pub fn copy_of(&self) -> Option<String> {
        copied_from(&self.name()).map(str::to_owned)
    }
}

/// The name of a session's file, without `.toml`.
pub fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// All sessions that are known so far, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    pub rows: Vec<Row>,
    /// Whether every file has been looked at.
    pub complete: bool,
}

impl Library {
    /// The sessions that wait to be gone on with, newest first.
    pub fn unfinished(&self) -> impl Iterator<Item = (&Row, &Header)> {
        self.rows.iter().filter_map(|row| {
            let header = row.header.as_ref().ok()?;
            header.is_unfinished().then_some((row, header))
        })
    }
}
