//! A bank of any bytes: problems or a bank, and an interview on it that can be written and read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vivavoce::domain::{People, Plan, Session, SessionId};
use vivavoce::format::bank_toml;
use vivavoce::format::session_toml;

fuzz_target!(|bytes: &[u8]| {
    let loaded = bank_toml::load("bank.toml", "bank", bytes);
    assert!(loaded.bank.is_some() || !loaded.problems.is_empty(), "no bank, and nothing is said");
    for problem in &loaded.problems {
        assert!(!problem.report().is_empty());
    }
    let Some(bank) = loaded.bank else { return };
    for guide in bank.choices() {
        let id = SessionId::propose(Default::default(), "Ada", &bank.id);
        let session = Session::new(id, People::default(), Plan::pin(&bank, &guide));
        let text = session_toml::print(session.record());
        let read = session_toml::parse("session.toml", text.as_bytes());
        assert_eq!(read.as_ref(), Ok(session.record()), "from {text}");
    }
});
