//! The guidance of an item as rows of text: what to listen for, what to ask next, what to say.

use super::keymap::{LETTERS, PROBES, STAR};
use super::star;
use crate::domain::prose::fold;
use crate::domain::{Entry, Item, ItemKind, Question, Tick};

/// One row of the guidance pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    /// Of the first row of something that can be ticked: its letter, if one is left for it, and
    /// whether it is ticked.
    pub lead: Option<(Option<char>, bool)>,
    /// Whether it asks for a part of the answer that has not been heard yet.
    pub wanted: bool,
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

/// In what order the guidance stands in its pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    ProseFirst,
    /// Where not everything fits: the lists come before the prose that they were drawn from.
    ListsFirst,
    /// The same, and the probes have a pane of their own.
    ProbesApart,
}

/// The rows of an item's guidance at a width in columns.
pub fn lines(item: &Item, entry: &Entry, columns: usize, order: Order) -> Vec<Line> {
    lines_with(item, entry, &[], columns, order)
}

/// The same where some probes were asked just now: see [`probes_with`].
pub fn lines_with(
    item: &Item,
    entry: &Entry,
    just_asked: &[usize],
    columns: usize,
    order: Order,
) -> Vec<Line> {
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
    let mut lists = heard(question, entry, columns);
    if order != Order::ProbesApart {
        lists.extend(probes_with(question, entry, just_asked, columns));
    }
    if prose.is_empty() && lists.is_empty() {
        let own = item.extra.as_ref().is_some_and(|extra| extra.bank.is_none());
        let advice = if own { OWN_ADVICE } else { BARE_ADVICE };
        return running(Kind::Advice, advice, columns).collect();
    }
    let (first, second) = match order {
        Order::ProseFirst => (prose, lists),
        Order::ListsFirst | Order::ProbesApart => (lists, prose),
    };
    first.into_iter().chain(second).collect()
}

/// The rows of a question's probes at a width in columns: those that were not asked yet, then the
/// others. Each keeps its letter, so that it is only where they stand that asking changes.
pub fn probes(question: &Question, entry: &Entry, columns: usize) -> Vec<Line> {
    probes_with(question, entry, &[], columns)
}

/// The same where some were asked just now: they stay where they are, since somebody may still be
/// reading them aloud.
pub fn probes_with(
    question: &Question,
    entry: &Entry,
    just_asked: &[usize],
    columns: usize,
) -> Vec<Line> {
    let mut letters = PROBES.chars();
    let (mut left, mut done) = (Vec::new(), Vec::new());
    for (nth, (ask, star)) in question.follow_ups().enumerate() {
        let letter = letters.next();
        let asked = entry.probes.contains(&nth);
        let part = star.filter(|part| question.parts().contains(part));
        let missing = part.is_some_and(|part| !entry.star.contains(&part));
        // What the bank does not have stands there only while it is wanted.
        if nth >= question.probes.len() && !missing && !asked {
            continue;
        }
        // The letter stays when the part has been heard: nothing is folded anew by a tick.
        let text = part.map_or(ask.to_owned(), |part| star::asking_for(ask, part));
        let wanted = missing && !asked;
        let rows = tickable(Kind::Probe, letter, asked, &text, columns);
        let lines = if asked && !just_asked.contains(&nth) { &mut done } else { &mut left };
        lines.extend(rows.map(|line| Line { wanted, ..line }));
    }
    left.extend(done);
    left
}

/// The red flags of a pane of guidance, each with its letter and whether it is ticked, where not
/// all of them are among the rows shown from `top` on; else none.
pub fn flags_out_of_view(lines: &[Line], top: usize, shown: usize) -> Vec<(Option<char>, bool)> {
    let flags = || lines.iter().enumerate().filter(|(_, line)| line.kind == Kind::RedFlag);
    let in_view = |row: usize| (top..top + shown).contains(&row);
    if flags().all(|(row, line)| line.lead.is_none() || in_view(row)) {
        return Vec::new();
    }
    flags().filter_map(|(_, line)| line.lead).collect()
}

/// How a letter is looked up on a question: [`tick`] or [`probe`].
pub type Finds = fn(&Question, char) -> Option<Tick>;

/// What a capital letter stands for on this question.
pub fn tick(question: &Question, letter: char) -> Option<Tick> {
    if let Some(part) =
        STAR.chars().position(|c| c == letter).and_then(|nth| question.parts().get(nth))
    {
        return Some(Tick::Star(*part));
    }
    let nth = LETTERS.chars().position(|c| c == letter)?;
    let signals = question.signals.len();
    if nth < signals {
        return Some(Tick::Signal(nth));
    }
    (nth - signals < question.red_flags.len()).then_some(Tick::RedFlag(nth - signals))
}

/// The key of a probe with this letter, where `keys` has those of all probes in their order.
pub fn probe_key(keys: &str, letter: char) -> char {
    let nth = PROBES.chars().position(|c| c == letter);
    nth.and_then(|nth| keys.chars().nth(nth)).unwrap_or(letter)
}

/// What a probe's letter stands for on this question.
pub fn probe(question: &Question, letter: char) -> Option<Tick> {
    let nth = PROBES.chars().position(|c| c == letter)?;
    (nth < question.follow_ups().count()).then_some(Tick::Probe(nth))
}

/// How many rows the points of a scale up to `top` take at a width in columns, their anchors in
/// full.
pub fn scale_rows(question: &Question, top: u8, columns: usize) -> usize {
    let anchor =
        |point| question.anchors.get(&point).map_or(1, |it| fold(it, columns).len().max(1));
    (1..=top).map(anchor).sum()
}

const BARE_ADVICE: &str =
    "This bank has no guidance for this question. Note what is said and done.";

const OWN_ADVICE: &str = "A question of your own, without guidance. Note what is said and done.";

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

/// Signals and red flags: what is ticked when it is heard.
fn heard(question: &Question, entry: &Entry, columns: usize) -> Vec<Line> {
    let parts = question.parts().len();
    let mut letters = LETTERS.chars().take(LETTERS.len() - parts);
    let mut lines = Vec::new();
    for (nth, text) in question.signals.iter().enumerate() {
        let ticked = entry.signals.contains(&nth);
        lines.extend(tickable(Kind::Signal, letters.next(), ticked, text, columns));
    }
    for (nth, text) in question.red_flags.iter().enumerate() {
        let ticked = entry.red_flags.contains(&nth);
        lines.extend(tickable(Kind::RedFlag, letters.next(), ticked, text, columns));
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
        wanted: false,
        text,
    })
}

fn running(kind: Kind, text: &str, columns: usize) -> impl Iterator<Item = Line> + use<> {
    fold(text, columns).into_iter().map(move |text| Line { kind, lead: None, wanted: false, text })
}
