//! The problems found in one file so far.

use std::ops::Range;

use super::place::Lines;
use super::problem::visible;
use super::{Location, Problem, Severity};

/// Problems are listed up to this number: nobody reads more, and a hostile file has millions.
const MOST: usize = 200;

/// Collects problems in any order and gives them out in the order of the file.
pub(super) struct Findings<'t> {
    source: String,
    lines: Lines<'t>,
    found: Vec<(usize, Problem)>,
    unlisted: usize,
}

impl<'t> Findings<'t> {
    pub(super) fn new(source: &str, text: &'t str) -> Self {
        Self { source: visible(source), lines: Lines::new(text), found: Vec::new(), unlisted: 0 }
    }

    pub(super) fn text(&self) -> &'t str {
        self.lines.text()
    }

    /// The place of these bytes.
    pub(super) fn place(&self, span: &Range<usize>) -> Location {
        self.lines.place(span)
    }

    /// Whether another problem would only be counted, so that nobody need think about its remedy.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Reports that something was left out or cannot be used.
    pub(super) fn error(
        &mut self,
        span: &Range<usize>,
        message: impl AsRef<str>,
        remedy: impl AsRef<str>,
    ) {
        self.add(Severity::Error, span, message.as_ref(), remedy.as_ref());
    }

    /// Reports something that works and should be looked at.
    pub(super) fn warning(
        &mut self,
        span: &Range<usize>,
        message: impl AsRef<str>,
        remedy: impl AsRef<str>,
    ) {
        self.add(Severity::Warning, span, message.as_ref(), remedy.as_ref());
    }

    /// Reports what is wrong with the file as a whole; it comes after everything with a place.
    pub(super) fn whole(&mut self, message: &str, remedy: &str) {
        self.found.push((usize::MAX, whole(&self.source, message, remedy)));
    }

    /// Everything found, in the order of the file.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        // Stable: what was found at one place stays in the order in which it was found.
        self.found.sort_by_key(|(at, _)| *at);
        let mut problems: Vec<Problem> = self.found.into_iter().map(|(_, found)| found).collect();
        if self.unlisted > 0 {
            let message = format!("there are {} more problems like these", self.unlisted);
            let remedy = "Mend the ones above, and load the file again.";
            problems.push(whole(&self.source, &message, remedy));
        }
        problems
    }

    fn add(&mut self, severity: Severity, span: &Range<usize>, message: &str, remedy: &str) {
        if self.is_full() {
            self.unlisted += 1;
            return;
        }
        let source = self.source.clone();
        let place = Some(self.lines.place(span));
        let message = visible(message);
        let remedy = Some(visible(remedy));
        self.found.push((span.start, Problem { severity, source, place, message, remedy }));
    }
}

/// An error that concerns a file as a whole.
pub(super) fn whole(source: &str, message: &str, remedy: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        source: visible(source),
        place: None,
        message: visible(message),
        remedy: Some(visible(remedy)),
    }
}
