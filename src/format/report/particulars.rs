//! The head of a report: who met whom when, and what is to be known of the session.

use super::Line;
use crate::domain::since::Since;
use crate::domain::{Newer, Phase, Record};

/// That the session can only be read, and what of it cannot even be that.
pub(super) fn remarks(record: &Record) -> impl Iterator<Item = String> {
    let newer = record.unknown.newer.as_ref().map(Newer::sentence);
    newer.into_iter().chain(record.unknown.remarks.iter().cloned())
}

pub(super) fn particulars(record: &Record) -> Vec<Line> {
    let (people, plan) = (&record.people, &record.plan);
    let mut all = vec![
        ("Interviewer", people.interviewer.clone()),
        ("Role", people.role.clone()),
        ("Round", people.round.clone()),
        ("Bank", format!("{} {}", plan.bank_title, plan.version).trim().to_owned()),
    ];
    if let Some(started) = record.started {
        all.push(("Started", started.format("%Y-%m-%d %H:%M %:z").to_string()));
    }
    if let (Some(finished), Some(ended)) = (record.finished(), record.ended) {
        let since = Since::between(ended, finished);
        let late = if since.is_late() { ": the ratings may rest on the notes alone" } else { "" };
        let at = finished.format("%Y-%m-%d %H:%M");
        all.push(("Finished", format!("{at}, {}{late}", since.after())));
    }
    if record.phase != Phase::Finished {
        all.push(("Not finished", record.phase_word().to_owned()));
    }
    if let Some(last) = record.amendments.last() {
        let count = match record.amendments.len() {
            1 => "1 change after the end".to_owned(),
            count => format!("{count} changes after the end, the last"),
        };
        all.push(("Amended", format!("{count} on {}", last.at.format("%Y-%m-%d %H:%M"))));
    }
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| Line::Particular { name, value })
        .collect()
}
