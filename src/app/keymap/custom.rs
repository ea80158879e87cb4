//! The keys of the settings: what becomes of the table of bindings with them, and why some of them
//! cannot be had. A change that cannot be had leaves the keys of the table in their place.

use super::pressable::{Refused, read};
use super::{BINDINGS, Binding, Desk, Keymap, Row, Scope, writing};
use crate::app::{Code, Key};
use crate::format::config_toml::{KeyLine, Placed};
use crate::format::nearest::nearest;
use crate::format::problem::{Problem, quoted};

/// An id whose keys have been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: &'static str,
    /// Every key that it has now.
    pub keys: Vec<Key>,
    /// The line of the settings, from 1.
    pub line: usize,
}

impl Keymap {
    /// The keys of the table with these lines of a file, what they have changed, and what is wrong
    /// with them.
    pub fn changed(source: &str, lines: &[KeyLine]) -> (Self, Vec<Change>, Vec<Problem>) {
        let mut problems = Vec::new();
        let wishes: Vec<Wish> =
            lines.iter().filter_map(|line| wish(source, line, &mut problems)).collect();
        let mut failed: Vec<&'static str> = Vec::new();
        loop {
            let attempt = Attempt::at(source, &wishes, &failed);
            if attempt.failed.is_empty() {
                problems.extend(attempt.problems.into_iter().map(|(_, problem)| problem));
                return (attempt.map, attempt.changes, problems);
            }
            // A change that got nothing gives its own keys back, which others may have taken.
            let of_these = |(id, _): &(&'static str, Problem)| attempt.failed.contains(id);
            problems.extend(attempt.problems.into_iter().filter(of_these).map(|(_, it)| it));
            failed.extend(attempt.failed);
        }
    }
}

/// A line whose keys can all be pressed.
struct Wish<'a> {
    id: &'static str,
    line: usize,
    keys: Vec<(Key, &'a Placed<String>)>,
}

/// What a line wishes for; `None` where nothing of it can be had.
fn wish<'a>(source: &str, line: &'a KeyLine, problems: &mut Vec<Problem>) -> Option<Wish<'a>> {
    let rows: Vec<&'static Binding> =
        BINDINGS.iter().filter(|row| row.id() == line.id.value).collect();
    let first = rows.first();
    let refused = match first {
        None => Some(unknown(&line.id.value)),
        Some(row) if row.is_family() => Some(Refused::new(
            format!("the keys of {} belong together and stay as they are", quoted(row.id())),
            "Only single keys can be changed.",
        )),
        Some(row) if line.keys.is_empty() => Some(Refused::new(
            format!("{} has no key left, and keeps the one that it had", quoted(row.id())),
            "Give it at least one.",
        )),
        Some(_) => None,
    };
    if let Some(refused) = refused {
        problems.push(problem(source, &line.id, refused));
    }
    let id = first.filter(|row| !row.is_family())?.id();
    let mut keys = Vec::new();
    for word in &line.keys {
        let key = read(&word.value);
        match key.and_then(|key| rows.iter().try_for_each(|row| fits(row, key)).map(|()| key)) {
            Ok(key) => keys.push((key, word)),
            Err(refused) => problems.push(problem(source, word, refused)),
        }
    }
    (!keys.is_empty()).then_some(Wish { id, line: line.id.place.line, keys })
}

fn unknown(id: &str) -> Refused {
    let known = BINDINGS.iter().filter(|row| !row.is_family()).map(Binding::id);
    let remedy = match nearest(id, known) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "`viva config init` writes a file with all names.".to_owned(),
    };
    Refused::new(format!("there is nothing called {} that keys could do", quoted(id)), remedy)
}

/// Where a key of a row is pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// Alone on the desk, with Alt while a text has the keys.
    Desk,
    /// On the desk only: with Alt it means something else.
    Alone,
    /// As it is, everywhere.
    Always,
}

fn slot(row: &Binding, key: Key) -> Slot {
    let character = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
    let by_itself = key.ctrl || matches!(key.code, Code::F(_));
    match row.desk {
        _ if row.always.contains(&key) => Slot::Always,
        Desk::None if character => Slot::Desk,
        Desk::None => Slot::Always,
        _ if by_itself => Slot::Always,
        Desk::Alone(_) => Slot::Alone,
        _ => Slot::Desk,
    }
}

/// Whether a row can have a key, whatever other rows have.
fn fits(row: &Binding, key: Key) -> Result<(), Refused> {
    let named = quoted(&key.to_string());
    let slot = slot(row, key);
    if slot == Slot::Desk && key.alt {
        let bare = quoted(&Key { alt: false, ..key }.to_string());
        let message = format!("{named} is what {bare} becomes while typing");
        return Err(Refused::new(message, format!("Write {bare}.")));
    }
    if slot == Slot::Desk && row.desk == Desk::None && row.scopes.iter().all(|it| it.has_text()) {
        let message = format!("{named} is written into the text wherever this can be done");
        return Err(Refused::new(message, "Use a key with Ctrl, or a function key."));
    }
    let pressed = if slot == Slot::Desk { key.alt() } else { key };
    if writing(pressed).is_some() && row.scopes.iter().any(|scope| writes(*scope, slot, key)) {
        let message = format!("{} writes or moves in every text", quoted(&pressed.to_string()));
        return Err(Refused::new(message, "Use another key: the text keeps its own."));
    }
    Ok(())
}

/// Whether a text needs a key that writes. In a text of one line nothing is above or below, so
/// these keys go through the form or the list; in Setup, desk keys work only beside the texts.
fn writes(scope: Scope, slot: Slot, key: Key) -> bool {
    let vertical = [Code::Enter, Code::Up, Code::Down, Code::PageUp, Code::PageDown];
    let free = match scope {
        _ if scope.is_desk() => false,
        _ if slot == Slot::Desk => true,
        _ if scope.filters() && [Code::Home, Code::End].contains(&key.code) => true,
        _ => vertical.contains(&key.code),
    };
    scope.has_text() && !(free && (slot == Slot::Desk || key == Key::plain(key.code)))
}

/// The table with all wishes that can be had together.
struct Attempt {
    map: Keymap,
    changes: Vec<Change>,
    /// With the ids that they concern.
    problems: Vec<(&'static str, Problem)>,
    /// The ids that got none of their keys.
    failed: Vec<&'static str>,
}

impl Attempt {
    /// Gives the wishes their keys in the order of the file, without those that have `failed`.
    fn at(source: &str, wishes: &[Wish], failed: &[&'static str]) -> Self {
        let mut attempt = Self {
            map: Keymap::default(),
            changes: Vec::new(),
            problems: Vec::new(),
            failed: Vec::new(),
        };
        let wishes = wishes.iter().filter(|wish| !failed.contains(&wish.id));
        for wish in wishes.clone() {
            for row in attempt.map.rows.iter_mut().filter(|row| row.binding.id() == wish.id) {
                (row.desk, row.always) = (Vec::new(), Vec::new());
            }
        }
        for wish in wishes {
            let mut keys = Vec::new();
            for (key, word) in &wish.keys {
                if let Some(other) = attempt.map.clash(wish.id, *key) {
                    let clash = taken(*key, other);
                    attempt.problems.push((wish.id, problem(source, word, clash)));
                } else {
                    attempt.map.give(wish.id, *key);
                    keys.push(*key);
                }
            }
            if keys.is_empty() {
                attempt.failed.push(wish.id);
            } else {
                attempt.changes.push(Change { id: wish.id, keys, line: wish.line });
            }
        }
        attempt
    }
}

fn taken(key: Key, (id, scope): (&str, Scope)) -> Refused {
    let (key, id) = (quoted(&key.to_string()), quoted(id));
    Refused::new(
        format!("{key} means {id} already, under \"{}\"", scope.title()),
        format!("Use another key, or give {id} another one."),
    )
}

impl Keymap {
    /// What already has a key that rows are to have, with a scope in which they meet.
    fn clash(&self, id: &str, key: Key) -> Option<(&'static str, Scope)> {
        let (rows, others): (Vec<&Row>, Vec<&Row>) =
            self.rows.iter().partition(|row| row.binding.id() == id);
        rows.iter().find_map(|row| {
            let slot = slot(row.binding, key);
            others.iter().find_map(|other| {
                let scope =
                    row.binding.scopes.iter().find(|it| other.binding.scopes.contains(it))?;
                other.has(slot, key).then_some((other.binding.id(), *scope))
            })
        })
    }

    fn give(&mut self, id: &str, key: Key) {
        for row in self.rows.iter_mut().filter(|row| row.binding.id() == id) {
            let keys = match slot(row.binding, key) {
                Slot::Desk | Slot::Alone => &mut row.desk,
                Slot::Always => &mut row.always,
            };
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
}

impl Row {
    /// Whether a key in this slot would mean this row too.
    fn has(&self, slot: Slot, key: Key) -> bool {
        let bare = Key { alt: false, ..key };
        let with_alt = slot == Slot::Desk && self.always.contains(&key.alt());
        if let Desk::Alone(_) = self.binding.desk {
            return self.always.contains(&key) || with_alt || self.desk.contains(&key);
        }
        self.always.contains(&key)
            || with_alt
            || self.desk.contains(&bare)
            || self.binding.desk.family(bare).is_some()
    }
}

fn problem(source: &str, at: &Placed<String>, Refused { message, remedy }: Refused) -> Problem {
    Problem::placed(source, at.place.clone(), message).with_remedy(remedy)
}
