//! The candidate's words for a red flag: ticking one opens a line of the notes for them.
//!
//! The line opens below the sentence that is being written, which goes on; Enter at its end leads
//! to the line that waits. Nobody is made to fill it: what is left empty is named in the wrap-up.

use super::Interview;
use super::line::kept;
use crate::app::history::Deed;
use crate::domain::{Change, Mark, Moment, Notes, Place, Position, Refusal, Splice, Tick};

/// A line that was opened for the words behind a red flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) item: usize,
    /// `None` where nobody can say any more which of several it was.
    pub(super) flag: Option<usize>,
    pub(super) line: usize,
}

impl Interview {
    /// Ticks a red flag of the item on the table and opens a line for the candidate's words, or
    /// unticks it and takes the line back if nothing has been written there. One step of the
    /// history. Returns whether words that were written for it stay.
    ///
    /// The cursor stays at its letter while somebody types, unless the line was empty and is the
    /// one that waits now; from the desk the text gets the keys, on that line.
    pub fn tick_red_flag(&mut self, at: Moment, flag: usize, on: bool) -> Result<bool, Refusal> {
        let item = self.session.current();
        let place = Place::Item(item);
        let tick = Tick::RedFlag(flag);
        let text = self.item().0.question().and_then(|it| it.red_flags.get(flag));
        let words = if on { "the red flag" } else { "taking back the red flag" };
        let what = Deed::naming(words, text.map_or("", String::as_str));
        let mut undo = self.apply(at, Change::Tick { item, tick, on })?;
        let splice = if on { self.opened_line(at) } else { self.left_empty(item, flag) };
        let of_flag = |asked: &Asked| (asked.item, asked.flag) == (item, Some(flag));
        let stay = !on && splice.is_none() && self.asked.iter().any(of_flag);
        if !on {
            self.asked.retain(|asked| !of_flag(asked));
        }
        if let Some(splice) = splice
            && let Ok(back) = self.apply(at, Change::Edit { place, splice: splice.clone() })
        {
            undo.splice(0..0, back);
            let cursor = self.notes.cursor();
            self.wrote(place, &splice);
            if on {
                self.asked.push(Asked { item, flag: Some(flag), line: splice.end().line });
            }
            if !on || self.typing {
                self.keep_cursor(kept(cursor, &splice));
            }
            // A sentence that goes on, or begins, above the line is none of the candidate's.
            self.fresh &= self.typing && splice.text.starts_with('\n');
            self.typing |= on;
        }
        self.history.act_on_line(at, place, what, undo);
        self.saver.acted(at);
        Ok(stay)
    }

    /// What is asked for on a line that was left empty behind its mark; `None` where nothing is.
    pub fn words_wanted(&self, line: usize) -> Option<String> {
        let (item, entry) = self.item();
        let text = &entry.notes.lines().get(line)?.text;
        if entry.red_flags.is_empty() || !waits(text) {
            return None;
        }
        let here = self.session.current();
        let asked = self.asked.iter().find(|it| it.item == here && it.line == line);
        let flag = asked.and_then(|asked| asked.flag).or_else(|| match entry.red_flags[..] {
            [only] => Some(only),
            _ => None,
        });
        let flag = flag.and_then(|flag| item.question()?.red_flags.get(flag));
        Some(flag.map_or("their words, for the red flag".to_owned(), |flag| {
            format!("their words, for: {flag}")
        }))
    }

    /// A line with the mark below the one with the cursor and those that wait there already, or in
    /// its place if that is empty.
    pub(super) fn opened_line(&self, at: Moment) -> Option<Splice> {
        let place = Place::Item(self.session.current());
        let notes = self.session.notes(place)?;
        let mut line = notes.clamp(self.notes.cursor()).line;
        while self.words_wanted(line + 1).is_some() {
            line += 1;
        }
        let text = &notes.lines().get(line)?.text;
        let end = Position { line, byte: text.len() };
        let sign = Mark::Quote.sign();
        let (from, text) = if text.trim().is_empty() {
            (Position { line, byte: 0 }, format!("{sign} "))
        } else {
            (end, format!("\n{sign} "))
        };
        Some(Splice { from, to: end, text, stamps: self.stamps(at, place) })
    }

    /// What takes the line of a red flag away, where nothing was written on it.
    pub(super) fn left_empty(&self, item: usize, flag: usize) -> Option<Splice> {
        let asked = self.asked.iter().find(|it| (it.item, it.flag) == (item, Some(flag)))?;
        self.without_line(item, asked.line)
    }

    /// What takes a line away that waits for words.
    pub(super) fn without_line(&self, item: usize, line: usize) -> Option<Splice> {
        let notes = self.session.notes(Place::Item(item))?;
        let text = &notes.lines().get(line).filter(|line| waits(&line.text))?.text;
        let end = Position { line, byte: text.len() };
        let start = Position { line, byte: 0 };
        let before = line
            .checked_sub(1)
            .and_then(|line| Some(Position { line, byte: notes.lines().get(line)?.text.len() }));
        let after = Position { line: line + 1, byte: 0 };
        let (from, to) = match before {
            Some(before) => (before, end),
            None if notes.has(after) => (start, after),
            None => (start, end),
        };
        Some(Splice { from, to, text: String::new(), stamps: crate::domain::Stamps::Keep })
    }
}

/// Whether a line has the mark of a quote and nothing behind it.
pub(super) fn waits(text: &str) -> bool {
    Mark::of(text) == Some(Mark::Quote) && Mark::is_bare(text)
}

/// Follows a splice that the notes of an item have taken: lines behind it move, lines within it are
/// gone.
pub(super) fn follow(asked: &mut Vec<Asked>, notes: &Notes, item: usize, splice: &Splice) {
    let (from, to, end) = (splice.from, splice.to, splice.end());
    let is_open = |line: usize| notes.lines().get(line).is_some_and(|line| waits(&line.text));
    asked.retain_mut(|asked| {
        if asked.item != item || asked.line < from.line {
            return true;
        }
        let behind = asked.line > to.line || asked.line == to.line && to.byte == 0;
        // Of a line that was parted, the half with the mark is the one that was opened.
        let parted = asked.line == from.line && from.line == to.line && end.line > from.line;
        if behind || parted && is_open(end.line) && !is_open(from.line) {
            asked.line = end.line + (asked.line - to.line);
            return true;
        }
        // Written on, or the first of several that have become one; else it is gone.
        asked.line == from.line && (from.byte > 0 || from.line == to.line)
    });
}
