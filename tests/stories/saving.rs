//! Nothing is lost: when the session is written, and what happens when it cannot be.

use std::path::Path;

use vivavoce::app::{Msg, Overlay, Report};
use vivavoce::domain::{Phase, What};

use crate::desk::{Desk, HOME, bank_of, banks};

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").wait(30);
    desk
}

#[test]
fn the_header_says_whether_it_is_saved() {
    let mut desk = at_the_first_question();
    assert!(desk.header().contains(" saved "), "{}", desk.header());
    desk.slow = true;
    desk.keys("Alt-4");
    assert!(desk.header().contains(" saving "), "{}", desk.header());
    desk.answer();
    assert!(desk.header().contains(" saved "), "{}", desk.header());
    desk.slow = false;
    desk.broken = Some("The disk is full.".into());
    desk.keys("Alt-5");
    assert!(desk.header().contains(" NOT SAVED "), "{}", desk.header());
    assert!(desk.footer().contains("The disk is full."), "{}", desk.footer());
}

#[test]
fn only_the_newest_answer_makes_it_saved() {
    let mut desk = at_the_first_question();
    desk.slow = true;
    desk.keys("Alt-4 Alt-5").answer_one();
    assert!(desk.header().contains(" saving "), "{}", desk.header());
    assert_eq!(desk.on_disk().entries[1].rating, Some(4));
    desk.answer_one();
    assert!(desk.header().contains(" saved "), "{}", desk.header());
    desk.keys("Alt-1 Alt-2");
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.answer_one();
    assert!(desk.header().contains(" NOT SAVED "), "{}", desk.header());
    desk.broken = None;
    desk.answer_one();
    assert!(desk.header().contains(" saved "), "{}", desk.header());
    assert_eq!(desk.on_disk().entries[1].rating, Some(2));
}

#[test]
fn a_program_that_is_stopped_from_outside_has_saved_and_stands_still() {
    let mut desk = at_the_first_question();
    desk.write("half a sen").tell(Msg::Leave);
    let left = desk.on_disk();
    assert_eq!(left.entries[1].notes.text(), "half a sen");
    assert_eq!(left.timeline.last().map(|event| &event.what), Some(&What::Left));
    desk.wait(300).tell(Msg::Return).write("tence").wait(2);
    let back = desk.on_disk();
    assert_eq!(back.entries[1].notes.text(), "half a sentence");
    assert_eq!(back.timeline.last().map(|it| &it.what), Some(&What::Returned { away: 300 }));
    assert!(back.clock_ms - left.clock_ms < 3_000, "the time between is no time of the interview");
}

#[test]
fn an_interview_is_on_the_disk_from_its_first_moment() {
    let desk = Desk::interview("backend", "60");
    assert_eq!(desk.on_disk().phase, Phase::Live);
}

#[test]
fn a_rating_a_tick_and_a_move_are_written_at_once() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-4");
    assert_eq!(desk.on_disk().entries[1].rating, Some(4));
    desk.keys("Alt-A Alt-j");
    assert_eq!(desk.on_disk().entries[1].signals, [0]);
    assert_eq!(desk.on_disk().entries[1].probes, [0]);
    desk.keys("Alt-n");
    assert_eq!(desk.on_disk().current, 2);
    desk.keys("Alt-t");
    assert_eq!(desk.on_disk().phase, Phase::Paused);
}

#[test]
fn what_is_typed_is_written_within_a_second() {
    let mut desk = at_the_first_question();
    desk.keys("a").wait_ms(999);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "");
    assert!(desk.header().contains(" … "), "somebody types: {}", desk.header());
    desk.wait_ms(1);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "a");
    // Typing on does not put it off, and nothing flickers meanwhile.
    for _ in 0..30 {
        desk.write("x");
        assert!(desk.header().contains(" … "), "{}", desk.header());
    }
    assert!(desk.on_disk().entries[1].notes.text().len() > 20);
    desk.wait(2);
    assert!(desk.header().contains(" saved "), "{}", desk.header());
}

#[test]
fn where_writing_takes_long_typing_waits_longer_for_it() {
    let mut desk = at_the_first_question();
    desk.slow = true;
    desk.keys("a").wait_ms(1_150).answer();
    desk.slow = false;
    // It took 150 ms, and is to take a twentieth of the time.
    desk.keys("b").wait_ms(2_999);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "a");
    // A rating waits for nothing.
    let mut other = at_the_first_question();
    other.slow = true;
    other.keys("a").wait_ms(1_150).answer();
    other.slow = false;
    other.keys("b Alt-4");
    assert_eq!(other.on_disk().entries[1].notes.text(), "ab");
    desk.wait_ms(1);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "ab");
    // That was quick, and so is the next one.
    desk.keys("c").wait(1);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "abc");
}

#[test]
fn a_running_clock_is_written_once_a_minute() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-4");
    let clock = desk.on_disk().clock_ms;
    desk.wait(59);
    assert_eq!(desk.on_disk().clock_ms, clock);
    desk.wait(1);
    assert_eq!(desk.on_disk().clock_ms, clock + 60_000);
    desk.keys("Alt-t");
    let file = desk.files.clone();
    desk.wait(600);
    assert_eq!(desk.files, file, "a clock that stands is not written");
}

#[test]
fn a_save_that_failed_is_tried_again_by_itself() {
    let mut desk = at_the_first_question();
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.keys("Alt-4").write("typed meanwhile").wait(20);
    assert!(desk.header().contains("NOT SAVED"));
    assert_eq!(desk.on_disk().entries[1].rating, None);
    desk.broken = None;
    desk.wait(5);
    assert!(desk.header().contains(" saved "), "{}", desk.header());
    assert_eq!(desk.on_disk().entries[1].rating, Some(4));
    assert_eq!(desk.on_disk().entries[1].notes.text(), "typed meanwhile");
    assert!(!desk.footer().contains("full"));
}

#[test]
fn quitting_waits_for_the_disk() {
    let mut desk = at_the_first_question();
    desk.slow = true;
    desk.write("the last word").keys("Esc q");
    assert_eq!(desk.farewell, None);
    desk.answer();
    assert!(desk.farewell.is_some());
    assert_eq!(desk.on_disk().entries[1].notes.text(), "the last word");
    assert_eq!(desk.on_disk().timeline.last().map(|event| &event.what), Some(&What::Left));
}

#[test]
fn quitting_with_a_broken_disk_asks_and_staying_goes_on() {
    let mut desk = at_the_first_question();
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.write("precious").keys("Esc q");
    assert_eq!(desk.farewell, None);
    desk.sees("This is not saved").sees("the disk is full").sees("Ada Lovelace").keys("Esc");
    assert_eq!(desk.app.overlay, None);
    assert!(desk.open().session().is_running());
    desk.keys("Enter").write(" still");
    assert_eq!(desk.notes(), "precious still");
    desk.broken = None;
    desk.wait(6);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious still");
    assert_eq!(desk.farewell, None, "staying is staying");
}

#[test]
fn trying_again_leaves_once_the_disk_works() {
    let mut desk = at_the_first_question();
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.write("precious").keys("Esc q r");
    assert_eq!(desk.app.overlay, Some(Overlay::Unsaved));
    assert_eq!(desk.farewell, None);
    desk.broken = None;
    desk.keys("Enter");
    assert!(desk.farewell.is_some());
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious");
}

#[test]
fn leaving_all_the_same_says_what_was_not_saved() {
    let mut desk = at_the_first_question();
    desk.broken = Some("the disk is full.".into());
    desk.write("lost").keys("Esc q q");
    assert_eq!(desk.farewell, None, "q is not enough");
    desk.keys("Q");
    let farewell = desk.farewell.clone().expect("a farewell");
    assert_eq!(farewell[0], "Not saved: the disk is full.");
    assert!(farewell[1].starts_with("Its journal has everything. Go on with: viva resume "));
}

#[test]
fn a_name_that_is_taken_is_left_alone() {
    let taken = Path::new(HOME).join("sessions/2026-11-24-ada-lovelace-backend.toml");
    let files = [(taken.clone(), "somebody else's".to_owned())].into();
    let mut desk = Desk::interview_with(&bank_of(&banks(), "backend"), "60", files);
    desk.wait(60).keys("Alt-n Alt-4 Esc q");
    assert_eq!(desk.files[&taken], "somebody else's");
    assert_eq!(desk.files.len(), 2);
    assert_eq!(desk.on_disk().id.as_str(), "2026-11-24-ada-lovelace-backend-2");
    assert_eq!(desk.on_disk().entries[1].rating, Some(4));
    let farewell = desk.farewell.clone().expect("a farewell").join("\n");
    assert!(farewell.contains("2026-11-24-ada-lovelace-backend-2.toml"), "{farewell}");
    assert!(farewell.contains("viva resume 2026-11-24-ada-lovelace-backend-2"), "{farewell}");
}

#[test]
fn another_interview_does_not_drop_one_that_is_not_saved() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Alt-e");
    desk.broken = Some("Not saved: the disk is full.".into());
    desk.keys("F Esc Esc n b Enter");
    assert_eq!(desk.record().phase, Phase::Finished);
    assert_eq!(desk.said(), "The last session is still being saved: try again when it is.");
    desk.broken = None;
    desk.wait(10).keys("Enter");
    assert_eq!(desk.record().phase, Phase::Planned);
    let finished = desk.files.values().filter(|text| text.contains("phase = \"finished\""));
    assert_eq!((finished.count(), desk.files.len()), (1, 2));
}

#[test]
fn leaving_on_a_slow_disk_says_so_as_long_as_it_takes_and_esc_stays() {
    let mut desk = at_the_first_question();
    desk.slow = true;
    desk.write("the last word").keys("Esc q").wait(30);
    assert_eq!(desk.farewell, None);
    assert!(desk.footer().contains("Saving, then leaving. Esc stays."), "{}", desk.footer());
    // An impatient q is no other key than the first one.
    desk.keys("q q x").keys("Esc").wait(1).keys("Enter").write(" but one");
    assert_eq!(desk.notes(), "the last word but one");
    desk.slow = false;
    desk.answer().wait(5);
    assert_eq!(desk.farewell, None, "staying is staying");
    assert_eq!(desk.on_disk().entries[1].notes.text(), "the last word but one");
}

#[test]
fn what_a_failing_disk_means_for_the_notes_is_said_before_leaving() {
    let mut desk = at_the_first_question();
    desk.broken = Some("The disk is full.".into());
    desk.write("precious").wait(5);
    assert!(desk.footer().contains("The disk is full. Notes kept; trying again."));
    desk.keys("Esc q").sees("since 15:01:").sees("Its journal has").sees("leaves it at that");
    desk.keys("Esc");

    let file = desk.open().file.clone();
    desk.tell(Msg::Disk(Report::NotRecorded { file, why: "The disk is full.".into() }));
    assert!(desk.footer().contains("The disk is full. Not kept; trying again."));
    desk.keys("q").sees("Leaving now loses what has been written").sees("since 15:01:").keys("Q");
    let farewell = desk.farewell.clone().expect("a farewell");
    assert_eq!(farewell[0], "Not saved: The disk is full.");
    assert!(farewell[1].starts_with("This may have lost what has been written"), "{farewell:?}");
}

#[test]
fn the_cause_is_read_before_a_long_folder_is_cut_short() {
    let mut desk = at_the_first_question();
    let folder = "/home/robin/very/long/way/down/to/the/sessions";
    desk.broken = Some(format!("The disk is read-only: {folder}."));
    desk.write("precious").wait(5);
    for (columns, rows) in [(140, 45), (80, 24), (60, 20)] {
        desk.resize(columns, rows);
        assert!(desk.footer().contains("The disk is read"), "{}", desk.footer());
        assert!(desk.footer().contains("folder  "), "{}", desk.footer());
    }
}
