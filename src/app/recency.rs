//! Which of several sessions is meant where nobody names one: the one that was written in last.
//!
//! The names of the files never decide that: they have the day on which a session was set up, and
//! the candidate's name after it.

use chrono::{DateTime, FixedOffset};

use super::library::Row;
use crate::domain::conflict::copied_from;
use crate::format::session_toml::Header;

/// How much a session is the one that is meant: the greatest of several is. A conflict copy is so
/// after all others, a session that is only planned after those that have begun, and apart from
/// that the one that was written in last comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recency {
    /// It is no conflict copy.
    pub original: bool,
    pub begun: bool,
    /// When it was last written in, or else begun.
    pub written: Option<DateTime<FixedOffset>>,
}

impl Recency {
    /// That of a session whose file has this name, without `.toml`.
    pub fn of(name: &str, header: &Header) -> Self {
        Self {
            original: copied_from(name).is_none(),
            begun: header.started.is_some(),
            written: written(header),
        }
    }
}

/// Puts rows into the order in which they are named to somebody who named none: the one that was
/// written in last comes first, whatever cannot be read comes last, and equals stay as they are.
pub fn latest_first(rows: &mut [&Row]) {
    rows.sort_by_cached_key(|row| std::cmp::Reverse(row.header.as_ref().ok().map(written)));
}

/// When a session was last written in, which an interview is all the time; an amendment does not
/// count.
fn written(header: &Header) -> Option<DateTime<FixedOffset>> {
    header.as_of.max(header.ended).max(header.started)
}
