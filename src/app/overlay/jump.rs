//! The guide, opened to jump: arrows or a question's number.

use crate::domain::Record;

/// The open guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The highlighted item, from 0.
    pub selected: usize,
    /// The digits typed so far.
    pub typed: String,
}

impl Jump {
    /// Opens at an item.
    pub fn at(item: usize) -> Self {
        Self { selected: item, typed: String::new() }
    }

    /// Moves the highlight; it stays on the list.
    pub fn select(&mut self, record: &Record, item: usize) {
        self.typed.clear();
        self.selected = item.min(record.entries.len().saturating_sub(1));
    }

    /// Takes a digit of a question's number and highlights that question. Returns it once no
    /// further digit could mean another one.
    pub fn digit(&mut self, record: &Record, digit: u8) -> Option<usize> {
        self.typed.push(char::from(b'0' + digit.min(9)));
        let numbers =
            || (0..record.entries.len()).filter_map(|item| Some((item, record.plan.number(item)?)));
        let found = numbers().find(|(_, number)| number.to_string() == self.typed);
        let longer = numbers().any(|(_, number)| {
            let number = number.to_string();
            number.len() > self.typed.len() && number.starts_with(&self.typed)
        });
        let Some((item, _)) = found else {
            self.typed.clear();
            return None;
        };
        self.selected = item;
        (!longer).then_some(item)
    }
}
