//! JSON that is safe to print: it says the same, and steers no terminal.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use crate::domain::glyph::is_invisible;

/// How many marks on a letter are written as they are: more would be drawn over other rows.
const MOST_MARKS: usize = 4;

/// JSON in which everything that could steer a terminal, or cannot be seen, is escaped. Only a
/// string can hold such a thing: what JSON itself needs is ASCII.
pub fn safe(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut marks = 0;
    for c in json.chars() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        if c != '\n' && (c.is_control() || is_invisible(c) || marks > MOST_MARKS) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text
}
