//! Sessions in a format, one after the other, so that never more than one has to be there.
//!
//! What is to stay in the home has been taken out before: nothing here decides about that.

use super::{COLUMNS, Format, Options, answers, markdown, read};
use crate::domain::Record;
use crate::format::html::{Contents, Document, HtmlOptions};
use crate::format::{json, report};

/// A file that is being written.
#[derive(Debug)]
pub struct Printer {
    options: Options,
    /// How many sessions have been written.
    sessions: usize,
    form: Form,
}

/// What is known between two sessions.
#[derive(Debug)]
enum Form {
    Html(Document),
    Markdown,
    Text,
    /// The first session, which is written as it is if it stays alone.
    Json(Option<String>),
    Jsonl,
    Csv,
}

impl Printer {
    /// Begins a file; with it comes what stands before the first session. `contents` are those of
    /// all sessions that are to come, for a page of HTML.
    pub fn begin(format: Format, options: Options, contents: Contents) -> (Self, String) {
        let (form, begun) = match format {
            Format::Html => {
                let html = HtmlOptions {
                    notes: options.words(),
                    summary: options.summary,
                    ..HtmlOptions::default()
                };
                let (document, begun) = Document::begin(contents, html);
                (Form::Html(document), begun)
            }
            Format::Markdown => (Form::Markdown, String::new()),
            Format::Text => (Form::Text, String::new()),
            Format::Json => (Form::Json(None), String::new()),
            Format::Jsonl => (Form::Jsonl, String::new()),
            Format::Csv => (Form::Csv, answers::names()),
        };
        (Self { options, sessions: 0, form }, begun)
    }

    /// What there is to write when the next session has come.
    pub fn session(&mut self, record: &Record) -> String {
        self.sessions += 1;
        let (nth, options) = (self.sessions, self.options);
        let behind =
            |rule: &str, text: String| if nth > 1 { rule.to_owned() + &text } else { text };
        match &mut self.form {
            Form::Html(document) => document.page(record),
            Form::Markdown => behind(markdown::RULE, markdown::page(record, options)),
            Form::Text => behind(&format!("\n{}\n\n", "=".repeat(COLUMNS)), text(record, options)),
            Form::Jsonl => printed(serde_json::to_string(&read::session(record, options))) + "\n",
            Form::Csv => answers::rows(record),
            Form::Json(first) => {
                let one = printed(serde_json::to_string_pretty(&read::session(record, options)));
                match first.take() {
                    Some(before) => format!("[\n{},\n{}", indented(&before), indented(&one)),
                    None if nth > 1 => format!(",\n{}", indented(&one)),
                    None => {
                        *first = Some(one);
                        String::new()
                    }
                }
            }
        }
    }

    /// What there is to write when there are no more.
    pub fn end(self) -> String {
        match self.form {
            Form::Html(_) => Document::end(),
            Form::Json(Some(alone)) => alone + "\n",
            Form::Json(None) if self.sessions == 0 => "[]\n".to_owned(),
            Form::Json(None) => "\n]\n".to_owned(),
            Form::Markdown | Form::Text | Form::Jsonl | Form::Csv => String::new(),
        }
    }
}

/// What has been printed, safe to show.
fn printed(printed: serde_json::Result<String>) -> String {
    // Nothing but texts, numbers and lists goes in, and none of these can fail.
    json::safe(&printed.unwrap_or_default())
}

/// A value as it stands in a list: no text of JSON goes over several lines.
fn indented(value: &str) -> String {
    format!("  {}", value.replace('\n', "\n  "))
}

fn text(record: &Record, options: Options) -> String {
    let lines = report::report_for(record, options.words(), options.summary);
    report::rows(&lines, COLUMNS).into_iter().map(|row| row.text + "\n").collect()
}
