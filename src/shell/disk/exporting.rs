//! Writing sessions out for others, batch by batch: each is read when there is nothing else to do,
//! and what is being written in an interview meanwhile goes first.

use std::path::Path;

use super::{load, steadily};
use crate::app::{Export, Exported, NotExported, Report};
use crate::domain::Record;
use crate::format::export::prepare;
use crate::shell::export::{Refused, To, whole, write};

/// How many sessions are read before something else may come in between.
const BATCH: usize = 8;

/// An export that has been begun.
pub(super) struct Exporting {
    order: Export,
    next: usize,
    records: Vec<Record>,
    unreadable: usize,
}

impl Exporting {
    pub(super) fn begin(order: Export) -> Self {
        Self { order, next: 0, records: Vec::new(), unreadable: 0 }
    }

    /// Reads the next batch; after the last one writes, and answers.
    pub(super) fn read_on(&mut self, sessions: &Path) -> Option<Report> {
        for file in self.order.files.iter().skip(self.next).take(BATCH) {
            match load(file) {
                Ok(record) => self.records.push(record),
                Err(_) => self.unreadable += 1,
            }
        }
        self.next += BATCH;
        (self.next >= self.order.files.len()).then(|| {
            let done = steadily(|| self.write(sessions));
            let mistake = || Err(NotExported::Failed("The program has made a mistake.".into()));
            Report::Exported(done.unwrap_or_else(mistake))
        })
    }

    fn write(&mut self, sessions: &Path) -> Result<Exported, NotExported> {
        let records = std::mem::take(&mut self.records);
        let (count, unreadable) = (records.len(), self.unreadable);
        if records.is_empty() {
            return Err(NotExported::Failed("None of these sessions can be read.".into()));
        }
        let to = To::of(&whole(&self.order.to, sessions.parent().unwrap_or(sessions)));
        let Export { format, options, replace, .. } = self.order;
        let folder = matches!(to, To::Folder(_));
        write(prepare(records, options), format, &to, replace).map_err(
            |refused| match refused {
                Refused::Exists(file) => NotExported::Exists { file, folder },
                Refused::Failed(why) => NotExported::Failed(why),
            },
        )?;
        Ok(Exported { to: to.path().to_owned(), sessions: count, unreadable, folder })
    }
}
