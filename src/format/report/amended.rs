//! What was changed after the end, in a report: beside what it has replaced, and all together.

use super::Line;
use crate::domain::{Amended, Amendment, Item, Record};

/// What was amended in what stands above: at an item, or (`None`) in the recommendation.
pub(super) fn of(record: &Record, item: Option<usize>) -> impl Iterator<Item = Line> {
    record.amended(item).map(move |amendment| line(item, None, amendment))
}

/// The ratings of an item that were amended.
pub(super) fn rating(record: &Record, item: usize) -> impl Iterator<Item = Line> {
    let rating = |it: &&Amendment| matches!(it.what, Amended::Rating { .. });
    record.amended(Some(item)).filter(rating).map(move |it| line(Some(item), None, it))
}

/// The notes of an item that were amended.
pub(super) fn notes(record: &Record, item: usize) -> impl Iterator<Item = Line> {
    let text = |it: &&Amendment| matches!(it.what, Amended::Text { .. });
    record.amended(Some(item)).filter(text).map(move |it| line(Some(item), None, it))
}

/// Everything that was amended, in its order.
pub(super) fn all(record: &Record) -> Vec<Line> {
    let title = |amendment: &Amendment| match amendment.what.item() {
        Some(item) => record.plan.items.get(item).map_or("", Item::title).to_owned(),
        None => "Recommendation".to_owned(),
    };
    let all = record.amendments.iter();
    all.map(|it| line(it.what.item(), Some(title(it)), it)).collect()
}

fn line(item: Option<usize>, title: Option<String>, amendment: &Amendment) -> Line {
    Line::Amended { item, title, amendment: amendment.clone() }
}
