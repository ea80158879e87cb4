//! JSON: what is written is what `viva schema session` says, and all of it.

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use vivavoce::domain::Record;
use vivavoce::format::export::session::SCHEMA;
use vivavoce::format::export::{Format, Options, prepare};

use crate::generated::{Words, hostile, interview, skeleton};
use crate::sample;

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema that is one");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn json(record: &Record, options: Options) -> (String, Value) {
    let text = prepare(vec![record.clone()], options).write(Format::Json);
    let value = serde_json::from_str(&text).expect("JSON");
    (text, value)
}

#[track_caller]
fn valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_export_fits_the_published_schema_and_steers_no_terminal(
        skeleton in skeleton(),
        texts in prop::collection::vec(hostile(), 8),
        anonymous in any::<bool>(),
        notes in any::<bool>(),
    ) {
        let (mut nth, all) = (0, texts.clone());
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
        let record = interview(&skeleton, words);
        let (text, value) = json(&record, Options { anonymous, notes, summary: false });
        let safe = |c: char| c == '\n' || !c.is_control() && c != '\u{202e}' && c != '\u{200b}';
        prop_assert!(text.chars().all(safe));
        valid(&validator(), &value);
        if !anonymous {
            let candidate = value["candidate"].as_str().unwrap_or_default();
            prop_assert_eq!(candidate, texts[0].trim());
            if notes {
                check_notes(&record, &value)?;
            }
        }
    }
}

/// Every line of the notes is there to its last character.
fn check_notes(record: &Record, value: &Value) -> Result<(), TestCaseError> {
    for item in value["items"].as_array().expect("items") {
        let nth = usize::try_from(item["item"].as_u64().expect("a place")).expect("a place");
        let lines = record.entries[nth].notes.lines().iter();
        let texts: Vec<&str> =
            lines.map(|it| it.text.as_str()).filter(|text| !text.trim().is_empty()).collect();
        let notes = item["notes"].as_array().expect("notes");
        prop_assert_eq!(notes.len(), texts.len());
        for (note, text) in notes.iter().zip(texts) {
            let words = note["text"].as_str().expect("words");
            prop_assert!(text.ends_with(words), "{:?} of {:?}", words, text);
            prop_assert!(words == text || !note["mark"].is_null() || text.trim_start() == words);
        }
    }
    Ok(())
}

/// A schema that let everything pass would be none.
#[test]
fn the_schema_refuses_what_is_missing_or_of_another_kind() {
    let validator = validator();
    let (_, whole) = json(&sample::record(), Options::default());
    valid(&validator, &whole);
    let keys: Vec<String> = whole.as_object().expect("an object").keys().cloned().collect();
    assert!(keys.len() > 20);
    for key in keys {
        let mut less = whole.clone();
        less.as_object_mut().expect("an object").remove(&key);
        assert!(!validator.is_valid(&less), "{key} may be missing");
    }
    for (place, wrong) in [
        ("/items/0/rating", Value::from("4")),
        ("/clock_seconds", Value::from(-1)),
        ("/started", Value::from("last Tuesday")),
        ("/scorecard/mean", Value::from("high")),
    ] {
        let mut other = whole.clone();
        *other.pointer_mut(place).expect("such a place") = wrong;
        assert!(!validator.is_valid(&other), "{place}");
    }
}

#[test]
fn everything_of_the_sample_is_in_its_json() {
    let record = sample::record();
    let (_, value) = json(&record, Options::default());
    assert_eq!(value["scorecard"]["mean"], 3.75);
    assert_eq!(value["items"].as_array().expect("items").len(), record.plan.items.len());
    assert_eq!(value["timeline"].as_array().expect("events").len(), record.timeline.len());
    let skipped = &value["items"][4];
    assert_eq!((&skipped["standing"], &skipped["rating"]), (&"skipped".into(), &Value::Null));
    assert_eq!(value["deviations"][1]["text"], "Paused for 3:20");
    assert_eq!(value["finished"], "2026-11-03T11:05:33+01:00");
    insta::assert_snapshot!(serde_json::to_string_pretty(&value["items"][1]).expect("JSON"));
}

#[test]
fn several_sessions_are_a_list_and_lines_are_a_session_each() {
    let records = vec![sample::record(), sample::record()];
    let prepared = prepare(records, Options::default());
    let list: Value = serde_json::from_str(&prepared.write(Format::Json)).expect("JSON");
    let lines = prepared.write(Format::Jsonl);
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(list.as_array().expect("a list"), &lines);
    assert_eq!(lines.len(), 2);
    let none = prepare(Vec::new(), Options::default());
    assert_eq!(
        (none.write(Format::Json).as_str(), none.write(Format::Jsonl).as_str()),
        ("[]\n", "")
    );
}
