//! Rating: by anchors that are in view with the notes, with its evidence, and with its history.

use vivavoce::domain::ratings;
use vivavoce::format::report;

use crate::desk::Desk;

fn asking() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(2);
    desk
}

fn page(desk: &Desk) -> String {
    report::text(desk.record(), 100)
}

/// The ratings of the first question as the page tells them.
fn history(desk: &Desk) -> Vec<Option<u8>> {
    ratings(desk.record(), 1).iter().map(|rated| rated.rating).collect()
}

#[test]
fn while_rating_the_anchors_and_the_notes_are_both_in_view() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = asking();
        desk.resize(columns, rows).write("+ one\n- two\nthree").keys("Alt-v");
        for piece in ["Also tied it", "Also weighed", "Measured first", "Looked, then", "Reaches"] {
            desk.sees(piece);
        }
        desk.sees("+ one").sees("- two").sees("three").keys("Alt-4").write("!");
        assert_eq!(
            (desk.entry(1).rating, desk.notes().as_str()),
            (Some(4), "+ one\n- two\nthree!")
        );
        desk.keys("Alt-v Alt-v").write("?").sees_no("Alt-v closes");
        assert_eq!(desk.notes(), "+ one\n- two\nthree!?", "the same key closes them");
        desk.keys("Alt-v Esc").write("!").sees_no("Alt-v closes");
        assert_eq!(desk.notes(), "+ one\n- two\nthree!?!");
    }
}

#[test]
fn above_a_sentence_the_anchors_leave_it_the_keys() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = asking();
        desk.resize(columns, rows).keys("Alt-3").write("he").keys("Alt-v").write(" took 5 weeks");
        desk.sees("Alt-v closes").sees("he took 5 weeks");
        assert_eq!((desk.entry(1).rating, desk.notes().as_str()), (Some(3), "he took 5 weeks"));
        desk.paste(", then 2").keys("Alt-Down Alt-h Alt-Up");
        assert_eq!(desk.notes(), "h he took 5 weeks, then 2");
        desk.sees("Alt-v closes").keys("Alt-n");
        assert_eq!(desk.said(), "Alt-n does nothing here; Alt-v closes the anchors.");
        desk.keys("Alt-u Backspace Alt-4").sees_no("Alt-v closes").write("3");
        let entry = desk.entry(1);
        assert_eq!((entry.rating, entry.notes.text()), (Some(4), "he took 5 weeks, then 3".into()));
        desk.keys("Alt-v Alt-c");
        assert!(desk.screen().trim().len() < 9, "covered at once");
    }
}

#[test]
fn from_the_desk_a_digit_alone_rates_by_the_anchors() {
    let mut desk = asking();
    desk.write("one").keys("Esc v").sees("What earns which rating · 1-5 rate, v closes");
    desk.keys("4").sees_no("v closes");
    assert_eq!((desk.entry(1).rating, desk.notes().as_str()), (Some(4), "one"));
    desk.keys("v v").sees_no("v closes");
}

#[test]
fn a_rating_that_no_line_shows_is_marked_until_one_does() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = asking();
        desk.resize(columns, rows).keys("Alt-4");
        desk.sees(if columns == 140 { "4!" } else { "▶1=4!" });
        desk.write("h only my hint").sees("4!");
        desk.write("\n+ measured").sees_no("4!");
    }
}

#[test]
fn which_answer_shows_it_waits_in_the_wrap_up_one_key_away() {
    let mut desk = asking();
    desk.keys("Alt-n Alt-3 Alt-w Alt-w");
    desk.sees("A – 1 Slow query: not rated");
    desk.sees("B ! 2 Caching: no note: which answer shows it?").keys("Esc B");
    assert_eq!(desk.record().current, 2);
    desk.keys("Enter").write("+ named the key").keys("Alt-w").sees_no("which answer shows it?");
    desk.keys("Alt-Z");
    assert_eq!(desk.said(), "Nothing that is missing has the letter Z.");
}

#[test]
fn a_finger_that_slipped_is_no_change() {
    let mut desk = asking();
    desk.write("+ measured").keys("Alt-3").wait(4).keys("Alt-4");
    assert_eq!(history(&desk), [Some(4)]);
    desk.wait(60).keys("Alt-2 Alt-4");
    assert_eq!(history(&desk), [Some(4)], "there and back is no change either");
    assert!(!page(&desk).contains("Rated "));
    assert!(!page(&desk).contains("RATINGS THAT WERE CHANGED"));
}

#[test]
fn a_later_rating_is_told_with_both_times_and_is_no_deviation() {
    let mut desk = asking();
    desk.write("+ measured").keys("Alt-3").wait(600).keys("Alt-4").wait(100).keys("Alt-0");
    assert_eq!(history(&desk), [Some(3), Some(4), None]);
    let page = page(&desk);
    assert!(
        page.contains("    Rated 3 at 0:33, then 4 at 10:33, then taken back at 12:13"),
        "{page}"
    );
    assert!(page.contains("  Slow query: 3 at 0:33, then 4 at 10:33"), "{page}");
    let (_, deviations) = page.split_once("DEVIATIONS").expect("a section");
    assert!(!deviations.contains("Slow query"), "{deviations}");
}

#[test]
fn what_is_written_between_two_ratings_makes_the_second_a_change() {
    let mut desk = asking();
    desk.keys("Alt-3").wait(1).write("oh").wait(1).keys("Alt-4");
    assert_eq!(history(&desk), [Some(3), Some(4)]);
}
