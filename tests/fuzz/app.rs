//! The whole program at the desk of the stories: bytes of a terminal, sizes, times and answers of
//! the disk, in any order. It draws after each, and what it calls saved is on the disk.

#![no_main]

#[path = "../desk/mod.rs"]
mod desk;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use vivavoce::app::{BankFile, Go, Msg, Saved};
use vivavoce::domain::Record;
use vivavoce::shell::input::{Token, Tokenizer};

use desk::{Desk, HOME};

/// What is done at most, so that each story is over soon.
const MOST_ACTS: usize = 60;

/// How many acts are drawn together: drawing takes the longest.
const DRAWN: usize = 3;

fuzz_target!(|bytes: &[u8]| {
    let [start, bytes @ ..] = bytes else { return };
    let mut bytes = bytes.iter().copied();
    let mut desk = at(*start);
    let mut tokenizer = Tokenizer::new(1_000);
    for nth in 0..MOST_ACTS {
        let Some(act) = bytes.next() else { break };
        let amount = usize::from(act >> 4);
        let mut tokens = Vec::new();
        match act & 15 {
            0..8 => {
                let part: Vec<u8> = bytes.by_ref().take(1 + amount).collect();
                tokenizer.feed(&part, &mut tokens);
            }
            8 => tokenizer.lull(&mut tokens),
            9 => tokenizer.rest(&mut tokens),
            10 => {
                let (columns, rows) = (bytes.next().unwrap_or(80), bytes.next().unwrap_or(24));
                desk.resize(columns.into(), u16::from(rows) / 3);
            }
            11 => {
                desk.wait_ms(1 << amount.min(12));
            }
            12 => desk.broken = (amount & 1 == 1).then(|| "Not saved: the disk is full.".into()),
            13 if amount & 1 == 1 => desk.slow = true,
            13 => {
                desk.slow = false;
                desk.answer();
            }
            14 => {
                desk.answer_one();
            }
            _ => {
                let text: Vec<u8> = bytes.by_ref().take(20).collect();
                let text = String::from_utf8_lossy(&text).into_owned();
                desk.tell(match amount {
                    0 => Msg::Leave,
                    1 => Msg::Return,
                    2 => Msg::EditedOutside(Err("It has failed.".into())),
                    3 => Msg::Slept(Duration::from_secs(40)),
                    4 => Msg::PasteRefused { bytes: 5 << 20 },
                    5..10 => Msg::Paste(text),
                    _ => Msg::EditedOutside(Ok(text)),
                });
            }
        }
        for token in tokens {
            match token {
                Token::Key(key) => desk.tell(Msg::Key(key)),
                Token::Paste(text) => desk.tell(Msg::Paste(text)),
                Token::TooMuch(bytes) => desk.tell(Msg::PasteRefused { bytes }),
                Token::Mouse(mouse) => match mouse.meant() {
                    Some(mouse) => desk.tell(Msg::Mouse(mouse)),
                    None => &mut desk,
                },
                Token::Background(background) => desk.tell(Msg::Background(background)),
                Token::Attributes => &mut desk,
            };
        }
        if desk.farewell.is_some() {
            return;
        }
        if nth % DRAWN == 0 {
            desk.cells();
        }
        saved_is_saved(&desk);
    }
    desk.broken = None;
    desk.slow = false;
    desk.answer().wait(70);
    if desk.farewell.is_none() && desk.app.interview.is_some() {
        assert_eq!(desk.open().saver().state(), Saved::Yes);
        saved_is_saved(&desk);
    }
});

/// A desk at one of the places where the program begins.
fn at(start: u8) -> Desk {
    static BANKS: OnceLock<Vec<BankFile>> = OnceLock::new();
    let banks = || BANKS.get_or_init(desk::banks).clone();
    let file = PathBuf::from(HOME).join("sessions/2026-11-03-sam-example-backend.toml");
    let sample = include_str!("../../sessions/2026-11-03-sam-example-backend.toml");
    let files = || BTreeMap::from([(file.clone(), sample.to_owned())]);
    match start % 6 {
        0 => Desk::start_with(Go::Home, files(), banks()),
        1 => Desk::start_with(Go::Library, files(), banks()),
        // A session that is still open.
        2 => {
            let open = sample.replacen("phase = \"finished\"", "phase = \"paused\"", 1);
            Desk::start_with(Go::Home, BTreeMap::from([(file.clone(), open)]), banks())
        }
        3 | 4 => Desk::interview_on(&desk::bank_of(&banks(), "backend"), "60"),
        _ => Desk::interview_on(&desk::bank_of(&banks(), "teamwork"), "30"),
    }
}

/// What the header calls saved is on the disk, all of it.
fn saved_is_saved(desk: &Desk) {
    if desk.app.interview.is_some() && desk.open().saver().state() == Saved::Yes {
        let still = |record: Record| {
            let mut record = record;
            record.clock_ms = 0;
            record.as_of = None;
            record.entries.iter_mut().for_each(|entry| entry.spent_ms = 0);
            record
        };
        assert_eq!(still(desk.on_disk()), still(desk.open().session().settled(desk.at)));
    }
}
