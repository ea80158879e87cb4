//! Clocks that jump, zones that change, machines that sleep: durations stay right, and the record
//! says what happened.

use std::time::Duration;

use chrono::FixedOffset;
use vivavoce::app::Msg;
use vivavoce::domain::{Phase, Record, What};
use vivavoce::format::report;

use crate::desk::Desk;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn in_the_middle() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(300).keys("Alt-n").wait(100).write("+ a").keys("Alt-4 Alt-A").wait(20);
    desk
}

/// Somebody sets the machine's clock, as the shell tells it.
fn set_clock(desk: &mut Desk, seconds: i64) {
    desk.at.wall += chrono::Duration::seconds(seconds);
    desk.tell(Msg::ClockSet(seconds));
}

fn sleep(desk: &mut Desk, seconds: u64) {
    desk.at.wall += chrono::Duration::seconds(seconds.cast_signed());
    desk.tell(Msg::Slept(Duration::from_secs(seconds)));
}

fn clock(desk: &Desk) -> Duration {
    desk.open().session().clock(desk.at)
}

fn last(desk: &Desk) -> &What {
    &desk.record().timeline.last().expect("an event").what
}

/// What holds whatever the clocks do: the interview's own time never runs back, its parts are no
/// longer than the whole, and the file and the journal have what was seen.
#[track_caller]
fn is_in_order(desk: &mut Desk) {
    desk.wait(5);
    let record = desk.open().session().settled(desk.at);
    let clocks: Vec<u32> = record.timeline.iter().map(|event| event.clock).collect();
    assert!(clocks.is_sorted(), "{clocks:?}");
    let spent: u64 = record.entries.iter().map(|entry| entry.spent_ms).sum();
    assert!(spent <= record.clock_ms, "{spent} of {}", record.clock_ms);
    let in_files = desk.session_in(&desk.open().file.clone()).expect("a session");
    assert_eq!(in_files.timeline, record.timeline);
    let notes =
        |record: &Record| record.entries.iter().map(|it| it.notes.text()).collect::<Vec<_>>();
    assert_eq!(notes(&in_files), notes(&record));
}

/// The report, its lines joined.
fn report(desk: &Desk) -> String {
    let text = report::text(&desk.open().session().settled(desk.at), 80);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_clock_that_is_set_back_or_forward_moves_no_duration_and_is_on_the_record() {
    for (by, words) in [
        (-2 * HOUR, "The machine's clock was set back by 120:00"),
        (DAY, "The machine's clock was set forward by 1440:00"),
    ] {
        let mut desk = in_the_middle();
        let (before, spent) = (clock(&desk), desk.open().session().spent(1, desk.at));
        let header = desk.header();
        set_clock(&mut desk, by);
        assert_eq!(clock(&desk), before);
        assert_eq!(desk.header(), header);
        let event = desk.record().timeline.last().expect("an event");
        assert_eq!(event.at, desk.at.civil(), "the stamp is what the clock says");
        desk.wait(60).keys("Alt-3");
        assert_eq!(clock(&desk).as_secs() - before.as_secs(), 60);
        let since = desk.open().session().spent(1, desk.at).checked_sub(spent);
        assert_eq!(since.map(|since| since.as_secs()), Some(60));
        is_in_order(&mut desk);
        desk.write("\nb").wait(2);
        let lines = desk.entry(1).notes.lines().to_vec();
        assert!(lines[0].begun < lines[1].begun, "{lines:?}");
        assert!(report(&desk).contains(words), "{}", report(&desk));
        desk.keys("Alt-w Alt-w Alt-e F").sees("SCORECARD");
        desk.keys("End").sees("The machine's clock was set");
    }
}

#[test]
fn a_pause_is_as_long_as_it_was_whatever_the_clock_was_set_to_meanwhile() {
    for by in [-2 * HOUR, DAY] {
        let mut desk = in_the_middle();
        let before = clock(&desk);
        desk.keys("Alt-t").wait(100);
        set_clock(&mut desk, by);
        desk.wait(200).keys("Alt-t");
        assert_eq!(clock(&desk).as_secs(), before.as_secs());
        assert!(report(&desk).contains("Paused for 5:00"), "{}", report(&desk));
        is_in_order(&mut desk);
    }
}

#[test]
fn a_change_of_zone_or_of_daylight_saving_moves_nothing_but_the_offset() {
    let mut desk = in_the_middle();
    let (before, events) = (clock(&desk), desk.record().timeline.len());
    let east = |hours: i32| FixedOffset::east_opt(hours * 3_600).expect("an offset");
    desk.keys("Alt-t").wait(60);
    desk.at.wall = desk.at.wall.with_timezone(&east(2));
    desk.wait(60).keys("Alt-t");
    assert_eq!(clock(&desk).as_secs(), before.as_secs());
    assert!(report(&desk).contains("Paused for 2:00"), "{}", report(&desk));
    let timeline = &desk.record().timeline;
    assert_eq!(timeline.len(), events + 2, "nobody has set the clock");
    assert_eq!(timeline[events].at.offset(), &east(1));
    assert_eq!(timeline[events + 1].at.offset(), &east(2));
    assert!(timeline.iter().map(|event| event.at).is_sorted(), "they are in order as moments");
    is_in_order(&mut desk);
    let text = desk.files.values().next().expect("a file");
    assert!(text.contains("+01:00") && text.contains("+02:00"), "{text}");
    // The session goes on in yet another zone.
    desk.keys("Alt-q");
    let mut there = desk.again(600);
    there.at.wall = there.at.wall.with_timezone(&east(-5));
    there.keys("r");
    assert!(matches!(last(&there), What::Returned { away: 600..=601 }), "{:?}", last(&there));
    is_in_order(&mut there);
}

#[test]
fn a_machine_that_sleeps_in_a_pause_counts_nothing_twice() {
    let mut desk = in_the_middle();
    let before = clock(&desk);
    desk.keys("Alt-t").wait(60);
    sleep(&mut desk, 1_800);
    assert_eq!(last(&desk), &What::Slept { seconds: 1_800 });
    assert_eq!(desk.record().phase, Phase::Paused, "it is still a pause");
    desk.wait(60).keys("Alt-t");
    assert_eq!(clock(&desk).as_secs(), before.as_secs());
    let report = report(&desk);
    assert!(report.contains("Paused for 32:00"), "{report}");
    assert!(report.contains("The machine slept for 30:00"), "{report}");
    is_in_order(&mut desk);
}

#[test]
fn a_machine_that_sleeps_in_the_wrap_up_or_under_an_overlay_says_so() {
    let mut desk = in_the_middle();
    desk.keys("Alt-g");
    sleep(&mut desk, 90);
    assert_eq!(last(&desk), &What::Slept { seconds: 90 });
    desk.keys("Esc Alt-w Alt-w Alt-2");
    let (before, ended) = (clock(&desk), desk.record().ended);
    sleep(&mut desk, 600);
    assert_eq!(last(&desk), &What::Slept { seconds: 600 });
    desk.write("because");
    assert_eq!((clock(&desk), desk.record().ended), (before, ended));
    is_in_order(&mut desk);
    desk.keys("Alt-e F").sees("SCORECARD");
    let events = desk.files.values().next().expect("a file").matches("slept").count();
    assert_eq!(events, 2);
    // A sealed session stays as it is.
    let sealed = desk.files.clone();
    sleep(&mut desk, 600);
    set_clock(&mut desk, -HOUR);
    desk.wait(5);
    assert_eq!(desk.files, sealed);
}

#[test]
fn a_machine_that_sleeps_where_no_interview_is_open_troubles_nobody() {
    let mut desk = Desk::home();
    sleep(&mut desk, 600);
    set_clock(&mut desk, DAY);
    desk.sees("Start an interview");
    assert!(desk.said().is_empty() && desk.files.is_empty());
}

#[test]
fn a_crash_and_a_clock_that_was_set_back_meanwhile_lose_no_order() {
    let mut desk = in_the_middle();
    desk.wait(30).write(", in the journal alone");
    let (seen, entries) = (clock(&desk), desk.record().entries.clone());
    // Started again ten minutes later, which the clock takes for two hours earlier.
    desk.at.wall -= chrono::Duration::seconds(2 * HOUR);
    let mut again = desk.again(600);
    again.keys("r").sees("in the journal alone");
    assert!(seen.checked_sub(clock(&again)).is_some_and(|less| less < Duration::from_secs(1)));
    assert_eq!(again.record().entries[1].notes, entries[1].notes);
    let timeline = &again.record().timeline;
    let [.., left, returned] = timeline.as_slice() else { panic!("{timeline:?}") };
    assert_eq!((&left.what, &returned.what), (&What::Left, &What::Returned { away: 0 }));
    assert_eq!(returned.at, again.at.civil(), "the stamp is what the clock said");
    let report = report(&again);
    assert!(report.contains("Closed, nobody knows for how long"), "{report}");
    is_in_order(&mut again);
    again
        .keys("Alt-w Alt-w Alt-e F")
        .sees("SCORECARD")
        .keys("End")
        .sees("nobody knows for how long");
}
