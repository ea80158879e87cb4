//! Marks by a chord: the line with the cursor gets one, wherever in it the cursor stands.
//!
//! The cursor stays at the letter at which it is, so that the sentence goes on.

use super::Interview;
use crate::domain::{Change, Mark, Moment, Place, Position, Splice};

impl Interview {
    /// Gives the line with the cursor a mark in place of the one it has, or takes the same one
    /// away. An empty line begins with it. One step of the history; the line keeps its time.
    ///
    /// The error is the mark that the line keeps, since a fact stands behind it: a hint is counted,
    /// and the candidate's words are those of a red flag.
    pub fn mark(&mut self, at: Moment, mark: Mark) -> Result<(), Mark> {
        let place = Place::Item(self.session.current());
        let Some(notes) = self.session.notes(place) else { return Ok(()) };
        let cursor = notes.clamp(self.notes.cursor());
        let Some(line) = notes.lines().get(cursor.line) else { return Ok(()) };
        let text = &line.text;
        let flagged = !self.item().1.red_flags.is_empty();
        match Mark::of(text).filter(|had| *had != mark) {
            Some(Mark::Hint) if !Mark::is_bare(text) => return Err(Mark::Hint),
            Some(Mark::Quote) if flagged => return Err(Mark::Quote),
            _ => {}
        }
        let end = Mark::length(text);
        let start = if text.trim().is_empty() { 0 } else { indent(text) };
        let taken_away = Mark::of(text) == Some(mark);
        let sign = if taken_away { String::new() } else { format!("{} ", mark.sign()) };
        let here = |byte| Position { byte, ..cursor };
        let stamps = self.stamps(at, place);
        let splice = Splice { from: here(start), to: here(end.max(start)), text: sign, stamps };
        let change = Change::Edit { place, splice: splice.clone() };
        let Ok(undo) = self.apply(at, change) else { return Ok(()) };
        let what = if taken_away { "taking a mark away" } else { "the mark of a line" };
        self.history.act_on_line(at, place, what.into(), undo);
        self.saver.acted(at);
        self.wrote(place, &splice);
        self.keep_cursor(kept(cursor, &splice));
        Ok(())
    }

    /// Puts the cursor of the notes somewhere, or as near as there is a place.
    pub(super) fn keep_cursor(&mut self, at: Position) {
        let record = self.session.record();
        if let Some(entry) = record.entries.get(record.current) {
            self.notes.place(&entry.notes, entry.notes.clamp(at));
        }
    }
}

/// Where a cursor is after a splice, at the same letter as before; at the end of what was put in
/// where its letter is gone. A line that opens behind the cursor leaves it where it is.
pub(super) fn kept(cursor: Position, splice: &Splice) -> Position {
    let (from, to, end) = (splice.from, splice.to, splice.end());
    if cursor < from || cursor == from && splice.text.starts_with('\n') {
        cursor
    } else if cursor < to {
        end
    } else if cursor.line == to.line {
        Position { line: end.line, byte: end.byte + (cursor.byte - to.byte) }
    } else {
        Position { line: end.line + (cursor.line - to.line), ..cursor }
    }
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
