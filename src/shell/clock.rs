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

    /// Now; civil time in whole milliseconds.
    pub fn now(&self) -> Moment {
        Moment { wall: Local::now().fixed_offset().trunc_subsecs(3), mono: self.mono() }
    }

    /// The monotonic half of [`Clock::now`], for those who wait.
    pub fn mono(&self) -> Duration {
        self.origin.elapsed()
    }
}
