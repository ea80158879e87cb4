//! Setting a planned session up anew: other people, another guide, and nothing that was written
//! beforehand is lost. It never touches one that has begun.

use super::Session;
use crate::domain::{Item, Notes, People, Plan, Spot};

impl Session {
    /// The same session set up anew while it is only planned: for these people, with this plan. What
    /// was written beforehand stays with its item, and goes to the first one where that is not in the
    /// plan any more.
    #[must_use]
    pub fn anew(&self, people: People, plan: Plan) -> Self {
        let was = &self.record;
        let mut session = Self::new(was.id.clone(), people, plan);
        let mut left: Vec<(&str, &Notes)> = was
            .plan
            .items
            .iter()
            .zip(&was.entries)
            .map(|(item, entry)| (item.id(), &entry.notes))
            .filter(|(_, notes)| !notes.is_blank())
            .collect();
        let record = &mut session.record;
        for (item, entry) in record.plan.items.iter().zip(&mut record.entries) {
            if let Some(place) = left.iter().position(|(id, _)| *id == item.id()) {
                entry.notes = left.remove(place).1.clone();
            }
        }
        if let Some(first) = record.entries.first_mut().filter(|_| !left.is_empty()) {
            let texts = left.iter().map(|(_, notes)| notes.text());
            let own = Some(first.notes.text()).filter(|_| !first.notes.is_blank());
            first.notes =
                Notes::from_text(&own.into_iter().chain(texts).collect::<Vec<_>>().join("\n"));
        }
        record.sequence = was.sequence.saturating_add(1);
        record.as_of = was.as_of;
        record.unknown = was.unknown.clone();
        if !record.plan.items.iter().map(Item::id).eq(was.plan.items.iter().map(Item::id)) {
            // What is said of an item by its place would be said of another one.
            let whole = |spot: &Spot| matches!(spot, Spot::Root | Spot::Session);
            record.unknown.kept.retain(|spot, _| whole(spot));
        }
        session
    }
}
