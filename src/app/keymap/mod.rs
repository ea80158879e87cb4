//! Which key means what: one table for dispatch, footer, help and the README, and a [`Keymap`] that
//! begins as the table and takes the changes of the settings.
//!
//! The one rule: a desk key is a single key on the desk, and the same key with Alt while a text
//! has the keys. Since terminals send Alt-4 as Esc 4, both habits work on every terminal.

mod bindings;
mod custom;
mod map;
mod pressable;
mod writing;

pub use bindings::BINDINGS;
pub use custom::Change;
pub use map::{Keymap, Row, TextRow};
pub use writing::{WRITING, WritingKey};

use super::{Action, Key};

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Home,
    Setup,
    Banks,
    /// Before the start.
    Brief,
    Live,
    WrapUp,
    Library,
    Page,
    /// The help: something long to read.
    Reading,
    /// The anchors in full.
    Anchors,
    /// The guide, opened to jump.
    Jump,
    /// A reason is asked for.
    Skip,
    /// Gaps are named before finishing.
    Gaps,
    /// Something would be lost by leaving.
    Unsaved,
    /// Another folder is asked for.
    Folder,
    /// The question alone, in a program of its own.
    Present,
    /// Every action by name.
    Palette,
    /// The search in the notes.
    Find,
    /// An extra question is chosen.
    Add,
    /// How sessions are exported.
    Export,
    /// Full text over all sessions.
    Search,
    /// What is amended in a finished session, and to what.
    Amend,
    /// The new text.
    AmendText,
    /// The new text of one line.
    AmendName,
    /// The reason for the change.
    AmendWhy,
    /// Candidates side by side.
    Compare,
    /// What stands behind a cell of the comparison.
    Evidence,
}

impl Scope {
    /// Whether a text can have the keys here.
    pub fn has_text(self) -> bool {
        self.filters() || self.is_desk() || self.is_form() || self == Self::AmendText
    }

    /// Whether it asks for texts of one line.
    fn is_form(self) -> bool {
        matches!(
            self,
            Self::Setup
                | Self::Skip
                | Self::Folder
                | Self::Export
                | Self::AmendName
                | Self::AmendWhy
        )
    }

    /// Whether it has a desk beside a text of many lines.
    pub fn is_desk(self) -> bool {
        matches!(self, Self::Live | Self::WrapUp | Self::Brief)
    }

    /// Whether its text filters a list.
    pub fn filters(self) -> bool {
        use Scope::{Add, Find, Jump, Library, Palette, Search};
        matches!(self, Library | Jump | Palette | Find | Add | Search)
    }

    /// Every scope, in the order of the help.
    pub const ALL: [Self; 27] = [
        Self::Live,
        Self::WrapUp,
        Self::Home,
        Self::Setup,
        Self::Brief,
        Self::Library,
        Self::Search,
        Self::Page,
        Self::Compare,
        Self::Evidence,
        Self::Banks,
        Self::Reading,
        Self::Anchors,
        Self::Jump,
        Self::Skip,
        Self::Gaps,
        Self::Unsaved,
        Self::Folder,
        Self::Present,
        Self::Palette,
        Self::Find,
        Self::Add,
        Self::Export,
        Self::Amend,
        Self::AmendText,
        Self::AmendName,
        Self::AmendWhy,
    ];

    /// What it is called in the help and the README.
    pub fn title(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Setup => "Setting up",
            Self::Banks => "Banks",
            Self::Brief => "The brief",
            Self::Live => "The interview",
            Self::WrapUp => "Wrap-up",
            Self::Library => "Sessions",
            Self::Page => "A session",
            Self::Reading => "Reading",
            Self::Anchors => "The anchors",
            Self::Jump => "Jumping to an item",
            Self::Skip => "Skipping an item",
            Self::Gaps => "Finishing",
            Self::Unsaved => "Leaving with something unsaved",
            Self::Folder => "Saving in another folder",
            Self::Present => "Presenting in a second terminal",
            Self::Palette => "The palette of all actions",
            Self::Find => "Searching the notes",
            Self::Add => "Adding a question",
            Self::Export => "Exporting sessions",
            Self::Search => "Searching all sessions",
            Self::Amend => "Amending a finished session",
            Self::AmendText => "Amending a text",
            Self::AmendName => "Amending a name",
            Self::AmendWhy => "The reason for a change",
            Self::Compare => "The comparison",
            Self::Evidence => "The evidence behind a cell",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    pub scopes: &'static [Scope],
    /// Single keys on the desk; with Alt, the same while typing.
    pub desk: Desk,
    /// Keys that mean the same in both places.
    pub always: &'static [Key],
    /// What it does; for [`Desk::Keys`] and `always`. A family of keys brings its own.
    pub action: Action,
    /// What the settings call it, where that is not [`Action::id`].
    pub id: Option<&'static str>,
    /// For the help.
    pub name: &'static str,
    /// For the footer, where it is shown at all.
    pub hint: Option<&'static str>,
}

/// Desk keys: single ones, or a family that carries a number or a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    None,
    Keys(&'static [Key]),
    /// `1` to `7`: [`Action::Rate`].
    Points,
    /// The capital letters of [`LETTERS`]: [`Action::Tick`].
    Letters,
    /// The small letters of [`PROBES`]: [`Action::Probe`].
    Probes,
    /// `1` to `4`: [`Action::Recommend`].
    Recommendations,
    /// `0` to `9`: [`Action::Pick`].
    Choices,
    /// Single keys on the desk that mean something else, or nothing, with Alt.
    Alone(&'static [Key]),
    /// The capital letters of [`LETTERS`]: [`Action::Missing`].
    Missing,
    /// `1` to `8`: [`Action::SortBy`].
    Columns,
}

/// The letters for signals and red flags, in order. No O and no P: with Alt sent as Esc they
/// begin escape sequences.
pub const LETTERS: &str = "ABCDEFGHIJKLMNQRSTUVWXYZ";

/// The letters for the parts of an answer to a behavioural question, in their order: always the
/// same ones, at the end of [`LETTERS`], so that fingers learn them.
pub const STAR: &str = "VWXYZ";

/// The letters for probes, in order: those that no other act needs, the first four side by side
/// under the right hand. `b`, `d` and `f` are left to the word motions of many keyboards.
pub const PROBES: &str = "jklmxzae";

impl Desk {
    /// The keys of a family as the table has them, in their order; empty for what is none.
    fn characters(self) -> &'static str {
        match self {
            Self::None | Self::Keys(_) | Self::Alone(_) => "",
            Self::Letters | Self::Missing => LETTERS,
            Self::Probes => PROBES,
            Self::Points => "1234567",
            Self::Recommendations => "1234",
            Self::Choices => "0123456789",
            Self::Columns => "12345678",
        }
    }

    /// How many keys a family has.
    fn places(self) -> usize {
        self.characters().chars().count()
    }

    /// What the key at this place of a family asks for, from 0; `None` where there is no such place.
    fn nth(self, nth: usize) -> Option<Action> {
        let letter = self.characters().chars().nth(nth)?;
        let number = u8::try_from(nth).ok()?;
        match self {
            Self::None | Self::Keys(_) | Self::Alone(_) => None,
            Self::Letters => Some(Action::Tick(letter)),
            Self::Missing => Some(Action::Missing(letter)),
            Self::Probes => Some(Action::Probe(letter)),
            Self::Points => Some(Action::Rate(number + 1)),
            Self::Recommendations => Some(Action::Recommend(number + 1)),
            Self::Choices => Some(Action::Pick(number)),
            Self::Columns => Some(Action::SortBy(number + 1)),
        }
    }

    /// The place of the last key that a row names, which says `1-5` or `A-Z`; `top` is the highest
    /// point of the scale. `None` for what is no family.
    fn last(self, top: u8) -> Option<usize> {
        match self {
            Self::Points => Some(usize::from(top.clamp(1, 7)) - 1),
            // More than four follow-ups are rare, and the others are shown beside their questions.
            Self::Probes => Some(3),
            _ => self.places().checked_sub(1),
        }
    }
}

impl Binding {
    /// What the settings call it.
    pub fn id(&self) -> &'static str {
        self.id.unwrap_or(self.action.id())
    }

    /// Whether its desk keys are a family, which change only together.
    pub fn is_family(&self) -> bool {
        !matches!(self.desk, Desk::None | Desk::Keys(_) | Desk::Alone(_))
    }
}
