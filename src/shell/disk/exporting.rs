//! Writing sessions out for others, a few at a time: each is read when there is nothing else to do,
//! and what is being written in an interview meanwhile goes first.

use std::path::Path;

use super::{load, steadily};
use crate::app::{Export, Exported, NotExported, Report, Table};
use crate::domain::Record;
use crate::format::comparison;
use crate::format::export::prepare;
use crate::shell::export::{self, How, Refused, To, whole, write_one};

/// How many sessions are read before something else may come in between.
const BATCH: usize = 8;

/// An export that was asked for.
pub(super) struct Exporting {
    order: Export,
    /// `None` until the first step: nothing is begun before there is time for it.
    begun: Option<export::Exporting>,
}

impl Exporting {
    pub(super) fn of(order: Export) -> Self {
        Self { order, begun: None }
    }

    /// Goes on with the next batch; after the last one there is an answer.
    pub(super) fn read_on(&mut self, sessions: &Path) -> Option<Report> {
        let done = steadily(|| self.step(sessions));
        let mistake = || Err(NotExported::Failed("The program has made a mistake.".into()));
        done.unwrap_or_else(mistake).transpose().map(Report::Exported)
    }

    /// What there is to say, once all is written.
    fn step(&mut self, sessions: &Path) -> Result<Option<Exported>, NotExported> {
        let to = To::of(&whole(&self.order.to, sessions.parent().unwrap_or(sessions)));
        let folder = matches!(to, To::Folder(_));
        let why = |refused| why(refused, folder);
        if let Some(table) = &self.order.table {
            return self.compare(table, &to).map(Some);
        }
        if self.begun.is_none() {
            let how = How {
                format: self.order.format,
                options: self.order.options,
                to: Some(to.clone()),
                replace: self.order.replace,
            };
            let files = std::mem::take(&mut self.order.files);
            self.begun = Some(export::Exporting::begin(files, how).map_err(why)?);
        }
        let Some(begun) = &mut self.begun else { return Ok(None) };
        if !begun.step(BATCH, |file| load(file).ok()).map_err(why)? {
            return Ok(None);
        }
        let (count, unreadable) = (begun.sessions(), begun.unreadable());
        if count == 0 {
            return Err(NotExported::Failed("None of these sessions can be read.".into()));
        }
        self.begun.take().map_or(Ok(()), export::Exporting::finish).map_err(why)?;
        Ok(Some(Exported { to: to.path().to_owned(), sessions: count, unreadable, folder }))
    }

    /// Writes a comparison: it takes all of its sessions at once, which are few.
    fn compare(&self, table: &Table, to: &To) -> Result<Exported, NotExported> {
        let failed = |why: &str| NotExported::Failed(why.into());
        let To::File(file) = to else {
            return Err(failed("A comparison is one file: name it, not a folder."));
        };
        let all = self.order.files.iter().map(|file| load(file));
        let records: Vec<Record> = all.filter_map(Result::ok).collect();
        let count = records.len();
        let unreadable = self.order.files.len() - count;
        let prepared = prepare(records, self.order.options);
        let text = comparison::document(&prepared, table.shape, &table.aside, self.order.format);
        let text = text.ok_or_else(|| failed("There is nothing to compare."))?;
        write_one(&text, file, self.order.replace).map_err(|refused| why(refused, false))?;
        Ok(Exported { to: file.clone(), sessions: count, unreadable, folder: false })
    }
}

fn why(refused: Refused, folder: bool) -> NotExported {
    match refused {
        Refused::Exists(file) => NotExported::Exists { file, folder },
        Refused::Failed(why) => NotExported::Failed(why),
        Refused::Output(error) => NotExported::Failed(error.to_string()),
    }
}
