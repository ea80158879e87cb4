//! What a file was when it was last read or written here, to tell whether somebody else has
//! changed it since.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use super::scan::MOST_BYTES;

/// A file as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    length: u64,
    inode: u64,
    modified: Option<SystemTime>,
    digest: u64,
}

impl Seen {
    /// A file with these bytes. `found` was asked before they were read, or after they were
    /// written.
    pub(super) fn new(found: &Metadata, bytes: &[u8]) -> Self {
        Self {
            length: found.len(),
            inode: found.ino(),
            modified: found.modified().ok(),
            digest: digest(bytes),
        }
    }

    /// The file as it is now; `None` where there is none that can be read.
    pub(super) fn read(file: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok();
        let found = found.filter(|it| it.is_file() && it.len() <= MOST_BYTES)?;
        Some(Self::new(&found, &fs::read(file).ok()?))
    }

    /// The file, if it has exactly these bytes.
    pub(super) fn of_same(file: &Path, bytes: &[u8]) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok().filter(Metadata::is_file)?;
        let same = found.len() == bytes.len() as u64 && fs::read(file).ok()? == bytes;
        same.then(|| Self::new(&found, bytes))
    }

    /// Whether there is something else now. A file that is gone is no change, and neither is one
    /// with the same bytes that was only moved about, as by a backup.
    pub(super) fn is_changed(&self, file: &Path) -> bool {
        let Ok(found) = fs::symlink_metadata(file) else { return false };
        if found.is_file() && self.is_at(&found) {
            return false;
        }
        // One that cannot be read is none of ours: those can.
        !found.is_file()
            || found.len() != self.length
            || fs::read(file).map_or(true, |bytes| digest(&bytes) != self.digest)
    }

    /// Whether a file looks as this one did, without reading it.
    pub(super) fn looks_the_same(&self, file: &Path) -> bool {
        fs::symlink_metadata(file).is_ok_and(|found| self.is_at(&found))
    }

    fn is_at(&self, found: &Metadata) -> bool {
        (self.length, self.inode, self.modified)
            == (found.len(), found.ino(), found.modified().ok())
    }
}

fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
