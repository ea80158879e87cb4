//! Candidates who met the same guide, side by side.
//!
//! A cell says what one session has, and nothing about the others: the mean over what was answered,
//! and how much of what was planned that is. A missing answer lowers the coverage, never the mean.
//! Who is ranked above whom follows from the whole, and only as far as the error of measurement
//! allows ([`margin`], [`bands`]). Questions that were not asked of everybody in the same words
//! (`sameness`) stay in their cells, with a sign, and out of the ranking. Extra questions have
//! rows of their own. No number depends on the order in which the sessions are given.

pub mod bands;
pub mod margin;

mod sameness;
mod table;
mod verdicts;

pub use bands::Bands;
pub use margin::Margin;

use super::{Record, Scale};

/// Several sessions on one guide, compared. Sessions are places in what [`Comparison::of`] was
/// given, from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The ids and titles of the bank and the guide, as the newest session has them.
    pub bank: String,
    pub bank_title: String,
    pub guide: String,
    pub guide_title: String,
    pub scale: Scale,
    /// The versions of the bank that the sessions followed, in order, each once.
    pub versions: Vec<String>,
    /// Those that are compared, in the order given.
    pub sessions: Vec<usize>,
    pub left_out: Vec<LeftOut>,
    /// In the order in which they are first met.
    pub people: Vec<Person>,
    /// The sessions of each candidate, followed by their mean where there are several.
    pub columns: Vec<Column>,
    /// What the interviewers recommend, and the red flags that they heard where the guide has any.
    /// Neither is ever averaged, and no ranking goes by them.
    pub verdicts: Vec<Row>,
    /// The competencies in the guide's order, "other questions", the overall mean; and where not
    /// everybody was asked everything in the same words, the mean over what was.
    pub competencies: Vec<Row>,
    /// The questions in the guide's order, then the extra ones.
    pub questions: Vec<Row>,
    /// How many questions were asked of everybody in the same words.
    pub same: usize,
    /// `None` where fewer than two candidates have a score to be ranked by.
    pub margin: Option<Margin>,
    pub bands: Bands,
}

/// A session that cannot be compared with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub session: usize,
    pub why: Why,
}

/// Why a session cannot be compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It followed another guide.
    Guide,
    /// Its guide has another number of points.
    Scale,
}

/// A candidate, with all their sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub candidate: String,
    /// In the order given; at least one.
    pub sessions: Vec<usize>,
    /// How many interviewers have rated something that is compared. Those who gave no name count
    /// as one.
    pub interviewers: usize,
    /// What the ranking goes by: the mean over the interviewers' scores on the questions that
    /// everybody was asked in the same words.
    pub score: Option<f64>,
}

/// A column of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Session {
        /// A place in the list of candidates.
        person: usize,
        session: usize,
    },
    /// The mean over a candidate's interviewers.
    Mean { person: usize },
}

impl Column {
    /// The candidate it belongs to: a place in the list of candidates.
    pub fn person(self) -> usize {
        match self {
            Self::Session { person, .. } | Self::Mean { person } => person,
        }
    }
}

/// In which order the columns are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Given,
    Name,
    /// The highest band first, so that who is tied stands together.
    Band,
}

impl Order {
    /// The one after it; after the last one, the first.
    pub fn next(self) -> Self {
        match self {
            Self::Given => Self::Band,
            Self::Band => Self::Name,
            Self::Name => Self::Given,
        }
    }

    /// What the columns go by, as it follows a comma.
    pub fn words(self) -> &'static str {
        match self {
            Self::Given => "as listed",
            Self::Name => "by name",
            Self::Band => "by band",
        }
    }
}

/// A row of the comparison, with a cell for each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub heading: Heading,
    pub cells: Vec<Cell>,
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    Recommendation,
    RedFlags,
    /// `id` is `None` for questions that name no competency.
    Competency {
        id: Option<String>,
        name: String,
    },
    /// The mean of the competencies.
    Overall,
    /// The same over the questions that everybody was asked in the same words.
    Same,
    Question(Asked),
}

/// A question that a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub key: Key,
    /// Its place among the questions of all guides, from 1: its number in the guide where that has
    /// not changed. `None` for an extra one.
    pub number: Option<usize>,
    pub title: String,
    /// The id of its competency.
    pub competency: Option<String>,
    /// Whether everybody was asked it in the same words, and rated by the same points.
    pub same: bool,
    /// The sessions that asked it in other words than most, or rated it by other points; ascending.
    pub other: Vec<usize>,
    /// The sessions whose guide does not have it; empty for an extra one.
    pub lacking: Vec<usize>,
}

/// What tells a question of a guide: its id, and the how many-th of that id it is, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub id: String,
    pub nth: usize,
}

/// What a session, or a candidate's interviewers together, have for a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The mean over what is rated, on the guide's scale; `None` while nothing is.
    pub mean: Option<f64>,
    /// How many questions are rated, were skipped without a rating, and were planned. None
    /// planned: the row is not in the guide that was followed.
    pub rated: usize,
    pub skipped: usize,
    pub planned: usize,
    /// Whether some of it was asked in other words than in most sessions.
    pub other: bool,
    /// What it stands for: sessions, each with a place in its plan; of red flags, the places at
    /// which one was heard, and of recommendations none.
    pub places: Vec<(usize, usize)>,
    /// In the row of recommendations: the words of each session's, in their order.
    pub recommended: Vec<Option<String>>,
    /// In the row of red flags: how many different ones were heard.
    pub flags: usize,
}

impl Comparison {
    /// Compares sessions. Of those that followed different guides the ones on the guide that most
    /// candidates met are compared, and the others are left out by name. `None` where there is no session at all.
    pub fn of(records: &[&Record]) -> Option<Self> {
        table::compare(records)
    }

    /// Whether there is anybody to be compared with.
    pub fn is_alone(&self) -> bool {
        self.sessions.len() < 2
    }

    /// Whether a column is only a part of what its candidate's score is the mean of.
    pub fn is_part(&self, column: Column) -> bool {
        let several =
            |person: usize| self.people.get(person).is_some_and(|person| person.sessions.len() > 1);
        matches!(column, Column::Session { person, .. } if several(person))
    }

    /// The columns in an order, and where they are folded one for each candidate: of those whom
    /// several have met, their mean alone. Places in [`Comparison::columns`].
    pub fn shown(&self, order: Order, folded: bool) -> Vec<usize> {
        let mut columns = self.order(order);
        columns.retain(|place| !folded || !self.is_part(self.columns[*place]));
        columns
    }

    /// Whether somebody has several columns, so that there is anything to fold.
    pub fn can_fold(&self) -> bool {
        self.columns.len() > self.people.len()
    }

    /// The sessions that a column stands for.
    pub fn sessions_of(&self, column: Column) -> Vec<usize> {
        match column {
            Column::Session { session, .. } => vec![session],
            Column::Mean { person } => {
                self.people.get(person).map_or_else(Vec::new, |person| person.sessions.clone())
            }
        }
    }

    /// The columns, as they are shown. The sessions of a candidate stay together, in their order.
    /// Places in [`Comparison::columns`].
    pub fn order(&self, order: Order) -> Vec<usize> {
        let mut columns: Vec<usize> = (0..self.columns.len()).collect();
        let person = |column: &usize| self.columns[*column].person();
        match order {
            Order::Given => {}
            Order::Name => columns.sort_by_cached_key(|column| {
                let person = person(column);
                (self.people[person].candidate.to_lowercase(), person)
            }),
            Order::Band => columns.sort_by_cached_key(|column| {
                let bands = self.bands.with(person(column));
                // Within a band as given: there is no order in it to be seen.
                (bands.is_empty(), bands.start, bands.end, person(column))
            }),
        }
        columns
    }

    /// Whether the candidates of two columns share a band, so that they are not told apart.
    pub fn are_tied(&self, one: usize, other: usize) -> bool {
        let bands = |column: usize| self.bands.with(self.columns[column].person());
        let (one, other) = (bands(one), bands(other));
        one.start.max(other.start) < one.end.min(other.end)
    }
}
