//! How letters are compared where somebody looks for something: accents do not count, and case
//! only where it is asked for.

use std::fmt::Write;

use nucleo_matcher::chars::{normalize, to_lower_case};

/// Marks that stand over or under the letter before them.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// Where Latin letters with accents are. In UTF-8 they and the marks begin with one of
/// [`accented_at`]'s bytes.
const ACCENTED: [std::ops::RangeInclusive<char>; 2] =
    ['\u{c0}'..='\u{24f}', '\u{1e00}'..='\u{1eff}'];

/// The text as it is compared: see [`folded`].
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, text);
    out
}

/// The same behind what there is.
pub fn push_folded(out: &mut String, text: &str) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        out.extend(text.chars().filter_map(folded));
    }
}

/// A character as it is compared: without case and without an accent; `None` for an accent that
/// stands alone.
pub fn folded(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    (!MARKS.contains(&c)).then(|| to_lower_case(normalize(c)))
}

/// A character without its accent; `None` for an accent that stands alone.
pub(super) fn bare(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    (!MARKS.contains(&c)).then(|| normalize(c))
}

/// A regular expression for a text, in which every letter stands for itself with any accent, and
/// in the other case too unless `case` counts.
pub(super) fn expression(text: &str, case: bool) -> String {
    let mut out = String::new();
    for letter in text.chars().filter_map(bare) {
        // Writing to a string cannot fail.
        let _ = match letter {
            'a'..='z' | 'A'..='Z' => write!(out, "[{}][\u{300}-\u{36f}]*", alike(letter, case)),
            _ if case || letter.is_ascii() => {
                write!(out, "{}", regex::escape(letter.encode_utf8(&mut [0; 4])))
            }
            _ => write!(out, "(?i:{})", regex::escape(letter.encode_utf8(&mut [0; 4]))),
        };
    }
    out
}

/// The characters that count as a Latin letter.
fn alike(letter: char, case: bool) -> String {
    let same = |c: &char| {
        let c = normalize(*c);
        if case { c == letter } else { to_lower_case(c) == to_lower_case(letter) }
    };
    let other = if letter.is_ascii_lowercase() {
        letter.to_ascii_uppercase()
    } else {
        letter.to_ascii_lowercase()
    };
    let plain = [letter, other].into_iter().take(if case { 1 } else { 2 });
    plain.chain(ACCENTED.into_iter().flatten().filter(same)).collect()
}

/// Where in a text the first byte stands with which a letter with an accent begins, or an accent.
pub(super) fn accented_at(text: &[u8]) -> Option<usize> {
    let begins = |byte: &u8| matches!(byte, 0xc3..=0xcd | 0xe1);
    // Without a way out in the middle of a chunk, so that many bytes are looked at at a time.
    let has = |chunk: &[u8]| chunk.iter().fold(false, |found, byte| found | begins(byte));
    let start = text.chunks(CHUNK).position(has)? * CHUNK;
    text.get(start..)?.iter().position(begins).map(|at| start + at)
}

/// How many bytes are looked at at a time.
const CHUNK: usize = 256;
