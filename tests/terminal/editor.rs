//! The editor of the user's choice: a script that changes the text, or fails.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty::{Home, Pty, alt};

/// The notes of the opening, with an editor to open them in.
fn opening_with(script: &str) -> (Home, Pty) {
    let home = Home::new();
    let editor = home.path("an editor.sh");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("a program");
    let home = home.with("EDITOR", &format!("'{}' --wait", editor.display()));
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada"]);
    viva.sees("─ Opening").keys("one\rtwo").sees("two").saved();
    (home, viva)
}

/// The screen is as it was, to the last corner.
fn is_whole(viva: &mut Pty) {
    viva.sees("Ada · Backend developer").sees("on time").sees("─ Guide ──").sees("Hard problem");
    viva.sees("─ Notes ──");
    assert!(viva.model().alternate_screen() && viva.model().bracketed_paste());
    assert_eq!(viva.keyboards(), 1);
    assert!(!viva.modes().has("ECHO") && !viva.modes().has("ICANON"), "{:?}", viva.modes());
}

const CTRL_O: &str = "\x0f";

#[test]
fn an_editor_outside_gets_the_notes_and_gives_them_back() {
    let (home, mut viva) = opening_with(
        "test \"$1\" = --wait && test -t 0 && test -t 1 || exit 9
        cp \"$2\" seen; ls -l \"$2\" | cut -c 1-10 > mode; stty -a > modes
        printf 'THE EDITOR SCRIBBLES\\n'
        printf 'zero\\none\\n+ two and a half\\n' > \"$2\"",
    );
    viva.keys(CTRL_O).sees("+ two and a half").sees_no_more("SCRIBBLES");
    is_whole(&mut viva);
    viva.keys("!").sees("!").saved().keys(alt('q')).end().well().gave_the_terminal_back();

    let text = home.record().entries[0].notes.text();
    assert_eq!(text.replace('!', ""), "zero\none\n+ two and a half");
    assert!(text.contains('!'), "{text}");
    let said = |name: &str| fs::read_to_string(home.path(name)).expect("the script was there");
    assert_eq!(said("seen"), "one\ntwo\n");
    assert_eq!(said("mode").trim(), "-rw-------");
    let modes = said("modes");
    let is_set = |flag: &str| modes.split([' ', ';', '\n']).any(|word| word == flag);
    assert!(is_set("icanon") && is_set("echo"), "{modes}");
    nothing_else_lies_about(&home);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let (home, mut viva) = opening_with("printf 'gone\\n' > \"$2\"; echo SCRIBBLES; exit 3");
    viva.keys(CTRL_O).sees("has ended with the error code 3.").sees_no_more("SCRIBBLES");
    viva.keys("three").sees("twothree");
    is_whole(&mut viva);
    viva.keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().entries[0].notes.text(), "one\ntwothree");
    nothing_else_lies_about(&home);
}

#[test]
fn an_editor_that_dies_leaves_the_terminal_usable() {
    let (home, mut viva) = opening_with("stty -echo; printf '\\033[?25l'; kill -9 $$");
    viva.keys(CTRL_O).sees("has ended before its time.");
    is_whole(&mut viva);
    viva.keys("three").sees("twothree").keys(alt('q')).end().well();
    assert_eq!(home.record().entries[0].notes.text(), "one\ntwothree");
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let home = Home::new().with("EDITOR", "no-such-editor --wait");
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada"]);
    viva.sees("─ Opening").keys("one").sees("one").keys(CTRL_O);
    viva.sees("There is no editor no-such-editor");
    is_whole(&mut viva);
    viva.keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().entries[0].notes.text(), "one");
}

/// Neither the lent text nor anything else is left beside the session.
fn nothing_else_lies_about(home: &Home) {
    let names: Vec<String> = fs::read_dir(home.sessions())
        .expect("the sessions")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 1, "{names:?}");
}
