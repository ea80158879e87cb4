//! Reading a session's page: what is near its top, what stands under a question, where its keys
//! lead.

use std::collections::BTreeMap;

use vivavoce::app::Go;
use vivavoce::app::screen::Screen;
use vivavoce::format::report;

use crate::desk::Desk;

/// The page of a finished interview: a red flag with the candidate's words at the first question.
fn page(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").wait(60).write("+ looked at the plan first");
    desk.wait(20).keys("Alt-A Alt-G Enter").write("we just restarted it").wait(20).keys("Alt-2");
    desk.keys("Alt-w Alt-w Alt-2").write("Guesses.").keys("Alt-e F");
    let files: BTreeMap<_, _> = desk.files;
    let mut desk = Desk::start(Go::Library, files);
    desk.resize(columns, rows).keys("Enter");
    desk
}

#[test]
fn the_red_flags_are_near_the_top_with_the_question_and_the_candidates_words() {
    let mut desk = page(80, 24);
    desk.sees("RED FLAGS").sees("1. Slow query: Added a cache or hardware");
    desk.sees("\"we just restarted it\"");
    // Whoever has none is spared the heading.
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").write("+ so").keys("Alt-4 Alt-w Alt-w Alt-3 Alt-e F");
    assert!(!report::text(desk.record(), 80).contains("RED FLAGS"));
}

#[test]
fn under_a_question_the_notes_follow_its_rating_and_what_was_not_heard_comes_last() {
    let desk = page(80, 24);
    let Screen::Page(page) = &desk.app.screen else { panic!("no page") };
    let text = report::text(&page.record, 80);
    let question = text.split("1. Slow query · Data performance").nth(1).expect("a question");
    let places =
        ["2 = Looked", "+ looked at", "[x] Read a plan", "[x] Red flag", "Not heard: Named"];
    let places = places.map(|it| question.find(it).unwrap_or_else(|| panic!("{it}: {question}")));
    assert!(places.is_sorted(), "{places:?}");
    // Of what was never asked there is nothing to be told.
    assert_eq!(text.matches("Not heard:").count(), 1, "{text}");
}

#[test]
fn the_title_names_the_interviewer_and_what_else_there_is_room_for() {
    let mut desk = page(60, 20);
    desk.keys("n n n").sees("Ada Lovelace · Grace Hopper · finished");
    desk.resize(80, 24).sees("Ada Lovelace · Grace Hopper · One hour · 2026-11-24 · finished");
    desk.resize(40, 14).sees("Ada Lovelace");
}

#[test]
fn the_way_back_is_in_the_footer_at_every_size() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        page(columns, rows).sees("Esc back");
    }
}

#[test]
fn at_the_last_question_and_at_the_first_a_key_says_that_there_is_no_other() {
    let mut desk = page(80, 24);
    desk.keys("p");
    assert_eq!(desk.said(), "There is no question above.");
    desk.keys("n n n n n n n n n n n n");
    assert_eq!(desk.said(), "There is no question below.");
}

#[test]
fn a_question_that_is_named_like_its_competency_says_it_once() {
    let mut desk = Desk::interview("teamwork", "30");
    desk.wait(60).keys("Alt-n").write("+ so").keys("Alt-4 Alt-w Alt-w Alt-3 Alt-e F");
    let text = report::text(desk.record(), 80);
    assert!(text.contains("\n1. Disagreement\n"), "{text}");
}
