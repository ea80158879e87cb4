//! What the interviewers concluded, beside what they rated: recommendations, and red flags.
//!
//! Both are listed or counted as they are. Nothing is averaged here, and no ranking may go by it.

use std::collections::BTreeSet;

use super::{Cell, Column, Heading, Person, Row};
use crate::domain::Record;

/// The row of recommendations, and that of red flags where any guide has some.
pub(super) fn rows(records: &[&Record], people: &[Person], columns: &[Column]) -> Vec<Row> {
    let row = |heading, cell: &dyn Fn(&[&Record]) -> Cell| {
        let sessions = columns.iter().map(|column| match *column {
            Column::Session { session, .. } => vec![session],
            Column::Mean { person } => people[person].sessions.clone(),
        });
        let cells = sessions.map(|sessions| {
            let own: Vec<&Record> = sessions.iter().map(|session| records[*session]).collect();
            let mut cell = cell(&own);
            // It has counted from 0.
            cell.places.iter_mut().for_each(|(nth, _)| *nth = sessions[*nth]);
            cell
        });
        Row { heading, cells: cells.collect() }
    };
    let flags = row(Heading::RedFlags, &flags);
    let any = flags.cells.iter().any(|cell| cell.planned > 0);
    let recommended = row(Heading::Recommendation, &recommended);
    [Some(recommended), any.then_some(flags)].into_iter().flatten().collect()
}

fn recommended(records: &[&Record]) -> Cell {
    let words = |record: &&Record| record.recommendation_words().map(str::to_owned);
    let recommended: Vec<Option<String>> = records.iter().map(words).collect();
    let rated = recommended.iter().flatten().count();
    Cell { rated, planned: records.len(), recommended, ..Cell::default() }
}

/// The red flags that were heard: one that two interviewers heard at the same question is one.
/// Those of extra questions are among them.
fn flags(records: &[&Record]) -> Cell {
    let mut cell = Cell::default();
    let mut heard = BTreeSet::new();
    for (nth, record) in records.iter().enumerate() {
        for (place, item, entry) in record.in_order() {
            let Some(question) = item.question() else { continue };
            cell.planned += question.red_flags.len();
            let own = entry.red_flags.iter().filter_map(|nth| question.red_flags.get(*nth));
            let own: Vec<_> = own.map(|text| (question.id.as_str(), text.as_str())).collect();
            if !own.is_empty() {
                cell.places.push((nth, place));
            }
            heard.extend(own);
        }
    }
    cell.flags = heard.len();
    cell
}
