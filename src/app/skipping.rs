//! The question why an item is skipped, and its answers. A reason in one's own words is asked for
//! once more: it may be a remark of the candidate's that was meant for the notes.

use super::overlay::Overlay;
use super::overlay::skip::{REASONS, Skip};
use super::screen::{live, moved};
use super::{Action, App, Effect};

impl App {
    /// Carries out an action in the question.
    pub(super) fn in_skip(&mut self, mut skip: Skip, action: Action) -> Vec<Effect> {
        match action {
            Action::Accept if skip.is_own() && !skip.sure => {
                skip.sure = true;
                self.overlay = Some(Overlay::Skip(skip));
                self.fit();
                Vec::new()
            }
            Action::Accept => live::skip(self, skip.item, &skip.reason()),
            Action::Pick(nth @ 1..) if usize::from(nth) <= REASONS.len() => {
                self.chosen_by_number = Some(self.at.mono);
                live::skip(self, skip.item, REASONS[usize::from(nth) - 1])
            }
            action => {
                skip.selected = moved(skip.selected, REASONS.len(), 1, action);
                self.overlay = Some(Overlay::Skip(skip));
                Vec::new()
            }
        }
    }

    /// The reason with a digit that is the first thing typed.
    pub(super) fn reason_with(&mut self, c: char) -> Option<Vec<Effect>> {
        let Some(Overlay::Skip(skip)) = &self.overlay else { return None };
        let nth = c.to_digit(10).and_then(|nth| u8::try_from(nth).ok())?;
        if skip.is_own() || !(1..=REASONS.len()).contains(&usize::from(nth)) {
            return None;
        }
        Some(self.ask(Action::Pick(nth)))
    }

    /// Nothing is skipped; what was typed is not lost.
    pub(super) fn not_skipped(&mut self, skip: &Skip) -> Vec<Effect> {
        if !skip.is_own() {
            return Vec::new();
        }
        if let Some(interview) = &mut self.interview {
            interview.typing = true;
            interview.begin_line();
        }
        self.insert(skip.own.text());
        self.say("Not skipped; what you typed stands in the notes.")
    }
}
