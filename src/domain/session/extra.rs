//! Adding a question that is not in the guide, and taking it back.

use super::{Entry, Phase, Session};
use crate::domain::{Addition, Change, Extra, Item, ItemKind, Moment, Refusal, What};

impl Session {
    pub(super) fn add(
        &mut self,
        at: Moment,
        after: usize,
        addition: Addition,
    ) -> Result<Vec<Change>, Refusal> {
        if self.record.phase == Phase::WrapUp {
            return Err(Refusal::Over);
        }
        self.entry(after)?;
        let Addition { question, bank } = addition;
        if question.ask.trim().is_empty() || question.minutes == 0 {
            return Err(Refusal::NoWords);
        }
        if !question.anchors.keys().all(|point| self.record.plan.scale.has(*point)) {
            return Err(Refusal::OffScale);
        }
        let item = self.record.plan.items.len();
        self.record.plan.items.push(Item {
            minutes: question.minutes,
            core: false,
            extra: Some(Extra { after, bank, withdrawn: false }),
            kind: ItemKind::Question(Box::new(question)),
        });
        self.record.entries.push(Entry::default());
        self.log(at, What::Added { item });
        Ok(vec![Change::Withdraw { item }])
    }

    /// What nobody has met leaves no gap: a question in which something is recorded stays, and
    /// so does one that is on the table, where its time is counted.
    pub(super) fn withdraw(&mut self, at: Moment, item: usize) -> Result<Vec<Change>, Refusal> {
        let current = self.record.current;
        let entry = self.entry(item)?;
        if entry.has_something() || entry.skipped.is_some() {
            return Err(Refusal::Used);
        }
        if item == current {
            return Err(Refusal::OnTheTable);
        }
        self.set_withdrawn(item, true)?;
        self.log(at, What::Withdrawn { item });
        Ok(vec![Change::Reinstate { item }])
    }

    pub(super) fn reinstate(&mut self, at: Moment, item: usize) -> Result<Vec<Change>, Refusal> {
        self.set_withdrawn(item, false)?;
        self.log(at, What::Added { item });
        Ok(vec![Change::Withdraw { item }])
    }

    fn set_withdrawn(&mut self, item: usize, withdrawn: bool) -> Result<(), Refusal> {
        let item = self.record.plan.items.get_mut(item).ok_or(Refusal::NoItem)?;
        let extra = item.extra.as_mut().ok_or(Refusal::Planned)?;
        if extra.withdrawn == withdrawn {
            return Err(Refusal::Same);
        }
        extra.withdrawn = withdrawn;
        Ok(())
    }
}
