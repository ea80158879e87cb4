//! The pacing: how an interview stands against its guide, what is proposed when it is far late,
//! and an interviewer's own times. Tables of cases, and what holds whatever happens.

mod interview;

use interview::{after, session};
use proptest::prelude::*;
use vivavoce::domain::people::is_same_person;
use vivavoce::domain::timing::DROPPED;
use vivavoce::domain::{
    Addition, Bank, BoxUse, Change, Guide, Item, Lateness, OwnTimes, Pace, Part, People, Plan,
    Planned, Proposal, Question, Record, Refusal, Scale, Session, SessionId, Standing, What, Whose,
};

const MINUTE: u64 = 60_000;

/// An interview of so many minutes: an opening, questions as (minutes, core), a closing.
fn planned(minutes: u16, opening: u16, questions: &[(u16, bool)], closing: u16) -> Session {
    let question = |nth: usize, minutes: u16| Question {
        id: format!("q{nth}"),
        title: format!("Question {nth}"),
        competency: None,
        kind: None,
        minutes,
        ask: "What?".into(),
        fallback: None,
        look_for: None,
        signals: Vec::new(),
        red_flags: Vec::new(),
        probes: Vec::new(),
        anchors: [].into(),
    };
    let numbered = || questions.iter().zip(1..);
    let bank = Bank {
        must_not_ask: Vec::new(),
        id: "bank".into(),
        title: "Bank".into(),
        version: "1".into(),
        about: None,
        scale: Scale::default(),
        competencies: Vec::new(),
        questions: numbered().map(|((minutes, _), nth)| question(nth, *minutes)).collect(),
        guides: Vec::new(),
        digest: String::new(),
    };
    let plan =
        numbered().map(|((_, core), nth)| Planned { question: format!("q{nth}"), core: *core });
    let guide = Guide {
        id: "guide".into(),
        title: "Guide".into(),
        minutes,
        opening: Part::of(opening),
        closing: Part::of(closing),
        questions: plan.collect(),
    };
    let people = People { interviewer: "Grace Hopper".into(), ..People::default() };
    let id = SessionId::parse("2026-11-03-ada-bank").expect("an id");
    Session::new(id, people, Plan::pin(&bank, &guide))
}

/// The same after these changes, each at a minute.
fn played(mut session: Session, changes: &[(u64, Change)]) -> Session {
    for (minute, change) in changes {
        session.apply(after(minute * MINUTE), change.clone()).expect("an allowed change");
    }
    session
}

fn open(minute: u64, item: usize) -> (u64, Change) {
    (minute, Change::Open { item })
}

fn boxes() -> OwnTimes {
    OwnTimes::default()
}

/// The half hour of `interview::plan`: 3 opening, 8 core, 5 optional, 8 core, 5 closing.
#[test]
fn the_pace_follows_from_the_clock_and_the_boxes_that_are_left() {
    let skip = |minute, item| (minute, Change::Skip { item, reason: "late".into() });
    let begin = (0, Change::Start);
    // When the pace is looked at; slip and time for each core question, in minutes; what waits.
    for (changes, at, slip, each, core_left, optional_left) in [
        (vec![begin.clone()], 0, -1, Some(11), 2, 1),
        (vec![begin.clone()], 3, -1, Some(11), 2, 1),
        (vec![begin.clone()], 5, 1, Some(10), 2, 1),
        (vec![begin.clone(), open(3, 1)], 3, -1, Some(14), 1, 1),
        (vec![begin.clone(), open(3, 1)], 14, 2, Some(11), 1, 1),
        (vec![begin.clone(), open(3, 1), skip(14, 2)], 14, -3, Some(11), 1, 0),
        (vec![begin.clone(), open(3, 1)], 29, 17, Some(0), 1, 1),
        (vec![begin.clone(), open(3, 1), open(11, 3)], 12, -1, None, 0, 1),
        (
            vec![begin.clone(), open(3, 1), open(11, 2), open(16, 3), open(24, 4)],
            28,
            -1,
            None,
            0,
            0,
        ),
        // A pause stops the clock, so that nothing slips.
        (vec![begin.clone(), (2, Change::Pause)], 60, -1, Some(11), 2, 1),
    ] {
        let pace = Pace::of(&played(session(), &changes), after(at * MINUTE), &boxes());
        let told = (pace.slip, pace.each, pace.core_left, pace.optional_left);
        let each = each.map(|minutes: u32| minutes * 60);
        assert_eq!(told, (slip * 60, each, core_left, optional_left), "{changes:?} at {at}");
    }
}

#[test]
fn the_projected_end_is_told_in_civil_time_and_moves_only_when_the_plan_slips() {
    let begun = [(0, Change::Start)];
    let paused = [(0, Change::Start), (2, Change::Pause)];
    let resumed = [(0, Change::Start), (2, Change::Pause), (9, Change::Resume)];
    // Begun at ten; the boxes are 29 minutes of 30. When it is looked at, in milliseconds.
    for (changes, ms, end, left) in [
        (&begun[..], 0, Some("10:29:00.000"), 1800),
        (&begun, 1, Some("10:29:00.000"), 1800),
        (&begun, 61_999, Some("10:29:00.000"), 1739),
        (&begun, 179_999, Some("10:29:00.000"), 1621),
        (&begun, 180_000, Some("10:29:00.000"), 1620),
        (&begun, 300_000, Some("10:31:00.000"), 1500),
        // A pause moves it, and while it lasts nobody knows.
        (&paused, 400_000, None, 1680),
        (&resumed, 540_000, Some("10:36:00.000"), 1680),
    ] {
        let pace = Pace::of(&played(session(), changes), after(ms), &boxes());
        let told = pace.end.map(|end| end.format("%H:%M:%S%.3f").to_string());
        assert_eq!((told.as_deref(), pace.left), (end, left), "at {ms} ms");
    }
    let over = Pace::of(&played(session(), &begun), after(31 * MINUTE), &boxes());
    assert_eq!(over.left, -60);
}

#[test]
fn an_interview_is_late_beyond_two_minutes_and_far_late_beyond_five() {
    for (slip, late) in [
        (-900, Lateness::OnTime),
        (0, Lateness::OnTime),
        (120, Lateness::OnTime),
        (121, Lateness::Late),
        (300, Lateness::Late),
        (301, Lateness::FarLate),
        (9000, Lateness::FarLate),
    ] {
        assert_eq!(Lateness::of(slip), late, "{slip} seconds");
    }
}

#[test]
fn a_box_speaks_at_four_fifths_when_it_is_full_and_a_quarter_beyond() {
    use BoxUse::{MoveOn, Nearly, OneMoreMinute, Over, Within};
    let eight = [
        (0, Within),
        (383, Within),
        (384, Nearly),
        (479, Nearly),
        (480, Over),
        (599, Over),
        (600, OneMoreMinute),
        (659, OneMoreMinute),
        (660, MoveOn),
        (u32::MAX, MoveOn),
    ];
    let one =
        [(47, Within), (48, Nearly), (60, Over), (74, Over), (75, OneMoreMinute), (135, MoveOn)];
    let session = planned(60, 1, &[(8, true), (1, false)], 8);
    let items = &session.record().plan.items;
    for (item, cases) in [(1, &eight[..]), (2, &one)] {
        for (seconds, used) in cases {
            assert_eq!(BoxUse::of(&items[item], *seconds), *used, "{seconds} s of item {item}");
        }
    }
    // The closing is the candidate's: nobody is hurried out of it.
    for (seconds, used) in [(384, Nearly), (480, Over), (600, Over), (9000, Over)] {
        assert_eq!(BoxUse::of(&items[3], seconds), used, "{seconds} s of the closing");
    }
    let none = Item { minutes: 0, ..items[1].clone() };
    assert_eq!(BoxUse::of(&none, 500), Within);
}

/// 3 opening, 8 core, 5 optional, 10 optional, 8 core, 6 optional, 5 closing: 45 minutes.
fn with_three_to_drop(changes: &[(u64, Change)]) -> Session {
    let questions = [(8, true), (5, false), (10, false), (8, true), (6, false)];
    played(planned(45, 3, &questions, 5), changes)
}

#[test]
fn as_few_as_needed_are_proposed_from_the_end() {
    let begun = vec![(0, Change::Start), open(3, 1)];
    let and = |more: &[(u64, Change)]| [begun.clone(), more.to_vec()].concat();
    // When it is looked at; what is proposed, and the minutes that it wins.
    for (changes, at, items, wins) in [
        (begun.clone(), 11, &[][..], 0),
        // Exactly five minutes late: not yet.
        (begun.clone(), 16, &[], 0),
        (begun.clone(), 17, &[5], 6),
        (begun.clone(), 18, &[5, 3], 16),
        (begun.clone(), 27, &[5, 3], 16),
        (begun.clone(), 28, &[5, 3, 2], 21),
        // All that there are, even if that is not enough.
        (begun.clone(), 80, &[5, 3, 2], 21),
        // What was answered, skipped or is on the table is not dropped any more.
        (and(&[open(11, 5)]), 28, &[3, 2], 15),
        (and(&[(11, Change::Skip { item: 5, reason: "late".into() })]), 28, &[3, 2], 15),
        (and(&[(20, Change::Drop { items: vec![5, 3, 2] })]), 60, &[], 0),
        (and(&[open(11, 6)]), 28, &[5, 3], 16),
        (and(&[(20, Change::Pause)]), 60, &[5, 3], 16),
        (and(&[(20, Change::End)]), 60, &[], 0),
    ] {
        let session = with_three_to_drop(&changes);
        let proposal = Proposal::of(&session, after(at * MINUTE), &boxes());
        let expected =
            (!items.is_empty()).then(|| Proposal { items: items.into(), wins: wins * 60 });
        assert_eq!(proposal, expected, "{changes:?} at {at} minutes");
    }
}

#[test]
fn a_guide_of_core_questions_has_nothing_to_drop() {
    let session = played(planned(20, 3, &[(8, true), (8, true)], 5), &[(0, Change::Start)]);
    let pace = Pace::of(&session, after(15 * MINUTE), &boxes());
    assert_eq!(pace.lateness(), Lateness::FarLate);
    assert_eq!(Proposal::of(&session, after(15 * MINUTE), &boxes()), None);
}

#[test]
fn an_extra_question_that_waits_is_the_first_to_be_dropped() {
    let addition = Box::new(Addition::on_the_spot("What did you take back?"));
    let add = Change::Add { after: 1, addition };
    let session = with_three_to_drop(&[(0, Change::Start), open(3, 1), (4, add)]);
    let pace = Pace::of(&session, after(12 * MINUTE), &boxes());
    // A minute over the box of the first question, and five more for the extra one.
    assert_eq!(pace.slip, 6 * 60);
    let proposal = Proposal::of(&session, after(12 * MINUTE), &boxes());
    assert_eq!(proposal.map(|it| (it.items, it.wins)), Some((vec![7, 5], 11 * 60)));
    let mut asked = played(session.clone(), &[open(5, 7)]);
    let change = Change::Drop { items: vec![7] };
    assert_eq!(asked.apply(after(12 * MINUTE), change.clone()), Err(Refusal::NotOptional));
    let mut dropped = session.clone();
    let undo = dropped.apply(after(12 * MINUTE), change).expect("an allowed change");
    assert_eq!(dropped.record().entries[7].skipped.as_deref(), Some(DROPPED));
    for change in undo {
        dropped.apply(after(12 * MINUTE), change).expect("an undo is allowed");
    }
    assert_eq!(dropped.record().entries, session.record().entries);
    let mut withdrawn = session;
    withdrawn.apply(after(5 * MINUTE), Change::Withdraw { item: 7 }).expect("nothing is in it");
    assert!(!withdrawn.can_drop(7));
}

#[test]
fn what_is_not_core_keeps_no_minute_from_what_is() {
    let addition = Box::new(Addition::on_the_spot("What did you take back?"));
    let add = (4, Change::Add { after: 1, addition });
    let begun = [(0, Change::Start), open(3, 1), add];
    // At which minute what is opened, when it is looked at, and what the last core question can
    // have of the 45 minutes less the five of the closing.
    for (opened, at, each) in [
        (vec![], 4, 40 - 4 - 7),
        // The extra question on the table, and one that was left after a moment.
        (vec![open(11, 7)], 11, 40 - 11),
        (vec![open(11, 7), open(11, 1)], 11, 40 - 11),
        // An optional one on the table.
        (vec![open(11, 2)], 12, 40 - 12),
        (vec![open(11, 7)], 44, 0),
    ] {
        let session = with_three_to_drop(&[&begun[..], &opened].concat());
        let pace = Pace::of(&session, after(at * MINUTE), &boxes());
        assert_eq!(pace.each, Some(each * 60), "{opened:?} at {at}");
    }
}

#[test]
fn saying_no_is_on_the_record_and_changes_nothing_else() {
    let mut session = with_three_to_drop(&[(0, Change::Start), open(3, 1)]);
    let before = session.record().clone();
    let undo = session.apply(after(20 * MINUTE), Change::Decline).expect("an allowed change");
    assert_eq!(undo, []);
    let record = session.record();
    assert_eq!(record.timeline.last().map(|it| &it.what), Some(&What::Declined));
    assert_eq!((&record.entries, &record.plan), (&before.entries, &before.plan));
}

#[test]
fn dropping_is_one_change_on_the_record_and_undone_as_one() {
    let mut session = with_three_to_drop(&[(0, Change::Start), open(3, 1)]);
    let before = session.record().clone();
    let change = Change::Drop { items: vec![5, 3] };
    let undo = session.apply(after(20 * MINUTE), change).expect("an allowed change");
    let entries = &session.record().entries;
    for item in [5, 3] {
        assert_eq!(entries[item].standing, Standing::Skipped);
        assert_eq!(entries[item].skipped.as_deref(), Some(DROPPED));
    }
    let told: Vec<&What> = session.record().timeline.iter().skip(3).map(|it| &it.what).collect();
    let skipped = |item| What::Skipped { item, reason: DROPPED.into() };
    assert_eq!(told, [&skipped(5), &skipped(3)]);
    for change in undo {
        session.apply(after(21 * MINUTE), change).expect("an allowed change");
    }
    assert_eq!(session.record().entries, before.entries);
}

#[test]
fn only_optional_questions_that_wait_are_dropped_and_all_or_none_of_them() {
    for (items, refusal) in [
        (vec![], Refusal::Same),
        (vec![5, 5], Refusal::Same),
        (vec![0], Refusal::NotOptional),
        (vec![1], Refusal::NotOptional),
        (vec![4], Refusal::NotOptional),
        (vec![6], Refusal::NotOptional),
        (vec![5, 3, 99], Refusal::NotOptional),
        (vec![5, 2], Refusal::NotOptional),
    ] {
        let mut session = with_three_to_drop(&[(0, Change::Start), open(3, 2)]);
        let before = session.clone();
        let change = Change::Drop { items: items.clone() };
        assert_eq!(session.apply(after(20 * MINUTE), change), Err(refusal), "{items:?}");
        assert_eq!(session, before);
    }
}

/// A finished session in which the questions took these seconds; 0 for one that was not asked.
fn finished(seconds: &[u64]) -> Record {
    let mut session = planned(60, 1, &[(8, true), (5, false), (6, true)], 5);
    let mut now = 0;
    session.apply(after(now), Change::Start).expect("a start");
    now += 45_000;
    for (seconds, item) in seconds.iter().zip(1..) {
        session.apply(after(now), Change::Open { item }).expect("an item");
        if *seconds == 0 {
            let change = Change::Skip { item, reason: "no time left".into() };
            session.apply(after(now), change).expect("skipped");
        }
        now += seconds * 1000;
    }
    session.apply(after(now), Change::Open { item: 4 }).expect("the closing");
    for change in [Change::End, Change::Finish] {
        session.apply(after(now + 60_000), change).expect("an end");
    }
    session.record().clone()
}

#[test]
fn own_times_are_medians_of_answers_and_need_five_sessions() {
    let q1 = [600, 500, 700, 610, 590];
    // The seconds of three questions in each session; what is expected of them then.
    for (sessions, expected) in [
        (vec![], [480, 300, 360]),
        // Four sessions say nothing yet.
        (vec![[600, 0, 0]; 4], [480, 300, 360]),
        (q1.map(|q1| [q1, 0, 0]).to_vec(), [600, 300, 360]),
        // The mean of the two in the middle, rounded up.
        ([&q1[..], &[603]].concat().iter().map(|q1| [*q1, 0, 0]).collect(), [602, 300, 360]),
        // A question that was answered twice only keeps its box; three times is enough.
        (
            vec![[600, 90, 90], [600, 90, 90], [600, 0, 90], [600, 0, 0], [600, 0, 0]],
            [600, 300, 90],
        ),
        // A look is no answer.
        (vec![[600, 10, 10]; 5], [600, 300, 360]),
    ] {
        let mut own = OwnTimes::default();
        let records: Vec<Record> = sessions.iter().map(|seconds| finished(seconds)).collect();
        for record in &records {
            own.learn(record);
        }
        let plan = &finished(&[]).plan;
        let told: Vec<u32> = plan.items.iter().map(|item| own.expected(item)).collect();
        let [one, two, three] = expected;
        // The opening and the closing have their boxes whatever they took.
        assert_eq!(told, [60, one, two, three, 300], "{sessions:?}");
        assert_eq!(own.sessions(), if sessions.len() < 5 { 0 } else { sessions.len() });
    }
}

#[test]
fn a_session_that_is_not_finished_teaches_nothing() {
    let mut own = OwnTimes::default();
    for _ in 0..5 {
        own.learn(with_three_to_drop(&[(0, Change::Start), open(3, 1), open(20, 2)]).record());
    }
    assert_eq!(own, OwnTimes::default());
}

#[test]
fn the_projection_goes_by_the_own_times_of_what_waits_and_of_what_is_open() {
    let mut own = OwnTimes::default();
    for _ in 0..5 {
        own.learn(&finished(&[600, 60, 480]));
    }
    // 1 opening, 8 core (ten of one's own), 5 optional (1), 6 core (8), 5 closing: 60 minutes.
    let questions = [(8, true), (5, false), (6, true)];
    for (changes, at, by_boxes, by_own) in [
        (vec![(0, Change::Start)], 0, -35, -35),
        (vec![(0, Change::Start), open(1, 1)], 1, -35, -35),
        // The own ten minutes of the first question are not over when its box is.
        (vec![(0, Change::Start), open(1, 1)], 11, -33, -35),
        (vec![(0, Change::Start), open(1, 1), open(11, 3)], 11, -33, -35),
        (vec![(0, Change::Start), open(1, 1), open(11, 2), open(16, 3)], 16, -33, -31),
    ] {
        let session = played(planned(60, 1, &questions, 5), &changes);
        let slip = |own| Pace::of(&session, after(at * MINUTE), own).slip / 60;
        assert_eq!((slip(&boxes()), slip(&own)), (by_boxes, by_own), "{changes:?}");
    }
}

#[test]
fn a_name_is_the_same_whatever_its_case_and_spaces() {
    for (one, other, same) in [
        ("Grace Hopper", "Grace Hopper", true),
        ("Grace Hopper", " grace  HOPPER ", true),
        ("Grace Hopper", "gracehopper", true),
        ("Åsa Öberg", "åsa öberg", true),
        ("Grace Hopper", "Grace", false),
        ("", "", false),
        ("  ", "", false),
    ] {
        assert_eq!(is_same_person(one, other), same, "{one:?} and {other:?}");
    }
    let mut record = finished(&[]);
    let whose = Whose::of(&record).expect("somebody");
    assert!(whose.fits("grace hopper", "bank", "guide"));
    assert!(!whose.fits("grace hopper", "bank", "other"));
    assert!(!whose.fits("grace hopper", "other", "guide"));
    record.people.interviewer = " ".into();
    assert_eq!(Whose::of(&record), None);
}

/// Some interview that has begun, after some moves; and by which times it is reckoned.
fn stories() -> impl Strategy<Value = (Session, u64, OwnTimes)> {
    let questions = prop::collection::vec((1..12_u16, any::<bool>()), 1..8);
    let moves = prop::collection::vec((0..400_000_u64, 0..10_usize, 0..6_u8), 0..14);
    let own = prop::collection::vec(prop::collection::vec(0..1500_u64, 3), 0..8);
    (10..60_u16, 0..5_u16, questions, 0..10_u16, moves, own).prop_map(
        |(minutes, opening, questions, closing, moves, own)| {
            let mut session = planned(minutes, opening, &questions, closing);
            let mut now = 0;
            let _ = session.apply(after(now), Change::Start);
            for (wait, item, kind) in moves {
                now += wait;
                let change = match kind {
                    0 => Change::Pause,
                    1 => Change::Resume,
                    2 => Change::Skip { item, reason: "late".into() },
                    _ => Change::Open { item },
                };
                let _ = session.apply(after(now), change);
            }
            let mut times = OwnTimes::default();
            for seconds in own {
                times.learn(&finished(&seconds));
            }
            (session, now, times)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_slip_never_shrinks_by_waiting((session, now, own) in stories(), waits in
        prop::collection::vec(1..90_000_u64, 1..12))
    {
        let mut now = now;
        let mut last = Pace::of(&session, after(now), &own);
        for wait in waits {
            now += wait;
            let pace = Pace::of(&session, after(now), &own);
            prop_assert!(pace.slip >= last.slip, "{:?} after {:?}", pace, last);
            prop_assert!(pace.left <= last.left);
            prop_assert!(pace.end >= last.end);
            prop_assert!(pace.each <= last.each);
            // The end stands still while nothing slips.
            prop_assert!(pace.slip > last.slip || pace.end == last.end);
            last = pace;
        }
    }

    #[test]
    fn agreeing_wins_what_it_says_and_nothing_but_optional_questions_go(
        (session, now, own) in stories(), late in 0..3_000_000_u64
    ) {
        let at = after(now + late);
        let Some(proposal) = Proposal::of(&session, at, &own) else { return Ok(()) };
        let before = Pace::of(&session, at, &own);
        prop_assert!(before.lateness() == Lateness::FarLate);
        prop_assert!(proposal.items.is_sorted_by(|one, next| one > next), "the last one first");
        for item in &proposal.items {
            let planned = &session.record().plan.items[*item];
            prop_assert!(!planned.core && planned.question().is_some(), "the reserve is kept");
        }
        let mut dropped = session.clone();
        let change = Change::Drop { items: proposal.items.clone() };
        let undo = dropped.apply(at, change).expect("what is proposed is allowed");
        let pace = Pace::of(&dropped, at, &own);
        prop_assert_eq!(pace.slip, before.slip - i64::from(proposal.wins));
        prop_assert!(pace.each == before.each, "core questions lose nothing");
        // As few as bring it back: without the last of them it would be late.
        let last = proposal.items.last().map_or(0, |item| {
            i64::from(own.expected(&session.record().plan.items[*item]))
        });
        prop_assert!(pace.slip + last > 0);
        prop_assert!(pace.slip <= 0 || pace.optional_left == 0);
        for change in undo {
            dropped.apply(at, change).expect("an undo is allowed");
        }
        prop_assert_eq!(&dropped.settled(at).entries, &session.settled(at).entries);
        prop_assert_eq!(Pace::of(&dropped, at, &own), before);
        prop_assert_eq!(Proposal::of(&dropped, at, &own), Some(proposal));
    }
}
