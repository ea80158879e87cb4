//! What is wrong with a file, and where.
//!
//! A problem is data: it never knows how it will be shown, and its texts may hold anything that
//! the file held.

use std::ops::Range;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something cannot be used.
    Error,
    /// Everything can be used, and something is probably not meant as it stands.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// The file, as it should be shown.
    pub source: String,
    pub place: Option<Location>,
    pub message: String,
    /// What to do about it.
    pub remedy: Option<String>,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line as it stands in the file, without its line end.
    pub excerpt: String,
    /// The bytes of `excerpt` that the problem is about.
    pub underline: Range<usize>,
}

impl Problem {
    /// An error at these bytes of a text.
    pub fn at(source: &str, text: &str, span: Range<usize>, message: String) -> Self {
        Self {
            severity: Severity::Error,
            source: source.to_owned(),
            place: Some(Location::of(text, span)),
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
}

impl Location {
    /// Where these bytes are; a span over several lines is cut at the end of its first.
    pub fn of(text: &str, span: Range<usize>) -> Self {
        let start = floor(text, span.start);
        let end = floor(text, span.end.max(start));
        let (before, after) = text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = after.find('\n').map_or(text.len(), |at| start + at);
        let excerpt = text.get(line_start..line_end).unwrap_or_default();
        let excerpt = excerpt.strip_suffix('\r').unwrap_or(excerpt);
        let within = |at: usize| (at.min(line_end) - line_start).min(excerpt.len());
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            underline: within(start)..within(end),
            excerpt: excerpt.to_owned(),
        }
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
