//! `viva delete`: a session goes into the trash beside the sessions, comes back from there, or goes
//! for good.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::failure::Failure;
use super::page::Signs;
use super::{begin, page, print};
use crate::app::{Home, library};
use crate::domain::glyph::visible;
use crate::format::command::word;
use crate::shell::disk::{self, Files, Real};
use crate::shell::sentence;
use crate::shell::sessions::{Finder, Prefer};

/// The most bytes of an answer that are read.
const ANSWER: u64 = 64;

/// Remove a session
///
/// Its file and its journal go into the folder `trash` beside the sessions, where nothing lists or
/// searches them, and --restore brings them back. With --for-good nothing of it is kept; a session
/// that is in the trash already is found there. It is asked before; --yes is the answer to that.
///
/// A session that another program has open is refused. Conflict copies of it, exports, and what a
/// file sync or a backup has copied are files of their own: they stay.
///
/// The exit status is 0 if it was done, and 1 if it was not.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  viva delete 2026-11-24-candidate-backend
  viva delete ada --yes
  viva delete ada --restore
  viva delete ada --for-good")]
pub struct Delete {
    /// A session's id, the path of its file, or a part of the candidate's name
    pub session: String,

    /// Do not ask
    #[arg(long, short)]
    pub yes: bool,

    /// Keep nothing of it, not even in the trash
    #[arg(long)]
    pub for_good: bool,

    /// Bring it back out of the trash
    #[arg(long, conflicts_with_all = ["for_good", "yes"])]
    pub restore: bool,
}

pub fn delete(home: &Home, asked: &Delete, signs: Signs) -> Result<ExitCode, Failure> {
    let trash = Home { sessions: disk::trash_of(&home.sessions), ..home.clone() };
    if asked.restore {
        let file = begin::session(&trash, &asked.session, Prefer::Any)
            .map_err(|failure| failure.and("Only what is in the trash can be restored."))?;
        let back =
            disk::restore(&files(), &file).map_err(|error| refused("restored", &file, &error))?;
        return print(&format!("Restored: {}\n", shown(&back)), signs);
    }
    let in_trash = || Finder::new(&trash).one(&asked.session, Prefer::Any).ok();
    let file = match begin::session(home, &asked.session, Prefer::Any) {
        Ok(file) => file,
        Err(failure) if !asked.for_good => return Err(failure),
        Err(failure) => in_trash().ok_or(failure)?,
    };
    if !asked.yes && !agreed(&file, asked.for_good)? {
        return Err(Failure::new("Nothing was removed."));
    }
    let error = |error: io::Error| refused("removed", &file, &error);
    if asked.for_good {
        disk::erase(&files(), &file).map_err(error)?;
        return print(&format!("Removed for good: {}\n", shown(&file)), signs);
    }
    let to = disk::remove(&files(), &file).map_err(error)?;
    let (place, name) = (shown(&to), word(&library::name(&to)));
    let text = format!("Removed into {place}.\nBring it back with: viva delete {name} --restore\n");
    print(&text, signs)
}

/// Whether the person at the keyboard says yes.
fn agreed(file: &Path, for_good: bool) -> Result<bool, Failure> {
    let whose = begin::read(file).map(|record| {
        format!("{}, {}, {}", record.people.candidate, record.plan.title, record.phase_word())
    });
    // What cannot be read can be removed all the same.
    let whose = whose.unwrap_or_else(|_| "it cannot be read".to_owned());
    let way = if for_good { "for good, with nothing kept" } else { "into the trash" };
    page::say(&format!("{} ({whose})\nRemove it {way}? y or n:", shown(file)));
    let mut answer = String::new();
    let read = io::stdin().lock().take(ANSWER).read_line(&mut answer);
    read.map_err(|error| {
        Failure::new(format!("The answer cannot be read: {}.", sentence::system(&error)))
    })?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn refused(what: &str, file: &Path, error: &io::Error) -> Failure {
    let name = library::name(file);
    Failure::new(format!(
        "{} was not {what}: {}.",
        visible(&name),
        sentence::system(error).trim_end_matches('.')
    ))
}

fn shown(file: &Path) -> String {
    visible(&file.display().to_string()).into_owned()
}

/// Those of the disk.
fn files() -> Arc<dyn Files> {
    Arc::new(Real)
}
