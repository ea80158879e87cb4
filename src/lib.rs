//! Viva Voce: a terminal program for the person who asks the questions in a job interview.
//!
//! # What you see, and where it lives
//!
//! ```text
//!  Ada Lovelace · Backend developer · One hour            saved  23:41 / 60:00  on time   1
//! ─ Guide ─────────────┬─ 4 · Data performance · behavioural · core ──── 3:12 / 8:00 ─    2
//!  ✓  1 Slow query   4 │ Think of a time when a database query held something up. ...
//!  ▶  2 Caching        │─ Look for ───────────────────────┬ Rating: 4 Above ──────────    3
//!     3 Scalability    │ A ☑ Read a plan, profile or ...  │5  Also tied it to the ...     4
//!     4 Code quality ? │ B ☐ Named the cause: scan, ...   │4● Also weighed the cure: ...
//!     5 Hard problem   │ j › What told you that this ...  │3  Measured first: a plan, ...
//!       Closing        │─ Notes ──────────────────────────────────────────────────────    5
//!                      │ 22:10 + EXPLAIN ANALYZE first: seq scan on 40M rows
//!                      │ 22:48 - silent on write cost until asked█
//!  Alt + 1-5 rate  n next  A-Z heard  j-m asked  g guide │ Esc desk  F1 help              6
//! ```
//!
//! 1. Header: [`ui`] `chrome`; the mark comes from [`app::saving`], the pace from
//!    [`domain::timing`].
//! 2. Guide and question: the pinned [`domain::plan`]; where they are: [`app::areas`].
//! 3. Guidance: [`app::guidance`]; the parts of a story, in a row below it: [`app::star`].
//! 4. The anchored scale: [`domain::scale`], drawn by `ui/widget/scale.rs`; while rating, the anchors
//!    in full above the notes: [`app::overlay::anchors`].
//! 5. Notes: [`domain::notes`] hold the text, [`app::editor`] the cursor and the folding; marks and
//!    the words behind a red flag: `app/interview/`.
//! 6. Footer and keys: the one table in [`app::keymap`], with what [`app::settings`] change, which
//!    the palette offers by name ([`app::overlay`]); what fits a few letters: [`app::matching`].
//!    Writing that goes to the desk by mistake is told from keys in `app/burst.rs`.
//!
//! Afterwards a session is a report ([`format::report`]), on the screen, as a text and as a page
//! ([`format::html`]); what is better looked at than read is drawn by [`format::chart`].
//! The list of sessions: `app/screen/library/`, over what [`app::library`] holds and `app/listing.rs`
//! asks for; what it is filtered by is [`app::filter`], what it is sorted by [`app::sorting`]. Which of
//! several sessions is meant where nobody names one: [`app::recency`].
//!
//! What a screen does is in `app/screen/NAME.rs`, what it looks like in `ui/screen/NAME.rs`: a
//! change to a screen opens those two files.
//!
//! # The layers, in reading order
//!
//! | layer | what it is | what it must never do |
//! | --- | --- | --- |
//! | [`domain`] | banks, sessions, what is computed from them; a session changes only by [`domain::Session::apply`] | name another layer, a clock, a file or a terminal |
//! | [`mod@format`] | text to values and back: banks, session files, reports, problems | read or write a file |
//! | [`app`] | the program as a pure function: [`app::App::update`] takes a [`app::Msg`] and returns [`app::Effect`]s | name a terminal; read a clock; do anything but compute |
//! | [`ui`] | [`ui::view`] draws an [`app::App`], a [`ui::Picture`] what of it has changed | change anything, or remember anything but what is on the screen |
//! | [`shell`] | terminal, clock, disk, editor: everything impure | decide anything about an interview |
//! | [`cli`] | the commands and what they print | draw |
//!
//! Arrows mean "may name": `cli → shell → ui → app → format → domain`, and any layer may name those
//! to its right. A test reads the sources and holds this; Clippy's lists of disallowed methods and
//! types hold clock, files, threads and locks.
//!
//! Sessions to look around in, made up from a seed: [`app::tour`]; `viva demo` opens them.
//!
//! # The life of a keystroke
//!
//! Alt-4 while a sentence is being typed. The shell wakes from its poll and makes it a
//! [`app::Msg::Key`]; [`app::keymap::Keymap::resolve`] finds [`app::Action::Rate`];
//! [`app::availability::availability`] says that it can be done; `app/screen/live.rs` makes it a
//! [`domain::Change::Rate`]; [`domain::Session::apply`] accepts it and returns what undoes it; the
//! update ends with an [`app::Effect::Record`] and an [`app::Effect::Save`]. The shell appends the
//! change to the journal, hands the snapshot to the disk thread and draws: [`ui::Picture`] asks what
//! each part of the screen shows now, draws the parts that show something else than last time, and
//! says which rows they touch; of those the shell writes the cells that differ. The disk thread drops
//! older snapshots of the same file, writes the newest one whole
//! (temporary file, sync, rename, sync the folder) and answers with an [`app::Report`], which turns
//! the mark in the header from `saving` to `saved`. Nothing between the key and its paint waits for
//! a disk.
//!
//! # How nothing is lost
//!
//! What has been painted is in the kernel already: each change is a line in the [journal] beside the
//! session's file before the frame that shows it, so that no end of the program can take it away.
//! The disk thread syncs the journal all the time: a power cut costs a moment. The header says
//! `saved` when the session's own file has everything, on the disk. Whoever opens the session gets
//! the file and what the journal has beyond it, without being asked; the number in
//! [`domain::Record::sequence`] tells the one from the other. A journal begins with the whole session
//! and is never behind its file, so that it knows every file that its session ever had: on one that
//! somebody has changed after a crash nothing is done, and both are kept ([`format::journal::Fit`]).
//! The journal goes when the interview is closed. A file is only ever replaced whole, by an exchange
//! after which what was there is looked at once more, and after a failed sync everything goes to a
//! new one. `tests/power` cuts the power after every operation.
//!
//! What is taken for granted: that a sync of a file or a folder means what it says, and that a
//! rename is done or not done. After a sync of the journal that failed, a power cut may cost what
//! the session's file does not have, until the new journal is synced a second later.
//!
//! [journal]: mod@format::journal
//!
//! # What always holds
//!
//! * One entry for each item of the plan; ratings on the scale; ticks that exist; time is counted
//!   for the item on the table and only while the clock runs.
//! * A place in a plan never means another item: an extra question stands behind the planned ones
//!   and says where it is asked ([`domain::extra`]), and one that is taken back stays, withdrawn.
//! * `parse(print(session)) == session`, and printing what was printed gives the same bytes. A
//!   session's file and its journal give the session that was on the screen.
//! * One program at a time writes in a session, and a file that another one has changed is left
//!   alone: `shell/disk/keeper.rs`.
//! * Nothing is removed without being told to twice, and what is removed lies in a folder from which
//!   it can come back, unless it was to go for good: `shell/disk/trash.rs`.
//! * Two owners and no locks between them: the main thread owns the terminal in both directions and
//!   appends to the journal, the disk thread owns every other file. They share nothing and send
//!   each other plain values. Changes of a folder come from the system, as keys do: the disk thread
//!   says of which folder, and the main thread hears them: `shell/ear.rs`.
//! * A search in all sessions reads beside the two, on threads that share nothing but when to stop,
//!   and writes nothing: `shell/search.rs`. What it may leave unparsed, `format/search` decides.
//! * Nothing runs by itself: [`app::App::deadline`] says when to wake the program.
//! * Only the owner can read what is written, from the first moment, and a candidate is named in the
//!   sessions alone; nobody is called: `shell/process.rs`, `shell/disk/files.rs`.
//! * Every text from a file or a person passes through [`domain::glyph`] before it is shown.

pub mod app;
pub mod cli;
pub mod domain;
pub mod format;
pub mod shell;
pub mod ui;
