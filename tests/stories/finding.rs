//! Finding: an action by its name, an item by a few letters, a line by what was said.

use vivavoce::app::keymap::{BINDINGS, Desk as DeskKeys};
use vivavoce::app::overlay::palette;
use vivavoce::app::{Action, Go, Key, Overlay, Screen};
use vivavoce::domain::{Mark, Position, Recommendation};

use crate::desk::{Desk, bank_file};

fn at_work() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(5);
    desk
}

fn cursor(desk: &Desk) -> Position {
    desk.open().notes.cursor()
}

#[test]
fn a_signal_is_ticked_by_a_word_of_it() {
    let mut desk = at_work();
    desk.write("before").keys("Ctrl-P").write("slower wri").keys("Enter").write(" after");
    assert_eq!(desk.entry(1).signals, [4]);
    assert_eq!(desk.notes(), "before after");
}

#[test]
fn the_palette_opens_by_three_keys_and_does_what_a_key_would() {
    for (open, keys) in [("Alt-:", ""), ("Ctrl-P", ""), ("Esc :", ""), ("Esc Ctrl-P", "")] {
        let mut desk = at_work();
        desk.keys(open).keys(keys).sees("All actions").write("rate 4").keys("Enter");
        assert_eq!((desk.entry(1).rating, &desk.app.overlay), (Some(4), &None), "{open}");
    }
}

#[test]
fn what_cannot_be_done_says_why_and_the_palette_stays() {
    let mut desk = at_work();
    desk.keys("Ctrl-P").write("redo").sees("There is nothing to redo.").keys("Enter");
    assert_eq!(desk.said(), "There is nothing to redo.");
    assert!(matches!(desk.app.overlay, Some(Overlay::Palette(_))));
    desk.keys("Esc");
    assert_eq!((desk.notes().as_str(), &desk.app.overlay), ("", &None));
}

#[test]
fn the_palette_names_every_action_of_every_screen() {
    let mut wrap_up = at_work();
    wrap_up.keys("Alt-w Alt-w");
    let mut setup = Desk::home();
    setup.keys("n");
    let mut page = at_work();
    page.keys("Alt-w Alt-w Alt-e F");
    let mut desks = vec![at_work(), wrap_up, setup, page, Desk::home()];
    desks.extend([Go::Library, Go::Banks].map(|go| Desk::start(go, [].into())));
    let mut search = Desk::home();
    search.keys("f");
    desks.push(search);
    for desk in &mut desks {
        let scope = desk.app.scope().expect("a scope");
        desk.keys("Ctrl-P").sees("All actions");
        let rows = palette::all(&desk.app);
        let other = if desk.app.typing_below() { Action::Write } else { Action::Desk };
        for binding in BINDINGS.iter().filter(|binding| binding.scopes.contains(&scope)) {
            let single = matches!(binding.desk, DeskKeys::None | DeskKeys::Keys(_));
            let left_out = [Action::Palette, other].contains(&binding.action);
            let named = rows.iter().any(|row| row.action == binding.action);
            assert!(named || left_out || !single, "{scope:?}: {}", binding.name);
        }
        assert!(rows.iter().all(|row| !row.keys.is_empty() && !row.name.is_empty()));
    }
}

#[test]
fn each_key_that_the_palette_names_does_the_same() {
    for keys in ["", "Esc", "Alt-w Alt-w", "Alt-w Alt-w Esc"] {
        let mut desk = at_work();
        desk.write("a").keys(keys).wait(1);
        for row in palette::all(&desk.app) {
            let key = Key::parse(&row.keys).unwrap_or_else(|| panic!("{} is no key", row.keys));
            let scope = desk.app.scope().expect("a scope");
            let typing = desk.app.typing();
            let action = desk.app.settings.keys.resolve(scope, typing, key);
            assert_eq!(action, Some(row.action), "{}: {}", row.name, row.keys);
        }
    }
}

#[test]
fn the_palette_recommends_by_words() {
    let mut desk = at_work();
    desk.keys("Alt-w Alt-w Ctrl-P").write("strong yes").keys("Enter");
    assert_eq!(desk.record().recommendation, Some(Recommendation::StrongYes));
}

#[test]
fn the_palette_opens_in_forms_and_lists() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("Alt-:").write("brief").keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    assert_eq!(desk.record().people.candidate, "Ada");
    let mut list = Desk::start(Go::Library, desk.files.clone());
    list.keys("Ctrl-P").write("back").keys("Enter");
    assert!(matches!(list.app.screen, Screen::Home(_)));
}

#[test]
fn nothing_that_is_typed_into_what_lies_over_the_notes_falls_into_them() {
    for open in ["Ctrl-P", "Alt-g", "Ctrl-F", "Ctrl-N"] {
        let mut desk = at_work();
        desk.write("kept").keys(open);
        let before = desk.open().session().clone();
        desk.write("zzqx").paste("pasted\nlines").keys("Alt-4 Alt-n Alt-A Alt-d Ctrl-W Left Tab");
        desk.keys("Alt-Left Ctrl-Z Ctrl-O F7 Shift-Left Delete Home Down");
        assert!(*desk.open().session() == before, "{open}");
        desk.keys("Esc");
        assert_eq!((desk.notes().as_str(), desk.entry(1).rating), ("kept", None), "{open}");
        desk.write("!");
        assert_eq!(desk.notes(), "kept!", "{open}");
    }
}

#[test]
fn an_item_is_found_by_its_title_its_competency_or_its_question() {
    for (typed, item) in [("scal", 3), ("hrdprb", 5), ("problem solv", 5), ("closing", 6)] {
        let mut desk = at_work();
        desk.keys("Alt-g").write(typed).keys("Enter");
        assert_eq!((desk.record().current, &desk.app.overlay), (item, &None), "{typed}");
        assert_eq!(desk.notes(), "");
    }
}

#[test]
fn a_number_still_opens_its_question_at_once() {
    for keys in ["Alt-g 3", "Alt-g Alt-3", "Esc g 3"] {
        let mut desk = at_work();
        desk.keys(keys);
        assert_eq!((desk.record().current, &desk.app.overlay), (3, &None), "{keys}");
    }
}

#[test]
fn letters_that_fit_no_item_open_none() {
    let mut desk = at_work();
    desk.keys("Alt-g").write("xyzzy").sees("No item fits.").keys("Enter");
    assert_eq!(desk.record().current, 1);
    desk.keys("Backspace ".repeat(5).trim()).sees("Closing").keys("Esc");
    assert_eq!(desk.record().current, 1);
}

/// Notes on three items, and a reason.
fn with_notes() -> Desk {
    let mut desk = at_work();
    desk.write("+ EXPLAIN first: naïve index\n- nothing on writes").keys("Alt-n").wait(60);
    desk.write("cache\nan INDEX of keys")
        .keys("Alt-w Alt-w Ctrl-Z")
        .write("The index story.")
        .keys("Alt-g 3");
    desk.write("here").keys("Left Left");
    desk
}

#[test]
fn a_line_is_found_in_any_notes_and_the_cursor_goes_to_it() {
    let mut desk = with_notes();
    desk.keys("Ctrl-F").write("index").sees("3 lines").sees("an INDEX of keys").sees("reason");
    desk.keys("Down Enter");
    assert_eq!((desk.record().current, &desk.app.overlay), (2, &None));
    assert_eq!(cursor(&desk), Position { line: 1, byte: 3 });
    // What is typed next stands at the hit, not on a line of its own.
    desk.write("old ");
    assert_eq!(desk.notes(), "cache\nan old INDEX of keys");
}

#[test]
fn accents_and_case_do_not_count_in_the_search() {
    let mut desk = with_notes();
    desk.keys("Alt-/").write("NAIVE").sees("1 line").keys("Enter");
    assert_eq!(cursor(&desk), Position { line: 0, byte: "+ EXPLAIN first: ".len() });
}

#[test]
fn leaving_the_search_leaves_everything_as_it_was() {
    let mut desk = with_notes();
    desk.wait(2);
    let (before, screen) = (desk.app.interview.clone(), desk.screen());
    desk.at_once("Ctrl-F i n d e x Down Down Up Esc");
    assert!(desk.app.interview == before);
    assert_eq!(desk.screen(), screen);
    desk.keys("Esc /").write("zebra").sees("This stands nowhere").keys("Enter Esc");
    assert_eq!(desk.record().current, 3);
    assert!(!desk.open().typing, "the desk has the keys, as before");
}

#[test]
fn a_hit_in_the_reason_opens_it_in_the_wrap_up_and_says_so_before() {
    let mut desk = with_notes();
    desk.keys("Ctrl-F").write("story").keys("Enter");
    assert!(matches!(desk.app.screen, Screen::WrapUp { .. }));
    desk.write("old ");
    assert_eq!(desk.record().reason.text(), "The index old story.");
    desk.keys("Alt-t Ctrl-F").write("story").keys("Enter");
    assert_eq!(desk.said(), "This stands in the reason, which is written in the wrap-up.");
    assert_eq!(desk.app.screen, Screen::Live);
}

#[test]
fn a_hit_far_to_the_right_is_in_view() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = at_work();
        let long = "word ".repeat(60);
        desk.resize(columns, rows).paste(&format!("{long}needle {long}"));
        desk.keys("Ctrl-F").write("needle").sees("word needle");
    }
}

#[test]
fn one_line_of_a_megabyte_is_found() {
    let mut desk = at_work();
    let line = "they said that the naïve way was slow, and measured it\n";
    desk.paste(&line.repeat(1_000_000 / line.len())).keys("End").write("needle");
    desk.keys("Ctrl-F").write("needle").sees("1 line");
}

#[test]
fn what_hostile_people_write_is_found_and_shown_safely() {
    let text = "[[question]]\nask = \"A\\u001b[2J\\u202Eb?\"\n";
    let bank = bank_file("hostile", text).bank.expect("a bank");
    let mut desk = Desk::interview_on(&bank, "all");
    desk.keys("Alt-n").paste("\u{1b}[2J\u{202e}evil \u{9b}31m");
    for keys in ["Ctrl-F", "Alt-g", "Ctrl-P", "Ctrl-N"] {
        desk.keys(keys).write("e");
        assert!(!desk.screen().contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{keys}");
        desk.keys("Esc").wait(1);
    }
}

#[test]
fn the_palette_knows_the_words_that_people_use() {
    let cases = [
        ("pause", Action::Pause),
        ("break", Action::Pause),
        ("finish", Action::WrapUp),
        ("present", Action::Present),
        ("exit", Action::Quit),
        ("hide", Action::Cover),
        ("cut", Action::Skip),
        ("help", Action::Help),
        ("shortcuts", Action::Help),
        ("private", Action::Cover),
        ("anchors", Action::Scale),
        ("previous", Action::Previous),
        ("hint", Action::Mark(Mark::Hint)),
        ("quote", Action::Mark(Mark::Quote)),
        ("undo", Action::Undo),
    ];
    for (words, action) in cases {
        let mut desk = at_work();
        desk.keys("Ctrl-P").write(words);
        let Some(Overlay::Palette(palette)) = &desk.app.overlay else { panic!("no palette") };
        let row = &palette.rows(&desk.app)[0];
        assert_eq!((row.action, row.near), (action, false), "{words}: {}", row.name);
    }
}

#[test]
fn what_only_looks_like_it_is_not_done_by_the_way() {
    let mut desk = at_work();
    let before = desk.record().clone();
    desk.keys("Ctrl-P").write("copy").keys("Enter");
    assert_eq!(desk.said(), "No action is called \"copy\".");
    assert_eq!(desk.record().entries, before.entries);
    desk.keys("Esc Ctrl-P").write("export").keys("Enter");
    assert!(desk.said().starts_with("Not here. A session has it, x: export"), "{}", desk.said());
    assert!(matches!(desk.app.overlay, Some(Overlay::Palette(_))));
}
