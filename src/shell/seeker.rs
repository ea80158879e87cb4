//! The search behind the screen: on threads of its own, so that neither a key nor a save waits for
//! it, and given up as soon as something else is looked for.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use super::search::search;
use crate::app::screen::search::MOST_LINES;
use crate::app::seeking::{Found, Progress, Query};
use crate::app::{Home, Report};

/// How often something is told: each time is a frame.
const EVERY: Duration = Duration::from_millis(40);

/// The most bytes of a line that are told, about.
const MOST_BYTES: usize = 2_000;

/// The search that is under way, if there is one.
pub struct Seeker {
    sessions: PathBuf,
    search: Option<Search>,
}

struct Search {
    ticket: u64,
    stop: Arc<AtomicBool>,
    progress: Receiver<Progress>,
}

impl Seeker {
    pub fn of(home: &Home) -> Self {
        Self { sessions: home.sessions.clone(), search: None }
    }

    /// Looks for something, instead of what was looked for before.
    pub fn begin(&mut self, ticket: u64, query: Query) {
        self.end();
        let stop = Arc::new(AtomicBool::new(false));
        let (out, progress) = mpsc::channel();
        let (sessions, asked) = (self.sessions.clone(), Arc::clone(&stop));
        // Nobody waits for its end: it only reads. If there are no threads, nothing is found, and
        // the end of the channel says so.
        let _ = thread::Builder::new()
            .name("search".into())
            .spawn(move || work(&sessions, &query, &asked, &out));
        self.search = Some(Search { ticket, stop, progress });
    }

    /// Looks for nothing any more.
    pub fn end(&mut self) {
        if let Some(search) = self.search.take() {
            search.stop.store(true, Ordering::Relaxed);
        }
    }

    /// What has come of it since the last time.
    pub fn try_receive(&mut self) -> Option<Report> {
        let search = self.search.as_ref()?;
        let ticket = search.ticket;
        match search.progress.try_recv() {
            Ok(progress) => {
                if progress.complete {
                    self.search = None;
                }
                Some(Report::Found { ticket, progress })
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.search = None;
                let progress = Progress { complete: true, ..Progress::default() };
                Some(Report::Found { ticket, progress })
            }
        }
    }

    /// Whether something is still to come.
    pub fn busy(&self) -> bool {
        self.search.is_some()
    }
}

impl Drop for Seeker {
    fn drop(&mut self) {
        self.end();
    }
}

/// Tells the first lines at once, and then what has come together in a while.
fn work(sessions: &std::path::Path, query: &Query, stop: &AtomicBool, out: &Sender<Progress>) {
    let (mut told, mut any) = (Instant::now(), false);
    let mut so_far = Progress::default();
    search(sessions, query, MOST_LINES, stop, |fresh| {
        let found = fresh.found.into_iter().map(|found| {
            let hits = found.hits.into_iter().map(|hit| hit.within(MOST_BYTES)).collect();
            Found { hits, ..found }
        });
        so_far.found.extend(found);
        so_far.unread.extend(fresh.unread);
        let first = !any && !so_far.found.is_empty();
        if !first && !fresh.complete && told.elapsed() < EVERY {
            return ControlFlow::Continue(());
        }
        any |= first;
        told = Instant::now();
        let (found, unread) =
            (std::mem::take(&mut so_far.found), std::mem::take(&mut so_far.unread));
        let progress = Progress { found, unread, ..fresh };
        if out.send(progress).is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
}
