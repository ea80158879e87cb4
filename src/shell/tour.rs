//! Homes for made-up sessions: a throw-away one, and folders that are filled on demand. Whatever
//! exists already is left as it is.

use std::env;
use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process;

use super::{disk, sentence};
use crate::app::Home;
use crate::domain::Record;
use crate::format::session_toml;

/// A home in a folder of its own that only its owner can enter, and that goes when this does.
#[derive(Debug)]
pub struct Throwaway {
    folder: PathBuf,
    keep: bool,
}

impl Throwaway {
    /// Makes the folder among the system's temporary ones. The error is a sentence.
    pub fn make(keep: bool) -> Result<Self, String> {
        let place = env::temp_dir();
        let place = std::path::absolute(&place).unwrap_or(place);
        let mut tried = 0;
        loop {
            // A name that can be foreseen does no harm: one that is taken is not made again.
            let folder = place.join(format!("viva-demo-{}-{tried}", process::id()));
            match DirBuilder::new().mode(0o700).create(&folder) {
                Ok(()) => return Ok(Self { folder, keep }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tried < MOST_TRIES => {
                    tried += 1;
                }
                Err(error) => return Err(sentence::not_written(&folder, &error)),
            }
        }
    }

    pub fn home(&self) -> Home {
        let folder = self.folder.clone();
        Home { sessions: folder.join("sessions"), folder, named: true }
    }

    /// Removes the folder with everything in it, unless it is to be kept. The error is a sentence.
    pub fn end(mut self) -> Result<(), String> {
        if self.keep {
            return Ok(());
        }
        // Said here, and not tried once more.
        self.keep = true;
        fs::remove_dir_all(&self.folder).map_err(|error| {
            let folder = self.folder.display();
            format!("{folder} could not be removed: {}.", sentence::system(&error))
        })
    }
}

/// How many other demos may have left a folder behind with this process's number.
const MOST_TRIES: u32 = 100;

impl Drop for Throwaway {
    /// Where the program fails on the way.
    fn drop(&mut self) {
        if !self.keep {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Writes sessions into a home that is empty or does not exist yet, and says how many they are.
/// The error is a sentence; whatever is written by then stays.
///
/// The files are not synced one by one: they are made up, and can be made again.
pub fn fill(home: &Home, records: impl Iterator<Item = Record>) -> Result<usize, String> {
    must_be_empty(&home.folder)?;
    for folder in [&home.folder, &home.sessions] {
        disk::private_folder(folder).map_err(|error| sentence::not_written(folder, &error))?;
    }
    let mut count = 0;
    for record in records {
        let file = home.sessions.join(format!("{}.toml", record.id));
        write(&file, &session_toml::print(&record))
            .map_err(|error| sentence::not_written(&file, &error))?;
        count += 1;
    }
    Ok(count)
}

fn must_be_empty(folder: &Path) -> Result<(), String> {
    let why = match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(false) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Ok(true) => "is not empty".to_owned(),
        Err(error) => format!("cannot be looked into: {}", sentence::system(&error)),
    };
    Err(format!("{} {why}; name a new folder.", folder.display()))
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    disk::private_file(file)?.write_all(text.as_bytes())
}
