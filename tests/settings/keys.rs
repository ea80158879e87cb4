//! The keys that a file changes.

use proptest::prelude::*;
use vivavoce::app::keymap::{BINDINGS, Desk as DeskKeys, Keymap, LETTERS, Row, Scope, WRITING};
use vivavoce::app::{Action, Key};

use crate::desk::Desk;
use crate::{problems, settings};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|| panic!("{text} is no key"))
}

/// What a key means in the interview with a line below `[keys]`.
fn live(line: &str, typing: bool, pressed: &str) -> Option<Action> {
    settings(&format!("[keys]\n{line}")).keys.resolve(Scope::Live, typing, key(pressed))
}

#[test]
fn a_changed_key_works_on_the_desk_and_with_alt_while_typing() {
    let line = "next = [\"#\", \"F8\"]";
    assert_eq!(problems(&format!("[keys]\n{line}")), Vec::<String>::new());
    assert_eq!(live(line, false, "#"), Some(Action::Next));
    assert_eq!(live(line, true, "Alt-#"), Some(Action::Next));
    assert_eq!(live(line, true, "#"), None);
    for typing in [true, false] {
        assert_eq!(live(line, typing, "F8"), Some(Action::Next));
        assert_eq!(live(line, typing, "Alt-n"), None);
    }
}

#[test]
fn every_sentence_names_the_key_that_there_is() {
    let mut desk = Desk::interview("backend", "60");
    desk.set(
        "[keys]\nnext = \"F8\"\nwrite = \"F9\"\nanchors = \"F4\"\nhelp = \"F12\"\ndesk = \"F11\"\n\
         scroll-down = \"F10\"\npause = \"F6\"\nclear-rating = \"F7\"",
    );
    desk.keys("Alt-n").sees_no("2 · ").keys("F8").sees("F4 anchors").sees("more: F10");
    desk.sees("F11 desk").sees("F12 help").sees_no("F1 help").sees_no("Alt-v");
    desk.keys("F11").sees("F9 goes back to writing").keys("d");
    assert_eq!(desk.said(), "d does nothing here. F9 goes back to the text; F12 shows all keys.");
    desk.keys("F9").write("x").sees("x");
    desk.keys("Alt-3 Alt-s");
    assert_eq!(
        desk.said(),
        "This question is rated; F7 takes the rating back, then it can be skipped."
    );
    desk.keys("Alt-w Alt-w F11 F8").keys("F12").sees("On the desk (F11)");
}

#[test]
fn questions_of_the_program_name_their_keys() {
    let mut desk = Desk::interview("backend", "60");
    desk.set("[keys]\nfinish-with-gaps = \"X\"\nback = \"F3\"\nguide = \"G\"\nopen = \"F4\"");
    // A capital letter ticks in the interview, so the guide keeps its key.
    assert_eq!(desk.app.settings.problems.len(), 1, "{:?}", desk.app.settings.problems);
    desk.keys("Alt-g").sees("F4 open").sees("F3 back").keys("F3");
    desk.keys("Alt-w Alt-w Alt-e")
        .sees("X finishes all the same; g opens the guide; F3 goes back.");
    desk.keys("Esc").sees("X finishes").keys("F3").sees_no("X finishes");
}

#[test]
fn home_shows_the_keys_that_it_has() {
    let mut desk = Desk::home();
    desk.set("[keys]\nnew-interview = [\"+\"]\nquit = [\"Ctrl-Q\"]\ndown = [\"j\", \"Down\"]");
    desk.sees(" +        Start an interview").sees(" Ctrl-Q   Quit").keys("Esc");
    assert_eq!(desk.said(), "This is Home: Ctrl-Q quits.");
    desk.keys("j j j Enter").sees("Banks");
}

#[test]
fn two_acts_can_change_their_keys_for_each_other() {
    let line = "next = [\"p\"]\nprevious = [\"n\"]";
    assert_eq!(problems(&format!("[keys]\n{line}")), Vec::<String>::new());
    assert_eq!(live(line, false, "p"), Some(Action::Next));
    assert_eq!(live(line, false, "n"), Some(Action::Previous));
}

#[test]
fn of_two_that_want_one_key_the_first_has_it() {
    let said = problems("[keys]\nnext = [\"#\"]\nskip = [\"#\"]");
    assert_eq!(
        said,
        [
            r#"config.toml:3:9: `#` means `next` already, under "The interview". Use another key, or give `next` another one."#
        ]
    );
    // The second keeps what it had.
    assert_eq!(live("next = [\"#\"]\nskip = [\"#\"]", false, "s"), Some(Action::Skip));
}

/// Whoever gets none of the keys wished for has the old ones back, also if somebody else has
/// asked for them meanwhile.
#[test]
fn a_key_given_back_is_taken_from_nobody() {
    let line = "next = [\"p\"]\nprevious = [\"s\"]";
    assert_eq!(problems(&format!("[keys]\n{line}")).len(), 2);
    let map = settings(&format!("[keys]\n{line}")).keys;
    assert_eq!(map, Keymap::default());
}

/// That a line below `[keys]` changes nothing, and what is said of it.
fn is_refused(line: &str, said: &str) {
    assert_eq!(problems(&format!("[keys]\n{line}")), [format!("config.toml:{said}")], "{line}");
    assert_eq!(settings(&format!("[keys]\n{line}")).keys, Keymap::default(), "{line}");
}

#[test]
fn keys_of_families_and_of_the_text_that_cannot_be_had_are_named_too() {
    for (line, said) in [
        (
            r#"rate = ["x"]"#,
            "2:1: `rate` takes 7 keys, in their order. It has 1-7. `viva config init` writes them all.",
        ),
        (
            r#"rate = ["&", "(", "*", "/", "=", "<", "F9"]"#,
            "2:39: `F9` is not one character. It is shown beside what it stands for.",
        ),
        (
            r#"rate = ["&", "(", "*", "/", "=", "<", "&"]"#,
            "2:39: `&` stands here twice. Give each place a key of its own.",
        ),
        (
            r#"rate = ["&", "(", "*", "%", "=", "<", "n"]"#,
            r#"2:39: `n` means `next` already, under "The interview". Use another key, or give `next` another one."#,
        ),
        (
            r#"heard = ["a"]"#,
            "2:1: the keys of `heard` stay as they are. Their letters stand in the follow-ups of a story too.",
        ),
        (
            r#"cursor-word-left = ["w"]"#,
            "2:21: `w` is written into the text. Use a key with Ctrl or Alt, or one with a name.",
        ),
        (
            r#"cursor-word-left = ["Ctrl-W"]"#,
            r#"2:21: `Ctrl-W` means `delete-word-back` already, under "Writing". Use another key, or give `delete-word-back` another one."#,
        ),
        (
            r#"cursor-word-left = ["Alt-n"]"#,
            r#"2:21: `Alt-n` means `next` already, under "The interview". Use another key, or give `next` another one."#,
        ),
    ] {
        is_refused(line, said);
    }
}

#[test]
fn a_key_that_cannot_be_had_is_named_with_the_reason() {
    for (line, said) in [
        (
            r#"next = ["Ctrl-I"]"#,
            "2:9: a terminal sends `Ctrl-I` as Tab. Use Tab, or another letter.",
        ),
        (
            r#"next = ["Ctrl-M"]"#,
            "2:9: a terminal sends `Ctrl-M` as Enter. Use Enter, or another letter.",
        ),
        (r#"next = ["Ctrl-["]"#, "2:9: a terminal sends `Ctrl-[` as Esc. Use Esc, or a letter."),
        (
            r#"next = ["Ctrl-1"]"#,
            "2:9: not every terminal can send `Ctrl-1`. Use a letter from A to Z with Ctrl, or a function key.",
        ),
        (
            r#"next = ["Alt-["]"#,
            "2:9: with Alt, `Alt-[` begins what a terminal sends for other keys. Use another character.",
        ),
        (
            r#"next = ["O"]"#,
            "2:9: with Alt, `O` begins what a terminal sends for other keys. Use another character.",
        ),
        (
            r#"next = ["P"]"#,
            "2:9: with Alt, `P` begins what a terminal sends for other keys. Use another character.",
        ),
        (r#"next = ["Shift-n"]"#, "2:9: Shift is a part of the character in `Shift-n`. Write N."),
        (
            r#"next = ["Ctrl-Shift-N"]"#,
            "2:9: Shift is a part of the character in `Ctrl-Shift-N`. Write Ctrl-N: a terminal sends no other.",
        ),
        (
            r#"next = ["Super-n"]"#,
            "2:9: no terminal sends `Super-n`. Use Ctrl, Alt or a function key.",
        ),
        (
            r#"next = ["Ctrl-Enter"]"#,
            "2:9: a terminal sends `Ctrl-Enter` as Enter. Use a letter from A to Z with Ctrl, or a function key.",
        ),
        (r#"next = ["ctrl+g"]"#, "2:9: `ctrl+g` is no key. Did you mean `Ctrl-G`?"),
        (r#"next = ["pgdn"]"#, "2:9: `pgdn` is no key. Did you mean `PageDown`?"),
        (
            r#"next = ["nn"]"#,
            "2:9: `nn` is no key. Write n, N, Ctrl-N, Alt-n, F8, Enter, PageDown, Left or Space, for example.",
        ),
        (
            r#"next = ["\u001b"]"#,
            "2:9: `␛` is no key. Write n, N, Ctrl-N, Alt-n, F8, Enter, PageDown, Left or Space, for example.",
        ),
        (r#"next = ["Alt-#"]"#, "2:9: `Alt-#` is what `#` becomes while typing. Write `#`."),
        (
            r#"next = ["d"]"#,
            "2:9: `Alt-d` means `delete-word-forward` in every text. Use another key, or give `delete-word-forward` another one.",
        ),
        (
            r#"next = ["Ctrl-W"]"#,
            "2:9: `Ctrl-W` means `delete-word-back` in every text. Use another key, or give `delete-word-back` another one.",
        ),
        (
            r#"desk = ["x"]"#,
            "2:9: `x` is written into the text wherever this can be done. Use a key with Ctrl, or a function key.",
        ),
        (
            r#"brief = ["s"]"#,
            "2:10: `s` is written into the text wherever this can be done. Use a key with Ctrl, or a function key.",
        ),
        (
            r#"next = ["3"]"#,
            r#"2:9: `3` means `rate` already, under "The interview". Use another key, or give `rate` another one."#,
        ),
        (
            "next = []",
            "2:1: `next` has no key left, and keeps the one that it had. Give it at least one.",
        ),
        (
            r#"nxt = ["x"]"#,
            "2:1: there is nothing called `nxt` that keys could do. Did you mean `next`?",
        ),
        (
            "next = 3",
            "2:8: `next` is a number, not a key. Write a key, or a list of keys: [\"n\", \"F8\"].",
        ),
    ] {
        is_refused(line, said);
    }
}

#[test]
fn what_can_be_had_of_a_line_is_had() {
    let line = "next = [\"Ctrl-I\", \"F8\"]";
    assert_eq!(problems(&format!("[keys]\n{line}")).len(), 1);
    assert_eq!(live(line, true, "F8"), Some(Action::Next));
    assert_eq!(live(line, true, "Alt-n"), None);
}

#[test]
fn the_keys_of_the_text_change_like_all_others() {
    let line = "delete-to-line-end = \"F8\"\ncursor-word-left = [\"Alt-Left\", \"Ctrl-K\"]\nnext = \"d\"\n\
                delete-word-forward = [\"Ctrl-Delete\"]";
    assert_eq!(problems(&format!("[keys]\n{line}")), Vec::<String>::new());
    let mut desk = Desk::interview("backend", "60");
    desk.set(&format!("[keys]\n{line}"));
    desk.write("one two").keys("Ctrl-K").write("| ").keys("F8");
    assert_eq!(desk.notes(), "one | ");
    desk.keys("Alt-d").sees("▶1 ");
    desk.resize(100, 200).keys("F1").sees("F8").sees("Alt-Left").sees_no("Alt-b");
}

#[test]
fn a_family_changes_its_keys_together_and_shows_the_new_ones() {
    let line = r#"rate = ["&", "é", "(", "'", "§", "è", "ç"]"#;
    assert_eq!(problems(&format!("[keys]\n{line}")), Vec::<String>::new());
    assert_eq!(live(line, false, "é"), Some(Action::Rate(2)));
    assert_eq!(live(line, true, "Alt-§"), Some(Action::Rate(5)));
    assert_eq!(live(line, true, "é"), None);
    assert_eq!(live(line, false, "2"), None);
    let map = settings(&format!("[keys]\n{line}")).keys;
    assert_eq!(map.letter(Action::Rate(3)), Some('('));
    let rows: Vec<String> = map.rows(Scope::Live).map(|row| row.all_keys(Scope::Live)).collect();
    assert!(rows.contains(&"&-ç".to_owned()), "{rows:?}");
}

#[test]
fn other_letters_of_probes_and_gaps_stand_where_they_are_pressed() {
    let line = r#"asked = ["(", ")", "*", "%", "=", "<", ">", "~"]"#;
    assert_eq!(problems(&format!("[keys]\n{line}")), Vec::<String>::new());
    let mut desk = Desk::interview("backend", "60");
    desk.set(&format!("[keys]\n{line}")).resize(80, 24).keys("Alt-n");
    desk.sees("( ▸ What told you").sees("()… asked").sees_no("│j ");
    desk.keys("Alt-(");
    assert_eq!(desk.entry(1).probes, [0]);
    let gaps: Vec<String> = LETTERS.chars().rev().map(|c| format!("{:?}", c.to_string())).collect();
    desk.set(&format!("[keys]\nmissing = [{}]", gaps.join(", "))).keys("Alt-w Alt-w");
    desk.sees(" Z –").sees_no(" A –").keys("Alt-Z");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn the_ids_of_the_table_are_words_that_stay_apart() {
    for row in WRITING {
        assert!(row.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.id);
        assert!(BINDINGS.iter().all(|act| act.id() != row.id), "{}", row.id);
        assert_eq!(WRITING.iter().filter(|other| other.id == row.id).count(), 1, "{}", row.id);
    }
    for row in BINDINGS {
        assert!(row.id().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.id());
        // Rows of one id get the same keys, so they must never meet.
        for other in BINDINGS.iter().filter(|other| !std::ptr::eq(*other, row)) {
            let meet = row.scopes.iter().any(|scope| other.scopes.contains(scope));
            assert!(!meet || row.id() != other.id() || row.is_family(), "{}", row.id());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever the file asks for, no key means two things, no act is without a key, and no key of
    /// the text is taken.
    #[test]
    fn no_file_breaks_the_rules_of_the_keys(lines in proptest::collection::btree_map(0..BINDINGS.len() + WRITING.len(), proptest::collection::vec(0..KEYS.len(), 0..8), 0..12)) {
        let mut ids: Vec<&str> = Vec::new();
        let mut text = String::from("[keys]\n");
        for (row, keys) in lines {
            let id = BINDINGS.get(row).map_or_else(|| WRITING[row - BINDINGS.len()].id, |row| row.id());
            if !ids.contains(&id) {
                ids.push(id);
                let keys: Vec<String> = keys.iter().map(|nth| format!("{:?}", KEYS[*nth])).collect();
                text = format!("{text}{id} = [{}]\n", keys.join(", "));
            }
        }
        let map = settings(&text).keys;
        for row in map.texts() {
            prop_assert!(!row.keys.is_empty(), "{text}");
            for key in &row.keys {
                let rows = map.texts().iter().filter(|other| other.keys.contains(key)).count();
                prop_assert!(rows == 1, "{text}\n{key}");
                let always = row.binding.keys.contains(key);
                let taken = Scope::ALL.into_iter().filter(|scope| scope.has_text());
                let taken = taken.map(|scope| map.resolve(scope, true, *key)).find(Option::is_some);
                prop_assert!(always || taken.is_none(), "{text}\n{key}: {taken:?}");
            }
        }
        for scope in Scope::ALL {
            for row in map.rows(scope) {
                prop_assert!(!(row.desk.is_empty() && row.always.is_empty()), "{text}");
                let usual = Keymap::default();
                let usual = usual.rows(scope).find(|it| it.binding == row.binding).map(|it| it.desk.len());
                prop_assert!(!row.binding.is_family() || Some(row.desk.len()) == usual, "{text}");
            }
            for typing in [false, true] {
                for pressed in KEYS.iter().map(|it| key(it)).flat_map(|it| [it, it.alt()]) {
                    let rows: Vec<&str> = map.rows(scope).filter(|row| fits(row, typing, pressed)).map(|row| row.binding.id()).collect();
                    prop_assert!(rows.len() < 2, "{text}\n{scope:?} {typing} {pressed}: {rows:?}");
                }
            }
        }
    }
}

/// What a file may ask for: free keys, taken ones, and some that cannot be had.
const KEYS: [&str; 24] = [
    "n", "p", "s", "u", "+", "#", "N", "j", "3", "0", "d", "x", "F8", "F1", "Ctrl-G", "Ctrl-Z",
    "Ctrl-W", "Enter", "Esc", "Up", "Down", "PageDown", "Tab", "Space",
];

fn fits(row: &Row, typing: bool, pressed: Key) -> bool {
    let bare = Key { alt: false, ..pressed };
    if let DeskKeys::Alone(_) = row.binding.desk {
        return row.always.contains(&pressed) || !typing && row.desk.contains(&pressed);
    }
    row.always.contains(&pressed) || (!typing || pressed.alt) && row.desk.contains(&bare)
}
