//! The help: every key of a screen, read from the table of bindings.

use crate::app::keymap::{BINDINGS, Scope, WRITING};
use crate::domain::Mark;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    Text(&'static str),
    Key { keys: String, name: &'static str },
    Blank,
}

/// The help for a screen.
pub fn rows(scope: Scope) -> Vec<Row> {
    let mut rows = vec![Row::Heading(scope.title())];
    if matches!(scope, Scope::Live | Scope::WrapUp) {
        rows.push(Row::Text(
            "On the desk (Esc): the key alone. While typing: the same key with Alt.",
        ));
    }
    rows.push(Row::Blank);
    let bindings = BINDINGS.iter().filter(|binding| binding.scopes.contains(&scope));
    rows.extend(bindings.map(|binding| Row::Key { keys: binding.all_keys(), name: binding.name }));
    if matches!(scope, Scope::Live | Scope::WrapUp) {
        rows.extend([
            Row::Blank,
            Row::Heading("Marks"),
            Row::Text("At the start of a line of notes; with Alt from any place in it."),
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
