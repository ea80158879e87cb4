//! Scripts, and whether what is to be filled into them can be.

use std::ops::Range;

use toml::de::DeTable;

use super::keys::nearest;
use super::read::Reader;
use super::values::Words;
use crate::domain::script::{Blank, Mistake, MistakeKind, mistakes};
use crate::format::problem::quoted;

impl Reader<'_, '_> {
    /// The script of a part; what cannot be filled in is reported where it stands, and stays.
    pub(super) fn script(&mut self, part: &DeTable<'_>) -> Option<Words> {
        let script = self.text(part, "script")?;
        let found = mistakes(script.get_ref());
        let written = self.findings.text().get(script.span()).unwrap_or_default();
        let places = places(&found, written, &script.span());
        for (mistake, place) in found.iter().zip(places) {
            let text = script.get_ref().get(mistake.at.clone()).unwrap_or_default();
            self.report_mistake(mistake.kind, text, &place);
        }
        Some(script)
    }

    fn report_mistake(&mut self, kind: MistakeKind, text: &str, place: &Range<usize>) {
        let words = || Blank::ALL.map(Blank::word);
        match kind {
            MistakeKind::Unknown => {
                let word = text.trim_matches(['{', '}']).trim();
                let near = if self.findings.is_full() { None } else { nearest(word, words()) };
                let remedy = near.map_or_else(
                    || format!("Write one of {{{}}}.", words().join("}, {")),
                    |near| format!("Did you mean `{{{near}}}`?"),
                );
                let message = format!("nothing can be filled in for {}", quoted(text));
                self.findings.error(place, message, remedy);
            }
            MistakeKind::Alone => {
                let message = format!("the brace {} stands alone", quoted(text));
                self.findings.warning(place, message, "Write it twice if it is to be read aloud.");
            }
        }
    }
}

/// Where the mistakes stand in the file. A text may be written with escapes, and then only the
/// whole of it can be pointed at.
fn places(found: &[Mistake], written: &str, span: &Range<usize>) -> Vec<Range<usize>> {
    let raw = mistakes(written);
    let same = raw.len() == found.len()
        && raw.iter().zip(found).all(|(raw, found)| raw.kind == found.kind);
    if same {
        let shifted = |it: Mistake| span.start + it.at.start..span.start + it.at.end;
        raw.into_iter().map(shifted).collect()
    } else {
        vec![span.clone(); found.len()]
    }
}
