//! The guide, opened to jump: arrows, a question's number, or a few letters of an item.

use super::filter::Filter;
use crate::app::Size;
use crate::app::matching::{Candidate, rank};
use crate::domain::{Item, Plan, Record};

/// The open guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Jump {
    pub filter: Filter,
    /// The item that was left for the one on the table.
    back: Option<usize>,
}

/// An item that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// A place in the plan, from 0.
    pub item: usize,
    /// Where in its title the letters stand: the bytes at which clusters begin.
    pub bytes: Vec<usize>,
}

/// What has come of typing a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The question with it, a place in the plan.
    Item(usize),
    /// Nothing yet.
    More,
    /// No question has it.
    NoSuch(String),
}

impl Jump {
    /// Opens at the item that was left for the one on the table, so that Enter goes back; without
    /// one at the item on the table.
    pub fn open(record: &Record, back: Option<usize>, size: Size) -> Self {
        let back = back.filter(|item| record.plan.has(*item));
        let place = place(&record.plan, back.unwrap_or(record.current));
        Self { filter: Filter::new(size, place.unwrap_or(0)), back }
    }

    /// Whether what is highlighted is the item that was left, and nothing is typed.
    pub fn leads_back(&self, record: &Record) -> bool {
        let row = record.plan.order().get(self.filter.selected).copied();
        self.filter.text().is_empty() && self.back.is_some() && row == self.back
    }

    /// The items that fit, the best first; all of them, in their order, while nothing or a number
    /// is typed.
    pub fn rows(&self, record: &Record) -> Vec<Found> {
        let plan = &record.plan;
        let order = plan.order();
        let text = self.filter.text();
        if is_number(&text) {
            return order.into_iter().map(|item| Found { item, bytes: Vec::new() }).collect();
        }
        let items: Vec<&Item> = order.iter().filter_map(|item| plan.items.get(*item)).collect();
        let prose: Vec<String> = items.iter().map(|item| prose(plan, item)).collect();
        let all = items.iter().zip(&prose);
        let all = all.map(|(item, prose)| Candidate { name: item.title(), prose });
        let fits = rank(&text, all).into_iter();
        fits.filter_map(|fit| Some(Found { item: *order.get(fit.nth)?, bytes: fit.bytes }))
            .collect()
    }

    /// Follows what has just been typed: a number highlights its question, and is its item once
    /// no further digit could mean another one.
    pub fn typed(&mut self, record: &Record) -> Typed {
        let text = self.filter.text();
        if text.is_empty() || !is_number(&text) {
            return Typed::More;
        }
        let plan = &record.plan;
        let numbers = || {
            (0..plan.items.len()).filter_map(|item| Some((item, plan.number(item)?.to_string())))
        };
        let Some((item, _)) = numbers().find(|(_, number)| *number == text) else {
            // The next digit begins another number, and Enter stays where one is.
            self.filter.clear();
            self.filter.selected = place(plan, record.current).unwrap_or(0);
            self.back = None;
            return Typed::NoSuch(text);
        };
        self.filter.selected = place(plan, item).unwrap_or(0);
        let longer = |number: &str| number.len() > text.len() && number.starts_with(&text);
        let longer = numbers().any(|(_, number)| longer(&number));
        if longer { Typed::More } else { Typed::Item(item) }
    }
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

fn place(plan: &Plan, item: usize) -> Option<usize> {
    plan.order().iter().position(|other| *other == item)
}

fn prose(plan: &Plan, item: &Item) -> String {
    item.question().map_or_else(String::new, |question| {
        let competency = plan.competency(question).map_or("", |it| &it.name);
        format!("{competency}\n{}", question.ask)
    })
}
