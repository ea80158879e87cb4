//! A journal whose session somebody else has changed, between the end of a program and the next
//! beginning: what is in it cannot be done to that file, and becomes a conflict copy beside it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::folder_of;
use super::files::{Files, Real};
use super::owner::{self, Claim, Lock};
use super::{beside, recover};
use crate::domain::conflict::copy_name;

/// How many copies of a session are tried before another one is refused.
const MOST_COPIES: u32 = 999;

/// Gives the journal of a session to a conflict copy of it, whose file is not written yet: a
/// journal has all that it takes. One step, so that nothing is there twice or not at all. Only
/// for the owner of the session. Returns where the copy will be, and the right to write in it.
pub(super) fn take(files: &Arc<dyn Files>, file: &Path) -> io::Result<(PathBuf, Option<Lock>)> {
    for copy in copies(file)?.filter(|copy| copy.symlink_metadata().is_err()) {
        let lock = match owner::claim(files, &copy) {
            Claim::Theirs(_) => continue,
            Claim::Ours(lock, _) => Some(lock),
            Claim::None(_) => None,
        };
        files.rename(&beside::journal(file), &beside::journal(&copy))?;
        files.sync_folder(folder_of(file))?;
        return Ok((copy, lock));
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "too many copies have this name"))
}

/// The same for whoever finds it, where nobody is at work in the session. Returns where the copy
/// will be.
pub fn part(file: &Path) -> io::Result<PathBuf> {
    let files = Arc::new(Real) as Arc<dyn Files>;
    match owner::claim(&files, file) {
        Claim::Ours(_lock, _) if recover::is_apart(file) => {
            take(&files, file).map(|(copy, _)| copy)
        }
        Claim::Ours(..) => {
            Err(io::Error::new(ErrorKind::NotFound, "there is nothing apart any more"))
        }
        Claim::Theirs(_) => Err(owner::held()),
        Claim::None(error) => Err(error),
    }
}

/// The names for conflict copies of a session that no session has, as far as their journals tell.
pub(super) fn copies(file: &Path) -> io::Result<impl Iterator<Item = PathBuf>> {
    let stem = file.file_stem().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    let copy = move |n| file.with_file_name(format!("{}.toml", copy_name(&stem, n)));
    let free = |copy: &PathBuf| beside::journal(copy).symlink_metadata().is_err();
    Ok((1..=MOST_COPIES).map(copy).filter(free))
}
