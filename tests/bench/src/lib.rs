//! What both benches measure on: sessions with notes of a size, and prose to fill them.

use std::path::Path;
use std::time::Duration;

use chrono::DateTime;
use vivavoce::app::{Home, LazyBank, tour};
use vivavoce::domain::{
    Bank, Change, Moment, People, Place, Plan, Position, Record, Session, SessionId, Splice, Stamps,
};
use vivavoce::format::bank_toml;
use vivavoce::shell::banks;

/// The bank that the sessions are held on.
pub fn bank() -> Bank {
    let text = include_bytes!("../../../questions/backend.toml");
    bank_toml::load("backend.toml", "backend", text).bank.expect("the built-in bank")
}

/// So many milliseconds after the interview has begun.
pub fn after(ms: u64) -> Moment {
    let wall = DateTime::parse_from_rfc3339("2026-11-03T10:00:00+01:00").expect("a valid time");
    Moment { wall, mono: Duration::from_secs(77) }.later(Duration::from_millis(ms))
}

/// An interview at its first question, whose notes have about so many bytes.
pub fn record(id: &str, bytes: usize) -> Record {
    let bank = bank();
    let guide = bank.choices().into_iter().find(|guide| guide.id == "60").expect("a guide");
    let people = People {
        candidate: "Ada Lovelace".into(),
        interviewer: "Grace Hopper".into(),
        role: String::new(),
        round: String::new(),
    };
    let id = SessionId::parse(id).expect("an id");
    let mut session = Session::new(id, people, Plan::pin(&bank, &guide));
    let mut act = |ms, change| session.apply(after(ms), change).expect("an allowed change");
    act(0, Change::Start);
    act(60_000, Change::Open { item: 1 });
    let splice = Splice {
        from: Position::default(),
        to: Position::default(),
        text: prose(bytes),
        stamps: Stamps::Now(70),
    };
    act(70_000, Change::Edit { place: Place::Item(1), splice });
    session.settled(after(80_000))
}

/// Lines of words whose lengths do not repeat, as in anybody's notes.
pub fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 16);
    let mut seed = 1_u32;
    while text.len() < bytes {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(&"abcdefghij"[..2 + (seed >> 29) as usize]);
        text.push(if (seed >> 16).is_multiple_of(12) { '\n' } else { ' ' });
    }
    text
}

/// So many made-up sessions, those of the demo: the same in every run.
pub fn sessions(count: usize) -> Vec<Record> {
    let banks = built_in();
    tour::generate(&banks, 1, count, after(0).wall).collect()
}

/// Writes so many of them into a new home.
pub fn fill(folder: &Path, count: usize) {
    let (folder, sessions) = (folder.to_owned(), folder.join("sessions"));
    let home = Home { folder, sessions, named: true };
    let banks = built_in();
    let records = tour::generate(&banks, 1, count, after(0).wall);
    assert_eq!(vivavoce::shell::tour::fill(&home, records), Ok(count));
}

fn built_in() -> Vec<Bank> {
    let banks = banks::built_in().into_iter().filter_map(|file| file.bank);
    banks.map(LazyBank::into_bank).collect()
}
