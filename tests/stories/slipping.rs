//! A lost Shift in the middle of a sentence: what weighs asks first, and what cannot be seen says
//! what it was.

use vivavoce::app::Screen;
use vivavoce::domain::What;

use crate::desk::Desk;

fn asking() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(2);
    desk
}

const ASKS: &str = "4 questions still wait. Alt-w again ends the interview's questions.";

#[test]
fn the_end_is_asked_for_once_while_questions_wait_and_any_other_key_lets_it_go() {
    let mut desk = asking();
    desk.write("task was to mo").keys("Alt-w");
    assert_eq!((desk.said(), &desk.app.screen), (ASKS, &Screen::Live));
    desk.write("v");
    assert_eq!(desk.said(), "", "let go, and said no more");
    desk.write("e the thing").keys("Alt-w");
    assert_eq!(desk.said(), ASKS, "a key has come between");
    assert_eq!(desk.notes(), "task was to move the thing");
    assert!(desk.record().timeline.iter().all(|event| event.what != What::Ended));
    desk.wait(30).keys("Alt-w");
    assert_eq!(desk.said(), ASKS, "nobody remembers what was asked half a minute ago");
    desk.keys("Alt-w");
    assert!(matches!(desk.app.screen, Screen::WrapUp { .. }));
}

#[test]
fn a_click_between_lets_it_go_as_well() {
    let mut desk = asking();
    desk.resize(140, 45).keys("Alt-w").click("Look for").keys("Alt-w");
    assert_eq!(desk.app.screen, Screen::Live);
    desk.keys("Alt-n").click("wrap up").click("Alt-w again");
    assert_eq!(desk.app.screen, Screen::Live);
}

#[test]
fn on_the_desk_and_where_it_is_narrow_the_whole_question_is_read() {
    for (columns, rows) in [(40, 14), (60, 20), (80, 24)] {
        let mut desk = asking();
        desk.resize(columns, rows).keys("Esc w");
        let said = desk.said().to_owned();
        desk.sees(&said).keys("w");
        assert!(matches!(desk.app.screen, Screen::WrapUp { .. }), "{said}");
    }
}

#[test]
fn at_the_last_item_and_with_nothing_waiting_nothing_is_asked() {
    let mut desk = asking();
    desk.keys("Alt-g").write("Closing").keys("Enter");
    assert_eq!(desk.open().item().0.title(), "Closing");
    desk.keys("Alt-w");
    assert!(matches!(desk.app.screen, Screen::WrapUp { .. }));
    let mut desk = asking();
    desk.wait(30).keys("Alt-n").wait(30).keys("Alt-n").wait(30).keys("Alt-n").wait(30);
    desk.keys("Alt-w");
    assert!(desk.said().starts_with("1 question still waits."), "{}", desk.said());
    desk.keys("Alt-n").wait(30).keys("Alt-w");
    assert!(matches!(desk.app.screen, Screen::WrapUp { .. }), "the last one is on the table");
}

#[test]
fn chosen_by_its_name_it_asks_too() {
    let mut desk = asking();
    desk.keys("Ctrl-P").write("wrap up").keys("Enter");
    assert_eq!(desk.said(), ASKS);
    desk.keys("Alt-w");
    assert!(matches!(desk.app.screen, Screen::WrapUp { .. }));
}

#[test]
fn a_probe_is_named_with_the_key_that_takes_it_back() {
    let mut desk = asking();
    desk.write("he wen").keys("Alt-l").write("t");
    assert_eq!(desk.said(), "Asked: What did the change cost? Alt-l again takes it back.");
    desk.keys("Alt-l");
    assert_eq!(desk.said(), "Not asked: What did the change cost?");
    assert_eq!((desk.notes().as_str(), desk.entry(1).probes.len()), ("he went", 0));
    desk.keys("Esc l");
    assert_eq!(desk.said(), "Asked: What did the change cost? l again takes it back.");
    desk.resize(60, 20).keys("k");
    desk.sees("… k again takes it back.");
}

#[test]
fn a_tick_out_of_view_says_its_words_and_one_in_view_does_not() {
    let mut desk = asking();
    desk.keys("Alt-A");
    assert_eq!(desk.said(), "", "it is seen");
    desk.keys("Alt-F");
    let flag = "Tried changes on production with no way back";
    assert!(desk.said().starts_with("Red flag: Tried changes on production with no way"));
    desk.sees("… Alt-F again takes it back.");
    desk.keys("Alt-F");
    assert_eq!(desk.said(), format!("Taken back: {flag}."));
    desk.keys("Alt-Down Alt-Down Alt-Down Alt-A");
    assert!(desk.said().starts_with("Taken back: Read a plan"), "{}", desk.said());
    desk.keys("Alt-A").sees("Alt-A again takes it back.").keys("Alt-V");
    assert_eq!(desk.said(), "", "the parts of a story are always in view");
    desk.resize(140, 45).keys("Alt-F Alt-F");
    assert_eq!(desk.said(), "");
}

#[test]
fn red_flags_below_the_fold_stand_in_the_title_with_their_signs() {
    for (columns, rows) in [(60, 20), (80, 24)] {
        let mut desk = asking();
        desk.resize(columns, rows).sees("Look for · F⚐ G⚐").keys("Alt-G").sees("F⚐ G⚑");
        desk.set("glyphs = \"ascii\"").sees("Look for - F! GX");
    }
    let mut desk = asking();
    desk.resize(140, 45).keys("Alt-G").sees("G ⚑ Added a cache").sees_no("Look for ·");
}

#[test]
fn what_was_asked_sinks_below_what_was_not_and_keeps_its_letter() {
    let mut desk = asking();
    desk.resize(140, 60);
    let order = |desk: &Desk| -> Vec<String> {
        let rows = desk.screen();
        let rows = rows.lines().filter_map(|row| row.split('│').nth(1).map(str::to_owned));
        let probe =
            |row: &String| row.contains(" › ") || row.contains(" ▸ ") || row.contains(" ✓ ");
        rows.filter(probe).map(|row| row.trim().chars().take(3).collect()).collect()
    };
    assert_eq!(order(&desk), ["j ▸", "k ▸", "l ▸", "m ▸", "x ▸", "z ▸", "a ▸"]);
    desk.keys("Alt-k Alt-z");
    let read = ["j ▸", "k ✓", "l ▸", "m ▸", "x ▸", "z ✓", "a ▸"];
    assert_eq!(order(&desk), read, "somebody is reading it aloud");
    desk.wait(7);
    assert_eq!(order(&desk), read);
    desk.wait(2);
    assert_eq!(order(&desk), ["j ▸", "l ▸", "m ▸", "x ▸", "a ▸", "k ✓", "z ✓"]);
    desk.keys("Alt-Y Alt-V");
    assert_eq!(
        order(&desk),
        ["j ▸", "l ›", "m ›", "x ▸", "a ▸", "k ✓", "z ✓"],
        "a tick moves none"
    );
    desk.keys("Alt-k");
    assert_eq!(order(&desk)[..2], ["j ▸", "k ▸"]);
    // The next item is the end of reading.
    desk.keys("Alt-j Alt-n Alt-p");
    assert_eq!(order(&desk).last().map(String::as_str), Some("z ✓"));
    assert_eq!(order(&desk)[0], "k ▸");
    let asked = "What were you to achieve?";
    desk.keys("Alt-a").wait(2);
    assert_eq!(desk.said(), format!("Asked: {asked} Alt-a again takes it back."));
    assert_eq!(desk.on_disk().entries[1].probes, desk.entry(1).probes);
    let page = vivavoce::format::report::text(desk.record(), 100);
    assert!(page.contains(asked), "{page}");
}
