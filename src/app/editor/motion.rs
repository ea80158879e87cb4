//! Steps through notes by grapheme cluster, word and line.
//!
//! Everything here looks at the text around a place and no further. Rows are unknown here.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::domain::{Notes, Position};

/// The text of a line; empty where there is none.
pub(super) fn text(notes: &Notes, line: usize) -> &str {
    notes.lines().get(line).map_or("", |line| &line.text)
}

pub(super) fn left(notes: &Notes, at: Position) -> Position {
    if at.byte > 0 {
        Position { byte: before(text(notes, at.line), at.byte), ..at }
    } else if at.line > 0 {
        line_end(notes, at.line - 1)
    } else {
        at
    }
}

pub(super) fn right(notes: &Notes, at: Position) -> Position {
    let text = text(notes, at.line);
    if at.byte < text.len() {
        Position { byte: behind(text, at.byte), ..at }
    } else {
        next_line(notes, at.line).unwrap_or(at)
    }
}

/// The start of the word before a place, or the start of the notes.
pub(super) fn word_left(notes: &Notes, at: Position) -> Position {
    let mut at = at;
    loop {
        let head = text(notes, at.line).get(..at.byte).unwrap_or_default();
        let mut clusters = head.grapheme_indices(true).rev().map(|(at, text)| (at, Kind::of(text)));
        if let Some((mut start, kind)) = clusters.find(|(_, kind)| *kind != Kind::Blank) {
            for (byte, other) in clusters {
                if other != kind {
                    break;
                }
                start = byte;
            }
            return Position { byte: start, ..at };
        }
        if at.line == 0 {
            return Position::default();
        }
        at = line_end(notes, at.line - 1);
    }
}

/// The end of the word after a place, or the end of the notes.
pub(super) fn word_right(notes: &Notes, at: Position) -> Position {
    let mut at = at;
    loop {
        let tail = text(notes, at.line).get(at.byte..).unwrap_or_default();
        let mut clusters = tail.grapheme_indices(true).map(|(at, text)| (at, Kind::of(text)));
        if let Some((_, kind)) = clusters.find(|(_, kind)| *kind != Kind::Blank) {
            let end = clusters.find(|(_, other)| *other != kind);
            let end = end.map_or(tail.len(), |(byte, _)| byte);
            return Position { byte: at.byte + end, ..at };
        }
        match next_line(notes, at.line) {
            Some(next) => at = next,
            None => return line_end(notes, at.line),
        }
    }
}

pub(super) fn line_start(at: Position) -> Position {
    Position { byte: 0, ..at }
}

pub(super) fn line_end(notes: &Notes, line: usize) -> Position {
    Position { line, byte: text(notes, line).len() }
}

pub(super) fn next_line(notes: &Notes, line: usize) -> Option<Position> {
    (line + 1 < notes.lines().len()).then_some(Position { line: line + 1, byte: 0 })
}

/// The nearest place at or before `at` that exists and does not split a grapheme cluster.
pub(super) fn at_or_before(notes: &Notes, at: Position) -> Position {
    let at = notes.clamp(at);
    let text = text(notes, at.line);
    if is_boundary(text, at.byte) { at } else { Position { byte: before(text, at.byte), ..at } }
}

/// The nearest place at or behind `at` that does not split a grapheme cluster; clamped like
/// [`Notes::clamp`] where `at` does not exist.
pub(super) fn at_or_behind(notes: &Notes, at: Position) -> Position {
    let at = notes.clamp(at);
    let text = text(notes, at.line);
    if is_boundary(text, at.byte) { at } else { Position { byte: behind(text, at.byte), ..at } }
}

/// The cluster boundary before a byte; 0 at the start. The byte is on a character boundary.
pub(super) fn before(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The cluster boundary behind a byte; the length at the end.
pub(super) fn behind(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

fn is_boundary(text: &str, byte: usize) -> bool {
    GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) != Ok(false)
}

/// What words are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Word,
    Sign,
}

impl Kind {
    pub(super) fn of(cluster: &str) -> Self {
        match cluster.chars().next() {
            Some(char) if char.is_alphanumeric() => Self::Word,
            Some(char) if !char.is_whitespace() => Self::Sign,
            _ => Self::Blank,
        }
    }
}
