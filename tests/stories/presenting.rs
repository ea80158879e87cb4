//! The other side of the table: what a candidate who looks at the screen can see.

use std::time::Duration;

use vivavoce::app::{Go, Overlay, Screen};
use vivavoce::domain::{Item, Phase};

use crate::desk::{Desk, bank_of, banks};

/// A question that is short enough to be shown large at 140×45, and no letter of it as text.
fn presented() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(140, 45).keys("Alt-n").write("not for the candidate").keys("Alt-4 F5");
    desk
}

#[test]
fn the_question_stands_alone_in_large_letters() {
    let desk = presented();
    let screen = desk.screen();
    let of_blocks = |c: char| " \n▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".contains(c);
    assert!(screen.chars().all(of_blocks), "{screen}");
    assert!(screen.contains('█'));
}

#[test]
fn any_key_comes_back_and_does_nothing_else() {
    for key in ["Space", "q", "Alt-n", "Esc", "Alt-5", "F5", "x"] {
        let mut desk = presented();
        let interview = desk.app.interview.clone();
        desk.tell(vivavoce::app::Msg::Key(vivavoce::app::Key::parse(key).expect("a key")));
        assert_eq!(desk.app.overlay, None, "{key}");
        assert_eq!(desk.app.interview, interview, "{key}");
    }
}

#[test]
fn in_a_small_window_the_whole_question_is_in_plain_letters() {
    let mut desk = presented();
    desk.resize(60, 20);
    let question = item(&desk).question().expect("a question").ask.clone();
    let words: Vec<&str> = question.split_whitespace().collect();
    let screen = desk.screen();
    assert_eq!(screen.split_whitespace().collect::<Vec<_>>(), words);
    // Even where the interview itself has no room.
    desk.resize(30, 6);
    assert!(desk.screen().starts_with(|c: char| c == ' ' || c == '\n' || words[0].starts_with(c)));
}

#[test]
fn the_opening_shows_a_neutral_line() {
    let mut desk = Desk::interview("backend", "60");
    desk.keys("F5");
    assert_eq!(desk.screen().trim(), "Welcome");
}

#[test]
fn nothing_ticks_while_the_question_is_shown() {
    let mut desk = presented();
    desk.wait(10);
    let soon = desk.at.mono + Duration::from_secs(5);
    assert!(desk.app.deadline().is_none_or(|due| due > soon));
}

#[test]
fn a_second_program_follows_the_interview_and_shows_the_question_alone() {
    let mut desk = Desk::interview("backend", "60");
    desk.keys("Alt-n").write("secret").wait(2);
    let file = desk.app.interview.as_ref().expect("an interview").file.clone();
    let mut other = Desk::start_with(Go::Present { file }, desk.files.clone(), banks());
    other.resize(60, 20);
    let bank = bank_of(&banks(), "backend");
    let first = &item(&desk).question().expect("a question").ask;
    assert!(bank.questions.iter().any(|question| question.ask == *first));
    assert_eq!(words(&other.screen()), words(first));
    // The interview goes on, and so does what is shown.
    desk.keys("Alt-n").wait(2);
    other.files.clone_from(&desk.files);
    other.wait(1);
    assert_eq!(words(&other.screen()), words(&item(&desk).question().expect("one").ask));
    desk.keys("Alt-t").wait(2);
    other.files.clone_from(&desk.files);
    other.wait(1);
    assert_eq!(other.screen().trim(), "A short break");
    desk.keys("Alt-t Alt-w Alt-w").wait(2);
    assert_eq!(desk.record().phase, Phase::WrapUp);
    other.files.clone_from(&desk.files);
    other.wait(1);
    assert_eq!(other.screen().trim(), "Thank you");
}

#[test]
fn a_session_that_has_gone_leaves_an_empty_screen() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(2);
    let file = desk.app.interview.as_ref().expect("an interview").file.clone();
    let mut other = Desk::start_with(Go::Present { file }, desk.files.clone(), banks());
    assert_eq!(other.screen().trim(), "Welcome");
    other.files.clear();
    other.wait(1);
    assert_eq!(other.screen().trim(), "");
}

#[test]
fn no_key_but_the_ends_does_anything_in_the_second_program() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(2);
    let file = desk.app.interview.as_ref().expect("an interview").file.clone();
    let mut other = Desk::start_with(Go::Present { file }, desk.files.clone(), banks());
    other.keys("F1 ? n Enter Alt-n Ctrl-Z F5").paste("text");
    assert!(matches!(other.app.screen, Screen::Present(_)));
    assert_eq!((&other.app.overlay, other.screen().trim()), (&None::<Overlay>, "Welcome"));
    other.keys("q");
    assert_eq!(other.farewell, Some(Vec::new()));
    assert_eq!(other.files, desk.files);
}

fn item(desk: &Desk) -> &Item {
    &desk.record().plan.items[desk.record().current]
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
