//! Hearing that something has changed among the sessions, once it has been quiet for a moment: a
//! sync tool changes a hundred files in one breath.

use std::io::{self, ErrorKind};
use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::io::Errno;

use super::ear::Ear;
use super::sentence;

/// How long it has to be quiet, and for how long at most that is waited for.
const QUIET: Duration = Duration::from_millis(120);
const MOST: Duration = Duration::from_millis(600);

/// What wakes the loop.
pub struct Changes {
    ear: Ear,
    burst: Burst,
}

impl Changes {
    /// Both ends: what to listen with, and what the disk is to say the folder of. The error says
    /// why that cannot be, as a part of a sentence.
    pub fn begin() -> Result<(Self, Ear), String> {
        let ear = Ear::new().map_err(|error| why(&error))?;
        let other = ear.other().map_err(|error| why(&error))?;
        Ok((Self { ear, burst: Burst::default() }, other))
    }

    /// What becomes readable with a change.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.ear.fd()
    }

    /// Takes in what has come by now. False when nothing will come any more.
    pub fn listen(&mut self, now: Duration) -> bool {
        let heard = self.ear.hear();
        if let Ok(true) = heard {
            self.burst.goes_on(now);
        }
        heard.is_ok()
    }

    /// When it is to be told of; `None` while there is nothing to tell.
    pub fn due(&self) -> Option<Duration> {
        self.burst.due()
    }

    /// Whether it is to be told of now; not again, then.
    pub fn take(&mut self, now: Duration) -> bool {
        self.burst.take(now)
    }

    /// What to give to the disk when nothing is to be heard any more: dropping the last end takes
    /// Linux 10 to 20 ms, which would be between a key and its paint.
    pub fn end(self) -> Ear {
        self.ear
    }
}

/// Why a folder cannot be watched, as a part of a sentence.
pub fn why(error: &io::Error) -> String {
    match (error.kind(), Errno::from_io_error(error)) {
        (ErrorKind::Unsupported, _) => "this system does not tell of them".into(),
        // The words of the system are about files and disks.
        (_, Some(Errno::MFILE | Errno::NOSPC)) => {
            "too many folders are watched on this machine".into()
        }
        _ => sentence::system(error),
    }
}

/// Changes that nobody has been told of.
#[derive(Default)]
struct Burst {
    /// When the first and the last of them were heard.
    open: Option<(Duration, Duration)>,
}

impl Burst {
    fn goes_on(&mut self, now: Duration) {
        self.open = Some((self.open.map_or(now, |(first, _)| first), now));
    }

    fn due(&self) -> Option<Duration> {
        self.open.map(|(first, last)| (last + QUIET).min(first + MOST))
    }

    fn take(&mut self, now: Duration) -> bool {
        let due = self.due().is_some_and(|due| due <= now);
        if due {
            self.open = None;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_told_once_and_one_without_an_end_all_the_same() {
        let ms = Duration::from_millis;
        let mut burst = Burst::default();
        assert!(burst.due().is_none() && !burst.take(ms(9_999)));
        for now in (1_000..1_100).step_by(10) {
            burst.goes_on(ms(now));
            assert!(!burst.take(ms(now)));
        }
        assert_eq!(burst.due(), Some(ms(1_090) + QUIET));
        assert!(burst.take(ms(1_090) + QUIET) && !burst.take(ms(9_000)) && burst.due().is_none());
        for now in (2_000..2_550).step_by(50) {
            burst.goes_on(ms(now));
        }
        assert_eq!(burst.due(), Some(ms(2_000) + MOST));
    }

    #[test]
    fn why_a_folder_is_not_watched_is_said_in_words_about_folders() {
        let said = |error: io::Error| why(&error);
        assert_eq!(said(ErrorKind::Unsupported.into()), "this system does not tell of them");
        let many = "too many folders are watched on this machine";
        assert_eq!([Errno::MFILE, Errno::NOSPC].map(|it| said(it.into())), [many, many]);
        assert_eq!(said(Errno::ACCESS.into()), "permission denied");
    }
}
