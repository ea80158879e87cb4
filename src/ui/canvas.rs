//! The surface that screens draw on: a buffer of cells with areas that clip, and one way for text
//! to get there.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::theme::Theme;
use crate::app::areas::Area;
use crate::domain::glyph::{is_plain, visible};
use crate::domain::prose::fold;
use crate::format::ascii::ascii;

/// A picture that is being drawn.
pub(super) struct Canvas<'a> {
    pub(super) theme: Theme,
    cells: &'a mut Buffer,
    /// Nothing is drawn outside.
    bounds: Rect,
    /// The column and row in which the cursor is to be seen, if it is.
    pub(super) cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(theme: Theme, cells: &'a mut Buffer) -> Self {
        Self { theme, bounds: cells.area, cells, cursor: None }
    }

    /// Draws something that stays in an area, whatever it does.
    pub(super) fn within(&mut self, area: Area, draw: impl FnOnce(&mut Self)) {
        let bounds = self.bounds;
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        self.bounds = bounds.intersection(area);
        draw(self);
        self.bounds = bounds;
    }

    fn cell(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        let cell = Position { x, y };
        if self.bounds.contains(cell) { self.cells.cell_mut(cell) } else { None }
    }

    /// Shows the cursor in a cell of an area.
    pub(super) fn cursor(&mut self, area: Area, column: u16, row: u16) {
        self.cursor = area.cell(column, row).or(self.cursor);
    }

    /// Writes a text into a row of an area from a column on, clipped to the area, and returns the
    /// column after it. The text is made safe to show here.
    pub(super) fn text(
        &mut self,
        area: Area,
        column: u16,
        row: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let text = if self.theme.ascii { ascii(visible(text)) } else { visible(text) };
        let plain = is_plain(&text);
        let wide = if plain { text.len() } else { text.width() };
        let end = column.saturating_add(u16::try_from(wide).unwrap_or(u16::MAX));
        let (x, y) = (area.x.saturating_add(column), area.y.saturating_add(row));
        let within = self.bounds.contains(Position { x, y });
        if column >= area.width || row >= area.height || !within {
            return end;
        }
        let room = usize::from((area.width - column).min(self.bounds.right() - x));
        // What was drawn there before leaves nothing behind: styles would add up otherwise.
        let style = Style::reset().patch(style);
        if plain {
            // Most of a picture: nothing has to be measured.
            for (x, byte) in (x..).zip(text.bytes().take(room)) {
                if let Some(cell) = self.cell(x, y) {
                    cell.set_char(char::from(byte)).set_style(style);
                }
            }
        } else {
            self.cells.set_stringn(x, y, text.as_ref(), room, style);
        }
        end
    }

    /// Fills an area with a sign of one column, one of the program's own.
    fn fill(&mut self, area: Area, sign: &str, style: Style) {
        let sign = if self.theme.ascii { ascii(sign.into()) } else { sign.into() };
        let style = Style::reset().patch(style);
        for y in area.y..area.y.saturating_add(area.height) {
            for x in area.x..area.x.saturating_add(area.width) {
                if let Some(cell) = self.cell(x, y) {
                    cell.set_symbol(&sign).set_style(style);
                }
            }
        }
    }

    /// Writes a text that ends before a column of an area; returns the column where it begins.
    pub(super) fn text_before(
        &mut self,
        area: Area,
        end: u16,
        row: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let wide = if is_plain(text) { text.len() } else { visible(text).width() };
        let wide = u16::try_from(wide).unwrap_or(u16::MAX);
        let start = end.min(area.width).saturating_sub(wide);
        self.text(area, start, row, text, style);
        start
    }

    /// Fills an area with folded text and returns the number of rows it took.
    pub(super) fn prose(&mut self, area: Area, text: &str, style: Style) -> u16 {
        let rows = fold(text, area.width.into());
        for (row, text) in (0..area.height).zip(&rows) {
            self.text(area, 0, row, text, style);
        }
        u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height)
    }

    /// A rule across the first row of an area with a title on it, and a remark at its right end.
    pub(super) fn rule(
        &mut self,
        area: Area,
        title: &str,
        style: Style,
        remark: &str,
        remark_style: Style,
    ) {
        self.fill(area.split_rows(1).0, "─", self.theme.quiet());
        // What stands on the rule does not take over its weight: terminals differ on what is both
        // bold and dim.
        let [style, remark_style] = [style, remark_style].map(|over| Style::reset().patch(over));
        let right = if remark.is_empty() {
            area.width
        } else {
            let end = area.width.saturating_sub(1);
            self.text_before(area, end, 0, &format!(" {remark} "), remark_style)
        };
        let room = usize::from(right.saturating_sub(2));
        let title = crate::domain::prose::shorten(title, room.saturating_sub(3));
        if !title.is_empty() {
            self.text(area, 1, 0, &format!(" {title} "), style);
        }
    }

    /// A rule down the first column of an area.
    pub(super) fn rule_down(&mut self, area: Area) {
        self.fill(area.split_columns(1).0, "│", self.theme.quiet());
    }

    /// Changes the style of some cells of a row.
    pub(super) fn restyle(
        &mut self,
        area: Area,
        columns: std::ops::Range<u16>,
        row: u16,
        style: Style,
    ) {
        for column in columns.start.min(area.width)..columns.end.min(area.width) {
            if let Some(cell) = self.cell(area.x + column, area.y + row) {
                cell.set_style(style);
            }
        }
    }

    /// Blanks an area, for something that lies over what was drawn and takes the keys.
    pub(super) fn clear(&mut self, area: Area) {
        self.blank(area);
        self.cursor = None;
    }

    /// Blanks an area, for something that leaves the keys to what is beside it.
    pub(super) fn blank(&mut self, area: Area) {
        for y in area.y..area.y.saturating_add(area.height) {
            for x in area.x..area.x.saturating_add(area.width) {
                if let Some(cell) = self.cell(x, y) {
                    cell.reset();
                }
            }
        }
    }
}
