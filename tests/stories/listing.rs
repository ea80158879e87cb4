//! The list of sessions: filtered, sorted, marked, and kept up with what others do on the disk.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use vivavoce::app::screen::LibraryScreen;
use vivavoce::app::sorting::Column;
use vivavoce::app::{Effect, Go, Library, Msg, Report, Row, Screen, Watched};
use vivavoce::format::session_toml::{self, Header};

use crate::desk::{Desk, HOME};

/// A session's file in the home.
fn file(name: &str) -> PathBuf {
    PathBuf::from(format!("{HOME}/sessions/{name}.toml"))
}

/// The text of a finished session with a candidate, by the sample's words.
fn finished(candidate: &str, day: &str, recommendation: &str) -> String {
    let sample = include_str!("../../sessions/2026-11-03-sam-example-backend.toml");
    let line = |recommendation: &str| match recommendation {
        "" => String::new(),
        words => format!("recommendation = \"{words}\"\n"),
    };
    sample
        .replacen("Sam Example", candidate, 1)
        .replacen("started = 2026-11-03", &format!("started = {day}"), 1)
        .replacen(&line("yes"), &line(recommendation), 1)
}

fn files() -> BTreeMap<PathBuf, String> {
    [
        ("2026-11-05-ada", finished("Ada Lovelace", "2026-11-05", "strong yes")),
        ("2026-11-07-grace", finished("Grace Hopper", "2026-11-07", "no")),
        ("2026-11-06-alan", finished("Alan Turing", "2026-11-06", "yes")),
        ("2026-11-01-edsger", finished("Edsger Dijkstra", "2026-11-01", "no")),
        ("2026-10-01-broken", "not a session".to_owned()),
    ]
    .map(|(name, text)| (file(name), text))
    .into()
}

fn library() -> Desk {
    Desk::start(Go::Library, files())
}

fn list(desk: &Desk) -> &LibraryScreen {
    match &desk.app.screen {
        Screen::Library(list) => list,
        _ => panic!("no list:\n{}", desk.screen()),
    }
}

/// The candidates in the order of the list; the name of a file that cannot be read.
fn shown(desk: &Desk) -> Vec<String> {
    let list = list(desk);
    let rows = (0..list.count()).filter_map(|nth| list.row(&desk.app.library.rows, nth));
    rows.map(name).collect()
}

fn name(row: &Row) -> String {
    row.header.as_ref().map_or_else(|_| row.name(), |header| header.candidate.clone())
}

fn highlighted(desk: &Desk) -> String {
    list(desk).highlighted(&desk.app.library.rows).map(name).unwrap_or_default()
}

fn picked(desk: &Desk) -> Vec<String> {
    list(desk).picked(&desk.app.library.rows).into_iter().map(name).collect()
}

#[test]
fn typing_filters_by_names_and_by_keys() {
    let mut desk = library();
    assert_eq!(shown(&desk).len(), 5);
    desk.write("rec:no after:2026-11-02");
    assert_eq!(shown(&desk), ["Grace Hopper"]);
    desk.sees("1 of 5").keys("Esc").sees_no("1 of 5").write("alntur");
    assert_eq!(shown(&desk), ["Alan Turing"]);
    desk.keys("Esc").write("-rec:no by:robin");
    assert_eq!(shown(&desk), ["Alan Turing", "Ada Lovelace"]);
    desk.keys("Esc").write("before:3w");
    assert_eq!(shown(&desk), ["Edsger Dijkstra", "2026-10-01-broken"], "the desk stands on 11-24");
}

#[test]
fn a_word_that_is_not_understood_is_named_and_the_others_hold() {
    let mut desk = library();
    desk.write("ada rec:maybe");
    desk.sees("`maybe` is no recommendation").sees("1 of 5");
    desk.keys("Ctrl-W").write("strong-yes").sees_no("is no recommendation").sees("1 of 5");
    desk.keys("Ctrl-U").write("after:20").sees("`20` is no day").sees("Grace Hopper");
    desk.write("26").sees_no("is no day");
}

#[test]
fn a_filter_with_a_mistake_marks_nothing() {
    let mut desk = library();
    desk.write("guied:60").sees("There is no `guied:`; did you mean `guide:`?").keys("Alt-a");
    assert_eq!(desk.said(), "Nothing was marked. There is no `guied:`; did you mean `guide:`?");
    assert_eq!((shown(&desk).len(), list(&desk).marked()), (5, 0));
    desk.keys("Ctrl-U").write("guide:60").keys("Alt-a").sees("4 marked");
}

#[test]
fn a_blank_takes_the_place_of_the_hint() {
    let mut desk = library();
    desk.sees("a name or word").write("  ").sees_no("a name or word");
    desk.keys("Backspace Backspace").sees("a name or word");
}

#[test]
fn an_order_that_cannot_be_seen_is_said() {
    let mut desk = library();
    desk.sees_no("by ").keys("Alt-7");
    let said = "Sorted by coverage, the highest first; there is no room for that column here.";
    assert_eq!(desk.said(), said);
    desk.sees("by coverage ▼ · 5").keys("Alt-7").sees("the lowest first").sees("by coverage ▲ · 5");
    desk.keys("Alt-2").sees_no("no room").sees_no("by coverage");
    desk.resize(140, 45).keys("Alt-7").sees_no("no room").sees("7▼Rated").sees_no("by coverage");
}

#[test]
fn a_name_that_fits_several_opens_the_list_of_them() {
    let (filter, says) = ("turing".to_owned(), "`turing` fits 2 sessions.".to_owned());
    let mut desk = Desk::start(Go::Filtered { filter, says }, files());
    assert_eq!(desk.said(), "`turing` fits 2 sessions.");
    assert_eq!(shown(&desk), ["Alan Turing"]);
    desk.keys("Esc");
    assert_eq!(shown(&desk).len(), 5, "it is a filter like any other");
}

#[test]
fn a_filter_that_nothing_fits_says_where_interviewers_are_found() {
    let mut desk = library();
    desk.write("robin").sees("No session fits this filter.").sees("found with by:");
    desk.keys("Ctrl-A").write("by:");
    assert_eq!(shown(&desk).len(), 4);
}

#[test]
fn what_tells_rows_apart_is_shown_before_what_says_how_they_went() {
    let mut desk = library();
    for (columns, heads) in [
        (140, "1▼Date 2 Candidate 3 Interviewer 4 Guide 5 Recommend 6 Score 7 Rated 8 Phase"),
        (80, "1▼Date 2 Candidate 3 Interviewer 4 Guide 5 Recommend 6 Score"),
        (60, "1▼Date 2 Candidate 3 Interviewer 5 Recommend"),
        (40, "1▼Date 2 Candidate 3 Intervi"),
    ] {
        desk.resize(columns, 24);
        let row = desk.screen().lines().nth(2).unwrap_or_default().to_owned();
        let row = row.split('│').next().unwrap_or_default();
        let shown = row.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.starts_with(heads), "{columns}: {shown}");
    }
}

#[test]
fn what_is_not_finished_says_so_where_its_recommendation_would_stand() {
    let mut files = files();
    let ada = files.get_mut(&file("2026-11-05-ada")).expect("a file");
    *ada = ada.replacen("phase = \"finished\"", "phase = \"paused\"", 1);
    let mut desk = Desk::start(Go::Library, files);
    desk.sees("paused      3.8").sees_no("strong yes");
    desk.resize(140, 45).sees("strong yes  3.8     4/5     paused");
}

#[test]
fn the_preview_leaves_nothing_out_without_a_sign() {
    let mut desk = library();
    desk.wait(1).keys("Down").wait(1);
    // Five competencies in the four rows of the sample's table would be cut.
    for rows in 16..30 {
        desk.resize(80, rows).wait(1);
        let screen = desk.screen();
        let whole = screen.contains("Problem solving") || !screen.contains("Data performance");
        let more = screen.lines().any(|line| line.trim_start().starts_with("… "));
        assert!(whole || more, "{rows}:\n{screen}");
    }
    desk.resize(60, 20).sees("backend 60 · score");
}

#[test]
fn what_is_done_with_the_marked_is_named_at_80_columns() {
    let mut desk = library();
    desk.sees("Enter open  Tab mark  Ctrl-F search  Alt-c compare  Alt-x export").sees("F1 help");
}

#[test]
fn there_is_room_for_whole_names_beside_the_preview() {
    let mut files = files();
    for text in files.values_mut() {
        *text = text.replacen("Robin Example", "Robin B. Example", 1);
    }
    Desk::start(Go::Library, files).resize(140, 45).sees("Robin B. Example   backend 60");
}

#[test]
fn every_column_sorts_both_ways_and_what_is_missing_comes_last() {
    let mut desk = library();
    let newest = ["Grace Hopper", "Alan Turing", "Ada Lovelace", "Edsger Dijkstra"];
    let broken = "2026-10-01-broken";
    assert_eq!(shown(&desk)[..4], newest);
    desk.sees("1▼Date").keys("Alt-1").sees("1▲Date");
    assert_eq!(shown(&desk)[0], broken);
    desk.keys("Alt-2").sees("2▲Candidate");
    let by_name = ["Ada Lovelace", "Alan Turing", "Edsger Dijkstra", "Grace Hopper", broken];
    assert_eq!(shown(&desk), by_name);
    desk.keys("Alt-2").sees("2▼Candidate");
    assert_eq!(shown(&desk)[..4], [by_name[3], by_name[2], by_name[1], by_name[0]]);
    assert_eq!(shown(&desk)[4], broken, "what has no name is last either way");
    desk.keys("Alt-5").sees("5▼Recommend");
    assert_eq!(shown(&desk)[..2], ["Ada Lovelace", "Alan Turing"]);
    assert_eq!(shown(&desk)[2..4], ["Grace Hopper", "Edsger Dijkstra"], "equals: newest first");
    for nth in 1..=8 {
        desk.keys("Esc").keys("s").keys(&format!("Alt-{nth}"));
        let sorts = list(&desk).order;
        assert_eq!(sorts.column, Column::ALL[nth - 1]);
        assert_eq!(sorts.reversed, nth == 1);
    }
}

#[test]
fn a_click_on_a_head_sorts_and_one_on_a_row_highlights() {
    let mut desk = library();
    desk.click("2 Candidate");
    assert_eq!(shown(&desk)[0], "Ada Lovelace");
    desk.keys("Down").click("2▲Candidate").sees("2▼Candidate").click("Alan Turing");
    assert_eq!(highlighted(&desk), "Alan Turing");
}

#[test]
fn sessions_are_marked_one_by_one_or_all_that_are_shown() {
    let mut desk = library();
    assert_eq!(picked(&desk), ["Grace Hopper"], "without a mark it is the highlighted one");
    desk.keys("Tab Down Tab").sees("2 marked, 5").sees(" ✓ 2026-11-07").sees(" ✓ 2026-11-05");
    assert_eq!(picked(&desk), ["Grace Hopper", "Ada Lovelace"]);
    assert_eq!(highlighted(&desk), "Edsger Dijkstra", "a mark goes on to the next row");
    desk.write("rec:no");
    assert_eq!(picked(&desk), ["Grace Hopper", "Ada Lovelace"], "a filter takes no mark away");
    desk.keys("Alt-a")
        .sees("3 marked, 1 of them not shown, 2 of 5")
        .keys("Alt-a")
        .sees("1 marked, not shown, 2 of 5");
    assert_eq!(picked(&desk), ["Ada Lovelace"]);
    desk.keys("Esc").sees("1 marked, 5").keys("Esc").sees_no("marked").sees("Filter");
    desk.keys("Alt-a").sees("4 marked").keys("End Tab");
    assert!(desk.said().starts_with("This cannot be marked: "), "{}", desk.said());
    desk.keys("Esc Esc").sees("Start an interview");
}

#[test]
fn marks_filter_and_order_are_still_there_after_reading_one() {
    let mut desk = library();
    desk.keys("Alt-2 Tab Down").write("rec:no").keys("Enter").sees("Edsger Dijkstra").keys("Esc");
    assert_eq!(shown(&desk), ["Edsger Dijkstra", "Grace Hopper"]);
    assert_eq!(picked(&desk), ["Ada Lovelace"]);
    desk.keys("Esc Esc Esc s");
    assert_eq!(shown(&desk).len(), 5, "from Home it begins anew");
    assert_eq!(list(&desk).marked(), 0);
}

#[test]
fn enter_on_what_cannot_be_read_says_why() {
    let mut desk = library();
    desk.keys("End Enter");
    assert!(desk.said().contains("2026-10-01-broken.toml:1:5"), "{}", desk.said());
}

#[test]
fn the_session_is_read_when_the_highlight_has_rested() {
    let mut desk = library();
    desk.resize(140, 45).slow = true;
    desk.keys("Down").sees_no("Measures before").wait_ms(50).keys("Down").wait_ms(200);
    desk.sees("Ada Lovelace").sees_no("Measures before").sees("Score 3.8, 4 of 5 rated");
    desk.answer().sees("Measures before").sees("Data performance").sees("Recommendation: strong");
    assert_eq!(desk.app.deadline(), None, "nothing is waited for then");
}

#[test]
fn what_was_read_too_late_is_not_shown_beside_another_session() {
    let mut desk = library();
    desk.resize(140, 45).slow = true;
    desk.wait_ms(300).keys("Down").answer_one().sees_no("Measures before");
    desk.wait_ms(300).answer().sees("Measures before");
}

#[test]
fn below_the_list_there_is_room_for_the_preview_and_on_a_narrow_screen_for_a_line() {
    let mut desk = library();
    desk.wait_ms(300).sees("Measures before").sees("Data performance").sees("One hour");
    desk.resize(60, 20).sees_no("Measures before").sees("backend 60 · score 3.8, 4 of 5 rated");
    desk.keys("Down").wait(2);
    assert!(!desk.asked.iter().any(|it| matches!(it, Effect::Peek { .. })));
}

#[test]
fn a_list_that_comes_in_says_how_far_it_is_and_can_be_used() {
    let mut desk = Desk::home();
    let rows = rows(1_000);
    desk.slow = true;
    desk.app.library = vivavoce::app::Library::default();
    desk.keys("s").sees("Looking for sessions.");
    let mut rest = rows;
    let first: Vec<Row> = rest.drain(..40).collect();
    let listed =
        |rows, seen, complete| Msg::Disk(Report::Listed { rows, seen, names: 1_000, complete });
    desk.tell(listed(first, 0, false)).sees("40 of 1,000 read").sees("Candidate999");
    desk.keys("Down Down Tab").write("candidate9").sees("40 fit, 40 of 1,000 read");
    let next: Vec<Row> = rest.drain(..500).collect();
    desk.tell(listed(next, 40, false)).sees("1 marked, 189 fit, 540 of 1,000 read");
    assert_eq!(highlighted(&desk), "Candidate999");
    assert_eq!(desk.watched, None, "reading the list would wake the watch");
    desk.keys("Ctrl-U").tell(listed(rest, 540, true)).sees("1 marked, 1,000");
    assert_eq!(desk.watched, Some(Watched::Sessions));
    assert_eq!(picked(&desk), ["Candidate997"]);
}

/// So many sessions, the newest first.
fn rows(count: usize) -> Vec<Row> {
    let sample = finished("Sam", "2026-11-03", "yes");
    let record = vivavoce::format::session_toml::parse("", sample.as_bytes()).expect("a session");
    let header = Header::of(&record);
    let row = |nth: usize| {
        let header = Header { candidate: format!("Candidate{nth:03}"), ..header.clone() };
        Row { file: file(&format!("2026-11-03-{nth:05}")), header: Ok(header) }
    };
    (0..count).rev().map(row).collect()
}

#[test]
fn what_others_do_on_the_disk_shows_and_nothing_jumps() {
    let mut desk = library();
    desk.keys("Down Down Tab Up").write("11-0");
    assert_eq!(highlighted(&desk), "Grace Hopper");
    desk.keys("Down Down");
    assert_eq!(highlighted(&desk), "Ada Lovelace");
    let donald = finished("Donald Knuth", "2026-11-08", "yes");
    desk.files.insert(file("2026-11-08-donald"), donald);
    desk.files.remove(&file("2026-11-06-alan"));
    desk.files
        .insert(file("2026-11-01-edsger"), finished("Edsger W. Dijkstra", "2026-11-01", "no"));
    desk.changed_on_disk();
    let now = ["Donald Knuth", "Grace Hopper", "Ada Lovelace", "Edsger W. Dijkstra"];
    assert_eq!(shown(&desk), now);
    assert_eq!(highlighted(&desk), "Ada Lovelace");
    assert_eq!(picked(&desk), ["Ada Lovelace"]);
    desk.sees("11-0").sees("4 of 5");
    desk.files.remove(&file("2026-11-05-ada"));
    desk.changed_on_disk().sees_no("marked").sees("3 of 4");
    assert_eq!(highlighted(&desk), "Edsger W. Dijkstra", "the next one stands there then");
}

#[test]
fn a_session_that_changes_under_the_highlight_is_read_again() {
    let mut desk = library();
    desk.wait_ms(300).sees("Measures before");
    let text = finished("Grace Hopper", "2026-11-07", "strong no")
        .replace("Measures before", "Guesses before");
    desk.files.insert(file("2026-11-07-grace"), text);
    desk.changed_on_disk().sees("strong no").wait_ms(300).sees("Guesses before");
}

#[test]
fn the_folder_is_watched_while_the_list_or_a_page_is_on_the_screen_and_never_else() {
    let mut desk = Desk::start(Go::Home, files());
    assert_eq!(desk.watched, None);
    desk.keys("s");
    assert_eq!(desk.watched, Some(Watched::Sessions));
    desk.keys("Enter");
    assert_eq!(desk.watched, Some(Watched::Around(file("2026-11-07-grace"))));
    desk.files.remove(&file("2026-11-06-alan"));
    desk.changed_on_disk().keys("Esc").sees_no("Alan Turing");
    assert_eq!(desk.watched, Some(Watched::Sessions), "it is looked once more");
    desk.keys("F1");
    assert_eq!(desk.watched, Some(Watched::Sessions));
    desk.keys("Esc Esc");
    assert_eq!(desk.watched, None);
}

#[test]
fn a_folder_that_cannot_be_watched_is_said_once() {
    let mut desk = library();
    let report = Report::Unwatched { why: "too many folders are watched on this machine".into() };
    desk.tell(Msg::Disk(report.clone())).sees("Changes by others show when the list is opened");
    desk.keys("Down").sees_no("Changes by others").tell(Msg::Disk(report));
    desk.sees_no("Changes by others");
}

#[test]
fn a_list_is_not_begun_twice_while_it_comes_in() {
    let mut desk = Desk::start(Go::Banks, files());
    desk.slow = true;
    desk.keys("Esc s Esc s").answer();
    assert_eq!(shown(&desk).len(), 5);
}

#[test]
fn the_highlight_scrolls_the_list_no_further_than_it_has_to() {
    let mut desk = Desk::home();
    desk.tell(Msg::Disk(Report::Listed { rows: rows(100), seen: 0, names: 100, complete: true }));
    desk.slow = true;
    desk.keys("s End").sees("Candidate000");
    let top = list(&desk).top;
    desk.keys("Up Up Up");
    assert_eq!(list(&desk).top, top, "the highlight moves within the page first");
    desk.keys("Home");
    assert_eq!(list(&desk).top, 0);
}

#[test]
fn a_copy_is_marked_as_one_and_says_what_it_is_a_copy_of() {
    let mut files = files();
    let copy = files[&file("2026-11-07-grace")].clone();
    files.insert(file("2026-11-07-grace.conflict-1"), copy);
    let mut desk = Desk::start(Go::Library, files);
    desk.sees("(copy) Grace").keys("Down").sees("Conflict copy of 2026-11-07-grace");
    assert_eq!(shown(&desk).len(), 6);
}

#[test]
fn a_recommendation_that_nobody_gave_can_be_asked_for() {
    let mut files = files();
    files.insert(file("2026-11-09-none"), finished("Nobody Yet", "2026-11-09", ""));
    let mut desk = Desk::start(Go::Library, files);
    desk.write("rec:none");
    assert_eq!(shown(&desk), ["Nobody Yet"]);
}

proptest! {
    #[test]
    fn a_list_that_was_kept_up_is_the_one_that_would_be_read_anew(
        before in prop::collection::btree_map(0..40u8, 0..3u8, 0..40),
        after in prop::collection::btree_map(0..40u8, 0..3u8, 0..40),
        told in prop::collection::btree_set(0..40u8, 0..40),
    ) {
        let record = session_toml::parse("", finished("Sam", "2026-11-03", "yes").as_bytes());
        let header = Header::of(&record.expect("a session"));
        // Every third one is a copy of the one before it.
        let place = |nth: u8| match nth % 3 {
            2 => file(&format!("2026-11-{:02}.conflict-1", nth - 1)),
            _ => file(&format!("2026-11-{nth:02}")),
        };
        let row = |(nth, state): (&u8, &u8)| {
            let header = Header { candidate: state.to_string(), ..header.clone() };
            Row { file: place(*nth), header: Ok(header) }
        };
        let listed = |sessions: &BTreeMap<u8, u8>| {
            let mut rows: Vec<Row> = sessions.iter().map(row).collect();
            rows.sort_by_cached_key(|row| vivavoce::app::library::place(&row.file));
            Library::of(rows)
        };
        let mut library = listed(&before);
        // Whatever has changed is told, and some of what has not.
        let is_told = |(nth, state): &(&u8, &u8)| {
            before.get(nth) != Some(state) || told.contains(nth)
        };
        let rows = after.iter().filter(is_told).map(row).collect();
        let gone: Vec<PathBuf> =
            before.keys().filter(|nth| !after.contains_key(nth)).map(|nth| place(*nth)).collect();
        let version = library.version();
        prop_assert_eq!(library.merge(rows, &gone), before != after);
        prop_assert_eq!(library.version() != version, before != after);
        let anew = listed(&after);
        prop_assert_eq!(&library.rows, &anew.rows);
        prop_assert_eq!(library.names, anew.names);
        for nth in 0..anew.rows.len() {
            prop_assert_eq!(library.facts(nth), anew.facts(nth));
        }
    }
}
