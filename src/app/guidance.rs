//! The guidance of an item as rows of text: what to listen for, what to ask next, what to say.

use super::keymap::{LETTERS, PROBES};
use crate::domain::prose::fold;
use crate::domain::{Entry, Item, ItemKind, Question, Tick};

/// One row of the guidance pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    /// Of the first row of something that can be ticked: its letter, if one is left for it, and
    /// whether it is ticked.
    pub lead: Option<(Option<char>, bool)>,
    pub text: String,
}

/// What a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Prose,
    Signal,
    RedFlag,
    Probe,
    Fallback,
    Script,
    /// What to do where the bank says nothing.
    Advice,
}

/// The columns before a text that can be ticked: a letter, a box, and blanks.
pub const LEAD: usize = 4;

/// The rows of an item's guidance at a width in columns. Where they do not all fit, the lists come
/// before the prose that they were drawn from: `lists_first`.
pub fn lines(item: &Item, entry: &Entry, columns: usize, lists_first: bool) -> Vec<Line> {
    let question = match &item.kind {
        ItemKind::Question(question) => question,
        ItemKind::Opening { script } => {
            return script_lines(script.as_deref(), OPENING_ADVICE, columns);
        }
        ItemKind::Closing { script } => {
            return script_lines(script.as_deref(), CLOSING_ADVICE, columns);
        }
    };
    let prose = prose(question, columns);
    let lists = lists(question, entry, columns);
    if prose.is_empty() && lists.is_empty() {
        let advice = "This bank has no guidance for this question. Note what is said and done.";
        return running(Kind::Advice, advice, columns).collect();
    }
    let (first, second) = if lists_first { (lists, prose) } else { (prose, lists) };
    first.into_iter().chain(second).collect()
}

/// What a capital letter stands for on this question.
pub fn tick(question: &Question, letter: char) -> Option<Tick> {
    let nth = LETTERS.chars().position(|c| c == letter)?;
    let signals = question.signals.len();
    if nth < signals {
        return Some(Tick::Signal(nth));
    }
    (nth - signals < question.red_flags.len()).then_some(Tick::RedFlag(nth - signals))
}

/// What a probe's letter stands for on this question.
pub fn probe(question: &Question, letter: char) -> Option<Tick> {
    let nth = PROBES.chars().position(|c| c == letter)?;
    (nth < question.probes.len()).then_some(Tick::Probe(nth))
}

/// How many rows the points of a scale up to `top` take at a width in columns, their anchors in
/// full.
pub fn scale_rows(question: &Question, top: u8, columns: usize) -> usize {
    let anchor =
        |point| question.anchors.get(&point).map_or(1, |it| fold(it, columns).len().max(1));
    (1..=top).map(anchor).sum()
}

const OPENING_ADVICE: &str = "Say who you are, how many questions there are and how long they \
    take, that everybody gets the same ones, and that you will be typing notes. Ask whether the \
    candidate needs anything before you begin.";

const CLOSING_ADVICE: &str = "This time belongs to the candidate's own questions. Then say what \
    happens next, by when and by whom, and thank them. No verdict on the answers.";

fn script_lines(script: Option<&str>, advice: &str, columns: usize) -> Vec<Line> {
    match script {
        Some(script) => running(Kind::Script, script, columns).collect(),
        None => running(Kind::Advice, advice, columns).collect(),
    }
}

fn prose(question: &Question, columns: usize) -> Vec<Line> {
    let look_for = question.look_for.iter();
    let fallback = question.fallback.iter().map(|text| format!("No such experience? {text}"));
    look_for
        .flat_map(|text| running(Kind::Prose, text, columns))
        .chain(
            fallback.flat_map(|text| running(Kind::Fallback, &text, columns).collect::<Vec<_>>()),
        )
        .collect()
}

fn lists(question: &Question, entry: &Entry, columns: usize) -> Vec<Line> {
    let mut letters = LETTERS.chars();
    let mut lines = Vec::new();
    for (nth, text) in question.signals.iter().enumerate() {
        let ticked = entry.signals.contains(&nth);
        lines.extend(tickable(Kind::Signal, letters.next(), ticked, text, columns));
    }
    for (nth, text) in question.red_flags.iter().enumerate() {
        let ticked = entry.red_flags.contains(&nth);
        lines.extend(tickable(Kind::RedFlag, letters.next(), ticked, text, columns));
    }
    let mut letters = PROBES.chars();
    for (nth, text) in question.probes.iter().enumerate() {
        let ticked = entry.probes.contains(&nth);
        lines.extend(tickable(Kind::Probe, letters.next(), ticked, text, columns));
    }
    lines
}

fn tickable(
    kind: Kind,
    letter: Option<char>,
    ticked: bool,
    text: &str,
    columns: usize,
) -> impl Iterator<Item = Line> {
    let rows = fold(text, columns.saturating_sub(LEAD));
    rows.into_iter().enumerate().map(move |(nth, text)| Line {
        kind,
        lead: (nth == 0).then_some((letter, ticked)),
        text,
    })
}

fn running(kind: Kind, text: &str, columns: usize) -> impl Iterator<Item = Line> + use<> {
    fold(text, columns).into_iter().map(move |text| Line { kind, lead: None, text })
}
