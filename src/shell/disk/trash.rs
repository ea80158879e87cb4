//! Removing a session: its file goes into the folder `trash` beside it, its journal with it, and
//! both can come back from there; or they are removed for good.
//!
//! That folder is on the same file system as a rule, so that a removal is a change of names and
//! nothing is copied. It is never emptied by the program itself. A session that another program has
//! open is refused.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::{folder_of, private_folder};
use super::files::Files;
use super::owner::{self, Claim};
use super::{beside, recover};

/// The name of the folder.
const TRASH: &str = "trash";

/// What stands between the name of a session and a number where there is one of that name already.
const AGAIN: &str = ".removed-";

/// How many sessions of one name are kept.
const MOST: u32 = 1_000;

/// The folder into which the sessions of a folder are removed.
pub fn trash_of(sessions: &Path) -> PathBuf {
    sessions.join(TRASH)
}

/// Moves a session into the trash and returns where it is then.
pub fn remove(files: &Arc<dyn Files>, file: &Path) -> io::Result<PathBuf> {
    let _claim = claim(files, file)?;
    let trash = trash_of(folder_of(file));
    private_folder(&**files, &trash)?;
    let to = free(&trash, file)?;
    put(&**files, file, &to)?;
    Ok(to)
}

/// Moves a session out of the trash again and returns where it is then: under the name that it had,
/// which must be free.
pub fn restore(files: &Arc<dyn Files>, file: &Path) -> io::Result<PathBuf> {
    let folder = folder_of(folder_of(file));
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = stem.split_once(AGAIN).map_or(stem.as_str(), |(name, _)| name);
    let to = folder.join(format!("{name}.toml"));
    let _claim = claim(files, &to)?;
    if !is_free(&to) {
        return Err(io::Error::new(ErrorKind::AlreadyExists, "there is a session of its name"));
    }
    put(&**files, file, &to)?;
    Ok(to)
}

/// Removes a session for good, with everything of it that lies beside it. What was removed into the
/// trash before is another file.
pub fn erase(files: &Arc<dyn Files>, file: &Path) -> io::Result<()> {
    let _claim = claim(files, file)?;
    for gone in [file.to_owned(), beside::journal(file)].into_iter().chain(damaged(file)) {
        match files.remove(&gone) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    files.sync_folder(folder_of(file))
}

/// The right to write in the session, until it is dropped: nobody opens it meanwhile.
fn claim(files: &Arc<dyn Files>, file: &Path) -> io::Result<Claim> {
    match owner::claim(files, file) {
        Claim::Theirs(who) => {
            let who = who.replacen("Open", "it is open", 1);
            Err(io::Error::new(ErrorKind::ResourceBusy, who))
        }
        claim => Ok(claim),
    }
}

/// A place in the trash for a session.
fn free(trash: &Path, file: &Path) -> io::Result<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let again = (2..=MOST).map(|n| format!("{stem}{AGAIN}{n}.toml"));
    let names = std::iter::once(format!("{stem}.toml")).chain(again);
    let mut places = names.map(|name| trash.join(name));
    places.find(|place| is_free(place)).ok_or_else(|| ErrorKind::AlreadyExists.into())
}

fn is_free(place: &Path) -> bool {
    beside::is_missing(place) && beside::is_missing(&beside::journal(place))
}

/// Gives a session another name, its journal first: a session without its journal would lack what
/// was done last, and a journal without its session is whole.
fn put(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    if recover::has_journal(from) {
        files.rename(&beside::journal(from), &beside::journal(to))?;
    }
    match files.rename(from, to) {
        // There was a journal alone.
        Err(error) if error.kind() == ErrorKind::NotFound && recover::has_journal(to) => {}
        Err(error) => {
            if recover::has_journal(to) {
                let _ = files.rename(&beside::journal(to), &beside::journal(from));
            }
            return Err(error);
        }
        Ok(()) => {}
    }
    files.sync_folder(folder_of(to))?;
    files.sync_folder(folder_of(from))
}

/// The journals of the session that could not be read to their end.
fn damaged(file: &Path) -> Vec<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(folder_of(file)).into_iter().flatten().flatten();
    let of_it = |name: &str| {
        let own = name.strip_prefix(&stem).is_some_and(|rest| rest.starts_with(".damaged-journal"));
        own && beside::Beside::of(name) == Some(beside::Beside::Damaged)
    };
    let entries = entries.filter(|entry| of_it(&entry.file_name().to_string_lossy()));
    entries.map(|entry| entry.path()).collect()
}
