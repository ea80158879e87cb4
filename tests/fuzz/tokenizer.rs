//! What a terminal sends, of any bytes: the same tokens however it is split into reads; pastes
//! within their limit; and after silence what is typed is heard.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vivavoce::app::Key;
use vivavoce::shell::input::{Begun, Token, Tokenizer};

const MOST_PASTE: usize = 200;

fuzz_target!(|bytes: &[u8]| {
    let [size, bytes @ ..] = bytes else { return };
    let (mut whole, mut split) = (Tokenizer::new(MOST_PASTE), Tokenizer::new(MOST_PASTE));
    let (mut expected, mut out) = (Vec::new(), Vec::new());
    whole.feed(bytes, &mut expected);
    for part in bytes.chunks(usize::from(size % 32) + 1) {
        split.feed(part, &mut out);
    }
    assert_eq!(out, expected);
    assert_eq!(whole.begun(), split.begun());

    // The same once more with silence here and there.
    let mut silent = Tokenizer::new(MOST_PASTE);
    for (nth, part) in bytes.chunks(usize::from(size % 7) + 1).enumerate() {
        silent.feed(part, &mut out);
        match (nth + usize::from(size / 32)) % 5 {
            0 => silent.rest(&mut out),
            1 => silent.lull(&mut out),
            _ => {}
        }
    }
    for tokenizer in [&mut whole, &mut silent] {
        tokenizer.rest(&mut out);
        assert_eq!(tokenizer.begun(), Begun::Nothing);
        for token in out.drain(..) {
            match token {
                Token::Paste(text) => assert!(text.len() <= 3 * MOST_PASTE),
                Token::TooMuch(length) => assert!(length > MOST_PASTE),
                Token::Key(_) | Token::Mouse(_) => {}
                Token::Background(_) | Token::Attributes => {}
            }
        }
        for byte in b"ok" {
            tokenizer.feed(&[*byte], &mut out);
        }
        assert_eq!(out, ['o', 'k'].map(|c| Token::Key(Key::char(c))));
        out.clear();
    }
});
