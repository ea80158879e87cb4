//! Sessions for others: a document to read, data to reckon with, and either of them without names.
//!
//! What is not to leave the home is taken out once, by [`prepare`], before any format sees a
//! record: no format can give away what it was never given. Every format is safe to print and to
//! open, whatever the texts of a session hold: Markdown and text show what cannot be seen, JSON
//! escapes it, and no cell of the CSV begins a formula.
//!
//! Nor need all sessions be there at once: what stays is taken out of one after the other
//! ([`Leaving`]), and one after the other is written ([`Printer`]). What has to be known of all of
//! them before the first is gathered from each beforehand: [`Met`] for anonymous ones, [`Contents`]
//! for a page of HTML.
//!
//! Reading order: [`Options`] and [`prepare`] (what leaves), [`Format`] and [`Prepared::write`] (as
//! what), [`session`] (the JSON's shape, which never loses a key), [`answers`] (the columns of the
//! CSV, likewise).

mod anonymous;
pub mod answers;
mod left_out;
mod markdown;
mod printer;
mod read;
pub mod session;
#[cfg(test)]
mod tests;
mod words;

pub use anonymous::{Anonymous, Met};
pub(in crate::format) use markdown::{inline, leading};
pub use printer::Printer;
pub(in crate::format) use read::hundredths;

use crate::domain::Record;
use crate::format::html::Contents;

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
    /// Of a report only what is decided by. Data has no short form.
    pub summary: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { anonymous: false, notes: true, summary: false }
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
    let mut records: Vec<Option<Record>> = records.into_iter().map(Some).collect();
    let (mut leaving, order) = if options.anonymous {
        let mut met = Met::default();
        records.iter().flatten().for_each(|record| met.take(record));
        let (anonymous, order) = met.done();
        (Leaving::Anonymous(anonymous), order)
    } else {
        (Leaving::of(options), (0..records.len()).collect())
    };
    let record = |nth: usize| Some(leaving.session(records.get_mut(nth)?.take()?));
    Prepared { records: order.into_iter().filter_map(record).collect(), options }
}

/// How what stays is taken out of one session after the other.
#[derive(Debug)]
pub enum Leaving {
    Whole,
    WithoutNotes,
    Anonymous(Anonymous),
}

impl Leaving {
    /// That of sessions with names.
    pub fn of(options: Options) -> Self {
        if options.notes { Self::Whole } else { Self::WithoutNotes }
    }

    /// The next session as it leaves.
    pub fn session(&mut self, record: Record) -> Record {
        match self {
            Self::Whole => record,
            Self::WithoutNotes => left_out::notes(record),
            Self::Anonymous(anonymous) => anonymous.session(record),
        }
    }

    /// From here on they come once more, from the first one on.
    pub fn again(&mut self) {
        if let Self::Anonymous(anonymous) = self {
            anonymous.again();
        }
    }
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

    /// All of them in a format, as one file. It ends in a line end, unless there is nothing.
    pub fn write(&self, format: Format) -> String {
        let mut contents = Contents::default();
        if format == Format::Html {
            self.records.iter().for_each(|record| contents.take(record));
        }
        let (mut printer, mut out) = Printer::begin(format, self.options, contents);
        for record in &self.records {
            out.push_str(&printer.session(record));
        }
        out.push_str(&printer.end());
        out
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

    /// Whether it is a report, to be read by people, which has a short form.
    pub fn is_report(self) -> bool {
        matches!(self, Self::Html | Self::Markdown | Self::Text)
    }

    /// The format of this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}
