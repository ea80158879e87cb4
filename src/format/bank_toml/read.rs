//! Reads the tables of a bank one by one: takes what has the right type, reports the rest.
//!
//! Looks at each value alone; what belongs together is checked afterwards, in `check`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{tidy, type_of};
use super::keys::{Kind, expectation};
use super::values::{
    AnchorValue, BankValues, CompetencyValues, GuideValues, PartValues, QuestionValues, Words,
};
use crate::domain::QuestionKind;
use crate::format::findings::Findings;
use crate::format::nearest::nearest;
use crate::format::problem::quoted;

pub(super) type Value<'v> = Spanned<DeValue<'v>>;

/// Reads the tables of a bank.
pub(super) struct Reader<'f, 't> {
    pub findings: &'f mut Findings<'t>,
}

impl Reader<'_, '_> {
    pub(super) fn bank(&mut self, table: &DeTable<'_>) -> BankValues {
        self.unknown_keys(table, Kind::Bank);
        let mut bank = BankValues {
            id: self.name(table, "id"),
            title: self.text(table, "title"),
            version: self.name(table, "version"),
            about: self.text(table, "about"),
            must_not_ask: self.texts(table, "must_not_ask"),
            labels: self.labels(table),
            ..BankValues::default()
        };
        for (span, table) in self.tables(table, "competency") {
            bank.competencies.push(self.competency(span, table));
        }
        self.questions(table, &mut bank);
        for (span, table) in self.tables(table, "guide") {
            bank.guides.push(self.guide(span, table));
        }
        bank
    }

    /// The labels of the scale. One that is not a text spoils the list, because the ones after it
    /// would change their points.
    fn labels(&mut self, table: &DeTable<'_>) -> Option<Spanned<Vec<String>>> {
        let value = table.get("scale")?;
        let DeValue::Table(scale) = value.get_ref() else {
            self.wrong_type("scale", value, "a table");
            return None;
        };
        self.unknown_keys(scale, Kind::Scale);
        let value = scale.get("labels")?;
        let DeValue::Array(labels) = value.get_ref() else {
            self.wrong_type("labels", value, "a list");
            return None;
        };
        let mut all = Vec::new();
        let mut spoilt = false;
        for label in labels {
            if let DeValue::String(text) = label.get_ref() {
                self.check_length("labels", text, &label.span());
                all.push(text.trim().to_owned());
            } else {
                let message = format!(
                    "a label of the scale is {}, not a text, so the usual scale of 1 to 5 is used",
                    type_of(label)
                );
                self.findings.error(&label.span(), message, expectation("labels"));
                spoilt = true;
            }
        }
        (!spoilt).then(|| Spanned::new(value.span(), all))
    }

    fn competency(&mut self, span: Range<usize>, table: &DeTable<'_>) -> CompetencyValues {
        self.unknown_keys(table, Kind::Competency);
        CompetencyValues {
            span,
            id: self.name(table, "id"),
            name: self.text(table, "name"),
            about: self.text(table, "about"),
        }
    }

    /// Questions in every form: tables, sentences, or a list of both, under `question` or
    /// `questions`.
    fn questions(&mut self, table: &DeTable<'_>, bank: &mut BankValues) {
        let mut found: Vec<(&str, &Value<'_>)> = Vec::new();
        for key in ["question", "questions"] {
            match table.get(key).map(|value| (value, value.get_ref())) {
                None => {}
                Some((_, DeValue::Array(items))) => {
                    found.extend(items.iter().map(|item| (key, item)));
                }
                Some((value, _)) => found.push((key, value)),
            }
        }
        found.sort_by_key(|(_, value)| value.span().start);
        for (key, value) in found {
            match value.get_ref() {
                DeValue::Table(table) => self.question(value.span(), table, bank),
                DeValue::String(ask) if ask.trim().is_empty() => self.findings.error(
                    &value.span(),
                    "a question is blank and is left out",
                    "Write the question, word for word.",
                ),
                DeValue::String(ask) => {
                    self.check_length("ask", ask, &value.span());
                    bank.questions.push(QuestionValues::sentence(value.span(), tidy(ask)));
                }
                _ => {
                    let message = format!("a question is {}, not a text", type_of(value));
                    self.findings.error(&value.span(), message, expectation(key));
                }
            }
        }
    }

    fn question(&mut self, span: Range<usize>, table: &DeTable<'_>, bank: &mut BankValues) {
        self.unknown_keys(table, Kind::Question);
        let id = self.name(table, "id");
        let Some(ask) = self.ask(&span, id.as_ref(), table) else {
            bank.lost.extend(id.map(Spanned::into_inner));
            return;
        };
        let (kind, probes) = (self.kind(table), self.probes(table));
        self.check_star(&probes, kind);
        bank.questions.push(QuestionValues {
            span,
            id,
            title: self.text(table, "title"),
            competency: self.name(table, "competency"),
            kind,
            minutes: self.minutes(table, 1).map(Spanned::into_inner),
            ask,
            fallback: self.text(table, "fallback"),
            look_for: self.text(table, "look_for"),
            signals: self.texts(table, "signals"),
            red_flags: self.texts(table, "red_flags"),
            probes,
            anchors: self.anchors(table),
        });
    }

    /// The one value without which a question cannot be asked.
    fn ask(
        &mut self,
        span: &Range<usize>,
        id: Option<&Words>,
        table: &DeTable<'_>,
    ) -> Option<String> {
        let which = id.map_or_else(
            || "a question".to_owned(),
            |id| format!("the question {}", quoted(id.get_ref())),
        );
        let (span, why) = match table.get("ask") {
            None => (span.clone(), "has no `ask`".to_owned()),
            Some(value) => match value.get_ref() {
                DeValue::String(ask) if ask.trim().is_empty() => {
                    (value.span(), "has a blank `ask`".to_owned())
                }
                DeValue::String(ask) => {
                    self.check_length("ask", ask, &value.span());
                    return Some(tidy(ask));
                }
                _ => (value.span(), format!("has {} for its `ask`", type_of(value))),
            },
        };
        let message = format!("{which} {why} and is left out");
        let remedy = "Write ask = \"...\": the question, word for word.";
        self.findings.error(&span, message, remedy);
        None
    }

    fn kind(&mut self, table: &DeTable<'_>) -> Option<QuestionKind> {
        let word = self.text(table, "type")?;
        // The other spelling of English is no mistake.
        let spelt = word.get_ref().to_lowercase().replace("behavioral", "behavioural");
        let kind = QuestionKind::ALL.into_iter().find(|kind| kind.word() == spelt);
        if kind.is_none() {
            let words = QuestionKind::ALL.map(QuestionKind::word);
            let remedy = nearest(&spelt, words).map_or_else(
                || format!("Write one of {}.", words.join(", ")),
                |word| format!("Did you mean `{word}`?"),
            );
            let message = format!("there is no type of question {}", quoted(word.get_ref()));
            self.findings.error(&word.span(), message, remedy);
        }
        kind
    }

    fn anchors(&mut self, table: &DeTable<'_>) -> Vec<AnchorValue> {
        let Some(value) = table.get("anchors") else { return Vec::new() };
        let DeValue::Table(anchors) = value.get_ref() else {
            self.wrong_type("anchors", value, "a table");
            return Vec::new();
        };
        let header = self.findings.text().get(value.span()).unwrap_or_default();
        let stands =
            if header.starts_with('[') { "below [question.anchors]" } else { "in anchors" };
        let mut found = Vec::new();
        for (key, value) in anchors {
            let point = key.get_ref().as_ref();
            if point.is_empty() || !point.chars().all(|c| c.is_ascii_digit()) {
                self.stray_anchor(point, &key.span(), stands);
            } else if let DeValue::String(text) = value.get_ref() {
                let text = self.words("anchors", text, value.span());
                found.extend(text.map(|text| AnchorValue {
                    span: key.span(),
                    point: point.to_owned(),
                    text: text.into_inner(),
                }));
            } else {
                let message =
                    format!("the anchor {} is {}, not a text", quoted(point), type_of(value));
                self.findings.error(&value.span(), message, expectation("anchors"));
            }
        }
        found
    }

    /// A key among the anchors that is no number: most likely one of the question's that was
    /// written below the header of the anchors.
    fn stray_anchor(&mut self, key: &str, span: &Range<usize>, stands: &str) {
        let (message, remedy) = if Kind::Question.has(key) {
            let message = format!("{} stands {stands} and became part of it", quoted(key));
            (message, "Move it above [question.anchors].".to_owned())
        } else {
            let message = format!("the anchor {} is not a point of the scale", quoted(key));
            let remedy = match nearest(key, Kind::Question.keys().iter().copied()) {
                Some(near) => format!("If it is meant to be `{near}`, move it above the anchors."),
                None => "Use the points as keys: 1 = \"...\", 3 = \"...\", 5 = \"...\".".to_owned(),
            };
            (message, remedy)
        };
        self.findings.error(span, message, remedy);
    }

    fn guide(&mut self, span: Range<usize>, table: &DeTable<'_>) -> GuideValues {
        self.unknown_keys(table, Kind::Guide);
        GuideValues {
            span,
            id: self.name(table, "id"),
            title: self.text(table, "title"),
            minutes: self.minutes(table, 1),
            opening: self.part(table, "opening"),
            closing: self.part(table, "closing"),
            questions: self.texts(table, "questions"),
        }
    }

    fn part(&mut self, table: &DeTable<'_>, key: &str) -> PartValues {
        let Some(value) = table.get(key) else { return PartValues::default() };
        match value.get_ref() {
            DeValue::Integer(_) => {
                let minutes = self.whole_minutes(key, value, 0);
                PartValues { minutes, script: None }
            }
            DeValue::Table(part) => {
                self.unknown_keys(part, Kind::Part);
                PartValues {
                    minutes: self.minutes(part, 0).map(Spanned::into_inner),
                    script: self.script(part),
                }
            }
            _ => {
                self.wrong_type(key, value, "minutes or a table");
                PartValues::default()
            }
        }
    }
}

impl QuestionValues {
    /// A question that is one sentence.
    fn sentence(span: Range<usize>, ask: String) -> Self {
        Self {
            span,
            id: None,
            title: None,
            competency: None,
            kind: None,
            minutes: None,
            ask,
            fallback: None,
            look_for: None,
            signals: Vec::new(),
            red_flags: Vec::new(),
            probes: Vec::new(),
            anchors: Vec::new(),
        }
    }
}
