//! The command lines that open a screen in the plainest way, read without the description of all
//! commands: to make that takes as long as everything else that is done before the first frame.
//!
//! This must never take a line for something else than [`Arguments`] would. Whatever it is not sure
//! of, it leaves to them.

use std::ffi::{OsStr, OsString};

use super::args::{Arguments, Command, Resume, Review};

/// What the words behind the program's name say, if they are one of these and nothing else:
/// `viva`, `viva resume` and `viva review`, with a session or without, each with `--home DIR` or
/// without.
pub fn parse(words: &[OsString]) -> Option<Arguments> {
    let mut arguments = Arguments::default();
    let (mut command, mut session) = (None, None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--home" && arguments.home.is_none() {
            arguments.home = Some(value(words.next()?)?.into());
        } else if command.is_none() {
            command = Some(value(word)?.to_str()?);
        } else if session.is_none() {
            session = Some(value(word)?.to_str()?.to_owned());
        } else {
            return None;
        }
    }
    arguments.command = match command {
        None => None,
        Some("resume") => Some(Command::Resume(Resume { session })),
        Some("review") => Some(Command::Review(Review { session })),
        Some(_) => return None,
    };
    Some(arguments)
}

/// A word that can be nothing but a value.
fn value(word: &OsStr) -> Option<&OsStr> {
    let bytes = word.as_encoded_bytes();
    (!bytes.is_empty() && !bytes.starts_with(b"-")).then_some(word)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    const WORDS: [&str; 10] =
        ["--home", "a folder", "resume", "review", "ada", "run", "help", "--ascii", "--", ""];

    /// Every line of so many words.
    fn lines(words: usize) -> Vec<Vec<OsString>> {
        let Some(fewer) = words.checked_sub(1) else { return vec![Vec::new()] };
        let longer = |line: Vec<OsString>| {
            WORDS.map(|word| line.iter().cloned().chain([word.into()]).collect::<Vec<_>>())
        };
        lines(fewer).into_iter().flat_map(longer).collect()
    }

    #[test]
    fn a_plain_line_means_what_it_means_among_all_commands() {
        let mut plain = 0;
        for line in (0..=4).flat_map(lines) {
            let Some(short) = parse(&line) else { continue };
            plain += 1;
            let whole = ["viva".into()].into_iter().chain(line.clone());
            let long = Arguments::try_parse_from(whole);
            let long = long.unwrap_or_else(|error| panic!("{line:?} is refused: {error}"));
            assert_eq!(format!("{short:?}"), format!("{long:?}"), "{line:?}");
        }
        assert!(plain > 100, "{plain} lines");
    }

    #[test]
    fn what_is_typed_most_is_plain() {
        let is_plain = |line: &str| {
            parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>()).is_some()
        };
        for line in ["", "resume", "resume ada", "--home x", "--home x resume", "review ada"] {
            assert!(is_plain(line), "{line}");
        }
        for line in ["--help", "resume -h", "--home", "--home=x", "resume ada bo", "list"] {
            assert!(!is_plain(line), "{line}");
        }
    }
}
