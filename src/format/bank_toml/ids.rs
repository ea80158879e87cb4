//! The ids of a bank: which words can be one, which are made up, and what was meant by one that
//! does not exist.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::values::Words;
use crate::domain::id::slug;
use crate::format::findings::Findings;
use crate::format::nearest::nearest;
use crate::format::problem::quoted;

/// An id as it can stand in files and commands, or what comes nearest to it.
pub(super) fn usable_id(id: &Words, findings: &mut Findings<'_>) -> Option<String> {
    let usable = plain_id(id.get_ref());
    let (message, remedy) = match &usable {
        Some(usable) if usable == id.get_ref() => return Some(usable.clone()),
        Some(usable) => (
            format!("the id {} is used as {}", quoted(id.get_ref()), quoted(usable)),
            format!("Write id = \"{usable}\": an id has letters, digits, hyphens, dots and _."),
        ),
        None => (
            format!("the id {} has no letter or digit, and is not used", quoted(id.get_ref())),
            "Write an id of letters, digits and hyphens.".to_owned(),
        ),
    };
    if usable.is_some() {
        findings.warning(&id.span(), message, remedy);
    } else {
        findings.error(&id.span(), message, remedy);
    }
    usable
}

/// The text itself if it can be an id, else its slug; `None` where that is empty.
pub(super) fn plain_id(text: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain = text.len() <= LONGEST
        && text.chars().all(fits)
        && text.chars().any(char::is_alphanumeric)
        && !text.starts_with('.');
    let id = if plain { text.to_owned() } else { slug(text) };
    (!id.is_empty()).then_some(id)
}

/// A title for an id: `data-science` gives `Data science`.
pub(super) fn title_of(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut rest = words.trim().chars();
    rest.next().map_or_else(|| id.to_owned(), |first| first.to_uppercase().chain(rest).collect())
}

/// Ids that are taken. Those that the file gives go before those that are made up.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    next: HashMap<String, u32>,
}

impl Ids {
    /// Takes an id that the file gives; `false` where it is taken.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// Takes an id that is made up, with a number after it where it is taken.
    pub(super) fn make(&mut self, wish: String) -> String {
        if self.take(&wish) {
            return wish;
        }
        let next = self.next.entry(wish.clone()).or_insert(2);
        loop {
            let id = format!("{wish}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// What to do about a reference that leads nowhere.
pub(super) fn dangling_remedy<'k>(
    word: &str,
    known: impl Iterator<Item = &'k str>,
    otherwise: &str,
    findings: &Findings<'_>,
) -> String {
    let near = if findings.is_full() { None } else { nearest(word, known) };
    near.map_or_else(|| otherwise.to_owned(), |near| format!("Did you mean {}?", quoted(near)))
}

pub(super) fn slug_of(text: Option<&Words>) -> Option<String> {
    text.map(|text| slug(text.get_ref())).filter(|slug| !slug.is_empty())
}

pub(super) fn report_twice(what: &str, id: &str, span: &Range<usize>, findings: &mut Findings<'_>) {
    let message = format!("there is a {what} {} already, and this one is left out", quoted(id));
    findings.error(span, message, "Give it an id of its own.");
}
