//! A guide: the ordered plan of one interview, with its time boxes.

/// The plan of one interview, as the bank has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub id: String,
    pub title: String,
    /// How long the whole interview takes, in minutes; at least 1.
    pub minutes: u16,
    pub opening: Part,
    /// The candidate's own questions: never cut.
    pub closing: Part,
    /// In the order in which they are asked; every id is a question of the bank.
    pub questions: Vec<Planned>,
}

/// The opening or the closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The time box, in minutes; 0 leaves the part out.
    pub minutes: u16,
    /// What to say, word for word.
    pub script: Option<String>,
}

impl Part {
    /// A part without a script.
    pub fn of(minutes: u16) -> Self {
        Self { minutes, script: None }
    }
}

/// A question's place in a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The question's id.
    pub question: String,
    /// Whether every candidate must be asked it; an optional one may go when time is short.
    pub core: bool,
}
