//! The sessions that are read and written here: nobody else may write in them meanwhile, and what
//! somebody else has changed all the same is not overwritten.

use std::collections::HashMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::atomic::{Replaced, folder_of};
use super::files::Files;
use super::owner::{self, Claim, Lock};
use super::residue::{self, Worth};
use super::seen::Seen;
use super::{apart, atomic, beside, recover};
use crate::app::{Held, Report};
use crate::domain::{Phase, Record, SessionId};
use crate::format::session_toml;
use crate::shell::sentence;

/// How many sessions of the same name are tried before a new one is refused.
const MOST_OF_A_NAME: u32 = 999;

/// What is known about the files.
pub(super) struct Keeper {
    files: Arc<dyn Files>,
    /// The sessions in which nobody else may write.
    locks: HashMap<PathBuf, Lock>,
    /// The sessions as they were read or written here last.
    seen: HashMap<PathBuf, Seen>,
    /// The files that were made for new sessions, and for those whose file somebody has changed,
    /// and that a power cut may take away again: by the file that was to be written.
    doubtful: HashMap<PathBuf, PathBuf>,
    /// The session that was read last, and how it was then.
    shown: Option<Shown>,
    /// What is to be said besides the answer to a save.
    pub(super) said: Vec<Report>,
}

#[derive(PartialEq)]
struct Shown {
    file: PathBuf,
    held: Held,
    journal: Option<(u64, Option<SystemTime>)>,
}

/// Where a session was written.
pub(super) enum Written {
    Here,
    /// Under another name, since somebody had the proposed one.
    Moved(PathBuf),
    /// Beside its file, which somebody else has changed.
    Parted(PathBuf),
}

impl Keeper {
    pub(super) fn new(files: Arc<dyn Files>) -> Self {
        let (locks, seen, doubtful) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { files, locks, seen, doubtful, shown: None, said: Vec::new() }
    }

    /// Reads a session; with `own`, keeps others from writing in it. One of
    /// the reports is `Loaded`; before it comes `Parted` where somebody has changed the file since
    /// its program ended without warning, or `Gone` where there is none, and after it `Unguarded`
    /// where others cannot be kept out.
    pub(super) fn load(&mut self, mut file: PathBuf, own: bool) -> Vec<Report> {
        let (had, mut parted) = (self.locks.contains_key(&file), None);
        let mut unguarded = None;
        let mut held = Held::Free;
        if own && !self.locks.contains_key(&file) {
            (held, unguarded) = self.claim(&file);
            if let Some((copy, lock)) = self.apart(&file) {
                self.release(&file);
                self.locks.extend(lock.map(|lock| (copy.clone(), lock)));
                parted = Some(Report::Parted { from: file, file: copy.clone() });
                file = copy;
            }
        } else if !own {
            held = self.held(&file);
        }
        // In this order: nobody who keeps to the lock writes any more, and what changes while it
        // is read is taken for changed.
        match Seen::read(&file) {
            Some(seen) => drop(self.seen.insert(file.clone(), seen)),
            None => drop(self.seen.remove(&file)),
        }
        let shown = Shown::now(&file, held.clone());
        let result = recover::load(&file).map(Box::new);
        let finished = result.as_ref().map_or(true, |record| record.phase == Phase::Finished);
        if finished {
            self.clear(&file);
        }
        // A finished session is only written in by whoever amends it, which may be us.
        if result.is_err() || finished && !own && !had {
            unguarded = None;
            self.release(&file);
        }
        if let (true, true, Err(error)) =
            (own && result.is_ok(), finished, self.files.may_write(folder_of(&file)))
        {
            // Before somebody has entered what would come to nothing.
            held = Held::Barred(sentence::not_written(&file, &error));
            unguarded = None;
            self.release(&file);
        }
        self.shown = Some(shown);
        let missing = result.is_err() && beside::is_missing(&file) && !recover::has_journal(&file);
        let gone = missing.then(|| Report::Gone { file: file.clone() });
        let loaded = Report::Loaded { file, result, held, own };
        parted.into_iter().chain(gone).chain([loaded]).chain(unguarded).collect()
    }

    /// Gives a journal that does not fit to a conflict copy; `None` where it fits, and where that
    /// cannot be done.
    fn apart(&self, file: &Path) -> Option<(PathBuf, Option<Lock>)> {
        let ours = self.locks.contains_key(file) && recover::is_apart(file);
        ours.then(|| apart::take(&self.files, file).ok())?
    }

    /// Removes the journal of a finished session that was left behind by a power cut, say.
    fn clear(&mut self, file: &Path) {
        if recover::has_journal(file) && residue::worth(file) == Worth::Covered {
            if !self.locks.contains_key(file) {
                self.claim(file);
            }
            if self.locks.contains_key(file) {
                // If it stays it does no harm, and is tried again the next time.
                let _ = self.files.remove(&beside::journal(file));
            }
        }
    }

    /// Whether a session has changed, or has been let go of or taken, since it was read last.
    pub(super) fn has_news(&self, file: &Path) -> bool {
        let same = self.seen.get(file).is_some_and(|seen| seen.looks_the_same(file));
        let held = self.held(file);
        !same || self.shown.as_ref() != Some(&Shown::now(file, held))
    }

    /// Who has the right to write in a session; it is free where that is us.
    fn held(&self, file: &Path) -> Held {
        let ours = self.locks.contains_key(file);
        let other = if ours { None } else { owner::holder(file) };
        other.map_or(Held::Free, Held::Elsewhere)
    }

    /// Lets others write in a session.
    pub(super) fn release(&mut self, file: &Path) {
        self.locks.remove(file);
    }

    /// Writes a session whose file is known.
    pub(super) fn write(&mut self, file: &Path, record: &Record) -> io::Result<Written> {
        self.keep_hold(file);
        let text = session_toml::print(record);
        let replaced = atomic::replace(&*self.files, file, text.as_bytes(), self.seen.get(file));
        let (seen, result) = match replaced {
            Ok(Replaced::Changed) => return self.part(file, record),
            Ok(Replaced::Done(found)) => {
                (Some(Seen::new(&found, text.as_bytes())), Ok(Written::Here))
            }
            // It may have its name already, and only the folder was not synced: then what is
            // there is ours all the same.
            Err(error) => (Seen::of_same(file, text.as_bytes()), Err(error)),
        };
        self.seen.extend(seen.map(|seen| (file.to_owned(), seen)));
        result
    }

    /// Writes a session for the first time, under the first name that nobody has.
    pub(super) fn publish(&mut self, file: &Path, record: &mut Record) -> io::Result<Written> {
        let proposed = record.id.clone();
        if let Some(made) = self.doubtful.get(file).cloned() {
            record.id = named_after(&made).unwrap_or(proposed);
            self.write(&made, record)?;
            self.doubtful.remove(file);
            return Ok(if made == file { Written::Here } else { Written::Moved(made) });
        }
        let mut now = file.to_owned();
        for n in 2..=MOST_OF_A_NAME {
            // A name that has a journal is somebody's, even if it has no file yet; the first name
            // may be this one's.
            if (now == file || is_free(&now)) && self.make(file, &now, record)? {
                return Ok(if now == file { Written::Here } else { Written::Moved(now) });
            }
            record.id = proposed.numbered(n);
            now = file.with_file_name(format!("{}.toml", record.id));
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, "too many sessions have this name"))
    }

    /// Writes a session beside its file. Its id stays: it is the same session, of which there are
    /// two versions now.
    fn part(&mut self, file: &Path, record: &Record) -> io::Result<Written> {
        if let Some(made) = self.doubtful.get(file).cloned() {
            self.write(&made, record)?;
            self.doubtful.remove(file);
            self.release(file);
            return Ok(Written::Parted(made));
        }
        for copy in apart::copies(file)? {
            if self.make(file, &copy, record)? {
                self.release(file);
                return Ok(Written::Parted(copy));
            }
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, "too many copies have this name"))
    }

    /// Makes a session's file, which is ours from then on, in the place of the one that was `asked`
    /// for; false if somebody has that name.
    fn make(&mut self, asked: &Path, file: &Path, record: &Record) -> io::Result<bool> {
        let mut unguarded = None;
        if !self.locks.contains_key(file) {
            match self.claim(file) {
                (Held::Elsewhere(_), _) => return Ok(false),
                (_, why) => unguarded = why,
            }
        }
        let text = session_toml::print(record);
        match atomic::publish(&*self.files, file, text.as_bytes()) {
            Ok((found, synced)) => {
                self.seen.insert(file.to_owned(), Seen::new(&found, text.as_bytes()));
                if synced.is_err() {
                    // Nobody has been told of it, and the next attempt must not take it for
                    // somebody else's.
                    self.doubtful.insert(asked.to_owned(), file.to_owned());
                }
                synced.map(|()| {
                    self.said.extend(unguarded);
                    true
                })
            }
            Err(error) => {
                self.release(file);
                let taken = error.kind() == ErrorKind::AlreadyExists && is_taken(file);
                if taken { Ok(false) } else { Err(error) }
            }
        }
    }

    /// Takes the right to write in a session once more where its sign has gone with the folder,
    /// before the folder is put back: nobody may find the session there without it.
    fn keep_hold(&mut self, file: &Path) {
        if self.locks.get(file).is_some_and(|lock| !lock.is_in_its_place())
            && let Claim::Ours(lock, _) = owner::claim(&self.files, file)
        {
            self.locks.insert(file.to_owned(), lock);
        }
    }

    /// Asks for the right to write in a session; with it comes what to say if nobody can be kept
    /// from doing so.
    fn claim(&mut self, file: &Path) -> (Held, Option<Report>) {
        match owner::claim(&self.files, file) {
            Claim::Theirs(who) => (Held::Elsewhere(who), None),
            Claim::None(error) => {
                let why = sentence::system(&error);
                (Held::Free, Some(Report::Unguarded { file: file.to_owned(), why }))
            }
            Claim::Ours(lock, perhaps) => {
                self.locks.insert(file.to_owned(), lock);
                (perhaps.map_or(Held::Free, Held::Perhaps), None)
            }
        }
    }
}

impl Shown {
    fn now(file: &Path, held: Held) -> Self {
        let journal = fs::symlink_metadata(beside::journal(file)).ok();
        let journal = journal.map(|found| (found.len(), found.modified().ok()));
        // What another machine has said once is no news later.
        let held = if let Held::Elsewhere(_) = held { held } else { Held::Free };
        Self { file: file.to_owned(), held, journal }
    }
}

/// The id of the session in a file of this name.
fn named_after(file: &Path) -> Option<SessionId> {
    SessionId::parse(file.file_stem()?.to_str()?)
}

/// Whether no session has this name, as far as its journal tells.
fn is_free(file: &Path) -> bool {
    beside::journal(file).symlink_metadata().is_err()
}

/// Whether the name itself is taken, and not that of a folder on the way to it.
fn is_taken(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}
