//! What the README shows is what the program does.

#![allow(clippy::disallowed_methods, reason = "it looks for the files that are named")]

use vivavoce::app::keymap::{Keymap, Scope};
use vivavoce::app::settings::{Environment, Options};
use vivavoce::app::{Action, Key, Settings};
use vivavoce::format::{bank_toml, config_toml, report, session_toml};

const README: &str = include_str!("../README.md");
const SAMPLE: &str = include_str!("../sessions/2026-11-03-sam-example-backend.toml");

/// The fenced blocks of a language, in order.
fn fences(language: &str) -> Vec<String> {
    let mut fences = Vec::new();
    let mut open: Option<(bool, Vec<&str>)> = None;
    for line in README.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some((wanted, lines))) => {
                if *wanted {
                    fences.push(lines.join("\n"));
                }
                open = None;
            }
            (Some(of), None) => open = Some((of == language, Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    fences
}

#[test]
fn the_banks_of_the_readme_load_without_a_problem() {
    let banks: Vec<String> =
        fences("toml").into_iter().filter(|text| text.contains("question")).take(2).collect();
    assert_eq!(banks.len(), 2);
    for text in banks {
        let loaded = bank_toml::load("readme.toml", "readme", text.as_bytes());
        assert!(loaded.bank.is_some() && loaded.problems.is_empty(), "{:#?}", loaded.problems);
    }
}

#[test]
fn the_problem_of_the_readme_is_what_the_program_says() {
    let text = "title = \"Mine\"\n\n[[question]]\nask = \"What did you ship last, and what was your part in it?\"\nlookfor = \"Own part told apart from the team's.\"\n";
    let loaded = bank_toml::load("questions/mine.toml", "mine", text.as_bytes());
    assert_eq!(loaded.problems.len(), 1);
    assert!(README.contains(&loaded.problems[0].report()), "{}", loaded.problems[0].report());
}

#[test]
fn the_settings_of_the_readme_hold() {
    let text = fences("toml").into_iter().find(|text| text.contains("[keys]")).expect("settings");
    let (config, problems) = config_toml::load("config.toml", text.as_bytes());
    let (environment, options) = (Environment::default(), Options::default());
    let settings = Settings::of("config.toml", (config, problems), &environment, &options);
    assert_eq!(settings.problems, []);
    assert_ne!(settings.theme, Settings::default().theme);
    let next = |typing, key: &str| {
        settings.keys.resolve(Scope::Live, typing, Key::parse(key).expect("a key"))
    };
    for (typing, key) in [(false, "n"), (true, "Alt-n"), (false, "F8"), (true, "F8")] {
        assert_eq!(next(typing, key), Some(Action::Next), "{key}");
    }
}

#[test]
fn the_problem_with_a_key_in_the_readme_is_what_the_program_says() {
    let (config, _) = config_toml::load("config.toml", b"[keys]\nnext = [\"Ctrl-I\"]\n");
    let (_, _, problems) = Keymap::changed("config.toml", &config.keys);
    assert!(README.contains(&problems[0].report()), "{}", problems[0].report());
}

#[test]
fn the_session_of_the_readme_is_the_sample() {
    let others = ["ask =", "[keys]", "[[amendment]]"];
    let of_session = |text: &String| !others.iter().any(|other| text.contains(other));
    let pieces = fences("toml").into_iter().filter(of_session);
    let pieces: Vec<String> = pieces.skip(1).collect();
    assert_eq!(pieces.len(), 2);
    for line in pieces.iter().flat_map(|piece| piece.lines()).filter(|line| *line != "...") {
        assert!(SAMPLE.lines().any(|of_sample| of_sample == line), "{line} is not in the sample");
    }
    assert!(SAMPLE.starts_with(&pieces[0]));
}

#[test]
fn the_readme_names_every_command_and_no_other() {
    let commands = [
        "run",
        "resume",
        "review",
        "list",
        "show",
        "search",
        "export",
        "schema",
        "diff",
        "banks",
        "config",
        "doctor",
        "demo",
        "completions",
        "man",
        "compare",
    ];
    for command in commands {
        assert!(README.contains(&format!("`viva {command}")), "{command}");
    }
}

#[test]
fn every_promise_of_the_readme_names_a_test_that_is_there() {
    let (_, table) = README.split_once("### What is promised").expect("the promises");
    let rows: Vec<&str> = table
        .lines()
        .skip_while(|line| !line.starts_with("| **"))
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() >= 10, "{}", rows.len());
    for row in rows {
        let files: Vec<&str> =
            row.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!files.is_empty(), "nothing shows this: {row}");
        for file in files {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(file.starts_with("tests/") && text.contains("//!"), "{file} is not there");
        }
    }
}

/// The strip is that of the sample, and the amendment can be put into its file.
#[test]
fn the_strip_and_the_amendment_of_the_readme_are_those_of_the_sample() {
    let record = session_toml::parse("sample", SAMPLE.as_bytes()).expect("a session");
    let report = report::text(&record, 80);
    let strip = fences("text").into_iter().find(|text| text.starts_with("went ")).expect("a strip");
    assert_eq!(strip.lines().count(), 3);
    for row in strip.lines() {
        assert!(report.contains(&format!("\n  {row}\n")), "no {row:?} in\n{report}");
    }
    let amendment = fences("toml").into_iter().find(|text| text.starts_with("[[amendment]]"));
    let text = format!("{SAMPLE}\n{}\n", amendment.expect("an amendment"));
    let record = session_toml::parse("amended", text.as_bytes()).expect("a session");
    assert_eq!(record.amendments[0].why, "the cost of the index was never named");
}
