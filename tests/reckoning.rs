//! What is computed from an interview: the scorecard, the clock, and the names of things.

mod interview;

use chrono::NaiveDate;
use interview::{after, session};
use vivavoce::domain::id::slug;
use vivavoce::domain::{Change, Mark, Scorecard, Session, SessionId};

const MINUTE: u64 = 60_000;

/// The half hour of `interview::plan`: 3 opening, 8 core, 5 optional, 8 core, 5 closing.
fn played(changes: &[(u64, Change)]) -> Session {
    let mut session = session();
    for (minute, change) in changes {
        session.apply(after(minute * MINUTE), change.clone()).expect("an allowed change");
    }
    session
}

#[test]
fn a_missing_rating_lowers_the_coverage_and_never_the_mean() {
    let rate = |item, rating| (1, Change::Rate { item, rating: Some(rating) });
    for (ratings, rows, mean, rated) in [
        (vec![], [None, None], None, 0),
        (vec![rate(1, 4)], [Some(4.0), None], Some(4.0), 1),
        (vec![rate(1, 4), rate(3, 1)], [Some(2.5), None], Some(2.5), 2),
        // The mean of competencies, not of questions: (2.5 + 5) / 2.
        (vec![rate(1, 4), rate(3, 1), rate(2, 5)], [Some(2.5), Some(5.0)], Some(3.75), 3),
    ] {
        let changes: Vec<_> = [(0, Change::Start)].into_iter().chain(ratings).collect();
        let card = Scorecard::of(played(&changes).record());
        let found: Vec<Option<f64>> = card.rows.iter().map(|row| row.mean).collect();
        assert_eq!(found, rows, "{changes:?}");
        assert_eq!((card.mean, card.rated, card.planned), (mean, rated, 3), "{changes:?}");
    }
}

#[test]
fn the_scorecard_names_what_was_to_be_asked_and_nothing_else() {
    let card = Scorecard::of(session().record());
    let rows: Vec<(&str, usize)> =
        card.rows.iter().map(|row| (row.competency.as_str(), row.planned)).collect();
    assert_eq!(rows, [("Data", 2), ("Other questions", 1)]);
}

#[test]
fn a_question_that_is_only_looked_at_goes_on_waiting() {
    let mut session = played(&[(0, Change::Start)]);
    for (ms, item) in [(60_000, 1), (79_000, 2), (99_000, 3)] {
        session.apply(after(ms), Change::Open { item }).expect("an allowed change");
    }
    let standings: Vec<&str> =
        session.record().entries.iter().map(|entry| entry.standing.word()).collect();
    assert_eq!(standings, ["answered", "waiting", "answered", "asking", "waiting"]);
}

#[test]
fn looking_at_a_session_that_is_left_or_sealed_moves_nothing() {
    let left = played(&[(0, Change::Start), (5, Change::Leave)]);
    assert_eq!(left.settled(after(90 * MINUTE)), *left.record());
    let sealed = played(&[(0, Change::Start), (5, Change::End), (6, Change::Finish)]);
    assert_eq!(sealed.settled(after(90 * MINUTE)), *sealed.record());
}

#[test]
fn a_crash_is_recorded_as_leaving_at_the_last_save() {
    let live = played(&[(0, Change::Start)]);
    let mut session = Session::restore(live.settled(after(10 * MINUTE)));
    session.apply(after(25 * MINUTE), Change::Return).expect("an allowed change");
    let told: Vec<String> =
        session.record().timeline.iter().map(|event| format!("{:?}", event.what)).collect();
    assert_eq!(told, ["Started", "Opened { item: 0 }", "Left", "Returned { away: 900 }"]);
    assert_eq!(session.clock_seconds(after(26 * MINUTE)), 660);
}

#[test]
fn a_name_becomes_a_plain_file_name() {
    for (name, expected) in [
        ("Ada Lovelace", "ada-lovelace"),
        ("  --Ada__Lovelace!! ", "ada-lovelace"),
        ("José Ñandú", "josé-ñandú"),
        ("面接 太郎", "面接-太郎"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u{1b}[2J\u{202E}", "2j"),
        ("…", ""),
        ("", ""),
    ] {
        assert_eq!(slug(name), expected, "{name:?}");
    }
    assert!(slug(&"é".repeat(500)).len() <= 60);
}

#[test]
fn a_session_is_named_by_its_day_its_candidate_and_its_bank() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let id = SessionId::propose(day, "Ada Lovelace", "backend");
    assert_eq!(id.as_str(), "2026-11-24-ada-lovelace-backend");
    assert_eq!(id.numbered(2).as_str(), "2026-11-24-ada-lovelace-backend-2");
    assert_eq!(SessionId::propose(day, "?", "").as_str(), "2026-11-24-candidate-bank");
    let long = SessionId::propose(day, &"面".repeat(99), &"b".repeat(99)).numbered(u32::MAX);
    assert_eq!(SessionId::parse(long.as_str()), Some(long));
}

#[test]
fn what_could_lead_out_of_its_folder_is_no_id() {
    for text in ["", ".", "..", ".hidden", "a/b", "a\\b", "a b", "a\n", "C:a", "a\u{202E}b"] {
        assert_eq!(SessionId::parse(text), None, "{text:?}");
    }
}

#[test]
fn the_first_character_of_a_line_is_its_mark() {
    for (line, mark) in [
        ("+ measured first", Some(Mark::For)),
        ("  - no figure", Some(Mark::Against)),
        ("\" from nine seconds to forty", Some(Mark::Quote)),
        ("? who decides", Some(Mark::FollowUp)),
        ("!alarm kept", Some(Mark::Highlight)),
        ("h what of two thousand readers", Some(Mark::Hint)),
        ("he measured first", None),
        ("h", None),
        ("a + b", None),
        ("", None),
        ("   ", None),
    ] {
        assert_eq!(Mark::of(line), mark, "{line:?}");
    }
}
