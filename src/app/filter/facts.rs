//! What a filter asks of a session, prepared once when the session is listed: folded as
//! [`matching`](crate::app::matching) folds, in one piece of memory.

use chrono::NaiveDate;

use crate::app::matching::push_folded;
use crate::domain::Recommendation;
use crate::format::session_toml::Header;

/// What is asked of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Everything that the list shows, folded, a line each, those with a key first.
    text: Box<str>,
    /// Where the first lines end.
    ends: [u32; KEYED],
    /// The day it was begun, else the one in its name.
    pub day: Option<NaiveDate>,
    pub(super) recommends: Recommends,
    pub(super) unfinished: bool,
}

/// What stands for the recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recommends {
    Known(Option<Recommendation>),
    /// One that only a newer version knows, or that of a file that cannot be read.
    Unknown,
}

/// How many lines can be asked for by themselves.
const KEYED: usize = 4;

impl Facts {
    /// What is asked of a session with this header; `name` is that of its file, without `.toml`.
    pub fn of(header: &Header, name: &str) -> Self {
        let day = header.started.map(|at| at.date_naive()).or_else(|| day_of(name));
        let shown_day = day.map(|day| day.to_string()).unwrap_or_default();
        let recommends = match (header.recommendation, header.recommendation_words()) {
            (None, Some(_)) => Recommends::Unknown,
            (known, _) => Recommends::Known(known),
        };
        let lines: [&[&str]; 10] = [
            &[&header.candidate],
            &[&header.interviewer],
            &[&header.bank, &header.bank_title],
            &[&header.guide, &header.guide_title],
            &[&header.role],
            &[&header.round],
            &[header.phase_word()],
            &[header.recommendation_words().unwrap_or_default()],
            &[&shown_day],
            &[name],
        ];
        let unfinished = header.is_unfinished();
        Self { day, recommends, unfinished, ..Self::read(&lines) }
    }

    /// What can be asked of a file that cannot be read: its name and its day.
    pub fn broken(name: &str) -> Self {
        Self { day: day_of(name), ..Self::read(&[&[""], &[""], &[""], &[""], &[name]]) }
    }

    /// Each line, some of which are of several.
    fn read(lines: &[&[&str]]) -> Self {
        let all = lines.iter().copied().flatten();
        let mut text = String::with_capacity(all.map(|line| line.len() + 1).sum());
        let mut ends = [0; KEYED];
        for (nth, line) in lines.iter().enumerate() {
            for part in *line {
                push_folded(&mut text, part);
                text.push('\n');
            }
            if let Some(end) = ends.get_mut(nth) {
                *end = u32::try_from(text.len() - 1).unwrap_or(u32::MAX);
            }
        }
        let (recommends, unfinished) = (Recommends::Unknown, false);
        Self { text: text.into(), ends, day: None, recommends, unfinished }
    }

    /// Everything, folded.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The candidate's name, folded: also for sorting.
    pub fn candidate(&self) -> &str {
        self.line(0)
    }

    /// The interviewer's name, folded.
    pub fn interviewer(&self) -> &str {
        self.line(1)
    }

    /// The bank's id and title, folded, a line each.
    pub fn bank(&self) -> &str {
        self.line(2)
    }

    /// The guide's id and title, folded, a line each.
    pub fn guide(&self) -> &str {
        self.line(3)
    }

    fn line(&self, nth: usize) -> &str {
        let end = |nth: usize| usize::try_from(self.ends[nth]).unwrap_or(usize::MAX);
        let start = if nth == 0 { 0 } else { end(nth - 1) + 1 };
        self.text.get(start..end(nth)).unwrap_or_default()
    }
}

/// The day that the name of a session's file begins with.
pub fn day_of(name: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(name.get(..10)?, "%Y-%m-%d").ok()
}
