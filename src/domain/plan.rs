//! The pinned plan of a session: what was going to be asked, in the words of that day.
//!
//! A session carries its plan, so that it stays readable when the bank has changed or gone. What
//! was planned never changes after the session has begun; extra questions are added behind it.

use super::{Bank, Competency, Extra, Guide, Part, Question, Scale};

/// What a session was going to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The bank's id, title, version and digest on the day.
    pub bank: String,
    pub bank_title: String,
    pub version: String,
    pub digest: String,
    /// The guide's id and title.
    pub guide: String,
    pub title: String,
    /// How long the whole interview takes, in minutes.
    pub minutes: u16,
    pub scale: Scale,
    /// Those that the questions below refer to, in the bank's order.
    pub competencies: Vec<Competency>,
    /// At least one, in order: the opening, the questions, the closing; then the extra questions,
    /// which [`Plan::order`] puts where they are asked.
    pub items: Vec<Item>,
}

/// One step of the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    /// The time box, in minutes.
    pub minutes: u16,
    /// Whether every candidate must meet it.
    pub core: bool,
    /// Set for a question that was added in this interview: nobody else was asked it.
    pub extra: Option<Extra>,
}

/// What a step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    Opening { script: Option<String> },
    Question(Box<Question>),
    Closing { script: Option<String> },
}

impl Item {
    /// The question, where the item is one.
    pub fn question(&self) -> Option<&Question> {
        match &self.kind {
            ItemKind::Question(question) => Some(question),
            ItemKind::Opening { .. } | ItemKind::Closing { .. } => None,
        }
    }

    /// The id by which files name the item: the question's own, `opening` or `closing`.
    pub fn id(&self) -> &str {
        match &self.kind {
            ItemKind::Opening { .. } => "opening",
            ItemKind::Question(question) => &question.id,
            ItemKind::Closing { .. } => "closing",
        }
    }

    /// Short, for lists.
    pub fn title(&self) -> &str {
        match &self.kind {
            ItemKind::Opening { .. } => "Opening",
            ItemKind::Question(question) => &question.title,
            ItemKind::Closing { .. } => "Closing",
        }
    }

    /// Whether it is an extra question that was taken back.
    pub fn is_withdrawn(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.withdrawn)
    }

    /// The time box, in seconds.
    pub fn seconds(&self) -> u32 {
        u32::from(self.minutes) * 60
    }
}

impl Plan {
    /// Pins a guide of a bank. A question that the bank does not have is left out; the loader
    /// has reported it. A part of 0 minutes is left out.
    pub fn pin(bank: &Bank, guide: &Guide) -> Self {
        let questions = guide.questions.iter().filter_map(|planned| {
            let question = bank.question(&planned.question)?;
            Some(Item {
                minutes: question.minutes,
                core: planned.core,
                extra: None,
                kind: ItemKind::Question(Box::new(question.clone())),
            })
        });
        let part = |part: &Part, kind: ItemKind| {
            (part.minutes > 0).then_some(Item {
                kind,
                minutes: part.minutes,
                core: true,
                extra: None,
            })
        };
        let opening = ItemKind::Opening { script: guide.opening.script.clone() };
        let closing = ItemKind::Closing { script: guide.closing.script.clone() };
        let items: Vec<Item> = part(&guide.opening, opening)
            .into_iter()
            .chain(questions)
            .chain(part(&guide.closing, closing))
            .collect();
        let asked = |competency: &&Competency| {
            items
                .iter()
                .filter_map(Item::question)
                .any(|question| question.competency.as_deref() == Some(&competency.id))
        };
        Self {
            bank: bank.id.clone(),
            bank_title: bank.title.clone(),
            version: bank.version.clone(),
            digest: bank.digest.clone(),
            guide: guide.id.clone(),
            title: guide.title.clone(),
            minutes: guide.minutes,
            scale: bank.scale.clone(),
            competencies: bank.competencies.iter().filter(asked).cloned().collect(),
            items,
        }
    }

    /// The number a question carries on screen: its place among the planned questions, from 1, so
    /// that it is the same in every session of a guide; `None` for the opening, the closing and
    /// extra questions.
    pub fn number(&self, item: usize) -> Option<usize> {
        let counts = |item: &Item| item.question().is_some() && item.extra.is_none();
        self.items.get(item).filter(|item| counts(item))?;
        Some(self.items[..=item].iter().filter(|item| counts(item)).count())
    }

    /// The competency a question belongs to.
    pub fn competency(&self, question: &Question) -> Option<&Competency> {
        let id = question.competency.as_deref()?;
        self.competencies.iter().find(|competency| competency.id == id)
    }
}
