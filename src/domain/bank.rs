//! A question bank: what can be asked, what to listen for, and what earns which point.
//!
//! A bank that exists is valid: the loader leaves out what it cannot use and reports it, so that
//! every reference in here resolves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Guide, Part, Planned, Probe, Scale, Star};

/// A bank of questions with its scale, its competencies and its guides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// Unique among the banks of a home; the file's name unless the file says otherwise.
    pub id: String,
    pub title: String,
    /// As the author counts; `0` where the file names none.
    pub version: String,
    /// What the bank is for, in a sentence or two.
    pub about: Option<String>,
    /// What is not to be asked, in the bank's own words; empty for the usual list.
    pub must_not_ask: Vec<String>,
    pub scale: Scale,
    pub competencies: Vec<Competency>,
    /// At least one, in the order of the file, with unique ids.
    pub questions: Vec<Question>,
    /// In the order of the file, with unique ids; may be empty.
    pub guides: Vec<Guide>,
    /// A fingerprint of the file's text, so that two sessions can tell whether they were asked
    /// from the same wording.
    pub digest: String,
}

/// What a question tells about: one row of the scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competency {
    pub id: String,
    pub name: String,
    pub about: Option<String>,
}

/// One question with its guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    /// Short, for the guide's column.
    pub title: String,
    /// The id of a competency of the bank.
    pub competency: Option<String>,
    pub kind: Option<QuestionKind>,
    /// The time box, in minutes; at least 1.
    pub minutes: u16,
    /// Read aloud, word for word.
    pub ask: String,
    /// What to ask when the candidate has no such experience.
    pub fallback: Option<String>,
    /// Guidance in prose.
    pub look_for: Option<String>,
    /// What to tick when it is heard.
    pub signals: Vec<String>,
    /// What speaks against the candidate when it is heard.
    pub red_flags: Vec<String>,
    /// Planned follow-up questions, the same for everybody.
    pub probes: Vec<Probe>,
    /// The behaviour that earns a point; keys are points of the bank's scale.
    #[serde(with = "as_pairs")]
    pub anchors: BTreeMap<u8, String>,
}

impl Question {
    /// The time box of a question that names none, in minutes.
    pub const DEFAULT_MINUTES: u16 = 5;

    /// The parts that a complete answer has; none for a question that is not about something the
    /// candidate has done.
    pub fn parts(&self) -> &'static [Star] {
        if self.kind == Some(QuestionKind::Behavioural) { &Star::ALL } else { &[] }
    }

    /// Every follow-up question that can be marked as asked, with the part of an answer that it
    /// asks for: the planned probes, then, in neutral words, one for each part that none of them
    /// asks for. Their places in this list are what [`Tick::Probe`](super::Tick::Probe) counts.
    pub fn follow_ups(&self) -> impl Iterator<Item = (&str, Option<Star>)> {
        let planned = self.probes.iter().map(|probe| (probe.ask.as_str(), probe.star));
        let covered = |part: Star| self.probes.iter().any(|probe| probe.star == Some(part));
        let left = self.parts().iter().copied().filter(move |part| !covered(*part));
        planned.chain(left.map(|part| (part.neutral_probe(), Some(part))))
    }
}

/// How a question finds something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// About something the candidate has done.
    Behavioural,
    /// About what the candidate would do.
    Situational,
    /// About what the candidate knows.
    Knowledge,
}

impl QuestionKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Behavioural, Self::Situational, Self::Knowledge];

    /// The word for it in files and on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Behavioural => "behavioural",
            Self::Situational => "situational",
            Self::Knowledge => "knowledge",
        }
    }
}

impl Bank {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The guides to choose from: the bank's own, or the whole bank in order where it has none.
    pub fn choices(&self) -> Vec<Guide> {
        if self.guides.is_empty() { vec![self.whole()] } else { self.guides.clone() }
    }

    /// All questions in the order of the file, with a short opening and closing.
    fn whole(&self) -> Guide {
        let (opening, closing) = (Part::of(3), Part::of(5));
        let boxes: u16 = self.questions.iter().map(|q| q.minutes).fold(0, u16::saturating_add);
        Guide {
            id: "all".into(),
            title: "All questions".into(),
            minutes: boxes.saturating_add(opening.minutes).saturating_add(closing.minutes),
            opening,
            closing,
            questions: self
                .questions
                .iter()
                .map(|question| Planned { question: question.id.clone(), core: true })
                .collect(),
        }
    }
}

/// Anchors as a list of pairs: in the journal a map would come back with texts for keys.
mod as_pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        anchors: &BTreeMap<u8, String>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(anchors)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<u8, String>, D::Error> {
        Ok(Vec::<(u8, String)>::deserialize(deserializer)?.into_iter().collect())
    }
}
