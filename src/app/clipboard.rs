//! What was cut or copied within the program. It never leaves it.

use super::action::Writing;
use super::editor::{Command, Outcome};
use crate::domain::Splice;

/// The last text that was cut or copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clipboard {
    text: String,
}

impl Clipboard {
    /// The editor's command for a key that writes.
    pub fn command(&self, writing: Writing) -> Command {
        match writing {
            Writing::Newline => Command::Newline,
            Writing::Backspace => Command::Backspace,
            Writing::Delete => Command::Delete,
            Writing::DeleteWordBack => Command::DeleteWordBack,
            Writing::DeleteWordForward => Command::DeleteWordForward,
            Writing::DeleteToLineStart => Command::DeleteToLineStart,
            Writing::DeleteToLineEnd => Command::DeleteToLineEnd,
            Writing::Move(motion) => Command::Move(motion),
            Writing::Select(motion) => Command::Select(motion),
            Writing::Cut => Command::Cut,
            Writing::Copy => Command::Copy,
            Writing::Paste => Command::Insert(self.text.clone()),
        }
    }

    /// Keeps what was cut or copied, and returns what is to be written.
    pub fn take(&mut self, outcome: Outcome) -> Option<Splice> {
        match outcome {
            Outcome::Still => None,
            Outcome::Write(splice) => Some(splice),
            Outcome::Copied(text) => {
                self.text = text;
                None
            }
            Outcome::Cut(text, splice) => {
                self.text = text;
                Some(splice)
            }
        }
    }
}
