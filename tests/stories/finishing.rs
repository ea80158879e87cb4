//! The wrap-up: what is missing, the recommendation, the end.

use vivavoce::app::{Overlay, Screen};
use vivavoce::domain::{Phase, Recommendation, What};

use crate::desk::Desk;

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("teamwork", "30");
    desk.wait(60).keys("Alt-n").wait(30);
    desk
}

/// Every question rated with a note, the recommendation with its reason still to come.
fn answered() -> Desk {
    let mut desk = at_the_first_question();
    while desk.app.screen == Screen::Live {
        if desk.open().item().0.question().is_some() {
            desk.write("+ said so").keys("Alt-4");
        }
        desk.wait(30).keys("Alt-n");
    }
    desk
}

#[test]
fn finishing_with_gaps_asks_once_and_accepts() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-4 Alt-w Alt-w Alt-e").sees("Finish with gaps?").sees("Not rated");
    desk.sees("Rated without a note").sees("no recommendation").keys("Esc");
    assert_eq!(desk.record().phase, Phase::WrapUp);
    desk.keys("Alt-e F");
    assert_eq!(desk.record().phase, Phase::Finished);
    desk.sees("Recommendation: none given");
    assert_eq!(desk.on_disk(), *desk.record());
}

#[test]
fn a_recommendation_without_a_reason_is_a_gap() {
    let mut desk = at_the_first_question();
    desk.write("no mark").keys("Alt-4 Alt-w Alt-w Alt-3 Alt-e").sees("no reason");
    assert_eq!(desk.app.overlay, Some(Overlay::Gaps));
}

#[test]
fn from_the_gaps_a_key_leads_to_the_items() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Alt-e g 1");
    assert_eq!(desk.app.screen, Screen::Live);
    assert_eq!(desk.record().current, 1);
}

#[test]
fn finishing_without_gaps_asks_once() {
    let mut desk = answered();
    desk.keys("Alt-3").write("Because.").keys("Alt-e");
    desk.sees("Finish?").sees("Nothing is missing.").sees("Alt-e again, or F, finishes");
    assert_eq!(desk.record().phase, Phase::WrapUp);
    desk.keys("Esc").sees_no("Finish?").keys("Alt-e").write("x");
    desk.sees_no("Finish?").sees("Not finished; the text has the keys.");
    assert_eq!(desk.record().phase, Phase::WrapUp);
    assert!(desk.record().reason.text().starts_with("Because.\n"), "no letter of an answer in it");
    desk.keys("Alt-e Alt-e");
    assert_eq!(desk.app.overlay, None);
    assert_eq!(desk.record().phase, Phase::Finished);
    assert!(desk.said().starts_with("Finished: 2026-11-24-ada-lovelace-teamwork.toml"));
}

#[test]
fn nothing_changes_after_finishing() {
    let mut desk = answered();
    desk.keys("Alt-3").write("Because.").keys("Esc e F");
    let record = desk.record().clone();
    let file = desk.files.clone();
    desk.keys("4 Alt-4 A Alt-A j u Alt-u r Ctrl-Z Ctrl-O x Enter t w Alt-t 0 F1 Esc n p Space");
    desk.paste("more").wait(600).keys("Esc Enter 5 Esc Esc r s Enter Alt-5 q");
    assert_eq!(*desk.record(), record);
    assert_eq!(desk.files, file);
    let farewell = desk.farewell.clone().expect("a farewell");
    assert_eq!(farewell[0], "The interview with Ada Lovelace is finished.");
    assert!(farewell[2].starts_with("Read it with: viva review "));
}

#[test]
fn from_the_wrap_up_back_to_an_item_and_back() {
    let mut desk = answered();
    desk.keys("Alt-3").write("Because.");
    let clock = desk.on_disk().clock_ms;
    desk.keys("Alt-g 2").sees("wrap-up").wait(60).write("- and this").keys("Alt-2").wait(2);
    assert_eq!(desk.on_disk().entries[2].notes.text(), "+ said so\n- and this");
    assert_eq!(desk.on_disk().entries[2].rating, Some(2));
    desk.keys("Alt-w Alt-w").sees("Recommendation: yes").sees("Because.");
    assert_eq!(desk.record().recommendation, Some(Recommendation::Yes));
    assert_eq!(desk.record().phase, Phase::WrapUp);
    let opened = desk.record().timeline.iter().rev().take_while(|it| it.what != What::Ended);
    assert!(!opened.into_iter().any(|event| matches!(event.what, What::Opened { .. })));
    desk.keys("Alt-p");
    assert_eq!((&desk.app.screen, desk.record().current), (&Screen::Live, 2));
    desk.keys("Alt-n Alt-n Alt-n");
    assert_eq!(desk.app.screen, Screen::WrapUp { top: 0 });
    assert_eq!(desk.on_disk().clock_ms, clock, "looking back is not time of the interview");
}

#[test]
fn the_interview_goes_on_after_all() {
    let mut desk = answered();
    let clock = desk.on_disk().clock_ms;
    let last = desk.record().current;
    desk.wait(100).keys("Alt-t");
    assert_eq!((&desk.app.screen, desk.record().phase), (&Screen::Live, Phase::Live));
    assert_eq!(desk.record().current, last);
    desk.wait(30).write("one more thing").wait(2).keys("Alt-w Alt-w");
    assert_eq!(desk.on_disk().entries[last].notes.text(), "one more thing");
    assert_eq!(desk.on_disk().clock_ms, clock + 30_000 + 1_400 + 2_000 + 100);
    let what = desk.record().timeline.iter().map(|event| &event.what);
    assert_eq!(what.clone().filter(|it| **it == What::Ended).count(), 2);
    assert_eq!(what.filter(|it| **it == What::Reopened).count(), 1);
}

#[test]
fn a_word_to_the_right_never_seals_the_session() {
    let mut desk = answered();
    desk.keys("Alt-3").write("because of this").keys("Alt-b Alt-b Alt-f Alt-f Alt-d");
    assert_eq!(desk.record().phase, Phase::WrapUp);
    assert!(desk.record().reason.text().starts_with("because of this\n"));
}

#[test]
fn the_footer_of_the_wrap_up_says_how_to_finish() {
    for (columns, rows) in [(60, 20), (80, 24)] {
        answered().resize(columns, rows).keys("Alt-3").sees("1-4 recommend").sees("e finish");
    }
}
