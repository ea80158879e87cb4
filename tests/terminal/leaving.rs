//! Ends that nobody planned: the terminal is given back all the same.

use std::env;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::time::Duration;

use vivavoce::app::{App, Go, Home as HomeFolder, Remembered, Start};
use vivavoce::domain::What;
use vivavoce::shell::clock::Clock;
use vivavoce::shell::terminal::{Terminal, Wanted, install_panic_hook};
use vivavoce::ui::Theme;
use vt100::MouseProtocolMode;

use crate::pty::{Home, Pty, SIZE, Signal, alt};

/// An interview in which something has been typed that is on the screen, and has not been there for
/// long enough to be in the file for another reason.
fn typed(home: &Home) -> Pty {
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada", "--guide", "60"]);
    viva.sees("─ Opening").keys(alt('n')).sees("─ 1 · ").saved();
    viva.keys("the last word").sees("the last word");
    viva
}

/// Everything is in the session's file, and in no other: there is none.
fn is_all_in_the_file(home: &Home) {
    let record = home.record();
    assert_eq!(record.entries[1].notes.text(), "the last word");
    is_left_alone(home);
}

/// The interview has been left, and no file is beside its own.
fn is_left_alone(home: &Home) {
    let record = home.record();
    assert_eq!(record.timeline.last().map(|event| &event.what), Some(&What::Left));
    let names = fs::read_dir(home.sessions()).expect("the sessions");
    let names: Vec<_> = names.map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

/// Sends a signal that ends the program, which the shell is told by the exit status.
fn is_ended_by(signal: Signal) {
    let home = Home::new();
    let mut viva = typed(&home);
    let ended = viva.signal(signal).end().gave_the_terminal_back();
    assert_eq!(ended.code, 128 + signal.as_raw().unsigned_abs(), "{}", ended.screen);
    assert!(!ended.screen.contains("Look for"), "{}", ended.screen);
    is_all_in_the_file(&home);
    let mut viva = home.viva(&["resume"]);
    viva.sees("the last word").keys(alt('q')).end().well();
}

#[test]
fn a_system_that_goes_down_gets_a_saved_session_and_its_terminal() {
    is_ended_by(Signal::TERM);
}

#[test]
fn a_line_that_is_cut_leaves_a_saved_session() {
    is_ended_by(Signal::HUP);
}

#[test]
fn an_interrupt_from_outside_loses_nothing() {
    is_ended_by(Signal::INT);
}

#[test]
fn a_quit_from_outside_loses_nothing_and_leaves_no_picture_of_the_memory() {
    is_ended_by(Signal::QUIT);
}

#[test]
fn ctrl_c_while_typing_is_no_end() {
    let home = Home::new();
    let mut viva = typed(&home);
    viva.keys("\x03\x03").keys("!").sees("the last word!");
    viva.keys("\x7f").saved().keys(alt('q')).end().well().gave_the_terminal_back();
    is_all_in_the_file(&home);
}

#[test]
fn a_terminal_that_vanishes_takes_nothing_with_it() {
    let home = Home::new();
    let mut viva = typed(&home);
    assert_eq!(viva.vanish(), 128 + Signal::HUP.as_raw().unsigned_abs());
    // The harness's end of a terminal says goodbye with a line end, which may still be heard.
    let notes = home.record().entries[1].notes.text();
    assert_eq!(notes.trim_end(), "the last word");
    is_left_alone(&home);
}

#[test]
fn signals_that_come_all_at_once_lose_nothing() {
    let home = Home::new();
    let mut viva = typed(&home);
    viva.signal(Signal::TSTP).signal(Signal::INT).signal(Signal::TERM).signal(Signal::HUP);
    // Whoever is stopped must go on to hear of the others, as the system sees to when it goes down.
    viva.wait(Duration::from_millis(300)).signal(Signal::CONT);
    let ended = viva.end().gave_the_terminal_back();
    assert!(ended.code > 128, "{}: {}", ended.code, ended.screen);
    is_all_in_the_file(&home);
}

#[test]
fn a_program_that_is_stopped_has_saved_and_its_terminal_is_usable_and_then_whole_again() {
    let home = Home::new();
    let mut viva = typed(&home);
    let raw = viva.modes();
    for (columns, rows) in [SIZE, (90, 30)] {
        viva.signal(Signal::TSTP).stops();
        viva.until("the terminal is the shell's", |viva| !viva.model().alternate_screen());
        assert!(!viva.model().hide_cursor() && !viva.model().bracketed_paste());
        assert_eq!(viva.model().mouse_protocol_mode(), MouseProtocolMode::None);
        assert!(viva.modes().has("ICANON") && viva.modes().has("ECHO"), "{:?}", viva.modes());
        assert_eq!(home.record().entries[1].notes.text(), "the last word");
        // What the shell writes meanwhile, and another size, are not on the screen afterwards.
        viva.resize(columns, rows).signal(Signal::CONT).sees("─ Notes ──").sees("─ 1 · ");
        viva.sees("Ada · Backend developer").sees("on time").sees("the last word").sees("F1 help");
        assert!(viva.model().alternate_screen() && viva.model().bracketed_paste());
        assert_eq!(viva.model().mouse_protocol_mode(), MouseProtocolMode::ButtonMotion);
        assert_eq!(viva.modes(), raw);
    }
    viva.keys("!").sees("the last word!").keys("\x7f").keys(alt('q'));
    viva.end().well().gave_the_terminal_back();
    is_all_in_the_file(&home);
}

#[test]
fn a_stopped_program_can_be_ended() {
    let home = Home::new();
    let mut viva = typed(&home);
    viva.signal(Signal::TSTP).stops().signal(Signal::TERM).signal(Signal::CONT);
    let ended = viva.end().gave_the_terminal_back();
    assert_eq!(ended.code, 128 + Signal::TERM.as_raw().unsigned_abs(), "{}", ended.screen);
    is_all_in_the_file(&home);
}

/// Set for the process that panics, to the folder of the sessions.
const PANICS: &str = "VIVA_TEST_PANICS";

#[test]
fn a_panic_gives_the_terminal_back_and_says_where_the_sessions_are() {
    let home = Home::new();
    let mut command = home.command(env::current_exe().expect("this test"));
    let name = "leaving::a_mistake_of_the_program";
    command.args(["--ignored", "--exact", name, "--nocapture"]);
    command.env(PANICS, home.sessions());
    let ended = Pty::start((200, 30), command).end().gave_the_terminal_back();
    assert_ne!(ended.code, 0, "{}", ended.screen);
    let entered = ended.bytes.windows(8).any(|bytes| bytes == b"\x1b[?1049h");
    assert!(entered, "it has never had the terminal:\n{}", ended.screen);
    let sessions = format!("Your sessions are in {}", home.sessions().display());
    let ended = ended.shows("nothing was divided by nothing").shows(&sessions);
    let written = String::from_utf8_lossy(&ended.bytes);
    let shown = "Start an interview";
    assert!(written.contains(shown) && !ended.screen.contains(shown), "{}", ended.screen);
}

/// Takes the terminal as `shell::run` does, draws, and panics.
#[test]
#[ignore = "it is the other process of the test above"]
fn a_mistake_of_the_program() {
    let sessions = env::var_os(PANICS).expect("it is started by the test above");
    install_panic_hook(Path::new(&sessions));
    let mut terminal =
        Terminal::take(Wanted { mouse: true, background: true }).expect("a terminal");
    let home = HomeFolder { folder: "home".into(), sessions: "home/sessions".into(), named: true };
    let start = Start {
        home,
        settings: Box::default(),
        background: None,
        tilde: None,
        banks: Vec::new(),
        remembered: Remembered::default(),
        size: terminal.size(),
        mouse: true,
        go: Go::Home,
    };
    let (app, _) = App::new(Clock::start().now(), start);
    terminal.draw(&app, &Theme::of(&app)).expect("a frame");
    panic!("nothing was divided by nothing");
}

#[test]
fn nothing_of_an_interview_can_be_scrolled_back_to() {
    let home = Home::new();
    let mut viva =
        home.viva(&["run", "--now", "backend", "--candidate", "Ada Lovelace", "--guide", "60"]);
    viva.sees("─ Opening").keys("a secret").sees("a secret");
    // All that moves rows: a cover and back, a question shown large, more lines than there is room
    // for, the report, other sizes.
    viva.keys(alt('c')).sees_no_more("secret").keys("x").sees("a secret");
    viva.keys(alt('n')).keys("\x1b[15~").sees_no_more("Notes").keys("x").sees("Notes");
    viva.keys("more\r".repeat(60)).sees("more").resize(60, 20).sees("more");
    let ended = viva.resize(100, 40).sees("more").keys(alt('q')).end().well();
    // On a terminal that keeps what scrolls off another screen too, which is all that can be
    // worse than the one modelled: there the other screen is not another one.
    let text = String::from_utf8(ended.bytes).expect("UTF-8");
    let (whole, _) = text.split_once("\x1b[?1049l").expect("the screen is given back");
    let mut model = long_memory();
    model.process(whole.replace("\x1b[?1049h", "").as_bytes());
    model.screen_mut().set_scrollback(10_000);
    assert_eq!(model.screen().scrollback(), 0, "rows have scrolled off");
    // And on one that has another screen nothing of it is left on the first.
    let mut model = long_memory();
    model.process(text.as_bytes());
    model.screen_mut().set_scrollback(10_000);
    for word in ["secret", "more", "Opening", "Data performance"] {
        assert!(!model.screen().contents().contains(word), "{word} is left");
    }
}

/// A terminal of 100×40 with a long memory.
fn long_memory() -> vt100::Parser {
    let [rows, columns] = [40, 100].map(|count| NonZero::new(count).expect("not zero"));
    vt100::Parser::new(rows, columns, 10_000)
}
