//! Tables of what terminals send, and what holds for any bytes.

mod answers;
mod encodings;
mod properties;
mod reports;

use super::{Token, Tokenizer};
use crate::app::Key;

/// The most of a paste that is kept in these tests.
const MOST: usize = 1000;

/// What is done by bytes, after which nothing more comes.
fn tokens(bytes: &[u8]) -> Vec<Token> {
    after_lulls(&[bytes])
}

/// What is done by bytes with lulls between them, after which nothing more comes.
fn after_lulls(parts: &[&[u8]]) -> Vec<Token> {
    let mut out = heard(parts);
    out.retain(|token| !is_answer(token));
    out
}

/// The same with what the terminal has answered.
fn heard(parts: &[&[u8]]) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new(MOST);
    let mut out = Vec::new();
    for part in parts {
        tokenizer.lull(&mut out);
        tokenizer.feed(part, &mut out);
    }
    tokenizer.rest(&mut out);
    out
}

/// Whether the terminal has said it, and nobody has done it.
fn is_answer(token: &Token) -> bool {
    matches!(token, Token::Background(_) | Token::Attributes)
}

/// Keys as people write them, with pastes in guillemets.
fn said(tokens: &[Token]) -> String {
    let words = tokens.iter().filter(|token| !is_answer(token)).map(|token| match token {
        Token::Key(key) => key.to_string(),
        Token::Paste(text) => format!("«{text}»"),
        Token::TooMuch(bytes) => format!("«{bytes}»"),
        Token::Mouse(mouse) => {
            let way = if mouse.release { "up" } else { "down" };
            format!("mouse:{}:{}:{}:{way}", mouse.code, mouse.column, mouse.row)
        }
        Token::Background(_) | Token::Attributes => unreachable!("an answer is nothing typed"),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The keys that a text is typed with.
fn typed(text: &str) -> Vec<Token> {
    text.chars().map(|c| Token::Key(Key::char(c))).collect()
}
