//! What a program says to a terminal, taken apart: text, and sequences that steer.

/// Fails unless a stream is made of visible text, line ends, and the sequences that the program
/// has a use for.
#[track_caller]
pub fn is_tame(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8, or the screen would be garbled");
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c == '\x1b' { sequence(rest) } else { c.len_utf8() };
        let (part, after) = rest.split_at(length);
        let fine = if c == '\x1b' { is_ours(part) } else { is_visible(c) };
        assert!(fine, "{part:?} before {:?}", after.chars().take(40).collect::<String>());
        rest = after;
    }
}

/// How many bytes the sequence at the beginning of a text has.
fn sequence(text: &str) -> usize {
    let body = text.get(1..).unwrap_or_default();
    match body.chars().next() {
        Some('[') => {
            let end = body.char_indices().skip(1).find(|(_, c)| ('@'..='~').contains(c));
            end.map_or(text.len(), |(at, _)| at + 2)
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            let end = body.find(['\x07', '\x1b']);
            end.map_or(text.len(), |at| {
                at + 2 + usize::from(body.get(at..at + 2) == Some("\x1b\\"))
            })
        }
        other => 1 + other.map_or(0, char::len_utf8),
    }
}

/// Whether a sequence is one of those that the program itself uses.
fn is_ours(sequence: &str) -> bool {
    const WHOLE: [&str; 23] = [
        "\x1b]0;viva\x07",
        "\x1b[22;2t",
        "\x1b[23;2t",
        "\x1b[?25h",
        "\x1b[?25l",
        "\x1b[?1049h",
        "\x1b[?1049l",
        "\x1b[?1002h",
        "\x1b[?1002l",
        "\x1b[?1006h",
        "\x1b[?1006l",
        // What the terminal writes on, and that it has answered.
        "\x1b[?2031h",
        "\x1b[?2031l",
        "\x1b]11;?\x1b\\",
        "\x1b[c",
        "\x1b[?2004h",
        "\x1b[?2004l",
        "\x1b[?2026h",
        "\x1b[?2026l",
        "\x1b[2J",
        "\x1b[m",
        "\x1b[>5u",
        "\x1b[<1u",
    ];
    // Moving the cursor, and colours and weights.
    let numbers = sequence
        .strip_prefix("\x1b[")
        .and_then(|rest| rest.strip_suffix(['H', 'm']))
        .is_some_and(|numbers| numbers.chars().all(|c| c.is_ascii_digit() || c == ';'));
    numbers || WHOLE.contains(&sequence)
}

/// Whether a character only ever shows itself: no control character, no direction, nothing
/// without a width.
fn is_visible(c: char) -> bool {
    let steers = matches!(
        c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    matches!(c, '\r' | '\n') || !(c.is_control() || steers)
}

#[test]
fn the_scan_finds_what_it_is_for() {
    let wild = |text: &str| std::panic::catch_unwind(|| is_tame(text.as_bytes())).is_err();
    assert!(!wild("\x1b]0;viva\x07\x1b[?1049h\x1b[2J\x1b[12;3H\x1b[38;5;1;49mcafé 日本\r\n"));
    for text in [
        "\x1b]0;Ada\x07",
        "\x1b]52;c;QQ==\x07",
        "\x1b]11;#fff\x1b\\",
        "\x1bc",
        "\x1b[6n",
        "\x1b[?1000h",
        "\x1b(0",
        "\u{9b}31m",
        "\u{202e}",
        "\u{200b}",
        "\x07",
        "\x08",
        "\t",
        "\x7f",
    ] {
        assert!(wild(text), "{text:?}");
    }
}
