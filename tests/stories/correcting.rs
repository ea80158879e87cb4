//! Correcting who meets whom: before the start, in the interview, in the wrap-up.

use vivavoce::app::Screen;
use vivavoce::domain::{Phase, Record};

use crate::desk::{Desk, HOME};

fn at_the_brief() -> Desk {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada Lovelcae").keys("Tab Tab Tab").write("Backend").keys("Enter");
    desk
}

#[test]
fn a_name_is_corrected_before_the_start_and_the_script_says_it() {
    let mut desk = at_the_brief();
    desk.resize(140, 45).sees("F2 correct").keys("i").write("bring the CV").keys("Esc F2");
    desk.sees("Correct this interview").sees("Ada Lovelcae").sees("Backend");
    desk.keys("Backspace Backspace Backspace").write("ace").keys("Enter").wait(2);
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    desk.sees("Ada Lovelace").sees_no("Lovelcae").sees("bring the CV");
    let on_disk = desk.on_disk();
    assert_eq!(on_disk.people.candidate, "Ada Lovelace");
    assert_eq!(
        (on_disk.phase, on_disk.entries[0].notes.text()),
        (Phase::Planned, "bring the CV".into())
    );
    assert_eq!(desk.files.len(), 1, "the file keeps its name");
    let file = desk.open().file.clone();
    let read = desk.session_in(&file).expect("a session");
    let said =
        |record: &Record| (record.people.clone(), record.plan.clone(), record.entries.clone());
    assert_eq!(said(&read), said(desk.record()), "file and journal give what is on the screen");
    desk.keys("Enter");
    assert_eq!(desk.app.screen, Screen::Live);
}

#[test]
fn the_guide_can_be_another_one_as_long_as_it_is_only_planned() {
    let mut desk = at_the_brief();
    let was = desk.record().plan.clone();
    desk.keys("i").write("a note").keys("Esc F2 Tab Tab Right Enter").wait(2);
    let record = desk.on_disk();
    assert_eq!((record.plan.bank.as_str(), record.phase), (was.bank.as_str(), Phase::Planned));
    assert_ne!(record.plan.guide, was.guide);
    assert_eq!(record.entries.len(), record.plan.items.len());
    assert_eq!(record.entries[0].notes.text(), "a note");
    // Another bank too; what was written for an item that is not asked any more is not lost.
    desk.keys("F2 Tab Right Enter").wait(2);
    assert_ne!(desk.on_disk().plan.bank, was.bank);
    assert_eq!(desk.on_disk().entries[0].notes.text(), "a note");
    desk.keys("Enter").wait(5).keys("F2").sees_no("Guide").sees("its clock runs on");
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let mut desk = at_the_brief();
    let was = desk.record().clone();
    desk.keys("F2").write("xyz").keys("Tab Right Esc");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    assert_eq!(desk.record(), &was);
    desk.keys("F2").sees_no("xyz").keys("Enter");
    assert_eq!(desk.record(), &was, "nothing was changed, so nothing is recorded");
}

#[test]
fn in_the_interview_a_correction_is_recorded_and_undone() {
    let mut desk = at_the_brief();
    desk.keys("Enter").wait(60).write("half a sen").keys("F2");
    desk.sees("Correct this interview, its clock runs on").wait(5);
    desk.keys("End Backspace Backspace Backspace").write("ace").keys("Tab Tab Tab").write("Grace");
    desk.keys("Enter").sees("Ada Lovelace").sees("Corrected.");
    assert_eq!(desk.app.screen, Screen::Live);
    desk.write("tence").wait(2);
    assert_eq!(desk.notes(), "half a sentence", "the sentence goes on where it was");
    assert_eq!(desk.on_disk().people.candidate, "Ada Lovelace");
    assert!(desk.on_disk().clock_ms >= 65_000, "the clock ran on");
    desk.keys("Alt-u Alt-u").sees("Undone: the correction of who meets whom.").sees("Lovelcae");
    desk.keys("Alt-r").sees("Ada Lovelace").keys("Esc q");
    let mut desk = desk.again(60);
    desk.sees("Resume Ada Lovelace").keys("r");
    assert_eq!(desk.record().people.candidate, "Ada Lovelace");
}

#[test]
fn in_the_wrap_up_it_is_found_by_what_people_call_it() {
    for word in ["rename", "candidate", "role", "people"] {
        let mut desk = at_the_brief();
        desk.keys("Enter")
            .wait(60)
            .keys("Alt-w Alt-w")
            .sees("Scorecard")
            .keys("Ctrl-p")
            .write(word);
        desk.sees("correct the people").keys("Enter").sees("Correct this interview");
        desk.keys("Ctrl-u").write("Ada").keys("Enter").sees("Scorecard");
        assert_eq!(desk.record().people.candidate, "Ada");
    }
}

#[test]
fn an_empty_name_is_no_correction() {
    let mut desk = at_the_brief();
    desk.keys("Enter").wait(5).keys("F2 Ctrl-u Enter").sees("Who is it?");
    assert_eq!(desk.record().people.candidate, "Ada Lovelcae");
    desk.write("Bo").keys("Enter");
    assert_eq!(desk.record().people.candidate, "Bo");
    assert!(desk.files.keys().all(|file| file.starts_with(HOME)));
}
