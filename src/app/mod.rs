//! The program as a pure function of what happened to it.

pub mod editor;
