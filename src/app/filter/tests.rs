//! What each word of a filter keeps, and what holds for any line of words.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::{Facts, Filter, Sieve};
use crate::domain::{Phase, Recommendation};
use crate::format::session_toml::Header;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-24")
}

fn header(candidate: &str) -> Header {
    let at = DateTime::parse_from_rfc3339("2026-11-03T10:00:00+01:00").expect("a time");
    Header {
        id: "2026-11-03-x".into(),
        phase: Phase::Finished,
        candidate: candidate.into(),
        interviewer: "Robin Example".into(),
        role: "Backend developer".into(),
        round: "Second".into(),
        bank: "backend".into(),
        bank_title: "Server side".into(),
        guide: "60".into(),
        guide_title: "One hour".into(),
        started: Some(at),
        ended: None,
        as_of: None,
        minutes: 60,
        clock_seconds: 0,
        rated: 4,
        questions: 5,
        score: Some(3.75),
        recommendation: Some(Recommendation::Yes),
        newer: None,
    }
}

fn fits(text: &str, header: &Header) -> bool {
    let filter = Filter::parse(text, today());
    assert_eq!(filter.problems(), [] as [&str; 0], "{text}");
    filter.fits(header, "2026-11-03-x")
}

#[test]
fn a_word_is_found_in_what_the_candidate_met_and_how_it_went() {
    let ada = header("Ada Lovelace");
    for text in ["", " ", "ada", "LOVE", "lace", "server", "hour", "60", "finished", "yes"] {
        assert!(fits(text, &ada), "{text}");
    }
    assert!(fits("2026-11-03", &ada) && fits("ada hour", &ada));
    assert!(!fits("grace", &ada) && !fits("ada grace", &ada));
}

#[test]
fn a_word_alone_never_means_the_interviewer_the_role_or_the_round() {
    let grace = Header { bank: "teamwork".into(), ..header("Grace Hopper") };
    for text in ["robin", "developer", "backend", "second", "-grace robin"] {
        assert!(!fits(text, &grace), "{text}");
    }
    for text in ["by:robin", "role:backend", "role:\"backend dev\"", "round:sec", "-role:front"] {
        assert!(fits(text, &grace), "{text}");
    }
    assert!(!fits("round:first", &grace) && !fits("role:robin", &grace));
}

#[test]
fn a_score_is_compared_as_it_is_shown() {
    let with = |score| Header { score, ..header("Ada") };
    for text in ["score:3.8", "score:=3.8", "score:>3.7", "score:>=3.8", "score:<=3.8", "score:<4"]
    {
        assert!(fits(text, &with(Some(3.75))), "{text}");
        assert!(!fits(text, &with(None)), "{text}");
    }
    for text in ["score:3.7", "score:>3.8", "score:<3.8", "score:none", "-score:<4"] {
        assert!(!fits(text, &with(Some(3.75))), "{text}");
    }
    assert!(fits("score:none", &with(None)));
    for begun in ["score:", "score:>", "score:<=", "score:no"] {
        assert!(fits(begun, &with(None)) && fits(begun, &with(Some(1.0))), "{begun}");
    }
    for wrong in ["score:good", "score:>x", "score:nan", "score:1-2"] {
        let problems = Filter::parse(wrong, today()).problems;
        assert!(problems[0].contains("is no score; score: takes 4, >3.5"), "{problems:?}");
    }
}

#[test]
fn on_means_the_whole_of_a_day_a_month_or_a_year() {
    let ada = header("Ada");
    for text in ["on:2026-11-03", "on:2026-11", "on:2026", "on:3w", "date:2026-11-03"] {
        assert!(fits(text, &ada), "{text}");
    }
    for text in ["on:2w", "on:2026-11-04", "on:2026-10", "on:2025", "on:today"] {
        assert!(!fits(text, &ada), "{text}");
    }
}

#[test]
fn a_phase_is_asked_for_by_the_beginning_of_its_word() {
    let live = Header { phase: Phase::WrapUp, ..header("Ada") };
    assert!(fits("phase:wrap-up", &live) && fits("phase:W", &live) && !fits("phase:fin", &live));
    assert!(fits("phase:fin", &header("Ada")));
    let problems = Filter::parse("phase:over", today()).problems;
    assert_eq!(problems, ["`over` is no phase: planned, live, paused, wrap-up, finished."]);
}

#[test]
fn the_letters_of_a_name_are_enough_if_they_stand_close() {
    assert!(fits("adlov", &header("Ada Lovelace")));
    assert!(fits("katjon", &header("Katherine Johnson")));
    assert!(fits("muller", &header("Jörg Müller")) && fits("kj", &header("Katherine Johnson")));
    assert!(!fits("ada", &header("Amanda Barr")), "somewhere in a long name they always are");
}

#[test]
fn a_key_asks_for_one_thing() {
    let ada = header("Ada Lovelace");
    for text in ["bank:back", "bank:server", "guide:60", "guide:hour", "by:robin", "BY:exam"] {
        assert!(fits(text, &ada), "{text}");
    }
    for text in ["bank:hour", "guide:back", "by:ada"] {
        assert!(!fits(text, &ada), "{text}");
    }
    // What has only been begun asks nothing yet, and what is in quotes is a text.
    assert!(fits("bank:", &ada) && fits("by:\"", &ada));
    assert!(!fits("\"bank:back\"", &ada) && fits("10:15", &header("At 10:15")));
}

#[test]
fn quotes_hold_words_together_and_take_their_meaning() {
    let ada = header("Ada Lovelace");
    assert!(fits("by:\"robin example\"", &ada) && fits("\"ada love", &ada));
    assert!(!fits("\"love ada\"", &ada) && !fits("\"rec:yes\"", &ada));
    let odd = header("rec:yes -x");
    assert!(fits("\"rec:yes\"", &odd) && fits("\"-x\"", &odd));
    assert!(!fits("\"unfinished\"", &Header { phase: Phase::Live, ..ada }));
}

#[test]
fn not_is_said_by_a_sign() {
    let ada = header("Ada Lovelace");
    assert!(fits("-grace", &ada) && fits("-rec:no", &ada) && fits("-unfinished", &ada));
    assert!(!fits("-ada", &ada) && !fits("-bank:backend", &ada));
    assert!(fits("-adlov", &ada), "what must not be there is meant as it is written");
    assert!(fits("-", &ada));
}

#[test]
fn recommendations_have_their_words_and_whatever_begins_like_them() {
    let with = |recommendation| Header { recommendation, ..header("Ada") };
    let strong = with(Some(Recommendation::StrongYes));
    for text in ["rec:strong-yes", "rec:\"strong yes\"", "rec:s", "rec:strong_", "rec:STRONG-Y"] {
        assert!(fits(text, &strong), "{text}");
    }
    assert!(!fits("rec:yes", &strong) && !fits("rec:strong-no", &strong));
    assert!(fits("rec:none", &with(None)) && fits("rec:n", &with(None)));
    assert!(!fits("rec:no", &with(None)) && fits("rec:n", &with(Some(Recommendation::No))));
}

#[test]
fn unfinished_is_what_can_be_gone_on_with() {
    let live = Header { phase: Phase::Live, ..header("Ada") };
    assert!(fits("unfinished", &live) && fits("unf", &live) && fits("unfin", &live));
    assert!(!fits("unfinished", &header("Ada")) && !fits("finished", &live));
}

#[test]
fn days_are_named_or_counted_back_from_today() {
    let ada = header("Ada");
    for text in ["after:2026-11-03", "after:2026-11", "after:2026", "after:3w", "after:21d"] {
        assert!(fits(text, &ada), "{text}");
        assert!(!fits(&text.replace("after", "before"), &ada), "{text}");
    }
    for text in ["before:2026-11-04", "before:2026-12", "before:20d", "before:today", "before:1D"] {
        assert!(fits(text, &ada), "{text}");
        assert!(!fits(&text.replace("before", "after"), &ada), "{text}");
    }
    assert!(fits("after:1m before:1w", &ada) && fits("after:99999999999y", &ada));
    // One that was only set up has the day of its name.
    let planned = Header { started: None, ..ada };
    assert!(fits("after:2026-11-03 before:2026-11-04", &planned));
}

#[test]
fn a_word_that_is_not_understood_is_named_and_left_out() {
    let filter = Filter::parse("ada after:2026-13 rec:maybe before:soon bank:back", today());
    let said = [
        "`2026-13` is no day; after: takes 2026-11-03, 2026-11, today, 7d, 2w or 3m.",
        "`maybe` is no recommendation: strong-no, no, yes, strong-yes or none.",
        "`soon` is no day; before: takes 2026-11-03, 2026-11, today, 7d, 2w or 3m.",
    ];
    assert_eq!(filter.problems(), said);
    assert!(filter.fits(&header("Ada"), "x") && !filter.fits(&header("Grace"), "x"));
}

#[test]
fn a_key_that_there_is_not_is_named_with_the_nearest() {
    let problems = |text| Filter::parse(text, today()).problems().to_vec();
    assert_eq!(problems("guied:60 ada"), ["There is no `guied:`; did you mean `guide:`?"]);
    assert_eq!(problems("-Bnak:x"), ["There is no `Bnak:`; did you mean `bank:`?"]);
    let all = "There is no `foo:`, only bank, guide, by, role, round, rec, score, phase, on, after, \
               before.";
    assert_eq!(problems("foo:bar"), [all]);
    let filter = Filter::parse("foo:bar", today());
    assert!(filter.is_empty() && filter.fits(&header("Ada"), "x"), "the word asks nothing");
    for text in ["10:30", "\"foo:bar\"", "foo:", ":x", "https://example.org", "c:x", "guide:a:b"] {
        assert!(problems(text).is_empty(), "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_has_its_name_and_its_day() {
    let facts = Facts::broken("2026-11-20-notes");
    let fits = |text| Sieve::new(&Filter::parse(text, today())).fits(&facts);
    assert!(fits("") && fits("notes") && fits("after:2026-11-20") && fits("-unfinished"));
    assert!(!fits("rec:none") && !fits("unfinished") && !fits("bank:n") && !fits("before:1m"));
}

#[test]
fn arguments_are_words_as_they_are() {
    let filter = |words: &[&str]| Filter::of_arguments(words.iter().copied(), today());
    assert_eq!(
        filter(&["by:Robin Example", "ada"]),
        Filter::parse("by:\"robin example\" ada", today())
    );
    assert_eq!(
        filter(&["ada love", "-rec:no", ""]),
        Filter::parse("\"ada love\" -rec:no", today())
    );
    assert!(filter(&[]).is_empty() && filter(&[" "]).is_empty());
}

/// Words that mean something, and noise.
fn word() -> impl Strategy<Value = String> {
    let keys = prop_oneof![
        Just(""),
        Just("bank:"),
        Just("by:"),
        Just("rec:"),
        Just("after:"),
        Just("before:"),
        Just("-"),
        Just("-rec:"),
        Just("guide:"),
    ];
    let values = prop_oneof![
        "[a-zé]{0,4}",
        Just("2026-11".to_owned()),
        Just("7d".to_owned()),
        Just("yes".to_owned()),
        Just("unfinished".to_owned()),
        "\\PC{0,6}",
    ];
    (keys, values).prop_map(|(key, value)| format!("{key}{value}"))
}

fn some_header() -> impl Strategy<Value = Header> {
    let recommendation = proptest::option::of(proptest::sample::select(&Recommendation::ALL[..]));
    let phase = prop_oneof![Just(Phase::Planned), Just(Phase::Live), Just(Phase::Finished)];
    ("\\PC{0,12}", "[a-f ]{0,8}", "[a-f]{0,4}", recommendation, phase).prop_map(
        |(candidate, interviewer, bank, recommendation, phase)| Header {
            phase,
            interviewer,
            bank,
            recommendation,
            ..header(&candidate)
        },
    )
}

proptest! {
    #[test]
    fn nothing_that_is_typed_is_too_much(text in "\\PC{0,40}", header in some_header()) {
        let filter = Filter::parse(&text, today());
        let _ = filter.fits(&header, &text);
        let _ = Filter::of_arguments([text.as_str()], today());
    }

    #[test]
    fn the_order_of_the_words_does_not_matter(
        words in proptest::collection::vec(word(), 0..5),
        header in some_header(),
    ) {
        // A quote holds what follows it.
        prop_assume!(!words.iter().any(|word| word.contains('"')));
        let forth = Filter::parse(&words.join(" "), today());
        let back: Vec<&str> = words.iter().rev().map(String::as_str).collect();
        let back = Filter::parse(&back.join("  "), today());
        prop_assert_eq!(forth.fits(&header, "x"), back.fits(&header, "x"));
    }

    #[test]
    fn another_word_never_brings_a_session_back(
        words in proptest::collection::vec(word(), 1..5),
        header in some_header(),
    ) {
        prop_assume!(!words.iter().any(|word| word.contains('"')));
        let all = Filter::parse(&words.join(" "), today());
        let fewer = Filter::parse(&words[1..].join(" "), today());
        prop_assert!(!all.fits(&header, "x") || fewer.fits(&header, "x"));
    }

    #[test]
    fn not_keeps_exactly_the_others(
        key in prop_oneof![Just("bank:"), Just("guide:"), Just("rec:"), Just("after:"), Just("before:")],
        value in prop_oneof!["[a-f]{1,3}", Just("2026-11".to_owned()), Just("yes".to_owned()), Just("3w".to_owned())],
        header in some_header(),
    ) {
        let word = format!("{key}{value}");
        let filter = Filter::parse(&word, today());
        prop_assume!(filter.problems().is_empty());
        let not = Filter::parse(&format!("-{word}"), today());
        prop_assert!(filter.fits(&header, "x") != not.fits(&header, "x"));
    }

    #[test]
    fn a_name_is_found_by_its_own_words_and_by_their_beginnings(
        words in proptest::collection::vec("[A-Za-zÀ-ž]{1,8}", 1..4),
        many in 1usize..8,
    ) {
        let ada = header(&words.join(" "));
        for word in &words {
            let begun: String = word.chars().take(many).collect();
            prop_assert!(fits(&format!("\"{begun}\""), &ada), "{begun} in {}", ada.candidate);
        }
    }

    #[test]
    fn many_at_once_are_told_as_each_alone(
        words in proptest::collection::vec(word(), 0..4),
        headers in proptest::collection::vec(some_header(), 0..6),
    ) {
        let filter = Filter::parse(&words.join(" "), today());
        let mut sieve = Sieve::new(&filter);
        for header in &headers {
            prop_assert_eq!(sieve.fits(&Facts::of(header, "x")), filter.fits(header, "x"));
        }
    }
}
