//! The red flags in a report: all that were heard, with the candidate's words, so that nobody has
//! to come upon them among the questions. Nothing here weighs them.

use super::Line;
use crate::domain::{Mark, Record};

/// Every red flag that was ticked, in the order of the interview; below those of a question the
/// candidate's words for them.
pub(super) fn all(record: &Record) -> Vec<Line> {
    let mut lines = Vec::new();
    for (item, planned, entry) in record.in_order() {
        let Some(question) = planned.question().filter(|_| !entry.red_flags.is_empty()) else {
            continue;
        };
        let flags = entry.red_flags.iter().filter_map(|flag| question.red_flags.get(*flag));
        lines.extend(flags.map(|text| Line::RedFlag {
            item,
            number: record.plan.number(item),
            title: planned.title().to_owned(),
            text: text.clone(),
        }));
        let words = entry.flag_words().filter(|line| !Mark::is_bare(&line.text));
        lines.extend(words.map(|line| Line::Words {
            item,
            begun: line.begun,
            text: line.text.clone(),
        }));
    }
    lines
}
