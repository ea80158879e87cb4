//! Sessions leave the home from the list and from a session's page.

use std::path::{Path, PathBuf};

use vivavoce::app::{Effect, Export, Exported, Go, Msg, NotExported, Overlay, Report};
use vivavoce::format::export::{Format, Options};

use crate::desk::{Desk, HOME, TILDE};

/// The list with two finished interviews, the one with Ada highlighted.
fn list() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").write("+ measured").keys("Alt-4 Alt-w Alt-w Alt-e F").wait(60);
    let (file, text) = desk.files.first_key_value().expect("a session");
    let other = file.with_file_name("2026-11-01-alan-turing-backend.toml");
    let mut files = desk.files.clone();
    files.insert(other, text.replace("Ada Lovelace", "Alan Turing"));
    Desk::start(Go::Library, files)
}

fn ada() -> PathBuf {
    Path::new(HOME).join("sessions/2026-11-24-ada-lovelace-backend.toml")
}

/// What was asked of the disk last.
fn asked(desk: &Desk) -> &Export {
    match desk.asked.last() {
        Some(Effect::Export(order)) => order,
        other => panic!("no export: {other:?}"),
    }
}

fn done(to: &str, sessions: usize, unreadable: usize) -> Msg {
    let folder = false;
    Msg::Disk(Report::Exported(Ok(Exported { to: to.into(), sessions, unreadable, folder })))
}

fn filled(to: &str, sessions: usize) -> Msg {
    let (to, unreadable, folder) = (to.into(), 0, true);
    Msg::Disk(Report::Exported(Ok(Exported { to, sessions, unreadable, folder })))
}

fn refused(why: &str) -> Msg {
    Msg::Disk(Report::Exported(Err(NotExported::Failed(why.into()))))
}

fn exists(file: &str, folder: bool) -> Msg {
    Msg::Disk(Report::Exported(Err(NotExported::Exists { file: file.into(), folder })))
}

#[test]
fn the_highlighted_session_becomes_a_report_in_two_keys() {
    let mut desk = list();
    desk.keys("Alt-x").sees("Export a session").sees("2026-11-24-ada-lovelace-backend.html");
    desk.sees("a report to print, mail or read").keys("Enter").sees("Writing…");
    let (format, options) = (Format::Html, Options::default());
    let to = PathBuf::from("2026-11-24-ada-lovelace-backend.html");
    let (replace, table) = (false, None);
    assert_eq!(*asked(&desk), Export { files: vec![ada()], format, options, to, replace, table });
    desk.tell(done("/users/grace/work/ada.md", 1, 0));
    assert_eq!(desk.said(), "ada.md is in ~/work");
    desk.sees_no("Export a session").sees("Sessions");
}

#[test]
fn a_comparison_is_exported_as_it_stands_on_the_screen() {
    let mut desk =
        Desk::start(Go::Library, crate::desk::round::files(&crate::desk::round::round()));
    desk.keys("Alt-c i Tab x").sees("Export the comparison").sees("file: comparison.html");
    // There are no lines of sessions in it, and no notes.
    desk.sees_no("jsonl").sees("anonymous").sees_no("without the notes");
    desk.keys("Tab Enter");
    let order = asked(&desk);
    let table = order.table.as_ref().expect("a comparison");
    assert!(table.shape.folded && table.shape.by_question, "{table:?}");
    assert_eq!((order.format, order.files.len()), (Format::Markdown, 4));
    assert_eq!(table.aside, ["Not compared: 1 not finished (Katherine Johnson, live)."]);
    desk.tell(done("/users/grace/work/comparison.md", 4, 0)).sees("One hour");
}

#[test]
fn a_page_exports_its_session() {
    let mut desk = list();
    desk.write("ada").keys("Enter x").sees("Export a session").keys("Enter");
    assert_eq!(asked(&desk).files, [ada()]);
    desk.keys("Esc").sees("Ada Lovelace · One hour");
}

#[test]
fn tab_goes_through_the_formats_and_the_ending_of_the_name_follows() {
    let mut desk = list();
    desk.keys("Alt-x");
    for format in Format::ALL.iter().skip(1).chain([&Format::ALL[0]]) {
        let name = format!("2026-11-24-ada-lovelace-backend.{}", format.word());
        desk.keys("Tab").sees(&name).sees(format.meaning());
    }
    let last = Format::ALL[Format::ALL.len() - 1].word();
    desk.keys("Shift-Tab").sees(&format!("backend.{last}"));
    desk.keys("Ctrl-U").write("mine.data").keys("Tab").sees("mine.data");
    desk.keys("Ctrl-U").write("mine.html").keys("Tab").sees("mine.md");
}

#[test]
fn an_anonymous_file_is_not_named_after_the_candidate() {
    let mut desk = list();
    desk.keys("Alt-x Alt-a").sees("file: anonymous.html").sees("[x] anonymous");
    desk.sees("[x] without the notes' words").keys("Alt-n");
    desk.sees("What is anonymous never has the words of the notes.").keys("Enter");
    assert_eq!(asked(&desk).options, Options { anonymous: true, notes: true, summary: false });
    let mut desk = list();
    desk.keys("Alt-x Alt-n")
        .sees("[x] without the notes' words")
        .sees("[ ] anonymous")
        .keys("Enter");
    assert_eq!(asked(&desk).options, Options { anonymous: false, notes: false, summary: false });
}

#[test]
fn a_summary_is_named_so_and_data_has_none() {
    let mut desk = list();
    desk.keys("Alt-x Alt-s").sees("[x] a summary").sees("backend-summary.html").keys("Enter");
    assert!(asked(&desk).options.summary);
    let mut desk = list();
    desk.keys("Alt-x Alt-s Tab Tab").sees("backend-summary.txt");
    desk.keys("Tab").sees("backend.json").sees("[ ] a summary").keys("Alt-s");
    desk.sees("json always has everything: no summary of it.").keys("Enter");
    assert!(!asked(&desk).options.summary);
}

#[test]
fn what_was_not_written_says_why_in_the_panel_and_can_be_tried_again() {
    let mut desk = list();
    desk.keys("Alt-x Enter").tell(refused("The disk is full."));
    desk.sees("The disk is full.").sees("Export a session");
    desk.keys("Ctrl-U Enter").sees("Name a file to write.");
    desk.write("~/b.md").keys("Enter").sees("Writing…");
    assert_eq!(asked(&desk).to, Path::new(TILDE).join("b.md"));
    desk.tell(done("/users/grace/b.md", 1, 0)).sees_no("Export a session");
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked_for_once_more() {
    let mut desk = list();
    desk.keys("Alt-x Ctrl-U").write("~/a.html").keys("Enter");
    assert!(!asked(&desk).replace);
    desk.tell(exists("/users/grace/a.html", false));
    desk.sees("a.html exists already in ~. Enter once more replaces it").keys("Enter");
    assert!(asked(&desk).replace);
    desk.tell(done("/users/grace/a.html", 1, 0));
    assert_eq!(desk.said(), "a.html is in ~");
    // Another name, or another kind of report, is another question.
    desk.keys("Alt-x Ctrl-U").write("~/a.html").keys("Enter");
    desk.tell(exists("/users/grace/a.html", false)).keys("Alt-a").sees_no("exists already");
    desk.keys("Enter");
    assert!(!asked(&desk).replace);
    desk.tell(exists("/users/grace/a.html", false)).keys("Backspace Backspace").write("ml");
    desk.sees_no("exists already");
}

#[test]
fn an_ending_that_names_a_format_chooses_it_and_one_of_none_is_refused() {
    let mut desk = list();
    desk.keys("Alt-x Ctrl-U").write("/tmp/answers.csv").sees(Format::Csv.meaning()).keys("Enter");
    assert_eq!(asked(&desk).format, Format::Csv);
    for (name, advice) in [
        ("offer.pdf", "A browser"),
        ("data.xlsx", "A spreadsheet"),
        ("sessions.txtx", "Nothing is written as .txtx"),
    ] {
        let mut desk = list();
        desk.keys("Alt-x Ctrl-U").write(name).keys("Enter").sees(advice);
        assert!(!desk.asked.iter().any(|it| matches!(it, Effect::Export(_))), "{name}");
        desk.keys("Ctrl-W").write("report.MD").keys("Enter");
        assert_eq!(asked(&desk).format, Format::Markdown, "{name}");
    }
    // A folder may have a dot in its name, and a file no ending.
    for name in ["round.one/", "answers", "round.2026-11"] {
        let mut desk = list();
        desk.keys("Alt-x Ctrl-U").write(name).keys("Enter").sees("Writing…");
    }
}

#[test]
fn a_folder_says_how_many_files_it_got() {
    let mut desk = list();
    desk.keys("Alt-a Alt-x Ctrl-U").write("~/hr/").keys("Enter").tell(filled("/users/grace/hr", 2));
    assert_eq!(desk.said(), "2 files are in ~/hr");
    desk.keys("Alt-x Ctrl-U").write("~/hr/").keys("Enter");
    desk.tell(exists("/users/grace/hr/a.html", true));
    desk.sees("a.html exists already in ~/hr. Enter once more replaces what");
}

#[test]
fn an_export_says_whose_sessions_it_takes_and_which_are_not_in_view() {
    let mut desk = list();
    desk.keys("Alt-a Alt-x").sees("Export 2 sessions").sees("Ada Lovelace, Alan Turing");
    desk.sees_no("not shown").keys("Esc").write("ada").sees("2 marked, 1 of them not shown");
    desk.keys("Alt-x").sees("1 of them not shown in the list now. Ada Lovelace, Alan");
}

#[test]
fn the_keys_of_the_panel_are_shown_over_it_and_it_comes_back() {
    let mut desk = list();
    desk.keys("Alt-x Ctrl-U").write("mine.md").keys("F1").sees("Exporting sessions");
    desk.sees("Alt-n").sees("without the words of the notes").keys("Esc").sees("file: mine.md");
    desk.keys("Enter F1").sees("Writing…");
    desk.tell(done("/work/mine.md", 1, 0)).sees_no("Export a session");
}

#[test]
fn whoever_has_left_the_panel_hears_of_it_all_the_same() {
    let mut desk = list();
    desk.keys("Alt-x Enter Esc").sees_no("Export a session");
    desk.tell(done("/work/a.md", 3, 1));
    assert_eq!(desk.said(), "a.md has 3 sessions (1 cannot be read) and is in /work");
    desk.tell(done("/users/grace/b.md", 2, 0));
    assert_eq!(desk.said(), "b.md has 2 sessions and is in ~");
    desk.tell(refused("The disk is full."));
    assert_eq!(desk.said(), "Nothing was exported. The disk is full.");
    // A panel that has asked for nothing takes no answer for its own.
    desk.keys("Alt-x").tell(refused("The disk is full.")).sees("Export a session");
    assert!(matches!(&desk.app.overlay, Some(Overlay::Export(ask)) if ask.trouble.is_none()));
}

#[test]
fn enter_asks_once_however_often_it_is_pressed() {
    let mut desk = list();
    desk.keys("Alt-x Enter Enter Tab Enter");
    assert_eq!(desk.asked.iter().filter(|it| matches!(it, Effect::Export(_))).count(), 1);
}

#[test]
fn what_cannot_be_exported_opens_no_panel() {
    let mut desk = list();
    desk.write("nobody").keys("Alt-x");
    assert_eq!(desk.said(), "There is no session here that can be exported.");
    desk.files.insert("/home/sessions/2027-words.toml".into(), "words".into());
    let mut desk = Desk::start(Go::Library, desk.files);
    desk.write("words").keys("Alt-x");
    assert_eq!(desk.said(), "There is no session here that can be exported.");
}

#[test]
fn the_panel_is_whole_in_every_size() {
    for (columns, rows) in [(140, 45), (80, 24), (60, 20), (40, 14)] {
        let mut desk = list();
        desk.resize(columns, rows).keys("Alt-x").sees("txt").sees("file:").sees("[ ] anonymous");
    }
}

#[test]
fn the_mouse_does_what_the_keys_do() {
    let mut desk = list();
    desk.keys("Alt-x").click("a report to print").sees("a report for a forge");
    desk.click("[ ] anonymous").sees("[x] anonymous").sees("anonymous.md");
    desk.click("without the notes' words").sees("never has the words").click("[x] anonymous");
    desk.sees("[ ] anonymous").click("without the notes' words").sees("[x] without");
}
