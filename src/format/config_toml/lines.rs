//! Settings are lines: one that is not TOML is blanked out, so that the others still say what they
//! say, each in its place.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::format::findings::Findings;
use crate::format::toml_guard::excess;

/// The most lines that are blanked out before the file is given up.
const MOST_BROKEN: usize = 50;

/// Parses a text without its broken lines, which are reported; `None` if nothing is left to parse.
pub(super) fn parse<'t>(text: &'t mut String, findings: &mut Findings<'_>) -> Option<DeTable<'t>> {
    for _ in 0..MOST_BROKEN {
        if let Some(excess) = excess(text) {
            let message = format!("by here there are {}", excess.what);
            let remedy = "Settings need few lines: a closing quote may be missing further up.";
            findings.error(&(excess.at..excess.at + 1), message, remedy);
            return None;
        }
        let Err(error) = DeTable::parse(text) else { break };
        let (line, error, offset) = to_blame(text, error);
        let span = error.span().unwrap_or(0..0);
        let span = span.start + offset..span.end + offset;
        let message = format!("this is not TOML: {}", error.message());
        findings.error(&span, message, remedy(error.message()));
        let blank = " ".repeat(line.len());
        text.replace_range(line, &blank);
    }
    DeTable::parse(text).ok().map(toml::Spanned::into_inner)
}

/// The line to blank out for a mistake, with what is wrong with it, and the byte from which that
/// is counted. A list that is not closed is only noticed on the next line, where nothing is wrong.
fn to_blame(text: &str, error: Error) -> (Range<usize>, Error, usize) {
    let at = error.span().map_or(text.len(), |span| span.start);
    let mut lines = lines(text);
    // The mistake may be that the text ends.
    lines.retain(|line| !text[line.clone()].trim().is_empty());
    let here = lines.partition_point(|line| line.start <= at);
    let wrong = |line: &Range<usize>| DeTable::parse(&text[line.clone()]).err();
    let Some(last) = lines[..here].last().or(lines.first()).cloned() else {
        return (0..text.len(), error, 0);
    };
    if at <= last.end && wrong(&last).is_some() {
        return (last, error, 0);
    }
    let mut earlier = lines[..here].iter().rev();
    let found = earlier.find_map(|line| Some((line.clone(), wrong(line)?)));
    match found {
        Some((line, error)) => {
            let start = line.start;
            (line, error, start)
        }
        None => (last, error, 0),
    }
}

/// The bytes of each line, without its end.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        lines.push(start..start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
    }
    lines
}

/// What helps against a mistake in the syntax.
fn remedy(message: &str) -> &'static str {
    if message.contains("duplicate key") {
        "Keep one of the two; the first one counts."
    } else if message.contains("array") || message.contains("comma") {
        "Put a comma between the keys of a list, and ] at its end."
    } else if message.contains("table") {
        "The only heading is [keys]."
    } else if message.contains("escape") || message.contains("unicode value") {
        "Write \\\\ for a backslash."
    } else if message.contains("expected `=`") {
        "Write name = value."
    } else {
        "Put texts between quotes: theme = \"dark\"."
    }
}
