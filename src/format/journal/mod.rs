//! The journal of a session: what was done since its file was written, one line a change.
//!
//! The first line is the [`Base`] that the changes were made to; every other one is a change with
//! its number, its civil time (milliseconds since 1970, and the offset in seconds), the
//! interview's clock (milliseconds), and what it was. Typing is kept short, because there is much
//! of it.
//!
//! A journal is only ever written at its end, by a program that may be killed at any moment and
//! on a disk that may lose power: [`decode`] takes the longest whole prefix of anything.

mod fit;
mod line;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

pub use self::fit::{Fit, has_all_of};
use self::line::{Piece, frame, next};
use super::session_toml;
use crate::domain::{Change, Logged, Place, Position, Record, Session, Splice, Stamps};

/// The newest form of a journal that this program reads, and the one that it writes.
const FORM: u8 = 1;

/// What the changes of a journal were made to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    journal: u8,
    /// The number of the last change before those of the journal.
    pub changes: u64,
    /// When the session was started, if it was: no other of the same name was then.
    pub started: Option<DateTime<FixedOffset>>,
    /// The whole session as its file would have it. Older versions left it out where the file had
    /// it.
    pub session: Option<String>,
}

impl Base {
    /// A session with everything in it.
    pub fn whole(record: &Record) -> Self {
        let session = Some(session_toml::print(record));
        Self { session, ..Self::after(record.sequence, record.started) }
    }

    /// What only says after which change it comes, as older versions wrote it.
    pub fn after(changes: u64, started: Option<DateTime<FixedOffset>>) -> Self {
        Self { journal: FORM, changes, started, session: None }
    }

    /// Its line.
    pub fn line(&self) -> String {
        frame(&json(self))
    }
}

/// The line of a change.
pub fn line(logged: &Logged) -> String {
    let what = match Written::of(logged) {
        Some(written) => What::Written(written),
        None => What::Change(Cow::Borrowed(&logged.change)),
    };
    let offset = logged.wall.offset().local_minus_utc();
    frame(&json(&(logged.sequence, logged.wall.timestamp_millis(), offset, logged.clock_ms, what)))
}

/// What a journal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    pub base: Base,
    /// One after the other, each with the number that follows that of the one before it.
    pub log: Vec<Logged>,
    /// How many bytes this was read from.
    pub whole: usize,
    pub rest: Rest,
}

/// What comes after the last line that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Nothing,
    /// The beginning of a line: the program was ended while it wrote, before anybody saw it.
    Torn,
    /// Something that no end of a program explains.
    Damaged,
}

/// The longest whole prefix of a journal, and what is behind it. Where not even the base can be
/// read, the error says whether there is more than the beginning of one.
pub fn decode(bytes: &[u8]) -> Result<Journal, Rest> {
    if bytes.is_empty() {
        return Err(Rest::Nothing);
    }
    let (base, whole) = match next(bytes) {
        Piece::Whole { json, bytes } => (base(json).ok_or(Rest::Damaged)?, bytes),
        Piece::Torn => return Err(Rest::Torn),
        Piece::Damaged => return Err(Rest::Damaged),
    };
    let mut journal = Journal { base, log: Vec::new(), whole, rest: Rest::Nothing };
    while let Some(rest) = bytes.get(journal.whole..).filter(|rest| !rest.is_empty()) {
        match next(rest) {
            Piece::Whole { json, bytes } => match logged(json) {
                Some(logged) if journal.goes_on_with(&logged) => {
                    journal.log.push(logged);
                    journal.whole += bytes;
                    continue;
                }
                _ => journal.rest = Rest::Damaged,
            },
            Piece::Torn => journal.rest = Rest::Torn,
            Piece::Damaged => journal.rest = Rest::Damaged,
        }
        break;
    }
    Ok(journal)
}

impl Journal {
    /// The number of the last change.
    pub fn last(&self) -> u64 {
        self.log.last().map_or(self.base.changes, |logged| logged.sequence)
    }

    /// When its session was started, if it was.
    pub fn started(&self) -> Option<DateTime<FixedOffset>> {
        let start = self.log.iter().find(|logged| logged.change == Change::Start);
        // As the session records it: to the second.
        let at = |logged: &Logged| chrono::SubsecRound::trunc_subsecs(logged.wall, 0);
        self.base.started.or(start.map(at))
    }

    /// Whether it can be that of this session, by when the two were started.
    pub fn belongs_to(&self, record: &Record) -> bool {
        let both = record.started.zip(self.started());
        both.is_none_or(|(record, journal)| record == journal)
    }

    /// The session whose file has `saved`, or that has none yet, with everything that was done to
    /// it; its times are those of the last change. With it comes how many changes could not be
    /// made again. `None` where there is nothing to begin with.
    pub fn recover(&self, saved: Option<Record>) -> Option<(Record, usize)> {
        let newer = saved.as_ref().is_none_or(|saved| saved.sequence < self.base.changes);
        let base = newer.then(|| self.begun_with()).flatten();
        Some(Session::replay(base.or(saved)?, &self.log))
    }

    /// The session that its changes were made to, if it has that.
    fn begun_with(&self) -> Option<Record> {
        session_toml::parse("", self.base.session.as_ref()?.as_bytes()).ok()
    }

    fn goes_on_with(&self, logged: &Logged) -> bool {
        self.last().checked_add(1) == Some(logged.sequence)
    }
}

/// What a change was: typing in its short form, everything else as it is.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum What<'a> {
    Written(Written<'a>),
    Change(Cow<'a, Change>),
}

/// Writing within a line of an item's notes, begun when it was made: the item, the line, from
/// which byte of it to which, and the text.
#[derive(Serialize, Deserialize)]
struct Written<'a>(usize, usize, usize, usize, Cow<'a, str>);

impl<'a> Written<'a> {
    fn of(logged: &'a Logged) -> Option<Self> {
        let Change::Edit { place: Place::Item(item), splice } = &logged.change else {
            return None;
        };
        let Splice { from, to, text, stamps } = splice;
        let now = *stamps == Stamps::Now(seconds(logged.clock_ms)) && from.line == to.line;
        now.then(|| Self(*item, from.line, from.byte, to.byte, Cow::Borrowed(text)))
    }

    fn change(self, clock_ms: u64) -> Change {
        let Self(item, line, from, to, text) = self;
        let at = |byte| Position { line, byte };
        let stamps = Stamps::Now(seconds(clock_ms));
        let splice = Splice { from: at(from), to: at(to), text: text.into_owned(), stamps };
        Change::Edit { place: Place::Item(item), splice }
    }
}

fn seconds(ms: u64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(u32::MAX)
}

fn json(value: &impl Serialize) -> String {
    // Nothing here has a map with keys that are no strings, which is all that JSON refuses.
    serde_json::to_string(value).unwrap_or_default()
}

fn base(json: &str) -> Option<Base> {
    let base: Base = serde_json::from_str(json).ok()?;
    (base.journal == FORM).then_some(base)
}

fn logged(json: &str) -> Option<Logged> {
    let (sequence, wall, offset, clock_ms, what): (u64, i64, i32, u64, What<'_>) =
        serde_json::from_str(json).ok()?;
    let offset = FixedOffset::east_opt(offset)?;
    let wall = DateTime::from_timestamp_millis(wall)?.with_timezone(&offset);
    let change = match what {
        What::Written(written) => written.change(clock_ms),
        What::Change(change) => change.into_owned(),
    };
    Some(Logged { sequence, wall, clock_ms, change })
}
