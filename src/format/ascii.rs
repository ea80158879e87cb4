//! The one place of every sign that the program draws or prints beyond ASCII, each with what stands
//! for it where fonts are poor. A sign keeps its width of one column, so that nothing moves. What is
//! written for programs, or leaves the home in a file, never passes through here.

use std::borrow::Cow;

/// The text without the signs of the table. What people have written in their own script stays.
pub fn ascii(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() {
        return text;
    }
    text.chars().map(sign).collect::<String>().into()
}

/// Signs, and what stands for each of them.
const SIGNS: [(&str, char); 24] = [
    // Frames and meters.
    ("─", '-'),
    ("│", '|'),
    ("┌┐└┘├┤┬┴┼", '+'),
    ("█▓▀▄▌▐▖▗▘▙▚▛▜▝▞▟", '#'),
    ("▉▊▋▍▎▏▒", '='),
    ("░", '.'),
    // Levels in a cell. What counts stands behind them as a number.
    ("▁▂", '_'),
    ("▃▅▆▇", '='),
    // Items: on the table, done, answered without a rating, skipped.
    ("▶", '>'),
    ("○", 'o'),
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
    // Where the clock stood, and where the machine slept.
    ("╎", ':'),
    ("≈", '~'),
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
    fn every_sign_of_a_chart_has_a_stand_in() {
        use crate::domain::comparison::Key;
        use crate::format::chart::{Distribution, Spread, text};
        let spread = |counts: Vec<usize>| Spread {
            key: Key { id: "cache".into(), nth: 1 },
            number: 1,
            title: "Caching".into(),
            counts,
            planned: 40,
            reworded: true,
        };
        let counts = [(0..7).collect(), (7..14).collect()];
        let chart = Distribution {
            guide: "One hour".into(),
            labels: (1..=7).map(|point| format!("Point {point}")).collect(),
            sessions: 40,
            rows: counts.map(spread).into(),
        };
        let bars = (0..=64_u8).map(|share| text::bar(f64::from(share) / 64.0, 8));
        let times = [0, 50, 100, 150, 900].map(|spent| text::time_bar(spent, 100, 200, 20));
        for drawn in text::distribution(&chart, 80).into_iter().chain(bars).chain(times) {
            let plain = ascii(drawn.as_str().into()).into_owned();
            assert!(plain.is_ascii(), "{plain}");
            assert_eq!(plain.chars().count(), drawn.chars().count());
        }
        let over = ascii(text::time_bar(150, 100, 200, 20).into()).into_owned();
        assert_eq!(over, "##########|====     ");
    }

    #[test]
    fn what_people_write_stays() {
        assert_eq!(ascii("Žofie – 日本 …".into()), "Žofie - 日本 ~");
    }
}
