//! Which session an argument means.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, Scan};
use super::home;
use crate::app::matching::fold;
use crate::app::{Home, Row};
use crate::domain::SessionId;
use crate::domain::conflict::is_leftover;
use crate::domain::id::slug;
use crate::domain::people::name_key;
use crate::format::session_toml::Header;

/// Every session of the home, newest first.
pub fn all(home: &Home) -> Vec<Row> {
    Scan::all(&home.sessions)
}

/// Whether the folder of the home is there.
pub fn has_folder(home: &Home) -> bool {
    home.folder.is_dir()
}

/// Whether there is anything in the place of the home, a folder or not.
pub fn is_there(home: &Home) -> bool {
    home.folder.symlink_metadata().is_ok()
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

/// Why an argument does not mean what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// Nothing fits.
    Unknown,
    /// Several sessions do, newest first.
    Several(Vec<Row>),
}

/// Finds sessions by what they are called; the home is read once, and only if it has to be.
pub struct Finder<'a> {
    home: &'a Home,
    rows: OnceCell<Vec<Row>>,
}

impl<'a> Finder<'a> {
    pub fn new(home: &'a Home) -> Self {
        Self { home, rows: OnceCell::new() }
    }

    /// Every session of the home, newest first.
    pub fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| all(self.home))
    }

    /// The file of the session that an argument means: the path of a file, an id, or a part of the
    /// candidate's name or of an id that fits one session only. A conflict copy is meant by its own
    /// name alone: it makes no name ambiguous.
    pub fn one(&self, argument: &str, prefer: Prefer) -> Result<PathBuf, Lost> {
        if let Some(file) = self.exact(argument) {
            return Ok(file);
        }
        let mut fitting = self.called(argument);
        if prefer == Prefer::Unfinished && fitting.iter().any(|row| is_unfinished(row)) {
            fitting.retain(|row| is_unfinished(row));
        }
        match fitting.as_slice() {
            [] => Err(Lost::Unknown),
            [row] => Ok(row.file.clone()),
            several => Err(Lost::Several(several.iter().map(|row| (*row).clone()).collect())),
        }
    }

    /// The files of all sessions that an argument means, newest first: likewise, but a name stands
    /// for every session of its candidate, also for one that cannot be read and has the name in its
    /// own. It has to fit one candidate only.
    pub fn every(&self, argument: &str) -> Result<Vec<PathBuf>, Lost> {
        if let Some(file) = self.exact(argument) {
            return Ok(vec![file]);
        }
        let fitting = self.called(argument);
        let mut people = fitting.iter().filter_map(|row| row.header.as_ref().ok());
        let first = people.next().map(|header| name_key(&header.candidate));
        if people.any(|header| Some(name_key(&header.candidate)) != first) {
            return Err(Lost::Several(fitting.into_iter().cloned().collect()));
        }
        let part = slug(argument);
        let broken = |row: &&Row| row.header.is_err() && !part.is_empty();
        let broken = self.rows().iter().filter(broken);
        let broken = broken.filter(|row| row.name().contains(&part) && !fitting.contains(row));
        let files: Vec<PathBuf> =
            fitting.iter().copied().chain(broken).map(|row| row.file.clone()).collect();
        if files.is_empty() { Err(Lost::Unknown) } else { Ok(files) }
    }

    /// The file that is named as a whole.
    fn exact(&self, argument: &str) -> Option<PathBuf> {
        let path = Path::new(argument);
        if home::is_path(argument) && (path.exists() || disk::has_journal(path)) {
            return Some(path.to_owned());
        }
        // An id cannot lead out of the folder. Whoever lists the folder has it with its ending.
        let argument = argument.strip_suffix(".toml").unwrap_or(argument);
        if let Some(id) = SessionId::parse(argument) {
            let file = self.home.sessions.join(format!("{id}.toml"));
            if file.exists() || disk::has_journal(&file) {
                return Some(file);
            }
        }
        // Some tools give their copies names that are no ids.
        let row = self.rows().iter().find(|row| row.name() == argument);
        row.map(|row| row.file.clone())
    }

    /// The sessions whose candidate is called so: those with these words in the name, else those
    /// with these letters in it, else those with them in the id. Neither case nor accents count.
    fn called(&self, argument: &str) -> Vec<&Row> {
        let part = fold(argument.trim());
        if part.is_empty() {
            return Vec::new();
        }
        let with = |fits: &dyn Fn(&str) -> bool| -> Vec<&Row> {
            let candidate =
                |row: &&Row| row.header.as_ref().is_ok_and(|header| fits(&fold(&header.candidate)));
            self.rows().iter().filter(candidate).collect()
        };
        let mut fitting = with(&|name| format!(" {name} ").contains(&format!(" {part} ")));
        if fitting.is_empty() {
            fitting = with(&|name| name.contains(&part));
        }
        if fitting.is_empty() {
            let in_id = |row: &&Row| fold(&row.name()).contains(&part);
            fitting = self.rows().iter().filter(in_id).collect();
        }
        let names: Vec<String> = fitting.iter().map(|row| row.name()).collect();
        fitting.retain(|row| row.copy_of().is_none_or(|original| !names.contains(&original)));
        fitting
    }
}

/// The session that is meant among those that are wanted, and its header: the one that was written
/// in last, and one that is only planned after those that have begun. No more files are read than
/// that takes.
pub fn latest(home: &Home, wanted: impl Fn(&Header) -> bool) -> Option<(PathBuf, Header)> {
    disk::latest(&home.sessions, wanted)
}

fn is_unfinished(row: &Row) -> bool {
    row.header.as_ref().is_ok_and(Header::is_unfinished)
}
