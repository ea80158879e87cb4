//! Writing a session file.

use std::fmt::{Display, Write};
use std::ops::Range;

use super::header::Header;
use super::{SCHEMA, amendments, entries, plan, stamp, text, timeline, unknown};
use crate::domain::{NoteLine, Notes, Record, Spot};

/// The session file of a record: everything in it, in an order that never changes.
pub fn print(record: &Record) -> String {
    let mut page = Page::default();
    page.value("schema", SCHEMA);
    unknown::print_values(&mut page, &record.unknown, Spot::Root);
    print_header(&mut page, record);
    let has_reason = record.reason != Notes::default();
    if has_reason || !record.unknown.at(Spot::Recommendation).is_empty() {
        page.head("[recommendation]");
        if has_reason {
            page.unstamped("reason", &record.reason);
        }
        unknown::print(&mut page, &record.unknown, Spot::Recommendation);
    }
    plan::print(&mut page, record);
    entries::print(&mut page, record);
    timeline::print(&mut page, record);
    amendments::print(&mut page, record);
    unknown::print_tables(&mut page, &record.unknown, Spot::Root);
    page.text
}

/// Every text of the header stands on one line, so that the reader of the header finds its end.
fn print_header(page: &mut Page, record: &Record) {
    let header = Header::of(record);
    page.head("[session]");
    page.line("id", &header.id);
    page.line("phase", header.phase.word());
    page.filled("candidate", &header.candidate);
    page.filled("interviewer", &header.interviewer);
    page.filled("role", &header.role);
    page.filled("round", &header.round);
    page.line("bank", &header.bank);
    page.line("bank_title", &header.bank_title);
    page.line("guide", &header.guide);
    page.line("guide_title", &header.guide_title);
    page.value("minutes", header.minutes);
    for (key, time) in
        [("started", header.started), ("ended", header.ended), ("as_of", header.as_of)]
    {
        if let Some(time) = time {
            page.value(key, text::time(time));
        }
    }
    if record.clock_ms > 0 {
        page.value("clock_seconds", text::seconds(record.clock_ms));
    }
    if record.sequence > 0 {
        page.value("changes", record.sequence);
    }
    page.value("rated", header.rated);
    page.value("questions", header.questions);
    if let Some(score) = header.score {
        // Like a float in Rust: a whole score keeps its `.0`.
        page.value("score", format!("{score:?}"));
    }
    if let Some(recommendation) = header.recommendation {
        page.line("recommendation", recommendation.words());
    }
    if let Some(current) = record.plan.items.get(record.current) {
        page.line("current", current.id());
        let before = record.plan.items.iter().take(record.current);
        let n = before.filter(|item| item.id() == current.id()).count() + 1;
        if n > 1 {
            page.value("current_n", n);
        }
    }
    unknown::print(page, &record.unknown, Spot::Session);
}

/// A TOML text being written, each value once and in its place: notes may have a megabyte.
#[derive(Default)]
pub(super) struct Page {
    text: String,
    /// Where the keys of the table stand that is being written.
    keys: Vec<Range<usize>>,
}

impl Page {
    /// The head of a table, after an empty line.
    pub(super) fn head(&mut self, head: &str) {
        self.text.push('\n');
        self.text.push_str(head);
        self.text.push('\n');
        self.keys.clear();
    }

    /// A value that is kept from another file, with its line end; left out if this version has
    /// come to write the same key.
    pub(super) fn kept(&mut self, key: &str, text: &str) {
        if !self.keys.iter().any(|written| self.text.get(written.clone()) == Some(key)) {
            self.text.push_str(text);
        }
    }

    /// Whole tables, each with an empty line, its head, and its line ends.
    pub(super) fn table(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A value that is TOML already.
    pub(super) fn value(&mut self, key: &str, value: impl Display) {
        self.put(key, |out| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{value}");
        });
    }

    /// Lines with a key and a value each.
    pub(super) fn raw(&mut self, lines: &[String]) {
        for (key, value) in lines.iter().filter_map(|line| line.split_once(" = ")) {
            self.value(key, value);
        }
    }

    /// A text on one line.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        self.put(key, |out| text::push_line(out, value));
    }

    /// A text on one line, left out when it is empty.
    pub(super) fn filled(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.line(key, value);
        }
    }

    /// A text that keeps its line ends.
    pub(super) fn lines(&mut self, key: &str, value: &str) {
        self.put(key, |out| text::push_lines(out, value));
    }

    /// A text that keeps its line ends, left out when there is none.
    pub(super) fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.lines(key, value);
        }
    }

    /// Notes, each line with its time.
    pub(super) fn notes(&mut self, key: &str, notes: &Notes) {
        self.note_lines(key, notes, stamp::push_before);
    }

    /// Notes that have no times.
    pub(super) fn unstamped(&mut self, key: &str, notes: &Notes) {
        self.note_lines(key, notes, |_, _| ());
    }

    fn note_lines(&mut self, key: &str, notes: &Notes, before: fn(&mut String, &NoteLine)) {
        let room: usize = notes.lines().iter().map(|line| line.text.len() + STAMP).sum();
        self.text.reserve(room);
        self.put(key, |out| {
            out.push_str(text::BLOCK_BEGINS);
            for line in notes.lines() {
                before(out, line);
                text::push_in_block(out, &line.text);
                out.push('\n');
            }
            out.push_str(text::BLOCK_ENDS);
        });
    }

    /// A list with one value a line, left out when it is empty.
    pub(super) fn list(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        self.put(key, |out| {
            out.push_str("[\n");
            for value in values {
                out.push_str("  ");
                out.push_str(&value);
                out.push_str(",\n");
            }
            out.push(']');
        });
    }

    /// A key and its value, with a line end.
    fn put(&mut self, key: &str, value: impl FnOnce(&mut String)) {
        let start = self.text.len();
        self.text.push_str(key);
        self.keys.push(start..self.text.len());
        self.text.push_str(" = ");
        value(&mut self.text);
        self.text.push('\n');
    }
}

/// How much room a line of notes takes besides its text: its time and its end.
const STAMP: usize = "[00:00] \n".len();
