//! Writing sessions out for others, batch by batch: each is read when there is nothing else to do,
//! and what is being written in an interview meanwhile goes first.

use std::path::Path;

use super::{load, steadily};
use crate::app::{Export, Exported, Report};
use crate::domain::Record;
use crate::format::comparison;
use crate::format::export::prepare;
use crate::shell::export::{Refused, To, whole, write, write_one};

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
            Report::Exported(done.unwrap_or_else(|| Err("The program has made a mistake.".into())))
        })
    }

    fn write(&mut self, sessions: &Path) -> Result<Exported, String> {
        let records = std::mem::take(&mut self.records);
        let (count, unreadable) = (records.len(), self.unreadable);
        if records.is_empty() {
            return Err("None of these sessions can be read.".into());
        }
        let to = To::of(&whole(&self.order.to, sessions.parent().unwrap_or(sessions)));
        let prepared = prepare(records, self.order.options);
        let format = self.order.format;
        let written = match (&self.order.table, &to) {
            (None, _) => write(prepared, format, &to, false).map(|_| ()),
            (Some(_), To::Folder(_)) => {
                return Err("A comparison is one file: name it, not a folder.".into());
            }
            (Some(table), To::File(file)) => {
                let text = comparison::document(&prepared, table.shape, &table.aside, format);
                write_one(&text.ok_or("There is nothing to compare.")?, file, false)
            }
        };
        written.map_err(|refused| match refused {
            Refused::Exists(file) => {
                format!("{} exists already: name another file.", file.display())
            }
            Refused::Failed(why) => why,
        })?;
        Ok(Exported { to: to.path().to_owned(), sessions: count, unreadable })
    }
}
