//! Made-up sessions: a believable hiring round to look around in, and as many more as a benchmark
//! needs.
//!
//! Everything follows from a seed and a day. Each session is played through
//! [`Session::apply`](crate::domain::Session::apply) with a clock that nobody reads, so that its
//! file is what the program itself would have written. Nothing here knows a disk, and nothing here
//! may be taken for a real person: `people` has the names.
//!
//! `casting` says who meets whom and how it goes, `answers` what is said, `play` plays it.

mod answers;
mod casting;
mod chance;
mod people;
mod play;
mod talk;
mod welcome;

use std::collections::HashSet;
use std::vec;

use chrono::{DateTime, FixedOffset, TimeZone};

use crate::domain::{Bank, Plan, Record, SessionId};

use answers::Answers;
use casting::{Part, Rounds};

pub use casting::{ROLE, ROUND};
pub use welcome::Tour;

/// Made-up sessions, the newest round first, each with another id.
///
/// The first [`ROUND`] are one hiring round of the last two weeks, with something unfinished in
/// it; those beyond come from rounds of the years before. `banks` are those that are built in: a
/// guide that they do not have is replaced by their first one, and without a bank there are no
/// sessions. The same seed, count and day give the same sessions; of `now` only the day and the
/// offset count.
pub fn generate(
    banks: &[Bank],
    seed: u64,
    count: usize,
    now: DateTime<FixedOffset>,
) -> impl Iterator<Item = Record> {
    let days = casting::Days::before(now.date_naive());
    let rounds = Rounds::new(seed, count, days);
    let first = rounds.newest();
    Sessions {
        banks,
        offset: *now.offset(),
        answers: Answers::read(),
        rounds,
        cast: first.into_iter(),
        plans: Vec::new(),
        ids: HashSet::new(),
    }
    .take(count)
}

struct Sessions<'a> {
    banks: &'a [Bank],
    offset: FixedOffset,
    answers: Answers,
    rounds: Rounds,
    /// What is left of the round.
    cast: vec::IntoIter<Part>,
    /// The plans that have been pinned, each with the names of its bank and guide.
    plans: Vec<((&'static str, &'static str), Plan)>,
    ids: HashSet<SessionId>,
}

impl Iterator for Sessions<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let part = loop {
            match self.cast.next() {
                Some(part) => break part,
                None => self.cast = self.rounds.earlier().into_iter(),
            }
        };
        let plan = self.plan(part.bank, part.guide)?;
        let day = part.begins.date();
        let proposed = SessionId::propose(day, &part.people.candidate, &plan.bank);
        let id = self.free(&proposed);
        let begins = self.offset.from_local_datetime(&part.begins).single()?;
        Some(play::play(part, id, plan, begins, &self.answers))
    }
}

impl Sessions<'_> {
    fn plan(&mut self, bank: &'static str, guide: &'static str) -> Option<Plan> {
        if let Some((_, plan)) = self.plans.iter().find(|(names, _)| *names == (bank, guide)) {
            return Some(plan.clone());
        }
        let found = self.banks.iter().find(|it| it.id == bank).or(self.banks.first())?;
        let choices = found.choices();
        let choice = choices.iter().find(|it| it.id == guide).or(choices.first())?;
        let plan = Plan::pin(found, choice);
        self.plans.push(((bank, guide), plan.clone()));
        Some(plan)
    }

    /// The id, or the next one of its name that no session has.
    fn free(&mut self, proposed: &SessionId) -> SessionId {
        let mut id = proposed.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = proposed.numbered(number);
            number += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bank_toml;

    /// `play` fails in these tests where a change is refused.
    #[test]
    fn nothing_that_is_played_is_refused() {
        let load = |id: &str, text: &str| bank_toml::load(id, id, text.as_bytes()).bank;
        let banks = [
            load("backend", include_str!("../../../questions/backend.toml")).expect("a bank"),
            load("teamwork", include_str!("../../../questions/teamwork.toml")).expect("a bank"),
        ];
        let now = DateTime::parse_from_rfc3339("2026-11-30T09:00:00+01:00").expect("a time");
        for seed in 0..4 {
            assert_eq!(generate(&banks, seed, 100, now).count(), 100);
        }
    }

    #[test]
    fn without_a_bank_there_is_nothing_to_play() {
        let now = DateTime::parse_from_rfc3339("2026-11-30T09:00:00+01:00").expect("a time");
        assert_eq!(generate(&[], 1, 3, now).count(), 0);
    }
}
