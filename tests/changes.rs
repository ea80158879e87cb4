//! What holds whatever happens in an interview.

mod interview;

use std::time::Duration;

use interview::{after, session};
use proptest::prelude::*;
use vivavoce::domain::{
    Addition, Change, Entry, Logged, Moment, Phase, Place, Position, Recommendation, Record,
    Session, Splice, Stamps, Standing, Star, Tick,
};
use vivavoce::format::session_toml::{parse, print};

/// What a story is made of: a change, or the end of the program without warning.
#[derive(Clone, Debug)]
enum Step {
    Change(Change),
    Crash,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_happens_the_invariants_hold_or_nothing_has_changed(story in story()) {
        play(story, |before, at, change, session| {
            if let Err(refusal) = session.apply(at, change) {
                prop_assert_eq!(&before, session, "refused: {}", refusal);
                return Ok(());
            }
            check(session, at)?;
            let (old, new) = (before.record(), session.record());
            prop_assert!(old.phase != Phase::Finished, "a sealed session has changed");
            prop_assert!(new.timeline.starts_with(&old.timeline), "the past has changed");
            prop_assert!(new.clock_ms >= old.clock_ms);
            prop_assert_eq!(new.sequence, old.sequence + 1);
            let planned = |record: &Record| {
                let mut plan = record.plan.clone();
                plan.items.retain(|item| item.extra.is_none());
                plan
            };
            prop_assert_eq!(planned(old), planned(new), "what was planned has changed");
            let asked = |record: &Record| {
                let item = |item: usize| record.plan.items[item].question().cloned();
                (0..old.plan.items.len()).map(item).collect::<Vec<_>>()
            };
            prop_assert_eq!(asked(old), asked(new), "an item has another place");
            Ok(())
        })?;
    }

    #[test]
    fn undoing_restores_everything_but_the_timeline(story in story()) {
        play(story, |before, at, change, session| {
            let Ok(undo) = session.apply(at, change.clone()) else { return Ok(()) };
            if !undo.is_empty() {
                let later = at.later(Duration::from_secs(30));
                let mut undone = session.clone();
                for change in undo {
                    let result = undone.apply(later, change.clone());
                    prop_assert!(result.is_ok(), "{:?} was refused", change);
                }
                let (mut old, mut new) = (before.settled(later), undone.settled(later));
                (old.sequence, new.sequence) = (0, 0);
                old.timeline.clear();
                new.timeline.clear();
                if let Change::Add { .. } = change {
                    // What was added stays in the list, withdrawn, and does not count.
                    let item = new.plan.items.pop();
                    prop_assert!(item.is_some_and(|item| item.is_withdrawn()));
                    prop_assert_eq!(new.entries.pop(), Some(Entry::default()));
                }
                prop_assert_eq!(old, new, "{:?} was not undone", change);
            }
            Ok(())
        })?;
    }

    /// The program writes a file now and then and logs every change; then it ends without
    /// warning, perhaps several times.
    #[test]
    fn a_file_and_what_was_logged_since_bring_back_the_very_same_session(
        story in story(),
        saves in prop::collection::vec(prop::bool::weighted(0.15), 50),
    ) {
        let mut session = session();
        let (mut file, mut log, mut now) = (session.record().clone(), Vec::new(), 0);
        for ((wait, step), save) in story.into_iter().zip(saves) {
            now += wait;
            match step {
                Step::Change(change) => {
                    if session.apply(after(now), change.clone()).is_err() {
                        continue;
                    }
                    log.push(Logged::of(&session, after(now), change));
                    let (record, left_out) = Session::replay(file.clone(), &log);
                    prop_assert_eq!(left_out, 0);
                    prop_assert_eq!(record, session.settled(after(now)));
                }
                Step::Crash => session = Session::restore(Session::replay(file.clone(), &log).0),
            }
            if save {
                now += 1_234;
                file = session.settled(after(now));
            }
        }
    }

    #[test]
    fn a_file_brings_back_the_very_same_session(story in story()) {
        let mut last = session();
        let mut end = after(0);
        play(story, |_, at, change, session| {
            let _ = session.apply(at, change);
            (last, end) = (session.clone(), at);
            Ok(())
        })?;
        let record = last.settled(end.later(Duration::from_millis(1234)));
        let text = print(&record);
        let read = parse("session.toml", text.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&record), "{}", text);
        prop_assert_eq!(read.map(|read| print(&read)), Ok(text));
    }
}

#[test]
fn taking_the_rating_of_a_skipped_question_back_can_be_undone() {
    let mut session = session();
    let skip = Change::Skip { item: 1, reason: "late".into() };
    for change in [Change::Start, Change::Rate { item: 1, rating: Some(2) }, skip] {
        session.apply(after(0), change).expect("an allowed change");
    }
    let before = session.record().entries.clone();
    let undo = session.apply(after(0), Change::Rate { item: 1, rating: None });
    for change in undo.expect("an allowed change") {
        session.apply(after(0), change).expect("an allowed change");
    }
    assert_eq!(session.record().entries, before);
}

#[test]
fn nothing_is_replayed_behind_a_change_that_is_missing() {
    let mut session = session();
    let before = session.record().clone();
    let mut log = Vec::new();
    let rate = |rating| Change::Rate { item: 1, rating: Some(rating) };
    for change in [Change::Start, rate(2), rate(3), rate(4)] {
        session.apply(after(0), change.clone()).expect("an allowed change");
        log.push(Logged::of(&session, after(0), change));
    }
    log.remove(2);
    let (record, left_out) = Session::replay(before, &log);
    assert_eq!((record.entries[1].rating, left_out), (Some(2), 1));
    assert_eq!(record.sequence, 2);
}

/// Plays a story; a crash closes the session as its file would have it, and nothing more.
fn play(
    story: Vec<(u64, Step)>,
    mut each: impl FnMut(Session, Moment, Change, &mut Session) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut session = session();
    let mut now = 0;
    for (wait, step) in story {
        now += wait;
        match step {
            Step::Change(change) => each(session.clone(), after(now), change, &mut session)?,
            Step::Crash => session = Session::restore(session.settled(after(now))),
        }
    }
    Ok(())
}

fn check(session: &Session, at: Moment) -> Result<(), TestCaseError> {
    check_entries(session.record())?;
    let record = session.settled(at);
    check_entries(&record)?;
    let spent: u64 = record.entries.iter().map(|entry| entry.spent_ms).sum();
    prop_assert_eq!(spent, record.clock_ms, "the items' times add up to the clock");
    prop_assert_eq!(Duration::from_millis(record.clock_ms), session.clock(at));
    for pair in record.timeline.windows(2) {
        prop_assert!(pair[0].at <= pair[1].at, "{:?} is not in order", pair);
        prop_assert!(pair[0].clock <= pair[1].clock, "{:?} is not in order", pair);
    }
    let last = record.timeline.last().map_or(0, |event| u64::from(event.clock));
    prop_assert!(last <= record.clock_ms / 1000);
    let begun = record.phase != Phase::Planned;
    prop_assert_eq!(record.started.is_some(), begun);
    prop_assert_eq!(begun, !record.timeline.is_empty());
    let over = matches!(record.phase, Phase::WrapUp | Phase::Finished);
    prop_assert_eq!(record.ended.is_some(), over);
    prop_assert!(!session.is_running() || record.phase == Phase::Live);
    prop_assert!(record.as_of >= record.timeline.last().map(|event| event.at));
    Ok(())
}

fn check_entries(record: &Record) -> Result<(), TestCaseError> {
    let plan = &record.plan;
    prop_assert_eq!(record.entries.len(), plan.items.len());
    prop_assert!(plan.has(record.current));
    let order = plan.order();
    let there = (0..plan.items.len()).filter(|item| plan.has(*item));
    let mut sorted = order.clone();
    sorted.sort_unstable();
    prop_assert_eq!(sorted, there.collect::<Vec<_>>(), "every item is asked once");
    let on_table = matches!(record.phase, Phase::Live | Phase::Paused);
    for (nth, (item, entry)) in plan.items.iter().zip(&record.entries).enumerate() {
        if item.is_withdrawn() {
            prop_assert!(!entry.has_something() && entry.skipped.is_none(), "item {}", nth);
        }
        if let Some(extra) = &item.extra {
            prop_assert!(extra.after < nth && item.question().is_some());
        }
        let asking = entry.standing == Standing::Asking;
        prop_assert_eq!(asking, on_table && nth == record.current, "item {}", nth);
        prop_assert!(entry.rating.is_none_or(|point| plan.scale.has(point)));
        let question = item.question();
        prop_assert!(entry.rating.is_none() || question.is_some());
        for (ticks, texts) in [
            (&entry.signals, question.map(|question| &question.signals)),
            (&entry.red_flags, question.map(|question| &question.red_flags)),
        ] {
            prop_assert!(ticks.is_sorted_by(|a, b| a < b), "{:?} is not ascending", ticks);
            let there = texts.map_or(0, Vec::len);
            prop_assert!(ticks.iter().all(|tick| *tick < there), "{:?} of {}", ticks, there);
        }
        let probes = question.map_or(0, |question| question.follow_ups().count());
        prop_assert!(entry.probes.is_sorted_by(|a, b| a < b));
        prop_assert!(entry.probes.iter().all(|tick| *tick < probes));
        let parts = question.map_or(&[][..], |question| question.parts());
        prop_assert!(entry.star.is_sorted_by(|a, b| a < b));
        prop_assert!(entry.star.iter().all(|part| parts.contains(part)));
        if !asking {
            let skipped = entry.standing == Standing::Skipped;
            prop_assert_eq!(skipped, entry.skipped.is_some(), "item {}", nth);
        }
        prop_assert!(!entry.notes.lines().is_empty());
        for line in entry.notes.lines() {
            prop_assert!(!line.text.contains(['\n', '\r']));
            prop_assert!(line.begun.is_none() || !line.text.is_empty());
        }
    }
    let times = record.reason.lines().iter().any(|line| line.begun.is_some());
    prop_assert!(!times, "a reason has no times");
    Ok(())
}

fn story() -> impl Strategy<Value = Vec<(u64, Step)>> {
    let wait = prop_oneof![3 => 0..3000_u64, 1 => 0..120_000_u64, 1 => Just(7_000_000)];
    let step = prop_oneof![
        40 => change().prop_map(Step::Change),
        1 => Just(Step::Crash),
    ];
    // Most stories begin as interviews do, or little would come of what follows.
    (prop::bool::weighted(0.9), prop::collection::vec((wait, step), 1..50)).prop_map(
        |(start, mut story)| {
            if start {
                story.insert(0, (10, Step::Change(Change::Start)));
            }
            story
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let (item, item_again) = (0..8_usize, 0..8_usize);
    let tick = (0..4_u8, 0..5_usize).prop_map(|(kind, nth)| match kind {
        3 => Tick::Star(Star::ALL[nth]),
        0 => Tick::Signal(nth),
        1 => Tick::RedFlag(nth),
        _ => Tick::Probe(nth),
    });
    let recommendation = prop::option::of(prop::sample::select(Recommendation::ALL.to_vec()));
    prop_oneof![
        1 => Just(Change::Start),
        6 => item.clone().prop_map(|item| Change::Open { item }),
        8 => (place(), splice()).prop_map(|(place, splice)| Change::Edit { place, splice }),
        6 => (item.clone(), prop::option::of(0..7_u8))
            .prop_map(|(item, rating)| Change::Rate { item, rating }),
        6 => (item.clone(), tick, any::<bool>())
            .prop_map(|(item, tick, on)| Change::Tick { item, tick, on }),
        4 => (item.clone(), text()).prop_map(|(item, reason)| Change::Skip { item, reason }),
        3 => item.clone().prop_map(|item| Change::TakeUp { item }),
        3 => prop_oneof![
            2 => Just(vec![2]),
            1 => prop::collection::vec(item, 0..3),
        ]
        .prop_map(|items| Change::Drop { items }),
        2 => Just(Change::Pause),
        3 => Just(Change::Resume),
        1 => Just(Change::Leave),
        5 => Just(Change::Return),
        1 => Just(Change::End),
        2 => Just(Change::Reopen),
        1 => (0u32..5_000).prop_map(|seconds| Change::Sleep { seconds }),
        1 => (-90_000i64..90_000).prop_map(|seconds| Change::SetClock { seconds }),
        2 => recommendation.prop_map(|recommendation| Change::Recommend { recommendation }),
        1 => Just(Change::Finish),
        2 => (item_again, 0..3_u32).prop_map(|(item, times)| Change::Volunteer { item, times }),
        4 => (0..8_usize, addition()).prop_map(|(after, addition)| Change::Add {
            after,
            addition: Box::new(addition),
        }),
        2 => (4..8_usize).prop_map(|item| Change::Withdraw { item }),
        2 => (4..8_usize).prop_map(|item| Change::Reinstate { item }),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![4 => (0..8_usize).prop_map(Place::Item), 1 => Just(Place::Reason)]
}

/// A question that the plan has already, one with the id of a part, or one's own words; perhaps
/// with an anchor that is not on the scale.
fn addition() -> impl Strategy<Value = Addition> {
    let planned = (1..4_usize, any::<bool>(), 0..9_u8).prop_map(|(item, from, point)| {
        let mut question = interview::plan().items[item].question().expect("a question").clone();
        if point > 0 {
            question.anchors.insert(point, "an anchor".into());
        }
        Addition { question, bank: from.then(|| "other".to_owned()) }
    });
    let own = text().prop_map(|text| Addition::on_the_spot(&text));
    prop_oneof![planned, own]
}

fn splice() -> impl Strategy<Value = Splice> {
    let position = || {
        prop_oneof![
            3 => Just(Position::default()),
            1 => (0..3_usize, 0..12_usize).prop_map(|(line, byte)| Position { line, byte }),
        ]
    };
    let stamps = prop_oneof![
        3 => (0..9000_u32).prop_map(Stamps::Now),
        1 => Just(Stamps::Now(u32::MAX)),
        1 => Just(Stamps::Keep),
        1 => prop::collection::vec(prop::option::of(0..100_u32), 0..4).prop_map(Stamps::Restore),
    ];
    (position(), position(), text(), stamps).prop_map(|(one, other, text, stamps)| Splice {
        from: one.min(other),
        to: one.max(other),
        text,
        stamps,
    })
}

/// Texts that a careless file format would not bring back.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(vec![
            "a", "é", " ", "\n", "\r\n", "\r", "\t", "\"", "\"\"\"", "'''", "\\", "\\n", "\\u0041",
            "[10:00] ", "[--:--] ", "[7:05] ", "[10:75] ", "[125:07] ", "[10:00]", "#", "[entry]",
            "\u{1b}[2J", "\u{7f}", "\u{85}", "\u{9b}", "\u{202e}", "\u{200b}", "\u{feff}", "👩‍👩‍👧",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}
