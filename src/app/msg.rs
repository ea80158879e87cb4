//! Everything that the world tells the program.

use std::path::PathBuf;
use std::time::Duration;

use super::library::Row;
use super::preview::Preview;
use super::seeking::Progress;
use super::{Background, Gesture, Key, Mouse};
use crate::domain::{Earlier, OwnTimes, Record, SessionId, Whose};
use crate::format::problem::Problem;

/// One thing that has happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The moment of [`App::deadline`](super::App::deadline) has come.
    Wake,
    Key(Key),
    Mouse(Mouse),
    /// Text from the terminal's clipboard, of any size.
    Paste(String),
    /// So many bytes were pasted at once that they have not been kept.
    PasteRefused {
        bytes: usize,
    },
    Resize(Size),
    /// What the disk has done.
    Disk(Report),
    /// Something is other than it was in the folder that is watched, and it is quiet again.
    Changed,
    /// The program is about to be stopped by its user or by the system, or to be ended by it.
    Leave,
    /// It goes on after it was stopped.
    Return,
    /// The machine slept for so long; the monotonic clock did not count it.
    Slept(Duration),
    /// The terminal has said what it writes on.
    Background(Background),
    /// Somebody set the machine's clock, by so many seconds; negative is back.
    ClockSet(i64),
    /// The editor of the user's choice has been closed; the text, or why there is none.
    EditedOutside(Result<String, String>),
}

impl Msg {
    /// Whether it comes from a hand: a key, a paste, a press or a turn of the wheel.
    pub fn is_input(&self) -> bool {
        match self {
            Self::Key(_) | Self::Paste(_) => true,
            Self::Mouse(mouse) => !matches!(mouse.gesture, Gesture::Release | Gesture::Drag),
            _ => false,
        }
    }
}

/// The size of the terminal, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub columns: u16,
    pub rows: u16,
}

/// What the disk thread answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// The snapshot with this ticket, and with it all older ones of the file, is on the disk.
    Saved { file: PathBuf, ticket: u64 },
    /// It is not, and why, as a sentence.
    NotSaved { file: PathBuf, ticket: u64, why: String },
    /// The file could be read by others until this save, and now only by its owner.
    Narrowed { file: PathBuf },
    /// What is being done in this session would be lost in a crash, and why, as a sentence.
    NotRecorded { file: PathBuf, why: String },
    /// It would not any more.
    Recorded { file: PathBuf },
    /// A journal that could not be read to its end is kept here, and what could be read of it is
    /// in the session.
    SetAside { file: PathBuf, kept: PathBuf },
    /// A new session's name was taken: it lives here now, under this id.
    Moved { from: PathBuf, file: PathBuf, id: SessionId },
    /// Another program has changed the session's file, which is left as it is: the session lives
    /// here now, beside it. Before `Loaded`: so it was found, and the session is read from there.
    Parted { from: PathBuf, file: PathBuf },
    /// Nobody is kept from writing in this session at the same time, and why, as a part of a
    /// sentence.
    Unguarded { file: PathBuf, why: String },
    /// Some of the sessions of the home, newest first; `complete` with the last of them. So many
    /// names of `names` were looked at before these: with 0 a list begins.
    Listed { rows: Vec<Row>, seen: usize, names: usize, complete: bool },
    /// How long an interviewer has taken on a guide so far.
    Times(Whose, OwnTimes),
    /// What is known of a candidate from earlier sessions, newest first; and how many files could
    /// not be read, whoever they are about.
    Earlier { candidate: String, earlier: Vec<Earlier>, unreadable: usize },
    /// Sessions have been written out, or not, and why.
    Exported(Result<Exported, NotExported>),
    /// What has come of the search with this ticket since the last time.
    Found { ticket: u64, progress: Progress },
    /// A session's file has been read, or says why it cannot be. `own` as it was asked for.
    Loaded { file: PathBuf, result: Result<Box<Record>, Vec<Problem>>, held: Held, own: bool },
    /// A session is in the trash now, in this file; or it is where it was, and why, as a part of a
    /// sentence.
    Removed { file: PathBuf, result: Result<PathBuf, String> },
    /// A session of the trash is back, in this file; or it is still there, and why.
    Restored { file: PathBuf, result: Result<PathBuf, String> },
    /// A session's file is not there any more, and no journal of it either. Before `Loaded`.
    Gone { file: PathBuf },
    /// The sessions for a comparison, in the order in which they were asked for; what is wrong
    /// with those that cannot be read.
    Gathered { sessions: Vec<(PathBuf, Read)> },
    /// What has changed since the sessions were listed: rows that are new or other than they were,
    /// in no order, and files that are gone.
    Relisted { rows: Vec<Row>, gone: Vec<PathBuf> },
    /// What the list shows of a session, or why it cannot be read.
    Peeked { file: PathBuf, result: Result<Box<Preview>, Problem> },
    /// Changes in the folder of the sessions are not heard of, and why, as a part of a sentence.
    Unwatched { why: String },
}

/// What was written out for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file, or the folder with a file for each session.
    pub to: PathBuf,
    /// How many sessions are in it.
    pub sessions: usize,
    /// How many could not be read, and are not.
    pub unreadable: usize,
    /// It is a folder.
    pub folder: bool,
}

/// Why nothing was written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotExported {
    /// This file is there already; `folder` says that it is one of several to be written there.
    Exists { file: PathBuf, folder: bool },
    /// A sentence.
    Failed(String),
}

/// A session as its file has it, or what is wrong with that.
pub type Read = Result<Box<Record>, Vec<Problem>>;

/// Who writes in a session that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Nobody but us, as far as can be known.
    #[default]
    Free,
    /// Another program: which one, as the beginning of a sentence.
    Elsewhere(String),
    /// Nobody here; but so says a file that came from another machine, not long ago.
    Perhaps(String),
    /// Nobody at all: nothing can be written where it lies, as a whole sentence. Said of a finished
    /// session that was to be written in.
    Barred(String),
}
