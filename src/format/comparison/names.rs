//! Names in a narrow head of a table: shortened at sense, and never so that two people look alike.
//!
//! A cut in the middle of a word (`Katherine J…`) tells less than a first name that nobody else has
//! (`Katherine`) or than initials. No form is taken that somebody else of the same table would have
//! too.

use crate::domain::glyph::{columns, visible};
use crate::domain::prose::{fold, shorten};

/// The name in at most so many rows of so many columns each; `all` are the names that stand beside
/// it. The first form that fits: the whole name, in one row or folded at its blanks; the first name
/// with the initial of the last, or the other way round; the first name; the initials.
pub fn in_rows(name: &str, all: &[&str], room: usize, rows: usize) -> Vec<String> {
    let name = visible(name);
    let others: Vec<_> = all.iter().map(|it| visible(it.trim())).filter(|it| *it != name).collect();
    for form in FORMS {
        let Some(text) = form(&name) else { continue };
        if others.iter().any(|other| form(other).as_deref() == Some(text.as_str())) {
            continue;
        }
        if columns(&text) <= room {
            return vec![text];
        }
        let words = text.split_whitespace().all(|word| columns(word) <= room);
        let folded = if words { fold(&text, room.max(1)) } else { Vec::new() };
        if (1..=rows).contains(&folded.len()) {
            return folded;
        }
    }
    vec![shorten(&name, room)]
}

/// The columns that the longest word of a name takes.
pub fn widest_word(name: &str) -> usize {
    name.split_whitespace().map(columns).max().unwrap_or(0)
}

/// `None` for a name that has no such form.
type Form = fn(&str) -> Option<String>;

const FORMS: [Form; 5] = [
    |name| Some(name.to_owned()),
    |name| ends(name).map(|(first, last)| format!("{first} {}.", initial(last))),
    |name| ends(name).map(|(first, last)| format!("{}. {last}", initial(first))),
    |name| ends(name).map(|(first, _)| first.to_owned()),
    |name| ends(name).map(|_| name.split_whitespace().map(initial).collect()),
];

/// The first and the last word; `None` where there is only one, or where the words are not a name
/// (`(no name)`, `mean of 2`).
fn ends(name: &str) -> Option<(&str, &str)> {
    let is_name = name.split_whitespace().all(|word| word.starts_with(char::is_alphabetic));
    let (first, rest) = name.split_once(char::is_whitespace).filter(|_| is_name)?;
    Some((first, rest.split_whitespace().next_back()?))
}

fn initial(word: &str) -> String {
    word.chars().take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 4] =
        ["Katherine Johnson", "Alan Turing", "Alan Kay", "Grace Brewster Hopper"];

    fn short(name: &str, room: usize, rows: usize) -> String {
        in_rows(name, &ALL, room, rows).join("|")
    }

    #[test]
    fn a_name_is_cut_at_its_words_and_not_within_them() {
        let forms = [20, 12, 10, 9, 4].map(|room| short("Katherine Johnson", room, 1));
        assert_eq!(forms, ["Katherine Johnson", "Katherine J.", "K. Johnson", "Katherine", "KJ"]);
        assert_eq!(short("Katherine Johnson", 9, 2), "Katherine|Johnson");
        assert_eq!(short("Katherine Johnson", 8, 2), "K.|Johnson");
        assert_eq!(short("Grace Brewster Hopper", 8, 1), "Grace H.");
    }

    #[test]
    fn no_two_people_look_alike() {
        assert_eq!(short("Alan Turing", 5, 1), "AT");
        assert_eq!(short("Alan Kay", 5, 1), "AK");
        assert_eq!(short("Alan Kay", 7, 1), "Alan K.");
        // Nothing tells these apart but the whole name.
        let alike = ["Ada Lee", "Abe Lot"];
        assert_eq!(in_rows("Ada Lee", &alike, 2, 1), ["A…"]);
    }

    #[test]
    fn what_is_no_name_is_left_whole_as_far_as_there_is_room() {
        assert_eq!(short("(no name)", 5, 1), "(no…");
        assert_eq!(short("Zoë", 2, 1), "Z…");
    }
}
