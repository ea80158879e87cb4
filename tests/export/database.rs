//! The queries of the README: each names what the exports have, and has the answer that the
//! interviews have. Where there is a `duckdb` on the path, it is asked as well.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;
use vivavoce::format::export::answers::COLUMNS;
use vivavoce::format::export::{Format, Options, Prepared, prepare};

use crate::round;

const README: &str = include_str!("../../README.md");

/// What `duckdb` 2.0.1 answered to the two queries, as CSV.
const ANSWERS: &str = include_str!("answers.txt");

fn prepared() -> Prepared {
    prepare(round::interviews(), Options::default())
}

/// The query of the README that reads a file.
fn query(file: &str) -> String {
    let queries = README.split("```sql\n").skip(1).map(|rest| rest.split("```").next());
    let mut queries = queries.flatten().filter(|query| query.contains(&format!("'{file}'")));
    queries.next().unwrap_or_else(|| panic!("no query reads {file}")).to_owned()
}

/// The answer that was recorded for a query.
fn recorded(nth: usize) -> String {
    ANSWERS.split("\n\n").nth(nth).expect("an answer").trim().to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "a few ratings")]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// A number as `duckdb` prints a rounded one.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = text.trim_end_matches('0');
    let text = if text.ends_with('.') { format!("{text}0") } else { text.to_owned() };
    if text == "-0.0" { "0.0".into() } else { text }
}

/// Each rating of the round: candidate, interviewer, question, rating.
fn ratings() -> Vec<(usize, usize, usize, f64)> {
    let meetings = (0..6).flat_map(|candidate| (0..2).map(move |nth| (candidate, nth)));
    meetings
        .flat_map(|(candidate, nth)| {
            let interviewer = (candidate + nth) % 3;
            (0..4).filter_map(move |question| {
                let rating = round::rating(candidate, interviewer, question)?;
                Some((candidate, interviewer, question, f64::from(rating)))
            })
        })
        .collect()
}

#[test]
fn the_query_about_interviewers_has_the_answer_that_the_interviews_have() {
    let all = ratings();
    let usual = |question: usize| {
        let given: Vec<f64> = all.iter().filter(|it| it.2 == question).map(|it| it.3).collect();
        mean(&given)
    };
    let mut rows: Vec<(f64, String)> = (0..3)
        .map(|interviewer| {
            let own = all.iter().filter(|it| it.1 == interviewer);
            let off: Vec<f64> = own.map(|it| it.3 - usual(it.2)).collect();
            let name = round::INTERVIEWERS[interviewer];
            (mean(&off), format!("{name},{},{}", off.len(), number(mean(&off), 2)))
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    let expected = format!("interviewer,answers,from_the_mean\n{}", rows.join("\n"));
    assert_eq!(recorded(0), expected);
}

#[test]
fn the_query_about_questions_has_the_answer_that_the_interviews_have() {
    let names = ["outage", "rollout", "capacity", "teaching"];
    let all = ratings();
    let mut rows: Vec<(f64, String)> = (0..4)
        .map(|question| {
            let given: Vec<f64> = all.iter().filter(|it| it.2 == question).map(|it| it.3).collect();
            let squares: Vec<f64> = given.iter().map(|it| (it - mean(&given)).powi(2)).collect();
            #[expect(clippy::cast_precision_loss, reason = "a few ratings")]
            let spread = (squares.iter().sum::<f64>() / (given.len() - 1) as f64).sqrt();
            // Each rated question was on the table for six minutes: see the round.
            let row = format!("{},{},{},6.0", names[question], given.len(), number(spread, 2));
            (spread, row)
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    let expected = format!("question,answers,spread,minutes\n{}", rows.join("\n"));
    assert_eq!(recorded(1), expected);
}

/// What a query names besides SQL's own words and its own aliases.
fn names(query: &str) -> BTreeSet<String> {
    const SQL: &str = "select count as round avg from over partition by where is not null and \
                       group having order stddev_samp unnest all";
    let code = query.lines().map(|line| line.split("--").next().unwrap_or_default());
    let code = code.collect::<Vec<_>>().join(" ");
    // What stands in quotes is a value or a file.
    let code: String = code.split('\'').step_by(2).collect::<Vec<_>>().join(" ");
    let words: Vec<String> = code
        .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| word.starts_with(char::is_alphabetic))
        .collect();
    let aliases: BTreeSet<&String> = words
        .iter()
        .zip(words.iter().skip(1))
        .filter(|(before, _)| before.eq_ignore_ascii_case("as"))
        .map(|(_, alias)| alias)
        .collect();
    let own = |word: &&String| {
        let lower = word.to_lowercase();
        !SQL.split_whitespace().any(|sql| sql == lower) && !aliases.contains(word)
    };
    words.iter().filter(own).cloned().collect()
}

#[test]
fn every_column_that_the_query_names_is_in_the_table() {
    let names = names(&query("answers.csv"));
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        assert!(COLUMNS.iter().any(|column| column.name == name), "there is no column {name}");
    }
}

#[test]
fn every_path_that_the_query_names_is_in_the_json() {
    let line = prepared().write(Format::Jsonl);
    let session: Value = serde_json::from_str(line.lines().next().expect("a line")).expect("JSON");
    let names = names(&query("sessions.jsonl"));
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        let found = match name.strip_prefix("item.") {
            Some(key) => session["items"][1].get(key),
            None => session.get(&name),
        };
        assert!(found.is_some(), "there is no {name}");
    }
}

#[test]
fn duckdb_says_so_too_where_there_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, format) in [("answers.csv", Format::Csv), ("sessions.jsonl", Format::Jsonl)] {
        fs::write(folder.path().join(file), prepared().write(format)).expect("a file");
    }
    for (nth, file) in ["answers.csv", "sessions.jsonl"].into_iter().enumerate() {
        let query = query(file);
        let asked =
            Command::new("duckdb").args(["-csv", "-c", &query]).current_dir(folder.path()).output();
        // Whoever has none relies on the reckoning above.
        let Ok(output) = asked else { return };
        let said = String::from_utf8(output.stdout).expect("text").replace('\r', "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.trim(), recorded(nth));
    }
}

/// For whoever wants to ask another program: `EXPORT_ROUND=/some/folder cargo test --test export`.
#[test]
fn the_round_can_be_looked_at() {
    let folder = std::env::var_os("EXPORT_ROUND").map(std::path::PathBuf::from);
    let kept = tempfile::tempdir().expect("a folder");
    let folder = folder.unwrap_or_else(|| kept.path().to_owned());
    for format in Format::ALL {
        let file = folder.join(format!("round.{}", format.word()));
        fs::write(&file, prepared().write(format)).expect("a file");
        assert!(fs::metadata(&file).expect("a file").len() > 1_000);
    }
}
