//! The values that a table of a bank can have: a text, a list of texts, minutes, tables.
//!
//! Each is `None`, or left out of its list, where it is missing or has been reported.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Kind, expectation, longest};
use super::read::{Reader, Value};
use super::values::Words;
use crate::format::nearest::nearest;
use crate::format::problem::quoted;

impl Reader<'_, '_> {
    /// A text; a blank one is the same as none.
    pub(super) fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<Words> {
        let value = table.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, "a text");
            return None;
        };
        self.words(key, text, value.span())
    }

    /// A text that looks like a number often enough to be written without quotes: an id, a
    /// version.
    pub(super) fn name(&mut self, table: &DeTable<'_>, key: &str) -> Option<Words> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => self.words(key, &number.to_string(), value.span()),
            DeValue::Float(number) => self.words(key, number.as_str(), value.span()),
            _ => self.text(table, key),
        }
    }

    /// A list of texts, or a text for a list of one.
    pub(super) fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Vec<Words> {
        let Some(value) = table.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => {
                let mut texts = Vec::new();
                for item in items {
                    if let DeValue::String(text) = item.get_ref() {
                        texts.extend(self.words(key, text, item.span()));
                    } else {
                        let what = type_of(item);
                        let message = format!("an entry of {} is {what}, not a text", quoted(key));
                        self.findings.error(&item.span(), message, "Put it between quotes.");
                    }
                }
                texts
            }
            DeValue::String(_) => self.text(table, key).into_iter().collect(),
            _ => {
                self.wrong_type(key, value, "a list");
                Vec::new()
            }
        }
    }

    pub(super) fn words(&mut self, key: &str, text: &str, span: Range<usize>) -> Option<Words> {
        self.check_length(key, text, &span);
        let text = tidy(text);
        (!text.is_empty()).then(|| Spanned::new(span, text))
    }

    pub(super) fn minutes(&mut self, table: &DeTable<'_>, least: u16) -> Option<Spanned<u16>> {
        let value = table.get("minutes")?;
        let minutes = self.whole_minutes("minutes", value, least)?;
        Some(Spanned::new(value.span(), minutes))
    }

    pub(super) fn whole_minutes(
        &mut self,
        key: &str,
        value: &Value<'_>,
        least: u16,
    ) -> Option<u16> {
        const MOST: u16 = 600;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong_type(key, value, "a whole number of minutes");
            return None;
        };
        let minutes = u16::from_str_radix(number.as_str(), number.radix()).ok();
        let minutes = minutes.filter(|minutes| (least..=MOST).contains(minutes));
        if minutes.is_none() {
            let message = format!("{} is {}", quoted(key), shortened(&number.to_string()));
            let remedy = format!("Write a whole number of minutes, {least} to {MOST}.");
            self.findings.error(&value.span(), message, remedy);
        }
        minutes
    }

    /// The tables under a key, whether there is one or a list of them.
    pub(super) fn tables<'v>(
        &mut self,
        table: &'v DeTable<'v>,
        key: &str,
    ) -> Vec<(Range<usize>, &'v DeTable<'v>)> {
        let values: Vec<&Value<'v>> = match table.get(key) {
            None => Vec::new(),
            Some(value) => match value.get_ref() {
                DeValue::Array(items) => items.iter().collect(),
                _ => vec![value],
            },
        };
        let mut tables = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::Table(table) => tables.push((value.span(), table)),
                _ => self.wrong_type(key, value, "a table"),
            }
        }
        tables
    }

    pub(super) fn check_length(&mut self, key: &str, text: &str, span: &Range<usize>) {
        let most = longest(key);
        // A text has at most as many characters as bytes, which are counted already.
        if text.len() > most && text.chars().nth(most).is_some() {
            let message = format!("{} has {} characters", quoted(key), text.chars().count());
            let remedy = format!("Shorten it: {most} is plenty.");
            self.findings.warning(span, message, remedy);
        }
    }

    pub(super) fn wrong_type(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        let message = format!("{} is {}, not {wanted}", quoted(key), type_of(value));
        self.findings.error(&value.span(), message, expectation(key));
    }

    pub(super) fn unknown_keys(&mut self, table: &DeTable<'_>, kind: Kind) {
        for key in table.keys() {
            let word = key.get_ref().as_ref();
            if kind.has(word) {
                continue;
            }
            if kind == Kind::Scale && Kind::Bank.has(word) {
                let message =
                    format!("{} stands below [scale] and became part of it", quoted(word));
                self.findings.error(&key.span(), message, "Move it above [scale].");
                continue;
            }
            let remedy = if kind == Kind::Bank && word == "anchors" {
                "Write [question.anchors], below its question.".to_owned()
            } else if self.findings.is_full() {
                String::new()
            } else if let Some(near) = nearest(word, kind.keys().iter().copied()) {
                format!("Did you mean `{near}`?")
            } else if kind == Kind::Bank && Kind::Question.has(word) {
                "It belongs to a question: write it below a [[question]] line.".to_owned()
            } else {
                format!("The keys of {} are {}.", kind.name(), kind.keys().join(", "))
            };
            self.findings.error(&key.span(), format!("unknown key {}", quoted(word)), remedy);
        }
    }
}

/// A text with plain line ends and without blanks around it.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() }
}

/// A number as a message shows it: people write few digits, files may have thousands.
fn shortened(number: &str) -> String {
    if number.len() > 20 {
        format!("a number of {} digits", number.len())
    } else {
        number.to_owned()
    }
}

pub(super) fn type_of(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with decimals",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
