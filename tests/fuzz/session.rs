//! A session file of any bytes: problems, or a session that can be shown, written and read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vivavoce::domain::Session;
use vivavoce::format::diff::diff;
use vivavoce::format::report;
use vivavoce::format::session_toml::{self, header};

fuzz_target!(|bytes: &[u8]| {
    let _ = header(bytes);
    let record = match session_toml::parse("session.toml", bytes) {
        Ok(record) => record,
        Err(problems) => {
            assert!(!problems.is_empty(), "no session, and nothing is said");
            for problem in &problems {
                assert!(!problem.report().is_empty());
            }
            return;
        }
    };
    for columns in [1, 40, 120] {
        let _ = report::text(&record, columns);
    }
    assert!(diff(&record, &record).is_empty(), "it differs from itself");
    let text = session_toml::print(&record);
    let read = session_toml::parse("session.toml", text.as_bytes());
    assert_eq!(read.as_ref(), Ok(&record), "from {text}");
    let _ = Session::restore(record);
});
