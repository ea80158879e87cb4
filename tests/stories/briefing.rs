//! The brief: one page before the clock runs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vivavoce::app::{Go, Screen};
use vivavoce::domain::{People, Phase, Standing};

use crate::desk::{Desk, bank_file, bank_of, banks};

fn at_the_brief() -> Desk {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada Lovelace").keys("Enter");
    desk
}

/// A finished interview with Ada Lovelace, everything recorded in it that can prejudice.
fn earlier() -> BTreeMap<PathBuf, String> {
    let mut desk = Desk::interview_on(&bank_of(&banks(), "teamwork"), "30");
    desk.wait(60).keys("Alt-n").wait(60);
    desk.write("+ brilliant\n- rude\n? what became of the team\n\"I won\n!careless");
    desk.keys("Alt-5 Alt-A Alt-w Alt-w Alt-4").write("hire at once").keys("Alt-e F");
    assert_eq!(desk.on_disk().phase, Phase::Finished);
    desk.files
}

fn knowing(files: BTreeMap<PathBuf, String>, name: &str) -> Desk {
    let mut desk = Desk::start(Go::Home, files);
    desk.resize(80, 60).keys("n").write(name).keys("Enter");
    desk
}

#[test]
fn the_brief_comes_before_the_clock() {
    let mut desk = at_the_brief();
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    desk.wait(600).sees("Enter starts").sees("15:10").sees("16:10");
    assert_eq!((desk.record().phase, desk.on_disk().phase), (Phase::Planned, Phase::Planned));
    desk.keys("Enter");
    assert_eq!((&desk.app.screen, desk.record().phase), (&Screen::Live, Phase::Live));
    desk.sees("0:00 / 60:00");
}

#[test]
fn the_brief_tells_what_each_item_is_after_and_what_it_may_take() {
    let mut desk = at_the_brief();
    desk.resize(80, 24)
        .sees("8 min")
        .sees("Slow query")
        .sees("(optional)")
        .sees("58 min in boxes, 2 to spare");
    desk.keys("End").sees("Nothing earlier.").sees("Enter starts").keys("Home PageDown");
    desk.sees("Leave out, in small talk too");
    for (columns, rows) in [(60, 20), (80, 24), (140, 45), (40, 14)] {
        desk.resize(columns, rows).sees("Enter starts");
    }
}

#[test]
fn boxes_that_do_not_fit_are_said_before_the_start() {
    let text = "[[question]]\nid = \"q\"\nminutes = 40\nask = \"Why?\"\n[[guide]]\nminutes = 30\n\
                questions = [\"q\"]\n";
    let mut all = banks();
    all.push(bank_file("long", text));
    let go = Go::Setup { bank: Some("long".into()), guide: None, people: People::default() };
    let mut desk = Desk::start_with(go, BTreeMap::new(), all);
    desk.sees("has a problem: Banks on Home").write("Ada").keys("Enter");
    desk.sees("48 min in boxes, 18 more than there are");
}

#[test]
fn notes_written_before_the_start_are_kept_and_have_no_time() {
    let mut desk = at_the_brief();
    desk.keys("i").write("ask about\nthe move").wait(2);
    assert_eq!(desk.on_disk().entries[0].notes.text(), "ask about\nthe move");
    desk.keys("Alt-u").sees("Undone").keys("Alt-r");
    assert_eq!(desk.record().phase, Phase::Planned, "a line end does not start the clock");
    desk.keys("Esc Enter").wait(5).write("arrived").wait(2);
    let notes = desk.on_disk().entries[0].notes.clone();
    assert_eq!(notes.text(), "ask about\nthe move\narrived");
    let begun: Vec<Option<u32>> = notes.lines().iter().map(|line| line.begun).collect();
    assert_eq!(begun, [None, None, Some(5)]);
    assert_eq!(desk.record().entries[0].standing, Standing::Asking);
}

#[test]
fn a_key_pressed_by_mistake_never_starts_the_clock() {
    let mut desk = at_the_brief();
    for key in ["n", "s", "4", "A", "Space", "w", "Tab", "Alt-n", "F5", "e", "y"] {
        desk.wait(2).keys(key);
        assert_eq!(desk.record().phase, Phase::Planned, "{key}");
    }
    desk.wait(2).keys("x");
    assert!(desk.said().starts_with("x does nothing here. i goes to the notes; Enter starts"));
    desk.paste("text");
    assert_eq!(desk.notes(), "");
}

#[test]
fn what_is_left_before_the_start_stays_planned_and_goes_on() {
    let mut desk = at_the_brief();
    desk.keys("i").write("remember").keys("Esc Esc");
    assert!(matches!(desk.app.screen, Screen::Home(_)));
    desk.wait(5).sees("Go on to Ada Lovelace").sees("planned");
    desk.keys("s").sees("planned").keys("Esc r");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    desk.sees("remember").keys("q");
    let farewell = desk.farewell.clone().expect("a farewell");
    assert_eq!(farewell[0], "The interview with Ada Lovelace is planned.");
    let mut desk = desk.again(3_600);
    desk.sees("Go on to Ada Lovelace").keys("Enter").sees("remember").keys("Enter");
    assert_eq!((desk.record().phase, desk.notes().as_str()), (Phase::Live, "remember"));
    assert_eq!(desk.files.len(), 1);
}

#[test]
fn a_planned_interview_opens_from_its_page() {
    let mut desk = at_the_brief();
    desk.keys("Esc s Enter").sees("r resumes").keys("r").sees("Enter starts").keys("Enter");
    assert_eq!(desk.record().phase, Phase::Live);
}

#[test]
fn the_next_interviewer_knows_what_was_asked_and_no_verdict() {
    let mut desk = knowing(earlier(), "  ada   LOVELACE");
    desk.sees("2026-11-24, Grace Hopper, Half an hour").sees("Asked: Disagreement");
    desk.sees("? what became of the team");
    for verdict in ["brilliant", "rude", "I won", "careless", "hire", "strong", "5 of", "rated"] {
        desk.sees_no(verdict);
    }
}

#[test]
fn somebody_else_of_a_similar_name_is_nobody_known() {
    knowing(earlier(), "Ada Love").sees("Nothing earlier.");
    knowing(earlier(), "-").sees("No name was given.");
}

#[test]
fn a_session_that_cannot_be_read_is_said() {
    let mut files = earlier();
    files.insert("/home/sessions/2026-01-01-x.toml".into(), "not a session".into());
    knowing(files, "Ada Lovelace").sees("One session file cannot be read").sees("Asked:");
}

#[test]
fn the_page_does_not_wait_for_the_disk() {
    let mut desk = Desk::start(Go::Home, earlier());
    desk.resize(80, 60);
    desk.slow = true;
    desk.keys("n").write("Ada Lovelace").keys("Enter").sees("Looking.").sees("Enter starts");
    desk.answer().sees("Asked: Disagreement");
    desk.slow = true;
    desk.keys("Enter").answer();
    assert_eq!(desk.app.screen, Screen::Live);
}

#[test]
fn a_script_is_filled_in_before_it_is_read_aloud() {
    let text = "must_not_ask = [\"Shoe size\"]\nquestions = [\"Why?\", \"How?\"]\n[[guide]]\n\
                minutes = 25\nquestions = [\"why\", \"how\"]\nopening = { minutes = 2, script = \
                \"Hello {candidate}, I am {interviewer}: {questions} questions, {minutes} min, \
                {{so}}, for {role}.\" }\n";
    let file = bank_file("filled", text);
    assert_eq!(file.problems, []);
    let mut all = banks();
    all.push(file);
    let go = Go::Setup { bank: Some("filled".into()), guide: None, people: People::default() };
    let mut desk = Desk::start_with(go, BTreeMap::new(), all);
    desk.resize(140, 45).write("A{role}").keys("Enter");
    let said = "Hello A{role}, I am Grace Hopper: 2 questions, 25 min, {so}, for";
    desk.sees(said).sees("Shoe size").sees_no("Age, or a year").keys("Enter").sees(said);
    let file = vivavoce::format::session_toml::print(desk.record());
    assert!(file.contains("for [the role]."), "{file}");
    // What is said from memory was not read like that: no report says that it was.
    let report = vivavoce::format::report::text(desk.record(), 200);
    assert!(!report.contains("[the role]") && report.contains("Script left out"), "{report}");
}

#[test]
fn help_is_there_and_the_first_esc_only_takes_a_message_away() {
    let mut desk = at_the_brief();
    for key in ["F1", "?"] {
        desk.keys(key).sees("Keys · Esc closes").sees("The brief").keys("Esc");
    }
    desk.keys("x").sees("F1 shows all keys").keys("Esc").sees_no("does nothing");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    desk.keys("i Alt-x").sees("F1 shows all keys").keys("Esc F1").sees("Keys").keys("Esc Esc");
    assert!(matches!(desk.app.screen, Screen::Home(_)));
}

#[test]
fn a_role_that_is_the_banks_title_is_said_once() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("Enter");
    let row = desk.screen().lines().next().map(str::to_owned).expect("a header");
    assert_eq!(row.matches("Backend developer").count(), 1, "{row}");
}
