//! Changing a sealed session: what is replaced stays on record, and nothing else is touched.

use super::Session;
use crate::domain::{
    Amend, Amended, Amendment, Change, Moment, Particular, Place, Refusal, Splice, Stamps,
};

impl Session {
    /// Nothing undoes it but another amendment.
    pub(super) fn amend(
        &mut self,
        at: Moment,
        amend: Amend,
        why: &str,
        by: &str,
    ) -> Result<Vec<Change>, Refusal> {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (why, by) = (line(why), line(by));
        if why.is_empty() {
            return Err(Refusal::NoWhy);
        }
        let what = match amend {
            Amend::Rating { item, rating } => self.amend_rating(item, rating)?,
            Amend::Text { place, splice } => self.amend_text(place, splice)?,
            Amend::Recommendation { recommendation: new } => {
                let old = self.record.recommendation;
                if old == new {
                    return Err(Refusal::Same);
                }
                self.record.recommendation = new;
                Amended::Recommendation { old, new }
            }
            Amend::Particular { which, text } => {
                let new = line(&text);
                if which == Particular::Candidate && new.is_empty() {
                    return Err(Refusal::NoName);
                }
                let now = self.record.people.particular_mut(which);
                if *now == new {
                    return Err(Refusal::Same);
                }
                let old = std::mem::replace(now, new.clone());
                Amended::Particular { which, old, new }
            }
        };
        self.record.amendments.push(Amendment { at: at.civil(), what, why, by });
        Ok(Vec::new())
    }

    /// The standing stays: whether a question was asked does not change afterwards.
    fn amend_rating(&mut self, item: usize, new: Option<u8>) -> Result<Amended, Refusal> {
        self.question(item)?;
        if new.is_some_and(|point| !self.record.plan.scale.has(point)) {
            return Err(Refusal::OffScale);
        }
        let entry = self.entry(item)?;
        let old = entry.rating;
        if old == new {
            return Err(Refusal::Same);
        }
        entry.rating = new;
        Ok(Amended::Rating { item, old, new })
    }

    fn amend_text(&mut self, place: Place, splice: Splice) -> Result<Amended, Refusal> {
        let stamps = match (place, splice.stamps) {
            // The lines that were not touched keep their times.
            (Place::Item(_), Stamps::Restore(times)) => Stamps::Restore(times),
            (Place::Item(_) | Place::Reason, _) => Stamps::Keep,
        };
        let splice = Splice { stamps, ..splice };
        let text = match place {
            Place::Item(item) => &mut self.entry(item)?.notes,
            Place::Reason => &mut self.record.reason,
        };
        let mut new = text.clone();
        new.splice(&splice).ok_or(Refusal::NoPlace)?;
        let what = Amended::text(place, text, &new).ok_or(Refusal::Same)?;
        *text = new;
        Ok(what)
    }
}
