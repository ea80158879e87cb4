//! What holds whatever happens in an interview.

mod interview;

use std::time::Duration;

use interview::{after, session};
use proptest::prelude::*;
use vivavoce::domain::{
    Addition, Amend, Amended, Change, Entry, Logged, Moment, NoteLine, Notes, Particular, People,
    Phase, Place, Position, Recommendation, Record, Refusal, Session, Splice, Stamps, Standing,
    Star, Tick, What,
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
            prop_assert!(new.amendments.starts_with(&old.amendments), "an amendment has gone");
            if old.phase == Phase::Finished {
                return only_amended(old, new);
            }
            prop_assert_eq!(&old.amendments, &new.amendments);
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

/// A finished interview in which the first question is rated 2.
fn finished() -> Session {
    let mut session = session();
    let rate = Change::Rate { item: 1, rating: Some(2) };
    for change in [Change::Start, rate, Change::End, Change::Finish] {
        session.apply(after(0), change).expect("an allowed change");
    }
    session
}

#[test]
fn amending_needs_a_reason_an_end_and_something_that_changes() {
    let rate = |rating, why: &str| Change::Amend {
        amend: Amend::Rating { item: 1, rating },
        why: why.to_owned(),
        by: "Robin \n Example".to_owned(),
    };
    let mut open = session();
    open.apply(after(0), Change::Start).expect("an allowed change");
    assert_eq!(open.apply(after(0), rate(Some(3), "a slip")), Err(Refusal::NotSealed));
    let mut session = finished();
    for (change, refusal) in [
        (rate(Some(3), " \n "), Refusal::NoWhy),
        (rate(Some(2), "a slip"), Refusal::Same),
        (rate(Some(6), "a slip"), Refusal::OffScale),
        (Change::Rate { item: 1, rating: Some(3) }, Refusal::Finished),
    ] {
        let before = session.clone();
        assert_eq!(session.apply(after(0), change), Err(refusal));
        assert_eq!(session, before);
    }
    assert_eq!(session.apply(after(0), rate(Some(3), " a\nslip ")), Ok(Vec::new()));
    let amendment = &session.record().amendments[0];
    assert_eq!((amendment.why.as_str(), amendment.by.as_str()), ("a slip", "Robin Example"));
    assert_eq!(amendment.what, Amended::Rating { item: 1, old: Some(2), new: Some(3) });
}

#[test]
fn a_line_that_is_added_afterwards_has_no_time_and_the_others_keep_theirs() {
    let mut session = session();
    let splice = |from, text: &str, stamps| Splice { from, to: from, text: text.into(), stamps };
    let notes = |splice| Change::Edit { place: Place::Item(1), splice };
    session.apply(after(0), Change::Start).expect("an allowed change");
    let written = splice(Position::default(), "+ one\n- two", Stamps::Now(7));
    session.apply(after(7_000), notes(written)).expect("an allowed change");
    for change in [Change::End, Change::Finish] {
        session.apply(after(9_000), change).expect("an allowed change");
    }
    let end = session.record().entries[1].notes.end();
    let amend =
        Amend::Text { place: Place::Item(1), splice: splice(end, "\n+ three", Stamps::Now(99)) };
    let change = Change::Amend { amend, why: "I forgot".into(), by: String::new() };
    session.apply(after(99_000), change).expect("an allowed change");
    let record = session.record();
    let times: Vec<_> = record.entries[1].notes.lines().iter().map(|line| line.begun).collect();
    assert_eq!(times, [Some(7), Some(7), None]);
    assert_eq!(
        record.amendments[0].what,
        Amended::Text {
            place: Place::Item(1),
            from: 2,
            old: None,
            new: Some(Notes::from_text("+ three")),
        }
    );
    assert_eq!((record.clock_ms, record.timeline.len()), (9_000, session_events(record)));
}

/// An amendment is no event of the interview.
fn session_events(record: &Record) -> usize {
    let end = record.timeline.iter().rposition(|event| event.what == What::Finished);
    end.expect("an end") + 1
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

/// A sealed session has changed in one place, and what stood there is on record.
fn only_amended(old: &Record, new: &Record) -> Result<(), TestCaseError> {
    prop_assert_eq!(old.amendments.len() + 1, new.amendments.len(), "a sealed session has changed");
    let amendment = new.amendments.last().expect("an amendment");
    prop_assert!(!amendment.why.is_empty() && !amendment.why.contains('\n'));
    prop_assert!(!amendment.by.contains('\n'));
    let mut back = new.clone();
    back.amendments.pop();
    back.sequence = old.sequence;
    match &amendment.what {
        Amended::Rating { item, old, new } => {
            prop_assert_eq!(back.entries[*item].rating, *new);
            back.entries[*item].rating = *old;
        }
        Amended::Recommendation { old, new } => {
            prop_assert_eq!(back.recommendation, *new);
            back.recommendation = *old;
        }
        Amended::Particular { which, old, new } => {
            prop_assert_eq!(back.people.particular(*which), new.as_str());
            let (People { candidate, interviewer, role, round }, old) =
                (&mut back.people, old.clone());
            match which {
                Particular::Candidate => *candidate = old,
                Particular::Role => *role = old,
                Particular::Round => *round = old,
                Particular::Interviewer => *interviewer = old,
            }
        }
        Amended::Text { place, from, old, new } => {
            let text = match place {
                Place::Item(item) => &mut back.entries[*item].notes,
                Place::Reason => &mut back.reason,
            };
            let lines = |notes: &Option<Notes>| -> Vec<NoteLine> {
                let lines = notes.iter().flat_map(Notes::lines);
                lines.map(|line| line.as_ref().clone()).collect()
            };
            let mut all: Vec<NoteLine> =
                text.lines().iter().map(|it| it.as_ref().clone()).collect();
            let (before, after) = (lines(old), lines(new));
            prop_assert_eq!(&all[*from..*from + after.len()], &after[..]);
            all.splice(*from..*from + after.len(), before);
            *text = Notes::new(all);
        }
    }
    prop_assert_eq!(old, &back, "more than what was amended has changed");
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
    let later = prop_oneof![10 => amend().prop_map(Step::Change), 1 => Just(Step::Crash)];
    let amended = prop::collection::vec((0..9_000_000_u64, later), 0..12);
    (
        prop::bool::weighted(0.9),
        prop::collection::vec((wait, step), 1..50),
        prop::option::weighted(0.5, amended),
    )
        .prop_map(|(start, mut story, amended)| {
            if start {
                story.insert(0, (10, Step::Change(Change::Start)));
            }
            if let Some(amended) = amended {
                // Whatever it is just then, it is brought to its end.
                let end = [Change::Return, Change::End, Change::Finish];
                story.extend(end.map(|change| (10, Step::Change(change))));
                story.extend(amended);
            }
            story
        })
}

fn amend() -> impl Strategy<Value = Change> {
    let rating = (0..8_usize, prop::option::of(0..7_u8))
        .prop_map(|(item, rating)| Amend::Rating { item, rating });
    let text = (place(), splice()).prop_map(|(place, splice)| Amend::Text { place, splice });
    let recommendation = prop::option::of(prop::sample::select(Recommendation::ALL.to_vec()))
        .prop_map(|recommendation| Amend::Recommendation { recommendation });
    let why = prop_oneof![6 => Just("because".to_owned()), 1 => self::text()];
    let by = prop_oneof![2 => Just(String::new()), 1 => self::text()];
    let particular = (prop::sample::select(Particular::ALL.to_vec()), "[ab ]{0,2}")
        .prop_map(|(which, text)| Amend::Particular { which, text });
    (prop_oneof![2 => rating, 3 => text, 1 => recommendation, 1 => particular], why, by)
        .prop_map(|(amend, why, by)| Change::Amend { amend, why, by })
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
        2 => amend(),
        1 => Just(Change::Decline),
        1 => "[a-c]{0,2}".prop_map(|candidate| Change::Correct {
            people: Box::new(People { candidate, ..People::default() }),
        }),
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
