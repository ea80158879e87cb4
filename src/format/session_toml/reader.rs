//! Reading values out of parsed TOML, and saying exactly where one is not what it should be.
//!
//! Walks the table instead of deserialising it: that way every key and value has a place in the
//! text, and one wrong value does not hide the next. Which keys were asked for is remembered, so
//! that the others can be kept.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::stamp;
use crate::domain::{Newer, Unknown};
use crate::format::problem::Problem;

/// The most problems that are reported: a file with more of them is no session at all.
const MOST_PROBLEMS: usize = 40;

/// A text being read, and what was wrong with it so far.
pub(super) struct Reader<'a> {
    source: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
    /// What was found that is not known.
    pub(super) unknown: Unknown,
}

/// A table and where it stands.
pub(super) struct Table<'t> {
    map: &'t DeTable<'t>,
    span: Range<usize>,
    /// The keys that were asked for and are there.
    asked: RefCell<Vec<&'t str>>,
}

impl<'t> Table<'t> {
    pub(super) fn root(root: &'t Spanned<DeTable<'t>>) -> Self {
        Self { map: root.get_ref(), span: 0..0, asked: RefCell::default() }
    }

    pub(super) fn of(value: &'t Spanned<DeValue<'t>>) -> Option<Self> {
        let map = value.get_ref().as_table()?;
        Some(Self { map, span: value.span(), asked: RefCell::default() })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Where the value of a key stands; the table's own place where it has none.
    pub(super) fn value_span(&self, key: &str) -> Range<usize> {
        self.map.get(key).map_or_else(|| self.span(), Spanned::span)
    }

    /// Every key and its place.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'t str, Range<usize>)> + use<'t> {
        self.map.keys().map(|key| (key.get_ref().as_ref(), key.span()))
    }

    /// Says that keys are known which nobody asks for: the derived ones.
    pub(super) fn known(&self, keys: &[&str]) {
        for key in keys {
            self.get(key);
        }
    }

    /// What was not asked for.
    pub(super) fn not_asked(
        &self,
    ) -> impl Iterator<Item = (&'t Spanned<Cow<'t, str>>, &'t Spanned<DeValue<'t>>)> {
        self.map.iter().filter(|(key, _)| !self.asked.borrow().contains(&key.get_ref().as_ref()))
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        let (key, value) = self.map.get_key_value(key)?;
        self.asked.borrow_mut().push(key.get_ref());
        Some(value)
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, text: &'a str) -> Self {
        Self { source, text, problems: Vec::new(), unknown: Unknown::default() }
    }

    /// The text being read.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The value, or everything that was wrong. What is wrong with a file of a newer schema has
    /// become remarks by then, see [`Reader::take_unknown`].
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }

    /// Says first of all that the file is of a newer schema, where that explains the rest.
    pub(super) fn blame(&mut self, span: &Range<usize>) {
        if let Some(newer) = &self.unknown.newer {
            let schema = newer.schema;
            let message = format!("this session has schema {schema}, from a newer version of viva");
            let problem = Problem::at(self.source, self.text, span, message);
            let remedy = "Read it with that version.".to_owned();
            self.problems.insert(0, problem.with_remedy(remedy));
        }
    }

    /// What is known of a newer file that this is; `None` for one of this version's own.
    pub(super) fn newer(&mut self) -> Option<&mut Newer> {
        self.unknown.newer.as_mut()
    }

    /// What was not understood. In a file of a newer schema that is also what was wrong.
    pub(super) fn take_unknown(&mut self) -> Unknown {
        if self.unknown.newer.is_some() {
            let remark = |problem: Problem| {
                let line = problem.place.as_ref().map_or(1, |place| place.line);
                format!("Line {line}: {}.", problem.message)
            };
            self.unknown.remarks = self.problems.drain(..).map(remark).collect();
        }
        std::mem::take(&mut self.unknown)
    }

    pub(super) fn problem(&mut self, span: Range<usize>, message: String) {
        self.report(span, message, None);
    }

    /// A problem with a name that is not known, and the nearest of those that are.
    pub(super) fn unknown<'k>(
        &mut self,
        span: Range<usize>,
        message: String,
        found: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        self.report(span, message, nearest(found, known));
    }

    fn report(&mut self, span: Range<usize>, message: String, remedy: Option<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            let problem = Problem::at(self.source, self.text, &span, lower(message));
            self.problems.push(match remedy {
                Some(remedy) => problem.with_remedy(remedy),
                None => problem,
            });
        }
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = value.get_ref().type_str();
        self.problem(value.span(), format!("`{key}` is {wanted}, and this is of type {found}."));
    }

    pub(super) fn string(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, value, "a text");
        }
        text.map(str::to_owned)
    }

    /// A text that may not be missing.
    pub(super) fn needed(&mut self, table: &Table<'_>, key: &str, of: &str) -> Option<String> {
        if !table.has(key) {
            self.problem(table.span(), format!("{of} has no `{key}`."));
        }
        self.string(table, key)
    }

    pub(super) fn boolean(&mut self, table: &Table<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong(key, value, "true or false");
        }
        found
    }

    /// A whole number from 0.
    pub(super) fn whole(&mut self, table: &Table<'_>, key: &str) -> Option<u64> {
        let value = table.get(key)?;
        let found = integer(value.get_ref());
        if found.is_none() {
            self.wrong(key, value, "a whole number, not negative");
        }
        found
    }

    /// A number of minutes.
    pub(super) fn minutes(&mut self, table: &Table<'_>, key: &str) -> Option<u16> {
        let minutes = u16::try_from(self.whole(table, key)?);
        if minutes.is_err() {
            let most = u16::MAX;
            self.problem(table.value_span(key), format!("`{key}` is at most {most} minutes."));
        }
        minutes.ok()
    }

    /// A number, with or without decimals.
    pub(super) fn float(&mut self, table: &Table<'_>, key: &str) -> Option<f64> {
        let value = table.get(key)?;
        let found = match value.get_ref() {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            _ => None,
        };
        if found.is_none() {
            self.wrong(key, value, "a number");
        }
        found
    }

    /// Seconds, with or without decimals, as milliseconds.
    pub(super) fn milliseconds(&mut self, table: &Table<'_>, key: &str) -> Option<u64> {
        let value = table.get(key)?;
        let found = match value.get_ref() {
            DeValue::Float(float) => decimal(float.as_str()),
            other => integer(other).and_then(|seconds| seconds.checked_mul(1000)),
        };
        if found.is_none() {
            self.wrong(key, value, "a number of seconds, not negative");
        }
        found
    }

    /// A time with its offset, as a TOML datetime or as the same in quotation marks.
    pub(super) fn time(&mut self, table: &Table<'_>, key: &str) -> Option<DateTime<FixedOffset>> {
        let value = table.get(key)?;
        let text = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let time = DateTime::parse_from_rfc3339(&text).ok();
        if time.is_none() {
            self.report(
                value.span(),
                format!("`{key}` is a date with a time and its offset from UTC."),
                Some("Write it like 2026-11-24T09:30:00+01:00.".into()),
            );
        }
        time
    }

    /// Minutes and seconds, as in `"23:41"`, in seconds.
    pub(super) fn clock(&mut self, table: &Table<'_>, key: &str) -> Option<u32> {
        let text = self.string(table, key)?;
        let clock = stamp::read_clock(&text);
        if clock.is_none() {
            let message = format!("`{key}` is minutes and seconds, as in \"23:41\".");
            self.problem(table.value_span(key), message);
        }
        clock
    }

    /// One of a set of words.
    pub(super) fn word<T: Copy>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.string(table, key)?;
        let found = all.iter().copied().find(|one| word(*one) == text);
        if found.is_none() {
            let message = format!("\"{text}\" is not a known `{key}`.");
            let known = all.iter().map(|one| word(*one));
            self.unknown(table.value_span(key), message, &text, known);
        }
        found
    }

    pub(super) fn table<'t>(&mut self, table: &Table<'t>, key: &str) -> Option<Table<'t>> {
        let value = table.get(key)?;
        let found = Table::of(value);
        if found.is_none() {
            self.wrong(key, value, "a table");
        }
        found
    }

    /// The values of an array; none where there is no such key.
    pub(super) fn array<'t>(
        &mut self,
        table: &Table<'t>,
        key: &str,
    ) -> Vec<&'t Spanned<DeValue<'t>>> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list");
            return Vec::new();
        };
        array.iter().collect()
    }

    /// The tables of an array of tables.
    pub(super) fn tables<'t>(&mut self, table: &Table<'t>, key: &str) -> Vec<Table<'t>> {
        let values = self.array(table, key);
        let mut tables = Vec::with_capacity(values.len());
        for value in values {
            match Table::of(value) {
                Some(table) => tables.push(table),
                None => self.wrong(key, value, "a list of tables"),
            }
        }
        tables
    }

    /// The texts of an array of texts.
    pub(super) fn strings(&mut self, table: &Table<'_>, key: &str) -> Vec<String> {
        let values = self.array(table, key);
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value.get_ref().as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => self.wrong(key, value, "a list of texts"),
            }
        }
        texts
    }
}

/// A whole number from 0, in any notation.
fn integer(value: &DeValue<'_>) -> Option<u64> {
    let integer = value.as_integer()?;
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The milliseconds of a decimal number of seconds. Read digit by digit, because a long clock
/// would not survive a binary fraction; what is below a millisecond is cut off.
fn decimal(text: &str) -> Option<u64> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, rest)) if digits(whole) && digits(rest) => {
            let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
            let whole: u64 = whole.parse().ok()?;
            whole.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)
        }
        _ => {
            let duration = Duration::try_from_secs_f64(text.parse().ok()?).ok()?;
            u64::try_from(duration.as_millis()).ok()
        }
    }
}

/// Advice for a name that is not known: the nearest one, or all of them where there are few.
fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let mut known: Vec<&str> = known.into_iter().collect();
    let mut seen = HashSet::new();
    known.retain(|name| seen.insert(*name));
    // The distance costs the product of the lengths: a text of megabytes is not a slip.
    let short = found.len() <= 400;
    let near = known
        .iter()
        .filter(|_| short)
        .map(|name| (strsim::damerau_levenshtein(found, name), *name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(2))
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((_, name)) => Some(format!("Did you mean \"{name}\"?")),
        None if known.is_empty() => None,
        None if known.len() <= 8 => Some(format!("It is one of: {}.", known.join(", "))),
        None => None,
    }
}

/// The message as it follows a place: its first letter small.
fn lower(mut message: String) -> String {
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    message
}
