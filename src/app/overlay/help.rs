//! The help: every key of a screen, read from the keys as they are.

use crate::app::Action;
use crate::app::keymap::{Keymap, Scope, WRITING};
use crate::domain::Mark;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    Text(String),
    Key { keys: String, name: &'static str },
    Blank,
}

/// The signs before and behind the items of the guide.
const SIGNS: [(&str, &str); 6] = [
    ("▶", "on the table"),
    ("✓", "rated; of the opening and the closing: done"),
    ("○", "answered, and not rated"),
    ("×", "skipped, or dropped"),
    ("?", "behind it: optional"),
    ("!", "behind a rating: no line shows what it is for"),
];

/// The help for a screen.
pub fn rows(keys: &Keymap, scope: Scope) -> Vec<Row> {
    let mut rows = vec![Row::Heading(scope.title())];
    if scope.is_desk() {
        let out = if scope == Scope::Brief { Action::Back } else { Action::Desk };
        let desk = keys.key(scope, true, out);
        rows.push(Row::Text(format!(
            "On the desk ({desk}): the key alone. While typing: the same key with Alt."
        )));
    }
    rows.push(Row::Blank);
    rows.extend(
        keys.rows(scope).map(|row| Row::Key { keys: row.all_keys(), name: row.binding.name }),
    );
    if scope == Scope::Live {
        rows.extend([Row::Blank, Row::Heading("The guide"), Row::Blank]);
        rows.extend(SIGNS.map(|(sign, name)| Row::Key { keys: sign.to_owned(), name }));
    }
    if matches!(scope, Scope::Live | Scope::WrapUp) {
        rows.extend([
            Row::Blank,
            Row::Heading("Marks"),
            Row::Text("At the start of a line of notes; with Alt from any place in it.".into()),
        ]);
        rows.push(Row::Blank);
        rows.extend(
            Mark::ALL.map(|mark| Row::Key { keys: mark.sign().to_string(), name: mark.meaning() }),
        );
    }
    let writes = [Scope::Live, Scope::WrapUp, Scope::Brief, Scope::Setup, Scope::Library];
    if writes.contains(&scope) {
        rows.extend([Row::Blank, Row::Heading("Writing"), Row::Blank]);
        rows.extend(WRITING.iter().map(|row| {
            let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
            Row::Key { keys: keys.join("  "), name: row.name }
        }));
    }
    rows
}
