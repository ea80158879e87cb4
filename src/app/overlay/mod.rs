//! What can lie over a screen: one thing at a time, and Esc always takes it away.

pub mod add;
pub mod amend;
pub mod anchors;
pub mod export;
pub mod filter;
pub mod find;
pub mod folder;
pub mod help;
pub mod jump;
pub mod palette;
pub mod panel;
pub mod skip;
mod synonyms;

pub use add::Add;
pub use export::Exporting;
pub use filter::Filter;
pub use find::Find;
pub use folder::Folder;
pub use jump::Jump;
pub use palette::Palette;
pub use skip::Skip;

use super::Size;
use super::action::Writing;
use super::clipboard::Clipboard;
use super::editor::Editor;
use super::keymap::Scope;
use crate::domain::Notes;

/// What lies over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys of what is below; `top` is the first row shown. What it lies over comes back after
    /// it.
    Help { scope: Scope, top: usize, over: Option<Box<Overlay>> },
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
    /// How sessions are exported.
    Export(Box<Exporting>),
    /// What is amended in a finished session.
    Amend(Box<amend::Form>),
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
            Self::Export(_) => Some(Scope::Export),
            Self::Amend(form) => Some(match form.step {
                amend::Step::Text(_) => Scope::AmendText,
                amend::Step::Name(_) => Scope::AmendName,
                amend::Step::Why(_) => Scope::AmendWhy,
                _ => Scope::Amend,
            }),
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
            | Self::Add(_)
            | Self::Export(_) => true,
            Self::Amend(form) => form.takes_text(),
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
            Self::Export(ask) => ask.fit(size),
            Self::Amend(form) => form.fit(size),
            Self::Help { over: Some(over), .. } => over.fit(size),
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
            Self::Skip(skip) => {
                skip.own.insert(text);
                skip.sure = false;
            }
            Self::Folder(ask) => ask.folder.insert(text),
            Self::Export(ask) => ask.to.insert(text),
            Self::Amend(form) => form.insert(text),
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
            Self::Skip(skip) => {
                skip.own.write(writing, clipboard);
                skip.sure = false;
            }
            Self::Folder(ask) => ask.folder.write(writing, clipboard),
            Self::Export(ask) => ask.to.write(writing, clipboard),
            Self::Amend(form) => form.write(writing, clipboard),
            _ => {
                if let Some(filter) = self.filter() {
                    filter.write(writing, clipboard);
                }
            }
        }
        self.typed();
    }

    /// The text in it that has the keys with its cursor, for whoever points into it.
    pub fn hold(&mut self) -> Option<(&mut Editor, &Notes)> {
        match self {
            Self::Skip(skip) => Some(skip.own.hold()),
            Self::Folder(ask) => Some(ask.folder.hold()),
            Self::Export(ask) => Some(ask.to.hold()),
            Self::Amend(form) => form.hold(),
            _ => self.filter().map(|filter| filter.field.hold()),
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
        match self {
            Self::Find(find) => find.search(),
            Self::Export(ask) => ask.typed(),
            Self::Palette(palette) => palette.moved = false,
            _ => {}
        }
    }
}
