//! A comparison with a line for each column of it: for documents, where there is more room below
//! than beside. The same cells as on the screen, in the same order.

use super::{Sheet, band, below, candidate, cell, flags_at, heading, who};
use crate::domain::comparison::{Column, Heading, Row};

/// The cells as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the cells of each line are called.
    pub heads: Vec<String>,
    pub lines: Vec<Line>,
}

/// A candidate, as one interviewer met them or in the mean of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub candidate: String,
    /// Who asked, or how many are in the mean.
    pub by: String,
    /// The session that it tells of; `None` for a mean.
    pub session: Option<usize>,
    /// Whether the mean of the candidate is another line.
    pub part: bool,
    pub cells: Vec<String>,
}

impl Grid {
    /// Bands, the whole of these rows, recommendations and red flags, and the other rows.
    pub fn of(sheet: &Sheet, rows: &[Row]) -> Self {
        let Sheet { comparison, records, shape, .. } = *sheet;
        let ranked = comparison.margin.is_some();
        // The whole first: a table may be wider than the window.
        let is_whole = |row: &&Row| matches!(row.heading, Heading::Overall | Heading::Same);
        let (whole, parts): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(is_whole);
        let all: Vec<&Row> = whole.into_iter().chain(&comparison.verdicts).chain(parts).collect();
        let mut heads: Vec<String> = all.iter().map(|row| heading(&row.heading)).collect();
        if ranked {
            heads.insert(0, "Band".to_owned());
        }
        let places = comparison.shown(shape.order, shape.folded);
        let lines = places.into_iter().map(|place| {
            let column = comparison.columns[place];
            let cells = all.iter().map(|row| cell(&row.heading, column, &row.cells[place]));
            let band = ranked.then(|| band(comparison, column));
            Line {
                candidate: candidate(comparison, column).to_owned(),
                by: below(comparison, records, column),
                session: match column {
                    Column::Session { session, .. } => Some(session),
                    Column::Mean { .. } => None,
                },
                part: comparison.is_part(column),
                cells: band.into_iter().chain(cells).collect(),
            }
        });
        Self { heads, lines: lines.collect() }
    }
}

/// The red flags that were heard, a line each: in whose session, at which question, and its words.
pub fn flags(sheet: &Sheet) -> Vec<(String, String)> {
    let Sheet { comparison, records, shape, .. } = *sheet;
    let row = comparison.verdicts.iter().find(|row| row.heading == Heading::RedFlags);
    let mut all = Vec::new();
    for place in comparison.order(shape.order) {
        let (Some(row), Column::Session { session, .. }) = (row, comparison.columns[place]) else {
            continue;
        };
        for (session_of, item) in &row.cells[place].places {
            let who = who(comparison, records, session);
            all.extend(flags_at(records, *session_of, *item).map(|text| (who.clone(), text)));
        }
    }
    all
}
