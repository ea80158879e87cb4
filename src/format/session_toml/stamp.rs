//! Note lines as text: `[22:48] - silent on write cost until asked`.
//!
//! A line without a time whose own text begins like a stamp is given the neutral stamp
//! `[--:--]`, so that reading takes away exactly what writing put there.

use crate::domain::{NoteLine, Notes};

const NEUTRAL: &str = "[--:--] ";

/// What stands before the text of a line.
pub(super) fn push_before(out: &mut String, line: &NoteLine) {
    match line.begun {
        Some(begun) => {
            out.push('[');
            push_clock(out, begun);
            out.push_str("] ");
        }
        None if split(&line.text).is_some() => out.push_str(NEUTRAL),
        None => {}
    }
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
    let mut out = String::with_capacity("mm:ss".len());
    push_clock(&mut out, seconds);
    out
}

/// The same behind what there is: every line of notes has one.
fn push_clock(out: &mut String, seconds: u32) {
    push_digits(out, seconds / 60);
    out.push(':');
    push_digits(out, seconds % 60);
}

/// A number, with two digits at least.
fn push_digits(out: &mut String, number: u32) {
    if number >= 100 {
        push_digits(out, number / 10);
    } else {
        out.extend(char::from_digit(number / 10, 10));
    }
    out.extend(char::from_digit(number % 10, 10));
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
