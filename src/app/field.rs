//! A text of one line: a name in Setup, a filter, a reason.

use super::action::Writing;
use super::clipboard::Clipboard;
use super::editor::{Command, Editor, Motion, Outcome};
use crate::domain::{Notes, Stamps};

/// A line of text with its cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    notes: Notes,
    editor: Editor,
    /// Nobody has touched what stands in it.
    proposed: bool,
}

impl Field {
    /// A field that holds `text`, cursor at its end, and shows `columns` of it.
    pub fn new(text: &str, columns: u16) -> Self {
        let notes = Notes::from_text(&text.replace(['\n', '\r'], " "));
        let mut editor = Editor::one_line(columns);
        editor.replaced(&notes);
        editor.place(&notes, notes.end());
        Self { notes, editor, proposed: false }
    }

    /// The same with a text that somebody may want: what is typed first takes its place, and
    /// whoever moves the cursor goes on from it.
    pub fn proposing(text: &str, columns: u16) -> Self {
        let mut field = Self::new(text, columns);
        for command in [Command::Move(Motion::LineStart), Command::Select(Motion::LineEnd)] {
            field.editor.act(&field.notes, &command, Stamps::Keep);
        }
        Self { proposed: true, ..field }
    }

    /// Whether what stands in it is still a proposal.
    pub fn is_proposed(&self) -> bool {
        self.proposed
    }

    /// The text, without blanks around it.
    pub fn text(&self) -> String {
        self.notes.text().trim().to_owned()
    }

    /// The text as it is.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The cursor with the text, for whoever points into it.
    pub fn hold(&mut self) -> (&mut Editor, &Notes) {
        self.proposed = false;
        (&mut self.editor, &self.notes)
    }

    /// Shows another number of columns.
    pub fn resize(&mut self, columns: u16) {
        self.editor.resize(&self.notes, columns, 1);
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) {
        let command = Command::Insert(text.to_owned());
        let outcome = self.editor.act(&self.notes, &command, Stamps::Keep);
        self.take(outcome, &mut Clipboard::default());
    }

    /// Writes by a key.
    pub fn write(&mut self, writing: Writing, clipboard: &mut Clipboard) {
        let command = clipboard.command(writing);
        let outcome = self.editor.act(&self.notes, &command, Stamps::Keep);
        self.take(outcome, clipboard);
    }

    fn take(&mut self, outcome: Outcome, clipboard: &mut Clipboard) {
        self.proposed = false;
        if let Some(splice) = clipboard.take(outcome)
            && self.notes.splice(&splice).is_some()
        {
            self.editor.wrote(&self.notes, &splice);
        }
    }
}
