//! The folder of the sessions, file by file.
//!
//! Each session is read whole, though its header would tell its name: a damage lies behind the
//! header as a rule. It costs half a millisecond a session, and they are read one at a time.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, test_kill_process};

use super::{Finding, Mend, damaged, open_to_others, person};
use crate::shell::disk::{self, Beside, Worth};
use crate::shell::sentence;

/// Looks at the folder and at everything of ours in it.
pub(super) fn examine(folder: &Path) -> Vec<Finding> {
    // A link leads to where the files really are.
    let folder = &folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
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
            found.extend(paths.iter().flat_map(|path| entry(path)));
        }
    }
    found.extend(trash(&disk::trash_of(folder)));
    found
}

/// What was removed is still there, and as private as it was.
fn trash(folder: &Path) -> Vec<Finding> {
    let Ok(itself) = fs::symlink_metadata(folder) else { return Vec::new() };
    if !itself.is_dir() {
        return Vec::new();
    }
    let mut found = Vec::from_iter(open_to_others(folder, &itself));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in &paths {
        let entry = fs::symlink_metadata(path).ok();
        found.extend(entry.and_then(|entry| open_to_others(path, &entry)));
    }
    let kept = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let sessions = match kept.count() {
        0 => return found,
        1 => "1 session that was removed is".to_owned(),
        count => format!("{count} sessions that were removed are"),
    };
    found.push(Finding {
        path: folder.to_owned(),
        what: format!("{sessions} still here, and nothing lists or searches them."),
        remedy: "`viva delete SESSION --for-good` removes one from here too, and --restore brings \
                 it back."
            .to_owned(),
        mend: Mend::Said,
    });
    found
}

fn entry(path: &Path) -> Vec<Finding> {
    let Ok(entry) = fs::symlink_metadata(path) else {
        return Vec::new();
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = Beside::of(&name);
    let hidden = name.starts_with('.');
    let is_session = !hidden && path.extension().is_some_and(|ending| ending == "toml");
    if entry.is_symlink() {
        return Vec::from_iter(is_session.then(|| {
            person(
                path,
                "This is a link in the place of a session: it is neither read nor saved.",
                "Put the file itself here, or remove the link.",
            )
        }));
    }
    let left_over = beside.as_ref().and_then(|beside| left_over(path, beside, &entry));
    let goes = left_over.as_ref().is_some_and(|finding| finding.mend.is_safe());
    let mut found = Vec::new();
    if (is_session || beside.is_some()) && !goes {
        found.extend(open_to_others(path, &entry));
    }
    found.extend(left_over);
    if is_session {
        found.extend(session(path));
    }
    found
}

fn session(path: &Path) -> Vec<Finding> {
    let disk::Recovered { record, trouble, apart } = match disk::recover(path) {
        Err(problems) => {
            return problems.iter().take(1).map(|first| damaged(path, first)).collect();
        }
        Ok(recovered) => recovered,
    };
    if apart {
        let what = trouble.map(|trouble| trouble.one_line()).unwrap_or_default();
        let remedy = "`viva resume` makes a copy of it beside the file, so that nothing is lost.";
        return vec![goes(path, &what, remedy, Mend::Part)];
    }
    let trouble = trouble.map(|trouble| {
        person(
            path,
            trouble.one_line(),
            "`viva resume` goes on with what can be read, and keeps the rest beside it.",
        )
    });
    let id = record.id.as_str();
    let same = path.file_stem().is_some_and(|stem| stem == id);
    let named_otherwise = (!same).then(|| {
        person(
            path,
            format!("The session in it calls itself {id}."),
            "Give the file that name, or change the id in it. A conflict copy of a file sync is \
             best compared with the other file first: `viva diff`.",
        )
    });
    trouble.into_iter().chain(named_otherwise).collect()
}

/// What a file beside the sessions is that nobody needs any more.
pub(super) fn left_over(path: &Path, beside: &Beside, entry: &Metadata) -> Option<Finding> {
    if !entry.is_file() {
        return None;
    }
    match beside {
        Beside::Temporary(process) | Beside::Notes(process) if is_running(*process) => None,
        Beside::Notes(_) if entry.len() > 1 => Some(person(
            path,
            "This text was open in an editor when the program ended.",
            "Look whether it holds what the session does not, then remove it.",
        )),
        Beside::Temporary(_) if disk::has_something_else(path) => Some(person(
            path,
            "This was the session while it was being saved, or what another program had made of it.",
            "Look whether it holds what the session does not, then remove it.",
        )),
        Beside::Temporary(_) | Beside::Notes(_) => Some(goes(
            path,
            "This temporary file is left over from a program that has ended.",
            "Remove it; what it was to replace is another file.",
            Mend::Remove,
        )),
        Beside::Damaged => Some(person(
            path,
            "This journal was damaged, and is kept for what may still be read in it.",
            "It is text, one change a line: take what you need, then remove it.",
        )),
        Beside::Journal(session) => journal(path, &path.with_file_name(session)),
        Beside::Lock(session) => {
            let session = path.with_file_name(session);
            (!disk::is_held(&session)).then(|| {
                goes(
                    path,
                    "This lock is left over from a program that has ended; it keeps nobody out.",
                    "Remove it.",
                    Mend::Unlock(session),
                )
            })
        }
    }
}

fn journal(path: &Path, session: &Path) -> Option<Finding> {
    if disk::is_held(session) {
        return None;
    }
    let forget = || Mend::Forget(session.to_owned());
    match disk::worth(session) {
        Worth::Needed => None,
        Worth::Alone => Some(person(
            path,
            "This journal holds a session whose file was never written, or was deleted.",
            "`viva resume` brings it back; remove it only if the session was deleted.",
        )),
        Worth::Empty => {
            Some(goes(path, "There is nothing in this journal.", "Remove it.", forget()))
        }
        Worth::Covered => Some(goes(
            path,
            "This journal belongs to a finished session, whose file has everything in it.",
            "Remove it.",
            forget(),
        )),
    }
}

fn goes(path: &Path, what: &str, remedy: &str, mend: Mend) -> Finding {
    let (path, what, remedy) = (path.to_owned(), what.to_owned(), remedy.to_owned());
    Finding { path, what, remedy, mend }
}

/// Whether there is such a process; also where it is somebody else's.
fn is_running(process: i32) -> bool {
    let found = Pid::from_raw(process).map(test_kill_process);
    found.is_some_and(|found| found != Err(rustix::io::Errno::SRCH))
}
