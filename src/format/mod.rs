//! Text and values: how banks and sessions are written down, and read back.
//!
//! Everything here is a pure function from text to values or from values to text. Nothing in it
//! opens a file, reads a clock or knows a screen: the shell reads and writes, and hands over bytes.
//!
//! A reader never stops at the first mistake and never takes a whole file down for one of them:
//! it returns what can be used, and a [`Problem`] for everything that cannot, each with its place
//! in the file and what to do about it. Every text in a problem is safe to print.
//!
//! Reading order: [`problem`] (what a reader complains with), [`place`] (where), [`bank_toml`]
//! (a question bank), [`session_toml`] (a session), [`mod@journal`] (what was done since its file was
//! written), [`report`] (a session as a text to read), [`chart`] (what of it is better looked at),
//! [`html`] (the report as a page), [`mod@export`] (sessions for others), [`search`] (full text
//! over sessions), [`mod@diff`] (where two sessions differ), [`config_toml`] (the settings), [`ascii`] (our
//! signs where fonts are poor).

pub mod ascii;
pub mod bank_toml;
pub mod chart;
pub mod command;
pub mod comparison;
pub mod config_toml;
pub mod diff;
pub mod export;
mod findings;
pub mod html;
pub mod journal;
pub mod json;
pub mod letters;
pub mod nearest;
pub mod place;
pub mod problem;
pub mod report;
pub mod search;
pub mod session_toml;
mod toml_guard;

pub use problem::{Location, Problem, Severity};
