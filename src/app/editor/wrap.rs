//! Where the rows of a line begin, remembered for each line and brought up to date by splices.
//!
//! A line is wrapped when it is first needed. After a splice only the rows around it are measured
//! again, until a row begins where one began before.

use std::borrow::Cow;

use super::breaks::next_row;
use super::motion::text;
use crate::domain::{Notes, Position, Splice};

/// The rows of all lines, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Wrap {
    /// Columns that a row's text may take, hanging spaces aside; `None` leaves lines whole.
    area: Option<usize>,
    lines: Vec<Wrapped>,
}

#[derive(Clone, Debug, Default)]
struct Wrapped {
    /// How long the line was when it was wrapped; `None` before.
    length: Option<usize>,
    /// Bytes at which rows begin, without that of the first.
    starts: Vec<usize>,
}

/// A row on the screen: the `row`th of a line, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowAt {
    pub(super) line: usize,
    pub(super) row: usize,
}

/// The rows of one line; at least one.
pub(super) struct Rows<'a> {
    starts: Cow<'a, [usize]>,
    length: usize,
}

/// What is known is not part of what an editor is: two that show the same are the same.
impl PartialEq for Wrap {
    fn eq(&self, other: &Self) -> bool {
        self.area == other.area
    }
}

impl Wrap {
    pub(super) fn new(area: Option<usize>) -> Self {
        Self { area, lines: Vec::new() }
    }

    pub(super) fn forget(&mut self) {
        self.lines.clear();
    }

    /// The rows of a line, measured now if they are not known.
    pub(super) fn rows<'a>(&'a self, notes: &Notes, line: usize) -> Rows<'a> {
        let text = text(notes, line);
        let length = text.len();
        let starts = match (self.area, self.lines.get(line)) {
            (None, _) => Cow::Borrowed(&[][..]),
            (_, Some(known)) if known.length == Some(length) => Cow::Borrowed(&known.starts[..]),
            (Some(area), _) => Cow::Owned(starts(text, area)),
        };
        Rows { starts, length }
    }

    /// Sees to it that the rows of a line are known.
    pub(super) fn learn(&mut self, notes: &Notes, line: usize) {
        let Some(area) = self.area else { return };
        if self.lines.len() != notes.lines().len() {
            self.lines.clear();
            self.lines.resize(notes.lines().len(), Wrapped::default());
        }
        let text = text(notes, line);
        if let Some(wrapped) = self.lines.get_mut(line)
            && wrapped.length != Some(text.len())
        {
            *wrapped = Wrapped { length: Some(text.len()), starts: starts(text, area) };
        }
    }

    pub(super) fn row_of(&mut self, notes: &Notes, at: Position) -> RowAt {
        self.learn(notes, at.line);
        RowAt { line: at.line, row: self.rows(notes, at.line).of(at.byte) }
    }

    /// The row that is `by` rows above, or the first.
    pub(super) fn up(&mut self, notes: &Notes, from: RowAt, by: usize) -> RowAt {
        let RowAt { mut line, mut row } = from;
        let mut left = by;
        while left > row {
            if line == 0 {
                return RowAt::default();
            }
            left -= row + 1;
            line -= 1;
            self.learn(notes, line);
            row = self.rows(notes, line).count() - 1;
        }
        RowAt { line, row: row - left }
    }

    /// The row that is `by` rows below, or the last.
    pub(super) fn down(&mut self, notes: &Notes, from: RowAt, by: usize) -> RowAt {
        let RowAt { mut line, mut row } = from;
        let mut left = by;
        loop {
            self.learn(notes, line);
            let below = (self.rows(notes, line).count() - 1).saturating_sub(row);
            if left <= below {
                return RowAt { line, row: row + left };
            }
            if line + 1 >= notes.lines().len() {
                return RowAt { line, row: row + below };
            }
            left -= below + 1;
            line += 1;
            row = 0;
        }
    }

    /// Follows a splice that has been applied to the notes.
    pub(super) fn spliced(&mut self, notes: &Notes, splice: &Splice) {
        let Some(area) = self.area else { return };
        let (from, to, end) = (splice.from, splice.to, splice.end());
        let before = self.lines.len() + end.line;
        let fits = before == notes.lines().len() + to.line;
        if !fits || from > to || to.line >= self.lines.len() {
            // Not the notes that this was about.
            return self.forget();
        }
        let head = std::mem::take(&mut self.lines[from.line]);
        let tail = if from.line == to.line { None } else { Some(&mut self.lines[to.line]) };
        let tail = tail.map(std::mem::take);
        let tail = tail.as_ref().unwrap_or(&head);
        let known = |line: &Wrapped| line.length.is_some();
        let fresh = (from.line..=end.line).map(|line| {
            let text = text(notes, line);
            let known_head = (line == from.line && known(&head)).then_some((&head, from.byte));
            let known_tail = (line == end.line && known(tail)).then_some((tail, to.byte, end.byte));
            if known_head.is_none() && known_tail.is_none() {
                return Wrapped::default();
            }
            rewrapped(text, area, known_head, known_tail)
        });
        let fresh: Vec<Wrapped> = fresh.collect();
        self.lines.splice(from.line..=to.line, fresh);
    }
}

impl Rows<'_> {
    pub(super) fn count(&self) -> usize {
        self.starts.len() + 1
    }

    /// The row that a byte is in. At a soft wrap that is the row that begins there.
    pub(super) fn of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }

    /// The bytes of a row, from and to.
    pub(super) fn span(&self, row: usize) -> (usize, usize) {
        let start = |row: usize| row.checked_sub(1).and_then(|row| self.starts.get(row)).copied();
        let from = if row == 0 { 0 } else { start(row).unwrap_or(self.length) };
        (from, start(row + 1).unwrap_or(self.length))
    }

    pub(super) fn is_last(&self, row: usize) -> bool {
        row >= self.starts.len()
    }
}

/// A line wrapped from its start.
fn starts(text: &str, area: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(next) = next_row(text, at, area) {
        starts.push(next);
        at = next;
    }
    starts
}

/// A line wrapped anew after a splice.
///
/// `head` is what was known of the line that the splice began in, with the byte up to which it
/// is unchanged; `tail` what was known of the line that it ended in, with the byte from which
/// that is unchanged and where this is now.
fn rewrapped(
    text: &str,
    area: usize,
    head: Option<(&Wrapped, usize)>,
    tail: Option<(&Wrapped, usize, usize)>,
) -> Wrapped {
    let mut starts = Vec::new();
    if let Some((head, changed)) = head {
        // Whether a row ends is decided by what follows it, up to the first cluster of the next
        // row but one; and the last cluster before the change may have grown.
        let touched = head.starts.partition_point(|start| *start < changed);
        starts.extend(head.starts.iter().take(touched.saturating_sub(2)));
    }
    let mut at = starts.last().copied().unwrap_or(0);
    while let Some(next) = next_row(text, at, area) {
        starts.push(next);
        at = next;
        if let Some((tail, was, is)) = tail
            && at >= is
            && let Ok(same) = tail.starts.binary_search(&(at - is + was))
        {
            let rest = tail.starts.iter().skip(same + 1).map(|start| start - was + is);
            starts.extend(rest);
            break;
        }
    }
    Wrapped { length: Some(text.len()), starts }
}
