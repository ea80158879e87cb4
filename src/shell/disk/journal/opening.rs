//! What there is of a journal when a session is opened, and whose name it bears.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Journal, MOST_NAMES, Name};
use crate::app::Report;
use crate::domain::Record;
use crate::format::journal::{Fit, Rest};
use crate::shell::disk::{beside, plain, recover};

/// What there is of a journal when a session is opened.
pub(super) enum Found {
    /// A new one, with nothing in it.
    Free(File),
    /// One that can be gone on with, and how many bytes it has.
    Whole(File, u64),
    /// One with nothing in it that the session has not.
    Old,
}

impl Journal {
    /// Takes the first name that no session has. Who has the journal has the name.
    pub(super) fn claim(&mut self) -> io::Result<Found> {
        let (first, id) = (self.file.clone(), self.id.clone());
        for n in 1..=MOST_NAMES {
            if n > 1 {
                self.id = id.numbered(n);
                self.file = first.with_file_name(format!("{}.toml", self.id));
            }
            if self.file.symlink_metadata().is_ok() {
                continue;
            }
            match self.make() {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && is_taken(&self.file) => {}
                result => {
                    if n > 1 {
                        let (file, id) = (self.file.clone(), self.id.clone());
                        self.said.push(Report::Moved { from: first, file, id });
                    }
                    return result.map(Found::Free);
                }
            }
        }
        Err(io::Error::new(ErrorKind::AlreadyExists, "too many sessions have this name"))
    }

    /// Looks for the journal of a session that is gone on with.
    pub(super) fn go_on_with(&mut self, record: &Record) -> io::Result<Found> {
        let journal = match recover::journal(&self.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return self.make().map(Found::Free);
            }
            // Nobody has seen what it would have been.
            Ok(Err(Rest::Nothing | Rest::Torn)) => {
                self.name = Name::Ours;
                return Ok(Found::Old);
            }
            Ok(journal) => journal.ok().filter(|it| it.rest != Rest::Damaged),
            Err(_) => None,
        };
        match journal {
            Some(journal) if journal.ends_with(record) => {
                self.name = Name::Ours;
                let out = self.files.open(&beside::journal(&self.file))?;
                // It may have come from elsewhere with a wider mode than it is made with.
                plain::narrow_open(&out)?;
                if journal.rest != Rest::Nothing {
                    self.files.cut(&out, journal.whole as u64)?;
                }
                Ok(Found::Whole(out, journal.whole as u64))
            }
            // The session has all of it.
            Some(journal) if journal.fit(record) == Fit::Later => {
                self.name = Name::Ours;
                Ok(Found::Old)
            }
            Some(_) | None => {
                self.name = Name::Another;
                self.set_aside()?;
                self.make().map(Found::Free)
            }
        }
    }

    /// Keeps a journal under a name at which nobody looks for one.
    pub(super) fn set_aside(&mut self) -> io::Result<()> {
        let names = (1..=MOST_NAMES).map(|nth| beside::kept(&self.file, nth));
        let free = names.into_iter().find(|name| name.symlink_metadata().is_err());
        let kept = free.ok_or(ErrorKind::AlreadyExists)?;
        self.files.rename(&beside::journal(&self.file), &kept)?;
        self.name = Name::Free;
        self.said.push(Report::SetAside { file: self.file.clone(), kept });
        Ok(())
    }
}

/// Whether a name is taken, and not that of a folder on the way to it.
fn is_taken(file: &Path) -> bool {
    beside::journal(file).symlink_metadata().is_ok()
}
