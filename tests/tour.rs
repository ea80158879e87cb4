//! The made-up sessions of the tour: they are what the program itself would have written.

#![allow(clippy::disallowed_methods, reason = "a test looks at the files")]

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use proptest::prelude::*;
use vivavoce::app::tour::{self, ROUND};
use vivavoce::app::{Home, LazyBank};
use vivavoce::domain::{Bank, Earlier, Mark, Phase, Record, Standing, What};
use vivavoce::format::report::report;
use vivavoce::format::session_toml::{self, Header};
use vivavoce::shell::doctor::examine;
use vivavoce::shell::{banks, sessions, tour as shell_tour};

fn built_in() -> Vec<Bank> {
    let home =
        Home { folder: "/nowhere".into(), sessions: "/nowhere/sessions".into(), named: true };
    let banks = banks::all(&home).into_iter().filter_map(|file| file.bank);
    banks.map(LazyBank::into_bank).collect()
}

fn day(year: i32, month: u32, day: u32) -> DateTime<FixedOffset> {
    let date = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let offset = FixedOffset::east_opt(3_600).expect("an offset");
    let noon = date.and_hms_opt(12, 0, 0).expect("noon");
    offset.from_local_datetime(&noon).single().expect("a time")
}

fn round(seed: u64) -> Vec<Record> {
    tour::generate(&built_in(), seed, ROUND, day(2026, 11, 30)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_file_loads_without_a_problem_and_prints_back_the_same(
        seed: u64,
        count in 1_usize..60,
        days in 0_i32..3_000,
    ) {
        let now = day(2020, 1, 1) + chrono::Duration::days(days.into());
        let records: Vec<Record> = tour::generate(&built_in(), seed, count, now).collect();
        prop_assert_eq!(records.len(), count);
        let ids: HashSet<_> = records.iter().map(|record| record.id.clone()).collect();
        prop_assert_eq!(ids.len(), count);
        for record in &records {
            let text = session_toml::print(record);
            let again = session_toml::parse("it", text.as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(record));
            prop_assert_eq!(session_toml::print(&again.expect("a session")), text.clone());
            // The first kilobytes are enough for a list.
            let start = &text.as_bytes()[..text.len().min(2 << 10)];
            prop_assert_eq!(session_toml::header(start), Some(Header::of(record)));
            prop_assert!(record.as_of < Some(now), "it is not over yet: {}", record.id);
            prop_assert!(!report(record).is_empty());
        }
    }
}

#[test]
fn the_same_seed_and_day_give_the_same_sessions_and_another_seed_others() {
    assert_eq!(round(5), round(5));
    let differ = round(5).iter().zip(round(6)).filter(|(one, other)| *one != other).count();
    assert!(differ >= ROUND - 1, "only {differ} differ");
    let texts: HashSet<String> = round(5).iter().map(session_toml::print).collect();
    assert_eq!(texts.len(), ROUND);
}

#[test]
fn the_round_has_something_for_every_screen() {
    let records = round(1);
    let phases = |phase| records.iter().filter(|record| record.phase == phase).count();
    assert_eq!(
        [Phase::Planned, Phase::Paused, Phase::Finished].map(phases),
        [1, 1, ROUND - 2],
        "planned, paused, finished"
    );
    // The newest one is the one that `r` goes on with.
    let newest = records.iter().max_by_key(|record| record.id.clone()).expect("a session");
    assert_eq!(newest.phase, Phase::Paused);
    assert_eq!(newest.entries.iter().filter(|entry| entry.rating.is_some()).count(), 2);

    // Candidates to compare on each of two guides, and two who rated the same talk.
    for (bank, guide, wanted) in [("backend", "60", 6), ("teamwork", "45", 4)] {
        let met: HashSet<&str> = records
            .iter()
            .filter(|it| (it.plan.bank.as_str(), it.plan.guide.as_str()) == (bank, guide))
            .filter(|it| it.phase == Phase::Finished)
            .map(|it| it.people.candidate.as_str())
            .collect();
        assert_eq!(met.len(), wanted, "{bank} {guide}: {met:?}");
    }
    let of = |by: &str, candidate: &str| {
        let found = records.iter().find(|it| {
            it.people.interviewer == by
                && it.people.candidate == candidate
                && it.plan.bank == "backend"
        });
        found.unwrap_or_else(|| panic!("nothing by {by}"))
    };
    let (one, other) =
        (of("Charles Babbage", "Ada Lovelace"), of("Mary Somerville", "Ada Lovelace"));
    assert_eq!(one.plan.bank, other.plan.bank);
    assert_ne!(one.id, other.id);
    // They heard the same words.
    let words = |record: &Record| -> HashSet<String> {
        let lines = record.entries[1..].iter().flat_map(|entry| entry.notes.lines());
        let marked = lines.filter(|line| Mark::of(&line.text) == Some(Mark::For));
        marked.map(|line| line.text.clone()).collect()
    };
    assert!(words(one).intersection(&words(other)).count() > 3, "{:?}", words(other));

    // The brief of the planned one shows an earlier talk with the same candidate.
    let planned = records.iter().find(|it| it.phase == Phase::Planned).expect("one");
    let earlier = records.iter().filter(|it| it.people.candidate == planned.people.candidate);
    assert!(earlier.filter_map(Earlier::of).count() >= 1);

    // What an hour can bring: each once at least in the round.
    let events: Vec<&What> =
        records.iter().flat_map(|record| &record.timeline).map(|event| &event.what).collect();
    let changed = |what: &What| matches!(what, What::Rated { rating: Some(_), was: Some(_), .. });
    assert!(events.iter().any(|what| changed(what)), "no second thoughts");
    assert!(events.iter().any(|what| matches!(what, What::Paused)), "no pause");
    assert!(events.iter().any(|what| matches!(what, What::Skipped { .. })), "nothing skipped");
    assert!(events.iter().any(|what| matches!(what, What::Volunteered { .. })));
    assert!(events.iter().any(|what| matches!(what, What::Added { .. })), "nothing added");
    let entries: Vec<_> = records.iter().flat_map(|record| &record.entries).collect();
    assert!(entries.iter().any(|entry| !entry.red_flags.is_empty()), "no red flag");
    assert!(entries.iter().any(|entry| entry.hints() > 0), "no hint");
    assert!(entries.iter().any(|entry| entry.star.len() > 2), "no story");
    let ratings: HashSet<u8> = entries.iter().filter_map(|entry| entry.rating).collect();
    assert!(ratings.len() == 5, "{ratings:?}");
    let verdicts: HashSet<_> = records.iter().filter_map(Record::recommendation_words).collect();
    assert!(verdicts.len() >= 3, "{verdicts:?}");
}

#[test]
fn a_bad_interview_is_bad() {
    let records = round(1);
    let bad = records
        .iter()
        .find(|it| {
            it.people.candidate == "Alan Turing" && it.people.interviewer == "Charles Babbage"
        })
        .expect("the bad one");
    assert!(bad.entries.iter().filter(|entry| entry.lacks_evidence()).count() >= 3);
    let ended = bad.timeline.iter().position(|event| event.what == What::Ended).expect("an end");
    let rated = bad.timeline.iter().position(|event| matches!(event.what, What::Rated { .. }));
    assert!(rated > Some(ended), "it is rated from memory");
    let closing = bad.entries.last().expect("a closing");
    assert!(closing.spent_ms < 120_000, "the candidate's own time is talked away");
    let late = bad.plan.items.iter().zip(&bad.entries).filter(|(item, entry)| {
        item.question().is_some() && entry.spent_ms > u64::from(item.seconds()) * 1_000
    });
    assert!(late.count() >= 3);
    assert!(bad.clock_ms > u64::from(bad.plan.minutes) * 60_000, "it overruns");
    // A good one is none of this.
    let good = records.iter().find(|it| it.people.candidate == "Katherine Johnson");
    let good = good.expect("a good one");
    assert!(good.entries.iter().filter(|entry| entry.lacks_evidence()).count() == 0);
    assert!(good.entries.iter().all(|entry| entry.standing != Standing::Waiting));
}

#[test]
fn ten_thousand_have_ids_of_their_own_and_fill_years() {
    let now = day(2026, 11, 30);
    let (mut ids, mut first, mut last, mut finished) = (HashSet::new(), now, day(2000, 1, 1), 0);
    for record in tour::generate(&built_in(), 7, 10_000, now) {
        if let Some(started) = record.started {
            (first, last) = (first.min(started), last.max(started));
        }
        finished += usize::from(record.phase == Phase::Finished);
        assert!(ids.insert(record.id.to_string()), "{} twice", record.id);
    }
    assert_eq!(ids.len(), 10_000);
    assert!((now - first).num_days() > 3 * 365, "{first}");
    assert!((now - last).num_days() < 5, "{last}");
    assert!((9_800..10_000).contains(&finished), "{finished} are finished");
}

#[test]
fn the_doctor_finds_nothing_in_a_home_that_was_filled() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("new");
    let home = Home { sessions: folder.join("sessions"), folder, named: true };
    let banks = built_in();
    let made = || tour::generate(&banks, 3, 40, day(2026, 11, 30));
    assert_eq!(shell_tour::fill(&home, made()), Ok(40));
    assert_eq!(examine(&home, None), []);
    let rows = sessions::all(&home);
    assert_eq!(rows.iter().filter(|row| row.header.is_ok()).count(), 40);
    // It is not written over.
    let again = shell_tour::fill(&home, made());
    assert!(again.is_err_and(|why| why.contains("is not empty")));
}
