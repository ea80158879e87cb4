//! A file is there whole or not at all: every file operation of a save, in one place.
//!
//! The text goes into a hidden file beside the final one, is synced, and takes the final name in
//! one step; then the folder is synced too. Nothing is ever written into a file that somebody
//! can already see. Files are made with mode 0600 and folders with mode 0700, by the call that
//! makes them: there is no moment at which others could look.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Puts these bytes in the place of the file, or makes it. On an error the file is as it was.
///
/// A symbolic link is refused: a rename would replace the link, and writing through it would
/// let a folder that others may write to choose what is overwritten.
///
/// Returns what the file is now.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    refuse_link(file)?;
    let (temp, found) = Temp::write(file, bytes)?;
    fs::rename(&temp.path, file)?;
    temp.taken();
    sync_folder(file)?;
    Ok(found)
}

/// Makes the file with these bytes; `AlreadyExists` if there is anything of that name. Returns what
/// it is now.
pub(super) fn publish(file: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    let (temp, found) = Temp::write(file, bytes)?;
    match fs::hard_link(&temp.path, file) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        // Some file systems have no links. Without them the name is reserved first, so that
        // nobody is overwritten; a crash in between leaves an empty file.
        Err(_) => {
            drop(private_file(file)?);
            if let Err(error) = fs::rename(&temp.path, file) {
                let _ = fs::remove_file(file);
                return Err(error);
            }
            temp.taken();
            sync_folder(file)?;
            return Ok(found);
        }
    }
    drop(temp);
    sync_folder(file)?;
    Ok(found)
}

/// Makes a new file that only its owner can read; `AlreadyExists` if there is anything of that
/// name, a dangling link included.
pub fn private_file(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

/// Makes the folder, and those above it, where they are missing; only the owner can enter what
/// is made here.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
        .collect();
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // The new names must survive a power cut as surely as what is about to be put below them.
    missing.into_iter().rev().try_for_each(sync_folder)
}

/// The file that becomes the final one; removed when it does not.
struct Temp {
    path: PathBuf,
    taken: bool,
}

impl Temp {
    /// A file beside `file`, on the disk with these bytes.
    fn write(file: &Path, bytes: &[u8]) -> io::Result<(Self, Metadata)> {
        let (temp, mut open) = Self::make(file)?;
        open.write_all(bytes)?;
        open.sync_all()?;
        let found = open.metadata()?;
        Ok((temp, found))
    }

    fn make(file: &Path) -> io::Result<(Self, File)> {
        let mut tried = 0;
        loop {
            let path = temp_name(file, tried)?;
            match private_file(&path) {
                Ok(open) => return Ok((Self { path, taken: false }, open)),
                // Left behind by a process of the same number that was killed.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tried < 100 => tried += 1,
                // The folder has been deleted, or was never made: it is put back, once.
                Err(error) if error.kind() == ErrorKind::NotFound && tried == 0 => {
                    private_folder(parent(file))?;
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

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.taken {
            // The disk that has just refused a write may refuse this too; a hidden file remains.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Hidden, and with an ending that no list of sessions takes for one.
fn temp_name(file: &Path, nth: u32) -> io::Result<PathBuf> {
    let name = file.file_name().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    Ok(file.with_file_name(format!(".{name}.{}-{nth}.tmp", std::process::id())))
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

/// Syncs the folder that a file or folder lies in, so that its name is on the disk too.
fn sync_folder(file: &Path) -> io::Result<()> {
    match File::open(parent(file))?.sync_all() {
        // Some network file systems cannot sync a folder, and need not.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Ok(())
        }
        result => result,
    }
}

fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
