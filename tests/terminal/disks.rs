//! Disks that fail under the real program, by what anybody may do to a file of their own: no
//! rights, no mounts and no tools are needed.

use std::fs;
use std::path::Path;

use crate::pty::{Ended, Home, Pty, alt, read};

const RUN: [&str; 7] = ["run", "--now", "backend", "--candidate", "Ada Lovelace", "--guide", "60"];

/// An interview with a word that is on the disk.
fn opening(home: &Home) -> Pty {
    let mut viva = home.viva(&RUN);
    viva.sees("─ Opening").keys("one").sees("one").saved();
    viva
}

/// Leaves, and nothing lies beside the session, whose notes are these.
#[track_caller]
fn leaves(home: &Home, viva: &mut Pty, text: &str) -> Ended {
    let ended = viva.keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().entries[0].notes.text(), text);
    assert_eq!(names(&home.sessions()).len(), 1, "{:?}", names(&home.sessions()));
    ended
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> =
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Takes the folder of the sessions away while somebody types; it is put back, with everything
/// in it that keeps the session.
fn goes_on_without(home: &Home, take_away: impl FnOnce()) {
    let mut viva = opening(home);
    let before = names(&home.sessions());
    take_away();
    viva.keys(" two").sees("one two");
    viva.until("everything is back", |_| names(&home.sessions()) == before);
    viva.saved();
    // What the file does not have yet is in the journal, and the journal where it is looked for.
    viva.keys(" three").sees("one two three");
    drop(viva);
    let mut viva = home.viva(&["resume"]);
    viva.sees("one two three");
    leaves(home, &mut viva, "one two three");
}

#[test]
fn a_folder_that_is_deleted_under_a_live_session_is_put_back() {
    let home = Home::new();
    goes_on_without(&home, || fs::remove_dir_all(home.sessions()).expect("a folder"));
}

#[test]
fn a_home_that_is_deleted_under_a_live_session_is_put_back() {
    let home = Home::new();
    goes_on_without(&home, || fs::remove_dir_all(home.path("home")).expect("a folder"));
}

#[test]
fn a_folder_that_is_moved_away_under_a_live_session_is_put_back() {
    let home = Home::new();
    let there = home.path("moved");
    goes_on_without(&home, || fs::rename(home.sessions(), &there).expect("a folder"));
}

#[test]
fn a_session_whose_folder_was_deleted_is_still_in_one_programs_hands() {
    let home = Home::new();
    let mut first = opening(&home);
    fs::remove_dir_all(home.sessions()).expect("a folder");
    first.keys(" two").sees("one two");
    first.until("it is put back", |_| home.files().len() == 1).saved();
    let mut second = home.viva(&["resume"]);
    second.sees("Open in another program: pid ").keys("q").end().well();
    leaves(&home, &mut first, "one two");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named_and_when_it_goes_everything_is_saved() {
    let home = Home::new();
    let mut viva = opening(&home);
    fs::remove_dir_all(home.sessions()).expect("a folder");
    fs::write(home.sessions(), "in the way").expect("a file");
    viva.keys(" two").sees("NOT SAVED").sees("This is not a folder").sees("Not kept;");
    viva.keys(" three").sees("one two three");
    viva.keys(alt('q')).sees("This is not saved").sees("This is not a folder").keys("\x1b");
    viva.sees_no_more("This is not saved").keys(" four").sees("one two three four");
    assert_eq!(fs::read_to_string(home.sessions()).expect("a file"), "in the way");
    fs::remove_file(home.sessions()).expect("a file");
    viva.saved();
    leaves(&home, &mut viva, "one two three four");
}

/// The sessions of the whole interview go nowhere: not even the journal takes a byte.
fn on_a_disk_that_takes_nothing(home: &Home) -> Pty {
    let mut arguments = vec!["-c", "ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_viva")];
    let folder = home.path("home").display().to_string();
    arguments.extend(["--home", &folder]);
    arguments.extend(RUN);
    let mut command = home.command("sh");
    command.args(arguments);
    let mut viva = Pty::start((110, 36), command);
    viva.sees("NOT SAVED").keys("precious").sees("precious");
    viva
}

#[test]
fn a_disk_that_takes_nothing_ends_no_interview_and_leaving_is_asked_about() {
    let home = Home::new();
    let mut viva = on_a_disk_that_takes_nothing(&home);
    viva.keys(alt('q')).sees("This is not saved").sees("Ada Lovelace");
    viva.keys("q").sees("This is not saved").keys("\x1b").sees_no_more("This is not saved");
    viva.keys(" words").sees("precious words").keys(alt('q')).sees("This is not saved");
    let ended = viva.keys("Q").end().gave_the_terminal_back();
    ended
        .shows("Not saved: The system lets no file grow that large.")
        .shows("This may have lost everything");
    assert!(home.files().is_empty(), "{:?}", home.files());
}

#[test]
fn a_signal_on_a_disk_that_takes_nothing_still_ends_and_says_what_is_lost() {
    let home = Home::new();
    let mut viva = on_a_disk_that_takes_nothing(&home);
    let ended = viva.signal(crate::pty::Signal::TERM).end().gave_the_terminal_back();
    assert_eq!(ended.code, 143);
    ended
        .shows("Not saved: The system lets no file grow that large.")
        .shows("This may have lost everything");
}

#[cfg(target_os = "linux")]
#[test]
fn a_short_write_replaces_nothing_and_is_made_good_by_itself() {
    let home = Home::new();
    let mut viva = opening(&home);
    let [file] = home.files().try_into().expect("one session");
    let (good, before) = (fs::read(&file).expect("a session"), names(&home.sessions()));
    viva.limit_files(Some(good.len() as u64 / 2));
    viva.keys(" two").sees("NOT SAVED").sees("one two");
    viva.keys(" three").sees("one two three");
    assert_eq!(fs::read(&file).expect("a session"), good);
    assert_eq!(names(&home.sessions()), before, "half a file is left");
    viva.limit_files(None).saved().keys(" four").sees("one two three four");
    drop(viva);
    let mut viva = home.viva(&["resume"]);
    viva.sees("one two three four");
    leaves(&home, &mut viva, "one two three four");
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_done_while_not_a_byte_can_be_written_is_there_when_it_can() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.limit_files(Some(0)).keys(format!("{} two", alt('n'))).sees("─ 1 · ").sees("NOT SAVED");
    viva.keys(format!("{} and{}", alt('4'), alt('A')))
        .sees("Rating: 4")
        .sees("A ☑")
        .sees("two and");
    viva.limit_files(None).saved().keys(alt('q')).end().well();
    let record = home.record();
    let entry = &record.entries[1];
    assert_eq!((entry.notes.text().trim(), entry.rating), ("two and", Some(4)));
    assert_eq!(entry.signals, [0]);
}

#[test]
fn a_lock_that_came_from_another_machine_blocks_nobody_and_is_mentioned() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.keys(alt('q')).end().well();
    let [file] = home.files().try_into().expect("one session");
    let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let lock = file.with_file_name(format!(".{stem}.lock"));
    fs::write(&lock, "host = \"laptop-of-ada\"\npid = 4711\n").expect("a lock");
    let mut viva = home.viva(&["resume"]);
    viva.sees("pid 4711 on host laptop-of-ada").keys(" two").sees("one two").saved();
    leaves(&home, &mut viva, "one two");
    assert_eq!(read(&file).entries[0].notes.text(), "one two");
}
