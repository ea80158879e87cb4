//! What a report tells of an answer besides its ticks: how its rating came about, and which parts
//! of a story were heard.

use super::Line;
use crate::domain::{Record, Star, ratings};

/// The ratings of an item, where there were several.
pub(super) fn changed(record: &Record, item: usize, at_item: bool) -> Option<Line> {
    let ratings = ratings(record, item);
    let title = record.plan.items.get(item)?.title().to_owned();
    (ratings.len() > 1).then_some(Line::Ratings { item, title, ratings, at_item })
}

/// The coverage of an answer. Where nobody ticked anything there is nothing to tell: that does not
/// mean that nothing was heard.
pub(super) fn parts(item: usize, all: &[Star], heard: &[Star]) -> Option<Line> {
    let unheard = all.iter().copied().filter(|part| !heard.contains(part)).collect();
    (!heard.is_empty()).then(|| Line::Parts { item, heard: heard.to_vec(), unheard })
}
