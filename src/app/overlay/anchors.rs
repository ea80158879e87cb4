//! The anchors of a question in full, folded to the terminal.

use crate::app::{Interview, Size};
use crate::domain::prose::fold;

/// A row of the anchors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A point with its label, and whether it was given.
    Point {
        text: String,
        given: bool,
    },
    Anchor {
        text: String,
        given: bool,
    },
}

/// The columns of the panel.
pub fn columns(size: Size) -> u16 {
    size.columns.saturating_sub(4).min(90)
}

/// The anchors of the question on the table, highest point first; none for what is not rated.
pub fn rows(interview: &Interview, size: Size) -> Vec<Row> {
    let (item, entry) = interview.item();
    let Some(question) = item.question() else { return Vec::new() };
    let scale = &interview.session().record().plan.scale;
    let room = usize::from(columns(size).saturating_sub(6));
    let mut rows = Vec::new();
    for point in scale.points().rev() {
        let given = entry.rating == Some(point);
        rows.push(Row::Point { text: format!("{point} {}", scale.label(point)), given });
        let anchor = question.anchors.get(&point).map_or("", String::as_str);
        rows.extend(fold(anchor, room).into_iter().map(|text| Row::Anchor { text, given }));
    }
    rows
}
