//! Removing sessions by the real program: into the trash, back from there, for good.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

mod program;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use vivavoce::app::{Home, Report};
use vivavoce::shell::disk::{Disk, Job};

const SAM: &str = "2026-11-03-sam-example-backend";
const TEXT: &str = include_str!("../sessions/2026-11-03-sam-example-backend.toml");

/// A home with one session in it, and a journal beside that.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(desk.path("")).expect("a folder");
        desk.put();
        desk
    }

    fn put(&self) {
        fs::write(self.path(&format!("{SAM}.toml")), TEXT).expect("a session");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("sessions").join(name)
    }

    /// The program with these arguments; what it printed on both, and whether it did it.
    fn viva(&self, arguments: &[&str], answer: &str) -> (String, bool) {
        let mut command = program::viva(self.folder.path(), arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        // It need not ask.
        let _ = child.stdin.take().expect("a pipe").write_all(answer.as_bytes());
        let said = child.wait_with_output().expect("the program");
        let both = [said.stdout, said.stderr].concat();
        (String::from_utf8(both).expect("UTF-8"), said.status.success())
    }

    /// Every name in the folder of the sessions and in the trash.
    fn names(&self) -> Vec<String> {
        let inside = |folder: PathBuf, lead: &str| -> Vec<String> {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|it| format!("{lead}{}", it.file_name().to_string_lossy())).collect()
        };
        let mut names = [inside(self.path(""), ""), inside(self.path("trash"), "trash/")].concat();
        names.retain(|name| name != "trash");
        names.sort();
        names
    }
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).expect("a file").permissions().mode() & 0o777
}

#[test]
fn a_session_goes_into_the_trash_after_a_yes_and_comes_back() {
    let desk = Desk::new();
    fs::write(desk.path(&format!(".{SAM}.journal")), "").expect("a journal");
    for no in ["n\n", "", "maybe\n"] {
        let (said, done) = desk.viva(&["delete", "sam"], no);
        assert!(
            said.contains("Sam Example, One hour, finished)\nRemove it into the trash?"),
            "{said}"
        );
        assert!(!done && said.contains("Nothing was removed."), "{said}");
    }
    let (said, done) = desk.viva(&["delete", "sam"], "y\n");
    assert!(done && said.contains(&format!("viva delete {SAM} --restore")), "{said}");
    assert_eq!(desk.names(), [format!("trash/.{SAM}.journal"), format!("trash/{SAM}.toml")]);
    assert_eq!(mode(&desk.path("trash")), 0o700);
    assert!(desk.viva(&["list"], "").0.contains("no sessions"));
    let (said, done) = desk.viva(&["doctor"], "");
    assert!(done || said.contains("removed"), "{said}");
    assert!(said.contains("1 session that was removed is still here"), "{said}");
    let (said, done) = desk.viva(&["delete", "sam", "--restore"], "");
    assert!(done && said.starts_with("Restored: "), "{said}");
    assert_eq!(desk.names(), [format!(".{SAM}.journal"), format!("{SAM}.toml")]);
    assert_eq!(fs::read_to_string(desk.path(&format!("{SAM}.toml"))).expect("a file"), TEXT);
}

#[test]
fn one_of_the_same_name_is_neither_overwritten_there_nor_here() {
    let desk = Desk::new();
    assert!(desk.viva(&["delete", "sam", "--yes"], "").1);
    desk.put();
    let (said, done) = desk.viva(&["delete", SAM, "--restore"], "");
    assert!(!done && said.contains("there is a session of its name"), "{said}");
    assert!(desk.viva(&["delete", "sam", "--yes"], "").1);
    let names = [format!("trash/{SAM}.removed-2.toml"), format!("trash/{SAM}.toml")];
    assert_eq!(desk.names(), names);
    let (said, done) = desk.viva(&["delete", &format!("{SAM}.removed-2"), "--restore"], "");
    assert!(done, "{said}");
    assert_eq!(desk.names(), [format!("{SAM}.toml"), format!("trash/{SAM}.toml")]);
}

#[test]
fn for_good_leaves_nothing_here_or_in_the_trash() {
    let desk = Desk::new();
    fs::write(desk.path(&format!(".{SAM}.journal")), "words").expect("a journal");
    fs::write(desk.path(&format!("{SAM}.damaged-journal-2")), "words").expect("a journal");
    fs::write(desk.path("2026-11-03-sam-example-backend-2.damaged-journal"), "").expect("another");
    let (said, done) = desk.viva(&["delete", "sam", "--for-good"], "y\n");
    assert!(said.contains("Remove it for good, with nothing kept?"), "{said}");
    assert!(done && said.contains("Removed for good"), "{said}");
    assert_eq!(desk.names(), ["2026-11-03-sam-example-backend-2.damaged-journal"]);
    desk.put();
    assert!(desk.viva(&["delete", "sam", "--yes"], "").1);
    let (said, done) = desk.viva(&["delete", "sam", "--yes"], "");
    assert!(!done, "what is in the trash is not removed into it: {said}");
    assert!(desk.viva(&["delete", "sam", "--for-good", "--yes"], "").1);
    assert_eq!(desk.names().len(), 1);
}

#[test]
fn one_that_is_open_elsewhere_is_refused() {
    let desk = Desk::new();
    let folder = desk.folder.path().to_owned();
    let home = Home { sessions: folder.join("sessions"), folder, named: false };
    let file = desk.path(&format!("{SAM}.toml"));
    let mut other = Disk::start(&home, None);
    other.send(Job::Load { file: file.clone(), own: true });
    while other.busy() {
        other.receive_within(Duration::from_secs(10));
    }
    for arguments in [&["delete", "sam", "--yes"][..], &["delete", "sam", "--yes", "--for-good"]] {
        let (said, done) = desk.viva(arguments, "");
        assert!(!done && said.contains("it is open in another program"), "{said}");
    }
    // The program that has it open is who may.
    other.send(Job::Remove { file: file.clone() });
    let report = other.receive_within(Duration::from_secs(10));
    let to = desk.path(&format!("trash/{SAM}.toml"));
    assert_eq!(report, Some(Report::Removed { file: file.clone(), result: Ok(to.clone()) }));
    other.send(Job::Restore { file: to.clone() });
    let report = other.receive_within(Duration::from_secs(10));
    assert_eq!(report, Some(Report::Restored { file: to, result: Ok(file.clone()) }));
    assert!(file.exists());
}
