//! What the program begins with.

use std::path::PathBuf;

use super::{Background, LazyBank, Remembered, Settings, Size};
use crate::domain::{People, Record, Session};
use crate::format::problem::Problem;

/// Everything that is known when the program begins.
#[derive(Clone, Debug)]
pub struct Start {
    pub home: Home,
    pub settings: Box<Settings>,
    /// What the terminal writes on, where the environment says so.
    pub background: Option<Background>,
    /// The folder that `~` stands for; `None` where nobody knows it.
    pub tilde: Option<PathBuf>,
    /// In the order in which they are shown; ids are unique among those that have a bank.
    pub banks: Vec<BankFile>,
    pub remembered: Remembered,
    pub size: Size,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    pub go: Go,
}

/// The folder that the program works in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub folder: PathBuf,
    /// Where the session files lie; it need not exist yet.
    pub sessions: PathBuf,
    /// It was named on the command line, so that a later command has to name it again.
    pub named: bool,
}

/// A bank as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct BankFile {
    /// The file; `None` for a bank that is built in.
    pub file: Option<PathBuf>,
    /// The file's name, or the bank's id for one that is built in.
    pub name: String,
    /// `None` when nothing of it can be used.
    pub bank: Option<LazyBank>,
    pub problems: Vec<Problem>,
}

impl BankFile {
    /// The id of a bank that can be used. This reads none.
    pub fn id(&self) -> Option<&str> {
        Some(match self.bank.as_ref()? {
            LazyBank::Read(bank) => &bank.id,
            LazyBank::BuiltIn(_) => &self.name,
        })
    }
}

/// Which screen comes first.
#[derive(Clone, Debug)]
pub enum Go {
    Home,
    /// Home, on made-up sessions in a folder that is thrown away afterwards, unless it is kept.
    Tour {
        kept: bool,
    },
    /// Setup, with these fields filled in: the ids of bank and guide, and the people.
    Setup {
        bank: Option<String>,
        guide: Option<String>,
        people: People,
    },
    /// An interview at once, with a sentence about it.
    Interview {
        session: Box<Session>,
        file: PathBuf,
        new: bool,
        says: Option<String>,
    },
    /// The same, at its brief if the clock has not been started yet.
    Brief {
        session: Box<Session>,
        file: PathBuf,
        new: bool,
        says: Option<String>,
    },
    /// An interview that goes on, with a sentence about it; the report, if another program has it.
    /// One that is only planned opens at its brief, unless it is to begin `now`.
    Resume {
        file: PathBuf,
        says: String,
        now: bool,
    },
    /// The question that an interview is at, and nothing else, for the other side of the table.
    Present {
        file: PathBuf,
    },
    /// The list of sessions.
    Library,
    /// The same, with this filter and a sentence about it.
    Filtered {
        filter: String,
        says: String,
    },
    /// The report of one session.
    Page {
        record: Box<Record>,
        file: PathBuf,
    },
    /// The banks and their problems.
    Banks,
}
