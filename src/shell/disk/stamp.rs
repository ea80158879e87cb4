//! What a file looked like when it was listed, to tell without reading it whether it is still the
//! same. [`Seen`](super::seen::Seen) knows more, of the few files that are written here.

use std::collections::HashMap;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// A file as it looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    inode: u64,
    /// In seconds, and nanoseconds beyond them.
    modified: (i64, i64),
}

/// The files of a list; `None` for one that has to be read every time.
pub(super) type Stamps = HashMap<PathBuf, Option<Stamp>>;

/// A file that was written just now may be written once more without looking other than it does:
/// the clocks of file systems tick in hundredths, and those of old ones in seconds.
const FRESH: Duration = Duration::from_secs(2);

impl Stamp {
    /// What a file looks like; `None` while that says nothing about what is in it.
    pub(super) fn of(found: &Metadata) -> Option<Self> {
        let age = SystemTime::now().duration_since(found.modified().ok()?);
        let modified = (found.mtime(), found.mtime_nsec());
        let stamp = Self { length: found.len(), inode: found.ino(), modified };
        // One from the future is taken at its word: it says so every time.
        (found.is_file() && age.map_or(true, |age| age >= FRESH)).then_some(stamp)
    }
}
