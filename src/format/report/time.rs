//! How the time of an interview went, in a report.

use std::time::Duration;

use super::{Line, Strip, TimeLine, strip};
use crate::domain::Record;
use crate::domain::time::whole_seconds;

/// The whole interview first, then each item that took or was to take time.
pub(super) fn times(record: &Record) -> Vec<Line> {
    let whole = TimeLine {
        item: None,
        title: "Interview".into(),
        spent: seconds(record.clock_ms),
        planned: u32::from(record.plan.minutes) * 60,
    };
    // The time of a question that was taken back was spent all the same.
    let withdrawn = record.plan.items.iter().zip(&record.entries).enumerate();
    let withdrawn = withdrawn
        .filter(|(_, (planned, entry))| planned.is_withdrawn() && seconds(entry.spent_ms) > 0)
        .map(|(item, (planned, entry))| (item, planned, entry));
    let items = record.in_order().chain(withdrawn);
    let items = items.map(|(item, planned, entry)| TimeLine {
        item: Some(item),
        title: planned.title().to_owned(),
        spent: seconds(entry.spent_ms),
        planned: planned.seconds(),
    });
    let strip = Strip::of(record).map(|strip| Line::Strip(Box::new(strip)));
    let legend = strip.is_some().then(|| Line::Aside(strip::LEGEND.to_owned()));
    let times = std::iter::once(whole).chain(items).map(Line::Time);
    strip.into_iter().chain(legend).chain(times).collect()
}

pub(super) fn seconds(ms: u64) -> u32 {
    whole_seconds(Duration::from_millis(ms))
}
