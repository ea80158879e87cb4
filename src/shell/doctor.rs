//! The examination of a home: what in it is open to others, left over, damaged or out of place.
//!
//! It mends only what cannot lose a word: modes are narrowed, temporary files whose process is
//! gone and journals that are done with are removed, and what cannot be brought together is kept
//! apart. What is in a session is never touched, and no link is ever followed.

mod place;

use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::process::{Pid, test_kill_process};

use super::{banks, disk, sentence};
use crate::app::Home;
use crate::format::problem::{Problem, Severity};

/// What the hidden file beside a session ends in that holds its newest changes.
pub const JOURNAL: &str = ".journal";
/// What the hidden file beside a session ends in that says who has it open.
pub const LOCK: &str = ".lock";

/// How the temporary files end, and how the texts begin that are open in an editor.
const TEMPORARY: &str = ".tmp";
const NOTES: &str = ".notes-";

/// The bits of a mode that let others in.
const OTHERS: u32 = 0o077;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: PathBuf,
    /// What is wrong, as sentences.
    pub what: String,
    /// How to mend it, as sentences.
    pub remedy: String,
    /// What can be done about it here.
    pub mend: Mend,
}

/// What `--fix` does about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Takes all rights from others.
    Narrow,
    /// Removes the file.
    Remove,
    /// Makes a conflict copy of what was done last.
    Part,
    /// Nothing: a person has to look.
    Person,
    /// Nothing: it may be as it is wanted.
    Said,
}

/// Looks at everything in a home. Nothing is changed.
pub fn examine(home: &Home) -> Vec<Finding> {
    let mut found = place::examine(home);
    found.extend(examine_sessions(home));
    for bank in banks::all(home) {
        let errors = bank.problems.iter().filter(|it| it.severity == Severity::Error);
        let path = bank.file.clone().unwrap_or_else(|| bank.name.clone().into());
        found.extend(errors.map(|problem| damaged(&path, problem)));
    }
    found
}

/// Mends what is safe to be mended; the error is a sentence. `Ok(None)` where nothing is done.
pub fn mend(finding: &Finding) -> Result<Option<String>, String> {
    let done = |words: &str| Some(words.to_owned());
    let result = match finding.mend {
        Mend::Narrow => narrow(&finding.path).map(|()| done("Only you can read it now.")),
        Mend::Remove => fs::remove_file(&finding.path).map(|()| done("It has been removed.")),
        Mend::Part => disk::part(&finding.path).map(|copy| {
            copy.map(|copy| format!("What was done last is in {} now.", copy.display()))
        }),
        Mend::Person | Mend::Said => Ok(None),
    };
    match result {
        Ok(done) => Ok(done),
        Err(error) => Err(format!("It cannot be mended: {}.", sentence::system(&error))),
    }
}

/// Takes every right from others, on the opened file, so that no link can come in between.
fn narrow(path: &Path) -> io::Result<()> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let mode = file.metadata()?.mode() & 0o7777 & !OTHERS;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

fn examine_sessions(home: &Home) -> Vec<Finding> {
    let folder = &home.sessions;
    let Ok(itself) = fs::symlink_metadata(folder) else {
        return Vec::new();
    };
    let mut found = Vec::from_iter(open_to_others(folder, &itself));
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    match entries {
        Err(error) => found.push(person(
            folder,
            format!("The folder cannot be read: {}.", sentence::system(&error)),
            "Make it a folder that you can read.",
        )),
        Ok(entries) => {
            let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
            paths.sort();
            found.extend(paths.iter().flat_map(|path| examine_entry(path)));
        }
    }
    found
}

fn examine_entry(path: &Path) -> Vec<Finding> {
    let Ok(entry) = fs::symlink_metadata(path) else {
        return Vec::new();
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let hidden = name.starts_with('.');
    let session = !hidden && path.extension().is_some_and(|ending| ending == "toml");
    let ours = hidden && [TEMPORARY, JOURNAL, LOCK].iter().any(|it| name.ends_with(it))
        || name.starts_with(NOTES);
    if entry.is_symlink() {
        return Vec::from_iter(session.then(|| {
            person(
                path,
                "This is a link in the place of a session: it is read, but never saved.".into(),
                "Put the file itself here, or remove the link.",
            )
        }));
    }
    if !session && !ours {
        return Vec::new();
    }
    let left_over = ours.then(|| left_over(path, &name, &entry)).flatten();
    let mut found = Vec::new();
    if left_over.as_ref().is_none_or(|finding| finding.mend != Mend::Remove) {
        found.extend(open_to_others(path, &entry));
    }
    found.extend(left_over);
    if session {
        found.extend(examine_session(path));
    }
    found
}

fn examine_session(path: &Path) -> Vec<Finding> {
    match disk::recover(path) {
        Err(problems) => problems.iter().take(1).map(|first| damaged(path, first)).collect(),
        Ok(disk::Recovered { apart: true, trouble, .. }) => {
            let what =
                trouble.map(|trouble| format!("{}.", trouble.one_line())).unwrap_or_default();
            let remedy = "`viva resume` and `viva doctor --fix` make a copy beside it, so that \
                          nothing is lost.";
            vec![Finding { mend: Mend::Part, ..person(path, what, remedy) }]
        }
        Ok(disk::Recovered { record, trouble, .. }) => {
            let id = record.id.as_str();
            let same = path.file_stem().is_some_and(|stem| stem == id);
            let trouble = trouble.map(|trouble| {
                person(
                    path,
                    format!("{}.", trouble.one_line()),
                    "`viva resume` goes on with what can be read, and keeps the rest beside it.",
                )
            });
            let named_otherwise = (!same).then(|| {
                person(
                    path,
                    format!("The session in it calls itself {id}."),
                    "Give the file that name, or change the id in it. A conflict copy of a file \
                     sync is best compared with the other file first.",
                )
            });
            trouble.into_iter().chain(named_otherwise).collect()
        }
    }
}

/// What a hidden file of ours is that nobody needs any more.
fn left_over(path: &Path, name: &str, entry: &Metadata) -> Option<Finding> {
    if !entry.is_file() {
        return None;
    }
    if let Some(process) = process(name) {
        if is_running(process) {
            return None;
        }
        let look = "Look whether it holds what the session does not, then remove it.";
        let (what, remedy, mend) = if name.starts_with(NOTES) && entry.len() > 1 {
            let what = "This text was open in an editor when the program ended.";
            (what, look, Mend::Person)
        } else if disk::has_something_else(path) {
            let what = "This was the session while it was being saved, or what another program \
                        had made of it.";
            (what, look, Mend::Person)
        } else {
            let what = "This temporary file is left over from a program that has ended.";
            (what, "Remove it; the session itself is another file.", Mend::Remove)
        };
        let (what, remedy) = (what.to_owned(), remedy.to_owned());
        return Some(Finding { path: path.to_owned(), what, remedy, mend });
    }
    let stem = |ending| name.strip_suffix(ending)?.strip_prefix('.');
    let (stem, what, remedy) = match (stem(JOURNAL), stem(LOCK)) {
        (Some(stem), _) => (
            stem,
            "This journal holds a session whose file was never written, or was deleted.",
            "`viva resume` brings it back; remove it only if the session was deleted.",
        ),
        (_, Some(stem)) => (stem, "This lock belongs to no session that is here.", "Remove it."),
        (None, None) => return None,
    };
    let session = format!("{}.toml", stem.strip_suffix(".toml").unwrap_or(stem));
    let session = path.with_file_name(session);
    if fs::symlink_metadata(&session).is_err() {
        return Some(person(path, what.into(), remedy));
    }
    (name.ends_with(JOURNAL) && disk::is_spent(&session)).then(|| {
        let what = "This journal has nothing that its session, which is finished, has not.";
        Finding { mend: Mend::Remove, ..person(path, what.into(), "Remove it.") }
    })
}

/// The process in the name of a temporary file: `.NAME.PID-N.tmp` or `.notes-PID-N.md`.
fn process(name: &str) -> Option<i32> {
    let numbers = if let Some(rest) = name.strip_prefix(NOTES) {
        rest.strip_suffix(".md")?
    } else {
        name.strip_suffix(TEMPORARY)?.rsplit_once('.')?.1
    };
    let (process, nth) = numbers.split_once('-')?;
    nth.parse::<u32>().ok()?;
    process.parse().ok().filter(|process| *process > 0)
}

/// Whether there is such a process; also where it is somebody else's.
fn is_running(process: i32) -> bool {
    let found = Pid::from_raw(process).map(test_kill_process);
    found.is_some_and(|found| found != Err(rustix::io::Errno::SRCH))
}

fn open_to_others(path: &Path, entry: &Metadata) -> Option<Finding> {
    let plain = entry.is_file() || entry.is_dir();
    let mode = entry.mode() & 0o7777;
    (plain && mode & OTHERS != 0).then(|| {
        let right = if entry.is_dir() { "700" } else { "600" };
        Finding {
            path: path.to_owned(),
            what: format!("Others may get at it: its mode is {mode:04o}."),
            remedy: format!("Make it yours alone: chmod {right}."),
            mend: Mend::Narrow,
        }
    })
}

fn damaged(path: &Path, problem: &Problem) -> Finding {
    let whole = problem.one_line();
    // The path stands above it already.
    let said = whole.strip_prefix(&format!("{}:", problem.source)).unwrap_or(&whole).trim_start();
    let place = problem.place.as_ref().map(|place| format!("{}:{}: ", place.line, place.column));
    let said = place.and_then(|place| Some((said.strip_prefix(&place)?, place)));
    let what = match said {
        Some((said, place)) => format!("At {}{said}", place.replacen(": ", ", ", 1)),
        None => whole.trim_start_matches(&format!("{}: ", problem.source)).to_owned(),
    };
    person(path, what, "Correct it by hand; until then nothing writes to it.")
}

fn person(path: &Path, what: String, remedy: &str) -> Finding {
    Finding { path: path.to_owned(), what, remedy: remedy.to_owned(), mend: Mend::Person }
}
