//! A comparison as CSV: a row for each candidate and interviewer, and one for the mean of several.
//!
//! RFC 4180 with CRLF. Means are rounded to hundredths, what is missing is empty and never 0, and
//! no text begins a formula.

use csv::{Terminator, WriterBuilder};

use super::{Sheet, below, candidate, heading};
use crate::domain::comparison::{Cell, Column, Heading, Row};
use crate::format::export::answers::guarded;
use crate::format::export::hundredths;

pub(super) fn write(sheet: &Sheet) -> String {
    let Sheet { comparison, records, shape, .. } = *sheet;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let ratings: Vec<&Row> = comparison.competencies.iter().chain(&comparison.questions).collect();
    let own = ["candidate", "interviewer", "sessions", "phase", "band", "recommendation"];
    let mut heads: Vec<String> = own.map(str::to_owned).into();
    heads.push("red_flags_heard".to_owned());
    for row in &ratings {
        let name = guarded(&heading(&row.heading));
        heads.push(name.clone());
        if !matches!(row.heading, Heading::Question(_)) {
            heads.extend([format!("{name}: rated"), format!("{name}: planned")]);
        }
    }
    // A vector takes whatever is written into it, and every row has the same length.
    let _ = table.write_record(&heads);
    for place in comparison.shown(shape.order, shape.folded) {
        let column = comparison.columns[place];
        let phase = match column {
            Column::Session { session, .. } => records.get(session).map(|it| it.phase_word()),
            Column::Mean { .. } => None,
        };
        let who = match column {
            // Who is not finished has a column of its own for that.
            Column::Session { session, .. } => {
                records.get(session).map_or("", |it| &it.people.interviewer).to_owned()
            }
            Column::Mean { .. } => below(comparison, records, column),
        };
        let verdict = |wanted: &Heading| {
            let row = comparison.verdicts.iter().find(|row| row.heading == *wanted)?;
            row.cells.get(place)
        };
        let recommendation = verdict(&Heading::Recommendation)
            .filter(|cell| cell.rated > 0)
            .map(|cell| super::recommended(cell, usize::MAX));
        let flags = verdict(&Heading::RedFlags).filter(|cell| cell.planned > 0);
        let mut cells = vec![
            guarded(candidate(comparison, column)),
            guarded(&who),
            comparison.sessions_of(column).len().to_string(),
            guarded(phase.unwrap_or_default()),
            comparison.bands.letters(column.person()),
            recommendation.map(|words| guarded(&words)).unwrap_or_default(),
            flags.map(|cell| cell.flags.to_string()).unwrap_or_default(),
        ];
        for row in &ratings {
            cells.extend(rating(&row.heading, &row.cells[place]));
        }
        let _ = table.write_record(&cells);
    }
    table.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The mean; for anything but a question also what it is over. Empty where the guide has nothing of
/// it.
fn rating(heading: &Heading, cell: &Cell) -> Vec<String> {
    let mean = cell.mean.map(|mean| hundredths(mean).to_string()).unwrap_or_default();
    let count = |many: usize| if cell.planned == 0 { String::new() } else { many.to_string() };
    match heading {
        Heading::Question(_) => vec![mean],
        _ => vec![mean, count(cell.rated), count(cell.planned)],
    }
}
