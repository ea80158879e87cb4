//! How a comparison is put together: columns, rows, and the score that the ranking goes by.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::sameness::{Group, Wordings, keys};
use super::{Asked, Bands, Cell, Column, Comparison, Heading, Key, Margin, Person, Row, verdicts};
use crate::domain::people::name_key;
use crate::domain::{Plan, Record, Standing};

pub(super) fn compare(records: &[&Record]) -> Option<Comparison> {
    let Group { sessions, newest, left_out } = Group::of(records)?;
    let table = Table::new(records, &sessions, &newest);
    let mut competencies = table.competencies();
    let overall = table.row(Heading::Overall, |session| table.overall(session));
    competencies.push(overall);
    if !table.is_whole() {
        competencies.push(table.row(Heading::Same, |session| table.on_the_same(session)));
    }
    let mut people = table.people.clone();
    for person in &mut people {
        let scores: Vec<(usize, Option<f64>)> = person
            .sessions
            .iter()
            .map(|session| (table.interviewer(*session), table.on_the_same(*session).0))
            .collect();
        let rated: BTreeSet<usize> =
            scores.iter().filter(|(_, score)| score.is_some()).map(|(who, _)| *who).collect();
        person.interviewers = rated.len();
        person.score = over_interviewers(&scores);
    }
    let scores: Vec<Option<f64>> = people.iter().map(|person| person.score).collect();
    let known: Vec<f64> = scores.iter().copied().flatten().collect();
    let plan = &records[*newest.first()?].plan;
    let fewest = people.iter().filter(|person| person.score.is_some());
    let fewest = fewest.map(|person| person.interviewers).min().unwrap_or(1);
    let margin = (known.len() > 1).then(|| Margin::of(&known, fewest, plan.scale.top()));
    let bands = margin.map(|margin| Bands::of(&scores, &margin)).unwrap_or_default();
    let versions: BTreeSet<&str> =
        sessions.iter().map(|session| records[*session].plan.version.as_str()).collect();
    Some(Comparison {
        bank: plan.bank.clone(),
        bank_title: plan.bank_title.clone(),
        guide: plan.guide.clone(),
        guide_title: plan.title.clone(),
        scale: plan.scale.clone(),
        versions: versions.into_iter().map(str::to_owned).collect(),
        left_out,
        verdicts: verdicts::rows(records, &table.people, &table.columns),
        competencies,
        questions: table.questions(),
        same: table.wordings.values().filter(|wordings| wordings.same).count(),
        margin,
        bands,
        people,
        columns: table.columns,
        sessions,
    })
}

/// A session's mean for a row, and what it is the mean of.
type Part = (Option<f64>, Vec<usize>);

/// What rows are made from.
struct Table<'a> {
    records: &'a [&'a Record],
    newest: &'a [usize],
    people: Vec<Person>,
    columns: Vec<Column>,
    /// The places of the questions, by session.
    places: HashMap<usize, BTreeMap<Key, usize>>,
    /// Every question, in the order of the newest guide that has it.
    keys: Vec<Key>,
    wordings: BTreeMap<Key, Wordings>,
    /// The interviewer of each session, as a number; sessions without one share theirs.
    interviewers: HashMap<usize, usize>,
}

impl<'a> Table<'a> {
    fn new(records: &'a [&'a Record], sessions: &[usize], newest: &'a [usize]) -> Self {
        let (people, columns) = columns(records, sessions);
        let places: HashMap<usize, BTreeMap<Key, usize>> = sessions
            .iter()
            .map(|session| (*session, keys(&records[*session].plan).into_iter().collect()))
            .collect();
        let plans = newest.iter().map(|session| keys(&records[*session].plan).into_iter());
        let ordered = merged(plans.map(|keys| keys.map(|(key, _)| key)));
        let mut wordings = BTreeMap::new();
        for key in &ordered {
            let asked: Vec<(usize, usize)> = newest
                .iter()
                .filter_map(|session| Some((*session, *places.get(session)?.get(key)?)))
                .collect();
            wordings.insert(key.clone(), Wordings::of(records, &asked, sessions.len()));
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        let interviewers = sessions
            .iter()
            .map(|session| {
                let next = known.len();
                let name = name_key(&records[*session].people.interviewer);
                (*session, *known.entry(name).or_insert(next))
            })
            .collect();
        Self { records, newest, people, columns, places, keys: ordered, wordings, interviewers }
    }

    fn plan(&self, session: usize) -> &Plan {
        &self.records[session].plan
    }

    fn interviewer(&self, session: usize) -> usize {
        self.interviewers.get(&session).copied().unwrap_or(0)
    }

    fn rating(&self, session: usize, place: usize) -> Option<f64> {
        self.records[session].entries.get(place)?.rating.map(f64::from)
    }

    fn place(&self, session: usize, key: &Key) -> Option<usize> {
        self.places.get(&session)?.get(key).copied()
    }

    /// The competency of a question in a session's own plan.
    fn competency(&self, session: usize, place: usize) -> Option<&str> {
        let plan = self.plan(session);
        let question = plan.items.get(place)?.question()?;
        plan.competency(question).map(|competency| competency.id.as_str())
    }

    /// The competency of a question in the newest plan that has it.
    fn usual_competency(&self, key: &Key) -> Option<&str> {
        let found = self.newest.iter().find_map(|it| Some((*it, self.place(*it, key)?)));
        let (session, place) = found?;
        self.competency(session, place)
    }

    fn mean_of(&self, session: usize, places: &[usize]) -> Option<f64> {
        let ratings = places.iter().filter_map(|place| self.rating(session, *place));
        mean(&ratings.collect::<Vec<_>>())
    }

    /// The competencies of all guides, those of the newest one first.
    fn competencies(&self) -> Vec<Row> {
        let plans = || self.newest.iter().map(|session| self.plan(*session).competencies.iter());
        let ids = merged(plans().map(|all| all.map(|competency| Some(competency.id.as_str()))));
        let rows = ids.into_iter().chain([None]).map(|id| {
            let found = plans().flatten().find(|competency| Some(competency.id.as_str()) == id);
            let name = found.map_or("Other questions", |competency| competency.name.as_str());
            let heading = Heading::Competency { id: id.map(str::to_owned), name: name.to_owned() };
            self.row(heading, |session| {
                let all = self.places.get(&session).into_iter().flat_map(BTreeMap::values);
                let own = all.copied().filter(|place| self.competency(session, *place) == id);
                let mut places: Vec<usize> = own.collect();
                places.sort_unstable();
                (self.mean_of(session, &places), places)
            })
        });
        rows.filter(|row| row.cells.iter().any(|cell| cell.planned > 0)).collect()
    }

    /// What the scorecard of a session has: the mean of its competencies.
    fn overall(&self, session: usize) -> Part {
        let own = self.places.get(&session).into_iter().flatten();
        self.by_competency(
            session,
            own.map(|(_, place)| (self.competency(session, *place), *place)),
        )
    }

    /// The same over what everybody was asked in the same words, with the competencies that the
    /// newest guide has for it.
    fn on_the_same(&self, session: usize) -> Part {
        let same = self.wordings.iter().filter(|(_, wordings)| wordings.same);
        let same = same
            .filter_map(|(key, _)| Some((self.usual_competency(key), self.place(session, key)?)));
        self.by_competency(session, same)
    }

    fn by_competency<'b>(
        &self,
        session: usize,
        questions: impl Iterator<Item = (Option<&'b str>, usize)>,
    ) -> Part {
        let mut groups: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for (competency, place) in questions {
            groups.entry(competency).or_default().push(place);
        }
        let means: Vec<f64> =
            groups.values().filter_map(|places| self.mean_of(session, places)).collect();
        let mut places: Vec<usize> = groups.into_values().flatten().collect();
        places.sort_unstable();
        (mean(&means), places)
    }

    /// Whether everybody was asked everything in the same words, for the same competencies.
    fn is_whole(&self) -> bool {
        self.wordings.iter().all(|(key, wordings)| {
            let usual = self.usual_competency(key);
            let mut asked = self.places.iter().filter_map(|(it, own)| Some((*it, *own.get(key)?)));
            wordings.same && asked.all(|(it, place)| self.competency(it, place) == usual)
        })
    }

    fn questions(&self) -> Vec<Row> {
        let planned = (1..).zip(&self.keys).filter_map(|(nth, key)| self.question(key, nth));
        planned.chain(self.newest.iter().rev().flat_map(|session| self.extras(*session))).collect()
    }

    fn question(&self, key: &Key, number: usize) -> Option<Row> {
        let found = self.newest.iter().find_map(|it| Some((*it, self.place(*it, key)?)));
        let (session, place) = found?;
        let plan = self.plan(session);
        let wordings = self.wordings.get(key)?;
        let lacking = self.newest.iter().filter(|session| self.place(**session, key).is_none());
        let mut lacking: Vec<usize> = lacking.copied().collect();
        lacking.sort_unstable();
        let asked = Asked {
            key: key.clone(),
            number: Some(number),
            title: plan.items.get(place)?.title().to_owned(),
            competency: self.usual_competency(key).map(str::to_owned),
            same: wordings.same,
            other: wordings.other.clone(),
            lacking,
        };
        Some(self.row(Heading::Question(asked), |session| {
            let places: Vec<usize> = self.place(session, key).into_iter().collect();
            (self.mean_of(session, &places), places)
        }))
    }

    /// The extra questions of a session: nobody else was asked them.
    fn extras(&self, session: usize) -> Vec<Row> {
        let plan = self.plan(session);
        let order = plan.order().into_iter();
        let extras = order.filter(|place| plan.items[*place].extra.is_some());
        extras
            .filter_map(|place| {
                let question = plan.items[place].question()?;
                let asked = Asked {
                    key: Key { id: question.id.clone(), nth: 1 },
                    number: None,
                    title: question.title.clone(),
                    competency: self.competency(session, place).map(str::to_owned),
                    same: false,
                    other: Vec::new(),
                    lacking: Vec::new(),
                };
                Some(self.row(Heading::Question(asked), |it| {
                    let places = if it == session { vec![place] } else { Vec::new() };
                    (self.mean_of(it, &places), places)
                }))
            })
            .collect()
    }

    /// A row from what each session has for it.
    fn row(&self, heading: Heading, part: impl Fn(usize) -> Part) -> Row {
        let cell = |column: &Column| match *column {
            Column::Session { session, .. } => self.cell(&[session], &part),
            Column::Mean { person } => self.cell(&self.people[person].sessions, &part),
        };
        let cells = self.columns.iter().map(cell).collect();
        Row { heading, cells }
    }

    fn cell(&self, sessions: &[usize], part: impl Fn(usize) -> Part) -> Cell {
        let mut cell = Cell::default();
        let mut means = Vec::new();
        for session in sessions {
            let (mean, places) = part(*session);
            means.push((self.interviewer(*session), mean));
            for place in places {
                let Some(entry) = self.records[*session].entries.get(place) else { continue };
                cell.planned += 1;
                cell.rated += usize::from(entry.rating.is_some());
                let skipped = entry.rating.is_none() && entry.standing == Standing::Skipped;
                cell.skipped += usize::from(skipped);
                cell.other |= self.is_other(*session, place);
                cell.places.push((*session, place));
            }
        }
        cell.mean = over_interviewers(&means);
        cell
    }

    /// Whether a question was asked in other words than in most sessions.
    fn is_other(&self, session: usize, place: usize) -> bool {
        let own = self.places.get(&session).into_iter().flatten();
        let mut keys = own.filter(|(_, own)| **own == place).map(|(key, _)| key);
        keys.any(|key| {
            self.wordings.get(key).is_some_and(|it| it.other.binary_search(&session).is_ok())
        })
    }
}

/// Several lists as one: the first in its order, and what only later ones have behind what it
/// follows there.
fn merged<T: PartialEq>(lists: impl Iterator<Item = impl Iterator<Item = T>>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for list in lists {
        let mut next = 0;
        for one in list {
            if let Some(place) = all.iter().position(|known| *known == one) {
                next = place + 1;
            } else {
                all.insert(next, one);
                next += 1;
            }
        }
    }
    all
}

/// The candidates, and the columns of their sessions.
fn columns(records: &[&Record], sessions: &[usize]) -> (Vec<Person>, Vec<Column>) {
    let mut people: Vec<Person> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for session in sessions {
        let candidate = &records[*session].people.candidate;
        let key = name_key(candidate);
        // Nobody is not the same as nobody.
        if let Some(person) = known.get(&key).filter(|_| !key.is_empty()) {
            people[*person].sessions.push(*session);
            continue;
        }
        known.insert(key, people.len());
        people.push(Person {
            candidate: candidate.clone(),
            sessions: vec![*session],
            interviewers: 0,
            score: None,
        });
    }
    let mut columns = Vec::new();
    for (person, it) in people.iter().enumerate() {
        columns.extend(it.sessions.iter().map(|&session| Column::Session { person, session }));
        if it.sessions.len() > 1 {
            columns.push(Column::Mean { person });
        }
    }
    (people, columns)
}

/// The mean over interviewers, each of whom counts once however many sessions they had.
fn over_interviewers(scores: &[(usize, Option<f64>)]) -> Option<f64> {
    let mut own: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for (interviewer, score) in scores {
        own.entry(*interviewer).or_default().extend(score);
    }
    // In one order, whichever order the sessions are given in: sums of fractions differ by it.
    let ordered = |mut scores: Vec<f64>| {
        scores.sort_by(f64::total_cmp);
        mean(&scores)
    };
    ordered(own.into_values().filter_map(ordered).collect())
}

#[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
