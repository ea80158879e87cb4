//! Files that remember what was done to them, in the order in which it was done.

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use vivavoce::shell::disk::{Files, Real};

/// One thing that was done. A file goes by its number.
#[derive(Clone, PartialEq, Eq)]
pub enum Event {
    Made(PathBuf, u64),
    Wrote(u64, Vec<u8>),
    Cut(u64, u64),
    Renamed(PathBuf, PathBuf),
    Exchanged(PathBuf, PathBuf),
    Linked(PathBuf, PathBuf),
    Removed(PathBuf),
    Folder(PathBuf),
    /// A sync of a file, or of the names in a folder, and which one: what was done before it began
    /// is on the disk when it has ended.
    SyncBegins(usize, u64),
    FolderSyncBegins(usize, PathBuf),
    SyncEnds(usize),
    /// Another program puts a file there; it takes care that it stays.
    Foreign(PathBuf, Vec<u8>),
    /// The user is told that everything up to this change is saved.
    Said(u64),
}

/// Short, and with the bytes as text.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| path.file_name().unwrap_or_default().display().to_string();
        let text =
            |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        match self {
            Self::Made(path, nth) => write!(f, "{nth} {} is made", name(path)),
            Self::Wrote(nth, bytes) => write!(f, "{nth} is written: {:?}", text(bytes)),
            Self::Cut(nth, length) => write!(f, "{nth} is cut to {length}"),
            Self::Renamed(from, to) => write!(f, "{} becomes {}", name(from), name(to)),
            Self::Exchanged(one, other) => write!(f, "{} <> {}", name(one), name(other)),
            Self::Linked(from, to) => write!(f, "{} is {} too", name(from), name(to)),
            Self::Removed(path) => write!(f, "{} is removed", name(path)),
            Self::Folder(path) => write!(f, "folder {}", name(path)),
            Self::SyncBegins(sync, nth) => write!(f, "sync {sync} of {nth} begins"),
            Self::FolderSyncBegins(sync, path) => write!(f, "sync {sync} of {} begins", name(path)),
            Self::SyncEnds(sync) => write!(f, "sync {sync} ends"),
            Self::Foreign(path, bytes) => write!(f, "foreign {}: {:?}", name(path), text(bytes)),
            Self::Said(sequence) => write!(f, "{sequence} is said to be saved"),
        }
    }
}

/// Which syncs a saver leaves out that knows no power cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Careless {
    Folders,
    Sessions,
    Journal,
}

pub struct Recorder {
    log: Sender<Event>,
    syncs: AtomicUsize,
    careless: Option<Careless>,
    /// No new file for a session can be made.
    pub full: AtomicBool,
    /// At which exchange another program is faster, counted from 1, and what it writes.
    faster: Option<(usize, Vec<u8>)>,
    exchanges: AtomicUsize,
}

impl Recorder {
    pub fn new(careless: Option<Careless>) -> (Self, Receiver<Event>) {
        let (log, heard) = channel();
        let (syncs, exchanges) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let full = AtomicBool::new(false);
        (Self { log, syncs, careless, full, faster: None, exchanges }, heard)
    }

    pub fn faster(self, at: usize, bytes: Vec<u8>) -> Self {
        Self { faster: Some((at, bytes)), ..self }
    }

    pub fn log(&self) -> Sender<Event> {
        self.log.clone()
    }

    /// Another program puts a file in the place of one.
    pub fn foreign(&self, path: &Path, bytes: &[u8]) {
        let new = path.with_extension("theirs");
        fs::write(&new, bytes).expect("a file of theirs");
        fs::rename(&new, path).expect("a file in its place");
        self.say(Event::Foreign(path.to_owned(), bytes.to_owned()));
    }

    fn say(&self, event: Event) {
        let _ = self.log.send(event);
    }

    fn said<T>(&self, result: io::Result<T>, event: Event) -> io::Result<T> {
        if result.is_ok() {
            self.say(event);
        }
        result
    }

    fn sync_file(&self, file: &File, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let nth = self.syncs.fetch_add(1, Ordering::SeqCst);
        self.say(Event::SyncBegins(nth, inode(file)));
        self.said(work(), Event::SyncEnds(nth))
    }
}

fn inode(file: &File) -> u64 {
    file.metadata().expect("an open file").ino()
}

/// Who has a session open is of no interest after a power cut.
fn is_lock(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "lock")
}

impl Files for Recorder {
    fn make(&self, file: &Path) -> io::Result<File> {
        let temp = file.extension().is_some_and(|ending| ending == "tmp");
        if temp && self.full.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let made = Real.make(file)?;
        if !is_lock(file) {
            self.say(Event::Made(file.to_owned(), inode(&made)));
        }
        Ok(made)
    }

    fn open(&self, file: &Path) -> io::Result<File> {
        Real.open(file)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let written = Real.write(file, bytes)?;
        self.say(Event::Wrote(inode(file), bytes[..written].to_vec()));
        Ok(written)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        if self.careless == Some(Careless::Sessions) {
            return Ok(());
        }
        self.sync_file(file, || Real.sync(file))
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        if self.careless == Some(Careless::Journal) {
            return Ok(());
        }
        self.sync_file(file, || Real.sync_data(file))
    }

    /// What is set aside holds nothing.
    fn reserve(&self, file: &File, bytes: u64) -> io::Result<()> {
        Real.reserve(file, bytes)
    }

    fn room(&self) -> u64 {
        2 << 10
    }

    fn cut(&self, file: &File, bytes: u64) -> io::Result<()> {
        self.said(Real.cut(file, bytes), Event::Cut(inode(file), bytes))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.said(Real.rename(from, to), Event::Renamed(from.to_owned(), to.to_owned()))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        let nth = self.exchanges.fetch_add(1, Ordering::SeqCst) + 1;
        if let Some((_, bytes)) = self.faster.as_ref().filter(|(at, _)| *at == nth) {
            self.foreign(other, bytes);
        }
        self.said(Real.exchange(one, other), Event::Exchanged(one.to_owned(), other.to_owned()))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.said(Real.link(from, to), Event::Linked(from.to_owned(), to.to_owned()))
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        let result = Real.remove(file);
        if is_lock(file) { result } else { self.said(result, Event::Removed(file.to_owned())) }
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let new = !folder.exists();
        let result = Real.make_folder(folder);
        if new { self.said(result, Event::Folder(folder.to_owned())) } else { result }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.careless == Some(Careless::Folders) {
            return Ok(());
        }
        let nth = self.syncs.fetch_add(1, Ordering::SeqCst);
        self.say(Event::FolderSyncBegins(nth, folder.to_owned()));
        self.said(Real.sync_folder(folder), Event::SyncEnds(nth))
    }
}
