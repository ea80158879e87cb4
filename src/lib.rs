//! Viva Voce.
pub mod domain;
pub mod format;
