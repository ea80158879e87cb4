//! What is missing in the wrap-up, item by item: there and back.

use super::Interview;
use crate::domain::{Gap, Record};

/// Which way round through the gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Forward,
    Back,
}

impl Interview {
    /// The next item with a gap after (or before) another one, which comes last of all; the first
    /// (or last) of them without one. `None` where nothing is missing.
    pub fn next_gap(&self, way: Way, from: Option<usize>) -> Option<usize> {
        let gaps = gaps(self.session().record());
        let past = |item: &&usize| match way {
            Way::Forward => from.is_some_and(|from| **item > from),
            Way::Back => from.is_some_and(|from| **item < from),
        };
        match way {
            Way::Forward => gaps.iter().find(past).or(gaps.first()),
            Way::Back => gaps.iter().rev().find(past).or(gaps.last()),
        }
        .copied()
    }

    /// What is missing at the item on the table, in a few words.
    pub fn gap_here(&self) -> Option<&'static str> {
        let (item, entry) = self.item();
        Gap::all_at(item, entry).next().map(Gap::words)
    }

    /// At how many items something is missing.
    pub fn gap_count(&self) -> usize {
        gaps(self.session().record()).len()
    }
}

fn gaps(record: &Record) -> Vec<usize> {
    let items = record.plan.items.iter().zip(&record.entries).enumerate();
    items
        .filter(|(_, (item, entry))| Gap::all_at(item, entry).next().is_some())
        .map(|(nth, _)| nth)
        .collect()
}
