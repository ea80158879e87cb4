//! The keys as they are: the table of bindings, with what the settings have changed.

use super::writing::{WRITING, WritingKey};
use super::{BINDINGS, Binding, Desk, PROBES, Scope};
use crate::app::action::{Action, Writing};
use crate::app::{Code, Key};

/// Which key means what in this run of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    pub(super) rows: Vec<Row>,
    pub(super) texts: Vec<TextRow>,
}

/// A row of the table with the keys that it has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub binding: &'static Binding,
    /// Single keys on the desk; those of a family in the order of what they stand for.
    pub desk: Vec<Key>,
    /// Keys that mean the same while typing and on the desk.
    pub always: Vec<Key>,
}

/// A row of the keys that write, with those that it has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    pub binding: &'static WritingKey,
    pub keys: Vec<Key>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let text = |binding: &'static WritingKey| TextRow { binding, keys: binding.keys.to_vec() };
        Self {
            rows: BINDINGS.iter().map(Row::of).collect(),
            texts: WRITING.iter().map(text).collect(),
        }
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
        self.rows(scope).find_map(|row| self.asks(row, typing, key))
    }

    /// How a key writes; `None` when it does not. A plain character has no row: it is inserted.
    pub fn writing(&self, key: Key) -> Option<Writing> {
        self.texts.iter().find(|row| row.keys.contains(&key)).map(|row| row.binding.writing)
    }

    /// The keys that write, in the order of the table.
    pub fn texts(&self) -> &[TextRow] {
        &self.texts
    }

    /// The letters of the probes, each in the place that it has in [`PROBES`].
    pub fn probes(&self) -> String {
        PROBES.chars().map(|c| self.letter(Action::Probe(c)).unwrap_or(c)).collect()
    }

    /// What a key asks for by a row.
    pub(super) fn asks(&self, row: &Row, typing: bool, key: Key) -> Option<Action> {
        // What moves by a word in every text does so in Setup, where Left and Right choose.
        let as_desk = !typing || key.alt && self.writing(key).is_none();
        row.asks(typing, as_desk, key)
    }

    /// The letter that is shown for one of a family, which the table calls so: a signal, a part of
    /// the answer, a probe or a gap. `None` where the family has no key for it.
    pub fn letter(&self, action: Action) -> Option<char> {
        match self.rows.iter().find_map(|row| row.member(action))?.code {
            Code::Char(c) => Some(c),
            _ => None,
        }
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
            family => family.characters().chars().map(Key::char).collect(),
        };
        Self { binding, desk, always: binding.always.to_vec() }
    }

    /// What a key asks for by this row; `as_desk` says whether it means what it would on the desk.
    fn asks(&self, typing: bool, as_desk: bool, key: Key) -> Option<Action> {
        let bare = Key { alt: false, ..key };
        let nth = self.desk.iter().position(|desk| *desk == bare);
        match (self.binding.desk, nth) {
            _ if self.always.contains(&key) => Some(self.binding.action),
            (Desk::Alone(_), Some(_)) => (!typing && !key.alt).then_some(self.binding.action),
            (_, None) => None,
            (Desk::None | Desk::Keys(_), Some(_)) => as_desk.then_some(self.binding.action),
            (family, Some(nth)) => {
                if as_desk {
                    family.nth(nth)
                } else {
                    None
                }
            }
        }
    }

    /// The desk key of a family for one of what it stands for.
    fn member(&self, action: Action) -> Option<Key> {
        let family = self.binding.desk;
        let mut keys = self.desk.iter().enumerate();
        keys.find(|(nth, _)| family.nth(*nth) == Some(action)).map(|(_, key)| *key)
    }

    /// The same as it is named in a list: with Alt while a text has the keys. Empty where there is
    /// none.
    pub fn key_for(&self, typing: bool, action: Action) -> String {
        let pressed = |key: Key| if typing { key.alt() } else { key };
        self.member(action).map_or_else(String::new, |key| pressed(key).to_string())
    }

    /// Whether it has keys for the desk, which take Alt while a text has the keys.
    pub fn has_desk_key(&self) -> bool {
        self.binding.is_family() || !self.desk.is_empty()
    }

    /// The keys as they are pressed on the desk, the first of them, for example `n` or `1-5`;
    /// `top` is the highest point of the scale. Empty when there is no desk key.
    pub fn desk_label(&self, top: u8) -> String {
        let Some(first) = self.desk.first() else { return String::new() };
        match self.binding.desk.last(top).and_then(|last| self.desk.get(last)) {
            Some(last) => format!("{first}-{last}"),
            None => first.to_string(),
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
        let desk: Vec<String> = match self.binding.desk {
            Desk::Probes => vec![spaced(&self.desk, " ")],
            _ if self.binding.is_family() => vec![self.desk_label(7)],
            _ => self.desk.iter().map(ToString::to_string).collect(),
        };
        let always = self.always.iter().map(ToString::to_string);
        desk.into_iter().chain(always).collect::<Vec<_>>().join("  ")
    }

    fn keys_while_typing(&self) -> String {
        let mut keys: Vec<String> = self.always.iter().map(ToString::to_string).collect();
        match self.binding.desk {
            Desk::Alone(_) => {}
            _ if self.binding.is_family() => keys.push(format!("Alt-{}", self.desk_label(7))),
            _ => keys.extend(self.desk.iter().map(|key| key.alt().to_string())),
        }
        keys.join("  ")
    }
}

impl TextRow {
    /// Every key, for the help and the README.
    pub fn all_keys(&self) -> String {
        spaced(&self.keys, "  ")
    }
}

fn spaced(keys: &[Key], between: &str) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}
