//! The marked lines of the notes in the reason for the recommendation: put in once, for the
//! interviewer to cut, and later only when asked for.

use super::Interview;
use crate::domain::summary::{Marked, marked, text};
use crate::domain::{Change, Moment, Notes, Place, Position, Splice, Stamps, What};

/// Where the wrap-up was left, for coming back to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrapUp {
    /// The first row shown.
    pub top: usize,
    /// The item with a gap that was gone to last.
    pub visited: Option<usize>,
    /// The marked lines that the reason has had, each with its item.
    known: Vec<(usize, String)>,
}

/// Where the cursor goes when lines are put into the reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Yes,
    No,
}

impl Interview {
    /// Ends the questions. The first time, a reason that nobody has written yet begins with the
    /// marked lines.
    pub fn end(&mut self, at: Moment) {
        let ended = |interview: &Self| {
            let events = &interview.session().record().timeline;
            events.iter().any(|event| event.what == What::Ended)
        };
        let first = !ended(self);
        let done = self.tell(at, Change::End);
        self.sweep(at, self.session().current());
        if first && done && self.session().record().reason.is_blank() {
            self.put_in(at, &marked(self.session().record()), Below::No);
        }
    }

    /// Seals the session. Empty lines at the ends of its texts, which a last Enter leaves, go
    /// first, and those that waited above the marked lines.
    pub fn finish(&mut self, at: Moment) -> bool {
        let items = (0..self.session().record().entries.len()).map(Place::Item);
        let ends = items.chain([Place::Reason]).map(|place| (place, empty_end as fn(&_) -> _));
        for (place, empty) in ends.chain([(Place::Reason, empty_start as fn(&_) -> _)]) {
            if let Some((from, to)) = self.session().notes(place).and_then(empty) {
                let splice = Splice { from, to, text: String::new(), stamps: Stamps::Keep };
                self.tell(at, Change::Edit { place, splice });
            }
        }
        self.tell(at, Change::Finish)
    }

    /// The marked lines that the reason was not offered yet; all of them where it is empty.
    pub fn unused(&self) -> Vec<Marked> {
        let record = self.session().record();
        let mut lines = marked(record);
        if !record.reason.is_blank() {
            lines.retain(|line| !self.wrap_up.known.contains(&(line.item, line.text.clone())));
        }
        lines
    }

    /// Puts them below what is written.
    pub fn use_marked(&mut self, at: Moment) {
        let lines = self.unused();
        self.put_in(at, &lines, Below::Yes);
    }

    /// What is marked in a session that was opened again is taken for known: nobody can say any
    /// more what was cut.
    pub(super) fn know_marked(&mut self) {
        let lines = marked(self.session().record());
        self.wrap_up.known = lines.into_iter().map(|line| (line.item, line.text)).collect();
    }

    /// Puts lines in at the end, as one step of the history. An empty line waits for what the
    /// interviewer makes of them: below them, or above, where the first of them is in view.
    fn put_in(&mut self, at: Moment, lines: &[Marked], below: Below) {
        if lines.is_empty() {
            return;
        }
        let reason = &self.session().record().reason;
        let (written, end) = (reason.text(), reason.end());
        let from = if reason.is_blank() { Position::default() } else { end };
        let lead = match () {
            () if reason.is_blank() || written.ends_with("\n\n") => "",
            () if written.ends_with('\n') => "\n",
            () => "\n\n",
        };
        let text = match below {
            Below::Yes => format!("{lead}{}\n\n", text(lines)),
            Below::No => format!("\n\n{}", text(lines)),
        };
        let splice = Splice { from, to: end, text, stamps: Stamps::Keep };
        let change = Change::Edit { place: Place::Reason, splice: splice.clone() };
        if let Ok(undo) = self.apply(at, change) {
            self.history.act(at, Some(Place::Reason), "the marked lines".into(), undo);
            self.saver.acted(at);
            self.wrote(Place::Reason, &splice);
            let reason = &self.session.record().reason;
            let place = if below == Below::Yes { reason.end() } else { Position::default() };
            self.reason.place(reason, place);
            let lines = lines.iter().map(|line| (line.item, line.text.clone()));
            self.wrap_up.known.extend(lines);
        }
    }
}

/// From where to where a text ends with empty lines; `None` where it has none.
fn empty_end(notes: &Notes) -> Option<(Position, Position)> {
    let lines = notes.lines();
    let last = lines.iter().rposition(|line| !line.text.trim().is_empty()).unwrap_or(0);
    let byte = lines.get(last)?.text.trim_end().len();
    (last + 1 < lines.len()).then(|| (Position { line: last, byte }, notes.end()))
}

/// From where to where it begins with them.
fn empty_start(notes: &Notes) -> Option<(Position, Position)> {
    let first = notes.lines().iter().position(|line| !line.text.trim().is_empty())?;
    (first > 0).then(|| (Position::default(), Position { line: first, byte: 0 }))
}
