//! One line of a journal: its length, its checksum, and a JSON text without a character that
//! steers a terminal.
//!
//! ```text
//! 31 5d1c09a2 [128,1795532412345,3600,1371250,[1,3,17,17,"a"]]
//! ```
//!
//! Both numbers are hexadecimal and tell of the JSON text alone: its bytes, and their CRC-32 (that
//! of zip and gzip).

use std::fmt::Write;

use crate::format::session_toml::is_unseen;

/// The line of a JSON text, with its line end.
pub(super) fn frame(json: &str) -> String {
    // Outside its strings JSON has no such character, and inside them all can be escaped.
    let plain = |c: &char| !(c.is_control() || is_unseen(*c));
    let mut text = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if plain(&c) {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    format!("{:x} {:08x} {text}\n", text.len(), crc32(text.as_bytes()))
}

/// What a journal goes on with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A whole line: its JSON text, and how many bytes it takes with its line end.
    Whole { json: &'a str, bytes: usize },
    /// A line whose end never reached the file.
    Torn,
    /// Something else.
    Damaged,
}

/// The first line of these bytes, of which there is at least one.
pub(super) fn next(bytes: &[u8]) -> Piece<'_> {
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        return unended(bytes);
    };
    let line = bytes.get(..end).unwrap_or_default();
    let json = split(line).filter(|(length, sum, json)| {
        *length == json.len() && u32::from_str_radix(sum, 16) == Ok(crc32(json))
    });
    match json.map(|(_, _, json)| std::str::from_utf8(json)) {
        Some(Ok(json)) => Piece::Whole { json, bytes: end + 1 },
        // After a power cut a part of the file may never have been filled.
        _ if bytes.iter().all(|byte| *byte == 0) => Piece::Torn,
        _ => Piece::Damaged,
    }
}

/// Bytes without a line end are a torn line, unless they are more than the line should have.
fn unended(bytes: &[u8]) -> Piece<'_> {
    let too_many = split(bytes).is_some_and(|(length, _, json)| length < json.len());
    if too_many && bytes.iter().any(|byte| *byte != 0) { Piece::Damaged } else { Piece::Torn }
}

/// The length, the checksum as it is written, and the text.
fn split(line: &[u8]) -> Option<(usize, &str, &[u8])> {
    let mut parts = line.splitn(3, |byte| *byte == b' ');
    let (length, sum) = (parts.next()?, parts.next()?);
    let text = |bytes| std::str::from_utf8(bytes).ok();
    let digits = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let (length, sum) = (text(length)?, text(sum)?);
    if !digits(length) || !digits(sum) || sum.len() != 8 {
        return None;
    }
    Some((usize::from_str_radix(length, 16).ok()?, sum, parts.next()?))
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        (sum >> 8) ^ TABLE[usize::from(low ^ byte)]
    })
}

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut nth, mut byte) = (0, 0_u32);
    while nth < table.len() {
        let mut sum = byte;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[nth] = sum;
        nth += 1;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_others_compute() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
