//! What the other side of the table may see of an interview: the question that is being asked, and
//! nothing else, ever.

use crate::domain::{Item, ItemKind, Phase, Record};

/// What is shown to a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented<'a> {
    /// The question, word for word.
    Question(&'a str),
    /// A line that says nothing about anybody.
    Line(&'static str),
}

impl<'a> Presented<'a> {
    /// What may be seen of an item on the table.
    pub fn item(item: &'a Item) -> Self {
        match &item.kind {
            ItemKind::Opening { .. } => Self::Line("Welcome"),
            ItemKind::Question(question) => Self::Question(&question.ask),
            ItemKind::Closing { .. } => Self::Line("Your questions"),
        }
    }

    /// What may be seen of a whole interview: the item on the table while the interview is on.
    pub fn record(record: &'a Record) -> Self {
        match (record.phase, record.plan.items.get(record.current)) {
            (Phase::Live, Some(item)) => Self::item(item),
            (Phase::Planned, _) => Self::Line("Welcome"),
            (Phase::Paused | Phase::Live, _) => Self::Line("A short break"),
            (Phase::WrapUp | Phase::Finished, _) => Self::Line("Thank you"),
        }
    }
}
