//! Sessions that name nobody.
//!
//! Names become codes (`C-01`, `I-01`, `S-01`), the same person's the same in all sessions of one
//! export. A session is moved as a whole to the midnight, in UTC, with which the week of its start
//! begins: how long everything took stays true, and when it was is known by the week alone. Of an
//! amendment only the whole weeks since then stay, and not who made it. Every
//! text that somebody wrote freely goes, since no free text can ever be called anonymous; so do the
//! scripts, which had names filled in. A role and a round stay where at least five candidates share
//! them. What stays as it is: the words of the bank, ratings, ticks, counts and durations.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Utc};

use super::{LEFT_OUT, left_out};
use crate::domain::timing::DROPPED;
use crate::domain::{
    Amended, Entry, Extra, Item, ItemKind, Newer, Notes, Probe, Question, Record, SessionId,
    Unknown, What,
};
use crate::format::session_toml;

/// By how many candidates a role or a round must be shared to be told.
const FEWEST: usize = 5;

const REMARK: &str = "Anonymous: names are codes, the clock of each session begins with the Monday \
                      of its week, and what was written freely is left out.";

/// What has to be known of all sessions before one of them can be told: gathered from one after the
/// other.
#[derive(Debug, Default)]
pub struct Met(Vec<Named>);

/// What names a session, and what places it among the others.
#[derive(Debug)]
struct Named {
    place: (Option<NaiveDate>, u64),
    candidate: String,
    interviewer: String,
    role: String,
    round: String,
}

impl Met {
    /// Takes the next session.
    pub fn take(&mut self, record: &Record) {
        let people = &record.people;
        self.0.push(Named {
            place: (week(record), lot(record)),
            candidate: people.candidate.clone(),
            interviewer: people.interviewer.clone(),
            role: people.role.clone(),
            round: people.round.clone(),
        });
    }

    /// Their codes; and the order in which they leave, each by its place in the order in which they
    /// were taken: that of their weeks, and none within a week.
    pub fn done(self) -> (Anonymous, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        order.sort_by_key(|nth| self.0.get(*nth).map(|named| named.place));
        let all: Vec<&Named> = order.iter().filter_map(|nth| self.0.get(*nth)).collect();
        let anonymous = Anonymous {
            candidates: Codes::of("C", all.iter().map(|it| it.candidate.as_str())),
            interviewers: Codes::of("I", all.iter().map(|it| it.interviewer.as_str())),
            roles: shared(&all, |it| &it.role),
            rounds: shared(&all, |it| &it.round),
            sessions: 0..all.len(),
        };
        (anonymous, order)
    }
}

/// What stands for the names of some sessions, and takes them out of one after the other.
#[derive(Debug)]
pub struct Anonymous {
    candidates: Codes,
    interviewers: Codes,
    roles: BTreeSet<String>,
    rounds: BTreeSet<String>,
    /// Those that are still to come.
    sessions: Range<usize>,
}

impl Anonymous {
    /// The next session in their order, without names.
    pub fn session(&mut self, mut record: Record) -> Record {
        let width = digits(self.sessions.end);
        let nth = self.sessions.next().unwrap_or(self.sessions.end);
        let code = format!("S-{:0width$}", nth + 1);
        if let Some(id) = SessionId::parse(&code) {
            record.id = id;
        }
        record.people.candidate = self.candidates.code(nth);
        record.people.interviewer = self.interviewers.code(nth);
        record.people.role = told(&record.people.role, &self.roles);
        record.people.round = told(&record.people.round, &self.rounds);
        let newer = record.unknown.newer.take();
        let newer = newer.map(|it| Newer { schema: it.schema, ..Newer::default() });
        record.unknown = Unknown { newer, remarks: vec![REMARK.to_owned()], ..Unknown::default() };
        without_texts(&mut record);
        in_its_week(&mut record);
        record
    }

    /// The same once more, from the first one on.
    pub fn again(&mut self) {
        self.sessions.start = 0;
    }
}

/// The codes of people, one for each session.
#[derive(Debug)]
struct Codes(Vec<String>);

impl Codes {
    /// A number for each name, in the order in which they come. Nobody is not the same as nobody.
    fn of<'a>(letter: &str, names: impl Iterator<Item = &'a str>) -> Self {
        let mut known = BTreeMap::new();
        let mut next = 0..;
        let mut number = || next.next().unwrap_or_default() + 1;
        let numbers: Vec<usize> = names
            .map(|name| match same(name) {
                name if name.is_empty() => number(),
                name => *known.entry(name).or_insert_with(&mut number),
            })
            .collect();
        let width = digits(numbers.iter().copied().max().unwrap_or_default());
        Self(numbers.into_iter().map(|number| format!("{letter}-{number:0width$}")).collect())
    }

    fn code(&self, nth: usize) -> String {
        self.0.get(nth).cloned().unwrap_or_default()
    }
}

/// What two names of one person have in common.
fn same(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn digits(count: usize) -> usize {
    count.to_string().len().max(2)
}

/// What is told of a circumstance: that which enough candidates share, where it names nobody.
fn shared(sessions: &[&Named], of: impl Fn(&Named) -> &String) -> BTreeSet<String> {
    let mut candidates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for named in sessions {
        candidates.entry(plain(of(named))).or_default().insert(same(&named.candidate));
    }
    let names: BTreeSet<String> = sessions
        .iter()
        .flat_map(|it| [&it.candidate, &it.interviewer])
        .flat_map(|name| name.split_whitespace().map(str::to_lowercase))
        .filter(|word| word.chars().count() > 2)
        .collect();
    let names_nobody = |text: &String| !names.iter().any(|name| text.contains(name.as_str()));
    let enough = candidates.into_iter().filter(|(_, who)| who.len() >= FEWEST);
    enough.map(|(text, _)| text).filter(names_nobody).collect()
}

fn told(text: &str, shared: &BTreeSet<String>) -> String {
    let plain = plain(text);
    if shared.contains(&plain) { plain } else { String::new() }
}

/// The same for everybody who typed it, whatever the capitals and the blanks.
fn plain(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn without_texts(record: &mut Record) {
    let mut added = 0;
    for item in &mut record.plan.items {
        without_its_texts(item, &mut added);
    }
    for entry in &mut record.entries {
        let Entry { notes, skipped, .. } = entry;
        *notes = left_out::marks(notes);
        if let Some(reason) = skipped {
            *reason = without_reason(reason);
        }
    }
    for event in &mut record.timeline {
        if let What::Skipped { reason, .. } = &mut event.what {
            *reason = without_reason(reason);
        }
    }
    record.reason = Notes::from_text(&left_out::text(&record.reason.text()));
    for amendment in &mut record.amendments {
        amendment.why = left_out::text(&amendment.why);
        amendment.by.clear();
        match &mut amendment.what {
            Amended::Text { old, new, .. } => {
                for lines in [old, new].into_iter().flatten() {
                    *lines = left_out::marks(lines);
                }
            }
            // Whoever was named wrongly is not named at all.
            Amended::Particular { old, new, .. } => {
                for text in [old, new] {
                    *text = left_out::text(text);
                }
            }
            Amended::Rating { .. } | Amended::Recommendation { .. } => {}
        }
    }
}

/// The program's own reason is nobody's.
fn without_reason(reason: &str) -> String {
    if reason == DROPPED { reason.to_owned() } else { left_out::text(reason) }
}

/// A script has names in it, and a question that was written on the spot is free text; that of a
/// bank was there before the candidate.
fn without_its_texts(item: &mut Item, added: &mut usize) {
    match &mut item.kind {
        ItemKind::Opening { script } | ItemKind::Closing { script } => {
            *script = script.as_deref().map(left_out::text);
        }
        ItemKind::Question(question) if matches!(item.extra, Some(Extra { bank: None, .. })) => {
            *added += 1;
            let texts = |texts: &[String]| texts.iter().map(|_| LEFT_OUT.to_owned()).collect();
            **question = Question {
                id: format!("added-{added}"),
                title: "Added question".to_owned(),
                ask: LEFT_OUT.to_owned(),
                competency: question.competency.take(),
                kind: question.kind,
                minutes: question.minutes,
                fallback: None,
                look_for: None,
                signals: texts(&question.signals),
                red_flags: texts(&question.red_flags),
                probes: question
                    .probes
                    .iter()
                    .map(|probe| Probe { ask: LEFT_OUT.to_owned(), star: probe.star })
                    .collect(),
                anchors: BTreeMap::new(),
            };
        }
        ItemKind::Question(_) => {}
    }
}

/// The moment by which a session's week is known.
fn first(record: &Record) -> Option<DateTime<FixedOffset>> {
    record.started.or_else(|| record.timeline.first().map(|event| event.at)).or(record.as_of)
}

/// The Monday of a session's week, where the interview was.
fn week(record: &Record) -> Option<NaiveDate> {
    monday(first(record)?.date_naive())
}

/// The Monday of the week, by ISO 8601, that a day is in.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
}

/// The order within a week: always the same, and known to nobody who has not the session's file.
fn lot(record: &Record) -> u64 {
    let mut hasher = DefaultHasher::new();
    session_toml::print(record).hash(&mut hasher);
    hasher.finish()
}

/// Moves a session to the beginning of its week. What cannot be moved has no time any more.
fn in_its_week(record: &mut Record) {
    let midnight = week(record).and_then(|day| day.and_hms_opt(0, 0, 0));
    let (first_at, midnight) = (first(record), midnight.map(|it| it.and_utc()));
    let moved = first_at.zip(midnight);
    let moved = moved.map(|(first, midnight)| (first, midnight.fixed_offset()));
    let earliest = DateTime::<Utc>::UNIX_EPOCH.fixed_offset();
    let at = |at: DateTime<FixedOffset>| {
        let (first, midnight) = moved?;
        midnight.checked_add_signed(at.signed_duration_since(first))
    };
    record.started = record.started.and_then(at);
    record.ended = record.ended.and_then(at);
    record.as_of = record.as_of.and_then(at);
    for event in &mut record.timeline {
        event.at = at(event.at).unwrap_or(earliest + TimeDelta::seconds(event.clock.into()));
    }
    for amendment in &mut record.amendments {
        // To the second it would tell by its distance when somebody sat down to it.
        let weeks = first_at.map(|first| amendment.at.signed_duration_since(first).num_weeks());
        let later = weeks.and_then(TimeDelta::try_weeks);
        let at = midnight
            .zip(later)
            .and_then(|(midnight, later)| midnight.fixed_offset().checked_add_signed(later));
        amendment.at = at.unwrap_or(earliest);
    }
}
