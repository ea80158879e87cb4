//! What Setup proposes the next time: a small file in the state folder.
//!
//! It is a convenience. A file that is missing, broken or locked away costs nothing but the
//! convenience, and nothing is said about it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{disk, home};
use crate::app::Remembered;

/// The file's own shape: whatever is missing is empty, and nobody minds what is new.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Kept {
    interviewer: String,
    role: String,
    round: String,
    bank: String,
    guide: String,
    roles: BTreeMap<String, String>,
}

/// Where it is kept: `$XDG_STATE_HOME/vivavoce/remembered.toml`; `None` without a home folder.
pub fn place() -> Option<PathBuf> {
    Some(home::state_folder()?.join("remembered.toml"))
}

/// What was kept. The interviewer is `user` where none was.
pub fn recall(file: Option<&Path>, user: Option<String>) -> Remembered {
    let text = file.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    let Kept { interviewer, role, round, bank, guide, roles } =
        toml::from_str(&text).unwrap_or_default();
    let interviewer = if interviewer.is_empty() { user.unwrap_or_default() } else { interviewer };
    Remembered { interviewer, role, round, bank, guide, roles }
}

/// Keeps it for the next time.
pub fn keep(file: &Path, what: &Remembered) {
    let Remembered { interviewer, role, round, bank, guide, roles } = what.clone();
    if let Ok(text) = toml::to_string(&Kept { interviewer, role, round, bank, guide, roles }) {
        let _ = disk::replace(file, text.as_bytes());
    }
}
