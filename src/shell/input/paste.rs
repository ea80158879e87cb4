//! A paste while it comes in: its text, up to a limit, and where it ends. What is pasted is never
//! a key, whatever it looks like.

use super::Token;

/// How a terminal ends a paste that it has begun.
const END: &[u8] = b"\x1b[201~";

/// What has come of a paste.
#[derive(Debug, Default)]
pub struct Paste {
    bytes: Vec<u8>,
    /// How many bytes there were, kept or not.
    length: usize,
    /// How many bytes of [`END`] came last.
    matched: usize,
}

impl Paste {
    /// Takes in bytes, of which at most `most` are kept, up to the end of the paste. Returns how
    /// many of them belong to it, and whether it has ended.
    pub fn take(&mut self, bytes: &[u8], most: usize) -> (usize, bool) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if END.get(self.matched) == Some(&byte) {
                self.matched += 1;
                at += 1;
                if self.matched == END.len() {
                    self.matched = 0;
                    return (at, true);
                }
                continue;
            }
            // Only its first byte is an Esc, so that no end begins within another one.
            self.give_up_end(most);
            if byte == b'\x1b' {
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let plain = rest.iter().position(|byte| *byte == b'\x1b').unwrap_or(rest.len());
            self.keep(rest.get(..plain).unwrap_or_default(), most);
            at += plain;
        }
        (at, false)
    }

    /// What has come so far, and nothing is left. Bytes that are no UTF-8 become replacement
    /// characters.
    pub fn finish(&mut self, most: usize) -> Token {
        self.give_up_end(most);
        let length = std::mem::take(&mut self.length);
        let bytes = std::mem::take(&mut self.bytes);
        if length > most {
            return Token::TooMuch(length);
        }
        let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Token::Paste(String::from_utf8(bytes).unwrap_or_else(|error| lossy(error.into_bytes())))
    }

    /// Whether anything has come.
    pub fn is_empty(&self) -> bool {
        self.length == 0 && self.matched == 0
    }

    /// What looked like the end was text.
    fn give_up_end(&mut self, most: usize) {
        let matched = std::mem::take(&mut self.matched);
        self.keep(END.get(..matched).unwrap_or_default(), most);
    }

    fn keep(&mut self, bytes: &[u8], most: usize) {
        self.length = self.length.saturating_add(bytes.len());
        if self.length <= most {
            self.bytes.extend_from_slice(bytes);
        } else {
            // It will be refused: there is no use for what has come.
            self.bytes = Vec::new();
        }
    }
}
