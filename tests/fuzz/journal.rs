//! A journal of any bytes: its longest whole prefix, and a session from it that can be written and
//! read. The bytes are read as they are, and once more with every line's length and checksum put
//! right, since nobody finds those by trying.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use vivavoce::domain::Record;
use vivavoce::format::journal::{self, Rest};
use vivavoce::format::session_toml;

const SAVED: &[u8] = include_bytes!("../golden/session-1.toml");

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    read(&framed(bytes));
});

fn read(bytes: &[u8]) {
    let Ok(journal) = journal::decode(bytes) else { return };
    assert!(journal.whole <= bytes.len());
    let again = journal::decode(&bytes[..journal.whole]).expect("a whole prefix");
    assert_eq!((&again.log, again.rest), (&journal.log, Rest::Nothing));
    let lines: String = journal.log.iter().map(journal::line).collect();
    let written = journal.base.line() + &lines;
    assert_eq!(journal::decode(written.as_bytes()).expect("what was written").log, journal.log);
    static READ: OnceLock<Record> = OnceLock::new();
    let saved = READ.get_or_init(|| session_toml::parse("saved", SAVED).expect("a session"));
    for saved in [None, Some(saved.clone())] {
        if let Some((record, _)) = journal.recover(saved) {
            comes_back(&record);
        }
    }
}

fn comes_back(record: &Record) {
    let text = session_toml::print(record);
    let read = session_toml::parse("session.toml", text.as_bytes());
    assert_eq!(read.as_ref(), Ok(record), "from {text}");
}

/// The same lines with the lengths and checksums that they should have.
fn framed(bytes: &[u8]) -> Vec<u8> {
    let mut framed = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let json = line.splitn(3, |byte| *byte == b' ').last().unwrap_or_default();
        framed.extend(format!("{:x} {:08x} ", json.len(), crc32(json)).bytes());
        framed.extend(json);
        framed.push(b'\n');
    }
    framed
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
        })
    })
}
