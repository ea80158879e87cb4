//! The questions of a bank: ids, competencies, anchors, and what has no key.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use toml::Spanned;

use super::ids::{Ids, dangling_remedy, report_twice, slug_of, usable_id};
use super::values::{QuestionValues, Words};
use crate::domain::id::slug;
use crate::domain::prose::short_title;
use crate::domain::{Competency, Question, QuestionKind, Scale, Star};
use crate::format::findings::Findings;
use crate::format::problem::quoted;

/// What a question refers to.
pub(super) struct Measure<'b> {
    pub scale: &'b Scale,
    pub competencies: &'b [Competency],
}

/// Names of steps that are no questions, by which session files mean those.
const RESERVED: [&str; 2] = ["opening", "closing"];

/// The questions that can be asked. The ids of others are added to `lost`.
pub(super) fn questions(
    values: Vec<QuestionValues>,
    measure: &Measure<'_>,
    lost: &mut Vec<String>,
    findings: &mut Findings<'_>,
) -> Vec<Question> {
    let mut ids = Ids::default();
    for reserved in RESERVED {
        ids.take(reserved);
    }
    // All ids that the file gives come first, so that no made-up one takes their place.
    let mut kept = Vec::new();
    for question in values {
        let id = question.id.as_ref().and_then(|id| usable_id(id, findings).zip(Some(id.span())));
        match id {
            Some((id, span)) if RESERVED.contains(&id.as_str()) => {
                let message =
                    format!("{} is a step of every interview, so this is left out", quoted(&id));
                findings.error(&span, message, "Give the question another id.");
                lost.push(id);
            }
            Some((id, span)) if !ids.take(&id) => {
                report_twice("question", &id, &span, findings);
            }
            id => kept.push((id.map(|(id, _)| id), question)),
        }
    }
    let known: HashSet<&str> = measure.competencies.iter().map(|c| c.id.as_str()).collect();
    let mut anchorless = Vec::new();
    let mut questions = Vec::new();
    for (id, mut values) in kept {
        let id = id.unwrap_or_else(|| ids.make(made_up_id(&values)));
        let competency =
            values.competency.take().and_then(|word| measure.find(&word, &known, findings));
        check_keys(&values, findings);
        let anchors = anchors(&values, measure.scale, findings);
        if values.is_guided() && anchors.is_empty() {
            anchorless.push((values.span.clone(), id.clone()));
        } else if values.is_guided() {
            check_anchors(&id, &anchors, measure.scale, &values, findings);
        }
        questions.push(question(id, competency, anchors, values));
    }
    note_missing_anchors(&anchorless, findings);
    questions
}

impl Measure<'_> {
    /// The id of the competency that is meant, which may be written as its slug would be.
    fn find(
        &self,
        word: &Words,
        known: &HashSet<&str>,
        findings: &mut Findings<'_>,
    ) -> Option<String> {
        let name = word.get_ref();
        let id = [name.clone(), slug(name)].into_iter().find(|id| known.contains(id.as_str()));
        if id.is_none() {
            let ids = self.competencies.iter().map(|competency| competency.id.as_str());
            let otherwise = "Add a [[competency]] with this id.";
            let remedy = dangling_remedy(name, ids, otherwise, findings);
            findings.error(
                &word.span(),
                format!("there is no competency {}", quoted(name)),
                remedy,
            );
        }
        id
    }
}

impl QuestionValues {
    /// Whether anybody has written down what an answer should contain.
    fn is_guided(&self) -> bool {
        self.look_for.is_some()
            || !self.signals.is_empty()
            || !self.red_flags.is_empty()
            || !self.anchors.is_empty()
    }
}

fn question(
    id: String,
    competency: Option<String>,
    anchors: BTreeMap<u8, String>,
    values: QuestionValues,
) -> Question {
    let texts = |list: Vec<Words>| list.into_iter().map(Words::into_inner).collect();
    Question {
        title: values.title.map_or_else(|| short_title(&values.ask), Words::into_inner),
        id,
        competency,
        kind: values.kind,
        minutes: values.minutes.unwrap_or(Question::DEFAULT_MINUTES),
        ask: values.ask,
        fallback: values.fallback.map(Words::into_inner),
        look_for: values.look_for.map(Words::into_inner),
        signals: texts(values.signals),
        red_flags: texts(values.red_flags),
        probes: values.probes.into_iter().map(Spanned::into_inner).collect(),
        anchors,
    }
}

/// An id for a question that has none: its title, or the first words of what is asked.
fn made_up_id(question: &QuestionValues) -> String {
    let first = || {
        let words: Vec<&str> = question.ask.split_whitespace().take(5).collect();
        Some(slug(&words.join(" "))).filter(|slug| !slug.is_empty())
    };
    slug_of(question.title.as_ref()).or_else(first).unwrap_or_else(|| "question".to_owned())
}

/// Warns of what can be read on screen and not be ticked or logged.
fn check_keys(values: &QuestionValues, findings: &mut Findings<'_>) {
    /// A to Z without O and P, which the live screen needs.
    const LETTERS: usize = 24;
    /// 1 to 9.
    const DIGITS: usize = 9;
    let ticks = values.signals.len() + values.red_flags.len();
    // V to Z tick the parts of the answer.
    let behavioural = values.kind == Some(QuestionKind::Behavioural);
    let letters = if behavioural { LETTERS - Star::ALL.len() } else { LETTERS };
    if let Some(first) = values.signals.iter().chain(&values.red_flags).nth(letters) {
        let message =
            format!("there are {ticks} signals and red flags, and keys for the first {letters}");
        findings.warning(&first.span(), message, "Keep those that tell most.");
    }
    if let Some(first) = values.probes.get(DIGITS) {
        let message =
            format!("there are {} probes, and keys for the first {DIGITS}", values.probes.len());
        findings.warning(&first.span(), message, "Keep those that tell most.");
    }
}

/// The anchors that are on the scale.
fn anchors(
    values: &QuestionValues,
    scale: &Scale,
    findings: &mut Findings<'_>,
) -> BTreeMap<u8, String> {
    let mut anchors = BTreeMap::new();
    for anchor in &values.anchors {
        // `03` would be a second way to write `3`.
        let point = anchor.point.parse::<u8>().ok().filter(|n| n.to_string() == anchor.point);
        if let Some(point) = point.filter(|&point| scale.has(point)) {
            anchors.insert(point, anchor.text.clone());
        } else {
            let message = format!("the anchor {} is not on the scale", quoted(&anchor.point));
            let remedy = format!("The points are 1 to {}.", scale.top());
            findings.error(&anchor.span, message, remedy);
        }
    }
    anchors
}

/// Warns where the lowest, the middle or the highest point has no anchor: the others can be rated
/// from these, and without these every interviewer has a scale of their own.
fn check_anchors(
    id: &str,
    anchors: &BTreeMap<u8, String>,
    scale: &Scale,
    values: &QuestionValues,
    findings: &mut Findings<'_>,
) {
    let top = scale.top();
    // An even scale has two middle points, and either will do.
    let middle = [top.div_ceil(2), top / 2 + 1];
    let mut missing = Vec::new();
    if !anchors.contains_key(&1) {
        missing.push(1);
    }
    if !middle.iter().any(|point| anchors.contains_key(point)) {
        missing.push(middle[0]);
    }
    if !anchors.contains_key(&top) {
        missing.push(top);
    }
    missing.dedup();
    if !missing.is_empty() {
        let message = format!("the question {} has no anchor for {}", quoted(id), listed(&missing));
        let remedy = "Write what an answer contains that earns this point.";
        let place = values.anchors.first().map_or(&values.span, |anchor| &anchor.span);
        findings.warning(place, message, remedy);
    }
}

/// One note for all questions that say what to look for and have no anchor at all.
fn note_missing_anchors(anchorless: &[(Range<usize>, String)], findings: &mut Findings<'_>) {
    let Some((span, id)) = anchorless.first() else { return };
    let message = match anchorless.len() - 1 {
        0 => format!("the question {} has no anchors", quoted(id)),
        more => format!("the question {} and {more} more have no anchors", quoted(id)),
    };
    let remedy = "Write [question.anchors], and what an answer contains that earns each point.";
    findings.warning(span, message, remedy);
}

/// `1`, `1 and 3`, `1, 3 and 5`.
fn listed(points: &[u8]) -> String {
    let words: Vec<String> = points.iter().map(u8::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
