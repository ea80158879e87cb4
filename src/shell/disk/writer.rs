//! The thread's own side: what is done when, and what is answered.

use std::collections::{HashMap, VecDeque};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use super::owner::{self, Claim, Lock};
use super::seen::Seen;
use super::{Job, Scan, atomic, scan, steadily};
use crate::app::{Held, Report};
use crate::domain::conflict::copy_name;
use crate::domain::{Phase, Record, SessionId};
use crate::format::session_toml;
use crate::shell::{remembered, sentence};

/// How many sessions of the same name are tried before a new one is refused.
const MOST_OF_A_NAME: u32 = 999;

/// What the thread is told.
#[derive(Debug, PartialEq)]
pub(super) enum Order {
    Do(Job),
    /// The program has been told how the last save of this file went.
    Known(PathBuf),
}

/// What the thread says.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    pub report: Option<Report>,
    /// How many jobs this is the last word about.
    pub settles: usize,
    /// Which list it belongs to, counted from 1.
    pub list: Option<u64>,
}

/// The thread's state.
pub(super) struct Writer {
    sessions: PathBuf,
    remembered: Option<PathBuf>,
    answers: Sender<Answer>,
    queue: VecDeque<Queued>,
    list: Option<(u64, Scan)>,
    lists: u64,
    fresh: HashMap<PathBuf, Fresh>,
    /// The sessions in which nobody else may write.
    locks: HashMap<PathBuf, Lock>,
    /// The sessions as they were read or written here last.
    seen: HashMap<PathBuf, Seen>,
    /// The session that was read last, and who was said to write in it.
    shown: Option<(PathBuf, Held)>,
}

/// An order, and how many jobs it stands for.
struct Queued {
    order: Order,
    stands_for: usize,
}

/// How a new session stands, of which the program has not heard yet: the next snapshots were sent
/// by somebody who believed that the file was, or would be, under its first name.
enum Fresh {
    /// It could not be made: the next snapshot is still the first.
    Unmade,
    /// It lies in this file, under this id.
    Made(PathBuf, SessionId),
}

impl Writer {
    pub(super) fn new(
        sessions: PathBuf,
        remembered: Option<PathBuf>,
        answers: Sender<Answer>,
    ) -> Self {
        Self {
            sessions,
            remembered,
            answers,
            queue: VecDeque::new(),
            list: None,
            lists: 0,
            fresh: HashMap::new(),
            locks: HashMap::new(),
            seen: HashMap::new(),
            shown: None,
        }
    }

    /// Works until everything is done and no more can come.
    pub(super) fn work(mut self, orders: &Receiver<Order>) {
        loop {
            // A list waits for nothing, and everything else goes before its next batch.
            if self.queue.is_empty() && self.list.is_none() {
                match orders.recv() {
                    Ok(order) => self.take(order),
                    Err(_) => return,
                }
            }
            while let Ok(order) = orders.try_recv() {
                self.take(order);
            }
            match self.queue.pop_front() {
                Some(queued) => self.perform(queued),
                None => self.read_on(),
            }
        }
    }

    /// Puts an order at the end, or in the place of an older snapshot of the same session.
    fn take(&mut self, mut order: Order) {
        if order == Order::Do(Job::List) {
            self.begin_list();
            return;
        }
        for queued in &mut self.queue {
            if replaces(&mut order, &queued.order) {
                queued.order = order;
                queued.stands_for += 1;
                return;
            }
        }
        self.queue.push_back(Queued { order, stands_for: 1 });
    }

    fn perform(&mut self, Queued { order, stands_for }: Queued) {
        match order {
            Order::Do(Job::Save { file, ticket, record, new }) => {
                let report = self.save(&file, ticket, *record, new);
                self.say(Some(report), stands_for);
            }
            Order::Do(Job::Load { file, own }) => {
                let report = self.load(file, own);
                self.say(Some(report), stands_for);
            }
            Order::Do(Job::Refresh { file }) => {
                let report = self.has_news(&file).then(|| self.load(file, false));
                self.say(report, stands_for);
            }
            Order::Do(Job::Release { file }) => drop(self.locks.remove(&file)),
            Order::Do(Job::Remember(what)) => {
                if let Some(file) = &self.remembered {
                    remembered::keep(file, &what);
                }
            }
            Order::Do(Job::List) => self.begin_list(),
            Order::Known(file) => self.fresh.retain(|first, fresh| match fresh {
                Fresh::Unmade => *first != file,
                Fresh::Made(now, _) => *now != file,
            }),
        }
    }

    fn load(&mut self, file: PathBuf, own: bool) -> Report {
        let held = match self.locks.contains_key(&file) {
            true => Held::Free,
            false if own => self.claim(&file),
            false => owner::holder(&file).map_or(Held::Free, Held::Elsewhere),
        };
        // Only now, so that nobody writes between this and the first save.
        let result = scan::look(&file).map(|(record, seen)| {
            self.seen.extend(seen.map(|seen| (file.clone(), seen)));
            Box::new(record)
        });
        if result.as_ref().map_or(true, |record| record.phase == Phase::Finished) {
            self.locks.remove(&file);
        }
        self.shown = Some((file.clone(), held.clone()));
        Report::Loaded { file, result, held }
    }

    fn claim(&mut self, file: &Path) -> Held {
        match owner::claim(file) {
            Claim::Theirs(who) => Held::Elsewhere(who),
            Claim::None => Held::Free,
            Claim::Ours(lock, perhaps) => {
                self.locks.insert(file.to_owned(), lock);
                perhaps.map_or(Held::Free, Held::Perhaps)
            }
        }
    }

    /// Whether a session has changed, or has been let go of or taken, since it was read last.
    fn has_news(&self, file: &Path) -> bool {
        let seen = self.seen.get(file).is_some_and(|seen| seen.looks_the_same(file));
        let held = owner::holder(file).map_or(Held::Free, Held::Elsewhere);
        !seen || self.shown.as_ref().is_none_or(|shown| *shown != (file.to_owned(), held))
    }

    /// Begins a list; one that is under way is given up.
    fn begin_list(&mut self) {
        if self.list.take().is_some() {
            self.say(None, 1);
        }
        self.lists += 1;
        self.list = Some((self.lists, Scan::begin(&self.sessions)));
    }

    fn read_on(&mut self) {
        if let Some((list, mut scan)) = self.list.take() {
            let (rows, complete) = scan.batch();
            let report = Some(Report::Listed { rows, complete });
            let settles = usize::from(complete);
            let _ = self.answers.send(Answer { report, settles, list: Some(list) });
            if !complete {
                self.list = Some((list, scan));
            }
        }
    }

    fn save(&mut self, file: &Path, ticket: u64, mut record: Record, new: bool) -> Report {
        let (file, new) = match self.fresh.get(file) {
            Some(Fresh::Made(now, id)) => {
                record.id = id.clone();
                (now.clone(), false)
            }
            Some(Fresh::Unmade) => (file.to_owned(), true),
            None => (file.to_owned(), new),
        };
        let attempt = steadily(|| match (new, self.seen.get(&file)) {
            (true, _) => self.publish(&file, &mut record),
            (false, Some(seen)) if seen.is_changed(&file) => self.part(&file, &record),
            (false, _) => self.write(&file, &record),
        });
        match attempt {
            Some(Ok(Written::Here)) => {
                if new {
                    self.fresh.insert(file.clone(), Fresh::Made(file.clone(), record.id));
                }
                Report::Saved { file, ticket }
            }
            Some(Ok(Written::Moved(now))) => {
                let (from, id) = (file.clone(), record.id.clone());
                self.say(Some(Report::Moved { from, file: now.clone(), id }), 0);
                self.fresh.insert(file, Fresh::Made(now.clone(), record.id));
                Report::Saved { file: now, ticket }
            }
            Some(Ok(Written::Parted(now))) => {
                self.say(Some(Report::Parted { from: file.clone(), file: now.clone() }), 0);
                self.locks.remove(&file);
                self.fresh.insert(file, Fresh::Made(now.clone(), record.id));
                Report::Saved { file: now, ticket }
            }
            Some(Err(error)) => {
                let why = sentence::not_written(&file, &error);
                self.not_saved(file, ticket, new, why)
            }
            None => self.not_saved(file, ticket, new, "The program has made a mistake.".into()),
        }
    }

    fn not_saved(&mut self, file: PathBuf, ticket: u64, new: bool, why: String) -> Report {
        if new {
            self.fresh.insert(file.clone(), Fresh::Unmade);
        }
        Report::NotSaved { file, ticket, why }
    }

    /// Nobody listens any more when the program is leaving in a hurry; the files still count.
    fn say(&self, report: Option<Report>, settles: usize) {
        let _ = self.answers.send(Answer { report, settles, list: None });
    }
}

/// Whether an order can take the place of an older one: a newer snapshot of the same session. It
/// is the first of its session then if the older one was.
fn replaces(newer: &mut Order, older: &Order) -> bool {
    match (newer, older) {
        (
            Order::Do(Job::Save { file, new, .. }),
            Order::Do(Job::Save { file: same, new: was_new, .. }),
            // A first snapshot after a later one is that of another session of the same name.
        ) if file == same && (*was_new || !*new) => {
            *new = *was_new;
            true
        }
        _ => false,
    }
}

/// Where a session was written.
enum Written {
    Here,
    /// Under another name, since somebody had the proposed one.
    Moved(PathBuf),
    /// Beside its file, which somebody else has changed.
    Parted(PathBuf),
}

impl Writer {
    /// Writes a session whose file is known.
    fn write(&mut self, file: &Path, record: &Record) -> io::Result<Written> {
        let text = session_toml::print(record);
        let (seen, result) = match atomic::replace(file, text.as_bytes()) {
            Ok(found) => (Some(Seen::new(&found, text.as_bytes())), Ok(Written::Here)),
            // It may have its name already, and only the folder was not synced: then what is
            // there is ours all the same.
            Err(error) => (Seen::of_same(file, text.as_bytes()), Err(error)),
        };
        self.seen.extend(seen.map(|seen| (file.to_owned(), seen)));
        result
    }

    /// Writes a session for the first time, under the first name that nobody has.
    fn publish(&mut self, file: &Path, record: &mut Record) -> io::Result<Written> {
        let proposed = record.id.clone();
        let mut now = expanded(file);
        for n in 2..=MOST_OF_A_NAME {
            if self.make(&now, record)? {
                return Ok(if now == file { Written::Here } else { Written::Moved(now) });
            }
            record.id = proposed.numbered(n);
            now = now.with_file_name(format!("{}.toml", record.id));
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, "too many sessions have this name"))
    }

    /// Writes a session beside its file. Its id stays: it is the same session, of which there are
    /// two versions now.
    fn part(&mut self, file: &Path, record: &Record) -> io::Result<Written> {
        let stem = file.file_stem().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
        for n in 1..=MOST_OF_A_NAME {
            let copy = file.with_file_name(format!("{}.toml", copy_name(&stem, n)));
            if self.make(&copy, record)? {
                return Ok(Written::Parted(copy));
            }
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, "too many copies have this name"))
    }

    /// Makes a session's file, which is ours from then on; false if somebody has that name.
    fn make(&mut self, file: &Path, record: &Record) -> io::Result<bool> {
        let lock = match owner::claim(file) {
            Claim::Theirs(_) => return Ok(false),
            Claim::Ours(lock, _) => Some(lock),
            Claim::None => None,
        };
        let text = session_toml::print(record);
        match atomic::publish(file, text.as_bytes()) {
            Ok(found) => {
                self.seen.insert(file.to_owned(), Seen::new(&found, text.as_bytes()));
                self.locks.extend(lock.map(|lock| (file.to_owned(), lock)));
                Ok(true)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists && is_taken(file) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// A file as somebody has named it: `~` is the user's own folder.
fn expanded(file: &Path) -> PathBuf {
    match (file.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => file.to_owned(),
    }
}

/// Whether the name itself is taken, and not that of a folder on the way to it.
fn is_taken(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}
