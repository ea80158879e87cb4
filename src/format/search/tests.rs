//! The search in a file as it lies there finds nothing less than the search in what it means.

use proptest::prelude::*;

use super::{About, Case, Hit, Kind, Pattern, Text, hits, skim};
use crate::domain::{
    Amended, Amendment, Entry, Extra, Item, ItemKind, NoteLine, Notes, People, Phase, Plan,
    Question, Record, Scale, SessionId, Unknown,
};
use crate::format::session_toml;

fn question(ask: &str) -> Question {
    Question {
        id: "query".into(),
        title: "Slow query".into(),
        competency: None,
        kind: None,
        minutes: 5,
        ask: ask.into(),
        fallback: None,
        look_for: None,
        signals: Vec::new(),
        red_flags: Vec::new(),
        probes: Vec::new(),
        anchors: std::collections::BTreeMap::new(),
    }
}

fn record(candidate: &str, ask: &str, notes: &[&str], reason: &str) -> Record {
    let item = |kind| Item { kind, minutes: 5, core: true, extra: None };
    let items = vec![
        item(ItemKind::Opening { script: None }),
        item(ItemKind::Question(Box::new(question(ask)))),
    ];
    let lines = notes.iter().zip(1..);
    let lines = lines.map(|(text, n)| NoteLine { begun: Some(n * 60), text: (*text).to_owned() });
    Record {
        amendments: Vec::new(),
        id: SessionId::parse("2026-11-24-x").expect("an id"),
        sequence: 0,
        people: People { candidate: candidate.into(), ..People::default() },
        phase: Phase::Finished,
        entries: vec![Entry::default(), Entry { notes: Notes::new(lines), ..Entry::default() }],
        current: 0,
        timeline: Vec::new(),
        started: None,
        ended: None,
        as_of: None,
        clock_ms: 0,
        recommendation: None,
        reason: Notes::from_text(reason),
        plan: Plan {
            bank: "b".into(),
            bank_title: "B".into(),
            version: "1".into(),
            digest: String::new(),
            guide: "g".into(),
            title: "G".into(),
            minutes: 30,
            scale: Scale::default(),
            competencies: Vec::new(),
            items,
        },
        unknown: Unknown::default(),
    }
}

fn words(words: &[&str]) -> Pattern {
    Pattern::words(words, Case::Smart).expect("words")
}

fn lines(record: &Record, pattern: &Pattern) -> Vec<String> {
    hits(record, pattern, None).into_iter().map(|hit| hit.line).collect()
}

fn found(line: &str, pattern: &Pattern) -> Option<Vec<String>> {
    let found = pattern.find(line)?;
    Some(found.into_iter().map(|range| line[range].to_owned()).collect())
}

#[test]
fn all_words_stand_in_one_line_in_any_order() {
    let pattern = words(&["index", "write"]);
    let notes = ["knows the cost for writes of an index", "only an index", "Write, then INDEX"];
    let lines = lines(&record("Ada", "Why?", &notes, ""), &pattern);
    assert_eq!(lines, [notes[0], notes[2]]);
    assert_eq!(
        found(notes[0], &pattern),
        Some(vec!["write".into(), "index".into()]),
        "what was found is told in the order of the line"
    );
}

#[test]
fn a_capital_makes_case_count_and_accents_never_do() {
    assert!(found("zoë and ZOE", &words(&["zoe"])).is_some_and(|it| it == ["zoë", "ZOE"]));
    assert!(found("zoë and ZOE, Zoé", &words(&["Zoe"])).is_some_and(|it| it == ["Zoé"]));
    assert_eq!(found("Zoe", &words(&["zoë"])), Some(vec!["Zoe".into()]));
    assert_eq!(found("cafe\u{301}s", &words(&["CAFE"])), None);
    let ignored = Pattern::words(["CAFE"], Case::Ignored).expect("a word");
    assert_eq!(found("cafe\u{301}s", &ignored), Some(vec!["cafe\u{301}".into()]));
    assert_eq!(found("ЧТО", &words(&["что"])), Some(vec!["ЧТО".into()]));
}

#[test]
fn what_is_found_says_where_it_stands() {
    let record = record("Ada", "Why so slow?", &["first", "it was slow", "last"], "slow to start");
    let hits = hits(&record, &words(&["slow"]), None);
    let places: Vec<_> = hits.iter().map(|hit| (hit.of, hit.when())).collect();
    let expected = [
        (Text::Reason, "reason"),
        (Text::Title(1), "title"),
        (Text::Ask(1), "asked"),
        (Text::Note(1), "2:00"),
    ];
    assert_eq!(places, expected.map(|(of, when)| (of, when.to_owned())));
    let note = hits.last().expect("a note");
    assert_eq!((note.title.as_str(), note.question.as_str(), note.nth), ("Slow query", "query", 1));
    assert_eq!((note.before.as_deref(), note.after.as_deref()), (Some("first"), Some("last")));
    let only = super::hits(&record, &words(&["slow"]), Some(Kind::Reasons));
    assert_eq!(only.len(), 1);
}

#[test]
fn a_line_of_a_megabyte_is_told_around_what_was_found() {
    let long = format!("{} needle {}", "é ".repeat(500_000), "x".repeat(500_000));
    let record = record("Ada", "Why?", &[&long], "");
    let hit = hits(&record, &words(&["needle"]), None).remove(0).within(400);
    assert!(hit.line.len() < 600);
    assert_eq!(&hit.line[hit.found[0].clone()], "needle");
    let short = Hit { line: "a needle".into(), ..hit.clone() };
    assert_eq!(short.within(400).line, "a needle");
}

#[test]
fn a_wrong_expression_says_what_is_wrong() {
    let error = Pattern::regex("a(b", false).expect_err("no expression");
    assert_eq!(error, "`a(b` is no regular expression: unclosed group.");
    assert!(Pattern::words(["x".repeat(500)], Case::Smart).is_err());
    assert!(Pattern::words(["", "\u{301}"], Case::Smart).expect("nothing").is_empty());
}

/// A session with an extra question after its first one, and with an amendment.
fn with_more(mut record: Record) -> Record {
    let question = Question { id: "more".into(), ..question("And the other one?") };
    record.plan.items.push(Item {
        kind: ItemKind::Question(Box::new(question)),
        minutes: 5,
        core: false,
        extra: Some(Extra { after: 1, bank: None, withdrawn: false }),
    });
    let notes = Notes::from_text("the other one is \"rarer\"\n\"\"\"\nthe end");
    record.entries.push(Entry { notes, ..Entry::default() });
    record.amendments.push(Amendment {
        at: record.started.expect("a begun one"),
        what: Amended::Rating { item: 1, old: Some(2), new: Some(3) },
        why: "the plan was\nthe best part".into(),
        by: String::new(),
    });
    record
}

#[test]
fn what_is_printed_is_skimmed_and_finds_the_same() {
    let sample = include_str!("../../../sessions/2026-11-03-sam-example-backend.toml");
    let read = session_toml::parse("", sample.as_bytes()).expect("a session");
    for record in [read.clone(), with_more(read)] {
        let text = session_toml::print(&record);
        for pattern in [words(&["the"]), words(&["Sam"]), Pattern::regex(".", false).expect("any")]
        {
            let skimmed = skim(text.as_bytes(), &pattern, None).expect("what is printed");
            assert_eq!(skimmed, (About::of(&record), hits(&record, &pattern, None)));
            assert!(!skimmed.1.is_empty());
        }
    }
}

#[test]
fn a_word_is_found_wherever_it_stands_in_a_file() {
    let pattern = words(&["needle"]);
    for before in (0..20).chain(4080..4100).chain(8170..8200) {
        for needle in ["needle", "NeedLe", "néedlé", "ne\u{301}edle"] {
            let file = format!("{}{needle}\n", "é\n".repeat(before / 3) + &"x".repeat(before % 3));
            assert!(pattern.may_be_in(file.as_bytes()), "{needle} after {before}");
        }
        let file = "x".repeat(before) + "needl\u{301}\nneedl";
        assert!(!pattern.may_be_in(file.as_bytes()));
    }
    let exact = words(&["Needle"]);
    assert!(exact.may_be_in(b"a Needle") && !exact.may_be_in(b"a needle, a NEEDLE"));
}

#[test]
fn what_is_not_printed_so_is_never_skimmed_wrong() {
    let sample = include_str!("../../../sessions/2026-11-03-sam-example-backend.toml");
    let any = Pattern::regex(".", false).expect("an expression");
    let lines: Vec<&str> = sample.lines().collect();
    let mut skimmed = 0;
    // Each line left out, doubled, cut in two, put behind the next, or with something beside it.
    for (nth, line) in lines.iter().enumerate() {
        let (one, other) = line.split_at_checked(line.len() / 2).unwrap_or((line, ""));
        let halves = format!("{one}\n{other}");
        let next = lines.get(nth + 1).copied().unwrap_or_default();
        let changes = [
            String::new(),
            format!("{line}\n{line}"),
            halves,
            format!("{next}\n{line}"),
            format!("{line} # \"\"\""),
            format!("  {line}"),
            format!("{line}\r"),
            line.replace('"', "'"),
            line.replace("\"\"\"", "'''"),
            line.replace(" = \"", " = \"\"\"").replace("\"\"\"\"\"", "\"\"\""),
            line.replace('[', "[ "),
            format!("{line}\nnotes = \"x\""),
            format!("{line}\nextra = true\nafter = \"opening\""),
            format!("{line}\n[[entry]]\nquestion = \"slow\""),
        ];
        // A fifth of them, in turns: each is parsed twice.
        for change in changes.into_iter().skip(nth % 5).step_by(5) {
            let mut lines = lines.clone();
            lines[nth] = &change;
            let text = lines.join("\n") + "\n";
            let Ok(read) = session_toml::parse("", text.as_bytes()) else { continue };
            if let Some(found) = skim(text.as_bytes(), &any, None) {
                skimmed += 1;
                let same = found == (About::of(&read), hits(&read, &any, None));
                assert!(same, "{nth}: {change}");
            }
        }
    }
    assert!(skimmed > 100, "{skimmed}");
}

#[test]
fn most_files_are_ruled_out_without_being_parsed() {
    let file = session_toml::print(&record("Ada", "Why?", &["covering index"], ""));
    for (words, may) in
        [(&["index"][..], true), (&["INDEX"], false), (&["ïndex"], true), (&["index", "x9"], false)]
    {
        assert_eq!(self::words(words).may_be_in(file.as_bytes()), may, "{words:?}");
    }
    for (expression, may) in [("cov.*x", true), ("^cov", true), ("x9+$", false), (".*qq", false)] {
        let pattern = Pattern::regex(expression, false).expect("an expression");
        assert_eq!(pattern.may_be_in(file.as_bytes()), may, "{expression}");
    }
}

/// Texts in which everything is found that files write in another way than they mean it.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "b", "ab", "e", "é", "e\u{301}", "\u{200b}", "\"", "\\", "\t", " ", "  ", "\u{7}",
        "u", "\\u0061", "K", "\u{212a}", "ß", "ſ", "İ", "'", "[00:10] ", "字", "\u{85}", "\\", "E",
        "A",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

/// A file written by hand: the letters by their numbers, or with line ends that do not count.
fn by_hand(file: &str, how: u8) -> String {
    match how {
        0 => file.to_owned(),
        1 => file.replace("ab", "\\u0061b"),
        2 => file.replace("ab", "a\\U00000062"),
        3 => file.replace('\n', "\r\n"),
        // Inside a long string alone.
        _ => match file.split_once("notes = \"\"\"") {
            Some((head, tail)) => {
                format!("{head}notes = \"\"\"{}", tail.replace("ab", "a\\\n   b"))
            }
            None => file.to_owned(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_line_is_missed(
        name in texts(),
        ask in texts(),
        notes in prop::collection::vec(texts(), 0..4),
        reason in texts(),
        wanted in prop::collection::vec(texts(), 1..3),
        how in 0_u8..5,
        ignored in any::<bool>(),
    ) {
        let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
        let file = session_toml::print(&record(&name, &format!("x{ask}"), &notes, &reason));
        let file = by_hand(&file, how);
        let Ok(read) = session_toml::parse("", file.as_bytes()) else { return Ok(()) };
        let case = if ignored { Case::Ignored } else { Case::Smart };
        let pattern = Pattern::words(&wanted, case).expect("words");
        let naive = hits(&read, &pattern, None);
        prop_assert!(naive.is_empty() || pattern.may_be_in(file.as_bytes()), "{naive:?}\n{file}");
        if let Some(skimmed) = skim(file.as_bytes(), &pattern, None) {
            prop_assert!(skimmed == (About::of(&read), naive), "{file}");
        }
        for word in &wanted {
            for source in [regex::escape(word), format!("^{}", regex::escape(word)),
                format!(".{}$", regex::escape(word)), format!("{}|[ab]+c", regex::escape(word))]
            {
                let pattern = Pattern::regex(&source, ignored).expect("an expression");
                let naive = hits(&read, &pattern, None);
                prop_assert!(naive.is_empty() || pattern.may_be_in(file.as_bytes()), "{source}");
            }
        }
    }

    #[test]
    fn whatever_is_looked_for_the_places_are_in_the_line(line in texts(), wanted in texts()) {
        let pattern = Pattern::words([&wanted], Case::Smart).expect("words");
        if let Some(found) = pattern.find(&line) {
            prop_assert!(found.is_sorted_by(|a, b| a.end < b.start));
            prop_assert!(found.iter().all(|it| line.get(it.clone()).is_some()));
        }
    }
}
