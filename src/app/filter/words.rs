//! Taking a filter apart into its words: blanks, quotes, keys and the sign for not.

use super::Key;

/// A word as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// It began with `-`.
    pub not: bool,
    /// What stands before a colon, where it is one of the keys.
    pub key: Option<Key>,
    /// What stands after it, or all of the word; without quotes.
    pub value: String,
    /// A part of it stood in quotes.
    pub quoted: bool,
}

/// The words of a line. A quote that is not closed holds to the end: somebody is still typing.
pub(super) fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut in_quotes = false;
    for c in text.chars() {
        match c {
            '"' => {
                in_quotes = !in_quotes;
                word.get_or_insert_default().quoted = true;
            }
            c if c.is_whitespace() && !in_quotes => words.extend(word.take()),
            c => word.get_or_insert_default().take(c),
        }
    }
    words.extend(word);
    words
}

/// An argument of a command as one word; `None` for an empty one.
pub(super) fn argument(text: &str) -> Option<Word> {
    let mut word = Word::default();
    text.trim().chars().for_each(|c| word.take(c));
    // Who has quoted blanks means a text.
    word.quoted = word.key.is_none() && word.value.contains(char::is_whitespace);
    (!word.value.is_empty()).then_some(word)
}

/// What looks like a key in a word that has none: letters before its first colon, and something
/// behind it. Times and addresses have none.
pub(super) fn unknown_key(value: &str) -> Option<&str> {
    let (key, rest) = value.split_once(':')?;
    let letters = key.chars().count() > 1 && key.chars().all(char::is_alphabetic);
    (letters && !rest.is_empty() && !rest.starts_with("//")).then_some(key)
}

impl Word {
    /// Takes the next character. Quotes take the meaning from a sign, a colon and a blank.
    fn take(&mut self, c: char) {
        let first = self.key.is_none() && self.value.is_empty() && !self.quoted;
        match c {
            '-' if first && !self.not => self.not = true,
            ':' if self.key.is_none() && !self.quoted => match Key::parse(&self.value) {
                Some(key) => {
                    self.key = Some(key);
                    self.value.clear();
                }
                None => self.value.push(c),
            },
            c => self.value.push(c),
        }
    }
}
