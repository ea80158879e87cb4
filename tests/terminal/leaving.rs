//! Ends that nobody planned: the terminal is given back all the same.

use std::env;
use std::path::Path;

use ratatui::Frame;
use ratatui::widgets::Paragraph;
use vivavoce::shell::terminal::{Terminal, install_panic_hook};

use crate::pty::{Home, Pty};

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
