//! What a filter asks of a session, prepared once when the session is listed: folded as
//! [`matching`](crate::app::matching) folds, in one piece of memory.

use chrono::NaiveDate;

use crate::app::matching::push_folded;
use crate::domain::Recommendation;
use crate::format::session_toml::Header;

/// What is asked of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// What a word alone is looked for in, and then what is asked for by a key; folded, a line each.
    text: Box<str>,
    /// Where the lines end.
    ends: [u32; LINES],
    /// The day it was begun, else the one in its name.
    pub day: Option<NaiveDate>,
    pub(super) recommends: Recommends,
    pub(super) unfinished: bool,
    pub(super) score: Option<f64>,
}

/// What stands for the recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recommends {
    Known(Option<Recommendation>),
    /// One that only a newer version knows, or that of a file that cannot be read.
    Unknown,
}

/// The lines of a session's text, in their order.
const CANDIDATE: usize = 0;
const BANK: usize = 1;
const GUIDE: usize = 2;
const PHASE: usize = 3;
/// The last one that a word alone is looked for in, after the recommendation and the day.
const NAME: usize = 6;
const INTERVIEWER: usize = 7;
const ROLE: usize = 8;
const ROUND: usize = 9;
const LINES: usize = 10;

impl Facts {
    /// What is asked of a session with this header; `name` is that of its file, without `.toml`.
    pub fn of(header: &Header, name: &str) -> Self {
        let day = header.started.map(|at| at.date_naive()).or_else(|| day_of(name));
        let shown_day = day.map(|day| day.to_string()).unwrap_or_default();
        let recommends = match (header.recommendation, header.recommendation_words()) {
            (None, Some(_)) => Recommends::Unknown,
            (known, _) => Recommends::Known(known),
        };
        let lines: [&[&str]; LINES] = [
            &[&header.candidate],
            &[&header.bank, &header.bank_title],
            &[&header.guide, &header.guide_title],
            &[header.phase_word()],
            &[header.recommendation_words().unwrap_or_default()],
            &[&shown_day],
            &[name],
            &[&header.interviewer],
            &[&header.role],
            &[&header.round],
        ];
        let unfinished = header.is_unfinished();
        let score = header.score;
        Self { day, recommends, unfinished, score, ..Self::read(&lines) }
    }

    /// What can be asked of a file that cannot be read: its name and its day.
    pub fn broken(name: &str) -> Self {
        let mut lines: [&[&str]; LINES] = [&[""]; LINES];
        let names = [name];
        lines[NAME] = &names;
        Self { day: day_of(name), ..Self::read(&lines) }
    }

    /// Each line, some of which are of several.
    fn read(lines: &[&[&str]; LINES]) -> Self {
        let all = lines.iter().copied().flatten();
        let mut text = String::with_capacity(all.map(|line| line.len() + 1).sum());
        let mut ends = [0; LINES];
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
        Self { text: text.into(), ends, day: None, recommends, unfinished, score: None }
    }

    /// What a word alone is looked for in, folded, a line each.
    pub(super) fn text(&self) -> &str {
        self.lines(CANDIDATE, NAME)
    }

    /// The candidate's name, folded: also for sorting.
    pub fn candidate(&self) -> &str {
        self.line(CANDIDATE)
    }

    /// The interviewer's name, folded.
    pub fn interviewer(&self) -> &str {
        self.line(INTERVIEWER)
    }

    /// The bank's id and title, folded, a line each.
    pub fn bank(&self) -> &str {
        self.line(BANK)
    }

    /// The guide's id and title, folded, a line each.
    pub fn guide(&self) -> &str {
        self.line(GUIDE)
    }

    pub(super) fn phase(&self) -> &str {
        self.line(PHASE)
    }

    pub(super) fn role(&self) -> &str {
        self.line(ROLE)
    }

    pub(super) fn round(&self) -> &str {
        self.line(ROUND)
    }

    fn line(&self, nth: usize) -> &str {
        self.lines(nth, nth)
    }

    fn lines(&self, first: usize, last: usize) -> &str {
        let end = |nth: usize| usize::try_from(self.ends[nth]).unwrap_or(usize::MAX);
        let start = if first == 0 { 0 } else { end(first - 1) + 1 };
        self.text.get(start..end(last)).unwrap_or_default()
    }
}

/// The day that the name of a session's file begins with.
pub fn day_of(name: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(name.get(..10)?, "%Y-%m-%d").ok()
}
