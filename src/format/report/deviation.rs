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
    /// In seconds of civil time; `None` while it lasts.
    Paused {
        length: Option<u32>,
    },
    /// The program was closed: likewise.
    Away {
        length: Option<u32>,
    },
    /// The machine slept, for so many seconds.
    Slept {
        length: u32,
    },
    /// The interview went on after its end.
    Reopened,
}

/// Every deviation: those of the items first, then those in the timeline, in its order.
pub(super) fn of(record: &Record) -> Vec<Line> {
    let over = matches!(record.phase, Phase::WrapUp | Phase::Finished);
    let items = record.plan.items.iter().zip(&record.entries).enumerate();
    let mut lines: Vec<Line> = items
        .filter_map(|(item, (planned, entry))| {
            let title = planned.title().to_owned();
            let what = match &entry.skipped {
                Some(reason) => Deviation::Skipped { title, reason: reason.clone() },
                None if over && entry.standing == Standing::Waiting => {
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
        let what = in_timeline(event, later)?;
        Some(Line::Deviation { item: None, clock: Some(event.clock), what })
    }));
    lines
}

fn in_timeline(event: &Event, later: &[Event]) -> Option<Deviation> {
    let until = |end: fn(&What) -> bool| {
        let end = later.iter().find(|event| end(&event.what))?;
        let seconds = (end.at - event.at).num_seconds().max(0);
        Some(u32::try_from(seconds).unwrap_or(u32::MAX))
    };
    match &event.what {
        What::Paused => {
            let length = until(|what| matches!(what, What::Resumed | What::Ended));
            Some(Deviation::Paused { length })
        }
        What::Left => {
            let length = until(|what| matches!(what, What::Returned { .. }));
            Some(Deviation::Away { length })
        }
        What::Slept { seconds } => Some(Deviation::Slept { length: *seconds }),
        What::Reopened => Some(Deviation::Reopened),
        _ => None,
    }
}
