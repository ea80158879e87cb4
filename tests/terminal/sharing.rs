//! Two real programs on one session, and a file that changes under one.

use std::fs;

use crate::pty::{Home, alt, read};

const RUN: [&str; 6] = ["run", "backend", "--candidate", "Ada Lovelace", "--guide", "60"];

#[test]
fn the_second_program_reads_and_goes_on_when_the_first_has_ended() {
    let home = Home::new();
    let mut first = home.viva(&RUN);
    first.sees("─ Opening").keys("first words").sees("first words").saved();
    let mut second = home.viva_sized((110, 180), &["resume"]);
    second.sees("Open in another program: pid ").sees("shown for reading.").sees("first words");
    first.keys(", more words").sees("more words").saved();
    second.keys("\x1b[B").sees("more words");
    let mut third = home.viva(&RUN);
    third.sees("shown for reading.").keys("q").end().well();
    first.keys(alt('q')).end().well().gave_the_terminal_back();
    second.keys("r").sees("─ Opening").sees("more words").keys("!").sees("words!").saved();
    second.keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().entries[0].notes.text(), "first words, more words!");
    let hidden = fs::read_dir(home.sessions()).expect("a folder").filter(|entry| {
        entry.as_ref().expect("an entry").file_name().as_encoded_bytes().starts_with(b".")
    });
    assert_eq!(hidden.count(), 0, "something is left behind");
}

#[test]
fn a_killed_program_blocks_nobody() {
    let home = Home::new();
    let mut first = home.viva(&RUN);
    first.sees("─ Opening").keys("first words").sees("first words").saved();
    drop(first);
    let mut second = home.viva(&["resume"]);
    second.sees("─ Opening").sees("first words").keys("!").sees("words!").saved();
    second.keys(alt('q')).end().well();
}

#[test]
fn a_file_that_is_changed_under_a_live_session_is_kept_beside_ours() {
    let home = Home::new();
    let mut viva = home.viva(&RUN);
    viva.sees("─ Opening").keys("mine").sees("mine").saved();
    let [file] = home.files().try_into().expect("one session");
    let theirs = fs::read_to_string(&file).expect("a session").replace("mine", "theirs");
    fs::write(&file, &theirs).expect("a change");
    viva.keys(" too").sees("mine too").sees("saved as a copy").sees("yours is now .conflict-1");
    viva.keys(" and on").sees("and on");
    let ended = viva.keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(fs::read_to_string(&file).expect("a session"), theirs);
    let copy = file.with_extension("conflict-1.toml");
    assert_eq!(read(&copy).entries[0].notes.text(), "mine too and on");
    ended.shows(".conflict-1").shows("viva diff ");
}
