//! Text that would steer the terminal if it reached it: it is kept, shown, and never obeyed.

use std::fs;

use crate::pty::{Ended, Home, alt};
use crate::stream::is_tame;

/// A screen cleared, a clipboard filled, a title set, a report asked for, a reset; C1 likewise;
/// bidi and zero width; a bell and other control characters.
pub const HOSTILE: &str = "A\x1b[2J\x1b[31mB\x1b]52;c;cm0gLXJm\x07C\x1b]0;OWNED\x07D\x1b]2;OWNED\x1b\\E\
    \x1b[6nF\x1bcG\x1bP+q544e\x1b\\H\u{9b}2JI\u{9d}0;OWNED\u{9c}J\u{85}K\u{202e}L\u{2066}M\u{200b}N\
    \u{feff}O\x07P\x08Q\x0eR\x7fS\u{2028}T\tU";

/// Fails unless a terminal was only ever told what the program itself has to say.
fn was_tame(ended: Ended) -> Ended {
    is_tame(&ended.bytes);
    assert!(ended.titles.iter().all(|title| title == b"viva"), "{:?}", ended.titles);
    let ended = ended.well().gave_the_terminal_back();
    assert!(!ended.screen.contains("OWNED\u{7}"), "{}", ended.screen);
    ended
}

#[test]
fn hostile_names_and_notes_are_kept_and_never_obeyed() {
    let home = Home::new();
    let mut viva =
        home.viva(&["run", "--now", "backend", "--candidate", HOSTILE, "--round", HOSTILE]);
    viva.sees("─ Opening").paste(HOSTILE).keys("END").sees("END").saved();
    // Every screen that shows the name or the notes.
    viva.keys(alt('g')).sees("Jump to").keys("\x1b").sees_no_more("Jump to");
    viva.keys(alt('w'))
        .sees("Alt-w again")
        .keys(alt('w'))
        .sees("Before you decide")
        .paste(HOSTILE)
        .keys("BECAUSE")
        .sees("BECAUSE");
    viva.keys(alt('e')).sees("Finish with gaps?").keys("F").sees("SCORECARD");
    viva.keys("\x1b[F").sees("DEVIATIONS").keys("\x1b[H").sees("SCORECARD");
    viva.keys("\x1b").sees("Filter").keys("zebra").sees("zebra");
    viva.keys("\x1b").sees("a name or word").keys("\x1b").sees("Start an interview").keys("q");
    let ended = was_tame(viva.end());
    assert_eq!(ended.titles, ["viva".as_bytes()]);

    let record = home.record();
    assert_eq!(record.people.candidate, HOSTILE);
    assert_eq!(record.people.round, HOSTILE);
    assert_eq!(record.entries[0].notes.text(), format!("{HOSTILE}END"));
    assert_eq!(record.reason.text(), format!("{HOSTILE}BECAUSE"));

    let id = record.id.to_string();
    let mut viva = home.viva(&["review", &id]);
    viva.sees("SCORECARD").keys("q");
    was_tame(viva.end());
    for arguments in
        [&["list"][..], &["show", &id], &["resume", &id], &["compare", &id], &["show", HOSTILE]]
    {
        let ended = home.viva_sized((200, 200), arguments).end();
        is_tame(&ended.bytes);
    }
}

#[test]
fn a_hostile_bank_is_shown_and_never_obeyed() {
    let home = Home::new();
    let questions = home.path("home/questions");
    fs::create_dir_all(&questions).expect("a folder");
    // As TOML escapes it, which is how it gets past whoever looks at the file.
    let escaped = HOSTILE.chars().map(|c| format!("\\U{:08x}", u32::from(c)));
    let text = escaped.collect::<Vec<_>>().concat();
    let bank = format!(
        "schema = 1\nid = \"wild\"\ntitle = \"{text}\"\n[[question]]\nid = \"one\"\n\
         title = \"{text}\"\nask = \"{text}\"\nlook_for = \"{text}\"\nsignals = [\"{text}\"]\n\
         red_flags = [\"{text}\"]\nprobes = [\"{text}\"]\n[question.anchors]\n1 = \"{text}\"\n\
         3 = \"{text}\"\n5 = \"{text}\"\n"
    );
    fs::write(questions.join("wild.toml"), bank).expect("a bank");
    fs::write(questions.join("broken\x1b]0;OWNED\x07.toml"), "[[\x1b]0;OWNED\x07").expect("a bank");
    let mut viva = home.viva(&[]);
    viva.sees("Start an interview")
        .keys("b")
        .sees("Working with people")
        .keys("\x1b[B\x1b[A\x1b[B");
    viva.sees("OWNED").keys("\x1b").sees("Start an interview").keys("q");
    was_tame(viva.end());
    let mut viva = home.viva(&["run", "--now", "wild", "--candidate", "Ada"]);
    viva.sees("─ Opening")
        .keys(alt('n'))
        .sees("Look for")
        .keys(alt('A'))
        .sees("A ☑")
        .keys(alt('v'))
        .sees("What earns which rating");
    viva.keys("\x1b").sees_no_more("What earns").keys(alt('q'));
    was_tame(viva.end());
    is_tame(&home.viva_sized((200, 200), &["banks"]).end().bytes);
}
