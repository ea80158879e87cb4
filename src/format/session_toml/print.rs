//! Writing a session file.

use std::fmt::Display;

use super::header::Header;
use super::{SCHEMA, entries, plan, text, timeline};
use crate::domain::{Notes, Record};

/// The session file of a record: everything in it, in an order that never changes.
pub fn print(record: &Record) -> String {
    let mut page = Page::default();
    page.value("schema", SCHEMA);
    print_header(&mut page, record);
    if record.reason != Notes::default() {
        page.head("[recommendation]");
        page.value("reason", text::block(&(record.reason.text() + "\n")));
    }
    plan::print(&mut page, &record.plan);
    entries::print(&mut page, record);
    timeline::print(&mut page, record);
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
}

/// A TOML text being written.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// The head of a table, after an empty line.
    pub(super) fn head(&mut self, head: &str) {
        self.text.push('\n');
        self.text.push_str(head);
        self.text.push('\n');
    }

    /// A value that is TOML already.
    pub(super) fn value(&mut self, key: &str, value: impl Display) {
        self.raw(&[format!("{key} = {value}")]);
    }

    /// Whole lines.
    pub(super) fn raw(&mut self, lines: &[String]) {
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// A text on one line.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        self.value(key, text::line(value));
    }

    /// A text on one line, left out when it is empty.
    pub(super) fn filled(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.line(key, value);
        }
    }

    /// A text that keeps its line ends.
    pub(super) fn lines(&mut self, key: &str, value: &str) {
        self.value(key, text::lines(value));
    }

    /// A text that keeps its line ends, left out when there is none.
    pub(super) fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.lines(key, value);
        }
    }

    /// A list with one value a line, left out when it is empty.
    pub(super) fn list(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        self.raw(&[format!("{key} = [")]);
        for value in values {
            self.raw(&[format!("  {value},")]);
        }
        self.raw(&["]".into()]);
    }
}
