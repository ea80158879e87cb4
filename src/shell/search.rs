//! Full text over a folder of sessions: every file is read, by as many threads as the machine runs
//! at once, and almost none is parsed.
//!
//! There is no index: ten thousand sessions are looked through in about the time that `grep`
//! takes, and what is found is always what is there. Nothing here writes.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use super::disk::{Buffer, Read, Texts};
use crate::app::filter::Sieve;
use crate::app::library;
use crate::app::seeking::{Found, Progress, Query, Wordings};
use crate::domain::Record;
use crate::format::problem::{Problem, Severity};
use crate::format::search::{About, hits, skim};
use crate::format::session_toml::{self, Header};

/// How many files a thread takes at a time: few enough that the newest come at once.
const CHUNK: usize = 16;

/// How many chunks may be done and not taken yet.
const AHEAD: usize = 64;

/// The most threads: more of them wait for the same memory.
const MOST_THREADS: usize = 8;

/// How much of a file is looked at for its header.
const HEADER_BYTES: usize = 2 << 10;

/// What has come of a chunk of files.
#[derive(Default)]
struct Chunk {
    found: Vec<Found>,
    unread: Vec<Problem>,
    looked: usize,
}

/// Looks through all sessions, newest first, for at most so many lines, and tells what comes of it
/// as it comes; the last time it is `complete`. Ends early, without that, once `stop` is set or
/// whoever is told breaks it off.
pub fn search(
    sessions: &Path,
    query: &Query,
    most: usize,
    stop: &AtomicBool,
    mut tell: impl FnMut(Progress) -> ControlFlow<()>,
) {
    let texts = Texts::of(sessions);
    let of = texts.len();
    let mut so_far = Progress { of, ..Progress::default() };
    so_far.unread.extend(texts.problem.clone());
    let chunks = of.div_ceil(CHUNK);
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let reader = Reader { texts: &texts, query, next: &next, stop: [stop, &over] };
    thread::scope(|scope| {
        let (out, done) = mpsc::sync_channel(AHEAD);
        for _ in 0..threads.min(chunks) {
            let (reader, out) = (reader, out.clone());
            // Fewer threads than that do it too; without any, nothing has been looked at.
            let _ = thread::Builder::new().spawn_scoped(scope, move || reader.work(&out));
        }
        drop(out);
        let (mut early, mut due, mut left) = (BTreeMap::new(), 0, most);
        let mut wordings = Wordings::of(query);
        for (nth, chunk) in done {
            early.insert(nth, chunk);
            while let Some(chunk) = early.remove(&due) {
                due += 1;
                so_far.take(chunk, &mut left, &mut wordings);
            }
            so_far.complete = so_far.looked == of || so_far.cut;
            let complete = so_far.complete;
            let fresh = Progress { looked: so_far.looked, of, ..Progress::default() };
            let told = tell(std::mem::replace(&mut so_far, fresh));
            if told.is_break() || complete {
                over.store(true, Ordering::Relaxed);
                // Whoever is still at work must not wait for room.
                break;
            }
        }
        if of == 0 {
            so_far.complete = true;
            let _ = tell(so_far);
        }
    });
}

impl Progress {
    /// Takes what was found in the next files, as far as there are lines left to tell.
    fn take(&mut self, chunk: Chunk, left: &mut usize, wordings: &mut Wordings) {
        if self.cut {
            return;
        }
        self.looked += chunk.looked;
        self.unread.extend(chunk.unread);
        for mut found in chunk.found {
            self.repeated += wordings.thin(&mut found.hits);
            self.cut |= found.hits.len() > *left;
            found.hits.truncate(*left);
            *left -= found.hits.len();
            if !found.hits.is_empty() {
                self.found.push(found);
            }
        }
    }
}

/// What each thread works with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    texts: &'a Texts,
    query: &'a Query,
    /// The next chunk that nobody has taken.
    next: &'a AtomicUsize,
    stop: [&'a AtomicBool; 2],
}

impl Reader<'_> {
    /// Takes chunks until there are no more, or nobody wants them.
    fn work(self, out: &SyncSender<(usize, Chunk)>) {
        // A copy of one's own: what a pattern needs while it searches is not shared.
        let query = self.query.clone();
        let mut sieve = Sieve::new(&query.filter);
        let mut buffer = Buffer::default();
        loop {
            let nth = self.next.fetch_add(1, Ordering::Relaxed);
            let first = nth * CHUNK;
            if first >= self.texts.len() {
                return;
            }
            let mut chunk = Chunk::default();
            for file in first..(first + CHUNK).min(self.texts.len()) {
                if self.stop.iter().any(|stop| stop.load(Ordering::Relaxed)) {
                    return;
                }
                // A fault in one file must not take the others with it.
                let look = || self.look(file, &query, &mut sieve, &mut buffer);
                match panic::catch_unwind(AssertUnwindSafe(look)) {
                    Ok(Ok(found)) => chunk.found.extend(found),
                    Ok(Err(problem)) => chunk.unread.push(problem),
                    Err(_) => chunk.unread.extend(self.texts.file(file).map(mistake)),
                }
                chunk.looked += 1;
            }
            if out.send((nth, chunk)).is_err() {
                return;
            }
        }
    }

    /// What is found in one file.
    fn look(
        self,
        nth: usize,
        query: &Query,
        sieve: &mut Sieve<'_>,
        buffer: &mut Buffer,
    ) -> Result<Option<Found>, Problem> {
        let Some(file) = self.texts.file(nth) else { return Ok(None) };
        let mut fits = |header: &Header| {
            query.filter.is_empty()
                || sieve.fits(&crate::app::filter::Facts::of(header, &library::name(file)))
        };
        let record = match self.texts.read(nth, buffer)? {
            Read::Nothing => return Ok(None),
            Read::Record(record) => *record,
            Read::Text(text) => {
                if !query.pattern.may_be_in(text) {
                    return Ok(None);
                }
                let prefix = text.get(..HEADER_BYTES).unwrap_or(text);
                let asked = (!query.filter.is_empty()).then(|| session_toml::header(prefix));
                let fit = match asked {
                    Some(Some(header)) if !fits(&header) => return Ok(None),
                    // It is not where it is looked for.
                    Some(None) => false,
                    _ => true,
                };
                if fit && let Some((about, hits)) = skim(text, &query.pattern, query.only) {
                    let file = file.to_owned();
                    return Ok((!hits.is_empty()).then_some(Found { file, about, hits }));
                }
                parse(file, text)?
            }
        };
        let hits = hits(&record, &query.pattern, query.only);
        if hits.is_empty() {
            return Ok(None);
        }
        let about = About::of(&record);
        let fits = query.filter.is_empty() || fits(&Header::of(&record));
        Ok(fits.then(|| Found { file: file.to_owned(), about, hits }))
    }
}

fn parse(file: &Path, bytes: &[u8]) -> Result<Record, Problem> {
    session_toml::parse(&file.display().to_string(), bytes)
        .map_err(|problems| problems.into_iter().next().unwrap_or_else(|| mistake(file)))
}

fn mistake(file: &Path) -> Problem {
    Problem {
        severity: Severity::Error,
        source: file.display().to_string(),
        place: None,
        message: "the program has made a mistake in searching this".to_owned(),
        remedy: None,
    }
}
