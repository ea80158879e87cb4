//! The form in which a finished session is amended, step by step: what, its new value, why. It
//! holds what has been entered so far and changes nothing.

mod areas;

pub use areas::{Beside, FormAreas, STANDS, beside, gutter, told};

use crate::app::Size;
use crate::app::action::Writing;
use crate::app::clipboard::Clipboard;
use crate::app::editor::{Command, Editor, Outcome};
use crate::app::field::Field;
use crate::app::points::{LEAD, points};
use crate::domain::{Amend, Entry, Item, Notes, Particular, Place, Recommendation, Record, Stamps};

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The item at hand, a place in the plan.
    pub item: usize,
    pub step: Step,
}

/// How far it has come. `selected` is the highlighted row, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What is to be amended.
    What { selected: usize },
    /// The new rating.
    Rating { selected: usize },
    /// The new recommendation.
    Given { selected: usize },
    /// Which of the people and the occasion.
    Who { selected: usize },
    /// Its new name.
    Name(Box<Named>),
    /// The new text.
    Text(Box<Written>),
    /// The reason for the change.
    Why(Box<Why>),
}

/// A text that is being amended: a copy of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub place: Place,
    pub notes: Notes,
    pub editor: Editor,
    /// As it was.
    was: Notes,
    /// It has been said that leaving loses what was written.
    pub warned: bool,
}

/// A text of one line that is being amended.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub which: Particular,
    pub field: Field,
}

/// The last step.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub amend: Amend,
    /// What will be recorded: a line each.
    pub told: Vec<String>,
    pub why: Field,
    /// It is to be recorded as soon as the disk has read the session.
    pub accepted: bool,
    /// The step before.
    pub before: Step,
}

/// What can be amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Rating,
    Notes,
    Recommendation,
    /// That of the recommendation.
    Reason,
    /// Who met, and for what.
    People,
}

impl Subject {
    /// All of them, in the order of their keys, which is the same at every item.
    pub const ALL: [Self; 5] =
        [Self::Rating, Self::Notes, Self::Recommendation, Self::Reason, Self::People];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Notes => "notes",
            Self::Reason => "reason",
            Self::Recommendation => "recommendation",
            Self::People => "people",
        }
    }
}

/// A row to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key.
    pub digit: u8,
    /// What it is, in a word; empty where the text says it.
    pub name: &'static str,
    /// In full, as it is folded.
    pub text: Vec<String>,
    /// How many rows of it there is room for.
    pub rows: usize,
    /// It is what the session has now.
    pub current: bool,
    /// Why it cannot be taken, as a sentence, where it cannot.
    pub blocked: Option<String>,
}

/// What stands in the place of a rating where there is none to be given.
const UNRATED: &str = "only questions are rated";
/// The columns before the text of a choice that has a name.
pub const NAMES: u16 = 19;

impl Form {
    /// At an item.
    pub fn at(item: usize) -> Self {
        Self { item, step: Step::What { selected: 0 } }
    }

    /// Why a subject cannot be amended at the item at hand, as a sentence; `None` where it can.
    fn blocked(&self, subject: Subject, record: &Record) -> Option<String> {
        let item = record.plan.items.get(self.item)?;
        let unrated = subject == Subject::Rating && item.question().is_none();
        unrated.then(|| format!("{}: only questions are rated.", item.title()))
    }

    /// The rows to choose from, for so much room; none in the steps that take a text.
    pub fn choices(&self, record: &Record, size: Size) -> Vec<Choice> {
        let body = FormAreas::of(self, record, size).body;
        let entry = record.entries.get(self.item);
        match &self.step {
            Step::What { .. } => {
                let row = |(digit, subject): (u8, Subject)| {
                    let blocked = self.blocked(subject, record);
                    let now = || now(subject, record, entry);
                    Choice {
                        digit,
                        name: subject.word(),
                        text: vec![blocked.as_ref().map_or_else(now, |_| UNRATED.to_owned())],
                        rows: 1,
                        current: false,
                        blocked,
                    }
                };
                (1..).zip(Subject::ALL).map(row).collect()
            }
            Step::Rating { selected } => {
                let rating = entry.and_then(|entry| entry.rating);
                let Some(question) = record.plan.items.get(self.item).and_then(Item::question)
                else {
                    return Vec::new();
                };
                let scale = &record.plan.scale;
                let top = scale.top();
                let chosen = u8::try_from(*selected).ok().and_then(|nth| top.checked_sub(nth));
                let columns = usize::from(body.width.saturating_sub(LEAD + 1));
                let rows = usize::from(body.height.saturating_sub(1));
                // The highlighted point is read in full.
                let points = points(scale, question, chosen.filter(|it| *it > 0), (columns, rows));
                let point = |it: crate::app::points::Point| Choice {
                    digit: it.point,
                    name: "",
                    text: it.text,
                    rows: it.rows,
                    current: rating == Some(it.point),
                    blocked: None,
                };
                let none = none("not rated", rating.is_none());
                points.into_iter().map(point).chain([none]).collect()
            }
            Step::Given { .. } => {
                let row = |(digit, given): (u8, Recommendation)| Choice {
                    digit,
                    name: "",
                    text: vec![given.words().to_owned()],
                    rows: 1,
                    current: record.recommendation == Some(given),
                    blocked: None,
                };
                let none = none("no recommendation", record.recommendation.is_none());
                (1..).zip(Recommendation::ALL).map(row).chain([none]).collect()
            }
            Step::Who { .. } => {
                let row = |(digit, which): (u8, Particular)| Choice {
                    digit,
                    name: which.word(),
                    text: vec![said(record.people.particular(which))],
                    rows: 1,
                    current: false,
                    blocked: None,
                };
                (1..).zip(Particular::ALL).map(row).collect()
            }
            Step::Text(_) | Step::Name(_) | Step::Why(_) => Vec::new(),
        }
    }

    /// The highlighted row.
    pub fn selected(&self) -> usize {
        match &self.step {
            Step::What { selected }
            | Step::Rating { selected }
            | Step::Given { selected }
            | Step::Who { selected } => *selected,
            Step::Text(_) | Step::Name(_) | Step::Why(_) => 0,
        }
    }

    /// Highlights another row.
    pub fn select(&mut self, row: usize) {
        match &mut self.step {
            Step::What { selected }
            | Step::Rating { selected }
            | Step::Given { selected }
            | Step::Who { selected } => *selected = row,
            Step::Text(_) | Step::Name(_) | Step::Why(_) => {}
        }
    }

    /// Whether it amends the people.
    pub fn is_about_people(&self) -> bool {
        match &self.step {
            Step::Who { .. } | Step::Name(_) => true,
            Step::Why(why) => matches!(why.amend, Amend::Particular { .. }),
            Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Text(_) => false,
        }
    }

    /// Whether a text has the keys.
    pub fn takes_text(&self) -> bool {
        matches!(self.step, Step::Text(_) | Step::Name(_) | Step::Why(_))
    }

    /// Fits its text to the terminal.
    pub fn fit(&mut self, size: Size) {
        match &mut self.step {
            Step::Text(written) => written.fit(size),
            Step::Name(named) => {
                named.field.resize(areas::name_columns(size).saturating_sub(1).max(1));
            }
            Step::Why(why) => {
                why.why.resize(areas::why_columns(size).saturating_sub(1).max(1));
                if let Step::Text(written) = &mut why.before {
                    written.fit(size);
                }
            }
            Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => {}
        }
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) {
        match &mut self.step {
            Step::Text(written) => {
                let command = Command::Insert(text.to_owned());
                written.act(&command, &mut Clipboard::default());
            }
            Step::Name(named) => named.field.insert(text),
            Step::Why(why) => {
                why.why.insert(text);
                why.accepted = false;
            }
            Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => {}
        }
    }

    /// Writes by a key.
    pub fn write(&mut self, writing: Writing, clipboard: &mut Clipboard) {
        match &mut self.step {
            Step::Text(written) => {
                let command = clipboard.command(writing);
                written.act(&command, clipboard);
            }
            Step::Name(named) => named.field.write(writing, clipboard),
            Step::Why(why) => {
                why.why.write(writing, clipboard);
                why.accepted = false;
            }
            Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => {}
        }
    }

    /// The text that has the keys with its cursor, for whoever points into it.
    pub fn hold(&mut self) -> Option<(&mut Editor, &Notes)> {
        match &mut self.step {
            Step::Text(written) => Some((&mut written.editor, &written.notes)),
            Step::Name(named) => Some(named.field.hold()),
            Step::Why(why) => Some(why.why.hold()),
            Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => None,
        }
    }
}

impl Written {
    /// A text as it is, cursor at its end.
    pub fn new(place: Place, was: &Notes, size: Size) -> Self {
        let (notes, was) = (was.clone(), was.clone());
        let mut written = Self { place, notes, editor: Editor::new(1, 1), was, warned: false };
        written.fit(size);
        written.editor.place(&written.notes, written.notes.end());
        written
    }

    /// As it was.
    pub fn was(&self) -> &Notes {
        &self.was
    }

    fn fit(&mut self, size: Size) {
        let (width, height) = areas::text_size(self.place, &self.was, size);
        self.editor.resize(&self.notes, width, height);
    }

    fn act(&mut self, command: &Command, clipboard: &mut Clipboard) {
        let outcome: Outcome = self.editor.act(&self.notes, command, Stamps::Keep);
        if let Some(splice) = clipboard.take(outcome)
            && self.notes.splice(&splice).is_some()
        {
            self.editor.wrote(&self.notes, &splice);
            self.warned = false;
        }
    }
}

fn none(text: &str, current: bool) -> Choice {
    let (text, blocked) = (vec![text.to_owned()], None);
    Choice { digit: 0, name: "", text, rows: 1, current, blocked }
}

/// What is said of somebody, or that nothing is.
fn said(text: &str) -> String {
    if text.is_empty() { "none".to_owned() } else { text.to_owned() }
}

/// What the session has of a subject.
fn now(subject: Subject, record: &Record, entry: Option<&Entry>) -> String {
    let lines = |notes: &Notes| match notes.lines().len() {
        _ if notes.is_blank() => "none".to_owned(),
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    match subject {
        Subject::Rating => match entry.and_then(|entry| entry.rating) {
            Some(point) => {
                let scale = &record.plan.scale;
                format!("{point} of {} {}", scale.top(), scale.label(point)).trim().to_owned()
            }
            None => "not rated".to_owned(),
        },
        Subject::Notes => entry.map_or_else(String::new, |entry| lines(&entry.notes)),
        Subject::Reason => format!("of the recommendation: {}", lines(&record.reason)),
        Subject::Recommendation => record.recommendation.map_or("none", |it| it.words()).to_owned(),
        Subject::People => said(&record.people.candidate),
    }
}
