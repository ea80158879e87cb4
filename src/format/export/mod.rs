//! Sessions for others: a document to read, data to reckon with, and either of them without names.
//!
//! What is not to leave the home is taken out once, by [`prepare`], before any format sees a
//! record: no format can give away what it was never given. Every format is safe to print and to
//! open, whatever the texts of a session hold: Markdown and text show what cannot be seen, JSON
//! escapes it, and no cell of the CSV begins a formula.
//!
//! Reading order: [`Options`] and [`prepare`] (what leaves), [`Format`] and [`Prepared::write`] (as
//! what), [`session`] (the JSON's shape, which never loses a key), [`answers`] (the columns of the
//! CSV, likewise).

mod anonymous;
pub mod answers;
mod left_out;
mod markdown;
mod read;
pub mod session;
#[cfg(test)]
mod tests;
mod words;

pub(in crate::format) use markdown::{inline, leading};
pub(in crate::format) use read::hundredths;

use crate::domain::{Record, SessionId};
use crate::format::html::{self, HtmlOptions};
use crate::format::{json, report};

/// How a session leaves the home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Markdown,
    Json,
    Jsonl,
    Csv,
    Text,
}

/// What leaves the home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Names become codes and dates weeks, and every text that somebody wrote freely stays: that
    /// of the notes too.
    pub anonymous: bool,
    /// The words of the notes. Without them their times and marks go all the same, so that no
    /// rating seems to stand on nothing.
    pub notes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { anonymous: false, notes: true }
    }
}

impl Options {
    /// Whether the words of the notes go.
    fn words(self) -> bool {
        self.notes && !self.anonymous
    }
}

/// Sessions out of which is taken what stays: all that a format ever sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    records: Vec<Record>,
    options: Options,
}

/// What stands in the place of a text that does not leave the home.
pub const LEFT_OUT: &str = "(left out)";

/// How wide the text is, in columns.
const COLUMNS: usize = 80;

/// Takes out what stays. The sessions keep their order; anonymous ones get another, which tells no
/// more than their weeks.
pub fn prepare(records: Vec<Record>, options: Options) -> Prepared {
    let records = if options.anonymous {
        anonymous::anonymous(records)
    } else if options.notes {
        records
    } else {
        records.into_iter().map(left_out::notes).collect()
    };
    Prepared { records, options }
}

impl Prepared {
    /// The sessions as they leave.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// What they were prepared for.
    pub fn options(&self) -> Options {
        self.options
    }

    /// The same, a session each, for a file each: with its id, which an anonymous one does not have
    /// from its name.
    pub fn each(self) -> impl Iterator<Item = (SessionId, Self)> {
        let options = self.options;
        let alone =
            move |record: Record| (record.id.clone(), Self { records: vec![record], options });
        self.records.into_iter().map(alone)
    }

    /// All of them in a format, as one file. It ends in a line end, unless there is nothing.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Html => html(&self.records, self.options),
            Format::Markdown => markdown::write(&self.records, self.options),
            Format::Json => one_or_all(&self.records, self.options),
            Format::Jsonl => jsonl(&self.records, self.options),
            Format::Csv => answers::write(&self.records),
            Format::Text => text(&self.records, self.options),
        }
    }
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Html, Self::Markdown, Self::Text, Self::Json, Self::Jsonl, Self::Csv];

    /// What it is called, which is also the ending of its files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }

    /// What somebody gets who takes it, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Html => "a report to print, mail or read on a phone",
            Self::Markdown => "a report for a forge or a wiki",
            Self::Json => "everything, for other programs",
            Self::Jsonl => "the same, a session a line",
            Self::Csv => "a table, one row an answer",
            Self::Text => "a report as plain text",
        }
    }

    /// The format of this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

fn html(records: &[Record], options: Options) -> String {
    let options = HtmlOptions { notes: options.words(), ..HtmlOptions::default() };
    html::document(&records.iter().collect::<Vec<_>>(), &options)
}

/// One session as it is, or a list of several.
fn one_or_all(records: &[Record], options: Options) -> String {
    let sessions = records.iter().map(|record| read::session(record, options));
    let sessions: Vec<session::Session> = sessions.collect();
    match sessions.as_slice() {
        [session] => lines(serde_json::to_string_pretty(session)),
        several => lines(serde_json::to_string_pretty(several)),
    }
}

fn jsonl(records: &[Record], options: Options) -> String {
    let line = |record| lines(serde_json::to_string(&read::session(record, options)));
    records.iter().map(line).collect()
}

/// What has been printed, safe to show, with a line end.
fn lines(printed: serde_json::Result<String>) -> String {
    // Nothing but texts, numbers and lists goes in, and none of these can fail.
    let printed = printed.unwrap_or_default();
    json::safe(&printed) + "\n"
}

/// The reports one after the other, with a rule between two.
fn text(records: &[Record], options: Options) -> String {
    let one = |record: &Record| {
        let lines = left_out::without_empty_notes(report::report(record), options);
        let rows = report::rows(&lines, COLUMNS).into_iter().map(|row| row.text + "\n");
        rows.collect::<String>()
    };
    let reports: Vec<String> = records.iter().map(one).collect();
    reports.join(&format!("\n{}\n\n", "=".repeat(COLUMNS)))
}
