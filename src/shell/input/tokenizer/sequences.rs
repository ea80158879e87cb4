//! What goes on after Esc and one byte more: where a sequence ends, and when it has broken off.

use super::super::sequence;
use super::{State, Token, Tokenizer};

/// No sequence of a terminal is longer, and no string that nobody has asked for, in bytes.
const MOST_SEQUENCE: usize = 256;
const MOST_STRING: usize = 1 << 20;

/// What is read of a string, in bytes: a colour with all its digits is shorter.
const MOST_READ: usize = 64;

/// What a string may be given back of, in bytes: nobody types more before the string is given up.
const MOST_KEPT: usize = 4096;

impl Tokenizer {
    pub(super) fn csi(&mut self, byte: u8, out: &mut Vec<Token>) {
        if !(b' '..=b'~').contains(&byte) || self.begun.len() >= MOST_SEQUENCE {
            return self.broken(byte, out);
        }
        self.begun.push(byte);
        let body = self.begun.get(2..).unwrap_or_default();
        let whole = match body {
            // The Linux console's function keys have one letter more.
            b"[" | [] => false,
            // rxvt ends a key with what stands before an end elsewhere.
            [numbers @ .., b'$'] => !numbers.is_empty() && numbers.iter().all(u8::is_ascii_digit),
            [.., last] => (b'@'..=b'~').contains(last),
        };
        match body {
            _ if !whole => {}
            b"M" => self.state = State::OldMouse,
            b"200~" => {
                self.finish(Vec::new(), out);
                self.state = State::Paste;
            }
            body => match sequence::csi(body) {
                None if self.typed_from.is_some() => self.give_up(out),
                decoded => self.finish(decoded.unwrap_or_default(), out),
            },
        }
    }

    pub(super) fn old_mouse(&mut self, byte: u8, out: &mut Vec<Token>) {
        if byte < b' ' {
            return self.broken(byte, out);
        }
        self.begun.push(byte);
        if let [_, _, _, code, column, row] = self.begun[..] {
            self.finish(sequence::old_mouse([code, column, row]), out);
        }
    }

    pub(super) fn ss3(&mut self, byte: u8, out: &mut Vec<Token>) {
        let number = byte.is_ascii_digit() || byte == b';';
        if number && self.begun.len() < 8 {
            self.begun.push(byte);
            return;
        }
        let body = self.begun.iter().skip(2).copied().chain([byte]).collect::<Vec<_>>();
        // The letters of the keypad are more likely typed, when they come on their own.
        let torn = self.typed_from.is_some() && !byte.is_ascii_uppercase();
        match sequence::ss3(&body) {
            Some(tokens) if !torn => self.finish(tokens, out),
            _ => {
                // No terminal says that: it is Alt-O, and what was typed after it.
                self.typed_from = Some(2);
                self.broken(byte, out);
            }
        }
    }

    pub(super) fn string(&mut self, byte: u8, length: usize, likely: bool, out: &mut Vec<Token>) {
        match byte {
            b'\x1b' => {
                let typed = self.typed_from.is_some();
                self.state = State::StringEnd { length, likely, typed };
            }
            // The ends that terminals have for it beside Esc and backslash.
            0x07 if length > 0 => self.finish_string(out),
            0x18 | 0x1a if length > 0 => self.clear(),
            0 => {}
            ..=0x1f | 0x7f => self.broken(byte, out),
            _ => {
                let likely = likely && (length > 0 || self.begins_a_report(byte));
                if length == 0 && !likely {
                    // It will have been Alt and a letter, if no end comes.
                    self.typed_from = Some(2);
                }
                self.state = State::String { length: length + 1, likely };
                if self.said.len() < MOST_READ {
                    self.said.push(byte);
                }
                if self.typed_from.is_some() {
                    self.begun.push(byte);
                }
                if self.begun.len() > MOST_KEPT || length > MOST_STRING {
                    self.give_up(out);
                }
            }
        }
    }

    /// Whether a terminal's string might begin so.
    fn begins_a_report(&self, byte: u8) -> bool {
        is_likely(self.begun.last().copied().unwrap_or_default(), byte)
    }
}

/// Whether a terminal's string of this kind might begin with this byte: a number and a title in an
/// OSC, a number or a mark in a DCS, the letter of kitty's pictures in an APC.
pub(super) fn is_likely(introducer: u8, first: u8) -> bool {
    match introducer {
        b']' => matches!(first, b'0'..=b'9' | b'l' | b'L'),
        b'P' => matches!(first, b'0'..=b'9' | b'!' | b'$' | b'+' | b'<'..=b'?' | b'|'),
        b'_' => first == b'G',
        _ => false,
    }
}
