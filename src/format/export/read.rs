//! A record in the shape of the JSON.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, SecondsFormat};

use super::session::{
    Amendment, Anchor, Bank, Competency, Deviation, Event, Extra, Guide, Heard, Item, Note, Part,
    Point, Probe, Rated, Score, Scorecard, Session, VERSION,
};
use super::{Options, words};
use crate::domain::time::whole_seconds;
use crate::domain::{
    self, Amended, Entry, ItemKind, Mark, Newer, NoteLine, Notes, Place, Question, Recommendation,
    Record, Star, What, ratings,
};
use crate::format::report::{self, Line};

/// A session that has been prepared.
pub(super) fn session(record: &Record, options: Options) -> Session {
    let (people, plan) = (&record.people, &record.plan);
    let newer = record.unknown.newer.as_ref().map(Newer::sentence);
    Session {
        schema: VERSION,
        id: record.id.to_string(),
        phase: record.phase_word().to_owned(),
        anonymous: options.anonymous,
        notes_included: options.words(),
        candidate: given(&people.candidate),
        interviewer: given(&people.interviewer),
        role: given(&people.role),
        round: given(&people.round),
        started: record.started.map(time),
        ended: record.ended.map(time),
        finished: record.finished().map(time),
        as_of: record.as_of.map(time),
        clock_seconds: seconds(record.clock_ms),
        planned_seconds: u32::from(plan.minutes) * 60,
        bank: Bank {
            id: plan.bank.clone(),
            title: plan.bank_title.clone(),
            version: plan.version.clone(),
            digest: plan.digest.clone(),
        },
        guide: Guide { id: plan.guide.clone(), title: plan.title.clone() },
        scale: plan
            .scale
            .points()
            .map(|point| Point { point, label: plan.scale.label(point).to_owned() })
            .collect(),
        competencies: plan
            .competencies
            .iter()
            .map(|it| Competency {
                id: it.id.clone(),
                name: it.name.clone(),
                about: it.about.clone(),
            })
            .collect(),
        items: items(record, options),
        recommendation: record.recommendation_words().map(str::to_owned),
        reason: given(&record.reason.text()),
        scorecard: scorecard(record),
        timeline: record.timeline.iter().map(event).collect(),
        deviations: deviations(record),
        amendments: record.amendments.iter().map(amendment).collect(),
        remarks: newer.into_iter().chain(record.unknown.remarks.iter().cloned()).collect(),
    }
}

fn amendment(amendment: &domain::Amendment) -> Amendment {
    let lines = |notes: &Option<Notes>| notes.as_ref().map(Notes::text);
    let (what, old, new) = match &amendment.what {
        Amended::Rating { old, new, .. } => {
            ("rating", old.map(|it| it.to_string()), new.map(|it| it.to_string()))
        }
        Amended::Text { place, old, new, .. } => {
            let what = if *place == Place::Reason { "reason" } else { "notes" };
            (what, lines(old), lines(new))
        }
        Amended::Particular { which, old, new } => (which.word(), given(old), given(new)),
        Amended::Recommendation { old, new } => {
            let words = |given: &Option<Recommendation>| given.map(|it| it.words().to_owned());
            ("recommendation", words(old), words(new))
        }
    };
    let (what, item) = (what.to_owned(), amendment.what.item());
    let (why, by) = (amendment.why.clone(), given(&amendment.by));
    Amendment { at: time(amendment.at), what, item, old, new, why, by }
}

/// A text that may be empty.
fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn time(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

fn seconds(ms: u64) -> u32 {
    whole_seconds(Duration::from_millis(ms))
}

/// Rounded to hundredths, as the session's file has it.
pub(in crate::format) fn hundredths(mean: f64) -> f64 {
    (mean * 100.0).round() / 100.0
}

fn items(record: &Record, options: Options) -> Vec<Item> {
    let order = record.plan.order();
    let withdrawn = (0..record.plan.items.len()).filter(|item| !record.plan.has(*item));
    let all = order.into_iter().chain(withdrawn);
    all.filter_map(|item| one(record, item, options)).collect()
}

fn one(record: &Record, item: usize, options: Options) -> Option<Item> {
    let (planned, entry) = (record.plan.items.get(item)?, record.entries.get(item)?);
    let question = planned.question();
    let text = |of: fn(&Question) -> &Option<String>| question.and_then(|it| of(it).clone());
    let ask = match &planned.kind {
        ItemKind::Opening { script } | ItemKind::Closing { script } => script.clone(),
        ItemKind::Question(question) => Some(question.ask.clone()),
    };
    let rated = |rated: domain::Rated| Rated { clock_seconds: rated.clock, rating: rated.rating };
    Some(Item {
        item,
        kind: words::kind(planned).to_owned(),
        id: planned.id().to_owned(),
        title: planned.title().to_owned(),
        number: record.plan.number(item),
        competency: question.and_then(|it| record.plan.competency(it)).map(|it| it.id.clone()),
        question_type: question.and_then(|it| it.kind).map(|kind| kind.word().to_owned()),
        core: planned.core,
        extra: planned
            .extra
            .as_ref()
            .map(|extra| Extra { bank: extra.bank.clone(), withdrawn: extra.withdrawn }),
        ask,
        fallback: text(|it| &it.fallback),
        look_for: text(|it| &it.look_for),
        anchors: question.map_or_else(Vec::new, anchors),
        standing: entry.standing.word().to_owned(),
        skipped: entry.skipped.clone(),
        rating: entry.rating,
        ratings: ratings(record, item).into_iter().map(rated).collect(),
        spent_seconds: seconds(entry.spent_ms),
        planned_seconds: planned.seconds(),
        signals: question.map_or_else(Vec::new, |it| heard(&it.signals, &entry.signals)),
        red_flags: question.map_or_else(Vec::new, |it| heard(&it.red_flags, &entry.red_flags)),
        probes: question.map_or_else(Vec::new, |it| probes(it, entry)),
        parts: question.map_or_else(Vec::new, |it| parts(it, entry)),
        hints: entry.hints(),
        volunteered: entry.volunteered,
        notes: notes(entry, options),
    })
}

fn anchors(question: &Question) -> Vec<Anchor> {
    let anchors = question.anchors.iter();
    anchors.map(|(point, text)| Anchor { point: *point, text: text.clone() }).collect()
}

fn heard(texts: &[String], ticked: &[usize]) -> Vec<Heard> {
    let texts = texts.iter().enumerate();
    texts.map(|(nth, text)| Heard { text: text.clone(), heard: ticked.contains(&nth) }).collect()
}

fn probes(question: &Question, entry: &Entry) -> Vec<Probe> {
    let planned = question.probes.len();
    let probe = |(nth, (ask, part)): (usize, (&str, Option<Star>))| Probe {
        text: ask.to_owned(),
        part: part.map(|part| part.word().to_owned()),
        asked: entry.probes.contains(&nth),
    };
    // The neutral ones are told where they were asked.
    let told = |(nth, _): &(usize, _)| *nth < planned || entry.probes.contains(nth);
    question.follow_ups().enumerate().filter(told).map(probe).collect()
}

fn parts(question: &Question, entry: &Entry) -> Vec<Part> {
    let parts = question.parts().iter();
    parts
        .map(|part| Part { part: part.word().to_owned(), heard: entry.star.contains(part) })
        .collect()
}

fn notes(entry: &Entry, options: Options) -> Vec<Note> {
    let lines = entry.notes.lines().iter().filter(|line| !line.text.trim().is_empty());
    let note = |line: &NoteLine| {
        let words = line.text.get(Mark::length(&line.text)..).unwrap_or(&line.text);
        let mark = Mark::of(&line.text);
        Note {
            clock_seconds: line.begun,
            mark: mark.map(|mark| words::mark(mark).to_owned()),
            text: options.words().then(|| words.to_owned()),
        }
    };
    lines.map(|line| note(line)).collect()
}

fn scorecard(record: &Record) -> Scorecard {
    let card = domain::Scorecard::of(record);
    let score = |score: domain::Score| Score {
        competency: score.competency,
        mean: score.mean.map(hundredths),
        rated: score.rated,
        questions: score.planned,
    };
    Scorecard {
        mean: card.mean.map(hundredths),
        rated: card.rated,
        questions: card.planned,
        competencies: card.rows.into_iter().map(score).collect(),
    }
}

fn event(event: &domain::Event) -> Event {
    let of = |name: &str| Event {
        at: time(event.at),
        clock_seconds: event.clock,
        event: name.to_owned(),
        ..Event::default()
    };
    let at = |name: &str, item: &usize| Event { item: Some(*item), ..of(name) };
    let for_long = |name: &str, seconds: &u32| Event { seconds: Some(*seconds), ..of(name) };
    match &event.what {
        What::Started => of("started"),
        What::Opened { item } => at("opened", item),
        What::Rated { item, rating, was } => {
            Event { rating: *rating, was: *was, ..at("rated", item) }
        }
        What::Skipped { item, reason } => Event { reason: given(reason), ..at("skipped", item) },
        What::TakenUp { item } => at("taken_up", item),
        What::Paused => of("paused"),
        What::Resumed => of("resumed"),
        What::Left => of("left"),
        What::Returned { away } => for_long("returned", away),
        What::Slept { seconds } => for_long("slept", seconds),
        What::SetBack { seconds } => for_long("set_back", seconds),
        What::SetForward { seconds } => for_long("set_forward", seconds),
        What::Ended => of("ended"),
        What::Reopened => of("reopened"),
        What::Recommended { recommendation } => {
            let recommendation = recommendation.map(Recommendation::words).map(str::to_owned);
            Event { recommendation, ..of("recommended") }
        }
        What::Finished => of("finished"),
        What::Volunteered { item, times } => {
            Event { times: Some(*times), ..at("volunteered", item) }
        }
        What::Added { item } => at("added", item),
        What::Withdrawn { item } => at("withdrawn", item),
        What::Declined => of("declined_to_drop"),
    }
}

fn deviations(record: &Record) -> Vec<Deviation> {
    let deviation = |line: Line| match line {
        Line::Deviation { item, clock, what } => {
            Some(Deviation { item, clock_seconds: clock, text: report::deviation_words(&what) })
        }
        _ => None,
    };
    report::report(record).into_iter().filter_map(deviation).collect()
}
