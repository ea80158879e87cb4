//! Why an item is skipped: one of the usual reasons, or one's own words.

use crate::app::Size;
use crate::app::field::Field;

/// The reasons that are offered, the most common first.
pub const REASONS: [&str; 4] = [
    "no time left",
    "answered earlier in the interview",
    "does not fit this candidate's experience",
    "technical trouble",
];

/// The question for a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Skip {
    pub item: usize,
    /// The highlighted reason, a place in [`REASONS`].
    pub selected: usize,
    /// The interviewer's own words; they win over the highlighted reason.
    pub own: Field,
    /// It was asked whether those are the reason.
    pub sure: bool,
}

impl Skip {
    /// Asks for the reason of skipping an item.
    pub fn item(item: usize) -> Self {
        Self { item, selected: 0, own: Field::new("", 50), sure: false }
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.own.resize(size.columns.saturating_sub(16).clamp(1, 44));
    }

    /// Whether the interviewer gives a reason of their own.
    pub fn is_own(&self) -> bool {
        !self.own.notes().is_blank()
    }

    /// The reason as it stands.
    pub fn reason(&self) -> String {
        let own = self.own.text();
        if own.is_empty() { REASONS[self.selected.min(REASONS.len() - 1)].to_owned() } else { own }
    }
}
