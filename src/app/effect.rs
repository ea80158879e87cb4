//! Everything that the program asks of the world.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::seeking::Query;
use crate::domain::{Logged, Record, Whose};
use crate::format::comparison::Shape;
use crate::format::export::{Format, Options};

/// One thing to be done outside. The order in which effects are returned is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep what has been done in a session, in order, before it is shown; always before the
    /// `Save` that has it too. `opened` comes with the first changes after opening a session: what
    /// they were made to. Answered only where it cannot be done, by `NotRecorded`, and `Recorded`
    /// when it can again; by `Moved` for a new session whose name is taken, and by `SetAside`.
    Record { file: PathBuf, log: Vec<Logged>, opened: Option<Opened> },
    /// Write a session whole. `new` marks the first time: the file must not exist yet, and another
    /// name is found if it does. Answered by `Saved` or `NotSaved`; before it by `Moved`
    /// for a new name, and by `Parted` where another program has changed the file.
    Save { file: PathBuf, ticket: u64, record: Box<Record>, new: bool },
    /// Read the headers of all sessions. Answered by one or more `Listed`.
    List,
    /// Read one session; with `own`, to write in it. Answered by `Loaded`.
    Load { file: PathBuf, own: bool },
    /// Read a session that is shown once more if it has changed. Answered by `Loaded` or not at
    /// all.
    Refresh { file: PathBuf },
    /// Read how long an interviewer has taken on a guide so far, while there is nothing else to
    /// do. Answered by `Times`, some time.
    Times(Whose),
    /// Look for earlier sessions with a candidate. Answered by `Earlier`.
    Earlier { candidate: String },
    /// Write sessions out for others. Answered by `Exported`.
    Export(Box<Export>),
    /// Look for something in all sessions, newest first, instead of what was looked for before.
    /// Answered by one or more `Found`.
    Search { ticket: u64, query: Box<Query> },
    /// Look for nothing any more.
    EndSearch,
    /// Read several sessions, for a comparison. Answered by `Gathered`, unless another one is
    /// asked for meanwhile.
    Gather { files: Vec<PathBuf> },
    /// Move a session into the trash. Answered by `Removed`.
    Remove { file: PathBuf },
    /// Move a session out of the trash again. Answered by `Restored`.
    Restore { file: PathBuf },
    /// Nothing more will be written in this session.
    Release { file: PathBuf },
    /// Give the terminal to `$VISUAL` or `$EDITOR` with this text. Answered by `EditedOutside`.
    EditOutside { text: String },
    /// Keep what Setup proposes the next time.
    Remember(Remembered),
    /// End the program; the lines are for the shell that comes back.
    Quit { farewell: Vec<String> },
    /// Look what has changed among the sessions since the list was complete. Answered by
    /// `Relisted` or not at all.
    ListAgain,
    /// Read what the list shows of one session beside its header. Answered by `Peeked`, unless
    /// another one is asked for before.
    Peek { file: PathBuf },
    /// Tell of every change in this folder, by `Changed`, and of none in the one before. Where that
    /// cannot be done, `Unwatched` says so.
    Watch(Watched),
    /// Tell of none any more.
    Unwatch,
}

/// A folder in which others may change something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    /// That of the sessions.
    Sessions,
    /// That in which this session lies, be it there or elsewhere.
    Around(PathBuf),
}

/// What is written out for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The sessions, in their order.
    pub files: Vec<PathBuf>,
    pub format: Format,
    pub options: Options,
    /// The file to make; a folder takes one for each session. From where the program was started,
    /// unless it is a whole path.
    pub to: PathBuf,
    /// Somebody has said that it may take the place of a file.
    pub replace: bool,
    /// Where not the sessions go, but how they compare.
    pub table: Option<Table>,
}

/// A comparison as it was on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub shape: Shape,
    /// What has to be said beside it, as sentences.
    pub aside: Vec<String>,
}

/// A session as it was opened, before anything was done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub record: Box<Record>,
    /// It has never been written: its name may be somebody else's.
    pub new: bool,
}

/// What was entered last, proposed the next time. Never a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    pub interviewer: String,
    pub role: String,
    pub round: String,
    /// The bank's and the guide's id.
    pub bank: String,
    pub guide: String,
    /// The role that was entered last with each bank, by the bank's id: what one bank is asked for
    /// is not what another one is.
    pub roles: BTreeMap<String, String>,
}

impl Remembered {
    /// The role to propose with a bank.
    pub fn role_with(&self, bank: &str) -> &str {
        let last = [bank, ""].contains(&self.bank.as_str()).then_some(&self.role);
        self.roles.get(bank).or(last).map_or("", String::as_str)
    }
}
