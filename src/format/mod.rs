//! Text to values and values to text: what the files of a home look like.
//!
//! Everything here is pure: bytes or values come in, values or text go out. Nothing in it opens a
//! file, asks a clock or knows a screen.

pub mod problem;
pub mod report;
pub mod session_toml;
