//! Which place of a text a cell of the screen is, and selecting from one to another.

use unicode_segmentation::UnicodeSegmentation;

use super::motion::{self, Kind, before, line_end, text};
use super::{Editor, Row};
use crate::domain::glyph::glyphs;
use crate::domain::{Notes, Position};

/// What a press takes hold of, and a drag goes on by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Cluster,
    /// A word, or what else stands together: signs, blanks.
    Word,
    /// A whole line of the text, however many rows it takes.
    Line,
}

impl Editor {
    /// The place that a cell in view shows; below the text, the end of what is in view.
    pub fn at_cell(&self, notes: &Notes, column: u16, row: u16) -> Position {
        let seen = self.visible_rows(notes);
        match (seen.get(usize::from(row)), seen.last()) {
            (Some(shown), _) => self.in_row(notes, *shown, column.into()),
            (None, Some(last)) => self.in_row(notes, *last, usize::MAX),
            (None, None) => self.cursor(),
        }
    }

    fn in_row(&self, notes: &Notes, row: Row, column: usize) -> Position {
        let Row { line, from, to, .. } = row;
        let whole = text(notes, line);
        let mut used = 0;
        for (byte, glyph) in glyphs(whole.get(from..to).unwrap_or_default()) {
            used += glyph.width;
            if column < used {
                return Position { line, byte: from + byte };
            }
        }
        // Behind the last cluster of a row that goes on is the start of the next one.
        let ends = to >= whole.len() || self.view.is_field();
        Position { line, byte: if ends { to } else { before(whole, to).max(from) } }
    }

    /// Selects from a place to another, where the cursor goes; both are moved to the nearest
    /// place before them that there is.
    pub fn select_between(&mut self, notes: &Notes, anchor: Position, cursor: Position) {
        self.anchor = Some(motion::at_or_before(notes, anchor));
        self.cursor = motion::at_or_before(notes, cursor);
        self.goal = None;
        self.view.show(notes, self.cursor);
    }

    /// The other end of the selection, or the cursor where nothing is selected.
    pub fn held_end(&self) -> Position {
        self.anchor.unwrap_or(self.cursor)
    }
}

/// The word, the line or the place around a place: its start and its end.
pub fn around(notes: &Notes, at: Position, unit: Unit) -> (Position, Position) {
    let at = motion::at_or_before(notes, at);
    match unit {
        Unit::Cluster => (at, at),
        Unit::Line => (motion::line_start(at), line_end(notes, at.line)),
        Unit::Word => word(notes, at),
    }
}

fn word(notes: &Notes, at: Position) -> (Position, Position) {
    let whole = text(notes, at.line);
    let (head, tail) = whole.split_at_checked(at.byte).unwrap_or((whole, ""));
    // Behind the last cluster of a line, its last word is meant.
    let here = tail.graphemes(true).next().or_else(|| head.graphemes(true).next_back());
    let Some(kind) = here.map(Kind::of) else { return (at, at) };
    let alike = |cluster: &&str| Kind::of(cluster) == kind;
    let back: usize = head.graphemes(true).rev().take_while(alike).map(str::len).sum();
    let on: usize = tail.graphemes(true).take_while(alike).map(str::len).sum();
    let at_byte = |byte| Position { byte, ..at };
    (at_byte(at.byte - back), at_byte(at.byte + on))
}
