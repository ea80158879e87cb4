//! How long an interviewer usually takes for each question of a guide, from the sessions that
//! they have finished on it.
//!
//! A box says how long a question should take; a person who always takes ten minutes for it will
//! take ten again. Nothing is said from fewer sessions than a median means something for.

use std::collections::BTreeMap;

use super::people::is_same_person;
use super::{Item, Phase, Record, Session, Standing};

/// Whose times are meant, and on which guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub interviewer: String,
    /// The ids of the bank and of the guide.
    pub bank: String,
    pub guide: String,
}

impl Whose {
    /// Those of the interviewer of this session; `None` where nobody is named.
    pub fn of(record: &Record) -> Option<Self> {
        let whose = Self {
            interviewer: record.people.interviewer.clone(),
            bank: record.plan.bank.clone(),
            guide: record.plan.guide.clone(),
        };
        is_same_person(&whose.interviewer, &whose.interviewer).then_some(whose)
    }

    /// Whether a session with these particulars is one of theirs.
    pub fn fits(&self, interviewer: &str, bank: &str, guide: &str) -> bool {
        self.bank == bank && self.guide == guide && is_same_person(&self.interviewer, interviewer)
    }
}

/// The times that an interviewer has taken. Empty, it leaves every item its box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTimes {
    sessions: usize,
    /// By the question's id: how long each answer took, in seconds, ascending.
    taken: BTreeMap<String, Vec<u32>>,
}

impl OwnTimes {
    /// The fewest finished sessions on a guide from which anything is said.
    pub const LEAST_SESSIONS: usize = 5;

    /// The fewest answers from which a question's usual time is told.
    pub const LEAST_ANSWERS: usize = 3;

    /// Takes the times of a session, if it is finished. Only answers count, and only those that
    /// were given while the question was on the table.
    pub fn learn(&mut self, record: &Record) {
        if record.phase != Phase::Finished {
            return;
        }
        self.sessions += 1;
        for (item, entry) in record.plan.items.iter().zip(&record.entries) {
            let looked_at = u64::try_from(Session::A_LOOK.as_millis()).unwrap_or(u64::MAX);
            let answered = entry.standing == Standing::Answered && entry.spent_ms >= looked_at;
            let planned = item.question().filter(|_| item.extra.is_none());
            if let (Some(question), true) = (planned, answered) {
                let seconds = u32::try_from(entry.spent_ms / 1000).unwrap_or(u32::MAX);
                let taken = self.taken.entry(question.id.clone()).or_default();
                taken.insert(taken.partition_point(|less| *less < seconds), seconds);
            }
        }
    }

    /// From how many sessions the times are; 0 while they are too few, and boxes are reckoned
    /// with.
    pub fn sessions(&self) -> usize {
        if self.sessions < Self::LEAST_SESSIONS { 0 } else { self.sessions }
    }

    /// How long an item is expected to take, in seconds: the median of the times that its
    /// question has taken, or its box. The opening and the closing have their boxes.
    pub fn expected(&self, item: &Item) -> u32 {
        let own = item.question().filter(|_| self.sessions() > 0);
        let taken = own.and_then(|question| self.taken.get(&question.id));
        taken.and_then(|taken| median(taken)).unwrap_or(item.seconds())
    }
}

/// The middle of so many ascending values, or the mean of the two in the middle, rounded up;
/// `None` for too few.
fn median(ascending: &[u32]) -> Option<u32> {
    if ascending.len() < OwnTimes::LEAST_ANSWERS {
        return None;
    }
    let above = *ascending.get(ascending.len() / 2)?;
    let below = *ascending.get((ascending.len() - 1) / 2)?;
    Some(below + (above - below).div_ceil(2))
}
