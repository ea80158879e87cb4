//! Typing goes into the notes, always; a chord leaves them alone.

use vivavoce::app::{Effect, MOST_PASTE, Msg};

use crate::desk::Desk;

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").wait(30);
    desk
}

#[test]
fn typing_and_rating_in_one_breath_lose_no_character() {
    let mut desk = at_the_first_question();
    desk.at_once("+ Space a b Alt-4 c d Alt-A e Alt-j f Alt-t g Alt-t h");
    assert_eq!(desk.notes(), "+ abcdefgh");
    assert_eq!(desk.entry(1).rating, Some(4));
    assert_eq!((desk.entry(1).signals.len(), desk.entry(1).probes.len()), (1, 1));
}

#[test]
fn every_printable_character_can_be_written() {
    let mut desk = at_the_first_question();
    let text: String = (' '..='~').chain("äßé字🦀".chars()).collect();
    desk.write(&text);
    assert_eq!(desk.notes(), text);
}

#[test]
fn chords_leave_cursor_selection_and_text_alone() {
    let mut desk = at_the_first_question();
    desk.write("first line\nsecond line").keys("Left Left Shift-Left Shift-Left");
    let text = desk.notes();
    let place = |desk: &Desk| (desk.open().notes.cursor(), desk.open().notes.selection());
    let before = place(&desk);
    assert!(before.1.is_some());
    for chord in [
        "Alt-1",
        "Alt-5",
        "Alt-0",
        "Alt-A",
        "Alt-E",
        "Alt-V",
        "Alt-.",
        "Alt-j",
        "Alt-x",
        "Alt-t",
        "Alt-t",
        "Alt-Down",
        "Alt-Up",
        "Alt-c Space",
        "Alt-v Esc",
        "Alt-g Esc",
        "Alt-s Esc",
        "F1 Esc",
        "Alt-i",
        "Alt-Enter",
        "Alt-Z",
        "Alt-7",
        "F9",
    ] {
        desk.keys(chord);
        assert_eq!(desk.notes(), text, "{chord}");
        assert_eq!(place(&desk), before, "{chord}");
        assert!(desk.app.typing() && desk.app.overlay.is_none(), "{chord}");
    }
}

#[test]
fn the_way_to_the_desk_and_back_keeps_the_cursor_and_lets_go_of_the_selection() {
    let mut desk = at_the_first_question();
    desk.write("first line\nsecond line").keys("Left Left Shift-Left");
    let cursor = desk.open().notes.cursor();
    for back in ["Esc Enter", "Esc i", "Esc 4 A Enter"] {
        desk.keys(back);
        let notes = &desk.open().notes;
        assert_eq!((notes.cursor(), notes.selection()), (cursor, None), "{back}");
    }
    assert_eq!(desk.notes(), "first line\nsecond line");
}

#[test]
fn on_the_desk_single_keys_act_and_write_nothing() {
    let mut desk = at_the_first_question();
    desk.keys("Esc 4 A j").sees("Enter goes back to writing");
    assert_eq!(desk.entry(1).rating, Some(4));
    assert_eq!(desk.notes(), "");
    desk.keys("d");
    assert_eq!(desk.said(), "d does nothing here. Enter goes back to the text; F1 shows all keys.");
    desk.keys("n");
    assert_eq!(desk.record().current, 2);
    desk.keys("Enter h i");
    assert_eq!(desk.notes(), "hi");
    desk.keys("F9");
    assert_eq!(desk.said(), "F9 does nothing here; F1 shows all keys.");
}

#[test]
fn what_is_not_there_is_said() {
    let mut desk = at_the_first_question();
    for (key, said) in [
        ("Alt-7", "The scale of this bank ends at 5."),
        ("Alt-U", "There is no signal or red flag U here."),
        ("Alt-e", "There is no probe e here; F1 shows all keys."),
        ("Alt-0", "This question is not rated."),
    ] {
        desk.keys(key);
        assert_eq!(desk.said(), said);
    }
    desk.keys("Alt-p Alt-3");
    assert_eq!(desk.said(), "Opening: only questions are rated.");
    desk.keys("Alt-p");
    assert_eq!(desk.said(), "This is the first item.");
}

#[test]
fn a_paste_of_a_megabyte_is_taken() {
    let mut desk = at_the_first_question();
    let text = "a line of what somebody had written before\n".repeat(24_400);
    assert!(text.len() > 1_000_000);
    desk.write("before ").paste(&text).write("after");
    assert_eq!(desk.notes(), format!("before {text}after"));
    desk.sees("after").wait(2);
    assert_eq!(desk.on_disk().entries[1].notes, desk.entry(1).notes);
    desk.keys("Alt-u");
    assert_eq!(desk.notes(), "before ");
}

#[test]
fn a_paste_that_is_too_large_is_refused_with_a_sentence() {
    let mut desk = at_the_first_question();
    desk.write("kept").paste(&"x".repeat(MOST_PASTE + 1));
    assert_eq!(desk.said(), "Not pasted: 5 MB at once; the most is 4 MB.");
    assert_eq!(desk.notes(), "kept");
}

#[test]
fn a_paste_on_the_desk_is_refused() {
    let mut desk = at_the_first_question();
    desk.keys("Esc").paste("nnn444");
    assert_eq!(desk.said(), "Not pasted: the desk has the keys. Enter goes back to the text.");
    assert_eq!((desk.notes().as_str(), desk.record().current), ("", 1));
    desk.keys("Enter Alt-g").paste("5");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn a_line_remembers_when_it_was_begun() {
    let mut desk = at_the_first_question();
    desk.write("a").wait(60).write("b\nc");
    let begun: Vec<_> = desk.entry(1).notes.lines().iter().map(|line| line.begun).collect();
    assert_eq!(begun, [Some(90), Some(150)]);
    desk.sees("1:30 ab").sees("2:30 c");
}

#[test]
fn the_editor_outside_keeps_the_times_of_the_lines_that_it_left_alone() {
    let mut desk = at_the_first_question();
    desk.write("one").wait(10).write("\ntwo").wait(10).write("\nthree").wait(10);
    let before = desk.entry(1).notes.clone();
    desk.keys("Ctrl-O");
    assert_eq!(desk.asked, [Effect::EditOutside { text: "one\ntwo\nthree".into() }]);
    desk.wait(30).tell(Msg::EditedOutside(Ok("one\n2\nand a half\nthree".into())));
    assert_eq!(desk.notes(), "one\n2\nand a half\nthree");
    let begun = |nth: usize| desk.entry(1).notes.lines()[nth].begun;
    let was = |nth: usize| before.lines()[nth].begun;
    assert_eq!((begun(0), begun(3)), (was(0), was(2)));
    desk.keys("Alt-u");
    assert_eq!(desk.entry(1).notes, before);
    desk.keys("Ctrl-O").tell(Msg::EditedOutside(Ok("one\nthree".into())));
    let notes = &desk.entry(1).notes;
    assert_eq!(notes.lines()[1], before.lines()[2]);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let mut desk = at_the_first_question();
    desk.write("one").keys("Ctrl-O");
    desk.tell(Msg::EditedOutside(Err("vi ended with an error: nothing has changed.".into())));
    assert_eq!(desk.said(), "vi ended with an error: nothing has changed.");
    assert_eq!(desk.notes(), "one");
    // One that answers without having been asked is not listened to.
    desk.tell(Msg::EditedOutside(Ok("overwritten".into())));
    assert_eq!(desk.notes(), "one");
}

#[test]
fn the_reason_is_edited_outside_as_well() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Ctrl-O").tell(Msg::EditedOutside(Ok("Because of\nthis.".into())));
    assert_eq!(desk.record().reason.text(), "Because of\nthis.");
}

#[test]
fn what_is_cut_in_one_text_is_pasted_in_another() {
    let mut desk = at_the_first_question();
    desk.write("moves on").keys("Ctrl-Home Ctrl-Shift-End Ctrl-X Alt-n Ctrl-V");
    assert_eq!((desk.entry(1).notes.text().as_str(), desk.notes().as_str()), ("", "moves on"));
}
