//! What can lie over a screen: one thing at a time, and Esc always takes it away.

pub mod add;
pub mod anchors;
pub mod filter;
pub mod find;
pub mod folder;
pub mod help;
pub mod jump;
pub mod palette;
pub mod panel;
pub mod skip;

pub use add::Add;
pub use filter::Filter;
pub use find::Find;
pub use folder::Folder;
pub use jump::Jump;
pub use palette::Palette;
pub use skip::Skip;

use super::Size;
use super::action::Writing;
use super::clipboard::Clipboard;
use super::field::Field;
use super::keymap::Scope;

/// What lies over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys of the screen below; `top` is the first row shown.
    Help { scope: Scope, top: usize },
    /// The anchors of the question in full.
    Scale { top: usize },
    /// The guide, to jump to an item.
    Jump(Box<Jump>),
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
    /// Every action by name.
    Palette(Box<Palette>),
    /// The search in the notes.
    Find(Box<Find>),
    /// Which extra question is asked.
    Add(Box<Add>),
    /// What stands behind a cell of the comparison.
    Evidence { top: usize },
    /// What has to be known to read the comparison.
    About { top: usize },
}

impl Overlay {
    /// Where keys go; `None` for what any key takes away.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::Help { .. } | Self::About { .. } => Some(Scope::Reading),
            Self::Scale { .. } => Some(Scope::Anchors),
            Self::Jump(_) => Some(Scope::Jump),
            Self::Skip(_) => Some(Scope::Skip),
            Self::Gaps => Some(Scope::Gaps),
            Self::Unsaved => Some(Scope::Unsaved),
            Self::Folder(_) => Some(Scope::Folder),
            Self::Cover | Self::Present => None,
            Self::Palette(_) => Some(Scope::Palette),
            Self::Find(_) => Some(Scope::Find),
            Self::Add(_) => Some(Scope::Add),
            Self::Evidence { .. } => Some(Scope::Evidence),
        }
    }

    /// Whether a text in it has the keys.
    pub fn takes_text(&self) -> bool {
        match self {
            Self::Jump(_)
            | Self::Skip(_)
            | Self::Folder(_)
            | Self::Palette(_)
            | Self::Find(_)
            | Self::Add(_) => true,
            Self::Help { .. }
            | Self::Scale { .. }
            | Self::Gaps
            | Self::Unsaved
            | Self::Cover
            | Self::Present
            | Self::Evidence { .. }
            | Self::About { .. } => false,
        }
    }

    /// Fits its text to the terminal.
    pub fn fit(&mut self, size: Size) {
        match self {
            Self::Skip(skip) => skip.fit(size),
            Self::Folder(ask) => ask.fit(size),
            _ => {
                if let Some(filter) = self.filter() {
                    filter.fit(size);
                }
            }
        }
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) {
        match self {
            Self::Skip(skip) => skip.own.insert(text),
            Self::Folder(ask) => ask.folder.insert(text),
            _ => {
                if let Some(filter) = self.filter() {
                    filter.insert(text);
                }
            }
        }
        self.typed();
    }

    /// Writes by a key.
    pub fn write(&mut self, writing: Writing, clipboard: &mut Clipboard) {
        match self {
            Self::Skip(skip) => skip.own.write(writing, clipboard),
            Self::Folder(ask) => ask.folder.write(writing, clipboard),
            _ => {
                if let Some(filter) = self.filter() {
                    filter.write(writing, clipboard);
                }
            }
        }
        self.typed();
    }

    /// The text in it that has the keys.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Skip(skip) => Some(&mut skip.own),
            Self::Folder(ask) => Some(&mut ask.folder),
            _ => self.filter().map(|filter| &mut filter.field),
        }
    }

    /// The list in it that is narrowed by typing.
    pub fn filter(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Jump(jump) => Some(&mut jump.filter),
            Self::Palette(palette) => Some(&mut palette.filter),
            Self::Find(find) => Some(&mut find.filter),
            Self::Add(add) => Some(&mut add.filter),
            _ => None,
        }
    }

    fn typed(&mut self) {
        if let Self::Find(find) = self {
            find.search();
        }
    }
}
