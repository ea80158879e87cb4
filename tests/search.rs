//! Full text over real files: `viva search` on the command line, and the threads behind it.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

mod program;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tempfile::TempDir;
use vivavoce::app::seeking::{Found, Progress, Query};
use vivavoce::app::{Home, Report};
use vivavoce::format::search::{About, hits};
use vivavoce::format::session_toml;
use vivavoce::shell::search::search;
use vivavoce::shell::seeker::Seeker;

const SAMPLE: &str = include_str!("../sessions/2026-11-03-sam-example-backend.toml");

/// A folder with sessions in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("sessions")).expect("a folder");
        Self { folder }
    }

    fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    /// The sample once more, of another day and with something changed.
    fn put(&self, day: u32, change: impl Fn(&str) -> String) -> PathBuf {
        let (id, file) = self.named(day);
        let text = change(&SAMPLE.replace("2026-11-03-sam-example-backend", &id));
        fs::write(&file, text).expect("a session");
        file
    }

    fn named(&self, day: u32) -> (String, PathBuf) {
        let day = NaiveDate::from_num_days_from_ce_opt(739_000 + day.cast_signed()).expect("a day");
        let id = format!("{day}-sam-example-backend");
        let file = self.sessions().join(format!("{id}.toml"));
        (id, file)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        program::viva(self.folder.path(), arguments)
    }

    /// What is printed, what is said beside it, and the exit status.
    fn viva(&self, arguments: &[&str]) -> (String, String, i32) {
        let output = self.command(arguments).output().expect("the program");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (text(output.stdout), text(output.stderr), output.status.code().expect("a status"))
    }
}

fn query(text: &str) -> Query {
    Query::parse(text, NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")).expect("a query")
}

/// All of it, put together.
fn all(sessions: &Path, query: &Query, most: usize) -> Progress {
    let mut whole = Progress::default();
    search(sessions, query, most, &AtomicBool::new(false), |progress| {
        assert!(!whole.complete && progress.looked >= whole.looked);
        whole.found.extend(progress.found);
        whole.unread.extend(progress.unread);
        (whole.looked, whole.of) = (progress.looked, progress.of);
        (whole.complete, whole.cut) = (progress.complete, progress.cut);
        ControlFlow::Continue(())
    });
    whole
}

fn files(found: &[Found]) -> Vec<PathBuf> {
    found.iter().map(|found| found.file.clone()).collect()
}

#[test]
fn a_line_has_file_question_time_and_text() {
    let place = Place::new();
    place.put(1, str::to_owned);
    let (out, err, code) = place.viva(&["search", "EXPLAIN", "copy"]);
    assert_eq!((err.as_str(), code), ("", 0));
    let [line] = out.lines().collect::<Vec<_>>()[..] else { panic!("{out}") };
    let (file, rest) = line.split_once(".toml:").expect("a file");
    assert!(place.sessions().join(format!("{file}.toml")).exists() || file.contains("sessions/"));
    assert!(rest.contains(":7:50: + EXPLAIN ANALYZE on a copy first"), "{rest}");
}

#[test]
fn the_exit_status_is_that_of_a_search_tool() {
    let place = Place::new();
    assert_eq!(place.viva(&["search", "copy"]), (String::new(), String::new(), 1));
    place.put(1, str::to_owned);
    assert_eq!(place.viva(&["search", "copy"]).2, 0);
    assert_eq!(place.viva(&["search", "qqqq"]), (String::new(), String::new(), 1));
    for wrong in [
        &["search"][..],
        &["search", "-e", "a(b"],
        &["search", "bank:backend"],
        &["search", "copy", "after:soon"],
        &["search", "copy", "--color", "red"],
        &["search", "-l", "--json", "copy"],
    ] {
        let (out, err, code) = place.viva(wrong);
        assert_eq!((out.as_str(), code), ("", 2), "{wrong:?}");
        assert!(!err.is_empty(), "{wrong:?}");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_stops_nothing() {
    let place = Place::new();
    place.put(1, str::to_owned);
    fs::write(place.sessions().join("2026-11-05-x.toml"), "copy of nothing").expect("a file");
    let (out, err, code) = place.viva(&["search", "EXPLAIN", "copy"]);
    assert_eq!((out.lines().count(), code), (1, 0), "the word is not in the broken one: {err}");
    fs::create_dir(place.sessions().join("2026-11-06-x.toml")).expect("a folder");
    let (out, err, code) = place.viva(&["search", "copy"]);
    assert_eq!((out.lines().count() > 0, code), (true, 2));
    assert!(err.contains("2026-11-05-x.toml") && err.contains("2026-11-06-x.toml"), "{err}");
}

#[test]
fn case_expressions_and_filters() {
    let place = Place::new();
    place.put(1, str::to_owned);
    let count =
        |arguments: &[&str]| place.viva(&[&["search"], arguments].concat()).0.lines().count();
    assert_eq!(count(&["explain", "in:notes"]), count(&["EXPLAIN", "in:notes"]));
    assert_eq!(count(&["Explain"]), 0);
    assert_eq!(count(&["-i", "Explain"]), count(&["explain"]));
    assert_eq!(count(&["-e", r"^\+ EXPLAIN .*40M"]), 1);
    assert_eq!(count(&["-e", r"^\+ explain .*40M"]), 0);
    assert_eq!(count(&["-i", "-e", r"^\+ explain .*40M"]), 1);
    assert_eq!(count(&["-e", "EXPLAIN", "seq", "scan"]), 1);
    assert_eq!(count(&["explain", "by:robin"]), count(&["explain"]));
    assert_eq!(count(&["explain", "by:grace"]), 0);
    assert_eq!(count(&["-l", "the"]), 1);
}

#[test]
fn json_has_the_whole_line_and_where_the_words_stand() {
    let place = Place::new();
    place.put(1, |text| text.replace("seq scan", "seq\\u202e scan"));
    let (out, _, code) = place.viva(&["search", "--json", "EXPLAIN"]);
    assert_eq!(code, 0);
    let lines: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let note = lines.iter().find(|line| line["text"] == "note").expect("a note");
    assert_eq!(note["question"], "query-optimisation");
    assert_eq!(note["clock_seconds"], 470);
    assert_eq!(note["candidate"], "Sam Example");
    assert_eq!(note["started"], "2026-11-03T10:01:12+01:00");
    let line = note["line"].as_str().expect("a text");
    assert!(line.contains('\u{202e}') && !out.contains('\u{202e}'), "escaped in what is printed");
    let place = &note["matches"][0];
    let at = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("a place");
    assert_eq!(&line[at("start")..at("end")], "EXPLAIN");
}

#[test]
fn colour_comes_when_it_is_asked_for() {
    let place = Place::new();
    place.put(1, str::to_owned);
    assert!(!place.viva(&["search", "EXPLAIN"]).0.contains('\u{1b}'));
    let (out, ..) = place.viva(&["search", "--color", "always", "EXPLAIN"]);
    assert!(out.contains("\u{1b}[1;4;36mEXPLAIN\u{1b}[0m"), "{out}");
}

#[test]
fn nothing_that_was_written_steers_the_terminal() {
    let place = Place::new();
    place.put(1, |text| text.replace("EXPLAIN", "EXPLAIN\\u001b[31m\\u009b1m\\u202e\\u007f"));
    for arguments in [&["search", "explain"][..], &["search", "--json", "explain"]] {
        let (out, _, code) = place.viva(arguments);
        assert_eq!(code, 0);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{out:?}");
    }
}

#[test]
fn sessions_come_newest_first_whichever_thread_reads_them() {
    let place = Place::new();
    let mut expected: Vec<PathBuf> = (1..200)
        .map(|day| place.put(day, |text| text.replace("daily complaints", "needle")))
        .collect();
    expected.reverse();
    let whole = all(&place.sessions(), &query("needle"), usize::MAX);
    assert_eq!(files(&whole.found), expected);
    assert_eq!((whole.looked, whole.of, whole.complete, whole.cut), (199, 199, true, false));
    let some = all(&place.sessions(), &query("needle"), 30);
    assert_eq!(files(&some.found), expected[..30]);
    assert!(some.complete && some.cut && some.looked < 199);
    assert!(!all(&place.sessions(), &query("needle"), 199).cut);
}

#[test]
fn it_finds_what_reading_everything_finds() {
    let place = Place::new();
    for day in 1..40 {
        place.put(day, |text| match day % 4 {
            0 => text.replace("EXPLAIN", "\\u0045XPLAIN"),
            1 => text.replace('\n', "\r\n"),
            2 => text.replace("EXPLAIN", "Éxplain"),
            _ => text.replace("on a copy", "on a\\\n   copy"),
        });
    }
    for text in ["explain", "EXPLAIN", "\"a copy\"", "scan in:notes", "40M after:2024-05"] {
        let query = query(text);
        let mut naive = Vec::new();
        for day in (1..40).rev() {
            let (name, file) = place.named(day);
            let record = session_toml::parse("", &fs::read(&file).expect("a file"));
            let record = record.expect("a session");
            let header = session_toml::Header::of(&record);
            let hits = hits(&record, &query.pattern, query.only);
            if !hits.is_empty() && query.filter.fits(&header, &name) {
                naive.push(Found { file, about: About::of(&record), hits });
            }
        }
        assert!(!naive.is_empty(), "{text}");
        assert_eq!(all(&place.sessions(), &query, usize::MAX).found, naive, "{text}");
    }
}

#[test]
fn it_ends_when_it_is_told_to() {
    let place = Place::new();
    (1..200).for_each(|day| drop(place.put(day, str::to_owned)));
    let (stop, mut told) = (AtomicBool::new(false), 0);
    search(&place.sessions(), &query("EXPLAIN"), usize::MAX, &stop, |progress| {
        told += 1;
        assert!(!progress.complete);
        ControlFlow::Break(())
    });
    assert_eq!(told, 1);
    stop.store(true, Ordering::Relaxed);
    search(&place.sessions(), &query("EXPLAIN"), usize::MAX, &stop, |progress| {
        assert!(!progress.complete);
        ControlFlow::Continue(())
    });
}

#[test]
fn the_search_behind_the_screen_answers_the_newest_question_alone() {
    let place = Place::new();
    (1..100).for_each(|day| drop(place.put(day, str::to_owned)));
    let home = Home { folder: "/".into(), sessions: place.sessions(), named: false };
    let mut seeker = Seeker::of(&home);
    seeker.begin(1, query("qqqq"));
    seeker.begin(2, query("EXPLAIN in:notes"));
    let (begun, mut lines) = (Instant::now(), 0);
    while seeker.busy() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never ends");
        if let Some(Report::Found { ticket, progress }) = seeker.try_receive() {
            assert_eq!(ticket, 2);
            lines += progress.found.iter().map(|found| found.hits.len()).sum::<usize>();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(lines, 99);
    seeker.begin(3, query("EXPLAIN"));
    seeker.end();
    assert!(!seeker.busy() && seeker.try_receive().is_none());
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let place = Place::new();
    (1..400).for_each(|day| drop(place.put(day, str::to_owned)));
    let mut child = place
        .command(&["search", "the"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!((output.stderr, output.status.code()), (Vec::new(), Some(0)));
}
