//! How often each point was given to each question, over several sessions.
//!
//! Counts and nothing else: so few ratings carry no coefficient. What was not rated is counted as
//! that, and never as a point.

use crate::domain::comparison::Key;
use crate::domain::{Phase, Plan, Question, Record};

/// The ratings of the sessions on one guide with one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The guide's title.
    pub guide: String,
    /// What the points of the scale are called, lowest first; 2 to 7 of them.
    pub labels: Vec<String>,
    /// How many sessions are counted: all that have begun.
    pub sessions: usize,
    /// A question each, in the guide's order. Extra questions are left out: nobody else was
    /// asked them.
    pub rows: Vec<Spread>,
}

/// The ratings of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// What tells it from the others.
    pub key: Key,
    /// Its number in the guide, from 1.
    pub number: usize,
    pub title: String,
    /// How often each point was given, lowest first: as many as the scale has points.
    pub counts: Vec<usize>,
    /// How many of the sessions were to ask it.
    pub planned: usize,
    /// Whether the words or the anchors were not the same in all of them, so that the ratings do
    /// not mean the same.
    pub reworded: bool,
}

impl Distribution {
    /// The highest count; at least 1. Bars of one distribution share it as their full height.
    pub fn most(&self) -> usize {
        let counts = self.rows.iter().flat_map(|row| &row.counts);
        counts.copied().max().unwrap_or(0).max(1)
    }

    /// How many sessions are counted, in words.
    pub fn sessions_words(&self) -> String {
        match self.sessions {
            1 => "1 session".to_owned(),
            many => format!("{many} sessions"),
        }
    }
}

impl Spread {
    /// How many ratings there are.
    pub fn rated(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The same in words, with how many are missing: a missing rating is no point.
    pub fn rated_words(&self) -> String {
        let (rated, planned) = (self.rated(), self.planned);
        match planned.saturating_sub(rated) {
            0 => format!("{rated} of {planned} rated"),
            missing => format!("{rated} of {planned} rated, {missing} missing"),
        }
    }
}

/// The distributions of some sessions: one for each guide and scale, in the order in which they
/// first come up. A session that has not begun is left out.
pub fn distributions(records: &[&Record]) -> Vec<Distribution> {
    let mut groups: Vec<Vec<&Record>> = Vec::new();
    for record in records.iter().filter(|record| record.phase != Phase::Planned) {
        let same = |group: &&mut Vec<&Record>| {
            group.first().is_some_and(|first| is_comparable(&first.plan, &record.plan))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(record),
            None => groups.push(vec![record]),
        }
    }
    groups.iter().filter_map(|group| distribution(group)).collect()
}

fn is_comparable(one: &Plan, other: &Plan) -> bool {
    one.bank == other.bank && one.guide == other.guide && one.scale == other.scale
}

fn distribution(records: &[&Record]) -> Option<Distribution> {
    let first = records.first()?;
    let points = usize::from(first.plan.scale.top());
    let mut rows: Vec<(&Question, Spread)> = Vec::new();
    for record in records {
        for (question, key, number, rating) in asked(record) {
            let at = rows.iter().position(|(_, row)| row.key == key).unwrap_or_else(|| {
                let title = question.title.clone();
                let counts = vec![0; points];
                let spread = Spread { key, number, title, counts, planned: 0, reworded: false };
                // Where a later version of the guide has it.
                let at = rows.iter().position(|(_, row)| row.number > number);
                let at = at.unwrap_or(rows.len());
                rows.insert(at, (question, spread));
                at
            });
            let Some((known, row)) = rows.get_mut(at) else { continue };
            row.planned += 1;
            row.reworded |= !means_the_same(known, question);
            let point = rating.and_then(|point| usize::from(point).checked_sub(1));
            if let Some(count) = point.and_then(|at| row.counts.get_mut(at)) {
                *count += 1;
            }
        }
    }
    Some(Distribution {
        guide: first.plan.title.clone(),
        labels: first.plan.scale.labels().to_vec(),
        sessions: records.len(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}

fn means_the_same(one: &Question, other: &Question) -> bool {
    one.ask == other.ask && one.anchors == other.anchors
}

/// The planned questions of a session, each with its number and its rating.
fn asked(record: &Record) -> impl Iterator<Item = (&Question, Key, usize, Option<u8>)> {
    let plan = &record.plan;
    let planned = |at: usize| Some((plan.number(at)?, plan.items.get(at)?.question()?));
    record.entries.iter().enumerate().filter_map(move |(at, entry)| {
        let (number, question) = planned(at)?;
        let before = (0..at).filter_map(planned).filter(|(_, it)| it.id == question.id);
        let key = Key { id: question.id.clone(), nth: before.count() + 1 };
        Some((question, key, number, entry.rating))
    })
}
