//! The words of the JSON and the CSV for what a session knows as values: those of the session
//! files, where they have any.

use crate::domain::{Item, ItemKind, Mark};

/// What a mark is called.
pub(super) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::For => "for",
        Mark::Against => "against",
        Mark::Quote => "quote",
        Mark::FollowUp => "follow_up",
        Mark::Highlight => "highlight",
        Mark::Hint => "hint",
    }
}

/// What an item is.
pub(super) fn kind(item: &Item) -> &'static str {
    match item.kind {
        ItemKind::Opening { .. } => "opening",
        ItemKind::Question(_) => "question",
        ItemKind::Closing { .. } => "closing",
    }
}
