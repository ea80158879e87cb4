//! What can be seen of the notes, and the motions that go by what is seen.
//!
//! The top row is remembered by its place in the text, so that the text stands still when
//! something changes above it or the area becomes narrower.

use super::motion::{at_or_before, before, behind, line_end, text};
use super::wrap::{RowAt, Wrap};
use crate::domain::glyph::{columns, glyph, glyphs};
use crate::domain::{Notes, Position, Splice};

/// One row on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    /// The bytes of that line that are in the row. Spaces at its end may hang over the area, and
    /// so may a single glyph that is wider than it.
    pub from: usize,
    pub to: usize,
    /// Whether this is the first row of its line.
    pub first: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct View {
    columns: usize,
    rows: usize,
    kind: Kind,
    wrap: Wrap,
    /// The start of the first row in view; in a field, of what is in view.
    top: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Many,
    Field,
}

impl View {
    pub(super) fn many(columns: u16, rows: u16) -> Self {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let wrap = Wrap::new(Some(area(columns)));
        Self { columns, rows, kind: Kind::Many, wrap, top: Position::default() }
    }

    pub(super) fn field(columns: u16) -> Self {
        let (columns, wrap) = (usize::from(columns), Wrap::new(None));
        Self { columns, rows: 1, kind: Kind::Field, wrap, top: Position::default() }
    }

    pub(super) fn is_field(&self) -> bool {
        self.kind == Kind::Field
    }

    #[cfg(test)]
    pub(super) fn wrap(&self) -> &Wrap {
        &self.wrap
    }

    /// Whether the size was another.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> bool {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let rows = if self.is_field() { 1 } else { rows };
        if (columns, rows) == (self.columns, self.rows) {
            return false;
        }
        if columns != self.columns && !self.is_field() {
            self.wrap = Wrap::new(Some(area(columns)));
        }
        (self.columns, self.rows) = (columns, rows);
        true
    }

    pub(super) fn forget(&mut self) {
        self.wrap.forget();
    }

    /// Follows a splice that has been applied: what was at the top stays there.
    pub(super) fn follow(&mut self, notes: &Notes, splice: &Splice) {
        self.wrap.spliced(notes, splice);
        let (top, to, end) = (self.top, splice.to, splice.end());
        if top >= to && top > splice.from {
            let byte = if top.line == to.line { end.byte + top.byte - to.byte } else { top.byte };
            self.top = Position { line: end.line + top.line - to.line, byte };
        } else if top > splice.from {
            self.top = splice.from;
        }
    }

    /// Scrolls as little as it takes to have the cursor in view, and no row empty that could
    /// show something.
    pub(super) fn show(&mut self, notes: &Notes, cursor: Position) {
        if self.is_field() {
            return self.show_in_field(notes, cursor);
        }
        let at = self.wrap.row_of(notes, cursor);
        let top = self.wrap.row_of(notes, notes.clamp(self.top));
        let highest = self.wrap.up(notes, at, self.rows.saturating_sub(1));
        self.start_at(notes, top.clamp(highest, at));
    }

    pub(super) fn scroll(&mut self, notes: &Notes, by: isize) {
        if self.is_field() {
            return;
        }
        let top = self.wrap.row_of(notes, notes.clamp(self.top));
        let top = if by < 0 {
            self.wrap.up(notes, top, by.unsigned_abs())
        } else {
            self.wrap.down(notes, top, by.unsigned_abs())
        };
        self.start_at(notes, top);
    }

    pub(super) fn visible(&self, notes: &Notes) -> Vec<Row> {
        if self.is_field() {
            let Position { line, byte: from } = at_or_before(notes, self.top);
            let to = self.field_end(text(notes, line), from);
            return vec![Row { line, from, to, first: true }];
        }
        let mut seen = Vec::with_capacity(self.rows);
        let top = notes.clamp(self.top);
        let mut row = self.wrap.rows(notes, top.line).of(top.byte);
        for line in top.line..notes.lines().len() {
            let rows = self.wrap.rows(notes, line);
            while row < rows.count() {
                if seen.len() >= self.rows {
                    return seen;
                }
                let (from, to) = rows.span(row);
                seen.push(Row { line, from, to, first: row == 0 });
                row += 1;
            }
            row = 0;
        }
        seen
    }

    pub(super) fn cell(&self, notes: &Notes, cursor: Position) -> Option<(u16, u16)> {
        let seen = self.visible(notes);
        let nth =
            seen.iter().rposition(|row| row.line == cursor.line && row.from <= cursor.byte)?;
        let row = seen.get(nth)?;
        let is_last = row.to >= text(notes, row.line).len();
        let inside = cursor.byte < row.to || cursor.byte == row.to && (is_last || self.is_field());
        let last = self.columns.checked_sub(1).filter(|_| inside)?;
        let column = columns(text(notes, row.line).get(row.from..cursor.byte)?).min(last);
        Some((u16::try_from(column).ok()?, u16::try_from(nth).ok()?))
    }

    pub(super) fn above(&self, notes: &Notes) -> bool {
        let top = notes.clamp(self.top);
        top.line > 0 || !self.is_field() && self.wrap.rows(notes, top.line).of(top.byte) > 0
    }

    pub(super) fn below(&self, notes: &Notes) -> bool {
        let Some(row) = self.visible(notes).last().copied() else {
            return true;
        };
        let is_last_row = self.is_field() || row.to >= text(notes, row.line).len();
        row.line + 1 < notes.lines().len() || !is_last_row
    }

    pub(super) fn row_start(&mut self, notes: &Notes, at: Position) -> Position {
        let row = self.wrap.row_of(notes, at);
        let (from, _) = self.wrap.rows(notes, row.line).span(row.row);
        Position { byte: from, ..at }
    }

    pub(super) fn row_end(&mut self, notes: &Notes, at: Position) -> Position {
        let row = self.wrap.row_of(notes, at);
        self.last_in(notes, row)
    }

    /// The column that a cursor is seen in.
    pub(super) fn column(&mut self, notes: &Notes, at: Position) -> usize {
        let start = self.row_start(notes, at);
        let column = columns(text(notes, at.line).get(start.byte..at.byte).unwrap_or_default());
        if self.is_field() { column } else { column.min(self.columns.saturating_sub(1)) }
    }

    /// The place `by` rows above, as near to a column as there is one; from the first row the
    /// start.
    pub(super) fn up(&mut self, notes: &Notes, at: Position, by: usize, goal: usize) -> Position {
        let here = self.wrap.row_of(notes, at);
        let there = self.wrap.up(notes, here, by);
        if there == here { Position::default() } else { self.nearest(notes, there, goal) }
    }

    /// The place `by` rows below, as near to a column as there is one; from the last row the end.
    pub(super) fn down(&mut self, notes: &Notes, at: Position, by: usize, goal: usize) -> Position {
        let here = self.wrap.row_of(notes, at);
        let there = self.wrap.down(notes, here, by);
        if there == here { notes.end() } else { self.nearest(notes, there, goal) }
    }

    pub(super) fn page_up(&mut self, notes: &Notes, at: Position, goal: usize) -> Position {
        self.scroll(notes, -self.page().cast_signed());
        self.up(notes, at, self.page(), goal)
    }

    pub(super) fn page_down(&mut self, notes: &Notes, at: Position, goal: usize) -> Position {
        self.scroll(notes, self.page().cast_signed());
        self.down(notes, at, self.page(), goal)
    }

    /// One row stays in view for the eye to hold on to.
    fn page(&self) -> usize {
        self.rows.saturating_sub(1).max(1)
    }

    fn nearest(&self, notes: &Notes, row: RowAt, goal: usize) -> Position {
        let (from, to) = self.wrap.rows(notes, row.line).span(row.row);
        let text = text(notes, row.line).get(from..to).unwrap_or_default();
        let byte = from + ahead(text, 0, goal);
        self.last_in(notes, row).min(Position { line: row.line, byte })
    }

    /// The last place that is shown in a row.
    fn last_in(&self, notes: &Notes, row: RowAt) -> Position {
        let rows = self.wrap.rows(notes, row.line);
        let (from, to) = rows.span(row.row);
        let byte = if rows.is_last(row.row) { to } else { before(text(notes, row.line), to) };
        Position { line: row.line, byte: byte.max(from) }
    }

    /// Puts a row at the top, or one above it if that would leave rows empty below the end.
    fn start_at(&mut self, notes: &Notes, top: RowAt) {
        let end = self.wrap.row_of(notes, notes.end());
        let lowest = self.wrap.up(notes, end, self.rows.saturating_sub(1));
        let top = top.min(lowest);
        let (byte, _) = self.wrap.rows(notes, top.line).span(top.row);
        self.top = Position { line: top.line, byte };
        // What is in view is measured once, here, and not at each look.
        self.wrap.down(notes, top, self.rows);
    }

    /// Scrolls sideways so that a part of what surrounds the cursor is in view with it.
    fn show_in_field(&mut self, notes: &Notes, cursor: Position) {
        let text = text(notes, cursor.line);
        let here = cursor.byte;
        let was = if self.top.line == cursor.line { self.top } else { Position::default() };
        let was = at_or_before(notes, Position { line: cursor.line, ..was }).byte;
        let area = area(self.columns);
        let some = self.columns / 4;
        let first = back(text, here, area);
        let low = back(text, ahead(text, here, some), area).clamp(first, here);
        let high = back(text, here, some).max(low);
        let full = back(text, line_end(notes, cursor.line).byte, area);
        let byte = was.clamp(low, high).min(full.max(first));
        self.top = Position { line: cursor.line, byte };
    }

    /// Where what fits into a field ends; a glyph that is wider than it is taken as fitting.
    fn field_end(&self, text: &str, from: usize) -> usize {
        let end = ahead(text, from, self.columns);
        if end == from && self.columns > 0 && from < text.len() { behind(text, from) } else { end }
    }
}

/// The columns for text: one is kept for the cursor behind it.
fn area(columns: usize) -> usize {
    columns.saturating_sub(1).max(1)
}

/// The last place at or behind `from` that is at most `room` columns away.
fn ahead(text: &str, from: usize, room: usize) -> usize {
    let mut column = 0;
    for (byte, glyph) in glyphs(text.get(from..).unwrap_or_default()) {
        column += glyph.width;
        if column > room {
            return from + byte;
        }
    }
    text.len()
}

/// The first place at or before `from` that is at most `room` columns away.
fn back(text: &str, from: usize, room: usize) -> usize {
    let mut column = 0;
    let mut at = from;
    while at > 0 {
        let start = before(text, at);
        column += text.get(start..at).map_or(0, |cluster| glyph(cluster).width);
        if column > room {
            break;
        }
        at = start;
    }
    at
}
