//! The lines of a session's file, and what stands behind their keys, as far as the program itself
//! writes them: at anything else there is nothing, and the file has to be parsed.
//!
//! Nothing here knows which table a line is in.

use std::borrow::Cow;

use memchr::memmem::Finder;
use memchr::{memchr_iter, memchr2, memmem};

/// What stands behind a key.
pub(super) enum Value<'a> {
    /// What is between the quotes.
    Text(&'a str),
    /// A number, a time, a word; as it stands there.
    Word(&'a str),
    List,
}

/// What is still to be read.
pub(super) struct Lines<'a> {
    pub(super) rest: &'a str,
    /// How many texts of several lines have been read.
    blocks: usize,
    /// What they begin and end with.
    quotes: Finder<'static>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(rest: &'a str) -> Self {
        Self { rest, blocks: 0, quotes: Finder::new("\"\"\"") }
    }

    /// The next line, without its end. Every line that is printed has one.
    pub(super) fn next(&mut self) -> Option<&'a str> {
        let end = memchr::memchr(b'\n', self.rest.as_bytes())?;
        let line = self.rest.get(..end)?;
        self.rest = self.rest.get(end + 1..)?;
        Some(line)
    }

    /// The value that begins in a line and may go on in those that follow. That no other text of
    /// several lines begins in it is seen at the end, for all of them at once.
    pub(super) fn value(&mut self, line: &'a str) -> Option<Value<'a>> {
        match line.as_bytes() {
            b"\"\"\"" => {
                self.blocks += 1;
                let end = self.block_end()?;
                let text = self.rest.get(..end)?;
                self.rest = self.rest.get(end + 3..)?.strip_prefix('\n')?;
                Some(Value::Text(text))
            }
            [b'"', inner @ .., b'"'] if is_inner(inner) => {
                Some(Value::Text(line.get(1..line.len() - 1)?))
            }
            b"[" => self.list(),
            [b'[', .., b']'] => Some(Value::List),
            [b'0'..=b'9' | b't' | b'f', ..] if memchr2(b'"', b'\'', line.as_bytes()).is_none() => {
                Some(Value::Word(line))
            }
            _ => None,
        }
    }

    /// Where the quotes stand that end a text of several lines.
    fn block_end(&self) -> Option<usize> {
        let text = self.rest.as_bytes();
        let mut from = 0;
        loop {
            let at = from + self.quotes.find(text.get(from..)?)?;
            let before = text.get(..at)?.iter().rev();
            if before.take_while(|byte| **byte == b'\\').count() % 2 == 0 {
                return Some(at);
            }
            from = at + 1;
        }
    }

    /// A list with one value a line.
    fn list(&mut self) -> Option<Value<'a>> {
        let (text, mut start) = (self.rest.as_bytes(), 0);
        for end in memchr_iter(b'\n', text) {
            match text.get(start..end)? {
                b"]" => {
                    self.rest = self.rest.get(end + 1..)?;
                    return Some(Value::List);
                }
                // Nothing that could go on in the next line.
                [b' ', b' ', b'"', .., b'"', b','] | [b' ', b' ', b'{', .., b'}', b','] => {}
                _ => return None,
            }
            start = end + 1;
        }
        None
    }

    /// Leaves out the lines that follow in a table in which nothing is searched, as long as each is
    /// a key and its value.
    pub(super) fn skip(&mut self) {
        let (text, mut start) = (self.rest.as_bytes(), 0);
        for end in memchr_iter(b'\n', text) {
            match text.get(start..end).unwrap_or_default() {
                // What may go on in the next line.
                [.., b'['] | [.., b'"', b'"', b'"'] => break,
                [] | [b'a'..=b'z' | b'0'..=b'9', ..] => {}
                _ => break,
            }
            start = end + 1;
        }
        self.rest = self.rest.get(start..).unwrap_or_default();
    }

    /// Whether every text of several lines in what has been read of all was taken for one: none
    /// begins where nobody has looked for it.
    pub(super) fn have_all_blocks(&self, all: &str) -> bool {
        let read = all.len().saturating_sub(self.rest.len());
        let read = all.as_bytes().get(..read).unwrap_or_default();
        self.quotes.find_iter(read).count() == self.blocks * 2
            && memmem::find(read, b"'''").is_none()
    }
}

/// Whether this is a text on one line between its quotes.
fn is_inner(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = memchr2(b'"', b'\\', rest) {
        match rest.get(at..) {
            Some([b'\\', _, after @ ..]) => rest = after,
            _ => return false,
        }
    }
    true
}

/// What stands between quotes as it is meant; `None` where that is written in an unusual way.
pub(super) fn decoded(text: &str) -> Option<Cow<'_, str>> {
    let Some(first) = memchr::memchr(b'\\', text.as_bytes()) else { return Some(text.into()) };
    let (head, tail) = text.split_at_checked(first)?;
    let (mut out, mut chars) = (head.to_owned(), tail.chars());
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next()? {
                c @ ('"' | '\\') => c,
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(out.into())
}
