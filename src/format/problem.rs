//! A problem in a file: what is wrong, where, and what to do about it.
//!
//! A file may have been written by anybody, so nothing leaves here as it came: control
//! characters, bidirectional overrides and invisible characters are replaced by visible ones,
//! and a long line is shortened.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::domain::glyph::is_invisible;

use super::place::Lines;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was left out, or the file cannot be used.
    Error,
    /// It works; somebody should look at it.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// The file's name or path, as it is shown.
    pub source: String,
    /// `None` where the file as a whole is meant.
    pub place: Option<Location>,
    /// What is wrong: one sentence that begins in lower case and has no full stop.
    pub message: String,
    /// What to do: one sentence.
    pub remedy: Option<String>,
}

/// A place in a file, with the line it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line, or the part of it around the place, safe to print.
    pub excerpt: String,
    /// What is meant, in characters of the excerpt. Never empty; it reaches one character past
    /// the excerpt where something is missing at the end of the line.
    pub underline: Range<usize>,
}

impl Problem {
    /// An error at these bytes of a text. The message may end in a full stop.
    pub fn at(source: &str, text: &str, span: &Range<usize>, message: String) -> Self {
        Self::placed(source, Lines::new(text).place(span), message)
    }

    /// An error at a place that is known already. The message may end in a full stop.
    pub fn placed(source: &str, place: Location, mut message: String) -> Self {
        message.truncate(message.trim_end_matches('.').len());
        Self {
            severity: Severity::Error,
            source: source.to_owned(),
            place: Some(place),
            message,
            remedy: None,
        }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_remedy(mut self, remedy: String) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// The problem on one line: ``backend.toml:12:3: unknown key `lookfor`. Did you mean ...``
    pub fn one_line(&self) -> String {
        let mut line = visible(&self.source);
        if let Some(place) = &self.place {
            for number in [place.line, place.column] {
                line.push(':');
                line.push_str(&number.to_string());
            }
        }
        line.push_str(": ");
        line.push_str(&visible(&self.message));
        line.push('.');
        if let Some(remedy) = &self.remedy {
            line.push(' ');
            line.push_str(&visible(remedy));
        }
        line
    }

    /// The problem as a compiler shows it, on several lines, with the text underlined; without
    /// colours and without a line end at the end.
    pub fn report(&self) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(visible(&self.message));
        let source = visible(&self.source);
        let mut group = match &self.place {
            None => title.element(Origin::path(source)),
            Some(place) => title.element(snippet(place).path(source)),
        };
        if let Some(remedy) = &self.remedy {
            group = group.element(Level::HELP.message(visible(remedy)));
        }
        let report = Renderer::plain().term_width(WIDTH).render(&[group]);
        match &self.place {
            None => report,
            Some(place) => with_column(&report, place),
        }
    }
}

/// The text with every character that could steer or deceive a terminal replaced by a visible
/// one. Each character gives one character, so that columns stay what they were.
pub fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

/// What is shown for a character: itself, unless it could steer a terminal or hide.
pub(super) fn visible_char(c: char) -> char {
    match c {
        // The pictures of the control characters stand in the same order as these.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(UNSHOWN),
        '\x7f' => '\u{2421}',
        _ if is_invisible(c) => UNSHOWN,
        _ => c,
    }
}

/// A word of a file as messages quote it, between backquotes, at most 40 characters of it.
pub fn quoted(word: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = word.chars().take(MOST).map(visible_char).collect();
    if word.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// How wide a report may be, in columns.
const WIDTH: usize = 100;

const UNSHOWN: char = '\u{fffd}';

fn snippet(place: &Location) -> Snippet<'_, Annotation<'_>> {
    let excerpt = visible(&place.excerpt);
    // The fields are public, so a range may be anything; the renderer panics beyond the excerpt
    // and one byte.
    let byte = |column: usize| {
        let within = excerpt.char_indices().nth(column).map(|(at, _)| at);
        within.unwrap_or(excerpt.len() + usize::from(column > excerpt.chars().count()))
    };
    let start = byte(place.underline.start);
    let span = start..byte(place.underline.end).max(start);
    Snippet::source(excerpt).line_start(place.line).annotation(AnnotationKind::Primary.span(span))
}

/// The renderer counts columns in the excerpt, which begins later than the line where that is
/// long.
fn with_column(report: &str, place: &Location) -> String {
    let counted = format!(":{}:{}\n", place.line, place.underline.start + 1);
    report.replacen(&counted, &format!(":{}:{}\n", place.line, place.column), 1)
}
