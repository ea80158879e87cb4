//! What an editor can be asked to do, and what it answers.

use crate::domain::Splice;

/// One thing the user does in the notes. Whatever writes replaces the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Typed text, or a paste of any size.
    Insert(String),
    Newline,
    /// Takes away the grapheme cluster before the cursor, or joins the line with the one above.
    Backspace,
    /// Takes away the grapheme cluster at the cursor, or joins the line with the one below.
    Delete,
    /// Goes no further than the line's start; from there it joins lines.
    DeleteWordBack,
    /// Goes no further than the line's end; from there it joins lines.
    DeleteWordForward,
    DeleteToLineStart,
    DeleteToLineEnd,
    /// Moves the cursor and drops the selection.
    Move(Motion),
    /// Moves the cursor and leaves the other end of the selection where it is.
    Select(Motion),
    Deselect,
    /// The selection; without one the whole line, with its line end where there is one.
    Cut,
    /// The selection; without one the whole line.
    Copy,
}

/// Where a cursor goes. A row is what is on the screen, a line is what is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    /// To the start of the previous word, across lines.
    WordLeft,
    /// To the end of the next word, across lines.
    WordRight,
    /// From the first row to the start.
    Up,
    /// From the last row to the end.
    Down,
    RowStart,
    /// In a row that goes on below: before its last cluster, since behind it is the next row.
    RowEnd,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    Start,
    End,
}

/// What comes of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The cursor, the selection or nothing has moved.
    Still,
    /// To be applied to the notes, then reported by [`Editor::wrote`](super::Editor::wrote).
    Write(Splice),
    /// To be kept for a paste.
    Copied(String),
    /// Both.
    Cut(String, Splice),
}
