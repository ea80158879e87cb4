//! Finding lines in a session's file without parsing it: a word that stands in every file would
//! cost ten times as much otherwise.
//!
//! Only what [`print`](crate::format::session_toml::print) writes is understood, a line at a time.
//! At anything else, such as what a person has written by hand, [`skim`] gives up, and whoever
//! asked parses the file: to give up costs time and nothing else. What it does not look at it
//! takes for right, so that a file with a mistake elsewhere is searched all the same.

use std::borrow::Cow;

use chrono::DateTime;
use memchr::memmem;

use super::lines::{Lines, Value, decoded};
use super::{About, Hit, Kind, Pattern, Search, Text};
use crate::domain::Notes;
use crate::domain::extra::order;
use crate::format::session_toml::notes;

/// What `hits` finds in the session of a file, and about it; `None` where the file must be parsed.
pub fn skim(file: &[u8], pattern: &Pattern, only: Option<Kind>) -> Option<(About, Vec<Hit>)> {
    // Line ends of another kind are not printed.
    if memchr::memchr(b'\r', file).is_some() {
        return None;
    }
    let file = File::read(std::str::from_utf8(file).ok()?)?;
    let mut search = Search { pattern, only, hits: Vec::new() };
    let session = &file.session;
    for (of, title, name) in [
        (Text::Candidate, "Candidate", session.candidate),
        (Text::Role, "Role", session.role),
        (Text::Round, "Round", session.round),
        (Text::Interviewer, "Interviewer", session.interviewer),
    ] {
        if may_have(pattern, name) {
            search.text(of, "", title, &decoded(name)?);
        }
    }
    if may_have(pattern, file.reason) {
        let reason = decoded(file.reason)?;
        let reason = Notes::from_text(reason.strip_suffix('\n').unwrap_or(&reason));
        search.notes(Text::Reason, "", "Recommendation", &reason);
    }
    for item in file.order()? {
        let (asked, entry) = (file.items.get(item)?, file.entries.get(item)?);
        let wanted = [asked.title, asked.aloud, entry.skipped, entry.notes];
        if !wanted.iter().flatten().any(|text| pattern.may_be_in(text.as_bytes())) {
            continue;
        }
        let id = decoded(asked.id)?;
        let title = match (asked.part, &*id) {
            (true, "opening") => "Opening".into(),
            (true, _) => "Closing".into(),
            (false, _) => asked.title.map_or_else(|| Some(id.clone()), decoded)?,
        };
        if !asked.part {
            search.text(Text::Title(item), &id, &title, &title);
        }
        if let Some(ask) = asked.aloud {
            search.text(Text::Ask(item), &id, &title, &decoded(ask)?);
        }
        if let Some(why) = entry.skipped {
            search.text(Text::Skipped(item), &id, &title, &decoded(why)?);
        }
        if let Some(text) = entry.notes.filter(|text| pattern.may_be_in(text.as_bytes())) {
            search.notes(Text::Note(item), &id, &title, &notes(&decoded(text)?));
        }
    }
    let text = |text: &str| decoded(text).map(Cow::into_owned);
    let about = About {
        id: text(session.id)?,
        candidate: text(session.candidate)?,
        interviewer: text(session.interviewer)?,
        bank: text(file.guide.bank.unwrap_or(session.bank))?,
        bank_title: text(file.guide.bank_title.unwrap_or(session.bank_title))?,
        guide: text(file.guide.id.unwrap_or(session.guide))?,
        guide_title: text(file.guide.title.unwrap_or(session.guide_title))?,
        started: match session.started {
            Some(started) => Some(DateTime::parse_from_rfc3339(started).ok()?),
            None => None,
        },
    };
    Some((about, search.hits))
}

fn may_have(pattern: &Pattern, text: &str) -> bool {
    !text.is_empty() && pattern.may_be_in(text.as_bytes())
}

/// A session's file, its texts as they stand between their quotes.
#[derive(Default)]
struct File<'a> {
    session: Session<'a>,
    guide: Guide<'a>,
    reason: &'a str,
    items: Vec<Item<'a>>,
    /// As many as there are items, in their order.
    entries: Vec<Entry<'a>>,
}

#[derive(Default)]
struct Session<'a> {
    id: &'a str,
    candidate: &'a str,
    interviewer: &'a str,
    role: &'a str,
    round: &'a str,
    bank: &'a str,
    bank_title: &'a str,
    guide: &'a str,
    guide_title: &'a str,
    /// Not between quotes.
    started: Option<&'a str>,
}

#[derive(Default)]
struct Guide<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    bank: Option<&'a str>,
    bank_title: Option<&'a str>,
}

#[derive(Default)]
struct Item<'a> {
    id: &'a str,
    /// It is the opening or the closing.
    part: bool,
    title: Option<&'a str>,
    aloud: Option<&'a str>,
    extra: bool,
    /// The id of the item after which an extra question is asked.
    after: Option<&'a str>,
}

#[derive(Default)]
struct Entry<'a> {
    id: &'a str,
    part: bool,
    skipped: Option<&'a str>,
    notes: Option<&'a str>,
}

/// The table whose keys come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Root,
    Session,
    Recommendation,
    Guide,
    Item,
    Entry,
    /// One without a text that is searched.
    Other,
}

impl<'a> File<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut file = Self::default();
        let (mut lines, mut table) = (Lines::of(text), Table::Root);
        let (mut schema, mut sessions) = (false, 0);
        while !lines.rest.is_empty() {
            let line = lines.next()?;
            if line.is_empty() {
                continue;
            }
            if !line.starts_with('[') {
                // A key has no blanks.
                let (key, value) = line.split_at_checked(memchr::memchr(b' ', line.as_bytes())?)?;
                let value = value.strip_prefix(" = ")?;
                let plain = |byte| matches!(byte, b'a'..=b'z' | b'_' | b'0'..=b'9');
                let value = lines.value(value).filter(|_| key.bytes().all(plain))?;
                schema |= table == Table::Root && key == "schema";
                file.take(table, key, &value)?;
                continue;
            }
            table = match line {
                "[session]" => {
                    sessions += 1;
                    Table::Session
                }
                "[recommendation]" => Table::Recommendation,
                "[guide]" => Table::Guide,
                "[[guide.item]]" => {
                    file.items.push(Item::default());
                    Table::Item
                }
                "[[entry]]" => {
                    file.entries.push(Entry::default());
                    Table::Entry
                }
                // The last one, as a rule, which is long and has nothing to search.
                "[timeline]" if !lines.rest.starts_with('[') && !has(lines.rest, "\n[") => break,
                "[guide.scale]"
                | "[[guide.competency]]"
                | "[guide.item.anchors]"
                | "[timeline]"
                | "[[amendment]]" => {
                    lines.skip();
                    Table::Other
                }
                _ => return None,
            };
        }
        let same = file.items.len() == file.entries.len()
            && file.items.iter().zip(&file.entries).all(|(item, entry)| {
                (item.id, item.part) == (entry.id, entry.part) && !item.id.is_empty()
            });
        let whole = schema && sessions == 1 && same && !file.items.is_empty();
        (whole && lines.have_all_blocks(text)).then_some(file)
    }

    /// The places of the items in the order in which they are asked; `None` where that is not clear.
    fn order(&self) -> Option<Vec<usize>> {
        let after = |item: &Item| {
            if !item.extra {
                return Some(None);
            }
            let after = item.after.filter(|_| !item.part)?;
            // One that is written otherwise could be the same.
            let plain = self.items.iter().all(|other| !other.id.contains('\\'));
            let place = self.items.iter().position(|other| other.id == after);
            place.filter(|_| plain).map(Some)
        };
        let after: Option<Vec<Option<usize>>> = self.items.iter().map(after).collect();
        Some(order(&after?))
    }

    /// Takes a value; `None` for one that changes what the others mean.
    fn take(&mut self, table: Table, key: &str, value: &Value<'a>) -> Option<()> {
        let text = match value {
            Value::Text(text) => Some(*text),
            Value::Word(_) | Value::List => None,
        };
        match (table, key) {
            (Table::Root, "schema") => return matches!(value, Value::Word("1")).then_some(()),
            (Table::Root, _) => return None,
            (Table::Session, "started") => {
                self.session.started = match value {
                    Value::Word(word) => Some(word),
                    Value::Text(_) | Value::List => return None,
                };
            }
            (Table::Session, _) => {
                let session = &mut self.session;
                let slot = match key {
                    "id" => &mut session.id,
                    "candidate" => &mut session.candidate,
                    "interviewer" => &mut session.interviewer,
                    "role" => &mut session.role,
                    "round" => &mut session.round,
                    "bank" => &mut session.bank,
                    "bank_title" => &mut session.bank_title,
                    "guide" => &mut session.guide,
                    "guide_title" => &mut session.guide_title,
                    _ => return Some(()),
                };
                *slot = text?;
            }
            (Table::Recommendation, "reason") => self.reason = text?,
            (Table::Recommendation | Table::Other, _) => {}
            (Table::Guide, _) => {
                let guide = &mut self.guide;
                let slot = match key {
                    "id" => &mut guide.id,
                    "title" => &mut guide.title,
                    "bank" => &mut guide.bank,
                    "bank_title" => &mut guide.bank_title,
                    _ => return Some(()),
                };
                *slot = Some(text?);
            }
            (Table::Item, _) => {
                let item = self.items.last_mut()?;
                match key {
                    "extra" => match value {
                        Value::Word("true") => item.extra = true,
                        _ => return None,
                    },
                    "after" => item.after = Some(text?),
                    "after_n" | "withdrawn" => return None,
                    "question" | "part" if !item.id.is_empty() => return None,
                    "question" => item.id = text?,
                    "part" => {
                        item.id = text.filter(|part| matches!(*part, "opening" | "closing"))?;
                        item.part = true;
                    }
                    "title" => item.title = Some(text?).filter(|_| !item.part),
                    "ask" if !item.part => item.aloud = Some(text?),
                    "script" if item.part => item.aloud = Some(text?),
                    _ => {}
                }
            }
            (Table::Entry, _) => {
                let entry = self.entries.last_mut()?;
                match key {
                    "n" => return None,
                    "question" | "part" if !entry.id.is_empty() => return None,
                    "question" => entry.id = text?,
                    "part" => (entry.id, entry.part) = (text?, true),
                    "skipped" => entry.skipped = Some(text?),
                    "notes" => entry.notes = Some(text?),
                    _ => {}
                }
            }
        }
        Some(())
    }
}

fn has(text: &str, what: &str) -> bool {
    memmem::find(text.as_bytes(), what.as_bytes()).is_some()
}
