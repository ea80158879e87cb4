//! The header of a file as the program itself writes it, ten times as fast as by way of TOML: a list
//! of ten thousand sessions waits for little else.
//!
//! Whatever is not exactly what [`print`](super::print()) writes is left to the
//! [careful reader](super::header::careful), and what this one reads, that one reads as the same: a
//! test tries to find a text that tells them apart.

use chrono::{DateTime, FixedOffset};

use super::header::Header;
use crate::domain::{Phase, Recommendation};

const BEGINNING: &str = "schema = 1\n\n[session]\n";

/// The keys of the header, in the order in which their bits are set.
const KEYS: [&str; 22] = [
    "id",
    "phase",
    "candidate",
    "interviewer",
    "role",
    "round",
    "bank",
    "bank_title",
    "guide",
    "guide_title",
    "minutes",
    "started",
    "ended",
    "as_of",
    "clock_seconds",
    "changes",
    "rated",
    "questions",
    "score",
    "recommendation",
    "current",
    "current_n",
];

/// The header of a text that begins with it and has the line that begins the next table.
pub(super) fn header(text: &str) -> Option<Header> {
    let rest = text.strip_prefix(BEGINNING)?;
    let mut header = empty();
    let mut seen = 0_u32;
    let mut after = 0;
    let mut rest = rest;
    loop {
        // A line that is cut off may go on in any way.
        let end = memchr::memchr(b'\n', rest.as_bytes())?;
        let (line, lines) = (rest.get(..end)?, rest.get(end + 1..)?);
        rest = lines;
        if line.is_empty() {
            continue;
        }
        if line.starts_with('[') {
            break;
        }
        // A key has no blanks.
        let blank = memchr::memchr(b' ', line.as_bytes())?;
        let (key, value) = (line.get(..blank)?, line.get(blank..)?.strip_prefix(" = ")?);
        let place = place(key, after)?;
        after = place + 1;
        let bit = 1 << place;
        if seen & bit != 0 {
            return None;
        }
        seen |= bit;
        take(&mut header, key, value)?;
    }
    // Without these two it is no header.
    (seen & 0b11 == 0b11).then_some(header)
}

/// The place of a key, which is looked for where it is if they come in their order, first.
fn place(key: &str, after: usize) -> Option<usize> {
    let places = (after..KEYS.len()).chain(0..after);
    places.into_iter().find(|place| KEYS.get(*place).is_some_and(|known| *known == key))
}

fn empty() -> Header {
    Header {
        id: String::new(),
        phase: Phase::Planned,
        candidate: String::new(),
        interviewer: String::new(),
        role: String::new(),
        round: String::new(),
        bank: String::new(),
        bank_title: String::new(),
        guide: String::new(),
        guide_title: String::new(),
        started: None,
        ended: None,
        as_of: None,
        minutes: 0,
        clock_seconds: 0,
        rated: 0,
        questions: 0,
        score: None,
        recommendation: None,
        newer: None,
    }
}

fn take(header: &mut Header, key: &str, value: &str) -> Option<()> {
    match key {
        "id" => header.id = text(value)?,
        "phase" => {
            let word = string(value)?;
            header.phase = Phase::ALL.into_iter().find(|phase| phase.word() == word)?;
        }
        "candidate" => header.candidate = text(value)?,
        "interviewer" => header.interviewer = text(value)?,
        "role" => header.role = text(value)?,
        "round" => header.round = text(value)?,
        "bank" => header.bank = text(value)?,
        "bank_title" => header.bank_title = text(value)?,
        "guide" => header.guide = text(value)?,
        "guide_title" => header.guide_title = text(value)?,
        "minutes" => header.minutes = number(value)?.try_into().ok()?,
        "started" => header.started = Some(time(value)?),
        "ended" => header.ended = Some(time(value)?),
        "as_of" => header.as_of = Some(time(value)?),
        "clock_seconds" => header.clock_seconds = seconds(value)?,
        "rated" => header.rated = number(value)?,
        "questions" => header.questions = number(value)?,
        "score" => header.score = Some(decimal(value)?.parse().ok()?),
        "recommendation" => {
            let words = string(value)?;
            let known = Recommendation::ALL.into_iter().find(|known| known.words() == words);
            header.recommendation = Some(known?);
        }
        "changes" | "current_n" => drop(number(value)?),
        "current" => drop(string(value)?),
        _ => return None,
    }
    Some(())
}

fn text(value: &str) -> Option<String> {
    string(value).map(str::to_owned)
}

/// What stands between quotation marks, if every character of it stands for itself.
fn string(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let plain = |byte: &u8| *byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7f);
    // Without a way out in the middle, so that many bytes are looked at at a time.
    inner.as_bytes().iter().fold(true, |all, byte| all & plain(byte)).then_some(inner)
}

/// A whole number that is not too large for anything.
fn number(value: &str) -> Option<u32> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let plain = digits && value.len() < 10 && (value == "0" || !value.starts_with('0'));
    if plain { value.parse().ok() } else { None }
}

/// A number with digits before and behind its point.
fn decimal(value: &str) -> Option<&str> {
    let (whole, rest) = value.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(whole).is_some() && digits(rest) && rest.len() < 18).then_some(value)
}

/// The whole ones of a number of seconds.
fn seconds(value: &str) -> Option<u32> {
    match number(value) {
        Some(seconds) => Some(seconds),
        None => number(decimal(value)?.split_once('.')?.0),
    }
}

/// A time as it is written: `2026-11-03T10:01:12+01:00`, with a fraction or without one.
fn time(value: &str) -> Option<DateTime<FixedOffset>> {
    let shape = |nth: usize, byte: u8| match nth {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        0..19 => byte.is_ascii_digit(),
        _ => matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b':' | b'Z'),
    };
    let shaped = value.len() <= 35 && value.bytes().enumerate().all(|(nth, byte)| shape(nth, byte));
    // A leap second is for those who know about it.
    if !shaped || value.get(17..19) == Some("60") {
        return None;
    }
    DateTime::parse_from_rfc3339(value).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::header::careful;
    use super::header;

    const SAMPLE: &str = include_str!("../../../sessions/2026-11-03-sam-example-backend.toml");

    /// The header and the line that begins the next table.
    fn sample() -> &'static str {
        let end = SAMPLE.find("[recommendation]").expect("the next table");
        &SAMPLE[..end + "[recommendation]\n".len()]
    }

    #[test]
    fn what_the_program_writes_is_read_quickly() {
        assert!(header(sample()).is_some());
        assert_eq!(header(sample()), careful(sample()));
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_careful_reader() {
        for (from, to) in [
            ("schema = 1", "schema = 2"),
            ("\"Sam Example\"", "\"Sam \\\"Example\""),
            ("\"Sam Example\"", "'Sam Example'"),
            ("minutes = 60", "minutes = 6_0"),
            ("minutes = 60", "minutes = 60 # a remark"),
            ("score = 3.75", "score = nan"),
            ("role = ", "candidate = "),
            ("round = ", "shape = "),
            ("T10:01:12", " 10:01:12"),
            ("[recommendation]\n", "[recommendation]"),
        ] {
            let text = sample().replacen(from, to, 1);
            assert_ne!(text, sample());
            assert_eq!(header(&text), None, "{to}");
        }
    }

    /// What may stand in a header, and what may not.
    fn piece() -> impl Strategy<Value = String> {
        let odd = [
            "",
            "\"",
            "\n",
            "=",
            " ",
            "#",
            "0",
            "1e3",
            "+",
            "-",
            ".",
            "_",
            "Z",
            "[",
            "]",
            "\\",
            "'",
            "\t",
            "\r",
            "T",
            ":",
            "é",
            "\u{7f}",
            "\u{85}",
            "60",
            "inf",
            "\n\n",
            "\n[",
            "id = \"x\"\n",
        ];
        prop_oneof![proptest::sample::select(odd.to_vec()).prop_map(str::to_owned), "[ -~]{1,3}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn what_is_read_quickly_is_read_carefully_as_the_same(
            at in 0..sample().len(),
            cut in 0usize..4,
            piece in piece(),
            end in proptest::option::of(0..sample().len()),
        ) {
            let mut text = sample().to_owned();
            let end_of_cut = (at + cut).min(text.len());
            text.replace_range(at..end_of_cut, &piece);
            if let Some(end) = end.filter(|end| text.is_char_boundary(*end)) {
                text.truncate(end);
            }
            if let Some(quick) = header(&text) {
                prop_assert_eq!(Some(quick), careful(&text), "{}", text);
            }
        }
    }
}
