//! A list that is narrowed by typing: what was typed, and what is highlighted.

use crate::app::action::Writing;
use crate::app::clipboard::Clipboard;
use crate::app::editor::Motion;
use crate::app::field::Field;
use crate::app::screen::moved;
use crate::app::{Action, Size};

/// A text with the place that is highlighted in the list below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub field: Field,
    /// A row of the list as it is narrowed now, from 0.
    pub selected: usize,
}

impl Filter {
    /// Nothing typed yet; a row highlighted.
    pub fn new(size: Size, selected: usize) -> Self {
        let mut filter = Self { field: Field::new("", 50), selected };
        filter.fit(size);
        filter
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.field.resize(size.columns.saturating_sub(8).clamp(1, 60));
    }

    /// What was typed, without blanks around it.
    pub fn text(&self) -> String {
        self.field.text()
    }

    /// Types or pastes; the best row is highlighted.
    pub fn insert(&mut self, text: &str) {
        self.field.insert(text);
        self.selected = 0;
    }

    /// Writes by a key; likewise where that changes the text.
    pub fn write(&mut self, writing: Writing, clipboard: &mut Clipboard) {
        let before = self.field.notes().clone();
        self.field.write(writing, clipboard);
        if *self.field.notes() != before {
            self.selected = 0;
        }
    }

    /// Takes back what was typed.
    pub fn clear(&mut self) {
        for writing in [Writing::Move(Motion::End), Writing::DeleteToLineStart] {
            self.write(writing, &mut Clipboard::default());
        }
    }

    /// Moves the highlight through `count` rows.
    pub fn step(&mut self, count: usize, size: Size, action: Action) {
        self.selected = moved(self.selected, count, usize::from(size.rows / 2), action);
    }
}
