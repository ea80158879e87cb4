//! Reads the settings: bytes in, what they say and every problem out.
//!
//! A setting that cannot be understood costs that setting, a line that is not TOML that line: the
//! rest of the file is read as if it were not there. Whether the keys of `[keys]` can be had is not
//! known here; they are handed on as they are written.

mod choices;
mod lines;
mod read;

pub use choices::{ClockStyle, GlyphChoice, ThemeName};

use super::Location;
use super::findings::{Findings, whole};
use super::problem::Problem;
use lines::parse;
use read::Reader;

/// What a file says; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub interviewer: Option<Placed<String>>,
    /// An absolute path, or one that begins with `~/`.
    pub home: Option<Placed<String>>,
    pub theme: Option<Placed<ThemeName>>,
    pub glyphs: Option<Placed<GlyphChoice>>,
    pub mouse: Option<Placed<bool>>,
    pub editor: Option<Placed<String>>,
    pub clock: Option<Placed<ClockStyle>>,
    pub time_stamps: Option<Placed<bool>>,
    /// In the order of the file.
    pub keys: Vec<KeyLine>,
}

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    pub value: T,
    pub place: Location,
}

/// A line of `[keys]`: what is to be done, and the keys for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    pub id: Placed<String>,
    pub keys: Vec<Placed<String>>,
}

/// The settings by their keys, in the order of the documentation.
pub const SETTINGS: [&str; 9] =
    ["interviewer", "home", "theme", "glyphs", "clock", "time_stamps", "editor", "mouse", "keys"];

/// The most bytes that the settings may have.
pub const MOST_BYTES: usize = 64 * 1024;

/// Reads the settings. `source` is the file's name as problems show it.
pub fn load(source: &str, text: &[u8]) -> (Config, Vec<Problem>) {
    if text.len() > MOST_BYTES {
        return (Config::default(), vec![too_large(source)]);
    }
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let Ok(text) = std::str::from_utf8(text) else {
        let remedy = "Save it as UTF-8 in the editor it was written with.";
        return (Config::default(), vec![whole(source, "this is not UTF-8 text", remedy)]);
    };
    let mut findings = Findings::new(source, text);
    let mut readable = text.to_owned();
    let table = parse(&mut readable, &mut findings).unwrap_or_default();
    let config = Reader { findings: &mut findings }.config(&table);
    (config, findings.into_problems())
}

/// For a file that has too many bytes to be read.
pub fn too_large(source: &str) -> Problem {
    whole(source, "this has more than 64 kB", "Settings need few lines: is it another file?")
}

/// For a file that could not be read; `why` is what the system says.
pub fn unreadable(source: &str, why: &str) -> Problem {
    let message = format!("this cannot be read: {}", why.trim().trim_end_matches('.'));
    whole(source, &message, "Check that it is there and that you may read it.")
}

/// For a variable of the environment that names a theme that there is not.
pub fn no_theme(source: &str, said: &str) -> Problem {
    let message = format!("{} is no theme", super::problem::quoted(said));
    whole(source, &message, &format!("Use {}.", one_of(&ThemeName::ALL.map(ThemeName::word))))
}

/// Words as a sentence offers them: `a, b or c`.
fn one_of(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
