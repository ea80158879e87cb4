//! How each change takes effect: the rules of an interview.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Phase, Running, Session, Standing};
use crate::domain::session::Entry;
use crate::domain::timing::DROPPED;
use crate::domain::{Change, Event, Moment, Place, Refusal, Splice, Stamps, Tick, What};

impl Session {
    /// Carries out a change and returns the changes that undo it, in order; empty for what is
    /// not undone (moving about, and what the clock does). On a refusal nothing has changed.
    pub fn apply(&mut self, at: Moment, change: Change) -> Result<Vec<Change>, Refusal> {
        let phase = self.record.phase;
        match (phase, self.present, &change) {
            // Nobody need have opened a sealed session again to amend it.
            (Phase::Finished, _, Change::Amend { .. }) => {}
            (Phase::Finished, _, _) => return Err(Refusal::Finished),
            (_, _, Change::Amend { .. }) => return Err(Refusal::NotSealed),
            (_, false, Change::Return)
            | (
                Phase::Planned,
                true,
                Change::Start | Change::Edit { .. } | Change::Correct { .. } | Change::Leave,
            ) => {}
            (_, false, _) => return Err(Refusal::Away),
            (_, true, Change::Return) => return Err(Refusal::Same),
            (Phase::Planned, true, _) => return Err(Refusal::NotBegun),
            (_, true, Change::Start) => return Err(Refusal::Begun),
            _ => {}
        }
        let undo = self.carry_out(at, change)?;
        self.record.sequence = self.record.sequence.saturating_add(1);
        Ok(undo)
    }

    fn carry_out(&mut self, at: Moment, change: Change) -> Result<Vec<Change>, Refusal> {
        match change {
            Change::Start => Ok(self.start(at)),
            Change::Open { item } => self.open(at, item),
            Change::Edit { place, splice } => self.edit(place, &splice),
            Change::Rate { item, rating } => self.rate(at, item, rating),
            Change::Tick { item, tick, on } => self.tick(item, tick, on),
            Change::Skip { item, reason } => self.skip(at, item, &reason),
            Change::Drop { items } => self.drop_items(at, &items),
            Change::TakeUp { item } => self.take_up(at, item),
            Change::Pause => self.pause(at),
            Change::Resume => self.resume(at),
            Change::Leave => Ok(self.leave(at)),
            Change::Return => Ok(self.come_back(at)),
            Change::Sleep { seconds } => {
                self.log(at, What::Slept { seconds });
                Ok(Vec::new())
            }
            Change::SetClock { seconds } => {
                let by = u32::try_from(seconds.unsigned_abs()).unwrap_or(u32::MAX);
                self.log(
                    at,
                    match seconds {
                        ..0 => What::SetBack { seconds: by },
                        0.. => What::SetForward { seconds: by },
                    },
                );
                Ok(Vec::new())
            }
            Change::End => self.end(at),
            Change::Reopen => self.reopen(at),
            Change::Recommend { recommendation } => {
                let was = self.record.recommendation;
                if was == recommendation {
                    return Err(Refusal::Same);
                }
                self.record.recommendation = recommendation;
                self.log(at, What::Recommended { recommendation });
                Ok(vec![Change::Recommend { recommendation: was }])
            }
            Change::Finish => self.finish(at),
            Change::Volunteer { item, times } => self.volunteer(at, item, times),
            Change::Add { after, addition } => self.add(at, after, *addition),
            Change::Withdraw { item } => self.withdraw(at, item),
            Change::Reinstate { item } => self.reinstate(at, item),
            Change::Amend { amend, why, by } => self.amend(at, amend, &why, &by),
            Change::Correct { people } => {
                if *people == self.record.people {
                    return Err(Refusal::Same);
                }
                let was = std::mem::replace(&mut self.record.people, *people);
                Ok(vec![Change::Correct { people: Box::new(was) }])
            }
            Change::Decline => {
                self.log(at, What::Declined);
                Ok(Vec::new())
            }
        }
    }

    fn start(&mut self, at: Moment) -> Vec<Change> {
        self.record.started = Some(at.civil());
        self.record.phase = Phase::Live;
        self.run(at);
        self.log(at, What::Started);
        self.put_on_table(at, 0);
        Vec::new()
    }

    fn open(&mut self, at: Moment, item: usize) -> Result<Vec<Change>, Refusal> {
        self.entry(item)?;
        let current = self.record.current;
        if item == current && self.record.entries[item].standing == Standing::Asking {
            return Err(Refusal::Open);
        }
        self.settle(at);
        self.take_off_table();
        self.put_on_table(at, item);
        Ok(Vec::new())
    }

    /// In the wrap-up an item is looked at, not asked: its standing stays as it was left.
    fn put_on_table(&mut self, at: Moment, item: usize) {
        self.record.current = item;
        if self.record.phase != Phase::WrapUp {
            self.record.entries[item].standing = Standing::Asking;
            self.log(at, What::Opened { item });
        }
    }

    fn take_off_table(&mut self) {
        let Some(entry) = self.record.entries.get_mut(self.record.current) else {
            return;
        };
        if entry.standing == Standing::Asking {
            entry.standing = off_table(entry);
        }
    }

    fn edit(&mut self, place: Place, splice: &Splice) -> Result<Vec<Change>, Refusal> {
        let undo = match place {
            Place::Item(item) => {
                let entry = self.entry(item)?;
                let undo = entry.notes.splice(splice);
                if undo.is_some() {
                    rest(entry);
                }
                undo
            }
            // A reason has no times.
            Place::Reason => {
                let splice = Splice { stamps: Stamps::Keep, ..splice.clone() };
                self.record.reason.splice(&splice)
            }
        };
        let splice = undo.ok_or(Refusal::NoPlace)?;
        Ok(vec![Change::Edit { place, splice }])
    }

    fn rate(
        &mut self,
        at: Moment,
        item: usize,
        rating: Option<u8>,
    ) -> Result<Vec<Change>, Refusal> {
        self.question(item)?;
        if rating.is_some_and(|point| !self.record.plan.scale.has(point)) {
            return Err(Refusal::OffScale);
        }
        let entry = &mut self.record.entries[item];
        let was = entry.rating;
        if was == rating {
            return Err(Refusal::Same);
        }
        entry.rating = rating;
        let mut undo = vec![Change::Rate { item, rating: was }];
        // Giving a rating takes a skipped item up, here or when it is undone.
        undo.extend(entry.skipped.clone().map(|reason| Change::Skip { item, reason }));
        self.log(at, What::Rated { item, rating, was });
        if rating.is_some() && self.record.entries[item].skipped.take().is_some() {
            self.log(at, What::TakenUp { item });
        }
        rest(&mut self.record.entries[item]);
        Ok(undo)
    }

    fn tick(&mut self, item: usize, tick: Tick, on: bool) -> Result<Vec<Change>, Refusal> {
        let question = self.question(item)?;
        let there = match tick {
            Tick::Signal(nth) => nth < question.signals.len(),
            Tick::RedFlag(nth) => nth < question.red_flags.len(),
            Tick::Probe(nth) => nth < question.follow_ups().count(),
            Tick::Star(part) => question.parts().contains(&part),
        };
        if !there {
            return Err(Refusal::NoTick);
        }
        let entry = &mut self.record.entries[item];
        let changed = match tick {
            Tick::Signal(nth) => toggle(&mut entry.signals, nth, on),
            Tick::RedFlag(nth) => toggle(&mut entry.red_flags, nth, on),
            Tick::Probe(nth) => toggle(&mut entry.probes, nth, on),
            Tick::Star(part) => toggle(&mut entry.star, part, on),
        };
        if !changed {
            return Err(Refusal::Same);
        }
        rest(entry);
        Ok(vec![Change::Tick { item, tick, on: !on }])
    }

    fn skip(&mut self, at: Moment, item: usize, reason: &str) -> Result<Vec<Change>, Refusal> {
        let entry = self.entry(item)?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if entry.skipped.as_deref() == Some(reason) {
            return Err(Refusal::Same);
        }
        let undo = match entry.skipped.replace(reason.to_owned()) {
            Some(was) => Change::Skip { item, reason: was },
            None => Change::TakeUp { item },
        };
        rest(entry);
        self.log(at, What::Skipped { item, reason: reason.to_owned() });
        Ok(vec![undo])
    }

    /// All of them or none.
    fn drop_items(&mut self, at: Moment, items: &[usize]) -> Result<Vec<Change>, Refusal> {
        let different: BTreeSet<&usize> = items.iter().collect();
        if items.is_empty() || different.len() < items.len() {
            return Err(Refusal::Same);
        }
        if !items.iter().all(|item| self.can_drop(*item)) {
            return Err(Refusal::NotOptional);
        }
        let mut undo = Vec::new();
        for item in items {
            undo.splice(0..0, self.skip(at, *item, DROPPED)?);
        }
        Ok(undo)
    }

    fn take_up(&mut self, at: Moment, item: usize) -> Result<Vec<Change>, Refusal> {
        let entry = self.entry(item)?;
        let Some(reason) = entry.skipped.take() else {
            return Err(Refusal::Same);
        };
        rest(entry);
        self.log(at, What::TakenUp { item });
        Ok(vec![Change::Skip { item, reason }])
    }

    fn volunteer(&mut self, at: Moment, item: usize, times: u32) -> Result<Vec<Change>, Refusal> {
        let entry = self.entry(item)?;
        let was = std::mem::replace(&mut entry.volunteered, times);
        if was == times {
            return Err(Refusal::Same);
        }
        self.log(at, What::Volunteered { item, times });
        Ok(vec![Change::Volunteer { item, times: was }])
    }

    fn pause(&mut self, at: Moment) -> Result<Vec<Change>, Refusal> {
        if self.record.phase != Phase::Live {
            return Err(Refusal::NotRunning);
        }
        self.stop(at);
        self.record.phase = Phase::Paused;
        self.log(at, What::Paused);
        Ok(Vec::new())
    }

    fn resume(&mut self, at: Moment) -> Result<Vec<Change>, Refusal> {
        if self.record.phase != Phase::Paused {
            return Err(Refusal::Running);
        }
        self.record.phase = Phase::Live;
        self.run(at);
        self.log(at, What::Resumed);
        Ok(Vec::new())
    }

    fn leave(&mut self, at: Moment) -> Vec<Change> {
        self.stop(at);
        self.present = false;
        if self.record.phase != Phase::Planned {
            self.log(at, What::Left);
        }
        Vec::new()
    }

    /// A session whose program ended without warning has no `Left` in its timeline: it was left
    /// at the moment of its last save.
    fn come_back(&mut self, at: Moment) -> Vec<Change> {
        self.present = true;
        let begun = self.record.phase != Phase::Planned;
        let last = self.record.timeline.last();
        let unseen_end = last.is_some_and(|event| event.what != What::Left);
        // Nobody left before the last thing that was done.
        let left = self.record.as_of.max(last.map(|event| event.at)).unwrap_or(at.civil());
        let clock = self.clock_seconds(at);
        if begun && unseen_end {
            self.record.timeline.push(Event { at: left, clock, what: What::Left });
        }
        if begun {
            let since = self.record.timeline.last().map_or(left, |event| event.at);
            let away = (at.civil() - since).num_seconds().clamp(0, i64::from(u32::MAX));
            self.log(at, What::Returned { away: u32::try_from(away).unwrap_or(u32::MAX) });
        }
        if self.record.phase == Phase::Live {
            self.run(at);
        }
        Vec::new()
    }

    fn end(&mut self, at: Moment) -> Result<Vec<Change>, Refusal> {
        if self.record.phase == Phase::WrapUp {
            return Err(Refusal::Same);
        }
        self.stop(at);
        self.take_off_table();
        self.record.phase = Phase::WrapUp;
        self.record.ended = Some(at.civil());
        self.log(at, What::Ended);
        Ok(Vec::new())
    }

    fn reopen(&mut self, at: Moment) -> Result<Vec<Change>, Refusal> {
        if self.record.phase != Phase::WrapUp {
            return Err(Refusal::Running);
        }
        self.record.phase = Phase::Live;
        self.record.ended = None;
        self.run(at);
        self.log(at, What::Reopened);
        self.put_on_table(at, self.record.current);
        Ok(Vec::new())
    }

    fn finish(&mut self, at: Moment) -> Result<Vec<Change>, Refusal> {
        if self.record.phase != Phase::WrapUp {
            return Err(Refusal::NotEnded);
        }
        self.settle(at);
        self.record.phase = Phase::Finished;
        self.log(at, What::Finished);
        Ok(Vec::new())
    }

    /// The entry of an item that is a part of the interview.
    pub(super) fn entry(&mut self, item: usize) -> Result<&mut Entry, Refusal> {
        let there = self.record.plan.has(item);
        self.record.entries.get_mut(item).filter(|_| there).ok_or(Refusal::NoItem)
    }

    pub(super) fn question(&self, item: usize) -> Result<&crate::domain::Question, Refusal> {
        let there = self.record.plan.items.get(item).filter(|item| !item.is_withdrawn());
        let item = there.ok_or(Refusal::NoItem)?;
        item.question().ok_or(Refusal::NotAQuestion)
    }

    fn run(&mut self, at: Moment) {
        self.running = Some(Running { since: at.mono });
    }

    fn stop(&mut self, at: Moment) {
        self.settle(at);
        self.running = None;
    }

    pub(super) fn log(&mut self, at: Moment, what: What) {
        let clock = self.clock_seconds(at);
        self.record.timeline.push(Event { at: at.civil(), clock, what });
    }
}

/// Puts a value into an ascending list, or takes it out; `false` where it is like that already.
fn toggle<T: Ord>(list: &mut Vec<T>, value: T, on: bool) -> bool {
    match (list.binary_search(&value), on) {
        (Err(place), true) => list.insert(place, value),
        (Ok(place), false) => {
            list.remove(place);
        }
        _ => return false,
    }
    true
}

/// Brings the standing of an item that is not on the table in line with what its entry holds.
/// It follows from nothing else, so that undoing a change brings the standing back as well.
fn rest(entry: &mut Entry) {
    if entry.standing != Standing::Asking {
        entry.standing = off_table(entry);
    }
}

/// How an item stands that is not on the table. Notes alone do not make an answer of an item
/// that was never opened: they were written beforehand.
fn off_table(entry: &Entry) -> Standing {
    let asked = Duration::from_millis(entry.spent_ms) >= Session::A_LOOK;
    let written = entry.spent_ms > 0 && !entry.notes.is_blank();
    if entry.skipped.is_some() {
        Standing::Skipped
    } else if asked || written || entry.is_judged() {
        Standing::Answered
    } else {
        Standing::Waiting
    }
}
