//! The anchors of a question in full, to rate by: they stand above the notes, so that both are in
//! view.

use crate::app::areas::{Area, Room};
use crate::app::points::{Point, share_rows};
use crate::app::{Interview, Size};
use crate::domain::prose::fold;

/// A row of the anchors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub point: u8,
    /// Whether it is the first row of its point.
    pub first: bool,
    pub text: String,
}

/// The columns before a text: a point, a mark, blanks.
pub const LEAD: u16 = 5;

/// Where they stand: on what the screen shows above the notes, down to their title. Where there is
/// room the question stays in view.
pub fn area(interview: &Interview, size: Size) -> Area {
    let Some(areas) = interview.areas(size) else { return Area::default() };
    let y = if areas.room == Room::Wide { areas.guidance.y } else { areas.question.y };
    Area { y, height: areas.notes.y.saturating_sub(y), ..areas.notes }
}

/// The rows of every point of the question on the table, highest first; none for what is not
/// rated.
pub fn points(interview: &Interview, size: Size) -> Vec<(u8, Vec<String>)> {
    let Some(question) = interview.item().0.question() else { return Vec::new() };
    let scale = &interview.session().record().plan.scale;
    let room = usize::from(area(interview, size).width.saturating_sub(LEAD + 1));
    let rows = |point: u8| {
        let label = scale.label(point);
        let text = match question.anchors.get(&point).map(String::as_str) {
            None | Some("") => label.to_owned(),
            Some(anchor) if label.is_empty() => anchor.to_owned(),
            Some(anchor) => format!("{label}: {anchor}"),
        };
        let rows = fold(&text, room);
        (point, if rows.is_empty() { vec![String::new()] } else { rows })
    };
    scale.points().rev().map(rows).collect()
}

/// The same, each with the rows that it gets where they do not all fit.
pub fn shared(interview: &Interview, size: Size) -> Vec<Point> {
    let rows = area(interview, size).body().height;
    share_rows(points(interview, size), interview.item().1.rating, rows.into())
}

/// All rows, one below the other.
pub fn rows(interview: &Interview, size: Size) -> Vec<Row> {
    let row = |(point, texts): (u8, Vec<String>)| {
        let rows = texts.into_iter().enumerate();
        rows.map(move |(nth, text)| Row { point, first: nth == 0, text }).collect::<Vec<_>>()
    };
    points(interview, size).into_iter().flat_map(row).collect()
}

/// How far they scroll. 0 where they all fit; else the first place shows the beginning of every
/// point, and those after it the rows in full.
pub fn most_top(interview: &Interview, size: Size) -> usize {
    let shown = usize::from(area(interview, size).body().height);
    let count = rows(interview, size).len();
    if count <= shown { 0 } else { count - shown + 1 }
}

/// The point in a row of what is shown from `top` on; rows from 0, below the title.
pub fn at(interview: &Interview, size: Size, top: usize, row: usize) -> Option<u8> {
    let top = top.min(most_top(interview, size));
    if top > 0 {
        return rows(interview, size).get(top - 1 + row).map(|row| row.point);
    }
    let mut end = 0;
    shared(interview, size).into_iter().find_map(|point| {
        end += point.text.len().min(point.rows);
        (row < end).then_some(point.point)
    })
}
