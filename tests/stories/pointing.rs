//! The mouse does what the keys do, wherever something can be seen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vivavoce::app::{Gesture, Go, Mouse, Msg, Overlay, Screen};
use vivavoce::domain::{Phase, Recommendation, Standing, Star};

use crate::desk::Desk;

/// The second item of the backend interview, where everything has its pane.
fn wide() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(140, 45).keys("Alt-n");
    desk
}

fn selected(desk: &Desk) -> String {
    let (from, to) = desk.open().notes.selection().expect("a selection");
    assert_eq!(from.line, to.line);
    let record = desk.record();
    record.entries[record.current].notes.lines()[from.line].text[from.byte..to.byte].to_owned()
}

#[test]
fn a_click_in_the_guide_puts_an_item_on_the_table() {
    let mut desk = wide();
    let title = desk.record().plan.items[4].title().to_owned();
    desk.click(&title[..8]);
    assert_eq!(desk.record().current, 4);
    assert_eq!(desk.entry(4).standing, Standing::Asking);
    desk.resize(80, 24).click("2");
    assert_eq!(desk.record().current, 2, "the guide is a row there");
}

#[test]
fn a_click_ticks_what_was_heard_and_marks_what_was_asked() {
    for size in [(140, 45), (80, 24), (60, 30)] {
        let mut desk = wide();
        desk.resize(size.0, size.1);
        let item = desk.record().current;
        desk.click(" A ☐");
        assert_eq!(desk.entry(item).signals, [0], "{size:?}");
        desk.click(" A ☑").click("B ☐").click("j ▸");
        assert_eq!(desk.entry(item).signals, [1], "{size:?}");
        assert_eq!(desk.entry(item).probes, [0], "{size:?}");
        assert_eq!(desk.notes(), "", "nothing is typed");
    }
}

#[test]
fn every_row_of_a_long_signal_ticks_it() {
    let mut desk = wide();
    desk.resize(100, 45);
    let (column, row) = desk.find("A ☐");
    let (_, below) = desk.find("B ☐");
    assert!(below > row + 1, "the signal has more than one row:\n{}", desk.screen());
    desk.click_at(column + 6, row + 1);
    let item = desk.record().current;
    assert_eq!(desk.entry(item).signals, [0]);
}

#[test]
fn a_click_on_the_scale_rates() {
    let mut desk = wide();
    let item = desk.record().current;
    let (column, top) = desk.find("┬ Rating");
    for point in (1..=5).rev() {
        let row = (top + 1..45)
            .find(|row| desk.cells()[(column + 1, *row)].symbol() == point.to_string());
        desk.click_at(column + 8, row.expect("a row of the scale"));
        assert_eq!(desk.entry(item).rating, Some(point));
    }
    let (column, row) = desk.resize(80, 24).find("[1] 2");
    desk.click_at(column + 4, row);
    assert_eq!(desk.entry(item).rating, Some(2), "the scale is a row there");
    desk.resize(140, 45).click("┬ Rating");
    assert_eq!(desk.app.overlay, Some(Overlay::Scale { top: 0 }));
}

#[test]
fn a_click_is_refused_as_a_key_is() {
    let mut desk = wide();
    desk.keys("Alt-p").click("Notes");
    assert_eq!(desk.said(), "", "nothing to say");
    let (column, row) = (desk.size.columns - 10, 6);
    assert_eq!(desk.open().item().0.question(), None);
    desk.click_at(column, row);
    assert_eq!(desk.record().entries[0].rating, None);
}

#[test]
fn a_click_in_the_notes_takes_the_keys_and_puts_the_cursor_there() {
    let mut desk = wide();
    desk.write("the qause was a loqk").keys("Esc");
    assert!(!desk.app.typing());
    desk.click("qause").write("real ");
    assert_eq!(desk.notes(), "the real qause was a loqk");
    let (column, row) = desk.find("the real");
    desk.click_at(column + 80, row + 3).write("!");
    assert_eq!(desk.notes(), "the real qause was a loqk!", "below the text is its end");
    desk.click_at(column - 3, row).write("So ");
    assert_eq!(desk.notes(), "So the real qause was a loqk!", "before it is its start");
}

#[test]
fn a_click_goes_to_wide_letters_and_behind_a_soft_wrap() {
    let mut desk = wide();
    desk.resize(60, 30).write("字字 qx e\u{301}x");
    let (column, row) = desk.find("qx");
    desk.click_at(column - 2, row).write("-");
    assert_eq!(desk.notes(), "字-字 qx e\u{301}x", "the second half of a letter is the letter's");
    desk.keys("Ctrl-u Ctrl-k");
    desk.write(&"qord ".repeat(30));
    let (column, row) = desk.find("qord");
    desk.click_at(column, row + 1).write("X");
    assert!(desk.notes().contains(" Xqord"));
    assert!(!desk.notes().starts_with('X'));
}

#[test]
fn a_drag_selects_and_only_a_key_copies() {
    let mut desk = wide();
    desk.write("zeq zcan on zorty zillion zows");
    desk.drag("zcan", " zillion");
    assert_eq!(selected(&desk), "zcan on zorty");
    desk.drag("zows", "zorty");
    assert_eq!(selected(&desk), "zorty zillion ", "backwards as well");
    desk.keys("Ctrl-c End").write(" ").keys("Ctrl-v");
    assert_eq!(desk.notes(), "zeq zcan on zorty zillion zows zorty zillion ");
    assert!(desk.asked.is_empty(), "nothing leaves the program");
    desk.drag("zeq", "zcan").write("a ");
    assert_eq!(desk.notes(), "a zcan on zorty zillion zows zorty zillion ", "it is replaced");
}

#[test]
fn two_clicks_take_a_word_and_three_a_line() {
    let mut desk = wide();
    desk.write("zirst line\nit can't ze, he zaid");
    desk.clicks(2, "zaid");
    assert_eq!(selected(&desk), "zaid");
    desk.clicks(3, "he zaid");
    assert_eq!(selected(&desk), "it can't ze, he zaid");
    desk.clicks(2, "ze");
    let (column, row) = desk.find("it can");
    desk.wait_ms(600);
    desk.clicks(1, "zirst").clicks(2, "zirst");
    assert_eq!(selected(&desk), "zirst");
    // A drag goes on by words.
    desk.wait_ms(600);
    let (from, _) = desk.find("ze,");
    desk.hand(Gesture::Press, from, row).hand(Gesture::Release, from, row);
    desk.hand(Gesture::Press, from, row).hand(Gesture::Drag, column, row);
    assert_eq!(selected(&desk), "it can't ze");
}

#[test]
fn shift_and_a_click_selects_up_to_it_where_the_terminal_lets_it_through() {
    let mut desk = wide();
    desk.write("zone two zhree").click("zone");
    let (column, row) = desk.find(" zhree");
    let mouse = Mouse { gesture: Gesture::Press, column, row, shift: true };
    desk.tell(Msg::Mouse(mouse));
    assert_eq!(selected(&desk), "zone two");
}

#[test]
fn a_drag_beyond_the_edge_pulls_the_text_along_until_its_end() {
    let mut desk = wide();
    let mut text = String::new();
    for line in 0..60 {
        let _ = writeln!(text, "line {line}");
    }
    desk.paste(&text).sees("line 59");
    let (column, row) = desk.find("line 59");
    desk.hand(Gesture::Press, column, row).hand(Gesture::Drag, column, 1);
    desk.wait(20).sees("line 0");
    let (from, to) = desk.open().notes.selection().expect("a selection");
    assert_eq!((from.line, to.line), (0, 59));
    let due = desk.app.pointer.deadline();
    assert_eq!(due, None, "it wakes nobody at the end");
    desk.hand(Gesture::Release, column, 1).write("x");
    assert_eq!(desk.notes(), "xline 59\n");
}

#[test]
fn a_key_ends_a_drag_whose_end_was_never_reported() {
    let mut desk = wide();
    desk.write("some words");
    let (column, row) = desk.find("words");
    desk.hand(Gesture::Press, column, row).keys("!");
    desk.hand(Gesture::Drag, column - 5, row);
    assert_eq!(desk.open().notes.selection(), None);
    assert_eq!(desk.notes(), "some !words");
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut desk = wide();
    let text: Vec<String> = (0..60).map(|line| format!("line {line}")).collect();
    desk.paste(&text.join("\n")).sees("line 59").wheel("line 59", -4).sees_no("line 59");
    let cursor = desk.open().notes.cursor();
    assert_eq!(cursor.line, 59, "the cursor stays");
    desk.write("!").sees("line 59!");
    // Guidance and question have their own.
    desk.resize(60, 20).keys("Alt-n").wheel("Look for", 2);
    assert!(desk.open().guidance_top > 0, "{}", desk.screen());
    assert_eq!(desk.notes(), "");
    desk.wheel("Look for", -9);
    assert_eq!(desk.open().guidance_top, 0);
}

#[test]
fn the_wheel_over_the_guide_looks_further_and_the_next_item_comes_back() {
    let mut desk = wide();
    desk.resize(120, 26);
    for nth in 0..20 {
        desk.keys("Ctrl-n").write(&format!("extra {nth}?")).keys("Enter");
    }
    desk.keys("Alt-g").write("1").keys("Enter");
    let current = desk.record().current;
    assert_eq!(current, 1);
    let last = desk.record().plan.order().into_iter().next_back().expect("an item");
    let last = desk.record().plan.items[last].title().to_owned();
    desk.sees_no(&last).wheel("Guide", 20).sees(&last).click(&last);
    assert_eq!(desk.record().plan.items[desk.record().current].title(), last);
}

#[test]
fn a_list_is_highlighted_first_and_opened_then() {
    let mut desk = Desk::home();
    desk.click("Sessions");
    assert!(matches!(&desk.app.screen, Screen::Home(home) if home.selected == 1));
    desk.click("Sessions");
    assert!(matches!(desk.app.screen, Screen::Library(_)));
    let mut desk = Desk::home();
    desk.click("Banks").click("Banks").click("Working");
    assert!(matches!(&desk.app.screen, Screen::Banks(banks) if banks.selected == 1));
    desk.wheel("Working", -1);
    assert!(matches!(&desk.app.screen, Screen::Banks(banks) if banks.selected == 0));
    desk.click("Working").click("Working");
    assert!(matches!(desk.app.screen, Screen::Setup(_)));
}

#[test]
fn a_session_is_opened_from_the_list_and_read_by_the_wheel() {
    let file = "/home/sessions/2026-11-03-sam-example-backend.toml";
    let sample = include_str!("../../sessions/2026-11-03-sam-example-backend.toml");
    let files = BTreeMap::from([(file.into(), sample.to_owned())]);
    let mut desk = Desk::start(Go::Library, files);
    desk.click("Filter").write("sam").click("Sam Example");
    let Screen::Page(page) = &desk.app.screen else { panic!("{}", desk.screen()) };
    assert_eq!(page.top, 0);
    desk.wheel("Sam Example", 2);
    let Screen::Page(page) = &desk.app.screen else { panic!("{}", desk.screen()) };
    assert_eq!(page.top, 6);
}

#[test]
fn fields_of_setup_take_the_keys_and_choices_go_on() {
    let mut desk = Desk::home();
    desk.keys("n").write("Adda").click("Role").write("Cook").click("dda").keys("Delete");
    desk.sees("Ada").sees("Cook");
    let guide = |desk: &Desk| match &desk.app.screen {
        Screen::Setup(setup) => setup.guide,
        _ => panic!("{}", desk.screen()),
    };
    let before = guide(&desk);
    desk.click("Guide");
    assert_eq!(guide(&desk), before, "it has the keys first");
    desk.click("Guide");
    assert_ne!(guide(&desk), before);
}

#[test]
fn rows_of_an_overlay_choose_and_beside_it_is_nothing() {
    let mut desk = wide();
    desk.keys("Alt-g").click_at(0, 0).click_at(139, 43).click_at(70, 1);
    assert!(matches!(desk.app.overlay, Some(Overlay::Jump(_))), "no accident closes it");
    let title = desk.record().plan.items[5].title().to_owned();
    desk.write(&title[..4]).click_last(&title);
    assert_eq!((desk.record().current, &desk.app.overlay), (5, &None));
    desk.keys("Ctrl-p").click("stop the clock");
    assert_eq!(desk.record().phase, Phase::Paused);
    desk.keys("Alt-t Alt-s").click("technical trouble");
    assert_eq!(desk.entry(5).skipped.as_deref(), Some("technical trouble"));
    desk.keys("F1").wheel("Keys", 1);
    assert!(matches!(desk.app.overlay, Some(Overlay::Help { top: 3, .. })));
    desk.keys("Esc Alt-s").write("abd").click("bd").write("-");
    desk.keys("Enter Enter");
    let skipped: Vec<_> =
        desk.record().entries.iter().filter_map(|it| it.skipped.clone()).collect();
    assert!(skipped.contains(&"a-bd".to_owned()), "{skipped:?}");
}

#[test]
fn the_palette_says_of_a_row_that_cannot_be_done_why() {
    let mut desk = wide();
    desk.keys("Ctrl-p").write("redo").click_last("redo");
    assert_eq!(desk.said(), "There is nothing to redo.");
    assert!(matches!(desk.app.overlay, Some(Overlay::Palette(_))));
}

#[test]
fn a_hit_of_the_search_and_an_extra_question_are_chosen_by_a_click() {
    let mut desk = wide();
    desk.write("seq scan")
        .keys("Alt-n Alt-n Ctrl-f")
        .write("scan")
        .click_last("seq scan")
        .write("!");
    assert_eq!(desk.notes(), "seq !scan");
    desk.keys("Ctrl-n").write("Why Rust?").click("Ask:");
    assert_eq!(desk.record().plan.items[desk.record().current].title(), "Why Rust?");
}

#[test]
fn the_parts_of_a_story_and_the_anchors_take_a_click() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = wide();
        desk.resize(columns, rows).click("W☐").click("Z☐Les");
        assert_eq!(desk.entry(1).star, [Star::Task, Star::Lesson], "{columns}x{rows}");
        desk.keys("Alt-v").click("Also weighed");
        assert_eq!((desk.entry(1).rating, &desk.app.overlay), (Some(4), &None));
    }
}

#[test]
fn the_wheel_brings_the_anchors_in_full() {
    let mut desk = wide();
    desk.resize(60, 20).keys("Alt-v").sees("Anchors: Alt-1-5 rate").wheel("Well above", 1);
    desk.sees("In full").wheel("In full", -1).sees("Anchors: Alt-1-5 rate");
}

#[test]
fn the_wrap_up_recommends_and_goes_to_what_is_missing() {
    let mut desk = wide();
    desk.keys("Alt-w Alt-w").click("strong yes");
    assert_eq!(desk.record().recommendation, Some(Recommendation::StrongYes));
    desk.resize(60, 20).click("2 no");
    assert_eq!(desk.record().recommendation, Some(Recommendation::No));
    desk.resize(80, 24).keys("Esc").click("What you saw").write("Good.");
    assert_eq!(desk.record().reason.text(), "Good.");
    desk.wheel("Before you decide", 1);
    assert!(matches!(desk.app.screen, Screen::WrapUp { top: 3 }));
    desk.wheel("Before you decide", -1);
    let first = desk.record().plan.items[1].title().to_owned();
    desk.click(&first[..6]);
    assert_eq!((desk.app.screen == Screen::Live, desk.record().current), (true, 1));
}

#[test]
fn under_the_cover_the_mouse_does_nothing() {
    for (keys, overlay) in [("Alt-c", Overlay::Cover), ("F5", Overlay::Present)] {
        let mut desk = wide();
        desk.keys(keys).click_at(20, 5).hand(Gesture::WheelDown, 20, 5);
        assert_eq!(desk.app.overlay, Some(overlay), "a hand brushes it");
    }
}

#[test]
fn where_there_is_no_room_a_click_is_nothing() {
    let mut desk = wide();
    desk.resize(30, 8);
    let before = desk.record().clone();
    for row in 0..12 {
        desk.click_at(3, row);
    }
    assert_eq!(desk.record().entries, before.entries);
    assert_eq!(desk.record().current, before.current);
}

#[test]
fn the_brief_is_read_by_the_wheel_and_its_notes_take_the_keys() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("Enter");
    let Screen::Brief(before) = desk.app.screen.clone() else { panic!("{}", desk.screen()) };
    desk.wheel("min", 1);
    let Screen::Brief(after) = &desk.app.screen else { panic!("{}", desk.screen()) };
    assert_eq!((before.top, after.top), (0, 3));
    desk.click("What to remember").write("Zbout her year in Paris.");
    desk.click("bout her").keys("Backspace").write("A");
    assert_eq!(desk.notes(), "About her year in Paris.");
}

#[test]
fn a_key_that_is_named_in_the_footer_can_be_clicked() {
    let mut desk = wide();
    desk.click_last("next");
    assert_eq!(desk.record().current, 2);
    desk.click_last("Esc desk");
    assert!(!desk.app.typing());
    desk.click_last("n next").click_last("i write");
    assert_eq!((desk.record().current, desk.app.typing()), (3, true));
    desk.click_last("rate");
    assert_eq!(desk.entry(3).rating, None, "a family of keys means none of them");
    desk.click_last("guide").click_last("Esc back");
    assert_eq!(desk.app.overlay, None, "the keys of what lies over the screen are there");
    desk.click_last("help").sees("Keys · Esc closes").click_last("Esc back");
    assert_eq!(desk.app.overlay, None);
}

#[test]
fn a_click_on_what_was_just_said_does_nothing() {
    let mut desk = wide();
    desk.keys("Alt-0");
    let row = desk.size.rows - 1;
    assert!(!desk.said().is_empty());
    for column in 0..desk.size.columns {
        desk.hand(Gesture::Press, column, row).hand(Gesture::Release, column, row);
    }
    assert!(!desk.said().is_empty());
    assert_eq!(desk.record().current, 1);
}

/// Screen readers and braille displays follow the cursor, and know nothing of highlights.
#[test]
fn the_cursor_stands_on_what_is_highlighted_once_a_list_is_moved_through() {
    let mut desk = Desk::home();
    assert_eq!(desk.cursor(), Some(desk.find("Start an interview")));
    desk.keys("Down");
    assert_eq!(desk.cursor(), Some(desk.find("Sessions")));
    desk.keys("b Down");
    assert_eq!(desk.cursor(), Some(desk.find("Working")));
    let mut desk = wide();
    desk.keys("Ctrl-p").write("the");
    let (field, _) = desk.cursor().expect("a cursor");
    assert_eq!(field, desk.find("› the").0 + 5, "who types is in the text");
    desk.keys("Down Down");
    let row = |desk: &Desk| desk.cursor().expect("a cursor").1;
    assert_eq!(row(&desk), desk.find("› the").1 + 3);
    desk.write("n");
    assert_eq!(row(&desk), desk.find("› then").1);
    desk.keys("Esc Alt-s Down");
    assert_eq!(row(&desk), desk.find("answered earlier").1);
    desk.keys("Esc Alt-g Down");
    let item = desk.record().plan.items[2].title().to_owned();
    let (column, row) = desk.cursor().expect("a cursor");
    let cells = desk.cells();
    let shown: String = (column..column + 20).map(|x| cells[(x, row)].symbol()).collect();
    assert!(shown.contains(&item), "{shown}");
}
