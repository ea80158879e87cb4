//! A program in a pseudo-terminal, whose output is read as soon as it comes, with the time.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Nothing that is measured takes so long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a program is started.
#[derive(Clone)]
pub struct Program {
    pub name: String,
    pub file: String,
    pub arguments: Vec<String>,
    /// What its first full screen has on it.
    pub ready: String,
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
    child: Box<dyn Child + Send + Sync>,
}

impl Pty {
    /// Starts a program at 120 columns and 40 rows, and says how long its first full screen took.
    pub fn start(program: &Program, home: &Path) -> (Self, Duration) {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
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
        let name = program.name.clone();
        let mut pty = Self { name, end: program.end, _master: pair.master, keys, output, child };
        let at = pty.wait_for(program.ready.as_bytes());
        (pty, at - begun)
    }

    /// When the output had these bytes in it; what came earlier does not count.
    pub fn wait_for(&mut self, wanted: &[u8]) -> Instant {
        let mut seen = Vec::new();
        loop {
            let Ok((at, bytes)) = self.output.recv_timeout(PATIENCE) else {
                panic!("{} never shows {:?}", self.name, String::from_utf8_lossy(wanted));
            };
            seen.extend(bytes);
            if seen.windows(wanted.len()).any(|it| it == wanted) {
                return at;
            }
        }
    }

    /// Drops what it says until it has been silent for so long.
    pub fn settle(&mut self, silence: Duration) {
        while self.output.recv_timeout(silence).is_ok() {}
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the program reads");
    }

    /// How long it takes until a character that is typed is on its way to the screen.
    pub fn key(&mut self, key: char) -> Duration {
        while self.output.try_recv().is_ok() {}
        let mut bytes = [0; 4];
        let bytes = key.encode_utf8(&mut bytes).as_bytes().to_vec();
        let begun = Instant::now();
        self.keys.write_all(&bytes).expect("the program reads");
        self.wait_for(&bytes) - begun
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Ends it.
    pub fn end(mut self) {
        self.press(self.end);
        let until = Instant::now() + Duration::from_secs(5);
        while self.child.try_wait().is_ok_and(|status| status.is_none()) {
            if Instant::now() > until {
                let _ = self.child.kill();
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}
