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
    /// The next item with a gap after (or before) the one on the table, which comes last of all;
    /// `None` where nothing is missing anywhere else.
    pub fn next_gap(&self, way: Way) -> Option<usize> {
        let record = self.session().record();
        let gaps = gaps(record);
        let here = record.current;
        match way {
            Way::Forward => gaps.iter().find(|item| **item > here).or(gaps.first()),
            Way::Back => gaps.iter().rev().find(|item| **item < here).or(gaps.last()),
        }
        .copied()
    }

    /// What is missing at the item on the table, in a few words.
    pub fn gap_here(&self) -> Option<&'static str> {
        let (item, entry) = self.item();
        Gap::at(item, entry).map(Gap::words)
    }

    /// At how many items something is missing.
    pub fn gap_count(&self) -> usize {
        gaps(self.session().record()).len()
    }
}

fn gaps(record: &Record) -> Vec<usize> {
    let items = record.plan.items.iter().zip(&record.entries).enumerate();
    items.filter(|(_, (item, entry))| Gap::at(item, entry).is_some()).map(|(nth, _)| nth).collect()
}
