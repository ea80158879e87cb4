//! Searching: a word that somebody said, in any session, and the way to it and back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ratatui::style::Modifier;
use vivavoce::app::screen::search::MOST_LINES;
use vivavoce::app::seeking::Progress;
use vivavoce::app::{Action, Effect, Go, Msg, Report, Screen};

use crate::desk::{Desk, bank_of, banks};

/// Two finished interviews, by two people on two banks, and a file that is no session.
fn files() -> BTreeMap<PathBuf, String> {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(5).write("asked for the plan\n+ a covering index, measured");
    desk.write("\ncost for writes")
        .keys("Alt-4 Alt-n")
        .wait(60)
        .write("- a cache without an owner");
    desk.keys("Alt-w Alt-w Alt-3").write("Index first, cache later.").keys("Alt-e F");
    let mut files = desk.files;
    let mut desk = Desk::interview_on(&bank_of(&banks(), "teamwork"), "30");
    desk.wait(30).keys("Alt-n").wait(5).write("! kept an index of every promise").wait(2);
    let text = |text: String| {
        text.replace("Ada Lovelace", "Zoë Quist").replace("Grace Hopper", "Robin Example")
    };
    files.extend(desk.files.into_iter().map(|(file, it)| (file, text(it))));
    files.insert("/home/sessions/2026-11-20-notes.toml".into(), "not a session".into());
    files
}

fn desk() -> Desk {
    Desk::start(Go::Home, files())
}

fn lines(desk: &Desk) -> usize {
    match &desk.app.screen {
        Screen::Search(search) => search.lines(),
        other => panic!("no search: {other:?}"),
    }
}

#[test]
fn a_session_that_is_gone_says_so_in_a_sentence() {
    let mut desk = desk();
    desk.keys("f").write("in:notes covering").sees("1 line in 1 session");
    let gone = desk.files.keys().find(|file| file.to_string_lossy().contains("ada-lovelace"));
    let gone = gone.expect("her session").clone();
    desk.files.remove(&gone);
    desk.journals.remove(&gone);
    desk.keys("Enter");
    let name = "2026-11-24-ada-lovelace-backend";
    assert_eq!(desk.said(), format!("{name} cannot be opened: there is no such file any more."));
}

/// Two interviews of the same candidate on the same guide and day, by two people.
fn twice() -> Desk {
    let mut files = files();
    let (file, text) = files.iter().find(|(_, text)| text.contains("Ada")).expect("a session");
    let id = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = text.replace("Grace Hopper", "Mary Somerville").replace(&id, &format!("{id}-2"));
    let other = file.with_file_name(format!("{id}-2.toml"));
    files.insert(other, text);
    Desk::start(Go::Home, files)
}

#[test]
fn what_was_found_says_who_has_asked() {
    let mut desk = twice();
    desk.keys("f").write("covering");
    desk.sees("Ada Lovelace · Grace Hopper · Backend").sees("Ada Lovelace · Mary Somerville · B");
}

#[test]
fn the_wording_of_a_question_is_shown_once_and_every_answer() {
    let mut desk = twice();
    desk.keys("f").write("query");
    let once = lines(&desk);
    desk.sees("; each question once").write(" in:questions");
    desk.sees_no("each question once");
    assert!(lines(&desk) > once, "{} and {once}", lines(&desk));
    desk.keys("Ctrl-U").write("covering").sees("4 lines in 2 sessions").sees_no("each question");
}

#[test]
fn a_line_whose_beginning_is_left_out_keeps_the_sign_of_its_mark() {
    let mut desk = desk();
    desk.resize(40, 15).keys("f").write("owner").sees(" - …");
}

#[test]
fn a_word_leads_to_the_line_in_which_it_was_said_and_back() {
    let mut desk = desk();
    desk.keys("f")
        .write("in:notes covering")
        .sees("1 line in 1 session, of 3; 1 file cannot be read");
    desk.sees("Ada Lovelace · Grace Hopper · Backend developer · One hour");
    // The line stands among those around it.
    desk.sees("asked for the plan").sees("cost for writes");
    desk.keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    desk.sees("+ a covering index, measured").sees("Ada Lovelace · Grace Hopper · One hour");
    let (cells, mut marked) = (desk.cells(), 0);
    for (row, line) in (0..).zip(desk.screen().lines()) {
        let stands_out = cells[(1, row)].modifier.contains(Modifier::REVERSED);
        assert!(!stands_out || line.contains("covering"), "{line}");
        marked += usize::from(stands_out);
    }
    assert_eq!(marked, 1);
    desk.keys("Esc").sees("covering").sees("1 line in 1 session").keys("Esc");
    assert!(matches!(desk.app.screen, Screen::Home(_)));
}

#[test]
fn every_kind_of_text_is_searched_and_leads_to_its_place() {
    for (text, sees, on_the_page) in [
        ("in:notes owner", "- a cache without an owner", "without an owner"),
        ("in:reasons later", "Index first, cache later.", "Index first, cache later."),
        ("in:names zoe", "Zoë Quist", "Zoë Quist"),
        ("in:questions \"held something up\"", "held something up", "held"),
    ] {
        let mut desk = desk();
        desk.keys("f").write(text).sees(sees).keys("Enter");
        assert!(matches!(desk.app.screen, Screen::Page(_)), "{text}");
        desk.sees(on_the_page);
    }
}

#[test]
fn what_was_found_stands_out_without_a_colour_too() {
    let mut desk = desk();
    desk.keys("f").write("covering measured");
    let (cells, screen) = (desk.cells(), desk.screen());
    let row = screen.lines().position(|line| line.contains("+ a covering index")).expect("a line");
    let row = u16::try_from(row).expect("a row");
    let mut found = String::new();
    for column in 0..80 {
        let cell = &cells[(column, row)];
        if cell.modifier.contains(Modifier::UNDERLINED | Modifier::BOLD) {
            found.push_str(cell.symbol());
        }
    }
    assert_eq!(found, "coveringmeasured");
}

#[test]
fn filters_choose_the_sessions_and_go_along_from_the_list() {
    let mut desk = desk();
    desk.keys("f").write("in:notes index");
    assert_eq!(lines(&desk), 2);
    desk.write(" by:robin").sees("kept an index of every promise");
    assert_eq!(lines(&desk), 1);
    let mut desk = Desk::start(Go::Library, files());
    desk.write("bank:backend").keys("Ctrl-F").sees("bank:backend").write("in:notes index");
    assert_eq!(lines(&desk), 1);
    desk.keys("Esc").sees("Sessions").sees("bank:backend");
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_is_looked_for() {
    let mut desk = desk();
    desk.keys("f").write("in:notes owner after:soon").sees("`soon` is no day");
    assert_eq!(lines(&desk), 1);
    desk.keys("Ctrl-U").paste(&"x".repeat(500)).sees("too long to look for");
    assert_eq!(lines(&desk), 0);
}

#[test]
fn only_the_newest_question_is_answered() {
    let mut desk = desk();
    desk.slow = true;
    desk.keys("f").write("in:notes ow").sees("Looking");
    desk.write("ner").answer_one();
    assert_eq!(lines(&desk), 0, "the answer to `o` is of no interest");
    desk.answer().sees("1 line in 1 session");
}

#[test]
fn lines_come_in_while_it_is_looking_and_what_is_highlighted_stays() {
    let mut desk = desk();
    desk.keys("f").write("index");
    let found = match &desk.app.screen {
        Screen::Search(search) => search.found.clone(),
        _ => Vec::new(),
    };
    desk.slow = true;
    let mut desk = self::desk();
    desk.slow = true;
    desk.keys("f").write("i");
    let part = |nth: usize, looked, complete| Progress {
        found: found.get(nth).map(|it| (**it).clone()).into_iter().collect(),
        looked,
        of: 10_000,
        complete,
        ..Progress::default()
    };
    let tell = |desk: &mut Desk, progress| {
        desk.tell(Msg::Disk(Report::Found { ticket: 1, progress }));
    };
    tell(&mut desk, part(0, 1_240, false));
    desk.sees("looked at 1,240 of 10,000").keys("Down");
    let highlighted = |desk: &Desk| match &desk.app.screen {
        Screen::Search(search) => search.chosen().map(|(_, hit)| hit.clone()),
        _ => None,
    };
    let before = highlighted(&desk);
    assert!(before.is_some());
    tell(&mut desk, part(1, 10_000, true));
    assert_eq!(highlighted(&desk), before);
    desk.sees("in 2 sessions, of 10,000");
}

#[test]
fn a_search_goes_on_behind_the_page_that_it_has_opened() {
    let mut desk = desk();
    desk.keys("f").write("in:notes covering");
    let Screen::Search(search) = desk.app.screen.clone() else { panic!("no search") };
    let part = |complete| {
        let (found, looked) = (vec![(*search.found[0]).clone()], 1 + usize::from(complete));
        let progress = Progress { found, looked, of: 2, complete, ..Progress::default() };
        Msg::Disk(Report::Found { ticket: 100, progress })
    };
    let mut desk = self::desk();
    desk.slow = true;
    desk.keys("f").write(&"x".repeat(99)).write("y").tell(part(false)).sees("looked at 1 of 2");
    desk.slow = false;
    desk.keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    desk.tell(part(true)).keys("Esc").sees("2 lines in 2 sessions, of 2");
    let ends = desk.asked.contains(&Effect::EndSearch);
    assert!(!ends, "it has come to its end by itself: {:?}", desk.asked);
}

#[test]
fn leaving_it_ends_it() {
    let mut desk = desk();
    desk.slow = true;
    desk.keys("f").write("c").keys("Esc");
    assert_eq!(desk.asked, [Effect::EndSearch]);
    desk.keys("f").write("c").keys("Backspace");
    assert_eq!(desk.asked, [Effect::EndSearch, Effect::EndSearch]);
    desk.answer().sees("Type words of a note");
}

#[test]
fn a_file_that_has_gone_is_said_and_the_lines_stay() {
    let mut desk = desk();
    desk.keys("f").write("in:notes covering");
    desk.files.clear();
    desk.keys("Enter").sees("1 line in 1 session");
    assert!(!desk.said().is_empty());
}

#[test]
fn no_more_lines_are_shown_than_anybody_reads_and_that_is_said() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").paste(&"needle\n".repeat(MOST_LINES + 7));
    desk.keys("Alt-w Alt-w Alt-e F").keys("Esc Esc f").write("needle");
    assert_eq!(lines(&desk), MOST_LINES);
    desk.sees("The first 500 lines").keys("End").sees("needle");
}

#[test]
fn nothing_found_and_nothing_there_are_told_apart() {
    desk().keys("f").write("qqqq").sees("This stands in no session.");
    Desk::home().keys("f").write("qqqq").sees("There is no session yet.");
}

#[test]
fn a_line_is_highlighted_by_a_press_and_opened_by_the_next() {
    let mut desk = desk();
    desk.keys("f").write("in:notes index");
    let row = desk.screen().lines().position(|it| it.contains("a covering index")).expect("a row");
    let row = u16::try_from(row).expect("a row");
    desk.click_at(20, row);
    assert!(matches!(desk.app.screen, Screen::Search(_)));
    desk.click_at(20, row - 1);
    assert!(matches!(desk.app.screen, Screen::Search(_)), "a heading is nothing");
    desk.wait(1).click_at(20, row);
    assert!(matches!(desk.app.screen, Screen::Page(_)));
}

#[test]
fn the_whole_of_a_long_line_is_shown_around_what_was_found() {
    let mut desk = Desk::interview("backend", "60");
    let long = format!("{} needle {}", "hay ".repeat(200), "straw ".repeat(200));
    desk.wait(30).keys("Alt-n").paste(&long).keys("Alt-w Alt-w Alt-e F Esc Esc f").write("needle");
    for (columns, rows) in [(40, 14), (60, 20), (140, 45)] {
        desk.resize(columns, rows);
        assert!(desk.screen().matches("needle").count() >= 3, "{}", desk.screen());
    }
}

#[test]
fn it_is_among_all_actions_where_it_can_be_opened() {
    for (go, keys) in [(Go::Home, ":"), (Go::Library, "Ctrl-P")] {
        let mut desk = Desk::start(go, files());
        desk.keys(keys).write("search in").keys("Enter");
        assert!(matches!(desk.app.screen, Screen::Search(_)));
        assert!(!desk.app.key_of(Action::Choose).is_empty());
    }
}
