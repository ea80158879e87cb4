//! Everything that is printed goes through here: text from files and people is shown, never
//! obeyed.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};

use crate::app::Settings;
use crate::domain::glyph::{columns, glyphs, printed, visible};
use crate::format::ascii::ascii;

/// The signs that a text may be printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// As they are. Always for what a program reads.
    All,
    /// Our own by their stand-ins in ASCII; what people wrote in their own script stays.
    Ascii,
}

impl Signs {
    /// Those of the settings, which are also those of the screen.
    pub fn of(settings: &Settings) -> Self {
        if settings.ascii.value { Self::Ascii } else { Self::All }
    }

    /// A text that is visible already, with these signs.
    pub fn drawn(self, text: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Self::All => text,
            Self::Ascii => ascii(text),
        }
    }
}

/// Prints to the standard output. A reader that has seen enough ends it quietly.
pub fn print(text: &str, signs: Signs) -> io::Result<()> {
    quietly(write(&mut io::stdout().lock(), text, signs))
}

/// The same for lines that are visible already, as those of a table are.
pub fn print_visible(text: &str, signs: Signs) -> io::Result<()> {
    match signs {
        Signs::All => output(text),
        Signs::Ascii => print(text, signs),
    }
}

/// Prints what is safe to print already, byte for byte; likewise.
pub fn output(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    quietly(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn quietly(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Says something beside what was asked for. There is nobody to tell if that fails.
pub fn say(text: &str) {
    let _ = write(&mut io::stderr().lock(), text, Signs::All);
}

/// Each line made visible, in one write, with a line end after the last.
fn write(to: &mut impl Write, text: &str, signs: Signs) -> io::Result<()> {
    let mut page = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        page.push_str(&signs.drawn(visible(line)));
        page.push('\n');
    }
    to.write_all(page.as_bytes())?;
    to.flush()
}

/// The most columns of a cell.
const CELL: usize = 40;

/// Lines of cells under each other, two blanks between the columns, the first line the headings.
/// A long cell is cut short, except in the last column.
pub fn table<S: AsRef<str>>(rows: &[impl AsRef<[S]>]) -> String {
    table_without(rows, &[])
}

/// The same without some of the columns, each by its place. What a cell shows is made twice, for its
/// width and for the line, and never kept: there may be ten thousand lines.
pub fn table_without<S: AsRef<str>>(rows: &[impl AsRef<[S]>], gone: &[usize]) -> String {
    let count = rows.first().map_or(0, |row| row.as_ref().len());
    let kept: Vec<usize> = (0..count).filter(|nth| !gone.contains(nth)).collect();
    let mut widths = vec![0; kept.len()];
    for row in rows {
        for (width, nth) in widths.iter_mut().zip(&kept) {
            *width = shown(row.as_ref(), *nth, &kept).1.max(*width);
        }
    }
    let mut text = String::with_capacity((widths.iter().sum::<usize>() + count * 2) * rows.len());
    for row in rows {
        let start = text.len();
        for (width, nth) in widths.iter().zip(&kept) {
            let (cell, columns) = shown(row.as_ref(), *nth, &kept);
            text.push_str(&cell);
            text.extend(std::iter::repeat_n(' ', width - columns + 2));
        }
        let line = text.get(start..).unwrap_or_default().trim_end().len();
        text.truncate(start + line);
        text.push('\n');
    }
    text
}

/// What is shown of a cell, and how many columns that takes.
fn shown<'a, S: AsRef<str>>(row: &'a [S], nth: usize, kept: &[usize]) -> (Cow<'a, str>, usize) {
    let cell = row.get(nth).map_or("", AsRef::as_ref);
    let last = kept.last() == Some(&nth);
    match printed(cell) {
        (_, columns) if columns > CELL && !last => shorten(cell),
        (Cow::Owned(shown), _) => {
            // What stands for others may take another width beside its neighbours.
            let columns = columns(&shown);
            (shown.into(), columns)
        }
        unchanged => unchanged,
    }
}

/// As much of a text as a cell takes, already visible, and its columns.
fn shorten(text: &str) -> (Cow<'_, str>, usize) {
    let (mut short, mut width) = (String::new(), 1);
    for (_, glyph) in glyphs(text) {
        width += glyph.width;
        if width > CELL {
            break;
        }
        short.push_str(&glyph.text);
    }
    short.push('…');
    let columns = columns(&short);
    (short.into(), columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table_of(rows: &[[&str; 3]]) -> String {
        table(&rows.iter().map(|row| row.map(str::to_owned)).collect::<Vec<_>>())
    }

    #[test]
    fn columns_stand_under_each_other_whatever_is_in_them() {
        let text = table_of(&[["Who", "What", "Id"], ["日本", "x", "1"], ["Ada\u{1b}", "", "2"]]);
        assert_eq!(text, "Who   What  Id\n日本  x     1\nAda␛        2\n");
    }

    #[test]
    fn a_name_without_end_is_cut_and_an_id_is_not() {
        let long = "é".repeat(100);
        let text = table_of(&[[&long, "x", &long]]);
        assert_eq!(text, format!("{}…  x  {long}\n", "é".repeat(39)));
    }

    #[test]
    fn nothing_that_is_printed_can_steer_a_terminal() {
        let mut printed = Vec::new();
        let text = "a\u{1b}]0;x\u{7}\nb\u{9b}31m\u{202e}c";
        write(&mut printed, text, Signs::All).expect("a vector");
        let printed = String::from_utf8(printed).expect("text");
        assert!(printed.chars().all(|c| c == '\n' || !c.is_control()), "{printed:?}");
        assert!(!printed.contains('\u{202e}'));
        assert_eq!(printed.lines().count(), 2);
    }

    #[test]
    fn in_ascii_our_own_signs_have_stand_ins_and_names_stay() {
        let mut printed = Vec::new();
        write(&mut printed, "Žofie · ██▌░ – 2.5…", Signs::Ascii).expect("a vector");
        assert_eq!(String::from_utf8(printed).expect("text"), "Žofie - ###. - 2.5~\n");
    }
}
