//! `viva export`, `viva schema` and `viva show --json`, by the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use vivavoce::format::export::session::SCHEMA;
use vivavoce::format::session_toml;

use crate::program;
use crate::{round, sample};

struct Desk {
    folder: TempDir,
}

struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Desk {
    /// A home with the sample and a round of interviews.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("sessions")).expect("a folder");
        let desk = Self { folder };
        for record in round::interviews().into_iter().chain([sample::record()]) {
            desk.put(&format!("sessions/{}.toml", record.id), &session_toml::print(&record));
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        program::viva(self.folder.path(), arguments)
    }

    fn viva(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().expect("the program");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Said { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }
}

#[test]
fn a_session_goes_to_the_standard_output_in_every_format() {
    let desk = Desk::new();
    for (format, part) in [
        ("md", "# Sam Example · One hour"),
        ("txt", "Sam Example · One hour"),
        ("json", "\"candidate\": \"Sam Example\""),
        ("jsonl", "\"candidate\":\"Sam Example\""),
        ("csv", "\r\n2026-11-03-sam-example-backend,2026-11-03,finished,Sam Example,"),
    ] {
        let said = desk.viva(&["export", "sam", "--format", format]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{format}");
        assert!(said.out.contains(part), "{format}: {}", said.out);
        assert!(said.out.ends_with('\n'), "{format}");
    }
    assert!(desk.viva(&["export", "sam"]).out.starts_with("# Sam Example"));
}

#[test]
fn a_file_tells_the_format_by_its_ending_and_is_its_owners_alone() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "sam", "-o", "sam.csv"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (Some(0), "", ""));
    assert!(desk.get("sam.csv").starts_with("session,date,"));
    let mode = fs::metadata(desk.path("sam.csv")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let said = desk.viva(&["export", "sam", "-o", "sam.docx"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("`docx` is the ending of no format"), "{}", said.err);
    let said = desk.viva(&["export", "sam", "--format", "txt", "-o", "sam.docx"]);
    assert_eq!(said.code, Some(0));
}

#[test]
fn no_file_is_replaced_unasked() {
    let desk = Desk::new();
    desk.put("mine.md", "mine");
    let said = desk.viva(&["export", "sam", "-o", "mine.md"]);
    assert_eq!(said.code, Some(1));
    let exists = "viva: Nothing was exported: mine.md exists already.";
    assert!(said.err.starts_with(exists) && said.err.contains("--force"), "{}", said.err);
    assert_eq!(desk.get("mine.md"), "mine");
    let said = desk.viva(&["export", "sam", "-o", "mine.md", "--force"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(desk.get("mine.md").starts_with("# Sam Example"));
    let mode = fs::metadata(desk.path("mine.md")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_place_that_takes_nothing_is_named_with_what_to_do() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "sam", "-o", "not/there.md"]);
    assert_eq!(said.code, Some(1));
    let why = "viva: The export was not written. There is no folder not: make it first";
    assert!(said.err.starts_with(why), "{}", said.err);
    assert!(!desk.path("not").exists());
    desk.put("elsewhere.md", "theirs");
    std::os::unix::fs::symlink(desk.path("elsewhere.md"), desk.path("link.md")).expect("a link");
    let said = desk.viva(&["export", "sam", "-o", "link.md", "--force"]);
    assert_eq!(said.code, Some(1));
    assert_eq!(desk.get("elsewhere.md"), "theirs");
}

#[test]
fn a_file_with_the_ending_of_another_format_is_taken_for_a_mistake() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "sam", "--format", "html", "-o", "b.csv"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("--format says html, and the ending of the file says csv."));
    assert!(!desk.path("b.csv").exists());
    let said = desk.viva(&["export", "sam", "--format", "html", "-o", "b.csv", "--force"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(desk.get("b.csv").starts_with("<!DOCTYPE html>"));
    let said = desk.viva(&["export", "sam", "--format", "html", "-o", "report.of.sam"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(0), ""),
        "an ending of no format says nothing"
    );
}

#[test]
fn a_folder_takes_a_file_for_each_session() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "--all", "--format", "txt", "-o", "reports/"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(fs::read_dir(desk.path("reports")).expect("a folder").count(), 13);
    assert!(desk.get("reports/2026-11-03-sam-example-backend.txt").starts_with("Sam Example"));
    let said = desk.viva(&["export", "sam", "--format", "txt", "-o", "reports"]);
    assert!(said.err.contains("reports/2026-11-03-sam-example-backend.txt exists already"));
}

#[test]
fn an_anonymous_folder_has_no_name_in_any_file_or_its_name() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "--all", "--anonymous", "-o", "out/"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let mut names = Vec::new();
    for entry in fs::read_dir(desk.path("out")).expect("a folder") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text");
        names.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        for word in ["Example", "Candidate O", "nightly import", "2026-11-03", "no time left"] {
            assert!(!text.contains(word), "{word} is in {}", path.display());
        }
    }
    names.sort();
    assert_eq!((names.len(), names[0].as_str(), names[12].as_str()), (13, "S-01.md", "S-13.md"));
}

#[test]
fn the_words_of_a_filter_choose_the_sessions() {
    let desk = Desk::new();
    let lines = |filter: &str| {
        let said = desk.viva(&["export", "--filter", filter, "--format", "jsonl"]);
        assert_eq!(said.code, Some(0), "{filter}: {}", said.err);
        said.out.lines().count()
    };
    assert_eq!(lines("bank:platform"), 12);
    assert_eq!(lines("bank:platform by:kim"), 4);
    assert_eq!(lines("after:2026-11-01"), 1);
    let said = desk.viva(&["export", "--filter", "nobody-of-this-name"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("No session fits"), "{}", said.err);
    assert_eq!(desk.viva(&["export", "--filter", "after:soon"]).code, Some(2));
    assert_eq!(desk.viva(&["export"]).code, Some(2));
    assert_eq!(desk.viva(&["export", "sam", "--all"]).code, Some(2));
}

#[test]
fn one_that_cannot_be_read_is_named_and_the_others_go() {
    let desk = Desk::new();
    desk.put("sessions/words.toml", "only words");
    let said = desk.viva(&["export", "--all", "--format", "jsonl"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(1), 13));
    assert!(said.err.starts_with("viva: left out: ") && said.err.contains("words.toml"));
    let said = desk.viva(&["export", "sam", "sessions/words.toml"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(1), ""),
        "those that are named are all or none"
    );
    let copy = desk.get("sessions/2026-11-03-sam-example-backend.toml");
    desk.put("sessions/2026-11-03-sam-example-backend.conflict-1.toml", &copy);
    let said = desk.viva(&["export", "--all", "--format", "jsonl"]);
    assert_eq!(said.out.lines().count(), 13, "a copy tells of the same interview once more");
}

#[test]
fn naming_a_session_twice_exports_it_once() {
    let desk = Desk::new();
    let said = desk.viva(&["export", "sam", "Sam Example", "--format", "jsonl"]);
    assert_eq!(said.out.lines().count(), 1);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["export", "--all", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    let err = String::from_utf8(output.stderr).expect("text");
    assert_eq!((output.status.code(), err.as_str()), (Some(0), ""));
}

#[test]
fn the_schema_is_printed_and_so_are_the_columns() {
    let desk = Desk::new();
    let said = desk.viva(&["schema", "session"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (Some(0), SCHEMA, ""));
    let said = desk.viva(&["schema", "answers"]);
    let head = desk.viva(&["export", "sam", "--format", "csv"]).out;
    let names: Vec<&str> = head.lines().next().expect("heads").split(',').collect();
    let told: Vec<&str> =
        said.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(told, names);
    assert_eq!(desk.viva(&["schema"]).code, Some(2));
}

#[test]
fn a_session_shown_as_json_is_the_one_that_is_exported() {
    let desk = Desk::new();
    let said = desk.viva(&["show", "sam", "--json"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(said.out, desk.viva(&["export", "sam", "--format", "json"]).out);
    assert_eq!(said.out, desk.viva(&["export", "sam", "--json"]).out);
    let value: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(value["schema"], 1);
}

#[test]
fn a_summary_has_what_is_decided_by_and_no_question() {
    let desk = Desk::new();
    for format in ["txt", "md", "html"] {
        let whole = desk.viva(&["export", "sam", "--format", format]);
        let short = desk.viva(&["export", "sam", "--format", format, "--summary"]);
        assert_eq!((whole.code, short.code), (Some(0), Some(0)), "{}", short.err);
        let ask = "Think of a time when a database query";
        assert!(whole.out.contains(ask) && !short.out.contains(ask), "{}", short.out);
        let text = short.out.to_lowercase();
        for part in ["recommendation: ", "scorecard", "gaps", "highlights", "time", "whole report"]
        {
            assert!(text.contains(part), "{format} has no {part}: {text}");
        }
        assert!(!text.contains("deviations"), "{text}");
    }
}

#[test]
fn data_is_never_summed_up() {
    let desk = Desk::new();
    for format in ["json", "jsonl", "csv"] {
        let said = desk.viva(&["export", "sam", "--format", format, "--summary"]);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
        assert!(said.err.contains("--summary is for the reports"), "{}", said.err);
    }
}

#[test]
fn of_a_broken_file_the_first_mistake_is_told() {
    let desk = Desk::new();
    let name = format!("sessions/{}.toml", sample::record().id);
    let text = desk.get(&name);
    let at = text.find("[[entry]]").expect("an entry");
    desk.put(&name, &format!("{}[[[oops\n{}", &text[..at], &text[at..]));
    let said = desk.viva(&["show", &name.replace("sessions/", "").replace(".toml", "")]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert_eq!(said.err.matches("error: ").count(), 1, "{}", said.err);
    assert!(said.err.contains("[[[oops"), "{}", said.err);
}
