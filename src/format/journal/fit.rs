//! Whether a journal goes on from what a session's file says: somebody may have changed the file
//! after the program ended without warning.
//!
//! Only what people say and do is compared. When it was left, and how long things took, follows
//! from clocks that stand still while nobody sees them.

use chrono::{DateTime, FixedOffset};

use super::Journal;
use crate::domain::{
    Amended, Entry, Event, NoteLine, Notes, Particular, People, Place, Plan, Record, Session, What,
};

/// How the file of a session stands to a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The session was so once: what the journal has beyond that can be done to it.
    Earlier,
    /// It has all that the journal has, and may have been changed since.
    Later,
    /// Each has something that the other has not.
    Apart,
    /// It is of another session.
    Another,
}

impl Journal {
    /// How a session's file stands to it. A journal that does not say what it began with, as older
    /// versions wrote it, is believed to be that of the file.
    pub fn fit(&self, saved: &Record) -> Fit {
        let later = saved.sequence >= self.last();
        if !self.belongs_to(saved) {
            return Fit::Another;
        }
        let Some(base) = self.begun_with() else {
            return if later { Fit::Later } else { Fit::Earlier };
        };
        if saved.sequence < base.sequence {
            return if has_all_of(&base, saved) { Fit::Earlier } else { Fit::Apart };
        }
        let so_far = self.log.iter().take_while(|logged| logged.sequence <= saved.sequence).count();
        let (then, _) = Session::replay(base, self.log.get(..so_far).unwrap_or_default());
        let fits = match (later, saved.sequence == then.sequence) {
            // By its own count it has everything; a fork would say when somebody returned to it.
            (true, true) => events(saved).eq(events(&then)) && saved.amendments == then.amendments,
            (true, false) => has_all_of(saved, &then),
            (false, _) => says_the_same(saved, &then),
        };
        match (fits, later) {
            (false, _) => Fit::Apart,
            (true, true) => Fit::Later,
            (true, false) => Fit::Earlier,
        }
    }

    /// Whether it says the same as a session, from its beginning to its end.
    pub fn ends_with(&self, record: &Record) -> bool {
        self.recover(None).is_some_and(|(end, left_out)| {
            left_out == 0 && end.sequence == record.sequence && says_the_same(&end, record)
        })
    }
}

fn says_the_same(one: &Record, other: &Record) -> bool {
    let said = |record: &Record| (record.phase, record.current, record.started, record.ended);
    one.people == other.people
        && one.plan == other.plan
        && one.unknown == other.unknown
        && said(one) == said(other)
        && one.recommendation == other.recommendation
        && one.reason == other.reason
        && one.amendments == other.amendments
        && events(one).eq(events(other))
        && one.entries.iter().map(words).eq(other.entries.iter().map(words))
}

/// Whether every word of a part is in the whole, as it was or gone on with.
pub fn has_all_of(whole: &Record, part: &Record) -> bool {
    let mut events_of_whole = events(whole);
    has_people(whole, &part.people)
        && whole.unknown == part.unknown
        && has_plan(&whole.plan, &part.plan)
        && events(part).all(|event| events_of_whole.next().as_ref() == Some(&event))
        && whole.amendments.starts_with(&part.amendments)
        && has_lines(whole, Place::Reason, &part.reason)
        && whole.entries.len() >= part.entries.len()
        && whole.entries.iter().zip(&part.entries).enumerate().all(|(nth, (now, part))| {
            let has = |all: &[usize], some: &[usize]| some.iter().all(|it| all.contains(it));
            has_lines(whole, Place::Item(nth), &part.notes)
                && has(&now.signals, &part.signals)
                && has(&now.red_flags, &part.red_flags)
                && has(&now.probes, &part.probes)
        })
}

/// The people are the same, or were so before an amendment.
fn has_people(whole: &Record, part: &People) -> bool {
    let fits = |which: &Particular| {
        let part = part.particular(*which);
        let was = whole.amendments.iter().any(|amendment| match &amendment.what {
            Amended::Particular { which: amended, old, .. } => amended == which && old == part,
            _ => false,
        });
        was || whole.people.particular(*which) == part
    };
    Particular::ALL.iter().all(fits)
}

/// Extra questions come behind the others, and that one was taken back is an event.
fn has_plan(whole: &Plan, part: &Plan) -> bool {
    let name = |plan: &Plan| (plan.bank.clone(), plan.digest.clone(), plan.guide.clone());
    name(whole) == name(part)
        && whole.items.len() >= part.items.len()
        && whole.items.iter().zip(&part.items).all(|(whole, part)| whole.kind == part.kind)
}

/// What was amended is still there: beside what has replaced it.
fn has_lines(whole: &Record, place: Place, part: &Notes) -> bool {
    let goes_on = |line: &NoteLine, with: &NoteLine| {
        line.begun == with.begun && with.text.starts_with(&line.text)
    };
    let now = match place {
        Place::Item(item) => whole.entries.get(item).map(|entry| &entry.notes),
        Place::Reason => Some(&whole.reason),
    };
    let replaced = whole.amendments.iter().filter_map(|amendment| match &amendment.what {
        Amended::Text { place: there, old, .. } if *there == place => old.as_ref(),
        _ => None,
    });
    let texts: Vec<&Notes> = now.into_iter().chain(replaced).collect();
    let all = texts.iter().flat_map(|notes| notes.lines());
    let mut written = part.lines().iter().filter(|line| !line.text.is_empty());
    written.all(|line| all.clone().any(|with| goes_on(line, with)))
}

/// What is said about an item.
type Words<'a> = (Option<u8>, [&'a [usize]; 3], Option<&'a str>, &'a Notes);

fn words(entry: &Entry) -> Words<'_> {
    let ticks = [&entry.signals, &entry.red_flags, &entry.probes].map(Vec::as_slice);
    (entry.rating, ticks, entry.skipped.as_deref(), &entry.notes)
}

/// What happened, and when. When a session was left, and so for how long, is known to the second
/// only by whoever left it.
fn events(record: &Record) -> impl Iterator<Item = (DateTime<FixedOffset>, What)> {
    record.timeline.iter().filter_map(|Event { at, what, .. }| match what {
        What::Left => None,
        What::Returned { .. } => Some((*at, What::Returned { away: 0 })),
        what => Some((*at, what.clone())),
    })
}
