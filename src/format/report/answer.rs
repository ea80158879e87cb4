//! What a report tells of an answer besides its ticks: how its rating came about, and which parts
//! of a story were heard.

use super::Line;
use crate::domain::{Amended, Question, Record, Star, ratings};

/// The ratings of an item, where there were several.
pub(super) fn changed(record: &Record, item: usize, at_item: bool) -> Option<Line> {
    let ratings = ratings(record, item);
    let title = record.plan.items.get(item)?.title().to_owned();
    (ratings.len() > 1).then_some(Line::Ratings { item, title, ratings, at_item })
}

/// What a point is earned by: its anchor, or the nearest ones where it has none of its own.
/// Nothing for a question without anchors.
pub(super) fn anchors(item: usize, question: &Question, point: u8) -> Vec<Line> {
    let line =
        |(point, text): (&u8, &String)| Line::Anchor { item, point: *point, text: text.clone() };
    if let Some(own) = question.anchors.get_key_value(&point) {
        return vec![line(own)];
    }
    let below = question.anchors.range(..point).next_back().map(line);
    let above = question.anchors.range(point..).next().map(line);
    if below.is_none() && above.is_none() {
        return Vec::new();
    }
    let told = Line::Unanchored { item, point, below: below.is_some(), above: above.is_some() };
    [Some(told), below, above].into_iter().flatten().collect()
}

/// The anchors of the ratings that stood for a while, each once.
pub(super) fn anchors_of_replaced(record: &Record, item: usize, question: &Question) -> Vec<Line> {
    let given = record.entries.get(item).and_then(|entry| entry.rating);
    let live = ratings(record, item).into_iter().filter_map(|rated| rated.rating);
    let amended = record.amended(Some(item)).filter_map(|amendment| match amendment.what {
        Amended::Rating { old, .. } => old,
        _ => None,
    });
    let mut points: Vec<u8> = Vec::new();
    for point in live.chain(amended) {
        if given != Some(point) && !points.contains(&point) {
            points.push(point);
        }
    }
    points.into_iter().flat_map(|point| anchors(item, question, point)).collect()
}

/// The coverage of an answer. Where nobody ticked anything there is nothing to tell: that does not
/// mean that nothing was heard.
pub(super) fn parts(item: usize, all: &[Star], heard: &[Star]) -> Option<Line> {
    let unheard = all.iter().copied().filter(|part| !heard.contains(part)).collect();
    (!heard.is_empty()).then(|| Line::Parts { item, heard: heard.to_vec(), unheard })
}
