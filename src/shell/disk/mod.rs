//! The disk: one thread owns every file operation while the program runs, so that the terminal
//! never waits for one.
//!
//! Jobs go in, answers come out, both in order; there are no locks. `atomic` is how a session is
//! written, `journal` how it is kept in between what is done in it: the one file that the main
//! thread writes, and that only `syncer` waits for. `scan`, `texts`, `times`, `search`, `exporting`,
//! `gather`, `latest` and `recover` read, `again` reads what has changed since by its `stamp`, and
//! `watch` says where that is heard of. `writer` decides what is done when of what `order` names, and
//! `readers` what is read between two of these; `keeper` sees to it that nobody else is overwritten:
//! `owner` keeps two programs from writing in one session, `seen` tells whether a file has changed,
//! and `apart` keeps what can no longer be brought together. What is removed goes through `trash`.
//! Everything that is done to a file of a session goes through `files`. Nothing here knows the
//! program or the terminal.

mod again;
mod apart;
mod atomic;
mod beside;
mod exporting;
mod files;
mod gather;
mod journal;
mod keeper;
mod latest;
mod names;
mod order;
mod owner;
mod plain;
mod readers;
mod recover;
mod residue;
mod scan;
mod search;
mod seen;
mod stamp;
mod syncer;
mod texts;
mod times;
mod trash;
mod watch;
mod writer;

use std::cell::Cell;
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use apart::part;
pub use atomic::Draft;
pub use beside::{Beside, notes};
pub use files::{Files, Real};
pub use latest::latest;
pub use plain::narrow;
pub use recover::{Recovered, has_journal, has_something_else, load, recover};
pub use residue::{Worth, forget, is_held, unlock, worth};
pub use scan::{BATCH, FIRST, MOST_BYTES, Scan};
pub use texts::{Buffer, Read, Texts};
pub use trash::{erase, remove, restore, trash_of};

use crate::app::{Export, Home, Opened, Remembered, Report, Watched};
use crate::domain::{Logged, Record, Whose};
use crate::shell::ear::Ear;
use journal::Journal;
use order::{Answer, Order};
use syncer::Synced;
use writer::Writer;

/// Something for the disk to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Answered by `Saved` or `NotSaved`, with `Moved` before `Saved`. A newer snapshot of the
    /// same file answers for the older ones that were still waiting.
    Save { file: PathBuf, ticket: u64, record: Box<Record>, new: bool },
    /// Answered by one or more `Listed`; a newer request makes the older one's answers void.
    List,
    /// Answered by `Earlier`; a newer request makes the older one void, unanswered.
    Earlier { candidate: String },
    /// Answered by `Exported`, after those that came before it.
    Export(Box<Export>),
    /// Answered by `Loaded`. With `own`, an unfinished session is kept from other programs from
    /// here on, until it is released or the disk is finished.
    /// Answered by `Loaded`. With `own`, the session is kept from other programs from here on, until it is released or the disk is finished.
    Load { file: PathBuf, own: bool },
    /// Answered by `Loaded` if anything about the session has changed since the last `Load`, and
    /// not at all otherwise.
    Refresh { file: PathBuf },
    /// Answered by `Times`, when there was nothing else to do for long enough; nobody waits for
    /// it, and a newer one makes it void.
    Times(Whose),
    /// Answered by `Gathered`; a newer request makes the older one void, unanswered.
    Gather { files: Vec<PathBuf> },
    /// Answered by `Removed`. What was open here is not any more.
    Remove { file: PathBuf },
    /// Answered by `Restored`.
    Restore { file: PathBuf },
    /// Lets others write in a session. Not answered.
    Release { file: PathBuf },
    /// Not answered: it is a convenience, and no sentence about it would help anybody.
    Remember(Remembered),
    /// Answered by `Relisted` if anything has changed since the last complete list, and not at all
    /// otherwise. One that is asked for while another one goes on begins after it.
    ListAgain,
    /// Answered by `Peeked`; a newer one takes the place of one that still waits.
    Peek { file: PathBuf },
}

/// The thread, as the rest of the program sees it.
pub struct Disk {
    files: Arc<dyn Files>,
    /// Of the session that is open.
    journal: Option<Journal>,
    /// `None` once nothing more may be sent.
    orders: Option<Sender<Order>>,
    /// Something has been written into the journal that the thread has not heard of.
    written: Cell<bool>,
    answers: Receiver<Answer>,
    thread: Option<JoinHandle<()>>,
    /// Jobs that have no answer yet.
    open: usize,
    /// How many lists have been asked for: only the newest is of interest.
    lists: u64,
    /// Answers that the thread can no longer give.
    own: VecDeque<Report>,
}

impl Disk {
    /// Starts the thread. What is remembered goes to `remembered`, if there is such a place.
    pub fn start(home: &Home, remembered: Option<PathBuf>) -> Self {
        Self::start_on(Arc::new(Real), home, remembered)
    }

    /// The same on files of one's own.
    pub fn start_on(files: Arc<dyn Files>, home: &Home, remembered: Option<PathBuf>) -> Self {
        let (orders, inbox) = mpsc::channel();
        let (outbox, answers) = mpsc::channel();
        let own = Arc::clone(&files);
        let writer = Writer::new(own, home.sessions.clone(), remembered, outbox);
        // Without threads a save could not be kept from the interview's way, and none can be
        // had only when the machine is at its end: every save then says so.
        let thread =
            thread::Builder::new().name("disk".into()).spawn(move || writer.work(&inbox)).ok();
        Self {
            files,
            journal: None,
            orders: Some(orders),
            written: Cell::new(false),
            answers,
            thread,
            open: 0,
            lists: 0,
            own: VecDeque::new(),
        }
    }

    /// Keeps what was done in a session, before this returns, so that no end of the program can
    /// lose it.
    pub fn record(&mut self, file: &Path, log: &[Logged], opened: Option<&Opened>) {
        if let Some(opened) = opened {
            if let Some(before) = self.journal.take() {
                before.close();
            }
            let files = Arc::clone(&self.files);
            self.journal = Some(Journal::begin(files, file.to_owned(), opened));
        }
        self.tend(|journal| {
            if journal.is_of(file) {
                journal.record(log);
            }
        });
    }

    /// Does something with the journal, and passes on what comes of it.
    fn tend(&mut self, work: impl FnOnce(&mut Journal)) {
        let Some(journal) = &mut self.journal else { return };
        work(journal);
        let fresh = journal.fresh.take().map(|out| {
            let (file, folders) = (journal.file.clone(), journal.folders.clone());
            Synced { file, out, folders, new: true }
        });
        self.own.extend(journal.said.drain(..));
        let written = journal.has_written();
        match fresh {
            // Without a thread nothing is ever saved, which is said for every save.
            Some(fresh) => drop(self.order(Order::Journal(fresh))),
            None if written => self.written.set(true),
            None => {}
        }
    }

    /// Has what has been recorded be synced, which wakes the thread: to be called once it is on the
    /// screen. Whatever else is asked of the thread brings the news too.
    pub fn has_drawn(&self) {
        if self.written.take() {
            let _ = self.send_on(Order::Written);
        }
    }

    /// Queues a job.
    pub fn send(&mut self, mut job: Job) {
        // The program may not have heard yet that the name was taken.
        if let (Job::Save { file, record, .. }, Some(journal)) = (&mut job, &self.journal)
            && journal.is_of(file)
        {
            file.clone_from(&journal.file);
            record.id = journal.id.clone();
        }
        if let Job::Remove { file } = &job
            && let Some(journal) = self.journal.take_if(|journal| journal.is_of(file))
        {
            journal.close();
        }
        let waited_for = !matches!(job, Job::Remember(_) | Job::Release { .. } | Job::Times(_));
        if job == Job::List {
            self.lists += 1;
        }
        match self.order(Order::Do(job)) {
            Ok(()) => self.open += usize::from(waited_for),
            Err(Order::Do(Job::Save { file, ticket, .. })) => {
                let why = "The part of the program that writes files has stopped.".into();
                self.own.push_back(Report::NotSaved { file, ticket, why });
            }
            Err(_) => {}
        }
    }

    /// Has the other end of `ear` hear whenever something changes in the folder, or where there is
    /// none yet, when it is made. Answered by `Unwatched` where that cannot be done, before whatever
    /// is sent after this.
    pub fn watch(&self, ear: Ear, what: Watched) {
        // Without a thread there is nothing to be heard.
        let _ = self.order(Order::Watch(ear, what));
    }

    /// Has it end; takes the other end, since the last one is not dropped in no time.
    pub fn unwatch(&self, ear: Ear) {
        let _ = self.order(Order::Unwatch(ear));
    }

    /// The next answer, if there is one.
    pub fn try_receive(&mut self) -> Option<Report> {
        self.receive(Receiver::try_recv)
    }

    /// The next answer, waiting for it at most this long.
    pub fn receive_within(&mut self, wait: Duration) -> Option<Report> {
        self.receive(|answers| match answers.recv_timeout(wait) {
            Ok(answer) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => Err(TryRecvError::Empty),
            Err(RecvTimeoutError::Disconnected) => Err(TryRecvError::Disconnected),
        })
    }

    fn receive(
        &mut self,
        next: impl Fn(&Receiver<Answer>) -> Result<Answer, TryRecvError>,
    ) -> Option<Report> {
        if let Some(report) = self.own.pop_front() {
            return Some(report);
        }
        loop {
            match next(&self.answers) {
                Ok(answer) => {
                    if let Some(report) = self.heard(answer) {
                        return Some(report);
                    }
                    // Nothing more may be to come after an answer that says nothing.
                    if !self.busy() {
                        return None;
                    }
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    self.open = 0;
                    return None;
                }
            }
        }
    }

    /// Whether answers are still to come.
    pub fn busy(&self) -> bool {
        self.open > 0 || !self.own.is_empty()
    }

    /// Writes everything that is queued, ends the thread, and returns what it still had to say.
    pub fn finish(mut self) -> Vec<Report> {
        self.join();
        let mut reports = Vec::from(std::mem::take(&mut self.own));
        while let Ok(answer) = self.answers.try_recv() {
            reports.extend(self.heard(answer));
        }
        reports.extend(self.own.drain(..));
        if let Some(journal) = self.journal.take() {
            journal.close();
        }
        reports
    }

    /// Counts an answer; `None` if it concerns nobody any more.
    fn heard(&mut self, answer: Answer) -> Option<Report> {
        self.open = self.open.saturating_sub(answer.settles);
        if let Some(report) = &answer.report {
            self.mind_the_journal(report, answer.saved, answer.without_journal);
        }
        let report = answer.report.filter(|_| answer.list.is_none_or(|list| list == self.lists))?;
        // From here on the program knows where the session lies, and what it sends is meant
        // for that file.
        if let Report::Saved { file, .. } | Report::NotSaved { file, .. } = &report {
            let _ = self.order(Order::Known(file.clone()));
        }
        Some(report)
    }

    /// What an answer of the thread means for the journal.
    fn mind_the_journal(&mut self, report: &Report, saved: Option<Box<Record>>, missing: bool) {
        let mut over = false;
        self.tend(|journal| match (report, saved) {
            (Report::Saved { file, .. }, Some(saved)) if *file == journal.file => {
                over = journal.covered(saved);
                if !over {
                    journal.look_after(missing);
                }
            }
            // What could not be saved may be kept all the same.
            (Report::NotSaved { file, .. }, _) if *file == journal.file => {
                journal.look_after(missing);
                journal.put();
            }
            (Report::NotRecorded { file, .. }, _) if *file == journal.file => journal.doubt(),
            (Report::Moved { from, file, id }, _) if *from == journal.file => {
                journal.moved(file, id);
            }
            (Report::Parted { from, file }, _) if *from == journal.file => {
                let id = journal.id.clone();
                journal.moved(file, &id);
            }
            _ => {}
        });
        if over && let Some(journal) = self.journal.take() {
            journal.close();
        }
    }

    /// Hands an order to the thread, or gives it back when there is none.
    fn order(&self, order: Order) -> Result<(), Order> {
        self.has_drawn();
        self.send_on(order)
    }

    fn send_on(&self, order: Order) -> Result<(), Order> {
        match &self.orders {
            Some(orders) => orders.send(order).map_err(|error| error.0),
            None => Err(order),
        }
    }

    fn join(&mut self) {
        self.has_drawn();
        // The thread ends when it has done everything and nothing more can come.
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic in it has been answered for already.
            let _ = thread.join();
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.join();
    }
}

/// Puts these bytes in the place of the file, or makes it; only its owner can read it.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    atomic::replace(&Real, file, bytes, None).map(|_| ())
}

/// Makes the file with these bytes; `AlreadyExists` if there is anything of that name. Only its owner
/// can read it.
pub fn create(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let (_, synced) = atomic::publish(&Real, file, bytes)?;
    synced
}

/// Makes a new file that only its owner can read; `AlreadyExists` if there is anything of that
/// name, a dangling link included.
pub fn private_file(file: &Path) -> io::Result<File> {
    Real.make(file)
}

/// Makes the folder, and those above it, where they are missing; only the owner can enter what
/// is made here.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    atomic::private_folder(&Real, folder)
}

/// What the work comes to, or `None` if it panics: a fault in one file must not take the thread
/// with it, since the next save may well go through.
fn steadily<T>(work: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(work)).ok()
}
