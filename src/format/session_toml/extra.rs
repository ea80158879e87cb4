//! Extra questions in a session file: what tells them from the planned ones.
//!
//! They come last among the items, with `extra = true`; `after` names the item after which they
//! are asked, by its id, and `after_n` which one of that id is meant, from 1.

use std::ops::Range;

use super::print::Page;
use super::reader::{Reader, Table};
use crate::domain::{Entry, Extra, Item, Plan};

/// Prints what makes an item an extra question, if it is one.
pub(super) fn print(page: &mut Page, plan: &Plan, item: &Item) {
    let Some(extra) = &item.extra else { return };
    page.value("extra", true);
    if let Some(after) = plan.items.get(extra.after) {
        page.line("after", after.id());
        let before = plan.items.iter().take(extra.after);
        let n = before.filter(|item| item.id() == after.id()).count() + 1;
        if n > 1 {
            page.value("after_n", n);
        }
    }
    if let Some(bank) = &extra.bank {
        page.line("from", bank);
    }
    if extra.withdrawn {
        page.value("withdrawn", true);
    }
}

/// The name of the item after which an extra question is asked.
pub(super) struct After {
    id: String,
    n: usize,
    span: Range<usize>,
}

/// Reads whether an item is an extra question, and after which it is asked.
pub(super) fn read(reader: &mut Reader<'_>, table: &Table<'_>, item: &mut Item) -> Option<After> {
    if item.question().is_none() || reader.boolean(table, "extra") != Some(true) {
        return None;
    }
    let bank = reader.string(table, "from");
    let withdrawn = reader.boolean(table, "withdrawn").unwrap_or(false);
    item.extra = Some(Extra { after: usize::MAX, bank, withdrawn });
    let id = reader.string(table, "after")?;
    let n = usize::try_from(reader.whole(table, "after_n").unwrap_or(1)).unwrap_or(usize::MAX);
    Some(After { id, n, span: table.value_span("after") })
}

/// Finds the items that were named. An extra question that names none comes last.
pub(super) fn place(reader: &mut Reader<'_>, items: &mut [Item], afters: &[Option<After>]) {
    let ids: Vec<String> = items.iter().map(|item| item.id().to_owned()).collect();
    let last = items.iter().rposition(|item| item.extra.is_none()).unwrap_or(0);
    for (item, after) in items.iter_mut().zip(afters) {
        let Some(extra) = &mut item.extra else { continue };
        let Some(After { id, n, span }) = after else {
            extra.after = last;
            continue;
        };
        let mut same = ids.iter().enumerate().filter(|(_, other)| *other == id);
        if let Some((at, _)) = same.nth(n.saturating_sub(1)) {
            extra.after = at;
        } else {
            let message = format!("The guide of this session has no item \"{id}\".");
            reader.unknown(span.clone(), message, id, ids.iter().map(String::as_str));
            extra.after = last;
        }
    }
}

/// What somebody has withdrawn by hand and yet has something in it is asked all the same: nothing
/// that is recorded is ever hidden.
pub(super) fn keep_what_is_used(plan: &mut Plan, entries: &[Entry], current: usize) {
    for (nth, (item, entry)) in plan.items.iter_mut().zip(entries).enumerate() {
        if let Some(extra) = &mut item.extra
            && (nth == current || entry.has_something() || entry.skipped.is_some())
        {
            extra.withdrawn = false;
        }
    }
}
