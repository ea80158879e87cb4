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

pub use comparison::comparison;
pub use escape::escape;

use super::report::{Line, report, without_notes};
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
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { title: None, notes: true }
    }
}

/// One file for one session or several. One session is its report; several have a list of contents,
/// how their ratings are spread where they are on the same guide, and a page each.
pub fn document(records: &[&Record], options: &HtmlOptions) -> String {
    let mut body = String::new();
    let title = match records {
        [record] => {
            body.push_str(&page::page(&lines(record, options), "session-1", 1));
            title_of(record)
        }
        _ => "Interview reports".to_owned(),
    };
    let title = options.title.as_ref().unwrap_or(&title);
    if records.len() != 1 {
        body.push_str(&contents::contents(title, records));
        for (record, nth) in records.iter().zip(1_usize..) {
            body.push_str(&page::page(&lines(record, options), &format!("session-{nth}"), 2));
        }
    }
    whole(title, &body)
}

fn lines(record: &Record, options: &HtmlOptions) -> Vec<Line> {
    let lines = report(record);
    if options.notes { lines } else { without_notes(lines) }
}

/// What a session is called where there is one line for it.
fn title_of(record: &Record) -> String {
    format!("{} · {}", name_of(record), record.plan.title)
}

fn name_of(record: &Record) -> &str {
    if record.people.candidate.trim().is_empty() { "No name" } else { &record.people.candidate }
}

fn whole(title: &str, body: &str) -> String {
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
         <style>\n{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <main>\n{body}</main>\n\
         {}\
         </body>\n\
         </html>\n",
        page::legend(),
    )
}
