//! What one whole escape sequence of a terminal says: a key, the mouse, or nothing.
//!
//! The encodings are those of xterm (with and without modifyOtherKeys), the Linux console, rxvt,
//! screen and tmux, and the keyboard protocol of kitty. Whatever else a sequence says is an answer
//! to what the program has asked, or a report that it has no use for.

use super::{Mouse, Token};
use crate::app::{Background, Code, Key};

mod colour;
mod held;
mod named;

use held::Held;

/// What a string says, which is something only where it is the colour that the terminal writes on.
/// `introducer` is what follows `ESC`, `said` the string or its beginning.
pub fn string(introducer: u8, said: &[u8]) -> Option<Token> {
    let colour = said.strip_prefix(b"11;").filter(|_| introducer == b']')?;
    colour::background(std::str::from_utf8(colour).ok()?).map(Token::Background)
}

/// What a control sequence says: `body` is what follows `ESC [`, with the final byte.
///
/// `None`: no terminal is known to send it.
pub fn csi(body: &[u8]) -> Option<Vec<Token>> {
    let (&last, rest) = body.split_last()?;
    match (rest.split_first(), last) {
        // The Linux console.
        (Some((b'[', [])), b'A'..=b'E') => Some(key(Code::F(last - b'A' + 1), Held::default())),
        (Some((b'<', numbers)), b'M' | b'm') => {
            Some(mouse(&Numbers::read(numbers), 0, last == b'm'))
        }
        // A mode, a place of the mouse.
        (Some(_), b'y') if rest.ends_with(b"$") => Some(Vec::new()),
        (Some(_), b'w') if rest.ends_with(b"&") => Some(Vec::new()),
        _ if rest.iter().any(|byte| (b' '..=b'/').contains(byte)) => None,
        // Somebody has made the terminal dark or light.
        (Some((b'?', b"997;1")), b'n') => Some(vec![Token::Background(Background::Dark)]),
        (Some((b'?', b"997;2")), b'n') => Some(vec![Token::Background(Background::Light)]),
        (Some((b'?', _)), b'c') => Some(vec![Token::Attributes]),
        // Everything with a mark is an answer, with these ends.
        (Some((b'<'..=b'?', _)), _) => b"cnRuStmx".contains(&last).then(Vec::new),
        _ => plain(&Numbers::read(rest), last),
    }
}

/// A control sequence of numbers alone.
fn plain(numbers: &Numbers, last: u8) -> Option<Vec<Token>> {
    let first = numbers.get(0, 0);
    let report = match last {
        b'M' if numbers.count() == 3 => return Some(mouse(numbers, 32, false)),
        // The cursor's place, a size, a state, the terminal's settings; the focus, and the middle
        // of the keypad, which is no key here.
        b'R' | b't' => numbers.count() >= 2,
        b'n' => matches!(first, Some(0 | 3)),
        b'x' => numbers.count() >= 5,
        b'E' | b'I' | b'O' => true,
        _ => false,
    };
    if report {
        return Some(Vec::new());
    }
    let held = Held::of(numbers.get(1, 0), numbers.get(1, 1));
    let pressed = pressed(numbers, last, held.unwrap_or_default())?;
    Some(if held.is_some() { pressed } else { Vec::new() })
}

/// The key that such a sequence is.
fn pressed(numbers: &Numbers, last: u8, held: Held) -> Option<Vec<Token>> {
    let first = numbers.get(0, 0);
    let shift = Held { shift: true, ..held };
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' => Some(key(named::letter(last)?, held)),
        // rxvt says Shift with lower case.
        b'a'..=b'd' => Some(key(named::letter(last.to_ascii_uppercase())?, shift)),
        b'Z' => Some(key(Code::Tab, shift)),
        b'~' if first == Some(27) => {
            let code = numbers.get(2, 0)?;
            Some(typed(&Typed { code, shift_is_in: true, ..Typed::default() }, held))
        }
        b'~' | b'^' | b'$' | b'@' => {
            let number = first?;
            // Insert and the end of a paste are known, and nothing here.
            let silent = matches!(number, 2 | 201);
            let code = named::tilde(number);
            code.map(|code| key(code, held.with_rxvt(last))).or(silent.then(Vec::new))
        }
        b'u' => {
            let typed_as = Typed {
                code: first?,
                shifted: numbers.get(0, 1),
                base: numbers.get(0, 2),
                text: numbers.all(2),
                shift_is_in: false,
            };
            Some(typed(&typed_as, held))
        }
        _ => None,
    }
}

/// What follows `ESC O`: numbers, which are rare, and a letter.
pub fn ss3(body: &[u8]) -> Option<Vec<Token>> {
    let (&last, rest) = body.split_last()?;
    let numbers = Numbers::read(rest);
    let Some(held) = Held::of(numbers.get(1, 0).or(numbers.get(0, 0)), None) else {
        return Some(Vec::new());
    };
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => named::letter(last)?,
        // rxvt says Ctrl with lower case.
        b'a'..=b'd' => {
            let code = named::letter(last.to_ascii_uppercase())?;
            return Some(key(code, Held { ctrl: true, ..held }));
        }
        b'E' => return Some(Vec::new()),
        b'I' => Code::Tab,
        b'M' => Code::Enter,
        b'X' => Code::Char('='),
        // The keypad, which has the order of ASCII.
        b'j'..=b'y' => Code::Char(char::from(last - b'j' + b'*')),
        _ => return None,
    };
    Some(key(code, held))
}

/// The oldest report of the mouse: three bytes after `ESC [ M`.
pub fn old_mouse(bytes: [u8; 3]) -> Vec<Token> {
    let [code, column, row] = bytes.map(|byte| u32::from(byte).saturating_sub(32));
    vec![Token::Mouse(Mouse {
        code,
        column: cell(column),
        row: cell(row),
        release: is_let_go(code),
    })]
}

/// A control character as a key, `None` for the one that no key has a use for.
pub fn control(byte: u8) -> Option<Key> {
    let ctrl = |offset: u8| Key::char(char::from(byte.saturating_add(offset))).ctrl();
    match byte {
        // How a terminal says Ctrl-Space, and what a broken line is full of.
        0 => None,
        b'\t' => Some(Key::plain(Code::Tab)),
        // A paste without brackets may have the line ends of its file.
        b'\r' | b'\n' => Some(Key::plain(Code::Enter)),
        0x1b => Some(Key::plain(Code::Esc)),
        0x7f => Some(Key::plain(Code::Backspace)),
        1..=26 => Some(ctrl(b'a' - 1)),
        _ => Some(ctrl(b'\\' - 0x1c)),
    }
}

fn mouse(numbers: &Numbers, offset: u32, release: bool) -> Vec<Token> {
    let [Some(code), Some(column), Some(row)] = [0, 1, 2].map(|nth| numbers.get(nth, 0)) else {
        return Vec::new();
    };
    let code = code.saturating_sub(offset);
    // Only the newest encoding says which button it was.
    let release = release || offset > 0 && is_let_go(code);
    vec![Token::Mouse(Mouse { code, column: cell(column), row: cell(row), release })]
}

/// Whether a code is that of a button let go, which the older encodings do not name. The wheel has
/// none.
fn is_let_go(code: u32) -> bool {
    code & 0x43 == 3
}

/// A cell, which terminals count from 1.
fn cell(number: u32) -> u16 {
    u16::try_from(number.saturating_sub(1)).unwrap_or(u16::MAX)
}

/// A key that is no character.
fn key(code: Code, held: Held) -> Vec<Token> {
    let Held { shift, alt, ctrl } = held;
    let key = match code {
        // Without the protocol of kitty, nothing else could be said; and people hold Shift.
        Code::Enter => Key { alt, ..Key::plain(code) },
        Code::Esc => Key::plain(code),
        Code::Char(_) => Key { ctrl, alt, ..Key::plain(code) },
        _ => Key { code, ctrl, alt, shift },
    };
    vec![Token::Key(key)]
}

/// What a terminal says of a key that has a character on it.
#[derive(Debug, Default)]
struct Typed<'a> {
    /// The character without Shift.
    code: u32,
    /// The character with it.
    shifted: Option<u32>,
    /// What is there on the layout on which shortcuts are printed.
    base: Option<u32>,
    /// What the key writes.
    text: &'a [Option<u32>],
    /// The character is the one that Shift has made, if it was held.
    shift_is_in: bool,
}

fn typed(typed: &Typed, held: Held) -> Vec<Token> {
    let Held { shift, alt, ctrl } = held;
    if let Some(code) = named::code(typed.code) {
        return key(code, held);
    }
    let writes = typed.text.iter().flatten().filter_map(|code| char::from_u32(*code));
    let mut text = writes.filter(|c| !c.is_control()).peekable();
    if !ctrl && !alt && text.peek().is_some() {
        return text.map(|c| Token::Key(Key::char(c))).collect();
    }
    let Some(mut c) = char::from_u32(typed.code).filter(|_| !named::is_silent(typed.code)) else {
        return Vec::new();
    };
    let base = typed.base.and_then(char::from_u32).filter(char::is_ascii_graphic);
    if shift && !typed.shift_is_in {
        match typed.shifted.and_then(char::from_u32) {
            Some(shifted) => c = shifted,
            None if c.is_alphabetic() => c = upper(c),
            // What is above a digit is the layout's to know: a digit would be a rating.
            None if c.is_ascii_digit() => return Vec::new(),
            None => {}
        }
    }
    if (ctrl || alt) && !c.is_ascii() {
        // A shortcut on a layout of other letters.
        c = base.map_or(c, |base| if shift { upper(base) } else { base });
    }
    vec_of(if ctrl { with_ctrl(c) } else { Some(Key::char(c)) }.map(|key| Key { alt, ..key }))
}

/// The key of a character with Ctrl, which is another one where it always was.
fn with_ctrl(c: char) -> Option<Key> {
    match c.to_ascii_lowercase() {
        ' ' | '@' => None,
        '[' => Some(Key::plain(Code::Esc)),
        'i' => Some(Key::plain(Code::Tab)),
        'j' | 'm' => Some(Key::plain(Code::Enter)),
        c => Some(Key::char(c).ctrl()),
    }
}

fn vec_of(key: Option<Key>) -> Vec<Token> {
    key.map(Token::Key).into_iter().collect()
}

fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The numbers of a sequence: separated by semicolons, each with parts separated by colons.
struct Numbers(Vec<Vec<Option<u32>>>);

impl Numbers {
    fn read(bytes: &[u8]) -> Self {
        if bytes.is_empty() {
            return Self(Vec::new());
        }
        let number = |bytes: &[u8]| std::str::from_utf8(bytes).ok()?.parse().ok();
        let parts = |bytes: &[u8]| bytes.split(|byte| *byte == b':').map(number).collect();
        Self(bytes.split(|byte| *byte == b';').map(parts).collect())
    }

    fn get(&self, nth: usize, part: usize) -> Option<u32> {
        self.all(nth).get(part).copied().flatten()
    }

    fn all(&self, nth: usize) -> &[Option<u32>] {
        self.0.get(nth).map(Vec::as_slice).unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.0.len()
    }
}
