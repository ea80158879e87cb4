//! The guide as one row, where there is no room for a column: where each item stands in it.

use super::Interview;
use super::areas::{Area, wide};
use crate::domain::glyph::columns;
use crate::domain::{Entry, Moment, Standing};

/// The row, as far as it fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// What is said of the time, at the right.
    pub pace: String,
    /// Whether items before the first part, or behind the last, are left out; and at which column
    /// that is said.
    pub before: Option<u16>,
    pub behind: Option<u16>,
    pub parts: Vec<Part>,
}

/// An item in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the plan.
    pub item: usize,
    pub column: u16,
    pub text: String,
    pub current: bool,
}

impl Part {
    /// The columns that it takes.
    pub fn width(&self) -> u16 {
        wide(&self.text)
    }
}

/// The row for an area, with the item on the table in view.
pub fn strip(interview: &Interview, at: Moment, area: Area) -> Strip {
    let pace = interview.pace_line(at, usize::from(area.width / 2));
    let width = area.width.saturating_sub(wide(&pace) + 2);
    let record = interview.session().record();
    let mut parts: Vec<Part> = record
        .in_order()
        .map(|(item, planned, entry)| {
            let current = item == record.current;
            let name = match (record.plan.number(item), current) {
                (Some(number), true) => format!("{number} {}", planned.title()),
                (Some(number), false) => number.to_string(),
                (None, true) if planned.extra.is_some() => format!("+ {}", planned.title()),
                (None, false) if planned.extra.is_some() => "+".to_owned(),
                (None, _) => planned.title().to_owned(),
            };
            let optional = if planned.core || planned.extra.is_some() { "" } else { "?" };
            let rating = entry.rating.map(|point| format!("={point}{}", unshown(entry)));
            let rating = rating.unwrap_or_default();
            let sign = sign(entry.standing, current).trim();
            Part { item, column: 0, text: format!("{sign}{name}{optional}{rating}"), current }
        })
        .collect();
    let here = parts.iter().position(|part| part.current).unwrap_or(0);
    let room = usize::from(width.saturating_sub(2));
    let taken = |parts: &[Part]| parts.iter().map(|it| columns(&it.text) + 2).sum::<usize>();
    let mut first = 0;
    while first < here && taken(&parts[first..=here]) > room {
        first += 1;
    }
    let count = parts.len();
    let mut strip = Strip { pace, before: (first > 0).then_some(1), ..Strip::default() };
    let mut column = if first > 0 { 3 } else { 1 };
    for (nth, part) in parts.drain(..).enumerate().skip(first) {
        // Room is kept for the sign that there is more, unless this is the last.
        let needed = part.width() + if nth + 1 < count { 3 } else { 0 };
        if nth > here && column + needed > width {
            strip.behind = Some(column);
            break;
        }
        let next = column.saturating_add(part.width()).saturating_add(2);
        strip.parts.push(Part { column, ..part });
        column = next;
    }
    strip
}

/// The sign behind a rating for which no line of the notes shows why.
pub fn unshown(entry: &Entry) -> &'static str {
    if entry.lacks_evidence() { "!" } else { "" }
}

/// How an item stands, as a sign.
pub fn sign(standing: Standing, current: bool) -> &'static str {
    match standing {
        _ if current => "▶",
        Standing::Answered => "✓",
        Standing::Skipped => "×",
        Standing::Waiting | Standing::Asking => " ",
    }
}
