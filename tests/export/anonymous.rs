//! An anonymous export tells nobody who met whom, when, and what was said.

use proptest::prelude::*;
use vivavoce::domain::Record;
use vivavoce::format::export::{Format, Options, prepare};

use crate::generated::{Skeleton, Words, interview, skeleton};
use crate::sample;

const ANONYMOUS: Options = Options { anonymous: true, notes: true, summary: false };

/// One file for each format, with the names of those of a folder.
fn exports(records: &[Record], options: Options) -> Vec<String> {
    let prepared = prepare(records.to_vec(), options);
    let mut all: Vec<String> = Format::ALL.iter().map(|it| prepared.write(*it)).collect();
    all.extend(prepared.records().iter().map(|record| record.id.to_string()));
    all
}

/// Words that can be found again: each has `qzx` in it.
fn marked_words(person: usize, begins: &str) -> Words {
    let mut nth = 0;
    Words {
        candidate: format!("Qzxcandidate{person} Qzxfamily{person}"),
        interviewer: format!("Qzxinterviewer{}", person % 2),
        role: format!("Qzxrole{person}"),
        round: "with Qzxinterviewer1".into(),
        text: Box::new(move || {
            nth += 1;
            format!("Qzxtext{nth} of qzxperson{person}")
        }),
        begins: begins.into(),
    }
}

fn other_words(begins: &str) -> Words {
    let mut nth = 0;
    Words {
        candidate: "Żaneta".into(),
        interviewer: "\u{202e}=cmd".into(),
        role: String::new(),
        round: "second".into(),
        // The same reason twice would be no change.
        text: Box::new(move || {
            nth += 1;
            format!("quite another text, and a long one, with Żaneta in it, {nth} times")
        }),
        begins: begins.into(),
    }
}

/// Times of a week of 2026, the first of them on its Monday; in other places of the world.
fn times_of_a_week() -> impl Strategy<Value = String> {
    (0..7_u32, 0..24_u32, 0..60_u32, prop::sample::select(vec!["+01:00", "-08:00", "+05:45"]))
        .prop_map(|(day, hour, minute, offset)| {
            format!("2026-11-{:02}T{hour:02}:{minute:02}:31{offset}", 23 + day)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The strongest thing that can be said: whatever differs in names, texts and days, the
    /// exports do not differ.
    #[test]
    fn two_interviews_that_differ_in_what_is_private_alone_have_the_same_anonymous_exports(
        skeleton in skeleton(),
        one in times_of_a_week(),
        other in times_of_a_week(),
    ) {
        let one = interview(&skeleton, marked_words(1, &one));
        let other = interview(&skeleton, other_words(&other));
        prop_assert_eq!(exports(&[one], ANONYMOUS), exports(&[other], ANONYMOUS));
    }

    #[test]
    fn no_name_and_no_free_text_is_in_any_format(
        skeletons in prop::collection::vec(skeleton(), 1..5),
        begins in times_of_a_week(),
    ) {
        let records: Vec<Record> = skeletons
            .iter()
            .enumerate()
            .map(|(person, skeleton)| interview(skeleton, marked_words(person, &begins)))
            .collect();
        // They are there to be found where they may be.
        let named = exports(&records, Options::default());
        prop_assert!(named.iter().all(|text| text.to_lowercase().contains("qzx")));
        for text in exports(&records, ANONYMOUS) {
            prop_assert!(!text.to_lowercase().contains("qzx"), "{}", text);
        }
    }

    #[test]
    fn without_notes_no_word_of_them_is_in_any_format(skeleton in skeleton()) {
        let notes_only: Skeleton = skeleton
            .into_iter()
            .filter(|(_, act)| {
                use crate::generated::Act::{Add, Reason, Rewrite, Skip};
                !matches!(act, Add(_) | Reason | Rewrite(None, _) | Skip(_))
            })
            .collect();
        let record = interview(&notes_only, marked_words(3, "2026-11-25T10:00:00+01:00"));
        let options = Options { anonymous: false, notes: false, summary: false };
        for text in exports(&[record], options) {
            prop_assert!(!text.contains("Qzxtext"), "{}", text);
        }
    }
}

/// The properties above stand on it.
#[test]
fn amendments_are_among_what_must_not_leave() {
    use crate::generated::Act::{
        End, Finish, Note, Reason, Recommend, Reconsider, Rerate, Rewrite,
    };
    let skeleton: Skeleton = [
        (9, Note(1, None)),
        (9, Reason),
        (9, Recommend(1)),
        (9, End),
        (9, Finish),
        (86_400, Rerate(1, Some(3))),
        (9, Rewrite(Some(1), None)),
        (9, Rewrite(None, None)),
        (9, Reconsider(None)),
    ]
    .into();
    let record = interview(&skeleton, marked_words(1, "2026-11-24T10:00:00+01:00"));
    assert_eq!(record.amendments.len(), 4);
    let text = |options| prepare(vec![record.clone()], options).write(Format::Json);
    let (named, anonymous) = (text(Options::default()), text(ANONYMOUS));
    for (told, count) in [("Qzxwhy", 4), ("Qzxby", 4), ("2026-11-25T10:0", 4)] {
        assert_eq!(named.matches(told).count(), count, "{told}: {named}");
    }
    // Of when it was there is the week alone, in whole weeks since the interview.
    for day in ["2026-11-24", "2026-11-25"] {
        assert!(!anonymous.contains(day), "{anonymous}");
    }
    assert_eq!(
        anonymous.matches("\"at\": \"2026-11-23T00:00:00+00:00\",\n      \"what\"").count(),
        4,
        "{anonymous}"
    );
    let report = prepare(vec![record], ANONYMOUS).write(Format::Text);
    assert!(report.contains("rating 3, was none. Why: (left out)"), "{report}");
    assert!(report.contains("was: 0:09 (left out)"), "{report}");
}

/// The gaps of a report, the hints and the counts are those of the session itself: a report that
/// left the notes out and then said that there were none would lie.
#[test]
fn what_is_left_out_is_not_said_to_be_missing() {
    let gaps = |text: &str| {
        let (_, gaps) = text.split_once("GAPS\n").expect("gaps");
        gaps.split_once("HIGHLIGHTS").expect("questions").0.to_owned()
    };
    let record = sample::record();
    let whole = prepare(vec![record.clone()], Options::default());
    let options = Options { anonymous: false, notes: false, summary: false };
    let without = prepare(vec![record], options);
    assert_eq!(gaps(&whole.write(Format::Text)), gaps(&without.write(Format::Text)));
    assert_eq!(whole.write(Format::Csv), without.write(Format::Csv));
    assert!(without.write(Format::Text).contains("with 1 hint"));
    assert!(without.write(Format::Text).contains("Measures before changing anything"));
    assert!(without.write(Format::Text).contains("The words of the notes are left out here."));
}

/// One line an item, and one for the highlights, in every report.
#[test]
fn what_is_left_out_is_counted_by_its_marks() {
    let without = Options { anonymous: false, notes: false, summary: false };
    for options in [without, ANONYMOUS] {
        let prepared = prepare(vec![sample::record()], options);
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let text = prepared.write(format);
            assert!(!text.contains("Nothing is marked"), "{text}");
            assert!(text.contains("4 marked lines left out ("), "{text}");
            assert!(text.contains("8 notes left out ("), "{text}");
            let bare = text.lines().filter(|line| line.trim_end().ends_with("+ (left out)"));
            assert_eq!(bare.count(), 0, "{text}");
        }
    }
}

/// The program begins a reason with the marked lines of the notes.
#[test]
fn the_notes_in_a_reason_are_left_out_with_the_others() {
    let mut record = sample::record();
    let reason = "Hire, on the whole.\n+ asked Qzxcustomer first\n  \" Qzxwords of theirs";
    record.reason = vivavoce::domain::Notes::from_text(reason);
    let without = prepare(vec![record], Options { anonymous: false, notes: false, summary: false });
    for format in Format::ALL {
        let text = without.write(format);
        assert!(!text.contains("Qzx"), "{text}");
        let told = format == Format::Csv || text.contains("Hire, on the whole.");
        assert!(told, "{text}");
    }
}

#[test]
fn how_long_everything_took_stays_true() {
    let text = prepare(vec![sample::record()], ANONYMOUS).write(Format::Text);
    for part in ["C-01 · One hour", "2026-11-02 00:00 +00:00", "ended 00:56, report finished 01:04"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains("Paused for 3:20"), "{text}");
}

#[test]
fn a_person_has_one_code_in_all_sessions_and_nobody_is_not_nobody() {
    let people = [
        ("Ada Lovelace", "Grace", "2026-11-24T10:00:00+01:00"),
        ("ada  lovelace", "grace", "2026-12-08T10:00:00+01:00"),
        ("Alan Turing", "Grace", "2026-12-15T10:00:00+01:00"),
        ("", "", "2026-12-22T10:00:00+01:00"),
        ("", "", "2026-12-29T10:00:00+01:00"),
    ];
    let records: Vec<Record> = people
        .into_iter()
        .map(|(candidate, interviewer, begins)| {
            let mut words = other_words(begins);
            (words.candidate, words.interviewer) = (candidate.into(), interviewer.into());
            interview(&Vec::new(), words)
        })
        // In any order: the codes go by the weeks.
        .rev()
        .collect();
    let prepared = prepare(records, ANONYMOUS);
    let code = |record: &Record| {
        let people = &record.people;
        format!("{} {} {}", record.id, people.candidate, people.interviewer)
    };
    let codes: Vec<String> = prepared.records().iter().map(code).collect();
    let expected =
        ["S-01 C-01 I-01", "S-02 C-01 I-01", "S-03 C-02 I-01", "S-04 C-03 I-02", "S-05 C-04 I-03"];
    assert_eq!(codes, expected);
}

#[test]
fn a_role_is_told_where_five_candidates_share_it_and_it_names_nobody() {
    let round = |count: usize, role: &str| {
        let record = |person: usize| {
            let mut words = other_words("2026-11-24T10:00:00+01:00");
            words.candidate = format!("Person{person} Lovelace");
            words.role = role.to_owned();
            interview(&Vec::new(), words)
        };
        let prepared = prepare((0..count).map(record).collect(), ANONYMOUS);
        prepared.records()[0].people.role.clone()
    };
    assert_eq!(round(4, "Backend developer"), "");
    assert_eq!(round(5, "Backend developer"), "backend developer");
    assert_eq!(round(5, "Assistant of Mr Lovelace"), "");
}
