//! The look around: opened, used and thrown away, with nothing of the user's touched.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use vivavoce::domain::Phase;

use crate::pty::{Home, SIZE, Signal, alt, read};

/// Somebody whose temporary folder is empty.
fn newcomer() -> Home {
    let home = Home::new();
    let folder = home.path("tmp");
    fs::create_dir(&folder).expect("a folder");
    home.with("TMPDIR", folder.to_str().expect("a path"))
}

/// What lies in the temporary folder.
fn left(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.path("tmp")).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn a_newcomer_sees_screens_with_content_and_nothing_is_left() {
    let home = newcomer();
    let mut viva = home.viva_bare(SIZE, &["demo"]);
    viva.sees("Made up, thrown away at the end").sees("Resume Barbara Liskov");
    viva.sees("16 sessions");
    let [folder] = left(&home).try_into().expect("one folder");
    assert_eq!(fs::metadata(&folder).expect("a folder").mode() & 0o777, 0o700);
    viva.keys("s").sees("Katherine Johnson").keys("lovelace").sees_no_more("Katherine Johnson");
    viva.keys("\r").sees("SCORECARD").sees("Ada Lovelace");
    viva.keys("\x1b").sees("Filter").keys("\x1b").keys("\x1b").sees("Start an interview");
    // The planned one shows what was asked before; the one that waits goes on.
    viva.keys("r").sees("Fire alarm").keys(alt('t')).keys("+ goes on").sees("+ goes on").saved();
    viva.keys(alt('q')).end().well().gave_the_terminal_back().shows("The demo is over; ");
    assert_eq!(left(&home), [] as [PathBuf; 0]);
    for folder in ["home", "user", "state", "data"] {
        assert!(!home.path(folder).exists(), "{folder} was touched");
    }
}

#[test]
fn nothing_of_a_demo_is_proposed_the_next_time() {
    let home = newcomer();
    let mut viva = home.viva_bare(SIZE, &["demo"]);
    viva.sees("thrown away").keys("n").sees("Analytical Engines").keys("Emil Example\r");
    viva.sees("Enter starts").keys("\r").sees("─ Opening").saved();
    viva.keys(alt('q')).end().well();
    assert!(!home.path("state").exists());
    let mut viva = home.viva(&["run"]);
    viva.sees("Candidate");
    assert!(!viva.screen().contains("Analytical"), "{}", viva.screen());
    viva.keys("\x1b").sees("Sessions").keys("q").end().well();
}

#[test]
fn a_demo_that_is_kept_can_be_opened_again() {
    let home = newcomer();
    let mut viva = home.viva_bare(SIZE, &["demo", "--keep", "--seed", "2"]);
    viva.sees("kept at the end").keys("q").end().well().shows("Open it again with: viva --home ");
    let [folder] = left(&home).try_into().expect("one folder");
    let files = fs::read_dir(folder.join("sessions")).expect("sessions");
    let files: Vec<PathBuf> = files.map(|entry| entry.expect("an entry").path()).collect();
    let sessions: Vec<&PathBuf> =
        files.iter().filter(|file| file.extension().is_some_and(|it| it == "toml")).collect();
    assert_eq!(sessions.len(), 16);
    assert!(sessions.iter().any(|file| read(file).phase == Phase::Paused));
    let mut viva = home.viva_bare(SIZE, &["--home", folder.to_str().expect("a path")]);
    viva.sees("Resume Barbara Liskov");
    assert!(!viva.screen().contains("made-up"), "{}", viva.screen());
    viva.keys("q").end().well();
}

#[test]
fn a_demo_that_a_signal_ends_leaves_nothing_either() {
    let home = newcomer();
    let mut viva = home.viva_bare(SIZE, &["demo"]);
    viva.sees("thrown away").keys("r").sees("Fire alarm").signal(Signal::TERM);
    let ended = viva.end().gave_the_terminal_back();
    // 128 and the number of the signal, as the help says.
    assert_eq!(ended.code, 143);
    assert_eq!(left(&home), [] as [PathBuf; 0]);
}
