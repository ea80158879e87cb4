//! Stories: what somebody does at the desk, key by key, and what comes of it.

#[path = "../desk/mod.rs"]
mod desk;

mod adding;
mod banks;
mod briefing;
mod chance;
mod clocks;
mod evidence;
mod finding;
mod finishing;
mod hostile;
mod interview;
mod looking;
mod moving;
mod pacing;
mod pointing;
mod presenting;
mod rating;
mod resuming;
mod saving;
mod sharing;
mod sizes;
mod slipping;
mod undoing;
mod wrapping_up;
mod writing;
