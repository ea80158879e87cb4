//! What a program that ended without warning has left beside a session: whether anybody still
//! needs it, and how it goes without taking a word along.
//!
//! A lock that a program holds, and everything beside a session that is locked, is left alone.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::files::{Files, Real};
use super::owner::{self, Claim};
use super::scan::{source, whole};
use super::{beside, recover, steadily};
use crate::domain::Phase;
use crate::format::journal::{Fit, Rest};
use crate::format::session_toml;

/// What a journal is worth beside its session's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// It has nothing that anybody has seen.
    Empty,
    /// The session is finished, and its file has everything.
    Covered,
    /// It has what no file has, or may have: the session's file is not there.
    Alone,
    /// It may be needed to go on, or the session itself says what is wrong with it.
    Needed,
}

/// What the journal of the session in a file is worth. One that cannot be judged stays.
pub fn worth(session: &Path) -> Worth {
    steadily(|| judged(session)).unwrap_or(Worth::Needed)
}

fn judged(session: &Path) -> Worth {
    let journal = recover::journal(session);
    let nothing = matches!(journal, Ok(Err(Rest::Nothing | Rest::Torn)));
    match fs::symlink_metadata(session) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return if nothing { Worth::Empty } else { Worth::Alone };
        }
        _ => {}
    }
    let record = whole(session).ok();
    let record = record.and_then(|bytes| session_toml::parse(&source(session), &bytes).ok());
    match (record, journal) {
        (Some(record), _) if record.unknown.newer.is_some() => Worth::Needed,
        (Some(record), Ok(Ok(journal)))
            if record.phase == Phase::Finished
                && journal.rest != Rest::Damaged
                && journal.fit(&record) == Fit::Later =>
        {
            Worth::Covered
        }
        (Some(record), _) if record.phase == Phase::Finished && nothing => Worth::Empty,
        _ => Worth::Needed,
    }
}

/// Whether a program has the session in this file open.
pub fn is_held(session: &Path) -> bool {
    owner::holder(session).is_some()
}

/// Removes the lock of a session that nobody has open.
pub fn unlock(session: &Path) -> io::Result<()> {
    match owner::claim(&real(), session) {
        // It goes when it is dropped.
        Claim::Ours(..) => Ok(()),
        Claim::Theirs(_) => Err(owner::held()),
        Claim::None(error) => Err(error),
    }
}

/// Removes the journal of a session, if nobody has that open and the journal is not needed.
pub fn forget(session: &Path) -> io::Result<()> {
    // Held until it is done: nobody begins to need it meanwhile.
    let claim = owner::claim(&real(), session);
    match (claim, worth(session)) {
        (Claim::Theirs(_), _) => Err(owner::held()),
        (_, Worth::Alone | Worth::Needed) => {
            Err(io::Error::new(ErrorKind::ResourceBusy, "it is needed after all"))
        }
        (_claim, Worth::Empty | Worth::Covered) => fs::remove_file(beside::journal(session)),
    }
}

fn real() -> Arc<dyn Files> {
    Arc::new(Real)
}
