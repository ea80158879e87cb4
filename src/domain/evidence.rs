//! What the first character of a note line says about it.

use std::borrow::Cow;

/// The mark of a note line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `+` evidence for.
    For,
    /// `-` evidence against.
    Against,
    /// `"` the candidate's own words.
    Quote,
    /// `?` to follow up.
    FollowUp,
    /// `!` a highlight.
    Highlight,
    /// `h` and a space: a hint that was given.
    Hint,
}

impl Mark {
    /// Every mark, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::For, Self::Against, Self::Quote, Self::FollowUp, Self::Highlight, Self::Hint];

    /// The mark that a line begins with, spaces aside.
    pub fn of(line: &str) -> Option<Self> {
        let line = line.trim_start_matches(' ');
        if line.starts_with("h ") {
            return Some(Self::Hint);
        }
        let first = line.chars().next()?;
        Self::ALL.into_iter().find(|mark| *mark != Self::Hint && mark.sign() == first)
    }

    /// Whether a line has nothing but a mark, or nothing at all.
    pub fn is_bare(line: &str) -> bool {
        line.get(Self::length(line)..).is_none_or(|rest| rest.trim().is_empty())
    }

    /// How much of a line is its mark, in bytes: spaces before it, its sign, and one space after.
    /// The spaces alone where there is none.
    pub fn length(line: &str) -> usize {
        let start = line.len() - line.trim_start_matches(' ').len();
        let Some(mark) = Self::of(line) else { return start };
        let end = start + mark.sign().len_utf8();
        let rest = line.get(end..).unwrap_or_default();
        if rest.starts_with(' ') { end + 1 } else { end }
    }

    /// A line of notes as it reads to somebody else: a quotation that was only opened is closed.
    /// What is kept, and what is still being written, stays as it is.
    pub fn closed(line: &str) -> Cow<'_, str> {
        let sign = Self::Quote.sign();
        let opened = line.matches(sign).count() % 2 == 1;
        if Self::of(line) != Some(Self::Quote) || Self::is_bare(line) || !opened {
            return Cow::Borrowed(line);
        }
        let (before, words) = line.split_once(sign).unwrap_or_default();
        Cow::Owned(format!("{before}{sign}{}{sign}", words.trim()))
    }

    /// The character that makes the mark.
    pub fn sign(self) -> char {
        match self {
            Self::For => '+',
            Self::Against => '-',
            Self::Quote => '"',
            Self::FollowUp => '?',
            Self::Highlight => '!',
            Self::Hint => 'h',
        }
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::For => "evidence for",
            Self::Against => "evidence against",
            Self::Quote => "the candidate's words",
            Self::FollowUp => "to follow up",
            Self::Highlight => "a highlight",
            Self::Hint => "a hint that was given",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_that_was_only_opened_is_closed_for_a_reader() {
        assert_eq!(Mark::closed("\" I would use Redis"), "\"I would use Redis\"");
        assert_eq!(Mark::closed("  \"so be it "), "  \"so be it\"");
        assert_eq!(Mark::closed("\" he said \"no\" twice"), "\"he said \"no\" twice\"");
    }

    #[test]
    fn nothing_is_closed_that_was_closed_already_or_is_no_quotation() {
        for line in ["\"so be it\"", "\"no\" was the answer", "\" ", "+ a 5\" disk", "", "plain"] {
            assert_eq!(Mark::closed(line), line);
        }
    }
}
