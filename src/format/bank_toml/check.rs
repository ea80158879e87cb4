//! Makes a bank of what a file says: gives defaults, and holds the parts together.
//!
//! A bank that leaves here is valid. What does not fit is left out and reported.

use super::guides::guides;
use super::ids::{Ids, plain_id, report_twice, slug_of, title_of, usable_id};
use super::questions::{Measure, questions};
use super::values::{BankValues, CompetencyValues, Words};
use crate::domain::{Bank, Competency, Scale};
use crate::format::findings::Findings;

/// Checks what a file says and makes a bank of it. The values have at least one question.
pub(super) fn check(
    values: BankValues,
    stem: &str,
    digest: String,
    findings: &mut Findings<'_>,
) -> Bank {
    let id = values
        .id
        .as_ref()
        .and_then(|id| usable_id(id, findings))
        .or_else(|| plain_id(stem))
        .unwrap_or_else(|| "bank".to_owned());
    let scale = scale(&values, findings);
    let competencies = competencies(values.competencies, findings);
    let mut lost = values.lost;
    let measure = Measure { scale: &scale, competencies: &competencies };
    let questions = questions(values.questions, &measure, &mut lost, findings);
    let guides = guides(values.guides, &questions, &lost, findings);
    Bank {
        title: values.title.map_or_else(|| title_of(&id), Words::into_inner),
        id,
        version: values.version.map_or_else(|| "0".to_owned(), Words::into_inner),
        about: values.about.map(Words::into_inner),
        must_not_ask: values.must_not_ask.into_iter().map(Words::into_inner).collect(),
        scale,
        competencies,
        questions,
        guides,
        digest,
    }
}

fn scale(values: &BankValues, findings: &mut Findings<'_>) -> Scale {
    let Some(labels) = &values.labels else { return Scale::default() };
    Scale::new(labels.get_ref().clone()).unwrap_or_else(|| {
        let message = format!(
            "the scale has {} points, so the usual scale of 1 to 5 is used",
            labels.get_ref().len()
        );
        let remedy = format!("Give it {} to {} labels.", Scale::FEWEST, Scale::MOST);
        findings.error(&labels.span(), message, remedy);
        Scale::default()
    })
}

fn competencies(values: Vec<CompetencyValues>, findings: &mut Findings<'_>) -> Vec<Competency> {
    let mut ids = Ids::default();
    let mut competencies = Vec::new();
    for CompetencyValues { span, id, name, about } in values {
        let given = id.as_ref().and_then(|id| usable_id(id, findings));
        let Some(id_text) = given.or_else(|| slug_of(name.as_ref())) else {
            let message = "a competency has neither an id nor a name, and is left out";
            findings.error(&span, message, "Write id = \"...\" and name = \"...\".");
            continue;
        };
        if !ids.take(&id_text) {
            let span = id.map_or(span, |id| id.span());
            report_twice("competency", &id_text, &span, findings);
            continue;
        }
        competencies.push(Competency {
            name: name.map_or_else(|| title_of(&id_text), Words::into_inner),
            id: id_text,
            about: about.map(Words::into_inner),
        });
    }
    competencies
}
