//! The id of a session, which is also the name of its file.

use std::fmt;

use chrono::NaiveDate;

/// A session's id: its date, its candidate and its bank, in letters, digits and hyphens only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// The id that a session with these particulars would like to have, for example
    /// `2026-11-24-ada-lovelace-backend`. The date comes first, so that the newest files are
    /// known without opening one.
    pub fn propose(date: NaiveDate, candidate: &str, bank: &str) -> Self {
        let name = |text, otherwise: &str| {
            let slug = slug(text);
            if slug.is_empty() { otherwise.to_owned() } else { slug }
        };
        Self(format!("{date}-{}-{}", name(candidate, "candidate"), name(bank, "bank")))
    }

    /// The next id to try when this one is taken: the `n`th of the same name, `n` from 2.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        Self(format!("{}-{n}", self.0))
    }

    /// Takes a string for an id if it could be a plain file name: letters, digits, hyphens,
    /// underscores and dots, and no dot at the start.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let fits = !text.is_empty() && text.len() <= 200 && !text.starts_with('.');
        (fits && text.chars().all(plain)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most bytes a slug has: two of them and a date stay well inside a file name's 255.
const SLUG_BYTES: usize = 60;

/// Lower-case letters and digits, with one hyphen for each run of anything else. Letters of every
/// script are kept; nothing else passes, so that no name can steer a path or a terminal.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if slug.len() + c.len_utf8() > SLUG_BYTES {
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
