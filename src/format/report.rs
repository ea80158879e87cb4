//! A session as a report, in the order in which somebody decides from it: what the interviewer
//! would do and why, the scorecard, what is missing, each item with its evidence, and how the
//! time went.
//!
//! The report screen and `viva show` both draw these lines. Their texts are as they were written
//! and may hold anything: whoever draws them makes them safe to show.

mod answer;
mod deviation;
mod text;

pub use deviation::Deviation;
pub use text::{Row, rows, text, with_hints};
pub(super) use text::{deviation_words, heard_words, often, rated, wrapped};

use std::time::Duration;

use crate::domain::since::Since;
use crate::domain::time::whole_seconds;
use crate::domain::{
    Entry, Gap, Item, ItemKind, Mark, Newer, Phase, Rated, Recommendation, Record, Scorecard,
    Standing, Star,
};

/// One line of a report. An `item` is a place in the plan, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Blank,
    Title {
        candidate: String,
        guide: String,
    },
    /// One of the session's circumstances, by name.
    Particular {
        name: &'static str,
        value: String,
    },
    /// What a reader must know of a session from a newer version.
    Remark(String),
    Recommendation {
        given: Option<Recommendation>,
        /// The session is sealed: what is not given will not be.
        sealed: bool,
    },
    /// One line of the reason for it.
    Reason(String),
    Section(&'static str),
    /// What stands in a section that has nothing to show.
    Nothing(&'static str),
    Score(ScoreLine),
    /// What the points of the scale are called, lowest first, below the scores.
    Scale(Vec<String>),
    /// An extra question with its rating, apart from the score.
    Apart {
        item: usize,
        title: String,
        rating: Option<u8>,
        /// The highest point of the scale.
        top: u8,
    },
    Gap {
        item: usize,
        number: Option<usize>,
        title: String,
        gap: Lack,
    },
    Head(Head),
    /// What was read aloud: the question, or the script of a part.
    Ask {
        item: usize,
        text: String,
    },
    /// The behaviour that earns the rating that was given.
    Anchor {
        item: usize,
        point: u8,
        text: String,
    },
    Ticked {
        item: usize,
        kind: Tickable,
        on: bool,
        text: String,
    },
    /// Why the item was skipped.
    Skipped {
        item: usize,
        reason: String,
    },
    /// A rating that was changed later: every value that stood for a while, with its time.
    Ratings {
        item: usize,
        title: String,
        ratings: Vec<Rated>,
        /// Whether the line stands with its item, whose title is above it.
        at_item: bool,
    },
    /// Which parts of the answer were heard, and which were not.
    Parts {
        item: usize,
        heard: Vec<Star>,
        unheard: Vec<Star>,
    },
    /// How often something was volunteered that is not written down.
    Volunteered {
        item: usize,
        times: u32,
    },
    Note {
        item: usize,
        /// In seconds of the interview's clock.
        begun: Option<u32>,
        mark: Option<Mark>,
        /// The whole line, its mark included.
        text: String,
    },
    Time(TimeLine),
    Deviation {
        item: Option<usize>,
        /// In seconds of the interview's clock, where it happened at one moment.
        clock: Option<u32>,
        what: Deviation,
    },
}

/// A row of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    pub name: String,
    /// `None` while nothing is rated: never a zero.
    pub mean: Option<f64>,
    /// The highest point of the scale.
    pub top: u8,
    pub rated: usize,
    pub planned: usize,
    /// Whether this is the mean of all rows.
    pub overall: bool,
}

/// What an item lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    Gap(Gap),
    /// Nothing was asked, for a reason.
    Skipped {
        reason: String,
    },
}

/// The head of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub item: usize,
    /// The question's number; `None` for the opening and the closing.
    pub number: Option<usize>,
    pub title: String,
    pub competency: Option<String>,
    pub standing: Standing,
    pub core: bool,
    /// Whether it is an extra question.
    pub extra: bool,
    pub rating: Option<u8>,
    /// What the rating is called; empty without one.
    pub label: String,
    /// How many hints were given before it.
    pub hints: usize,
    /// The highest point of the scale.
    pub top: u8,
    /// In seconds, pauses excluded.
    pub spent: u32,
    /// The time box, in seconds.
    pub planned: u32,
}

/// Time spent against time planned, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLine {
    /// `None` for the whole interview.
    pub item: Option<usize>,
    pub title: String,
    pub spent: u32,
    pub planned: u32,
}

/// What can be ticked on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tickable {
    Signal,
    RedFlag,
    Probe,
}

impl Line {
    /// The item that the line belongs to.
    pub fn item(&self) -> Option<usize> {
        match self {
            Self::Gap { item, .. }
            | Self::Apart { item, .. }
            | Self::Ask { item, .. }
            | Self::Anchor { item, .. }
            | Self::Ticked { item, .. }
            | Self::Skipped { item, .. }
            | Self::Ratings { item, .. }
            | Self::Parts { item, .. }
            | Self::Volunteered { item, .. }
            | Self::Note { item, .. } => Some(*item),
            Self::Head(head) => Some(head.item),
            Self::Time(time) => time.item,
            Self::Deviation { item, .. } => *item,
            Self::Blank
            | Self::Title { .. }
            | Self::Particular { .. }
            | Self::Remark(_)
            | Self::Recommendation { .. }
            | Self::Reason(_)
            | Self::Section(_)
            | Self::Nothing(_)
            | Self::Score(_)
            | Self::Scale(_) => None,
        }
    }
}

/// The report of a session as it stands.
pub fn report(record: &Record) -> Vec<Line> {
    let mut lines = vec![Line::Title {
        candidate: record.people.candidate.clone(),
        guide: record.plan.title.clone(),
    }];
    lines.extend(particulars(record));
    lines.extend(remarks(record).map(Line::Remark));
    lines.push(Line::Blank);
    let sealed = record.phase == Phase::Finished;
    lines.push(match (record.recommendation, record.recommendation_words()) {
        (None, Some(words)) => Line::Remark(format!("Recommendation: {words}")),
        (given, _) => Line::Recommendation { given, sealed },
    });
    let reason = record.reason.lines();
    let end = reason.iter().rposition(|line| !line.text.trim().is_empty()).map_or(0, |at| at + 1);
    lines.extend(reason.iter().take(end).map(|line| Line::Reason(line.text.clone())));
    section(&mut lines, "Scorecard", scores(record), "Nothing was to be rated.");
    if let Some((remark, extra)) = extras(record) {
        section(&mut lines, "Extra questions", extra, "");
        lines.push(Line::Nothing(remark));
    }
    section(&mut lines, "Gaps", gaps(record), "None: every question is rated, with notes.");
    lines.extend([Line::Blank, Line::Section("Questions")]);
    for item in record.plan.order() {
        lines.push(Line::Blank);
        lines.extend(item_lines(record, item));
    }
    section(&mut lines, "Time", times(record), "");
    let changed: Vec<Line> = (0..record.plan.items.len())
        .filter_map(|item| answer::changed(record, item, false))
        .collect();
    if !changed.is_empty() {
        // A rating that follows a better answer should change: this is no departure from anything.
        section(&mut lines, "Ratings that were changed", changed, "");
    }
    let deviations = deviation::of(record);
    section(&mut lines, "Deviations from the guide", deviations, "None.");
    lines
}

fn section(lines: &mut Vec<Line>, name: &'static str, body: Vec<Line>, empty: &'static str) {
    lines.extend([Line::Blank, Line::Section(name)]);
    if body.is_empty() {
        lines.push(Line::Nothing(empty));
    }
    lines.extend(body);
}

/// That the session can only be read, and what of it cannot even be that.
fn remarks(record: &Record) -> impl Iterator<Item = String> {
    let newer = record.unknown.newer.as_ref().map(Newer::sentence);
    newer.into_iter().chain(record.unknown.remarks.iter().cloned())
}

fn particulars(record: &Record) -> Vec<Line> {
    let (people, plan) = (&record.people, &record.plan);
    let mut all = vec![
        ("Interviewer", people.interviewer.clone()),
        ("Role", people.role.clone()),
        ("Round", people.round.clone()),
        ("Bank", format!("{} {}", plan.bank_title, plan.version).trim().to_owned()),
    ];
    if let Some(started) = record.started {
        all.push(("Started", started.format("%Y-%m-%d %H:%M %:z").to_string()));
    }
    if let (Some(finished), Some(ended)) = (record.finished(), record.ended) {
        let since = Since::between(ended, finished);
        let late = if since.is_late() { ": the ratings may rest on the notes alone" } else { "" };
        let at = finished.format("%Y-%m-%d %H:%M");
        all.push(("Finished", format!("{at}, {}{late}", since.after())));
    }
    if record.phase != Phase::Finished {
        all.push(("Not finished", record.phase_word().to_owned()));
    }
    all.retain(|(_, value)| !value.is_empty());
    all.into_iter().map(|(name, value)| Line::Particular { name, value }).collect()
}

fn scores(record: &Record) -> Vec<Line> {
    let card = Scorecard::of(record);
    let top = record.plan.scale.top();
    if card.planned == 0 {
        return Vec::new();
    }
    let overall = ScoreLine {
        name: "Overall".into(),
        mean: card.mean,
        top,
        rated: card.rated,
        planned: card.planned,
        overall: true,
    };
    let rows = card.rows.into_iter().map(|row| ScoreLine {
        name: row.competency,
        mean: row.mean,
        top,
        rated: row.rated,
        planned: row.planned,
        overall: false,
    });
    let scale = Line::Scale(record.plan.scale.labels().to_vec());
    std::iter::once(overall).chain(rows).map(Line::Score).chain([scale]).collect()
}

/// The extra questions, and why they are not in the scorecard.
fn extras(record: &Record) -> Option<(&'static str, Vec<Line>)> {
    let extras = record.in_order().filter(|(_, planned, _)| planned.extra.is_some());
    let apart = |(item, planned, entry): (usize, &Item, &Entry)| Line::Apart {
        item,
        title: planned.title().to_owned(),
        rating: entry.rating,
        top: record.plan.scale.top(),
    };
    let lines: Vec<Line> = extras.map(apart).collect();
    let remark = "Not in the score: it compares candidates, and nobody else was asked this.";
    (!lines.is_empty()).then_some((remark, lines))
}

fn gaps(record: &Record) -> Vec<Line> {
    let at_item = |(item, planned, entry): (usize, &Item, &Entry)| {
        let number = record.plan.number(item);
        let title = planned.title().to_owned();
        let skipped = entry.skipped.clone().map(|reason| Lack::Skipped { reason });
        let gaps = skipped.into_iter().chain(Gap::all_at(planned, entry).map(Lack::Gap));
        gaps.map(|gap| Line::Gap { item, number, title: title.clone(), gap }).collect::<Vec<_>>()
    };
    record.in_order().flat_map(at_item).collect()
}

fn item_lines(record: &Record, item: usize) -> Vec<Line> {
    let (Some(planned), Some(entry)) = (record.plan.items.get(item), record.entries.get(item))
    else {
        return Vec::new();
    };
    let mut lines = vec![Line::Head(head(record, item, planned, entry))];
    match &planned.kind {
        ItemKind::Question(question) => {
            lines.push(Line::Ask { item, text: question.ask.clone() });
            if let Some(point) = entry.rating
                && let Some(anchor) = question.anchors.get(&point)
            {
                lines.push(Line::Anchor { item, point, text: anchor.clone() });
            }
            lines.extend(answer::changed(record, item, true));
            lines.extend(answer::parts(item, question.parts(), &entry.star));
            let asks: Vec<String> = question.follow_ups().map(|(ask, _)| ask.into()).collect();
            let ticks = |kind, texts: &[String], ticked: &[usize], on: bool| -> Vec<Line> {
                let wanted = texts.iter().enumerate().filter(|(at, _)| ticked.contains(at) == on);
                wanted
                    .map(|(_, text)| Line::Ticked { item, kind, on, text: text.clone() })
                    .collect()
            };
            for on in [true, false] {
                lines.extend(ticks(Tickable::Signal, &question.signals, &entry.signals, on));
                lines.extend(ticks(Tickable::RedFlag, &question.red_flags, &entry.red_flags, on));
            }
            for on in [true, false] {
                let planned = if on { asks.len() } else { question.probes.len() };
                lines.extend(ticks(Tickable::Probe, &asks[..planned], &entry.probes, on));
            }
        }
        ItemKind::Opening { script } | ItemKind::Closing { script } => {
            lines.extend(script.clone().map(|text| Line::Ask { item, text }));
        }
    }
    lines.extend(entry.skipped.clone().map(|reason| Line::Skipped { item, reason }));
    if entry.volunteered > 0 {
        lines.push(Line::Volunteered { item, times: entry.volunteered });
    }
    if !entry.notes.is_blank() {
        lines.extend(entry.notes.lines().iter().map(|line| Line::Note {
            item,
            begun: line.begun,
            mark: Mark::of(&line.text),
            text: line.text.clone(),
        }));
    }
    lines
}

fn head(record: &Record, item: usize, planned: &Item, entry: &Entry) -> Head {
    let scale = &record.plan.scale;
    let question = planned.question();
    let competency = question.and_then(|question| record.plan.competency(question));
    Head {
        item,
        number: record.plan.number(item),
        title: planned.title().to_owned(),
        competency: competency.map(|competency| competency.name.clone()),
        standing: entry.standing,
        core: planned.core,
        extra: planned.extra.is_some(),
        rating: entry.rating,
        label: entry.rating.map_or("", |rating| scale.label(rating)).to_owned(),
        hints: entry.hints(),
        top: scale.top(),
        spent: seconds(entry.spent_ms),
        planned: planned.seconds(),
    }
}

/// The whole interview first, then each item that took or was to take time.
fn times(record: &Record) -> Vec<Line> {
    let whole = TimeLine {
        item: None,
        title: "Interview".into(),
        spent: seconds(record.clock_ms),
        planned: u32::from(record.plan.minutes) * 60,
    };
    // The time of a question that was taken back was spent all the same.
    let withdrawn = record.plan.items.iter().zip(&record.entries).enumerate();
    let withdrawn = withdrawn
        .filter(|(_, (planned, entry))| planned.is_withdrawn() && seconds(entry.spent_ms) > 0)
        .map(|(item, (planned, entry))| (item, planned, entry));
    let items = record.in_order().chain(withdrawn).map(|(item, planned, entry)| TimeLine {
        item: Some(item),
        title: planned.title().to_owned(),
        spent: seconds(entry.spent_ms),
        planned: planned.seconds(),
    });
    std::iter::once(whole).chain(items).map(Line::Time).collect()
}

fn seconds(ms: u64) -> u32 {
    whole_seconds(Duration::from_millis(ms))
}
