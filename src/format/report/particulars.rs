//! The head of a report: who met whom when, and what is to be known of the session.

use chrono::{DateTime, FixedOffset};

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
        all.push(("Finished", ends(ended, finished)));
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

/// When the interview ended, and when the report on it was finished: two things. The day is said
/// once where it is the same.
fn ends(ended: DateTime<FixedOffset>, finished: DateTime<FixedOffset>) -> String {
    let since = Since::between(ended, finished);
    let (day, hour) = ("%Y-%m-%d", "%H:%M");
    let same_day = ended.date_naive() == finished.date_naive();
    let form = if same_day { hour.to_owned() } else { format!("{day} {hour}") };
    let day = if same_day { format!("{}: ", ended.format(day)) } else { String::new() };
    let (ended, finished) = (ended.format(&form), finished.format(&form));
    let late = match since.length().filter(|_| since.is_late()) {
        Some(length) => format!(", {length} later: the ratings may rest on the notes alone"),
        None => String::new(),
    };
    format!("{day}interview ended {ended}, report finished {finished}{late}")
}
