//! The real program in a pseudo-terminal, on a modelled screen, in a home of its own.
//!
//! Nothing here waits for a time to pass: whoever waits, waits for something to be seen, and the
//! screen is shown when it never is.

#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

mod ended;
mod home;

pub use ended::{Ended, Modes};
pub use home::{Home, read};

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, WaitId, WaitIdOptions, kill_process, waitid};

pub use rustix::process::Signal;

/// How long something may take on a machine that is busy with something else.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often the world outside the terminal is looked at, while nothing comes from the program.
const GLANCE: Duration = Duration::from_millis(20);

/// The terminal that tests sit at unless they say otherwise, columns and rows.
pub const SIZE: (u16, u16) = (110, 36);

/// A key with Alt, as a terminal sends it.
pub fn alt(key: char) -> String {
    format!("\x1b{key}")
}

/// A program in a pseudo-terminal.
pub struct Pty {
    /// `None` once the terminal has vanished.
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, so that the terminal outlives the program as a real one does.
    slave: Option<Box<dyn SlavePty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    keys: Sender<Press>,
    output: Receiver<Vec<u8>>,
    model: vt100::Parser<Heard>,
    /// Everything that has been written to the terminal.
    bytes: Vec<u8>,
    before: Modes,
    ended: Option<u32>,
}

enum Press {
    Bytes(Vec<u8>),
    Wait(Duration),
}

/// What a terminal is told beside what it shows.
#[derive(Default)]
pub struct Heard {
    titles: Vec<Vec<u8>>,
    /// A frame has begun, and is to be shown when it is whole.
    drawing: bool,
    /// How often the keyboard has been asked to say more, and not told to stop.
    keyboards: i32,
}

impl vt100::Callbacks for Heard {
    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.titles.push(title.to_owned());
    }

    fn unhandled_csi(
        &mut self,
        _: &mut vt100::Screen,
        mark: Option<u8>,
        _: Option<u8>,
        numbers: &[&[u16]],
        end: char,
    ) {
        match (mark, end) {
            (Some(b'?'), 'h' | 'l') if numbers == [&[2026]] => self.drawing = end == 'h',
            (Some(b'>'), 'u') => self.keyboards += 1,
            (Some(b'<'), 'u') => self.keyboards -= 1,
            _ => {}
        }
    }
}

impl Pty {
    pub fn start(size: (u16, u16), command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).expect("a pseudo-terminal");
        let before = Modes::of(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let output = listen(pair.master.try_clone_reader().expect("a reader"));
        let keys = press(pair.master.take_writer().expect("a writer"));
        let model =
            vt100::Parser::new_with_callbacks(count(size.1), count(size.0), 0, Heard::default());
        Self {
            master: Some(pair.master),
            slave: Some(pair.slave),
            child,
            keys,
            output,
            model,
            bytes: Vec::new(),
            before,
            ended: None,
        }
    }

    /// Sends what a keyboard would, in one write.
    pub fn keys(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.press(Press::Bytes(bytes.as_ref().to_vec()))
    }

    /// Sends two things, the second a while after the first.
    pub fn torn(&mut self, first: &str, second: &str, apart: Duration) -> &mut Self {
        self.keys(first).press(Press::Wait(apart)).keys(second)
    }

    /// Pastes as a terminal does that has been asked to bracket what is pasted.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.keys(format!("\x1b[200~{text}\x1b[201~"))
    }

    fn press(&mut self, press: Press) -> &mut Self {
        self.keys.send(press).expect("the keyboard is connected");
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master().resize(pty_size((columns, rows))).expect("another size");
        self.model.set_size(count(rows), count(columns));
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text:?} is on the screen"), |pty| pty.screen().contains(text))
    }

    /// Waits until the screen does not show a text any more.
    #[track_caller]
    pub fn sees_no_more(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text:?} is off the screen"), |pty| !pty.screen().contains(text))
    }

    /// Waits until what has been typed is on the disk, as the header says. What was typed must
    /// have been seen.
    #[track_caller]
    pub fn saved(&mut self) -> &mut Self {
        self.until("the header says that it is saved", |pty| {
            pty.screen().lines().next().is_some_and(|header| header.contains("  saved  "))
        })
    }

    /// Waits for something; half a frame is not looked at.
    #[track_caller]
    pub fn until(&mut self, what: &str, mut is_so: impl FnMut(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while self.model.callbacks().drawing || !is_so(self) {
            let more = self.output.recv_timeout(GLANCE);
            if let Ok(bytes) = more {
                self.take(&bytes);
                while let Ok(bytes) = self.output.try_recv() {
                    self.take(&bytes);
                }
            } else if Instant::now() > deadline || self.has_ended() {
                // What it said last may have come in between.
                while let Ok(bytes) = self.output.recv_timeout(GLANCE) {
                    self.take(&bytes);
                }
                let (screen, ended) = (self.screen(), self.ended);
                assert!(is_so(self), "not so: {what}; ended: {ended:?}; the screen:\n{screen}");
            }
        }
        self
    }

    /// Waits for the end of the program and of everything that it has written, and returns its
    /// exit status.
    #[track_caller]
    pub fn end(&mut self) -> Ended {
        let deadline = Instant::now() + PATIENCE;
        while !self.has_ended() {
            if let Ok(bytes) = self.output.recv_timeout(GLANCE) {
                self.take(&bytes);
            }
            let late = Instant::now() > deadline;
            assert!(!late, "it does not end; the screen:\n{}", self.screen());
        }
        let after = self.modes();
        // Without the last holder of the other side the output has an end.
        self.slave = None;
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the output does not end"),
            }
        }
        Ended {
            code: self.ended.expect("an exit status"),
            screen: self.screen(),
            bytes: std::mem::take(&mut self.bytes),
            before: self.before.clone(),
            after,
            alternate: self.model.screen().alternate_screen(),
            cursor_hidden: self.model.screen().hide_cursor(),
            bracketed_paste: self.model.screen().bracketed_paste(),
            keyboards: self.model.callbacks().keyboards,
            titles: std::mem::take(&mut self.model.callbacks_mut().titles),
        }
    }

    /// Takes in what comes for so long.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        let until = Instant::now() + time;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) if left.is_zero() => return self,
                Err(_) => {}
            }
        }
    }

    /// Ends the program without warning, and returns the bytes that it had written by then.
    pub fn kill(&mut self) -> Vec<u8> {
        self.signal(Signal::KILL).end().bytes
    }

    /// Sends a signal to the program.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).expect("a process");
        self
    }

    /// Waits until the program has been stopped.
    #[track_caller]
    pub fn stops(&mut self) -> &mut Self {
        let (pid, look) = (self.pid(), WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT);
        self.until("it has been stopped", |_| {
            let status = waitid(WaitId::Pid(pid), look | WaitIdOptions::NOHANG).expect("a status");
            status.is_some_and(|status| status.stopped())
        })
    }

    /// Lets no file of the program grow beyond so many bytes, or beyond nothing again.
    #[cfg(target_os = "linux")]
    pub fn limit_files(&mut self, bytes: Option<u64>) -> &mut Self {
        use rustix::process::{Resource, Rlimit, getrlimit, prlimit};
        let maximum = getrlimit(Resource::Fsize).maximum;
        let limit = Rlimit { current: bytes.or(maximum), maximum };
        prlimit(Some(self.pid()), Resource::Fsize, limit).expect("another limit");
        self
    }

    /// Has the terminal vanish, as when its window is closed, and waits for the end of the program;
    /// returns its exit status.
    #[track_caller]
    pub fn vanish(&mut self) -> u32 {
        (self.master, self.slave) = (None, None);
        // The writer goes with its thread; the reader as soon as the program draws, once a second.
        self.keys = mpsc::channel().0;
        self.output = mpsc::channel().1;
        let deadline = Instant::now() + PATIENCE;
        while !self.has_ended() {
            assert!(Instant::now() < deadline, "it goes on without a terminal");
            thread::sleep(GLANCE);
        }
        self.ended.expect("an exit status")
    }

    fn pid(&self) -> Pid {
        let pid = self.child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed()));
        pid.expect("a process")
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// How many bytes it has written.
    pub fn written(&self) -> usize {
        self.bytes.len()
    }

    /// The most memory that the program has had at once, in bytes.
    pub fn most_memory(&self) -> usize {
        let pid = self.child.process_id().expect("a process");
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("its status");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|peak| peak.trim().strip_suffix(" kB")).expect("a number");
        kilobytes.parse::<usize>().expect("a number") * 1024
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let screen = self.model.screen();
        let rows = screen.rows(0, screen.size().1.get());
        rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The modelled screen.
    pub fn model(&self) -> &vt100::Screen {
        self.model.screen()
    }

    /// How often the keyboard has been asked to say more, and not told to stop.
    pub fn keyboards(&self) -> i32 {
        self.model.callbacks().keyboards
    }

    /// How the line discipline is set now.
    pub fn modes(&self) -> Modes {
        Modes::of(self.master())
    }

    fn master(&self) -> &(dyn MasterPty + Send) {
        self.master.as_deref().expect("a terminal")
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.model.process(bytes);
    }

    pub fn has_ended(&mut self) -> bool {
        if self.ended.is_none() {
            let status = self.child.try_wait().expect("a status");
            self.ended = status.map(|status| status.exit_code());
        }
        self.ended.is_some()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if !self.has_ended() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Reads on a thread of its own, since reading blocks.
fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 64 << 10];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Writes on a thread of its own, since a program that is slow to read keeps its writer waiting.
fn press(mut writer: Box<dyn Write + Send>) -> Sender<Press> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for press in receiver {
            match press {
                // A program that has ended reads nothing, and that is no fault of the keyboard.
                Press::Bytes(bytes) => drop(writer.write_all(&bytes)),
                Press::Wait(time) => thread::sleep(time),
            }
        }
    });
    sender
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn count(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("at least one")
}
