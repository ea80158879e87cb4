//! Syncing the journal: again and again while something is being done, so that a power cut costs
//! a moment of it, and never more often than it takes to be worth while.
//!
//! What is written is on the disk after `PAUSE` at the latest, and after whatever the disk was
//! doing then: one save, or one batch of a list, and the sync itself.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::atomic::folder_of;
use super::files::Files;
use crate::app::Report;
use crate::shell::sentence;

/// The least time from the beginning of a sync to that of the next: what is written within it
/// costs one of them.
const PAUSE: Duration = Duration::from_millis(100);

/// The same after one has failed.
const LONG_PAUSE: Duration = Duration::from_secs(1);

/// The thread's part in keeping a journal.
pub(super) struct Syncer {
    files: Arc<dyn Files>,
    journal: Option<Synced>,
    /// When the next sync is due, if something has been written since the last one.
    due: Option<Instant>,
    earliest: Option<Instant>,
    failing: bool,
}

/// A journal.
#[derive(Debug)]
pub(super) struct Synced {
    /// The session's file.
    pub file: PathBuf,
    pub out: File,
    /// Folders with names in them that are as new as the file.
    pub folders: Vec<PathBuf>,
    /// Its name may not be on the disk.
    pub new: bool,
}

impl Syncer {
    pub(super) fn new(files: Arc<dyn Files>) -> Self {
        Self { files, journal: None, due: None, earliest: None, failing: false }
    }

    /// Syncs this journal from now on.
    pub(super) fn take(&mut self, fresh: Synced, now: Instant) {
        self.journal = Some(fresh);
        self.written(now);
    }

    /// The session's file has another name now. Says whether this is its journal.
    pub(super) fn moved(&mut self, from: &Path, to: &Path) -> bool {
        let moved = self.journal.as_mut().filter(|journal| journal.file == from);
        let is_of = moved.is_some();
        if let Some(journal) = moved {
            (journal.file, journal.new) = (to.to_owned(), true);
        }
        is_of
    }

    /// Something has been written into it.
    pub(super) fn written(&mut self, now: Instant) {
        self.due = self.due.or(Some(self.earliest.map_or(now, |earliest| earliest.max(now))));
    }

    /// How long until a sync is due; `None` if none is.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(now))
    }

    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.wait(now).is_some_and(|wait| wait.is_zero())
    }

    /// Whether something has been written since the last sync.
    pub(super) fn is_behind(&self) -> bool {
        self.due.is_some()
    }

    /// Syncs, and says so if that fails, or goes well again.
    pub(super) fn sync(&mut self, now: Instant) -> Option<Report> {
        self.due = None;
        let journal = self.journal.as_mut()?;
        let result = journal.sync(&*self.files);
        let file = journal.file.clone();
        let failed = result.is_err();
        self.earliest = Some(now + if failed { LONG_PAUSE } else { PAUSE });
        let before = std::mem::replace(&mut self.failing, failed);
        match result {
            Err(error) => {
                // To sync it once more could succeed without meaning anything.
                self.journal = None;
                let why = sentence::not_written(&file, &error);
                Some(Report::NotRecorded { file, why })
            }
            Ok(()) => before.then_some(Report::Recorded { file }),
        }
    }
}

impl Synced {
    fn sync(&mut self, files: &dyn Files) -> io::Result<()> {
        files.sync_data(&self.out)?;
        if self.new {
            files.sync_folder(folder_of(&self.file))?;
            self.folders.iter().try_for_each(|folder| files.sync_folder(folder))?;
            self.new = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::disk::Real;

    /// Writes at these times, in milliseconds, and syncs when it is due; returns for each write how
    /// long it waited, and how many syncs that took.
    fn story(writes: &[u64]) -> (Vec<u64>, usize) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("a.toml");
        let out = Real.make(&file).expect("a file");
        let (begun, mut syncer) = (Instant::now(), Syncer::new(Arc::new(Real)));
        let at = |ms| begun + Duration::from_millis(ms);
        syncer.take(Synced { file, out, folders: Vec::new(), new: true }, at(0));
        let (mut waits, mut waiting, mut syncs) = (Vec::new(), Vec::new(), 0);
        for ms in 0..writes.last().map_or(0, |last| last + 1_000) {
            if writes.contains(&ms) {
                syncer.written(at(ms));
                waiting.push(ms);
            }
            if syncer.is_due(at(ms)) {
                assert_eq!(syncer.sync(at(ms)), None);
                waits.extend(waiting.drain(..).map(|written| ms - written));
                syncs += 1;
            }
        }
        assert!(!syncer.is_behind() && waiting.is_empty());
        (waits, syncs)
    }

    #[test]
    fn what_is_typed_after_a_pause_is_synced_at_once() {
        assert_eq!(story(&[500, 5_000]), (vec![0, 0], 3));
    }

    #[test]
    fn however_fast_somebody_types_nothing_waits_longer_than_the_pause() {
        for gap in [1, 7, 83, 99, 100, 101] {
            let writes: Vec<u64> = (1..=2_000 / gap).map(|nth| nth * gap).collect();
            let (waits, syncs) = story(&writes);
            assert_eq!(waits.len(), writes.len());
            assert!(waits.iter().all(|wait| *wait <= 100), "{gap}: {waits:?}");
            assert!(syncs <= 2_000 / 100 + 3, "{gap}: {syncs} syncs");
        }
    }
}
