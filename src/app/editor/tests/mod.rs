//! Stories about the editor, and the editor against a model that does everything the long way.

mod model;
mod properties;
mod speed;
mod stories;

use super::{Command, Editor, Outcome};
use crate::domain::{Notes, Splice, Stamps};

/// An editor with its notes: what the session does for it.
struct Desk {
    editor: Editor,
    notes: Notes,
    undo: Vec<Splice>,
}

impl Desk {
    fn new(editor: Editor, text: &str) -> Self {
        let mut desk = Self { editor, notes: Notes::from_text(text), undo: Vec::new() };
        desk.editor.replaced(&desk.notes);
        desk
    }

    fn act(&mut self, command: &Command) -> Outcome {
        let outcome = self.editor.act(&self.notes, command, Stamps::Now(7));
        if let Outcome::Write(splice) | Outcome::Cut(_, splice) = &outcome {
            self.apply(splice);
        }
        outcome
    }

    fn apply(&mut self, splice: &Splice) {
        let undo = self.notes.splice(splice).expect("the editor names places that exist");
        self.editor.wrote(&self.notes, splice);
        self.undo.push(undo);
    }
}
