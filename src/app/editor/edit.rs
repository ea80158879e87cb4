//! Commands that write or copy, turned into splices and texts.

use std::borrow::Cow;

use super::motion::{left, line_end, line_start, next_line, right, word_left, word_right};
use super::{Command, Editor, Outcome};
use crate::domain::{Notes, Splice, Stamps};

impl Editor {
    /// What a command writes. Nothing here moves the cursor: it moves when the notes have.
    pub(super) fn written(&mut self, notes: &Notes, command: &Command, stamps: Stamps) -> Outcome {
        self.goal = None;
        let at = self.cursor;
        let text = match command {
            Command::Insert(text) => self.fitting(text),
            Command::Newline if self.view.is_field() => return Outcome::Still,
            Command::Newline => Cow::Borrowed("\n"),
            _ => Cow::Borrowed(""),
        };
        let typed = !text.is_empty();
        let (from, to) = match (self.selection(), command) {
            (_, Command::Insert(_)) if !typed => return Outcome::Still,
            (Some(selection), _) => selection,
            (None, Command::Backspace) => (left(notes, at), at),
            (None, Command::Delete) => (at, right(notes, at)),
            (None, Command::DeleteWordBack) if at.byte == 0 => (left(notes, at), at),
            (None, Command::DeleteWordBack) => (word_left(notes, at).max(line_start(at)), at),
            (None, Command::DeleteWordForward) => {
                let end = line_end(notes, at.line);
                (at, if at == end { right(notes, at) } else { word_right(notes, at).min(end) })
            }
            (None, Command::DeleteToLineStart) => (line_start(at), at),
            (None, Command::DeleteToLineEnd) => (at, line_end(notes, at.line)),
            _ => (at, at),
        };
        if from == to && !typed {
            return Outcome::Still;
        }
        Outcome::Write(Splice { from, to, text: text.into_owned(), stamps })
    }

    pub(super) fn copied(&self, notes: &Notes) -> Outcome {
        let (from, to) = match self.selection() {
            Some(selection) => selection,
            None => (line_start(self.cursor), line_end(notes, self.cursor.line)),
        };
        let text = notes.between(from, to);
        match self.selection() {
            _ if text.is_empty() => Outcome::Still,
            Some(_) => Outcome::Copied(text),
            None => Outcome::Copied(self.whole_line(text)),
        }
    }

    pub(super) fn cut(&self, notes: &Notes, stamps: Stamps) -> Outcome {
        let splice = |(from, to)| Splice { from, to, text: String::new(), stamps };
        if let Some((from, to)) = self.selection() {
            return Outcome::Cut(notes.between(from, to), splice((from, to)));
        }
        let line = self.cursor.line;
        let (start, end) = (line_start(self.cursor), line_end(notes, line));
        let text = self.whole_line(notes.between(start, end));
        let room = match next_line(notes, line) {
            Some(next) => (start, next),
            // The last line takes the line end before it along.
            None => (left(notes, start), end),
        };
        if room.0 == room.1 { Outcome::Still } else { Outcome::Cut(text, splice(room)) }
    }

    /// A text as it can stand here: in a field, line ends become spaces.
    fn fitting<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.view.is_field() && text.contains(['\n', '\r']) {
            text.replace("\r\n", " ").replace(['\n', '\r'], " ").into()
        } else if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        }
    }

    /// A line that was taken as a whole is pasted as a whole.
    fn whole_line(&self, mut text: String) -> String {
        if !self.view.is_field() {
            text.push('\n');
        }
        text
    }
}
