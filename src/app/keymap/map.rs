//! The keys as they are: the table of bindings, with what the settings have changed.

use super::{BINDINGS, Binding, Desk, PROBES, Scope, writing};
use crate::app::{Action, Code, Key};

/// Which key means what in this run of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    pub(super) rows: Vec<Row>,
}

/// A row of the table with the keys that it has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub binding: &'static Binding,
    /// Single keys on the desk; those of a family are in [`Binding::desk`].
    pub desk: Vec<Key>,
    /// Keys that mean the same while typing and on the desk.
    pub always: Vec<Key>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        Self { rows: BINDINGS.iter().map(Row::of).collect() }
    }
}

impl Keymap {
    /// The rows of a scope, in the order of the table.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.binding.scopes.contains(&scope))
    }

    /// What a key asks for; `None` when it asks for nothing here. `typing` says that a text has
    /// the keys.
    pub fn resolve(&self, scope: Scope, typing: bool, key: Key) -> Option<Action> {
        self.rows(scope).find_map(|row| row.asks(typing, key))
    }

    /// The key of an action in a scope, to name it in a sentence: with Alt while a text has the
    /// keys. Empty where the action has none.
    pub fn key(&self, scope: Scope, typing: bool, action: Action) -> String {
        let mut rows = self.rows(scope).filter(|row| row.binding.action == action).peekable();
        let first = rows.peek().copied();
        let row = rows.find(|row| row.has_desk_key() != typing).or(first);
        row.map(|row| row.label(typing, 7)).unwrap_or_default()
    }

    /// The key that brings the desk back to the text, to name it in a sentence. Of several it is the
    /// one with a name: somebody who cannot write just now looks for Enter, not for a letter.
    pub fn back_to_the_text(&self, scope: Scope) -> String {
        let row = self.rows(scope).find(|row| row.binding.action == Action::Write);
        let named = |key: &&Key| !matches!(key.code, Code::Char(_));
        let key = row.and_then(|row| row.desk.iter().find(named));
        key.map_or_else(|| self.key(scope, false, Action::Write), ToString::to_string)
    }
}

impl Row {
    /// A row as the table has it.
    pub(super) fn of(binding: &'static Binding) -> Self {
        let desk = match binding.desk {
            Desk::Keys(keys) | Desk::Alone(keys) => keys.to_vec(),
            _ => Vec::new(),
        };
        Self { binding, desk, always: binding.always.to_vec() }
    }

    /// What a key asks for by this row.
    pub(super) fn asks(&self, typing: bool, key: Key) -> Option<Action> {
        let bare = Key { alt: false, ..key };
        // What moves by a word in every text does so in Setup, where Left and Right choose.
        let as_desk = !typing || key.alt && writing(key).is_none();
        let on_the_desk = match self.binding.desk {
            Desk::Alone(_) => !typing && self.desk.contains(&key),
            _ => as_desk && self.desk.contains(&bare),
        };
        if self.always.contains(&key) || on_the_desk {
            return Some(self.binding.action);
        }
        if as_desk { self.binding.desk.family(bare) } else { None }
    }

    /// Whether it has keys for the desk, which take Alt while a text has the keys.
    pub fn has_desk_key(&self) -> bool {
        self.binding.is_family() || !self.desk.is_empty()
    }

    /// The keys as they are pressed on the desk, the first of them, for example `n` or `1-5`;
    /// `top` is the highest point of the scale. Empty when there is no desk key.
    pub fn desk_label(&self, top: u8) -> String {
        match self.desk.first() {
            Some(key) => key.to_string(),
            None => self.binding.desk.label(top),
        }
    }

    /// The key to name in a footer: with Alt while a text has the keys.
    pub fn label(&self, typing: bool, top: u8) -> String {
        match self.always.first() {
            Some(key) if typing || !self.has_desk_key() => key.to_string(),
            _ if typing => format!("Alt-{}", self.desk_label(top)),
            _ => self.desk_label(top),
        }
    }

    /// Every key as it is pressed in a scope, for the help and the README: desk keys first, `? F1`
    /// for example. Where a text always has the keys, those that work alone come first: `F1 Alt-?`.
    pub fn all_keys(&self, scope: Scope) -> String {
        if scope.has_text() && !scope.is_desk() {
            return self.keys_while_typing();
        }
        let family = match self.binding.desk {
            Desk::Probes => PROBES.chars().map(String::from).collect::<Vec<_>>().join(" "),
            desk => desk.label(7),
        };
        let keys = self.desk.iter().chain(&self.always).map(ToString::to_string);
        std::iter::once(family)
            .chain(keys)
            .filter(|key| !key.is_empty())
            .collect::<Vec<_>>()
            .join("  ")
    }

    fn keys_while_typing(&self) -> String {
        let mut keys: Vec<String> = self.always.iter().map(ToString::to_string).collect();
        if !matches!(self.binding.desk, Desk::Alone(_)) {
            keys.extend(self.desk.iter().map(|key| key.alt().to_string()));
        }
        let family = self.binding.desk.label(7);
        if !family.is_empty() {
            keys.push(format!("Alt-{family}"));
        }
        keys.join("  ")
    }
}
