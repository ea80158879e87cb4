//! What is missing in a session for a fair decision. It is named, never enforced.

use super::{Entry, Item, Record, Standing};

/// What is missing at one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Neither rated nor skipped.
    Unrated,
    /// Rated, while nothing was written down that shows why.
    NoEvidence,
    /// A red flag was heard, and the candidate's words for it were not written down.
    NoWords,
}

impl Gap {
    /// What is missing, as it follows a question's title.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unrated => "not rated",
            Self::NoEvidence => "rated without a note",
            Self::NoWords => "red flag without the candidate's words",
        }
    }

    /// The gaps at an item, the one that weighs most first; none for one that is not rated, or that
    /// was skipped with a reason. Nobody misses an extra question that was not asked in the end.
    pub fn all_at(item: &Item, entry: &Entry) -> impl Iterator<Item = Self> + use<> {
        let unasked =
            item.is_withdrawn() || item.extra.is_some() && entry.standing == Standing::Waiting;
        let asked = item.question().is_some() && entry.skipped.is_none() && !unasked;
        let rating = match entry.rating {
            None => Some(Self::Unrated),
            Some(_) if entry.lacks_evidence() => Some(Self::NoEvidence),
            Some(_) => None,
        };
        let words = entry.lacks_words().then_some(Self::NoWords);
        rating.into_iter().chain(words).filter(move |_| asked)
    }
}

/// The gaps of a session; items as places in the plan, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    pub unrated: Vec<usize>,
    pub without_evidence: Vec<usize>,
    /// Red flags without the candidate's words.
    pub without_words: Vec<usize>,
    pub no_recommendation: bool,
    /// There is a recommendation and no reason for it.
    pub no_reason: bool,
}

impl Gaps {
    /// The gaps of a session as it stands.
    pub fn of(record: &Record) -> Self {
        let no_recommendation = record.recommendation.is_none();
        let no_reason = !no_recommendation && record.reason.is_blank();
        let mut gaps = Self { no_recommendation, no_reason, ..Self::default() };
        for (nth, item, entry) in record.in_order() {
            for gap in Gap::all_at(item, entry) {
                match gap {
                    Gap::Unrated => gaps.unrated.push(nth),
                    Gap::NoEvidence => gaps.without_evidence.push(nth),
                    Gap::NoWords => gaps.without_words.push(nth),
                }
            }
        }
        gaps
    }

    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
