//! What a list of sessions shows, read from the first kilobyte of each file.

use chrono::{DateTime, FixedOffset};
use toml::de::DeTable;

use super::parse::{check_schema, clean, read_phase, read_recommendation};
use super::quick;
use super::reader::{Reader, Table};
use crate::domain::{Newer, Phase, Recommendation, Record, Scorecard};

/// The particulars of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub id: String,
    pub phase: Phase,
    pub candidate: String,
    pub interviewer: String,
    pub role: String,
    pub round: String,
    pub bank: String,
    pub bank_title: String,
    pub guide: String,
    pub guide_title: String,
    pub started: Option<DateTime<FixedOffset>>,
    pub ended: Option<DateTime<FixedOffset>>,
    pub as_of: Option<DateTime<FixedOffset>>,
    /// How long the interview was planned to take.
    pub minutes: u16,
    /// How long it took, pauses excluded.
    pub clock_seconds: u32,
    /// How many questions are rated, and how many were planned.
    pub rated: u32,
    pub questions: u32,
    /// The scorecard's mean, rounded to hundredths; `None` while nothing is rated.
    pub score: Option<f64>,
    pub recommendation: Option<Recommendation>,
    /// Set for a file of a newer schema, which can only be read.
    pub newer: Option<Newer>,
}

impl Header {
    /// The header that a record's file has.
    pub fn of(record: &Record) -> Self {
        let (people, plan) = (&record.people, &record.plan);
        let scorecard = Scorecard::of(record);
        Self {
            id: record.id.to_string(),
            phase: record.phase,
            candidate: people.candidate.clone(),
            interviewer: people.interviewer.clone(),
            role: people.role.clone(),
            round: people.round.clone(),
            bank: plan.bank.clone(),
            bank_title: plan.bank_title.clone(),
            guide: plan.guide.clone(),
            guide_title: plan.title.clone(),
            started: record.started,
            ended: record.ended,
            as_of: record.as_of,
            minutes: plan.minutes,
            clock_seconds: whole_seconds(record.clock_ms),
            rated: count(scorecard.rated),
            questions: count(scorecard.planned),
            score: scorecard.mean.map(|mean| (mean * 100.0).round() / 100.0),
            recommendation: record.recommendation,
            newer: record.unknown.newer.clone(),
        }
    }

    /// Whether the interview can be gone on with, here.
    pub fn is_unfinished(&self) -> bool {
        self.phase != Phase::Finished && self.newer.is_none()
    }

    /// The word for the phase, also where it is one that only a newer version knows.
    pub fn phase_word(&self) -> &str {
        let newer = self.newer.as_ref();
        newer.and_then(|newer| newer.phase.as_deref()).unwrap_or(self.phase.word())
    }

    /// The words of the recommendation, likewise; `None` where there is none.
    pub fn recommendation_words(&self) -> Option<&str> {
        let newer = self.newer.as_ref();
        let own = self.recommendation.map(Recommendation::words);
        newer.and_then(|newer| newer.recommendation.as_deref()).or(own)
    }
}

/// The header of a file that begins with these bytes, which may end anywhere, even inside a
/// character. `None` when they do not hold the whole `[session]` table and the line that begins
/// the next one (the caller then hands in more, in the end the whole file to
/// [`parse`](super::parse)), and when there is anything wrong with it.
pub fn header(prefix: &[u8]) -> Option<Header> {
    let whole = match std::str::from_utf8(prefix) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(prefix.get(..error.valid_up_to())?).ok()?,
    };
    if let Some(header) = quick::header(whole) {
        return Some(header);
    }
    careful(whole)
}

/// The same by way of the whole of TOML, whatever a person has made of the file.
pub(super) fn careful(whole: &str) -> Option<Header> {
    let text = clean(whole);
    let start = text.match_indices("[session]").map(|(at, _)| at).find(|at| {
        // Only at the start of a line is it a table.
        *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n')
    })?;
    // A text of several lines may hold a line that begins like a table: then the cut does not
    // parse, and the next one is tried.
    let cuts = text.get(start..)?.match_indices("\n[").map(|(at, _)| start + at + 1);
    cuts.take(MOST_CUTS).find_map(|cut| read(text.get(..cut)?))
}

/// How many lines that begin like a table are tried: each one parses the prefix up to it.
const MOST_CUTS: usize = 8;

fn read(text: &str) -> Option<Header> {
    let root = DeTable::parse(text).ok()?;
    let mut reader = Reader::new("", text);
    let root = Table::root(&root);
    let table = reader.table(&root, "session")?;
    check_schema(&mut reader, &root)?;
    let mut header = read_table(&mut reader, &table);
    let unknown = reader.take_unknown();
    if let Some(header) = &mut header {
        header.newer = unknown.newer;
    }
    reader.finish(header).ok()
}

fn read_table(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Header> {
    let mut text = |key: &str| reader.string(table, key).unwrap_or_default();
    let (candidate, interviewer) = (text("candidate"), text("interviewer"));
    let (role, round) = (text("role"), text("round"));
    let (bank, bank_title) = (text("bank"), text("bank_title"));
    let (guide, guide_title) = (text("guide"), text("guide_title"));
    let number = |reader: &mut Reader<'_>, key: &str| {
        u32::try_from(reader.whole(table, key).unwrap_or(0)).unwrap_or(u32::MAX)
    };
    Some(Header {
        id: reader.string(table, "id")?,
        phase: read_phase(reader, table)?,
        candidate,
        interviewer,
        role,
        round,
        bank,
        bank_title,
        guide,
        guide_title,
        started: reader.time(table, "started"),
        ended: reader.time(table, "ended"),
        as_of: reader.time(table, "as_of"),
        minutes: reader.minutes(table, "minutes").unwrap_or(0),
        clock_seconds: whole_seconds(reader.milliseconds(table, "clock_seconds").unwrap_or(0)),
        rated: number(reader, "rated"),
        questions: number(reader, "questions"),
        score: reader.float(table, "score"),
        recommendation: read_recommendation(reader, table),
        newer: None,
    })
}

fn whole_seconds(ms: u64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(u32::MAX)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
