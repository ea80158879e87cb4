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
        match self.length() {
            None => "just ended".to_owned(),
            Some(length) => format!("{length} since the end"),
        }
    }

    /// `12 min`, `2 h 5 min`, `26 h`; `None` where no minute has passed.
    pub fn length(self) -> Option<String> {
        Some(match (self.minutes / 60, self.minutes % 60) {
            (0, 0) => return None,
            (0, minutes) => format!("{minutes} min"),
            (hours @ 24.., _) | (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        })
    }
}
