//! How text is shown, one grapheme cluster at a time.
//!
//! Text from files and people is kept as it came, and may hold anything: escape sequences, marks
//! that turn the reading direction round, characters that cannot be seen. What this module hands
//! out is safe to print: every control character has become a picture, everything invisible a
//! visible mark such as `⟨202E⟩`, and the width is that of what is printed. No text may reach a
//! screen by another way.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

mod kind;
#[cfg(test)]
mod tests;

pub use kind::is_invisible;
use kind::{is_ideograph, is_joiner, is_mongolian, is_pictograph, may_attach, takes_joiners};

/// What is printed for one grapheme cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    pub text: Cow<'a, str>,
    /// In columns; at least 1.
    pub width: usize,
}

/// The glyphs of a text, each with the byte at which its cluster begins.
pub fn glyphs(text: &str) -> impl Iterator<Item = (usize, Glyph<'_>)> {
    clusters(text).map(|(byte, cluster)| (byte, glyph(cluster)))
}

/// The whole text as it is printed; borrowed where nothing has to be changed.
pub fn visible(text: &str) -> Cow<'_, str> {
    printed(text).0
}

/// The same, and how many columns it takes.
pub fn printed(text: &str) -> (Cow<'_, str>, usize) {
    if is_plain(text) {
        return (text.into(), text.len());
    }
    let (mut printed, mut columns): (Option<String>, _) = (None, 0);
    for (byte, glyph) in glyphs(text) {
        columns += glyph.width;
        match (&mut printed, &glyph.text) {
            (Some(printed), part) => printed.push_str(part),
            (None, Cow::Borrowed(_)) => {}
            (None, Cow::Owned(part)) => {
                let mut begun = String::with_capacity(text.len() + part.len());
                begun.push_str(&text[..byte]);
                begun.push_str(part);
                printed = Some(begun);
            }
        }
    }
    (printed.map_or(text.into(), Cow::Owned), columns)
}

/// How many columns the whole text takes as it is printed.
pub fn columns(text: &str) -> usize {
    if is_plain(text) { text.len() } else { glyphs(text).map(|(_, glyph)| glyph.width).sum() }
}

/// The grapheme clusters of a text as they are in the file, each with the byte at which it
/// begins. They are what a cursor steps over.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    Clusters { text, at: 0 }
}

/// The glyph of one grapheme cluster.
pub fn glyph(cluster: &str) -> Glyph<'_> {
    if let [b' '..=b'~'] = cluster.as_bytes() {
        return Glyph { text: cluster.into(), width: 1 };
    }
    let mut parts = Parts::of(cluster);
    if parts.all(|part| matches!(part, Part::Kept(_))) {
        let width = cluster.width();
        if width > 0 {
            return Glyph { text: cluster.into(), width };
        }
    }
    let text = spelled(Parts::of(cluster));
    let width = printed_width(&text);
    if width > 0 {
        return Glyph { text: text.into(), width };
    }
    let text = spelled(cluster.chars().map(Part::Marked));
    let width = printed_width(&text);
    Glyph { text: text.into(), width }
}

/// Printable ASCII only: one byte, one cluster, one column, and shown as it is.
pub fn is_plain(text: &str) -> bool {
    // Without a way out in the middle of a chunk, so that many bytes are looked at at a time.
    let plain =
        |chunk: &[u8]| chunk.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    text.as_bytes().chunks(64).all(plain)
}

/// The sum over the clusters, as the terminal library does it: widths of single characters add
/// up to too much (a family is drawn in 2 columns, not in 6).
fn printed_width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

struct Clusters<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = self.text.get(at..)?;
        let cluster = match rest.as_bytes() {
            // Nothing in ASCII joins a printable character: most clusters end here.
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => &rest[..1],
            _ => rest.graphemes(true).next()?,
        };
        self.at += cluster.len();
        Some((at, cluster))
    }
}

/// What becomes of one character of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Kept(char),
    Picture(char),
    Tab,
    Marked(char),
    /// One combining mark too many for a cell.
    Excess,
}

/// A cell is legible with this many combining marks; a hundred would run over the lines around.
const COMBINING: usize = 4;
/// More than any emoji needs.
const JOINERS: usize = 7;
/// So many marks of a cluster are spelled out; the rest is counted.
const SPELLED: usize = 4;

/// Goes through a cluster and judges each character by what surrounds it.
struct Parts<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
    /// The last character that takes room by itself.
    base: Option<char>,
    before: Option<char>,
    /// Nothing is printed yet that a combining mark could sit on.
    bare: bool,
    combining: usize,
    joiners: usize,
}

impl<'a> Parts<'a> {
    fn of(cluster: &'a str) -> Self {
        let chars = cluster.chars().peekable();
        Self { chars, base: None, before: None, bare: true, combining: 0, joiners: 0 }
    }

    fn judge(&mut self, char: char) -> Part {
        let next = self.chars.peek().copied();
        let base = self.base.unwrap_or('\0');
        let before = self.before.unwrap_or('\0');
        match char {
            '\t' => return Part::Tab,
            '\0'..='\x1f' => return Part::Picture(control_picture(char)),
            '\x7f' => return Part::Picture('␡'),
            _ if is_wanted(char, base, before, next) && !self.bare => {
                self.joiners += usize::from(is_joiner(char));
                return if self.joiners > JOINERS { Part::Excess } else { Part::Kept(char) };
            }
            _ if is_invisible(char) => return Part::Marked(char),
            _ => {}
        }
        if char.width() == Some(0) {
            self.combining += 1;
            return match self.combining {
                _ if self.bare => Part::Marked(char),
                1..=COMBINING => Part::Kept(char),
                _ => Part::Excess,
            };
        }
        self.combining = 0;
        // At the very start it would join whatever happens to be printed before it.
        if self.before.is_none() && attaches(char) { Part::Marked(char) } else { Part::Kept(char) }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let char = self.chars.next()?;
        let part = self.judge(char);
        self.bare = match part {
            Part::Kept(_) => false,
            Part::Picture(_) | Part::Tab | Part::Marked(_) => true,
            Part::Excess => self.bare,
        };
        if char.width() > Some(0) {
            self.base = Some(char);
        }
        self.before = Some(char);
        Some(part)
    }
}

/// Whether an invisible character does something that people write it for: it joins an emoji,
/// picks its coloured form, or shapes a word in a script that needs it.
fn is_wanted(char: char, base: char, before: char, next: Option<char>) -> bool {
    match char {
        '\u{200d}' if is_pictograph(base) => next.is_some_and(is_pictograph),
        '\u{200c}' | '\u{200d}' => takes_joiners(base) && !is_joiner(before),
        '\u{fe0e}' | '\u{fe0f}' => {
            is_pictograph(before)
                || (matches!(before, '0'..='9' | '#' | '*') && next == Some('\u{20e3}'))
        }
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => is_mongolian(before),
        _ => false,
    }
}

/// Whether a character that has a width joins the one before it all the same.
fn attaches(char: char) -> bool {
    if !may_attach(char) {
        return false;
    }
    let pair = format!("x{char}");
    GraphemeCursor::new(1, pair.len(), true).is_boundary(&pair, 0) == Ok(false)
}

fn control_picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('␀')
}

fn spelled(parts: impl Iterator<Item = Part>) -> String {
    let mut text = String::new();
    let (mut marks, mut excess) = (0, 0);
    for part in parts {
        match part {
            Part::Kept(char) | Part::Picture(char) => text.push(char),
            Part::Tab => text.push_str("    "),
            Part::Marked(char) if marks < SPELLED => {
                marks += 1;
                // Writing to a string does not fail.
                let _ = write!(text, "⟨{:04X}⟩", u32::from(char));
            }
            Part::Marked(_) | Part::Excess => excess += 1,
        }
    }
    if excess > 0 {
        let _ = write!(text, "⟨+{excess}⟩");
    }
    text
}
