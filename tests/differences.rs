//! Two sessions side by side, and the names of conflict copies.

use std::time::Duration;

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use vivavoce::domain::conflict::{copied_from, copy_name, is_leftover};
use vivavoce::domain::{
    Amend, Change, Moment, NoteLine, Notes, People, Place, Plan, Position, Record, Session,
    SessionId, Splice, Stamps, Tick,
};
use vivavoce::format::bank_toml;
use vivavoce::format::command;
use vivavoce::format::diff::{Which, diff, text};

fn moment(seconds: u64) -> Moment {
    let wall = DateTime::parse_from_rfc3339("2026-11-24T15:00:00+01:00").expect("a time");
    Moment { wall, mono: Duration::ZERO }.later(Duration::from_secs(seconds))
}

fn begun() -> Session {
    let bank = include_str!("../questions/backend.toml");
    let bank = bank_toml::load("backend.toml", "backend", bank.as_bytes()).bank.expect("a bank");
    let guide = bank.choices().remove(0);
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let people = People { candidate: "Ada Lovelace".into(), ..People::default() };
    let mut session = Session::new(
        SessionId::propose(day, "Ada Lovelace", "backend"),
        people,
        Plan::pin(&bank, &guide),
    );
    session.apply(moment(0), Change::Start).expect("a start");
    session.apply(moment(10), Change::Open { item: 1 }).expect("a question");
    session
}

fn write(session: &mut Session, at: u64, text: &str) {
    let end = session.record().entries[1].notes.end();
    let stamps = Stamps::Now(session.clock_seconds(moment(at)));
    let splice = Splice { from: end, to: end, text: text.into(), stamps };
    session.apply(moment(at), Change::Edit { place: Place::Item(1), splice }).expect("a line");
}

fn shown(a: &Record, b: &Record) -> String {
    text(&diff(a, b), "a.toml", "b.toml", 80)
}

#[test]
fn a_session_is_the_same_as_itself() {
    let record = begun().settled(moment(20));
    assert_eq!(diff(&record, &record), []);
    assert!(shown(&record, &record).ends_with("\nThey are the same.\n"));
}

#[test]
fn amendments_that_only_one_of_them_has_are_told() {
    let mut one = begun();
    write(&mut one, 70, "+ measured first");
    for change in [Change::End, Change::Finish] {
        one.apply(moment(100), change).expect("an end");
    }
    let mut other = one.clone();
    let amend = |amend, why: &str| Change::Amend { amend, why: why.into(), by: "Robin".into() };
    let rating = Amend::Rating { item: 1, rating: Some(3) };
    one.apply(moment(200), amend(rating, "forgotten")).expect("an amendment");
    let end = other.record().entries[1].notes.end();
    let splice = Splice { from: end, to: end, text: "\n- no price".into(), stamps: Stamps::Keep };
    let notes = Amend::Text { place: Place::Item(1), splice };
    other.apply(moment(300), amend(notes, "from\u{1b} memory")).expect("an amendment");
    let text = shown(one.record(), other.record());
    for expected in [
        "  rating        A  3\n                B  none\n",
        "Amended after the end\n  only in       A  2026-11-24 15:03:20 rated Slow query: 3, was nothing, by\n                   Robin. Why: forgotten\n",
        "                B  2026-11-24 15:05:00 notes of Slow query, line 2: - no price,\n",
        "was nothing, by Robin. Why: from\u{241b} memory\n",
    ] {
        assert!(text.contains(expected), "no {expected:?} in\n{text}");
    }
    assert_eq!(diff(one.record(), one.record()), []);
}

#[test]
fn two_that_went_apart_are_told_item_by_item_with_times() {
    let mut one = begun();
    write(&mut one, 70, "+ measured first\nasked twice");
    let mut other = one.clone();
    write(&mut one, 80, "\n- no figures");
    one.apply(moment(90), Change::Rate { item: 1, rating: Some(4) }).expect("a rating");
    one.apply(moment(90), Change::Tick { item: 1, tick: Tick::Signal(0), on: true })
        .expect("a tick");
    write(&mut other, 100, " or thrice");
    other.apply(moment(110), Change::End).expect("an end");
    let shown = shown(&one.settled(moment(120)), &other.settled(moment(120)));
    for line in [
        "A: a.toml",
        "  phase         A  live",
        "                B  wrap-up",
        "1. Slow query",
        "  rating        A  4",
        "                B  none",
        "  notes         A    1:10 asked twice",
        "                A    1:20 - no figures",
        "                B    1:10 asked twice or thrice",
        "  only in       A  2026-11-24 15:01:30   1:30 rated Slow query: 4",
        "                B  2026-11-24 15:01:50   1:50 ended the questions",
    ] {
        assert!(shown.lines().any(|it| it.starts_with(line)), "no {line:?} in\n{shown}");
    }
    assert!(!shown.contains("measured first"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
}

#[test]
fn an_item_that_only_one_guide_has_is_told_with_what_became_of_it() {
    let mut session = begun();
    session.apply(moment(20), Change::Rate { item: 1, rating: Some(2) }).expect("a rating");
    let record = session.settled(moment(30));
    let mut shorter = record.clone();
    shorter.plan.items.remove(1);
    shorter.entries.remove(1);
    let shown = shown(&record, &shorter);
    assert!(shown.contains("B  is not in the guide"), "{shown}");
    assert!(shown.contains("rating        A  2"), "{shown}");
}

#[test]
fn nothing_that_a_session_holds_steers_the_terminal() {
    let one = begun().settled(moment(20));
    let mut other = one.clone();
    other.people.candidate = "\u{1b}]0;x\u{7}\u{202e}\u{9b}31m".into();
    other.reason = Notes::from_text("a\u{1b}[2J\tb");
    let shown = text(&diff(&one, &other), "a\u{1b}.toml", "b\n.toml", 80);
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!shown.contains(steers), "{shown:?}");
}

#[test]
fn the_copies_of_three_sync_tools_and_our_own_are_known() {
    let name = "2026-11-24-ada-lovelace-backend";
    for copy in [
        copy_name(name, 1),
        format!("{name}.sync-conflict-20261124-150102-ABCDEFG"),
        format!("{name}.sync-conflict-20261124-150102"),
        format!("{name} (Ada's conflicted copy 2026-11-24)"),
        format!("{name} (Ada's conflicted copy 2026-11-24 (1))"),
        format!("{name} (conflicted copy 2026-11-24 150102)"),
        format!("{name} (conflicted copy 2026-11-24 150102).conflict-2"),
        format!("{name}.sync-conflict-20261124-150102-ABCDEFG.conflict-12"),
    ] {
        assert_eq!(copied_from(&copy), Some(name), "{copy}");
    }
}

#[test]
fn a_name_that_somebody_may_have_chosen_is_no_copy() {
    for name in [
        "2026-11-24-ada-backend",
        "2026-11-24-ada-backend-2",
        "2026-11-24-ada-backend-LAPTOP",
        "2026-11-24-conflict-1-backend",
        "ada.conflict-",
        "ada.conflict-x",
        ".conflict-1",
        "ada.sync-conflict-1-2-3",
        "ada (conflicted copy of mine)",
        "ada (2026-11-24)",
        "",
    ] {
        assert_eq!(copied_from(name), None, "{name}");
    }
}

#[test]
fn what_a_merge_leaves_behind_is_no_session() {
    for name in ["ada.orig", "ada_LOCAL_4711", "ada_REMOTE_1", "ada.BACKUP.4711", "ada_BASE_12"] {
        assert!(is_leftover(name), "{name}");
    }
    for name in ["ada", "ada-original", "LOCAL_1", "2026-11-24-local-1", "ada_LOCAL_x", "orig"] {
        assert!(!is_leftover(name), "{name}");
    }
}

#[test]
fn a_command_can_be_copied_into_a_shell() {
    assert_eq!(command::diff("a-1", "a-1.conflict-1"), "viva diff a-1 a-1.conflict-1");
    assert_eq!(
        command::diff("zoë", "zoë (Ada's conflicted copy 2026-11-24)"),
        "viva diff zoë 'zoë (Ada'\\''s conflicted copy 2026-11-24)'"
    );
    assert_eq!(command::word("-x"), "'./-x'");
    assert_eq!(command::word("$(rm)"), "'$(rm)'");
}

fn lines() -> impl Strategy<Value = Vec<(Option<u32>, String)>> {
    prop::collection::vec((prop::option::of(0..3_u32), "[ab]{0,2}"), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// What one text has alone, taken out of it, leaves what the other one leaves.
    #[test]
    fn the_differences_of_notes_are_exactly_what_is_not_common(a in lines(), b in lines()) {
        let base = begun().settled(moment(20));
        let with = |lines: &[(Option<u32>, String)]| {
            let mut record = base.clone();
            let lines = lines.iter().map(|(begun, text)| NoteLine { begun: *begun, text: text.clone() });
            record.reason = Notes::new(lines);
            record
        };
        let (a, b) = (with(&a), with(&b));
        let parts = diff(&a, &b);
        prop_assert_eq!(parts.is_empty(), a == b);
        let found: Vec<_> = parts.into_iter().flat_map(|part| part.rows).flat_map(|row| row.lines).collect();
        let count = |which| found.iter().filter(|(it, _)| *it == which).count();
        let (left, right) = (a.reason.lines().len(), b.reason.lines().len());
        prop_assert_eq!(left - count(Which::A), right - count(Which::B));
    }

    /// Names come from folders that others write to.
    #[test]
    fn any_name_at_all_is_looked_at_without_harm(
        name in "(a|ü| \\(|conflicted copy |20|\\)|\\.conflict-|1|\\.sync-conflict-|-|_LOCAL_){0,9}"
    ) {
        if let Some(original) = copied_from(&name) {
            prop_assert!(!original.is_empty() && name.starts_with(original));
            prop_assert_eq!(copied_from(original), None);
        }
        let _ = is_leftover(&name);
    }
}

#[test]
fn very_long_notes_are_compared_without_delay() {
    let one = begun().settled(moment(20));
    let mut other = one.clone();
    let splice = Splice {
        from: Position::default(),
        to: Position::default(),
        text: "x\n".repeat(5_000),
        stamps: Stamps::Keep,
    };
    other.entries[1].notes.splice(&splice);
    let mut third = one.clone();
    third.entries[1].notes.splice(&Splice { text: "y\n".repeat(5_000), ..splice });
    let parts = diff(&other, &third);
    let lines: usize = parts.iter().flat_map(|part| &part.rows).map(|row| row.lines.len()).sum();
    assert_eq!(lines, 10_000, "too much to compare line by line is still told whole");
}
