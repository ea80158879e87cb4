//! A comparison as JSON, for other programs. Names of fields are kept; new ones may come.
//!
//! What is missing is `null`, never 0. A session is named as on the command line. Means and
//! points are rounded to hundredths: there is nothing behind more digits.

use serde::Serialize;

use super::{Sheet, is_finished, standing};
use crate::domain::Record;
use crate::domain::comparison::bands::letter;
use crate::domain::comparison::margin::CONFIDENCE;
use crate::domain::comparison::{Cell, Column, Comparison, Heading, Why};
use crate::format::export::hundredths;
use crate::format::json::safe;

#[derive(Serialize)]
struct Json<'a> {
    bank: &'a str,
    bank_title: &'a str,
    guide: &'a str,
    guide_title: &'a str,
    /// The names of the points, lowest first.
    scale: &'a [String],
    versions: &'a [String],
    margin: Option<Margin>,
    bands: Vec<Band<'a>>,
    candidates: Vec<Candidate<'a>>,
    sessions: Vec<Session<'a>>,
    left_out: Vec<LeftOut<'a>>,
    problems: Vec<String>,
}

/// Scores no further apart than this are not ranked.
#[derive(Serialize)]
struct Margin {
    points: f64,
    confidence: f64,
    spread: f64,
    /// Whether the spread is that of these candidates; else it is assumed.
    spread_measured: bool,
    reliability: f64,
    interviewers: usize,
}

#[derive(Serialize)]
struct Band<'a> {
    band: String,
    candidates: Vec<&'a str>,
}

#[derive(Serialize)]
struct Candidate<'a> {
    #[serde(rename = "candidate")]
    name: &'a str,
    sessions: Vec<&'a str>,
    interviewers: usize,
    /// What the bands go by.
    score: Option<f64>,
    bands: Vec<String>,
    /// That of each session, in their order: never averaged.
    recommendations: Vec<Option<&'a str>>,
    /// One that several interviewers heard at one question is one.
    red_flags_heard: usize,
}

#[derive(Serialize)]
struct Session<'a> {
    #[serde(rename = "session")]
    name: &'a str,
    id: &'a str,
    candidate: &'a str,
    interviewer: &'a str,
    phase: &'a str,
    finished: bool,
    started: Option<String>,
    version: &'a str,
    recommendation: Option<&'a str>,
    red_flags: Vec<RedFlag<'a>>,
    overall: Means,
    competencies: Vec<Competency<'a>>,
    questions: Vec<Question<'a>>,
    extra_questions: Vec<Question<'a>>,
}

/// A red flag that was heard.
#[derive(Serialize)]
struct RedFlag<'a> {
    question: &'a str,
    title: &'a str,
    flag: &'a str,
}

#[derive(Serialize)]
struct Means {
    mean: Option<f64>,
    rated: usize,
    skipped: usize,
    planned: usize,
}

#[derive(Serialize)]
struct Competency<'a> {
    id: Option<&'a str>,
    name: &'a str,
    #[serde(flatten)]
    means: Means,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    /// The how many-th of that id in the guide, from 1.
    nth: usize,
    number: Option<usize>,
    title: &'a str,
    competency: Option<&'a str>,
    rating: Option<u8>,
    standing: &'static str,
    skipped_because: Option<&'a str>,
    /// Whether it was asked in the usual words here, and rated by the usual points.
    usual_words: bool,
    /// Whether it was so for everybody, and the ranking takes it in.
    same_for_all: bool,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    session: &'a str,
    /// `None` for a file that cannot be read.
    candidate: Option<&'a str>,
    why: &'static str,
}

/// The whole comparison as one JSON value, with a line end; `names` are the sessions as they are
/// asked for on the command line, in the order of the records, and `unread` those that cannot be
/// read.
pub fn json(sheet: &Sheet, names: &[String], unread: &[String]) -> String {
    let Sheet { comparison, records, .. } = *sheet;
    let name = |session: usize| names.get(session).map_or("", String::as_str);
    let people = || comparison.people.iter();
    let json = Json {
        bank: &comparison.bank,
        bank_title: &comparison.bank_title,
        guide: &comparison.guide,
        guide_title: &comparison.guide_title,
        scale: comparison.scale.labels(),
        versions: &comparison.versions,
        margin: comparison.margin.map(|margin| Margin {
            points: hundredths(margin.points),
            confidence: CONFIDENCE,
            spread: hundredths(margin.spread),
            spread_measured: margin.measured,
            reliability: hundredths(margin.reliability),
            interviewers: margin.interviewers,
        }),
        bands: (comparison.bands.members.iter().enumerate())
            .map(|(nth, members)| Band {
                band: letter(nth),
                candidates: members
                    .iter()
                    .filter_map(|person| Some(comparison.people.get(*person)?.candidate.as_str()))
                    .collect(),
            })
            .collect(),
        candidates: people()
            .enumerate()
            .map(|(nth, person)| Candidate {
                name: &person.candidate,
                sessions: person.sessions.iter().map(|session| name(*session)).collect(),
                interviewers: person.interviewers,
                score: person.score.map(hundredths),
                bands: comparison.bands.with(nth).map(letter).collect(),
                recommendations: (person.sessions.iter())
                    .map(|session| records.get(*session)?.recommendation_words())
                    .collect(),
                red_flags_heard: heard(comparison, nth),
            })
            .collect(),
        sessions: (comparison.columns.iter().enumerate())
            .filter_map(|(nth, column)| match column {
                Column::Session { session, .. } => {
                    let record = records.get(*session)?;
                    Some(self::session(comparison, record, name(*session), (nth, *session)))
                }
                Column::Mean { .. } => None,
            })
            .collect(),
        left_out: (comparison.left_out.iter())
            .filter_map(|left| {
                Some(LeftOut {
                    session: name(left.session),
                    candidate: Some(&records.get(left.session)?.people.candidate),
                    why: match left.why {
                        Why::Guide => "another guide",
                        Why::Scale => "another scale",
                    },
                })
            })
            .chain(unread.iter().map(|name| LeftOut {
                session: name,
                candidate: None,
                why: "cannot be read",
            }))
            .collect(),
        problems: sheet.problems(),
    };
    // Nothing in it can fail to be written: no map has keys that are not texts.
    let mut text = safe(&serde_json::to_string_pretty(&json).unwrap_or_default());
    text.push('\n');
    text
}

fn session<'a>(
    comparison: &'a Comparison,
    record: &'a Record,
    name: &'a str,
    (column, session): (usize, usize),
) -> Session<'a> {
    let cell = |row: &'a crate::domain::comparison::Row| row.cells.get(column);
    let competencies = comparison.competencies.iter().filter_map(|row| match &row.heading {
        Heading::Competency { id, name } => {
            let cell = cell(row).filter(|cell| cell.planned > 0)?;
            Some(Competency { id: id.as_deref(), name, means: means(cell) })
        }
        _ => None,
    });
    let overall = comparison.competencies.iter().find(|row| row.heading == Heading::Overall);
    let (questions, extra_questions) = comparison
        .questions
        .iter()
        .filter_map(|row| {
            let Heading::Question(asked) = &row.heading else { return None };
            let (_, place) = *cell(row)?.places.first()?;
            let entry = record.entries.get(place)?;
            Some(Question {
                id: &asked.key.id,
                nth: asked.key.nth,
                number: asked.number,
                title: &asked.title,
                competency: asked.competency.as_deref(),
                rating: entry.rating,
                standing: standing(record, place).word(),
                skipped_because: entry.skipped.as_deref(),
                usual_words: asked.other.binary_search(&session).is_err(),
                same_for_all: asked.same,
            })
        })
        .partition(|question| question.number.is_some());
    Session {
        name,
        id: record.id.as_str(),
        candidate: &record.people.candidate,
        interviewer: &record.people.interviewer,
        phase: record.phase_word(),
        finished: is_finished(record),
        started: record.started.map(|at| at.to_rfc3339()),
        version: &record.plan.version,
        recommendation: record.recommendation_words(),
        red_flags: red_flags(record),
        overall: overall.and_then(cell).map_or_else(|| means(&Cell::default()), means),
        competencies: competencies.collect(),
        questions,
        extra_questions,
    }
}

/// How many different ones were heard by all interviewers of a candidate together: the last column
/// of a candidate stands for all of their sessions.
fn heard(comparison: &Comparison, person: usize) -> usize {
    let last = comparison.columns.iter().rposition(|column| column.person() == person);
    let row = comparison.verdicts.iter().find(|row| row.heading == Heading::RedFlags);
    last.zip(row).and_then(|(place, row)| row.cells.get(place)).map_or(0, |cell| cell.flags)
}

fn red_flags(record: &Record) -> Vec<RedFlag<'_>> {
    let mut all = Vec::new();
    for (_, item, entry) in record.in_order() {
        let Some(question) = item.question() else { continue };
        let flags = entry.red_flags.iter().filter_map(|nth| question.red_flags.get(*nth));
        all.extend(flags.map(|flag| RedFlag {
            question: &question.id,
            title: &question.title,
            flag,
        }));
    }
    all
}

fn means(cell: &Cell) -> Means {
    let Cell { mean, rated, skipped, planned, .. } = cell;
    Means { mean: mean.map(hundredths), rated: *rated, skipped: *skipped, planned: *planned }
}
