//! A key as the program knows it, whatever the terminal sent.

use std::fmt;

/// A key with its modifiers.
///
/// Shift is folded into a character: the capital letter `A` is `Char('A')` without `shift`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    /// Of a key that is not a character.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key, from 1.
    F(u8),
}

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character's key alone.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The key with Alt.
    pub const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The key with Ctrl.
    pub const fn ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    /// The key with Shift.
    pub const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// Reads what [`Display`](fmt::Display) writes: `Alt-n`, `Ctrl-O`, `Shift-Left`, `F1`, `A`,
    /// `Space`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut key, mut rest) = (Self::plain(Code::Esc), text);
        loop {
            if let Some(after) = rest.strip_prefix("Alt-") {
                (key.alt, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Ctrl-") {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Shift-") {
                (key.shift, rest) = (true, after);
            } else {
                break;
            }
        }
        key.code = match Code::NAMED.iter().find(|(name, _)| *name == rest) {
            Some((_, code)) => *code,
            None => {
                if let Some(n @ 1..=24) = rest.strip_prefix('F').and_then(|n| n.parse().ok()) {
                    Code::F(n)
                } else {
                    let mut chars = rest.chars();
                    let c = chars.next().filter(|_| chars.next().is_none())?;
                    // Ctrl-O is written with a capital and means the key without Shift.
                    Code::Char(if key.ctrl { c.to_ascii_lowercase() } else { c })
                }
            }
        };
        Some(key)
    }
}

impl Code {
    const NAMED: [(&'static str, Self); 14] = [
        ("Enter", Self::Enter),
        ("Esc", Self::Esc),
        ("Tab", Self::Tab),
        ("Backspace", Self::Backspace),
        ("Delete", Self::Delete),
        ("Left", Self::Left),
        ("Right", Self::Right),
        ("Up", Self::Up),
        ("Down", Self::Down),
        ("Home", Self::Home),
        ("End", Self::End),
        ("PageUp", Self::PageUp),
        ("PageDown", Self::PageDown),
        ("Space", Self::Char(' ')),
    ];
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            f.write_str(if held { name } else { "" })?;
        }
        match (self.code, Code::NAMED.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => f.write_str(name),
            (Code::F(n), None) => write!(f, "F{n}"),
            (Code::Char(c), None) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            (Code::Char(c), None) => write!(f, "{c}"),
            (_, None) => Ok(()),
        }
    }
}
