//! A question that is not in the guide: from any bank or in one's own words, and always on the
//! record as an addition.

use vivavoce::app::Overlay;
use vivavoce::domain::{Change, Extra, Refusal, Scorecard, Standing};
use vivavoce::format::report;

use crate::desk::{Desk, bank_file, bank_of, banks};

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(60).write("+ first").keys("Alt-4");
    desk
}

#[test]
fn a_question_of_another_bank_comes_next_with_its_guidance() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("disagr").sees("Working with people").keys("Enter");
    let item = desk.record().current;
    let planned = desk.record().plan.items[item].clone();
    assert_eq!(planned.title(), "Disagreement");
    assert_eq!(
        planned.extra,
        Some(Extra { after: 1, bank: Some("teamwork".into()), withdrawn: false })
    );
    assert!(!planned.question().expect("a question").anchors.is_empty(), "the scales fit");
    desk.sees("not in the score").write("+ said so at once").keys("Alt-A Alt-5 Alt-n");
    assert_eq!(desk.record().current, 2, "the guide goes on where it was left");
    desk.keys("Alt-p");
    assert_eq!(desk.record().current, item);
    desk.keys("Alt-p");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn a_question_in_ones_own_words_is_asked_as_it_was_typed() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("Why Rust and not Go?").sees("Ask: “Why Rust and not Go?”");
    desk.keys("Enter").sees("Why Rust and not Go?").sees("A question of your own");
    let item = desk.record().current;
    let question = desk.record().plan.items[item].question().cloned().expect("a question");
    assert_eq!(
        (question.ask.as_str(), question.title.as_str()),
        ("Why Rust and not Go?", "Why Rust and not…")
    );
    assert_eq!(desk.entry(1).notes.text(), "+ first");
}

#[test]
fn what_was_typed_can_be_asked_although_a_question_fits() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("errors").keys("End Enter");
    assert_eq!(
        desk.record().plan.items[desk.record().current].question().expect("it").ask,
        "errors"
    );
}

#[test]
fn what_is_in_the_plan_is_not_offered_again() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("Caching").sees_no("How would you").keys("Esc");
    desk.keys("Ctrl-N").write("disagr").keys("Enter Ctrl-N").write("disagr").sees("Ask: “disagr”");
    desk.sees_no("Disagreement            ").keys("Enter");
    assert_eq!(desk.record().plan.items.len(), 9);
}

#[test]
fn an_extra_question_is_rated_and_stays_out_of_the_score() {
    let mut desk = at_the_first_question();
    let before = Scorecard::of(desk.record());
    desk.keys("Ctrl-N").write("disagr").keys("Enter").wait(60).write("+ calm").keys("Alt-1");
    assert_eq!(desk.entry(desk.record().current).rating, Some(1));
    assert_eq!(Scorecard::of(desk.record()), before);
    let text = report::text(desk.record(), 100);
    assert!(
        text.contains("EXTRA QUESTIONS\n  + Disagreement: 1 of 5\n  Not in the score"),
        "{text}"
    );
    assert!(text.contains("Disagreement was added, from the bank teamwork"), "{text}");
    assert!(text.contains("+ Disagreement · extra, not in the score"), "{text}");
    desk.keys("Alt-w Alt-w").resize(140, 45).sees("Extra questions, not in the score");
    desk.sees("+ Disagreement: 1 of 5");
}

#[test]
fn planned_questions_keep_their_numbers() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("Why?").keys("Enter Alt-g 2");
    assert_eq!(desk.record().plan.items[desk.record().current].title(), "Caching");
    desk.resize(140, 45).sees(" ✓  1 Slow query").sees("    + Why?").sees(" ▶  2 Caching");
}

#[test]
fn undo_takes_an_unused_question_back_and_redo_brings_it_again() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("Why?").keys("Enter").wait(5).keys("Alt-u");
    assert_eq!(desk.said(), "Undone: adding Why?.");
    assert_eq!(desk.record().current, 1);
    desk.resize(140, 45).wait(10).sees_no("Why?");
    let text = report::text(desk.record(), 100);
    assert!(!text.contains("was added"), "{text}");
    desk.keys("Alt-r").wait(10).sees("+ Why?");
    desk.keys("Alt-g").write("why").keys("Enter").write("because");
    assert_eq!(desk.notes(), "because");
    desk.keys("Alt-u Alt-u");
    assert_eq!(desk.said(), "Undone: adding Why?.");
    assert_eq!(desk.entry(1).notes.text(), "+ first");
}

#[test]
fn what_is_recorded_in_an_extra_question_keeps_it() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("Why?").keys("Enter").write("so").wait(2);
    let mut session = desk.open().session().clone();
    let item = session.current();
    assert_eq!(session.apply(desk.at, Change::Withdraw { item }), Err(Refusal::Used));
    assert_eq!(session.apply(desk.at, Change::Withdraw { item: 1 }), Err(Refusal::Used));
    assert_eq!(session.apply(desk.at, Change::Withdraw { item: 3 }), Err(Refusal::Planned));
}

#[test]
fn an_extra_question_survives_a_crash_and_the_file() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("disagr").keys("Enter").write("calm").keys("Alt-3 Alt-n").wait(2);
    let record = desk.on_disk();
    assert_eq!(record.plan, desk.record().plan);
    assert_eq!(record.plan.order(), [0, 1, 7, 2, 3, 4, 5, 6]);
    let mut again = desk.again(600);
    again.keys("Enter").wait(1);
    assert_eq!(again.record().plan, desk.record().plan);
    again.keys("Alt-p");
    assert_eq!(again.notes(), "calm");
}

#[test]
fn two_questions_after_the_same_item_stand_the_last_one_first() {
    let mut desk = at_the_first_question();
    desk.keys("Ctrl-N").write("One?").keys("Enter Alt-p Ctrl-N").write("Two?").keys("Enter Ctrl-N");
    desk.write("Three?").keys("Enter");
    let titles: Vec<_> =
        desk.record().in_order().map(|(_, item, _)| item.title().to_owned()).collect();
    assert_eq!(titles[1..6], ["Slow query", "Two?", "Three?", "One?", "Caching"]);
}

#[test]
fn anchors_of_another_scale_are_left_out_and_it_is_said() {
    let text = "[scale]\nlabels = [\"no\", \"yes\"]\n[[question]]\nid = \"q\"\ntitle = \"Yes or no\"\n\
                ask = \"Well?\"\n[question.anchors]\n1 = \"no\"\n2 = \"yes\"\n";
    let mut all = banks();
    all.push(bank_file("other", text));
    let mut desk = Desk::start_with(vivavoce::app::Go::Home, [].into(), all);
    desk.keys("n").write("Ada").keys("Enter Enter Alt-n Ctrl-N").write("yes or").keys("Enter");
    let said = "Added Yes or no, without its anchors: they belong to another scale.";
    assert_eq!(desk.said(), said);
    let question = desk.record().plan.items[desk.record().current].question().cloned();
    assert!(question.expect("a question").anchors.is_empty());
    desk.keys("Alt-5");
    assert_eq!(desk.entry(desk.record().current).rating, Some(5), "on the scale of the plan");
}

#[test]
fn after_the_questions_are_over_none_is_added() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Alt-g 2 Ctrl-N");
    assert_eq!(desk.said(), "The questions are over: go on with the interview first.");
    assert_eq!(desk.app.overlay, None);
}

#[test]
fn a_bank_that_is_asked_whole_still_takes_own_words() {
    let bank = bank_file("bare", "[[question]]\nask = \"What did you build last?\"\n");
    let mut desk = Desk::interview_on(&bank.bank.expect("a bank"), "all");
    desk.app.banks.clear();
    desk.keys("Alt-n Ctrl-N").sees("Type one in your own words").keys("Enter");
    assert!(matches!(desk.app.overlay, Some(Overlay::Add(_))), "nothing is chosen");
    desk.write("Why?").keys("Enter").sees("Why?");
}

#[test]
fn an_extra_question_that_was_not_asked_is_no_gap() {
    let mut desk = Desk::interview_on(&bank_of(&banks(), "teamwork"), "30");
    desk.wait(30).keys("Alt-n Ctrl-N").write("Why?").keys("Enter Alt-p").wait(60);
    let item = desk.record().plan.items.len() - 1;
    assert_eq!(desk.entry(item).standing, Standing::Waiting);
    desk.keys("Alt-w Alt-w").sees_no("Why?: not rated");
    let text = report::text(desk.record(), 100);
    assert!(text.contains("Why? was added, written on the spot, and not asked"), "{text}");
}
