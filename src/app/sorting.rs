//! The columns of a list of sessions, and its order by one of them.

use std::cmp::Ordering;

use chrono::{NaiveDateTime, NaiveTime};

use super::Library;
use crate::domain::{Phase, Recommendation};
use crate::format::session_toml::Header;

/// What a list of sessions can be sorted by, in the order of its columns: what tells sessions apart
/// comes first, and where there is no room the last ones are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// When it was begun; the day of its name for one that was not.
    Date,
    Candidate,
    Interviewer,
    /// The bank, and the guide within it.
    Bank,
    Recommendation,
    Score,
    /// The part of the questions that is rated.
    Coverage,
    /// How far it has come, from planned to finished.
    Phase,
}

impl Column {
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Candidate,
        Self::Interviewer,
        Self::Bank,
        Self::Recommendation,
        Self::Score,
        Self::Coverage,
        Self::Phase,
    ];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Candidate => "candidate",
            Self::Bank => "bank",
            Self::Interviewer => "interviewer",
            Self::Phase => "phase",
            Self::Score => "score",
            Self::Recommendation => "recommendation",
            Self::Coverage => "coverage",
        }
    }

    /// The column with this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// Its number for the keys, from 1.
    pub fn number(self) -> u8 {
        let place = Self::ALL.iter().position(|column| *column == self);
        place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or_default()
    }

    /// Whether its greatest comes first unless it is reversed: the newest, the best.
    const fn greatest_first(self) -> bool {
        matches!(self, Self::Date | Self::Score | Self::Recommendation | Self::Coverage)
    }
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub reversed: bool,
}

impl Default for Order {
    /// The newest first.
    fn default() -> Self {
        Self { column: Column::Date, reversed: false }
    }
}

impl Order {
    /// The order after a column was asked for: the same one again turns it round.
    pub fn asked(self, column: Column) -> Self {
        Self { column, reversed: self.column == column && !self.reversed }
    }

    /// Whether the greatest comes first.
    pub fn descends(self) -> bool {
        self.column.greatest_first() != self.reversed
    }

    /// What comes first, in words.
    pub fn way(self) -> &'static str {
        match (self.column, self.descends()) {
            (Column::Date, true) => "the newest first",
            (Column::Date, false) => "the oldest first",
            (Column::Candidate | Column::Bank | Column::Interviewer, true) => "from Z to A",
            (Column::Candidate | Column::Bank | Column::Interviewer, false) => "from A to Z",
            (Column::Phase, true) => "the furthest first",
            (Column::Phase, false) => "the furthest last",
            (Column::Score | Column::Recommendation | Column::Coverage, true) => {
                "the highest first"
            }
            (Column::Score | Column::Recommendation | Column::Coverage, false) => {
                "the lowest first"
            }
        }
    }

    /// The places of all rows in this order. What has nothing in the column comes last either way,
    /// and equal rows stay as they are listed: newest first.
    pub fn sort(self, library: &Library) -> Vec<usize> {
        let keys: Vec<Key> = (0..library.rows.len()).map(|nth| self.key(library, nth)).collect();
        let mut places: Vec<usize> = (0..keys.len()).collect();
        places.sort_by(|one, other| self.compare(&keys[*one], &keys[*other]));
        places
    }

    fn compare(self, one: &Key, other: &Key) -> Ordering {
        match (one, other) {
            (Key::Nothing, Key::Nothing) => Ordering::Equal,
            (Key::Nothing, _) => Ordering::Greater,
            (_, Key::Nothing) => Ordering::Less,
            (one, other) if self.descends() => other.compare(one),
            (one, other) => one.compare(other),
        }
    }

    fn key<'a>(self, library: &'a Library, nth: usize) -> Key<'a> {
        let facts = library.facts(nth);
        let header = library.rows[nth].header.as_ref().ok();
        let text =
            |text: &'a str| if text.trim().is_empty() { Key::Nothing } else { Key::Text(text, "") };
        match self.column {
            Column::Date => {
                let begun = header.and_then(|it| it.started).map(|at| at.naive_local());
                // What is planned for a day is still to come on it.
                let end = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
                let day = || facts.day.map(|day| day.and_time(end));
                let written = header.and_then(|it| it.as_of).map(|at| at.naive_local());
                let written = written.filter(|_| begun.is_none());
                begun.or_else(day).map_or(Key::Nothing, |at| Key::Time(at, written))
            }
            Column::Candidate => text(facts.candidate()),
            Column::Interviewer => text(facts.interviewer()),
            Column::Bank => match text(facts.bank()) {
                Key::Text(bank, _) => Key::Text(bank, facts.guide()),
                nothing => nothing,
            },
            Column::Phase => header.map_or(Key::Nothing, |it| Key::Number(phase(it), 1.0)),
            Column::Score => {
                header.and_then(|it| it.score).map_or(Key::Nothing, |score| Key::Number(score, 1.0))
            }
            Column::Recommendation => {
                let known = header.and_then(|it| it.recommendation);
                known.map_or(Key::Nothing, |it| Key::Number(rank(it), 1.0))
            }
            Column::Coverage => match header {
                Some(Header { rated, questions: questions @ 1.., .. }) => {
                    Key::Number(f64::from(*rated), f64::from(*questions))
                }
                _ => Key::Nothing,
            },
        }
    }
}

/// What a row is sorted by.
#[derive(Clone, Copy, Debug)]
enum Key<'a> {
    Nothing,
    /// Of two that are planned for one day, by when they were written in.
    Time(NaiveDateTime, Option<NaiveDateTime>),
    /// By the first, then by the second.
    Text(&'a str, &'a str),
    /// A number of so many; of 1 for a plain one.
    Number(f64, f64),
}

impl Key<'_> {
    /// Keys of one column are all of one kind.
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Time(one, wrote), Self::Time(other, written)) => {
                (one, wrote).cmp(&(other, written))
            }
            (Self::Text(one, and), Self::Text(other, then)) => (one, and).cmp(&(other, then)),
            (Self::Number(one, of), Self::Number(other, from)) => {
                (one * from).total_cmp(&(other * of))
            }
            _ => Ordering::Equal,
        }
    }
}

fn phase(header: &Header) -> f64 {
    match header.phase {
        Phase::Planned => 0.0,
        Phase::Live => 1.0,
        Phase::Paused => 2.0,
        Phase::WrapUp => 3.0,
        Phase::Finished => 4.0,
    }
}

fn rank(recommendation: Recommendation) -> f64 {
    match recommendation {
        Recommendation::StrongNo => 1.0,
        Recommendation::No => 2.0,
        Recommendation::Yes => 3.0,
        Recommendation::StrongYes => 4.0,
    }
}
