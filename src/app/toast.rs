//! A sentence in the footer about what has just happened. It goes by itself, with the next act, and
//! with what is typed once it has been there for a moment.

use std::time::Duration;

use crate::domain::Moment;

/// A sentence and until when it stands, on the monotonic clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub text: String,
    /// Since when it stands.
    since: Duration,
    pub until: Duration,
}

/// Longer than anybody looks away.
const LONG: Duration = Duration::from_secs(3_600);

impl Toast {
    /// A sentence that stands for about as long as it takes to notice and to read it: four
    /// seconds, and a second more for each twenty characters.
    pub fn new(at: Moment, text: impl Into<String>) -> Self {
        let text = text.into();
        let reading = Duration::from_secs(4 + text.chars().count() as u64 / 20);
        Self { since: at.mono, until: at.mono + reading, text }
    }

    /// Has it stand until the next key: what it offers would be gone with it.
    pub fn stay(&mut self) {
        self.until = self.since + LONG;
    }

    /// Whether somebody who goes on typing has had the time to notice it: the keys come back then.
    pub fn was_noticed(&self, at: Moment) -> bool {
        at.mono.saturating_sub(self.since) >= Duration::from_secs(1)
    }
}
