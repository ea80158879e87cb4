//! The text of an editor: its rows in view, its selection, the times beside them.

use std::ops::Range;

use ratatui::style::Style;

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::editor::{self, Editor};
use crate::domain::glyph::{Glyph, glyphs, is_plain};
use crate::domain::time::mmss;
use crate::domain::{Mark, NoteLine, Notes, Position};

/// A row in view, as it looks.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Row {
    /// When its line was begun, where this is the line's first row.
    begun: Option<u32>,
    text: String,
    style: Style,
    /// The bytes that are selected.
    selected: Range<usize>,
}

impl Row {
    /// The rows in view, each in the style of its line, and where they come from.
    pub(in crate::ui) fn all(
        editor: &Editor,
        notes: &Notes,
        style: impl Fn(&NoteLine) -> Style,
    ) -> Vec<(editor::Row, Self)> {
        let selection = editor.selection();
        let row = |shown: editor::Row| {
            let line = notes.lines().get(shown.line)?;
            let text = line.text.get(shown.from..shown.to)?.to_owned();
            let place = |byte: usize| Position { line: shown.line, byte: shown.from + byte };
            let within = |at: Position| match at {
                at if at <= place(0) => 0,
                at if at >= place(text.len()) => text.len(),
                at => at.byte - shown.from,
            };
            let selected = selection.map_or(0..0, |(from, to)| within(from)..within(to));
            let begun = line.begun.filter(|_| shown.first);
            Some((shown, Self { begun, text, style: style(line), selected }))
        };
        editor.visible_rows(notes).into_iter().filter_map(row).collect()
    }

    /// Draws the text into a row of an area.
    pub(in crate::ui) fn draw(&self, canvas: &mut Canvas, area: Area, row: u16) {
        if self.selected.is_empty() && is_plain(&self.text) {
            canvas.text(area, 0, row, &self.text, self.style);
            return;
        }
        let mut column = 0;
        for (byte, Glyph { text, width }) in glyphs(&self.text) {
            let selected = self.selected.contains(&byte);
            let style = if selected { canvas.theme.chosen() } else { self.style };
            canvas.text(area, column, row, &text, style);
            column += u16::try_from(width).unwrap_or(u16::MAX);
        }
    }

    /// Draws the time into a row of the gutter, if there is room.
    pub(in crate::ui) fn draw_time(&self, canvas: &mut Canvas, gutter: Area, row: u16) {
        if let (Some(begun), 2..) = (self.begun, gutter.width) {
            let quiet = canvas.theme.quiet();
            canvas.text_before(gutter, gutter.width - 1, row, &mmss(begun), quiet);
        }
    }
}

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
    let rows = Row::all(editor, notes, |line| theme.mark(Mark::of(&line.text)));
    for (nth, (_, row)) in (0..area.height).zip(&rows) {
        row.draw_time(canvas, times, nth);
        row.draw(canvas, text, nth);
    }
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
    for (nth, (_, row)) in (0..area.height).zip(&Row::all(editor, notes, style)) {
        row.draw(canvas, area, nth);
    }
}
