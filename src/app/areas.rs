//! Where the parts of the live screen are, computed from the terminal's size and the item on the
//! table alone. The program needs it to move a cursor by rows and to scroll; the ui draws by it.
//! Nothing here depends on what was last drawn.

use super::Size;
use super::guidance::{self, Order};
use super::star::Form;
use crate::domain::glyph::columns;
use crate::domain::prose::fold;
use crate::domain::{Entry, Item, ItemKind};

/// A rectangle of cells; `x` and `y` from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// The whole of a terminal.
    pub fn of(size: Size) -> Self {
        Self { x: 0, y: 0, width: size.columns, height: size.rows }
    }

    /// A cell of the terminal as a column and a row of the area; `None` outside.
    pub fn at(self, column: u16, row: u16) -> Option<(u16, u16)> {
        let (column, row) = (column.checked_sub(self.x)?, row.checked_sub(self.y)?);
        (column < self.width && row < self.height).then_some((column, row))
    }

    /// A column and a row of the area as a cell of the terminal; `None` outside.
    pub fn cell(self, column: u16, row: u16) -> Option<(u16, u16)> {
        (column < self.width && row < self.height).then(|| (self.x + column, self.y + row))
    }

    /// What is below the first row, which carries a pane's title.
    pub fn body(self) -> Self {
        Self { y: self.y + self.height.min(1), height: self.height.saturating_sub(1), ..self }
    }

    /// Its rows, from the top.
    pub fn rows(self) -> impl Iterator<Item = Self> {
        (0..self.height).map(move |row| Self { y: self.y + row, height: 1, ..self })
    }

    /// The upper `rows`, and the rest.
    pub fn split_rows(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        let rest = Self { y: self.y + rows, height: self.height - rows, ..self };
        (Self { height: rows, ..self }, rest)
    }

    /// The left `columns`, and the rest.
    pub fn split_columns(self, columns: u16) -> (Self, Self) {
        let columns = columns.min(self.width);
        let rest = Self { x: self.x + columns, width: self.width - columns, ..self };
        (Self { width: columns, ..self }, rest)
    }
}

/// The columns that a text takes, as areas count them.
pub fn wide(text: &str) -> u16 {
    u16::try_from(columns(text)).unwrap_or(u16::MAX / 2)
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Everything at once.
    Wide,
    /// The guide is a strip; the probes stand beside what is listened for, the scale in a row.
    Medium,
    /// Everything stands below everything.
    Narrow,
}

impl Room {
    /// The room of a terminal; `None` where it is too small for an interview.
    pub fn of(size: Size) -> Option<Self> {
        match (size.columns, size.rows) {
            (100.., 26..) => Some(Self::Wide),
            (76.., 20..) => Some(Self::Medium),
            (LEAST_COLUMNS.., LEAST_ROWS..) => Some(Self::Narrow),
            _ => None,
        }
    }
}

/// The smallest terminal that an interview fits into.
pub const LEAST_COLUMNS: u16 = 40;
/// Likewise.
pub const LEAST_ROWS: u16 = 14;

/// The columns of the time gutter of the notes: a blank, `mm:ss`, a blank.
pub const GUTTER: u16 = 7;

/// The parts of the live screen. A pane's first row is its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveAreas {
    pub room: Room,
    pub header: Area,
    /// The guide as a column, with a rule on its right; only where it is wide.
    pub guide: Option<Area>,
    /// The guide as a row, elsewhere.
    pub strip: Option<Area>,
    pub question: Area,
    pub guidance: Area,
    pub order: Order,
    /// The probes, where they have a pane of their own.
    pub probes: Option<Area>,
    /// The scale, with a title or in a single row without one. `None` for what is not rated.
    pub scale: Option<Area>,
    pub scale_in_a_row: bool,
    /// The parts of the answer, a row of their own or at the end of the scale's. `None` for a
    /// question that has none.
    pub star: Option<Area>,
    pub notes: Area,
    /// The columns before the notes, for their times: [`GUTTER`], or a blank without times.
    pub gutter: u16,
    pub footer: Area,
}

impl LiveAreas {
    /// The layout for an item on a scale up to `top`, with or without times beside the notes; `None`
    /// where the terminal is too small. It does not depend on what is written in the notes.
    pub fn of(size: Size, times: bool, top: u8, item: &Item, entry: &Entry) -> Option<Self> {
        let room = Room::of(size)?;
        let (header, rest) = Area::of(size).split_rows(1);
        let (rest, footer) = rest.split_rows(rest.height - 1);
        let (guide, strip, main) = match room {
            Room::Wide => {
                let (guide, main) = rest.split_columns((size.columns / 5).clamp(24, 32));
                (Some(guide), None, main)
            }
            Room::Medium | Room::Narrow => {
                let (strip, main) = rest.split_rows(1);
                (None, Some(strip), main)
            }
        };
        let asked = rows(fold(ask(item), text_columns(main)).len());
        let (question, main) = main.split_rows(1 + asked.clamp(1, most_question_rows(room, main)));
        let question_of = item.question();
        let apart = room == Room::Medium && question_of.is_some_and(|it| !it.probes.is_empty());
        // The scale has the pane beside the guidance unless the probes need it.
        let in_a_row = question_of.is_some() && (room == Room::Narrow || apart);
        let parts = question_of.is_some_and(|it| !it.parts().is_empty());
        let scale_row = u16::from(in_a_row);
        let star_row = u16::from(parts && !in_a_row);
        let columns = match room {
            Room::Wide | Room::Medium if question_of.is_some() => main.width - main.width * 2 / 5,
            Room::Wide | Room::Medium | Room::Narrow => main.width,
        };
        let beside = usize::from(main.width - columns);
        let text = usize::from(columns).saturating_sub(2);
        let whole = if apart { Order::ProbesApart } else { Order::ProseFirst };
        let wanted = guidance::lines(item, entry, text, whole).len();
        let wanted_beside = match (room, question_of) {
            (Room::Wide, Some(question)) => {
                guidance::scale_rows(question, top, beside.saturating_sub(6))
            }
            (Room::Medium, Some(question)) if apart => {
                guidance::probes(question, entry, beside.saturating_sub(2)).len()
            }
            // Every point has its row, whatever else is cut.
            (Room::Medium, Some(_)) => top.into(),
            _ => 0,
        };
        let least_notes = match room {
            Room::Wide => main.height / 3,
            Room::Medium | Room::Narrow => (main.height * 2 / 5).max(5),
        };
        let most = main.height.saturating_sub(least_notes + scale_row + star_row).max(2);
        let needed = 1 + rows(wanted.max(wanted_beside));
        let (guidance, main) = main.split_rows(needed.clamp(2, most));
        let (guidance, beside) = guidance.split_columns(columns);
        let (scale_line, main) = main.split_rows(scale_row);
        let (star_line, notes) = main.split_rows(star_row);
        let (scale_line, star) = match (parts, in_a_row) {
            (false, _) => (scale_line, None),
            (true, false) => (scale_line, Some(star_line)),
            (true, true) => {
                let (scale, star) = shared(scale_line, top);
                (scale, Some(star))
            }
        };
        let scale = question_of.map(|_| if in_a_row { scale_line } else { beside });
        let order = match (apart, wanted > usize::from(guidance.body().height)) {
            (true, _) => Order::ProbesApart,
            (false, true) => Order::ListsFirst,
            (false, false) => Order::ProseFirst,
        };
        let probes = apart.then_some(beside);
        Some(Self {
            room,
            header,
            guide,
            strip,
            question,
            guidance,
            order,
            probes,
            scale,
            scale_in_a_row: in_a_row,
            star,
            notes,
            gutter: if times { GUTTER } else { 1 },
            footer,
        })
    }

    /// The items of the guide in its column: below the title, above what is left of the time, left
    /// of the rule.
    pub fn guide_items(guide: Area) -> Area {
        let (guide, _) = guide.split_columns(guide.width.saturating_sub(1));
        let body = guide.body();
        body.split_rows(body.height.saturating_sub(4)).0
    }

    /// The part of the notes pane that text is written in.
    pub fn text(&self) -> Area {
        self.notes.body().split_columns(self.gutter.min(self.notes.width)).1
    }
}

/// A row of which the points of the scale take the left end and the parts of the answer the right.
fn shared(row: Area, top: u8) -> (Area, Area) {
    let points = scale_columns(top) + 1;
    let form = Form::fitting(row.width.saturating_sub(points + 1));
    let star = form.columns() + 1;
    row.split_columns(row.width.saturating_sub(star).max(points))
}

/// The columns that the points of a scale up to `top` take in a row: a blank, and three for each.
pub fn scale_columns(top: u8) -> u16 {
    1 + 3 * u16::from(top)
}

/// The columns for running text in a pane: one is left free on each side.
pub fn text_columns(pane: Area) -> usize {
    pane.width.saturating_sub(2).into()
}

/// What stands in the question pane.
pub fn ask(item: &Item) -> &str {
    match &item.kind {
        ItemKind::Question(question) => &question.ask,
        ItemKind::Opening { script: Some(_) } | ItemKind::Closing { script: Some(_) } => {
            "Read this aloud in your own voice."
        }
        ItemKind::Opening { script: None } => "Open the interview in your own words.",
        ItemKind::Closing { script: None } => "Close the interview in your own words.",
    }
}

fn most_question_rows(room: Room, main: Area) -> u16 {
    match room {
        Room::Wide => (main.height / 4).max(4),
        Room::Medium => 4,
        Room::Narrow => (main.height / 3).clamp(2, 5),
    }
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX - 1)
}
