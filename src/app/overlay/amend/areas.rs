//! How high the form for amendments is, and what lies where in it: as many rows as the step needs,
//! and below them, as far as there is room, the notes or the reason that it is about.

use super::{Form, Step, Subject, Why};
use crate::app::Size;
use crate::app::areas::{Area, GUTTER};
use crate::app::overlay::panel;
use crate::app::points::{LEAD, points};
use crate::domain::glyph::columns;
use crate::domain::prose::fold;
use crate::domain::{Amend, Item, Mark, Notes, Particular, Place, Recommendation, Record};

/// The parts of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormAreas {
    /// With its frame.
    pub panel: Area,
    /// The choices, or what takes a text.
    pub body: Area,
    /// What the change is judged by: a title, and rows below it. May have no rows at all.
    pub beside: Area,
    /// What the step needs to be known.
    pub foot: Area,
}

/// A row of the text that a change is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// When its line was begun, in seconds of the interview's clock; on its first row alone.
    pub begun: Option<u32>,
    pub mark: Option<Mark>,
    pub text: String,
}

/// The columns before the reason for a change.
pub const WHY_LEAD: u16 = 6;
/// The widest panel, in columns.
const WIDEST: u16 = 100;
/// The most rows of the foot.
const FOOT: usize = 2;
/// What is to be known where a value is chosen.
pub const STANDS: &str = "● is what stands now. It stays on record beside the new one.";
/// The fewest rows that a text is amended in, and those for what is added to it.
const TEXT: (usize, usize) = (5, 3);
/// The rows of the notes, with their title, that come before rows that are only more comfortable.
const NOTES: usize = 5;

impl FormAreas {
    /// For a step of the form.
    pub fn of(form: &Form, record: &Record, size: Size) -> Self {
        let most = inside(size).height.into();
        let foot = form.foot(size);
        let room = usize::from(inside(size).height).saturating_sub(foot);
        let beside = match beside(form, record, size).len() {
            0 => 0,
            rows => rows + 1,
        };
        let (least, full) = form.rows(record, size);
        let least = least.min(room);
        let shown = beside.min(NOTES.min(room - least));
        let body = full.min(room - shown).max(least);
        let shown = beside.min(room - body);
        let gap = usize::from(body + shown + foot < most);
        let rows = body + shown + gap + foot;
        let panel = panel::middle(size, WIDEST, rows);
        let inside = panel::inside(panel);
        let short = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
        let (upper, foot) = inside.split_rows(inside.height.saturating_sub(short(foot)));
        let (body, rest) = upper.split_rows(short(body));
        let (beside, _) = rest.split_rows(short(shown));
        Self { panel, body, beside, foot }
    }

    /// The part that the notes of an item, or another text, are written in.
    pub fn text(self, place: Place) -> Area {
        self.body.split_columns(gutter(place)).1
    }

    /// The row of a name: the first of the body.
    pub fn name(self) -> Area {
        let (row, _) = self.body.split_rows(1);
        row.split_columns(1).1
    }

    /// The row of the reason: the last of the body.
    pub fn why(self) -> Area {
        let (_, row) = self.body.split_rows(self.body.height.saturating_sub(1));
        row.split_columns(WHY_LEAD).1
    }
}

/// The columns of the reason for a change.
pub(super) fn why_columns(size: Size) -> u16 {
    inside(size).width.saturating_sub(WHY_LEAD)
}

/// The columns of a name.
pub(super) fn name_columns(size: Size) -> u16 {
    inside(size).width.saturating_sub(1)
}

/// The columns and rows that a text is amended in: it has room to grow, and stays as large as it
/// was opened.
pub(super) fn text_size(place: Place, was: &Notes, size: Size) -> (u16, u16) {
    let inside = inside(size);
    let width = inside.width.saturating_sub(gutter(place));
    let rows = text_rows(place, was, size).min(usize::from(inside.height).saturating_sub(FOOT));
    (width, u16::try_from(rows).unwrap_or(u16::MAX))
}

fn text_rows(place: Place, was: &Notes, size: Size) -> usize {
    let width = usize::from(inside(size).width.saturating_sub(gutter(place))).max(1);
    let rows: usize =
        was.lines().iter().map(|line| columns(&line.text).div_ceil(width).max(1)).sum();
    (rows + TEXT.1).max(TEXT.0)
}

/// The columns before a text: the times of the notes, or a blank.
pub fn gutter(place: Place) -> u16 {
    match place {
        Place::Item(_) => GUTTER,
        Place::Reason => 1,
    }
}

/// The room within the largest panel.
fn inside(size: Size) -> Area {
    panel::inside(panel::middle(size, WIDEST, usize::MAX))
}

impl Form {
    /// The rows of what the step needs to be known.
    fn foot(&self, size: Size) -> usize {
        match self.step {
            Step::Rating { .. } | Step::Given { .. } => {
                fold(STANDS, inside(size).width.saturating_sub(2).into()).len().min(FOOT)
            }
            Step::What { .. } | Step::Who { .. } | Step::Name(_) | Step::Text(_) | Step::Why(_) => {
                FOOT
            }
        }
    }

    /// The rows that the step cannot do without, and those in which all of it is seen.
    fn rows(&self, record: &Record, size: Size) -> (usize, usize) {
        let one = |rows| (rows, rows);
        match &self.step {
            Step::What { .. } => one(Subject::ALL.len()),
            Step::Given { .. } => one(Recommendation::ALL.len() + 1),
            Step::Who { .. } => one(Particular::ALL.len()),
            Step::Name(_) => one(1),
            Step::Text(written) => one(text_rows(written.place, written.was(), size)),
            Step::Why(why) => {
                let told = told(why, size).len();
                (told.min(2) + 2, told + 2)
            }
            Step::Rating { .. } => {
                let question = record.plan.items.get(self.item).and_then(Item::question);
                let Some(question) = question else { return one(1) };
                let room = (usize::from(inside(size).width.saturating_sub(LEAD + 1)), usize::MAX);
                let points = points(&record.plan.scale, question, None, room);
                let more = points.iter().map(|it| it.text.len() - 1);
                let (longest, all) = (more.clone().max().unwrap_or(0), more.sum::<usize>());
                // Whichever is highlighted is read in full, and the panel does not move.
                (points.len() + 1 + longest, points.len() + 1 + all)
            }
        }
    }
}

/// What will be recorded, folded.
pub fn told(why: &Why, size: Size) -> Vec<String> {
    let room = usize::from(inside(size).width.saturating_sub(5));
    why.told.iter().flat_map(|line| fold(line, room)).collect()
}

/// The text that a change is judged by, folded: the notes of the item, or the reason of the
/// recommendation. None where a text is written, and where there is none.
pub fn beside(form: &Form, record: &Record, size: Size) -> Vec<Beside> {
    let Some(place) = form.judged_by() else { return Vec::new() };
    let notes = match place {
        Place::Item(item) => record.entries.get(item).map(|entry| &entry.notes),
        Place::Reason => Some(&record.reason),
    };
    let Some(notes) = notes.filter(|notes| !notes.is_blank()) else { return Vec::new() };
    let room = usize::from(inside(size).width.saturating_sub(gutter(place) + 1));
    let written = notes.lines().iter().filter(|line| !line.text.trim().is_empty());
    let rows = written.flat_map(|line| {
        let rows = fold(&Mark::closed(&line.text), room).into_iter().enumerate();
        rows.map(|(nth, text)| Beside {
            begun: line.begun.filter(|_| nth == 0),
            mark: Mark::of(&line.text),
            text,
        })
    });
    rows.collect()
}

impl Form {
    /// Which text a change is judged by.
    pub fn judged_by(&self) -> Option<Place> {
        match &self.step {
            Step::What { .. } | Step::Who { .. } | Step::Name(_) | Step::Text(_) => None,
            Step::Rating { .. } => Some(Place::Item(self.item)),
            Step::Given { .. } => Some(Place::Reason),
            Step::Why(why) => match why.amend {
                Amend::Rating { item, .. } => Some(Place::Item(item)),
                Amend::Recommendation { .. } => Some(Place::Reason),
                Amend::Text { place, .. } => Some(place),
                Amend::Particular { .. } => None,
            },
        }
    }
}
