//! Reports as one HTML file: for a screen, a phone and paper.
//!
//! The file holds everything it needs: no script, no font, no address of anything elsewhere, and a
//! policy that forbids a browser to fetch anything. What a report says is decided in
//! [`report`](super::report) alone; this module says what its lines look like on a page. Every text
//! from a session passes through [`escape`].

mod comparison;
mod contents;
mod escape;
mod facts;
mod page;
mod running;

pub use comparison::comparison;
pub use contents::Contents;
pub use escape::escape;

use super::report::{Line, report_for};
use crate::domain::Record;

/// The looks of every report.
const STYLE: &str = include_str!("style.css");

/// What can be chosen about a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlOptions {
    /// What stands at the top of a report of several sessions, and in the title of the window
    /// always; `None` for the program's own words.
    pub title: Option<String>,
    /// Whether the lines of the notes are told; without their words they say nothing.
    pub notes: bool,
    /// Whether only what is decided by is told.
    pub summary: bool,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { title: None, notes: true, summary: false }
    }
}

/// One file for one session or several. One session is its report; several have a list of contents,
/// how their ratings are spread where they are on the same guide, and a page each.
pub fn document(records: &[&Record], options: &HtmlOptions) -> String {
    let mut contents = Contents::default();
    for record in records {
        contents.take(record);
    }
    let (mut document, mut out) = Document::begin(contents, options.clone());
    for record in records {
        out.push_str(&document.page(record));
    }
    out.push_str(&Document::end());
    out
}

/// Such a file, written one session after the other.
#[derive(Debug)]
pub struct Document {
    options: HtmlOptions,
    /// How far below the top the headings of a session are.
    level: u8,
    pages: usize,
}

impl Document {
    /// Begins one with these sessions; with it comes what stands before the first of them.
    pub fn begin(contents: Contents, options: HtmlOptions) -> (Self, String) {
        let alone = contents.alone().map(str::to_owned);
        let title = alone.clone().unwrap_or_else(|| "Interview reports".to_owned());
        let title = options.title.as_ref().unwrap_or(&title);
        let mut out = head(title, &running::rules(contents.heads()));
        if alone.is_none() {
            out.push_str(&contents.page(title));
        }
        let level = if alone.is_some() { 1 } else { 2 };
        (Self { options, level, pages: 0 }, out)
    }

    /// The next session.
    pub fn page(&mut self, record: &Record) -> String {
        self.pages += 1;
        page::page(&lines(record, &self.options), self.pages, self.level)
    }

    /// What stands after the last one.
    pub fn end() -> String {
        format!("</main>\n{}</body>\n</html>\n", page::legend())
    }
}

fn lines(record: &Record, options: &HtmlOptions) -> Vec<Line> {
    report_for(record, options.notes, options.summary)
}

/// What a session is called where there is one line for it.
fn title_of(record: &Record) -> String {
    format!("{} · {}", name_of(record), record.plan.title)
}

fn name_of(record: &Record) -> &str {
    if record.people.candidate.trim().is_empty() { "No name" } else { &record.people.candidate }
}

/// A page of one piece.
fn whole(title: &str, body: &str) -> String {
    format!("{}{body}{}", head(title, ""), Document::end())
}

fn head(title: &str, rules: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         <style>\n{STYLE}{rules}</style>\n\
         </head>\n\
         <body>\n\
         <main>\n"
    )
}
