//! What a list of sessions is filtered by: a line of words, each of which has to fit, in any order.
//!
//! | word | keeps the sessions |
//! | --- | --- |
//! | `ada`, `slwq` | whose candidate has these letters in order, nearly one after the other; or that have the word in their bank, guide, phase, recommendation, day or name |
//! | `bank:` `guide:` | whose bank or guide has this in its id or its title |
//! | `by:` | whose interviewer has these letters |
//! | `role:` `round:` | whose role or round has this |
//! | `rec:` | with this recommendation: `strong-no`, `no`, `yes`, `strong-yes`, or `none` |
//! | `score:` | with this score: `4`, `>3.5`, `<=2`, or `none` |
//! | `phase:` | that are so far: `planned`, `live`, `paused`, `wrap-up`, `finished` |
//! | `on:` | of that day, month or year |
//! | `after:` | of that day or later |
//! | `before:` | of an earlier day |
//! | `unfinished` | that can be gone on with |
//!
//! A word alone never means the interviewer, the role or the round: whoever looks for Ada does not
//! want everybody whom some Ada has interviewed, nor all who want to be a backend developer with
//! those who met the bank `backend`.
//!
//! Quotes hold words together (`by:"Robin Example"`), and take the meaning from what is in them; a
//! `-` before a word keeps the sessions that it does not fit. Letters before a colon that are none of
//! these keys are a mistake, which is named. A day is `2026-11-03`, `2026-11` or
//! `2026` for the first day of it, `today`, or `7d`, `2w`, `3m`, `1y` for so long ago.
//!
//! Everything here is pure: today is handed in, and a word that is not understood is left out and
//! named in a sentence ([`Filter::problems`]). [`Facts`] are what is asked of a session, prepared
//! once; a [`Sieve`] asks it of thousands of them between two keys.

mod days;
mod facts;
mod scores;
mod sieve;
mod words;

#[cfg(test)]
mod tests;

pub use facts::{Facts, day_of};
pub use sieve::Sieve;

use std::ops::Range;

use chrono::NaiveDate;

use super::matching::fold;
use crate::domain::{Phase, Recommendation};
use crate::format::nearest::nearest;
use crate::format::session_toml::Header;
use scores::Bound;
use words::Word;

/// A line of words that has been understood. The empty one fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
    problems: Vec<String>,
}

/// One word, and whether it must not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    not: bool,
    asks: Asks,
}

/// What a word asks of a session; texts are folded as [`Facts`] are.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asks {
    Anything(String),
    /// The same, and something only if it is not quoted: it may become `unfinished`.
    PerhapsUnfinished(String),
    Bank(String),
    Guide(String),
    By(String),
    Role(String),
    Round(String),
    /// The phase begins so.
    Phase(String),
    Score(Bound),
    /// One of these; `None` stands for no recommendation.
    Recommends(Vec<Option<Recommendation>>),
    /// On one of these days.
    On(Range<NaiveDate>),
    /// On this day or later.
    After(NaiveDate),
    /// Earlier than this day.
    Before(NaiveDate),
    Unfinished,
}

/// The word that keeps what can be gone on with.
const UNFINISHED: &str = "unfinished";

/// How many letters of it are enough to mean it too.
const LEAST_UNFINISHED: usize = 3;

impl Filter {
    /// Reads what somebody types; `today` is what days ago are counted from. A word that has only
    /// been begun, such as `bank:`, asks nothing yet.
    pub fn parse(text: &str, today: NaiveDate) -> Self {
        Self::of(words::split(text), today)
    }

    /// Reads the arguments of a command, each of which is one word: the shell has taken the quotes
    /// away.
    pub fn of_arguments<'a>(
        arguments: impl IntoIterator<Item = &'a str>,
        today: NaiveDate,
    ) -> Self {
        Self::of(arguments.into_iter().filter_map(words::argument), today)
    }

    fn of(words: impl IntoIterator<Item = Word>, today: NaiveDate) -> Self {
        let mut filter = Self::default();
        for word in words {
            let not = word.not;
            match asks(word, today) {
                Ok(Some(asks)) => filter.terms.push(Term { not, asks }),
                Ok(None) => {}
                Err(problem) => filter.problems.push(problem),
            }
        }
        filter
    }

    /// Whether a word is one of those that stand before a colon.
    pub fn is_key(word: &str) -> bool {
        Key::parse(word).is_some()
    }

    /// What was not understood, one sentence a word; the other words hold all the same.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Whether it fits everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether one session fits; `name` is that of its file, without `.toml`. For many of them,
    /// see [`Sieve`].
    pub fn fits(&self, header: &Header, name: &str) -> bool {
        Sieve::new(self).fits(&Facts::of(header, name))
    }
}

/// What a word asks; nothing, while it has only been begun.
fn asks(word: Word, today: NaiveDate) -> Result<Option<Asks>, String> {
    let Word { key, value, quoted, .. } = word;
    if let (None, false, Some(unknown)) = (key, quoted, words::unknown_key(&value)) {
        return Err(no_key(unknown));
    }
    let folded = fold(value.trim());
    if folded.is_empty() {
        return Ok(None);
    }
    Ok(Some(match key {
        Some(Key::Bank) => Asks::Bank(folded),
        Some(Key::Guide) => Asks::Guide(folded),
        Some(Key::By) => Asks::By(folded),
        Some(Key::Role) => Asks::Role(folded),
        Some(Key::Round) => Asks::Round(folded),
        Some(Key::Phase) => Asks::Phase(phase(folded)?),
        Some(Key::Score) => match Bound::parse(&folded)? {
            Some(bound) => Asks::Score(bound),
            None => return Ok(None),
        },
        Some(Key::On) => Asks::On(days::range("on", value.trim(), today)?),
        Some(Key::Rec) => Asks::Recommends(recommendations(&folded)?),
        Some(Key::After) => Asks::After(days::parse("after", value.trim(), today)?),
        Some(Key::Before) => Asks::Before(days::parse("before", value.trim(), today)?),
        None if quoted => Asks::Anything(folded),
        None if folded == UNFINISHED => Asks::Unfinished,
        None if folded.len() >= LEAST_UNFINISHED && UNFINISHED.starts_with(&folded) => {
            Asks::PerhapsUnfinished(folded)
        }
        None => Asks::Anything(folded),
    }))
}

/// The keys that a word can begin with, each before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Bank,
    Guide,
    By,
    Role,
    Round,
    Rec,
    Score,
    Phase,
    On,
    After,
    Before,
}

impl Key {
    const ALL: [(&str, Self); 11] = [
        ("bank", Self::Bank),
        ("guide", Self::Guide),
        ("by", Self::By),
        ("role", Self::Role),
        ("round", Self::Round),
        ("rec", Self::Rec),
        ("score", Self::Score),
        ("phase", Self::Phase),
        ("on", Self::On),
        ("after", Self::After),
        ("before", Self::Before),
    ];

    fn parse(word: &str) -> Option<Self> {
        let named = |name: &str| word.eq_ignore_ascii_case(name);
        let found = Self::ALL.into_iter().find(|(name, _)| named(name));
        // What others call it.
        let other = || named("date").then_some(Self::On);
        found.map(|(_, key)| key).or_else(other)
    }
}

/// The beginning of a phase's word.
fn phase(value: String) -> Result<String, String> {
    let words = Phase::ALL.map(Phase::word);
    if words.iter().any(|word| word.starts_with(&value)) {
        return Ok(value);
    }
    Err(format!("`{value}` is no phase: {}.", words.join(", ")))
}

/// That a word has no key before its colon.
fn no_key(unknown: &str) -> String {
    let near = nearest(unknown, Key::ALL.map(|(name, _)| name));
    match near {
        Some(near) => format!("There is no `{unknown}:`; did you mean `{near}:`?"),
        None => format!("There is no `{unknown}:`, only {}.", Key::ALL.map(|it| it.0).join(", ")),
    }
}

/// The recommendations that a value means: the one with that name, else all that begin with it, so
/// that nothing vanishes while it is being typed.
fn recommendations(value: &str) -> Result<Vec<Option<Recommendation>>, String> {
    let value = value.replace([' ', '_'], "-");
    let names = || {
        let all = Recommendation::ALL.map(Some).into_iter();
        all.chain([None])
            .map(|it| (it, it.map_or("none".into(), |it| it.words().replace(' ', "-"))))
    };
    if let Some((exact, _)) = names().find(|(_, name)| *name == value) {
        return Ok(vec![exact]);
    }
    let begun: Vec<_> =
        names().filter(|(_, name)| name.starts_with(&value)).map(|(it, _)| it).collect();
    if begun.is_empty() {
        let names: Vec<String> = names().map(|(_, name)| name).collect();
        let (last, others) = names.split_last().map_or(("", &[][..]), |(it, them)| (it, them));
        return Err(format!("`{value}` is no recommendation: {} or {last}.", others.join(", ")));
    }
    Ok(begun)
}
