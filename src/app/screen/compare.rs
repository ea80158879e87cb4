//! Candidates side by side: a cursor goes from cell to cell, and what stands behind a cell is one
//! key away.

pub mod areas;
pub mod evidence;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::opening::Spot;
use crate::app::screen::{self, Screen};
use crate::app::{Action, App, Effect, Go, Overlay, Size};
use crate::domain::Record;
use crate::domain::comparison::{Cell, Column, Comparison, Row};
use crate::format::chart::{Distribution, distributions};
use crate::format::comparison::{self as words, Shape, remarks};
use areas::CompareAreas;

/// A comparison and the cursor in it.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareScreen {
    /// The sessions that were asked for, in the order given.
    pub files: Vec<PathBuf>,
    /// What else there is that was not asked for, and why, as sentences.
    pub aside: Vec<String>,
    /// `None` until they are read.
    pub gathered: Option<Arc<Gathered>>,
    /// The rows, the order of the columns, and whether each candidate has one.
    pub shape: Shape,
    /// Whether somebody chose between one column for each candidate and all of them; until then
    /// there is one for each where all have no room.
    chosen: bool,
    /// The cell with the cursor: a row, and a place among the columns as they are shown.
    pub row: usize,
    pub column: usize,
}

/// The sessions as they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// Those that could be read, in the order given.
    pub sessions: Vec<(PathBuf, Box<Record>)>,
    /// Why each of the others could not, as a sentence.
    pub unreadable: Vec<String>,
    /// `None` where none could be read.
    pub comparison: Option<Comparison>,
    /// How the ratings of each question are spread over the compared sessions: one, or one for each
    /// way in which the points were called.
    pub spreads: Vec<Distribution>,
}

impl Gathered {
    pub fn new(sessions: Vec<(PathBuf, Box<Record>)>, unreadable: Vec<String>) -> Self {
        let records: Vec<&Record> = sessions.iter().map(|(_, record)| &**record).collect();
        let comparison = Comparison::of(&records);
        let compared = comparison.iter().flat_map(|it| &it.sessions);
        let compared: Vec<&Record> =
            compared.filter_map(|session| records.get(*session).copied()).collect();
        let spreads = distributions(&compared);
        Self { sessions, unreadable, comparison, spreads }
    }

    pub fn records(&self) -> Vec<&Record> {
        self.sessions.iter().map(|(_, record)| &**record).collect()
    }
}

impl CompareScreen {
    /// A comparison that is still to be read.
    pub fn new(files: Vec<PathBuf>, aside: Vec<String>) -> Self {
        Self {
            files,
            aside,
            gathered: None,
            shape: Shape::default(),
            chosen: false,
            row: 0,
            column: 0,
        }
    }

    pub fn comparison(&self) -> Option<&Comparison> {
        self.gathered.as_ref()?.comparison.as_ref()
    }

    /// The comparison with the sessions that it was made of.
    pub fn compared(&self) -> Option<(&Comparison, Vec<&Record>)> {
        let gathered = self.gathered.as_ref()?;
        Some((gathered.comparison.as_ref()?, gathered.records()))
    }

    /// The rows that are shown.
    pub fn rows(&self) -> Vec<&Row> {
        let rows = self.comparison().map(|it| words::rows(it, self.shape.by_question));
        rows.unwrap_or_default()
    }

    /// The columns as they are shown: places in the comparison's.
    pub fn columns(&self) -> Vec<usize> {
        let shown = self.comparison().map(|it| it.shown(self.shape.order, self.shape.folded));
        shown.unwrap_or_default()
    }

    /// What the cursor is on.
    pub fn cell(&self) -> Option<(&Row, Column, &Cell)> {
        let row = *self.rows().get(self.row)?;
        let place = *self.columns().get(self.column)?;
        Some((row, *self.comparison()?.columns.get(place)?, row.cells.get(place)?))
    }

    /// What is wrong with the comparison, a sentence each, the most serious first.
    pub fn problems(&self) -> Vec<String> {
        let Some(gathered) = &self.gathered else { return Vec::new() };
        let mut all = gathered.unreadable.clone();
        all.extend_from_slice(&self.aside);
        if let Some(comparison) = &gathered.comparison {
            all.extend(remarks::problems(comparison, &gathered.records()));
        }
        all
    }

    /// Everything there is to say about it, for a panel.
    pub fn about(&self) -> Vec<String> {
        let mut all = self.problems();
        all.extend(self.comparison().map_or_else(Vec::new, remarks::about));
        all
    }

    /// Takes what was read; the cursor stays on its session and row as far as there is one.
    pub fn take(&mut self, gathered: Gathered, size: Size) {
        self.gathered = Some(Arc::new(gathered));
        self.fit(size);
        self.keep_in();
    }

    /// Folds the columns where they have no room, unless somebody has chosen.
    pub fn fit(&mut self, size: Size) {
        if self.chosen {
            return;
        }
        let here = self.columns().get(self.column).copied();
        self.shape.folded = false;
        self.shape.folded = self.comparison().is_some_and(Comparison::can_fold)
            && !areas::Columns::have_room(self, size.columns);
        self.stay(here);
    }

    /// One column for each candidate, or all of them.
    fn fold(&mut self) {
        let here = self.columns().get(self.column).copied();
        (self.shape.folded, self.chosen) = (!self.shape.folded, true);
        self.stay(here);
    }

    /// Puts the cursor on the column that it was on, or another one of that candidate.
    fn stay(&mut self, place: Option<usize>) {
        let (Some(place), Some(comparison)) = (place, self.comparison()) else { return };
        let person = |place: usize| comparison.columns.get(place).map(|column| column.person());
        let columns = self.columns();
        let same = columns.iter().position(|it| *it == place);
        let own = || columns.iter().position(|it| person(*it) == person(place));
        self.column = same.or_else(own).unwrap_or(0);
    }

    fn keep_in(&mut self) {
        self.row = self.row.min(self.rows().len().saturating_sub(1));
        self.column = self.column.min(self.columns().len().saturating_sub(1));
    }

    /// Moves to the column at the left or the right.
    fn aside(&mut self, action: Action) {
        self.column = match action {
            Action::ColumnLeft => self.column.saturating_sub(1),
            _ => self.column + 1,
        };
        self.keep_in();
    }
}

/// Carries out an action on the comparison.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let size = app.size;
    let Screen::Compare(screen) = &mut app.screen else { return Vec::new() };
    match action {
        Action::Back => return app.go(Go::Library),
        Action::Choose if screen.cell().is_some() => {
            app.overlay = Some(Overlay::Evidence { top: 0 });
        }
        Action::About if screen.comparison().is_some() => {
            app.overlay = Some(Overlay::About { top: 0 });
        }
        Action::ByQuestion => {
            screen.shape.by_question = !screen.shape.by_question;
            screen.row = 0;
        }
        Action::Order => {
            let here = screen.columns().get(screen.column).copied();
            screen.shape.order = screen.shape.order.next();
            screen.stay(here);
        }
        Action::Fold => match screen.comparison().map(Comparison::can_fold) {
            Some(true) => screen.fold(),
            Some(false) => {
                return app.say("Every candidate has one column: nobody met two interviewers.");
            }
            None => {}
        },
        Action::Export => return app.ask_export_of_comparison(),
        Action::ColumnLeft | Action::ColumnRight => screen.aside(action),
        action => {
            let page = usize::from(CompareAreas::of(screen, size).table.height);
            screen.row = screen::moved(screen.row, screen.rows().len(), page, action);
        }
    }
    Vec::new()
}

/// Carries out an action on the evidence that lies over the comparison; it has been taken off.
pub fn in_evidence(app: &mut App, top: usize, action: Action) -> Vec<Effect> {
    let size = app.size;
    let Screen::Compare(screen) = &mut app.screen else { return Vec::new() };
    match action {
        Action::Choose => return open(app, top),
        Action::ColumnLeft | Action::ColumnRight => {
            screen.aside(action);
            app.overlay = Some(Overlay::Evidence { top: 0 });
        }
        action => {
            let (count, shown) = evidence::extent(screen, size);
            let most = count.saturating_sub(shown);
            let top = screen::moved(top, most + 1, shown.saturating_sub(1), action);
            app.overlay = Some(Overlay::Evidence { top });
        }
    }
    Vec::new()
}

/// Carries out an action on what is said about the comparison; it has been taken off.
pub fn in_about(app: &mut App, top: usize, action: Action) {
    let size = app.size;
    let Screen::Compare(screen) = &app.screen else { return };
    let shown = evidence::shown(size);
    let most = evidence::about(screen, size).len().saturating_sub(shown);
    let top = screen::moved(top, most + 1, shown.saturating_sub(1), action);
    app.overlay = Some(Overlay::About { top });
}

/// Opens the session behind the cell, at the question that is read in the evidence from row `top`
/// on.
fn open(app: &mut App, top: usize) -> Vec<Effect> {
    let size = app.size;
    let Screen::Compare(screen) = &app.screen else { return Vec::new() };
    match (screen.cell(), &screen.gathered) {
        (Some((_, Column::Session { session, .. }, _)), Some(gathered)) => {
            let file = gathered.sessions.get(session).map(|(file, _)| file.clone());
            let item = evidence::item_at(screen, top, size);
            file.map_or_else(Vec::new, |file| app.load_to_read_at(file, item.map(Spot::Item)))
        }
        (Some((_, Column::Mean { .. }, _)), _) => {
            app.overlay = Some(Overlay::Evidence { top });
            app.say("This is a mean of several sessions: open one of those beside it.")
        }
        _ => Vec::new(),
    }
}

/// How wide a panel of the comparison is at most.
pub const PANEL: u16 = 100;

/// The columns for text in such a panel.
fn panel_room(size: Size) -> usize {
    usize::from(size.columns.saturating_sub(2).min(PANEL).saturating_sub(4)).max(1)
}
