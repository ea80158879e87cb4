//! Asking thousands of sessions between two keys: the words are prepared once for all of them.

use memchr::memmem::Finder;

use super::facts::Recommends;
use super::{Asks, Facts, Filter, Term};
use crate::app::matching::{Letters, Needle};

/// A filter that is being applied.
pub struct Sieve<'a> {
    terms: Vec<Prepared<'a>>,
    letters: Letters,
}

/// A word, prepared.
struct Prepared<'a> {
    term: &'a Term,
    whole: Finder<'a>,
    needle: Option<Needle>,
}

impl<'a> Sieve<'a> {
    pub fn new(filter: &'a Filter) -> Self {
        let mut letters = Letters::new();
        let prepared = |term: &'a Term| {
            let (whole, by_letters) = match &term.asks {
                Asks::Anything(text) | Asks::PerhapsUnfinished(text) | Asks::By(text) => {
                    (text.as_str(), true)
                }
                Asks::Bank(text) | Asks::Guide(text) | Asks::Role(text) | Asks::Round(text) => {
                    (text.as_str(), false)
                }
                _ => ("", false),
            };
            // What must not be there is meant as it is written.
            let needle = (by_letters && !term.not).then(|| letters.needle(whole));
            Prepared { term, whole: Finder::new(whole), needle }
        };
        let terms = filter.terms.iter().map(prepared).collect();
        Self { terms, letters }
    }

    /// Whether every word fits.
    pub fn fits(&mut self, facts: &Facts) -> bool {
        let Self { terms, letters } = self;
        terms.iter().all(|it| it.fits(facts, letters) != it.term.not)
    }
}

impl Prepared<'_> {
    fn fits(&self, facts: &Facts, letters: &mut Letters) -> bool {
        let has = |text: &str| self.whole.find(text.as_bytes()).is_some();
        let mut near =
            |name: &str| self.needle.as_ref().is_some_and(|needle| letters.are_in(needle, name));
        match &self.term.asks {
            Asks::Anything(_) => has(facts.text()) || near(facts.candidate()),
            Asks::PerhapsUnfinished(_) => {
                facts.unfinished || has(facts.text()) || near(facts.candidate())
            }
            Asks::Bank(_) => has(facts.bank()),
            Asks::Guide(_) => has(facts.guide()),
            Asks::By(_) => has(facts.interviewer()) || near(facts.interviewer()),
            Asks::Role(_) => has(facts.role()),
            Asks::Round(_) => has(facts.round()),
            Asks::Phase(begins) => facts.phase().starts_with(begins),
            Asks::Score(bound) => bound.fits(facts.score),
            Asks::On(days) => facts.day.is_some_and(|it| days.contains(&it)),
            Asks::Recommends(any) => match facts.recommends {
                Recommends::Known(recommendation) => any.contains(&recommendation),
                Recommends::Unknown => false,
            },
            Asks::After(day) => facts.day.is_some_and(|it| it >= *day),
            Asks::Before(day) => facts.day.is_some_and(|it| it < *day),
            Asks::Unfinished => facts.unfinished,
        }
    }
}
