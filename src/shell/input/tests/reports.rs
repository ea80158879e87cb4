//! Reports are never text; pastes are nothing else; and nothing that is typed is swallowed.

use super::super::Begun;
use super::{MOST, Token, Tokenizer, after_lulls, said, tokens, typed};

/// What terminals answer and report, asked or not.
pub const REPORTS: &[&[u8]] = &[
    // Device attributes, a state, the cursor's place.
    b"\x1b[?62;1;4c",
    b"\x1b[>41;354;0c",
    b"\x1b[=1c",
    b"\x1b[0n",
    b"\x1b[?997;1n",
    b"\x1b[12;40R",
    b"\x1b[?12;40;1R",
    // Modes, sizes, keyboard flags, pictures, settings.
    b"\x1b[?2026;2$y",
    b"\x1b[4;1$y",
    b"\x1b[8;24;80t",
    b"\x1b[4;600;800t",
    b"\x1b[?1u",
    b"\x1b[?1;0;256S",
    b"\x1b[>4;2m",
    b"\x1b[2;1;1;112;112;1;0x",
    // The focus, and the mouse.
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[1;2;3&w",
    // Colours, the clipboard, a title, a folder.
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:0000/0000/0000\x1b\\",
    b"\x1b]52;c;aGVsbG8gd29ybGQ=\x07",
    b"\x1b]lThe title of a w\xc3\xafndow \xe2\x9c\x93\x1b\\",
    b"\x1b]99;i=1:p=?;\x1b\\",
    // Versions, capabilities, settings, a macro.
    b"\x1bP>|kitty(0.40.0)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP0+r\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    // Pictures, and what no terminal is known to send.
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b_anything else\x1b\\",
    b"\x1b^a private message\x1b\\",
    b"\x1bXa string\x1b\\",
    b"\x1b]11;cancelled\x18",
];

#[test]
fn reports_are_no_text_wherever_they_are_torn() {
    for report in REPORTS {
        let whole = [b"a", *report, b"b"].concat();
        assert_eq!(tokens(&whole), typed("ab"), "{report:?}");
        for at in 0..=whole.len() {
            let (before, after) = whole.split_at(at);
            assert_eq!(after_lulls(&[before, after]), typed("ab"), "{report:?} at {at}");
        }
    }
}

/// A report that is torn behind its Esc by a line so slow that Esc has been taken for a key.
#[test]
fn the_rest_of_a_report_is_no_text_when_its_esc_has_gone_before() {
    for report in REPORTS {
        let mut tokenizer = Tokenizer::new(MOST);
        let mut out = Vec::new();
        tokenizer.feed(b"\x1b", &mut out);
        tokenizer.rest(&mut out);
        assert_eq!(said(&out), "Esc");
        out.clear();
        // What no terminal sends, or sends with so little in it, is as if it were typed.
        let unlikely = [&b"\x1b_a"[..], b"\x1b^", b"\x1bX", b"\x1b[I", b"\x1b[O"];
        tokenizer.feed(&report[1..], &mut out);
        if !unlikely.iter().any(|it| report.starts_with(it)) {
            assert_eq!(said(&out), "", "{report:?}");
        }
    }
    // A person is slower.
    let mut tokenizer = Tokenizer::new(MOST);
    let mut out = Vec::new();
    for byte in b"\x1b[4" {
        tokenizer.feed(&[*byte], &mut out);
        tokenizer.rest(&mut out);
    }
    assert_eq!(said(&out), "Esc [ 4");
}

#[test]
fn a_report_that_breaks_off_swallows_nothing_that_is_typed_afterwards() {
    for report in REPORTS {
        // A single letter can be the end of what has begun.
        for at in 1..report.len() {
            let broken = &report[..at];
            let mut tokenizer = Tokenizer::new(MOST);
            let mut out = Vec::new();
            tokenizer.feed(broken, &mut out);
            tokenizer.rest(&mut out);
            tokenizer.feed("and so ön\r".as_bytes(), &mut out);
            tokenizer.rest(&mut out);
            let text = said(&out);
            assert!(text.ends_with("a n d Space s o Space ö n Enter"), "{broken:?}: {text}");
            // And nothing of the report is a character; an Alt key at most.
            let before = text.trim_end_matches("a n d Space s o Space ö n Enter");
            let mut words = before.split_whitespace();
            let odd = report.starts_with(b"\x1b_a")
                || report.starts_with(b"\x1b^")
                || report.starts_with(b"\x1bX");
            assert!(odd || words.all(|it| it == "Esc" || it.starts_with("Alt-")), "{before}");
        }
    }
}

/// Nobody waits until the program has given up.
#[test]
fn what_is_typed_while_a_report_is_waited_for_is_given_back() {
    for broken in ["\x1b]52;c;QQ", "\x1bP1+r54", "\x1b_Gi=1", "\x1b]11;rgb:00/\x1b"] {
        let expected = typed("so what 3");
        let parts: Vec<&[u8]> = "so what 3".as_bytes().chunks(1).collect();
        let parts = [&[broken.as_bytes()], &parts[..]].concat();
        assert_eq!(after_lulls(&parts), expected, "{broken:?}");
    }
    for broken in ["\x1b[?12", "\x1b[12;4", "\x1b[1", "\x1b[8;24;80"] {
        assert_eq!(after_lulls(&[broken.as_bytes(), b" ", b"b", b"e"]), typed(" be"), "{broken:?}");
    }
    assert_eq!(after_lulls(&[b"\x1b[8;24;80", b"w", b"e"]), typed("we"));
    assert_eq!(said(&after_lulls(&[b"\x1bO", b"n", b"e"])), "Alt-O n e");
    assert_eq!(said(&after_lulls(&[b"\x1b[", b"n", b"e"])), "Alt-[ n e");
    // What ends the wait is obeyed as well.
    assert_eq!(said(&after_lulls(&[b"\x1b]52;c;QQ", b"o", b"k", b"\r"])), "o k Enter");
    assert_eq!(said(&after_lulls(&[b"\x1b]52;c;QQ", b"o", b"\x1b4", b"k"])), "o Alt-4 k");
    assert_eq!(said(&after_lulls(&[b"\x1b]52;c;QQ", b"o", b"\x1b"])), "o Esc");
}

/// Found by chance: half a character had to be waited for once more.
#[test]
fn what_is_given_back_is_over_too() {
    let mut tokenizer = Tokenizer::new(MOST);
    let mut out = Vec::new();
    tokenizer.feed(b"\x1b]52;c;QQ", &mut out);
    tokenizer.lull(&mut out);
    tokenizer.feed(b"a\xc3", &mut out);
    tokenizer.rest(&mut out);
    assert_eq!((out, tokenizer.begun()), (typed("a\u{fffd}"), Begun::Nothing));
}

#[test]
fn an_alt_key_of_a_letter_that_begins_strings_loses_no_text() {
    assert_eq!(said(&tokens(b"\x1bXyes")), "Alt-X y e s");
    assert_eq!(said(&tokens(b"\x1bPan\x1b4")), "Alt-P a n Alt-4");
    assert_eq!(said(&tokens(b"\x1b^no\r")), "Alt-^ n o Enter");
}

#[test]
fn a_report_without_an_end_is_given_up_in_the_end() {
    let mut tokenizer = Tokenizer::new(MOST);
    let mut out = Vec::new();
    tokenizer.feed(b"\x1b]52;c;", &mut out);
    for _ in 0..=1025 {
        tokenizer.feed(&[b'Q'; 1024], &mut out);
    }
    assert!(!out.is_empty());
    out.clear();
    tokenizer.feed(b"ok", &mut out);
    assert_eq!(out, typed("ok"));
    let long = [b"\x1b[", &[b'1'; 300][..], b"h"].concat();
    assert_eq!(tokens(&long), typed(&("1".repeat(46) + "h")));
    assert_eq!(tokens(b"\x1b[1;2;3;4;5z\x1b[ q\x1b[x\x1b[?7;8 pok"), typed("ok"));
}

#[test]
fn bytes_that_are_no_utf_8_cost_no_letter_around_them() {
    for (bytes, text) in [
        (&b"caf\xe9 ol\xe9"[..], "caf\u{fffd} ol\u{fffd}"),
        (b"a\xffb\x80c\xc0\xafd", "a\u{fffd}b\u{fffd}c\u{fffd}\u{fffd}d"),
        (b"\xe5\xad\xe5\xad\x97", "\u{fffd}字"),
        (b"\xf0\x9f\x99x\xed\xa0\x80", "\u{fffd}x\u{fffd}\u{fffd}\u{fffd}"),
        (b"the end \xe5\xad", "the end \u{fffd}"),
    ] {
        assert_eq!(tokens(bytes), typed(text), "{bytes:?}");
        assert_eq!(text, String::from_utf8_lossy(bytes));
        let pasted = tokens(&[b"\x1b[200~", bytes, b"\x1b[201~"].concat());
        assert_eq!(pasted, [Token::Paste(text.into())]);
    }
}

#[test]
fn a_paste_is_text_whatever_is_in_it() {
    let table: [(&[u8], &str); 9] = [
        (b"\x1b[200~one\rtwo\x1b[201~x", "«one\rtwo» x"),
        (b"\x1b[200~\x1b4\x03\x1b[A\x1b[201~", "«\x1b4\x03\x1b[A»"),
        (b"\x1b[200~\x1b]0;x\x07\x1b[20\x1b[201~", "«\x1b]0;x\x07\x1b[20»"),
        (b"\x1b[200~a\x1b[200~b\x1b[201~c\x1b[201~", "«a\x1b[200~b» c"),
        (b"\x1b[200~\x1b\x1b[201~", "«\x1b»"),
        (b"\x1b[200~\x1b[201~x", "x"),
        (b"\x1b\x1b[200~\x1b[201~", "Esc"),
        (b"\x1b[201~x", "x"),
        (b"\x1b[200~unfinished\x1b[20", "«unfinished\x1b[20»"),
    ];
    for (bytes, expected) in table {
        assert_eq!(said(&tokens(bytes)), expected);
    }
}

#[test]
fn a_paste_that_is_too_large_is_counted_and_not_kept() {
    let paste =
        |length: usize| tokens(&[b"\x1b[200~", &vec![b'x'; length][..], b"\x1b[201~"].concat());
    assert_eq!(paste(MOST), [Token::Paste("x".repeat(MOST))]);
    assert_eq!(paste(MOST + 1), [Token::TooMuch(MOST + 1)]);
    assert_eq!(paste(10 * MOST), [Token::TooMuch(10 * MOST)]);
}

#[test]
fn a_paste_that_has_stalled_is_still_a_paste_when_it_goes_on() {
    let mut tokenizer = Tokenizer::new(MOST);
    let mut out = Vec::new();
    tokenizer.feed(b"\x1b[200~the first half", &mut out);
    tokenizer.rest(&mut out);
    tokenizer.feed(b", the second: qqqq\x1b4\x1b[201~q", &mut out);
    assert_eq!(said(&out), "«the first half» «, the second: qqqq\x1b4» q");
    // But not when somebody types.
    out.clear();
    tokenizer.feed(b"\x1b[200~the first half", &mut out);
    tokenizer.rest(&mut out);
    tokenizer.feed(b"\x1b4", &mut out);
    tokenizer.feed(b"and a long second half", &mut out);
    assert!(said(&out).starts_with("«the first half» Alt-4 a n d Space"));
}
