//! The text of an editor: its rows in view, its selection, the times beside them.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::editor::Editor;
use crate::domain::glyph::{Glyph, glyphs, is_plain};
use crate::domain::time::mmss;
use crate::domain::{Mark, NoteLine, Notes, Position};

/// Draws notes with a gutter of so many columns for their times; the cursor shows where they have the keys.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    gutter: u16,
    (editor, notes): (&Editor, &Notes),
    has_keys: bool,
) {
    let theme = canvas.theme;
    let (times, text) = area.split_columns(gutter);
    for (row, shown) in (0..area.height).zip(editor.visible_rows(notes)) {
        let begun = notes.lines().get(shown.line).and_then(|line| line.begun);
        if let (true, Some(begun), 2..) = (shown.first, begun, gutter) {
            canvas.text_before(times, gutter - 1, row, &mmss(begun), theme.quiet());
        }
    }
    rows(canvas, text, editor, notes, |line| theme.mark(Mark::of(&line.text)));
    if has_keys && let Some((column, row)) = editor.cursor_cell(notes) {
        canvas.cursor(text, column, row);
    }
}

/// That there is more of a text than is in view, and where.
pub(in crate::ui) fn out_of_view(editor: &Editor, notes: &Notes) -> &'static str {
    match (editor.above(notes), editor.below(notes)) {
        (false, false) => "",
        (true, false) => "more above",
        (false, true) => "more below",
        (true, true) => "more above and below",
    }
}

/// Draws the rows in view, each in the style of its line, the selection on top.
pub(in crate::ui) fn rows(
    canvas: &mut Canvas,
    area: Area,
    editor: &Editor,
    notes: &Notes,
    style: impl Fn(&NoteLine) -> Style,
) {
    let selection = editor.selection();
    for (row, shown) in (0..area.height).zip(editor.visible_rows(notes)) {
        let Some(line) = notes.lines().get(shown.line) else { continue };
        let style = style(line);
        let mut column = 0;
        let whole = &line.text[shown.from..shown.to];
        if selection.is_none() && is_plain(whole) {
            canvas.text(area, 0, row, whole, style);
            continue;
        }
        for (byte, Glyph { text, width }) in glyphs(whole) {
            let at = Position { line: shown.line, byte: shown.from + byte };
            let selected = selection.is_some_and(|(from, to)| from <= at && at < to);
            let style = if selected { canvas.theme.chosen() } else { style };
            canvas.text(area, column, row, &text, style);
            column += u16::try_from(width).unwrap_or(u16::MAX);
        }
    }
}
