//! Full text over sessions: whether a [`Pattern`] may be in a file, and the lines of a session in
//! which it is.
//!
//! A file is looked at as it lies there first ([`Pattern::may_be_in`]), which rules out almost all
//! of them; what is left is looked through for its texts ([`skim()`]), or parsed and searched ([`hits`])
//! where that does not do. The texts of a session are
//! searched line by line: its names, the reason for the recommendation, the titles and wording of
//! its questions, why one was skipped, and the notes.
//!
//! Nothing here reads a file; whoever does may do it from several threads at once.

mod lines;
mod pattern;
mod raw;
mod skim;
#[cfg(test)]
mod tests;

pub use pattern::{Case, Pattern};
pub use skim::skim;

use std::ops::Range;

use chrono::{DateTime, FixedOffset};

use crate::domain::glyph::clusters;
use crate::domain::time::mmss;
use crate::domain::{Item, ItemKind, NoteLine, Notes, Record};

/// The kinds of texts that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of the people, the role and the round.
    Names,
    /// Why somebody recommends something, and why something was skipped.
    Reasons,
    /// Titles, and what was read aloud.
    Questions,
    Notes,
}

impl Kind {
    /// Every kind, in the order in which they are searched.
    pub const ALL: [Self; 4] = [Self::Names, Self::Reasons, Self::Questions, Self::Notes];

    /// The word for it in a query.
    pub fn word(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Reasons => "reasons",
            Self::Questions => "questions",
            Self::Notes => "notes",
        }
    }
}

/// Which of a session's texts a line belongs to. An item is a place in the plan, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Candidate,
    Interviewer,
    Role,
    Round,
    /// The reason for the recommendation.
    Reason,
    /// The title of a question.
    Title(usize),
    /// What was read aloud: the question, or the script of a part.
    Ask(usize),
    /// Why the item was skipped.
    Skipped(usize),
    Note(usize),
}

impl Text {
    pub fn kind(self) -> Kind {
        match self {
            Self::Candidate | Self::Interviewer | Self::Role | Self::Round => Kind::Names,
            Self::Reason | Self::Skipped(_) => Kind::Reasons,
            Self::Title(_) | Self::Ask(_) => Kind::Questions,
            Self::Note(_) => Kind::Notes,
        }
    }

    /// The item that it belongs to.
    pub fn item(self) -> Option<usize> {
        match self {
            Self::Title(item) | Self::Ask(item) | Self::Skipped(item) | Self::Note(item) => {
                Some(item)
            }
            Self::Candidate | Self::Interviewer | Self::Role | Self::Round | Self::Reason => None,
        }
    }

    /// What it is, in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Interviewer => "interviewer",
            Self::Role => "role",
            Self::Round => "round",
            Self::Reason => "reason",
            Self::Title(_) => "title",
            Self::Ask(_) => "question",
            Self::Skipped(_) => "skipped",
            Self::Note(_) => "note",
        }
    }
}

/// A line in which the pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub of: Text,
    /// The id by which the session's file names the item; empty where it belongs to none.
    pub question: String,
    /// The item's title; the name of the text where it belongs to none.
    pub title: String,
    /// When the line was begun, in seconds of the interview's clock.
    pub begun: Option<u32>,
    /// Which line of its text it is, from 0.
    pub nth: usize,
    pub line: String,
    /// Where in the line the pattern stands, in bytes, ascending and apart.
    pub found: Vec<Range<usize>>,
    /// The lines before and after it in the same text, where there are any.
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Hit {
    /// The time of the line, or else what it is beside its title, in a word.
    pub fn when(&self) -> String {
        let word = match self.of {
            Text::Candidate | Text::Interviewer | Text::Role | Text::Round => "name",
            Text::Ask(_) => "asked",
            of => of.word(),
        };
        self.begun.map_or_else(|| word.to_owned(), mmss)
    }

    /// The same hit with no more than about so many bytes of each line, around what was found:
    /// notes may have lines of a megabyte.
    pub fn within(mut self, most: usize) -> Self {
        for line in [&mut self.before, &mut self.after].into_iter().flatten() {
            cut(line, 0..most);
        }
        if self.line.len() > most {
            let first = self.found.first().map_or(0, |found| found.start);
            let start = cut(&mut self.line, first.saturating_sub(most / 4)..first + most);
            let end = self.line.len();
            let moved = |found: &Range<usize>| {
                found.start.saturating_sub(start)..found.end.saturating_sub(start).min(end)
            };
            self.found = self.found.iter().map(moved).filter(|found| !found.is_empty()).collect();
        }
        self
    }
}

/// Cuts a line to a range of bytes, between two clusters; returns where it begins then.
fn cut(line: &mut String, range: Range<usize>) -> usize {
    if line.len() <= range.end && range.start == 0 {
        return 0;
    }
    let (mut start, mut end) = (0, line.len());
    for (byte, _) in clusters(line) {
        if byte <= range.start {
            start = byte;
        }
        if byte > range.end {
            end = byte;
            break;
        }
    }
    *line = line.get(start..end).unwrap_or_default().to_owned();
    start
}

/// What is told about a session in which something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub id: String,
    pub candidate: String,
    pub interviewer: String,
    pub bank: String,
    pub bank_title: String,
    pub guide: String,
    pub guide_title: String,
    pub started: Option<DateTime<FixedOffset>>,
}

impl About {
    pub fn of(record: &Record) -> Self {
        let (people, plan) = (&record.people, &record.plan);
        Self {
            id: record.id.to_string(),
            candidate: people.candidate.clone(),
            interviewer: people.interviewer.clone(),
            bank: plan.bank.clone(),
            bank_title: plan.bank_title.clone(),
            guide: plan.guide.clone(),
            guide_title: plan.title.clone(),
            started: record.started,
        }
    }
}

/// The lines of a session in which a pattern stands, in the order of [`Kind::ALL`] and, below it,
/// of the interview: what was asked with each item, and then its notes. With `only`, of one kind
/// of texts.
pub fn hits(record: &Record, pattern: &Pattern, only: Option<Kind>) -> Vec<Hit> {
    let mut search = Search { pattern, only, hits: Vec::new() };
    let people = &record.people;
    for (of, title, name) in [
        (Text::Candidate, "Candidate", &people.candidate),
        (Text::Role, "Role", &people.role),
        (Text::Round, "Round", &people.round),
        (Text::Interviewer, "Interviewer", &people.interviewer),
    ] {
        search.text(of, "", title, name);
    }
    search.notes(Text::Reason, "", "Recommendation", &record.reason);
    for (item, planned, entry) in record.in_order() {
        let (id, title) = (planned.id(), planned.title());
        if planned.question().is_some() {
            search.text(Text::Title(item), id, title, title);
        }
        if let Some(ask) = aloud(planned) {
            search.text(Text::Ask(item), id, title, ask);
        }
        if let Some(why) = &entry.skipped {
            search.text(Text::Skipped(item), id, title, why);
        }
        search.notes(Text::Note(item), id, title, &entry.notes);
    }
    search.hits
}

/// What is read aloud for an item.
fn aloud(item: &Item) -> Option<&str> {
    match &item.kind {
        ItemKind::Question(question) => Some(&question.ask),
        ItemKind::Opening { script } | ItemKind::Closing { script } => script.as_deref(),
    }
}

struct Search<'a> {
    pattern: &'a Pattern,
    only: Option<Kind>,
    hits: Vec<Hit>,
}

impl Search<'_> {
    fn text(&mut self, of: Text, question: &str, title: &str, text: &str) {
        // `lines` would leave a carriage return in the middle of a line.
        let lines: Vec<&str> = text.split(['\n', '\r']).collect();
        self.lines(of, question, title, lines.len(), |nth| Some((None, *lines.get(nth)?)));
    }

    fn notes(&mut self, of: Text, question: &str, title: &str, notes: &Notes) {
        let lines = notes.lines();
        let line = |nth: usize| {
            let NoteLine { begun, text } = lines.get(nth)?.as_ref();
            Some((*begun, text.as_str()))
        };
        self.lines(of, question, title, lines.len(), line);
    }

    fn lines<'t>(
        &mut self,
        of: Text,
        question: &str,
        title: &str,
        count: usize,
        line: impl Fn(usize) -> Option<(Option<u32>, &'t str)>,
    ) {
        if self.only.is_some_and(|only| only != of.kind()) {
            return;
        }
        let beside = |nth: Option<usize>| {
            let (_, text) = line(nth?)?;
            (!text.trim().is_empty()).then(|| text.to_owned())
        };
        for nth in 0..count {
            // In an empty line nothing can be found.
            let Some((begun, text)) = line(nth).filter(|(_, text)| !text.is_empty()) else {
                continue;
            };
            let Some(found) = self.pattern.find(text) else { continue };
            self.hits.push(Hit {
                of,
                question: question.to_owned(),
                title: title.to_owned(),
                begun,
                nth,
                line: text.to_owned(),
                found,
                before: beside(nth.checked_sub(1)),
                after: beside(Some(nth + 1)),
            });
        }
    }
}
