//! What is read bit by bit while there is nothing else to do: each of these is a reader, the one that
//! somebody waits for most is the first, and after every step of it whatever else has come meanwhile
//! goes before.
//!
//! Nothing here writes a session, and no step may take longer than a save can wait.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::Scan;
use super::again::{Again, News};
use super::atomic::folder_of;
use super::exporting::Exporting;
use super::gather::Gather;
use super::order::Answer;
use super::search::Search;
use super::stamp::Stamps;
use super::times::Times;
use super::watch::Watch;
use crate::app::{Report, Watched};
use crate::shell::changes;
use crate::shell::ear::Ear;

/// Something to read, in the order of who waits for it most.
pub(super) enum Reader {
    /// A list, and which one it is, counted from 1.
    List(u64, Scan),
    /// A second look at what was listed, and for how many jobs it is; `None` until it is begun.
    Again(Option<Again>, usize),
    Gather(Gather),
    Earlier(Search),
    Export(Exporting),
    Times(Times),
}

/// What has come of reading a little; at the end there may be something to say.
type Step = ControlFlow<Option<Report>>;

/// A step that is the last one once there is a report.
fn done_with(report: Option<Report>) -> Step {
    report.map_or(ControlFlow::Continue(()), |report| ControlFlow::Break(Some(report)))
}

/// Those that have something to read.
pub(super) struct Readers {
    sessions: PathBuf,
    answers: Sender<Answer>,
    /// The one that is at work is the first.
    queue: Vec<Reader>,
    lists: u64,
    /// What the files of the last complete list looked like.
    stamps: Stamps,
    watch: Option<Watch>,
}

impl Reader {
    fn rank(&self) -> u8 {
        match self {
            Self::List(..) => 0,
            Self::Again(..) => 1,
            Self::Gather(_) => 2,
            Self::Earlier(_) => 3,
            Self::Export(_) => 4,
            Self::Times(_) => 5,
        }
    }

    /// Whether a newer one of its kind makes it void.
    fn is_replaced(&self) -> bool {
        !matches!(self, Self::Again(..) | Self::Export(_))
    }

    /// How many jobs wait for it.
    fn jobs(&self) -> usize {
        match self {
            Self::Again(_, jobs) => *jobs,
            Self::Times(_) => 0,
            _ => 1,
        }
    }
}

impl Readers {
    pub(super) fn new(sessions: PathBuf, answers: Sender<Answer>) -> Self {
        let (queue, stamps) = (Vec::new(), Stamps::new());
        Self { sessions, answers, queue, lists: 0, stamps, watch: None }
    }

    /// Whether there is nothing to read.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Whether there is something that somebody waits for.
    pub(super) fn are_waited_for(&self) -> bool {
        self.queue.iter().any(|reader| reader.jobs() > 0)
    }

    /// Begins a list.
    pub(super) fn list(&mut self) {
        self.lists += 1;
        self.begin(Reader::List(self.lists, Scan::stamped(&self.sessions)));
    }

    /// Begins to look for earlier sessions with a candidate.
    pub(super) fn earlier(&mut self, candidate: String) {
        self.begin(Reader::Earlier(Search::begin(&self.sessions, candidate)));
    }

    /// Has what was listed be looked at once more: by one look that has not begun yet.
    pub(super) fn list_again(&mut self) {
        let mut waiting = self.queue.iter_mut();
        match waiting.find(|reader| matches!(reader, Reader::Again(None, _))) {
            Some(Reader::Again(_, jobs)) => *jobs += 1,
            _ => self.begin(Reader::Again(None, 1)),
        }
    }

    /// Takes a reader on; where one of its kind is given up for it, whoever waited for that is told
    /// that nothing comes of it.
    pub(super) fn begin(&mut self, reader: Reader) {
        let rank = reader.rank();
        if reader.is_replaced()
            && let Some(at) = self.queue.iter().position(|other| other.rank() == rank)
        {
            let jobs = self.queue.remove(at).jobs();
            if jobs > 0 {
                self.say(None, jobs);
            }
        }
        let at = self.queue.partition_point(|other| other.rank() <= rank);
        self.queue.insert(at, reader);
    }

    /// Has the folder watched from here on.
    pub(super) fn watch(&mut self, ear: Ear, what: &Watched) {
        let folder = match what {
            Watched::Sessions => &self.sessions,
            Watched::Around(file) => folder_of(file),
        };
        if let Err(error) = self.watch.insert(Watch::new(ear, folder)).aim() {
            self.say(Some(Report::Unwatched { why: changes::why(&error) }), 0);
        }
    }

    /// Watches on: the folder may be another one than it was, or there again.
    pub(super) fn keep_watch(&mut self) {
        if let Some(watch) = &mut self.watch {
            // What cannot be watched any more has been said, or is a row that says so.
            let _ = watch.aim();
        }
    }

    /// Has it be left alone again; what it was heard with is dropped here.
    pub(super) fn unwatch(&mut self, last: Ear) {
        drop((self.watch.take(), last));
    }

    /// Reads a little.
    pub(super) fn read_on(&mut self) {
        if self.queue.is_empty() {
            return;
        }
        let mut reader = self.queue.remove(0);
        let jobs = reader.jobs();
        let step = match &mut reader {
            Reader::List(list, scan) => {
                let (seen, names) = (scan.seen, scan.names);
                let (rows, complete) = scan.batch();
                if complete {
                    self.stamps = scan.stamps.take().unwrap_or_default();
                }
                let report = Some(Report::Listed { rows, seen, names, complete });
                let settles = usize::from(complete);
                self.send(Answer { list: Some(*list), ..Answer::of(report, settles) });
                if !complete {
                    self.queue.insert(0, reader);
                }
                return;
            }
            Reader::Again(again, _) => self.look_again(again),
            Reader::Gather(gather) => done_with(gather.read_on()),
            Reader::Earlier(search) => done_with(search.read_on()),
            Reader::Export(export) => done_with(export.read_on(&self.sessions)),
            Reader::Times(times) => {
                let done = times.step(&self.sessions);
                done_with(done.map(|(whose, own)| Report::Times(whose, own)))
            }
        };
        match step {
            ControlFlow::Break(report) => self.say(report, jobs),
            ControlFlow::Continue(()) => self.queue.insert(0, reader),
        }
    }

    /// Goes on with a second look, or begins it.
    fn look_again(&mut self, again: &mut Option<Again>) -> Step {
        if again.is_none() {
            self.keep_watch();
        }
        let again = again
            .get_or_insert_with(|| Again::begin(&self.sessions, std::mem::take(&mut self.stamps)));
        let Some(News { rows, gone, stamps }) = again.step() else {
            return ControlFlow::Continue(());
        };
        self.stamps = stamps;
        let news = !rows.is_empty() || !gone.is_empty();
        ControlFlow::Break(news.then_some(Report::Relisted { rows, gone }))
    }

    fn say(&self, report: Option<Report>, settles: usize) {
        self.send(Answer::of(report, settles));
    }

    /// Nobody listens any more when the program is leaving in a hurry.
    fn send(&self, answer: Answer) {
        let _ = self.answers.send(answer);
    }
}
