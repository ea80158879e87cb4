//! The only reader of the clocks; everybody else is handed a [`Moment`].

use std::time::{Duration, Instant};

use chrono::{Local, SubsecRound};

use crate::domain::Moment;

/// The two clocks of this process.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    origin: Instant,
}

impl Clock {
    /// The monotonic clock begins at zero here.
    pub fn start() -> Self {
        Self { origin: Instant::now() }
    }

    /// Now, on both clocks in whole milliseconds: what the journal keeps is exact then.
    pub fn now(&self) -> Moment {
        let mono = u64::try_from(self.mono().as_millis()).unwrap_or(u64::MAX);
        Moment {
            wall: Local::now().fixed_offset().trunc_subsecs(3),
            mono: Duration::from_millis(mono),
        }
    }

    /// The monotonic half of [`Clock::now`], for those who wait.
    pub fn mono(&self) -> Duration {
        self.origin.elapsed()
    }
}
