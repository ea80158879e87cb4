//! Signals, heard through a pipe, so that the loop waits for them as it waits for a key.
//!
//! Nothing is done inside a signal handler but to take note: everything else happens in the loop.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::low_level::{self, pipe};

/// What was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The program is to end, by the signal with this number.
    End(i32),
    /// The program is to stop until it is continued.
    Stop,
    /// The terminal's size has changed, or has changed and changed back.
    Resize,
}

/// The signals that the program listens to.
pub struct Signals {
    pipe: UnixStream,
    ends: [(i32, Arc<AtomicBool>); 4],
    stop: Arc<AtomicBool>,
    resize: Arc<AtomicBool>,
}

impl Signals {
    /// Begins to listen. A change of the terminal's size is heard from here on, so this comes
    /// before the size is asked for.
    pub fn listen() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        read.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        let note = |signal: i32| -> io::Result<Arc<AtomicBool>> {
            let noted = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(signal, Arc::clone(&noted))?;
            pipe::register(signal, write.try_clone()?)?;
            Ok(noted)
        };
        let end = |signal| note(signal).map(|noted| (signal, noted));
        // What SIGQUIT asks for beside the end, a picture of the memory in a file, would be a copy
        // of the notes.
        let ends = [end(SIGHUP)?, end(SIGTERM)?, end(SIGINT)?, end(SIGQUIT)?];
        // A file that may grow no further (`ulimit -f`) is a write that fails like any other: it
        // would end the program if nobody listened.
        note(SIGXFSZ)?;
        let stop = note(SIGTSTP)?;
        let resize = note(SIGWINCH)?;
        Ok(Self { pipe: read, ends, stop, resize })
    }

    /// What becomes readable when a signal comes.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.pipe.as_fd()
    }

    /// What has been heard since the last time, the most urgent first. To be asked until there is
    /// nothing more: only what is new wakes whoever waits.
    pub fn heard(&mut self) -> Option<Heard> {
        let mut bytes = [0; 64];
        while matches!(self.pipe.read(&mut bytes), Ok(1..)) {}
        let noted = |flag: &AtomicBool| flag.swap(false, Ordering::SeqCst);
        let end = self.ends.iter().find(|(_, end)| noted(end));
        match end {
            Some((signal, _)) => Some(Heard::End(*signal)),
            None if noted(&self.stop) => Some(Heard::Stop),
            None => noted(&self.resize).then_some(Heard::Resize),
        }
    }

    /// Forgets what a program in the foreground was meant to hear: Ctrl-C in an editor, say.
    pub fn forget_keys(&mut self) {
        for (signal, noted) in &self.ends {
            if matches!(*signal, SIGINT | SIGQUIT) {
                noted.store(false, Ordering::SeqCst);
            }
        }
        self.stop.store(false, Ordering::SeqCst);
    }
}

/// Stops the program until somebody continues it.
pub fn stop() {
    // If the system does not stop us there is nothing better to do than to go on.
    let _ = low_level::emulate_default_handler(SIGTSTP);
}
