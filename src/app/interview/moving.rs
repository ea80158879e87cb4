//! Moving about in an interview: which item is on the table, and where the cursor stands.

use super::Interview;
use crate::app::Size;
use crate::domain::{Change, Mark, Moment, Place, Position, Refusal};

impl Interview {
    /// Puts an item on the table and the cursor at the end of its notes.
    pub fn open_item(&mut self, at: Moment, item: usize, size: Size) -> Result<(), Refusal> {
        let left = self.session.current();
        self.apply(at, Change::Open { item })?;
        self.saver.acted(at);
        self.came_from = None;
        self.sweep(at, left);
        (self.question_top, self.guidance_top) = (0, 0);
        self.resize(size);
        self.go_to_end();
        let notes = &self.session.record().entries[item].notes;
        // A mark that waits for its words is no sentence.
        self.fresh = notes.lines().last().is_some_and(|line| !Mark::is_bare(&line.text));
        self.open_for_missing_words(at);
        Ok(())
    }

    /// The same by a jump, which leaves the way back behind.
    pub fn leap(&mut self, at: Moment, item: usize, size: Size) -> Result<(), Refusal> {
        let here = self.session.current();
        self.open_item(at, item, size)?;
        self.came_from = Some(here);
        Ok(())
    }

    /// The item that was left by a jump to the one on the table.
    pub fn came_from(&self) -> Option<usize> {
        self.came_from
    }

    /// The item after this one; `None` after the last.
    pub fn next(&self) -> Option<usize> {
        let order = self.session.record().plan.order();
        let place = order.iter().position(|item| *item == self.session.current())?;
        order.get(place + 1).copied()
    }

    /// The item before this one.
    pub fn previous(&self) -> Option<usize> {
        let order = self.session.record().plan.order();
        let place = order.iter().position(|item| *item == self.session.current())?;
        order.get(place.checked_sub(1)?).copied()
    }

    /// Puts the cursor at a place of a text that is shown, and gives that text the keys.
    pub fn put_cursor(&mut self, place: Place, at: Position) {
        let record = self.session.record();
        match place {
            Place::Item(item) if item == record.current => {
                self.notes.place(&record.entries[item].notes, at);
            }
            Place::Item(_) => return,
            Place::Reason => self.reason.place(&record.reason, at),
        }
        (self.fresh, self.typing) = (false, true);
    }

    /// A question that is about to be taken back leaves the table for the item before it.
    pub(super) fn make_way(&mut self, at: Moment, change: &Change) {
        if *change == (Change::Withdraw { item: self.session.current() })
            && let Some(item) = self.previous().or_else(|| self.next())
            && self.tell(at, Change::Open { item })
        {
            (self.question_top, self.guidance_top) = (0, 0);
            self.go_to_end();
        }
    }

    /// Puts the cursor of the notes at their end.
    pub(super) fn go_to_end(&mut self) {
        let record = self.session.record();
        let notes = &record.entries[record.current].notes;
        self.notes.replaced(notes);
        self.notes.place(notes, notes.end());
    }
}
