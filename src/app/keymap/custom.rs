//! The keys of the settings: what becomes of the table of bindings with them, and why some of them
//! cannot be had. A change that cannot be had leaves the keys of the table in their place.

use super::pressable::{Refused, read};
use super::writing::{WRITING, WritingKey};
use super::{BINDINGS, Binding, Desk, Keymap, Row, Scope};
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
    what: What,
    line: usize,
    keys: Vec<(Key, &'a Placed<String>)>,
}

/// What a line is about.
#[derive(Clone, Copy)]
enum What {
    Act(&'static Binding),
    /// Keys that stand for one thing each, in their order.
    Family(&'static Binding),
    Text(&'static WritingKey),
}

impl What {
    fn of(id: &str) -> Option<Self> {
        let row = BINDINGS.iter().find(|row| row.id() == id);
        let text = || WRITING.iter().find(|row| row.id == id).map(Self::Text);
        row.map(|row| if row.is_family() { Self::Family(row) } else { Self::Act(row) })
            .or_else(text)
    }

    fn id(self) -> &'static str {
        match self {
            Self::Act(row) | Self::Family(row) => row.id(),
            Self::Text(row) => row.id,
        }
    }

    /// The key that a word of the settings names, if it can be had here whatever others have.
    fn read(self, word: &str) -> Result<Key, Refused> {
        if let Self::Text(row) = self
            && let Some(key) = Key::parse(word).filter(|key| row.keys.contains(key))
        {
            // It is there already, for the terminals that do send it.
            return Ok(key);
        }
        let key = read(word)?;
        let rows = || BINDINGS.iter().filter(|row| row.id() == self.id());
        match self {
            Self::Act(_) => rows().try_for_each(|row| fits(row, key))?,
            Self::Family(_) if key != Key { alt: false, ..key } || single(key).is_none() => {
                let message = format!("{} is not one character", quoted(&key.to_string()));
                return Err(Refused::new(message, "It is shown beside what it stands for."));
            }
            Self::Text(_) if single(key).is_some() && !key.alt => {
                let message = format!("{} is written into the text", quoted(&key.to_string()));
                return Err(Refused::new(
                    message,
                    "Use a key with Ctrl or Alt, or one with a name.",
                ));
            }
            Self::Family(_) | Self::Text(_) => {}
        }
        Ok(key)
    }
}

/// The character of a key without Ctrl.
fn single(key: Key) -> Option<char> {
    match key {
        Key { code: Code::Char(c), ctrl: false, .. } => Some(c),
        _ => None,
    }
}

/// What a line wishes for; `None` where nothing of it can be had.
fn wish<'a>(source: &str, line: &'a KeyLine, problems: &mut Vec<Problem>) -> Option<Wish<'a>> {
    let Some(what) = What::of(&line.id.value) else {
        problems.push(problem(source, &line.id, unknown(&line.id.value)));
        return None;
    };
    if let What::Family(row) = what
        && row.desk == Desk::Letters
    {
        let message = format!("the keys of {} stay as they are", quoted(row.id()));
        let refused =
            Refused::new(message, "Their letters stand in the follow-ups of a story too.");
        problems.push(problem(source, &line.id, refused));
        return None;
    }
    let (mut keys, refusals) = (Vec::new(), problems.len());
    for word in &line.keys {
        let twice = |key: &Key| keys.iter().any(|(other, _)| other == key);
        match what.read(&word.value) {
            Ok(key) if matches!(what, What::Family(_)) && twice(&key) => {
                let message = format!("{} stands here twice", quoted(&key.to_string()));
                let refused = Refused::new(message, "Give each place a key of its own.");
                problems.push(problem(source, word, refused));
            }
            Ok(key) => keys.push((key, word)),
            Err(refused) => problems.push(problem(source, word, refused)),
        }
    }
    let refused = match what {
        What::Family(row) if line.keys.len() != row.desk.places() => Some(Refused::new(
            format!("{} takes {} keys, in their order", quoted(row.id()), row.desk.places()),
            format!("It has {}. `viva config init` writes them all.", Row::of(row).desk_label(7)),
        )),
        _ if line.keys.is_empty() => Some(Refused::new(
            format!("{} has no key left, and keeps the one that it had", quoted(what.id())),
            "Give it at least one.",
        )),
        _ => None,
    };
    if let Some(refused) = refused {
        problems.push(problem(source, &line.id, refused));
    }
    let whole = !matches!(what, What::Family(_)) || problems.len() == refusals;
    (whole && !keys.is_empty()).then_some(Wish { what, line: line.id.place.line, keys })
}

fn unknown(id: &str) -> Refused {
    let acts = BINDINGS.iter().map(Binding::id);
    let known = acts.chain(WRITING.iter().map(|row| row.id));
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
        let wishes = wishes.iter().filter(|wish| !failed.contains(&wish.what.id()));
        for wish in wishes.clone() {
            attempt.map.take_all(wish.what);
        }
        for wish in wishes {
            let (id, mut keys) = (wish.what.id(), Vec::new());
            for (key, word) in &wish.keys {
                if let Some(clash) = attempt.map.clash(wish.what, *key) {
                    attempt.problems.push((id, problem(source, word, clash)));
                } else {
                    attempt.map.give(wish.what, *key);
                    keys.push(*key);
                }
            }
            let all = !matches!(wish.what, What::Family(_)) || keys.len() == wish.keys.len();
            if keys.is_empty() || !all {
                attempt.failed.push(id);
            } else {
                attempt.changes.push(Change { id, keys, line: wish.line });
            }
        }
        attempt
    }
}

fn taken(key: Key, id: &str, place: &str) -> Refused {
    let (key, id) = (quoted(&key.to_string()), quoted(id));
    Refused::new(
        format!("{key} means {id} already, under \"{place}\""),
        format!("Use another key, or give {id} another one."),
    )
}

impl Keymap {
    fn take_all(&mut self, what: What) {
        if let What::Text(text) = what {
            self.texts
                .iter_mut()
                .filter(|it| it.binding.id == text.id)
                .for_each(|it| it.keys.clear());
        }
        for row in self.rows.iter_mut().filter(|row| row.binding.id() == what.id()) {
            (row.desk, row.always) = (Vec::new(), Vec::new());
        }
    }

    /// What already has a key that is wished for.
    fn clash(&self, what: What, key: Key) -> Option<Refused> {
        match what {
            What::Act(row) | What::Family(row) => self.clash_of_acts(row.id(), key),
            What::Text(text) => self.clash_of_text(text, key),
        }
    }

    /// What already has a key that rows are to have, where they meet.
    fn clash_of_acts(&self, id: &str, key: Key) -> Option<Refused> {
        let (rows, others): (Vec<&Row>, Vec<&Row>) =
            self.rows.iter().partition(|row| row.binding.id() == id);
        for row in &rows {
            let slot = slot(row.binding, key);
            let pressed = if slot == Slot::Desk { key.alt() } else { key };
            let text = self.texts.iter().find(|text| text.keys.contains(&pressed));
            let lost = || row.binding.scopes.iter().any(|scope| writes(*scope, slot, key));
            if let Some(text) = text.filter(|_| lost()) {
                let (pressed, id) = (quoted(&pressed.to_string()), quoted(text.binding.id));
                let message = format!("{pressed} means {id} in every text");
                let remedy = format!("Use another key, or give {id} another one.");
                return Some(Refused::new(message, remedy));
            }
        }
        let meets = |row: &&Row| {
            let presses = presses(row.binding, key);
            others.iter().find_map(|other| {
                let scope =
                    row.binding.scopes.iter().find(|it| other.binding.scopes.contains(it))?;
                let clashes =
                    |(typing, key): &(bool, Key)| self.asks(other, *typing, *key).is_some();
                presses.iter().any(clashes).then(|| taken(key, other.binding.id(), scope.title()))
            })
        };
        rows.iter().find_map(meets)
    }

    /// What already has a key that is to write, where there is a text. What writes as it always did
    /// clashes with nothing: some forms take such a key for themselves.
    fn clash_of_text(&self, text: &WritingKey, key: Key) -> Option<Refused> {
        let mut texts = self.texts.iter().filter(|other| other.binding.id != text.id);
        if let Some(other) = texts.find(|other| other.keys.contains(&key)) {
            return Some(taken(key, other.binding.id, "Writing"));
        }
        if text.keys.contains(&key) {
            return None;
        }
        self.rows.iter().find_map(|row| {
            let scope = row.binding.scopes.iter().find(|scope| scope.has_text())?;
            let clashes = self.asks(row, true, key).is_some();
            clashes.then(|| taken(key, row.binding.id(), scope.title()))
        })
    }

    fn give(&mut self, what: What, key: Key) {
        if let What::Text(text) = what {
            for row in self.texts.iter_mut().filter(|row| row.binding.id == text.id) {
                if !row.keys.contains(&key) {
                    row.keys.push(key);
                }
            }
        }
        for row in self.rows.iter_mut().filter(|row| row.binding.id() == what.id()) {
            let keys = match slot(row.binding, key) {
                Slot::Desk => &mut row.desk,
                Slot::Always => &mut row.always,
            };
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
}

/// What is pressed for a key of a row; the first of each says whether a text has the keys.
fn presses(row: &Binding, key: Key) -> Vec<(bool, Key)> {
    match (slot(row, key), row.desk) {
        (Slot::Always, _) => vec![(false, key), (true, key)],
        (Slot::Desk, Desk::Alone(_)) => vec![(false, key)],
        (Slot::Desk, _) => vec![(false, key), (false, key.alt()), (true, key.alt())],
    }
}

fn problem(source: &str, at: &Placed<String>, Refused { message, remedy }: Refused) -> Problem {
    Problem::placed(source, at.place.clone(), message).with_remedy(remedy)
}
