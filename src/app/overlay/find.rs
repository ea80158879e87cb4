//! Search in the notes of a session: what was written, on which item, and when.
//!
//! Everything is folded once, when the search is opened (nothing is written while it is open), so
//! that a key costs one search in one text.

use std::ops::Range;

use super::filter::Filter;
use crate::app::Size;
use crate::app::matching::{fold, folded};
use crate::domain::{Notes, Place, Record};

/// The open search.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    pub filter: Filter,
    /// The lines in which what was typed stands, in the order of the interview.
    pub hits: Vec<Hit>,
    /// All lines, folded, each with its line end.
    text: String,
    lines: Vec<Line>,
}

/// A line of the notes, and where in the folded text it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    start: usize,
    place: Place,
    nth: usize,
}

/// A line in which something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub place: Place,
    /// From 0.
    pub line: usize,
    /// In bytes of the folded line.
    from: usize,
    to: usize,
}

impl Find {
    /// Opens over the notes of all items, and the reason.
    pub fn open(record: &Record, size: Size) -> Self {
        let filter = Filter::new(size, 0);
        let mut find = Self { filter, hits: Vec::new(), text: String::new(), lines: Vec::new() };
        for (item, _, entry) in record.in_order() {
            find.take(Place::Item(item), &entry.notes);
        }
        find.take(Place::Reason, &record.reason);
        find
    }

    fn take(&mut self, place: Place, notes: &Notes) {
        for (nth, note) in notes.lines().iter().enumerate() {
            self.lines.push(Line { start: self.text.len(), place, nth });
            self.text.push_str(&fold(&note.text));
            self.text.push('\n');
        }
    }

    /// Searches for what is typed now.
    pub fn search(&mut self) {
        self.hits.clear();
        let wanted = fold(&self.filter.text());
        if wanted.is_empty() || wanted.contains('\n') {
            return;
        }
        let finder = memchr::memmem::Finder::new(&wanted);
        let mut from = 0;
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            let nth = self.lines.partition_point(|line| line.start <= at);
            let Some(line) = nth.checked_sub(1).and_then(|nth| self.lines.get(nth)) else { break };
            let (from_byte, to) = (at - line.start, at - line.start + wanted.len());
            self.hits.push(Hit { place: line.place, line: line.nth, from: from_byte, to });
            // A line is told once.
            from = self.lines.get(nth).map_or(self.text.len(), |next| next.start);
        }
    }
}

impl Hit {
    /// Where in the line it stands, in bytes of the line as it was written.
    pub fn bytes(&self, line: &str) -> Range<usize> {
        let (mut start, mut end, mut at) = (line.len(), line.len(), 0);
        for (byte, c) in line.char_indices() {
            let wide = folded(c).map_or(0, char::len_utf8);
            if at == self.from && wide > 0 {
                start = byte;
            }
            // An accent belongs to the letter before it.
            if at >= self.to && wide > 0 {
                end = byte;
                break;
            }
            at += wide;
        }
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Find, Hit, Place};
    use crate::app::Size;
    use crate::domain::Notes;

    fn found(text: &str, query: &str) -> Vec<(usize, String)> {
        let size = Size { columns: 80, rows: 24 };
        let filter = Filter::new(size, 0);
        let (text_of, lines) = (String::new(), Vec::new());
        let mut find = Find { filter, hits: Vec::new(), text: text_of, lines };
        let notes = Notes::from_text(text);
        find.take(Place::Reason, &notes);
        find.filter.insert(query);
        find.search();
        let word = |hit: &Hit| {
            notes.lines()[hit.line].text[hit.bytes(&notes.lines()[hit.line].text)].to_owned()
        };
        find.hits.iter().map(|hit| (hit.line, word(hit))).collect()
    }

    #[test]
    fn case_and_accents_do_not_count() {
        let text = "Über\nuber\nU\u{308}ber\nunter";
        let words = ["Über", "uber", "U\u{308}ber"].map(String::from);
        for query in ["uber", "ÜBER", "u\u{308}ber"] {
            assert_eq!(found(text, query), (0..3).zip(words.clone()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_line_is_told_once_with_its_first_hit() {
        assert_eq!(found("aa aa\n\nxaa", "aa"), [(0, "aa".into()), (2, "aa".into())]);
        assert_eq!(found("ab\ncd", "b c"), []);
        assert_eq!(found("ab", ""), []);
    }

    #[test]
    fn what_stands_behind_wide_letters_is_marked_where_it_is() {
        assert_eq!(found("字👩‍👩‍👧é index", "INDEX"), [(0, "index".into())]);
        assert_eq!(found("e\u{301}\u{301}x", "e"), [(0, "e\u{301}\u{301}".into())]);
    }
}
