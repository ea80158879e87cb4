//! Writing that goes to the desk: what it did is taken back, it is kept for the notes, and keys that
//! are meant are done however fast they come.

use vivavoce::app::{Overlay, Screen};
use vivavoce::domain::{Phase, What};

use crate::desk::Desk;

fn on_the_desk() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(30).write("first a plan").wait(3).keys("Esc").wait(2);
    desk
}

#[test]
fn a_sentence_on_the_desk_does_nothing_and_enter_writes_it_down() {
    for sentence in ["She led the team of 4", "the plan was hers", "quick note", "can you say more"]
    {
        let mut desk = on_the_desk();
        let before = desk.record().clone();
        desk.write(sentence);
        assert!(desk.said().starts_with("Read as writing"), "{sentence}: {}", desk.said());
        assert!(desk.farewell.is_none() && desk.app.overlay.is_none(), "{sentence}");
        let after = desk.record();
        assert_eq!((after.current, after.phase), (before.current, before.phase), "{sentence}");
        for (was, is) in before.entries.iter().zip(&after.entries) {
            let judged = |it: &vivavoce::domain::Entry| {
                (it.rating, it.probes.clone(), it.signals.clone(), it.red_flags.clone())
            };
            assert_eq!((judged(was), &was.notes), (judged(is), &is.notes), "{sentence}");
        }
        assert_eq!(after.plan, before.plan, "{sentence}");
        desk.keys("Enter");
        assert_eq!(desk.notes(), format!("first a plan\n{sentence}"));
        desk.wait(2).write(" and more").keys("Alt-u Alt-u");
        assert_eq!(desk.notes(), "first a plan", "{sentence}");
    }
}

#[test]
fn what_the_words_have_done_is_taken_back_the_clock_and_the_item_as_well() {
    let mut desk = on_the_desk();
    // The clock stands, a line is marked, the next item is opened: and then it is a sentence.
    desk.write("thn b");
    assert_eq!((desk.record().phase, desk.record().current), (Phase::Live, 1));
    assert_eq!(desk.entry(1).notes.text(), "first a plan");
    assert!(desk.open().session().is_running());
    assert_eq!(
        desk.said(),
        "Read as writing; what it did is taken back. Enter puts it into the notes."
    );
    // What was undone is there again, and what can be undone is what could be.
    let mut desk = on_the_desk();
    desk.keys("4").wait(2).write("run it");
    assert_eq!((desk.entry(1).rating, desk.record().current), (Some(4), 1));
    desk.wait(2).keys("Esc").wait(2).keys("u");
    assert_eq!(desk.entry(1).rating, None);
}

#[test]
fn words_gone_astray_wait_for_whoever_looks_at_the_candidate() {
    let mut desk = on_the_desk();
    desk.write("run it").wait(600).sees("Read as writing").keys("Enter");
    assert_eq!(desk.notes(), "first a plan\nrun it");
}

#[test]
fn esc_forgets_the_words_and_does_no_more_than_that() {
    let mut desk = on_the_desk();
    desk.write("She led them").wait(2).keys("Esc");
    assert_eq!(desk.said(), "");
    assert!(!desk.open().typing);
    desk.keys("Enter");
    assert_eq!(desk.notes(), "first a plan");
}

#[test]
fn keys_that_are_meant_are_done_however_fast_they_come() {
    let mut desk = on_the_desk();
    desk.at_once("A B j 4 n");
    assert_eq!(
        (desk.entry(1).rating, desk.entry(1).signals.len(), desk.record().current),
        (Some(4), 2, 2)
    );
    desk.wait(1).at_once("u u u u u u u u u u u u");
    assert_eq!((desk.entry(1).rating, desk.entry(1).signals.len()), (None, 0));
    assert_eq!(desk.said(), "There is nothing to undo.");
    desk.wait(1).keys("p").wait(1).at_once("3 x 2");
    assert_eq!(desk.entry(1).rating, Some(2));
}

#[test]
fn quitting_waits_a_moment_for_a_word_and_saves_meanwhile() {
    let mut desk = on_the_desk();
    desk.write("q");
    assert!(desk.farewell.is_none());
    assert_eq!(desk.on_disk().entries[1].notes.text(), "first a plan");
    desk.wait(1);
    assert!(desk.farewell.is_some());
    let mut desk = on_the_desk();
    desk.keys("q u i");
    desk.wait(2);
    assert!(desk.farewell.is_none() && desk.open().session().is_running());
    let mut desk = on_the_desk();
    desk.keys("q Esc").wait(2);
    assert!(desk.farewell.is_none(), "Esc stays");
}

#[test]
fn a_sentence_never_finishes_a_session() {
    for (sentence, pause) in [("he was good", 100), ("see the Face", 800), ("she ate For", 450)] {
        let mut desk = on_the_desk();
        desk.keys("Alt-w Alt-w Enter Alt-3").wait(2).write("good").keys("Esc").wait(2);
        for c in sentence.chars() {
            desk.wait_ms(pause);
            desk.tell(vivavoce::app::Msg::Key(vivavoce::app::Key::char(c)));
        }
        desk.wait(2).keys("Enter");
        assert_ne!(desk.record().phase, Phase::Finished, "{sentence}");
    }
}

#[test]
fn on_the_brief_a_name_starts_nothing() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    desk.wait(2).write("Robin").keys("Enter");
    assert_eq!(desk.record().phase, Phase::Planned);
    assert_eq!(desk.notes(), "");
}

#[test]
fn an_answer_by_esc_stays_in_the_text() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(2).keys("Alt-w");
    assert!(desk.said().starts_with("4 questions still wait."));
    desk.keys("Esc").write("she led");
    assert_eq!((desk.said(), desk.notes().as_str()), ("", "she led"));
    assert!(desk.record().timeline.iter().all(|event| event.what != What::Ended));
    // On the desk, Esc takes the sentence away before it answers what stands in the footer.
    desk.keys("Esc b Esc");
    assert_eq!((desk.said(), &desk.app.overlay), ("", &None::<Overlay>));
}
