//! How a session file names the items of its plan.
//!
//! A question goes by its id under the key `question`, the opening and the closing under `part`;
//! `n` is written for the second and later ones of the same name.

use crate::domain::{Item, Plan};

use super::reader::{Reader, Table};
use super::text;

/// The key and the name of an item.
pub(super) fn name(item: &Item) -> (&'static str, &str) {
    let key = if item.question().is_some() { "question" } else { "part" };
    (key, item.id())
}

/// The lines, or the fields of an inline table, that name an item.
pub(super) fn fields(plan: &Plan, item: usize) -> Vec<String> {
    let Some(named) = plan.items.get(item) else {
        return Vec::new();
    };
    let (key, id) = name(named);
    let mut fields = vec![format!("{key} = {}", text::line(id))];
    let n = plan.items.iter().take(item).filter(|other| name(other) == (key, id)).count() + 1;
    if n > 1 {
        fields.push(format!("n = {n}"));
    }
    fields
}

/// The item that a table names; a problem where it names none, or none that exists.
pub(super) fn read(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan) -> Option<usize> {
    let Some(key) = ["question", "part"].into_iter().find(|key| table.has(key)) else {
        reader.problem(table.span(), "This names no question and no part.".into());
        return None;
    };
    let id = reader.string(table, key)?;
    let n = usize::try_from(reader.whole(table, "n").unwrap_or(1)).unwrap_or(usize::MAX);
    let mut same = plan.items.iter().enumerate().filter(|(_, item)| name(item) == (key, &id));
    let found = same.nth(n.saturating_sub(1)).map(|(at, _)| at);
    if found.is_none() {
        let known = plan.items.iter().map(name).filter(|name| name.0 == key).map(|name| name.1);
        let message = format!("The guide of this session has no {key} \"{id}\".");
        reader.unknown(table.value_span(key), message, &id, known);
    }
    found
}
