//! A report whose notes have lost their words: how many there were, and with which marks.

use super::Line;
use crate::domain::Mark;

/// A report without the lines of the notes, where their words are left out: they would say nothing.
/// What there was is counted, for each item and for the highlights: it is not to seem that nothing
/// was written.
pub fn without_notes(lines: Vec<Line>) -> Vec<Line> {
    let mut kept = Vec::with_capacity(lines.len());
    let mut counts = Counts::default();
    for line in lines {
        match line {
            Line::Note { item, mark, text, .. } => {
                if !text.trim().is_empty() {
                    counts.add("notes", Some(item), mark);
                }
            }
            Line::Words { text, .. } => {
                counts.add("quotations", None, Mark::of(&text));
            }
            Line::Highlight { mark, .. } => counts.add("marked lines", None, Some(mark)),
            line => {
                kept.extend(counts.told());
                kept.push(line);
            }
        }
    }
    kept.extend(counts.told());
    kept
}

/// Lines that stand one after the other.
#[derive(Default)]
struct Counts {
    of: &'static str,
    item: Option<usize>,
    all: usize,
    /// How many have each mark, in the order of [`Mark::ALL`].
    marked: [usize; Mark::ALL.len()],
}

impl Counts {
    fn add(&mut self, of: &'static str, item: Option<usize>, mark: Option<Mark>) {
        (self.of, self.item) = (of, item);
        self.all += 1;
        for (count, one) in self.marked.iter_mut().zip(Mark::ALL) {
            *count += usize::from(mark == Some(one));
        }
    }

    /// The line for them, as in `3 notes left out (2 +, 1 ")`; then there are none any more.
    fn told(&mut self) -> Option<Line> {
        let Self { of, item, all, marked } = std::mem::take(self);
        let marked = marked.iter().zip(Mark::ALL).filter(|(count, _)| **count > 0);
        let marked: Vec<String> =
            marked.map(|(count, mark)| format!("{count} {}", mark.sign())).collect();
        let marks =
            if marked.is_empty() { String::new() } else { format!(" ({})", marked.join(", ")) };
        let of = if all == 1 { of.trim_end_matches('s') } else { of };
        (all > 0).then(|| Line::LeftOut { item, text: format!("{all} {of} left out{marks}") })
    }
}
