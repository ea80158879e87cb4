//! An interview from the first key to the report.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use vivavoce::domain::{Phase, Recommendation, Standing, What};

use crate::pty::{Home, Pty, alt, read};

/// An interview on its first question, with the keys in the notes.
fn slow_query(home: &Home) -> Pty {
    let mut viva =
        home.viva(&["run", "--now", "backend", "--candidate", "Ada Lovelace", "--guide", "60"]);
    viva.sees("─ Opening").keys(alt('n')).sees("─ 1 · Slow query");
    viva
}

#[test]
fn six_keys_from_home_the_interview_is_live() {
    let home = Home::new();
    let mut viva = home.viva(&[]);
    viva.sees("Start an interview");
    for key in ["n", "A", "d", "a", "\r"] {
        viva.keys(key);
    }
    viva.sees("Enter starts").saved();
    assert_eq!(home.record().phase, Phase::Planned);
    viva.keys("\r");
    viva.sees("Ada · Backend developer").sees("Alt + ").saved();
    assert_eq!(home.record().phase, Phase::Live);
}

#[test]
fn whatever_else_is_done_no_letter_of_the_notes_is_lost() {
    let home = Home::new();
    let mut viva = slow_query(&home);
    let [rate, heard, flag, asked] = ['4', 'A', 'F', 'k'].map(alt);
    viva.keys(format!("+ looked at the {rate}plan"));
    // A red flag opens a line for the words behind it, below the sentence; Enter leads there.
    viva.keys(format!(" fi{heard}rst\r- no figures{flag}\rit felt fast\rwhy no{asked}t?"));
    viva.sees("looked at the plan first")
        .sees("- no figures")
        .sees("it felt fast")
        .sees("why not?");
    viva.sees("A ☑").sees("F ⚑").sees("k ✓").sees("Rating: 4");
    viva.keys(format!("{}two", alt('n'))).sees("─ 2 · ").sees("two").saved();
    viva.keys(alt('q')).end().well().gave_the_terminal_back();

    let record = home.record();
    let [_, first, second, ..] = record.entries.as_slice() else { panic!("{record:?}") };
    assert_eq!(
        first.notes.text(),
        "+ looked at the plan first\n- no figures\n\" it felt fast\nwhy not?"
    );
    assert_eq!(first.rating, Some(4));
    assert_eq!(
        (&first.signals[..], &first.red_flags[..], &first.probes[..]),
        (&[0][..], &[0][..], &[1][..])
    );
    assert_eq!(first.standing, Standing::Answered);
    assert_eq!((second.notes.text().as_str(), second.standing), ("two", Standing::Asking));
}

/// Whether the two halves arrive apart is up to the machine, so one of several attempts must
/// leave the keys with the text. That the rating is given and the text stays clean is certain.
#[test]
fn an_alt_key_that_a_slow_line_has_torn_is_still_an_alt_key() {
    let home = Home::new();
    let mut viva = slow_query(&home);
    viva.keys("so").sees("so");
    let mut written = String::from("so");
    let mut whole = 0;
    for rating in ["1", "2", "3", "4", "5"] {
        viva.torn("\x1b", rating, Duration::from_millis(4));
        viva.sees(&format!("Rating: {rating} "));
        if viva.screen().contains("Alt + ") {
            whole += 1;
            viva.keys(".");
            written.push('.');
            viva.sees(&written);
        } else {
            viva.keys("i").sees("Alt + ");
        }
    }
    viva.saved().keys(alt('q')).end().well();
    let entry = &home.record().entries[1];
    assert_eq!((entry.rating, entry.notes.text()), (Some(5), written));
    assert!(whole > 0, "the desk has kept the keys every time");
}

#[test]
fn quitting_says_where_everything_is_and_leaves_the_terminal_as_it_was() {
    let home = Home::new();
    let mut viva = slow_query(&home);
    assert!(!viva.modes().has("ECHO") && !viva.modes().has("ICANON"), "{:?}", viva.modes());
    assert!(viva.model().alternate_screen() && viva.model().bracketed_paste());
    viva.keys("kept\x1b").sees("i write").keys("q");
    let ended = viva.end().well().gave_the_terminal_back();
    let id = home.record().id;
    let ended = ended.shows("The interview with Ada Lovelace is saved at");
    let ended = ended.shows(&format!("viva resume {id}"));
    assert!(!ended.screen.contains("Look for"), "{}", ended.screen);
    assert_eq!(home.record().entries[1].notes.text(), "kept");
}

#[test]
fn resuming_goes_on_where_the_interview_was_left() {
    let home = Home::new();
    let mut viva = slow_query(&home);
    viva.keys(format!("before{}", alt('4'))).sees("before").sees("Rating: 4 ");
    viva.keys(alt('q')).end().well();

    let mut viva = home.viva(&["resume"]);
    viva.sees("Going on with the interview of").sees("─ 1 · Slow query");
    viva.sees("before").sees("Rating: 4 ").keys("after").sees("beforeafter");
    viva.keys(alt('q')).end().well().gave_the_terminal_back();

    let record = home.record();
    assert_eq!(record.entries[1].notes.text(), "beforeafter");
    let what: Vec<&What> = record.timeline.iter().map(|event| &event.what).collect();
    let away = |what: &[&What]| matches!(what, [What::Left, What::Returned { .. }]);
    assert_eq!(what.windows(2).filter(|pair| away(pair)).count(), 1, "{what:?}");
}

#[test]
fn the_same_command_goes_on_and_new_begins_another_interview() {
    let home = Home::new();
    let run = ["run", "--now", "backend", "--candidate", "Ada Lovelace"];
    let mut viva = home.viva(&run);
    viva.sees("─ Opening").keys("first").sees("first").keys(alt('q')).end().well();
    let mut viva = home.viva(&run);
    viva.sees("Going on with the interview of").sees("--new starts another").sees("first");
    viva.keys(alt('q')).end().well();
    let [file] = home.files().try_into().expect("one session");
    let before = fs::read(&file).expect("the session");

    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada Lovelace", "--new"]);
    viva.sees("─ Opening").sees_no_more("first").keys("second").sees("second");
    viva.keys(alt('q')).end().well();
    let files = home.files();
    assert_eq!(files.len(), 2, "{files:?}");
    assert_eq!(fs::read(&file).expect("the session"), before);
    let other = files.iter().find(|other| **other != file).expect("another");
    assert_eq!(read(other).entries[0].notes.text(), "second");
}

#[test]
fn what_is_planned_on_the_command_line_begins_with_the_next_command() {
    let home = Home::new();
    let run = ["run", "backend", "--candidate", "Ada Lovelace"];
    let mut viva = home.viva(&run);
    viva.sees("Enter starts").keys("iremember").sees("remember").keys("\x1b");
    viva.sees("i write").keys("q").end().well().gave_the_terminal_back();
    assert_eq!(home.record().phase, Phase::Planned);
    let mut viva = home.viva(&run);
    viva.sees("Set up before, and not begun").sees("remember").keys("\r").sees("─ Opening");
    viva.keys(alt('q')).end().well();
    assert_eq!(home.record().phase, Phase::Live);
    assert_eq!(home.record().entries[0].notes.text(), "remember");
}

#[test]
fn an_interview_goes_to_its_end_and_its_report_can_be_printed() {
    let home = Home::new();
    let mut viva = slow_query(&home);
    for (number, rating) in [(1, '4'), (2, '3'), (3, '5'), (4, '2'), (5, '4')] {
        viva.sees(&format!("─ {number} · "));
        viva.keys(format!("+ answer {number}{}", alt(rating))).sees(&format!("answer {number}"));
        viva.sees(&format!("Rating: {rating} ")).keys(alt('n'));
    }
    viva.sees("─ Closing").keys(alt('n')).sees("Before you decide");
    viva.keys(format!("Because of caching{}", alt('3'))).sees("Because of caching");
    viva.sees("Recommendation: yes").keys(alt('e')).sees("Finish?").keys(alt('e'));
    viva.sees("· finished").keys("q");
    let ended = viva.end().well().gave_the_terminal_back();
    let id = home.record().id;
    ended.shows("is finished").shows(&format!("viva review {id}"));

    let record = home.record();
    assert_eq!(record.phase, Phase::Finished);
    assert_eq!(record.recommendation, Some(Recommendation::Yes));
    let ended = home.viva_sized((100, 200), &["show", "ada"]).end().well();
    let ended = ended.shows("Recommendation: yes").shows("Because of caching");
    let ended = ended.shows("answer 1").shows("answer 5").shows("3.6 of 5");
    assert!(!ended.bytes.contains(&0x1b), "{}", ended.screen);
}

#[test]
fn nobody_else_can_read_what_is_written() {
    let home = Home::new();
    slow_query(&home).saved().keys(alt('q')).sees("viva resume");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&home.sessions()), 0o700);
    let [file] = home.files().try_into().expect("one session");
    assert_eq!(mode(&file), 0o600);
    let remembered = home.path("state/vivavoce");
    for entry in fs::read_dir(&remembered).into_iter().flatten() {
        assert_eq!(mode(&entry.expect("an entry").path()), 0o600);
    }
}
