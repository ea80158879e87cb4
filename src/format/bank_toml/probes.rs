//! The probes of a question: sentences, or tables that also say what a probe asks for.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::type_of;
use super::keys::Kind;
use super::read::{Reader, Value};
use crate::domain::{Probe, QuestionKind, Star};
use crate::format::nearest::nearest;
use crate::format::problem::quoted;

impl Reader<'_, '_> {
    /// A list of probes, or one probe for a list of one. One that has nothing to ask is left out.
    pub(super) fn probes(&mut self, table: &DeTable<'_>) -> Vec<Spanned<Probe>> {
        let Some(value) = table.get("probes") else { return Vec::new() };
        let values: Vec<&Value<'_>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            DeValue::String(_) | DeValue::Table(_) => vec![value],
            _ => {
                self.wrong_type("probes", value, "a list");
                Vec::new()
            }
        };
        values.into_iter().filter_map(|value| self.probe(value)).collect()
    }

    fn probe(&mut self, value: &Value<'_>) -> Option<Spanned<Probe>> {
        let (ask, star) = match value.get_ref() {
            DeValue::String(text) => (self.words("probes", text, value.span())?, None),
            DeValue::Table(table) => {
                self.unknown_keys(table, Kind::Probe);
                let star = self.star(table);
                let Some(ask) = self.text(table, "ask") else {
                    if table.get("ask").is_none() {
                        let remedy = "Write { ask = \"...\", star = \"result\" }.";
                        self.findings.error(&value.span(), "a probe has no `ask`", remedy);
                    }
                    return None;
                };
                (ask, star)
            }
            _ => {
                let what = type_of(value);
                let message = format!("an entry of `probes` is {what}, not a text");
                self.findings.error(&value.span(), message, "Put it between quotes.");
                return None;
            }
        };
        let probe = Probe { ask: ask.into_inner(), star };
        Some(Spanned::new(value.span(), probe))
    }

    /// The part of an answer that a probe asks for.
    fn star(&mut self, table: &DeTable<'_>) -> Option<Star> {
        let word = self.text(table, "star")?;
        let spelt = word.get_ref().to_lowercase();
        let star = Star::ALL.into_iter().find(|star| star.word() == spelt);
        if star.is_none() {
            let words = Star::ALL.map(Star::word);
            let remedy = nearest(&spelt, words).map_or_else(
                || format!("Write one of {}.", words.join(", ")),
                |word| format!("Did you mean `{word}`?"),
            );
            let message = format!("there is no part of an answer {}", quoted(word.get_ref()));
            self.findings.error(&word.span(), message, remedy);
        }
        star
    }

    /// Warns where probes say which part they ask for, and nobody will tick parts.
    pub(super) fn check_star(&mut self, probes: &[Spanned<Probe>], kind: Option<QuestionKind>) {
        let with_part = probes.iter().find(|probe| probe.get_ref().star.is_some());
        if let Some(probe) = with_part.filter(|_| kind != Some(QuestionKind::Behavioural)) {
            let message = "`star` is of use on behavioural questions only";
            let remedy = "Write type = \"behavioural\" if this one asks for a story.";
            self.findings.warning(&probe.span(), message, remedy);
        }
    }
}
