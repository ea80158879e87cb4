//! What the mouse does in an interview: takes hold of a text, and looks elsewhere in any pane.

use super::Interview;
use crate::app::Size;
use crate::app::editor::Editor;
use crate::domain::{Notes, Place};

impl Interview {
    /// The editor of a place with its text, which has the keys from now on; `None` for notes that
    /// are not on the table.
    pub fn hold(&mut self, place: Place) -> Option<(&mut Editor, &Notes)> {
        let record = self.session.record();
        let held = match place {
            Place::Item(item) if item == record.current => {
                (&mut self.notes, &record.entries.get(item)?.notes)
            }
            Place::Item(_) => return None,
            Place::Reason => (&mut self.reason, &record.reason),
        };
        (self.fresh, self.typing) = (false, true);
        Some(held)
    }

    /// Looks elsewhere in a text, rows down or (negative) up; the cursor stays where it is.
    pub fn look(&mut self, place: Place, rows: isize) {
        let record = self.session.record();
        match place {
            Place::Item(item) if item == record.current => {
                self.notes.scroll(&record.entries[item].notes, rows);
            }
            Place::Item(_) => {}
            Place::Reason => self.reason.scroll(&record.reason, rows),
        }
    }

    /// Scrolls the question, rows down or (negative) up.
    pub fn scroll_question(&mut self, size: Size, rows: isize) {
        let (most, _) = self.most_tops(size);
        self.question_top = self.question_top.saturating_add_signed(rows).min(most);
    }

    /// Likewise what to listen for and what to ask next.
    pub fn scroll_guidance(&mut self, size: Size, rows: isize) {
        let (_, most) = self.most_tops(size);
        self.guidance_top = self.guidance_top.saturating_add_signed(rows).min(most);
    }
}
