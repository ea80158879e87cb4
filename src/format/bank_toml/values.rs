//! What a bank's file says, before anybody has asked whether it makes sense together.
//!
//! Every value that a later problem may concern carries the bytes it came from.

use std::ops::Range;

use toml::Spanned;

use crate::domain::{Probe, QuestionKind};

/// A text of the file, with its bytes. Never blank; without blanks around it.
pub(super) type Words = Spanned<String>;

#[derive(Debug, Default)]
pub(super) struct BankValues {
    pub id: Option<Words>,
    pub title: Option<Words>,
    pub version: Option<Words>,
    pub about: Option<Words>,
    pub must_not_ask: Vec<Words>,
    /// The labels, where the file gives a usable list; of any number.
    pub labels: Option<Spanned<Vec<String>>>,
    pub competencies: Vec<CompetencyValues>,
    pub questions: Vec<QuestionValues>,
    pub guides: Vec<GuideValues>,
    /// The ids of questions that were left out, so that a guide's mention of one is understood.
    pub lost: Vec<String>,
}

#[derive(Debug)]
pub(super) struct CompetencyValues {
    pub span: Range<usize>,
    pub id: Option<Words>,
    pub name: Option<Words>,
    pub about: Option<Words>,
}

#[derive(Debug)]
pub(super) struct QuestionValues {
    /// The header, or the sentence where the question is only that.
    pub span: Range<usize>,
    pub id: Option<Words>,
    pub title: Option<Words>,
    pub competency: Option<Words>,
    pub kind: Option<QuestionKind>,
    pub minutes: Option<u16>,
    pub ask: String,
    pub fallback: Option<Words>,
    pub look_for: Option<Words>,
    pub signals: Vec<Words>,
    pub red_flags: Vec<Words>,
    pub probes: Vec<Spanned<Probe>>,
    pub anchors: Vec<AnchorValue>,
}

#[derive(Debug)]
pub(super) struct AnchorValue {
    /// The bytes of the key.
    pub span: Range<usize>,
    /// The key, which is made of digits.
    pub point: String,
    pub text: String,
}

#[derive(Debug)]
pub(super) struct GuideValues {
    pub span: Range<usize>,
    pub id: Option<Words>,
    pub title: Option<Words>,
    pub minutes: Option<Spanned<u16>>,
    pub opening: PartValues,
    pub closing: PartValues,
    /// As they are written, with a `?` at the end of an optional one.
    pub questions: Vec<Words>,
}

#[derive(Debug, Default)]
pub(super) struct PartValues {
    pub minutes: Option<u16>,
    pub script: Option<Words>,
}
