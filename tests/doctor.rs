//! The real program in homes where something is not as it should be.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const SAMPLE: &str = include_str!("golden/session-1.toml");
const ID: &str = "2026-11-03-sam-example-backend";

/// A home with one good session in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        for folder in ["home", "home/sessions", "home/questions"] {
            fs::create_dir(place.path(folder)).expect("a folder");
            place.mode(folder, 0o700);
        }
        place.write(&format!("home/sessions/{ID}.toml"), SAMPLE);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file that only its owner can read.
    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
        self.mode(name, 0o600);
    }

    fn session(&self, name: &str, text: &str) {
        self.write(&format!("home/sessions/{name}"), text);
    }

    fn mode(&self, name: &str, mode: u32) {
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(self.path(name), mode).expect("a mode");
    }

    fn mode_of(&self, name: &str) -> u32 {
        fs::metadata(self.path(name)).expect("a file").permissions().mode() & 0o7777
    }

    /// The names of the hidden files beside the sessions.
    fn hidden(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("home/sessions")).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> =
            names.map(|name| name.into_string().expect("Unicode")).collect();
        names.retain(|name| name.starts_with('.'));
        names.sort();
        names
    }

    /// What was printed, what was said beside it, and the exit status.
    fn viva(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let output = Command::new(env!("CARGO_BIN_EXE_viva"))
            .args(arguments)
            .env_remove("VIVA_HOME")
            .env("XDG_STATE_HOME", self.path("state"))
            .env("XDG_DATA_HOME", self.path("data"))
            .arg("--home")
            .arg(self.path("home"))
            .stdin(Stdio::null())
            .output()
            .expect("the program");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    /// What the doctor finds: something, the words of which are these.
    fn finds(&self, words: &[&str]) -> String {
        let (out, err, code) = self.viva(&["doctor"]);
        assert_eq!((err.as_str(), code), ("", Some(1)), "{out}");
        let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in words {
            assert!(flat.contains(words), "{words} is not in\n{out}");
        }
        out
    }
}

/// The number of a process that has ended.
fn gone() -> u32 {
    let mut child = Command::new("true").spawn().expect("a program");
    child.wait().expect("its end");
    child.id()
}

#[test]
fn a_home_that_is_not_there_is_not_in_order() {
    let place = Place::new();
    fs::remove_dir_all(place.path("home")).expect("a folder");
    let (out, err, code) = place.viva(&["doctor"]);
    assert_eq!((out.as_str(), code), ("", Some(1)));
    assert!(err.starts_with("viva: There is no folder "), "{err}");
    assert!(!place.path("home").exists());
}

#[test]
fn a_home_in_order_is_said_to_be_so() {
    let place = Place::new();
    let (out, err, code) = place.viva(&["doctor"]);
    assert!(out.starts_with("Nothing is wrong in "), "{out}");
    assert_eq!((out.lines().count(), err.as_str(), code), (1, "", Some(0)));
}

#[test]
fn what_others_can_read_is_named_and_narrowed() {
    let place = Place::new();
    let session = format!("home/sessions/{ID}.toml");
    place.mode("home/sessions", 0o755);
    place.mode(&session, 0o644);
    place.finds(&["its mode is 0755. Make it yours alone: chmod 700.", "its mode is 0644."]);
    assert_eq!(place.mode_of(&session), 0o644, "only looked at");
    let (out, _, code) = place.viva(&["doctor", "--fix"]);
    assert!(out.contains("Mended: Only you can get at it now."), "{out}");
    assert!(out.ends_with("2 things mended, and nothing else is wrong.\n"), "{out}");
    assert_eq!((code, place.mode_of(&session)), (Some(0), 0o600));
    assert_eq!(place.mode_of("home/sessions"), 0o700);
    assert_eq!(fs::read_to_string(place.path(&session)).expect("a session"), SAMPLE);
    assert_eq!(place.viva(&["doctor"]).2, Some(0));
}

#[test]
fn a_link_is_named_and_never_followed() {
    let place = Place::new();
    place.write("elsewhere.toml", SAMPLE);
    place.mode("elsewhere.toml", 0o644);
    symlink(place.path("elsewhere.toml"), place.path("home/sessions/link.toml")).expect("a link");
    place.finds(&["This is a link in the place of a session"]);
    assert_eq!(place.viva(&["doctor", "--fix"]).2, Some(1));
    assert_eq!(place.mode_of("elsewhere.toml"), 0o644);
    // Neither in the list nor by its name or path.
    let path = place.path("home/sessions/link.toml").display().to_string();
    for arguments in [&["list"][..], &["show", "link"], &["show", &path], &["resume", "link"]] {
        let (out, err, _) = place.viva(arguments);
        assert!(err.contains("a link to another place, and sessions are not read"), "{err}");
        assert_eq!(out.matches("Sam Example").count(), usize::from(arguments == ["list"]), "{out}");
    }
}

#[test]
fn temporary_files_go_when_their_process_has() {
    let place = Place::new();
    let (gone, here) = (gone(), std::process::id());
    let old = format!(".{ID}.toml.{gone}-0.tmp");
    let new = format!(".{ID}.toml.{here}-0.tmp");
    let notes = format!(".notes-{gone}-0.md");
    for name in [&old, &new, &notes] {
        place.session(name, "half a session");
    }
    place.finds(&["left over from a program that has ended", "open in an editor"]);
    let (out, _, code) = place.viva(&["doctor", "--fix"]);
    assert!(out.contains("1 thing mended; 1 thing left for a person."), "{out}");
    let is_there = |name: &str| place.path("home/sessions").join(name).exists();
    assert_eq!((is_there(&old), is_there(&new), code), (false, true, Some(1)));
    assert!(is_there(&notes), "it may hold what nothing else does");
}

#[test]
fn a_lock_that_nobody_holds_goes_and_one_that_is_held_stays() {
    let place = Place::new();
    place.session(&format!(".{ID}.lock"), "");
    place.session(".gone.lock", "");
    place.session(".held.lock", "");
    let held = fs::File::open(place.path("home/sessions/.held.lock")).expect("a lock");
    held.lock().expect("nobody has it");
    let out = place.finds(&["This lock is left over from a program that has ended"]);
    assert!(!out.contains(".held."), "{out}");
    let (out, _, code) = place.viva(&["doctor", "--fix"]);
    assert!(out.ends_with("2 things mended, and nothing else is wrong.\n"), "{out}");
    assert_eq!((place.hidden(), code), (vec![".held.lock".to_owned()], Some(0)));
}

#[test]
fn a_journal_that_nobody_needs_goes_and_any_other_is_kept() {
    use vivavoce::format::journal::Base;
    use vivavoce::format::session_toml;

    let place = Place::new();
    let finished = session_toml::parse("a", SAMPLE.as_bytes()).expect("a session");
    let covered = Base::after(finished.sequence, finished.started).line();
    let ahead = Base::after(finished.sequence + 1, finished.started).line();
    let whole = Base::whole(&finished).line();
    place.session(&format!(".{ID}.journal"), &covered);
    place.session(".empty.journal", "");
    place.session(".alone.journal", &whole);
    place.session("ahead.toml", &SAMPLE.replace(ID, "ahead"));
    place.session(".ahead.journal", &ahead);
    place.session("live.toml", &SAMPLE.replace(ID, "live").replace("\"finished\"", "\"wrap-up\""));
    place.session(".live.journal", &covered);
    let needed = [".ahead.journal", ".alone.journal", ".live.journal"];
    place.finds(&[
        "This journal belongs to a finished session, whose file has everything in it. Remove it.",
        "There is nothing in this journal.",
        "This journal holds a session whose file was never written, or was deleted.",
    ]);
    let (out, _, code) = place.viva(&["doctor", "--fix"]);
    assert!(out.contains("2 things mended; "), "{out}");
    assert_eq!((place.hidden().as_slice(), code), (&needed.map(str::to_owned)[..], Some(1)));
    // While a program has the session open, nothing beside it is judged.
    place.session(&format!(".{ID}.journal"), &covered);
    place.session(&format!(".{ID}.lock"), "");
    let held = fs::File::open(place.path(&format!("home/sessions/.{ID}.lock"))).expect("a lock");
    held.lock().expect("nobody has it");
    place.viva(&["doctor", "--fix"]);
    assert_eq!(place.hidden().len(), needed.len() + 2);
}

#[test]
fn a_damaged_journal_that_was_kept_is_a_persons_to_look_at() {
    let place = Place::new();
    place.session(&format!("{ID}.damaged-journal-2"), "half a line");
    place.mode(&format!("home/sessions/{ID}.damaged-journal-2"), 0o640);
    place.finds(&["its mode is 0640", "This journal was damaged, and is kept for what may still"]);
    let (out, _, code) = place.viva(&["doctor", "--fix"]);
    assert!(out.contains("1 thing mended; 1 thing left for a person."), "{out}");
    assert_eq!(code, Some(1));
    assert_eq!(place.mode_of(&format!("home/sessions/{ID}.damaged-journal-2")), 0o600);
}

#[test]
fn what_setup_remembers_is_looked_at_too() {
    let place = Place::new();
    fs::create_dir_all(place.path("state/vivavoce")).expect("a folder");
    place.write("state/vivavoce/remembered.toml", "interviewer = \"Robin\"\n");
    let gone = format!("state/vivavoce/.remembered.toml.{}-0.tmp", gone());
    place.write(&gone, "half");
    place.mode("state/vivavoce", 0o755);
    place.mode("state/vivavoce/remembered.toml", 0o644);
    let out = place.finds(&["its mode is 0755", "its mode is 0644"]);
    assert!(out.contains("state/vivavoce/remembered.toml"), "{out}");
    assert_eq!(place.viva(&["doctor", "--fix"]).2, Some(0));
    assert!(!place.path(&gone).exists());
    assert_eq!(place.mode_of("state/vivavoce"), 0o700);
    assert_eq!(place.mode_of("state/vivavoce/remembered.toml"), 0o600);
}

#[test]
fn a_home_that_others_may_look_into_is_only_said() {
    let place = Place::new();
    place.mode("home", 0o755);
    let (out, _, code) = place.viva(&["doctor"]);
    assert!(out.contains("Others may look into the home") && code == Some(0), "{out}");
    place.viva(&["doctor", "--fix"]);
    assert_eq!(place.mode_of("home"), 0o755);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let place = Place::new();
    place.mode(&format!("home/sessions/{ID}.toml"), 0o000);
    if fs::read(place.path(&format!("home/sessions/{ID}.toml"))).is_ok() {
        // Nothing is closed to the superuser.
        return;
    }
    place.finds(&["this cannot be read: permission denied"]);
}

#[test]
fn damaged_misnamed_and_broken_files_are_named_with_their_place() {
    let place = Place::new();
    place.session("cut.toml", &SAMPLE[..3_000]);
    place.session("other-name.toml", SAMPLE);
    place.write("home/questions/mine.toml", "[[question]]\nask = 3\n");
    let out = place.finds(&[
        "sessions/cut.toml",
        "At ",
        &format!("The session in it calls itself {ID}."),
        "questions/mine.toml",
        "At 2:7, ",
        "things found that a person has to mend.",
    ]);
    let narrow = |line: &str| line.starts_with('/') || line.chars().count() <= 80;
    assert!(out.lines().all(narrow), "{out}");
}

#[test]
fn a_place_that_others_share_is_said() {
    let place = Place::new();
    place.mode("home", 0o777);
    place.finds(&["Anybody may write here (mode 0777)"]);
    place.mode("home", 0o700);
    fs::create_dir(place.path("home/.stfolder")).expect("a folder");
    let (out, _, code) = place.viva(&["doctor"]);
    assert!(out.contains("Syncthing") && code == Some(0), "only said: {out}");
    fs::remove_dir(place.path("home/.stfolder")).expect("a folder");
    fs::create_dir(place.path("home/.git")).expect("a folder");
    place.write("home/.git/config", "[core]\n");
    assert!(!place.viva(&["doctor"]).0.contains("git work tree"));
    place.write("home/.git/config", "[remote \"origin\"]\n");
    assert!(place.viva(&["doctor"]).0.contains("git work tree with a remote"));
}

#[test]
fn a_home_that_is_no_folder_is_said() {
    let place = Place::new();
    fs::remove_dir_all(place.path("home")).expect("a folder");
    place.write("home", "");
    place.finds(&["in the place of a folder"]);
}

#[test]
fn a_damaged_session_hides_no_other_and_is_never_rewritten() {
    let place = Place::new();
    let damaged = SAMPLE.replace("phase = \"finished\"", "phase = \"finishd\"");
    place.session("damaged.toml", &damaged);
    place.session("cut.toml", &SAMPLE[..300]);
    let (out, err, code) = place.viva(&["list"]);
    assert_eq!((out.lines().count(), code), (2, Some(0)), "{out}");
    assert!(err.contains("damaged.toml:5:9: "), "{err}");
    assert!(err.contains("cut.toml"), "{err}");
    assert!(place.viva(&["show", "sam"]).0.contains("Sam Example"));
    for command in ["resume", "show", "review"] {
        let (_, err, code) = place.viva(&[command, "damaged"]);
        assert!(err.contains("damaged.toml:5:9") && code == Some(1), "{command}: {err}");
    }
    let now = fs::read_to_string(place.path("home/sessions/damaged.toml")).expect("a file");
    assert_eq!(now, damaged);
}

#[test]
fn a_session_of_a_newer_schema_is_shown_and_never_gone_on_with() {
    let place = Place::new();
    let newer = SAMPLE
        .replace("schema = 1", "schema = 9")
        .replace("phase = \"finished\"", "phase = \"panel\"")
        .replace("what = \"rated\"", "what = \"voted\"");
    place.session(&format!("{ID}.toml"), &newer);
    let (out, err, _) = place.viva(&["list"]);
    assert!(out.contains("panel") && err.is_empty(), "{out}{err}");
    let (out, _, code) = place.viva(&["show", "sam"]);
    assert!(out.contains("schema 9") && out.contains("\"voted\""), "{out}");
    assert_eq!(code, Some(0));
    let live = newer.replace("phase = \"panel\"", "phase = \"live\"");
    for text in [&newer, &live] {
        place.session(&format!("{ID}.toml"), text);
        for arguments in [&["resume", "sam"][..], &["resume", ID]] {
            let (_, err, code) = place.viva(arguments);
            assert!(err.contains("schema 9") && err.contains("Use that version"), "{err}");
            assert_eq!(code, Some(1));
        }
        let now = fs::read_to_string(place.path(&format!("home/sessions/{ID}.toml")));
        assert_eq!(&now.expect("a file"), text);
    }
    let run = ["run", "--now", "backend", "--candidate", "Sam Example"];
    for arguments in [&["resume"][..], &run] {
        let (_, err, code) = place.viva(arguments);
        assert!(err.contains("schema 9") && code == Some(1), "{err}");
    }
}

#[test]
fn a_session_whose_bank_has_gone_is_whole() {
    let place = Place::new();
    let gone = SAMPLE.replace("bank = \"backend\"", "bank = \"gone\"");
    place.session(&format!("{ID}.toml"), &gone);
    let (out, _, code) = place.viva(&["show", "sam"]);
    assert_eq!(code, Some(0));
    for piece in ["4 of 5 Above", "[x] Named the cause", "Paused for 3:20"] {
        assert!(out.contains(piece), "{piece} is not in\n{out}");
    }
    assert_eq!(place.viva(&["doctor"]).2, Some(0));
}

#[test]
fn a_mode_that_is_too_wide_is_tightened_by_the_next_save_and_said() {
    use vivavoce::app::{Home, Report};
    use vivavoce::format::session_toml;
    use vivavoce::shell::disk::{Disk, Job};

    let place = Place::new();
    let name = format!("home/sessions/{ID}.toml");
    place.mode(&name, 0o644);
    let home =
        Home { folder: place.path("home"), sessions: place.path("home/sessions"), named: true };
    let record = Box::new(session_toml::parse("a", SAMPLE.as_bytes()).expect("a session"));
    let said = || {
        let mut disk = Disk::start(&home, None);
        let (file, record) = (place.path(&name), record.clone());
        disk.send(Job::Save { file, ticket: 1, record, new: false });
        disk.finish()
    };
    let file = place.path(&name);
    let saved = Report::Saved { file: file.clone(), ticket: 1 };
    assert_eq!(said(), [Report::Narrowed { file }, saved.clone()]);
    assert_eq!(place.mode_of(&name), 0o600);
    assert_eq!(said(), [saved], "it is said once");
}
