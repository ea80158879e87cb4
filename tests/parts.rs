//! The parts of a story, and what was volunteered, in a session file.

mod interview;

use interview::{after, session};
use vivavoce::domain::{Change, Refusal, Session, Star, Tick};
use vivavoce::format::session_toml::{parse, print};

fn star(item: usize, part: Star) -> Change {
    Change::Tick { item, tick: Tick::Star(part), on: true }
}

fn heard() -> Session {
    let mut session = session();
    for (ms, change) in [
        (0, Change::Start),
        (1_000, star(1, Star::Result)),
        (1_100, star(1, Star::Situation)),
        (1_200, Change::Volunteer { item: 0, times: 1 }),
    ] {
        session.apply(after(ms), change).expect("an allowed change");
    }
    session
}

/// The only problem of the file with one piece replaced.
fn problem(piece: &str, other: &str) -> String {
    let text = print(heard().record());
    assert!(text.contains(piece), "{piece} is not in\n{text}");
    let problems = parse("a", text.replacen(piece, other, 1).as_bytes()).expect_err(other);
    let said = |nth: usize| {
        problems
            .get(nth)
            .map(|it| format!("{}. {}", it.message, it.remedy.clone().unwrap_or_default()))
    };
    assert_eq!(said(1), None);
    said(0).unwrap_or_default()
}

#[test]
fn they_are_kept_as_people_read_them() {
    let text = print(heard().record());
    for piece in [
        "star = [\"situation\", \"result\"]\n",
        "volunteered = 1\n",
        "what = \"volunteered\", part = \"opening\", times = 1 }",
    ] {
        assert!(text.contains(piece), "{piece} is not in\n{text}");
    }
    assert_eq!(parse("a", text.as_bytes()).as_ref(), Ok(heard().record()));
}

#[test]
fn what_a_person_has_mistyped_is_named() {
    let parts = "star = [\"situation\", \"result\"]";
    for (other, said) in [
        ("star = [\"sitation\"]", "this is not a part of an answer. Did you mean \"situation\"?"),
        ("star = [\"task\", \"task\"]", "this is in `star` already. "),
        ("star = [3]", "`star` is a list of texts. "),
    ] {
        assert_eq!(problem(parts, other), said);
    }
    let said = problem("volunteered = 1\n", "star = [\"task\"]\n");
    assert_eq!(said, "only behavioural questions have parts to tick. ");
    let said = problem("volunteered = 1\n", "volunteered = 4294967296\n");
    assert_eq!(said, "`volunteered` is at most 4294967295. ");
}

#[test]
fn only_stories_have_parts_and_nothing_is_volunteered_twice_by_one_key() {
    let mut session = heard();
    let before = session.clone();
    for (change, refusal) in [
        (star(0, Star::Task), Refusal::NotAQuestion),
        (star(2, Star::Task), Refusal::NoTick),
        (star(1, Star::Result), Refusal::Same),
        (Change::Volunteer { item: 0, times: 1 }, Refusal::Same),
        (Change::Volunteer { item: 9, times: 1 }, Refusal::NoItem),
    ] {
        assert_eq!(session.apply(after(2_000), change.clone()), Err(refusal), "{change:?}");
    }
    assert_eq!(session, before);
}
