//! What `viva list` and `viva banks` print.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

use super::page;
use crate::app::library::stem;
use crate::app::{BankFile, Row};
use crate::domain::conflict::copied_from;
use crate::domain::glyph::{columns, visible};
use crate::domain::scorecard::decimal;
use crate::domain::{Bank, Phase};
use crate::format::command;
use crate::format::problem::{Problem, Severity};
use crate::format::session_toml::Header;

/// The columns that give way where there is no room, by their places, the first one first: the long
/// id, which says again what the others say, and what is rarely asked. The candidate always stays.
const GIVE_WAY: [usize; 10] = [SESSION, 6, PHASE, 2, TIME, 7, RECOMMENDATION, 3, 4, DATE];
const DATE: usize = 0;
const PHASE: usize = 5;
const RECOMMENDATION: usize = 8;
const SESSION: usize = 9;
/// No column of its own: the time of day behind the date.
const TIME: usize = 10;

/// What the columns are called.
const HEADINGS: [&str; 10] = [
    "Date",
    "Candidate",
    "Bank",
    "Guide",
    "Interviewer",
    "Phase",
    "Rated",
    "Score",
    "Recommend",
    "Session",
];

/// The sessions that can be read, one a line, of at most `room` columns as far as that goes.
pub fn sessions(rows: &[&Row], room: Option<usize>) -> String {
    let mut all = Vec::with_capacity(rows.len() + 1);
    all.push(HEADINGS.map(Cow::from));
    let listed = rows.iter().filter_map(|row| Some((row, row.header.as_ref().ok()?)));
    all.extend(listed.clone().map(|(row, header)| line(row, header)));
    let unfinished: Vec<bool> = listed.map(|(_, header)| header.phase != Phase::Finished).collect();
    let mut gone: &[usize] = &[];
    loop {
        if gone.last() == Some(&PHASE) {
            // What is not finished must not look as if it were: its phase takes the place of what
            // was decided so far.
            let lines = all.iter_mut().skip(1).zip(&unfinished).filter(|(_, it)| **it);
            lines.for_each(|(line, _)| line[RECOMMENDATION] = std::mem::take(&mut line[PHASE]));
        }
        if gone.last() == Some(&TIME) {
            let day = |date: &str| date.split(' ').next().unwrap_or_default().to_owned();
            all.iter_mut().skip(1).for_each(|line| line[DATE] = day(&line[DATE]).into());
        }
        let text = page::table_without(&all, gone);
        let fits = room.is_none_or(|room| text.lines().all(|line| columns(line) <= room));
        match GIVE_WAY.get(..=gone.len()) {
            Some(more) if !fits => gone = more,
            _ => return text,
        }
    }
}

fn line<'a>(row: &'a Row, header: &'a Header) -> [Cow<'a, str>; 10] {
    let id = stem(&row.file);
    let copy = copied_from(&id).is_some();
    [
        match header.started {
            Some(at) => minute(at).into(),
            // An interview that was only set up has the date of its name.
            None => id.get(..10).unwrap_or_default().to_owned().into(),
        },
        if copy {
            format!("(copy) {}", header.candidate).into()
        } else {
            (&header.candidate).into()
        },
        (&header.bank).into(),
        (&header.guide).into(),
        (&header.interviewer).into(),
        header.phase_word().into(),
        format!("{}/{}", header.rated, header.questions).into(),
        header.score.map_or("-".into(), |score| decimal(score).into()),
        header.recommendation_words().unwrap_or("-").into(),
        id,
    ]
}

/// A time to the minute.
fn minute(at: DateTime<FixedOffset>) -> String {
    let at = at.naive_local();
    match at.year() {
        // Ten times as fast as by way of a pattern.
        year @ 0..=9999 => {
            let (month, day, hour, minute) = (at.month(), at.day(), at.hour(), at.minute());
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
        }
        _ => at.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// What there is to know about the conflict copies among the sessions, one a line.
pub fn copies(rows: &[&Row]) -> Vec<String> {
    let line = |row: &&Row| {
        let name = stem(&row.file);
        let original = copied_from(&name)?;
        let compare = command::diff(original, &name);
        Some(format!("{name} is a conflict copy of {original}; compare them with: {compare}"))
    };
    rows.iter().filter_map(line).collect()
}

/// The banks, each with its guides and its problems.
pub fn banks(banks: &[BankFile]) -> String {
    let parts: Vec<String> = banks.iter().map(bank).collect();
    parts.join("\n\n")
}

/// Whether something in a bank cannot be used.
pub fn are_broken(banks: &[BankFile]) -> bool {
    let broken = |problem: &Problem| problem.severity == Severity::Error;
    banks.iter().any(|file| file.problems.iter().any(broken))
}

fn bank(file: &BankFile) -> String {
    let mut lines = Vec::new();
    let source = match &file.file {
        Some(path) => visible(&path.display().to_string()).into_owned(),
        None => "built in".into(),
    };
    match &file.bank {
        Some(bank) => {
            let (title, version) = (visible(&bank.title), visible(&bank.version));
            lines.push(format!("{}: {title}, version {version} ({source})", bank.id));
            lines.extend(contents(bank));
        }
        None => lines.push(format!("{}: cannot be used ({source})", visible(&file.name))),
    }
    for problem in &file.problems {
        lines.push(String::new());
        lines.push(problem.report());
    }
    lines.join("\n")
}

fn contents(bank: &Bank) -> Vec<String> {
    let questions = bank.questions.len();
    let mut lines =
        vec![format!("  {questions} question{}", if questions == 1 { "" } else { "s" })];
    let guides: Vec<[String; 3]> = bank
        .choices()
        .into_iter()
        .map(|guide| {
            [format!("  guide {}", guide.id), format!("{} min", guide.minutes), guide.title]
        })
        .collect();
    lines.extend(page::table(&guides).lines().map(str::to_owned));
    lines
}
