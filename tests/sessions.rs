//! The session file and the report: what people find in them, and what they may write.

#![allow(
    clippy::disallowed_methods,
    reason = "one of the tests writes the sample anew when it is told to"
)]

mod interview;
#[path = "interview/sample.rs"]
mod sample;

use interview::{after, plan, session};
use proptest::prelude::*;
use vivavoce::domain::{
    Addition, Amend, Change, NoteLine, Notes, Phase, Place, Position, Record, Session, Splice,
    Stamps, Standing, Tick,
};
use vivavoce::format::problem::Problem;
use vivavoce::format::report::{self, Line, report};
use vivavoce::format::session_toml::{Header, header, parse, print};

const SAMPLE: &str = include_str!("../sessions/2026-11-03-sam-example-backend.toml");

/// A session that has begun, with something in it.
fn begun() -> Record {
    let mut session = session();
    let mut act = |ms, change| session.apply(after(ms), change).expect("an allowed change");
    act(0, Change::Start);
    act(180_250, Change::Open { item: 1 });
    let splice = Splice {
        from: Position::default(),
        to: Position::default(),
        text: "+ seq scan\n\" nine seconds\"".into(),
        stamps: Stamps::Now(200),
    };
    act(200_000, Change::Edit { place: Place::Item(1), splice });
    act(201_000, Change::Tick { item: 1, tick: Tick::Signal(1), on: true });
    act(202_000, Change::Rate { item: 1, rating: Some(4) });
    session.settled(after(611_500))
}

fn problems(text: &str) -> Vec<Problem> {
    parse("a.toml", text.as_bytes()).expect_err("a text with something wrong in it")
}

/// The only problem of a text: its line, what is underlined, and what it says.
fn problem(text: &str) -> (usize, String, String) {
    let mut all = problems(text);
    assert_eq!(all.len(), 1, "{all:#?}");
    let problem = all.remove(0);
    let place = problem.place.expect("a place");
    let said = format!("{}. {}", problem.message, problem.remedy.unwrap_or_default());
    let underlined =
        place.excerpt.chars().skip(place.underline.start).take(place.underline.len()).collect();
    (place.line, underlined, said.trim().to_owned())
}

/// The file of `begun`, with one piece of it replaced.
fn with(piece: &str, other: &str) -> String {
    let text = print(&begun());
    assert!(text.contains(piece), "{piece} is not in\n{text}");
    text.replacen(piece, other, 1)
}

#[test]
fn the_sample_session_is_what_the_program_writes() {
    assert_eq!(print(&sample::record()), SAMPLE);
}

/// Writes the sample again, after the shipped bank or the story has changed.
#[test]
#[ignore = "writes into the repository"]
fn write_the_sample_session_again() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/2026-11-03-sam-example-backend.toml");
    std::fs::write(path, print(&sample::record())).expect("the sample can be written");
}

#[test]
fn the_sample_session_comes_back_from_its_file() {
    assert_eq!(parse("sample", SAMPLE.as_bytes()), Ok(sample::record()));
}

#[test]
fn the_header_is_in_the_first_kilobyte() {
    let prefix = &SAMPLE.as_bytes()[..1024];
    assert_eq!(header(prefix), Some(Header::of(&sample::record())));
}

#[test]
fn a_header_is_whole_or_not_there() {
    let text = print(&begun());
    let whole = Header::of(&begun());
    let end = text.find("\n[guide]").expect("the table after the header") + 2;
    for cut in 0..text.len() {
        let found = header(&text.as_bytes()[..cut]);
        assert_eq!(found.as_ref(), (cut >= end).then_some(&whole), "cut after {cut} bytes");
    }
}

#[test]
fn a_header_is_read_however_long_a_name_is() {
    let mut record = begun();
    record.people.candidate = "\n[guide]\u{1b}é".repeat(1000);
    let text = print(&record);
    assert_eq!(header(&text.as_bytes()[..1024]), None);
    let mut cut = text.find("\n[guide]\n").expect("the table after the header") + 2;
    assert_eq!(header(&text.as_bytes()[..cut]), Some(Header::of(&record)));
    // The prefix may end inside a character.
    cut = text.find('€').expect("a character of three bytes") + 1;
    assert_eq!(header(&text.as_bytes()[..cut]), Some(Header::of(&record)));
}

#[test]
fn a_header_with_a_text_of_several_lines_is_read() {
    let by_hand = with("interviewer = \"Robin\"", "interviewer = \"\"\"\n[Robin]\n[guide]\n\"\"\"");
    let found = header(by_hand.as_bytes()).expect("a header");
    assert_eq!(found.interviewer, "[Robin]\n[guide]\n");
}

#[test]
fn a_file_is_written_for_people() {
    let text = print(&begun());
    let entry = text.split("\n[[entry]]\n").nth(2).expect("the entry of the first question");
    assert_eq!(
        entry,
        "question = \"query\"\n\
         standing = \"asking\"\n\
         rating = 4\n\
         signals = [\n  { text = \"plan first\", n = 2 },\n]\n\
         seconds = 431.25\n\
         notes = \"\"\"\n\
         [03:20] + seq scan\n\
         [03:20] \" nine seconds\"\n\
         \"\"\"\n"
    );
    let event = "  { at = 2026-11-03T10:03:22+01:00, clock = \"03:22\", what = \"rated\", \
                 question = \"query\", rating = 4 },\n";
    assert!(text.contains(event), "{text}");
}

/// A finished session in which something of each kind was amended.
fn amended() -> Record {
    let mut session = session();
    let mut act = |ms, change| session.apply(after(ms), change).expect("an allowed change");
    let splice = |from, to, text: &str, stamps| Splice { from, to, text: text.into(), stamps };
    let start = Position::default();
    let notes = splice(start, start, "+ seq scan\n- no price", Stamps::Now(200));
    act(0, Change::Start);
    act(180_000, Change::Open { item: 1 });
    act(200_000, Change::Edit { place: Place::Item(1), splice: notes });
    act(202_000, Change::Rate { item: 1, rating: Some(4) });
    act(600_000, Change::End);
    act(601_000, Change::Finish);
    let mut amend = |ms, amend, why: &str| {
        act(
            ms,
            Change::Amend {
                amend,
                why: why.into(),
                by: if why == "as I recall" { "Kim" } else { "" }.into(),
            },
        )
    };
    amend(90_000_000, Amend::Rating { item: 1, rating: Some(3) }, "the price never came");
    let end = Position { line: 1, byte: 10 };
    let replaced =
        splice(Position { line: 1, byte: 2 }, end, "price only when asked", Stamps::Keep);
    amend(90_060_000, Amend::Text { place: Place::Item(1), splice: replaced }, "as I recall");
    let reason = splice(start, start, "Measures.", Stamps::Keep);
    amend(90_120_000, Amend::Text { place: Place::Reason, splice: reason }, "was missing");
    let given = Some(vivavoce::domain::Recommendation::Yes);
    amend(90_180_000, Amend::Recommendation { recommendation: given }, "was missing");
    session.record().clone()
}

#[test]
fn an_amendment_stands_in_the_file_with_what_it_replaced() {
    let text = print(&amended());
    let (_, amendments) = text.split_once("\n[[amendment]]\n").expect("amendments");
    assert_eq!(
        amendments,
        "at = 2026-11-04T11:00:00+01:00\nwhat = \"rating\"\nquestion = \"query\"\nold = 4\nnew = 3\n\
         why = \"the price never came\"\n\
         \n[[amendment]]\nat = 2026-11-04T11:01:00+01:00\nwhat = \"notes\"\nquestion = \"query\"\n\
         line = 2\nold = \"\"\"\n[03:20] - no price\n\"\"\"\n\
         new = \"\"\"\n[03:20] - price only when asked\n\"\"\"\nwhy = \"as I recall\"\nby = \"Kim\"\n\
         \n[[amendment]]\nat = 2026-11-04T11:02:00+01:00\nwhat = \"reason\"\nline = 1\n\
         old = \"\"\"\n\n\"\"\"\nnew = \"\"\"\nMeasures.\n\"\"\"\nwhy = \"was missing\"\n\
         \n[[amendment]]\nat = 2026-11-04T11:03:00+01:00\nwhat = \"recommendation\"\n\
         new = \"yes\"\nwhy = \"was missing\"\n"
    );
    let header = header(text.as_bytes()).expect("a header");
    assert_eq!(header.score, Some(3.0), "the header follows what was amended");
    assert_eq!(header.recommendation_words(), Some("yes"));
    assert_eq!(parse("a.toml", text.as_bytes()), Ok(amended()));
}

#[test]
fn a_mistake_in_an_amendment_is_named() {
    let text = print(&amended());
    let said = |piece: &str, other: &str| {
        let mut all = problems(&text.replacen(piece, other, 1));
        all.remove(0).message
    };
    assert_eq!(said("why = \"as I recall\"\n", ""), "this amendment has no `why`");
    assert_eq!(
        said("new = 3\nwhy", "new = 9\nwhy"),
        "9 is not on the scale of this session: 1 to 5"
    );
    assert_eq!(said("what = \"reason\"", "what = \"raeson\""), "\"raeson\" is not a known `what`");
}

#[test]
fn what_is_not_known_of_an_amendment_is_kept() {
    let text = print(&amended()).replacen(
        "old = 4\nnew = 3\nwhy = \"the price never came\"\n",
        "old = 4\nnew = 3\nwhy = \"the price never came\"\nseen_by = [\"Kim\"]\n",
        1,
    );
    let record = parse("a.toml", text.as_bytes()).expect("a session");
    assert_eq!(print(&record), text);
}

#[test]
fn a_report_shows_what_was_amended_in_its_place_and_all_together() {
    let text = report::text(&amended(), 80);
    for expected in [
        "Amended       4 changes after the end, the last on 2026-11-04 11:03\n",
        "Recommendation: yes\n    Amended 2026-11-04 11:03: recommendation yes, was none. Why: was \
         missing\n  Measures.\n    Amended 2026-11-04 11:02: reason, 1 line replaced by 1. Why: was \
         missing\n",
        "3 of 5 Meets",
        // The bank describes 1 and 5 of this question.
        "    3 has no anchor of its own; it lies between these:\n    1 = a remedy\n    5 = tied to\n        \
         the workload\n    Amended 2026-11-04 11:00: rating 3, was 4. Why: the price never came\n    \
         4 has no anchor of its own; it lies between these:\n",
        "    Amended 2026-11-04 11:01: notes, 1 line replaced by 1, by Kim. Why: as I\n    recall\n      \
         was: 3:20 - no price\n      now: 3:20 - price only when asked\n",
        "AMENDED AFTER THE END\n  2026-11-04 11:00  Slow query: rating 3, was 4. Why: the price never came\n",
    ] {
        assert!(text.contains(expected), "no {expected:?} in\n{text}");
    }
}

#[test]
fn the_time_of_an_interview_is_drawn_against_its_boxes() {
    let text = report::text(&sample::record(), 80);
    let (_, time) = text.split_once("TIME\n").expect("the section");
    let rows: Vec<&str> = time.lines().take(3).collect();
    // The clock stood just before the third question; the fourth was skipped.
    assert_eq!(
        rows,
        [
            "  went  O─────1────────2───────╎3───────────5────────────C───────────",
            "  boxes O─────1─────────2───────3──────────4───────5───────────C──────────",
            "  min   0          10          20         30          40         50          60",
        ]
    );
    for columns in [1, 24, 40, 60, 200] {
        for line in report::text(&sample::record(), columns).lines() {
            assert!(line.chars().count() <= columns.max(24), "{line}");
        }
    }
}

#[test]
fn nothing_in_a_file_steers_a_terminal() {
    let mut record = begun();
    let hostile: String = ('\0'..='\u{FFFF}').chain('\u{E0000}'..='\u{E00FF}').collect();
    record.people.candidate.clone_from(&hostile);
    record.entries[0].notes = Notes::from_text(&hostile);
    record.entries[0].skipped = Some(hostile);
    let text = print(&record);
    let raw = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
            || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{E0001}'..='\u{E007F}')
    };
    assert_eq!(text.chars().find(|c| raw(*c)), None);
    assert_eq!(parse("a.toml", text.as_bytes()), Ok(record));
}

#[test]
fn notes_that_look_like_stamps_stay_notes() {
    let lines = ["[10:00] not a time", "[--:--] nor this", "[7:05] nor this", "[10:75] text"];
    let mut record = begun();
    record.entries[0].notes = Notes::new(
        lines.map(|text| NoteLine { begun: None, text: text.into() }).into_iter().chain([
            NoteLine { begun: Some(7507), text: "[1:00] late".into() },
            NoteLine { begun: Some(u32::MAX), text: " ".into() },
            NoteLine::default(),
        ]),
    );
    let text = print(&record);
    assert!(text.contains("\n[--:--] [10:00] not a time\n[--:--] [--:--] nor this\n"), "{text}");
    assert!(text.contains("\n[10:75] text\n[125:07] [1:00] late\n"), "{text}");
    assert_eq!(parse("a.toml", text.as_bytes()), Ok(record));
}

#[test]
fn a_file_from_windows_loads() {
    let text = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(parse("sample", text.as_bytes()), Ok(sample::record()));
    assert_eq!(header(&text.as_bytes()[..1100]), Some(Header::of(&sample::record())));
}

#[test]
fn a_file_written_by_hand_loads() {
    let text = r#"
        [[entry]]
        question = "one"
        rating = 2
        seconds = 90
        notes = "said little\n[7:05] then a lot"
        standing = "answered"
        mood = "keys that are not known are left alone"
        [[guide.item]]
        question = "one"
        ask = "Why?"
        [[guide.item]]
        question = "two"
        ask = "How?"
        minutes = 10
        [guide.scale]
        labels = ["No", "Yes"]
        [session]
        started = "2026-11-24T09:30:00Z"
        phase = "wrap-up"
        id = "by-hand"
        bank = "mine"
    "#;
    let record = parse("a.toml", text.as_bytes()).expect("a session");
    let entry = &record.entries[0];
    assert_eq!((entry.rating, entry.spent_ms), (Some(2), 90_000));
    assert_eq!(*entry.notes.lines()[0], NoteLine { begun: None, text: "said little".into() });
    assert_eq!(*entry.notes.lines()[1], NoteLine { begun: Some(425), text: "then a lot".into() });
    assert_eq!(record.entries[1].standing, Standing::Waiting);
    assert_eq!((record.plan.bank.as_str(), record.plan.minutes), ("mine", 15));
    assert_eq!(parse("b.toml", print(&record).as_bytes()), Ok(record));
}

#[test]
fn an_extra_question_is_written_for_people_and_read_from_them() {
    let mut session = session();
    let own = Addition::on_the_spot("Why?");
    session.apply(after(0), Change::Start).expect("a session that has not begun");
    let add = Change::Add { after: 3, addition: Box::new(own) };
    session.apply(after(0), add).expect("an allowed change");
    let record = session.settled(after(0));
    let text = print(&record);
    let piece = "question = \"why\"\ntitle = \"Why?\"\nminutes = 5\ncore = false\nextra = true\n\
                 after = \"query\"\nafter_n = 2\nask = \"Why?\"\n";
    assert!(text.contains(piece), "{text}");
    assert!(text.contains("what = \"added\", question = \"why\""), "{text}");
    assert_eq!(parse("x", text.as_bytes()), Ok(record.clone()));
    let read = |text: &str| parse("x", text.as_bytes()).expect("a session");
    let last = read(&text.replace("after = \"query\"\nafter_n = 2\n", ""));
    assert_eq!(last.plan.order(), [0, 1, 2, 3, 4, 5]);
    let withdrawn = text.replace("extra = true\n", "extra = true\nwithdrawn = true\n");
    assert_eq!(read(&withdrawn).plan.order(), [0, 1, 2, 3, 4]);
    // Nothing that is recorded is hidden because of a line that somebody has written.
    let used = "question = \"why\"\nstanding = \"waiting\"\n";
    assert!(withdrawn.contains(used));
    let used = withdrawn.replace(used, &format!("{used}rating = 3\n"));
    assert_eq!(read(&used).plan.order(), [0, 1, 2, 3, 5, 4]);
    let problems = parse("x", text.replace("after = \"query\"", "after = \"qury\"").as_bytes());
    let problem = problems.expect_err("no such item").remove(0).report();
    assert!(problem.contains("has no item \"qury\"") && problem.contains("query"), "{problem}");
}

#[test]
fn seconds_are_exact_however_many_they_are() {
    for ms in [0, 1, 10, 100, 999, 431_250, 9_007_199_254_740_993, u64::MAX] {
        let mut record = begun();
        record.clock_ms = ms;
        record.entries[0].spent_ms = ms;
        assert_eq!(parse("a.toml", print(&record).as_bytes()), Ok(record), "{ms} ms");
    }
}

#[test]
fn every_phase_has_a_file() {
    for phase in Phase::ALL {
        let record = Record { phase, ..begun() };
        let text = print(&record);
        assert_eq!(header(text.as_bytes()).map(|header| header.phase), Some(phase));
        assert_eq!(parse("a.toml", text.as_bytes()), Ok(record));
    }
    let planned = Session::new(begun().id, begun().people, plan());
    assert_eq!(parse("a", print(planned.record()).as_bytes()).as_ref(), Ok(planned.record()));
}

#[test]
fn what_is_not_a_session_is_told_so() {
    let mut cut = print(&begun()).into_bytes();
    cut[40] = 0xFF;
    let wrong = parse("a.toml", &cut).expect_err("not UTF-8");
    assert_eq!(wrong[0].message, "this is not UTF-8 text");
    assert_eq!(wrong[0].place.as_ref().map(|place| place.line), Some(4));
    assert!(problems("[session\n")[0].message.starts_with("this is not TOML: "));
    assert!(problem("").2.starts_with("there is no [session] here"));
    assert!(problem("[session]\nid = \"a\"\nphase = \"live\"\n").2.contains("no [guide]"));
}

#[test]
fn a_newer_schema_that_makes_no_sense_here_is_named_first() {
    let text = "schema = 2\n[session]\nid = \"a\"\nphase = \"live\"\n[plan]\n";
    let all = problems(text);
    let place = all[0].place.as_ref().expect("a place");
    assert_eq!((place.line, place.column), (1, 10));
    assert!(all[0].message.contains("schema 2, from a newer version"), "{}", all[0].message);
    let header = header(text.as_bytes()).expect("a header");
    assert_eq!(header.newer.map(|newer| newer.schema), Some(2));
}

#[test]
fn a_problem_says_what_is_wrong_and_where() {
    for (piece, other, underlined, said) in [
        (
            "phase = \"live\"",
            "phase = \"life\"",
            "\"life\"",
            "\"life\" is not a known `phase`. Did you mean \"live\"?",
        ),
        (
            "standing = \"asking\"",
            "standing = \"done\"",
            "\"done\"",
            "\"done\" is not a known `standing`. It is one of: waiting, asking, answered, skipped.",
        ),
        ("rating = 4\n", "rating = 6\n", "6", "6 is not on the scale of this session: 1 to 5."),
        (
            "rating = 4\n",
            "rating = -1\n",
            "-1",
            "`rating` is a whole number, not negative, and this is of type integer.",
        ),
        (
            "{ text = \"plan first\", n = 2 }",
            "\"plan furst\"",
            "\"plan furst\"",
            "this is not among the `signals` of this item. Did you mean \"plan first\"?",
        ),
        (
            "{ text = \"plan first\", n = 2 }",
            "\"plan first\", \"plan first\"",
            "\"plan first\"",
            "this is in `signals` already.",
        ),
        (
            "[[entry]]\nquestion = \"query\"",
            "[[entry]]\nquestion = \"qery\"",
            "\"qery\"",
            "the guide of this session has no question \"qery\". Did you mean \"query\"?",
        ),
        (
            "question = \"query\"\nn = 2",
            "question = \"query\"",
            "[[entry]]",
            "there are two entries for \"query\".",
        ),
        (
            "current = \"query\"",
            "current = \"closng\"",
            "\"closng\"",
            "the guide of this session has no item \"closng\". Did you mean \"closing\"?",
        ),
        (
            "started = 2026-11-03T10:00:00+01:00",
            "started = 2026-11-03T10:00:00",
            "2026-11-03T10:00:00",
            "`started` is a date with a time and its offset from UTC. Write it like \
             2026-11-24T09:30:00+01:00.",
        ),
        (
            "seconds = 431.25",
            "seconds = \"long\"",
            "\"long\"",
            "`seconds` is a number of seconds, not negative, and this is of type string.",
        ),
        (
            "clock = \"03:22\"",
            "clock = \"03:72\"",
            "\"03:72\"",
            "`clock` is minutes and seconds, as in \"23:41\".",
        ),
        (
            "part = \"closing\"\nstanding = \"waiting\"",
            "part = \"closing\"\nrating = 3",
            "3",
            "only questions are rated.",
        ),
        (
            "part = \"closing\"\nstanding = \"waiting\"",
            "part = \"closing\"\nstanding = \"asking\"",
            "\"asking\"",
            "two items are being asked: only one can be on the table.",
        ),
        (
            "id = \"2026-11-03-ada-backend\"",
            "id = \"../a\"",
            "\"../a\"",
            "an id is a plain file name: letters, digits, hyphens, dots.",
        ),
    ] {
        let text = with(piece, other);
        let found = problem(&text);
        assert_eq!((found.1.as_str(), found.2.as_str()), (underlined, said));
        let line = text.lines().nth(found.0 - 1).expect("a line of the file");
        assert!(line.contains(underlined), "{line} does not hold {underlined}");
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let text = with("phase = \"live\"", "phase = 1").replace("rating = 4\n", "rating = 9\n");
    assert_eq!(problems(&text).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever somebody does to a file, it is either told what is wrong with it, or it is a
    /// session that can be written, shown and gone on with.
    #[test]
    fn a_damaged_file_never_ends_the_program(
        at in any::<prop::sample::Index>(),
        cut in 0..40_usize,
        put in prop::collection::vec(
            prop::sample::select(vec![
                "\"", "\n", "\"\"\"", "[", "]", "}", "=", "1", "-", "[[entry]]\n", "\u{FFFD}", "\0",
                "[session]\n", "waiting", "18446744073709551615", "0x10", "1e300", "nan", "'",
            ]),
            0..4,
        ),
    ) {
        let mut bytes = print(&begun()).into_bytes();
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put.concat().into_bytes());
        let found = header(&bytes);
        match parse("a.toml", &bytes) {
            Err(problems) => prop_assert!(!problems.is_empty()),
            Ok(record) => {
                prop_assert!(found.is_none_or(|found| found.id == record.id.as_str()));
                let _ = report::text(&record, 60);
                let text = print(&record);
                let again = parse("b.toml", text.as_bytes());
                prop_assert_eq!(again.as_ref(), Ok(&record), "{}", text);
                let mut session = Session::restore(record);
                for change in [Change::Return, Change::Open { item: 2 }, Change::End] {
                    let _ = session.apply(after(1_000_000), change);
                }
            }
        }
    }
}

#[test]
fn a_report_begins_with_what_a_decision_needs() {
    let lines = report(&sample::record());
    let at = |wanted: fn(&Line) -> bool| lines.iter().position(wanted).expect("such a line");
    let order = [
        at(|line| matches!(line, Line::Title { .. })),
        at(|line| matches!(line, Line::Recommendation { given: Some(_), .. })),
        at(|line| matches!(line, Line::Reason(_))),
        at(|line| matches!(line, Line::Score(_))),
        at(|line| matches!(line, Line::Gap { .. })),
        at(|line| matches!(line, Line::Head(_))),
        at(|line| matches!(line, Line::Time(_))),
        at(|line| matches!(line, Line::Deviation { .. })),
    ];
    assert!(order.is_sorted(), "{order:?}");
    let heads = lines.iter().filter(|line| matches!(line, Line::Head(_)));
    assert!(heads.map(Line::item).eq((0..7).map(Some)));
}

#[test]
fn a_report_never_shows_a_zero_for_a_missing_rating() {
    let text = report::text(session().record(), 80);
    let overall = text.lines().find(|line| line.contains("Overall")).expect("the whole");
    assert!(overall.ends_with("– of 5, 0 of 3 rated"), "{text}");
    assert!(!overall.contains(['█', '░']), "an empty bar looks like a zero: {text}");
    assert!(text.contains("waiting · – of 5"), "{text}");
    assert!(!text.contains("0.0"), "{text}");
}

#[test]
fn a_report_stays_inside_its_columns_and_shows_nothing_raw() {
    let mut record = sample::record();
    record.people.candidate = "\u{1b}[2J\u{202E}Sam \u{9b}5n 面接 Example ".repeat(20);
    for columns in [24, 40, 80, 140] {
        for line in report::text(&record, columns).lines() {
            assert!(!line.chars().any(char::is_control), "{line:?}");
            assert!(!line.contains('\u{202E}'), "{line:?}");
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(width <= columns, "{width} columns of {columns}: {line}");
        }
    }
}

#[test]
fn the_sample_session_can_be_judged_from_its_report() {
    let text = report::text(&sample::record(), 80);
    for piece in [
        "Recommendation: yes",
        "Overall",
        " 4. Code quality: skipped: Three minutes went",
        "answered · 4 of 5 Above · ",
        "    [x] Named the cause",
        "Paused for 3:20",
    ] {
        assert!(text.contains(piece), "{piece} is not in\n{text}");
    }
}
