//! Two programs, two machines, two disks: nobody's words are lost, and nobody is asked anything
//! while somebody types.

use std::path::{Path, PathBuf};

use vivavoce::app::{Effect, Held, Msg, Overlay, Report, Screen};
use vivavoce::domain::Phase;
use vivavoce::format::session_toml;

use crate::desk::{Desk, HOME, TILDE};

const ID: &str = "2026-11-24-ada-lovelace-backend";

fn file() -> PathBuf {
    Path::new(HOME).join(format!("sessions/{ID}.toml"))
}

fn at_the_first_question() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(60).keys("Alt-n").wait(30);
    desk
}

fn elsewhere() -> Held {
    Held::Elsewhere("Open in another program: pid 4711 on host ada since 15:02".into())
}

#[test]
fn a_file_that_another_program_has_changed_is_kept_and_the_interview_goes_on_beside_it() {
    let mut desk = at_the_first_question();
    desk.write("before").wait(2);
    desk.changes(&file(), "theirs");
    desk.write(" and after").wait(2);
    assert_eq!(desk.files[&file()], "theirs");
    assert_eq!(desk.on_disk().entries[1].notes.text(), "before and after");
    assert_eq!(desk.on_disk().id.as_str(), ID);
    assert!(desk.open().file.ends_with(format!("{ID}.conflict-1.toml")));
    assert_eq!(desk.app.overlay, None, "nothing is asked");
    desk.sees("saved as a copy").sees(&format!("yours is now .conflict-1 of {ID}"));
    // It stays until it was seen, and no letter goes to it.
    desk.wait(60).write("!").sees("Changed elsewhere").keys("Esc").sees_no("Changed elsewhere");
    desk.keys("Enter").write("!").wait(2);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "before and after!!");
    desk.keys("Esc q");
    let farewell = desk.farewell.clone().expect("a farewell").join("\n");
    assert!(farewell.contains(&format!("viva resume {ID}.conflict-1")), "{farewell}");
    assert!(farewell.contains(&format!("viva diff {ID} {ID}.conflict-1")), "{farewell}");
}

#[test]
fn both_names_are_given_in_full_where_there_is_room() {
    let mut desk = at_the_first_question();
    desk.resize(140, 45);
    desk.changes(&file(), "theirs");
    desk.keys("Alt-4").sees(&format!(
        "Changed elsewhere: {ID} is kept, yours goes on in {ID}.conflict-1. Esc: seen"
    ));
}

#[test]
fn a_session_that_is_open_elsewhere_is_shown_for_reading() {
    let mut desk = at_the_first_question();
    desk.write("so far").keys("Esc q");
    let mut desk = desk.again(60);
    desk.held = elsewhere();
    desk.resize(80, 200).keys("r");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    let said = "Open in another program: pid 4711 on host ada since 15:02; shown for reading.";
    assert_eq!(desk.said(), said);
    desk.sees("so far").sees("open in another program");
    assert!(desk.app.interview.is_none());

    // What the other one writes comes when it is heard of, and nothing looks on a timer.
    let text = desk.files[&file()].replace("so far", "so far, and more");
    desk.files.insert(file(), text);
    assert_eq!(desk.wait(60).app.deadline(), None);
    desk.sees_no("and more").changed_on_disk().sees("and more");

    // When it has let go, the interview can go on here.
    desk.keys("r");
    assert!(matches!(desk.app.screen, Screen::Page(_)));
    desk.held = Held::Free;
    desk.changed_on_disk();
    assert_eq!(desk.said(), "The other program has let go of this session.");
    desk.keys("r");
    assert_eq!(desk.app.screen, Screen::Live);
    assert_eq!(desk.notes(), "so far, and more");
}

#[test]
fn a_session_that_was_changed_after_a_crash_goes_on_beside_its_file() {
    let mut desk = at_the_first_question();
    desk.write("so far").wait(2);
    let mut desk = desk.again(60);
    desk.slow = true;
    desk.keys("r");
    // The disk has found that its file and its journal cannot be brought together.
    let copy = file().with_extension("conflict-1.toml");
    let ours = desk.session_in(&file()).expect("a session");
    desk.files.insert(copy.clone(), session_toml::print(&ours));
    desk.tell(Msg::Disk(Report::Parted { from: file(), file: copy.clone() }));
    let (result, held) = (Ok(Box::new(ours)), Held::Free);
    desk.tell(Msg::Disk(Report::Loaded { file: copy.clone(), result, held, own: true }));
    assert_eq!(desk.open().file, copy);
    desk.sees(&format!("yours is now .conflict-1 of {ID}"));
    desk.keys("Esc Enter").write("more");
    assert!(desk.notes().starts_with("so far"), "{}", desk.notes());
}

#[test]
fn a_session_that_others_cannot_be_kept_from_says_so() {
    let mut desk = at_the_first_question();
    let why = "permission denied".into();
    desk.tell(Msg::Disk(Report::Unguarded { file: file(), why }));
    assert!(desk.said().starts_with("Another program could write in this session"));
}

#[test]
fn another_machine_is_mentioned_and_not_obeyed() {
    let mut desk = at_the_first_question();
    desk.keys("Esc q");
    let mut desk = desk.again(60);
    desk.held = Held::Perhaps("pid 4711 on host ada since 15:02".into());
    desk.keys("r");
    assert_eq!(desk.app.screen, Screen::Live);
    assert!(desk.said().contains("pid 4711 on host ada"), "{}", desk.said());
}

#[test]
fn a_session_that_is_left_for_another_is_given_to_others() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-w Alt-w Alt-e F Esc Esc n").write("Zoë").keys("Enter");
    assert_eq!(desk.record().people.candidate, "Zoë");
    assert!(desk.asked.contains(&Effect::Release { file: file() }), "{:?}", desk.asked);
}

#[test]
fn a_session_is_saved_in_another_folder_when_its_own_takes_nothing() {
    let mut desk = at_the_first_question();
    desk.keys("Alt-o");
    assert_eq!(desk.said(), "This session is saved where it is.");
    desk.broken = Some("The disk is full.".into());
    desk.write("precious").wait(10).sees("NOT SAVED").sees("Alt-o folder").keys("Alt-o");
    desk.sees("Save in another folder").write("/media/stick");
    desk.broken = None;
    desk.keys("Enter");
    let there = Path::new("/media/stick").join(format!("{ID}.toml"));
    assert_eq!(desk.open().file, there);
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious");
    desk.write(" words").wait(2).sees(" saved ");
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious words");
    assert!(desk.asked.contains(&Effect::Release { file: file() }));
    desk.keys("Esc q");
    let farewell = desk.farewell.clone().expect("a farewell").join("\n");
    assert!(farewell.contains(&format!("viva resume {}", there.display())), "{farewell}");
}

#[test]
fn on_the_way_out_another_folder_is_offered_too() {
    let mut desk = at_the_first_question();
    desk.broken = Some("The disk is full.".into());
    desk.write("precious").keys("Esc q").sees("o saves in another folder").keys("o");
    desk.keys("Esc");
    assert_eq!(desk.app.overlay, Some(Overlay::Unsaved), "back to the question");
    desk.keys("o").write("not a folder").keys("Enter");
    let said = "Name a whole folder, from / or from ~/ on, as in ~/interviews.";
    assert_eq!(desk.said(), said);
    desk.sees("folder: not a folder").keys("Ctrl-U").write("/media/stick").keys("Enter");
    assert_eq!(desk.app.overlay, Some(Overlay::Unsaved), "that one takes nothing either");
    assert_eq!(desk.farewell, None);
    desk.keys("o").write("/media/other");
    desk.broken = None;
    desk.keys("Enter");
    let farewell = desk.farewell.clone().expect("a farewell").join("\n");
    assert!(farewell.contains("viva resume /media/other/"), "{farewell}");
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious");
}

#[test]
fn the_other_folder_may_begin_with_a_tilde() {
    for (typed, folder) in [
        ("~", TILDE.to_owned()),
        ("~/", format!("{TILDE}/")),
        ("~/x y", format!("{TILDE}/x y")),
        ("~//x/", format!("{TILDE}/x/")),
    ] {
        let mut desk = at_the_first_question();
        desk.broken = Some("The disk is full.".into());
        desk.write("precious").wait(10).keys("Alt-o").write(typed);
        desk.broken = None;
        desk.keys("Enter").sees(" saved ");
        assert_eq!(desk.open().file, Path::new(&folder).join(format!("{ID}.toml")), "{typed}");
    }
}

#[test]
fn a_folder_that_is_no_whole_one_is_refused_with_what_works_and_can_be_mended() {
    let mut desk = at_the_first_question();
    desk.broken = Some("The disk is full.".into());
    desk.write("precious").wait(10).keys("Alt-o");
    for typed in ["", "notes", "./notes", "~ada/notes", "$HOME/notes"] {
        desk.keys("Ctrl-U").write(typed).keys("Enter");
        assert!(desk.said().contains("from / or from ~/ on"), "{typed}: {}", desk.said());
        desk.sees("Save in another folder").sees(&format!("folder: {typed}"));
    }
    // What was typed is still there, and the beginning can be put before it.
    desk.keys("Ctrl-U").write("notes").keys("Enter Home").write("~/");
    desk.broken = None;
    desk.keys("Enter");
    assert!(desk.open().file.starts_with(Path::new(TILDE).join("notes")));

    desk.app.tilde = None;
    desk.broken = Some("The disk is full.".into());
    desk.write("!").wait(10).keys("Alt-o").write("~/notes").keys("Enter");
    assert_eq!(desk.said(), "Nobody knows what ~ stands for here: begin with /.");
}

#[test]
fn the_other_folder_overwrites_nobody() {
    let mut desk = at_the_first_question();
    let there = Path::new("/media/stick").join(format!("{ID}.toml"));
    desk.files.insert(there.clone(), "somebody else's".into());
    desk.broken = Some("The disk is full.".into());
    desk.write("precious").wait(2).keys("Alt-o").write("/media/stick");
    desk.broken = None;
    desk.keys("Enter");
    assert_eq!(desk.files[&there], "somebody else's");
    assert!(desk.open().file.ends_with(format!("{ID}-2.toml")));
    assert_eq!(desk.on_disk().entries[1].notes.text(), "precious");
}

#[test]
fn a_disk_that_takes_its_time_keeps_no_letter_waiting() {
    let mut desk = at_the_first_question();
    desk.slow = true;
    for nth in 1..=20 {
        desk.write("word ");
        assert_eq!(desk.notes(), "word ".repeat(nth));
        desk.sees("  …  ");
    }
    desk.wait(2).sees(" saving ").keys("Alt-4 Alt-n").write("next");
    assert_eq!((desk.notes().as_str(), desk.entry(1).rating), ("next", Some(4)));
    desk.answer().wait(2).answer();
    assert_eq!(desk.on_disk().entries[2].notes.text(), "next");
    assert_eq!(desk.on_disk().phase, Phase::Live);
    desk.sees(" saved ");
}
