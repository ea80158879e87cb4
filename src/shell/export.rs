//! Exports on their way to the disk: which file, and never in the place of another one unasked.
//!
//! A file is there whole or not at all, and only its owner can read it: what is in it is as private
//! as the sessions are.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use super::{disk, sentence};
use crate::format::export::{Format, Prepared};

/// Where an export goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    File(PathBuf),
    /// A file for each session.
    Folder(PathBuf),
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is something of this name.
    Exists(PathBuf),
    /// A sentence with the cause and the place.
    Failed(String),
}

impl To {
    /// What a path means: a folder, if there is one or it ends like one.
    pub fn of(path: &Path) -> Self {
        let ends = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        if ends || path.is_dir() {
            Self::Folder(path.to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }

    /// The path as it was named.
    pub fn path(&self) -> &Path {
        let (Self::File(path) | Self::Folder(path)) = self;
        path
    }
}

/// A path from the folder in which the program was started, or from the home's where nothing can
/// be written there.
pub fn whole(path: &Path, home: &Path) -> PathBuf {
    let here = env::current_dir().ok().filter(|here| access(here, Access::WRITE_OK).is_ok());
    // A whole path stays what it is.
    here.as_deref().unwrap_or(home).join(path)
}

/// Writes sessions out. `replace` allows it to put a file in the place of another one. On an error
/// in a folder, those that come before it have been written.
pub fn write(prepared: Prepared, format: Format, to: &To, replace: bool) -> Result<usize, Refused> {
    let files = match to {
        To::File(file) => return write_one(&prepared.write(format), file, replace).map(|()| 1),
        To::Folder(folder) => {
            let mut names = BTreeSet::new();
            let file = |(id, one): (_, Prepared)| {
                let name = free_name(&mut names, &format!("{id}"));
                (folder.join(format!("{name}.{}", format.word())), one.write(format))
            };
            prepared.each().map(file).collect::<Vec<_>>()
        }
    };
    put(&files, replace)?;
    Ok(files.len())
}

/// Writes a text into one file, likewise.
pub fn write_one(text: &str, file: &Path, replace: bool) -> Result<(), Refused> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let folder = folder.display();
        return Err(Refused::Failed(format!(
            "There is no folder {folder}: make it first, or name another."
        )));
    }
    put(&[(file.to_owned(), text.to_owned())], replace)
}

fn put(files: &[(PathBuf, String)], replace: bool) -> Result<(), Refused> {
    let taken = |file: &&(PathBuf, String)| file.0.symlink_metadata().is_ok();
    if !replace && let Some((file, _)) = files.iter().find(taken) {
        return Err(Refused::Exists(file.clone()));
    }
    for (file, text) in files {
        let written = if replace {
            disk::replace(file, text.as_bytes())
        } else {
            disk::create(file, text.as_bytes())
        };
        written.map_err(|error| refused(file, &error))?;
    }
    Ok(())
}

/// The name, or the next one like it: several files may be of one session.
fn free_name(names: &mut BTreeSet<String>, name: &str) -> String {
    let mut free = name.to_owned();
    let mut nth = 1;
    while !names.insert(free.clone()) {
        nth += 1;
        free = format!("{name}-{nth}");
    }
    free
}

fn refused(file: &Path, error: &io::Error) -> Refused {
    match error.kind() {
        ErrorKind::AlreadyExists => Refused::Exists(file.to_owned()),
        _ => Refused::Failed(sentence::not_written(file, error)),
    }
}
