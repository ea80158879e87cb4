//! A text in which some characters are marked, because they are what was looked for.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::domain::glyph::{columns, glyphs, is_plain};

/// Draws a text into a row of an area from a column on, cut with `…` where it does not fit, and
/// the clusters that begin at marked bytes so that they stand out.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    (column, row): (u16, u16),
    text: &str,
    marked: impl Fn(usize) -> bool,
    style: Style,
) {
    let room = usize::from(area.width.saturating_sub(column));
    let limit = if columns(text) > room { room.saturating_sub(1) } else { room };
    let (found, mut used) = (style.patch(canvas.theme.found()), 0);
    let at = |used: usize| column.saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
    if is_plain(text) && text.len() <= limit && !(0..text.len()).any(&marked) {
        canvas.text(area, column, row, text, style);
        return;
    }
    for (byte, glyph) in glyphs(text) {
        if used + glyph.width > limit {
            canvas.text(area, at(used), row, "…", style);
            return;
        }
        let style = if marked(byte) { found } else { style };
        canvas.text(area, at(used), row, &glyph.text, style);
        used += glyph.width;
    }
}

/// The byte from which on a text is shown in so many columns so that what is marked at a byte is
/// in view: its beginning, wherever that is possible; else so that the room is filled, with one
/// column for the sign that something stands before.
pub(in crate::ui) fn start(text: &str, byte: usize, room: usize) -> usize {
    let before = text.get(..byte).map_or(0, columns);
    if before <= room * 2 / 3 || columns(text) <= room {
        return 0;
    }
    // Behind a text that ends early nothing is to be seen: more of what stands before is shown.
    let mut left = (before - room / 3).min(columns(text) + 1 - room);
    for (byte, glyph) in glyphs(text) {
        if left == 0 {
            return byte;
        }
        left = left.saturating_sub(glyph.width);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_that_ends_early_fills_its_room() {
        let text = "0123456789abcdefghij";
        assert_eq!(&text[start(text, 18, 10)..], "bcdefghij", "one column is for the sign");
        assert_eq!(&text[start(text, 10, 10)..], "789abcdefghij", "more follows here");
        assert_eq!(start(text, 5, 10), 0);
        assert_eq!(start(text, 18, 20), 0);
    }

    proptest! {
        #[test]
        fn what_is_marked_is_in_view(text in "[a-z é日]{0,60}", nth in 0_usize..60, room in 3_usize..40) {
            let byte = text.char_indices().nth(nth).map_or(0, |(byte, _)| byte);
            let start = start(&text, byte, room);
            prop_assert!(start <= byte);
            prop_assert!(columns(&text[start..byte]) < room);
            if start > 0 {
                prop_assert!(columns(&text[start..]) + 2 >= room, "no room is left over");
            }
        }
    }
}
