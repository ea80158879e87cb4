//! A file is there whole or not at all: how a session is written.
//!
//! The text goes into a hidden file beside the final one, is synced, and takes the final name in
//! one step; then the folder is synced too. Nothing is ever written into a file that somebody
//! can already see. Files are made with mode 0600 and folders with mode 0700, by the call that
//! makes them: there is no moment at which others could look.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::files::{Files, write_all};
use super::{beside, plain};

/// Puts these bytes in the place of the file, or makes it. On an error the file is as it was, or
/// has the new bytes and may not have them after a power cut.
///
/// A symbolic link is refused: a rename would replace the link, and writing through it would
/// let a folder that others may write to choose what is overwritten.
///
/// Returns what the file is now.
pub(super) fn replace(files: &dyn Files, file: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    refuse_link(file)?;
    let (temp, found) = Temp::write(files, file, bytes)?;
    files.rename(&temp.path, file)?;
    temp.taken();
    files.sync_folder(folder_of(file)).map(|()| found)
}

/// Makes the file with these bytes; `AlreadyExists` if there is anything of that name. On an error
/// there is no such file. Returns what it is now, and whether a power cut would leave it there.
pub(super) fn publish(
    files: &dyn Files,
    file: &Path,
    bytes: &[u8],
) -> io::Result<(Metadata, io::Result<()>)> {
    let (temp, found) = Temp::write(files, file, bytes)?;
    match files.link(&temp.path, file) {
        Ok(()) => drop(temp),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        // Some file systems have no links. Without them the name is reserved first, so that
        // nobody is overwritten; a crash in between leaves an empty file.
        Err(_) => {
            drop(files.make(file)?);
            if let Err(error) = files.rename(&temp.path, file) {
                let _ = files.remove(file);
                return Err(error);
            }
            temp.taken();
        }
    }
    Ok((found, files.sync_folder(folder_of(file))))
}

/// Makes the folder, and those above it, where they are missing; only the owner can enter what
/// is made here.
pub(super) fn private_folder(files: &dyn Files, folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
        .collect();
    files.make_folder(folder)?;
    // The new names must survive a power cut as surely as what is about to be put below them.
    missing.into_iter().rev().try_for_each(|made| files.sync_folder(folder_of(made)))
}

/// Whether a file can be read by others, or written.
pub(super) fn is_wide(file: &Path) -> bool {
    fs::symlink_metadata(file)
        .is_ok_and(|found| found.is_file() && found.mode() & plain::OTHERS != 0)
}

/// The file that becomes the final one; removed when it does not.
struct Temp<'a> {
    files: &'a dyn Files,
    path: PathBuf,
    taken: bool,
}

impl<'a> Temp<'a> {
    /// A file beside `file`, on the disk with these bytes.
    fn write(files: &'a dyn Files, file: &Path, bytes: &[u8]) -> io::Result<(Self, Metadata)> {
        let (temp, open) = Self::make(files, file)?;
        write_all(files, &open, bytes)?;
        files.sync(&open)?;
        let found = open.metadata()?;
        Ok((temp, found))
    }

    fn make(files: &'a dyn Files, file: &Path) -> io::Result<(Self, File)> {
        file.file_name().ok_or(ErrorKind::InvalidFilename)?;
        let mut tried = 0;
        loop {
            let path = beside::temporary(file, tried);
            match files.make(&path) {
                Ok(open) => return Ok((Self { files, path, taken: false }, open)),
                // Left behind by a process of the same number that was killed.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tried < 100 => tried += 1,
                // The folder has been deleted, or was never made: it is put back, once.
                Err(error) if error.kind() == ErrorKind::NotFound && tried == 0 => {
                    private_folder(files, folder_of(file))?;
                    tried = 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// It has another name now.
    fn taken(mut self) {
        self.taken = true;
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if !self.taken {
            // The disk that has just refused a write may refuse this too; a hidden file remains.
            let _ = self.files.remove(&self.path);
        }
    }
}

fn refuse_link(file: &Path) -> io::Result<()> {
    match fs::symlink_metadata(file) {
        Ok(found) if found.is_symlink() => Err(io::Error::new(
            ErrorKind::InvalidInput,
            "it is a link to another place, and sessions are never written through links",
        )),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The folder that a file or folder lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
