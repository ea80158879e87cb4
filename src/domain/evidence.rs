//! What the first character of a note line says about it.

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
