//! What can be told of a session's file before it is read as TOML: whether something may be in it.
//!
//! Most files are never parsed because of that. It must not miss anything, so that whatever a
//! TOML string may write in another way than it means is either not relied on (quotation marks,
//! backslashes, control characters) or makes the file one that may have everything
//! ([`is_veiled`]: characters by their numbers, and line ends that do not count).

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

use crate::format::letters::{accented_at, bare, expression};

/// What a file must have, as far as that is known.
#[derive(Clone, Debug)]
pub(super) enum Raw {
    /// Nothing is known: it may be in every file.
    Anything,
    /// A text.
    Word {
        /// As it stands without accents; `None` for what is not plain ASCII.
        plain: Option<Box<Plain>>,
        /// With any accents.
        accented: Regex,
    },
    /// One of some texts.
    OneOf(Regex),
}

impl Raw {
    /// What a word or a phrase needs.
    pub(super) fn word(word: &str, case: bool) -> Self {
        let pieces = word.split(|c: char| is_written_otherwise(c));
        let Some(piece) = pieces.max_by_key(|piece| piece.len()) else { return Self::Anything };
        let letters: String = piece.chars().filter_map(bare).collect();
        let accented = build(&expression(piece, case));
        let Some(accented) = accented.filter(|_| !letters.is_empty()) else {
            return Self::Anything;
        };
        let plain = letters.is_ascii().then(|| Box::new(Plain::new(&letters, case)));
        Self::Word { plain, accented }
    }

    /// What a regular expression needs: what every match begins with, or ends with.
    pub(super) fn regex(source: &str) -> Self {
        let Ok(parsed) = regex_syntax::parse(source) else { return Self::Anything };
        let ends = [ExtractKind::Prefix, ExtractKind::Suffix];
        let texts = ends.into_iter().find_map(|end| needed(&parsed, end));
        let Some(texts) = texts else { return Self::Anything };
        let any: Vec<String> = texts.iter().map(|text| exactly(text)).collect();
        build(&format!("(?s-u:{})", any.join("|"))).map_or(Self::Anything, Self::OneOf)
    }

    /// Whether it may be in a file.
    pub(super) fn may_be_in(&self, file: &[u8]) -> bool {
        let has = match self {
            Self::Anything => true,
            Self::OneOf(texts) => texts.is_match(file),
            Self::Word { plain: None, accented } => accented.is_match(file),
            Self::Word { plain: Some(plain), accented } => {
                plain.is_in(file) || is_with_accents_in(accented, file)
            }
        };
        has || is_veiled(file)
    }
}

/// A text without accents.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    /// In small letters, unless case counts.
    text: Finder<'static>,
    case: bool,
}

/// How many bytes are made small at a time: they are found where they are the fastest to look at.
const ROOM: usize = 4 << 10;

impl Plain {
    fn new(letters: &str, case: bool) -> Self {
        let small = letters.to_ascii_lowercase();
        let text = if case { letters } else { &small };
        Self { text: Finder::new(text).into_owned(), case }
    }

    /// Whether it stands in a file.
    fn is_in(&self, file: &[u8]) -> bool {
        if self.case {
            return self.text.find(file).is_some();
        }
        let (mut room, mut rest) = ([0; ROOM], file);
        // No piece but the last is as short as the text: words are not that long.
        let twice = self.text.needle().len().saturating_sub(1).min(ROOM / 2);
        loop {
            let length = rest.len().min(ROOM);
            let (Some(piece), Some(begins)) = (room.get_mut(..length), rest.get(..length)) else {
                return false;
            };
            piece.copy_from_slice(begins);
            piece.make_ascii_lowercase();
            if self.text.find(piece).is_some() {
                return true;
            }
            if length == rest.len() {
                return false;
            }
            // What stands across the end of a piece is in the next one.
            rest = rest.get(length - twice..).unwrap_or_default();
        }
    }
}

/// Whether a text stands in a file with an accent in it. It never goes over the end of a line, and
/// few lines have an accent.
fn is_with_accents_in(accented: &Regex, file: &[u8]) -> bool {
    let mut rest = file;
    while let Some(at) = accented_at(rest) {
        let (before, behind) = rest.split_at(at);
        let start = memrchr(b'\n', before).map_or(0, |end| end + 1);
        let end = at + memchr(b'\n', behind).unwrap_or(behind.len());
        if accented.is_match(rest.get(start..end).unwrap_or_default()) {
            return true;
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    false
}

/// Whether a TOML string may write a character as a backslash and another one.
fn is_written_otherwise(c: char) -> bool {
    matches!(c, '"' | '\\' | '\0'..='\u{1f}' | '\u{7f}')
}

/// Whether a file may mean characters that do not stand in it: written by their numbers, or as a
/// text that goes on after a line end that does not count.
fn is_veiled(file: &[u8]) -> bool {
    memchr::memchr_iter(b'\\', file).any(|at| {
        matches!(file.get(at + 1), None | Some(b'u' | b'U' | b'x' | b' ' | b'\t' | b'\r' | b'\n'))
    })
}

/// The texts one of which stands at that end of every match, cut to what a file has as it is;
/// `None` where there may be others.
fn needed(parsed: &Hir, end: ExtractKind) -> Option<Vec<Vec<u8>>> {
    let prefix = matches!(end, ExtractKind::Prefix);
    let mut extractor = Extractor::new();
    let all = extractor.kind(end).extract(parsed);
    let cut = |text: &[u8]| {
        let otherwise = |byte: &u8| is_written_otherwise(char::from(*byte));
        let piece =
            if prefix { text.split(otherwise).next() } else { text.rsplit(otherwise).next() };
        piece.filter(|piece| !piece.is_empty()).map(<[u8]>::to_vec)
    };
    all.literals()?.iter().map(|text| cut(text.as_bytes())).collect()
}

/// A regular expression for some bytes.
fn exactly(bytes: &[u8]) -> String {
    let escapes: Vec<String> = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    escapes.concat()
}

fn build(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).build().ok()
}
