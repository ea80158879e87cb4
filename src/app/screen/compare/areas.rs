//! Where the parts of a comparison are: from the terminal's size and what is compared alone.

use super::CompareScreen;
use crate::app::Size;
use crate::app::areas::{Area, wide};
use crate::app::screen::first_shown;
use crate::domain::Record;
use crate::domain::comparison::{Column, Comparison, Heading};
use crate::format::comparison::{self, names, remarks};

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
        let columns = Columns::of(screen, rest.width);
        let (heads, rest) = rest.split_rows(columns.names + columns.belows + 2);
        let legend = u16::from(!legend(screen, rest.width).is_empty());
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
pub fn legend(screen: &CompareScreen, room: u16) -> String {
    let Some(compared) = screen.comparison() else { return String::new() };
    let columns = Columns::of(screen, room);
    let text = usize::from(columns.width.saturating_sub(1));
    let cells = (text, columns.brief);
    comparison::legend(compared, &screen.rows(), &screen.columns(), cells)
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
    /// Whether it is left out how much a mean is over where that is everything: only so do they
    /// have room.
    pub brief: bool,
    /// The rows that the candidates' names and what stands below them take: 1 or 2 each.
    pub names: u16,
    pub belows: u16,
}

impl Columns {
    pub fn of(screen: &CompareScreen, room: u16) -> Self {
        let Some((compared, records)) = screen.compared() else {
            return Self {
                lead: 0,
                width: 1,
                first: 0,
                shown: 0,
                brief: false,
                names: 1,
                belows: 1,
            };
        };
        let widths = Widths::of(screen, compared, &records);
        let count = u16::try_from(screen.columns().len()).unwrap_or(u16::MAX).max(1);
        let lead = widths.lead.clamp(12, (room * 2 / 5).clamp(12, 34));
        let least = widths.cells.max(widths.words) + GAP;
        let brief_least = widths.brief.max(widths.words) + 1;
        // The headings give way before the candidates do.
        let narrow =
            room.saturating_sub(count.saturating_mul(brief_least)).clamp(LEAD, lead.max(LEAD));
        let brief =
            count.saturating_mul(least) > room.saturating_sub(lead) && widths.brief < widths.cells;
        let (lead, least) = if brief { (narrow.min(lead), brief_least) } else { (lead, least) };
        let free = room.saturating_sub(lead);
        // Short names before fewer candidates, as long as all of them are in view by it.
        let short = widths.brief.max(SHORT) + 1;
        let least =
            if brief && count * least > free && count * short <= free { short } else { least };
        let shown = (free / least).clamp(1, count);
        let width = (free / shown).clamp(1, least.max(widths.whole + GAP));
        let shown = usize::from(shown);
        let first = (screen.column + 1).saturating_sub(shown);
        let rows = |text: &dyn Fn(Column) -> Vec<String>| {
            let places = screen.columns().into_iter();
            let columns = places.filter_map(|place| compared.columns.get(place));
            let most = columns.map(|column| text(*column).len()).max().unwrap_or(1);
            u16::try_from(most).unwrap_or(1).clamp(1, 2)
        };
        let text = usize::from(width.saturating_sub(1));
        let names = rows(&|column| comparison::head(compared, column, text, 2));
        let belows = rows(&|column| comparison::below_in(compared, &records, column, text, 2));
        Self { lead, width, first, shown, brief, names, belows }
    }

    /// Whether all columns are in view, with their names and whole cells.
    pub fn have_room(screen: &CompareScreen, room: u16) -> bool {
        let columns = Self::of(screen, room);
        columns.shown == screen.columns().len() && !columns.brief
    }
}

/// The fewest columns of the headings where room is scarce: `Recommendation` and a blank at either
/// side.
const LEAD: u16 = 17;
/// The fewest columns of a head: `mean of 2` in two rows, or a short name.
const SHORT: u16 = 7;
/// The longest word of a name that is given its room.
const WORD: usize = 10;

/// The widths of what stands in the table.
struct Widths {
    /// Of the widest heading, with the blanks around it.
    lead: u16,
    /// Of the widest cell, as it is and in brief; recommendations apart, which have shorter forms.
    cells: u16,
    brief: u16,
    /// Of the longest word in the heads, as far as that is given its room.
    words: u16,
    /// Of the widest head or recommendation in full.
    whole: u16,
}

impl Widths {
    fn of(screen: &CompareScreen, compared: &Comparison, records: &[&Record]) -> Self {
        let places = screen.columns();
        let rows = screen.rows();
        let columns = || places.iter().filter_map(|place| compared.columns.get(*place).copied());
        let headings = rows.iter().map(|row| wide(&comparison::heading(&row.heading)));
        let lead = headings.max().unwrap_or(0).saturating_add(2 + GAP);
        let (mut cells, mut brief, mut whole) = (0, 0, 0);
        for row in &rows {
            for place in &places {
                let (Some(column), Some(cell)) =
                    (compared.columns.get(*place), row.cells.get(*place))
                else {
                    continue;
                };
                let text = comparison::cell(&row.heading, *column, cell);
                if row.heading == Heading::Recommendation {
                    whole = wide(&text).max(whole);
                    continue;
                }
                let short = comparison::cell_in(&row.heading, *column, cell, 0, true);
                (cells, brief) = (wide(&text).max(cells), wide(&short).max(brief));
            }
        }
        let names = columns().map(|column| {
            let below = comparison::below(compared, records, column);
            wide(comparison::candidate(compared, column)).max(wide(&below))
        });
        let words = columns().map(|column| {
            let below = comparison::below(compared, records, column);
            let name = comparison::candidate(compared, column);
            names::widest_word(name).max(names::widest_word(&below)).min(WORD)
        });
        let words = words.max().unwrap_or(0).max(usize::from(SHORT));
        let whole = names.max().unwrap_or(0).max(whole).min(NAME);
        Self { lead, cells, brief, words: u16::try_from(words).unwrap_or(SHORT), whole }
    }
}
