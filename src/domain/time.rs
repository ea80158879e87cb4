//! One moment, read from two clocks, because each of them is right about something else.
//!
//! Nothing in the domain reads a clock: a moment is always handed in.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, SubsecRound};

/// A point in time as the shell read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Civil time with the offset of the place, for the record. It may jump.
    pub wall: DateTime<FixedOffset>,
    /// Monotonic time since an arbitrary origin in this process, for durations. It never jumps
    /// back, and means nothing in another process.
    pub mono: Duration,
}

impl Moment {
    /// The civil time to the second, as it is recorded.
    pub fn civil(self) -> DateTime<FixedOffset> {
        self.wall.trunc_subsecs(0)
    }

    /// The same moment, `by` later on both clocks.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        Self {
            wall: self.wall + chrono::Duration::from_std(by).unwrap_or(chrono::Duration::zero()),
            mono: self.mono + by,
        }
    }
}

/// Whole seconds as `m:ss`: `7:05`, `23:41`, `125:07`. Hours are not
/// split off, since the boxes of a guide are in minutes.
pub fn mmss(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Whole seconds of a duration, rounded down; at most `u32::MAX`.
pub fn whole_seconds(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs()).unwrap_or(u32::MAX)
}
