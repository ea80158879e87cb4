//! The table of bindings. Within a scope the first row that fits a key wins; a test sees to it
//! that no two rows fit the same key.

mod afterwards;
mod before;
mod everywhere;
mod interview;
mod names;

use super::{Binding, Desk, Scope};
use crate::app::{Action, Key};

/// All bindings. The footer shows hints in this order, as many as fit.
pub const BINDINGS: &[Binding] = &TABLE;

const PARTS: [&[Binding]; 4] = [interview::ROWS, before::ROWS, afterwards::ROWS, everywhere::ROWS];

const TABLE: [Binding; rows()] = table();

/// How many rows the parts have together.
const fn rows() -> usize {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
}

/// The parts one after the other.
const fn table() -> [Binding; rows()] {
    let mut table = [PARTS[0][0]; rows()];
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut row = 0;
        while row < PARTS[part].len() {
            table[count] = PARTS[part][row];
            count += 1;
            row += 1;
        }
        part += 1;
    }
    table
}

/// A row whose keys are single desk keys.
const fn desk(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk: Desk::Keys(keys), always: &[], action, id: None, name, hint: None }
}

/// A row whose desk keys are a family; `action` only stands for it.
const fn family(
    scopes: &'static [Scope],
    desk: Desk,
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk, always: &[], action, id: None, name, hint: None }
}

/// A row whose keys mean the same while typing and on the desk.
const fn always(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk: Desk::None, always: keys, action, id: None, name, hint: None }
}

impl Binding {
    const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    const fn also(self, always: &'static [Key]) -> Self {
        Self { always, ..self }
    }

    /// For a row whose keys the settings change apart from those of other rows with its action.
    const fn called(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }
}
