//! From bytes to places: which line and column a span of a text is in, and what to show of it.
//!
//! Never panics, whatever the span: one that lies outside the text, or splits a character, is
//! moved to the nearest place before it that exists.

use std::ops::Range;

use super::Location;
use super::problem::visible_char;

/// A text whose places can be named.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// The byte at which each line begins; never empty.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { text, starts: starts.collect() }
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a span of bytes. A span of several lines is underlined on its first.
    pub fn place(&self, span: &Range<usize>) -> Location {
        let at = floor(self.text, span.start);
        let index = self.starts.partition_point(|&start| start <= at).saturating_sub(1);
        let line = self.line(index);
        let start = self.starts.get(index).copied().unwrap_or(0);
        let from = floor(line, at - start);
        let to = floor(line, span.end.saturating_sub(start)).max(from);
        let (excerpt, underline) = excerpt(line, from, to);
        Location { line: index + 1, column: characters(&line[..from]) + 1, excerpt, underline }
    }

    /// A line without its end.
    fn line(&self, index: usize) -> &'t str {
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        let end = self.starts.get(index + 1).map_or(self.text.len(), |&next| next - 1);
        let line = &self.text[start..end];
        line.strip_suffix('\r').unwrap_or(line)
    }
}

/// The most characters of a line that are shown.
const WIDTH: usize = 90;
/// How many of them stand before the place, where the line is longer.
const BEFORE: usize = 30;

/// What to show of a line, and which characters of that the bytes `from..to` are.
fn excerpt(line: &str, from: usize, to: usize) -> (String, Range<usize>) {
    let (head, tail) = line.split_at(from);
    let long = line.char_indices().nth(WIDTH).is_some();
    let kept = if long { BEFORE } else { WIDTH };
    let begin = head.char_indices().rev().take(kept).last().map_or(from, |(at, _)| at);
    let before = characters(&head[begin..]);
    let shown: String = tail.chars().take(WIDTH - before).collect();

    let mut excerpt: String = head[begin..].chars().chain(shown.chars()).map(shown_char).collect();
    let mut start = before;
    if begin > 0 {
        excerpt.insert(0, '…');
        start += 1;
    }
    let meant = tail.get(..to - from).map_or(0, |meant| meant.chars().take(WIDTH - before).count());
    if shown.len() < tail.len() {
        excerpt.push('…');
    }
    (excerpt, start..start + meant.max(1))
}

/// A tab is shown as one blank, so that an indented line does not look alarming.
fn shown_char(c: char) -> char {
    if c == '\t' { ' ' } else { visible_char(c) }
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// The nearest place in a text at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
