//! Where a candidate's name turns up: in the folder of the sessions, and nowhere else.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use vivavoce::shell::process;

use crate::alone;
use crate::pty::{Home, alt};

/// A name that no file has by chance.
const NAME: &str = "Zebedee Quagmire";

/// The files below a folder that hold one of these words, or are named after one.
fn naming(folder: &Path, words: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let text = if path.is_dir() { Vec::new() } else { fs::read(&path).unwrap_or_default() };
        let text = String::from_utf8_lossy(&text).to_lowercase();
        if words.iter().any(|word| name.contains(word) || text.contains(word)) {
            found.push(path.clone());
        }
        if path.is_dir() {
            naming(&path, words, found);
        }
    }
}

#[test]
fn a_candidate_is_named_in_the_sessions_and_nowhere_else() {
    let home = Home::new().with("TMPDIR", "tmp").with("XDG_CACHE_HOME", "cache");
    for folder in ["user", "user/.cache", "cache", "tmp"] {
        fs::create_dir(home.path(folder)).expect("a folder");
    }
    // The setup asks for the name: it stands in no command line.
    let mut viva = home.viva(&["run"]);
    viva.sees("Candidate")
        .keys(format!("{NAME}\r"))
        .sees("Enter starts")
        .keys("\r")
        .sees("─ Opening")
        .keys("wombat")
        .sees("wombat");
    viva.saved()
        .keys(alt('w'))
        .sees("Alt-w again")
        .keys(alt('w'))
        .sees("Before you decide")
        .keys(alt('e'))
        .sees("with gaps?");
    let words = ["zebedee", "wombat"];
    let look = || {
        let mut found = Vec::new();
        naming(&home.path("."), &words, &mut found);
        let (inside, outside): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|path| path.starts_with(home.path("./home/sessions")));
        assert_eq!(outside, [] as [PathBuf; 0]);
        inside
    };
    assert!(look().len() >= 2, "the session and its journal");
    viva.keys("F").sees("SCORECARD").keys("q");
    let ended = viva.end().well();
    assert!(!ended.titles.is_empty() && ended.titles.iter().all(|title| title == b"viva"));
    for arguments in [&["list"][..], &["show", "zebedee"], &["doctor"], &["banks"]] {
        home.viva(arguments).end();
    }
    assert_eq!(look().len(), 1, "the session alone");
    assert_eq!(fs::read_dir(home.path("cache")).expect("a folder").count(), 0);
    assert_eq!(fs::read_dir(home.path("tmp")).expect("a folder").count(), 0);
    let state = fs::read_to_string(home.path("state/vivavoce/remembered.toml")).expect("a file");
    assert!(state.contains("interviewer"), "{state}");
}

/// Neither a core file nor another process of the same user can have the memory.
#[cfg(target_os = "linux")]
#[test]
fn the_memory_is_closed_to_others() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", NAME]);
    viva.sees("─ Opening");
    let process = PathBuf::from(format!("/proc/{}", viva.process()));
    let limits = fs::read_to_string(process.join("limits")).expect("its limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit");
    let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
    assert_eq!(numbers, ["0", "0"]);
    // What is closed belongs to the superuser; a run of the tests by him says nothing here, and
    // the next test makes up for it.
    assert_eq!(fs::metadata(process.join("mem")).expect("its memory").uid(), 0);
    viva.keys(alt('q')).end().well();
}

#[cfg(target_os = "linux")]
#[test]
fn the_system_is_told_to_keep_the_memory_closed() {
    alone("residue::what_the_program_does_first");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "it is the other process of the test above"]
fn what_the_program_does_first() {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
    process::keep_to_itself();
    assert_eq!(dumpable_behavior().expect("an answer"), DumpableBehavior::NotDumpable);
    assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
}
