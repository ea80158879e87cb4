//! A finished session is changed afterwards: what was replaced, when and why stay on record.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vivavoce::app::{Effect, Go, Held, Msg, Overlay, Report, Saved, Screen};
use vivavoce::domain::{Amended, Particular, Phase, Place, Recommendation, Record};
use vivavoce::format::session_toml;

use crate::desk::{Desk, HOME};

const SAMPLE: &str = include_str!("../../sessions/2026-11-03-sam-example-backend.toml");

fn file() -> PathBuf {
    PathBuf::from(HOME).join("sessions/2026-11-03-sam-example-backend.toml")
}

/// The page of the sample session, from the list.
fn page() -> Desk {
    page_of(SAMPLE)
}

fn page_of(text: &str) -> Desk {
    let mut desk = Desk::start(Go::Library, BTreeMap::from([(file(), text.to_owned())]));
    desk.keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    desk
}

fn sample() -> Record {
    session_toml::parse("sample", SAMPLE.as_bytes()).expect("a session")
}

fn on_disk(desk: &Desk) -> Record {
    session_toml::parse("file", desk.files[&file()].as_bytes()).expect("a session")
}

/// A session without its amendments and the number of its changes.
fn apart_from_amendments(mut record: Record) -> Record {
    record.amendments.clear();
    record.sequence = 0;
    record
}

#[test]
fn a_rating_is_amended_from_the_page() {
    let mut desk = page();
    desk.keys("n n a").sees("Amend · 1. Slow query").sees("4 of 5 Above").keys("1");
    desk.sees("Measured first").keys("3").sees("rating 3, was 4");
    desk.write("the price was never named").keys("Enter");
    desk.sees("3 of 5 Meets").sees("rating 3, was 4, by Grace Hopper. Why: the price");
    assert_eq!(desk.said(), "On record: rating 3, was 4.");
    let now = on_disk(&desk);
    assert_eq!(now.amendments.len(), 1);
    assert_eq!(now.amendments[0].what, Amended::Rating { item: 1, old: Some(4), new: Some(3) });
    assert_eq!(now.amendments[0].at, desk.at.civil());
    assert_eq!(now.amendments[0].by, "Grace Hopper");
    let mut back = apart_from_amendments(now);
    back.entries[1].rating = Some(4);
    assert_eq!(back, apart_from_amendments(sample()), "nothing else has changed");
    assert_eq!(desk.open().saver().state(), Saved::Yes);
    desk.keys("Esc").sees("Sam Example");
    assert!(desk.asked.contains(&Effect::Release { file: file() }));
    assert!(desk.app.interview.is_none(), "nothing is kept open");
}

#[test]
fn a_name_is_amended_and_the_old_one_stays_on_record() {
    let mut desk = page();
    desk.keys("a 5").sees("Amend the people").sees("Sam Example").keys("1 Ctrl-U Enter");
    desk.sees("A session needs a name").write("Samantha Example").keys("Enter");
    desk.sees("candidate Samantha Example, was Sam Example").write("misheard").keys("Enter");
    desk.sees("Samantha Example");
    assert_eq!(desk.said(), "On record: candidate Samantha Example, was Sam Example.");
    let now = on_disk(&desk);
    assert_eq!(now.people.candidate, "Samantha Example");
    let (which, old, new) =
        (Particular::Candidate, "Sam Example".into(), "Samantha Example".to_owned());
    assert_eq!(now.amendments[0].what, Amended::Particular { which, old, new });
    let mut back = apart_from_amendments(now);
    back.people.candidate = "Sam Example".into();
    assert_eq!(back, apart_from_amendments(sample()), "nothing else has changed");
    // A round that nobody gave is one that may be given; Esc goes back step by step.
    desk.keys("a 5 3 Esc").sees("Amend the people").keys("Esc").sees("recommendation");
    desk.keys("5 3 Ctrl-U Enter").write("there was one interview").keys("Enter");
    assert_eq!(on_disk(&desk).people.round, "");
    desk.resize(40, 14).keys("a 5").sees("interviewer").keys("4").sees("Robin");
}

#[test]
fn taking_an_amendment_back_is_another_amendment() {
    let mut desk = page();
    for (rating, why) in [("3", "too kind"), ("4", "it was right")] {
        desk.keys("Home n n a 1").keys(rating).write(why).keys("Enter");
    }
    let now = on_disk(&desk);
    assert_eq!(now.entries[1].rating, Some(4));
    let whys: Vec<&str> = now.amendments.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(whys, ["too kind", "it was right"]);
    assert_eq!(now.sequence, sample().sequence + 2);
}

#[test]
fn notes_are_amended_and_keep_their_times() {
    let mut desk = page();
    desk.keys("n n a 2")
        .sees("12:10")
        .sees("has no time")
        .keys("Enter")
        .write("+ asked for figures");
    desk.keys("Alt-e").sees("notes, 1 line added").sees("now: + asked for figures");
    desk.write("left out that day").keys("Enter").sees("+ asked for figures");
    let (old, new) = (sample(), on_disk(&desk));
    let (old, new) = (old.entries[1].notes.lines(), new.entries[1].notes.lines());
    assert_eq!(old, &new[..old.len()]);
    assert_eq!((new.len(), new[old.len()].begun), (old.len() + 1, None));
    let Amended::Text { place, from, old: before, new: after } = &on_disk(&desk).amendments[0].what
    else {
        panic!("a text");
    };
    assert_eq!((*place, *from, before), (Place::Item(1), old.len(), &None));
    assert_eq!(after.as_ref().map(ToString::to_string).as_deref(), Some("+ asked for figures"));
}

#[test]
fn a_line_of_the_notes_is_replaced_and_stays_on_record() {
    let mut desk = page();
    desk.keys("n n a 2 Ctrl-Home Ctrl-K").write("order page, 12 s").keys("Alt-e");
    desk.sees("was: 7:02 order history page").sees("now: 7:02 order page, 12 s");
    desk.write("mixed up").keys("Enter");
    let now = on_disk(&desk);
    assert_eq!(now.entries[1].notes.lines()[0].text, "order page, 12 s");
    assert_eq!(now.entries[1].notes.lines()[0].begun, Some(7 * 60 + 2));
    assert_eq!(now.entries[1].notes.lines()[1..], sample().entries[1].notes.lines()[1..]);
}

#[test]
fn notes_that_are_changed_in_two_places_are_told_by_what_differs() {
    let mut desk = page();
    desk.keys("n n a 2 Ctrl-Home Ctrl-K").write("order page, 12 s").keys("Ctrl-End Enter");
    desk.write("+ asked for figures").keys("Alt-e");
    desk.sees("notes, 1 line replaced by 2").sees("was: 7:02 order history page");
    desk.sees("now: 7:02 order page, 12 s").sees("now: + asked for figures");
    desk.sees_no("now: 12:10").write("mixed up").keys("Enter").wait(1);
    let (old, new) = (sample(), on_disk(&desk));
    let (old, new) = (old.entries[1].notes.lines(), new.entries[1].notes.lines());
    assert_eq!(old[1..], new[1..old.len()], "what stands between stays, with its times");
}

#[test]
fn an_empty_line_that_is_added_is_called_so() {
    let mut desk = page();
    desk.keys("n n a 2 Enter Alt-e").sees("now: (an empty line)");
}

#[test]
fn the_recommendation_and_its_reason_are_amended() {
    let mut desk = page();
    desk.keys("a 3").sees("strong yes").keys("Down Enter").write("after the debrief").keys("Enter");
    desk.sees("Recommendation: strong yes").sees("recommendation strong yes, was yes");
    desk.keys("a 4 Ctrl-End").write(" Asked operations too.").keys("Alt-e");
    desk.write("after the debrief").keys("Enter").sees("Asked operations too.");
    let now = on_disk(&desk);
    assert_eq!(now.recommendation, Some(Recommendation::StrongYes));
    assert!(now.reason.text().ends_with(" Asked operations too."));
    assert_eq!(now.amendments.len(), 2);
    desk.keys("a 3 0").write("not mine to give").keys("Enter").sees("Recommendation: none given");
    assert_eq!(on_disk(&desk).recommendation, None);
}

#[test]
fn a_change_needs_a_reason_and_has_to_be_one() {
    let mut desk = page();
    desk.keys("n n a 1 4");
    assert_eq!(desk.said(), "It is like that already.");
    desk.keys("3 Enter");
    assert_eq!(desk.said(), "A change needs its reason: a few words.");
    desk.keys("Space Enter").sees("why:").keys("Esc Esc 2 Alt-e");
    assert_eq!(desk.said(), "Nothing has been changed.");
    desk.keys("Esc 1 9");
    assert_eq!(desk.said(), "There is no choice 9 here.");
    assert_eq!(desk.files[&file()], SAMPLE);
}

#[test]
fn escape_leaves_every_step_without_a_change() {
    for keys in [
        "a Esc",
        "a Down Esc",
        "a 1 Esc Esc",
        "a 1 2 x Esc Esc Esc",
        "a 2 x Esc Esc Esc",
        "a 2 x Alt-e w Esc Esc Esc Esc",
        "a 3 x Backspace Esc Esc",
        "a 4 1 w Esc Esc Esc",
    ] {
        let mut desk = page();
        desk.keys("n n").keys(keys);
        assert_eq!(desk.app.overlay, None, "{keys}");
        assert!(matches!(desk.app.screen, Screen::Page(_)), "{keys}");
        assert_eq!(desk.files[&file()], SAMPLE, "{keys}");
        assert!(desk.app.interview.is_none() && desk.journals.is_empty(), "{keys}");
        assert!(desk.asked.contains(&Effect::Release { file: file() }), "{keys}");
    }
}

#[test]
fn a_text_that_was_changed_is_not_left_by_one_escape() {
    let mut desk = page();
    desk.keys("n n a 2").write("x").keys("Esc");
    assert_eq!(desk.said(), "Esc again leaves the text as it was; Alt-e goes on with yours.");
    desk.sees("measuredx").write("y").keys("Esc").sees("measuredxy").keys("Esc").sees("8 lines");
}

#[test]
fn from_the_form_every_item_can_be_reached() {
    let mut desk = page();
    desk.keys("a").sees("Amend · 1. Slow query").keys("n").sees("Amend · 2. Caching");
    // Every key means the same at every item.
    desk.keys("p p").sees("Amend · Opening").sees("only questions are rated").keys("1");
    assert_eq!(desk.said(), "Opening: only questions are rated.");
    desk.keys("2")
        .sees("Warm-up")
        .keys("Esc p")
        .sees("Amend · Closing")
        .keys("n")
        .sees("Amend · Opening");
}

#[test]
fn what_another_program_has_is_only_read() {
    let mut desk = page();
    desk.held = Held::Elsewhere("Grace Hopper has it open".into());
    desk.keys("a");
    assert_eq!(desk.said(), "Grace Hopper has it open; it can only be read.");
    assert_eq!(desk.app.overlay, None);
    desk.sees("open in another program").keys("a");
    assert_eq!(desk.said(), "Another program has this session: it can only be read.");
    assert!(desk.asked.is_empty(), "it is not ours to let go of");
}

#[test]
fn the_notes_are_in_view_while_rating_and_while_giving_the_reason() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = page();
        desk.resize(columns, rows).keys("n n a 1").sees("─ Notes ─");
        desk.sees("7:02 order history page").keys("3").sees("why:");
        desk.sees("─ Notes ─").sees("7:02 order history page");
    }
}

#[test]
fn the_highlighted_anchor_is_read_in_full_on_a_small_terminal() {
    let mut desk = page();
    desk.resize(60, 20).keys("n n a 1 Home").sees("when this cure would be wrong.");
}

#[test]
fn the_reason_of_the_recommendation_is_named_so_and_follows_it() {
    let mut desk = page();
    desk.keys("a").sees("3  recommendation").sees("4  reason             of the recommendation");
    desk.keys("4").sees("Amend the reason of the recommendation");
}

#[test]
fn where_nothing_can_be_written_nothing_is_asked_for() {
    let mut desk = page();
    desk.held = Held::Barred("You may not write in /srv/viva.".into());
    desk.keys("a");
    assert_eq!(desk.said(), "You may not write in /srv/viva. Nothing can be amended there.");
    assert_eq!(desk.app.overlay, None);
    desk.sees("Sam Example");
}

#[test]
fn a_session_of_a_newer_version_is_only_read() {
    let mut desk = page_of(&SAMPLE.replacen("schema = 1", "schema = 2", 1));
    desk.keys("a");
    assert!(desk.said().starts_with("This session is of schema 2"), "{}", desk.said());
    assert_eq!(desk.app.overlay, None);
}

#[test]
fn what_is_not_finished_is_changed_in_the_interview() {
    let mut desk = page_of(&SAMPLE.replacen("\"finished\"", "\"wrap-up\"", 1));
    desk.keys("a");
    assert!(desk.said().starts_with("This session is not finished: r resumes it"));
}

/// An interview that has just been finished, with its first question rated 4.
fn just_finished() -> Desk {
    let mut desk = Desk::interview("teamwork", "30");
    desk.wait(60).keys("Alt-n").write("+ said so").keys("Alt-4 Alt-w Alt-w Alt-3 Alt-e F").wait(60);
    assert_eq!(desk.record().phase, Phase::Finished);
    desk
}

#[test]
fn what_was_finished_a_moment_ago_is_amended_as_well() {
    let mut desk = just_finished();
    desk.keys("a 1 2")
        .write("a slip")
        .keys("Enter")
        .sees("rating 2, was 4, by Grace Hopper. Why: a slip");
    assert_eq!((desk.entry(1).rating, desk.on_disk()), (Some(2), desk.record().clone()));
    desk.keys("Esc").keys("Esc q");
    assert_eq!(
        desk.farewell.expect("a farewell")[0],
        "The interview with Ada Lovelace is finished."
    );
}

#[test]
fn an_amendment_that_the_disk_does_not_take_is_in_the_journal() {
    let mut desk = page();
    desk.broken = Some("The disk is full.".into());
    desk.keys("n n a 1 3").write("a slip").keys("Enter").sees("NOT SAVED").wait(6);
    desk.sees("The disk is full.");
    assert_eq!(desk.files[&file()], SAMPLE);
    assert_eq!(desk.session_in(&file()).expect("a session").entries[1].rating, Some(3));
    // The next program knows of it, and goes on from there.
    let mut next = desk.again(60);
    next.keys("s Enter").sees("1 change after the end").keys("n n a 1 2").write("again");
    next.keys("Enter");
    let now = session_toml::parse("file", next.files[&file()].as_bytes()).expect("a session");
    let ratings: Vec<_> = now.amendments.iter().map(|it| it.what.clone()).collect();
    let rating = |old, new| Amended::Rating { item: 1, old: Some(old), new: Some(new) };
    assert_eq!(ratings, [rating(4, 3), rating(3, 2)]);
    // And this one asks before it leaves, and saves when it can.
    desk.keys("q").sees("This is not saved");
    desk.broken = None;
    desk.keys("r").wait(6);
    assert_eq!(on_disk(&desk).entries[1].rating, Some(3));
    assert!(desk.farewell.is_some());
}

#[test]
fn what_is_not_saved_yet_can_be_amended_again() {
    let mut desk = page();
    desk.slow = true;
    desk.keys("n n a").answer_one();
    desk.keys("1 3").write("one").keys("Enter").answer_one();
    desk.keys("a 1 2").write("two").keys("Enter");
    assert_eq!(desk.files[&file()], SAMPLE);
    desk.slow = false;
    desk.answer().wait(2);
    assert_eq!(on_disk(&desk), *desk.record());
    assert_eq!(on_disk(&desk).amendments.len(), 2);
}

#[test]
fn what_somebody_else_has_changed_meanwhile_is_kept_beside() {
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip");
    let theirs = SAMPLE.replacen("Sam Example", "Sam Exampel", 1);
    desk.meanwhile = Some(theirs.clone());
    desk.keys("Enter").wait(1);
    assert!(desk.said().contains("Yours is on record in a copy: "), "{}", desk.said());
    assert_eq!(desk.files[&file()], theirs);
    let copy = desk.open().file.clone();
    assert_ne!(copy, file());
    let Screen::Page(page) = &desk.app.screen else { panic!("a page") };
    assert_eq!(page.file, copy, "the page is that of what is written now");
    desk.keys("a 1 2").write("again").keys("Enter").wait(1);
    let ours = session_toml::parse("copy", desk.files[&copy].as_bytes()).expect("a session");
    assert_eq!(ours.amendments.len(), 2);
}

#[test]
fn the_form_does_not_wait_for_the_disk_and_the_record_does() {
    let mut desk = page();
    desk.slow = true;
    desk.keys("n n a 1 3").write("a slip").keys("Enter");
    assert_eq!(desk.said(), "One moment: the session is being read.");
    assert!(desk.app.interview.is_none());
    desk.slow = false;
    desk.answer().sees("rating 3, was 4, by Grace Hopper. Why: a slip");
    assert_eq!(on_disk(&desk).amendments.len(), 1);
    // Whoever goes back or writes on meanwhile has not said yes any more.
    for keys in ["Esc", "x", "Backspace"] {
        let mut desk = page();
        desk.slow = true;
        desk.keys("n n a 1 3 w Enter").keys(keys);
        desk.slow = false;
        desk.answer();
        assert_eq!(desk.files[&file()], SAMPLE, "{keys}");
    }
}

#[test]
fn what_has_changed_since_the_page_was_read_is_shown_before_it_is_amended() {
    let mut desk = page();
    let other = SAMPLE.replacen("rating = 4", "rating = 5", 1);
    desk.keys("n n");
    desk.files.insert(file(), other);
    desk.keys("a").sees("5 of 5").sees("This session has changed since it was read");
}

#[test]
fn what_changes_before_the_reason_is_given_is_looked_at_before_anything_is_recorded() {
    // In the very thing that is amended: the form begins anew.
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip");
    let theirs = SAMPLE.replacen("rating = 4", "rating = 5", 1);
    desk.changes(&file(), &theirs);
    desk.keys("Enter").sees("5 of 5").sees("This session has changed since it was read");
    assert_eq!(desk.files[&file()], theirs);
    desk.keys("1 3").sees("rating 3, was 5").write("a slip").keys("Enter");
    assert_eq!(desk.said(), "On record: rating 3, was 5.");
    assert_eq!(on_disk(&desk).amendments.len(), 1);

    // Elsewhere: what was entered stays, and is recorded when it is confirmed.
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip");
    let theirs = SAMPLE.replacen("Sam Example", "Sam Exampel", 1);
    desk.changes(&file(), &theirs);
    desk.keys("Enter").sees("a slip").sees("Sam Exampel");
    assert_eq!(
        desk.said(),
        "Something else in this session has changed meanwhile: nothing is recorded yet."
    );
    assert_eq!(desk.files[&file()], theirs);
    desk.keys("Enter");
    assert_eq!(on_disk(&desk).people.candidate, "Sam Exampel");
    assert_eq!(on_disk(&desk).amendments.len(), 1);
    assert_eq!(desk.files.len(), 1, "no copy is needed");
}

#[test]
fn a_session_that_was_deleted_is_not_brought_back() {
    for keys in ["n n a 1 3 s Enter", "n n a"] {
        let mut desk = page();
        let (before, after) =
            if keys.ends_with('a') { ("n n", "a") } else { ("n n a 1 3 s", "Enter") };
        desk.keys(before);
        desk.files.remove(&file());
        desk.keys(after);
        assert_eq!(desk.said(), "This session's file is gone: nothing was changed.", "{keys}");
        assert_eq!(desk.app.overlay, None, "{keys}");
        desk.sees("its file is gone").keys("a").wait(5);
        assert_eq!(desk.said(), "This session's file is gone: there is nothing to amend.");
        assert!(desk.files.is_empty() && desk.journals.is_empty(), "{keys}");
        assert!(desk.app.interview.is_none(), "{keys}");
    }
}

#[test]
fn a_second_amendment_does_not_bring_a_deleted_session_back_either() {
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip").keys("Enter").wait(1);
    assert_eq!(on_disk(&desk).amendments.len(), 1);
    desk.keys("a 1 2").write("again");
    desk.files.remove(&file());
    desk.journals.remove(&file());
    desk.keys("Enter").wait(5);
    assert_eq!(desk.said(), "This session's file is gone: nothing was changed.");
    assert!(desk.files.is_empty() && desk.journals.is_empty());
}

#[test]
fn what_cannot_be_read_any_more_is_not_amended() {
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip");
    desk.changes(&file(), "schema =");
    desk.keys("Enter").wait(5);
    assert!(desk.said().starts_with("Nothing was changed. "), "{}", desk.said());
    assert_eq!(desk.files[&file()], "schema =");
}

#[test]
fn a_page_follows_its_file_by_itself_or_where_nothing_is_heard_at_the_next_key() {
    let by_itself: fn(&mut Desk) -> &mut Desk = Desk::changed_on_disk;
    for look in [by_itself, |desk| desk.keys("Down")] {
        let mut desk = page();
        let theirs = SAMPLE.replacen("Sam Example", "Sam Exampel", 1);
        desk.changes(&file(), &theirs);
        look(&mut desk).sees("Sam Exampel");
        let said = "This session has changed since it was read: this is how it stands now.";
        assert_eq!(desk.said(), said);
        desk.files.remove(&file());
        look(&mut desk).sees("its file is gone").sees("Sam Exampel");
        assert_eq!(desk.said(), "This session's file is gone. This is what it held last.");
        desk.changes(&file(), &theirs);
        look(&mut desk).sees_no("its file is gone");
        assert_eq!(desk.said(), "This session's file is there again.");
        desk.keys("Down").sees_no("there again");
    }
}

#[test]
fn what_is_heard_while_an_amendment_is_written_disturbs_nobody() {
    let mut desk = page();
    desk.keys("n n a 1 3").write("a slip").changed_on_disk().sees("rating 3, was 4");
    desk.sees("a slip").keys("Enter");
    assert_eq!(on_disk(&desk).amendments.len(), 1);
}

#[test]
fn a_page_says_nothing_where_no_folder_can_be_watched() {
    let mut desk = page();
    desk.tell(Msg::Disk(Report::Unwatched { why: "this system does not tell of them".into() }));
    assert!(desk.app.toast.is_none());
}

#[test]
fn whoever_leaves_the_page_while_it_is_read_again_is_not_called_back() {
    let mut desk = page();
    desk.slow = true;
    desk.keys("a Esc Esc").answer();
    assert_eq!(desk.app.overlay, None);
    assert!(matches!(desk.app.screen, Screen::Library(_)));
    assert!(desk.asked.contains(&Effect::Release { file: file() }));
}

#[test]
fn the_form_works_in_the_smallest_terminal_and_by_mouse() {
    for (columns, rows) in [(40, 14), (60, 20), (140, 45)] {
        let mut desk = page();
        desk.resize(columns, rows).keys("n n a 1").sees("0  not rated").keys("3 Esc Esc Esc");
        assert_eq!(desk.app.overlay, None);
        desk.keys("a").click("rating").click("not rated").sees("rating none, was 4");
        desk.write("by mouse").keys("Enter");
        assert_eq!(on_disk(&desk).entries[1].rating, None, "{columns}x{rows}");
    }
}

#[test]
fn highlights_are_gone_through_and_back() {
    let mut desk = page();
    desk.keys("h").sees("p99 went from").sees("Highlight 1 of 4.").keys("h h");
    desk.sees("I had read that line")
        .sees("Highlight 3 of 4.")
        .keys("H")
        .sees("caught a second page");
    desk.keys("h h h");
    assert_eq!(desk.said(), "There is no highlight below.");
    desk.keys("Home H");
    assert_eq!(desk.said(), "There is no highlight above.");
    desk.keys("h").sees("Highlight 1 of 4.").keys("a").sees("Amend · 1. Slow query");
    let mut bare =
        page_of(&SAMPLE.replace("] ! ", "] ").replace("] \\\" ", "] ").replace("] \" ", "] "));
    bare.keys("h");
    assert_eq!(bare.said(), "Nothing in the notes is marked with ! or \".");
    assert_ne!(bare.app.overlay, Some(Overlay::Cover));
}
