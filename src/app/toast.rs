//! A sentence in the footer about what has just happened. It never covers anything and goes by
//! itself.

use std::time::Duration;

use crate::domain::Moment;

/// A sentence and until when it stands, on the monotonic clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub text: String,
    pub until: Duration,
}

impl Toast {
    /// A sentence that stands for about as long as it takes to notice and to read it: four
    /// seconds, and a second more for each twenty characters.
    pub fn new(at: Moment, text: impl Into<String>) -> Self {
        let text = text.into();
        let reading = Duration::from_secs(4 + text.chars().count() as u64 / 20);
        Self { until: at.mono + reading, text }
    }
}
