//! The candidate's words for a red flag: ticking one opens a line of the notes for them.
//!
//! The sentence that is being written stays where it is, and the line opens below it. Nobody is
//! made to fill it: what is left empty is named in the wrap-up.

use super::Interview;
use crate::domain::{Change, Mark, Moment, Notes, Place, Position, Refusal, Splice, Tick};

/// A line that was opened for the words behind a red flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    item: usize,
    flag: usize,
    line: usize,
}

impl Interview {
    /// Ticks a red flag of the item on the table and opens a line for the candidate's words, or
    /// unticks it and takes the line back if nothing has been written there. One step of the
    /// history.
    pub fn tick_red_flag(&mut self, at: Moment, flag: usize, on: bool) -> Result<(), Refusal> {
        let item = self.session.current();
        let place = Place::Item(item);
        let tick = Tick::RedFlag(flag);
        let mut undo = self.apply(at, Change::Tick { item, tick, on })?;
        let splice = if on { self.opened_line(at) } else { self.left_empty(item, flag) };
        if !on {
            self.asked.retain(|asked| (asked.item, asked.flag) != (item, flag));
        }
        if let Some(splice) = splice
            && let Ok(back) = self.apply(at, Change::Edit { place, splice: splice.clone() })
        {
            undo.splice(0..0, back);
            self.wrote(place, &splice);
            if on {
                self.asked.push(Asked { item, flag, line: splice.end().line });
                self.typing = true;
                self.fresh = false;
            }
        }
        self.history.act(at, Some(place), "the tick of a red flag".to_owned(), undo);
        self.saver.acted(at);
        Ok(())
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
        let flag = asked.map(|asked| asked.flag).or_else(|| match entry.red_flags[..] {
            [only] => Some(only),
            _ => None,
        });
        let flag = flag.and_then(|flag| item.question()?.red_flags.get(flag));
        Some(flag.map_or("their words, for the red flag".to_owned(), |flag| {
            format!("their words, for: {flag}")
        }))
    }

    /// A line with the mark below the one with the cursor, or in its place if that is empty.
    fn opened_line(&self, at: Moment) -> Option<Splice> {
        let place = Place::Item(self.session.current());
        let notes = self.session.notes(place)?;
        let line = notes.clamp(self.notes.cursor()).line;
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
    fn left_empty(&self, item: usize, flag: usize) -> Option<Splice> {
        let asked = self.asked.iter().find(|it| (it.item, it.flag) == (item, flag))?;
        let notes = self.session.notes(Place::Item(item))?;
        let line = asked.line;
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
fn waits(text: &str) -> bool {
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
