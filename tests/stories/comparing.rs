//! Candidates side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vivavoce::app::screen::{CompareScreen, Screen};
use vivavoce::app::{Go, Overlay};
use vivavoce::domain::{Recommendation, SessionId};

use crate::desk::round::{Met, another_version, files, round};
use crate::desk::{Desk, problem};

fn compared(files: BTreeMap<PathBuf, String>) -> Desk {
    let mut desk = Desk::start(Go::Library, files);
    desk.keys("Alt-c");
    desk
}

fn screen(desk: &Desk) -> &CompareScreen {
    match &desk.app.screen {
        Screen::Compare(screen) => screen,
        _ => panic!("no comparison:\n{}", desk.screen()),
    }
}

#[test]
fn everybody_who_met_the_guide_stands_side_by_side() {
    let mut desk = compared(files(&round()));
    desk.resize(140, 45).sees("3 candidates · One hour");
    for name in ["Ada Lovelace", "Bo Example", "Zoë Nguyen"] {
        desk.sees(name);
    }
    desk.sees("mean of 2").sees("Data performance").sees("Overall");
    // A mean is over what was answered, and says how much that is.
    desk.sees("2.3 4/5").sees("× 0/1");
    desk.sees("Scores less than 1.09 points apart are a tie: from one interviewer alone nothing");
    desk.sees("Not compared: 1 not finished (Katherine Johnson, live).");
}

#[test]
fn the_evidence_is_one_key_away_and_the_session_two() {
    let mut desk = compared(files(&round()));
    // As the list has them, the newest first: Zoë, Bo, Ada. Below the verdicts, the ratings.
    desk.keys("Down Down").keys("Enter").sees("┌ Zoë Nguyen · Data performance · 2.0 1/1");
    desk.sees("1 Slow query · 2").sees("6:12");
    desk.sees("+ slow query: measured first").sees("Enter the session");
    // What the neighbour has for the same is beside it.
    desk.keys("Right").sees("┌ Bo Example · Data performance").keys("Left");
    desk.keys("Enter").sees("Zoë Nguyen · Robin Example · One hour · 2026-11-28 · finished");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    // At the question whose evidence was read, not at the beginning.
    let page = desk.screen();
    assert!(page.lines().nth(1).is_some_and(|row| row.contains("1. Slow query")), "{page}");
    desk.keys("Esc").sees("3 candidates");
    assert_eq!((screen(&desk).row, screen(&desk).column), (2, 0));
    desk.keys("Esc").sees("Sessions");
    assert!(matches!(desk.app.screen, Screen::Library(_)));
}

#[test]
fn the_page_of_a_session_from_the_list_goes_back_to_the_list() {
    let mut desk = compared(files(&round()));
    desk.keys("Enter Enter Esc Esc Enter Esc");
    assert!(matches!(desk.app.screen, Screen::Library(_)), "{}", desk.screen());
}

#[test]
fn what_was_skipped_says_why_and_what_is_missing_is_no_zero() {
    let mut desk = compared(files(&round()));
    desk.keys("Down Down Down Down Enter").sees("Zoë Nguyen · Scalability · × 0/1");
    desk.sees("Skipped: No time left").sees_no("0.0");
}

#[test]
fn questions_take_the_place_of_competencies() {
    let mut desk = compared(files(&round()));
    desk.keys("Down Tab").sees("by question").sees("1 Slow query").sees_no("Overall");
    desk.keys("Tab").sees("by competency").sees("Overall");
}

#[test]
fn a_question_has_how_often_each_point_was_given() {
    let mut desk = compared(files(&round()));
    // Of Zoë there is nothing for the third.
    desk.resize(100, 40)
        .keys("Tab Down Down")
        .sees("All 4 sessions   1   2   3   4   5")
        .sees("4 of 4 rated");
    desk.keys("Down Down").sees("3 of 4 rated, 1 missing").keys("Tab").sees_no("All 4 sessions");
    // Where the preview has no room for it, it is in the evidence.
    desk.resize(60, 20).keys("Tab End Up Up").sees_no("All 4").keys("Enter");
    desk.sees("All 4 sessions").sees("3 of 4 rated, 1 missing");
}

#[test]
fn from_the_whole_the_session_opens_at_its_beginning_and_from_a_question_there() {
    let mut desk = compared(files(&round()));
    desk.keys("End Enter Enter").sees("Recommendation:").keys("Esc");
    desk.keys("Tab Home Down Down Down Enter Enter");
    let page = desk.screen();
    assert!(page.lines().nth(1).is_some_and(|row| row.contains("2. Caching")), "{page}");
    // What is amended there is that question.
    desk.keys("a").sees("Amend · 2. Caching");
    desk.keys("Esc Esc").sees("by question");
    assert_eq!((screen(&desk).row, screen(&desk).column), (3, 0));
}

#[test]
fn columns_go_as_given_by_band_or_by_name_and_the_cursor_stays_with_its_candidate() {
    let mut desk = compared(files(&round()));
    desk.resize(140, 45).keys("Down Down").keys("o").sees("by band");
    let bands = desk.screen();
    let bands = bands.lines().find(|row| row.starts_with(" Band")).expect("the bands");
    // Who is tied stands together, joined by a line, and whoever is not stands behind.
    assert!(bands.contains("a─") && bands.trim_end().ends_with('b'), "{bands}");
    assert_eq!(bands.matches(" b").count(), 1, "{bands}");
    desk.keys("Enter").sees("Zoë Nguyen · Data").keys("Esc");
    desk.keys("o").sees("by name");
    let first = desk.screen();
    let heads = first.lines().nth(2).expect("the heads");
    assert!(heads.find("Ada").expect("Ada") < heads.find("Bo").expect("Bo"), "{heads}");
    desk.keys("Enter").sees("Zoë Nguyen · Data");
    desk.keys("Esc o").sees("as listed");
}

#[test]
fn columns_that_have_no_room_come_by_moving() {
    let mut desk = compared(files(&round()));
    desk.keys("i i").resize(60, 20).sees("more ›").sees_no("mean of 2");
    desk.keys("Right Right Right Right Right").sees("mean of 2").sees("‹");
    desk.keys("Right Right").sees("mean of 2");
}

#[test]
fn a_mean_of_several_sessions_shows_all_of_them_and_opens_none() {
    let mut desk = compared(files(&round()));
    desk.resize(100, 40)
        .keys("Down Down End Up Up Up Up Up Right Right Right Right Enter")
        .sees("┌ Ada Lovelace · Data performance · 4.5");
    desk.sees("Ada Lovelace (Robin Example)").sees("Ada Lovelace (Grace Hopper)");
    desk.keys("Enter");
    assert!(desk.said().starts_with("This is a mean of several sessions"), "{}", desk.said());
    assert_eq!(desk.app.overlay, Some(Overlay::Evidence { top: 0 }));
}

#[test]
fn what_was_asked_in_other_words_is_labelled_and_left_out_of_the_ranking() {
    let mut all = round();
    all.push(Met::new(10, "Cy Example", "Robin Example", [5, 5, 5, 5, 5]).record());
    let last = Met::new(10, "Cy Example", "Robin Example", [5, 5, 5, 5, 0]);
    let mut other = last.record_of(&another_version());
    other.id = all.last().expect("a session").id.clone();
    *all.last_mut().expect("a session") = other;
    let mut desk = compared(files(&all));
    desk.resize(140, 45).sees("ranked by the 3 of 5 questions").sees("On the same questions");
    desk.keys("w").sees("2 Caching: other words or anchors for Cy Example.");
    desk.sees("not in the guide for Cy Example.");
    desk.keys("Esc Tab Down Down Down").sees("5≠").sees("≠ other words");
}

#[test]
fn another_guide_is_left_out_by_name() {
    let mut all = round();
    let mut stray = Met::new(12, "Di Example", "Robin Example", [5, 5, 5, 5, 5]).record();
    stray.plan.guide = "45".into();
    stray.plan.title = "45 minutes".into();
    all.push(stray);
    let all = files(&all);
    let mut desk = Desk::start(Go::Library, all.clone());
    // Those of a selection need not be alike.
    let effects = desk.app.compare(all.into_keys().collect(), Vec::new());
    desk.carry_out(effects);
    desk.resize(140, 45).sees("4 candidates");
    desk.sees("Left out: Di Example (Backend developer · 45 minutes) was asked another guide.");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_is_compared() {
    let all = files(&round());
    let mut desk = Desk::start(Go::Library, all.clone());
    let broken = all.keys().next().expect("a session").clone();
    // It breaks after the list has been read.
    desk.files.insert(broken.clone(), "not a session".into());
    desk.keys("Alt-c").resize(140, 45).sees("Left out: ").sees("3 candidates");
    let why = problem(&broken.display().to_string()).one_line();
    desk.keys("w").sees(why.split(':').next().expect("a path"));
    let mut desk = Desk::start(Go::Library, all);
    for text in desk.files.values_mut() {
        "not a session".clone_into(text);
    }
    desk.keys("Alt-c").sees("None of these sessions can be read.").keys("w Enter Tab o");
    desk.keys("Esc");
    assert!(matches!(desk.app.screen, Screen::Library(_)));
}

#[test]
fn the_list_is_as_it_was_when_the_comparison_is_left() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.keys("Alt-2").write("guide:60").keys("Down Down Alt-a").wait_ms(300);
    let before = desk.screen();
    desk.keys("Alt-c").sees("4 candidates").keys("Enter Enter").sees("finished").keys("Esc");
    desk.sees("4 candidates").keys("Esc").wait_ms(300);
    assert_eq!(desk.screen(), before);
    desk.keys("Esc").sees("5 marked").sees_no("guide:60 ");
}

#[test]
fn a_file_whose_guide_nobody_knows_is_named() {
    let mut all = files(&round());
    let folder = all.keys().next().and_then(|file| file.parent()).expect("a folder").to_owned();
    all.insert(folder.join("2026-01-01-broken.toml"), "not a session".into());
    let mut desk = compared(all.clone());
    desk.resize(140, 45)
        .sees("3 candidates")
        .sees("Left out: 2026-01-01-broken cannot be read, so");
    all.insert(folder.join("2026-01-02-broken.toml"), "not a session".into());
    let mut desk = compared(all);
    desk.resize(140, 45).sees("2026-01-02-broken, 2026-01-01-broken cannot be read");
    desk.sees("which guide they are on");
}

#[test]
fn a_marked_file_that_breaks_is_named() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.keys("Alt-a");
    let broken = desk.files.keys().next().expect("a session").clone();
    desk.files.insert(broken, "not a session".into());
    desk.changed_on_disk().keys("Alt-c").resize(140, 45).sees("Left out: ").sees("4 candidates");
}

#[test]
fn too_many_for_the_screen_says_which_are_compared() {
    let met = |nth: usize| {
        let mut record = Met::new(1, "Ada Lovelace", "Robin Example", [5, 4, 4, 3, 5]).record();
        record.people.candidate = format!("Candidate {nth}");
        record.id = SessionId::parse(&format!("2026-11-01-candidate-{nth:02}")).expect("an id");
        record
    };
    let all: Vec<_> = (0..65).map(met).collect();
    let mut desk = compared(files(&all));
    desk.resize(140, 45).sees("Compared: the first 60 of 65 sessions, as they are listed");
    desk.keys("Esc Alt-a Alt-c").sees("Compared: the first 60 of 65 sessions");
}

#[test]
fn one_session_alone_says_what_is_missing() {
    let all = files(&round()[..2]);
    let mut desk = Desk::start(Go::Library, all.clone());
    // One of the two breaks after the list has been read.
    let broken = all.keys().next().expect("a session").clone();
    desk.files.insert(broken, "not a session".into());
    desk.keys("Alt-c");
    desk.sees("One session alone compares nothing").sees("1 candidate").sees("Nobody is ranked");
}

#[test]
fn one_session_opens_no_comparison_and_says_how_to_get_one() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.keys("Tab Alt-c");
    assert!(desk.said().starts_with("One session is marked: mark another"), "{}", desk.said());
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.write("nguyen").keys("Alt-c");
    assert!(desk.said().starts_with("Only one finished session"), "{}", desk.said());
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.write("katherine").keys("Alt-c");
    assert!(desk.said().starts_with("No finished session"), "{}", desk.said());
    assert!(matches!(desk.app.screen, Screen::Library(_)));
}

#[test]
fn what_the_filter_shows_is_compared_and_nothing_else() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.write("by:robin").keys("Alt-c").resize(140, 45);
    desk.sees("Ada Lovelace").sees_no("Grace Hopper").sees_no("mean of 2");
    // Nobody knows what is meant where the filter is not understood.
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.write("rec:perhaps").keys("Alt-c");
    assert!(desk.said().starts_with("Nothing is compared. "), "{}", desk.said());
}

#[test]
fn of_several_guides_that_of_the_highlighted_session_is_compared_and_the_rest_is_counted() {
    let mut all = round();
    let mut stray = Met::new(12, "Di Example", "Robin Example", [5, 5, 5, 5, 5]).record();
    stray.plan.guide = "45".into();
    stray.plan.title = "45 minutes".into();
    all.push(stray);
    let mut desk = Desk::start(Go::Library, files(&all));
    // The newest is the one on the other guide.
    desk.keys("Alt-c");
    assert!(desk.said().starts_with("Only one finished session"), "{}", desk.said());
    desk.keys("Down Alt-c").resize(140, 45).sees("3 candidates").sees_no("Di Example");
    desk.sees(
        "Not compared: 1 session on another guide; 1 not finished (Katherine Johnson, live).",
    );
}

#[test]
fn what_is_marked_is_compared_finished_or_not_and_what_the_filter_hides_is_said() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.keys("Alt-a").write("katherine").keys("Alt-c").resize(140, 45);
    desk.sees("4 candidates").sees("Not finished: Katherine Johnson (live)");
    desk.sees("Compared too: 4 of the 5 marked, which the filter hides.");
}

#[test]
fn recommendations_are_listed_and_never_averaged() {
    let mut all = round();
    for (record, given) in
        all.iter_mut().zip([Some(Recommendation::StrongYes), Some(Recommendation::No), None])
    {
        record.recommendation = given;
    }
    let mut desk = compared(files(&all));
    desk.resize(140, 45).sees(" Recommendation ").sees("strong yes / no").sees("none");
    // In one narrow column the words become shorter; they stay what they are.
    desk.resize(60, 20).sees("s.yes/no").sees("s. strong");
    // The reasons are behind it, and from there the session opens at its beginning.
    desk.resize(140, 45).keys("End").keys("Home Enter").sees("Recommendation · ");
    desk.keys("Enter").sees("finished");
}

#[test]
fn red_flags_are_counted_and_their_words_are_one_key_away() {
    let mut all = round();
    for record in &mut all[..2] {
        record.entries[1].red_flags = vec![0];
    }
    let mut desk = compared(files(&all));
    // Heard by both of her interviewers at one question it is one.
    desk.resize(140, 45).keys("Down").sees("Red flags heard");
    let heard = desk.screen();
    let row = heard.lines().find(|row| row.contains("Red flags heard")).expect("the row");
    assert_eq!(row.matches(" 1 ").count() + usize::from(row.ends_with(" 1")), 3, "{row}");
    desk.keys("Right Right Enter").sees("Red flag: ").sees("1 Slow query");
    desk.keys("Enter").sees("1. Slow query");
    let mut desk = compared(files(&round()));
    desk.keys("Down Enter").sees("No red flag was ticked.");
}

#[test]
fn one_column_for_each_candidate_is_one_key_away_and_comes_by_itself_where_room_is_short() {
    let mut desk = compared(files(&round()));
    desk.resize(140, 45).sees("Grace Hopper").sees("mean of 2");
    desk.keys("Right Right i").sees("mean of 2");
    let heads = desk.screen();
    let heads = heads.lines().nth(2).expect("the heads");
    assert_eq!(heads.matches("Ada Lovelace").count(), 1, "{heads}");
    desk.keys("i").resize(60, 20);
    // Somebody has chosen: it stays.
    desk.sees("‹ 2");
    let mut desk = compared(files(&round()));
    desk.resize(60, 20).sees("mean of 2").sees_no("more ›");
    desk.resize(140, 45).sees("Grace Hopper");
}

#[test]
fn without_a_session_there_is_nothing_to_compare() {
    let desk = compared(BTreeMap::new());
    assert_eq!(desk.said(), "There is no session here to compare.");
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.write("nobody").keys("Alt-c");
    assert_eq!(desk.said(), "There is no session here to compare.");
}

#[test]
fn a_slow_disk_keeps_nobody_from_leaving() {
    let mut desk = Desk::start(Go::Library, files(&round()));
    desk.slow = true;
    desk.keys("Alt-c").sees("Reading 4 sessions.").keys("Enter Right Tab o w").keys("Esc");
    desk.answer();
    assert!(matches!(desk.app.screen, Screen::Library(_)), "{}", desk.screen());
    desk.slow = true;
    desk.keys("Alt-c").answer().sees("3 candidates");
}

#[test]
fn a_click_goes_to_a_cell_and_another_one_shows_what_is_behind_it() {
    let mut desk = compared(files(&round()));
    desk.click("2.0 1/1").sees_no("┌").click("2.0 1/1");
    desk.sees("┌ Zoë Nguyen · Data performance · 2.0 1/1");
}
