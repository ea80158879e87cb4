//! Viva Voce.
pub mod domain;
