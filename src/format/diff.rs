//! Where two sessions differ, item by item, for somebody who has to decide which one to keep, or
//! what to carry over from one to the other.
//!
//! Nothing is a difference that [`Record`] does not call one, and two records that differ are never
//! called the same. Texts are kept as they were written: [`text`] makes them safe to show.

mod amendments;
mod lines;
mod text;

pub use text::text;

use chrono::{DateTime, FixedOffset};

use crate::domain::time::mmss;
use crate::domain::{Entry, Event, Item, NoteLine, Notes, Plan, Record, Tick, What};
pub(in crate::format) use lines::changed;

/// A part of a session, with what is not the same in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What part it is: `Session`, an item's number and title, `Timeline`.
    pub title: String,
    pub rows: Vec<Row>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What differs: `rating`, `notes`.
    pub name: &'static str,
    /// The lines that only the first session has there, and only the second; in their order.
    pub lines: Vec<(Which, String)>,
}

/// Which of the two sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    A,
    B,
}

/// Where two sessions differ, in the order of the report; empty for the same session.
pub fn diff(a: &Record, b: &Record) -> Vec<Part> {
    let mut parts = vec![session(a, b), plan(&a.plan, &b.plan)];
    parts.extend(items(a, b));
    parts.push(recommendation(a, b));
    let timeline = changed(&a.timeline, &b.timeline, |which, event: &Event| {
        self::event(event, if which == Which::A { &a.plan } else { &b.plan })
    });
    let mut rows = Rows::default();
    rows.add("only in", timeline);
    parts.push(rows.part("Timeline"));
    parts.push(amendments::part(a, b));
    parts.retain(|part| !part.rows.is_empty());
    if parts.is_empty() && a != b {
        // What a newer version or a person has added, and this version has no word for.
        let rows = vec![Row {
            name: "other",
            lines: vec![(Which::B, "differs in something that has no place here".into())],
        }];
        parts.push(Part { title: "Session".into(), rows });
    }
    parts
}

/// The rows of a part as they are found.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn add(&mut self, name: &'static str, lines: Vec<(Which, String)>) {
        if !lines.is_empty() {
            self.0.push(Row { name, lines });
        }
    }

    /// A value that is one thing or another. An empty one is said to be none.
    fn value(&mut self, name: &'static str, same: bool, a: String, b: String) {
        if !same {
            let or_none = |text: String| if text.is_empty() { "none".into() } else { text };
            self.add(name, vec![(Which::A, or_none(a)), (Which::B, or_none(b))]);
        }
    }

    fn text(&mut self, name: &'static str, a: &str, b: &str) {
        self.value(name, a == b, a.to_owned(), b.to_owned());
    }

    /// A length in milliseconds, to the second where that tells the two apart.
    fn length(&mut self, name: &'static str, a: u64, b: u64) {
        let seconds = |ms: u64| u32::try_from(ms / 1000).unwrap_or(u32::MAX);
        let exact = |ms: u64| format!("{}.{:03}", mmss(seconds(ms)), ms % 1000);
        if seconds(a) == seconds(b) {
            self.value(name, a == b, exact(a), exact(b));
        } else {
            self.value(name, false, mmss(seconds(a)), mmss(seconds(b)));
        }
    }

    fn time(
        &mut self,
        name: &'static str,
        a: Option<DateTime<FixedOffset>>,
        b: Option<DateTime<FixedOffset>>,
    ) {
        self.value(
            name,
            a == b,
            a.map(civil).unwrap_or_default(),
            b.map(civil).unwrap_or_default(),
        );
    }

    fn notes(&mut self, name: &'static str, a: &Notes, b: &Notes) {
        self.add(name, changed(a.lines(), b.lines(), |_, line| note(line)));
    }

    fn part(self, title: impl Into<String>) -> Part {
        Part { title: title.into(), rows: self.0 }
    }
}

fn session(a: &Record, b: &Record) -> Part {
    let mut rows = Rows::default();
    rows.text("id", a.id.as_str(), b.id.as_str());
    let (one, other) = (&a.people, &b.people);
    rows.text("candidate", &one.candidate, &other.candidate);
    rows.text("interviewer", &one.interviewer, &other.interviewer);
    rows.text("role", &one.role, &other.role);
    rows.text("round", &one.round, &other.round);
    rows.text("phase", a.phase.word(), b.phase.word());
    rows.time("started", a.started, b.started);
    rows.time("ended", a.ended, b.ended);
    rows.time("as of", a.as_of, b.as_of);
    rows.length("clock", a.clock_ms, b.clock_ms);
    let on_the_table = |record: &Record| {
        record.plan.items.get(record.current).map_or("none", Item::title).to_owned()
    };
    // The same place in two plans may be another item.
    let same = a.current == b.current && on_the_table(a) == on_the_table(b);
    rows.value("on the table", same, on_the_table(a), on_the_table(b));
    rows.part("Session")
}

fn plan(a: &Plan, b: &Plan) -> Part {
    let mut rows = Rows::default();
    rows.text("bank", &a.bank, &b.bank);
    rows.text("bank title", &a.bank_title, &b.bank_title);
    rows.text("version", &a.version, &b.version);
    rows.text("digest", &a.digest, &b.digest);
    rows.text("guide", &a.guide, &b.guide);
    rows.text("guide title", &a.title, &b.title);
    rows.value("minutes", a.minutes == b.minutes, a.minutes.to_string(), b.minutes.to_string());
    let scale = |plan: &Plan| plan.scale.labels().join(", ");
    rows.value("scale", a.scale == b.scale, scale(a), scale(b));
    let names = |plan: &Plan| {
        plan.competencies.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    rows.value("competencies", a.competencies == b.competencies, names(a), names(b));
    let ids = |plan: &Plan| plan.items.iter().map(|item| item.id().to_owned()).collect::<Vec<_>>();
    rows.add("items", changed(&ids(a), &ids(b), |_, id| id.clone()));
    rows.part("Plan")
}

/// The items of the first session with those of the same id in the second, then those that only
/// the second has.
fn items(a: &Record, b: &Record) -> Vec<Part> {
    let place = |plan: &Plan, id: &str| plan.items.iter().position(|item| item.id() == id);
    let of = |record: &Record, nth: usize| {
        Some((record.plan.items.get(nth)?.clone(), record.entries.get(nth)?.clone()))
    };
    let mut parts = Vec::new();
    for (nth, item) in a.plan.items.iter().enumerate() {
        let other = place(&b.plan, item.id()).and_then(|nth| of(b, nth));
        if let Some(one) = of(a, nth) {
            parts.push(entries(title(&a.plan, nth, item), Some(&one), other.as_ref()));
        }
    }
    for (nth, item) in b.plan.items.iter().enumerate() {
        if place(&a.plan, item.id()).is_none() {
            parts.push(entries(title(&b.plan, nth, item), None, of(b, nth).as_ref()));
        }
    }
    parts
}

fn title(plan: &Plan, nth: usize, item: &Item) -> String {
    plan.number(nth).map_or(item.title().to_owned(), |n| format!("{n}. {}", item.title()))
}

/// An item that only one session has is told from one in which nothing has happened.
fn entries(title: String, a: Option<&(Item, Entry)>, b: Option<&(Item, Entry)>) -> Part {
    let mut rows = Rows::default();
    let missing = |side: Option<&(Item, Entry)>| {
        if side.is_some() { "is in the guide" } else { "is not in the guide" }.to_owned()
    };
    rows.value("item", a.is_some() == b.is_some(), missing(a), missing(b));
    if let (Some((one, _)), Some((other, _))) = (a, b) {
        let words = |item: &Item| format!("{}, {} min", item.title(), item.minutes);
        if one != other && words(one) == words(other) {
            let told = "asked or judged in other words than in A".to_owned();
            rows.add("wording", vec![(Which::B, told)]);
        } else {
            rows.value("wording", one == other, words(one), words(other));
        }
    }
    let (one, other) = (entry(a), entry(b));
    rows.text("standing", one.standing.word(), other.standing.word());
    let rating = |rating: Option<u8>| rating.map(|point| point.to_string()).unwrap_or_default();
    rows.value("rating", one.rating == other.rating, rating(one.rating), rating(other.rating));
    let ticked = |one: &[usize], other: &[usize], tick: fn(usize) -> Tick| {
        changed(one, other, |which, nth| {
            words_of(if which == Which::A { a } else { b }, tick(*nth))
        })
    };
    rows.add("heard", ticked(&one.signals, &other.signals, Tick::Signal));
    rows.add("red flags", ticked(&one.red_flags, &other.red_flags, Tick::RedFlag));
    rows.add("asked", ticked(&one.probes, &other.probes, Tick::Probe));
    let parts = changed(&one.star, &other.star, |_, part| part.word().to_owned());
    rows.add("parts heard", parts);
    let times = |entry: &Entry| entry.volunteered.to_string();
    let same = one.volunteered == other.volunteered;
    rows.value("volunteered", same, times(&one), times(&other));
    let reason = |entry: &Entry| entry.skipped.clone().unwrap_or_default();
    rows.value("skipped", one.skipped == other.skipped, reason(&one), reason(&other));
    rows.length("time", one.spent_ms, other.spent_ms);
    rows.notes("notes", &one.notes, &other.notes);
    rows.part(title)
}

fn entry(side: Option<&(Item, Entry)>) -> Entry {
    side.map(|(_, entry)| entry.clone()).unwrap_or_default()
}

/// The words of a tick, or its number where the plan has none for it.
fn words_of(side: Option<&(Item, Entry)>, tick: Tick) -> String {
    let question = side.and_then(|(item, _)| item.question());
    let (text, nth) = match tick {
        Tick::Signal(nth) => (question.and_then(|it| it.signals.get(nth).map(String::as_str)), nth),
        Tick::RedFlag(nth) => {
            (question.and_then(|it| it.red_flags.get(nth).map(String::as_str)), nth)
        }
        Tick::Probe(nth) => (question.and_then(|it| Some(it.follow_ups().nth(nth)?.0)), nth),
        Tick::Star(part) => return part.word().to_owned(),
    };
    text.map_or_else(|| format!("number {}", nth + 1), str::to_owned)
}

fn recommendation(a: &Record, b: &Record) -> Part {
    let mut rows = Rows::default();
    let words = |record: &Record| {
        record.recommendation.map(|one| one.words().to_owned()).unwrap_or_default()
    };
    rows.value("given", a.recommendation == b.recommendation, words(a), words(b));
    rows.notes("reason", &a.reason, &b.reason);
    rows.part("Recommendation")
}

fn note(line: &NoteLine) -> String {
    let text = if line.text.is_empty() { "(an empty line)" } else { &line.text };
    match line.begun {
        Some(begun) => format!("{:>6} {text}", mmss(begun)),
        None => format!("{:>6} {text}", ""),
    }
}

fn civil(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn event(event: &Event, plan: &Plan) -> String {
    let title = |item: usize| plan.items.get(item).map_or("an item", Item::title);
    let point = |rating: Option<u8>| rating.map_or("nothing".into(), |point| point.to_string());
    let what = match &event.what {
        What::Started => "started".to_owned(),
        What::Opened { item } => format!("opened {}", title(*item)),
        What::Rated { item, rating, was: None } => {
            format!("rated {}: {}", title(*item), point(*rating))
        }
        What::Rated { item, rating, was } => {
            format!("rated {}: {}, was {}", title(*item), point(*rating), point(*was))
        }
        What::Skipped { item, reason } => format!("skipped {}: {reason}", title(*item)),
        What::TakenUp { item } => format!("took up {}", title(*item)),
        What::Paused => "paused".into(),
        What::Resumed => "went on".into(),
        What::Left => "left".into(),
        What::Returned { away } => format!("came back after {}", mmss(*away)),
        What::Slept { seconds } => format!("the machine slept for {}", mmss(*seconds)),
        What::SetBack { seconds } => format!("the clock was set back by {}", mmss(*seconds)),
        What::SetForward { seconds } => {
            format!("the clock was set forward by {}", mmss(*seconds))
        }
        What::Ended => "ended the questions".into(),
        What::Reopened => "went on after the end".into(),
        What::Recommended { recommendation } => {
            format!("recommended: {}", recommendation.map_or("nothing", |one| one.words()))
        }
        What::Finished => "finished".into(),
        What::Volunteered { item, times } => {
            format!("volunteered, not recorded, {times} times by then: {}", title(*item))
        }
        What::Added { item } => format!("added {}", title(*item)),
        What::Withdrawn { item } => format!("took {} back", title(*item)),
        What::Declined => "dropped nothing of what was proposed".to_owned(),
    };
    format!("{} {:>6} {what}", civil(event.at), mmss(event.clock))
}
