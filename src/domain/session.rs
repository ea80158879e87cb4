//! A session: one interviewer, one candidate, one guide, and what became of it.
//!
//! [`Session::apply`] is the only way anything happens in an interview. It refuses with a
//! sentence, or it keeps every invariant: one entry for each item of the plan, ratings on the
//! scale, ticks that exist, a clock that only runs while the interview is live, and a timeline in
//! order.

mod amend;
mod anew;
mod apply;
mod extra;
mod replay;

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::script::fill_in;
use super::time::whole_seconds;
use super::{
    Amendment, Event, Item, Mark, Moment, NoteLine, Notes, People, Place, Plan, Recommendation,
    SessionId, Star, Unknown, What,
};

/// A session with its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    record: Record,
    /// While the clock runs: since when, and whether the item is counted too.
    running: Option<Running>,
    /// Whether the program has the interview open: false after loading until `Return`.
    present: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Running {
    /// On the monotonic clock.
    since: Duration,
}

/// Everything that a session's file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: SessionId,
    /// How many changes have ever been made to this session, those of an undo included.
    pub sequence: u64,
    pub people: People,
    pub plan: Plan,
    pub phase: Phase,
    /// One for each item of the plan, extra questions included.
    pub entries: Vec<Entry>,
    /// The item on the table, from 0.
    pub current: usize,
    /// In the order in which it happened.
    pub timeline: Vec<Event>,
    /// When the clock was first started.
    pub started: Option<DateTime<FixedOffset>>,
    /// When the questions were over.
    pub ended: Option<DateTime<FixedOffset>>,
    /// The moment for which the times below are right: that of the last change or save.
    pub as_of: Option<DateTime<FixedOffset>>,
    /// How long the interview's clock has run, pauses excluded, in milliseconds.
    pub clock_ms: u64,
    pub recommendation: Option<Recommendation>,
    /// Why; without times.
    pub reason: Notes,
    /// What was changed after the session was sealed, in the order in which it was done. The
    /// values above are the amended ones.
    pub amendments: Vec<Amendment>,
    /// What this version does not understand of the file; it goes back into it.
    pub unknown: Unknown,
}

impl Record {
    /// Whether the interview can be gone on with, here.
    pub fn is_unfinished(&self) -> bool {
        self.phase != Phase::Finished && self.unknown.newer.is_none()
    }

    /// The items of the interview with their places in the plan and their entries, in the order in
    /// which they are asked.
    pub fn in_order(&self) -> impl Iterator<Item = (usize, &Item, &Entry)> {
        let item = |item: usize| Some((item, self.plan.items.get(item)?, self.entries.get(item)?));
        self.plan.order().into_iter().filter_map(item)
    }

    /// When the session was sealed; `None` while it is not.
    pub fn finished(&self) -> Option<DateTime<FixedOffset>> {
        let sealed = |event: &&Event| event.what == What::Finished;
        self.timeline.iter().rev().find(sealed).map(|event| event.at)
    }

    /// The word for the phase, also where it is one that only a newer version knows.
    pub fn phase_word(&self) -> &str {
        let newer = self.unknown.newer.as_ref();
        newer.and_then(|newer| newer.phase.as_deref()).unwrap_or(self.phase.word())
    }

    /// The words of the recommendation, likewise; `None` where there is none.
    pub fn recommendation_words(&self) -> Option<&str> {
        let newer = self.unknown.newer.as_ref();
        let own = self.recommendation.map(Recommendation::words);
        newer.and_then(|newer| newer.recommendation.as_deref()).or(own)
    }
}

/// How far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Set up; the clock has not been started.
    Planned,
    /// The interview is on.
    Live,
    /// The interview is on, and its clock is stopped.
    Paused,
    /// The questions are over; the recommendation is not given yet.
    WrapUp,
    /// Sealed.
    Finished,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 5] =
        [Self::Planned, Self::Live, Self::Paused, Self::WrapUp, Self::Finished];

    /// The word for it in files and on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::WrapUp => "wrap-up",
            Self::Finished => "finished",
        }
    }
}

/// One item of the plan as it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub standing: Standing,
    /// A point of the plan's scale; questions only.
    pub rating: Option<u8>,
    /// The signals that were heard: places in the question's list, from 0, ascending.
    pub signals: Vec<usize>,
    /// The red flags that were heard, likewise.
    pub red_flags: Vec<usize>,
    /// The probes that were asked: places among the question's follow-ups, likewise.
    pub probes: Vec<usize>,
    /// The parts of the answer that were heard, in their order; behavioural questions only.
    pub star: Vec<Star>,
    /// How often something was volunteered that must not be written down.
    pub volunteered: u32,
    /// How long the item was on the table, pauses excluded, in milliseconds.
    pub spent_ms: u64,
    /// Why the item was skipped; kept while it is being looked at again.
    pub skipped: Option<String>,
    pub notes: Notes,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not asked yet.
    #[default]
    Waiting,
    /// On the table.
    Asking,
    Answered,
    Skipped,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Asking, Self::Answered, Self::Skipped];

    /// The word for it in files and on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asking => "asking",
            Self::Answered => "answered",
            Self::Skipped => "skipped",
        }
    }
}

impl Entry {
    /// Whether anything was written, rated or ticked.
    pub fn has_something(&self) -> bool {
        self.is_judged() || self.volunteered > 0 || !self.notes.is_blank()
    }

    /// Whether a line says what the rating is for: one with words of its own, hints aside, since
    /// those are the interviewer's.
    pub fn has_evidence(&self) -> bool {
        let mut lines = self.notes.lines().iter();
        lines.any(|line| Mark::of(&line.text) != Some(Mark::Hint) && !Mark::is_bare(&line.text))
    }

    /// Whether the rating stands without a line that shows which answer it is for.
    pub fn lacks_evidence(&self) -> bool {
        self.rating.is_some() && !self.has_evidence()
    }

    /// How many hints were given.
    pub fn hints(&self) -> usize {
        self.notes.hints()
    }

    /// The lines with the candidate's words for the red flags, one a flag; one that was opened for
    /// them and left empty has its mark alone. A flag is ticked when its words have just been said,
    /// and its line opens below what was written: so the last quotes are the flags', and those
    /// above them belong to something else.
    pub fn flag_words(&self) -> impl Iterator<Item = &NoteLine> {
        let is_quote = |line: &&NoteLine| Mark::of(&line.text) == Some(Mark::Quote);
        let quotes = || self.notes.lines().iter().map(AsRef::as_ref).filter(is_quote);
        quotes().skip(quotes().count().saturating_sub(self.red_flags.len()))
    }

    /// For how many red flags the candidate's words are missing.
    pub fn words_missing(&self) -> usize {
        let written = self.flag_words().filter(|line| !Mark::is_bare(&line.text));
        self.red_flags.len().saturating_sub(written.count())
    }

    /// Whether there is a red flag for which the candidate's words are missing.
    pub fn lacks_words(&self) -> bool {
        self.words_missing() > 0
    }

    /// Whether anything was rated or ticked, which is only done with an answer; notes may be
    /// written beforehand.
    fn is_judged(&self) -> bool {
        self.rating.is_some()
            || !self.signals.is_empty()
            || !self.red_flags.is_empty()
            || !self.probes.is_empty()
            || !self.star.is_empty()
    }
}

impl Session {
    /// An item that was on the table for less than this, with nothing recorded, has only been
    /// looked at: it goes on waiting.
    pub const A_LOOK: Duration = Duration::from_secs(20);

    /// A session that has not begun. The plan has at least one item; its scripts are filled in for
    /// these people.
    pub fn new(id: SessionId, people: People, plan: Plan) -> Self {
        let plan = fill_in(plan, &people);
        let entries = vec![Entry::default(); plan.items.len()];
        let record = Record {
            id,
            sequence: 0,
            people,
            plan,
            phase: Phase::Planned,
            entries,
            current: 0,
            timeline: Vec::new(),
            started: None,
            ended: None,
            as_of: None,
            clock_ms: 0,
            recommendation: None,
            reason: Notes::default(),
            amendments: Vec::new(),
            unknown: Unknown::default(),
        };
        Self { record, running: None, present: true }
    }

    /// A session as its file has it. It stands still until `Change::Return`.
    pub fn restore(record: Record) -> Self {
        Self { record, running: None, present: false }
    }

    /// What has been recorded. Its times are those of the last change that moved them; see
    /// [`Session::settled`].
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record with the running clock counted up to `at`: what a file is written from.
    pub fn settled(&self, at: Moment) -> Record {
        let mut session = self.clone();
        session.settle(at);
        session.record
    }

    /// The id, once the disk has found that another session has the proposed one.
    pub fn rename(&mut self, id: SessionId) {
        self.record.id = id;
    }

    /// The item on the table, from 0.
    pub fn current(&self) -> usize {
        self.record.current
    }

    /// Whether the clock runs.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether somebody has the interview open, or had when it was sealed.
    pub fn is_present(&self) -> bool {
        self.present
    }

    /// Whether the session may still be written in.
    pub fn is_open(&self) -> bool {
        self.present && self.record.phase != Phase::Finished
    }

    /// The interview's clock: time since the start without the pauses.
    pub fn clock(&self, at: Moment) -> Duration {
        Duration::from_millis(self.record.clock_ms) + self.unsettled(at)
    }

    /// The interview's clock in whole seconds.
    pub fn clock_seconds(&self, at: Moment) -> u32 {
        whole_seconds(self.clock(at))
    }

    /// How long an item has been on the table, without the pauses. Zero for no such item.
    pub fn spent(&self, item: usize, at: Moment) -> Duration {
        let Some(entry) = self.record.entries.get(item) else {
            return Duration::ZERO;
        };
        let running = if item == self.record.current { self.unsettled(at) } else { Duration::ZERO };
        Duration::from_millis(entry.spent_ms) + running
    }

    /// How long the item on the table has been there, in those whole seconds that the interview's
    /// clock shows, so that both change at the same moment.
    pub fn open_seconds(&self, at: Moment) -> u32 {
        let clock = self.clock(at);
        let before = clock.saturating_sub(self.spent(self.record.current, at));
        whole_seconds(clock).saturating_sub(whole_seconds(before))
    }

    /// Whether an item is an optional or an extra question that still waits.
    pub fn can_drop(&self, item: usize) -> bool {
        let droppable =
            |item: &Item| !item.core && item.question().is_some() && !item.is_withdrawn();
        let waits = |entry: &Entry| entry.standing == Standing::Waiting;
        let plan = &self.record.plan;
        plan.items.get(item).is_some_and(droppable)
            && self.record.entries.get(item).is_some_and(waits)
    }

    /// The notes at a place; `None` for no such item.
    pub fn notes(&self, place: Place) -> Option<&Notes> {
        match place {
            Place::Item(item) => Some(&self.record.entries.get(item)?.notes),
            Place::Reason => Some(&self.record.reason),
        }
    }

    fn unsettled(&self, at: Moment) -> Duration {
        self.running.map_or(Duration::ZERO, |running| at.mono.saturating_sub(running.since))
    }

    /// Moves the running time into the record. A session that is sealed, or that nobody has
    /// opened again yet, stays as its file has it: its times were right when it was left.
    fn settle(&mut self, at: Moment) {
        if !self.is_open() {
            return;
        }
        let run = u64::try_from(self.unsettled(at).as_millis()).unwrap_or(u64::MAX);
        self.record.clock_ms = self.record.clock_ms.saturating_add(run);
        if let Some(entry) = self.record.entries.get_mut(self.record.current) {
            entry.spent_ms = entry.spent_ms.saturating_add(run);
        }
        if let Some(running) = &mut self.running {
            running.since += Duration::from_millis(run);
        }
        self.record.as_of = Some(at.civil());
    }
}
