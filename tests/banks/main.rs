//! Banks as people write them: in full, in short, and with every mistake there is a sentence for.

mod files;
mod hostile;
mod mistakes;
mod written;

use vivavoce::domain::Bank;
use vivavoce::format::Problem;
use vivavoce::format::bank_toml::{Loaded, load};

const FULL: &str = include_str!("full.toml");
const BARE: &str = include_str!("bare.toml");
const MISTAKES: &str = include_str!("mistakes.toml");

fn read(text: &str) -> Loaded {
    load("bank.toml", "bank", text.as_bytes())
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::one_line).collect()
}

/// The bank of a text that has no problem.
fn clean(text: &str) -> Bank {
    let loaded = read(text);
    assert_eq!(lines(&loaded.problems), [""; 0]);
    loaded.bank.expect("a bank")
}

/// The bank and the only problem of a text.
fn one(text: &str) -> (Bank, String) {
    let loaded = read(text);
    assert_eq!(loaded.problems.len(), 1, "{:#?}", lines(&loaded.problems));
    (loaded.bank.expect("a bank"), loaded.problems[0].one_line())
}

/// The problems of a text that gives no bank.
fn none(text: &str) -> Vec<String> {
    let loaded = read(text);
    assert_eq!(loaded.bank, None);
    lines(&loaded.problems)
}

fn asked(bank: &Bank) -> Vec<&str> {
    bank.questions.iter().map(|question| question.id.as_str()).collect()
}

/// One question that says all it should, with room for more lines above its anchors.
fn question(more: &str) -> String {
    format!(
        "[[question]]\nid = \"q\"\nask = \"Why?\"\n{more}\n[question.anchors]\n1 = 'a'\n3 = 'b'\n5 = 'c'\n"
    )
}
