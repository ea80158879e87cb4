//! The interview as it was a moment ago: what was done since then is taken back as if it had not
//! been, moving about and the clock included. Only for keys that nobody meant; what somebody did is
//! undone by the history.

use super::{Asked, Interview, WrapUp};
use crate::app::Size;
use crate::app::history::History;
use crate::app::pacing::Offer;
use crate::domain::{Change, Moment, Phase, Position};

/// A moment to go back to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Since {
    /// What takes back what was done since, in the order in which it has to run.
    back: Vec<Change>,
    changed: bool,
    phase: Phase,
    item: usize,
    cursor: Position,
    tops: (usize, usize),
    history: History,
    offer: Offer,
    asked: Vec<Asked>,
    came_from: Option<usize>,
    wrap_up: WrapUp,
    fresh: bool,
}

impl Since {
    /// Something was done; `undo` takes it back.
    pub(super) fn done(&mut self, undo: &[Change]) {
        self.back.splice(0..0, undo.iter().cloned());
        self.changed = true;
    }
}

impl Interview {
    /// Notes the moment.
    pub(in crate::app) fn remember(&mut self) {
        self.since = Some(Box::new(Since {
            back: Vec::new(),
            changed: false,
            phase: self.session.record().phase,
            item: self.session.current(),
            cursor: self.notes.cursor(),
            tops: (self.question_top, self.guidance_top),
            history: self.history.clone(),
            offer: self.offer.clone(),
            asked: self.asked.clone(),
            came_from: self.came_from,
            wrap_up: self.wrap_up.clone(),
            fresh: self.fresh,
        }));
    }

    /// What was done was meant.
    pub(in crate::app) fn let_stand(&mut self) {
        self.since = None;
    }

    /// Goes back to the moment that was noted. Returns whether anything had been done.
    pub(in crate::app) fn take_back(&mut self, at: Moment, size: Size) -> bool {
        let Some(since) = self.since.take().filter(|since| since.changed) else { return false };
        for change in &since.back {
            self.make_way(at, change);
            if self.apply(at, change.clone()).is_ok()
                && let Change::Edit { place, splice } = change
            {
                self.wrote(*place, splice);
            }
        }
        for change in way_back(self.session.record().phase, since.phase) {
            self.tell(at, change.clone());
        }
        if self.session.current() != since.item {
            self.tell(at, Change::Open { item: since.item });
            self.resize(size);
            self.go_to_end();
        }
        self.keep_cursor(since.cursor);
        (self.question_top, self.guidance_top) = since.tops;
        (self.history, self.offer, self.asked) = (since.history, since.offer, since.asked);
        (self.came_from, self.wrap_up, self.fresh) = (since.came_from, since.wrap_up, since.fresh);
        self.typing = false;
        self.resize(size);
        self.saver.acted(at);
        true
    }
}

/// What brings an interview from one phase back to the one that it was in.
fn way_back(now: Phase, was: Phase) -> &'static [Change] {
    match (now, was) {
        (Phase::Paused, Phase::Live) => &[Change::Resume],
        (Phase::Live, Phase::Paused) => &[Change::Pause],
        (Phase::WrapUp, Phase::Live) => &[Change::Reopen],
        (Phase::WrapUp, Phase::Paused) => &[Change::Reopen, Change::Pause],
        (Phase::Live | Phase::Paused, Phase::WrapUp) => &[Change::End],
        _ => &[],
    }
}
