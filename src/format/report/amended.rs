//! What was changed after the end, in a report: beside what it has replaced, and all together.

use super::Line;
use crate::domain::{Amended, Amendment, Item, Record};

/// The recommendations that were amended.
pub(super) fn recommendation(record: &Record) -> impl Iterator<Item = Line> {
    let given = |it: &&Amendment| matches!(it.what, Amended::Recommendation { .. });
    record.amended(None).filter(given).map(|it| line(None, None, it))
}

/// The reasons for it that were amended.
pub(super) fn reason(record: &Record) -> impl Iterator<Item = Line> {
    let text = |it: &&Amendment| matches!(it.what, Amended::Text { .. });
    record.amended(None).filter(text).map(|it| line(None, None, it))
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
        None if matches!(amendment.what, Amended::Particular { .. }) => "People".to_owned(),
        Some(item) => record.plan.items.get(item).map_or("", Item::title).to_owned(),
        None => "Recommendation".to_owned(),
    };
    let all = record.amendments.iter();
    all.map(|it| line(it.what.item(), Some(title(it)), it)).collect()
}

fn line(item: Option<usize>, title: Option<String>, amendment: &Amendment) -> Line {
    Line::Amended { item, title, amendment: amendment.clone() }
}
