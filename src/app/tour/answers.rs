//! What made-up candidates say: the answers to each question of the built-in banks, as notes with
//! what is ticked at each line. The files say how they are written.

use std::collections::HashMap;

use super::chance::Chance;
use crate::domain::{Star, Tick};

const FILES: [&str; 2] =
    [include_str!("answers/backend.txt"), include_str!("answers/teamwork.txt")];

/// The answers to every question.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    /// By the question's id; for each level the answers that are told in turn.
    questions: HashMap<&'static str, [Vec<Answer>; 3]>,
}

/// How good an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Weak,
    Fair,
    Strong,
}

type Answer = Vec<Line>;

/// A line of notes, and what is ticked when it is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Whether it belongs to the higher of the level's two points alone, or to the lower.
    higher: Option<bool>,
    pub(super) ticks: Vec<Tick>,
    text: &'static str,
}

/// A line as it was said this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) ticks: Vec<Tick>,
    pub(super) text: String,
}

impl Level {
    const ALL: [Self; 3] = [Self::Weak, Self::Fair, Self::Strong];

    /// The level of an answer that deserves a point of 1 to 5, and whether that is the higher one
    /// of the level's two.
    fn of(deserved: u8) -> (Self, bool) {
        match deserved {
            0..=2 => (Self::Weak, deserved == 2),
            3 => (Self::Fair, true),
            4.. => (Self::Strong, deserved > 4),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Strong => "strong",
        }
    }
}

impl Answers {
    /// Reads the files. What is written wrongly in them is left out; a test finds it.
    pub(super) fn read() -> Self {
        let mut answers = Self { questions: HashMap::new() };
        for file in FILES {
            let mut at = None;
            for line in file.lines().filter(|line| !line.trim().is_empty()) {
                if let Some(id) = line.strip_prefix("== ") {
                    at = Some((id, Level::Weak));
                    continue;
                }
                let Some((id, level)) = &mut at else { continue };
                let levels = answers.questions.entry(id).or_default();
                if let Some(word) = line.strip_prefix("-- ") {
                    let named = Level::ALL.into_iter().find(|level| level.word() == word);
                    *level = named.unwrap_or(*level);
                    levels[*level as usize].push(Answer::new());
                } else if let (Some(line), Some(answer)) =
                    (Line::read(line), levels[*level as usize].last_mut())
                {
                    answer.push(line);
                }
            }
        }
        answers
    }

    /// The answer to a question that deserves a point of 1 to 5; which of several, `turn` says,
    /// and the numbers in it are chance. Nothing where the question is not known.
    pub(super) fn tell(
        &self,
        question: &str,
        deserved: u8,
        turn: usize,
        chance: &mut Chance,
    ) -> Vec<Heard> {
        let (level, higher) = Level::of(deserved);
        let told = self.questions.get(question).map(|levels| &levels[level as usize]);
        let answer = told.and_then(|told| told.get(turn % told.len().max(1)));
        let lines = answer.into_iter().flatten();
        let heard = lines.map(|line| (line, fill(line.text, chance)));
        // The numbers of a line that is left out are drawn as well: two people who hear the same
        // answer hear the same numbers.
        let here = |line: &Line| line.higher.is_none_or(|wanted| wanted == higher);
        let heard = heard.filter(|(line, _)| here(line));
        heard.map(|(line, text)| Heard { ticks: line.ticks.clone(), text }).collect()
    }
}

impl Line {
    /// A line of a file; `None` for a remark and for what is none.
    fn read(line: &'static str) -> Option<Self> {
        let (before, text) = line.split_once('|').filter(|_| !line.starts_with('#'))?;
        let mut higher = None;
        let mut ticks = Vec::new();
        for word in before.split_whitespace() {
            match word {
                "hi" => higher = Some(true),
                "lo" => higher = Some(false),
                _ => ticks.push(tick(word)?),
            }
        }
        Some(Self { higher, ticks, text: text.trim() })
    }
}

fn tick(word: &str) -> Option<Tick> {
    let place = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
    if let Some(number) = word.strip_prefix('f') {
        return Some(Tick::RedFlag(place(number)?));
    }
    if let Some(number) = word.strip_prefix('p') {
        return Some(Tick::Probe(place(number)?));
    }
    let letters = ["S", "T", "A", "R", "L"];
    match letters.iter().position(|letter| *letter == word) {
        Some(place) => Some(Tick::Star(Star::ALL[place])),
        None => Some(Tick::Signal(place(word)?)),
    }
}

/// The text with a number for each `{4..9}` in it.
fn fill(text: &str, chance: &mut Chance) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let range = after.split_once('}').and_then(|(range, after)| Some((numbers(range)?, after)));
        if let Some(((low, high), after)) = range {
            filled.push_str(&chance.between(low, high).to_string());
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

fn numbers(range: &str) -> Option<(u32, u32)> {
    let (low, high) = range.split_once("..")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bank, Mark};
    use crate::format::bank_toml;

    fn banks() -> [Bank; 2] {
        let load = |id: &str, text: &str| bank_toml::load(id, id, text.as_bytes()).bank;
        [
            load("backend", include_str!("../../../questions/backend.toml")).expect("a bank"),
            load("teamwork", include_str!("../../../questions/teamwork.toml")).expect("a bank"),
        ]
    }

    #[test]
    fn every_line_of_the_files_is_understood() {
        for line in FILES.iter().flat_map(|file| file.lines()) {
            let named = Level::ALL.iter().any(|level| line == format!("-- {}", level.word()));
            let other = line.is_empty() || line.starts_with(['#']) || line.starts_with("== ");
            assert!(named || other || Line::read(line).is_some(), "{line}");
            assert!(line.chars().count() <= 110, "{line}");
        }
    }

    #[test]
    fn every_question_has_answers_of_each_level_and_ticks_only_what_it_has() {
        let (answers, banks) = (Answers::read(), banks());
        let questions: Vec<_> = banks.iter().flat_map(|bank| &bank.questions).collect();
        assert_eq!(answers.questions.len(), questions.len());
        for question in questions {
            let levels = answers.questions.get(question.id.as_str()).expect("answers");
            for line in levels.iter().flatten().flatten() {
                for tick in &line.ticks {
                    let there = match *tick {
                        Tick::Signal(nth) => nth < question.signals.len(),
                        Tick::RedFlag(nth) => nth < question.red_flags.len(),
                        Tick::Probe(nth) => nth < question.probes.len(),
                        Tick::Star(part) => question.parts().contains(&part),
                    };
                    assert!(there, "{}: {tick:?} at {}", question.id, line.text);
                }
            }
            for deserved in 1..=5 {
                let heard = answers.tell(&question.id, deserved, 7, &mut Chance::of(1, "x"));
                let spoken = heard.iter().any(|line| Mark::of(&line.text).is_some());
                assert!(heard.len() >= 3 && spoken, "{}: {deserved}", question.id);
                let empty = |level: &Vec<Answer>| level.iter().any(Vec::is_empty);
                assert!(!levels.iter().any(empty), "{}", question.id);
            }
        }
    }

    #[test]
    fn numbers_are_filled_in_and_other_braces_left() {
        let mut chance = Chance::of(3, "numbers");
        assert_eq!(fill("/orders/{id}, {7..7} s {", &mut chance), "/orders/{id}, 7 s {");
        let told = fill("{10..99}", &mut chance);
        assert!(told.parse::<u32>().is_ok_and(|number| (10..=99).contains(&number)), "{told}");
    }
}
