//! Strings, times and durations as they stand in a session file.
//!
//! The writer of the `toml` crate leaves C1, bidi and zero-width characters as they are; these
//! strings never do, so that no name or note can steer the terminal of somebody who reads the
//! file with `cat`.

use std::fmt::Write;

use chrono::{DateTime, FixedOffset, Offset, SecondsFormat};

/// A string on one line: `"..."`.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_line(&mut out, text);
    out
}

/// The same behind what there is.
pub(super) fn push_line(out: &mut String, text: &str) {
    out.push('"');
    push(out, text, |out, c| match c {
        '"' => out.push_str("\\\""),
        '\n' => out.push_str("\\n"),
        _ => escape(out, c),
    });
    out.push('"');
}

/// A string that keeps its line ends where it has any: `"""` and a line for each of its lines.
pub(super) fn lines(text: &str) -> String {
    let mut out = String::new();
    push_lines(&mut out, text);
    out
}

/// The same behind what there is.
pub(super) fn push_lines(out: &mut String, text: &str) {
    if text.contains('\n') { push_block(out, text) } else { push_line(out, text) }
}

/// A string between `"""`, whether or not it has line ends.
pub(super) fn push_block(out: &mut String, text: &str) {
    out.push_str(BLOCK_BEGINS);
    match text.strip_suffix('"') {
        // One more would end the string before its end.
        Some(rest) => {
            push_in_block(out, rest);
            out.push_str("\\\"");
        }
        None => push_in_block(out, text),
    }
    out.push_str(BLOCK_ENDS);
}

/// What a string of several lines begins and ends with.
pub(super) const BLOCK_BEGINS: &str = "\"\"\"\n";
pub(super) const BLOCK_ENDS: &str = "\"\"\"";

/// A part of such a string, with a line end or an end that is no quotation mark behind it.
pub(super) fn push_in_block(out: &mut String, text: &str) {
    // Where the last quotation mark stands that is written as it is, and how many before it.
    let (mut behind, mut quotes) = (usize::MAX, 0);
    push(out, text, |out, c| match c {
        '"' => {
            quotes = if out.len() == behind { quotes + 1 } else { 1 };
            // Three in a row would end the string.
            if quotes == 3 {
                quotes = 0;
                out.push('\\');
            }
            out.push('"');
            behind = if quotes == 0 { usize::MAX } else { out.len() };
        }
        '\n' => out.push('\n'),
        _ => escape(out, c),
    });
}

/// A text, whose characters are written by `each` unless they stand for themselves everywhere.
fn push(out: &mut String, text: &str, mut each: impl FnMut(&mut String, char)) {
    let mut rest = text;
    while !rest.is_empty() {
        let (same, odd) = rest.split_at(plain_beginning(rest));
        out.push_str(same);
        let mut chars = odd.chars();
        // What is not ASCII seldom comes alone.
        while let Some(c) = chars.as_str().chars().next().filter(|c| !is_plain_char(*c)) {
            chars.next();
            each(out, c);
        }
        rest = chars.as_str();
    }
}

/// How many bytes a text begins with that stand for themselves everywhere.
fn plain_beginning(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Without a way out in the middle, so that many bytes are looked at at a time.
    let all = |chunk: &&[u8]| chunk.iter().fold(true, |all, byte| all & is_plain(*byte));
    let chunks = bytes.chunks_exact(CHUNK).take_while(all).count() * CHUNK;
    let rest = bytes.get(chunks..).unwrap_or_default();
    chunks + rest.iter().take_while(|byte| is_plain(**byte)).count()
}

/// How many bytes are looked at at a time.
const CHUNK: usize = 16;

/// Whether a byte is a character that stands for itself everywhere.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

fn is_plain_char(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_plain)
}

/// A time, with its offset to the minute, as a TOML datetime.
pub(super) fn time(at: DateTime<FixedOffset>) -> String {
    // Neither TOML nor RFC 3339 knows seconds of an offset: the moment is kept, not they.
    let minutes = at.offset().fix().local_minus_utc() / 60 * 60;
    let whole = FixedOffset::east_opt(minutes).unwrap_or(*at.offset());
    at.with_timezone(&whole).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Milliseconds as seconds with as many decimals as they need: `431`, `431.25`.
pub(super) fn seconds(ms: u64) -> String {
    let (whole, rest) = (ms / 1000, ms % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:03}").trim_end_matches('0').to_owned()
}

/// A character that is neither a quotation mark nor a line feed.
fn escape(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        _ if c.is_control() || is_unseen(c) => {
            let code = u32::from(c);
            // Writing to a string cannot fail.
            let _ = if code > 0xFFFF {
                write!(out, "\\U{code:08X}")
            } else {
                write!(out, "\\u{code:04X}")
            };
        }
        _ => out.push(c),
    }
}

/// Whether a character takes no room or turns the direction of the text around it.
pub(in crate::format) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}
