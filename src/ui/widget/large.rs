//! A text in letters that can be read from across a room, drawn from block characters.
//!
//! All of it or none: where a letter is missing from the font, or the text does not fit, the whole
//! text is for the caller to write in plain letters. Never a part of it.

use font8x8::{BASIC_FONTS, GREEK_FONTS, HIRAGANA_FONTS, LATIN_FONTS, UnicodeFonts};

/// The rows of pixels of a letter.
const TALL: usize = 8;

/// The pixels between two letters, and those of a space.
const GAP: usize = 1;
const SPACE: usize = 4;

/// How far apart the lines are, in pixels: with room between them, or as close as they can be.
const PITCHES: [usize; 2] = [10, 8];

/// The rows of block characters of a text, in the largest letters in which it fits; `None` where
/// it fits in none, or has letters that the font does not have.
pub(in crate::ui) fn rows(text: &str, columns: u16, rows: u16) -> Option<Vec<String>> {
    let words: Vec<Word> = text.split_whitespace().map(Word::of).collect::<Option<_>>()?;
    Size::ALL.into_iter().flat_map(|size| PITCHES.map(|pitch| (size, pitch))).find_map(
        |(size, pitch)| {
            let lines = fold(&words, size.pixels_across(columns.into()))?;
            let tall = lines.len().saturating_sub(1) * pitch + TALL;
            (tall <= size.pixels_down(rows.into())).then(|| draw(&lines, size, pitch))
        },
    )
}

/// How much of a cell a pixel takes.
#[derive(Clone, Copy)]
enum Size {
    /// Two cells side by side, which are about a square.
    Double,
    /// The upper or the lower half of a cell.
    Half,
    /// A quarter of a cell: narrow letters.
    Quarter,
}

impl Size {
    /// Every size, the largest first.
    const ALL: [Self; 3] = [Self::Double, Self::Half, Self::Quarter];

    fn pixels_across(self, columns: usize) -> usize {
        match self {
            Self::Double => columns / 2,
            Self::Half => columns,
            Self::Quarter => columns * 2,
        }
    }

    fn pixels_down(self, rows: usize) -> usize {
        match self {
            Self::Double => rows,
            Self::Half | Self::Quarter => rows * 2,
        }
    }
}

/// A word as columns of pixels; the lowest bit of a column is its uppermost pixel.
struct Word(Vec<u8>);

impl Word {
    fn of(text: &str) -> Option<Self> {
        let mut columns = Vec::new();
        for letter in text.chars().flat_map(plainer) {
            if !columns.is_empty() {
                columns.extend([0; GAP]);
            }
            columns.extend(upright(glyph(letter)?));
        }
        Some(Self(columns))
    }
}

/// The marks of good typesetting that the font lacks, as those that it has.
fn plainer(letter: char) -> impl Iterator<Item = char> {
    let (one, more) = match letter {
        '‘' | '’' | '‚' => ('\'', ""),
        '“' | '”' | '„' => ('"', ""),
        '–' | '—' | '‑' => ('-', ""),
        '…' => ('.', ".."),
        other => (other, ""),
    };
    std::iter::once(one).chain(more.chars())
}

fn glyph(letter: char) -> Option<[u8; TALL]> {
    let blank = |rows: &[u8; TALL]| rows.iter().all(|row| *row == 0);
    BASIC_FONTS
        .get(letter)
        .or_else(|| LATIN_FONTS.get(letter))
        .or_else(|| GREEK_FONTS.get(letter))
        .or_else(|| HIRAGANA_FONTS.get(letter))
        .filter(|rows| !blank(rows))
}

/// A letter's columns, without those at its sides that are empty.
fn upright(rows: [u8; TALL]) -> Vec<u8> {
    let column = |across: usize| {
        rows.iter()
            .enumerate()
            .fold(0, |column, (down, row)| column | ((row >> across & 1) << down))
    };
    let columns: Vec<u8> = (0..8).map(column).collect();
    let first = columns.iter().position(|column| *column != 0).unwrap_or(0);
    let last = columns.iter().rposition(|column| *column != 0).unwrap_or(0);
    columns[first..=last].to_vec()
}

/// The lines, each no wider than so many pixels; `None` where a word is wider.
fn fold(words: &[Word], most: usize) -> Option<Vec<Vec<u8>>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for Word(word) in words {
        if word.len() > most {
            return None;
        }
        match lines.last_mut() {
            Some(line) if line.len() + SPACE + word.len() <= most => {
                line.extend([0; SPACE]);
                line.extend(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    Some(lines)
}

/// The rows of cells in which the lines are drawn, at one size.
fn draw(lines: &[Vec<u8>], size: Size, pitch: usize) -> Vec<String> {
    let wide = lines.iter().map(Vec::len).max().unwrap_or(0);
    let tall = lines.len().saturating_sub(1) * pitch + TALL;
    let lit = |across: usize, down: usize| {
        let line = lines.get(down / pitch);
        let column = line.and_then(|line| line.get(across)).copied().unwrap_or(0);
        down % pitch < TALL && column >> (down % pitch) & 1 == 1
    };
    let row = |cells: usize, cell: &dyn Fn(usize) -> &'static str| -> String {
        (0..cells).map(cell).collect()
    };
    match size {
        Size::Double => {
            (0..tall).map(|y| row(wide, &|x| if lit(x, y) { "██" } else { "  " })).collect()
        }
        Size::Half => (0..tall.div_ceil(2))
            .map(|y| row(wide, &|x| half(lit(x, 2 * y), lit(x, 2 * y + 1))))
            .collect(),
        Size::Quarter => (0..tall.div_ceil(2))
            .map(|y| {
                row(wide.div_ceil(2), &|x| {
                    let at = |across, down| usize::from(lit(2 * x + across, 2 * y + down));
                    QUARTERS[at(0, 0) | at(1, 0) << 1 | at(0, 1) << 2 | at(1, 1) << 3]
                })
            })
            .collect(),
    }
}

fn half(upper: bool, lower: bool) -> &'static str {
    match (upper, lower) {
        (false, false) => " ",
        (true, false) => "▀",
        (false, true) => "▄",
        (true, true) => "█",
    }
}

/// By which quarters are lit: 1 and 2 for the upper ones, 4 and 8 for the lower.
const QUARTERS: [&str; 16] =
    [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::rows;

    #[test]
    fn a_short_text_is_in_the_largest_letters() {
        let drawn = rows("Why?", 80, 24).expect("it fits");
        assert_eq!(drawn[0].trim_end(), "████      ████  ██████                          ████████");
        assert_eq!(drawn.len(), 8);
    }

    #[test]
    fn the_letters_are_as_large_as_the_room_allows() {
        let text = "Tell me about a change you argued against.";
        let letters = |columns, most| {
            let drawn = rows(text, columns, most)?;
            assert!(drawn.len() <= most.into());
            assert!(drawn.iter().all(|row| row.width() <= columns.into()));
            Some(if drawn.iter().any(|row| row.contains('▌')) {
                "quarter"
            } else if drawn.iter().any(|row| row.contains('▀')) {
                "half"
            } else {
                "double"
            })
        };
        assert_eq!(letters(140, 45), Some("double"));
        assert_eq!(letters(80, 24), Some("half"));
        assert_eq!(letters(50, 20), Some("quarter"));
        assert_eq!(letters(20, 6), None);
    }

    #[test]
    fn a_letter_that_the_font_lacks_leaves_the_whole_text_to_plain_letters() {
        assert_eq!(rows("What is 鐘?", 200, 60), None);
        assert!(rows("Was heißt „früh“, und für wen – Größe…", 200, 60).is_some());
    }
}
