//! A program in a pseudo-terminal, whose output is read as soon as it comes, with the time, and shown
//! on a screen in memory: what is waited for is what somebody would see.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Nothing that is measured takes so long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The size of every screen.
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();
const ROWS: NonZero<u16> = NonZero::new(40).unwrap();

/// How a program is started.
#[derive(Clone)]
pub struct Program {
    pub name: String,
    pub file: String,
    pub arguments: Vec<String>,
    /// What its first full screen has on it: something in the last row that is drawn, at least.
    pub ready: Vec<String>,
    /// What is pressed to end it.
    pub end: &'static str,
}

/// A program that runs.
pub struct Pty {
    pub name: String,
    end: &'static str,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
}

impl Pty {
    /// Starts a program at 120 columns and 40 rows, and says how long its first full screen took.
    pub fn start(program: &Program, home: &Path) -> (Self, Duration) {
        let size =
            PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(&program.file);
        command.args(&program.arguments);
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.env("LANG", "C.UTF-8");
        // Its answer would be a part of what is measured.
        command.env("VIVA_THEME", "dark");
        command.cwd(home);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 64 << 10];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let now = Instant::now();
                if send.send((now, buffer[..read].to_vec())).is_err() {
                    break;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let keys = pair.master.take_writer().expect("a writer");
        let mut pty = Self {
            name: program.name.clone(),
            end: program.end,
            _master: pair.master,
            keys,
            output,
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            child,
        };
        let ready: Vec<&str> = program.ready.iter().map(String::as_str).collect();
        let at = pty.wait_for(&ready);
        (pty, at - begun)
    }

    /// When the screen came to show all of these texts; now, if it shows them already.
    pub fn wait_for(&mut self, wanted: &[&str]) -> Instant {
        let mut at = Instant::now();
        let until = at + PATIENCE;
        loop {
            let shown = self.shown();
            if wanted.iter().all(|it| shown.contains(it)) {
                return at;
            }
            let (then, bytes) = self.next(until, &format!("{wanted:?}"));
            self.screen.process(&bytes);
            at = then;
        }
    }

    /// What is on the screen, its rows apart.
    pub fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// The next output. A clock that ticks on the screen does not make the patience longer.
    fn next(&mut self, until: Instant, wanted: &str) -> (Instant, Vec<u8>) {
        let left = until.saturating_duration_since(Instant::now());
        let Ok(next) = self.output.recv_timeout(left) else {
            panic!("{} never shows {wanted}, but this:\n{}", self.name, self.shown());
        };
        next
    }

    /// Shows what the program says until it has been silent for so long; or three times as long
    /// altogether, since a clock may tick.
    pub fn settle(&mut self, silence: Duration) {
        let until = Instant::now() + silence * 3;
        while Instant::now() < until
            && let Ok((_, bytes)) = self.output.recv_timeout(silence)
        {
            self.screen.process(&bytes);
        }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the program reads");
    }

    /// How long it takes until the last of the characters that are typed at once is on its way to
    /// the screen. It must not be a part of anything else that the program writes.
    pub fn key(&mut self, keys: &str) -> Duration {
        while let Ok((_, bytes)) = self.output.try_recv() {
            self.screen.process(&bytes);
        }
        let glyph = keys.chars().next_back().expect("a key");
        let mut seen = Vec::new();
        let begun = Instant::now();
        self.press(keys);
        loop {
            let (at, bytes) = self.next(begun + PATIENCE, &format!("{glyph}"));
            self.screen.process(&bytes);
            seen.extend(bytes);
            if text(&seen).contains(glyph) {
                return at - begun;
            }
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Ends it.
    pub fn end(mut self) {
        // Two keys that make a third one at once are told apart by the time between them.
        for key in self.end.split_inclusive('\x1b') {
            self.press(key);
            self.settle(Duration::from_millis(60));
        }
        let until = Instant::now() + Duration::from_secs(5);
        while self.child.try_wait().is_ok_and(|status| status.is_none()) {
            if Instant::now() > until {
                eprintln!("{} does not end by itself:\n{}", self.name, self.shown());
                let _ = self.child.kill();
                let _ = self.child.wait();
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// What of some output is text: without the sequences, whose last bytes are letters too.
fn text(output: &[u8]) -> String {
    let output = String::from_utf8_lossy(output);
    let mut text = String::new();
    let mut rest = output.chars();
    while let Some(c) = rest.next() {
        if c != '\x1b' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('[') => drop(rest.by_ref().find(|c| ('\x40'..='\x7e').contains(c))),
            Some(']' | 'P') => drop(rest.by_ref().find(|c| matches!(c, '\x07' | '\\'))),
            Some('(' | ')') => drop(rest.next()),
            _ => {}
        }
    }
    text
}
