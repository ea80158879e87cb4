//! Takes what a terminal sends apart: bytes in, tokens out.
//!
//! It knows no clock. How the bytes are split into reads makes no difference; what does is silence,
//! and whoever reads says so: [`Tokenizer::lull`] when what follows may be another hand's,
//! [`Tokenizer::rest`] when nothing more will come of what has begun. Reports of the terminal are
//! never text. One that breaks off is dropped as far as it came in one go; what came after a lull
//! has been typed, and is given back. Memory is bounded by the largest paste.

use super::Token;
mod sequences;

use self::sequences::is_likely;
use super::paste::Paste;
use super::sequence;
use crate::app::{Code, Key};

/// Nobody types so many bytes at once.
pub const BULK: usize = 16;

/// The tokenizer.
#[derive(Debug)]
pub struct Tokenizer {
    state: State,
    /// The bytes of what has begun, from Esc on; of a string only those that may be given back.
    begun: Vec<u8>,
    /// The first of them that is given back if nothing comes of it; none without a lull.
    typed_from: Option<usize>,
    /// An Esc stands before the sequence: it is Alt, if a key comes of it.
    alt: bool,
    /// How many things have begun.
    count: usize,
    paste: Paste,
    most_paste: usize,
    /// The beginning of a string, as much of it as is ever read.
    said: Vec<u8>,
    /// What has been decided by silence, and may turn out to go on.
    late: Late,
}

/// What has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ground,
    /// A character of several bytes.
    Character,
    Escape,
    TwoEscapes,
    Csi,
    /// Three bytes follow.
    OldMouse,
    Ss3,
    /// A string of so many bytes so far; whether a terminal might begin one so.
    String {
        length: usize,
        likely: bool,
    },
    /// An Esc in a string: its end, or another beginning; whether it may have been `typed`.
    StringEnd {
        length: usize,
        likely: bool,
        typed: bool,
    },
    Paste,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Late {
    Nothing,
    Escape,
    Paste,
}

/// For how long to wait for more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    Nothing,
    /// Esc, which may be the first half of an Alt key or of a sequence.
    Escape,
    /// A character, or the sequence of a key.
    Key,
    /// A report of any length.
    Report,
    Paste,
}

impl Tokenizer {
    /// A tokenizer that keeps at most `most_paste` bytes of a paste.
    pub fn new(most_paste: usize) -> Self {
        Self {
            state: State::Ground,
            begun: Vec::new(),
            typed_from: None,
            alt: false,
            count: 0,
            paste: Paste::default(),
            most_paste,
            said: Vec::new(),
            late: Late::Nothing,
        }
    }

    /// Takes in bytes.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Token>) {
        if bytes.is_empty() {
            return;
        }
        match std::mem::replace(&mut self.late, Late::Nothing) {
            Late::Escape if goes_on(bytes) => self.begin(State::Escape, b'\x1b'),
            Late::Paste if bytes.len() >= BULK => self.state = State::Paste,
            Late::Nothing | Late::Escape | Late::Paste => {}
        }
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.state == State::Paste {
                let rest = bytes.get(at..).unwrap_or_default();
                let (taken, ended) = self.paste.take(rest, self.most_paste);
                at += taken;
                if ended {
                    self.finish_paste(out);
                }
            } else {
                self.step(byte, out);
                at += 1;
            }
        }
    }

    /// The line has been silent for longer than it takes to send a sequence: what comes next may
    /// still be the rest of it, or has been typed.
    pub fn lull(&mut self, out: &mut Vec<Token>) {
        match self.state {
            State::TwoEscapes => {
                out.push(escape());
                self.begin(State::Escape, b'\x1b');
                self.typed_from = Some(1);
            }
            State::Ground | State::Character | State::Paste => {}
            _ => self.typed_from = self.typed_from.or(Some(self.begun.len())),
        }
    }

    /// Nothing more comes of what has begun.
    pub fn rest(&mut self, out: &mut Vec<Token>) {
        self.end(out);
        // What was given back may end with half a character.
        self.end(out);
    }

    /// What has begun and is not finished.
    pub fn begun(&self) -> Begun {
        match self.state {
            State::Ground => Begun::Nothing,
            State::Escape | State::TwoEscapes => Begun::Escape,
            State::Character
            | State::Csi
            | State::OldMouse
            | State::Ss3
            | State::String { length: 0, .. } => Begun::Key,
            State::String { .. } | State::StringEnd { .. } => Begun::Report,
            State::Paste => Begun::Paste,
        }
    }

    /// How many things have begun so far: by this one that has begun since can be told from
    /// another.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Ends what has begun.
    fn end(&mut self, out: &mut Vec<Token>) {
        match self.state {
            State::Ground => {}
            State::Character => {
                self.clear();
                out.push(unreadable());
            }
            State::Escape => {
                self.clear();
                out.push(escape());
                self.late = Late::Escape;
            }
            State::TwoEscapes => {
                self.clear();
                out.extend([escape(), escape()]);
                self.late = Late::Escape;
            }
            State::StringEnd { length, likely, typed } => {
                self.state = State::String { length, likely };
                self.give_up(out);
                // Or it is half an end.
                if typed {
                    out.push(escape());
                }
            }
            State::Csi | State::OldMouse | State::Ss3 | State::String { .. } => self.give_up(out),
            State::Paste => {
                self.finish_paste(out);
                self.late = Late::Paste;
            }
        }
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Token>) {
        match self.state {
            State::Ground => self.ground(byte, out),
            State::Character => self.character(byte, out),
            State::Escape => self.escape(byte, out),
            State::TwoEscapes => match byte {
                b'[' | b'O' => {
                    self.alt = true;
                    self.begun.pop();
                    self.escape(byte, out);
                }
                b'\x1b' => out.push(escape()),
                _ => {
                    out.push(escape());
                    self.begin(State::Escape, b'\x1b');
                    self.escape(byte, out);
                }
            },
            State::Csi => self.csi(byte, out),
            State::OldMouse => self.old_mouse(byte, out),
            State::Ss3 => self.ss3(byte, out),
            State::String { length, likely } => self.string(byte, length, likely, out),
            State::StringEnd { .. } if byte == b'\\' => self.finish_string(out),
            State::StringEnd { length, likely, typed } => {
                // A lull since then, so that it was half an end, and this has been typed.
                let broken = !typed && self.typed_from.is_some();
                self.state = State::String { length, likely };
                self.give_up(out);
                if !broken {
                    self.step(b'\x1b', out);
                }
                self.step(byte, out);
            }
            // `feed` gives a paste everything at once; this is what is given back.
            State::Paste => {
                if self.paste.take(&[byte], self.most_paste).1 {
                    self.finish_paste(out);
                }
            }
        }
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Token>) {
        match byte {
            b'\x1b' => self.begin(State::Escape, byte),
            ..=0x1f | 0x7f => out.extend(sequence::control(byte).map(Token::Key)),
            b' '..=b'~' => out.push(Token::Key(Key::char(char::from(byte)))),
            0xc2..=0xf4 => self.begin(State::Character, byte),
            _ => out.push(unreadable()),
        }
    }

    fn character(&mut self, byte: u8, out: &mut Vec<Token>) {
        self.begun.push(byte);
        let alt = self.alt;
        match std::str::from_utf8(&self.begun) {
            Ok(text) => {
                out.extend(text.chars().map(|c| Token::Key(Key { alt, ..Key::char(c) })));
                self.clear();
            }
            Err(error) if error.error_len().is_none() => {}
            Err(_) => {
                self.clear();
                out.push(unreadable());
                self.step(byte, out);
            }
        }
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Token>) {
        if byte == b'\x1b' {
            if self.typed_from.is_some() {
                out.push(escape());
                self.begin(State::Escape, byte);
            } else {
                self.begun.push(byte);
                self.state = State::TwoEscapes;
            }
            return;
        }
        // Whether the line has torn an introducer in two says nothing about what follows it.
        self.typed_from = None;
        self.begun.push(byte);
        match byte {
            b'[' => self.state = State::Csi,
            b'O' => self.state = State::Ss3,
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = State::String { length: 0, likely: true };
            }
            0xc2..=0xf4 => {
                self.begin(State::Character, byte);
                self.alt = true;
            }
            _ => {
                self.clear();
                let key = match byte {
                    b' '..=b'~' => Some(Key::char(char::from(byte))),
                    ..=0x7f => sequence::control(byte),
                    _ => Some(Key::char(char::REPLACEMENT_CHARACTER)),
                };
                out.extend(key.map(|key| Token::Key(key.alt())));
            }
        }
    }

    /// Begins something with its first byte.
    fn begin(&mut self, state: State, byte: u8) {
        self.clear();
        self.begun.push(byte);
        self.state = state;
        self.count = self.count.wrapping_add(1);
    }

    /// Forgets what has begun.
    fn clear(&mut self) {
        self.state = State::Ground;
        self.begun.clear();
        self.said.clear();
        self.typed_from = None;
        self.alt = false;
    }

    /// A whole sequence has come.
    fn finish(&mut self, mut tokens: Vec<Token>, out: &mut Vec<Token>) {
        if self.alt {
            match tokens.first_mut() {
                Some(Token::Key(key)) if key.code != Code::Esc => key.alt = true,
                // Esc was pressed, and something else happened to follow it.
                _ => out.push(escape()),
            }
        }
        self.clear();
        out.extend(tokens);
    }

    /// A byte has come that cannot belong to what has begun.
    fn broken(&mut self, byte: u8, out: &mut Vec<Token>) {
        self.give_up(out);
        self.step(byte, out);
    }

    /// Nothing comes of what has begun: a report that has broken off, or an Alt key, and what was
    /// typed after it.
    fn give_up(&mut self, out: &mut Vec<Token>) {
        let from = self.typed_from.unwrap_or(self.begun.len());
        let dropped = match self.state {
            State::String { length: 1.., likely: true } => usize::MAX,
            _ => from,
        };
        let introducer = self.begun.get(1).copied().filter(|_| dropped == 2);
        let typed = self.begun.split_off(from.min(self.begun.len()));
        if self.alt {
            out.push(escape());
        }
        self.clear();
        out.extend(introducer.map(|byte| Token::Key(Key::char(char::from(byte)).alt())));
        for byte in typed {
            self.step(byte, out);
        }
    }

    /// A whole string has come: an answer, or a report that nobody reads.
    fn finish_string(&mut self, out: &mut Vec<Token>) {
        let introducer = self.begun.get(1).copied().unwrap_or_default();
        let answer = sequence::string(introducer, &self.said);
        self.clear();
        out.extend(answer);
    }

    fn finish_paste(&mut self, out: &mut Vec<Token>) {
        self.clear();
        if !self.paste.is_empty() {
            out.push(self.paste.finish(self.most_paste));
        }
    }
}

/// Whether these bytes are the rest of a sequence whose Esc came long before: a person does not
/// type them at once.
fn goes_on(bytes: &[u8]) -> bool {
    match bytes {
        [b'[', next, ..] => matches!(next, b'0'..=b'?' | b'A'..=b'D' | b'F' | b'H' | b'M'),
        [introducer, next, _, ..] => is_likely(*introducer, *next),
        _ => false,
    }
}

const fn escape() -> Token {
    Token::Key(Key::plain(Code::Esc))
}

/// What stands for bytes that are no UTF-8.
const fn unreadable() -> Token {
    Token::Key(Key::char(char::REPLACEMENT_CHARACTER))
}
