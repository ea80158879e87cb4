//! The list of sessions: typing filters it, Enter opens one.

use crate::app::areas::Area;
use crate::app::field::Field;
use crate::app::{Action, App, Effect, Go, Row, Size, screen};

/// The column in which the filter begins, after its label.
pub const FILTER_START: u16 = 9;

/// The list with its filter and its highlight.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryScreen {
    pub filter: Field,
    /// A place among the rows that pass the filter.
    pub selected: usize,
}

impl Default for LibraryScreen {
    /// The list without a filter.
    fn default() -> Self {
        Self { filter: Field::new("", 40), selected: 0 }
    }
}

impl LibraryScreen {
    /// Fits the filter to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.filter.resize(size.columns.saturating_sub(FILTER_START + 1).clamp(1, 60));
    }

    /// The rows that pass the filter, newest first.
    pub fn rows<'a>(&self, rows: &'a [Row]) -> Vec<&'a Row> {
        let words: Vec<String> =
            self.filter.text().to_lowercase().split_whitespace().map(String::from).collect();
        rows.iter().filter(|row| passes(row, &words)).collect()
    }
}

/// The parts of the screen below its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LibraryAreas {
    pub filter: Area,
    /// The list; its first row is the heads of its columns.
    pub list: Area,
    /// What the columns have no room for.
    pub details: Area,
    pub footer: Area,
}

impl LibraryAreas {
    pub fn of(size: Size) -> Self {
        let (_, rest) = Area::of(size).split_rows(1);
        let (filter, rest) = rest.split_rows(1);
        let (body, footer) = rest.split_rows(rest.height.saturating_sub(1));
        let (list, details) = body.split_rows(body.height.saturating_sub(2));
        Self { filter, list, details, footer }
    }

    /// The text of the filter.
    pub fn text(&self) -> Area {
        self.filter.split_columns(FILTER_START).1
    }
}

/// Whether every word occurs somewhere in what the list shows of a row.
fn passes(row: &Row, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = match &row.header {
        Ok(header) => {
            let recommendation = header.recommendation_words().unwrap_or_default();
            let date =
                header.started.map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default();
            [
                header.candidate.as_str(),
                &header.bank,
                &header.bank_title,
                &header.guide_title,
                &header.interviewer,
                &header.role,
                &header.round,
                header.phase_word(),
                recommendation,
                &date,
                &header.id,
            ]
            .join("\n")
            .to_lowercase()
        }
        Err(problem) => problem.source.to_lowercase(),
    };
    words.iter().all(|word| text.contains(word))
}

/// Carries out an action on the list.
pub fn act(app: &mut App, mut list: LibraryScreen, action: Action) -> Vec<Effect> {
    match action {
        Action::Back if list.filter.text().is_empty() => return app.go(Go::Home),
        Action::Back => {
            list = LibraryScreen::default();
            list.fit(app.size);
        }
        Action::Choose => {
            let chosen = list.rows(&app.library.rows).get(list.selected).map(|row| (*row).clone());
            return match chosen {
                None => Vec::new(),
                Some(Row { header: Err(problem), .. }) => app.say(problem.one_line()),
                Some(row) => app.load_to_read(row.file),
            };
        }
        Action::Compare => {
            let row = list.rows(&app.library.rows).get(list.selected).map(|row| (*row).clone());
            return match row {
                Some(row) => app.compare_like(&row),
                None => app.say("There is no session here to compare."),
            };
        }
        _ => {
            let count = list.rows(&app.library.rows).len();
            let page = usize::from(app.size.rows).saturating_sub(5);
            list.selected = screen::moved(list.selected, count, page, action);
        }
    }
    app.screen = screen::Screen::Library(list);
    Vec::new()
}
