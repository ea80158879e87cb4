//! Where a home lies: whether it can be written, who else may write around it, and whether it is
//! copied to other machines. Nothing here changes anything.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{Access, access};

use super::{Finding, Mend, OTHERS, person};
use crate::app::Home;
use crate::shell::sentence;

/// Folders that a program copies elsewhere, by their names.
const SYNCED: [(&str, &str); 5] = [
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("Mobile Documents", "iCloud"),
];

/// Looks at the home's folder and those above it.
pub(super) fn examine(home: &Home) -> Vec<Finding> {
    let mut found = Vec::from_iter(not_writable(home));
    // A link leads to where the files really are.
    let folder = home.folder.canonicalize().unwrap_or_else(|_| home.folder.clone());
    for above in folder.ancestors() {
        found.extend(open_place(above));
    }
    found.extend(looked_into(&folder));
    let copied = folder.ancestors().find_map(|above| Some((above, copied(above)?)));
    found.extend(copied.map(|(path, what)| Finding {
        path: path.to_owned(),
        what,
        remedy: "Nothing to mend if it is meant to be shared.".into(),
        mend: Mend::Said,
    }));
    found
}

fn not_writable(home: &Home) -> Option<Finding> {
    let there = home.folder.ancestors().find(|above| fs::symlink_metadata(above).is_ok())?;
    for folder in [there, &home.sessions] {
        let Ok(entry) = fs::metadata(folder) else { continue };
        if !entry.is_dir() {
            return Some(person(
                folder,
                "This is in the place of a folder that sessions are kept in.",
                "Move it away, or name another home with --home DIR.",
            ));
        }
        if let Err(error) = access(folder, Access::WRITE_OK | Access::EXEC_OK) {
            return Some(person(
                folder,
                format!("Nothing can be written here: {}.", sentence::system(&error.into())),
                "Make it writable for you, or name another home with --home DIR.",
            ));
        }
    }
    None
}

/// A folder in which anybody may put others in the place of what is there.
fn open_place(folder: &Path) -> Option<Finding> {
    let mode = fs::metadata(folder).ok()?.mode();
    // In a sticky folder, as /tmp is, everybody is kept to his own.
    let open = mode & 0o002 != 0 && mode & 0o1000 == 0;
    open.then(|| {
        person(
            folder,
            format!("Anybody may write here (mode {:04o}) and replace the home.", mode & 0o7777),
            "Take that right away (chmod o-w), or move the home.",
        )
    })
}

/// Others may see the banks in it, and nothing of the sessions if those are closed to them.
fn looked_into(folder: &Path) -> Option<Finding> {
    let mode = fs::metadata(folder).ok()?.mode() & 0o7777;
    // Where anybody may write, that has been said.
    (mode & OTHERS != 0 && mode & 0o002 == 0).then(|| Finding {
        path: folder.to_owned(),
        what: format!(
            "Others may look into the home, though not into its sessions: its mode is {mode:04o}."
        ),
        remedy: "Nothing to mend if the banks are no secret; else: chmod 700.".into(),
        mend: Mend::Said,
    })
}

/// By whom a folder is copied elsewhere, as a sentence.
fn copied(folder: &Path) -> Option<String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let begins = |known: &str| {
        let rest = name.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
    };
    if let Some((_, by)) = SYNCED.iter().find(|(known, _)| begins(known)) {
        return Some(format!("The home is in a folder that {by} copies to other machines."));
    }
    if folder.join(".stfolder").exists() {
        return Some("The home is in a folder that Syncthing copies to other machines.".into());
    }
    let config = fs::read_to_string(folder.join(".git/config")).ok()?;
    config.lines().any(|line| line.trim_start().starts_with("[remote ")).then(|| {
        "The home is in a git work tree with a remote: what is committed may be pushed.".into()
    })
}
