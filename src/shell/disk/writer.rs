//! The thread's own side: what is done when, and what is answered.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::again::{Again, News};
use super::atomic::folder_of;
use super::exporting::Exporting;
use super::files::Files;
use super::gather::Gather;
use super::keeper::{Keeper, Written};
use super::order::{Answer, Order, replaces};
use super::search::Search;
use super::stamp::Stamps;
use super::syncer::Syncer;
use super::times::Times;
use super::watch::Watch;
use super::{Job, Scan, atomic, beside, recover, scan, steadily, trash};
use crate::app::preview::Preview;
use crate::app::{Report, Watched};
use crate::domain::{Record, SessionId};
use crate::shell::ear::Ear;
use crate::shell::{changes, remembered, sentence};

/// The thread's state.
pub(super) struct Writer {
    files: Arc<dyn Files>,
    syncer: Syncer,
    sessions: PathBuf,
    remembered: Option<PathBuf>,
    answers: Sender<Answer>,
    queue: VecDeque<Queued>,
    list: Option<(u64, Scan)>,
    lists: u64,
    /// What the files of the last complete list looked like.
    stamps: Stamps,
    /// A second look, and for how many jobs it is; and for how many there is to be another one.
    again: Option<(Again, usize)>,
    agains: usize,
    watch: Option<Watch>,
    times: Option<Times>,
    search: Option<Search>,
    exports: VecDeque<Exporting>,
    gather: Option<Gather>,
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
            sessions,
            remembered,
            answers,
            queue: VecDeque::new(),
            list: None,
            lists: 0,
            stamps: Stamps::new(),
            again: None,
            agains: 0,
            watch: None,
            times: None,
            search: None,
            exports: VecDeque::new(),
            gather: None,
            fresh: HashMap::new(),
            keeper,
        }
    }

    /// Works until everything is done and no more can come.
    pub(super) fn work(mut self, orders: &Receiver<Order>) {
        loop {
            // What is read bit by bit waits for nothing, and everything else goes before its next
            // batch.
            if self.queue.is_empty() && !self.reads() {
                // Nothing that may be given up holds the end up.
                let wait = self
                    .times
                    .as_ref()
                    .map_or_else(|| self.syncer.wait(Instant::now()), |_| Some(Duration::ZERO));
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
                None => self.read_on(),
            }
        }
        self.sync_what_is_behind();
    }

    /// Whether somebody waits for what is being read batch by batch.
    fn reads(&self) -> bool {
        let exports = !self.exports.is_empty() || self.gather.is_some();
        let lists = self.list.is_some() || self.again.is_some() || self.agains > 0;
        lists || self.search.is_some() || exports
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
            Order::Do(Job::List) => self.begin_list(),
            Order::Do(Job::Earlier { candidate }) => self.begin_search(candidate),
            Order::Do(Job::Export(order)) => self.exports.push_back(Exporting::begin(*order)),
            Order::Do(Job::Gather { files }) => self.begin_gather(files),
            Order::Do(Job::Times(whose)) => self.times = Some(Times::of(whose)),
            Order::Do(Job::ListAgain) => self.agains += 1,
            Order::Journal(fresh) => self.syncer.take(fresh, Instant::now()),
            Order::Written => self.syncer.written(Instant::now()),
            Order::Watch(ear, what) => self.begin_watch(ear, &what),
            Order::Unwatch(last) => drop((self.watch.take(), last)),
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
                self.keep_watch();
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
                let result = trash::remove(&file).map_err(|error| sentence::system(&error));
                self.say(Some(Report::Removed { file, result }), stands_for, None);
            }
            Order::Do(Job::Restore { file }) => {
                let result = trash::restore(&file).map_err(|error| sentence::system(&error));
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

    /// Begins a list; one that is under way is given up.
    fn begin_list(&mut self) {
        if self.list.take().is_some() {
            self.say(None, 1, None);
        }
        self.lists += 1;
        self.list = Some((self.lists, Scan::begin(&self.sessions)));
    }

    /// Begins a search; one that is under way is given up.
    fn begin_search(&mut self, candidate: String) {
        if self.search.take().is_some() {
            self.say(None, 1, None);
        }
        self.search = Some(Search::begin(&self.sessions, candidate));
    }

    /// Begins to read sessions for a comparison; another one that is under way is given up.
    fn begin_gather(&mut self, files: Vec<PathBuf>) {
        if self.gather.take().is_some() {
            self.say(None, 1, None);
        }
        self.gather = Some(Gather::begin(files));
    }

    fn read_on(&mut self) {
        if let Some((list, mut scan)) = self.list.take() {
            let seen = scan.seen;
            let (rows, complete) = scan.batch();
            let report = Some(Report::Listed { rows, seen, names: scan.names, complete });
            let settles = usize::from(complete);
            let list = Some(list);
            let answer = Answer { report, settles, list, saved: None, without_journal: false };
            let _ = self.answers.send(answer);
            if complete {
                self.stamps = scan.stamps;
            } else {
                self.list = list.map(|list| (list, scan));
            }
        } else if self.again.is_some() || self.agains > 0 {
            self.look_again();
        } else if let Some(gather) = &mut self.gather {
            if let Some(report) = gather.read_on() {
                self.gather = None;
                self.say(Some(report), 1, None);
            }
        } else if let Some(report) = self.search.as_mut().and_then(Search::read_on) {
            self.search = None;
            self.say(Some(report), 1, None);
        } else if let Some(export) = self.exports.front_mut() {
            if let Some(report) = export.read_on(&self.sessions) {
                self.exports.pop_front();
                self.say(Some(report), 1, None);
            }
        } else if let Some(times) = &mut self.times
            && let Some((whose, own)) = times.step(&self.sessions)
        {
            self.times = None;
            self.say(Some(Report::Times(whose, own)), 0, None);
        }
    }

    /// Goes on with a second look, or begins one.
    fn look_again(&mut self) {
        if self.again.is_none() {
            self.keep_watch();
        }
        let jobs = &mut self.agains;
        let (mut again, stands_for) = self.again.take().unwrap_or_else(|| {
            let stamps = std::mem::take(&mut self.stamps);
            (Again::begin(&self.sessions, stamps), std::mem::take(jobs))
        });
        match again.step() {
            None => self.again = Some((again, stands_for)),
            Some(News { rows, gone, stamps }) => {
                self.stamps = stamps;
                let news = !rows.is_empty() || !gone.is_empty();
                self.say(news.then_some(Report::Relisted { rows, gone }), stands_for, None);
            }
        }
    }

    fn begin_watch(&mut self, ear: Ear, what: &Watched) {
        let folder = match what {
            Watched::Sessions => &self.sessions,
            Watched::Around(file) => folder_of(file),
        };
        if let Err(error) = self.watch.insert(Watch::new(ear, folder)).aim() {
            self.say(Some(Report::Unwatched { why: changes::why(&error) }), 0, None);
        }
    }

    /// The folder may be another one than it was, or there again.
    fn keep_watch(&mut self) {
        if let Some(watch) = &mut self.watch {
            // What cannot be watched any more has been said, or is a row that says so.
            let _ = watch.aim();
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
