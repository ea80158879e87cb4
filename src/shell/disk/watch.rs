//! Hearing that something has changed in the folder of the sessions.
//!
//! The system is asked to tell, so that nothing has to be looked at in between. What has changed is
//! not asked here: it is found by looking ([`again`](super::again)), which tells the same after
//! any number of changes, and after those that nobody has heard of.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::path::Path;

use notify::event::{AccessKind, AccessMode};
use notify::{
    Config, Error, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
};

use crate::shell::sentence;

/// A folder that is watched, until this is dropped.
pub(super) struct Watch {
    /// Ends the watch when it is dropped.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch; whoever reads from the other end of `wake` hears a byte for every change.
    /// The error says why that cannot be, as a part of a sentence; it is `None` for a folder that
    /// does not exist.
    pub(super) fn begin(sessions: &Path, wake: UnixStream) -> Result<Self, Option<String>> {
        let told = move |event: Result<Event, Error>| {
            // What went wrong in telling may have been a change.
            if event.is_ok_and(|event| !is_change(&event)) {
                return;
            }
            // One that is full wakes as well as one with a byte more.
            let _ = (&wake).write(&[0]);
        };
        let watcher = RecommendedWatcher::new(told, Config::default().with_follow_symlinks(false));
        let mut watcher = watcher.map_err(|error| why(&error))?;
        watcher.watch(sessions, RecursiveMode::NonRecursive).map_err(|error| why(&error))?;
        Ok(Self { _watcher: watcher })
    }
}

/// Whether a session may be other than it was: reading changes nothing, and what is written into a
/// journal shows when its session is written, within a second.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Modify(_) => {
            event.paths.is_empty() || !event.paths.iter().all(|path| is_hidden(path))
        }
        EventKind::Access(_) => false,
        _ => true,
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn why(error: &Error) -> Option<String> {
    match &error.kind {
        ErrorKind::PathNotFound => None,
        ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        ErrorKind::Io(error) => Some(sentence::system(error)),
        ErrorKind::MaxFilesWatch => Some("too many folders are watched on this machine".into()),
        _ => Some("this system does not tell of them".into()),
    }
}
