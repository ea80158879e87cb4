//! Viva Voce.
pub mod app;
pub mod domain;
