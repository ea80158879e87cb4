//! What stands at the head of every printed page: whose report it is, so that a sheet that has
//! fallen out still says to whom it belongs.

use std::fmt::Write;

use super::title_of;
use crate::domain::Record;
use crate::domain::glyph::visible;

/// The most characters of a head: the rest of the row is for a browser's own words.
const MOST: usize = 90;

/// What stands there for a session.
pub(super) fn head(record: &Record) -> String {
    let date = record.started.map(|at| at.format(" · %Y-%m-%d").to_string());
    format!("{}{}", title_of(record), date.unwrap_or_default())
}

/// The rules for the heads of all sessions, in their order: a kind of page for each.
pub(super) fn rules(heads: &[String]) -> String {
    let mut rules = String::new();
    let last = heads.len();
    for (head, nth) in heads.iter().zip(1_usize..) {
        // Writing to a string does not fail.
        let _ = writeln!(
            rules,
            "@media print {{ #sheet-{nth}{} {{ page: sheet-{nth}; }} \
             @page sheet-{nth} {{ @top-left {{ content: \"{}\"; }} }} }}",
            // What the signs mean stands below the last one: on a sheet of another kind it would be
            // alone.
            if nth == last { ", footer" } else { "" },
            string(head)
        );
    }
    rules
}

/// A text within a string of a style: every character as its number, so that nothing in it ends the
/// string or the element around it, or is a word of a style.
fn string(text: &str) -> String {
    let text = visible(text);
    let mut out = String::new();
    for c in text.chars().take(MOST) {
        let _ = write!(out, "\\{:x} ", u32::from(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_string_or_the_style() {
        assert_eq!(string("L\"</"), "\\4c \\22 \\3c \\2f ");
        assert_eq!(string("Ž\n\\"), "\\17d \\240a \\5c ");
    }

    #[test]
    fn a_name_without_end_leaves_room_for_the_rest() {
        assert_eq!(string(&"é".repeat(1000)), "\\e9 ".repeat(MOST));
    }
}
