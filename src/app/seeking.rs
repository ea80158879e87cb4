//! What is looked for in all sessions, as it is typed, and what has come of it so far.
//!
//! Words are text, all of which has to stand in one line; quotes hold a phrase together. A word
//! with a key and a colon is a [`Filter`] of sessions instead, and `in:` keeps one kind of texts:
//! `in:names`, `in:reasons`, `in:questions`, `in:notes`.
//!
//! Hundreds of sessions have the same questions word for word: on the screen each wording is told
//! once ([`Wordings`]), unless `in:questions` asks for all of them.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::filter::{Filter, day_of};
use super::library;
use crate::domain::conflict::copied_from;
use crate::format::problem::Problem;
use crate::format::search::{About, Case, Hit, Kind, Pattern};

/// A search as it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Empty while nothing but filters is typed: then there is nothing to look for.
    pub pattern: Pattern,
    pub only: Option<Kind>,
    pub filter: Filter,
    /// The wording of a question that many sessions share is told of the first of them alone: what
    /// was answered would drown in it. Not where questions are asked for.
    pub wording_once: bool,
    /// What was not understood, one sentence a word; the rest holds all the same.
    pub problems: Vec<String>,
}

/// The session of a file and the lines that were found in it; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub file: PathBuf,
    pub about: About,
    pub hits: Vec<Hit>,
}

impl Found {
    /// The day it was begun, or else the one in its name; empty where there is none.
    pub fn date(&self) -> String {
        let begun = self.about.started.map(|at| at.date_naive());
        let day = begun.or_else(|| day_of(&library::name(&self.file)));
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// Whether it is a conflict copy: what it has may be found twice.
    pub fn is_copy(&self) -> bool {
        copied_from(&library::name(&self.file)).is_some()
    }
}

/// What has come of a search since the last time that something was told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Newest first.
    pub found: Vec<Found>,
    /// What could not be read.
    pub unread: Vec<Problem>,
    /// How many files have been looked at in all, and how many there are.
    pub looked: usize,
    pub of: usize,
    /// Nothing more will come.
    pub complete: bool,
    /// There were more lines than were asked for.
    pub cut: bool,
    /// How many lines were left out since they are the wording of a question once more.
    pub repeated: usize,
}

/// Which wordings of questions have been told already.
#[derive(Clone, Debug, Default)]
pub struct Wordings {
    once: bool,
    told: HashSet<(String, String)>,
}

impl Wordings {
    /// As a search wants them.
    pub fn of(query: &Query) -> Self {
        Self { once: query.wording_once, told: HashSet::new() }
    }

    /// Leaves out what was told already; returns how many lines that are.
    pub fn thin(&mut self, hits: &mut Vec<Hit>) -> usize {
        let before = hits.len();
        if self.once {
            hits.retain(|hit| {
                let told = || (hit.question.clone(), hit.line.clone());
                hit.of.kind() != Kind::Questions || self.told.insert(told())
            });
        }
        before - hits.len()
    }
}

impl Query {
    /// Reads what somebody types; `today` is what days ago are counted from. The error is a
    /// sentence about something that cannot be looked for.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, String> {
        let words = split(text);
        let (filters, texts): (Vec<&Word>, Vec<&Word>) =
            words.iter().partition(|word| word.is_filter());
        let (only, mut problems) = only(&texts);
        let filters: Vec<&str> = filters.iter().map(|word| word.raw.as_str()).collect();
        let filter = Filter::parse(&filters.join(" "), today);
        problems.extend_from_slice(filter.problems());
        let texts = texts.iter().filter(|word| !word.has_key(IN)).map(|word| &word.plain);
        let pattern = Pattern::words(texts, Case::Smart)?;
        let wording_once = only != Some(Kind::Questions);
        Ok(Self { pattern, only, filter, wording_once, problems })
    }

    /// Reads the arguments of a command, each of which is one word or phrase: the shell has taken
    /// the quotes away. Further quotes take the meaning from a colon.
    pub fn of_arguments(
        arguments: &[String],
        case: Case,
        today: NaiveDate,
    ) -> Result<Self, String> {
        let words: Vec<Word> = arguments.iter().map(|argument| Word::argument(argument)).collect();
        let (filters, texts): (Vec<&Word>, Vec<&Word>) =
            words.iter().partition(|word| word.is_filter());
        let (only, mut problems) = only(&texts);
        let filter = Filter::of_arguments(filters.iter().map(|word| word.raw.as_str()), today);
        problems.extend_from_slice(filter.problems());
        let texts = texts.iter().filter(|word| !word.has_key(IN)).map(|word| &word.plain);
        // As many lines as there are, as other programs that search tell them.
        let (pattern, wording_once) = (Pattern::words(texts, case)?, false);
        Ok(Self { pattern, only, filter, wording_once, problems })
    }

    /// The words of a filter of sessions that are filters here too, for a search that begins where
    /// the list was.
    pub fn filters_of(text: &str) -> String {
        let words = split(text);
        let filters = words.iter().filter(|word| word.is_filter());
        filters.flat_map(|word| [word.raw.as_str(), " "]).collect()
    }
}

/// The key of the word that keeps one kind of texts.
const IN: &str = "in";

/// The kind of texts that the last such word names, and what was not understood. Its first letters
/// are enough.
fn only(words: &[&Word]) -> (Option<Kind>, Vec<String>) {
    let (mut only, mut problems) = (None, Vec::new());
    for value in words.iter().filter(|word| word.has_key(IN)).map(|word| word.value()) {
        let value = value.to_lowercase();
        match Kind::ALL.into_iter().find(|kind| kind.word().starts_with(&value)) {
            _ if value.is_empty() => {}
            Some(kind) => only = Some(kind),
            None => problems.push(format!(
                "There is no kind of text `{value}`: in: takes names, reasons, questions or notes."
            )),
        }
    }
    (only, problems)
}

/// A word as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Word {
    /// With its quotes.
    raw: String,
    /// Without them.
    plain: String,
    /// What stands before its first colon, without a sign for not.
    key: Option<String>,
}

impl Word {
    fn argument(text: &str) -> Self {
        let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        match inner {
            Some(inner) => Self { raw: text.to_owned(), plain: inner.to_owned(), key: None },
            None => Self {
                raw: text.to_owned(),
                plain: text.to_owned(),
                key: text.split_once(':').map(|(key, _)| key.trim_start_matches('-').to_owned()),
            },
        }
    }

    fn has_key(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(key))
    }

    /// What stands behind the colon.
    fn value(&self) -> &str {
        self.plain.split_once(':').map_or("", |(_, value)| value)
    }

    /// Whether it says which sessions are looked at.
    fn is_filter(&self) -> bool {
        self.key.as_deref().is_some_and(Filter::is_key)
    }
}

/// The words of a line. A quote that is not closed holds to the end: somebody is still typing.
fn split(text: &str) -> Vec<Word> {
    let (mut words, mut word, mut in_quotes) = (Vec::new(), Word::default(), false);
    for c in text.chars() {
        match c {
            c if c.is_whitespace() && !in_quotes => {
                words.push(std::mem::take(&mut word));
                continue;
            }
            '"' => in_quotes = !in_quotes,
            // Quotes before a colon take its meaning away.
            ':' if word.key.is_none() && word.raw == word.plain && !in_quotes => {
                word.key = Some(word.raw.trim_start_matches('-').to_owned());
                word.plain.push(c);
            }
            c => word.plain.push(c),
        }
        word.raw.push(c);
    }
    words.push(word);
    words.retain(|word| !word.raw.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Query;
    use crate::format::search::{Case, Kind};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
    }

    fn typed(text: &str) -> Query {
        Query::parse(text, today()).expect("a query")
    }

    fn finds(query: &Query, line: &str) -> bool {
        query.pattern.find(line).is_some()
    }

    #[test]
    fn words_are_text_and_words_with_a_key_are_filters() {
        let query = typed("covering bank:backend in:no index");
        assert!(finds(&query, "an index, covering") && !finds(&query, "an index"));
        assert_eq!(query.only, Some(Kind::Notes));
        assert_eq!(query.filter, crate::app::filter::Filter::parse("bank:backend", today()));
        assert!(query.problems.is_empty());
    }

    #[test]
    fn quotes_hold_a_phrase_together_and_take_the_meaning_from_a_colon() {
        let query = typed("\"covering index\"");
        assert!(finds(&query, "a covering index") && !finds(&query, "index, covering"));
        assert!(finds(&typed("\"covering ind"), "a covering index"));
        let query = typed("\"bank:\" \"in:x\"");
        assert!(finds(&query, "bank: in:x") && query.filter.is_empty() && query.only.is_none());
        let query = typed("by:\"Robin Example\" cache");
        assert!(finds(&query, "cache") && !query.filter.is_empty());
        assert!(finds(&typed("ratio:1"), "a ratio:1 of them"), "an unknown key is a text");
    }

    #[test]
    fn what_is_only_begun_asks_nothing_yet() {
        for text in ["", " ", "\"", "bank:", "in:", "after:2026"] {
            assert!(typed(text).pattern.is_empty(), "{text}");
            assert!(typed(text).problems.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named_and_the_rest_holds() {
        let query = typed("cache in:x after:soon");
        assert_eq!(query.problems.len(), 2);
        assert!(query.problems[0].contains("in: takes names, reasons, questions or notes"));
        assert!(finds(&query, "cache"));
        assert!(Query::parse(&"x".repeat(1_000), today()).is_err());
    }

    #[test]
    fn an_argument_is_one_phrase() {
        let arguments = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            Query::of_arguments(&words, Case::Smart, today()).expect("a query")
        };
        let query = arguments(&["covering index", "by:Robin Example", "in:notes"]);
        assert!(finds(&query, "covering index") && !finds(&query, "index, covering"));
        assert!(!query.filter.is_empty() && query.only == Some(Kind::Notes));
        assert!(finds(&arguments(&["\"by:x\""]), "by:x"));
    }

    #[test]
    fn the_filters_of_a_list_go_on_in_the_search() {
        assert_eq!(Query::filters_of("ada bank:\"a b\" -by:x in:notes"), "bank:\"a b\" -by:x ");
    }
}
