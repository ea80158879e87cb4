//! What the cells of the other screens are: lists, the form, what stands beside them.

use super::target::{Pane, Target};
use crate::app::areas::Area;
use crate::app::pointer::Text;
use crate::app::screen::compare::areas::CompareAreas;
use crate::app::screen::home as offers_of;
use crate::app::screen::library::LibraryAreas;
use crate::app::screen::search::SearchAreas;
use crate::app::screen::setup::FIELD_START;
use crate::app::screen::{
    BanksScreen, CompareScreen, LibraryScreen, Screen, SearchScreen, SetupScreen,
    banks as bank_list, first_shown,
};
use crate::app::{Action, App};

type Cell = (u16, u16);

/// An offer has a row and a remark below it.
pub(super) fn home(app: &App, (column, row): Cell) -> Target {
    let offers = offers_of::Offers::of(app);
    let Some((_, row)) = offers.area.at(column, row) else { return Target::Nothing };
    offers.at(row, offers_of::items(app).len()).map_or(Target::Nothing, Target::Row)
}

/// A field has the whole of its row.
pub(super) fn setup(app: &App, setup: &SetupScreen, (column, row): Cell) -> Target {
    // Below the header and an empty row.
    let nth = row.checked_sub(2).map(usize::from);
    let focus = nth.and_then(|nth| setup.fields().nth(nth));
    let Some(focus) = focus.filter(|_| column < app.size.columns) else { return Target::Nothing };
    let width = app.size.columns.saturating_sub(FIELD_START);
    Target::Field(focus, Area { x: FIELD_START, y: row, width, height: 1 })
}

pub(super) fn library(app: &App, list: &LibraryScreen, (column, row): Cell) -> Target {
    let areas = LibraryAreas::of(app.size);
    if areas.filter.at(column, row).is_some() {
        return Target::Text(Text::Field, areas.text());
    }
    if let Some((column, 0)) = areas.list.at(column, row) {
        let heads = areas.columns();
        let head = heads.iter().find(|it| (it.start..it.start + it.width).contains(&column));
        return head.map_or(Target::Nothing, |it| Target::Ask(Action::SortBy(it.column.number())));
    }
    row_of(areas.list.body(), list.top, list.count(), (column, row))
}

/// A heading of a session is nothing by itself.
pub(super) fn search(app: &App, search: &SearchScreen, (column, row): Cell) -> Target {
    let areas = SearchAreas::of(app.size);
    if areas.field.at(column, row).is_some() {
        return Target::Text(Text::Field, areas.text());
    }
    let list = areas.list;
    let line = list.at(column, row).and_then(|(_, row)| search.line_at(list.height, row));
    line.map_or(Target::Nothing, Target::Row)
}

pub(super) fn banks(app: &App, banks: &BanksScreen, cell: Cell) -> Target {
    let (list, _) = bank_list::areas(app.size, app.banks.len());
    row_of(list, first_shown(banks.selected, list.height), app.banks.len(), cell)
}

pub(super) fn compare(app: &App, screen: &CompareScreen, (column, row): Cell) -> Target {
    let areas = CompareAreas::of(screen, app.size);
    let cell = areas.cell_at(screen, column, row);
    cell.map_or(Target::Nothing, |(row, column)| Target::Cell(row, column))
}

fn row_of(list: Area, top: usize, count: usize, (column, row): Cell) -> Target {
    let Some((_, row)) = list.at(column, row) else { return Target::Nothing };
    let nth = top + usize::from(row);
    if nth < count { Target::Row(nth) } else { Target::Nothing }
}

/// Everything but the header and the footer.
pub(super) fn list_pane(app: &App, (_, row): Cell) -> Pane {
    if (1..app.size.rows.saturating_sub(1)).contains(&row) { Pane::List } else { Pane::Nothing }
}

pub(super) fn banks_pane(app: &App, (column, row): Cell) -> Pane {
    let (list, details) = bank_list::areas(app.size, app.banks.len());
    if list.at(column, row).is_some() {
        Pane::List
    } else if details.at(column, row).is_some() {
        Pane::Details
    } else {
        Pane::Nothing
    }
}

impl App {
    /// Scrolls the details of a bank until its last row is in view.
    pub(super) fn scroll_details(&mut self, rows: isize) {
        let Screen::Banks(banks) = &mut self.screen else { return };
        let (_, area) = bank_list::areas(self.size, self.banks.len());
        let columns = usize::from(area.width.saturating_sub(1));
        let count = self
            .banks
            .get(banks.selected)
            .map_or(0, |file| bank_list::details(file, columns).len());
        let most = count.saturating_sub(area.height.into());
        // The keys go further: nothing jumps back because of the wheel.
        banks.top = banks.top.saturating_add_signed(rows).min(most.max(banks.top));
    }
}
