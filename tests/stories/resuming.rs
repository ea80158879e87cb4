//! Going on with an interview exactly where it was.

use std::time::Duration;

use vivavoce::app::{Msg, Screen};
use vivavoce::domain::{Phase, Position, Standing, What};

use crate::desk::{Desk, HOME};

fn in_the_middle() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(300).keys("Alt-n").wait(100).write("+ a\nb").keys("Alt-4 Alt-A Alt-n").wait(20);
    desk.write("half a sen").wait(2);
    desk
}

#[test]
fn resuming_goes_on_exactly_where_it_was() {
    let mut desk = in_the_middle();
    desk.keys("Esc q");
    let farewell = desk.farewell.clone().expect("a farewell");
    assert!(farewell[0].starts_with("The interview with Ada Lovelace is saved at 7:0"));
    assert!(farewell[1].contains(&format!("{HOME}/sessions/2026-11-24-ada-lovelace-backend.toml")));
    assert_eq!(farewell[2], "Go on with: viva resume 2026-11-24-ada-lovelace-backend");
    let left = desk.on_disk();

    let mut desk = desk.again(900);
    desk.sees("Resume Ada Lovelace").sees("live at 7:0").keys("r");
    assert_eq!(desk.app.screen, Screen::Live);
    let record = desk.record();
    assert_eq!(record.current, 2);
    for (was, is) in left.entries.iter().zip(&record.entries) {
        assert_eq!(was, is);
    }
    assert_eq!(desk.open().notes.cursor(), Position { line: 0, byte: "half a sen".len() });
    assert_eq!(record.clock_ms, left.clock_ms);
    let last: Vec<&What> = record.timeline.iter().rev().take(2).map(|event| &event.what).collect();
    assert_eq!(last, [&What::Returned { away: 900 }, &What::Left]);
    desk.wait(10).write("tence");
    assert_eq!(desk.notes(), "half a sentence");
    desk.wait(2);
    let on_disk = desk.on_disk();
    assert_eq!(on_disk.entries[2].notes.text(), "half a sentence");
    assert_eq!(on_disk.clock_ms / 1000, (left.clock_ms + 11_500) / 1000);
}

#[test]
fn an_interview_whose_program_died_goes_on_as_well() {
    let mut desk = in_the_middle();
    desk.wait(30);
    let saved = desk.on_disk();
    assert!(!saved.timeline.iter().any(|event| event.what == What::Left));
    let mut desk = desk.again(100);
    desk.keys("Enter");
    let record = desk.record();
    assert_eq!(record.entries, saved.entries);
    assert_eq!(record.clock_ms, saved.clock_ms);
    let tail = &record.timeline[saved.timeline.len()..];
    assert_eq!(tail[0].what, What::Left);
    assert_eq!(Some(tail[0].at), saved.as_of, "it was left when it was last saved");
    let away = (desk.at.civil() - tail[0].at).num_seconds();
    assert_eq!(tail[1].what, What::Returned { away: u32::try_from(away).expect("positive") });
    assert!(away >= 100);
}

#[test]
fn a_paused_interview_resumes_paused() {
    let mut desk = in_the_middle();
    desk.keys("Alt-t Esc q");
    let clock = desk.on_disk().clock_ms;
    let mut desk = desk.again(60);
    desk.sees("paused at").keys("r").sees("paused").wait(100);
    assert_eq!(desk.record().phase, Phase::Paused);
    assert_eq!(desk.open().session().clock(desk.at).as_millis(), u128::from(clock));
    desk.keys("Alt-t").wait(5);
    assert_eq!(desk.open().session().clock(desk.at).as_millis(), u128::from(clock + 5_000));
}

#[test]
fn a_wrap_up_resumes_as_a_wrap_up() {
    let mut desk = in_the_middle();
    desk.keys("Alt-w Alt-w Alt-2").write("so far").keys("Esc q");
    let mut desk = desk.again(60);
    desk.keys("r").sees("Recommendation: no").sees("so far");
    desk.write("!");
    assert_eq!(desk.record().reason.text(), "so far\n\nData performance\n+ a!");
}

#[test]
fn an_interview_is_resumed_from_its_page() {
    let mut desk = in_the_middle();
    desk.keys("Esc q");
    let mut desk = desk.again(60);
    desk.keys("s").sees("Ada Lovelace").keys("Enter").sees("r resumes").keys("r");
    assert_eq!(desk.app.screen, Screen::Live);
    assert_eq!(desk.entry(2).standing, Standing::Asking);
}

#[test]
fn a_finished_session_is_not_resumed() {
    let mut desk = in_the_middle();
    desk.keys("Alt-w Alt-w Alt-e F q");
    let mut desk = desk.again(60);
    desk.sees_no("Resume").keys("r");
    assert_eq!(desk.said(), "Nothing is unfinished.");
    desk.keys("s Enter r");
    assert_eq!(desk.said(), "This session is finished.");
}

#[test]
fn a_file_that_is_no_session_says_why_and_takes_nothing_down() {
    let mut desk = in_the_middle();
    desk.keys("Esc q");
    desk.files.insert(format!("{HOME}/sessions/notes.toml").into(), "not a session".into());
    let mut desk = desk.again(60);
    desk.sees("Resume Ada Lovelace").keys("s").sees("notes.toml").keys("Down Enter");
    assert!(desk.said().contains("notes.toml"), "{}", desk.said());
    desk.keys("Up Enter").sees("Ada Lovelace");
}

#[test]
fn the_sleep_of_the_machine_is_a_pause_on_the_record() {
    let mut desk = in_the_middle();
    let clock = desk.open().session().clock(desk.at);
    desk.tell(Msg::Slept(Duration::from_secs(725)));
    desk.sees("The machine slept for 12:05; it is on the record as a pause.");
    assert_eq!(
        desk.record().timeline.last().map(|it| &it.what),
        Some(&What::Slept { seconds: 725 })
    );
    assert_eq!(desk.open().session().clock(desk.at), clock);
    assert_eq!(
        desk.on_disk().timeline.last().map(|it| &it.what),
        Some(&What::Slept { seconds: 725 })
    );
}

#[test]
fn a_wall_clock_that_jumps_moves_no_duration() {
    let mut desk = in_the_middle();
    let (clock, spent) = {
        let session = desk.open().session();
        (session.clock(desk.at), session.spent(2, desk.at))
    };
    desk.at.wall -= chrono::Duration::hours(3);
    desk.wait(10).keys("Alt-3");
    let session = desk.open().session();
    let ten = desk.open().session().clock(desk.at).checked_sub(clock);
    assert!(ten.is_some_and(|it| (10..11).contains(&it.as_secs())), "{ten:?}");
    assert!(session.spent(2, desk.at) > spent);
    let rated = session.record().timeline.last().expect("an event");
    assert!(rated.at < session.record().timeline[0].at, "the stamp is what the clock said");
}

#[test]
fn a_program_that_is_stopped_and_continued_has_a_gap_on_the_record() {
    let mut desk = in_the_middle();
    let clock = desk.open().session().clock(desk.at);
    desk.tell(Msg::Leave).wait(600).tell(Msg::Return);
    assert_eq!(desk.open().session().clock(desk.at), clock);
    let last: Vec<&What> = desk.record().timeline.iter().rev().take(2).map(|it| &it.what).collect();
    assert_eq!(last, [&What::Returned { away: 600 }, &What::Left]);
    desk.write("!");
    assert!(desk.notes().ends_with('!'));
}

#[test]
fn undo_says_where_it_ends_after_a_return() {
    let mut desk = in_the_middle();
    desk.keys("Esc q");
    let mut desk = desk.again(900);
    desk.keys("r Alt-u");
    assert_eq!(desk.said(), "Undo goes back to when the session was opened, and no further.");
    desk.wait(2).write("more").keys("Alt-u Alt-u");
    assert_eq!(desk.said(), "Undo goes back to when the session was opened, and no further.");
}

/// A home after a morning: each of these was begun and left, in this order.
fn after(candidates: &[&str]) -> Desk {
    let mut desk = Desk::home();
    for name in candidates {
        desk.keys("n").write(name).keys("Enter Enter").wait(60).keys("Esc q");
        desk = desk.again(60);
    }
    desk
}

#[test]
fn of_several_from_one_day_the_one_that_was_left_last_is_resumed() {
    let mut desk = after(&["Zed", "Abe", "Mia"]);
    desk.resize(140, 45).sees("Resume Mia").sees("2 more under Sessions").keys("r");
    assert_eq!(desk.record().people.candidate, "Mia");
    // Going back to an older one makes it the last one.
    desk.keys("Esc q");
    let mut desk = desk.again(60);
    desk.keys("s").write("zed").keys("Enter Enter").wait(5).keys("Esc q");
    let mut desk = desk.again(60);
    desk.sees("Resume Zed").keys("r");
    assert_eq!(desk.record().people.candidate, "Zed");
}

#[test]
fn one_that_is_only_planned_waits_behind_those_that_have_begun() {
    let mut desk = after(&["Abe"]);
    desk.keys("n").write("Zed").keys("Enter Esc");
    desk.resize(140, 45).sees("Resume Abe").sees("1 more under Sessions");
    desk.keys("q");
    desk.again(60).sees("Resume Abe");
}

#[test]
fn of_two_that_are_only_planned_the_one_set_up_last_comes_first() {
    let mut desk = Desk::home();
    for name in ["Zed", "Abe"] {
        desk.keys("n").write(name).keys("Enter Esc q");
        desk = desk.again(60);
    }
    desk.sees("Go on to Abe");
}

#[test]
fn setup_promises_of_home_only_what_home_does() {
    let mut desk = after(&["Zed", "Abe"]);
    desk.keys("n").write("Abe").sees("Home resumes it");
    let mut desk = desk.again(60);
    desk.keys("n").write("Zed").sees("Sessions has it").sees_no("Home resumes it");
}
