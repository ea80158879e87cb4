//! Keeping what is done in the session that is open, before it is shown.
//!
//! This is the one file that the main thread writes itself: a plain `write` at the end of the
//! journal, after which no end of the program can lose it. The disk thread syncs it. The journal
//! is made new when the session's file has everything and a good part of what was set aside is
//! used; it is removed when the file has everything and the interview is closed.

mod opening;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::{folder_of, make_folders};
use super::beside;
use super::files::{Files, write_all, write_some};
use crate::app::{Opened, Report};
use crate::domain::{Logged, Phase, Record, SessionId};
use crate::format::journal::{Base, line};
use crate::shell::sentence;
use opening::Found;

/// How many names are tried for what must not take another's place.
const MOST_NAMES: u32 = 999;

/// Who has the name of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Free,
    Ours,
    /// One that cannot be gone on with.
    Another,
}

/// The journal of the session that is open.
pub(super) struct Journal {
    files: Arc<dyn Files>,
    /// The session's file as the program first named it, and where it is.
    asked: PathBuf,
    pub(super) file: PathBuf,
    pub(super) id: SessionId,
    /// What the next journal begins with, and the lines that follow it, each with its number.
    base: Box<Record>,
    tail: VecDeque<(u64, String)>,
    out: Option<File>,
    name: Name,
    /// What has not been written yet: from the middle of a line, perhaps.
    unwritten: Vec<u8>,
    bytes: u64,
    /// Up to which length it is worth while to go on with it.
    most: u64,
    /// The session's file has been written since it was opened.
    saved: bool,
    /// It takes nothing, and that has been said.
    failing: Option<String>,
    /// It may have lost what it took.
    doubtful: bool,
    /// What the thread is to sync from now on.
    pub(super) fresh: Option<File>,
    /// Folders that were made for it, and whose names the thread is to sync, too.
    pub(super) folders: Vec<PathBuf>,
    /// Whether something has been written since that was last asked.
    wrote: bool,
    pub(super) said: Vec<Report>,
}

impl Journal {
    /// Begins with a session that has just been opened.
    pub(super) fn begin(files: Arc<dyn Files>, file: PathBuf, opened: &Opened) -> Self {
        let record = &opened.record;
        let mut journal = Self {
            files,
            asked: file.clone(),
            file,
            id: record.id.clone(),
            base: opened.record.clone(),
            tail: VecDeque::new(),
            out: None,
            name: Name::Free,
            unwritten: Vec::new(),
            bytes: 0,
            most: 0,
            saved: false,
            failing: None,
            doubtful: false,
            fresh: None,
            folders: Vec::new(),
            wrote: false,
            said: Vec::new(),
        };
        let found = if opened.new { journal.claim() } else { journal.go_on_with(record) };
        // The base bears the name that was found.
        journal.base.id.clone_from(&journal.id);
        let ready = found.and_then(|found| match found {
            Found::Free(out) => journal.fill(out),
            Found::Old => journal.renew(true),
            Found::Whole(out, bytes) => journal.take_over(out, bytes),
        });
        journal.judge(ready);
        journal
    }

    /// Whether this is the journal of a session, by its file.
    pub(super) fn is_of(&self, file: &Path) -> bool {
        file == self.file || file == self.asked
    }

    /// Keeps what was done.
    pub(super) fn record(&mut self, log: &[Logged]) {
        for logged in log {
            let line = line(logged);
            self.unwritten.extend_from_slice(line.as_bytes());
            self.tail.push_back((logged.sequence, line));
        }
        self.put();
    }

    /// Writes what has not been written.
    pub(super) fn put(&mut self) {
        let written = self.try_to_put();
        self.judge(written);
    }

    /// Takes note that the session's file has so much. Says whether the journal is done with.
    pub(super) fn covered(&mut self, saved: Box<Record>) -> bool {
        self.saved = true;
        self.base = saved;
        while self.tail.front().is_some_and(|(sequence, _)| *sequence <= self.base.sequence) {
            self.tail.pop_front();
        }
        let nothing_more = self.tail.is_empty();
        if self.base.phase == Phase::Finished && nothing_more {
            return true;
        }
        if self.failing.is_some() {
            let mended = if self.name == Name::Ours { self.renew(true) } else { self.try_to_put() };
            self.judge(mended);
        } else if nothing_more && self.bytes > self.most {
            // The old one is as good as long as it takes what comes.
            let _ = self.renew(false);
        }
        false
    }

    /// Somebody has deleted the folder, or moved it away, and the next program would not find what
    /// is written: it is put back, or said. `missing` is what the thread has found when it wrote
    /// the session; it renames both together, so that here alone nothing could be told from a
    /// journal that is not in its place.
    pub(super) fn look_after(&mut self, missing: bool) {
        let path = beside::journal(&self.file);
        let deleted = |out: &File| out.metadata().is_ok_and(|it| it.nlink() == 0);
        let lost = (missing && beside::is_missing(&path)) || self.out.as_ref().is_some_and(deleted);
        if lost && self.out.take().is_some() {
            let taken = path.symlink_metadata().is_ok();
            self.name = if taken { Name::Another } else { Name::Free };
            self.put();
        }
    }

    /// A sync has failed: nothing tells what of it is on the disk, and no later sync would. All of
    /// it goes to a new file.
    pub(super) fn doubt(&mut self) {
        self.doubtful = true;
        if self.name == Name::Ours && self.renew(true).is_err() {
            // It is tried again with what is done next.
            self.fresh = None;
        }
    }

    /// The session's file has another name now, and the journal with it.
    pub(super) fn moved(&mut self, to: &Path, id: &SessionId) {
        to.clone_into(&mut self.file);
        self.id = id.clone();
    }

    /// Whether there is something new to sync.
    pub(super) fn has_written(&mut self) -> bool {
        std::mem::take(&mut self.wrote)
    }

    /// Closes it: removed if the session's file has everything, left for the next time if not.
    pub(super) fn close(self) {
        if self.saved && self.tail.is_empty() && self.name == Name::Ours {
            let _ = self.files.remove(&beside::journal(&self.file));
        }
    }

    fn try_to_put(&mut self) -> io::Result<()> {
        if self.name == Name::Ours && (self.doubtful || self.out.is_none()) {
            // A doubtful one still keeps what it can: only a power cut would tell.
            return self.renew(true).or_else(|error| self.write().and(Err(error)));
        }
        if self.out.is_none() {
            if self.name == Name::Another {
                self.set_aside()?;
            }
            let out = self.make()?;
            self.fill(out)?;
        }
        match self.write() {
            // A file that takes nothing is left for a new one, but not for want of room: there
            // is no more of it elsewhere, and some of it may be set aside here.
            Err(error) if !is_full(&error) && self.failing.is_some() => self.renew(true),
            result => result,
        }
    }

    fn write(&mut self) -> io::Result<()> {
        while let Some(out) = self.out.as_ref().filter(|_| !self.unwritten.is_empty()) {
            let written = write_some(&*self.files, out, &self.unwritten)?;
            self.unwritten.drain(..written.min(self.unwritten.len()));
            self.bytes += written as u64;
            self.wrote = true;
        }
        Ok(())
    }

    /// Says how it went, if that has changed.
    fn judge(&mut self, result: io::Result<()>) {
        let file = self.file.clone();
        match (result, &self.failing) {
            (Ok(()), Some(_)) => {
                self.failing = None;
                self.said.push(Report::Recorded { file });
            }
            (Err(error), failing) => {
                let why = sentence::not_written(&beside::journal(&file), &error);
                if failing.as_ref() != Some(&why) {
                    self.failing = Some(why.clone());
                    self.said.push(Report::NotRecorded { file, why });
                }
            }
            (Ok(()), None) => {}
        }
    }

    /// Makes the journal under its name, if nothing has it.
    fn make(&mut self) -> io::Result<File> {
        let path = beside::journal(&self.file);
        let made = match self.files.make(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // The thread syncs the folder: nothing here waits for a disk.
                self.folders = make_folders(&*self.files, folder_of(&path))?;
                self.files.make(&path)
            }
            result => result,
        };
        if made.is_ok() {
            self.name = Name::Ours;
        }
        made
    }

    /// Goes on with a journal that has nothing in it yet.
    fn fill(&mut self, out: File) -> io::Result<()> {
        let text = self.text();
        self.take_over(out, text.len() as u64)?;
        (self.unwritten, self.bytes) = (text, 0);
        self.write()
    }

    /// Goes on with a journal that has so many bytes, or is about to have them.
    fn take_over(&mut self, out: File, bytes: u64) -> io::Result<()> {
        let _ = self.reserve(&out, bytes);
        self.fresh = Some(out.try_clone()?);
        self.out = Some(out);
        self.has(bytes);
        Ok(())
    }

    fn has(&mut self, bytes: u64) {
        self.bytes = bytes;
        self.most = bytes + self.files.room() / 2;
        self.doubtful = false;
    }

    /// Puts a new journal in the place of the one there is: with all that the session's file may
    /// not have, and nothing else. Where it is not `needed`, the old one stays unless as much can
    /// be set aside again.
    fn renew(&mut self, needed: bool) -> io::Result<()> {
        let (path, next) = (beside::journal(&self.file), beside::next_journal(&self.file));
        let out = match self.files.make(&next) {
            // Left behind by a process of the same number that was killed.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.files.remove(&next)?;
                self.files.make(&next)?
            }
            result => result?,
        };
        let text = self.text();
        let filled = match self.reserve(&out, text.len() as u64) {
            Err(error) if !needed && is_full(&error) => Err(error),
            _ => write_all(&*self.files, &out, &text),
        };
        let renewed = filled
            .and_then(|()| out.try_clone())
            .and_then(|fresh| self.files.rename(&next, &path).map(|()| fresh))
            .inspect_err(|_| drop(self.files.remove(&next)))?;
        (self.out, self.fresh) = (Some(out), Some(renewed));
        self.has(text.len() as u64);
        self.unwritten.clear();
        Ok(())
    }

    /// All that belongs in a journal now.
    fn text(&self) -> Vec<u8> {
        let mut text = Base::whole(&self.base).line().into_bytes();
        text.extend(self.tail.iter().flat_map(|(_, line)| line.as_bytes()));
        text
    }

    fn reserve(&self, out: &File, used: u64) -> io::Result<()> {
        let room = self.files.room();
        // Where there is not so much, a little is better than nothing.
        let all = self.files.reserve(out, used + room);
        all.or_else(|_| self.files.reserve(out, used + room / 8))
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
