//! The lines that wait for the candidate's words: Enter leads into them, leaving the item takes the
//! empty ones away, and coming back for what is missing opens one again.

use super::Interview;
use super::words::{Asked, waits};
use crate::domain::{Change, Entry, Mark, Moment, Place, Position};

impl Interview {
    /// Puts the cursor into the line that waits below, where it stands at the end of its own;
    /// returns whether it did.
    pub(super) fn enter_waiting_line(&mut self) -> bool {
        let Position { line, byte } = self.notes.cursor();
        let lines = self.item().1.notes.lines();
        let at_end = lines.get(line).is_some_and(|line| line.text.len() == byte);
        let below = line + 1;
        if !at_end || self.notes.selection().is_some() || self.words_wanted(below).is_none() {
            return false;
        }
        let byte = lines.get(below).map_or(0, |line| line.text.len());
        self.keep_cursor(Position { line: below, byte });
        self.fresh = false;
        true
    }

    /// Takes the lines of an item away that were opened for a red flag and left empty. They stay
    /// where they show that words are missing: other quotes would be taken for those words.
    pub(super) fn sweep(&mut self, at: Moment, item: usize) {
        let place = Place::Item(item);
        let mut undo = Vec::new();
        while let Some(entry) = self.session.record().entries.get(item)
            && entry.lacks_words()
            && quoted(entry) <= entry.red_flags.len()
        {
            let is_empty = |asked: &&Asked| {
                let line = entry.notes.lines().get(asked.line);
                asked.item == item && line.is_some_and(|line| waits(&line.text))
            };
            let Some(asked) = self.asked.iter().copied().find(|asked| is_empty(&asked)) else {
                break;
            };
            self.asked.retain(|other| *other != asked);
            let Some(splice) = self.without_line(item, asked.line) else { break };
            let Ok(back) = self.apply(at, Change::Edit { place, splice: splice.clone() }) else {
                break;
            };
            undo.splice(0..0, back);
            self.wrote(place, &splice);
        }
        if !undo.is_empty() {
            self.history.along(at, place, "taking an empty line away".into(), undo);
            self.saver.acted(at);
        }
    }

    /// In the wrap-up, opens a line for the words that are missing on the item on the table, with
    /// the cursor in it; nothing happens where none are missing or a line waits.
    pub(super) fn open_for_missing_words(&mut self, at: Moment) {
        let entry = self.item().1;
        let waiting = entry.notes.lines().iter().any(|line| waits(&line.text));
        if !self.is_wrapping_up() || !entry.lacks_words() || waiting {
            return;
        }
        let flag = match entry.red_flags[..] {
            [only] => Some(only),
            _ => None,
        };
        let item = self.session.current();
        let place = Place::Item(item);
        let Some(splice) = self.opened_line(at) else { return };
        let Ok(undo) = self.apply(at, Change::Edit { place, splice: splice.clone() }) else {
            return;
        };
        self.wrote(place, &splice);
        self.asked.push(Asked { item, flag, line: splice.end().line });
        self.fresh = false;
        self.history.along(at, place, "the line for their words".into(), undo);
        self.saver.acted(at);
    }
}

/// How many lines have the mark of the candidate's words, the empty ones too.
fn quoted(entry: &Entry) -> usize {
    let lines = entry.notes.lines().iter();
    lines.filter(|line| Mark::of(&line.text) == Some(Mark::Quote)).count()
}
