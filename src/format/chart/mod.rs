//! Charts: what a report shows where people would rather look than read.
//!
//! Three of them are made here: the scorecard as bars on the bank's scale ([`ScoreBars`]), the time spent on each
//! item against its box ([`TimeBars`]), and how often each point was given to each question, over
//! several sessions ([`Distribution`]); and a fourth, of what was on the table when, which is
//! [`Strip`](super::report::Strip). [`text`] draws them in a terminal, [`svg`] on a page. None
//! of them tells anything by colour alone, and none draws what is missing as a zero.

mod distribution;
pub mod svg;
pub mod text;

pub use distribution::{Distribution, Distributions, Spread, distributions};

use super::report::{Line, ScoreLine, TimeLine};

/// What is to be known of a question that was not always asked in the same words.
const REWORDED: &str = "not always in the same words, or with the same anchors";

/// The scorecard of a report as bars: each ends at its mean, on a scale from 0 to the highest
/// point, so that a mean of 4 ends where the point 4 is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreBars<'a> {
    /// The mean of all rows first. At least one.
    pub rows: Vec<&'a ScoreLine>,
    /// What the points of the scale are called, lowest first.
    pub labels: &'a [String],
}

impl<'a> ScoreBars<'a> {
    /// The bars of a report; `None` where nothing was to be rated.
    pub fn of(lines: &'a [Line]) -> Option<Self> {
        let score = |line: &'a Line| match line {
            Line::Score(score) => Some(score),
            _ => None,
        };
        let scale = |line: &'a Line| match line {
            Line::Scale(labels) => Some(labels.as_slice()),
            _ => None,
        };
        let rows: Vec<&ScoreLine> = lines.iter().filter_map(score).collect();
        let labels = lines.iter().find_map(scale).unwrap_or_default();
        (!rows.is_empty()).then_some(Self { rows, labels })
    }
}

/// The time that a report tells of, against what was planned. The items share one scale; the
/// whole interview, which is many times as long, has its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeBars<'a> {
    /// The whole interview first, then the items.
    pub rows: Vec<&'a TimeLine>,
    /// What the whole width stands for at an item, in seconds; at least 1.
    end: u32,
}

impl<'a> TimeBars<'a> {
    /// The bars of a report.
    pub fn of(lines: &'a [Line]) -> Self {
        let time = |line: &'a Line| match line {
            Line::Time(time) => Some(time),
            _ => None,
        };
        let rows: Vec<&TimeLine> = lines.iter().filter_map(time).collect();
        let items = rows.iter().filter(|row| row.item.is_some());
        let end = end(items.copied());
        Self { rows, end }
    }

    /// What the whole width stands for at this row, in seconds; at least 1. More than that is cut
    /// off, and the cut is drawn.
    pub fn end_of(&self, row: &TimeLine) -> u32 {
        if row.item.is_some() { self.end } else { end(std::iter::once(row)) }
    }
}

/// A width that has room for every box and for the longest overrun; at most twice the longest box,
/// so that one item that was left open does not make nothing of the others.
fn end<'a>(rows: impl Iterator<Item = &'a TimeLine> + Clone) -> u32 {
    let boxes = rows.clone().map(|row| row.planned).max().unwrap_or(0);
    let spent = rows.map(|row| row.spent).max().unwrap_or(0);
    let most = if boxes == 0 { spent } else { spent.min(boxes.saturating_mul(2)) };
    boxes.max(most).max(1)
}

/// By how much an item ran over its box, in seconds; `None` where it did not, or has no box.
pub fn overrun(time: &TimeLine) -> Option<u32> {
    (time.planned > 0 && time.spent > time.planned).then(|| time.spent - time.planned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(item: Option<usize>, spent: u32, planned: u32) -> Line {
        Line::Time(TimeLine { item, title: "Slow query".into(), spent, planned })
    }

    #[test]
    fn the_items_share_a_scale_and_one_left_open_does_not_squeeze_the_others() {
        let lines = [
            time(None, 3000, 3600),
            time(Some(0), 100, 360),
            time(Some(1), 500, 480),
            time(Some(2), 9000, 300),
        ];
        let bars = TimeBars::of(&lines);
        assert_eq!(bars.end_of(bars.rows[0]), 3600);
        assert!(bars.rows[1..].iter().all(|row| bars.end_of(row) == 960));
        let over: Vec<Option<u32>> = bars.rows.iter().map(|row| overrun(row)).collect();
        assert_eq!(over, [None, None, Some(20), Some(8700)]);
    }

    #[test]
    fn without_a_box_nothing_is_over_and_the_scale_is_never_empty() {
        let lines = [time(Some(0), 90, 0)];
        let bars = TimeBars::of(&lines);
        assert_eq!((bars.end_of(bars.rows[0]), overrun(bars.rows[0])), (90, None));
        let lines = [time(Some(0), 0, 0)];
        let bars = TimeBars::of(&lines);
        assert_eq!(bars.end_of(bars.rows[0]), 1);
    }
}
