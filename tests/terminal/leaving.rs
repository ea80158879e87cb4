//! Ends that nobody planned: the terminal is given back all the same.

use std::env;
use std::num::NonZero;
use std::path::Path;

use ratatui::Frame;
use ratatui::widgets::Paragraph;
use vivavoce::shell::terminal::{Terminal, install_panic_hook};

use crate::pty::{Home, Pty, alt};

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
    assert!(written.contains("DRAWN") && !ended.screen.contains("DRAWN"), "{}", ended.screen);
    assert!(!written.contains("HALF"), "{}", ended.screen);
}

/// Takes the terminal as `shell::run` does, draws, and panics in the middle of the next frame.
#[test]
#[ignore = "it is the other process of the test above"]
fn a_mistake_of_the_program() {
    let sessions = env::var_os(PANICS).expect("it is started by the test above");
    install_panic_hook(Path::new(&sessions));
    let mut terminal = Terminal::take().expect("a terminal");
    let draw = |frame: &mut Frame, text| frame.render_widget(Paragraph::new(text), frame.area());
    terminal.draw(|frame| draw(frame, "DRAWN")).expect("a frame");
    let _ = terminal.draw(|frame| {
        draw(frame, "HALF");
        panic!("nothing was divided by nothing");
    });
}

#[test]
fn nothing_of_an_interview_can_be_scrolled_back_to() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "backend", "--candidate", "Ada Lovelace", "--guide", "60"]);
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
