//! Removing a session from the list, and bringing it back.

use std::path::Path;

use crate::desk::{Desk, HOME};

/// The list over two sessions, the last one under the highlight.
fn a_list() -> Desk {
    let mut desk = Desk::home();
    for name in ["Ada", "Bob"] {
        desk.keys("n").write(name).keys("Enter Enter").wait(60).keys("Esc q");
        desk = desk.again(60);
    }
    desk.keys("s").sees("Ada").sees("Bob");
    desk
}

fn trash(desk: &Desk) -> Vec<String> {
    let inside =
        |file: &&std::path::PathBuf| file.starts_with(Path::new(HOME).join("sessions/trash"));
    let files = desk.files.keys().filter(inside);
    files.map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

#[test]
fn it_is_asked_once_and_the_same_key_again_removes() {
    let mut desk = a_list();
    desk.write("bob").keys("Alt-r").sees("Remove Bob").sees("Alt-r: into the trash.");
    assert!(trash(&desk).is_empty());
    desk.keys("Alt-r").sees("Removed 2026-11-24-bob").sees("Alt-u brings it back.");
    assert_eq!(trash(&desk), ["2026-11-24-bob-backend"]);
    desk.keys("Esc").sees("Ada").sees_no("Bob,").keys("Alt-u").sees("Back again: 2026-11-24-bob");
    assert!(trash(&desk).is_empty());
    desk.sees("Ada").sees("Bob").keys("Alt-u").sees("Nothing was removed since");
}

#[test]
fn anything_else_in_between_is_no_yes() {
    let mut desk = a_list();
    desk.keys("Alt-r").sees("Remove Bob").keys("Down Alt-r").sees("Remove Ada").keys("Up Alt-r");
    desk.sees("Remove Bob");
    assert!(trash(&desk).is_empty());
}

#[test]
fn what_is_open_here_can_be_removed_once_it_is_saved() {
    let mut desk = Desk::home();
    desk.keys("n").write("Stray").keys("Enter Esc").sees("Go on to Stray");
    desk.keys("s Alt-r Alt-r").sees("Removed").keys("Esc").sees_no("Go on to Stray");
    assert!(desk.app.interview.is_none(), "nothing writes it anew");
    desk.wait(120);
    assert_eq!(trash(&desk), ["2026-11-24-stray-backend"]);
    assert_eq!(desk.files.len(), 1);
}

#[test]
fn why_it_could_not_be_removed_is_said() {
    let mut desk = a_list();
    desk.broken = Some("it is open in another program: pid 7".into());
    desk.keys("Alt-r Alt-r").sees("Not removed: it is open in another program: pid 7.");
    desk.sees("Bob");
}
