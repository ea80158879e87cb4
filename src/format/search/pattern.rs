//! What is looked for: words that all stand in one line, and regular expressions.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::raw::Raw;
use crate::format::letters::expression;

/// The most bytes of a pattern: nobody remembers more of what was said.
const MOST: usize = 400;

/// The most bytes that a regular expression may take when it is built.
const MOST_BUILT: usize = 4 << 20;

/// Whether capitals and small letters are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Where a word has a capital.
    Smart,
    Ignored,
}

/// What a line must have to be found: all of its parts, in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    line: Regex,
    /// Follows from it.
    raw: Raw,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.line.as_str() == other.line.as_str()
    }
}

impl Pattern {
    /// Words, each of which may be a phrase with blanks in it; an empty one is left out. Accents
    /// never count. The error is a sentence.
    pub fn words<T: AsRef<str>>(
        words: impl IntoIterator<Item = T>,
        case: Case,
    ) -> Result<Self, String> {
        let mut pattern = Self::default();
        let mut bytes = 0;
        for word in words {
            let word = word.as_ref();
            bytes += word.len();
            if bytes > MOST {
                return Err(format!("This is too long to look for: {MOST} letters are the most."));
            }
            let counts = match case {
                Case::Smart => word.chars().any(char::is_uppercase),
                Case::Ignored => false,
            };
            let source = expression(word, counts);
            if !source.is_empty() {
                let line = build(&source)?;
                pattern.parts.push(Part { line, raw: Raw::word(word, counts) });
            }
        }
        Ok(pattern)
    }

    /// A regular expression. The error is a sentence, which may go over several lines.
    pub fn regex(text: &str, ignore_case: bool) -> Result<Self, String> {
        if text.len() > MOST {
            return Err(format!("This is too long to look for: {MOST} letters are the most."));
        }
        let source = if ignore_case { format!("(?i){text}") } else { text.to_owned() };
        let line = build(&source)?;
        Ok(Self { parts: vec![Part { line, raw: Raw::regex(&source) }] })
    }

    /// Both this and the other.
    pub fn and(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a session's file may have a line with it. `false` is certain; `true` is not.
    pub fn may_be_in(&self, file: &[u8]) -> bool {
        self.parts.iter().all(|part| part.raw.may_be_in(file))
    }

    /// Where in a line it stands, in bytes, ascending and apart; `None` where not all of it does.
    /// Empty for a regular expression that needs no text.
    pub fn find(&self, line: &str) -> Option<Vec<Range<usize>>> {
        if !self.parts.iter().all(|part| part.line.is_match(line)) {
            return None;
        }
        let matches = self.parts.iter().flat_map(|part| part.line.find_iter(line));
        let mut found: Vec<_> = matches.map(|it| it.range()).filter(|it| !it.is_empty()).collect();
        found.sort_by_key(|it| (it.start, it.end));
        found.dedup_by(|later, before| {
            let joined = later.start <= before.end;
            before.end = if joined { before.end.max(later.end) } else { before.end };
            joined
        });
        Some(found)
    }
}

fn build(source: &str) -> Result<Regex, String> {
    RegexBuilder::new(source).size_limit(MOST_BUILT).build().map_err(|error| match error {
        regex::Error::Syntax(report) => {
            // It ends with what is wrong, after a picture of the place.
            let what = report.rsplit("error: ").next().unwrap_or("it cannot be read").trim();
            let source = source.strip_prefix("(?i)").unwrap_or(source);
            format!("`{source}` is no regular expression: {what}.")
        }
        _ => "This is too much to look for at once.".to_owned(),
    })
}
