//! Opening what is there to be read: a plain file, and never what a link leads to.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;

/// The bits of a mode that let others in.
pub(super) const OTHERS: u32 = 0o077;

/// Opens a file to read it. What a link leads to may be anything, and so may what becomes of a
/// name between a look at it and this call: a link is an error, and a pipe is not waited for.
pub(super) fn open(file: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(file)
}

/// Takes every right to a file from others, by its name; `InvalidInput` for what is neither a
/// file nor a folder.
pub fn narrow(path: &Path) -> io::Result<()> {
    narrow_open(&open(path)?)
}

/// The same for one that is open, so that nothing can come in between.
pub(super) fn narrow_open(open: &File) -> io::Result<()> {
    let found = open.metadata()?;
    if !found.is_file() && !found.is_dir() {
        return Err(ErrorKind::InvalidInput.into());
    }
    match found.mode() & 0o7777 {
        mode if mode & OTHERS == 0 => Ok(()),
        mode => open.set_permissions(PermissionsExt::from_mode(mode & !OTHERS)),
    }
}
