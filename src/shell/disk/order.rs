//! What goes between the disk thread and the rest of the program.

use std::path::PathBuf;

use super::Job;
use super::syncer::Synced;
use crate::app::{Report, Watched};
use crate::domain::Record;
use crate::shell::ear::Ear;

/// What the thread is told.
#[derive(Debug)]
pub(super) enum Order {
    Do(Job),
    /// The journal to be synced from now on.
    Journal(Synced),
    /// Something has been written into it.
    Written,
    /// The program has been told how the last save of this file went.
    Known(PathBuf),
    /// An end of what hears changes; the other one, to be dropped.
    Watch(Ear, Watched),
    Unwatch(Ear),
}

/// What the thread says.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    pub report: Option<Report>,
    /// How many jobs this is the last word about.
    pub settles: usize,
    /// Which list it belongs to, counted from 1.
    pub list: Option<u64>,
    /// What the session's file has now.
    pub saved: Option<Box<Record>>,
    /// There was no journal beside the session's file when it was written, or was to be.
    pub without_journal: bool,
}

impl Answer {
    /// One that is about no save.
    pub(super) fn of(report: Option<Report>, settles: usize) -> Self {
        Self { report, settles, list: None, saved: None, without_journal: false }
    }
}

/// Whether an order can take the place of an older one: a newer snapshot of the same session. It
/// is the first of its session then if the older one was.
pub(super) fn replaces(newer: &mut Order, older: &Order) -> bool {
    match (newer, older) {
        (
            Order::Do(Job::Save { file, new, .. }),
            Order::Do(Job::Save { file: same, new: was_new, .. }),
            // A first snapshot after a later one is that of another session of the same name.
        ) if file == same && (*was_new || !*new) => {
            *new = *was_new;
            true
        }
        (Order::Do(Job::Peek { .. }), Order::Do(Job::Peek { .. })) => true,
        _ => false,
    }
}
