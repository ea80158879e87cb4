//! Banks of every shape: bare, short, long.

use vivavoce::domain::{Bank, Phase};
use vivavoce::format::bank_toml;

use crate::desk::Desk;

fn bank(text: &str) -> Bank {
    let loaded = bank_toml::load("test.toml", "test", text.as_bytes());
    loaded.bank.unwrap_or_else(|| panic!("{:?}", loaded.problems))
}

#[test]
fn a_bank_of_bare_sentences_is_enough() {
    let bank = bank(
        "[[question]]\nask = \"What did you build last?\"\n\n[[question]]\nask = \"And why?\"\n",
    );
    let mut desk = Desk::interview_on(&bank, "all");
    desk.sees("Opening").keys("Alt-n").sees("What did you build last?").sees("no guidance");
    desk.keys("Alt-A");
    assert_eq!(desk.said(), "There is no signal or red flag A here.");
    desk.keys("Alt-j");
    assert_eq!(desk.said(), "There is no probe j here; F1 shows all keys.");
    desk.keys("Alt-v");
    assert_eq!(desk.said(), "This bank has no anchors for this question.");
    desk.write("+ a boat").keys("Alt-5 Alt-n").sees("And why?").keys("Alt-s Alt-1 Alt-n");
    desk.sees("Other questions")
        .sees("5.0 of 5")
        .keys("Alt-4")
        .write("A boat.")
        .keys("Alt-e Alt-e");
    assert_eq!(desk.record().phase, Phase::Finished);
    assert_eq!(desk.on_disk(), *desk.record());
    for (columns, rows) in [(40, 14), (60, 20), (140, 45)] {
        desk.resize(columns, rows).sees("Ada Lovelace");
    }
}

fn scale_of(points: usize) -> Bank {
    let labels: Vec<String> = (1..=points).map(|point| format!("\"Level {point}\"")).collect();
    bank(&format!("[scale]\nlabels = [{}]\n[[question]]\nask = \"Well?\"\n", labels.join(", ")))
}

#[test]
fn a_scale_of_seven_points_has_seven_keys() {
    let mut desk = Desk::interview_on(&scale_of(7), "all");
    desk.keys("Alt-n").sees("1-7 rate");
    for point in 1..=7 {
        desk.keys(&format!("Alt-{point}"));
        assert_eq!(desk.entry(1).rating, Some(point));
        desk.sees(&format!("Rating: {point} Level {point}"));
    }
    desk.resize(60, 20).sees("[7]").keys("Alt-w").sees("7.0 of 7");
}

#[test]
fn a_scale_of_two_points_has_two_keys() {
    let mut desk = Desk::interview_on(&scale_of(2), "all");
    desk.keys("Alt-n").sees("1-2 rate").keys("Alt-2");
    assert_eq!(desk.entry(1).rating, Some(2));
    desk.keys("Alt-3");
    assert_eq!(desk.said(), "The scale of this bank ends at 2.");
    assert_eq!(desk.entry(1).rating, Some(2));
    desk.keys("Alt-w Alt-w").sees("2.0 of 2");
}

#[test]
fn more_signals_and_probes_than_letters_are_shown_without_one() {
    let many = |word: &str, count: usize| {
        (1..=count).map(|nth| format!("\"{word} {nth}.\"")).collect::<Vec<_>>().join(", ")
    };
    let bank = bank(&format!(
        "[[question]]\nask = \"Well?\"\nsignals = [{}]\nprobes = [{}]\n",
        many("signal", 30),
        many("probe", 12)
    ));
    let mut desk = Desk::interview_on(&bank, "all");
    desk.resize(140, 60).keys("Alt-n").sees("Z ☐ signal 24.").sees("☐ signal 30.");
    desk.keys("Alt-Down Alt-Down Alt-Down").sees("e › probe 8.").sees("› probe 12.");
    desk.keys("Alt-Z Alt-e");
    assert_eq!((&desk.entry(1).signals[..], &desk.entry(1).probes[..]), (&[23][..], &[7][..]));
}

#[test]
fn every_point_of_the_scale_is_shown_however_little_guidance_there_is() {
    for points in [2, 5, 7] {
        let mut desk = Desk::interview_on(&scale_of(points), "all");
        desk.keys("Alt-n");
        for (columns, rows) in [(76, 20), (80, 24), (140, 45)] {
            desk.resize(columns, rows);
            for point in 1..=points {
                desk.sees(&format!("{point}  Level {point}"));
            }
        }
    }
}
