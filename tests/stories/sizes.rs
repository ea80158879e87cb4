//! Any size of the terminal, at any time.

use vivavoce::app::{Go, Msg};

use crate::desk::{Desk, bank_file};

/// The program in a state of every kind.
fn states() -> Vec<Desk> {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(400).keys("Alt-n").wait(700);
    desk.write(
        "+ measured first\n- no numbers, and a line that is long enough to be wrapped twice",
    );
    desk.keys("Alt-4 Alt-A Alt-F Alt-k").wait(2);
    let files = desk.files.clone();
    let then = |keys: &str| {
        let mut desk = Desk::interview("backend", "60");
        desk.wait(400).keys("Alt-n").write("+ a\nb").keys("Alt-4").keys(keys).wait(2);
        desk
    };
    let start = |keys: &str| {
        let bad = bank_file("bad", "[[question]]\nask = 3\nsignal = [\"x\"]\n");
        let mut all = crate::desk::banks();
        all.push(bad);
        let mut desk = Desk::start_with(Go::Home, files.clone(), all);
        desk.keys(keys);
        desk
    };
    let mut states = vec![desk];
    states.extend(["F1", "Alt-v", "Alt-g", "Alt-s", "Alt-c", "Alt-p"].map(then));
    states.extend(
        ["Alt-w Alt-w", "Alt-w Alt-w Alt-e", "Alt-w Alt-w Alt-e F", "Alt-w Alt-w F1"].map(then),
    );
    states.extend(["", "n", "n Tab", "b", "b End", "s", "s Enter"].map(start));
    for keys in ["", "Tab Down Right", "Enter", "w"] {
        let all = crate::desk::round::files(&crate::desk::round::round());
        let mut compared = Desk::start(Go::Library, all);
        compared.keys("Alt-c").keys(keys);
        states.push(compared);
    }
    let mut unsaved = then("");
    unsaved.broken = Some("Not saved: the disk is full.".into());
    unsaved.keys("Esc 5 q");
    states.push(unsaved);
    states
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    for mut desk in states() {
        for columns in [1, 2, 7, 39, 40, 75, 76, 100, 160] {
            for rows in [1, 3, 13, 14, 19, 20, 26, 50] {
                desk.resize(columns, rows).cells();
            }
        }
    }
}

#[test]
fn a_terminal_that_shrinks_to_nothing_and_comes_back_loses_nothing() {
    for mut desk in states() {
        desk.tell(Msg::Wake);
        let (before, app) = (desk.screen(), desk.app.clone());
        desk.resize(1, 1).resize(0, 0).resize(300, 2).resize(2, 300).resize(80, 24);
        assert_eq!(desk.screen(), before);
        assert_eq!(desk.app.overlay, app.overlay);
        let session =
            |app: &vivavoce::app::App| app.interview.as_ref().map(|it| it.session().clone());
        assert_eq!(session(&desk.app), session(&app));
    }
}

#[test]
fn typing_goes_on_in_a_terminal_that_is_too_small() {
    let mut desk = Desk::interview("backend", "60");
    desk.keys("Alt-n").write("one ").resize(10, 3).write("two\nthree").keys("Up Down PageUp Alt-4");
    desk.resize(80, 24).sees("one two").sees("three");
    assert_eq!(desk.entry(1).rating, Some(4));
}

#[test]
fn a_small_terminal_says_what_it_needs() {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(39, 14).sees("40 columns").sees("14 rows").resize(40, 14).sees("Opening");
}
