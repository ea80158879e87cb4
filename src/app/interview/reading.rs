//! Probes that were marked just now stay where they stand for a while: whoever marks first and then
//! reads aloud must not lose the sentence.

use std::time::Duration;

use super::Interview;
use crate::app::guidance::{self, Line, Order};
use crate::domain::Moment;

/// How long it takes to read a probe aloud, and to look up once more.
const READING: Duration = Duration::from_secs(8);

/// The probes of the item on the table that were asked just now, and until when, on the monotonic
/// clock: all of them move at once, and not one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct JustAsked {
    probes: Vec<usize>,
    until: Duration,
}

impl Interview {
    /// A probe of the item on the table was marked as asked.
    pub(in crate::app) fn asked_just_now(&mut self, at: Moment, probe: usize) {
        self.just_asked.probes.push(probe);
        self.just_asked.until = at.mono + READING;
    }

    /// Lets them go to where they belong: the next item is on the table, or they have been read.
    pub(in crate::app) fn have_been_read(&mut self, at: Moment) {
        if self.just_asked.until <= at.mono {
            self.just_asked.probes.clear();
        }
    }

    /// Likewise, at once.
    pub(super) fn are_left(&mut self) {
        self.just_asked = JustAsked::default();
    }

    /// Those that stay in their places.
    pub fn just_asked(&self) -> &[usize] {
        &self.just_asked.probes
    }

    /// When [`Self::have_been_read`] is to be asked.
    pub(in crate::app) fn read_by(&self) -> Option<Duration> {
        (!self.just_asked.probes.is_empty()).then_some(self.just_asked.until)
    }

    /// The guidance of the item on the table, as rows of so many columns.
    pub fn guidance(&self, columns: usize, order: Order) -> Vec<Line> {
        let (item, entry) = self.item();
        guidance::lines_with(item, entry, &self.just_asked.probes, columns, order)
    }

    /// Its probes, where they have a pane of their own; none for what is no question.
    pub fn probes(&self, columns: usize) -> Vec<Line> {
        let (item, entry) = self.item();
        item.question().map_or_else(Vec::new, |question| {
            guidance::probes_with(question, entry, &self.just_asked.probes, columns)
        })
    }
}
