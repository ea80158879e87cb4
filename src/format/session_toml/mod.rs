//! A session as a file: TOML that people read, `grep` and diff.
//!
//! ```toml
//! schema = 1
//!
//! [session]                  # all that a list shows, in the first kilobyte
//! id = "2026-11-24-ada-lovelace-backend"
//! phase = "finished"
//! ...
//!
//! [recommendation]           # the reason for it
//! [guide]                    # the plan, in the words of the day
//! [[guide.competency]]
//! [[guide.item]]             # the extra questions last: extra = true, after = "query"
//! [[entry]]                  # one for each item: standing, rating, ticks, notes
//! [timeline]                 # one event a line
//! [[amendment]]              # one for each change after the end: what, old, new, why
//! ```
//!
//! `parse(print(record)) == record`, and a text that [`print()`] made is printed the same again.
//! What a value has by default is left out. Items are named by their ids and ticks by their
//! texts; where that is ambiguous, `n` says which one of its name is meant, from 1. Derived
//! values (the counts and the score) are for readers: [`parse`] does not believe them. What is not
//! known is kept and written again. A file of a newer schema is read as far as it is understood,
//! with a remark for what is not, and never written.
//!
//! Amendments stand behind everything else, so that a version that does not know them keeps them
//! where they are; the values above, and the counts of the header, are the amended ones.
//!
//! Nothing here may write a character that steers a terminal: a session file is safe to `cat`.

mod amendments;
mod entries;
mod extra;
mod header;
mod items;
mod parse;
mod plan;
mod print;
mod quick;
mod reader;
mod stamp;
mod text;
mod timeline;
mod unknown;

pub use header::{Header, header};
pub use parse::parse;
pub use print::print;
pub(super) use stamp::read as notes;
pub(super) use text::is_unseen;

/// The newest schema that this program reads, and the one that it writes.
pub const SCHEMA: i64 = 1;
