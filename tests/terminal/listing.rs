//! The list of sessions while others are at work in the folder.

use std::fs;

use crate::pty::Home;

const SAMPLE: &str = include_str!("../../sessions/2026-11-03-sam-example-backend.toml");

/// The sample with another candidate.
fn sample(candidate: &str) -> String {
    SAMPLE.replacen("Sam Example", candidate, 1)
}

#[test]
fn a_list_follows_what_changes_in_its_folder() {
    let home = Home::new();
    fs::create_dir_all(home.sessions()).expect("a folder");
    let file = |name: &str| home.sessions().join(format!("2026-11-{name}.toml"));
    fs::write(file("03-sam"), SAMPLE).expect("a session");
    let mut viva = home.viva_sized((140, 45), &["review"]);
    viva.sees("Sam Example").sees("Measures before changing");
    // As a sync tool does it: under another name first.
    fs::write(home.sessions().join(".incoming"), sample("Grace Hopper")).expect("a file");
    fs::rename(home.sessions().join(".incoming"), file("04-grace")).expect("a session");
    viva.sees("Grace Hopper").keys("hopper").sees("1 of 2");
    fs::write(file("04-grace"), sample("Grace B. Hopper")).expect("a change");
    viva.sees("Grace B. Hopper").sees("1 of 2");
    fs::remove_file(file("04-grace")).expect("a session");
    viva.sees("No session fits").keys("\x1b").sees("Sam Example");
    fs::write(file("05-alan"), sample("Alan Turing")).expect("a session");
    viva.sees("Alan Turing").keys("\x1b").sees("Start an interview").keys("q");
    viva.end().well().gave_the_terminal_back();
}

#[test]
#[cfg(target_os = "linux")]
fn a_list_of_nothing_shows_the_first_session_when_somebody_makes_the_folder() {
    let home = Home::new();
    let _ = fs::remove_dir_all(home.sessions());
    let mut viva = home.viva_sized((100, 30), &["review"]);
    viva.sees("There is no session yet");
    fs::create_dir_all(home.sessions()).expect("a folder");
    let file = |name: &str| home.sessions().join(format!("2026-11-{name}.toml"));
    fs::write(file("03-sam"), SAMPLE).expect("a session");
    viva.sees("Sam Example");
    // A sync that puts another folder in the place of that one.
    fs::rename(home.sessions(), home.sessions().with_file_name("before")).expect("a folder");
    viva.sees_no_more("Sam Example");
    fs::create_dir(home.sessions()).expect("a folder");
    fs::write(file("04-grace"), sample("Grace Hopper")).expect("a session");
    viva.sees("Grace Hopper").keys("\x1b").sees("Start an interview").keys("q");
    viva.end().well().gave_the_terminal_back();
}
