//! What the terminal answers is heard, however it is torn, and nothing else is taken for an answer.

use super::{Token, heard};
use crate::app::Background::{Dark, Light};

#[test]
fn a_terminal_says_what_it_writes_on_in_several_ways() {
    for (said, background) in [
        ("rgb:ffff/ffff/ffff", Light),
        ("rgb:0000/0000/0000", Dark),
        ("rgb:1e1e/1e1e/2e2e", Dark),
        // Solarized, both ways; a grey on which black reads better than white.
        ("rgb:fdfd/f6f6/e3e3", Light),
        ("rgb:0000/2b2b/3636", Dark),
        ("rgb:80/80/80", Light),
        ("rgb:f/f/f", Light),
        ("rgb:fff/fff/ddd", Light),
        ("rgba:0000/0000/0000/ffff", Dark),
        ("#ffffff", Light),
        ("#000", Dark),
        ("#111122223333", Dark),
    ] {
        for end in ["\x07", "\x1b\\"] {
            let answer = format!("\x1b]11;{said}{end}");
            assert_eq!(heard(&[answer.as_bytes()]), [Token::Background(background)], "{said}");
        }
    }
}

#[test]
fn an_answer_is_heard_wherever_the_line_tears_it() {
    let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    // Torn right behind its Esc it begins with what may be a key, and is not waited for.
    for at in 2..answer.len() {
        let (before, after) = answer.split_at(at);
        assert_eq!(heard(&[before, after]), [Token::Background(Light)], "at {at}");
    }
}

#[test]
fn somebody_who_makes_the_terminal_light_or_dark_is_followed() {
    assert_eq!(heard(&[b"\x1b[?997;1n"]), [Token::Background(Dark)]);
    assert_eq!(heard(&[b"\x1b[?997;2n"]), [Token::Background(Light)]);
    assert_eq!(heard(&[b"\x1b[?997;3n"]), []);
    assert_eq!(heard(&[b"\x1b[?62;1;4c"]), [Token::Attributes]);
    assert_eq!(heard(&[b"\x1b[>41;354;0c"]), []);
}

#[test]
fn what_is_no_colour_says_nothing() {
    for said in [
        "",
        "?",
        "rgb:",
        "rgb:ff/ff",
        "rgb:ff/ff/ff/ff",
        "rgb:fffff/0/0",
        "rgb:+f/0/0",
        "rgb:gg/gg/gg",
        "hsl:1/2/3",
        "#",
        "#ff",
        "#ééé",
        "white",
    ] {
        assert_eq!(heard(&[format!("\x1b]11;{said}\x1b\\").as_bytes()]), [], "{said}");
    }
    assert_eq!(heard(&[b"\x1b]10;rgb:ffff/ffff/ffff\x07"]), [], "the colour of the text");
    assert_eq!(heard(&[b"\x1bP11;rgb:ffff/ffff/ffff\x1b\\"]), [], "another kind of string");
    assert_eq!(heard(&[b"\x1b]11;rgb:ffff/ffff/ffff\x18"]), [], "taken back");
}
