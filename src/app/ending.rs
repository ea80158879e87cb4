//! The key that ends the questions, while some still wait: it asks once, and only the same key
//! again ends them. A Shift that got lost must not do that in the middle of a sentence.

use std::time::Duration;

use super::screen::live;
use super::{Action, App, Effect, Interview};
use crate::domain::{Entry, Item, ItemKind, Phase, Standing};

/// What was asked last, counted by what has come from keyboard and mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    inputs: u64,
    /// With which of them it was asked, and until when that can be read, on the monotonic clock.
    asked: Option<(u64, Duration)>,
}

impl Ending {
    /// Something has been pressed, pasted or clicked. Returns until when the question could be
    /// read that is answered by that.
    pub(super) fn count(&mut self) -> Option<Duration> {
        self.inputs = self.inputs.wrapping_add(1);
        let last = self.inputs.wrapping_sub(1);
        self.asked.filter(|(asked, _)| *asked == last).map(|(_, until)| until)
    }

    /// Whether it was asked with the last thing before this one, and the question still stands.
    fn is_again(self, now: Duration) -> bool {
        let last = self.inputs.wrapping_sub(1);
        self.asked.is_some_and(|(asked, until)| asked == last && now < until)
    }
}

impl Interview {
    /// How many questions the end would pass over; none at the last item and at the closing.
    pub fn left_to_ask(&self) -> usize {
        let record = self.session().record();
        let closing = matches!(self.item().0.kind, ItemKind::Closing { .. });
        if !matches!(record.phase, Phase::Live | Phase::Paused) || closing || self.next().is_none()
        {
            return 0;
        }
        let waits = |(_, item, entry): &(usize, &Item, &Entry)| {
            item.question().is_some() && entry.standing == Standing::Waiting
        };
        record.in_order().filter(waits).count()
    }
}

/// Ends the questions, or asks whether that is meant.
pub(super) fn end(app: &mut App) -> Vec<Effect> {
    let left = app.interview.as_ref().map_or(0, Interview::left_to_ask);
    let key = app.key_of(Action::WrapUp);
    // Without a key it was chosen by its name.
    if left == 0 || key.is_empty() || app.ending.is_again(app.at.mono) {
        app.ending.asked = None;
        return live::wrap_up(app);
    }
    let waits = match left {
        1 => "1 question still waits".to_owned(),
        _ => format!("{left} questions still wait"),
    };
    let effects = app.say_fitting(&[
        format!("{waits}. {key} again ends the interview's questions."),
        format!("{waits}. {key} again ends the questions."),
        format!("{left} still to ask: {key} again ends."),
    ]);
    let until = app.toast.as_ref().map_or(app.at.mono, |toast| toast.until);
    app.ending.asked = Some((app.ending.inputs, until));
    effects
}
