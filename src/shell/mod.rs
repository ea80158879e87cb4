//! Everything impure: the terminal, the clock, the disk, the editor of the user's choice.
//!
//! [`run()`] is the loop that feeds the program what happens and does what it asks. The main
//! thread owns the terminal in both directions, the disk thread every file of a home; they talk
//! through channels and share nothing. [`search`] reads beside them, on threads of its own, and
//! writes nothing. Nothing here decides anything about an interview.

#![expect(
    clippy::disallowed_methods,
    reason = "the shell is where the clock, the files, the threads and the environment are"
)]

pub mod banks;
pub mod changes;
pub mod child;
pub mod clock;
pub mod config;
mod damage;
pub mod disk;
pub mod doctor;
pub mod ear;
pub mod export;
pub mod home;
pub mod input;
pub mod process;
pub mod remembered;
pub mod run;
pub mod search;
pub mod seeker;
pub mod sentence;
pub mod sessions;
pub mod signals;
pub mod terminal;
pub mod tour;

pub use run::{Ending, run};
