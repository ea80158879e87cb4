//! What was written down: lines of text, each with the time at which it was begun.
//!
//! The only way to change notes is a [`Splice`], which says what stood there before when it is
//! undone. Line ends are `\n` alone; every other character is kept as it came.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Mark;

#[cfg(test)]
mod tests;

/// Lines of text. There is always at least one line, possibly empty.
///
/// A copy shares its lines with the original until one of the two changes them, so that a snapshot
/// for the disk does not cost what has been written so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    lines: Vec<Arc<NoteLine>>,
    /// How many of them are hints.
    hints: usize,
}

/// One line, without its line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteLine {
    /// When the line was begun, in seconds of the interview's clock. An empty line has none.
    pub begun: Option<u32>,
    pub text: String,
}

/// A place in notes: before the byte `byte` of line `line`, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    pub line: usize,
    /// On a character boundary, at most the line's length.
    pub byte: usize,
}

/// Replaces what is between two places by a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    pub from: Position,
    /// Not before `from`.
    pub to: Position,
    /// May hold any number of `\n`; carriage returns are taken for line ends.
    pub text: String,
    pub stamps: Stamps,
}

/// Which times the lines touched by a splice get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stamps {
    /// A line that had a time keeps it; a line that begins now gets this one. Text that stood
    /// there before without a time did not begin now.
    Now(u32),
    /// A line that had a time keeps it; a line that begins now gets none.
    Keep,
    /// One for each line from the splice's first to its last, as an undo puts them back.
    Restore(Vec<Option<u32>>),
}

impl Notes {
    /// Notes with these lines. Empty lines lose their times, line ends inside a text become
    /// lines of their own.
    pub fn new(lines: impl IntoIterator<Item = NoteLine>) -> Self {
        let mut all = Vec::new();
        for line in lines {
            for text in unix_lines(&line.text).split('\n') {
                let begun = line.begun.filter(|_| !text.is_empty());
                all.push(Arc::new(NoteLine { begun, text: text.to_owned() }));
            }
        }
        if all.is_empty() {
            all.push(Arc::default());
        }
        Self { hints: hints(&all), lines: all }
    }

    /// Notes from a text, without times.
    pub fn from_text(text: &str) -> Self {
        Self::new([NoteLine { begun: None, text: text.to_owned() }])
    }

    /// The lines; at least one.
    pub fn lines(&self) -> &[Arc<NoteLine>] {
        &self.lines
    }

    /// How many lines tell of a hint. It costs nothing to ask.
    pub fn hints(&self) -> usize {
        self.hints
    }

    /// The text without times, lines joined by `\n`.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }

    /// The text between two places, lines joined by `\n`. Places are clamped.
    pub fn between(&self, from: Position, to: Position) -> String {
        let (from, to) = (self.clamp(from), self.clamp(to));
        if from >= to {
            return String::new();
        }
        if from.line == to.line {
            return self.lines[from.line].text[from.byte..to.byte].to_owned();
        }
        let mut text = self.lines[from.line].text[from.byte..].to_owned();
        for line in &self.lines[from.line + 1..to.line] {
            text.push('\n');
            text.push_str(&line.text);
        }
        text.push('\n');
        text.push_str(&self.lines[to.line].text[..to.byte]);
        text
    }

    /// Whether nothing but blanks has been written.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    /// The place after the last character.
    pub fn end(&self) -> Position {
        let line = self.lines.len() - 1;
        Position { line, byte: self.lines[line].text.len() }
    }

    /// Whether the place exists: an existing line, a character boundary in it.
    pub fn has(&self, at: Position) -> bool {
        self.lines.get(at.line).is_some_and(|line| line.text.is_char_boundary(at.byte))
    }

    /// The nearest place that exists, at or before `at`.
    pub fn clamp(&self, at: Position) -> Position {
        match self.lines.get(at.line) {
            None => self.end(),
            Some(line) => {
                let mut byte = at.byte.min(line.text.len());
                while !line.text.is_char_boundary(byte) {
                    byte -= 1;
                }
                Position { line: at.line, byte }
            }
        }
    }

    /// Carries out a splice and returns the one that undoes it, stamps included; `None`, with
    /// nothing changed, where a place does not exist or `to` is before `from`.
    ///
    /// Costs the length of the lines touched, whatever else the notes hold (apart from moving the
    /// lines' headers when the number of lines changes).
    pub fn splice(&mut self, splice: &Splice) -> Option<Splice> {
        let Splice { from, to, .. } = *splice;
        if from > to || !self.has(from) || !self.has(to) {
            return None;
        }
        let text = unix_lines(&splice.text);
        let undo = Splice {
            from,
            to: splice.end(),
            text: self.between(from, to),
            stamps: Stamps::Restore(
                self.lines[from.line..=to.line].iter().map(|line| line.begun).collect(),
            ),
        };
        self.hints -= hints(&self.lines[from.line..=to.line]);
        let head_stays = from.byte > 0;
        let tail_stays = to.byte < self.lines[to.line].text.len();
        if from.line == to.line && !text.contains('\n') {
            self.line_mut(from.line).text.replace_range(from.byte..to.byte, &text);
        } else {
            self.replace_lines(from, to, &text);
        }
        let (first, last) = (from.line, undo.to.line);
        self.hints += hints(&self.lines[first..=last]);
        for (nth, line) in self.lines[first..=last].iter_mut().enumerate() {
            let had_text = nth == 0 && head_stays || first + nth == last && tail_stays;
            let begun = match &splice.stamps {
                Stamps::Now(now) if !had_text => line.begun.or(Some(*now)),
                Stamps::Now(_) | Stamps::Keep => line.begun,
                Stamps::Restore(times) => times.get(nth).copied().flatten(),
            }
            .filter(|_| !line.text.is_empty());
            if begun != line.begun {
                Arc::make_mut(line).begun = begun;
            }
        }
        Some(undo)
    }

    /// The part of a splice that changes the number of lines. The first line keeps its time if it
    /// keeps text or nothing of its text goes elsewhere; the line that ends with the old tail takes
    /// the old last line's, since that text was begun then.
    fn replace_lines(&mut self, from: Position, to: Position, text: &str) {
        let tail = self.line_mut(to.line).text.split_off(to.byte);
        let tail_begun = self.lines[to.line].begun.filter(|_| !tail.is_empty());
        let first_begun = self.lines[from.line].begun;
        let mut first = std::mem::take(&mut self.line_mut(from.line).text);
        first.truncate(from.byte);
        let mut new: Vec<NoteLine> =
            text.split('\n').map(|text| NoteLine { begun: None, text: text.to_owned() }).collect();
        if let Some(line) = new.last_mut() {
            line.text.push_str(&tail);
            line.begun = tail_begun;
        }
        if let Some(line) = new.first_mut() {
            let had_text = !first.is_empty();
            line.text.insert_str(0, &first);
            let rewritten = to.line == from.line && tail.is_empty();
            line.begun = first_begun.filter(|_| had_text || rewritten).or(line.begun);
        }
        self.lines.splice(from.line..=to.line, new.into_iter().map(Arc::new));
    }

    /// A line to be changed, which other copies keep as it is.
    fn line_mut(&mut self, line: usize) -> &mut NoteLine {
        Arc::make_mut(&mut self.lines[line])
    }
}

impl Splice {
    /// Where the text that is put in ends.
    pub fn end(&self) -> Position {
        let text = unix_lines(&self.text);
        match text.rsplit_once('\n') {
            None => Position { line: self.from.line, byte: self.from.byte + text.len() },
            Some((before, last)) => Position {
                line: self.from.line + before.matches('\n').count() + 1,
                byte: last.len(),
            },
        }
    }
}

impl Default for Notes {
    fn default() -> Self {
        Self { lines: vec![Arc::default()], hints: 0 }
    }
}

impl fmt::Display for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

fn hints(lines: &[Arc<NoteLine>]) -> usize {
    lines.iter().filter(|line| Mark::of(&line.text) == Some(Mark::Hint)).count()
}

/// The text with every carriage return, alone or before a line feed, as one line feed.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}
