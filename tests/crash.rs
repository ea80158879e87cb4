//! The program ends without warning, at any moment, with whatever was written by then: what was
//! on the screen comes back. At a desk, with a disk in memory.

mod desk;

use std::path::PathBuf;

use desk::{Desk, moment};
use proptest::prelude::*;
use vivavoce::app::{Effect, Go, Key, Msg, Report, Saved};
use vivavoce::domain::{Phase, Record, What};
use vivavoce::format::journal::Base;

/// What happens at the desk.
#[derive(Clone, Debug)]
enum Step {
    Key(&'static str),
    Write(String),
    Paste(String),
    Wait(u64),
    /// The disk takes its time from now on, or answers what it has kept.
    Slow,
    Answer,
    /// Every save fails from now on, or goes through again.
    Broken(bool),
    /// The program is killed, and the interview gone on with.
    Kill,
}

/// The session as it is on the screen, its times counted up to the last that was done.
fn on_screen(desk: &Desk) -> (PathBuf, Record) {
    let interview = desk.open();
    (interview.file.clone(), interview.session().record().clone())
}

/// Without the times that a running clock moves by itself.
fn at_rest(mut record: Record) -> Record {
    record.as_of = None;
    record.clock_ms = 0;
    for entry in &mut record.entries {
        entry.spent_ms = 0;
    }
    record
}

fn step() -> impl Strategy<Value = Step> {
    let keys = vec![
        "Alt-1",
        "Alt-4",
        "Alt-0",
        "Alt-n",
        "Alt-p",
        "Alt-t",
        "Alt-A",
        "Alt-B",
        "Alt-j",
        "Alt-u",
        "Alt-r",
        "Alt-w Alt-w",
        "Alt-g",
        "Alt-s",
        "1",
        "2",
        "Enter",
        "Esc",
        "Backspace",
        "Ctrl-Z",
        "Left",
        "Ctrl-X",
        "Ctrl-V",
        "Up",
        "e",
        "Alt-e",
        "Delete",
        "Alt-c",
        "i",
        "q",
    ];
    prop_oneof![
        8 => prop::sample::select(keys).prop_map(Step::Key),
        5 => "[a-z+ \\n\"é-]{1,12}".prop_map(Step::Write),
        1 => "[ -~\\n\u{202e}\u{9b}]{1,40}".prop_map(Step::Paste),
        2 => (0..90_000_u64).prop_map(Step::Wait),
        1 => Just(Step::Slow),
        1 => Just(Step::Answer),
        1 => any::<bool>().prop_map(Step::Broken),
        1 => Just(Step::Kill),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_was_on_the_screen_comes_back(story in prop::collection::vec(step(), 1..60)) {
        let mut desk = Desk::interview("backend", "60");
        for step in story {
            match step {
                Step::Key(key) => drop(desk.keys(key)),
                Step::Write(text) => drop(desk.write(&text)),
                Step::Paste(text) => drop(desk.paste(&text)),
                Step::Wait(ms) => drop(desk.wait_ms(ms)),
                Step::Slow => desk.slow = true,
                Step::Answer => drop(desk.answer()),
                Step::Broken(broken) => desk.broken = broken.then(|| "The disk is full.".into()),
                Step::Kill => match desk.again_with_the_interview() {
                    Some(again) => desk = again,
                    None => return Ok(()),
                },
            }
            let (file, shown) = on_screen(&desk);
            let back = desk.session_in(&file).expect("a session");
            prop_assert_eq!(at_rest(back), at_rest(shown));
            if desk.farewell.is_some() {
                return Ok(());
            }
        }
    }
}

trait Again: Sized {
    /// Another program that goes on with the same interview; `None` where it is over.
    fn again_with_the_interview(&self) -> Option<Self>;
}

impl Again for Desk {
    fn again_with_the_interview(&self) -> Option<Self> {
        let file = self.open().file.clone();
        let record = self.session_in(&file).expect("a session");
        // A session that was given another folder is gone on with by its path.
        if record.phase == Phase::Finished
            || file.parent() != Some(self.app.home.sessions.as_path())
        {
            return None;
        }
        let mut again = self.again(30);
        again.tell(Msg::Key(Key::parse("Enter").expect("a key")));
        assert_eq!(again.open().file, file, "the newest unfinished session is the first at home");
        Some(again)
    }
}

#[test]
fn the_time_away_is_counted_from_the_last_that_was_done() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(20).keys("Alt-n").wait(30);
    desk.slow = true;
    desk.write("a last word");
    let left = desk.at;
    desk.wait(10);
    let again = desk.again_with_the_interview().expect("an interview to go on with");
    let timeline = &again.record().timeline;
    let [.., was_left, returned] = timeline.as_slice() else { panic!("{timeline:?}") };
    assert_eq!((&was_left.what, was_left.at), (&What::Left, left.civil()));
    assert_eq!(returned.what, What::Returned { away: 40 });
    assert!(again.notes().contains("a last word"));
}

#[test]
fn a_session_that_never_reached_its_file_is_found_at_home() {
    let mut desk = Desk::interview("backend", "60");
    desk.slow = true;
    let file = desk.open().file.clone();
    desk.files.clear();
    desk.journals.insert(file, Base::whole(desk.record()).line());
    desk.write("seen");
    let mut again = desk.again(5);
    again.sees("Ada Lovelace");
    again.keys("Enter");
    assert_eq!(again.notes(), "seen");
}

#[test]
fn what_is_done_is_recorded_before_it_is_saved_and_in_order() {
    let mut desk = Desk::interview("backend", "60");
    let at = moment(60);
    let mut effects = Vec::new();
    for key in ["Alt-n", "Alt-4", "Alt-A", "Alt-u", "Alt-n"] {
        effects.extend(desk.app.update(at, Msg::Key(Key::parse(key).expect("a key"))));
    }
    let mut sequence = 1;
    for effect in &effects {
        match effect {
            Effect::Record { log, .. } => {
                for logged in log {
                    sequence += 1;
                    assert_eq!(logged.sequence, sequence);
                }
            }
            Effect::Save { record, .. } => assert_eq!(record.sequence, sequence),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(sequence, 6);
}

#[test]
fn looking_about_records_nothing() {
    let mut desk = Desk::interview("backend", "60");
    let before = desk.journals.clone();
    desk.keys("Alt-g Esc F1 F1 Alt-v Esc Left Alt-9").wait(5);
    assert_eq!(desk.journals, before);
}

#[test]
fn a_journal_that_fails_is_shown_steadily_and_the_file_is_written_at_once() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(5);
    let file = desk.open().file.clone();
    desk.tell(Msg::Disk(Report::NotRecorded { file: file.clone(), why: "No.".into() }));
    desk.slow = true;
    desk.write("a");
    let shown = |desk: &Desk| {
        assert!(desk.header().contains(" no journal "), "{}", desk.header());
        assert!(desk.footer().contains("A crash may cost a second. No."), "{}", desk.footer());
    };
    shown(&desk);
    desk.wait_ms(300).answer();
    assert_eq!(desk.on_disk().entries[0].notes.text(), "a");
    assert_eq!(desk.open().saver().state(), Saved::Yes, "the file has all of it");
    shown(&desk);
    desk.keys("Alt-o").sees("Save in another folder").keys("Esc");
    desk.write("b").tell(Msg::Disk(Report::Recorded { file }));
    assert_eq!(desk.open().saver().state(), Saved::Pending);
    assert!(desk.header().contains(" … "), "{}", desk.header());
}

#[test]
fn a_journal_that_fails_keeps_nobody_from_leaving_once_the_file_is_written() {
    let mut desk = Desk::interview("backend", "60");
    let file = desk.open().file.clone();
    desk.tell(Msg::Disk(Report::NotRecorded { file, why: "No.".into() }));
    desk.write("a").keys("Esc q");
    assert!(desk.farewell.is_some());
}

#[test]
fn a_damaged_journal_is_named() {
    let mut desk = Desk::start(Go::Home, std::collections::BTreeMap::new());
    let (file, kept) = ("a.toml".into(), "/home/sessions/a.damaged-journal".into());
    desk.tell(Msg::Disk(Report::SetAside { file, kept }));
    assert!(desk.said().contains("a.damaged-journal"), "{}", desk.said());
}
