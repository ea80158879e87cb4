//! How often each point was given to each question, over several sessions.
//!
//! Counts and nothing else: so few ratings carry no coefficient. What was not rated is counted as
//! that, and never as a point.

use crate::domain::comparison::Key;
use crate::domain::{Phase, Plan, Question, Record, Scale};

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
    let mut all = Distributions::default();
    for record in records {
        all.count(record);
    }
    all.done()
}

/// The distributions of sessions that are counted one after the other.
#[derive(Debug, Default)]
pub struct Distributions {
    groups: Vec<Group>,
}

/// What is known of the sessions on one guide and scale: what the first of them said is what the
/// others are compared with.
#[derive(Debug)]
struct Group {
    bank: String,
    guide: String,
    title: String,
    scale: Scale,
    sessions: usize,
    rows: Vec<(Question, Spread)>,
}

impl Distributions {
    /// Counts a session.
    pub fn count(&mut self, record: &Record) {
        if record.phase == Phase::Planned {
            return;
        }
        let at = self.groups.iter().position(|group| group.has(&record.plan));
        let at = at.unwrap_or_else(|| {
            self.groups.push(Group::of(&record.plan));
            self.groups.len() - 1
        });
        if let Some(group) = self.groups.get_mut(at) {
            group.count(record);
        }
    }

    /// What has come of it.
    pub fn done(self) -> Vec<Distribution> {
        let done = |group: Group| Distribution {
            guide: group.title,
            labels: group.scale.labels().to_vec(),
            sessions: group.sessions,
            rows: group.rows.into_iter().map(|(_, row)| row).collect(),
        };
        self.groups.into_iter().map(done).collect()
    }
}

impl Group {
    fn of(plan: &Plan) -> Self {
        Self {
            bank: plan.bank.clone(),
            guide: plan.guide.clone(),
            title: plan.title.clone(),
            scale: plan.scale.clone(),
            sessions: 0,
            rows: Vec::new(),
        }
    }

    /// Whether a plan can be compared with its others.
    fn has(&self, plan: &Plan) -> bool {
        self.bank == plan.bank && self.guide == plan.guide && self.scale == plan.scale
    }

    fn count(&mut self, record: &Record) {
        self.sessions += 1;
        let points = usize::from(self.scale.top());
        let rows = &mut self.rows;
        for (question, key, number, rating) in asked(record) {
            let at = rows.iter().position(|(_, row)| row.key == key).unwrap_or_else(|| {
                let title = question.title.clone();
                let counts = vec![0; points];
                let spread = Spread { key, number, title, counts, planned: 0, reworded: false };
                // Where a later version of the guide has it.
                let at = rows.iter().position(|(_, row)| row.number > number);
                let at = at.unwrap_or(rows.len());
                rows.insert(at, (question.clone(), spread));
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
