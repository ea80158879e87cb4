//! Marks by a chord, red flags with the candidate's words, the parts of a story, and what must not
//! be written down.

use vivavoce::app::screen::wrapup::{self, Line};
use vivavoce::domain::{Mark, Star, What};
use vivavoce::format::report;

use crate::desk::Desk;

/// At the first question, which is behavioural; its red flags are F and G.
fn asking() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(2);
    desk
}

fn page(desk: &Desk) -> String {
    report::text(desk.record(), 100)
}

#[test]
fn a_line_is_marked_from_any_place_in_it_and_the_sentence_goes_on() {
    for (chord, mark) in [
        ("Alt-+", Mark::For),
        ("Alt--", Mark::Against),
        ("Alt-\"", Mark::Quote),
        ("Alt-!", Mark::Highlight),
        ("Alt-?", Mark::FollowUp),
        ("Alt-h", Mark::Hint),
    ] {
        let mut desk = asking();
        desk.write("first\nsaid it twice").keys("Left Left");
        desk.keys(chord).write("XY");
        let marked = format!("first\n{} said it twiXYce", mark.sign());
        assert_eq!(desk.notes(), marked, "{chord}");
        desk.keys(chord).write("Z");
        assert_eq!(desk.notes(), "first\nsaid it twiXYZce", "{chord} takes it away");
    }
}

#[test]
fn another_mark_takes_the_place_of_the_first_and_the_line_keeps_its_time() {
    let mut desk = asking();
    desk.write("+early").wait(90).keys("Alt--");
    assert_eq!(desk.notes(), "- early");
    let begun = |desk: &Desk| desk.entry(1).notes.lines()[0].begun;
    let first = begun(&desk);
    assert!(first.is_some_and(|begun| begun < 40), "{first:?}");
    desk.wait(5).keys("Alt-u").write("!");
    assert_eq!((desk.notes().as_str(), begun(&desk)), ("+early!", first), "undone in one step");
    desk.keys("Alt-h").keys("Alt-h");
    assert_eq!((desk.notes().as_str(), begun(&desk)), ("early!", first));
}

#[test]
fn an_empty_line_begins_with_the_mark() {
    let mut desk = asking();
    desk.keys("Alt-\"").write("we were lucky\n").keys("Alt-+").write("owns it");
    assert_eq!(desk.notes(), "\" we were lucky\n+ owns it");
}

#[test]
fn on_the_desk_a_mark_is_one_key_and_the_question_mark_is_the_help() {
    let mut desk = asking();
    desk.write("asked about writes").keys("Esc h");
    assert_eq!(desk.notes(), "h asked about writes");
    desk.keys("?").sees("Keys · Esc closes").keys("Esc h Alt-?");
    assert_eq!(desk.notes(), "? asked about writes");
}

#[test]
fn a_mark_with_a_fact_behind_it_is_not_replaced() {
    let mut desk = asking();
    desk.write("asked about writes").keys("Alt-h Alt-!");
    assert_eq!((desk.notes().as_str(), desk.entry(1).hints()), ("h asked about writes", 1));
    assert_eq!(desk.said(), "This line is a hint, which is counted: Alt-h takes that away first.");
    desk.keys("Alt-h Alt-!");
    assert_eq!(desk.notes(), "! asked about writes");
    desk.keys("Alt-F End Enter").write("live").keys("Alt-h");
    assert_eq!(desk.notes(), "! asked about writes\n\" live");
    let said = "These are their words for the red flag: Alt-\" takes that away first.";
    assert_eq!(desk.said(), said);
    // One that says nothing else gives way as ever.
    desk.keys("Up Alt-+ Alt--");
    assert_eq!(desk.notes(), "- asked about writes\n\" live");
}

#[test]
fn the_words_for_a_red_flag_are_not_those_that_were_said_before() {
    let quotes = |desk: &Desk| -> Vec<String> {
        let lines = wrapup::lines(desk.record()).into_iter();
        let quote = |line| if let Line::Quote(text) = line { Some(text) } else { None };
        lines.filter_map(quote).collect()
    };
    let mut desk = asking();
    desk.write("\" it was just the index").keys("Alt-G Alt-4").wait(30).keys("Alt-n Alt-p");
    desk.keys("Alt-w Alt-w").sees("red flag without the candidate's words");
    assert_eq!(quotes(&desk), [""; 0]);
    // Two flags, one word of each: what was said before stays out of it.
    let mut desk = asking();
    desk.write("\" it was just the index").keys("Alt-F Alt-G Alt-4").wait(30);
    desk.keys("Alt-w Alt-w").sees("2 red flags without the candidate's words");
    desk.keys("Alt-p Up End").write("live").keys("Alt-w");
    desk.sees("red flag without the candidate's words");
    assert_eq!(quotes(&desk), ["\" live"]);
    desk.keys("Alt-p Ctrl-End").write("a cache").keys("Alt-w");
    desk.sees_no("without the candidate's words");
    assert_eq!(quotes(&desk), ["\" live", "\" a cache"]);
}

#[test]
fn a_quote_that_is_folded_has_its_sign_once() {
    let mut desk = asking();
    desk.resize(60, 20)
        .write("\"it was slow for all of us, and nobody had looked at it for a year");
    let quoted = desk.screen().lines().filter(|row| row.contains('"')).count();
    assert_eq!(quoted, 1, "{}", desk.screen());
    desk.write("\nmine");
    assert_eq!(Mark::of(&desk.entry(1).notes.lines()[1].text), None, "it ends with its line");
}

#[test]
fn a_red_flag_asks_for_the_candidates_words_below_the_sentence() {
    let mut desk = asking();
    desk.write("one\ntwo thr").keys("Left Left Alt-F");
    assert_eq!(
        (desk.notes().as_str(), &desk.entry(1).red_flags[..]),
        ("one\ntwo thr\n\" ", &[0][..])
    );
    desk.sees("their words, for: Tried changes on production");
    desk.write("X");
    assert_eq!(desk.notes(), "one\ntwo tXhr\n\" ", "the sentence goes on at its letter");
    desk.keys("Backspace End").write("ee\nwe just did it live").sees_no("their words");
    assert_eq!(desk.notes(), "one\ntwo three\n\" we just did it live", "Enter leads there");
    desk.write("\nmine");
    assert_eq!(desk.notes(), "one\ntwo three\n\" we just did it live\nmine");
}

#[test]
fn in_the_middle_of_a_sentence_enter_parts_it_and_the_line_waits_on() {
    let mut desk = asking();
    desk.write("one two").keys("Alt-F Left Left Left").write("\nthen");
    assert_eq!(desk.notes(), "one \nthentwo\n\" ");
    desk.sees("their words, for: Tried changes on production");
}

#[test]
fn on_an_empty_line_the_words_are_written_at_once() {
    let mut desk = asking();
    desk.write("one\n").keys("Alt-F").write("on a Friday");
    assert_eq!(desk.notes(), "one\n\" on a Friday");
}

#[test]
fn a_flag_at_notes_that_were_left_makes_no_quote_of_what_comes_next() {
    let mut desk = asking();
    desk.write("one").keys("Alt-n").wait(2).keys("Alt-p Alt-F").write("mine\nhis");
    assert_eq!(desk.notes(), "one\nmine\n\" his");
}

#[test]
fn a_line_that_nobody_filled_is_taken_away_when_the_item_is_left() {
    let mut desk = asking();
    desk.write("one").keys("Alt-F Alt-G").wait(2);
    let waits = |desk: &Desk| desk.files.values().any(|text| text.contains("] \" \n"));
    assert!(waits(&desk));
    desk.keys("Alt-n").wait(2);
    let text = |desk: &Desk| desk.entry(1).notes.text();
    assert_eq!((text(&desk).as_str(), waits(&desk)), ("one", false));
    desk.keys("Alt-u");
    assert_eq!((text(&desk).as_str(), desk.entry(1).red_flags.len()), ("one\n\" ", 1));
    desk.keys("Alt-u Alt-u");
    assert_eq!((text(&desk).as_str(), desk.entry(1).red_flags.len()), ("", 0));
    desk.keys("Alt-r Alt-r Alt-r");
    assert_eq!((text(&desk).as_str(), desk.entry(1).red_flags.len()), ("one", 2));
}

#[test]
fn the_only_trace_of_missing_words_stays() {
    let mut desk = asking();
    desk.write("\"we measured first").keys("Alt-F Alt-n");
    assert_eq!(desk.entry(1).notes.text(), "\"we measured first\n\" ");
    desk.keys("Alt-w Alt-w").sees("red flag without the candidate's words").keys("Alt-A");
    desk.write("live").keys("Alt-w").sees_no("without the candidate's words");
}

#[test]
fn from_the_desk_a_red_flag_gives_the_keys_to_the_text() {
    let mut desk = asking();
    desk.keys("Esc F");
    let said = desk.said();
    assert!(
        said.starts_with("Red flag: Tried")
            && said.ends_with("The text has the keys, for their words."),
        "{said}"
    );
    desk.write("on a Friday");
    assert_eq!(desk.notes(), "\" on a Friday");
    assert!(desk.app.typing());
}

#[test]
fn two_red_flags_ask_for_words_each() {
    let mut desk = asking();
    desk.keys("Alt-F Alt-G");
    desk.sees("for: Tried changes").sees("for: Added a cache");
    desk.write("no way back\nbought more memory");
    assert_eq!(desk.notes(), "\" no way back\n\" bought more memory");
    let mut desk = asking();
    desk.write("one").keys("Alt-F Alt-G").write(" more\nfirst\nsecond");
    assert_eq!(desk.notes(), "one more\n\" first\n\" second", "in the order of the ticks");
}

#[test]
fn unticking_a_red_flag_takes_back_only_what_is_empty() {
    let mut desk = asking();
    desk.write("one\ntwo").keys("Up Alt-F Alt-F");
    assert_eq!(desk.notes(), "one\ntwo", "the line between the two is gone");
    desk.write("!").keys("Alt-F").write("?").keys("Alt-F").write("!");
    assert_eq!(desk.notes(), "one!?!\ntwo", "the cursor has stayed at its letter");
    desk.keys("Alt-F").write("\nhis words").keys("Alt-F");
    assert_eq!(desk.notes(), "one!?!\n\" his words\ntwo", "what was written stays");
    assert!(desk.said().ends_with("Their words stay in the notes."), "{}", desk.said());
    assert!(desk.entry(1).red_flags.is_empty());
}

#[test]
fn the_line_of_a_red_flag_is_found_again_whatever_was_written_above_it() {
    let mut desk = asking();
    desk.keys("Alt-F Ctrl-Home").write("above\nand more\n").keys("Alt-F");
    assert_eq!(desk.notes(), "above\nand more");
}

#[test]
fn a_red_flag_with_its_line_is_undone_in_one_step() {
    let mut desk = asking();
    desk.write("one").wait(3).keys("Alt-F Alt-u");
    assert_eq!((desk.notes().as_str(), desk.entry(1).red_flags.len()), ("one", 0));
    assert_eq!(
        desk.said(),
        "Undone: the red flag \"Tried changes on production with no way back\"."
    );
    desk.keys("Alt-r").sees("their words, for");
    assert_eq!((desk.notes().as_str(), desk.entry(1).red_flags.len()), ("one\n\" ", 1));
    desk.write(" goes on");
    assert_eq!(desk.notes(), "one goes on\n\" ");
}

#[test]
fn a_red_flag_without_words_is_a_gap_and_its_letter_leads_there() {
    let mut desk = asking();
    desk.write("+ measured").keys("Alt-4 Alt-F Alt-n Alt-n Alt-w Alt-w");
    desk.sees("A ⚑ 1 Slow query: red flag without the candidate's words").sees("Red flags");
    desk.keys("Alt-A").sees("their words, for: Tried").write("live, at noon").keys("Alt-w");
    desk.sees_no("without the candidate's words").sees("Tried changes").sees("\" live, at noon");
    assert!(!page(&desk).contains("red flag without"));
}

#[test]
fn the_parts_of_a_story_are_ticked_and_what_is_missing_is_pointed_to() {
    let mut desk = asking();
    desk.resize(140, 45);
    desk.sees("V☐Situation").sees("ask: z When was that, and what was your part?");
    desk.keys("Alt-V Alt-W Alt-X").sees("V☑Situation").sees("ask: l What did the change cost?");
    desk.sees("l ▸ What did the change cost? (Y)").keys("Alt-l");
    desk.sees("l ✓").sees("ask: m How did you know it held up");
    assert_eq!(desk.entry(1).star, [Star::Situation, Star::Task, Star::Action]);
    desk.keys("Alt-Y Alt-Z").sees_no("ask: ").sees_no("▸").keys("Alt-u");
    assert_eq!(desk.said(), "Undone: the part \"lesson\".");
    assert!(page(&desk).contains("Heard: situation, task, action, result; not heard: lesson"));
    assert_eq!(desk.wait(2).on_disk().entries[1].star, desk.entry(1).star);
    assert!(desk.files.values().any(|text| {
        text.contains("star = [\"situation\", \"task\", \"action\", \"result\"]\n")
    }));
}

#[test]
fn only_stories_have_parts() {
    let mut desk = asking();
    desk.keys("Alt-n").sees("situational").keys("Alt-V");
    assert_eq!(desk.said(), "There is no signal or red flag V here.");
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        desk.resize(columns, rows).sees_no("V☐");
    }
    desk.keys("Alt-p").resize(60, 20).sees("V☐Sit W☐Task X☐Act Y☐Res Z☐Les");
}

#[test]
fn hints_are_counted_beside_the_rating_everywhere() {
    let mut desk = asking();
    desk.write("asked about the plan").keys("Alt-h").write("\nh and about writes\n+ then fine");
    desk.keys("Alt-4");
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        desk.resize(columns, rows).sees("2 hints");
    }
    desk.sees("Rating: 4 Above, with 2 hints")
        .keys("Alt-w Alt-w")
        .sees("1 Slow query: 4, with 2 hints");
    assert!(page(&desk).contains("4 of 5 Above, with 2 hints"));
}

#[test]
fn what_was_volunteered_is_counted_and_never_told() {
    let mut desk = asking();
    desk.write("has two chil").keys("Alt-.");
    assert!(desk.said().starts_with("Volunteered, not recorded. Move on; Ctrl-Z undoes."));
    desk.write("dren").keys("Esc .");
    assert_eq!((desk.notes().as_str(), desk.entry(1).volunteered), ("has two children", 2));
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        desk.resize(columns, rows).sees("Notes · volunteered 2");
    }
    assert!(page(&desk).contains("Volunteered, not recorded: twice"));
    desk.keys("u");
    assert_eq!(desk.said(), "Undone: the note that something was volunteered.");
    assert_eq!(desk.entry(1).volunteered, 1);
    let times: Vec<u32> = desk
        .record()
        .timeline
        .iter()
        .filter_map(|event| match event.what {
            What::Volunteered { item: 1, times } => Some(times),
            _ => None,
        })
        .collect();
    assert_eq!(times, [1, 2, 1], "the audit sees that it was taken back");
    desk.wait(2);
    assert_eq!(desk.on_disk().timeline, desk.record().timeline);
}
