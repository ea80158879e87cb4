//! The thread's own side: what is done when, and what is answered.

use std::collections::{HashMap, VecDeque};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use super::{Job, Scan, atomic, scan, steadily};
use crate::app::Report;
use crate::domain::{Record, SessionId};
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
            Order::Do(Job::Load { file }) => {
                let result = scan::load(&file).map(Box::new);
                self.say(Some(Report::Loaded { file, result }), stands_for);
            }
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
        if let Some(newer) = &record.unknown.newer {
            return Report::NotSaved { file: file.to_owned(), ticket, why: newer.sentence() };
        }
        let (file, new) = match self.fresh.get(file) {
            Some(Fresh::Made(now, id)) => {
                record.id = id.clone();
                (now.clone(), false)
            }
            Some(Fresh::Unmade) => (file.to_owned(), true),
            None => (file.to_owned(), new),
        };
        let wide = !new && atomic::is_wide(&file);
        let attempt =
            steadily(|| if new { publish(&file, &mut record) } else { write(&file, &record) });
        match attempt {
            Some(Ok(now)) => {
                let id = record.id;
                if wide {
                    self.say(Some(Report::Narrowed { file: now.clone() }), 0);
                }
                if now != file {
                    let moved =
                        Report::Moved { from: file.clone(), file: now.clone(), id: id.clone() };
                    self.say(Some(moved), 0);
                }
                if new {
                    self.fresh.insert(file, Fresh::Made(now.clone(), id));
                }
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

/// Writes a session whose file is known.
fn write(file: &Path, record: &Record) -> io::Result<PathBuf> {
    atomic::replace(file, session_toml::print(record).as_bytes())?;
    Ok(file.to_owned())
}

/// Writes a session for the first time, under the first name that nobody has.
fn publish(file: &Path, record: &mut Record) -> io::Result<PathBuf> {
    let proposed = record.id.clone();
    let mut now = file.to_owned();
    for n in 2..=MOST_OF_A_NAME {
        match atomic::publish(&now, session_toml::print(record).as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && is_taken(&now) => {
                record.id = proposed.numbered(n);
                now = file.with_file_name(format!("{}.toml", record.id));
            }
            result => return result.map(|()| now),
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "too many sessions have this name"))
}

/// Whether the name itself is taken, and not that of a folder on the way to it.
fn is_taken(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}
