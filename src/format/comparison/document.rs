//! A comparison on its way out, in the formats in which sessions go.
//!
//! It is made of sessions out of which has been taken what stays, and so it cannot name anybody of
//! whom they no longer tell.

use super::{Shape, Sheet, json, markdown, table, text};
use crate::domain::Record;
use crate::domain::comparison::Comparison;
use crate::format::export::{Format, Prepared};
use crate::format::html;

/// How wide the text is, in columns.
const COLUMNS: usize = 80;

/// The comparison of these sessions in a format; `aside` is what has to be said beside it, which of
/// an anonymous one is nothing: it names people. `None` where there is no session.
pub fn document(
    prepared: &Prepared,
    shape: Shape,
    aside: &[String],
    format: Format,
) -> Option<String> {
    let records: Vec<&Record> = prepared.records().iter().collect();
    let comparison = Comparison::of(&records)?;
    let aside = if prepared.options().anonymous { &[] } else { aside };
    let sheet = Sheet { comparison: &comparison, records: &records, aside, shape };
    Some(match format {
        Format::Html => html::comparison(&sheet),
        Format::Markdown => markdown::write(&sheet),
        Format::Text => text(&sheet, COLUMNS),
        Format::Csv => table::write(&sheet),
        Format::Json | Format::Jsonl => {
            let names: Vec<String> = records.iter().map(|it| it.id.to_string()).collect();
            json(&sheet, &names, &[])
        }
    })
}
