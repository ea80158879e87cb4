//! What can lie over a screen: one thing at a time, and Esc always takes it away.

pub mod anchors;
pub mod folder;
pub mod help;
pub mod jump;
pub mod skip;

pub use folder::Folder;
pub use jump::Jump;
pub use skip::Skip;

use super::keymap::Scope;

/// What lies over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys of the screen below; `top` is the first row shown.
    Help { scope: Scope, top: usize },
    /// The anchors of the question in full.
    Scale { top: usize },
    /// The guide, to jump to an item.
    Jump(Jump),
    /// Why an item is skipped.
    Skip(Skip),
    /// Finishing would leave gaps.
    Gaps,
    /// Leaving would lose something.
    Unsaved,
    /// Where else to save.
    Folder(Folder),
    /// Nothing but a clock: any key takes it away.
    Cover,
    /// The question alone, large, for the candidate to read: any key takes it away.
    Present,
}

impl Overlay {
    /// Where keys go; `None` for what any key takes away.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::Help { .. } => Some(Scope::Reading),
            Self::Scale { .. } => Some(Scope::Anchors),
            Self::Jump(_) => Some(Scope::Jump),
            Self::Skip(_) => Some(Scope::Skip),
            Self::Gaps => Some(Scope::Gaps),
            Self::Unsaved => Some(Scope::Unsaved),
            Self::Folder(_) => Some(Scope::Folder),
            Self::Cover | Self::Present => None,
        }
    }
}
