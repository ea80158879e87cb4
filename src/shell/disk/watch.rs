//! Which folder the main thread hears changes of: the one that it asked for, or where there is none,
//! the nearest one above it, in which it will appear.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::shell::ear::{Ear, Spot};

/// The disk's end of what is heard.
pub(super) struct Watch {
    ear: Ear,
    folder: PathBuf,
    at: Option<Spot>,
}

impl Watch {
    pub(super) fn new(ear: Ear, folder: &Path) -> Self {
        Self { ear, folder: folder.to_owned(), at: None }
    }

    /// Has it be about the folder as it is now: it may be another one than it was. After an error
    /// it is what it was. To be followed by a look at the folder, for what happened before.
    pub(super) fn aim(&mut self) -> io::Result<()> {
        // A folder may be made between looking for it and watching the one above; whatever happens
        // after that is heard of.
        loop {
            let nearest = self.nearest()?;
            if nearest == self.at {
                return Ok(());
            }
            if let Some(before) = std::mem::replace(&mut self.at, nearest) {
                self.ear.leave(before);
            }
        }
    }

    /// Watches the folder, or the nearest one above it that there is.
    fn nearest(&self) -> io::Result<Option<Spot>> {
        for folder in self.folder.ancestors() {
            match self.ear.watch(folder) {
                Ok(spot) => return Ok(Some(spot)),
                Err(error) if is_missing(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}

/// Whether there is no folder, though there may be something else in its place.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
