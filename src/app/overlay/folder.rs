//! Another folder for a session that its own one does not take.

use std::path::{Path, PathBuf};

use crate::app::Size;
use crate::app::field::Field;

/// The question for a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    pub folder: Field,
}

impl Folder {
    /// Asks for a folder. Nothing is proposed: whoever is asked knows where there is room.
    pub fn ask(size: Size) -> Self {
        let mut ask = Self { folder: Field::new("", 50) };
        ask.fit(size);
        ask
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.folder.resize(size.columns.saturating_sub(16).clamp(1, 44));
    }

    /// The folder that was named, where `tilde` is what `~` stands for. The error is a sentence
    /// that says what works: a folder below the current one, wherever that is, would not be found
    /// again.
    pub fn path(&self, tilde: Option<&Path>) -> Result<PathBuf, String> {
        let text = self.folder.text();
        let own = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match (own, tilde) {
            (None, _) if text.starts_with('/') => Ok(text.into()),
            (Some(rest), Some(tilde)) => Ok(tilde.join(rest.trim_start_matches('/'))),
            (Some(_), None) => Err("Nobody knows what ~ stands for here: begin with /.".into()),
            (None, _) => {
                Err("Name a whole folder, from / or from ~/ on, as in ~/interviews.".into())
            }
        }
    }
}
