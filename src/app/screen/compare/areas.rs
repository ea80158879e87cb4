//! Where the parts of a comparison are: from the terminal's size and what is compared alone.

use super::CompareScreen;
use crate::app::Size;
use crate::app::areas::{Area, wide};
use crate::app::screen::first_shown;
use crate::domain::Record;
use crate::format::comparison::{self, remarks};

/// The parts of the screen below its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompareAreas {
    /// What is wrong, a sentence a row.
    pub problems: Area,
    /// The candidates, who asked them, and their bands.
    pub heads: Area,
    pub table: Area,
    /// How far apart scores must be, and what the signs mean.
    pub margin: Area,
    /// What stands behind the cell with the cursor, where there is room; its first row is a rule.
    pub preview: Area,
    pub footer: Area,
}

/// The fewest rows for a preview.
const PREVIEW: u16 = 5;
/// The blanks behind a cell.
const GAP: u16 = 2;
/// The columns that a candidate's name takes at most.
const NAME: u16 = 32;

impl CompareAreas {
    pub fn of(screen: &CompareScreen, size: Size) -> Self {
        let (_, rest) = Area::of(size).split_rows(1);
        let (body, footer) = rest.split_rows(rest.height.saturating_sub(1));
        let problems = u16::try_from(screen.problems().len()).unwrap_or(u16::MAX);
        let (problems, rest) = body.split_rows(problems.min((body.height / 6).max(1)));
        // Candidates, interviewers, bands, a rule.
        let (heads, rest) = rest.split_rows(4);
        let legend = u16::from(!legend(screen).is_empty());
        let rows = u16::try_from(screen.rows().len()).unwrap_or(u16::MAX);
        let (table, rest) = rest.split_rows(rows.min(rest.height.saturating_sub(1 + legend)));
        let (margin, rest) = rest.split_rows(1 + legend);
        let (_, rest) = rest.split_rows(u16::from(rest.height > PREVIEW));
        let preview = if rest.height < PREVIEW { Area { height: 0, ..rest } } else { rest };
        Self { problems, heads, table, margin, preview, footer }
    }

    /// The first row of the table that is shown.
    pub fn top(&self, screen: &CompareScreen) -> usize {
        first_shown(screen.row, self.table.height)
    }

    /// The row and the column, as they are shown, whose cell is here.
    pub fn cell_at(&self, screen: &CompareScreen, column: u16, row: u16) -> Option<(usize, usize)> {
        let (column, row) = self.table.at(column, row)?;
        let columns = Columns::of(screen, self.table.width);
        let row = self.top(screen) + usize::from(row);
        let nth = usize::from(column.checked_sub(columns.lead)? / columns.width.max(1));
        let place = columns.first + nth;
        let there = nth < columns.shown && row < screen.rows().len();
        (there && place < screen.columns().len()).then_some((row, place))
    }
}

/// What the signs in the table mean.
pub fn legend(screen: &CompareScreen) -> String {
    comparison::legend(screen.rows().iter().flat_map(|row| &row.cells))
}

/// How far apart scores must be, as long as there is room for; empty before anything is read.
pub fn margin(screen: &CompareScreen, room: usize) -> String {
    screen.comparison().map_or_else(String::new, |comparison| remarks::margin(comparison, room))
}

/// How the width is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The columns of the headings, a blank before them included.
    pub lead: u16,
    /// The columns of a candidate, the gap included.
    pub width: u16,
    /// The first that is shown, and how many are.
    pub first: usize,
    pub shown: usize,
}

impl Columns {
    pub fn of(screen: &CompareScreen, room: u16) -> Self {
        let Some(gathered) = &screen.gathered else {
            return Self { lead: 0, width: 1, first: 0, shown: 0 };
        };
        let (cells, names) = widest(screen, &gathered.records());
        let headings = screen.rows().iter().map(|row| wide(&comparison::heading(&row.heading)));
        let headings = headings.max().unwrap_or(0).saturating_add(2 + GAP);
        let least = cells.max(7) + GAP;
        let lead = headings.clamp(12, (room * 2 / 5).clamp(12, 34));
        let free = room.saturating_sub(lead);
        let count = u16::try_from(screen.columns().len()).unwrap_or(u16::MAX).max(1);
        let shown = (free / least).clamp(1, count);
        let width = (free / shown).clamp(1, least.max(names + GAP));
        let shown = usize::from(shown);
        let first = (screen.column + 1).saturating_sub(shown);
        Self { lead, width, first, shown }
    }
}

/// The columns of the widest cell, and of the widest head.
fn widest(screen: &CompareScreen, records: &[&Record]) -> (u16, u16) {
    let Some(compared) = screen.comparison() else { return (0, 0) };
    let columns = || compared.columns.iter().copied();
    let cells = screen.rows().iter().flat_map(|row| {
        let cells = columns().zip(&row.cells);
        cells.map(|(column, cell)| wide(&comparison::cell(&row.heading, column, cell)))
    });
    let names = columns().map(|column| {
        let below = comparison::below(compared, records, column);
        wide(comparison::candidate(compared, column)).max(wide(&below)).min(NAME)
    });
    (cells.max().unwrap_or(0), names.max().unwrap_or(0))
}
