//! Session files from another version, or with a person's own additions: nothing is taken away,
//! and what cannot be understood is not touched.

mod interview;

use interview::{after, session};
use proptest::prelude::*;
use vivavoce::domain::{Change, Phase, Record, Session, Standing, Tick};
use vivavoce::format::report;
use vivavoce::format::session_toml::{Header, header, parse, print};

/// A session of the first schema as it was first written: it must load for ever.
const FIRST: &str = include_str!("golden/session-1.toml");

fn begun() -> Record {
    let mut session = session();
    for (ms, change) in [
        (0, Change::Start),
        (1_000, Change::Open { item: 1 }),
        (2_000, Change::Tick { item: 1, tick: Tick::Signal(0), on: true }),
        (3_000, Change::Rate { item: 1, rating: Some(4) }),
    ] {
        session.apply(after(ms), change).expect("an allowed change");
    }
    session.settled(after(4_000))
}

fn read(text: &str) -> Record {
    parse("a.toml", text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"))
}

/// The text with one piece replaced.
fn with(text: &str, piece: &str, other: &str) -> String {
    assert!(text.contains(piece), "{piece} is not in\n{text}");
    text.replacen(piece, other, 1)
}

/// A session of a newer schema, in which some words mean nothing to this version.
fn newer() -> String {
    let text = with(&print(&begun()), "schema = 1", "schema = 7");
    let text = with(&text, "phase = \"live\"", "phase = \"panel\"\nrecommendation = \"maybe\"");
    let text = with(&text, "standing = \"asking\"", "standing = \"discussed\"");
    with(&text, "what = \"rated\"", "what = \"voted\"")
}

#[test]
fn the_first_schema_loads_for_ever_and_prints_what_was_agreed() {
    let record = read(FIRST);
    assert_eq!(header(FIRST.as_bytes()), Some(Header::of(&record)));
    assert_eq!((record.phase, record.people.candidate.as_str()), (Phase::Finished, "Sam Example"));
    assert!(record.unknown.kept.is_empty() && record.unknown.newer.is_none());
    let report = report::text(&record, 80);
    for piece in ["Recommendation: yes", "answered · 4 of 5 Above · ", "Paused for 3:20"] {
        assert!(report.contains(piece), "{piece} is not in\n{report}");
    }
    // A later version may add lines to what it writes; it never loses one.
    let text = print(&record);
    for line in FIRST.lines() {
        assert!(text.contains(line), "{line} is gone from\n{text}");
    }
    assert_eq!(read(&text), record);
}

#[test]
fn what_is_not_known_is_kept_at_the_end_of_its_table() {
    let mut text = print(&begun());
    for (piece, other) in [
        ("schema = 1\n", "schema = 1\nflavour = 'plain'\n"),
        ("phase = \"live\"\n", "phase = \"live\"\nmood = \"calm\"\n"),
        ("\n[guide]\n", "\n[session.room]\nfloor = 0x10\n\n[guide]\nweight = 1.50\n"),
        ("[guide.scale]\n", "[guide.scale]\nstep = 1\n"),
        ("[[guide.item]]\n", "[[guide.item]]\ncolour = { r = 1, g = [2, 3] }\n"),
        (
            "signals = [\n  \"plan first\",\n]\n",
            "signals = [{ text = \"plan first\", sure = true }]\n",
        ),
        ("what = \"started\" }", "what = \"started\", by = \"Robin\" }"),
    ] {
        // The last of several in the file: the entry's signals, not the question's.
        let at = if piece.starts_with("signals") { text.rfind(piece) } else { text.find(piece) };
        let at = at.unwrap_or_else(|| panic!("{piece} is not in\n{text}"));
        text.replace_range(at..at + piece.len(), other);
    }
    text.push_str("by_hand = \"\"\"\ntwo\nlines\n\"\"\"\n\n[panel]\nchair = \"Kim\"\n");
    text.push_str("[[panel.member]]\nname = \"Lou\"\n[[panel.member]]\nname = \"Max\"\n");
    let record = read(&text);
    let written = print(&record);
    for piece in [
        "schema = 1\nflavour = \"plain\"\n\n[session]\n",
        "current = \"query\"\nmood = \"calm\"\n\n[session.room]\nfloor = 0x10\n\n[guide]\n",
        "weight = 1.50\n\n[guide.scale]\n",
        "step = 1\n\n",
        "colour = { r = 1, g = [2, 3] }\n\n[[guide.item]]\n",
        "  { text = \"plan first\", sure = true },\n",
        "what = \"started\", by = \"Robin\" },\n",
        "]\nby_hand = \"\"\"\ntwo\nlines\n\"\"\"\n\n[panel]\nchair = \"Kim\"\n\n[[panel.member]]\n\
         name = \"Lou\"\n\n[[panel.member]]\nname = \"Max\"\n",
    ] {
        assert!(written.contains(piece), "{piece} is not in\n{written}");
    }
    assert_eq!(read(&written), record);
    assert_eq!(print(&read(&written)), written);
    assert_eq!(header(written.as_bytes()), Some(Header::of(&record)));
}

#[test]
fn what_is_not_known_survives_the_rest_of_the_interview() {
    let text = with(&print(&begun()), "[[entry]]\n", "[[entry]]\nown = 1\nmore.x = 2\n");
    let mut session = Session::restore(read(&text));
    for change in [Change::Return, Change::Open { item: 2 }, Change::End, Change::Finish] {
        session.apply(after(1_000_000), change).expect("an allowed change");
    }
    let written = print(&session.settled(after(1_000_000)));
    assert!(written.contains("own = 1\nmore = { x = 2 }\n"), "{written}");
    assert!(written.contains("phase = \"finished\""), "{written}");
}

#[test]
fn a_key_that_comes_to_be_written_is_not_written_twice() {
    // Without `current` nobody asks for its number, which is written later.
    let text = with(&print(&begun()), "current = \"query\"\n", "current_n = 2\n");
    let mut session = Session::restore(read(&text));
    session.apply(after(10_000), Change::Return).expect("an allowed change");
    session.apply(after(11_000), Change::Open { item: 3 }).expect("an allowed change");
    let record = session.settled(after(12_000));
    let written = print(&record);
    assert_eq!(written.matches("current_n").count(), 1, "{written}");
    assert_eq!(read(&written).current, 3);
}

#[test]
fn nothing_that_is_kept_steers_a_terminal() {
    let text = format!("{}\n[\"\u{9b}31m\"]\nx = '\u{202e}\u{9b}5n'\n", print(&begun()));
    let written = print(&read(&text));
    assert!(written.contains("[\"\\u009B31m\"]\nx = \"\\u202E\\u009B5n\"\n"), "{written}");
}

#[test]
fn a_newer_schema_is_read_as_far_as_it_is_understood() {
    let text = newer();
    let record = read(&text);
    let newer = record.unknown.newer.clone().expect("a newer schema");
    assert_eq!((newer.schema, record.phase_word()), (7, "panel"));
    assert_eq!(record.recommendation_words(), Some("maybe"));
    assert!(!record.is_unfinished());
    assert_eq!(record.entries[1].standing, Standing::Waiting);
    assert_eq!(record.entries[1].rating, Some(4));
    let report = report::text(&record, 80);
    for piece in [
        "This session is of schema 7, from a newer version of viva",
        "\"discussed\" is not a known `standing`.",
        "\"voted\" is not a known `what`.",
        "Recommendation: maybe",
    ] {
        assert!(report.contains(piece), "{piece} is not in\n{report}");
    }
    let header = header(text.as_bytes()).expect("a header");
    assert_eq!(header, Header { score: header.score, ..Header::of(&record) });
    assert_eq!((header.phase_word(), header.is_unfinished()), ("panel", false));
    assert_eq!(header.recommendation_words(), Some("maybe"));
}

/// A TOML value in one of the forms that people and programs write.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "1",
        "0x1F",
        "1_000",
        "-7",
        "1.50",
        "nan",
        "-inf",
        "true",
        "1979-05-27T07:32:00Z",
        "07:32:00",
        "\"a\\u0007 \u{202e}\"",
        "'C:\\x'",
        "\"\"\"\nline\n \"\"two\"\"\"",
        "'''\nx'''",
        "\"\"",
        "[]",
        "{}",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|all| format!("[ {} ]", all.join(" ,\n # a comment\n"))),
            prop::collection::vec(inner, 1..4).prop_map(|all| {
                let fields = all.iter().enumerate().map(|(n, it)| format!("\"f {n}\" = {it}"));
                format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
            }),
        ]
    })
}

/// Lines that are put at the end of a table: keys, dotted keys, and tables of its own.
fn addition() -> impl Strategy<Value = (String, String)> {
    let values = prop::collection::vec(value(), 1..4).prop_map(|all| {
        let line = |(n, it): (usize, &String)| match n {
            0 => format!("zz = {it}\n"),
            1 => format!("\"z z\" = {it}\n"),
            _ => format!("za.{n}.b = {it}\n"),
        };
        all.iter().enumerate().map(line).collect::<String>()
    });
    let tables = prop::sample::select(vec![
        "",
        "[PATH.zt]\nx = 1\n",
        "[[PATH.zl]]\nx = 1\n[[PATH.zl]]\n[PATH.zl.y]\nz = 'q'\n",
        "[PATH.a.b.c]\n",
        "[PATH.q]\n[PATH.q.r]\nx = 1\n[[PATH.q.s]]\n",
    ]);
    (values, tables.prop_map(str::to_owned))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is added to whichever table, it is written again, and the same after that.
    #[test]
    fn additions_come_back(
        place in prop::sample::select(vec![
            ("[session]\n", "session"), ("[guide]\n", "guide"), ("[guide.scale]\n", "guide.scale"),
            ("[[guide.item]]\n", "guide.item"), ("[[entry]]\n", "entry"),
            ("[timeline]\n", "timeline"), ("", ""),
        ]),
        (values, tables) in addition(),
    ) {
        let (head, path) = place;
        let text = print(&begun());
        let tables = tables.replace("PATH.", &if path.is_empty() { "zzz.".into() } else { format!("{path}.") });
        let at = text.find(head).expect("the table") + head.len();
        let mut added = text.clone();
        // The sub tables of a table come before the next one.
        let end = added[at..].find("\n[").map_or(added.len(), |end| at + end + 1);
        if head.is_empty() { added.push_str(&tables) } else { added.insert_str(end, &tables) }
        added.insert_str(at, &values);
        let record = read(&added);
        prop_assert!(!record.unknown.kept.is_empty());
        let once = print(&record);
        let again = read(&once);
        prop_assert_eq!(&again, &record, "{}", once);
        prop_assert_eq!(print(&again), once.clone());
        // Nothing is lost: both texts mean the same to somebody who knows all of it.
        let whole = |text: &str| text.parse::<toml::Table>().expect("TOML").to_string();
        let nan = added.contains("nan");
        prop_assert!(nan || whole(&added) == whole(&once), "{}\n{}", added, once);
        prop_assert_eq!(header(once.as_bytes()), Some(Header::of(&record)));
    }
}

#[test]
fn what_is_not_known_of_a_probe_stays_with_it() {
    let text = with(
        &print(&begun()),
        "{ ask = \"And then?\", star = \"result\" }",
        "{ ask = \"And then?\", star = \"result\", tone = 1 }",
    );
    let text = with(
        &text,
        "\"What did the plan show?\",",
        "{ ask = \"What did the plan show?\", own = 2 },",
    );
    let record = read(&text);
    assert_eq!(print(&record), text);
    assert_eq!(record.plan.items[1].question().map(|it| it.probes.len()), Some(2));
}
