//! Note lines as text: `[22:48] - silent on write cost until asked`.
//!
//! A line without a time whose own text begins like a stamp is given the neutral stamp
//! `[--:--]`, so that reading takes away exactly what writing put there.

use crate::domain::{NoteLine, Notes};

const NEUTRAL: &str = "[--:--] ";

/// The lines with their stamps, each ended by a line feed.
pub(super) fn write(notes: &Notes) -> String {
    let mut out = String::new();
    for line in notes.lines() {
        match line.begun {
            Some(begun) => {
                out.push('[');
                out.push_str(&clock(begun));
                out.push_str("] ");
            }
            None if split(&line.text).is_some() => out.push_str(NEUTRAL),
            None => {}
        }
        out.push_str(&line.text);
        out.push('\n');
    }
    out
}

/// The lines of a text, their stamps taken for times. One line feed at the end is no line.
pub(in crate::format) fn read(text: &str) -> Notes {
    let text = text.strip_suffix('\n').unwrap_or(text);
    Notes::new(text.split('\n').map(|line| match split(line) {
        Some((begun, text)) => NoteLine { begun, text: text.to_owned() },
        None => NoteLine { begun: None, text: line.to_owned() },
    }))
}

/// Whole seconds as `mm:ss`, minutes with two digits at least.
pub(super) fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// The seconds of `m:ss`; `None` for anything else, such as 60 seconds.
pub(super) fn read_clock(text: &str) -> Option<u32> {
    let (minutes, seconds) = text.split_once(':')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(minutes) || !digits(seconds) || seconds.len() != 2 {
        return None;
    }
    let seconds: u32 = seconds.parse().ok().filter(|seconds| *seconds < 60)?;
    minutes.parse::<u32>().ok()?.checked_mul(60)?.checked_add(seconds)
}

/// The time and the rest of a line that begins with a stamp and a space.
fn split(line: &str) -> Option<(Option<u32>, &str)> {
    if let Some(text) = line.strip_prefix(NEUTRAL) {
        return Some((None, text));
    }
    let (clock, text) = line.strip_prefix('[')?.split_once("] ")?;
    Some((Some(read_clock(clock)?), text))
}
