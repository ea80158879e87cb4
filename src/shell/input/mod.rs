//! From what the terminal sends to what the program understands.
//!
//! [`Tokenizer`] takes the bytes apart, `sequence` knows the encodings; here they are read, and
//! here is the only patience: for how long a sequence that has begun may be waited for. Nothing
//! here may block but [`Input::wait`].

mod paste;
mod sequence;
mod token;
mod tokenizer;

#[cfg(test)]
mod tests;

pub use token::{Mouse, Token};
pub use tokenizer::{Begun, Tokenizer};

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use super::clock::Clock;
use crate::app::{MOST_PASTE, Msg};
use tokenizer::BULK;

/// Nothing that the program waits for takes this long.
const LONGEST: Duration = Duration::from_secs(3600);

/// How long an answer is waited for at the end. Most take a millisecond; over a line, as long as
/// the line is.
const ANSWER: Duration = Duration::from_millis(150);

/// No terminal takes so long within a sequence, unless the line tears it.
const LULL: Duration = Duration::from_millis(4);

/// The input of the terminal, which is the standard input.
pub struct Input {
    tokenizer: Tokenizer,
    tokens: VecDeque<Token>,
    buffer: Vec<u8>,
    /// When something came last.
    heard: Duration,
    /// Whether the terminal has been asked something, and has not said that it has answered.
    asked: bool,
    /// When what has begun began, or more of it came than a person types at once.
    alive: Duration,
}

impl Input {
    pub fn new() -> Self {
        Self {
            tokenizer: Tokenizer::new(MOST_PASTE),
            tokens: VecDeque::new(),
            buffer: vec![0; 64 << 10],
            heard: Duration::ZERO,
            asked: false,
            alive: Duration::ZERO,
        }
    }

    /// Waits for input or for something to be read from one of `also`, at most this long (`None`: as long
    /// as it takes), and says whether there may be something to take.
    ///
    /// The error is a terminal that has gone.
    pub fn wait(
        &mut self,
        clock: &Clock,
        most: Option<Duration>,
        also: &[BorrowedFd<'_>],
    ) -> io::Result<bool> {
        if !self.tokens.is_empty() {
            return Ok(true);
        }
        let due = self.due().map(|due| due.saturating_sub(clock.mono()));
        let timeout = most.into_iter().chain(due).fold(LONGEST, Duration::min);
        self.listen(clock, timeout, also)?;
        Ok(!self.tokens.is_empty())
    }

    /// The next thing that has happened, if there is one; nothing is waited for. Things that mean
    /// nothing to the program are passed over.
    pub fn next(&mut self, clock: &Clock) -> Option<Msg> {
        if self.tokens.is_empty() {
            // A terminal that has gone is still gone when it is waited for.
            let _ = self.listen(clock, Duration::ZERO, &[]);
        }
        while let Some(token) = self.tokens.pop_front() {
            if token == Token::Attributes {
                self.asked = false;
            } else if let Some(msg) = message(token) {
                return Some(msg);
            }
        }
        None
    }

    /// Takes note that the terminal has been asked something.
    pub fn expect(&mut self) {
        self.asked = true;
    }

    /// Waits, not for long, for what the terminal has been asked, and drops it with what has been
    /// typed before it: whoever reads next would take the answer for something typed.
    pub fn forget(&mut self, clock: &Clock) {
        let until = clock.mono() + ANSWER;
        while self.asked {
            let left = until.saturating_sub(clock.mono());
            if left.is_zero() || self.listen(clock, left, &[]).is_err() {
                break;
            }
            while self.next(clock).is_some() {}
        }
        self.asked = false;
    }

    /// Reads once, if something comes within this time; else decides what is due.
    fn listen(
        &mut self,
        clock: &Clock,
        timeout: Duration,
        also: &[BorrowedFd<'_>],
    ) -> io::Result<()> {
        let mut out = Vec::new();
        if readable(timeout, also)? {
            let now = clock.mono();
            if now.saturating_sub(self.heard) >= LULL {
                self.tokenizer.lull(&mut out);
            }
            // The descriptor is shared with whoever started the program, so it cannot be made one
            // that never blocks; but there is something to read, and nobody else reads it.
            let read = match rustix::io::read(rustix::stdio::stdin(), &mut self.buffer) {
                Ok(0) => return Err(gone()),
                Ok(read) => read,
                Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            let count = self.tokenizer.count();
            self.tokenizer.feed(self.buffer.get(..read).unwrap_or_default(), &mut out);
            self.heard = now;
            if self.tokenizer.count() != count || read >= BULK {
                self.alive = now;
            }
        } else if self.due().is_some_and(|due| due <= clock.mono()) {
            self.tokenizer.rest(&mut out);
        }
        self.tokens.extend(out);
        Ok(())
    }

    /// When what has begun is decided, if nothing comes of it by then.
    fn due(&self) -> Option<Duration> {
        let ms = Duration::from_millis;
        // How long a silence may be, and how long all of it may take while no more comes of it
        // than somebody might type.
        let (silence, total) = match self.tokenizer.begun() {
            Begun::Nothing => return None,
            Begun::Escape => (ms(50), ms(50)),
            Begun::Key => (ms(100), ms(200)),
            Begun::Report => (ms(250), ms(1_000)),
            Begun::Paste => (ms(2_000), ms(2_000)),
        };
        Some((self.heard + silence).min(self.alive + total))
    }
}

impl Default for Input {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether there is something to read within this time; `also` ends the wait.
fn readable(timeout: Duration, also: &[BorrowedFd<'_>]) -> io::Result<bool> {
    let timeout = Timespec::try_from(timeout).unwrap_or_default();
    let fds = std::iter::once(rustix::stdio::stdin()).chain(also.iter().copied());
    let mut fds: Vec<PollFd> = fds.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)).collect();
    match rustix::event::poll(&mut fds, Some(&timeout)) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let heard = fds[0].revents();
    if heard.intersects(GONE) {
        return Err(gone());
    }
    Ok(heard.intersects(PollFlags::IN))
}

/// What poll says of a terminal that has gone.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// Whether the terminal has gone: nothing will ever be read from it again, or shown on it.
pub fn has_gone() -> bool {
    let mut fds = [PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN)];
    let now = Timespec::default();
    rustix::event::poll(&mut fds, Some(&now)).is_ok() && fds[0].revents().intersects(GONE)
}

fn gone() -> io::Error {
    io::Error::new(ErrorKind::BrokenPipe, "the terminal has gone")
}

/// What a token says to the program.
fn message(token: Token) -> Option<Msg> {
    match token {
        Token::Key(key) => Some(Msg::Key(key)),
        Token::Paste(text) => Some(Msg::Paste(text)),
        Token::TooMuch(bytes) => Some(Msg::PasteRefused { bytes }),
        Token::Mouse(mouse) => mouse.meant().map(Msg::Mouse),
        Token::Background(background) => Some(Msg::Background(background)),
        Token::Attributes => None,
    }
}
