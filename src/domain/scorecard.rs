//! The scorecard: what the ratings of a session say, competency by competency.
//!
//! Computed when it is looked at, never stored. A missing rating is missing: it lowers the
//! coverage, never the mean. Each competency is the plain mean of its ratings, and the whole is
//! the plain mean of the competencies (equal weights, the unit-weighting that OPM's guide to
//! structured interviews recommends unless another weighting is documented). Extra questions stay
//! apart: a score compares candidates, and the others were not asked them.

use super::{Entry, Plan, Record};

/// The ratings of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// One for each competency that was to be asked about, in the plan's order; questions that
    /// name none come last, under "Other questions".
    pub rows: Vec<Score>,
    /// The mean of the rows that have one; `None` while nothing is rated.
    pub mean: Option<f64>,
    /// How many questions are rated, and how many were planned.
    pub rated: usize,
    pub planned: usize,
}

/// The ratings of one competency.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub competency: String,
    /// The mean of its ratings, on the plan's scale; `None` while none is rated.
    pub mean: Option<f64>,
    /// How many of its questions are rated, and how many were planned.
    pub rated: usize,
    pub planned: usize,
}

impl Scorecard {
    /// The scorecard of a session as it stands.
    pub fn of(record: &Record) -> Self {
        let mut rows: Vec<Score> = record
            .plan
            .competencies
            .iter()
            .map(|competency| {
                let id = Some(competency.id.as_str());
                score(&competency.name, ratings(&record.plan, &record.entries, id))
            })
            .collect();
        let other = score("Other questions", ratings(&record.plan, &record.entries, None));
        if other.planned > 0 {
            rows.push(other);
        }
        let means: Vec<f64> = rows.iter().filter_map(|row| row.mean).collect();
        Self {
            mean: mean(&means),
            rated: rows.iter().map(|row| row.rated).sum(),
            planned: rows.iter().map(|row| row.planned).sum(),
            rows,
        }
    }
}

/// The ratings, given or not, of the questions that name this competency.
fn ratings(plan: &Plan, entries: &[Entry], competency: Option<&str>) -> Vec<Option<u8>> {
    plan.items
        .iter()
        .zip(entries)
        .filter_map(|(item, entry)| {
            let question = item.question().filter(|_| item.extra.is_none())?;
            let known =
                question.competency.as_deref().filter(|_| plan.competency(question).is_some());
            (known == competency).then_some(entry.rating)
        })
        .collect()
}

fn score(competency: &str, ratings: Vec<Option<u8>>) -> Score {
    let planned = ratings.len();
    let given: Vec<f64> = ratings.into_iter().flatten().map(f64::from).collect();
    Score { competency: competency.to_owned(), mean: mean(&given), rated: given.len(), planned }
}

/// A score as it is written everywhere: to one decimal, and a half goes up.
pub fn decimal(score: f64) -> String {
    // The least above it, since 1.15 is kept as a little less than itself.
    format!("{:.1}", ((score * 10.0 + 1e-9).round()) / 10.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
