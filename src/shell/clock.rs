//! The only reader of the clocks; everybody else is handed a [`Moment`].

use std::time::{Duration, Instant};

use chrono::{Local, SubsecRound};

use crate::domain::Moment;

/// The clocks of this process.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    origin: Instant,
    /// For how long the machine had slept when that was asked last.
    asleep: Duration,
    /// By how much civil time was ahead of the time since the machine was started, when that was
    /// asked last; in milliseconds.
    ahead: Option<i64>,
}

/// The two clocks that are compared are read one after the other, so that they always differ a
/// little.
const A_NAP: Duration = Duration::from_secs(1);

/// What a clock that is kept right by the network is never corrected by at once, in milliseconds.
const A_JUMP: u64 = 2_000;

impl Clock {
    /// The monotonic clock begins at zero here.
    pub fn start() -> Self {
        Self { origin: Instant::now(), asleep: asleep().unwrap_or_default(), ahead: ahead() }
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

    /// By how many seconds somebody has set the machine's clock since this was asked last; negative
    /// is back. A change of zone sets nothing. Where the system does not tell (it does on Linux),
    /// never.
    pub fn was_set(&mut self) -> Option<i64> {
        let now = ahead()?;
        jump(self.ahead.replace(now)?, now)
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

/// By how much civil time is ahead of the clock that nobody can set, and that counts sleep. `None`
/// where the process was kept waiting while it read the two.
#[cfg(target_os = "linux")]
fn ahead() -> Option<i64> {
    use rustix::time::{ClockId, clock_gettime};
    let read = |clock| {
        let at = clock_gettime(clock);
        at.tv_sec.checked_mul(1_000)?.checked_add(at.tv_nsec / 1_000_000)
    };
    let before = read(ClockId::Boottime)?;
    let civil = read(ClockId::Realtime)?;
    let after = read(ClockId::Boottime)?;
    (after - before < 100).then_some(civil - after)
}

#[cfg(not(target_os = "linux"))]
fn ahead() -> Option<i64> {
    None
}

/// What a jump comes to, in seconds.
fn jump(before: i64, now: i64) -> Option<i64> {
    let by = now - before;
    (by.unsigned_abs() >= A_JUMP).then_some(by / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_is_told_from_one_that_is_kept_right() {
        assert_eq!(jump(1_000, 1_000), None);
        assert_eq!(jump(1_000, 2_500), None);
        assert_eq!(jump(1_000, -7_199_500), Some(-7_200));
        assert_eq!(jump(1_000, 86_401_400), Some(86_400));
    }

    #[test]
    fn nothing_has_happened_to_the_clocks_of_this_machine() {
        let mut clock = Clock::start();
        assert_eq!((clock.was_set(), clock.slept()), (None, None));
        assert_eq!(clock.was_set(), None);
    }
}
