//! The sessions of the home, as their headers tell.

use std::path::PathBuf;

use crate::format::problem::Problem;
use crate::format::session_toml::Header;

/// One session file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub file: PathBuf,
    /// The header, or what is wrong with the file.
    pub header: Result<Header, Problem>,
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
