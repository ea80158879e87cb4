//! Extra questions: what was asked in one interview beyond its guide.
//!
//! They stand at the end of the plan's list, so that no place in it ever means another item, and
//! each says after which item it is asked. Nothing is ever taken out of the list: a question that
//! is taken back is withdrawn, and its time stays on the record.

use serde::{Deserialize, Serialize};

use super::prose::short_title;
use super::{Bank, Item, Plan, Question, id};

/// What makes an item of the plan an extra question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The item after which it is asked: a place in the plan, from 0.
    pub after: usize,
    /// The id of the bank that it came from; `None` when it was written on the spot.
    pub bank: Option<String>,
    /// It was taken back, with nothing recorded in it.
    pub withdrawn: bool,
}

/// An extra question as it is put into a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    pub question: Question,
    /// The id of the bank that it came from; `None` when it was written on the spot.
    pub bank: Option<String>,
}

impl Addition {
    /// A question of a bank, fitted to a plan. Its anchors stay where both scales have as many
    /// points: on another scale they would say something else. Its competency stays where the
    /// bank is the plan's own: elsewhere the same id may mean another one.
    pub fn from_bank(bank: &Bank, question: &Question, plan: &Plan) -> Self {
        let mut question = question.clone();
        if bank.scale.top() != plan.scale.top() {
            question.anchors.clear();
        }
        if bank.id != plan.bank {
            question.competency = None;
        }
        Self { question, bank: Some(bank.id.clone()) }
    }

    /// A question in the interviewer's own words, without guidance.
    pub fn on_the_spot(ask: &str) -> Self {
        let ask = ask.trim().to_owned();
        let first: Vec<&str> = ask.split_whitespace().take(5).collect();
        let id = Some(id::slug(&first.join(" "))).filter(|id| !id.is_empty());
        let question = Question {
            id: id.unwrap_or_else(|| "question".to_owned()),
            title: short_title(&ask),
            competency: None,
            kind: None,
            minutes: Question::DEFAULT_MINUTES,
            ask,
            fallback: None,
            look_for: None,
            signals: Vec::new(),
            red_flags: Vec::new(),
            probes: Vec::new(),
            anchors: [].into(),
        };
        Self { question, bank: None }
    }
}

/// The places of some items in the order in which they are asked; of each is known after which one
/// it is asked, where it is an extra question.
pub fn order(after: &[Option<usize>]) -> Vec<usize> {
    let extra = |item: &usize| after.get(*item).copied().flatten();
    let (mut order, extras): (Vec<usize>, Vec<usize>) =
        (0..after.len()).partition(|item| extra(item).is_none());
    for item in extras {
        let before = order.iter().position(|other| Some(*other) == extra(&item));
        order.insert(before.map_or(order.len(), |place| place + 1), item);
    }
    order
}

impl Plan {
    /// The items in the order in which they are asked, as places in the plan: extra questions
    /// where they belong, withdrawn ones left out.
    pub fn order(&self) -> Vec<usize> {
        let after = |item: &Item| item.extra.as_ref().map(|extra| extra.after);
        let mut order = order(&self.items.iter().map(after).collect::<Vec<_>>());
        order.retain(|item| self.has(*item));
        order
    }

    /// Whether an item is a part of the interview: it exists and is not withdrawn.
    pub fn has(&self, item: usize) -> bool {
        self.items.get(item).is_some_and(|item| !item.is_withdrawn())
    }

    /// Whether a question of a bank is a part of the interview already.
    pub fn asks(&self, bank: &str, question: &str) -> bool {
        self.items.iter().any(|item| {
            let from = match &item.extra {
                None => Some(self.bank.as_str()),
                Some(extra) => extra.bank.as_deref(),
            };
            let same = item.question().is_some_and(|it| it.id == question);
            same && from == Some(bank) && !item.is_withdrawn()
        })
    }
}
