//! What is on the screen, kept so that only what changes is drawn again.
//!
//! After each update it is the same as if everything had been drawn. Nobody has to remember what a
//! change may touch: a [`Part`] holds all that it shows, is drawn from nothing else and within its own
//! area, so that one that is equal to what was drawn last needs no drawing. Where a screen is not made
//! of parts, or they lie elsewhere now, all of it is drawn. It must never keep anything that is not on
//! the screen. The desk of the tests compares it with a whole drawing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::screen::live::{Part, Parts};
use super::{Theme, draw, parts};
use crate::app::{App, Size};

/// A picture of the program, in cells.
#[derive(Clone, Debug)]
pub struct Picture {
    cells: Buffer,
    cursor: Option<(u16, u16)>,
    /// What it is made of; `None` where nothing is known of it but its cells.
    shown: Option<(Theme, Parts)>,
}

impl Picture {
    /// An empty picture.
    pub fn new(size: Size) -> Self {
        let cells = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        Self { cells, cursor: None, shown: None }
    }

    /// Shows the program as it is now, and returns the rows that may look different, from the top.
    pub fn update(&mut self, app: &App, theme: &Theme) -> Vec<u16> {
        let before = self.shown.take();
        let before = before.filter(|(was, _)| was == theme).map(|(_, parts)| parts);
        let parts = parts(app, *theme, before.as_ref());
        let rows = match (&parts, before) {
            (Some(parts), Some(before)) if parts.lie_as(&before) => {
                let pairs = parts.all.iter().zip(&before.all);
                let changed: Vec<&Part> =
                    pairs.filter(|(new, old)| new != old).map(|(new, _)| new).collect();
                let mut canvas = Canvas::new(*theme, &mut self.cells);
                for part in &changed {
                    canvas.blank(part.area);
                    part.draw(&mut canvas);
                }
                self.cursor = parts.cursor;
                let touched = |row: u16| {
                    changed
                        .iter()
                        .any(|Part { area, .. }| (area.y..area.y + area.height).contains(&row))
                };
                (0..self.cells.area.height).filter(|row| touched(*row)).collect()
            }
            (parts, _) => {
                self.cells.reset();
                let mut canvas = Canvas::new(*theme, &mut self.cells);
                draw(app, parts.as_ref(), &mut canvas);
                self.cursor = canvas.cursor;
                (0..self.cells.area.height).collect()
            }
        };
        self.shown = parts.map(|parts| (*theme, parts));
        rows
    }

    /// The cells; an area at the origin.
    pub fn cells(&self) -> &Buffer {
        &self.cells
    }

    /// The column and row of the cursor, if it is to be seen.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor
    }
}
