//! Running text folded to a width, for reading.
//!
//! The notes editor has a fold of its own, which keeps every space and works line by line; this
//! one is for text that nobody edits on the spot.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::glyph::{is_plain, visible};

/// The rows of a text at a width in columns: made safe to show, runs of blanks as one space, line
/// ends kept. A word that is wider than a row is broken. A width of 0 counts as 1. An empty text
/// has no rows.
pub fn fold(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    for line in text.trim_end().lines() {
        fold_line(line, columns, &mut rows);
    }
    rows
}

fn fold_line(line: &str, columns: usize, rows: &mut Vec<String>) {
    let mut row = String::new();
    let mut width = 0;
    for word in line.split_whitespace() {
        let plain = is_plain(word);
        let word = visible(word);
        let long = if plain { word.len() } else { word.width() };
        if width > 0 && width + 1 + long <= columns {
            row.push(' ');
            row.push_str(&word);
            width += 1 + long;
            continue;
        }
        if width > 0 {
            rows.push(std::mem::take(&mut row));
            width = 0;
        }
        if plain && long <= columns {
            row.push_str(&word);
            width = long;
            continue;
        }
        for cluster in word.graphemes(true) {
            let wide = cluster.width();
            if width > 0 && width + wide > columns {
                rows.push(std::mem::take(&mut row));
                width = 0;
            }
            row.push_str(cluster);
            width += wide;
        }
    }
    rows.push(row);
}

/// A count as it is read: `10,000`.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The text in at most `columns`, made safe to show; what does not fit ends in `…`.
pub fn shorten(text: &str, columns: usize) -> String {
    if is_plain(text) && text.len() <= columns {
        return text.to_owned();
    }
    let text = visible(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let mut short = String::new();
    let mut width = 0;
    for cluster in text.graphemes(true) {
        if width + cluster.width() + 1 > columns {
            break;
        }
        short.push_str(cluster);
        width += cluster.width();
    }
    if columns > 0 {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    short
}

/// As many whole words of a question as a guide's column has room for.
pub fn short_title(ask: &str) -> String {
    const COLUMNS: usize = 18;
    let words: Vec<&str> = ask.split_whitespace().take(COLUMNS).collect();
    let whole = words.join(" ");
    if whole.width() <= COLUMNS && ask.split_whitespace().nth(COLUMNS).is_none() {
        return whole;
    }
    let mut title = String::new();
    for word in words {
        let gap = usize::from(!title.is_empty());
        if title.width() + gap + word.width() > COLUMNS - 1 {
            break;
        }
        title.push_str(&" "[..gap]);
        title.push_str(word);
    }
    if title.is_empty() {
        for cluster in whole.graphemes(true) {
            if title.width() + cluster.width() > COLUMNS - 1 {
                break;
            }
            title.push_str(cluster);
        }
    }
    title.push('…');
    title
}
