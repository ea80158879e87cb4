//! How the rating of a question came about: the first one and the later changes, with their times.
//!
//! Computed from the timeline when it is looked at. A change is no fault: a rating that follows a
//! better answer should change. A finger that slipped is not even that, and is left out.

use chrono::{DateTime, FixedOffset};

use super::{Event, Record, What};

/// The longest time, in seconds, in which another rating corrects the one before it, if nothing
/// was written between the two.
const A_SLIP: i64 = 10;

/// A rating that stood for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    /// When it was given, in seconds of the interview's clock.
    pub clock: u32,
    /// `None` where a rating was taken back.
    pub rating: Option<u8>,
}

/// The ratings of an item in their order, slips left out; empty for one that was never rated. The
/// last one is the rating that the item had when the session was sealed: what was amended later is
/// in [`Record::amendments`].
pub fn ratings(record: &Record, item: usize) -> Vec<Rated> {
    let mut all: Vec<(DateTime<FixedOffset>, Rated)> = Vec::new();
    for event in &record.timeline {
        let What::Rated { item: rated, rating, .. } = event.what else { continue };
        if rated != item {
            continue;
        }
        let now = Rated { clock: event.clock, rating };
        if let Some((at, before)) = all.last().copied()
            && soon(event, at, before.clock)
            && !was_written(record, item, before.clock, event.clock)
        {
            all.pop();
        }
        // Back at what it was before the slip: nothing has happened.
        if all.last().map(|(_, before)| before.rating) != Some(rating)
            && (rating.is_some() || !all.is_empty())
        {
            all.push((event.at, now));
        }
    }
    all.into_iter().map(|(_, rated)| rated).collect()
}

/// Whether an event follows at once, by both clocks: the interview's stands in a pause, and the
/// machine's may be set.
fn soon(event: &Event, at: DateTime<FixedOffset>, clock: u32) -> bool {
    let within = 0..=A_SLIP;
    within.contains(&(event.at - at).num_seconds())
        && within.contains(&i64::from(event.clock.saturating_sub(clock)))
}

/// Whether a line of the item's notes was begun after `from` and not after `to`.
fn was_written(record: &Record, item: usize, from: u32, to: u32) -> bool {
    let lines = record.entries.get(item).map_or(&[][..], |entry| entry.notes.lines());
    lines.iter().filter_map(|line| line.begun).any(|begun| from < begun && begun <= to)
}
