//! Moving about in an interview: which item is on the table, and where the cursor stands.

use super::Interview;
use crate::app::Size;
use crate::domain::{Change, Mark, Moment, Place, Position, Refusal, Standing};

impl Interview {
    /// Puts an item on the table and the cursor at the end of its notes.
    pub fn open_item(&mut self, at: Moment, item: usize, size: Size) -> Result<(), Refusal> {
        let left = self.session.current();
        self.apply(at, Change::Open { item })?;
        self.saver.acted(at);
        self.came_from = None;
        self.are_left();
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

    /// The item after this one that is not left out; `None` after the last.
    pub fn next(&self) -> Option<usize> {
        let (order, here) = (self.session.record().plan.order(), self.session.current());
        let mut behind = order.into_iter().skip_while(|item| *item != here).skip(1);
        behind.find(|item| !self.is_left_out(*item))
    }

    /// The item before this one that is not left out.
    pub fn previous(&self) -> Option<usize> {
        let (order, here) = (self.session.record().plan.order(), self.session.current());
        let before = order.into_iter().take_while(|item| *item != here);
        before.filter(|item| !self.is_left_out(*item)).last()
    }

    /// Whether steps pass over an item: it was skipped, or dropped. A jump leads to it. Once the
    /// questions are over, everything is only looked at.
    fn is_left_out(&self, item: usize) -> bool {
        let entry = self.session.record().entries.get(item);
        !self.is_wrapping_up() && entry.is_some_and(|entry| entry.standing == Standing::Skipped)
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

    /// What is written next begins a line of its own, unless the one with the cursor is empty.
    pub(in crate::app) fn begin_line(&mut self) {
        if let Some(line) = self.item().1.notes.lines().get(self.notes.cursor().line) {
            self.fresh = !Mark::is_bare(&line.text);
        }
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
