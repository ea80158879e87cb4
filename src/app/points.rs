//! The points of a scale as rows: what each of them is earned by, and which rows it gets.

use crate::domain::prose::fold;
use crate::domain::{Question, Scale};

/// The columns before an anchor: a point, a mark, blanks.
pub const LEAD: u16 = 4;

/// A point with the rows that it is shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub point: u8,
    /// Its anchor in full, or its label where the bank has none.
    pub text: Vec<String>,
    /// How many of them there is room for.
    pub rows: usize,
}

/// The points for so many columns of text and rows, highest first. Every anchor that fits is shown
/// in full; where they do not all fit, the given one comes first in the sharing of rows.
pub fn points(
    scale: &Scale,
    question: &Question,
    rating: Option<u8>,
    (columns, rows): (usize, usize),
) -> Vec<Point> {
    let all = scale.points().rev();
    let all = all.map(|point| (point, rows_of(scale, question, point, columns))).collect();
    share_rows(all, rating, rows)
}

/// Points with their texts, for so many rows.
pub fn share_rows(all: Vec<(u8, Vec<String>)>, rating: Option<u8>, rows: usize) -> Vec<Point> {
    let point = |(point, text)| Point { point, text, rows: 1 };
    let mut all: Vec<Point> = all.into_iter().map(point).collect();
    share(&mut all, rating, rows);
    all
}

fn rows_of(scale: &Scale, question: &Question, point: u8, columns: usize) -> Vec<String> {
    let text = match question.anchors.get(&point) {
        Some(anchor) => anchor.as_str(),
        None => scale.label(point),
    };
    let rows = fold(text, columns);
    if rows.is_empty() { vec![String::new()] } else { rows }
}

/// How many rows each point gets: one each, then the given one's in full, then the others' in
/// turn until there are none left.
fn share(all: &mut [Point], rating: Option<u8>, rows: usize) {
    let mut left = rows.saturating_sub(all.len());
    if let Some(given) = all.iter_mut().find(|it| rating == Some(it.point)) {
        let more = (given.text.len() - 1).min(left);
        given.rows += more;
        left -= more;
    }
    while left > 0 {
        let before = left;
        for point in all.iter_mut() {
            if left > 0 && point.rows < point.text.len() {
                point.rows += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
}
