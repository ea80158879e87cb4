//! The four recommendations in a row: where each of them stands, for whoever draws or clicks.

use super::areas::{Area, wide};
use crate::domain::Recommendation;

/// A recommendation that can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// From 1, as its key.
    pub nth: u8,
    /// The column of its key, and of its words behind it.
    pub column: u16,
    pub words_at: u16,
    pub key: String,
    pub words: String,
    pub chosen: bool,
}

impl Choice {
    /// The column behind it.
    pub fn end(&self) -> u16 {
        self.words_at + wide(&self.words)
    }
}

/// The choices in a row of an area. While a text has the keys, they say that they take Alt: each of
/// them, or where there is no room for that the row at its beginning, by [`lead`].
pub fn choices(area: Area, given: Option<Recommendation>, typing: bool) -> Vec<Choice> {
    let alt = if typing && area.width >= ROOMY { "Alt-" } else { "" };
    let gap = if area.width >= TIGHT { 2 } else { 1 };
    let mut column = 1 + wide(lead(area, typing));
    let choice = |(nth, recommendation): (u8, Recommendation)| {
        let chosen = given == Some(recommendation);
        let key = format!("{alt}{nth}");
        let words = recommendation.words();
        let words = if chosen { format!("[{words}]") } else { words.to_owned() };
        let words_at = column + wide(&key) + 1;
        let choice = Choice { nth, column, words_at, key, words, chosen };
        column = choice.end() + gap;
        choice
    };
    (1..).zip(Recommendation::ALL).map(choice).collect()
}

/// What stands at the beginning of the row where its keys take Alt and do not say so themselves.
pub fn lead(area: Area, typing: bool) -> &'static str {
    match area.width {
        ROOMY.. => "",
        _ if !typing => "",
        TIGHT.. => "Alt + ",
        // As narrow as it may be, there is not even a blank left.
        _ => "Alt",
    }
}

/// The columns from which each key can say that it takes Alt, and from which there are blanks.
const ROOMY: u16 = 70;
const TIGHT: u16 = 48;
