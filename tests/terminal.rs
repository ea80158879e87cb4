//! The real program on a terminal: what it takes, what it shows, and what it gives back.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and waits for it")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;
use vivavoce::shell::terminal::{self, Terminal};

/// How long something may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("some cells")
}

/// The program in a terminal of its own.
struct Seat {
    folder: TempDir,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was sent to the terminal.
    sent: Vec<u8>,
}

impl Seat {
    fn new(folder: TempDir, arguments: &[&str], editor: Option<&str>) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_viva"));
        command.args(arguments);
        command.args(["--home", folder.path().to_str().expect("a plain path")]);
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", folder.path());
        command.env_remove("VISUAL");
        if let Some(script) = editor {
            let file = folder.path().join("the editor");
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("a script");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o700)).expect("a mode");
            command.env("EDITOR", format!("'{}'", file.display()));
        }
        Self::start(folder, command)
    }

    fn start(folder: TempDir, command: CommandBuilder) -> Self {
        let pty = native_pty_system().openpty(size(30, 100)).expect("a terminal");
        let child = pty.slave.spawn_command(command).expect("the program");
        let mut reader = pty.master.try_clone_reader().expect("its output");
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pty.master.take_writer().expect("its input");
        let screen = vt100::Parser::new(cells(30), cells(100), 0);
        Self { folder, child, master: pty.master, keys, output, screen, sent: Vec::new() }
    }

    /// This test program, on a terminal, with one of the tests that are otherwise ignored.
    fn test(name: &str) -> Self {
        let this = std::env::current_exe().expect("this program");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = CommandBuilder::new(this);
        command.args(["--ignored", "--exact", name, "--nocapture"]);
        Self::start(folder, command)
    }

    /// An interview that has just begun.
    fn interview(editor: Option<&str>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let arguments = ["run", "teamwork", "--candidate", "Ada Lovelace"];
        let mut seat = Self::new(folder, &arguments, editor);
        seat.see("Ada Lovelace");
        seat
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("a terminal that listens");
        self.keys.flush().expect("a terminal that listens");
    }

    /// Waits until the screen, or what was printed, is as wished.
    fn wait(&mut self, wish: &str, come_true: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !come_true(self) {
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.screen.process(&bytes);
                self.sent.extend(bytes);
            }
            assert!(Instant::now() < until, "no {wish} in:\n{}", self.screen.screen().contents());
        }
    }

    fn see(&mut self, text: &str) {
        self.wait(text, |seat| seat.screen.screen().contents().contains(text));
    }

    /// Leaves by Alt-q, and returns the exit status.
    fn quit(&mut self) -> u32 {
        self.press("\u{1b}q");
        self.end()
    }

    /// Waits for the end.
    fn end(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                // What it said last may still be on its way.
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
                    self.screen.process(&bytes);
                    self.sent.extend(bytes);
                }
                return status.exit_code();
            }
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.screen.process(&bytes);
                self.sent.extend(bytes);
            }
            assert!(Instant::now() < until, "it goes on:\n{}", self.screen.screen().contents());
        }
    }

    fn file(&self) -> String {
        let folder = self.folder.path().join("sessions");
        let files: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the folder of the sessions")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        assert_eq!(files.len(), 1, "{files:?}");
        fs::read_to_string(&files[0]).expect("a session")
    }

    fn count(&self, sequence: &str) -> usize {
        String::from_utf8_lossy(&self.sent).matches(sequence).count()
    }

    /// Whether the terminal is as it was found.
    fn assert_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen");
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert!(!screen.hide_cursor(), "the cursor");
        let taken = self.count("\u{1b}[22;2t");
        assert_eq!(self.count("\u{1b}[23;2t"), taken, "the title");
        // Giving back ends a frame too, in case a panic has left one half drawn.
        let frames = self.count("\u{1b}[?2026h");
        assert_eq!(self.count("\u{1b}[?2026l"), frames + taken, "frames held back");
        assert_eq!(taken, self.count("\u{1b}[?1049l"), "given back once");
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn what_is_typed_is_on_the_disk_when_the_terminal_is_given_back() {
    let mut seat = Seat::interview(None);
    seat.press("she began with the plan");
    seat.see("she began with the plan");
    assert_eq!(seat.quit(), 0);
    seat.assert_given_back();
    assert!(seat.file().contains("she began with the plan"));
}

#[test]
fn the_title_never_names_anybody() {
    let mut seat = Seat::interview(None);
    seat.quit();
    assert_eq!(seat.count("\u{1b}]0;viva\u{7}"), 1);
    assert_eq!(seat.count("\u{1b}]"), 1);
}

#[test]
fn no_question_is_asked_of_the_terminal() {
    let mut seat = Seat::interview(Some("true"));
    seat.press("\u{f}");
    seat.wait("second screen", |seat| seat.count("\u{1b}[?1049h") == 2);
    seat.quit();
    for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u", "\u{1b}]10;?", "\u{1b}]11;?"] {
        assert_eq!(seat.count(question), 0, "{question:?}");
    }
}

#[test]
fn a_burst_of_keys_arrives_whole_and_in_order() {
    let mut seat = Seat::interview(None);
    let text = (0..2_000).fold(String::new(), |text, n| text + &n.to_string() + " ");
    seat.press(&text);
    seat.see("1999");
    seat.quit();
    let written = seat.file().replace(char::is_whitespace, "");
    assert!(written.contains(&text.replace(' ', "")));
}

#[test]
fn a_paste_is_text_and_not_keys() {
    let mut seat = Seat::interview(None);
    seat.press("\u{1b}[200~one\u{11}two\u{1b}[201~");
    seat.see("two");
    seat.quit();
    assert!(seat.file().contains("two"));
}

#[test]
fn a_new_size_fills_the_screen_again() {
    let mut seat = Seat::interview(None);
    seat.screen.screen_mut().set_size(cells(40), cells(120));
    seat.master.resize(size(40, 120)).expect("another size");
    seat.wait("wider frame", |seat| {
        let frame = seat.screen.screen().contents();
        frame.lines().count() >= 39 && frame.lines().any(|line| line.chars().count() > 100)
    });
    seat.quit();
}

#[test]
fn the_editor_gets_the_text_and_gives_it_back() {
    let script = "stat -c %a \"$1\" > \"$(dirname \"$0\")/mode\"; printf 'and more\\n' >> \"$1\"";
    let mut seat = Seat::interview(Some(script));
    seat.press("first");
    seat.see("first");
    seat.press("\u{f}");
    seat.see("and more");
    assert!(seat.screen.screen().alternate_screen());
    assert_eq!(seat.quit(), 0);
    seat.assert_given_back();
    let mode = fs::read_to_string(seat.folder.path().join("mode")).expect("what the editor saw");
    assert_eq!(mode.trim(), "600");
    let file = seat.file();
    assert!(file.contains("first") && file.contains("and more"));
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let mut seat = Seat::interview(Some("echo lost > \"$1\"; exit 3"));
    seat.press("kept");
    seat.see("kept");
    seat.press("\u{f}");
    seat.see("error code 3");
    seat.quit();
    let file = seat.file();
    assert!(file.contains("kept") && !file.contains("lost"));
}

#[test]
#[ignore = "run on a terminal by the test below"]
fn panics_in_the_middle_of_a_frame() {
    terminal::install_panic_hook(Path::new("/home/of\u{1b}]0;x\u{7}/sessions"));
    let mut terminal = Terminal::take().expect("a terminal");
    terminal.draw(|frame| frame.render_widget("a whole frame", frame.area())).expect("a frame");
    let _ = terminal.draw(|frame| {
        frame.render_widget("half a frame", frame.area());
        panic!("a slip of the \u{9b}31mpen");
    });
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let mut seat = Seat::test("panics_in_the_middle_of_a_frame");
    assert_ne!(seat.end(), 0);
    seat.assert_given_back();
    assert_eq!(seat.count("half a frame"), 0);
    assert_eq!(seat.count("\u{1b}]0;"), 1);
    let left = seat.screen.screen().contents();
    assert!(left.contains("a mistake in the program has ended it (tests/terminal.rs:"), "{left}");
    assert!(left.contains("Your sessions are in /home/of"), "{left}");
}

#[test]
fn the_same_command_goes_on_with_the_interview() {
    let mut seat = Seat::interview(None);
    seat.press("the first half");
    seat.see("the first half");
    seat.quit();
    let folder = std::mem::replace(&mut seat.folder, tempfile::tempdir().expect("a folder"));
    let mut seat = Seat::new(folder, &["run", "teamwork", "--candidate", "ada lovelace"], None);
    seat.see("the first half");
    assert!(seat.screen.screen().contents().contains("--new starts another"));
    assert_eq!(seat.quit(), 0);
    assert!(seat.file().contains("the first half"));
}
