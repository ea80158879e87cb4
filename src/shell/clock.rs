//! The only reader of the clocks; everybody else is handed a [`Moment`].

use std::time::{Duration, Instant};

use chrono::{Local, SubsecRound};

use crate::domain::Moment;

/// The two clocks of this process.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    origin: Instant,
    /// For how long the machine had slept when that was asked last.
    asleep: Duration,
}

/// The two clocks that are compared are read one after the other, so that they always differ a
/// little.
const A_NAP: Duration = Duration::from_secs(1);

impl Clock {
    /// The monotonic clock begins at zero here.
    pub fn start() -> Self {
        Self { origin: Instant::now(), asleep: asleep().unwrap_or_default() }
    }

    /// Now, on both clocks in whole milliseconds: what the journal keeps is exact then.
    pub fn now(&self) -> Moment {
        let mono = u64::try_from(self.mono().as_millis()).unwrap_or(u64::MAX);
        Moment {
            wall: Local::now().fixed_offset().trunc_subsecs(3),
            mono: Duration::from_millis(mono),
        }
    }

    /// For how long the machine has slept since this was asked last. Where the system does not
    /// tell (it does on Linux), never.
    pub fn slept(&mut self) -> Option<Duration> {
        let asleep = asleep()?;
        let more = asleep.saturating_sub(self.asleep);
        if more < A_NAP {
            return None;
        }
        self.asleep = asleep;
        Some(more)
    }

    /// The monotonic half of [`Clock::now`], for those who wait.
    pub fn mono(&self) -> Duration {
        self.origin.elapsed()
    }
}

/// For how long the machine has slept since it was started: what the clock that counts sleep is
/// ahead of the one that does not.
#[cfg(target_os = "linux")]
fn asleep() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    let read = |clock| Duration::try_from(clock_gettime(clock)).ok();
    Some(read(ClockId::Boottime)?.saturating_sub(read(ClockId::Monotonic)?))
}

#[cfg(not(target_os = "linux"))]
fn asleep() -> Option<Duration> {
    None
}
