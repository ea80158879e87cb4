//! What of a row has to be written to the terminal: from the first cell that differs to the last.
//!
//! Which cells of that are written, and how, ratatui decides; here it is only spared from looking at
//! what is the same. Nothing here writes.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::domain::glyph::{columns, is_plain};

/// The part of a row outside of which two buffers of the same size are the same; `None` where all of
/// it is. Where anything in the row is wide, it is the whole row: what is behind a wide glyph depends
/// on where it begins.
pub(super) fn differing(old: &Buffer, new: &Buffer, row: u16) -> Option<Rect> {
    let width = new.area.width;
    let differ = |column: &u16| old[(*column, row)] != new[(*column, row)];
    let first = (0..width).find(differ)?;
    let whole = Rect { x: 0, y: row, width, height: 1 };
    if (0..width).any(|column| is_wide(&old[(column, row)]) || is_wide(&new[(column, row)])) {
        return Some(whole);
    }
    let last = (first..width).rev().find(differ).unwrap_or(first);
    Some(Rect { x: first, width: last - first + 1, ..whole })
}

/// A part of a buffer.
pub(super) fn cut(buffer: &Buffer, area: Rect) -> Buffer {
    let content = area.positions().map(|at| buffer[at].clone()).collect();
    Buffer { area, content }
}

fn is_wide(cell: &Cell) -> bool {
    !is_plain(cell.symbol()) && columns(cell.symbol()) > 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Style};

    use super::*;

    /// A row of a screen at which several things were written.
    fn row(texts: &[(u16, String, bool)]) -> Buffer {
        let mut row = Buffer::empty(Rect::new(0, 0, 24, 1));
        for (column, text, bright) in texts {
            let style = if *bright { Style::new().bg(Color::Red) } else { Style::new() };
            row.set_stringn(*column, 0, text, usize::from(24 - column), style);
        }
        row
    }

    fn texts() -> impl Strategy<Value = Vec<(u16, String, bool)>> {
        let text = "[ab│]{0,9}|[ab字👍\u{fe0f}❤é]{0,6}";
        proptest::collection::vec((0..24u16, text, any::<bool>()), 0..4)
    }

    proptest! {
        #[test]
        fn no_cell_is_missed_and_none_is_written_for_nothing(old in texts(), new in texts()) {
            let (old, new) = (row(&old), row(&new));
            let all: Vec<_> = old.diff_iter(&new).collect();
            let spared = differing(&old, &new, 0).map(|span| (cut(&old, span), cut(&new, span)));
            let some: Option<Vec<_>> =
                spared.as_ref().map(|(old, new)| old.diff_iter(new).collect());
            prop_assert_eq!(all, some.unwrap_or_default());
        }
    }

    #[test]
    fn a_letter_in_plain_text_is_one_cell() {
        let (old, new) =
            (row(&[(0, "abc│abc".into(), false)]), row(&[(0, "abc│abd".into(), false)]));
        assert_eq!(differing(&old, &new, 0), Some(Rect::new(6, 0, 1, 1)));
        assert_eq!(differing(&new, &new, 0), None);
    }
}
