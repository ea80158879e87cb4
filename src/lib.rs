//! Viva Voce.
pub mod app;
pub mod cli;
pub mod domain;
pub mod format;
pub mod shell;
pub mod ui;
