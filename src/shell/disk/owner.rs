//! Which program writes in a session: an advisory lock on a hidden file beside it.
//!
//! The lock alone counts. The system lets go of it when its process ends, however that ends, so a
//! file that is left behind, or that came from another machine with a synced folder, blocks nobody.
//! What is written in the file is for people, and never decides anything.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Local};
use serde::{Deserialize, Serialize};

use super::atomic::{folder_of, private_folder};
use super::files::{Files, write_all};
use super::{beside, plain};
use crate::shell::home;

/// The most bytes that are read of what another program says about itself.
const MOST_BYTES: u64 = 4 << 10;

/// How recently a session must have changed for what another machine has said about it to be worth
/// mentioning.
const RECENT: Duration = Duration::from_secs(10 * 60);

/// How often a lock file may be taken away by its last owner while it is being opened.
const TRIES: usize = 10;

/// The right to write in a session; given up, and its file removed, when this is dropped.
pub(super) struct Lock {
    files: Arc<dyn Files>,
    open: File,
    path: PathBuf,
}

/// What came of asking for the right to write.
pub(super) enum Claim {
    /// It is ours; and whom another machine has said to have it, not long ago.
    Ours(Lock, Option<String>),
    /// Another program has it: who, as the beginning of a sentence.
    Theirs(String),
    /// There are no locks here, or no place for one: why nobody is kept from writing.
    None(io::Error),
}

/// Asks for the right to write in the session in this file, which need not exist yet.
pub(super) fn claim(files: &Arc<dyn Files>, session: &Path) -> Claim {
    try_claim(files, session).unwrap_or_else(Claim::None)
}

/// Who has the right to write in a session, if another program does. Takes nothing.
pub(super) fn holder(session: &Path) -> Option<String> {
    let path = beside::lock(session)?;
    if !is_there(&path).ok()? {
        return None;
    }
    match plain::open(&path).ok()?.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(read(&path).sentence()),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// What is to be said of a claim where another program has the right.
pub(super) fn held() -> io::Error {
    io::Error::new(ErrorKind::ResourceBusy, "a program has the session open")
}

fn try_claim(files: &Arc<dyn Files>, session: &Path) -> io::Result<Claim> {
    let path = beside::lock(session).ok_or(ErrorKind::InvalidFilename)?;
    for _ in 0..TRIES {
        let open = match open(&**files, &path) {
            // Somebody has made it, or taken it away, in between.
            Err(error) if passing(&error) => continue,
            result => result?,
        };
        match open.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Claim::Theirs(read(&path).sentence())),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever had it may have removed the file after it was opened here: then this is a lock
        // on nothing that anybody else would find.
        if !is_at(&open, &path) {
            continue;
        }
        let left = read(&path);
        let us = Holder::here();
        let elsewhere = !left.host.is_empty() && left.host != us.host && is_recent(session);
        let lock = Lock { files: Arc::clone(files), open, path };
        // On a full disk there is no room for words, and it is a lock all the same.
        let _ = lock.tell(&us);
        return Ok(Claim::Ours(lock, elsewhere.then(|| left.whom())));
    }
    Err(io::Error::new(ErrorKind::ResourceBusy, "its lock comes and goes"))
}

impl Lock {
    /// Whether others still find it.
    pub(super) fn is_in_its_place(&self) -> bool {
        is_at(&self.open, &self.path)
    }

    /// Writes who has it. A power cut may lose this, and then nobody has it.
    fn tell(&self, holder: &Holder) -> io::Result<()> {
        let text = toml::to_string(holder).unwrap_or_default();
        self.files.cut(&self.open, 0)?;
        write_all(&*self.files, &self.open, text.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still ours, and only if it is: another one may lie there by now.
        if is_at(&self.open, &self.path) {
            let _ = self.files.remove(&self.path);
        }
    }
}

/// What a lock file says. Whatever is missing is empty.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Holder {
    host: String,
    pid: u32,
    user: String,
    since: String,
}

impl Holder {
    fn here() -> Self {
        Self {
            host: rustix::system::uname().nodename().to_string_lossy().into_owned(),
            pid: std::process::id(),
            user: home::user().unwrap_or_default(),
            since: Local::now().format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        }
    }

    fn sentence(&self) -> String {
        if self.pid == 0 {
            return "Open in another program".into();
        }
        format!("Open in another program: {}", self.whom())
    }

    /// `pid 4711 on host ada since 15:02`, with the date if it was another day.
    fn whom(&self) -> String {
        let since: Option<DateTime<FixedOffset>> = self.since.parse().ok();
        let since = since.map(|since| since.with_timezone(&Local)).map(|since| {
            let today = since.date_naive() == Local::now().date_naive();
            since.format(if today { " since %H:%M" } else { " since %-d %b, %H:%M" }).to_string()
        });
        format!("pid {} on host {}{}", self.pid, self.host, since.unwrap_or_default())
    }
}

fn read(path: &Path) -> Holder {
    let mut text = String::new();
    let _ = plain::open(path).map(|file| file.take(MOST_BYTES).read_to_string(&mut text));
    toml::from_str(&text).unwrap_or_default()
}

/// The lock file, made where it is missing, and its folder too.
fn open(files: &dyn Files, path: &Path) -> io::Result<File> {
    if is_there(path)? {
        return files.open(path);
    }
    private_folder(files, folder_of(path))?;
    files.make(path)
}

/// Whether there is a lock file. What has its name must be known before it is opened: a link leads
/// somewhere else, and a pipe would wait.
fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(_) => Err(io::Error::new(ErrorKind::InvalidInput, "its lock is not a plain file")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn passing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound)
}

fn is_at(open: &File, path: &Path) -> bool {
    match (open.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

fn is_recent(session: &Path) -> bool {
    let changed = fs::metadata(session).and_then(|found| found.modified());
    changed.is_ok_and(|at| at.elapsed().map_or(true, |ago| ago < RECENT))
}
