//! A file is there whole or not at all: how a session is written.
//!
//! The text goes into a hidden file beside the final one, is synced, and takes the final name in
//! one step; then the folder is synced too. Nothing is ever written into a file that somebody
//! can already see. Files are made with mode 0600 and folders with mode 0700, by the call that
//! makes them: there is no moment at which others could look.
//!
//! A file that is only to be replaced if nobody has changed it changes places with the new one, so
//! that what was there can be looked at afterwards, and put back. What no program can help: one
//! that holds the old file open and writes into it later writes into a file without a name. And a
//! crash between the exchange and putting it back, each a moment long, leaves the other's version
//! under the hidden name, where `viva doctor` finds it.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::files::{Files, Real, write_all};
use super::seen::Seen;
use super::{beside, plain};

/// What came of putting bytes in the place of a file.
pub(super) enum Replaced {
    /// They are there: what the file is now.
    Done(Metadata),
    /// The file is not what was seen of it, and is as it was.
    Changed,
}

/// Puts these bytes in the place of the file, or makes it; only if it is still what was `seen` of
/// it, where that is given. On an error the file is as it was, or has the new bytes and may not
/// have them after a power cut.
///
/// A symbolic link is refused: a rename would replace the link, and writing through it would
/// let a folder that others may write to choose what is overwritten.
pub(super) fn replace(
    files: &dyn Files,
    file: &Path,
    bytes: &[u8],
    seen: Option<&Seen>,
) -> io::Result<Replaced> {
    refuse_what_is_no_file(file)?;
    if seen.is_some_and(|seen| seen.is_changed(file)) {
        return Ok(Replaced::Changed);
    }
    let (temp, found) = Temp::write(files, file, bytes)?;
    let done = match seen {
        Some(seen) => temp.exchange(file, seen, &found)?,
        None => temp.rename(file).map(|()| true)?,
    };
    if !done {
        return Ok(Replaced::Changed);
    }
    files.sync_folder(folder_of(file)).map(|()| Replaced::Done(found))
}

/// Makes the file with these bytes; `AlreadyExists` if there is anything of that name. On an error
/// there is no such file. Returns what it is now, and whether a power cut would leave it there.
pub(super) fn publish(
    files: &dyn Files,
    file: &Path,
    bytes: &[u8],
) -> io::Result<(Metadata, io::Result<()>)> {
    let (temp, found) = Temp::write(files, file, bytes)?;
    temp.publish(file)?;
    Ok((found, files.sync_folder(folder_of(file))))
}

/// A file that is written piece by piece, and is in its place once it is whole: until then it is a
/// hidden one, which is removed when it is given up.
pub struct Draft {
    temp: Temp<'static>,
    open: File,
    file: PathBuf,
}

impl Draft {
    /// Begins to write what is to be this file.
    pub fn begin(file: &Path) -> io::Result<Self> {
        let (temp, open) = Temp::make(&Real, file)?;
        Ok(Self { temp, open, file: file.to_owned() })
    }

    /// The file that it is to be.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Makes the file of it; `AlreadyExists` if there is anything of that name.
    pub fn create(self) -> io::Result<()> {
        Real.sync(&self.open)?;
        self.temp.publish(&self.file)?;
        Real.sync_folder(folder_of(&self.file))
    }

    /// Puts it in the place of the file, or makes it.
    pub fn replace(self) -> io::Result<()> {
        refuse_what_is_no_file(&self.file)?;
        Real.sync(&self.open)?;
        self.temp.rename(&self.file)?;
        Real.sync_folder(folder_of(&self.file))
    }
}

impl io::Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Real.write(&self.open, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes the folder, and those above it, where they are missing; only the owner can enter what
/// is made here.
pub(super) fn private_folder(files: &dyn Files, folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let made = make_folders(files, folder)?;
    // The new names must survive a power cut as surely as what is about to be put below them.
    made.iter().try_for_each(|above| files.sync_folder(above))
}

/// The same without waiting for the disk: what is returned are the folders with new names in them,
/// to be synced before anything below counts.
pub(super) fn make_folders(files: &dyn Files, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = folder
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
        .map(|made| folder_of(made).to_owned());
    let mut above: Vec<PathBuf> = missing.collect();
    above.reverse();
    files.make_folder(folder)?;
    Ok(above)
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

    /// It has another name now, or is none of ours.
    fn taken(mut self) {
        self.taken = true;
    }

    /// Becomes the file, if there is nothing of that name.
    fn publish(self, file: &Path) -> io::Result<()> {
        let files = self.files;
        match files.link(&self.path, file) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // Some file systems have no links. Without them the name is reserved first, so that
            // nobody is overwritten; a crash in between leaves an empty file.
            Err(_) => {
                drop(files.make(file)?);
                if let Err(error) = files.rename(&self.path, file) {
                    let _ = files.remove(file);
                    return Err(error);
                }
                self.taken();
                Ok(())
            }
        }
    }

    /// Takes the place of whatever there is.
    fn rename(self, file: &Path) -> io::Result<()> {
        self.files.rename(&self.path, file)?;
        self.taken();
        Ok(())
    }

    /// Takes the place of what was seen, or says that there is something else. `ours` is what it
    /// is itself.
    fn exchange(self, file: &Path, seen: &Seen, ours: &Metadata) -> io::Result<bool> {
        match self.files.exchange(&self.path, file) {
            Ok(()) if !seen.is_changed(&self.path) => Ok(true),
            Ok(()) => self.put_back(file, ours).map(|()| false),
            // A file that is gone is no change; one that has just come is.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                match self.files.link(&self.path, file) {
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
                    Err(_) => self.rename(file).map(|()| true),
                    Ok(()) => Ok(true),
                }
            }
            // Between the look and the step somebody may still be faster, by a moment.
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                if seen.is_changed(file) {
                    return Ok(false);
                }
                self.rename(file).map(|()| true)
            }
            Err(error) => Err(error),
        }
    }

    /// Gives back to the file what has this one's name since the exchange.
    fn put_back(self, file: &Path, ours: &Metadata) -> io::Result<()> {
        let back = self.files.exchange(&self.path, file).or_else(|error| match error.kind() {
            ErrorKind::NotFound => self.files.link(&self.path, file),
            _ => Err(error),
        });
        // The names must be on the disk before the hidden one goes.
        let back = back.and_then(|()| self.files.sync_folder(folder_of(file)));
        let is_ours = fs::symlink_metadata(&self.path).is_ok_and(|it| it.ino() == ours.ino());
        if back.is_ok() && !is_ours {
            // Somebody has replaced it once more in between: the newest of theirs counts.
            let _ = self.files.exchange(&self.path, file);
        }
        if back.is_err() || !is_ours {
            // What is there now is somebody's, and is not removed.
            self.taken();
        }
        back
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

fn refuse_what_is_no_file(file: &Path) -> io::Result<()> {
    let why = match fs::symlink_metadata(file) {
        Ok(found) if found.is_symlink() => {
            "it is a link to another place, and sessions are never written through links"
        }
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => "it is not a plain file",
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    Err(io::Error::new(ErrorKind::InvalidInput, why))
}

/// The folder that a file or folder lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
