//! Which session an argument means.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, Scan};
use super::home;
use crate::app::{Home, Row};
use crate::domain::SessionId;
use crate::domain::conflict::is_leftover;
use crate::format::session_toml::Header;

/// Every session of the home, newest first.
pub fn all(home: &Home) -> Vec<Row> {
    Scan::all(&home.sessions)
}

/// The names of all sessions, newest first, without a look into any of them: for whoever cannot
/// wait for that.
pub fn names(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(&home.sessions).into_iter().flatten().flatten();
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let stem = name.strip_suffix(".toml")?;
        (!stem.starts_with('.') && !is_leftover(stem)).then(|| stem.to_owned())
    };
    let mut names: Vec<String> = entries.filter_map(name).collect();
    names.sort_unstable_by(|one, other| other.cmp(one));
    names
}

/// Which sessions come first when a name fits several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// Those that are not finished, if there are any.
    Unfinished,
    Any,
}

/// Why an argument does not mean one session.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// Nothing fits.
    Unknown,
    /// Several sessions do, newest first.
    Several(Vec<Row>),
}

/// The file of the session that an argument means: the path of a file, an id, or a part of the
/// candidate's name that fits one session only. A conflict copy is meant by its own name alone:
/// it makes no name ambiguous.
pub fn find(home: &Home, argument: &str, prefer: Prefer) -> Result<PathBuf, Lost> {
    let path = Path::new(argument);
    if home::is_path(argument) && (path.exists() || disk::has_journal(path)) {
        return Ok(path.to_owned());
    }
    // An id cannot lead out of the folder.
    if let Some(id) = SessionId::parse(argument) {
        let file = home.sessions.join(format!("{id}.toml"));
        if file.exists() || disk::has_journal(&file) {
            return Ok(file);
        }
    }
    let part = argument.trim().to_lowercase();
    let rows = all(home);
    // Some tools give their copies names that are no ids.
    if let Some(row) = rows.iter().find(|row| row.name() == argument) {
        return Ok(row.file.clone());
    }
    let fits = |row: &&Row| {
        row.header.as_ref().is_ok_and(|header| header.candidate.to_lowercase().contains(&part))
    };
    let mut fitting: Vec<&Row> = rows.iter().filter(|_| !part.is_empty()).filter(fits).collect();
    if prefer == Prefer::Unfinished && fitting.iter().any(|row| is_unfinished(row)) {
        fitting.retain(|row| is_unfinished(row));
    }
    let names: Vec<String> = fitting.iter().map(|row| row.name()).collect();
    fitting.retain(|row| row.copy_of().is_none_or(|original| !names.contains(&original)));
    match fitting.as_slice() {
        [] => Err(Lost::Unknown),
        [row] => Ok(row.file.clone()),
        several => Err(Lost::Several(several.iter().map(|row| (*row).clone()).collect())),
    }
}

/// The newest session that is wanted, and its header. No more files are read than that takes.
pub fn newest(home: &Home, wanted: impl Fn(&Header) -> bool) -> Option<(PathBuf, Header)> {
    let mut scan = Scan::begin(&home.sessions);
    loop {
        let (rows, complete) = scan.batch();
        let found = rows.into_iter().find_map(|row| {
            Some((row.file, row.header.ok()?)).filter(|(_, header)| wanted(header))
        });
        if found.is_some() || complete {
            return found;
        }
    }
}

fn is_unfinished(row: &Row) -> bool {
    row.header.as_ref().is_ok_and(Header::is_unfinished)
}
