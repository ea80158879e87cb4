//! Where the parts of the list of sessions are, for whoever draws or clicks.

use crate::app::Size;
use crate::app::areas::{Area, Room};
use crate::app::sorting::Column;

/// The column in which the filter begins, after its label.
pub const FILTER_START: u16 = 9;

/// The most columns of the filter.
pub(super) const MOST_FILTER: u16 = 60;

/// From so many columns on the preview stands beside the list.
const BESIDE: u16 = 120;

/// The parts of the screen below its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LibraryAreas {
    pub filter: Area,
    /// The list; its first row is the heads of its columns.
    pub list: Area,
    /// What the columns have no room for, behind a rule: [`Self::place`] says where.
    pub preview: Area,
    pub place: Place,
    pub footer: Area,
}

/// Where the preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the right; its first column is the rule.
    Beside,
    /// At the bottom; its first row is the rule.
    Below,
    /// The same with a single row, for the header's particulars alone.
    Line,
}

impl LibraryAreas {
    pub fn of(size: Size) -> Self {
        let (_, rest) = Area::of(size).split_rows(1);
        let (filter, rest) = rest.split_rows(1);
        let (body, footer) = rest.split_rows(rest.height.saturating_sub(1));
        let place = match Room::of(size) {
            Some(Room::Wide) if size.columns >= BESIDE => Place::Beside,
            Some(Room::Wide | Room::Medium) => Place::Below,
            _ => Place::Line,
        };
        let (list, preview) = match place {
            Place::Beside => body.split_columns(body.width - (size.columns / 4).clamp(34, 64)),
            Place::Below => body.split_rows(body.height - (body.height * 2 / 5).clamp(6, 14)),
            Place::Line => body.split_rows(body.height.saturating_sub(2)),
        };
        Self { filter, list, preview, place, footer }
    }

    /// The text of the filter.
    pub fn text(&self) -> Area {
        self.filter.split_columns(FILTER_START).1
    }

    /// The columns of the list that there is room for.
    pub fn columns(&self) -> Vec<Shown> {
        // Nothing runs into the rule of a preview beside it.
        columns(self.list.width.saturating_sub(u16::from(self.place == Place::Beside)))
    }
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub column: Column,
    /// Where it begins in the list, and how many columns of the terminal it takes.
    pub start: u16,
    pub width: u16,
}

/// Before the first column: a blank, the mark of a session, a blank.
pub const BEFORE: u16 = 3;

/// Those that give way where there is no room, the first one first; the preview tells of them. The
/// date and the two names always stay: without them rows of one candidate look alike. Of the phase
/// the column of the recommendation tells where it matters.
const GIVE_WAY: [Column; 5] =
    [Column::Phase, Column::Coverage, Column::Score, Column::Bank, Column::Recommendation];

/// The least width of a column: that of its head, with its number, or of what stands in it.
fn least(column: Column) -> u16 {
    match column {
        Column::Date => 10,
        Column::Recommendation | Column::Bank => 11,
        Column::Interviewer => 12,
        Column::Candidate => 14,
        Column::Phase => 8,
        Column::Score | Column::Coverage => 7,
    }
}

/// How much of the room that is left a column gets.
fn share(column: Column) -> u16 {
    match column {
        Column::Candidate | Column::Interviewer => 3,
        Column::Bank => 1,
        _ => 0,
    }
}

fn columns(width: u16) -> Vec<Shown> {
    let mut kept = Column::ALL.to_vec();
    let needed = |kept: &[Column]| -> u16 {
        // A blank between them.
        BEFORE + kept.iter().map(|column| least(*column) + 1).sum::<u16>().saturating_sub(1)
    };
    for column in GIVE_WAY {
        if needed(&kept) > width {
            kept.retain(|it| *it != column);
        }
    }
    let mut left = width.saturating_sub(needed(&kept));
    let mut shares: u16 = kept.iter().map(|column| share(*column)).sum();
    let mut start = BEFORE;
    let mut shown = Vec::new();
    for column in kept {
        let share = share(column);
        let more = (left * share).checked_div(shares).unwrap_or(0);
        (left, shares) = (left - more, shares - share);
        let width = (least(column) + more).min(width.saturating_sub(start));
        shown.push(Shown { column, start, width });
        start += width + 1;
    }
    shown
}
