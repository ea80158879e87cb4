//! Loads a question bank: bytes in, a bank and every problem out.
//!
//! A text that is not TOML gives no bank, since nobody can say what was meant. Everything else
//! gives what can be used: a bad value costs that value, a bad question that question.
//!
//! The steps: the bytes become a text here, the text becomes values in `read`, and the
//! values become a bank in `check`.

mod check;
mod fields;
mod guides;
mod ids;
mod keys;
mod probes;
mod questions;
mod read;
mod script;
mod values;

use toml::de::{DeTable, Error};

use crate::domain::Bank;
use crate::format::findings::{Findings, whole};
use crate::format::problem::{Problem, quoted};
use crate::format::toml_guard::excess;
use check::check;
use read::Reader;

/// What a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// `None` where there is nothing to ask.
    pub bank: Option<Bank>,
    /// In the order of the file; at most about 200, the last of which then counts the rest.
    pub problems: Vec<Problem>,
}

/// The most bytes a bank may have.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Loads a bank. `source` is the file's name as problems show it; `stem` is the name without its
/// ending, which is the bank's id unless the file says otherwise.
pub fn load(source: &str, stem: &str, text: &[u8]) -> Loaded {
    if text.len() > MOST_BYTES {
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        return Loaded { bank: None, problems: vec![too_large(source, bytes)] };
    }
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return not_text(source, text, error.valid_up_to()),
    };
    let mut findings = Findings::new(source, text);
    let bank = bank(stem, &mut findings);
    Loaded { bank, problems: findings.into_problems() }
}

/// For a file that has too many bytes to be loaded.
pub fn too_large(source: &str, bytes: u64) -> Problem {
    const MEGABYTE: u128 = 1024 * 1024;
    // Rounded up, so that a byte too many does not read as "4.0 MB; a bank may have 4 MB".
    let tenths = (u128::from(bytes) * 10).div_ceil(MEGABYTE);
    let message = format!("this has {}.{} MB; a bank may have 4 MB", tenths / 10, tenths % 10);
    whole(source, &message, "Split it into several banks.")
}

/// For a file that could not be read; `why` is what the system says.
pub fn unreadable(source: &str, why: &str) -> Problem {
    let message = format!("this cannot be read: {}", why.trim().trim_end_matches('.'));
    whole(source, &message, "Check that it is there and that you may read it.")
}

/// For a folder where a bank was expected.
pub fn is_folder(source: &str) -> Problem {
    whole(source, "this is a folder, not a bank", "Name one of the .toml files in it.")
}

fn bank(stem: &str, findings: &mut Findings<'_>) -> Option<Bank> {
    let text = findings.text();
    if let Some(excess) = excess(text) {
        let remedy = "If this is prose, a closing quote is missing further up.";
        let message = format!("by here there are {}", excess.what);
        findings.error(&(excess.at..excess.at + 1), message, remedy);
        return None;
    }
    let table = parse(text, findings)?;
    if !schema_is_known(&table, findings) {
        return None;
    }
    if table.is_empty() {
        findings.whole("this bank is empty", HOW_TO_BEGIN);
        return None;
    }
    let values = Reader { findings }.bank(&table);
    if values.questions.is_empty() {
        findings.whole("this bank has no question that can be asked", HOW_TO_BEGIN);
        return None;
    }
    Some(check(values, stem, digest(text), findings))
}

const HOW_TO_BEGIN: &str = "A list of sentences is enough: questions = [\"...\", \"...\"].";

/// Parses the text, or reports why that is not possible.
fn parse<'t>(text: &'t str, findings: &mut Findings<'_>) -> Option<DeTable<'t>> {
    /// In a larger file only the first mistake is looked for: finding all of millions takes
    /// seconds and hundreds of megabytes.
    const MOST_FOR_ALL: usize = 256 * 1024;

    let first = match DeTable::parse(text) {
        Ok(table) => return Some(table.into_inner()),
        Err(first) => first,
    };
    let mut errors =
        if text.len() > MOST_FOR_ALL { vec![first] } else { DeTable::parse_recoverable(text).1 };
    let span = |error: &Error| error.span().unwrap_or(text.len()..text.len());
    errors.sort_by_key(|error| span(error).start);
    let mut next_line = 0;
    for error in &errors {
        let span = span(error);
        // One mistake makes many, and the first in its line is the one to mend.
        if span.start < next_line {
            continue;
        }
        let (before, after) = text.split_at_checked(span.start).unwrap_or((text, ""));
        next_line = before.len() + after.find('\n').unwrap_or(after.len()) + 1;
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
        let rest = after.split('\n').next().unwrap_or_default();
        let message = format!("this is not TOML: {}", error.message());
        findings.error(&span, message, syntax_remedy(error.message(), &format!("{line}{rest}")));
    }
    None
}

/// What helps against a mistake in the syntax of a line.
fn syntax_remedy(message: &str, line: &str) -> &'static str {
    let is_header = line.starts_with('[') && !line.starts_with("[[");
    let inside = line.split(']').next().is_some_and(|name| name.contains('.'));
    if message.contains("duplicate key") && is_header && inside {
        "Part of this table stands above already, as a table or as `anchors.1 = ...`: put all of it \
         in one place, or a [[question]] line between the two."
    } else if message.contains("duplicate key") && is_header {
        "Write two brackets around what there are several of: [[question]]."
    } else if message.contains("duplicate key") {
        "Keep one of the two, or put a [[question]] line between them."
    } else if message.contains("quoted") || message.contains("string") {
        "Put texts between quotes: \"...\" on one line, \"\"\"...\"\"\" over several."
    } else if message.contains("array") || message.contains("comma") {
        "Put a comma between the entries of a list, and ] at its end."
    } else if message.contains("escape") || message.contains("unicode value") {
        "Write \\\\ for a backslash."
    } else {
        "Look at the line above, too: a bank's lines read key = \"text\"."
    }
}

/// Whether this program can read the file. Only a schema from the future stops it.
fn schema_is_known(table: &DeTable<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(value) = table.get("schema") else { return true };
    let number = value.get_ref().as_integer();
    let schema = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
    match schema {
        Some(1) => true,
        Some(2..) => {
            let message = format!(
                "this bank is written in schema {}, and this program reads schema 1",
                quoted(&schema.unwrap_or_default().to_string())
            );
            let remedy = "Use a newer version of the program.";
            findings.error(&value.span(), message, remedy);
            false
        }
        Some(_) | None => {
            let message = "the schema is not a number that banks have, and is taken for 1";
            findings.error(&value.span(), message, "Write schema = 1.");
            true
        }
    }
}

/// The place of the first byte that is not UTF-8, with what can be read of its line.
fn not_text(source: &str, bytes: &[u8], at: usize) -> Loaded {
    let end = bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |n| at + n);
    // Only the line's end is guessed at, so that everything before it keeps its place.
    let text = String::from_utf8_lossy(&bytes[..end.min(at + 200)]);
    let mut findings = Findings::new(source, &text);
    let message = "this is not UTF-8 text from here on";
    let remedy = "Save it as UTF-8 in the editor it was written with.";
    findings.error(&(at..at + '\u{fffd}'.len_utf8()), message, remedy);
    Loaded { bank: None, problems: findings.into_problems() }
}

/// FNV-1a with 64 bits, by Fowler, Noll and Vo. Line ends of both kinds give the same digest,
/// since a change of them changes no wording.
fn digest(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
            continue;
        }
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("fnv1a:{hash:016x}")
}
