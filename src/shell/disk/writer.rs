//! The thread's own side: what is done when, and what is answered.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::atomic::folder_of;
use super::exporting::Exporting;
use super::files::Files;
use super::gather::Gather;
use super::keeper::{Keeper, Written};
use super::order::{Answer, Order, replaces};
use super::readers::{Reader, Readers};
use super::syncer::Syncer;
use super::times::Times;
use super::{Job, atomic, beside, recover, scan, steadily, trash};
use crate::app::Report;
use crate::app::preview::Preview;
use crate::domain::{Record, SessionId};
use crate::shell::{remembered, sentence};

/// The thread's state.
pub(super) struct Writer {
    files: Arc<dyn Files>,
    syncer: Syncer,
    remembered: Option<PathBuf>,
    answers: Sender<Answer>,
    queue: VecDeque<Queued>,
    readers: Readers,
    fresh: HashMap<PathBuf, Fresh>,
    keeper: Keeper,
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
        files: Arc<dyn Files>,
        sessions: PathBuf,
        remembered: Option<PathBuf>,
        answers: Sender<Answer>,
    ) -> Self {
        let keeper = Keeper::new(Arc::clone(&files));
        Self {
            syncer: Syncer::new(Arc::clone(&files)),
            files,
            remembered,
            readers: Readers::new(sessions, answers.clone()),
            answers,
            queue: VecDeque::new(),
            fresh: HashMap::new(),
            keeper,
        }
    }

    /// Works until everything is done and no more can come.
    pub(super) fn work(mut self, orders: &Receiver<Order>) {
        loop {
            // What is read bit by bit waits for nothing, and everything else goes before its next
            // batch.
            if self.queue.is_empty() && !self.readers.are_waited_for() {
                // Nothing that may be given up holds the end up.
                let wait = if self.readers.is_empty() {
                    self.syncer.wait(Instant::now())
                } else {
                    Some(Duration::ZERO)
                };
                let order = match wait {
                    Some(wait) => orders.recv_timeout(wait),
                    None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                match order {
                    Ok(order) => self.take(order),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            while let Ok(order) = orders.try_recv() {
                self.take(order);
            }
            // The journal waits for nothing: what is in it may be nowhere else.
            if self.syncer.is_due(Instant::now()) {
                self.sync();
            }
            match self.queue.pop_front() {
                Some(queued) => self.perform(queued),
                None => self.readers.read_on(),
            }
        }
        self.sync_what_is_behind();
    }

    /// Before a session's file is written, so that its journal is never behind it: a file that has
    /// more than its journal was written by somebody else.
    fn sync_what_is_behind(&mut self) {
        if self.syncer.is_behind() {
            self.sync();
        }
    }

    fn sync(&mut self) {
        let report = self.syncer.sync(Instant::now());
        if report.is_some() {
            self.say(report, 0, None);
        }
    }

    /// Does what waits for nothing that was asked for before; gives back what does.
    fn at_once(&mut self, order: Order) -> Option<Order> {
        match order {
            Order::Do(Job::List) => self.readers.list(),
            Order::Do(Job::ListAgain) => self.readers.list_again(),
            Order::Do(Job::Gather { files }) => {
                self.readers.begin(Reader::Gather(Gather::begin(files)));
            }
            Order::Do(Job::Earlier { candidate }) => self.readers.earlier(candidate),
            Order::Do(Job::Export(order)) => {
                self.readers.begin(Reader::Export(Exporting::of(*order)));
            }
            Order::Do(Job::Times(whose)) => self.readers.begin(Reader::Times(Times::of(whose))),
            Order::Journal(fresh) => self.syncer.take(fresh, Instant::now()),
            Order::Written => self.syncer.written(Instant::now()),
            Order::Watch(ear, what) => self.readers.watch(ear, &what),
            Order::Unwatch(last) => self.readers.unwatch(last),
            Order::Do(_) | Order::Known(_) => return Some(order),
        }
        None
    }

    /// Puts an order at the end, or in the place of an older snapshot of the same session.
    fn take(&mut self, order: Order) {
        let Some(mut order) = self.at_once(order) else { return };
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
                self.sync_what_is_behind();
                let (report, saved) = self.save(&file, ticket, record, new);
                self.say(Some(report), stands_for, saved);
            }
            Order::Do(Job::Load { file, own }) => {
                let reports = self.keeper.load(file, own);
                self.say_read(reports, stands_for);
            }
            Order::Do(Job::Refresh { file }) => {
                self.readers.keep_watch();
                if self.keeper.has_news(&file) {
                    let reports = self.keeper.load(file, false);
                    self.say_read(reports, stands_for);
                } else {
                    self.say(None, stands_for, None);
                }
            }
            Order::Do(Job::Release { file }) => self.keeper.release(&file),
            Order::Do(Job::Remove { file }) => {
                self.keeper.release(&file);
                let result =
                    trash::remove(&self.files, &file).map_err(|error| sentence::system(&error));
                self.say(Some(Report::Removed { file, result }), stands_for, None);
            }
            Order::Do(Job::Restore { file }) => {
                let result =
                    trash::restore(&self.files, &file).map_err(|error| sentence::system(&error));
                self.say(Some(Report::Restored { file, result }), stands_for, None);
            }
            Order::Do(Job::Remember(what)) => {
                if let Some(file) = &self.remembered {
                    remembered::keep(file, &what);
                }
            }
            Order::Do(Job::Peek { file }) => {
                let read = recover::load(&file).map(|record| Box::new(Preview::of(&record)));
                let result = read.map_err(|problems| scan::first(&file, problems));
                self.say(Some(Report::Peeked { file, result }), stands_for, None);
            }
            Order::Known(file) => self.fresh.retain(|first, fresh| match fresh {
                Fresh::Unmade => *first != file,
                Fresh::Made(now, _) => *now != file,
            }),
            Order::Do(
                Job::List
                | Job::ListAgain
                | Job::Earlier { .. }
                | Job::Export(_)
                | Job::Gather { .. }
                | Job::Times(_),
            )
            | Order::Journal(_)
            | Order::Written
            | Order::Watch(..)
            | Order::Unwatch(_) => drop(self.at_once(order)),
        }
    }

    fn save(
        &mut self,
        file: &Path,
        ticket: u64,
        mut record: Box<Record>,
        new: bool,
    ) -> (Report, Option<Box<Record>>) {
        if let Some(newer) = &record.unknown.newer {
            let why = newer.sentence();
            return (Report::NotSaved { file: file.to_owned(), ticket, why }, None);
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
        let keeper = &mut self.keeper;
        let attempt = steadily(|| {
            if new { keeper.publish(&file, &mut record) } else { keeper.write(&file, &record) }
        });
        for said in std::mem::take(&mut self.keeper.said) {
            self.say(Some(said), 0, None);
        }
        let why = match attempt {
            Some(Ok(written)) => {
                if wide && matches!(written, Written::Here) {
                    self.say(Some(Report::Narrowed { file: file.clone() }), 0, None);
                }
                let (from, id) = (file.clone(), record.id.clone());
                let (now, elsewhere) = match written {
                    Written::Here => (file.clone(), None),
                    Written::Moved(now) => {
                        (now.clone(), Some(Report::Moved { from, file: now, id }))
                    }
                    Written::Parted(now) => (now.clone(), Some(Report::Parted { from, file: now })),
                };
                if new || elsewhere.is_some() {
                    self.fresh.insert(file.clone(), Fresh::Made(now.clone(), record.id.clone()));
                }
                if elsewhere.is_some() {
                    // The name was free when the journal was begun, and is not any more.
                    if self.syncer.moved(&file, &now) {
                        let (from, to) = (beside::journal(&file), beside::journal(&now));
                        let _ = self.files.rename(&from, &to);
                        let _ = self.files.sync_folder(folder_of(&now));
                    }
                    self.say(elsewhere, 0, None);
                }
                return (Report::Saved { file: now, ticket }, Some(record));
            }
            Some(Err(error)) => sentence::not_written(&file, &error),
            None => "The program has made a mistake.".into(),
        };
        if new {
            self.fresh.insert(file.clone(), Fresh::Unmade);
        }
        (Report::NotSaved { file, ticket, why }, None)
    }

    /// Says what came of reading a session.
    fn say_read(&self, reports: Vec<Report>, stands_for: usize) {
        for report in reports {
            let settles = if let Report::Loaded { .. } = report { stands_for } else { 0 };
            self.say(Some(report), settles, None);
        }
    }

    /// Nobody listens any more when the program is leaving in a hurry; the files still count.
    fn say(&self, report: Option<Report>, settles: usize, saved: Option<Box<Record>>) {
        let without_journal = match &report {
            Some(Report::Saved { file, .. } | Report::NotSaved { file, .. }) => {
                beside::is_missing(&beside::journal(file))
            }
            _ => false,
        };
        let answer = Answer { report, settles, list: None, saved, without_journal };
        let _ = self.answers.send(answer);
    }
}
