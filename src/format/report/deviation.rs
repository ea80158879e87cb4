//! Where an interview departed from its guide, as its entries and its timeline tell it.

use super::Line;
use crate::domain::{Event, Phase, Record, Standing, What};

/// A departure from the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    Skipped {
        title: String,
        reason: String,
    },
    /// Never came up, though the questions are over.
    NotAsked {
        title: String,
    },
    /// An extra question, with the id of the bank that it came from; `None` when it was written on
    /// the spot.
    Added {
        title: String,
        bank: Option<String>,
        asked: bool,
    },
    /// In seconds of civil time; `None` while it lasts.
    Paused {
        length: Option<u32>,
    },
    /// The program was closed: likewise.
    Away {
        length: Option<u32>,
    },
    /// The program was closed, and the machine's clock set back meanwhile: nobody knows for how
    /// long.
    AwayUnknown,
    /// The machine slept, for so many seconds.
    Slept {
        length: u32,
    },
    /// The machine's clock was set while the interview was open, by so many seconds; negative is
    /// back.
    ClockSet {
        seconds: i64,
    },
    /// The interview went on after its end.
    Reopened,
}

/// Every deviation: those of the items first, then those in the timeline, in its order.
pub(super) fn of(record: &Record) -> Vec<Line> {
    let over = matches!(record.phase, Phase::WrapUp | Phase::Finished);
    let mut lines: Vec<Line> = record
        .in_order()
        .filter_map(|(item, planned, entry)| {
            let title = planned.title().to_owned();
            let what = match &entry.skipped {
                Some(reason) => Deviation::Skipped { title, reason: reason.clone() },
                None if over && entry.standing == Standing::Waiting && planned.extra.is_none() => {
                    Deviation::NotAsked { title }
                }
                None => return None,
            };
            Some(Line::Deviation { item: Some(item), clock: None, what })
        })
        .collect();
    let events = &record.timeline;
    lines.extend(events.iter().enumerate().filter_map(|(nth, event)| {
        let later = events.get(nth + 1..).unwrap_or_default();
        let what = in_timeline(record, event, later)?;
        let item = match event.what {
            What::Added { item } => Some(item),
            _ => None,
        };
        Some(Line::Deviation { item, clock: Some(event.clock), what })
    }));
    lines
}

fn in_timeline(record: &Record, event: &Event, later: &[Event]) -> Option<Deviation> {
    // In seconds; by civil time, and what it was set by in between is no part of it.
    let until = |end: fn(&What) -> bool| {
        let nth = later.iter().position(|event| end(&event.what))?;
        let (between, end) = (later.get(..nth)?, later.get(nth)?);
        let set: i64 = between.iter().map(|event| set_by(&event.what)).sum();
        Some((end.at - event.at).num_seconds() - set)
    };
    let whole = |seconds: i64| u32::try_from(seconds.max(0)).unwrap_or(u32::MAX);
    match &event.what {
        What::Paused => {
            let length = until(|what| matches!(what, What::Resumed | What::Ended));
            let length = length.map(whole);
            was_noticed(length).then_some(Deviation::Paused { length })
        }
        What::Left => match until(|what| matches!(what, What::Returned { .. })) {
            Some(..0) => Some(Deviation::AwayUnknown),
            length => {
                let length = length.map(whole);
                was_noticed(length).then_some(Deviation::Away { length })
            }
        },
        What::Added { item } => {
            let planned = record.plan.items.get(*item)?;
            // One that was taken back and added again is told once, and not at all in the end
            // where it was taken back.
            let again = What::Added { item: *item };
            let last = later.iter().all(|event| event.what != again);
            let extra = planned.extra.as_ref().filter(|extra| last && !extra.withdrawn)?;
            let standing = record.entries.get(*item)?.standing;
            let asked = standing != Standing::Waiting;
            let (title, bank) = (planned.title().to_owned(), extra.bank.clone());
            Some(Deviation::Added { title, bank, asked })
        }
        What::Slept { seconds } => Some(Deviation::Slept { length: *seconds }),
        What::SetBack { .. } | What::SetForward { .. } => {
            Some(Deviation::ClockSet { seconds: set_by(&event.what) })
        }
        What::Reopened => Some(Deviation::Reopened),
        _ => None,
    }
}

/// Whether an interruption is worth a word, or was a slip of the finger: one of a moment. One that
/// lasts is.
fn was_noticed(length: Option<u32>) -> bool {
    const A_MOMENT: u32 = 5;
    length.is_none_or(|length| length >= A_MOMENT)
}

/// By how much an event moved civil time, in seconds.
fn set_by(what: &What) -> i64 {
    match what {
        What::SetBack { seconds } => -i64::from(*seconds),
        What::SetForward { seconds } => i64::from(*seconds),
        _ => 0,
    }
}
