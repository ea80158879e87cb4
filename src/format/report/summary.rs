//! The short form of a report, for whoever decides and was not there: recommendation and reason, red
//! flags, scorecard, gaps, highlights, how the time went. It leaves whole sections out, says so at
//! its top, and never says anything in other words than the report does.

use super::Line;

/// The sections that are only in the whole report.
const LEFT_OUT: [&str; 3] = ["Questions", "Ratings that were changed", "Deviations from the guide"];

/// What remains of a report.
pub(super) fn summary(lines: Vec<Line>) -> Vec<Line> {
    let mut kept = Vec::with_capacity(lines.len());
    let mut out = false;
    for line in lines {
        if let Line::Section(name) = line {
            out = LEFT_OUT.contains(&name);
            // The empty line before it goes with it.
            if out && kept.last() == Some(&Line::Blank) {
                kept.pop();
            }
        }
        let wanted = match &line {
            // One stays between what is before and what is behind.
            Line::Blank if out => kept.last() != Some(&Line::Blank),
            // The time of a question is looked up there as well.
            Line::Time(time) => time.item.is_none(),
            _ => !out,
        };
        kept.extend(Some(line).filter(|_| wanted));
    }
    let form = Line::Particular {
        name: "Summary",
        value: "each question with its notes and ratings is in the whole report".to_owned(),
    };
    let end = kept.iter().rposition(|line| matches!(line, Line::Particular { .. }));
    kept.insert(end.map_or(1, |last| last + 1), form);
    while kept.last() == Some(&Line::Blank) {
        kept.pop();
    }
    kept
}
