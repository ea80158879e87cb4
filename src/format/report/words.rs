//! The words of a report for values that are no texts.

use super::{Deviation, Tickable};
use crate::domain::time::mmss;
use crate::domain::{Amended, Amendment, NoteLine, Notes, Place, Rated, Recommendation, Star};
use crate::format::diff::{Which, changed};

/// What stands for a line in which there is nothing.
const EMPTY: &str = "(an empty line)";

/// How many hints a rating was given with, as it follows the rating; empty without one.
pub fn with_hints(hints: usize) -> String {
    match hints {
        0 => String::new(),
        1 => ", with 1 hint".to_owned(),
        _ => format!(", with {hints} hints"),
    }
}

/// Ratings in their order, as in `3 at 14:20, then 4 at 31:05`.
pub(in crate::format) fn rated(ratings: &[Rated]) -> String {
    let one = |rated: &Rated| {
        let rating = rated.rating.map_or("taken back".to_owned(), |rating| rating.to_string());
        format!("{rating} at {}", mmss(rated.clock))
    };
    ratings.iter().map(one).collect::<Vec<_>>().join(", then ")
}

/// Which parts of a story were heard, and which were not.
pub(in crate::format) fn heard_words(heard: &[Star], unheard: &[Star]) -> String {
    match unheard {
        [] => "Heard: every part of the story".to_owned(),
        _ => format!("Heard: {}; not heard: {}", words(heard), words(unheard)),
    }
}

fn words(parts: &[Star]) -> String {
    parts.iter().map(|part| part.word()).collect::<Vec<_>>().join(", ")
}

/// How many times, in words where there are some.
pub(in crate::format) fn often(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{times} times"),
    }
}

pub(super) fn numbered(number: Option<usize>) -> String {
    number.map(|number| format!("{number}.")).unwrap_or_default()
}

pub(super) fn ticked(kind: Tickable) -> &'static str {
    match kind {
        Tickable::Signal => "    [x] ",
        Tickable::RedFlag => "    [x] Red flag: ",
        Tickable::Probe => "    Asked: ",
    }
}

/// What is said before all of a kind that was not ticked.
pub(in crate::format) fn unticked(kind: Tickable) -> &'static str {
    match kind {
        Tickable::Signal => "Not heard:",
        Tickable::RedFlag => "Red flags, not heard:",
        Tickable::Probe => "Not asked:",
    }
}

/// Several texts in one line. They may be whole sentences.
pub(in crate::format) fn one_line(texts: &[String]) -> String {
    let bare = |text: &String| text.trim().trim_end_matches(['.', ';']).to_owned();
    texts.iter().map(bare).collect::<Vec<_>>().join("; ")
}

/// A departure from the guide, as a sentence without its full stop.
pub(in crate::format) fn deviation_words(what: &Deviation) -> String {
    let for_long = |length: &Option<u32>| {
        length.map_or(", not over yet".to_owned(), |length| format!(" for {}", mmss(length)))
    };
    match what {
        Deviation::Skipped { title, reason } => format!("{title} was skipped: {reason}"),
        Deviation::NotAsked { title } => format!("{title} was not asked"),
        Deviation::Added { title, bank, asked } => {
            let from = match bank {
                Some(bank) => format!("from the bank {bank}"),
                None => "written on the spot".to_owned(),
            };
            let asked = if *asked { "" } else { ", and not asked" };
            format!("{title} was added, {from}{asked}")
        }
        Deviation::Paused { length } => format!("Paused{}", for_long(length)),
        Deviation::Away { length } => format!("Closed{}", for_long(length)),
        Deviation::Slept { length } => format!("The machine slept for {}", mmss(*length)),
        Deviation::AwayUnknown => {
            "Closed, nobody knows for how long: the machine's clock was set back meanwhile".into()
        }
        Deviation::ClockSet { seconds } => {
            let by = mmss(u32::try_from(seconds.unsigned_abs()).unwrap_or(u32::MAX));
            let to = if *seconds < 0 { "back" } else { "forward" };
            format!("The machine's clock was set {to} by {by}")
        }
        Deviation::Reopened => "Went on after the end".into(),
    }
}

/// What was amended, as in `rating 3, was 4`.
pub fn amended(what: &Amended) -> String {
    let none = "none".to_owned();
    match what {
        Amended::Rating { old, new, .. } => {
            let point = |rating: &Option<u8>| rating.map_or(none.clone(), |it| it.to_string());
            format!("rating {}, was {}", point(new), point(old))
        }
        Amended::Recommendation { old, new } => {
            let given = |it: &Option<Recommendation>| it.map_or(none.as_str(), |it| it.words());
            format!("recommendation {}, was {}", given(new), given(old))
        }
        Amended::Particular { which, old, new } => {
            let text = |it: &str| if it.is_empty() { none.clone() } else { it.to_owned() };
            format!("{} {}, was {}", which.word(), text(new), text(old))
        }
        Amended::Text { place, old, new, .. } => {
            let text = match place {
                Place::Item(_) => "notes",
                Place::Reason => "reason",
            };
            let hunks = hunks(old.as_ref(), new.as_ref());
            let was = hunks.iter().filter(|(which, _)| *which == Which::A).count();
            match (was, hunks.len() - was) {
                (0, new) => format!("{text}, {} added", lines(new)),
                (old, 0) => format!("{text}, {} taken out", lines(old)),
                (old, new) => format!("{text}, {} replaced by {new}", lines(old)),
            }
        }
    }
}

/// The same, and why.
pub(in crate::format) fn amended_for(amendment: &Amendment) -> String {
    let by = by(amendment);
    format!("{}{by}. Why: {}", amended(&amendment.what), amendment.why)
}

/// Who amended it, as it follows what was amended; empty where nobody knows.
pub(in crate::format) fn by(amendment: &Amendment) -> String {
    if amendment.by.is_empty() { String::new() } else { format!(", by {}", amendment.by) }
}

/// The same behind the title of what it belongs to, which is not said twice.
pub(in crate::format) fn amended_behind(title: &str, amendment: &Amendment) -> String {
    let told = amended_for(amendment);
    let (first, rest) = told.split_once(' ').unwrap_or(("", told.as_str()));
    if first.eq_ignore_ascii_case(title) { rest.to_owned() } else { told }
}

/// The lines of a text that were replaced, and those that stand there now, in the order of their
/// places; what stayed between two places is in neither. All of them where they can no longer be
/// told from each other, since their words are left out.
fn hunks(old: Option<&Notes>, new: Option<&Notes>) -> Vec<(Which, NoteLine)> {
    let lines = |notes: Option<&Notes>| -> Vec<NoteLine> {
        notes.iter().flat_map(|it| it.lines()).map(|line| line.as_ref().clone()).collect()
    };
    let (old, new) = (lines(old), lines(new));
    let differ = changed(&old, &new, |_, line| line.clone());
    if !differ.is_empty() {
        return differ;
    }
    let all = |which, lines: Vec<NoteLine>| lines.into_iter().map(move |line| (which, line));
    all(Which::A, old).chain(all(Which::B, new)).collect()
}

fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// The lines that were replaced, and those that stand there now; each with what it is.
pub fn replaced(what: &Amended) -> Vec<(&'static str, String)> {
    let Amended::Text { old, new, .. } = what else { return Vec::new() };
    let row = |(which, line): (Which, NoteLine)| {
        let what = if which == Which::A { "was" } else { "now" };
        let text = if line.text.trim().is_empty() { EMPTY } else { line.text.as_str() };
        match line.begun {
            Some(begun) => (what, format!("{} {text}", mmss(begun))),
            None => (what, text.to_owned()),
        }
    };
    hunks(old.as_ref(), new.as_ref()).into_iter().map(row).collect()
}

/// Where a point lies that no anchor describes.
pub(in crate::format) fn unanchored(point: u8, below: bool, above: bool) -> String {
    let nearest = match (below, above) {
        (true, true) => "it lies between these",
        (true, false) => "it lies above this",
        (false, true) => "it lies below this",
        (false, false) => "the question has no anchors",
    };
    format!("{point} has no anchor of its own; {nearest}")
}
