//! What holds for any bytes.

use proptest::prelude::*;

use super::reports::REPORTS;
use super::{MOST, Token, Tokenizer, after_lulls, typed};

/// Bytes as they may come: reports, keys, halves of both, and anything.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let report = || proptest::sample::select(REPORTS).prop_map(<[u8]>::to_vec);
    let keys =
        ["\x1b", "\x1b[A", "\x1bOP", "\x1b4", "\x1b[200~", "\x1b[201~", "\x1b[97;3u", "é", "字"];
    prop_oneof![
        report(),
        (report(), any::<prop::sample::Index>()).prop_map(|(mut bytes, at)| {
            bytes.truncate(at.index(bytes.len()));
            bytes
        }),
        proptest::sample::select(keys.to_vec()).prop_map(|keys| keys.as_bytes().to_vec()),
        "[ -~]{1,8}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 1..8),
        proptest::sample::select(b"\x1b\x1b[]OP_X^?;:0123$~uMtR\x07\\\x9c\r".as_slice())
            .prop_map(|byte| vec![byte]),
    ]
}

fn stream() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn how_the_bytes_are_split_into_reads_makes_no_difference(
        bytes in stream(), size in 1..20usize
    ) {
        let (mut whole, mut split) = (Tokenizer::new(MOST), Tokenizer::new(MOST));
        let (mut expected, mut out) = (Vec::new(), Vec::new());
        whole.feed(&bytes, &mut expected);
        for part in bytes.chunks(size) {
            split.feed(part, &mut out);
        }
        prop_assert_eq!(&out, &expected);
        prop_assert_eq!(whole.begun(), split.begun());
        whole.rest(&mut expected);
        split.rest(&mut out);
        prop_assert_eq!(out, expected);
    }

    /// Wherever the line falls silent, and however long: no panic, and in the end it listens.
    #[test]
    fn after_any_noise_it_listens_again(
        parts in proptest::collection::vec((stream(), 0..3u8), 0..10)
    ) {
        let mut tokenizer = Tokenizer::new(MOST);
        let mut out = Vec::new();
        for (bytes, silence) in parts {
            tokenizer.feed(&bytes, &mut out);
            match silence {
                0 => {}
                1 => tokenizer.lull(&mut out),
                _ => tokenizer.rest(&mut out),
            }
        }
        tokenizer.rest(&mut out);
        out.clear();
        for part in [b"O", b"K"] {
            tokenizer.feed(part, &mut out);
        }
        prop_assert_eq!(out, typed("OK"));
    }

    #[test]
    fn reports_of_any_kind_between_letters_leave_the_letters(
        text in "[a-z ,.]{1,40}", reports in proptest::collection::vec(proptest::sample::select(REPORTS), 40),
        size in 1..50usize
    ) {
        let noisy: Vec<u8> = text
            .bytes()
            .zip(reports)
            .flat_map(|(letter, report)| [&[letter][..], report].concat())
            .collect();
        let parts: Vec<&[u8]> = noisy.chunks(size).collect();
        prop_assert_eq!(after_lulls(&parts), typed(&text));
    }

    #[test]
    fn a_paste_arrives_as_it_is(text in "[^\u{1b}]{1,300}", size in 1..50usize) {
        let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~"].concat();
        let parts: Vec<&[u8]> = bytes.chunks(size).collect();
        let expected =
            if text.len() > MOST { Token::TooMuch(text.len()) } else { Token::Paste(text) };
        prop_assert_eq!(after_lulls(&parts), [expected]);
    }
}
