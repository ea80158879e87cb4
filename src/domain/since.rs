//! How long after the end of the questions something happens: memory fades within a day, and a
//! rating that is given later rests on the notes alone.

use chrono::{DateTime, FixedOffset};

/// A length of civil time after the end, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    minutes: i64,
}

impl Since {
    /// From when on it is late, in minutes.
    const LATE: i64 = 24 * 60;

    /// From the end to a moment. A clock that was set back meanwhile makes no time pass.
    pub fn between(ended: DateTime<FixedOffset>, at: DateTime<FixedOffset>) -> Self {
        Self { minutes: (at - ended).num_minutes().max(0) }
    }

    /// Whether a day has passed.
    pub fn is_late(self) -> bool {
        self.minutes >= Self::LATE
    }

    /// For a screen: `3 min since the end`.
    pub fn words(self) -> String {
        match self.minutes {
            0 => "just ended".to_owned(),
            _ => format!("{} since the end", self.length()),
        }
    }

    /// For a report: `3 min after the end`.
    pub fn after(self) -> String {
        match self.minutes {
            0 => "right after the end".to_owned(),
            _ => format!("{} after the end", self.length()),
        }
    }

    /// `12 min`, `2 h 5 min`, `26 h`.
    fn length(self) -> String {
        match (self.minutes / 60, self.minutes % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours @ 24.., _) | (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        }
    }
}
