//! Two real programs on one session, and a file that changes under one.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty::{Home, alt, read};

const RUN: [&str; 7] = ["run", "--now", "backend", "--candidate", "Ada Lovelace", "--guide", "60"];

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

#[test]
fn what_goes_on_beside_a_changed_file_survives_a_kill_too() {
    let home = Home::new();
    let mut viva = home.viva(&RUN);
    viva.sees("─ Opening").keys("mine").sees("mine").saved();
    let [file] = home.files().try_into().expect("one session");
    fs::write(&file, fs::read_to_string(&file).expect("a session").replace("mine", "theirs"))
        .expect("a change");
    viva.keys(" too").sees("saved as a copy").keys(" and the last word").sees("the last word");
    drop(viva);
    let copy = file.with_extension("conflict-1.toml");
    let mut viva = home.viva(&["resume", copy.to_str().expect("a name")]);
    viva.sees("mine too and the last word").keys(alt('q')).end().well();
    let mut theirs = home.viva(&["resume", file.to_str().expect("a name")]);
    theirs.sees("theirs").keys(alt('q')).end().well();
    assert_eq!(read(&copy).entries[0].notes.text(), "mine too and the last word");
    assert_eq!(read(&file).entries[0].notes.text(), "theirs");
}

#[test]
fn a_session_goes_on_in_another_folder_when_its_own_is_no_more() {
    let home = Home::new();
    let mut viva = home.viva(&RUN);
    viva.sees("─ Opening").keys("mine").sees("mine").saved();
    fs::remove_dir_all(home.sessions()).expect("it is gone");
    fs::write(home.sessions(), "no folder").expect("a file in its place");
    viva.keys(" too").sees("NOT SAVED").keys(alt('o')).sees("Save in another folder");
    // Nothing else is there yet, not even the folder of the user.
    let there = home.path("user/elsewhere");
    viva.keys("~/elsewhere\r").sees(" saved ");
    viva.keys(" and on").sees("and on");
    let ended = viva.keys(alt('q')).end().well().gave_the_terminal_back();
    ended.shows("viva resume ").shows("elsewhere");
    let files: Vec<_> = fs::read_dir(&there).expect("a folder").collect();
    let [Ok(file)] = files.as_slice() else { panic!("one file, not {files:?}") };
    assert_eq!(read(&file.path()).entries[0].notes.text(), "mine too and on");
}

#[test]
fn a_second_terminal_shows_the_candidate_the_question_and_nothing_else() {
    let home = Home::new();
    let mut viva = home.viva(&RUN);
    viva.sees("─ Opening").keys("secret words").sees("secret words");
    let mut shown = home.viva_sized((60, 20), &["present"]);
    shown.sees("Welcome");
    viva.keys(alt('n')).sees_no_more("─ Opening").keys("more secrets").sees("more secrets");
    shown.sees_no_more("Welcome");
    // Of the question as much as stands in one row of plain letters.
    let record = home.record();
    let question = record.plan.items[1].question().expect("a question").ask.clone();
    let words: Vec<&str> = question.split_whitespace().take(5).collect();
    shown.sees(&words.join(" "));
    viva.keys(alt('4')).keys(alt('t')).sees("paused");
    shown.sees("A short break");
    viva.keys(alt('q')).end().well();
    let ended = shown.keys("q").end().well().gave_the_terminal_back();
    for text in ["secret", "Ada", "Lovelace", "backend"] {
        assert!(!String::from_utf8_lossy(&ended.bytes).contains(text), "{text} was sent");
    }
}

/// A home with the sample session, which is finished.
fn with_the_sample() -> (Home, std::path::PathBuf) {
    let home = Home::new();
    fs::create_dir_all(home.sessions()).expect("a folder");
    let file = home.sessions().join("2026-11-03-sam-example-backend.toml");
    fs::write(&file, include_str!("../../sessions/2026-11-03-sam-example-backend.toml"))
        .expect("a session");
    // As the program makes it: it says so when it narrows one.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("a mode");
    (home, file)
}

#[test]
fn one_program_at_a_time_amends_a_finished_session() {
    let (home, file) = with_the_sample();
    let before = fs::read_to_string(&file).expect("a session");
    let mut first = home.viva_sized((100, 30), &["review", "sam"]);
    let mut second = home.viva_sized((100, 30), &["review", "sam"]);
    first.sees("Sam Example").keys("nna").sees("Amend").keys("1").sees("Measured first");
    // The form waits for no disk: the right to write may come after it is on the screen.
    first.until("it is kept from others", |_| in_it(&home.sessions()) > 1);
    second.sees("Sam Example").keys("a").sees("it can only be read.");
    assert_eq!(fs::read_to_string(&file).expect("a session"), before, "nothing has been amended");
    first.keys("3").sees("rating 3, was 4").keys("a slip\r").sees("On record");
    second.keys("\x1b[B").sees("1 change after the end");
    first.keys("\x1b").sees("sessions");
    // It has been let go of: the other one can go on from there.
    second.keys("\x1b[B").sees("has let go of this session");
    second.keys("\x1b[Hnna").sees("Amend").keys("12").sees("rating 2, was 3");
    second.keys("again\r").sees("On record").keys("q").end().well();
    first.keys("\x1b").sees("Start an interview").keys("q").end().well();
    let whys: Vec<String> = read(&file).amendments.into_iter().map(|it| it.why).collect();
    assert_eq!(whys, ["a slip", "again"]);
    assert_eq!(in_it(&home.sessions()), 1, "something is left behind");
}

/// How many files are in a folder, hidden ones too.
fn in_it(folder: &std::path::Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

#[test]
#[cfg(target_os = "linux")]
fn a_page_shows_what_another_program_writes_without_a_key() {
    let home = Home::new();
    let mut first = home.viva(&RUN);
    first.sees("─ Opening").keys("first words").sees("first words").saved();
    let mut second = home.viva_sized((110, 180), &["resume"]);
    second.sees("shown for reading.").sees("first words");
    first.keys(", more words").sees("more words");
    second.sees("more words");
    first.keys(alt('q')).end().well();
    second.sees("has let go of this session").keys("q").end().well();
}

#[test]
fn an_amendment_that_was_seen_survives_a_kill() {
    let (home, file) = with_the_sample();
    for (rating, was) in [("3", 4), ("2", 3), ("1", 2)] {
        let mut viva = home.viva_sized((100, 30), &["review", "sam"]);
        viva.sees("Sam Example").keys("nna1").sees("Measured first").keys(rating);
        viva.sees(&format!("rating {rating}, was {was}")).keys("because\r").sees("On record");
        viva.kill();
        let record = vivavoce::shell::disk::load(&file).expect("a session");
        assert_eq!(record.entries[1].rating, rating.parse().ok());
    }
    assert_eq!(vivavoce::shell::disk::load(&file).expect("a session").amendments.len(), 3);
}
