//! What a cell of the screen is: for a press, and for the wheel.

use super::text::Text;
use super::{live, panels, screens};
use crate::app::areas::{Area, Room};
use crate::app::footer::Footer;
use crate::app::screen::{Screen, setup::Focus};
use crate::app::{Action, App};

/// What a press of a cell would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Nothing,
    /// The same as a key.
    Ask(Action),
    /// Puts an item on the table: its place in the plan.
    Item(usize),
    /// Highlights a row of the screen's list, or opens it.
    Row(usize),
    /// Chooses a row of the list that lies over the screen.
    Choice(usize),
    /// Puts the cursor on a cell of the comparison, or opens it: its row and its column as shown.
    Cell(usize, usize),
    /// Gives the keys to a field of Setup, whose text begins here.
    Field(Focus, Area),
    /// Takes hold of a text that lies here.
    Text(Text, Area),
}

/// What the wheel would turn over a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    Nothing,
    /// A list, by its highlight.
    List,
    /// Something long to read, by rows.
    Page,
    /// The gaps and scores of the wrap-up.
    Scores,
    /// The details of a bank.
    Details,
    /// The guide's column, with so many rows of items.
    Guide(u16),
    Question,
    Guidance,
    Notes,
    Reason,
}

/// What a press of this cell would do.
pub fn target(app: &App, column: u16, row: u16) -> Target {
    let cell = (column, row);
    match (&app.overlay, &app.screen) {
        _ if Room::of(app.size).is_none() => Target::Nothing,
        (_, screen) if row + 1 == app.size.rows && !matches!(screen, Screen::Present(_)) => {
            let action = Footer::of(app, app.size.columns).action_at(column);
            action.map_or(Target::Nothing, Target::Ask)
        }
        (Some(overlay), _) => panels::target(app, overlay, cell),
        (None, Screen::Live) => live::target(app, cell),
        (None, Screen::WrapUp { top }) => live::wrap_up_target(app, *top, cell),
        (None, Screen::Brief(_)) => live::brief_target(app, cell),
        (None, Screen::Home(_)) => screens::home(app, cell),
        (None, Screen::Setup(setup)) => screens::setup(app, setup, cell),
        (None, Screen::Library(list)) => screens::library(app, list, cell),
        (None, Screen::Search(search)) => screens::search(app, search, cell),
        (None, Screen::Banks(banks)) => screens::banks(app, banks, cell),
        (None, Screen::Compare(compare)) => screens::compare(app, compare, cell),
        (None, Screen::Page(_) | Screen::Present(_)) => Target::Nothing,
    }
}

/// What the wheel would turn over this cell.
pub fn pane(app: &App, column: u16, row: u16) -> Pane {
    let cell = (column, row);
    match (&app.overlay, &app.screen) {
        _ if Room::of(app.size).is_none() => Pane::Nothing,
        (Some(overlay), _) => panels::pane(app, overlay, cell),
        (None, Screen::Live) => live::pane(app, cell),
        (None, Screen::WrapUp { .. }) => live::wrap_up_pane(app, cell),
        (None, Screen::Brief(_)) => live::brief_pane(app, cell),
        (None, Screen::Home(_) | Screen::Library(_) | Screen::Search(_) | Screen::Compare(_)) => {
            screens::list_pane(app, cell)
        }
        (None, Screen::Banks(_)) => screens::banks_pane(app, cell),
        (None, Screen::Page(_)) => Pane::Page,
        (None, Screen::Setup(_) | Screen::Present(_)) => Pane::Nothing,
    }
}
