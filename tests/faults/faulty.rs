//! Files that fail, or that are the last ones ever touched, at a chosen operation.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use vivavoce::shell::disk::{Files, Real};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program ends before the operation, and nothing is ever done again.
    StopBefore,
    /// The same after it.
    StopAfter,
    /// The program ends in the middle of a write.
    StopWithin,
    /// The operation is not done, and says so with this error of the system.
    Fail(i32),
    /// A write takes a part, and what comes next fails: a disk that fills up.
    Short(i32),
}

pub const EIO: i32 = 5;
pub const ENOSPC: i32 = 28;
pub const EACCES: i32 = 13;

/// Real files with a fault.
pub struct Faulty {
    fault: Fault,
    /// Of which operations; all of them count where this is `None`.
    only: Option<&'static str>,
    /// The operation that it hits first, counted from 1, and how many it hits.
    at: usize,
    times: usize,
    done: AtomicUsize,
    dead: AtomicBool,
    /// The number of the journal that is about to take the place of another.
    next: AtomicU64,
    /// The number of the last temporary file. The disk thread writes it while the main thread
    /// writes the journal: only apart can the two be counted.
    temp: AtomicU64,
    /// The number of the last file that says who has a session.
    lock: AtomicU64,
    /// The operations that were hit, by name, and what must never happen.
    told: Sender<Told>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    Hit(&'static str),
    /// This is another file than those of its number before it.
    Made(u64),
    /// A sync of this file has failed.
    Doubtful(u64),
    /// This file was synced, or given a name that counts.
    Trusted(u64),
}

impl Faulty {
    pub fn new(fault: Fault, at: usize, times: usize) -> (Self, Receiver<Told>) {
        let (told, heard) = channel();
        let (done, dead) = (AtomicUsize::new(0), AtomicBool::new(false));
        let [next, temp, lock] = [0; 3].map(AtomicU64::new);
        (Self { fault, only: None, at, times, done, dead, next, temp, lock, told }, heard)
    }

    /// With a fault in nothing but the operations of this name.
    pub fn only(self, name: &'static str) -> Self {
        Self { only: Some(name), ..self }
    }

    /// How many of the operations that count there were.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::SeqCst)
    }

    /// Whether the program has ended.
    pub fn is_dead(&self) -> bool {
        self.dead.load(Ordering::SeqCst)
    }

    fn step<T>(&self, name: &'static str, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.step_or(name, work, |error| Err(io::Error::from_raw_os_error(error)))
    }

    /// `part` is what is done instead by a fault that does a part of it.
    fn step_or<T>(
        &self,
        name: &'static str,
        work: impl FnOnce() -> io::Result<T>,
        part: impl FnOnce(i32) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.is_dead() {
            return Err(io::Error::from_raw_os_error(EIO));
        }
        if self.only.is_some_and(|only| only != name) {
            return work();
        }
        let nth = self.done.fetch_add(1, Ordering::SeqCst) + 1;
        if !(self.at..self.at + self.times).contains(&nth) {
            return work();
        }
        let _ = self.told.send(Told::Hit(name));
        match self.fault {
            Fault::StopBefore => {
                self.dead.store(true, Ordering::SeqCst);
                Err(io::Error::from_raw_os_error(EIO))
            }
            Fault::StopAfter => {
                self.dead.store(true, Ordering::SeqCst);
                work()
            }
            Fault::StopWithin => {
                self.dead.store(true, Ordering::SeqCst);
                part(EIO)
            }
            Fault::Short(error) if nth == self.at => part(error),
            Fault::Fail(error) | Fault::Short(error) => Err(io::Error::from_raw_os_error(error)),
        }
    }

    fn is(number: &AtomicU64, file: &File) -> bool {
        file.metadata().is_ok_and(|it| it.ino() == number.load(Ordering::SeqCst))
    }

    fn synced(&self, file: &File, result: io::Result<()>) -> io::Result<()> {
        let inode = file.metadata().map_or(0, |it| it.ino());
        let told = if result.is_err() { Told::Doubtful(inode) } else { Told::Trusted(inode) };
        let _ = self.told.send(told);
        result
    }
}

/// Fails if a file was trusted whose sync had failed, and returns what was hit.
#[track_caller]
pub fn trust(told: &Receiver<Told>) -> Vec<&'static str> {
    let (mut doubtful, mut hits) = (BTreeSet::new(), Vec::new());
    for told in told.try_iter() {
        match told {
            Told::Hit(name) => hits.push(name),
            Told::Made(inode) => drop(doubtful.remove(&inode)),
            Told::Doubtful(inode) => drop(doubtful.insert(inode)),
            Told::Trusted(inode) => {
                assert!(!doubtful.contains(&inode), "a second sync was taken for success");
            }
        }
    }
    hits
}

impl Files for Faulty {
    fn make(&self, file: &Path) -> io::Result<File> {
        let next = file.to_string_lossy().contains(".journal.");
        let name = match file.extension() {
            _ if next => "make next",
            Some(ending) if ending == "tmp" => "make temp",
            Some(ending) if ending == "lock" => "make lock",
            _ => "make",
        };
        let made = self.step(name, || Real.make(file))?;
        let inode = made.metadata().map_or(0, |it| it.ino());
        match name {
            "make next" => self.next.store(inode, Ordering::SeqCst),
            "make temp" => self.temp.store(inode, Ordering::SeqCst),
            "make lock" => self.lock.store(inode, Ordering::SeqCst),
            _ => {}
        }
        let _ = self.told.send(Told::Made(inode));
        Ok(made)
    }

    fn open(&self, file: &Path) -> io::Result<File> {
        let lock = file.extension().is_some_and(|ending| ending == "lock");
        self.step(if lock { "open lock" } else { "open" }, || Real.open(file))
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let half = |error| match bytes.len() / 2 {
            0 => Err(io::Error::from_raw_os_error(error)),
            half => Real.write(file, &bytes[..half]),
        };
        let name = match () {
            () if Self::is(&self.next, file) => "write next",
            () if Self::is(&self.temp, file) => "write temp",
            () if Self::is(&self.lock, file) => "write lock",
            () => "write",
        };
        self.step_or(name, || Real.write(file, bytes), half)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.synced(file, self.step("sync", || Real.sync(file)))
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        self.synced(file, self.step("sync data", || Real.sync_data(file)))
    }

    fn reserve(&self, file: &File, bytes: u64) -> io::Result<()> {
        self.step("reserve", || Real.reserve(file, bytes))
    }

    fn may_write(&self, folder: &Path) -> io::Result<()> {
        self.step("may write", || Real.may_write(folder))
    }

    fn room(&self) -> u64 {
        4 << 10
    }

    fn cut(&self, file: &File, bytes: u64) -> io::Result<()> {
        let lock = Self::is(&self.lock, file);
        self.step(if lock { "cut lock" } else { "cut" }, || Real.cut(file, bytes))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let inode = from.symlink_metadata().map_or(0, |it| it.ino());
        self.next.store(0, Ordering::SeqCst);
        let journal = to.extension().is_some_and(|ending| ending == "journal");
        let result =
            self.step(if journal { "rename next" } else { "rename" }, || Real.rename(from, to));
        // A journal is renamed before it is synced: it replaces nothing that counts.
        if result.is_ok() && to.extension().is_some_and(|ending| ending == "toml") {
            let _ = self.told.send(Told::Trusted(inode));
        }
        result
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        let inode = one.symlink_metadata().map_or(0, |it| it.ino());
        let result = self.step("exchange", || Real.exchange(one, other));
        if result.is_ok() {
            let _ = self.told.send(Told::Trusted(inode));
        }
        result
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("link", || Real.link(from, to))
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        let lock = file.extension().is_some_and(|ending| ending == "lock");
        self.step(if lock { "remove lock" } else { "remove" }, || Real.remove(file))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("make folder", || Real.make_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("sync folder", || Real.sync_folder(folder))
    }
}
