//! Where a row of text ends.
//!
//! The answer depends on nothing but the text from the row's start on: that is what lets an edit
//! in a long line stop wrapping as soon as a row begins where one began before.

use crate::domain::glyph::{clusters, glyph};

/// Where the row after the one that begins at `start` begins; `None` if that is the last.
///
/// A row breaks after a run of spaces, which may hang over its end, or beside an ideograph; a
/// word that is longer than a row breaks anywhere between clusters. A row has at least one
/// cluster, however wide.
///
/// `start` is on a cluster boundary; `area` is in columns.
pub(super) fn next_row(text: &str, start: usize, area: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    // Most lines are short and plain.
    if rest.len() <= area && rest.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let mut column = 0_usize;
    let mut chance = None;
    let mut before: Option<Side> = None;
    let mut written = false;
    for (byte, cluster) in clusters(rest) {
        let side = Side::of(cluster);
        if before.is_some_and(|before| before.lets_go_of(side, written)) {
            chance = Some(byte);
        }
        let wider = column.saturating_add(glyph(cluster).width);
        if side != Side::Space {
            if wider > area && byte > 0 {
                return Some(start + chance.unwrap_or(byte));
            }
            written = true;
        }
        column = wider;
        before = Some(side);
    }
    None
}

/// How a cluster stands to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Space,
    Letter,
    /// Text in these has no spaces; a row may begin or end at any of them.
    Ideograph,
    /// Stays with what follows: an opening bracket.
    Opening,
    /// Stays with what precedes: a closing bracket, a full stop.
    Closing,
}

impl Side {
    fn of(cluster: &str) -> Self {
        let mut chars = cluster.chars();
        let Some(first) = chars.next() else { return Self::Letter };
        match first {
            ' '
            | '\t'
            | '\u{1680}'
            | '\u{2000}'..='\u{2006}'
            | '\u{2008}'..='\u{200a}'
            | '\u{205f}'
            | '\u{3000}'
                if chars.next().is_none() =>
            {
                Self::Space
            }
            '(' | '[' | '{' | '«' | '“' | '‘' | '〈' | '《' | '「' | '『' | '【' | '〔' | '〖'
            | '（' | '［' | '｛' => Self::Opening,
            ')' | ']' | '}' | '»' | '”' | '’' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '、'
            | '。' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '々' | 'ー' | '・' | '）'
            | '］' | '｝' | '，' | '．' | '：' | '；' | '！' | '？' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ'
            | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ'
            | 'ュ' | 'ョ' => Self::Closing,
            '\u{2e80}'..='\u{30ff}'
            | '\u{31f0}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Ideograph,
            _ => Self::Letter,
        }
    }

    /// Whether a row may end after this and before `next`. Spaces at the start of a line are no
    /// place to end a row: it would be empty.
    fn lets_go_of(self, next: Self, written: bool) -> bool {
        match (self, next) {
            (_, Self::Space) => false,
            (Self::Space, _) => written,
            (Self::Opening, _) | (_, Self::Closing) => false,
            (Self::Ideograph, _) | (_, Self::Ideograph) => true,
            (Self::Closing | Self::Letter, _) => false,
        }
    }
}
