//! The editor of notes: a cursor, a selection and a view on text that belongs to the session.
//!
//! It never changes the notes. A command that writes comes back as a [`Splice`]; whoever owns
//! the notes applies it and calls [`Editor::wrote`]. What a key costs depends on the rows in view
//! and on the line that is touched, not on how much has been written.
//!
//! Reading order: [`Command`] and [`Outcome`], `edit` (commands that write), `motion` (words and
//! clusters), `breaks` and `wrap` (rows), `view` (what is on the screen).

mod breaks;
mod command;
mod edit;
mod motion;
mod pointing;
#[cfg(test)]
mod tests;
mod view;
mod wrap;

pub use command::{Command, Motion, Outcome};
pub use pointing::{Unit, around};
pub use view::Row;

use crate::domain::{Notes, Position, Splice, Stamps};
use view::View;

/// A cursor in notes, and what can be seen around it.
///
/// Every method takes the same notes, in the state in which the last call left or found them;
/// after other changes call [`Editor::wrote`] or [`Editor::replaced`].
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    cursor: Position,
    /// The other end of the selection; where the cursor is too, nothing is selected.
    anchor: Option<Position>,
    /// The column that the cursor goes back to when it passes shorter rows.
    goal: Option<usize>,
    view: View,
}

impl Editor {
    /// An editor of many lines with soft wrap, the cursor at the start.
    ///
    /// One of the columns is kept free for the cursor behind the last character of a full row.
    pub fn new(columns: u16, rows: u16) -> Self {
        Self::with(View::many(columns, rows))
    }

    /// A field: one row that scrolls sideways, and no line ends.
    pub fn one_line(columns: u16) -> Self {
        Self::with(View::field(columns))
    }

    fn with(view: View) -> Self {
        Self { cursor: Position::default(), anchor: None, goal: None, view }
    }

    /// Carries out a command, or says what is to be written for it. What is written gets
    /// `stamps`. The cursor is in view afterwards.
    pub fn act(&mut self, notes: &Notes, command: &Command, stamps: Stamps) -> Outcome {
        self.cursor = motion::at_or_before(notes, self.cursor);
        self.anchor = self.anchor.map(|anchor| motion::at_or_before(notes, anchor));
        let outcome = match command {
            Command::Move(motion) => self.go(notes, *motion),
            Command::Select(motion) => self.select(notes, *motion),
            Command::Deselect => {
                self.anchor = None;
                Outcome::Still
            }
            Command::Copy => self.copied(notes),
            Command::Cut => self.cut(notes, stamps),
            _ => self.written(notes, command, stamps),
        };
        self.view.show(notes, self.cursor);
        outcome
    }

    /// Follows a splice that has been applied to the notes, an undo as well: the cursor goes to
    /// the end of what was put in, or behind the cluster that this has become part of.
    pub fn wrote(&mut self, notes: &Notes, splice: &Splice) {
        self.view.follow(notes, splice);
        self.put(notes, motion::at_or_behind(notes, splice.end()));
    }

    /// Other notes now; the cursor stays as near as it can.
    pub fn replaced(&mut self, notes: &Notes) {
        self.view.forget();
        self.put(notes, motion::at_or_before(notes, self.cursor));
    }

    /// Another size, in cells; a field has one row whatever it is given. The cursor comes into
    /// view, unless the size is what it was.
    pub fn resize(&mut self, notes: &Notes, columns: u16, rows: u16) {
        if self.view.resize(columns, rows) {
            self.goal = None;
            self.view.show(notes, self.cursor);
        }
    }

    /// Looks elsewhere, rows down or (negative) up, without moving the cursor.
    pub fn scroll(&mut self, notes: &Notes, rows: isize) {
        self.view.scroll(notes, rows);
    }

    /// Puts the cursor at a place, or as near before it as there is one, and drops the selection.
    pub fn place(&mut self, notes: &Notes, at: Position) {
        self.put(notes, motion::at_or_before(notes, at));
    }

    pub fn cursor(&self) -> Position {
        self.cursor
    }

    /// From and to, not empty.
    pub fn selection(&self) -> Option<(Position, Position)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some((anchor.min(self.cursor), anchor.max(self.cursor)))
    }

    /// What is in view, from the top.
    pub fn visible_rows<'a>(&'a self, notes: &'a Notes) -> Vec<Row> {
        self.view.visible(notes)
    }

    /// Column and row of the cursor in the area; `None` when it is scrolled out of view.
    ///
    /// At a soft wrap that is the start of the next row; behind spaces that hang over the end of
    /// a row it is the last column.
    pub fn cursor_cell(&self, notes: &Notes) -> Option<(u16, u16)> {
        self.view.cell(notes, self.cursor)
    }

    /// Whether there is more above what is in view.
    pub fn above(&self, notes: &Notes) -> bool {
        self.view.above(notes)
    }

    /// Whether there is more below what is in view.
    pub fn below(&self, notes: &Notes) -> bool {
        self.view.below(notes)
    }

    /// For the tests, which hold what is remembered against what is measured anew.
    #[cfg(test)]
    fn wrap(&self) -> &wrap::Wrap {
        self.view.wrap()
    }

    fn put(&mut self, notes: &Notes, at: Position) {
        self.cursor = at;
        self.anchor = None;
        self.goal = None;
        self.view.show(notes, at);
    }

    /// Moves; from a selection, a step to the side goes to the selection's edge.
    fn go(&mut self, notes: &Notes, motion: Motion) -> Outcome {
        match (motion, self.selection()) {
            (Motion::Left, Some((edge, _))) | (Motion::Right, Some((_, edge))) => {
                self.goal = None;
                self.cursor = edge;
            }
            _ => self.cursor = self.target(notes, motion),
        }
        self.anchor = None;
        Outcome::Still
    }

    fn select(&mut self, notes: &Notes, motion: Motion) -> Outcome {
        self.anchor = self.anchor.or(Some(self.cursor));
        self.cursor = self.target(notes, motion);
        Outcome::Still
    }

    fn target(&mut self, notes: &Notes, motion: Motion) -> Position {
        let at = self.cursor;
        let goal = self.goal.take();
        match motion {
            Motion::Left => motion::left(notes, at),
            Motion::Right => motion::right(notes, at),
            Motion::WordLeft => motion::word_left(notes, at),
            Motion::WordRight => motion::word_right(notes, at),
            Motion::LineStart => motion::line_start(at),
            Motion::LineEnd => motion::line_end(notes, at.line),
            Motion::RowStart => self.view.row_start(notes, at),
            Motion::RowEnd => self.view.row_end(notes, at),
            Motion::Start => Position::default(),
            Motion::End => notes.end(),
            Motion::Up | Motion::PageUp | Motion::Down | Motion::PageDown => {
                let goal = goal.unwrap_or_else(|| self.view.column(notes, at));
                self.goal = Some(goal);
                match motion {
                    Motion::Up => self.view.up(notes, at, 1, goal),
                    Motion::Down => self.view.down(notes, at, 1, goal),
                    Motion::PageUp => self.view.page_up(notes, at, goal),
                    _ => self.view.page_down(notes, at, goal),
                }
            }
        }
    }
}
