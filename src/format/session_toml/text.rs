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
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            _ => push(&mut out, c),
        }
    }
    out.push('"');
    out
}

/// A string that keeps its line ends where it has any: `"""` and a line for each of its lines.
pub(super) fn lines(text: &str) -> String {
    if text.contains('\n') { block(text) } else { line(text) }
}

/// A string between `"""`, whether or not it has line ends.
pub(super) fn block(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 7);
    out.push_str("\"\"\"\n");
    let mut quotes = 0;
    for (at, c) in text.char_indices() {
        let last = at + c.len_utf8() == text.len();
        match c {
            // Three in a row would end the string, and so would one before its end.
            '"' if quotes == 2 || last => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '"' => {
                out.push('"');
                quotes += 1;
            }
            '\n' => {
                out.push('\n');
                quotes = 0;
            }
            _ => {
                push(&mut out, c);
                quotes = 0;
            }
        }
    }
    out.push_str("\"\"\"");
    out
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
fn push(out: &mut String, c: char) {
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
