//! A round of interviews to reckon with: six candidates, each met by two of three interviewers on
//! one guide. Nobody in it is real, and every rating follows from the sums below.

use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use vivavoce::domain::{
    Change, Moment, People, Place, Plan, Position, Record, Session, SessionId, Splice, Stamps,
};
use vivavoce::format::bank_toml;

const BANK: &str = r#"
id = "platform"
title = "Platform engineer"
version = "2.0.0"
[[competency]]
id = "running"
name = "Running systems"
[[question]]
id = "outage"
competency = "running"
type = "behavioural"
ask = "Tell me about the last outage that you worked on."
signals = ["names the cause", "names what changed since"]
[[question]]
id = "rollout"
competency = "running"
type = "situational"
ask = "How would you bring a risky change to everybody?"
[[question]]
id = "capacity"
type = "situational"
ask = "Twice the load next month: what do you do first?"
[[question]]
id = "teaching"
type = "behavioural"
ask = "What did you last teach somebody at work?"
[[guide]]
id = "30"
title = "Half an hour"
minutes = 30
opening = 3
closing = 5
questions = ["outage", "rollout", "capacity", "teaching?"]
"#;

pub const INTERVIEWERS: [&str; 3] = ["Robin Example", "Kim Example", "Alex Example"];

/// The twelve sessions, oldest first.
pub fn interviews() -> Vec<Record> {
    let meetings = (0..6).flat_map(|candidate| (0..2).map(move |nth| (candidate, nth)));
    meetings.map(|(candidate, nth)| interview(candidate, (candidate + nth) % 3, nth)).collect()
}

/// A rating: the candidate's own level, more or less by the question, and by the interviewer, of
/// whom the second is mild and the third severe. Everybody gets a 3 for teaching.
pub fn rating(candidate: usize, interviewer: usize, question: usize) -> Option<u8> {
    let by_interviewer = [0, 1, -1][interviewer];
    let level = 2 + i32::try_from(candidate % 3).expect("a level");
    match question {
        0 => Some(level + by_interviewer),
        1 => Some(6 - level + by_interviewer),
        // There was no time for it with the last candidate.
        2 if candidate == 5 => None,
        2 => Some(level),
        _ => Some(3),
    }
    .and_then(|rating| u8::try_from(rating.clamp(1, 5)).ok())
}

fn interview(candidate: usize, interviewer: usize, nth: usize) -> Record {
    let bank = bank_toml::load("platform.toml", "platform", BANK.as_bytes());
    let bank = bank.bank.expect("a bank");
    let guide = bank.choices().remove(0);
    let first = DateTime::parse_from_rfc3339("2026-09-07T09:00:00+02:00").expect("a time");
    let days = i64::try_from(candidate * 8 + nth).expect("a few days");
    let wall = first + TimeDelta::days(days);
    let mut now = Moment { wall, mono: Duration::ZERO };
    let name = format!("Candidate {}", ["One", "Two", "Three", "Four", "Five", "Six"][candidate]);
    let id = SessionId::propose(wall.date_naive(), &name, &bank.id);
    let people = People {
        candidate: name,
        interviewer: INTERVIEWERS[interviewer].into(),
        role: "Platform engineer".into(),
        round: format!("{}", nth + 1),
    };
    let mut session = Session::new(id, people, Plan::pin(&bank, &guide));
    let mut act = |seconds: u64, change: Change| {
        now = now.later(Duration::from_secs(seconds));
        session.apply(now, change).expect("an allowed change");
    };
    act(0, Change::Start);
    for question in 0..4 {
        let item = question + 1;
        act(60, Change::Open { item });
        let splice = Splice {
            from: Position::default(),
            to: Position::default(),
            text: "+ a figure that somebody else could check".into(),
            stamps: Stamps::Now(100),
        };
        act(120, Change::Edit { place: Place::Item(item), splice });
        match rating(candidate, interviewer, question) {
            Some(rating) => act(180, Change::Rate { item, rating: Some(rating) }),
            None => act(0, Change::Skip { item, reason: "=no time left".into() }),
        }
    }
    act(60, Change::End);
    act(60, Change::Finish);
    session.settled(now)
}
