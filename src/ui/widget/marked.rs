//! A text in which some characters are marked, because they are what was looked for.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::domain::glyph::{columns, glyphs};

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
/// in view: its beginning, wherever that is possible.
pub(in crate::ui) fn start(text: &str, byte: usize, room: usize) -> usize {
    let before = text.get(..byte).map_or(0, columns);
    if before <= room * 2 / 3 || columns(text) <= room {
        return 0;
    }
    let mut left = before - room / 3;
    for (byte, glyph) in glyphs(text) {
        if left == 0 {
            return byte;
        }
        left = left.saturating_sub(glyph.width);
    }
    0
}
