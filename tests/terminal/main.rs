//! The real program in a pseudo-terminal: what only a terminal can tell.
//!
//! What needs none is tested without one, by the stories at the desk of `tests/desk`: faster, and
//! to the millisecond.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

#[path = "../pty/mod.rs"]
mod pty;

mod demo;
mod disks;
mod editor;
mod hostile;
mod interview;
mod leaving;
mod listing;
mod mouse;
mod noise;
mod printed;
mod settings;
mod sharing;
mod stream;
mod text;
