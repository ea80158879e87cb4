//! The sessions of the home, as their headers tell.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::filter::Facts;
use super::recency::Recency;
use crate::domain::conflict::copied_from;
use crate::format::problem::Problem;
use crate::format::session_toml::Header;

/// One session file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub file: PathBuf,
    /// The header, or what is wrong with the file.
    pub header: Result<Header, Problem>,
}

impl Row {
    /// The name by which the session can be asked for on the command line: that of its file.
    pub fn name(&self) -> String {
        name(&self.file)
    }

    /// The name of the session that this is a conflict copy of; `None` for one that is no copy.
    pub fn copy_of(&self) -> Option<String> {
        copied_from(&stem(&self.file)).map(str::to_owned)
    }

    /// What a filter asks of it.
    pub fn facts(&self) -> Facts {
        let name = stem(&self.file);
        match &self.header {
            Ok(header) => Facts::of(header, &name),
            Err(_) => Facts::broken(&name),
        }
    }
}

/// The name of a session's file, without `.toml`.
pub fn name(file: &Path) -> String {
    stem(file).into_owned()
}

/// The same, as it stands in its path.
pub fn stem(file: &Path) -> Cow<'_, str> {
    file.file_stem().unwrap_or_default().to_string_lossy()
}

/// Where a file stands in a list: the newest first, since names begin with the date and the second
/// of a day comes after the first; and a conflict copy after what it is a copy of, so that whoever
/// takes the newest takes no copy.
pub fn place(file: &Path) -> (Reverse<String>, Option<String>) {
    let stem = name(file);
    match copied_from(&stem).map(str::to_owned) {
        Some(original) => (Reverse(original), Some(stem)),
        None => (Reverse(stem), None),
    }
}

/// All sessions that are known so far, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    pub rows: Vec<Row>,
    /// What a filter asks of each of them.
    facts: Vec<Facts>,
    /// Whether every file has been looked at.
    pub complete: bool,
    /// How many there are to look at, as far as that is known.
    pub names: usize,
    /// A list has been asked for, and is not complete.
    asked: bool,
    /// Goes up with every change.
    version: u64,
    /// The place of the session that waits most to be gone on with.
    next: Option<usize>,
}

impl Library {
    /// One that is complete.
    pub fn of(rows: Vec<Row>) -> Self {
        let mut library = Self::default();
        library.take(0, rows.len(), rows, true);
        library
    }

    /// Takes the next rows of a list: so many names were looked at before them, none for those
    /// that begin it, and so many there are.
    pub fn take(&mut self, seen: usize, names: usize, rows: Vec<Row>, complete: bool) {
        if seen == 0 {
            self.rows.clear();
            self.facts.clear();
        }
        let before = self.rows.len();
        self.facts.extend(rows.iter().map(Row::facts));
        if self.rows.is_empty() {
            self.rows = rows;
        } else {
            self.rows.extend(rows);
        }
        self.look_for_next(before);
        (self.names, self.complete, self.asked) = (names, complete, !complete);
        self.version += 1;
    }

    /// Takes what has changed since it was complete: the rows that are new or not as they were,
    /// and the files that are gone. Whether that made a difference. What was in order stays where
    /// it is: this is done between two frames.
    pub fn merge(&mut self, rows: Vec<Row>, gone: &[PathBuf]) -> bool {
        let before = self.rows.len();
        if !gone.is_empty() {
            let gone: HashSet<&OsStr> = gone.iter().map(|file| file.as_os_str()).collect();
            let stays = |row: &Row| !gone.contains(row.file.as_os_str());
            let mut rows = self.rows.iter();
            self.facts.retain(|_| rows.next().is_some_and(stays));
            self.rows.retain(stays);
        }
        let mut news = self.rows.len() < before;
        let read = rows.into_iter().map(|row| (row.file.clone().into_os_string(), row));
        let mut read: HashMap<OsString, Row> = read.collect();
        for (row, facts) in self.rows.iter_mut().zip(&mut self.facts) {
            // What is as it was is no news: a session that somebody is at work in is read every
            // time.
            if let Some(now) = read.remove(row.file.as_os_str())
                && now != *row
            {
                (*facts, *row) = (now.facts(), now);
                news = true;
            }
        }
        if !read.is_empty() {
            self.insert(read.into_values());
            news = true;
        }
        if news {
            self.names = self.rows.len();
            self.version += 1;
            self.look_for_next(0);
        }
        news
    }

    /// Finds the session that is gone on with first, by what is known of the rows before `from`.
    fn look_for_next(&mut self, from: usize) {
        let recency = |nth: usize| {
            let row = self.rows.get(nth)?;
            let header = row.header.as_ref().ok().filter(|header| header.is_unfinished())?;
            Some(Recency::of(&row.name(), header))
        };
        let known = self.next.filter(|next| *next < from).into_iter();
        let waiting = known.chain(from..self.rows.len());
        let waiting = waiting.filter_map(|nth| Some((recency(nth)?, Reverse(nth))));
        self.next = waiting.max().map(|(_, Reverse(nth))| nth);
    }

    /// Puts rows where they belong among the others.
    fn insert(&mut self, rows: impl Iterator<Item = Row>) {
        let mut fresh: Vec<_> = rows.map(|row| (place(&row.file), row)).collect();
        fresh.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let at = |(own, _): &(_, Row)| self.rows.partition_point(|row| place(&row.file) < *own);
        let places: Vec<usize> = fresh.iter().map(at).collect();
        let facts = fresh.iter().map(|(_, row)| row.facts());
        self.facts = woven(std::mem::take(&mut self.facts), &places, facts);
        let rows = fresh.into_iter().map(|(_, row)| row);
        self.rows = woven(std::mem::take(&mut self.rows), &places, rows);
    }

    /// Whether a list has to be asked for; if so, it is taken as asked for from here on.
    pub(super) fn ask(&mut self) -> bool {
        !self.complete && !std::mem::replace(&mut self.asked, true)
    }

    /// What a filter asks of a row.
    pub fn facts(&self, nth: usize) -> &Facts {
        &self.facts[nth]
    }

    /// A number that is another one after every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The session that Home goes on with: of those that wait, the one that was written in last.
    pub fn next(&self) -> Option<(&Row, &Header)> {
        let row = self.rows.get(self.next?)?;
        Some((row, row.header.as_ref().ok()?))
    }

    /// The sessions that wait to be gone on with, newest first.
    pub fn unfinished(&self) -> impl Iterator<Item = (&Row, &Header)> {
        self.rows.iter().filter_map(|row| {
            let header = row.header.as_ref().ok()?;
            header.is_unfinished().then_some((row, header))
        })
    }
}

/// All of these, and each of the fresh ones before the one that was in its place.
fn woven<T>(old: Vec<T>, places: &[usize], fresh: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::with_capacity(old.len() + places.len());
    let (mut old, mut taken) = (old.into_iter(), 0);
    for (place, one) in places.iter().zip(fresh) {
        let before = place.saturating_sub(taken);
        all.extend(old.by_ref().take(before));
        all.push(one);
        taken += before;
    }
    all.extend(old);
    all
}
