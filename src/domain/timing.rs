//! Time against the plan: what is left, for how much, and by how much the plan slips.
//!
//! projected end = clock + what is left of the open item's box + the boxes still waiting + the
//! closing, which is never spent on anything else; slip = projected end − the guide's minutes.

use super::{ItemKind, Moment, Session, Standing};

/// How the interview stands against its guide; all times in seconds of the interview's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// By how much the plan will be overrun; negative when there is slack.
    pub slip: i64,
    /// Core questions that are still waiting.
    pub core_left: u32,
    /// Optional questions that are still waiting.
    pub optional_left: u32,
    /// What each waiting core question can have if the closing keeps its box and the optional
    /// ones are dropped; `None` when no core question waits. Zero when nothing is left.
    pub each: Option<u32>,
}

impl Pace {
    /// The pace of a session at a moment.
    pub fn of(session: &Session, at: Moment) -> Self {
        let record = session.record();
        let clock = i64::from(session.clock_seconds(at));
        let end = i64::from(record.plan.minutes) * 60;
        let (mut boxes, mut closing, mut core_left, mut optional_left) = (0, 0, 0, 0);
        let mut open_left = 0;
        for (nth, item, entry) in record.in_order() {
            let left = i64::from(item.seconds());
            match (&item.kind, entry.standing) {
                (_, Standing::Asking) => {
                    let spent = i64::try_from(session.spent(nth, at).as_secs()).unwrap_or(i64::MAX);
                    open_left = (left - spent).max(0);
                }
                (ItemKind::Closing { .. }, Standing::Waiting) => closing = left,
                (_, Standing::Waiting) => {
                    boxes += left;
                    match (item.question(), item.core) {
                        (Some(_), true) => core_left += 1,
                        (Some(_), false) => optional_left += 1,
                        (None, _) => {}
                    }
                }
                (_, Standing::Answered | Standing::Skipped) => {}
            }
        }
        let free = (end - clock - open_left - closing).max(0);
        let each =
            (core_left > 0).then(|| u32::try_from(free / i64::from(core_left)).unwrap_or(u32::MAX));
        Self { slip: clock + open_left + boxes + closing - end, core_left, optional_left, each }
    }
}
