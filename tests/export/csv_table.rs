//! The table of answers: what is read back is what was there, and nothing in it is a formula.

use csv::ReaderBuilder;
use proptest::prelude::*;
use vivavoce::domain::Record;
use vivavoce::domain::glyph::visible;
use vivavoce::format::export::answers::{COLUMNS, guarded};
use vivavoce::format::export::{Format, Options, prepare};

use crate::generated::{Words, hostile, interview, skeleton};
use crate::sample;

fn csv(records: Vec<Record>) -> String {
    prepare(records, Options::default()).write(Format::Csv)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row of as many cells as the first"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn place(name: &str) -> usize {
    COLUMNS.iter().position(|column| column.name == name).expect("a column")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_the_texts_are_the_table_is_read_back_and_holds_no_formula(
        skeletons in prop::collection::vec(skeleton(), 1..4),
        texts in prop::collection::vec(hostile(), 8),
    ) {
        let record = |skeleton| {
            let (mut nth, all) = (4, texts.clone());
            let words = Words {
                candidate: texts[0].clone(),
                interviewer: texts[1].clone(),
                role: texts[2].clone(),
                round: texts[3].clone(),
                text: Box::new(move || {
                    nth += 1;
                    all[nth % all.len()].clone()
                }),
                begins: "2026-11-24T10:00:00+01:00".into(),
            };
            interview(skeleton, words)
        };
        let records: Vec<Record> = skeletons.iter().map(record).collect();
        let asked = |record: &Record| record.in_order().filter(|it| it.1.question().is_some()).count();
        let expected: usize = records.iter().map(asked).sum();
        let text = csv(records.clone());
        prop_assert!(text.chars().all(|c| c == '\r' || c == '\n' || !c.is_control()));
        let rows = rows(&text);
        prop_assert_eq!(rows.len(), expected + 1);
        prop_assert_eq!(text.matches("\r\n").count(), expected + 1, "a row is a line");
        for row in &rows {
            for cell in row {
                let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
                prop_assert!(!cell.trim_start().starts_with(formula), "{:?}", cell);
            }
        }
        let mut at = 1;
        for record in &records {
            for (_, _, entry) in record.in_order().filter(|it| it.1.question().is_some()) {
                let row = &rows[at];
                prop_assert_eq!(&row[place("candidate")], &guarded(&record.people.candidate));
                let bare = row[place("candidate")].trim_start_matches('\'');
                let candidate = visible(&record.people.candidate);
                prop_assert_eq!(bare, candidate.trim_start_matches('\''));
                let skipped = entry.skipped.as_deref().map(guarded).unwrap_or_default();
                prop_assert_eq!(&row[place("skipped")], &skipped);
                let rating = entry.rating.map(|it| it.to_string()).unwrap_or_default();
                prop_assert_eq!(&row[place("rating")], &rating);
                at += 1;
            }
        }
    }
}

#[test]
fn a_cell_is_guarded_only_where_a_spreadsheet_would_take_it_for_a_formula() {
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        (" =1", "' =1"),
        ("+49 170", "'+49 170"),
        ("-", "'-"),
        ("@ada", "'@ada"),
        ("\tx", "'    x"),
        ("\rx", "'␍x"),
        ("＝x", "'＝x"),
        ("a=1", "a=1"),
        ("2026-11-24", "2026-11-24"),
        ("", ""),
    ] {
        assert_eq!(guarded(text), cell, "{text:?}");
    }
}

#[test]
fn the_names_of_the_columns_are_fit_for_a_database_and_each_is_explained() {
    let mut names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    for column in COLUMNS {
        assert!(column.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", column.name);
        assert!(!column.meaning.is_empty());
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// The file of the sample, which others have programs for: a change here is a change for them.
#[test]
fn the_table_of_the_sample() {
    insta::assert_snapshot!(csv(vec![sample::record()]).replace("\r\n", "\n"));
}

#[test]
fn no_sessions_make_a_table_of_its_heads_alone() {
    let rows = rows(&csv(Vec::new()));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0][0], "session");
}
