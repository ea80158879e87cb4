//! The guides of a bank: their questions exist, and their time boxes add up.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::ids::{Ids, dangling_remedy, report_twice, slug_of, title_of, usable_id};
use super::values::{GuideValues, PartValues, Words};
use crate::domain::id::slug;
use crate::domain::{Guide, Part, Planned, Question};
use crate::format::findings::Findings;
use crate::format::problem::quoted;

/// The guides that have something to ask. `lost` are the ids of questions that were left out.
pub(super) fn guides(
    values: Vec<GuideValues>,
    questions: &[Question],
    lost: &[String],
    findings: &mut Findings<'_>,
) -> Vec<Guide> {
    let known = Known {
        minutes: questions.iter().map(|q| (q.id.as_str(), q.minutes)).collect(),
        questions,
        lost: lost.iter().map(String::as_str).collect(),
    };
    let mut ids = Ids::default();
    let mut kept = Vec::new();
    for guide in values {
        let id = guide.id.as_ref().and_then(|id| usable_id(id, findings).zip(Some(id.span())));
        match id {
            Some((id, span)) if !ids.take(&id) => report_twice("guide", &id, &span, findings),
            id => kept.push((id.map(|(id, _)| id), guide)),
        }
    }
    let guides = kept.into_iter().filter_map(|(id, values)| {
        let planned = known.planned(&values.questions, findings);
        let id = id.unwrap_or_else(|| {
            ids.make(slug_of(values.title.as_ref()).unwrap_or_else(|| "guide".to_owned()))
        });
        if planned.is_empty() {
            let message = format!("the guide {} has no questions and is left out", quoted(&id));
            let remedy = "List the ids of its questions: questions = [\"...\", \"...\"].";
            findings.error(&values.span, message, remedy);
            return None;
        }
        Some(known.guide(id, values, planned, findings))
    });
    guides.collect()
}

/// The questions that a guide may name.
struct Known<'b> {
    questions: &'b [Question],
    minutes: HashMap<&'b str, u16>,
    lost: HashSet<&'b str>,
}

impl Known<'_> {
    fn planned(&self, words: &[Words], findings: &mut Findings<'_>) -> Vec<Planned> {
        let mut seen = HashSet::new();
        let mut planned = Vec::new();
        for word in words {
            let (name, core) = match word.get_ref().strip_suffix('?') {
                Some(name) => (name.trim_end(), false),
                None => (word.get_ref().as_str(), true),
            };
            match self.find(name) {
                None => self.report_dangling(name, &word.span(), findings),
                Some(id) if !seen.insert(id.clone()) => {
                    let message =
                        format!("{} is in this guide already, and is asked once", quoted(&id));
                    findings.error(&word.span(), message, "Take one of the two out.");
                }
                Some(question) => planned.push(Planned { question, core }),
            }
        }
        planned
    }

    /// The id of the question that is meant, which may be written as its slug would be.
    fn find(&self, name: &str) -> Option<String> {
        [name.to_owned(), slug(name)].into_iter().find(|id| self.minutes.contains_key(id.as_str()))
    }

    fn report_dangling(&self, name: &str, span: &Range<usize>, findings: &mut Findings<'_>) {
        let (message, remedy) = if self.lost.contains(name) {
            let message = format!("{} is not asked, because it was left out", quoted(name));
            (message, "Mend the question; this line is right.".to_owned())
        } else {
            let ids = self.questions.iter().map(|question| question.id.as_str());
            let otherwise = "Write the id of a question of this bank.";
            let remedy = dangling_remedy(name, ids, otherwise, findings);
            (format!("there is no question {}", quoted(name)), remedy)
        };
        findings.error(span, message, remedy);
    }

    fn guide(
        &self,
        id: String,
        values: GuideValues,
        questions: Vec<Planned>,
        findings: &mut Findings<'_>,
    ) -> Guide {
        const OPENING: u16 = 3;
        const CLOSING: u16 = 5;
        let opening = part(values.opening, OPENING);
        let closing = part(values.closing, CLOSING);
        let ends = opening.minutes.saturating_add(closing.minutes);
        let minutes = match values.minutes {
            None => self.sum(questions.iter()).saturating_add(ends),
            Some(minutes) => {
                let core = self.sum(questions.iter().filter(|planned| planned.core));
                let needed = core.saturating_add(ends);
                if needed > *minutes.get_ref() {
                    let message = format!(
                        "the guide {} needs {needed} minutes and has {}: {} to open, {core} for \
                         its core questions, {} to close",
                        quoted(&id),
                        minutes.get_ref(),
                        opening.minutes,
                        closing.minutes
                    );
                    let remedy = "Give it more minutes, or mark a question as optional with a `?`.";
                    findings.warning(&minutes.span(), message, remedy);
                }
                minutes.into_inner()
            }
        };
        let title = values.title.map_or_else(|| title_of(&id), Words::into_inner);
        Guide { id, title, minutes, opening, closing, questions }
    }

    fn sum<'p>(&self, planned: impl Iterator<Item = &'p Planned>) -> u16 {
        planned
            .filter_map(|planned| self.minutes.get(planned.question.as_str()).copied())
            .fold(0, u16::saturating_add)
    }
}

fn part(values: PartValues, otherwise: u16) -> Part {
    Part {
        minutes: values.minutes.unwrap_or(otherwise),
        script: values.script.map(Words::into_inner),
    }
}
