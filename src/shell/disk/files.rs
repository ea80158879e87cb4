//! Every operation that a save or a journal does to a file, one by one, so that a test can have
//! any of them fail, or be the last one that was ever done.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// The operations. Each does what the system call of its name does, and nothing else.
pub trait Files: Send + Sync {
    /// Makes a new file that only its owner can read, written at its end; `AlreadyExists` if there
    /// is anything of that name, a dangling link included.
    fn make(&self, file: &Path) -> io::Result<File>;
    /// Opens a file, and not what a link leads to, to write at its end.
    fn open(&self, file: &Path) -> io::Result<File>;
    /// Writes, and says how many of the bytes it has written.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize>;
    /// Has the file on the disk when it returns.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// The same for its text and its length alone.
    fn sync_data(&self, file: &File) -> io::Result<()>;
    /// Sets so many bytes aside, those that it has included. Its length stays.
    fn reserve(&self, file: &File, bytes: u64) -> io::Result<()>;
    /// How many bytes are set aside for a journal, so that a disk that others have filled does not
    /// stop the notes: half an hour of typing at least.
    fn room(&self) -> u64 {
        2 << 20
    }
    /// Shortens it to so many bytes.
    fn cut(&self, file: &File, bytes: u64) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Puts each of two files in the other's place, in one step; `Unsupported` where that cannot
    /// be done.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, file: &Path) -> io::Result<()>;
    /// Makes the folder, and those above it, where they are missing; only their owner can enter.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Has the names in a folder on the disk when it returns.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether files can be made and replaced in a folder, as far as can be known before.
    fn may_write(&self, folder: &Path) -> io::Result<()> {
        use rustix::fs::{Access, access};
        Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
    }
}

/// Writes all of it.
pub(super) fn write_all(files: &dyn Files, file: &File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = write_some(files, file, bytes)?;
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

/// Writes at least one byte of it.
pub(super) fn write_some(files: &dyn Files, file: &File, bytes: &[u8]) -> io::Result<usize> {
    loop {
        match files.write(file, bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// The file system.
#[derive(Clone, Copy, Debug)]
pub struct Real;

impl Files for Real {
    fn make(&self, file: &Path) -> io::Result<File> {
        OpenOptions::new().append(true).create_new(true).mode(0o600).open(file)
    }

    fn open(&self, file: &Path) -> io::Result<File> {
        use rustix::fs::OFlags;
        // A pipe is not waited for.
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        OpenOptions::new().append(true).custom_flags(flags).open(file)
    }

    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    #[cfg(target_os = "linux")]
    fn reserve(&self, file: &File, bytes: u64) -> io::Result<()> {
        use rustix::fs::{FallocateFlags, fallocate};
        Ok(fallocate(file, FallocateFlags::KEEP_SIZE, 0, bytes)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn reserve(&self, _: &File, _: u64) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn cut(&self, file: &File, bytes: u64) -> io::Result<()> {
        file.set_len(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            // Whichever of them a file system answers that does not know it.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(ErrorKind::Unsupported.into()),
            result => Ok(result?),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network file systems cannot sync a folder, and need not.
            Err(error)
                if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            result => result,
        }
    }
}
