//! Takes from the tables of the settings what has the right type, and reports the rest.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{ClockStyle, Config, GlyphChoice, KeyLine, Placed, SETTINGS, ThemeName, one_of};
use crate::format::findings::Findings;
use crate::format::nearest::nearest;
use crate::format::problem::quoted;

type Value<'v> = Spanned<DeValue<'v>>;

/// The most characters of a text: a path is as long at most.
const LONGEST: usize = 4_096;

pub(super) struct Reader<'f, 't> {
    pub findings: &'f mut Findings<'t>,
}

impl Reader<'_, '_> {
    pub(super) fn config(mut self, table: &DeTable<'_>) -> Config {
        self.unknown_settings(table);
        Config {
            interviewer: self.text(table, "interviewer"),
            home: self.home(table),
            theme: self.choice(table, "theme", &ThemeName::ALL.map(|it| (it.word(), it))),
            glyphs: self.choice(table, "glyphs", &GlyphChoice::ALL.map(|it| (it.word(), it))),
            mouse: self.switch(table, "mouse"),
            editor: self.text(table, "editor"),
            clock: self.choice(table, "clock", &ClockStyle::ALL.map(|it| (it.word(), it))),
            time_stamps: self.switch(table, "time_stamps"),
            keys: self.keys(table),
        }
    }

    fn unknown_settings(&mut self, table: &DeTable<'_>) {
        for key in table.keys() {
            let word = key.get_ref().as_ref();
            if SETTINGS.contains(&word) || self.findings.is_full() {
                continue;
            }
            let remedy = match nearest(word, SETTINGS) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("The settings are {}.", one_of(&SETTINGS).replace(" or ", " and ")),
            };
            self.findings.error(&key.span(), format!("unknown setting {}", quoted(word)), remedy);
        }
    }

    fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<Placed<String>> {
        let value = table.get(key)?;
        let example = format!("Write a text between quotes: {key} = \"...\".");
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, "a text", &example);
            return None;
        };
        let text = text.trim();
        let wrong = if text.is_empty() {
            "is blank"
        } else if text.chars().count() > LONGEST {
            "is too long"
        } else if text.chars().any(char::is_control) {
            "has a control character in it"
        } else {
            return Some(self.placed(&value.span(), text.to_owned()));
        };
        self.findings.error(&value.span(), format!("{} {wrong}", quoted(key)), example);
        None
    }

    /// A folder that means the same wherever the program is started.
    fn home(&mut self, table: &DeTable<'_>) -> Option<Placed<String>> {
        let home = self.text(table, "home")?;
        if home.value.starts_with('/') || home.value == "~" || home.value.starts_with("~/") {
            return Some(home);
        }
        let span = table.get("home").map(Spanned::span).unwrap_or_default();
        let message = format!("{} is a different folder wherever you are", quoted(&home.value));
        self.findings.error(&span, message, "Write the whole path: it begins with / or ~/.");
        None
    }

    fn choice<T: Copy>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<Placed<T>> {
        let value = table.get(key)?;
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let offer = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>();
        let offer = one_of(&offer.iter().map(String::as_str).collect::<Vec<_>>());
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, "a text", &format!("Write {offer}."));
            return None;
        };
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == text.trim()) {
            return Some(self.placed(&value.span(), *choice));
        }
        let message = format!("{} is no {key}", quoted(text));
        let remedy = match nearest(text, words) {
            Some(near) => format!("Did you mean \"{near}\"?"),
            None => format!("Write {offer}."),
        };
        self.findings.error(&value.span(), message, remedy);
        None
    }

    fn switch(&mut self, table: &DeTable<'_>, key: &str) -> Option<Placed<bool>> {
        let value = table.get(key)?;
        let DeValue::Boolean(on) = value.get_ref() else {
            let example = format!("Write {key} = true or {key} = false, without quotes.");
            self.wrong_type(key, value, "true or false", &example);
            return None;
        };
        Some(self.placed(&value.span(), *on))
    }

    fn keys(&mut self, table: &DeTable<'_>) -> Vec<KeyLine> {
        let Some(value) = table.get("keys") else { return Vec::new() };
        let DeValue::Table(lines) = value.get_ref() else {
            self.wrong_type("keys", value, "a table", "Write [keys], and next = [\"n\"] below it.");
            return Vec::new();
        };
        let mut found: Vec<_> = lines.iter().collect();
        found.sort_by_key(|(id, _)| id.span().start);
        found.into_iter().filter_map(|(id, value)| self.key_line(id, value)).collect()
    }

    fn key_line(
        &mut self,
        id: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Value<'_>,
    ) -> Option<KeyLine> {
        let word = id.get_ref().as_ref();
        if SETTINGS.contains(&word) {
            let message = format!("{} stands below [keys] and became part of it", quoted(word));
            self.findings.error(&id.span(), message, "Move it above [keys].");
            return None;
        }
        let example = "Write a key, or a list of keys: [\"n\", \"F8\"].";
        let one = std::slice::from_ref(value);
        let values: &[Value<'_>] = match value.get_ref() {
            DeValue::Array(values) => values,
            DeValue::String(_) => one,
            _ => {
                self.wrong_type(word, value, "a key", example);
                return None;
            }
        };
        let mut keys = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::String(key) => keys.push(self.placed(&value.span(), key.to_string())),
                _ => self.wrong_type(word, value, "a key", example),
            }
        }
        // What was wrong with it has been said; an empty list is another matter.
        let nothing_left = keys.is_empty() && !values.is_empty();
        (!nothing_left).then(|| KeyLine { id: self.placed(&id.span(), word.to_owned()), keys })
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'_>, wanted: &str, remedy: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or a time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("{} is {found}, not {wanted}", quoted(key));
        self.findings.error(&value.span(), message, remedy);
    }

    fn placed<T>(&self, span: &Range<usize>, value: T) -> Placed<T> {
        Placed { value, place: self.findings.place(span) }
    }
}
