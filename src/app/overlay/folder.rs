//! Another folder for a session that its own one does not take.

use crate::app::Size;
use crate::app::field::Field;

/// The question for a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    pub folder: Field,
}

impl Folder {
    /// Asks for a folder.
    pub fn ask(size: Size) -> Self {
        let mut ask = Self { folder: Field::new("/", 50) };
        ask.fit(size);
        ask
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.folder.resize(size.columns.saturating_sub(16).clamp(1, 44));
    }
}
