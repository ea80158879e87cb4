//! The tests of glyphs: nothing that steers a terminal gets through, and widths are true.

use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> String {
    visible(text).into_owned()
}

#[test]
fn plain_text_is_shown_as_it_is_without_a_copy() {
    for text in ["", "plain", "Grüße", "漢字", "👩‍👩‍👧‍👦", "a b", "é", "한국어", "naïve — «ok»"]
    {
        assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?}");
        assert_eq!(visible(text), text);
    }
}

#[test]
fn an_escape_sequence_is_a_picture_and_does_nothing() {
    assert_eq!(shown("\x1b[31mred\x07"), "␛[31mred␇");
    assert_eq!(shown("\0\x7f"), "␀␡");
    assert_eq!(shown("a\nb\r\nc"), "a␊b␍␊c");
    assert_eq!(columns("\r\n"), 2);
    assert_eq!(shown("\u{9b}31m"), "⟨009B⟩31m");
}

#[test]
fn a_tab_is_four_columns() {
    assert_eq!(shown("a\tb"), "a    b");
    assert_eq!(columns("\t"), 4);
}

#[test]
fn what_turns_the_reading_direction_is_named() {
    assert_eq!(shown("\u{202e}txt.exe"), "⟨202E⟩txt.exe");
    for char in ['\u{202a}', '\u{2066}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}'] {
        assert_eq!(shown(&format!("a{char}b")), format!("a⟨{:04X}⟩b", u32::from(char)));
    }
}

#[test]
fn what_cannot_be_seen_is_named() {
    for char in "\u{200b}\u{2060}\u{2064}\u{feff}\u{ad}\u{e0041}\u{fff9}\u{2028}\u{2029}\u{34f}\
                 \u{3164}\u{115f}\u{fe0f}\u{e0100}\u{200c}\u{200d}"
        .chars()
    {
        assert_eq!(shown(&format!("a{char}b")), format!("a⟨{:04X}⟩b", u32::from(char)));
        assert_eq!(shown(&char.to_string()), format!("⟨{:04X}⟩", u32::from(char)));
    }
}

#[test]
fn emoji_keep_what_holds_them_together() {
    for (emoji, width) in [("👩‍👩‍👧‍👦", 2), ("❤️", 2), ("1️⃣", 2), ("🏳️‍🌈", 2), ("👍🏽", 2), ("🇩🇪", 2)]
    {
        assert_eq!(visible(emoji), emoji);
        assert_eq!(columns(emoji), width, "{emoji}");
    }
    assert_eq!(shown("👩\u{200d}"), "👩⟨200D⟩");
    assert_eq!(shown("1\u{fe0f}"), "1⟨FE0F⟩");
}

#[test]
fn scripts_that_need_joiners_keep_them() {
    for word in ["می\u{200c}خواهم", "क्\u{200d}ष", "葛\u{e0100}城"] {
        assert_eq!(visible(word), word);
    }
    assert_eq!(shown("ی\u{200c}\u{200c}"), "ی\u{200c}⟨200C⟩");
}

#[test]
fn a_cell_carries_four_combining_marks_and_says_how_many_more_there_were() {
    let four = "e\u{301}\u{302}\u{303}\u{304}";
    assert_eq!(visible(four), four);
    assert_eq!(columns(four), 1);
    let many = format!("{four}{}", "\u{305}".repeat(12));
    assert_eq!(shown(&many), format!("{four}⟨+12⟩"));
    assert_eq!(columns(&many), 6);
}

#[test]
fn a_combining_mark_without_a_letter_is_named() {
    assert_eq!(shown("\u{301}x"), "⟨0301⟩x");
    assert_eq!(shown("\x1b\u{301}\u{302}"), "␛⟨0301⟩⟨0302⟩");
    assert_eq!(shown("\u{903}"), "⟨0903⟩");
    assert_eq!(shown(&"\u{301}".repeat(100)), "⟨0301⟩⟨0301⟩⟨0301⟩⟨0301⟩⟨+96⟩");
}

#[test]
fn offsets_are_those_of_the_text_in_the_file() {
    let offsets: Vec<usize> = glyphs("a\u{301}漢\t\u{202e}z").map(|(byte, _)| byte).collect();
    assert_eq!(offsets, [0, 3, 6, 7, 10]);
}

/// Characters that are likely to do harm, among harmless ones.
fn nasty() -> impl Strategy<Value = String> {
    let char = prop_oneof![
        3 => prop::char::range(' ', '~'),
        2 => prop::sample::select(
            "\0\t\n\r\x1b\x7f\u{85}\u{9b}\u{ad}\u{200b}\u{200c}\u{200d}\u{202e}\u{2066}\u{2028}\
             \u{feff}\u{fe0f}\u{fe0e}\u{e0041}\u{e0100}\u{301}\u{20e3}\u{903}\u{94d}कषیमलا漢か한\
             \u{1112}\u{1161}\u{11ab}👩👧❤🏽🇩🇪\u{600}\u{d4e}\u{e33}\u{1f3fb}\u{e000}\u{fffe}"
                .chars().collect::<Vec<_>>()
        ),
        1 => any::<char>(),
    ];
    prop::collection::vec(char, 0..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn nothing_that_is_shown_can_act_on_the_terminal(text in nasty()) {
        for char in visible(&text).chars() {
            prop_assert!(!char.is_control() && !matches!(char,
                '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                    | '\u{e0000}'..='\u{e00ff}'), "{:?}", char);
        }
    }

    #[test]
    fn every_glyph_takes_room_and_the_sum_is_that_of_what_is_printed(text in nasty()) {
        let mut sum = 0;
        for (_, glyph) in glyphs(&text) {
            prop_assert!(glyph.width > 0 && glyph.width <= 60, "{:?}", glyph);
            sum += glyph.width;
        }
        prop_assert_eq!(sum, columns(&text));
        let printed: usize = visible(&text).graphemes(true).map(UnicodeWidthStr::width).sum();
        prop_assert_eq!(sum, printed);
    }

    #[test]
    fn what_is_shown_is_shown_again_as_it_is(text in nasty()) {
        let once = visible(&text).into_owned();
        prop_assert_eq!(visible(&once), once.as_str());
    }

    #[test]
    fn clusters_are_those_of_unicode(text in nasty()) {
        let ours: Vec<(usize, &str)> = clusters(&text).collect();
        let theirs: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        prop_assert_eq!(ours, theirs);
    }
}
