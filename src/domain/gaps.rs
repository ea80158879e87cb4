//! What is missing in a session for a fair decision. It is named, never enforced.

use super::{Record, Standing};

/// The gaps of a session; items as places in the plan, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Questions that are neither rated nor skipped.
    pub unrated: Vec<usize>,
    /// Questions that are rated while nothing was written down that shows why.
    pub without_evidence: Vec<usize>,
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
        for (nth, (item, entry)) in record.plan.items.iter().zip(&record.entries).enumerate() {
            if item.question().is_none() || entry.standing == Standing::Skipped {
                continue;
            }
            if entry.rating.is_none() {
                gaps.unrated.push(nth);
            } else if entry.lacks_evidence() {
                gaps.without_evidence.push(nth);
            }
        }
        gaps
    }

    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
