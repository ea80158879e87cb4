//! Stories: what somebody does at the desk, key by key, and what comes of it.

#[path = "../desk/mod.rs"]
mod desk;

mod adding;
mod amending;
mod astray;
mod banks;
mod briefing;
mod chance;
mod clocks;
mod comparing;
mod correcting;
mod evidence;
mod exporting;
mod finding;
mod finishing;
mod hostile;
mod interview;
mod listing;
mod looking;
mod moving;
mod pacing;
mod pointing;
mod presenting;
mod rating;
mod reading;
mod removing;
mod repainting;
mod resuming;
mod saving;
mod searching;
mod setting_up;
mod sharing;
mod sizes;
mod slipping;
mod undoing;
mod wrapping_up;
mod writing;
