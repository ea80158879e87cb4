//! The picture of the README: the middle of an interview, as the real program shows it.
//!
//! To draw it again, after a change to what is seen:
//!
//! ```text
//! cargo test --test picture -- --ignored
//! ```

#![allow(clippy::disallowed_methods, reason = "a test runs the program and writes the picture")]

#[path = "../pty/mod.rs"]
mod pty;

mod hour;
mod svg;

use std::fs;
use std::path::Path;

use pty::{Home, alt};
use vivavoce::format::session_toml;

/// The terminal of the picture, columns and rows: wide enough for everything to be seen, and
/// narrow enough to be read where a README is shown.
const SIZE: (u16, u16) = (116, 34);

/// A README that loads slowly is not read.
const MOST_BYTES: usize = 60_000;

#[test]
#[ignore = "it changes a file that is kept"]
fn draws_the_picture_of_the_readme() {
    let home = Home::new();
    let record = hour::until_the_last_note();
    fs::create_dir_all(home.sessions()).expect("a folder");
    let file = home.sessions().join(format!("{}.toml", record.id));
    fs::write(file, session_toml::print(&record)).expect("the session");

    let mut viva = home.viva_sized(SIZE, &["resume"]);
    viva.sees("─ 2 · Caching").sees(" saved ");
    // The greeting makes room for the keys.
    viva.sees("Alt + ");
    viva.keys(hour::LAST_NOTE).sees(hour::LAST_NOTE).keys(alt('3')).sees("Rating: 3 ");
    viva.saved();
    let picture = svg::draw(viva.model());
    viva.keys(alt('q')).end().well();

    assert!(picture.len() < MOST_BYTES, "{} bytes", picture.len());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/picture/live.svg");
    fs::write(file, picture).expect("the picture");
}

#[test]
fn a_picture_keeps_columns_joins_lines_and_escapes_text() {
    let [rows, columns] = [2, 20].map(|n| std::num::NonZeroU16::new(n).expect("some"));
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    terminal.process("a < b & c    \x1b[7mz\x1b[m\r\n\x1b[31m┌──┐\x1b[m█".as_bytes());
    let picture = svg::draw(terminal.screen());
    for part in [
        // Nine cells for nine letters, on the first row.
        "textLength=\"75.6\" lengthAdjust=\"spacingAndGlyphs\">a &lt; b &amp; c</text>",
        // A reversed cell has the ground for its letter, and the letter's colour for its ground.
        "fill=\"#151a23\">z</text>",
        "<rect x=\"125.2\" y=\"34\" width=\"8.4\" height=\"18\" fill=\"#d6dce7\"/>",
        // From corner to corner without a gap, in red.
        "M20.2 61H24.4M20.2 61V70M24.4 61H45.4M45.4 61V70",
        "stroke=\"#ef8a84\"",
        "<rect x=\"49.6\" y=\"52\" width=\"8.4\" height=\"18\" fill=\"#d6dce7\"/>",
    ] {
        assert!(picture.contains(part), "no {part} in:\n{picture}");
    }
}
