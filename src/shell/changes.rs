//! The end at which the loop hears that something has changed among the sessions, until it has
//! been quiet for a moment: a sync tool changes a hundred files in one breath.

use std::io::{ErrorKind, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// How long it has to be quiet, and for how long at most that is waited for.
const QUIET: Duration = Duration::from_millis(120);
const MOST: Duration = Duration::from_millis(600);

/// What wakes the loop.
pub struct Changes {
    pipe: UnixStream,
    /// When the first and the last of those changes were heard that nobody has been told of.
    open: Option<(Duration, Duration)>,
}

impl Changes {
    /// A pair: what to listen to, and what to write a byte into.
    pub fn pair() -> std::io::Result<(Self, UnixStream)> {
        let (read, write) = UnixStream::pair()?;
        read.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        Ok((Self { pipe: read, open: None }, write))
    }

    /// What becomes readable with a change.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.pipe.as_fd()
    }

    /// Takes in what has come by now. False when nothing will come any more.
    pub fn listen(&mut self, now: Duration) -> bool {
        let mut bytes = [0; 256];
        loop {
            match self.pipe.read(&mut bytes) {
                Ok(0) => return false,
                Ok(_) => self.open = Some((self.open.map_or(now, |(first, _)| first), now)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return error.kind() == ErrorKind::WouldBlock,
            }
        }
    }

    /// When it is to be told of; `None` while there is nothing to tell.
    pub fn due(&self) -> Option<Duration> {
        self.open.map(|(first, last)| (last + QUIET).min(first + MOST))
    }

    /// Whether it is to be told of now; not again, then.
    pub fn take(&mut self, now: Duration) -> bool {
        let due = self.due().is_some_and(|due| due <= now);
        if due {
            self.open = None;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_burst_is_told_once_and_one_without_an_end_all_the_same() {
        let ms = Duration::from_millis;
        let (mut heard, mut wake) = Changes::pair().expect("a pair");
        assert!(heard.listen(ms(0)) && heard.due().is_none() && !heard.take(ms(9_999)));
        for now in (1_000..1_100).step_by(10) {
            wake.write_all(&[0; 300]).expect("room");
            assert!(heard.listen(ms(now)) && !heard.take(ms(now)));
        }
        assert_eq!(heard.due(), Some(ms(1_090) + QUIET));
        assert!(heard.take(ms(1_090) + QUIET) && !heard.take(ms(9_000)) && heard.due().is_none());
        for now in (2_000..2_550).step_by(50) {
            wake.write_all(&[0]).expect("room");
            assert!(heard.listen(ms(now)));
        }
        assert_eq!(heard.due(), Some(ms(2_000) + MOST));
        drop(wake);
        assert!(!heard.listen(ms(3_000)), "a watch that is over would wake the loop for ever");
    }
}
