//! Which key means what: one table for dispatch, footer, help and the README.
//!
//! The one rule: a desk key is a single key on the desk, and the same key with Alt while a text
//! has the keys. Since terminals send Alt-4 as Esc 4, both habits work on every terminal.

mod bindings;
mod writing;

pub use bindings::BINDINGS;
pub use writing::{WRITING, WritingKey};

use super::{Action, Code, Key, action::Writing};

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
}

impl Scope {
    /// Every scope, in the order of the help.
    pub const ALL: [Self; 19] = [
        Self::Live,
        Self::WrapUp,
        Self::Home,
        Self::Setup,
        Self::Brief,
        Self::Library,
        Self::Page,
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
            Self::Gaps => "Finishing with gaps",
            Self::Unsaved => "Leaving with something unsaved",
            Self::Folder => "Saving in another folder",
            Self::Present => "Presenting in a second terminal",
            Self::Palette => "The palette of all actions",
            Self::Find => "Searching the notes",
            Self::Add => "Adding a question",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub scopes: &'static [Scope],
    /// Single keys on the desk; with Alt, the same while typing.
    pub desk: Desk,
    /// Keys that mean the same in both places.
    pub always: &'static [Key],
    /// What it does; for [`Desk::Keys`] and `always`. A family of keys brings its own.
    pub action: Action,
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

/// What a key asks for; `None` when it asks for nothing here. `typing` says that a text has the
/// keys.
pub fn resolve(scope: Scope, typing: bool, key: Key) -> Option<Action> {
    let bare = Key { alt: false, ..key };
    // What moves by a word in every text does so in Setup, where Left and Right choose.
    let as_desk = !typing || key.alt && writing(key).is_none();
    BINDINGS.iter().filter(|binding| binding.scopes.contains(&scope)).find_map(|binding| {
        if binding.always.contains(&key) {
            return Some(binding.action);
        }
        if let Desk::Alone(keys) = binding.desk {
            return (!typing && keys.contains(&key)).then_some(binding.action);
        }
        if as_desk { binding.desk.action(bare, binding.action) } else { None }
    })
}

/// How a key writes; `None` when it does not. A plain character is not in the table: it is
/// inserted.
pub fn writing(key: Key) -> Option<Writing> {
    WRITING.iter().find(|row| row.keys.contains(&key)).map(|row| row.writing)
}

/// What is bound to an action in a scope, for example to name it in a sentence.
pub fn binding(scope: Scope, action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.action == action && binding.scopes.contains(&scope))
}

impl Desk {
    fn action(self, key: Key, single: Action) -> Option<Action> {
        let plain = match key {
            Key { code: Code::Char(c), ctrl: false, .. } => Some(c),
            _ => None,
        };
        let digit = plain.and_then(|c| c.to_digit(10)).and_then(|n| u8::try_from(n).ok());
        match self {
            // Alone: see `resolve`, which knows whether Alt is held.
            Self::None | Self::Alone(_) => None,
            Self::Missing => plain.filter(|c| LETTERS.contains(*c)).map(Action::Missing),
            Self::Keys(keys) => keys.contains(&key).then_some(single),
            Self::Points => digit.filter(|n| (1..=7).contains(n)).map(Action::Rate),
            Self::Letters => plain.filter(|c| LETTERS.contains(*c)).map(Action::Tick),
            Self::Probes => plain.filter(|c| PROBES.contains(*c)).map(Action::Probe),
            Self::Recommendations => digit.filter(|n| (1..=4).contains(n)).map(Action::Recommend),
            Self::Choices => digit.map(Action::Pick),
        }
    }
}

impl Binding {
    /// The keys as they are pressed on the desk, the first of them, for example `n` or `1-5`;
    /// `top` is the highest point of the scale. Empty when there is no desk key.
    pub fn desk_label(&self, top: u8) -> String {
        match self.desk {
            Desk::None => String::new(),
            Desk::Keys(keys) | Desk::Alone(keys) => {
                keys.first().map(ToString::to_string).unwrap_or_default()
            }
            Desk::Points => format!("1-{top}"),
            Desk::Letters | Desk::Missing => "A-Z".into(),
            Desk::Probes => "j-m".into(),
            Desk::Recommendations => "1-4".into(),
            Desk::Choices => "0-9".into(),
        }
    }

    /// The key to name in a footer: with Alt while a text has the keys.
    pub fn label(&self, typing: bool, top: u8) -> String {
        match self.always.first() {
            Some(key) if typing || self.desk == Desk::None => key.to_string(),
            _ if typing => format!("Alt-{}", self.desk_label(top)),
            _ => self.desk_label(top),
        }
    }

    /// Every key, for the help and the README: desk keys first, `F1 ?` for example.
    pub fn all_keys(&self) -> String {
        let desk = match self.desk {
            Desk::Keys(keys) | Desk::Alone(keys) => keys.iter().map(ToString::to_string).collect(),
            Desk::Probes => vec![PROBES.chars().map(String::from).collect::<Vec<_>>().join(" ")],
            _ => vec![self.desk_label(7)],
        };
        let always = self.always.iter().map(ToString::to_string);
        desk.into_iter().chain(always).filter(|key| !key.is_empty()).collect::<Vec<_>>().join("  ")
    }
}
