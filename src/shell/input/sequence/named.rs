//! The keys that are no characters, by the letters and numbers that terminals give them.

use crate::app::Code;

/// The key of a final letter.
pub fn letter(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key of a number before a tilde: the numbers of the VT220, with its gaps.
pub fn tilde(number: u32) -> Option<Code> {
    let f = |gap: u32| u8::try_from(number - gap).ok().map(Code::F);
    match number {
        1 | 7 => Some(Code::Home),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => f(10),
        17..=21 => f(11),
        23..=26 => f(12),
        28..=29 => f(13),
        31..=34 => f(14),
        _ => None,
    }
}

/// The key of a code in the protocol of kitty; `None` for those that are characters.
pub fn code(code: u32) -> Option<Code> {
    Some(match code {
        9 => Code::Tab,
        13 | 57414 => Code::Enter,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        57376..=57398 => Code::F(u8::try_from(code - 57376 + 13).ok()?),
        57399..=57408 => Code::Char(char::from_digit(code - 57399, 10)?),
        57409 => Code::Char('.'),
        57410 => Code::Char('/'),
        57411 => Code::Char('*'),
        57412 => Code::Char('-'),
        57413 => Code::Char('+'),
        57415 => Code::Char('='),
        57416 => Code::Char(','),
        57417 => Code::Left,
        57418 => Code::Right,
        57419 => Code::Up,
        57420 => Code::Down,
        57421 => Code::PageUp,
        57422 => Code::PageDown,
        57423 => Code::Home,
        57424 => Code::End,
        57426 => Code::Delete,
        _ => return None,
    })
}

/// Whether a code is a key that neither writes nor acts: a control character that is no key, a
/// modifier by itself, a lock, the volume.
pub fn is_silent(code: u32) -> bool {
    matches!(code, 0..=31 | 57344..=63743)
}
