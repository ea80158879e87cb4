//! The one place of every sign that the program draws beyond ASCII, each with what stands for it
//! where fonts are poor. A sign keeps its width of one column, so that nothing moves.

use std::borrow::Cow;

/// The text without the signs of the table. What people have written in their own script stays.
pub(super) fn ascii(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() {
        return text;
    }
    text.chars().map(sign).collect::<String>().into()
}

/// Signs, and what stands for each of them.
const SIGNS: [(&str, char); 19] = [
    // Frames and meters.
    ("─", '-'),
    ("│", '|'),
    ("┌┐└┘├┤┬┴┼", '+'),
    ("█▓▀▄▌▐▖▗▘▙▚▛▜▝▞▟", '#'),
    ("▉▊▋▍▎▏▒", '='),
    ("░", '.'),
    // Items: on the table, answered, skipped.
    ("▶", '>'),
    ("✓", '*'),
    ("×✗", '/'),
    // Signals and red flags, each without and with its tick.
    ("☐", '.'),
    ("☑", 'x'),
    ("⚐", '!'),
    ("⚑", 'X'),
    // A probe that asks for what is still missing, which is told from one that does not.
    ("▸", '+'),
    // The given point.
    ("●", '*'),
    // Asked in other words.
    ("≠", '!'),
    // Where there is more.
    ("▲↑", '^'),
    ("▼↓", 'v'),
    ("…", '~'),
];

/// Marks between and around words.
const WORDS: [(&str, char); 5] =
    [("·•–—‑−", '-'), ("‹«⟨←", '<'), ("›»⟩→", '>'), ("“”„", '"'), ("‘’‚", '\'')];

fn sign(c: char) -> char {
    match c {
        // The pictures of what must not reach a terminal.
        '\u{2400}'..='\u{2426}' | '\u{fffd}' => '?',
        c => {
            let found = SIGNS.iter().chain(&WORDS).find(|(signs, _)| signs.contains(c));
            found.map_or(c, |(_, stand_in)| *stand_in)
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn every_sign_keeps_its_width() {
        for c in ('\u{80}'..='\u{ffff}').filter(|c| sign(*c) != *c) {
            assert_eq!((c.width(), sign(c).width()), (Some(1), Some(1)), "{c}");
            assert!(sign(c).is_ascii(), "{c}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        assert_eq!(ascii("Žofie – 日本 …".into()), "Žofie - 日本 ~");
    }
}
