//! Scripts with places to be filled in: `{candidate}`, `{interviewer}`, `{role}`, `{minutes}` and
//! `{questions}`. A brace that is meant as one is written twice.
//!
//! A script is filled in once, when the session is set up, so that its file holds what was read
//! aloud. What is filled in is never looked through again: a name may hold braces.

use std::ops::Range;

use super::{Item, ItemKind, People, Plan};

/// What can be filled into a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    Candidate,
    Interviewer,
    Role,
    /// How long the whole interview takes.
    Minutes,
    /// How many questions the guide has, the optional ones included.
    Questions,
}

impl Blank {
    /// Every one, in the order of the documentation.
    pub const ALL: [Self; 5] =
        [Self::Candidate, Self::Interviewer, Self::Role, Self::Minutes, Self::Questions];

    /// What stands between the braces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Interviewer => "interviewer",
            Self::Role => "role",
            Self::Minutes => "minutes",
            Self::Questions => "questions",
        }
    }

    /// What it is for these people and this plan. Where nothing was entered it stays to be said
    /// from memory, in brackets.
    fn filled(self, people: &People, plan: &Plan) -> String {
        let entered = |text: &str, otherwise: &str| {
            if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
        };
        match self {
            Self::Candidate => entered(&people.candidate, "[name]"),
            Self::Interviewer => entered(&people.interviewer, "[your name]"),
            Self::Role => entered(&people.role, "[the role]"),
            Self::Minutes => plan.minutes.to_string(),
            Self::Questions => {
                plan.items.iter().filter(|item| item.question().is_some()).count().to_string()
            }
        }
    }
}

/// Something in a script that cannot be filled in; it stays as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of it.
    pub at: Range<usize>,
    pub kind: MistakeKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// Nothing of this name can be filled in.
    Unknown,
    /// A brace without its partner.
    Alone,
}

/// What cannot be filled in, in the order of the text.
pub fn mistakes(script: &str) -> Vec<Mistake> {
    let mistake = |(at, part)| match part {
        Part::Unknown => Some(Mistake { at, kind: MistakeKind::Unknown }),
        Part::Alone => Some(Mistake { at, kind: MistakeKind::Alone }),
        Part::Text | Part::Brace(_) | Part::Blank(_) => None,
    };
    parts(script).into_iter().filter_map(mistake).collect()
}

/// The plan with its scripts as they are read to this candidate by this interviewer.
pub(super) fn fill_in(mut plan: Plan, people: &People) -> Plan {
    let filled = |item: &Item| {
        let (ItemKind::Opening { script } | ItemKind::Closing { script }) = &item.kind else {
            return None;
        };
        Some(fill(script.as_deref()?, people, &plan))
    };
    let scripts: Vec<Option<String>> = plan.items.iter().map(filled).collect();
    for (item, text) in plan.items.iter_mut().zip(scripts) {
        if let (Some(text), ItemKind::Opening { script } | ItemKind::Closing { script }) =
            (text, &mut item.kind)
        {
            *script = Some(text);
        }
    }
    plan
}

/// Whether a script has places that are said from memory, in brackets: it is not word for word what
/// was read aloud.
pub fn is_open(script: &str) -> bool {
    let closes = |rest: &str| {
        rest.find(['[', ']', '\n']).is_some_and(|end| end > 0 && rest[end..].starts_with(']'))
    };
    script.match_indices('[').any(|(at, _)| closes(&script[at + 1..]))
}

/// One script filled in.
pub fn fill(script: &str, people: &People, plan: &Plan) -> String {
    let mut text = String::with_capacity(script.len());
    for (at, part) in parts(script) {
        match part {
            Part::Brace(brace) => text.push(brace),
            Part::Blank(blank) => text.push_str(&blank.filled(people, plan)),
            Part::Text | Part::Unknown | Part::Alone => {
                text.push_str(script.get(at).unwrap_or_default());
            }
        }
    }
    text
}

/// A stretch of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Text,
    /// A brace that was written twice.
    Brace(char),
    Blank(Blank),
    Unknown,
    Alone,
}

/// The stretches of a script, which follow each other without a gap.
fn parts(script: &str) -> Vec<(Range<usize>, Part)> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(found) = script[at..].find(['{', '}']) {
        if found > 0 {
            parts.push((at..at + found, Part::Text));
            at += found;
        }
        let rest = &script[at..];
        let (length, part) = if rest.starts_with("{{") {
            (2, Part::Brace('{'))
        } else if rest.starts_with("}}") {
            (2, Part::Brace('}'))
        } else {
            named(rest).unwrap_or((1, Part::Alone))
        };
        parts.push((at..at + length, part));
        at += length;
    }
    if at < script.len() {
        parts.push((at..script.len(), Part::Text));
    }
    parts
}

/// What stands between a brace and its partner, with both; `None` where there is no partner. A
/// name is one line and short: a brace further off belongs to something else.
fn named(rest: &str) -> Option<(usize, Part)> {
    const LONGEST: usize = 40;
    let name = rest.strip_prefix('{')?;
    let end = name.find(['{', '}', '\n']).filter(|end| *end <= LONGEST)?;
    if !name[end..].starts_with('}') {
        return None;
    }
    let word = name[..end].trim();
    let blank = Blank::ALL.into_iter().find(|blank| blank.word() == word);
    Some((end + 2, blank.map_or(Part::Unknown, Part::Blank)))
}
