//! When time runs short: what is said about it, and what is proposed, once.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vivavoce::app::{Msg, Report};
use vivavoce::domain::Standing::{Answered, Asking, Skipped, Waiting};
use vivavoce::domain::timing::DROPPED;
use vivavoce::domain::{Bank, Entry, OwnTimes, Standing, What, Whose};
use vivavoce::format::report::{Deviation, Line, report};

use crate::desk::{Desk, bank_file};

/// Twenty minutes: 2 opening, 4 core, 3 optional, 4 core, 3 optional, 4 closing.
fn bank() -> Bank {
    let question = |id: &str, minutes: u8| {
        let title = id[..1].to_uppercase() + &id[1..];
        format!(
            "[[question]]\nid = \"{id}\"\ntitle = \"{title}\"\nask = \"What?\"\nminutes = {minutes}\n"
        )
    };
    let questions = [("one", 4), ("two", 3), ("three", 4), ("four", 3)];
    let questions: String = questions.iter().map(|(id, minutes)| question(id, *minutes)).collect();
    let guide = "[[guide]]\nid = \"20\"\ntitle = \"Twenty\"\nminutes = 20\nopening = 2\n\
                 closing = 4\nquestions = [\"one\", \"two?\", \"three\", \"four?\"]\n";
    bank_file("short", &format!("{questions}{guide}")).bank.expect("a bank").into_bank()
}

/// In the first question, so many seconds after the beginning.
fn after(seconds: u64) -> Desk {
    let mut desk = Desk::interview_on(&bank(), "20");
    desk.wait(120).keys("Alt-n").wait(seconds - 120);
    desk
}

/// A few seconds after the interview has become far late: four minutes of eleven and a half were
/// planned for the first question.
fn late() -> Desk {
    let mut desk = after(665);
    desk.sees("6 min late").sees("Drop 4 Four, 2 Two? Alt + y yes  ; no  1-5 rate  n next");
    desk
}

fn standings(desk: &Desk) -> [Standing; 6] {
    [0, 1, 2, 3, 4, 5].map(|item| desk.entry(item).standing)
}

#[test]
fn five_minutes_late_are_borne_and_one_second_more_is_not() {
    let mut desk = after(659);
    desk.sees("5 min late").sees_no("Drop").wait(2).sees("6 min late").sees("y yes");
}

#[test]
fn agreeing_drops_what_was_named_and_says_how_to_undo_it() {
    let mut desk = late();
    desk.keys("Alt-y");
    assert_eq!(standings(&desk), [Answered, Asking, Skipped, Waiting, Skipped, Waiting]);
    assert_eq!(desk.said(), "Dropped 4 Four, 2 Two; Ctrl-Z undoes.");
    desk.sees("on time").wait(10).sees_no("Drop").sees_no("min late");
}

#[test]
fn one_undo_takes_all_of_it_back_and_nothing_is_proposed_again() {
    let mut desk = late();
    let before = desk.record().entries.clone();
    desk.write("x").keys("Alt-y Alt-u");
    assert_eq!(desk.said(), "Undone: dropping 4 Four, 2 Two.");
    desk.keys("Alt-u");
    let untimed = |entries: &[Entry]| -> Vec<Entry> {
        entries.iter().map(|entry| Entry { spent_ms: 0, ..entry.clone() }).collect()
    };
    assert_eq!(untimed(&desk.record().entries), untimed(&before));
    desk.wait(300).sees_no("Drop 4").keys("Alt-n").wait(600).sees_no("Drop 4");
    desk.keys("Alt-r Alt-r");
    assert_eq!(desk.entry(4).skipped.as_deref(), Some(DROPPED));
}

#[test]
fn what_was_dropped_is_a_deviation_in_the_file_and_in_the_report() {
    let mut desk = late();
    desk.keys("Alt-y").wait(2);
    let record = desk.on_disk();
    let dropped: Vec<String> = report(&record)
        .into_iter()
        .filter_map(|line| match line {
            Line::Deviation { what: Deviation::Skipped { title, reason }, .. } => {
                Some(format!("{title}: {reason}"))
            }
            _ => None,
        })
        .collect();
    assert_eq!(dropped, [format!("Two: {DROPPED}"), format!("Four: {DROPPED}")]);
}

#[test]
fn a_crash_right_after_agreeing_forgets_none_of_it() {
    let mut desk = late();
    desk.slow = true;
    desk.keys("Alt-y");
    let record = desk.session_in(&desk.open().file).expect("a session with its journal");
    for item in [2, 4] {
        assert_eq!(record.entries[item].skipped.as_deref(), Some(DROPPED));
    }
}

#[test]
fn on_the_desk_y_agrees_and_esc_refuses() {
    let mut desk = late();
    // The first Esc only leaves the text.
    desk.keys("Esc").sees("Drop 4 Four, 2 Two? y yes  ; no  1-5 rate  n next").keys("y");
    assert_eq!(desk.said(), "Dropped 4 Four, 2 Two; u undoes.");
    let mut desk = late();
    desk.keys("Esc Esc").sees_no("Drop").wait(900).sees_no("Drop");
    assert_eq!(desk.entry(4).standing, Waiting);
    desk.keys("y");
    assert_eq!(desk.said(), "Nothing is proposed just now.");
}

#[test]
fn an_alt_y_that_a_slow_line_has_torn_agrees_too() {
    let mut desk = late();
    desk.at_once("Esc y");
    assert_eq!(desk.entry(4).standing, Skipped);
    assert_eq!(desk.notes(), "");
}

#[test]
fn a_plain_y_is_a_letter() {
    let mut desk = late();
    desk.write("y");
    assert_eq!((desk.notes().as_str(), desk.entry(4).standing), ("y", Waiting));
}

#[test]
fn what_is_ignored_can_be_read_at_the_next_question_and_goes_with_the_one_after() {
    let mut desk = late();
    desk.keys("Alt-g 3").wait(30).sees("y yes").keys("Alt-p").sees_no("y yes");
    // Not even when it is in time again, and then late once more.
    desk.keys("Alt-s Alt-1").sees("Skipped Two").keys("Alt-g 4 Alt-s Alt-1");
    desk.keys("Alt-u Alt-u").wait(900).sees("min late").sees_no("Drop").sees_no("y yes");
}

#[test]
fn a_proposal_goes_when_what_it_names_is_asked_after_all() {
    let mut desk = late();
    desk.keys("Alt-n").sees_no("y yes");
    assert_eq!(desk.entry(2).standing, Asking);
}

#[test]
fn whoever_agreed_and_falls_far_behind_again_hears_of_the_rest() {
    let text = "[[guide]]\nid = \"x\"\nminutes = 19\nquestions = [\"a\", \"b?\", \"c?\", \"d?\"]\n";
    let question =
        |id: &str| format!("[[question]]\nid = \"{id}\"\nask = \"{id}?\"\nminutes = 5\n");
    let questions: String = ["a", "b", "c", "d"].map(question).concat();
    let bank = bank_file("b", &format!("{questions}{text}")).bank.expect("a bank");
    let mut desk = Desk::interview_on(&bank, "x");
    // Twenty-eight minutes into nineteen will not go: that is known at the beginning.
    desk.sees("9 min late").sees("Drop 4 d?, 3 c? to win 10 min? Alt + y yes").keys("Alt-y");
    desk.wait(500).sees_no("y yes").wait(60).sees("Drop 2 b? to win 5 min? Alt + y yes");
    desk.keys("Alt-y").wait(300).sees_no("y yes");
}

/// Eight minutes for two core questions of three each, begun with the opening: nothing to drop.
fn all_core() -> Desk {
    let text = "[[guide]]\nid = \"x\"\nminutes = 12\nopening = 1\nclosing = 4\n\
                questions = [\"a\", \"b\"]\n";
    let question =
        |id: &str| format!("\n[[question]]\nid = \"{id}\"\nask = \"{id}?\"\nminutes = 3\n");
    let bank = bank_file("b", &format!("{text}{}", ["a", "b"].map(question).concat()));
    let mut desk = Desk::interview_on(&bank.bank.expect("a bank"), "x");
    desk.wait(60).keys("Alt-n");
    desk
}

#[test]
fn that_nothing_can_be_dropped_is_said_once_and_again_when_it_has_become_much_later() {
    let mut desk = all_core();
    desk.wait(420).sees_no("Nothing").wait(125).sees("6 min late");
    desk.sees("Nothing to drop: 0:00 left Alt + ; seen  1-5 rate  n next");
    desk.resize(140, 45);
    desk.sees(
        "6 min late, nothing optional is left: no time for the last core question, or go over",
    );
    // It stands until it is seen.
    desk.keys("a").sees("nothing optional").keys("Alt-;").sees_no("nothing optional");
    assert!(desk.record().timeline.iter().all(|event| event.what != What::Declined));
    desk.wait(280).sees("10 min late").sees_no("nothing optional");
    desk.wait(40).sees("11 min late, nothing optional is left");
    desk.keys("Alt-n").sees("nothing optional is left: the closing is next, or go over");
    // The closing is the candidate's.
    desk.keys("Alt-n").sees_no("nothing optional").wait(900).sees_no("nothing optional");
}

#[test]
fn an_extra_question_on_the_table_keeps_nothing_from_a_core_one() {
    let mut desk = all_core();
    desk.resize(140, 45).wait(30).keys("Ctrl-N").write("And then?").keys("Enter");
    // The extra question on the table keeps nothing from the core one that waits.
    desk.sees("1 core left, 6:29 each").wait(200).sees("1 core left, 3:09 each");
    desk.wait(320).sees("6 min late, nothing optional is left: no time for the last core question");
}

#[test]
fn an_extra_question_that_was_only_looked_at_is_proposed_first() {
    let mut desk = after(400);
    desk.keys("Ctrl-N").write("And who was against it?").keys("Enter").wait(2).keys("Alt-p");
    desk.resize(140, 45).wait(30).sees("drop + And who was…, 4 Four to win 8 min?").keys("Alt-y");
    assert_eq!(desk.entry(6).skipped.as_deref(), Some(DROPPED));
    desk.keys("Alt-u");
    assert_eq!((desk.entry(6).standing, &desk.entry(6).skipped), (Waiting, &None));
}

#[test]
fn a_refusal_while_typing_is_on_the_record_and_holds_after_a_return() {
    let mut desk = late();
    desk.write("he said").keys("Alt-;");
    assert_eq!(desk.said(), "Nothing is dropped, and nothing more is proposed.");
    desk.write(" no").sees_no("Drop 4");
    assert_eq!(desk.notes(), "he said no");
    let declined = |desk: &Desk| {
        desk.record().timeline.iter().filter(|event| event.what == What::Declined).count()
    };
    assert_eq!(declined(&desk), 1);
    let deviations = |desk: &Desk| {
        report(desk.record()).into_iter().filter(|it| matches!(it, Line::Deviation { .. })).count()
    };
    assert_eq!(deviations(&desk), 0, "to go on as planned departs from nothing");
    desk.keys("Esc q");
    let mut desk = desk.again(30);
    desk.keys("r").wait(400).sees("min late").sees_no("Drop 4").sees_no("y yes");
    assert_eq!(declined(&desk), 1);
}

#[test]
fn it_finds_room_at_every_size_and_moves_nothing() {
    let long = "6 min late: drop 4 Four, 2 Two to win 6 min? Alt + y yes  ; no  1-5 rate  n next";
    for (columns, rows, told) in [
        (40, 14, "Drop 4, 2? Alt + y yes"),
        (50, 14, "Drop 4, 2? Alt + y yes  ; no"),
        (60, 20, "Drop 4 Four, 2 Two? Alt + y yes  ; no"),
        (76, 20, "Drop 4, 2? Alt + y yes  ; no  1-5 rate  n next"),
        (80, 24, "Drop 4 Four, 2 Two? Alt + y yes  ; no  1-5 rate  n next"),
        (100, 26, "Drop 4 Four, 2 Two to win 6 min? Alt + y yes  ; no  1-5 rate  n next"),
        (140, 45, long),
    ] {
        let mut desk = after(659);
        desk.resize(columns, rows);
        let before = desk.screen();
        desk.wait(3);
        let after = desk.screen();
        let footer = desk.footer();
        assert!(footer.contains(told), "{footer}");
        assert!(footer.contains("F1 help"), "{footer}");
        // Besides the clocks and what they say, only the footer has changed.
        let without_time = |screen: &str| -> Vec<String> {
            let rows: Vec<&str> = screen.lines().collect();
            let rows = rows[1..rows.len() - 1].iter().filter(|row| !row.contains(" / 4:00"));
            let told = ["ends ", "min left", "core left", "core ×"];
            let rows = rows.filter(|row| !told.iter().any(|word| row.contains(word)));
            rows.map(ToString::to_string).collect()
        };
        assert_eq!(without_time(&before), without_time(&after));
    }
}

#[test]
fn what_is_not_saved_is_more_urgent() {
    let mut desk = late();
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.write("x").wait(2).sees("Notes kept; trying again.").sees_no("Drop");
    desk.broken = None;
    desk.wait(6).sees("Drop 4 Four, 2 Two?");
}

#[test]
fn nothing_is_proposed_while_the_interview_is_wrapped_up() {
    let mut desk = late();
    desk.keys("Alt-w Alt-w").sees_no("Drop").keys("Alt-t").wait(60).sees_no("Drop");
}

#[test]
fn the_clock_of_a_question_speaks_before_and_after_its_box_and_stays_where_it_is() {
    for (columns, rows) in [(40, 14), (60, 20), (80, 24), (140, 45)] {
        let mut desk = after(120);
        desk.resize(columns, rows);
        let place = |desk: &Desk| {
            let screen = desk.screen();
            let row = screen.lines().find(|row| row.contains(" / 4:00")).expect("a clock");
            let at = row.find(" / 4:00").expect("a clock");
            unicode_width::UnicodeWidthStr::width(&row[..at])
        };
        let at = place(&desk);
        let last = if columns < 56 { "one more minute · 5:00" } else { "then move on · 5:00" };
        for (seconds, words) in [
            (191, "3:11 / 4:00"),
            (192, "nearly over · 3:12 / 4:00"),
            (240, "over its time · 4:00 / 4:00"),
            (300, last),
            (359, "one more minute"),
            (360, "time to move on · 6:00 / 4:00"),
        ] {
            let spent = desk.open().session().open_seconds(desk.at);
            desk.wait(seconds - u64::from(spent)).sees(words);
            assert_eq!(place(&desk), at, "{words}");
        }
    }
}

/// So many finished interviews of somebody, in which the first question took ten minutes.
fn finished(count: usize, interviewer: &str) -> BTreeMap<PathBuf, String> {
    let mut desk = Desk::interview_on(&bank(), "20");
    desk.wait(60).keys("Alt-n").wait(600).keys("Alt-n").wait(60).keys("Alt-n").wait(120);
    desk.keys("Alt-g 4").wait(30).keys("Alt-n").wait(60).keys("Alt-n Alt-w Alt-w Alt-e F");
    let text = desk.files.values().next().expect("a session").clone();
    let text = text.replace("Grace Hopper", interviewer);
    (0..count)
        .map(|nth| (format!("/home/sessions/2026-01-0{}-x.toml", nth + 1).into(), text.clone()))
        .collect()
}

#[test]
fn from_five_sessions_on_the_projection_goes_by_ones_own_times() {
    // The guide is twenty minutes; so are its boxes, with which others reckon.
    for (count, interviewer, ends, own) in [
        (0, "Grace Hopper", "ends 15:20", false),
        (4, "Grace Hopper", "ends 15:20", false),
        (5, "Katherine Johnson", "ends 15:20", false),
        // 2 opening, 10, 1, 2 and half a minute, 4 closing.
        (5, "grace  HOPPER", "ends 15:20", true),
        (9, "Grace Hopper", "ends 15:20", true),
    ] {
        let mut desk = Desk::interview_with(&bank(), "20", finished(count, interviewer));
        desk.resize(140, 45).sees(ends);
        let told = desk.screen().contains("by your own times");
        assert_eq!(told, own, "{count} sessions of {interviewer}");
        desk.wait(121).keys("Alt-n").wait(400);
        // The box of the first question is over, the ten minutes are not.
        desk.sees(if own { "on time" } else { "3 min late" });
    }
}

#[test]
fn one_s_own_times_come_in_quietly_and_only_to_whom_they_belong() {
    let mut desk = Desk::interview_with(&bank(), "20", BTreeMap::new());
    desk.resize(80, 24).wait(5);
    let mut own = OwnTimes::default();
    let theirs = finished(5, "Grace Hopper");
    let theirs = Desk::start(vivavoce::app::Go::Home, theirs);
    for file in theirs.files.keys() {
        own.learn(&theirs.session_in(file).expect("a session"));
    }
    let mine = Whose::of(desk.record()).expect("somebody");
    let other = Whose { guide: "45".into(), ..mine.clone() };
    desk.tell(Msg::Disk(Report::Times(other, own.clone()))).sees_no("own times");
    desk.tell(Msg::Disk(Report::Times(mine, own))).sees("ends 15:20, own");
    assert_eq!(desk.said(), "");
}

#[test]
fn nobody_s_times_are_not_asked_for() {
    let mut desk = Desk::home();
    desk.slow = true;
    desk.keys("n a Tab Tab Tab Tab Tab").keys("Ctrl-U Enter");
    assert_eq!(desk.record().people.interviewer, "");
    desk.answer().resize(140, 45).sees_no("own times");
}
