//! Exports: what leaves a home, and what must never leave it.

#![allow(clippy::disallowed_methods, reason = "it runs the program and looks at its files")]

mod anonymous;
mod command;
mod csv_table;
mod database;
mod generated;
#[path = "../interview/mod.rs"]
mod interview;
mod json_shape;
mod markdown;
mod one_by_one;
#[path = "../program/mod.rs"]
mod program;
mod round;
#[path = "../interview/sample.rs"]
mod sample;
mod thread;
