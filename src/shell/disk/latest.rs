//! The session that was written in last, found without reading all of them: no file knows of a
//! later moment than the one at which it was changed, so the one changed last is read first.
//!
//! Nothing here writes, and nothing decides by when a file was changed: in a folder that was
//! copied, that is the same for all of them, and then all are read.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Scan;
use super::names::Found;
use super::scan::Looker;
use crate::app::library;
use crate::app::recency::Recency;
use crate::format::session_toml::Header;

/// How far the clock of a file system may be behind the one that a session was written by.
const BEHIND: Duration = Duration::from_secs(60);

/// The session that is meant among those that are wanted, and its header.
pub fn latest(sessions: &Path, wanted: impl Fn(&Header) -> bool) -> Option<(PathBuf, Header)> {
    let (files, _) = Scan::begin(sessions).files();
    let mut files: Vec<(SystemTime, Found)> =
        files.into_iter().map(|found| (changed(&found), found)).collect();
    // A stable order: of what was changed at one moment the newest name comes first.
    files.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    let mut looker = Looker::new(false);
    let mut best: Option<(Recency, SystemTime, (PathBuf, Header))> = None;
    for (changed, found) in files {
        // Whatever is left was written in before, unless a clock was wrong.
        if let Some((Recency { original: true, begun: true, written: Some(written) }, own, _)) =
            &best
            && (changed + BEHIND..=*own + BEHIND).contains(&SystemTime::from(*written))
        {
            break;
        }
        let Some((row, _)) = looker.look(found) else { continue };
        let Some(header) = row.header.ok().filter(&wanted) else { continue };
        let recency = Recency::of(&library::name(&row.file), &header);
        if best.as_ref().is_none_or(|(first, ..)| recency > *first) {
            best = Some((recency, changed, (row.file, header)));
        }
    }
    best.map(|(.., found)| found)
}

/// When a file was changed; long from now for one with a journal, which has gone on since, and for
/// one that does not tell.
fn changed(found: &Found) -> SystemTime {
    let known = fs::symlink_metadata(&found.file).and_then(|about| about.modified());
    let long_from_now = || SystemTime::UNIX_EPOCH + Duration::from_secs(u32::MAX.into());
    known.ok().filter(|_| !found.journal).unwrap_or_else(long_from_now)
}
