//! What of the guidance is on the screen just now.

use super::Interview;
use crate::app::Size;
use crate::app::areas::{Area, text_columns};
use crate::app::guidance::Line;
use crate::app::keymap::STAR;

impl Interview {
    /// Whether what has this letter can be seen, with its box.
    pub fn shows(&self, size: Size, letter: char) -> bool {
        let Some(areas) = self.areas(size) else { return false };
        let Some(question) = self.item().0.question() else { return false };
        if !question.parts().is_empty() && STAR.contains(letter) {
            return areas.star.is_some();
        }
        let in_view = |area: Area, lines: &[Line]| {
            let shown = usize::from(area.body().height);
            let top = self.guidance_top.min(lines.len().saturating_sub(shown));
            let has_it = |line: &Line| line.lead.is_some_and(|(own, _)| own == Some(letter));
            lines.iter().skip(top).take(shown).any(has_it)
        };
        let columns = text_columns(areas.guidance);
        in_view(areas.guidance, &self.guidance(columns, areas.order))
            || areas.probes.is_some_and(|area| in_view(area, &self.probes(text_columns(area))))
    }
}
