//! The wrap-up in ninety seconds: the gaps there and back, the marked lines, the time since.

use vivavoce::app::Screen;
use vivavoce::domain::{Phase, Recommendation};

use crate::desk::Desk;

/// Two questions of three answered: one without a note, one without a rating.
fn with_two_gaps() -> Desk {
    let mut desk = Desk::interview("teamwork", "30");
    desk.wait(60).keys("Alt-n").wait(200).keys("Alt-4");
    desk.keys("Alt-n").wait(200).write("+ asked twice\n\"tell me more");
    desk.keys("Alt-n").wait(200).write("- blames others\n? the date").keys("Alt-2 Alt-n").wait(90);
    desk.keys("Alt-n");
    desk
}

const MARKED: &str = "Feedback\n+ asked twice\n\"tell me more\n\nOwning mistakes\n- blames others";

#[test]
fn a_wrap_up_with_two_gaps_takes_seven_keys_beside_the_text() {
    let mut desk = with_two_gaps();
    desk.sees("no note: which answer shows it?").sees("not rated");
    desk.keys("Tab").sees("Notes · rated without a note · Tab: next gap, Alt-w: wrap-up");
    desk.write("+ named it").keys("Tab").sees("Notes · not rated · Alt-w: wrap-up");
    desk.keys("Alt-4 Tab");
    assert_eq!(desk.app.screen, Screen::WrapUp { top: 0 });
    assert_eq!(desk.said(), "Nothing is missing at any question any more.");
    desk.keys("Alt-3").write("Listens.").keys("Alt-e Alt-e");
    assert_eq!(desk.record().phase, Phase::Finished);
    assert_eq!(desk.record().recommendation, Some(Recommendation::Yes));
}

#[test]
fn from_a_gap_one_key_leads_back() {
    let mut desk = with_two_gaps();
    desk.keys("Shift-Tab");
    assert_eq!(desk.record().current, 2);
    desk.keys("Alt-w").sees("Before you decide").keys("Tab");
    assert_eq!(desk.record().current, 1, "round the end, since the third has none");
    desk.keys("Alt-w Tab");
    assert_eq!(desk.record().current, 2, "one that was left open is not offered twice in a row");
    desk.keys("Alt-w Tab");
    desk.keys("Tab Tab Tab");
    assert_eq!(desk.record().current, 2, "nothing is filled in, so it goes round");
    desk.keys("Alt-s Alt-1");
    assert_eq!(desk.record().current, 1, "a skipped question is no gap");
}

#[test]
fn the_first_gap_comes_first_wherever_the_interview_ended() {
    let mut desk = Desk::interview("teamwork", "30");
    desk.keys("Alt-n Alt-n Alt-3 Alt-w Alt-w Tab");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn the_wrap_up_is_found_as_it_was_left() {
    let mut desk = with_two_gaps();
    desk.resize(60, 20).keys("Alt-Down");
    let top = desk.app.screen.clone();
    assert_ne!(top, Screen::WrapUp { top: 0 });
    desk.keys("Tab Alt-w");
    assert_eq!(desk.app.screen, top);
}

#[test]
fn outside_the_wrap_up_tab_says_what_it_is_for() {
    let mut desk = Desk::interview("teamwork", "30");
    desk.keys("Tab");
    assert_eq!(desk.said(), "What is missing is gone through in the wrap-up.");
}

#[test]
fn the_reason_begins_with_the_marked_lines_once() {
    let mut desk = with_two_gaps();
    assert_eq!(desk.record().reason.text(), format!("\n\n{MARKED}"));
    desk.keys("Alt-u");
    assert_eq!(desk.record().reason.text(), "", "one step takes them out");
    desk.keys("Tab Alt-w Alt-t Alt-w");
    assert_eq!(desk.record().reason.text(), "", "and they do not come back by themselves");
    desk.sees("Alt-m: 3 marked lines").keys("Alt-m");
    assert_eq!(desk.record().reason.text().trim_end(), MARKED, "only when asked for");
}

#[test]
fn lines_marked_later_are_offered_and_not_put_in() {
    let mut desk = with_two_gaps();
    desk.write("Fair.").keys("Tab").write("! calm\n? later").keys("Alt-w");
    assert!(!desk.record().reason.text().contains("calm"));
    desk.sees("Alt-m: one marked line").keys("Alt-m").sees_no("Alt-m:");
    let reason = desk.record().reason.text();
    assert_eq!(reason, format!("Fair.\n\n{MARKED}\n\nDisagreement\n! calm\n\n"));
    desk.keys("Alt-m");
    assert_eq!(desk.said(), "There is no new marked line.");
}

#[test]
fn what_is_written_first_stands_above_the_marked_lines_and_no_empty_line_is_kept() {
    let mut desk = with_two_gaps();
    // The first of the lines is in view, and so is that there are more of them.
    desk.resize(60, 20).sees(" Feedback\n").sees("─ more below ─");
    desk.keys("Tab").write("+ named it\n").keys("Alt-w");
    desk.write("Listens.").sees("\n Listens.\n\n Feedback").keys("Ctrl-End").write("\n\n");
    desk.sees("─ more above · Alt-m: one marked line ─").keys("Alt-3 Alt-e F");
    let record = desk.on_disk();
    assert_eq!(record.reason.text(), format!("Listens.\n\n{MARKED}"));
    assert_eq!(record.entries[1].notes.text(), "+ named it");
    let mut desk = with_two_gaps();
    desk.keys("Alt-e F");
    assert_eq!(desk.on_disk().reason.text(), MARKED);
}

#[test]
fn what_is_marked_in_opening_and_closing_is_no_reason_and_an_extra_question_stays_apart() {
    let mut desk = Desk::interview("teamwork", "30");
    desk.write("! late").keys("Alt-n").write("+ asked twice").keys("Ctrl-N");
    desk.write("Who was hurt?").keys("Enter").write("- nobody, they say").keys("Alt-g 3 Alt-n");
    desk.write("! free in May").keys("Alt-w");
    assert_eq!(
        desk.record().reason.text().trim_start(),
        "Disagreement\n+ asked twice\n\nWho was hurt? (not in the score)\n- nobody, they say"
    );
}

#[test]
fn the_score_and_the_coverage_are_in_view_however_far_it_is_scrolled() {
    for (columns, rows, told) in [
        (40, 14, "3.3 of 5 · 4/5"),
        (60, 20, "3.3 of 5 · 4 of 5 rated"),
        (80, 24, "Before you decide · 3.3 of 5 · 4 of 5 rated"),
        (140, 45, "Before you decide · 3.3 of 5 · 4 of 5 rated"),
    ] {
        let mut desk = Desk::interview("backend", "60");
        // Three and a quarter: a half goes up, here and in the report.
        desk.keys("Alt-n Alt-4 Alt-n Alt-3 Alt-n Alt-3 Alt-n Alt-3 Alt-w Alt-w")
            .resize(columns, rows);
        desk.sees(told).keys("Alt-Down Alt-Down").sees(told);
        desk.keys("Alt-e F").resize(140, 45).sees("3.3 of 5");
    }
}

#[test]
fn after_a_restart_what_was_cut_is_not_offered_again() {
    let mut desk = with_two_gaps();
    desk.keys("Ctrl-Home").write("Kept. ").keys("Esc q");
    let mut desk = desk.again(60);
    desk.keys("r").sees("Before you decide").sees_no("Alt-m:");
    assert!(desk.record().reason.text().starts_with("Kept. \n\nFeedback"));
}

#[test]
fn the_time_since_the_end_is_shown_and_told() {
    let mut desk = with_two_gaps();
    desk.sees("just ended").wait(200).sees("3 min since the end");
    desk.wait(25 * 3_600).sees("25 h since the end").keys("Alt-3 Alt-e F");
    desk.sees("25 h later: the ratings may rest on");
}

#[test]
fn after_finishing_it_is_said_where_the_file_is_and_what_can_be_done_with_it() {
    let mut desk = with_two_gaps();
    desk.keys("Alt-e F").sees("/home/sessions/2026-11-24-ada-lovelace-teamwork.toml");
    desk.sees("viva show 2026-11-24-ada-lovelace-teamwork");
    desk.keys("Esc Esc q");
    let farewell = desk.farewell.clone().expect("a farewell");
    assert_eq!(farewell[3], "Print it with: viva show 2026-11-24-ada-lovelace-teamwork");
}

#[test]
fn a_long_name_leaves_room_for_how_the_session_stands() {
    let mut desk = Desk::home();
    desk.keys("n").write(&"Wolfeschlegelsteinhausen ".repeat(5)).keys("Enter Enter");
    desk.keys("Alt-w Alt-w Alt-e F");
    assert!(desk.header().contains("… · finished"), "{}", desk.header());
}
