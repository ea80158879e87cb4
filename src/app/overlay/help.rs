//! The help: every key of a screen, read from the keys as they are and named as they are pressed
//! there.

use super::panel;
use crate::app::action::Writing;
use crate::app::editor::Motion;
use crate::app::keymap::{Keymap, Scope, TextRow};
use crate::app::{Action, Size};
use crate::domain::Mark;
use crate::domain::glyph::columns;
use crate::domain::prose::fold;

/// The most columns of its panel, with the frame.
pub const WIDTH: u16 = 76;

/// The most columns of the keys, so that there is room for what they do; more of them go on in the
/// next row.
const MOST_KEYS: usize = 16;

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub rows: Vec<Row>,
    /// The columns that the keys take: no more than the longest of them.
    pub keys: u16,
}

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    Text(String),
    /// A key and what it does, or the rest of that below it.
    Key {
        keys: String,
        name: String,
    },
    Blank,
}

/// The signs before and behind the items of the guide.
const SIGNS: [(&str, &str); 6] = [
    ("▶", "on the table"),
    ("✓", "rated; of the opening and the closing: done"),
    ("○", "answered, and not rated"),
    ("×", "skipped, or dropped"),
    ("?", "behind it: optional"),
    ("!", "behind a rating: no line shows what it is for"),
];

/// The keys of a text of one line that are worth their rows; whoever writes longer texts finds all
/// of them in the interview's help.
const SHORT: [Writing; 6] = [
    Writing::DeleteWordBack,
    Writing::DeleteToLineStart,
    Writing::DeleteToLineEnd,
    Writing::Move(Motion::LineStart),
    Writing::Move(Motion::LineEnd),
    Writing::Paste,
];

/// The words of a filter: what [`crate::app::filter`] takes, in short.
const WORDS: [(&str, &str); 11] = [
    ("ada", "letters of the candidate, or a word of the bank, guide or day"),
    ("by:robin", "the interviewer"),
    ("bank: guide:", "a part of an id or a title"),
    ("role: round:", "what the candidate applied for"),
    ("rec:yes", "the recommendation: strong-no, no, yes, strong-yes, none"),
    ("score:>3.5", "the score: also 4, >=3, <2, <=2.5, none"),
    ("phase:paused", "planned, live, paused, wrap-up, finished"),
    ("unfinished", "what can be gone on with"),
    ("on:2026-11", "that day, month or year"),
    ("after: before:", "2026-11-03, 2026-11, today, 7d, 2w, 3m"),
    ("-rec:none", "not so; \"quotes\" hold words together"),
];

impl Help {
    /// The help for a place, in a terminal of this size.
    pub fn of(keymap: &Keymap, scope: Scope, size: Size) -> Self {
        let mut rows = vec![Row::Heading(scope.title())];
        if scope.is_desk() {
            let out = if scope == Scope::Brief { Action::Back } else { Action::Desk };
            let desk = keymap.key(scope, true, out);
            rows.push(Row::Text(format!(
                "On the desk ({desk}): the key alone. While typing: the same key with Alt."
            )));
        }
        rows.push(Row::Blank);
        rows.extend(keymap.rows(scope).map(|row| key(row.all_keys(scope), row.binding.name)));
        if scope == Scope::Live {
            rows.extend([Row::Blank, Row::Heading("The guide"), Row::Blank]);
            rows.extend(SIGNS.map(|(sign, name)| key(sign.to_owned(), name)));
        }
        if matches!(scope, Scope::Live | Scope::WrapUp) {
            rows.extend([
                Row::Blank,
                Row::Heading("Marks"),
                Row::Text("At the start of a line of notes; with Alt from any place in it.".into()),
            ]);
            rows.push(Row::Blank);
            rows.extend(Mark::ALL.map(|mark| key(mark.sign().to_string(), mark.meaning())));
        }
        if scope == Scope::Library {
            rows.extend([Row::Blank, Row::Heading("What is typed, each word of which has to fit")]);
            rows.push(Row::Blank);
            rows.extend(WORDS.map(|(word, means)| key(word.to_owned(), means)));
        }
        let writing: Vec<Row> = match scope {
            _ if scope.is_desk() => keymap.texts().iter().map(every_key).collect(),
            _ if scope.has_text() => {
                let short =
                    keymap.texts().iter().filter(|row| SHORT.contains(&row.binding.writing));
                short.map(first_key).collect()
            }
            _ => Vec::new(),
        };
        if !writing.is_empty() {
            rows.extend([Row::Blank, Row::Heading("Writing"), Row::Blank]);
            rows.extend(writing);
        }
        folded(rows, size)
    }
}

fn key(keys: String, name: &str) -> Row {
    Row::Key { keys, name: name.to_owned() }
}

fn every_key(row: &TextRow) -> Row {
    key(row.all_keys(), row.binding.name)
}

fn first_key(row: &TextRow) -> Row {
    key(row.keys.first().map(ToString::to_string).unwrap_or_default(), row.binding.name)
}

/// With what each key does folded into the room beside the keys.
fn folded(rows: Vec<Row>, size: Size) -> Help {
    let inner = usize::from(panel::inside(panel::middle(size, WIDTH, 1)).width);
    let wide = |row: &Row| match row {
        Row::Key { keys, .. } => columns(keys),
        _ => 0,
    };
    let wide_keys = rows.iter().map(wide).max().unwrap_or(0).min(MOST_KEYS).min(inner / 2).max(1);
    // A blank before the keys, two behind them, and one at the end.
    let room = inner.saturating_sub(wide_keys + 4).max(1);
    let mut all = Vec::new();
    for row in rows {
        match row {
            Row::Key { keys, name } => {
                let (names, keys) = (fold(&name, room), fold(&keys, wide_keys));
                let line =
                    |lines: &[String], nth: usize| lines.get(nth).cloned().unwrap_or_default();
                let rows = (0..names.len().max(keys.len()))
                    .map(|nth| Row::Key { keys: line(&keys, nth), name: line(&names, nth) });
                all.extend(rows);
            }
            Row::Text(text) => {
                let lines = fold(&text, inner.saturating_sub(2).max(1)).into_iter();
                all.extend(lines.map(Row::Text));
            }
            other => all.push(other),
        }
    }
    Help { rows: all, keys: u16::try_from(wide_keys).unwrap_or(0) }
}
