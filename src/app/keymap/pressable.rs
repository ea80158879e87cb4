//! A key as somebody has written it down: which one it is, or why no terminal will ever send it.

use crate::app::{Code, Key};
use crate::domain::glyph::{columns, is_invisible};
use crate::format::problem::quoted;

/// Why a key cannot be had: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub message: String,
    pub remedy: String,
}

impl Refused {
    pub(super) fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { message: message.into(), remedy: remedy.into() }
    }
}

/// The key that a word of the settings names.
pub(super) fn read(word: &str) -> Result<Key, Refused> {
    let Some(key) = Key::parse(word).filter(is_shown) else { return Err(misspelt(word)) };
    sendable(key).map(|()| key)
}

const HOW_TO_WRITE: &str =
    "Write n, N, Ctrl-N, Alt-n, F8, Enter, PageDown, Left or Space, for example.";

/// What is beyond the letters that every keyboard has must at least be one column of the footer.
fn is_shown(key: &Key) -> bool {
    match key.code {
        Code::Char(c) => !c.is_control() && !is_invisible(c) && columns(&c.to_string()) == 1,
        _ => true,
    }
}

/// Whether a terminal sends this key as itself. Those that speak a newer protocol send more of
/// them, but not in tmux, not over a serial line, and not on the machine of the next interview.
fn sendable(key: Key) -> Result<(), Refused> {
    let named = quoted(&key.to_string());
    let as_another = |other: &str, remedy: &str| {
        Err(Refused::new(format!("a terminal sends {named} as {other}"), remedy))
    };
    let free = "Use a letter from A to Z with Ctrl, or a function key.";
    match key {
        Key { code: Code::Char(c), shift: true, ctrl, .. } => {
            let remedy = if ctrl {
                format!("Write Ctrl-{}: a terminal sends no other.", c.to_uppercase())
            } else {
                format!("Write {}.", c.to_uppercase())
            };
            Err(Refused::new(format!("Shift is a part of the character in {named}"), remedy))
        }
        Key { code: Code::Char(c), ctrl: true, .. } => match c {
            'i' => as_another("Tab", "Use Tab, or another letter."),
            'm' => as_another("Enter", "Use Enter, or another letter."),
            'j' => as_another("the end of a line", "Use another letter."),
            'h' => as_another("Backspace", "Use another letter."),
            '[' => as_another("Esc", "Use Esc, or a letter."),
            'a'..='z' => Ok(()),
            _ => Err(Refused::new(format!("not every terminal can send {named}"), free)),
        },
        // With Alt sent as Esc, these begin what a terminal sends for arrows and function keys, and
        // a desk key is pressed with Alt while a text has the keys.
        Key { code: Code::Char('O' | 'P' | '[' | ']'), .. } => Err(Refused::new(
            format!("with Alt, {named} begins what a terminal sends for other keys"),
            "Use another character.",
        )),
        Key { code: Code::Tab, ctrl: false, alt: false, .. }
        | Key { code: Code::Backspace, ctrl: false, shift: false, .. }
        | Key { code: Code::Enter, ctrl: false, shift: false, .. }
        | Key { code: Code::Esc, ctrl: false, alt: false, shift: false } => Ok(()),
        Key { code: Code::Tab | Code::Backspace | Code::Enter | Code::Esc, .. } => {
            let bare = Key::plain(key.code).to_string();
            as_another(&bare, free)
        }
        _ => Ok(()),
    }
}

/// A word that is no key as it stands, with the key that was perhaps meant.
fn misspelt(word: &str) -> Refused {
    let message = format!("{} is no key", quoted(word));
    let parts: Vec<&str> = word.split(['-', '+']).map(str::trim).collect();
    let Some((last, held)) = parts.split_last() else { return Refused::new(message, HOW_TO_WRITE) };
    let mut key = String::new();
    for modifier in held {
        key.push_str(match modifier.to_lowercase().as_str() {
            "ctrl" | "control" | "c" | "^" => "Ctrl-",
            "alt" | "meta" | "m" | "option" | "a" => "Alt-",
            "shift" | "s" => "Shift-",
            "super" | "cmd" | "command" | "win" | "hyper" => {
                let message = format!("no terminal sends {}", quoted(word));
                return Refused::new(message, "Use Ctrl, Alt or a function key.");
            }
            _ => return Refused::new(message, HOW_TO_WRITE),
        });
    }
    key.push_str(match last.to_lowercase().as_str() {
        "return" | "enter" | "cr" => "Enter",
        "esc" | "escape" => "Esc",
        "tab" => "Tab",
        "backspace" | "bs" => "Backspace",
        "delete" | "del" => "Delete",
        "left" => "Left",
        "right" => "Right",
        "up" => "Up",
        "down" => "Down",
        "home" => "Home",
        "end" => "End",
        "pageup" | "pgup" => "PageUp",
        "pagedown" | "pgdn" | "pgdown" => "PageDown",
        "space" => "Space",
        _ => "",
    });
    if key.is_empty() || key.ends_with('-') {
        key.push_str(&last.replacen('f', "F", usize::from(last.len() > 1)));
    }
    match Key::parse(&key).filter(is_shown).filter(|key| sendable(*key).is_ok()) {
        Some(key) => Refused::new(message, format!("Did you mean {}?", quoted(&key.to_string()))),
        None => Refused::new(message, HOW_TO_WRITE),
    }
}
