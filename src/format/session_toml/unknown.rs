//! Keys and tables that are not known, carried from one file into the next.
//!
//! They are kept as the text that is written: values first, then tables with heads, in the order
//! of the file. Strings are written as everywhere in a session file, so that nothing here steers
//! a terminal either; numbers and dates stay as they were spelt. Comments are not kept.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::print::Page;
use super::reader::{Reader, Table};
use super::text;
use crate::domain::{Kept, Spot, Unknown};

/// How a table is named in the heads of the tables within it; empty for the root, `None` for a
/// table that is written between braces.
fn head(spot: Spot) -> Option<&'static str> {
    match spot {
        Spot::Root => Some(""),
        Spot::Session => Some("session"),
        Spot::Recommendation => Some("recommendation"),
        Spot::Guide => Some("guide"),
        Spot::Scale => Some("guide.scale"),
        Spot::Competency(_) => Some("guide.competency"),
        Spot::Item(_) => Some("guide.item"),
        Spot::Entry(_) => Some("entry"),
        Spot::Timeline => Some("timeline"),
        Spot::Amendment(_) => Some("amendment"),
        Spot::Tick(..) | Spot::Event(_) | Spot::Probe(..) => None,
    }
}

/// What a table holds besides the keys that it was asked for, as it will be written.
pub(super) fn kept(source: &str, table: &Table<'_>, spot: Spot) -> Vec<Kept> {
    let mut all: Vec<_> = table.not_asked().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    let head = head(spot);
    let kept = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let key: &str = key.get_ref();
        let mut text = String::new();
        let is_table = match head {
            Some(head) if has_heads(source, value) => {
                sections(source, &mut text, &joined(head, key), value);
                true
            }
            Some(_) => {
                assign(&mut text, key, value);
                false
            }
            None => {
                text = format!("{} = {}", bare(key), inline(value.get_ref()));
                false
            }
        };
        Kept { key: key.to_owned(), text, is_table }
    };
    all.into_iter().map(kept).collect()
}

/// Prints the plain values of a table, at the end of its own.
pub(super) fn print_values(page: &mut Page, unknown: &Unknown, spot: Spot) {
    for kept in unknown.at(spot).iter().filter(|kept| !kept.is_table) {
        page.kept(&kept.key, &kept.text);
    }
}

/// Prints the tables within a table.
pub(super) fn print_tables(page: &mut Page, unknown: &Unknown, spot: Spot) {
    for kept in unknown.at(spot).iter().filter(|kept| kept.is_table) {
        page.table(&kept.text);
    }
}

/// Prints all of it, where a table has nothing between its values and its tables.
pub(super) fn print(page: &mut Page, unknown: &Unknown, spot: Spot) {
    print_values(page, unknown, spot);
    print_tables(page, unknown, spot);
}

/// The fields for a table between braces.
pub(super) fn fields(unknown: &Unknown, spot: Spot) -> impl Iterator<Item = String> {
    unknown.at(spot).iter().map(|kept| kept.text.clone())
}

impl Reader<'_> {
    /// Keeps what is left of a table that has been read.
    pub(super) fn keep(&mut self, table: &Table<'_>, spot: Spot) {
        let kept = kept(self.text(), table, spot);
        if !kept.is_empty() {
            self.unknown.kept.insert(spot, kept);
        }
    }
}

/// Whether a value is a table, or a list of tables, that the file writes under heads of their
/// own. They stay so: another form could have more structure than a reader allows.
fn has_heads(source: &str, value: &Spanned<DeValue<'_>>) -> bool {
    let headed = |value: &Spanned<DeValue<'_>>| {
        let begins = source.as_bytes().get(value.span().start);
        value.get_ref().is_table() && begins == Some(&b'[')
    };
    match value.get_ref() {
        DeValue::Table(table) => headed(value) || table.values().any(|it| has_heads(source, it)),
        DeValue::Array(array) => !array.is_empty() && array.iter().all(headed),
        _ => false,
    }
}

/// Writes a value under its head, or each of a list under one.
fn sections(source: &str, out: &mut String, path: &str, value: &Spanned<DeValue<'_>>) {
    match value.get_ref() {
        DeValue::Table(table) => section(source, out, path, &format!("[{path}]"), table),
        DeValue::Array(array) => {
            for table in array.iter().filter_map(|value| value.get_ref().as_table()) {
                section(source, out, path, &format!("[[{path}]]"), table);
            }
        }
        _ => {}
    }
}

fn section(source: &str, out: &mut String, path: &str, head: &str, table: &DeTable<'_>) {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    let (tables, values): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, value)| has_heads(source, value));
    // A table that only holds others needs no head, as in the file that it came from.
    if !values.is_empty() || tables.is_empty() || head.starts_with("[[") {
        out.push('\n');
        out.push_str(head);
        out.push('\n');
    }
    for (key, value) in values {
        assign(out, key.get_ref(), value);
    }
    for (key, value) in tables {
        sections(source, out, &joined(path, key.get_ref()), value);
    }
}

/// Writes `key = value` and a line end; a text keeps its line ends, and a long list has a line
/// for each of its values.
fn assign(out: &mut String, key: &str, value: &Spanned<DeValue<'_>>) {
    const MOST: usize = 100;
    out.push_str(&bare(key));
    out.push_str(" = ");
    let value = value.get_ref();
    let on_one_line = inline(value);
    match value {
        DeValue::String(string) => out.push_str(&text::lines(string)),
        DeValue::Array(array) if on_one_line.len() > MOST => {
            out.push_str("[\n");
            for value in array {
                out.push_str("  ");
                out.push_str(&inline(value.get_ref()));
                out.push_str(",\n");
            }
            out.push(']');
        }
        _ => out.push_str(&on_one_line),
    }
    out.push('\n');
}

/// A value on one line.
fn inline(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(string) => text::line(string),
        DeValue::Integer(integer) => integer.to_string(),
        DeValue::Float(float) => float.to_string(),
        DeValue::Boolean(boolean) => boolean.to_string(),
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::Array(array) => {
            let values: Vec<String> = array.iter().map(|value| inline(value.get_ref())).collect();
            format!("[{}]", values.join(", "))
        }
        DeValue::Table(table) => {
            let mut all: Vec<_> = table.iter().collect();
            all.sort_by_key(|(key, _)| key.span().start);
            let fields: Vec<String> = all
                .into_iter()
                .map(|(key, value)| {
                    format!("{} = {}", bare(key.get_ref()), inline(value.get_ref()))
                })
                .collect();
            if fields.is_empty() { "{}".into() } else { format!("{{ {} }}", fields.join(", ")) }
        }
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { bare(key) } else { format!("{path}.{}", bare(key)) }
}

/// A key, in quotation marks where TOML wants them.
fn bare(key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !key.is_empty() && key.bytes().all(plain) { key.to_owned() } else { text::line(key) }
}
