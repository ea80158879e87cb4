//! Undo takes back the last thing, whatever it was, and redo does it again.

use vivavoce::app::Msg;
use vivavoce::domain::{Entry, Recommendation, Standing};

use crate::desk::Desk;

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").wait(30);
    desk
}

/// An act, what undo says about it, and what it changes.
fn undone_and_done_again(keys: &str, what: &str, of: impl Fn(&Entry) -> String) {
    let mut desk = at_the_first_question();
    let before = of(desk.entry(1));
    desk.keys(keys);
    let after = of(desk.entry(1));
    assert_ne!(before, after, "{keys} does nothing");
    desk.keys("Alt-u");
    assert_eq!(of(desk.entry(1)), before, "{keys}");
    assert_eq!(desk.said(), format!("Undone: {what}."));
    desk.keys("Alt-r");
    assert_eq!(of(desk.entry(1)), after, "{keys}");
    assert_eq!(desk.said(), format!("Done again: {what}."));
    desk.keys("Ctrl-Z");
    assert_eq!(of(desk.entry(1)), before, "{keys}");
    desk.keys("Alt-u");
    assert_eq!(desk.said(), "There is nothing to undo.");
}

#[test]
fn each_kind_of_act_is_undone_and_done_again() {
    undone_and_done_again("Alt-4", "rating 4", |entry| format!("{:?}", entry.rating));
    undone_and_done_again("Alt-D", "the signal \"Gave figures from before and after\"", |entry| {
        format!("{:?}", entry.signals)
    });
    undone_and_done_again(
        "Alt-F",
        "the red flag \"Tried changes on production with no way back\"",
        |entry| format!("{:?}", entry.red_flags),
    );
    undone_and_done_again(
        "Alt-k",
        "the probe \"What else did you consider, and why not that?\"",
        |entry| format!("{:?}", entry.probes),
    );
    undone_and_done_again("a", "\"a\"", |entry| entry.notes.text());
}

#[test]
fn taking_a_rating_back_is_undone() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-4 Alt-5 Alt-0");
    assert_eq!(desk.entry(1).rating, None);
    desk.keys("Alt-u");
    assert_eq!(desk.said(), "Undone: taking the rating back.");
    assert_eq!(desk.entry(1).rating, Some(5));
    desk.keys("Alt-u");
    assert_eq!(desk.entry(1).rating, Some(4));
    desk.keys("Alt-u Alt-r Alt-r Alt-r");
    assert_eq!(desk.entry(1).rating, None);
    desk.keys("Alt-r");
    assert_eq!(desk.said(), "There is nothing to redo.");
}

#[test]
fn a_skip_is_undone_from_the_next_item() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-s Alt-2");
    assert_eq!(desk.record().current, 2);
    assert_eq!(desk.entry(1).standing, Standing::Skipped);
    desk.keys("Alt-u");
    assert_eq!(desk.said(), "Undone: skipping, in Slow query.");
    // It was on the table for half a minute.
    assert_eq!(desk.entry(1).standing, Standing::Answered);
    assert_eq!(desk.entry(1).skipped, None);
    desk.keys("Alt-r");
    assert_eq!(desk.entry(1).standing, Standing::Skipped);
}

#[test]
fn rating_takes_a_skipped_item_up_and_undo_skips_it_again() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-s").write("ran out of time").keys("Enter Enter Alt-g 1 Alt-3");
    assert_eq!((desk.entry(1).rating, desk.entry(1).skipped.as_deref()), (Some(3), None));
    desk.keys("Alt-u");
    assert_eq!(desk.entry(1).rating, None);
    assert_eq!(desk.entry(1).skipped.as_deref(), Some("ran out of time"));
    desk.keys("Alt-r Alt-n");
    assert_eq!(desk.entry(1).standing, Standing::Answered);
}

#[test]
fn a_recommendation_is_undone() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Alt-2 Alt-4 Alt-u");
    assert_eq!(desk.said(), "Undone: recommending strong yes.");
    assert_eq!(desk.record().recommendation, Some(Recommendation::No));
    desk.keys("Alt-u");
    assert_eq!(desk.record().recommendation, None);
    desk.keys("Alt-r Alt-0 Alt-u");
    assert_eq!(desk.said(), "Undone: taking the recommendation back.");
    assert_eq!(desk.record().recommendation, Some(Recommendation::No));
}

#[test]
fn what_is_written_in_one_breath_is_undone_at_once() {
    let mut desk = at_the_first_question();
    desk.write("one two").wait(2).write(" three").wait(2).write("\nfour");
    let steps = ["one two three\nfour", "one two three\n", "one two three", "one two", ""];
    let mut seen = vec![desk.notes()];
    while seen.last().is_some_and(|text| !text.is_empty()) && seen.len() < 9 {
        desk.keys("Alt-u");
        seen.push(desk.notes());
    }
    // A line end is a step of its own, or goes with what follows it.
    assert!(seen.len() <= steps.len(), "{seen:?}");
    assert!(seen.iter().all(|text| steps.contains(&text.as_str())), "{seen:?}");
    assert!(seen.contains(&"one two".to_owned()), "{seen:?}");
    for text in seen.iter().rev().skip(1) {
        desk.keys("Alt-r");
        assert_eq!(&desk.notes(), text);
    }
}

#[test]
fn undo_keeps_the_times_of_lines() {
    let mut desk = at_the_first_question();
    desk.write("first").wait(10).write("\nsecond").wait(10);
    let notes = desk.entry(1).notes.clone();
    desk.keys("Ctrl-Home Ctrl-Shift-End Backspace");
    assert_eq!(desk.notes(), "");
    desk.wait(60).keys("Alt-u");
    assert_eq!(desk.entry(1).notes, notes);
}

#[test]
fn undo_reaches_into_another_item_and_says_so() {
    let mut desk = at_the_first_question();
    desk.write("here").keys("Alt-n").wait(5).write("there").keys("Alt-u");
    assert_eq!(desk.said(), "Undone: \"there\".");
    desk.keys("Alt-u");
    assert_eq!(desk.said(), "Undone: \"here\", in Slow query.");
    assert_eq!(desk.record().current, 2);
    assert_eq!(desk.entry(1).notes.text(), "");
    desk.keys("Alt-w Alt-w").write("because").keys("Alt-g 1 Alt-u");
    assert_eq!(desk.said(), "Undone: \"because\", in the reason.");
    assert!(desk.record().reason.is_blank());
}

#[test]
fn everything_can_be_undone_to_the_beginning() {
    let mut desk = at_the_first_question();
    let marks = |desk: &Desk| {
        let entries = desk.record().entries.iter().map(|entry| Entry {
            spent_ms: 0,
            standing: Standing::Waiting,
            ..entry.clone()
        });
        entries.collect::<Vec<_>>()
    };
    let before = marks(&desk);
    desk.write("+ a").keys("Alt-4 Alt-A").write("\n- b").keys("Alt-n Alt-2").wait(3).write("c");
    desk.keys("Alt-s Alt-1").write("d").keys("Alt-j Alt-u Alt-0 Alt-3");
    let after = marks(&desk);
    let mut steps = 0;
    while desk.open().history().can_undo() {
        desk.keys("Alt-u");
        steps += 1;
    }
    assert_eq!(marks(&desk), before);
    desk.keys(&"Alt-r ".repeat(steps));
    assert_eq!(marks(&desk), after);
    assert!(!desk.open().history().can_redo());
}

#[test]
fn undo_on_the_way_out_takes_nothing_from_the_history() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-4").tell(Msg::Leave).keys("Alt-u");
    assert_eq!(desk.entry(1).rating, Some(4));
    assert_eq!(desk.said(), "");
    desk.tell(Msg::Return).keys("Alt-u");
    assert_eq!(desk.entry(1).rating, None);
}

#[test]
fn undo_says_what_was_written_or_deleted_and_never_more_than_there_is_room_for() {
    let mut desk = at_the_first_question();
    desk.write("the lock").wait(3).write(" first").wait(3).write("\n").wait(3).write("and");
    desk.wait(3).keys("Backspace Backspace").wait(3);
    for said in [
        "Undone: deleting \"nd\".",
        "Undone: \"and\".",
        "Undone: a new line.",
        "Undone: \"first\".",
        "Undone: \"the lock\".",
    ] {
        desk.keys("Alt-u");
        assert_eq!(desk.said(), said);
    }
    desk.keys("Alt-r");
    assert_eq!(desk.said(), "Done again: \"the lock\".");
    desk.paste(&"\nlong line".repeat(40));
    for columns in [40, 60, 80, 140] {
        desk.resize(columns, 20).keys("Alt-u");
        let said = desk.said().to_owned();
        assert!(said.starts_with("Undone: \"long line long") && said.ends_with("…\"."), "{said}");
        assert!(said.chars().count() <= usize::from(columns) - 2, "{said}");
        desk.keys("Alt-r");
    }
}

#[test]
fn undo_says_which_tick_was_taken_back() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-j Alt-j Alt-u");
    let probe = "\"What told you that this was the cause?\"";
    assert_eq!(desk.said(), format!("Undone: taking back the probe {probe}."));
    desk.keys("Alt-u");
    assert_eq!(desk.said(), format!("Undone: the probe {probe}."));
}
