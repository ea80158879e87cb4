//! Ranking by a few letters, the one place that ranks: what is typed fits a name
//! when its letters stand in it in order, and a prose when it stands in it whole. Case and
//! accents do not count.
//!
//! No type of the matcher leaves this module.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::glyph::clusters;
pub use crate::format::letters::{fold, folded, push_folded};

/// Something that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Short: its letters may be skipped over.
    pub name: &'a str,
    /// Longer: only whole words and parts of them are found in it.
    pub prose: &'a str,
}

/// A candidate that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its place among the candidates, from 0.
    pub nth: usize,
    /// The grapheme clusters of the name that were meant: the bytes at which they begin,
    /// ascending.
    pub bytes: Vec<usize>,
}

/// The most characters of a query that count.
const MOST_QUERY: usize = 120;

/// The candidates that fit a query, the best first and equally good ones in their order; all of
/// them for an empty query. Each word has to fit somewhere. A name that fits much worse than
/// the best is left out: in a long one a few letters are always found somewhere.
pub fn rank<'a>(query: &str, candidates: impl IntoIterator<Item = Candidate<'a>>) -> Vec<Match> {
    let query: String = query.chars().take(MOST_QUERY).collect();
    let words: Vec<Word> = query.split_whitespace().map(Word::new).collect();
    let mut search = Search::new();
    let fits = candidates.into_iter().enumerate();
    let mut fits: Vec<(usize, Fit)> =
        fits.filter_map(|(nth, candidate)| Some((nth, search.fit(&words, candidate)?))).collect();
    let best = fits.iter().map(|(_, fit)| fit.score).max().unwrap_or(0);
    fits.retain(|(_, fit)| fit.whole || fit.score * 3 >= best * 2);
    fits.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.score));
    fits.into_iter().map(|(nth, fit)| Match { nth, bytes: fit.bytes }).collect()
}

/// A word that is looked for in many names: its letters in order, and nearly one after the other.
pub struct Needle {
    letters: Atom,
    /// What a name has to reach.
    least: u32,
}

/// Looks for needles, one name after the other: no name is compared with another one, so that
/// what fits does not depend on what else there is.
pub struct Letters(Search);

impl Letters {
    pub fn new() -> Self {
        Self(Search::new())
    }

    /// A word, ready to be looked for. A name has to fit four fifths as well as the word fits
    /// itself: with less, "ada" is found in "Amanda".
    pub fn needle(&mut self, word: &str) -> Needle {
        let word: String = word.chars().take(MOST_QUERY).collect();
        let letters = Word::new(&word).letters;
        let best = self.0.score(&letters, &word).unwrap_or(0);
        Needle { letters, least: (best * 4).div_ceil(5) }
    }

    /// Whether the letters are in a name.
    pub fn are_in(&mut self, needle: &Needle, name: &str) -> bool {
        self.0.score(&needle.letters, name).is_some_and(|score| score >= needle.least)
    }
}

impl Default for Letters {
    fn default() -> Self {
        Self::new()
    }
}

/// One word of a query.
struct Word {
    letters: Atom,
    whole: String,
}

impl Word {
    fn new(word: &str) -> Self {
        let (case, accents) = (CaseMatching::Ignore, Normalization::Smart);
        let letters = Atom::new(word, case, accents, AtomKind::Fuzzy, false);
        Self { letters, whole: fold(word) }
    }
}

/// How a candidate fits.
struct Fit {
    score: u32,
    bytes: Vec<usize>,
    /// Every word stands in the prose as it was typed.
    whole: bool,
}

struct Search {
    matcher: Matcher,
    chars: Vec<char>,
    found: Vec<u32>,
}

impl Search {
    fn new() -> Self {
        let matcher = Matcher::new(Config::DEFAULT);
        Self { matcher, chars: Vec::new(), found: Vec::new() }
    }

    fn fit(&mut self, words: &[Word], candidate: Candidate<'_>) -> Option<Fit> {
        let mut fit = Fit { score: 0, bytes: Vec::new(), whole: true };
        let prose = fold(candidate.prose);
        for word in words {
            let in_name = self.in_name(word, candidate.name);
            // A name says what something is; a prose only mentions it. The matcher's own search
            // for whole words is not used: it overlooks one at the very end of a text that is not
            // all ASCII.
            let whole = prose.contains(&word.whole);
            let length = u32::try_from(word.whole.len()).unwrap_or(u32::MAX / 8);
            let in_prose = whole.then_some(length * 8);
            fit.score += in_name.max(in_prose)?;
            fit.whole &= whole;
            if in_name.is_some() {
                fit.bytes.extend(byte_places(candidate.name, &self.found));
            }
        }
        fit.bytes.sort_unstable();
        fit.bytes.dedup();
        Some(fit)
    }

    /// How well the letters of a word fit a name; `found` has their places then.
    fn in_name(&mut self, word: &Word, name: &str) -> Option<u32> {
        self.found.clear();
        let name = letters_of(&mut self.chars, name);
        word.letters.indices(name, &mut self.matcher, &mut self.found).map(u32::from)
    }

    /// The same without the places, which costs less.
    fn score(&mut self, letters: &Atom, name: &str) -> Option<u32> {
        letters.score(letters_of(&mut self.chars, name), &mut self.matcher).map(u32::from)
    }
}

/// A name as the matcher takes it. Places are counted in clusters; in plain ASCII these are bytes.
fn letters_of<'a>(chars: &'a mut Vec<char>, name: &'a str) -> Utf32Str<'a> {
    if name.is_ascii() && !name.contains('\r') {
        return Utf32Str::Ascii(name.as_bytes());
    }
    chars.clear();
    chars.extend(clusters(name).filter_map(|(_, cluster)| cluster.chars().next()));
    Utf32Str::Unicode(chars)
}

/// The bytes at which the clusters with these numbers begin.
fn byte_places(text: &str, clusters_found: &[u32]) -> Vec<usize> {
    let found = |nth: usize| u32::try_from(nth).is_ok_and(|nth| clusters_found.contains(&nth));
    let places = clusters(text).enumerate().filter(|(nth, _)| found(*nth));
    places.map(|(_, (byte, _))| byte).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Candidate, Match, rank};

    fn names(query: &str, names: &[&str]) -> Vec<usize> {
        let all = names.iter().map(|name| Candidate { name, prose: "" });
        rank(query, all).into_iter().map(|it| it.nth).collect()
    }

    #[test]
    fn letters_in_order_are_enough_for_a_name() {
        assert_eq!(names("slwq", &["Caching", "Slow query"]), [1]);
        assert_eq!(names("SLOW", &["Caching", "Slow query"]), [1]);
        assert_eq!(names("qwls", &["Caching", "Slow query"]), [] as [usize; 0]);
    }

    #[test]
    fn without_a_query_everything_stands_in_its_order() {
        assert_eq!(names(" ", &["b", "a", ""]), [0, 1, 2]);
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(names("uber", &["Unter", "Über"]), [1]);
        assert_eq!(names("élan", &["elan", "Élan"]).len(), 1, "who writes an accent means it");
    }

    #[test]
    fn in_prose_a_word_stands_whole() {
        let candidate = |prose| Candidate { name: "x", prose };
        let found = |query| {
            rank(query, [candidate("Tell me about a cache"), candidate("Tell me what changed")])
                .len()
        };
        assert_eq!(found("cache"), 1);
        assert_eq!(found("tell me"), 2);
        assert_eq!(found("tmc"), 0);
    }

    #[test]
    fn what_was_meant_is_told_by_its_bytes() {
        let name = Candidate { name: "é👩‍👩‍👧 caf\u{65}\u{301}", prose: "" };
        let [Match { bytes, .. }] = &rank("cafe", [name])[..] else { panic!("one match") };
        let rest = bytes.iter().map(|byte| name.name[*byte..].chars().next());
        assert_eq!(rest.collect::<Vec<_>>(), ["c", "a", "f", "e"].map(|it| it.chars().next()));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_places_are_in_the_name(
            query in ".{0,12}",
            texts in proptest::collection::vec((".{0,24}", ".{0,24}"), 0..6),
        ) {
            let all = texts.iter().map(|(name, prose)| Candidate { name, prose });
            let fits = rank(&query, all);
            for fit in &fits {
                let name = &texts[fit.nth].0;
                prop_assert!(fit.bytes.iter().all(|byte| name.is_char_boundary(*byte)));
                prop_assert!(fit.bytes.is_sorted_by(|a, b| a < b));
            }
        }
    }
}
