//! Exports by the disk thread, as the screens ask for them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use vivavoce::app::{Export, Exported, Home, NotExported, Report};
use vivavoce::format::export::{Format, Options};
use vivavoce::format::session_toml;
use vivavoce::shell::disk::{Disk, Job};

use crate::round;

/// A home with a round of interviews in it.
fn home() -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let sessions = folder.path().join("sessions");
    fs::create_dir(&sessions).expect("a folder");
    let files = round::interviews().into_iter().map(|record| {
        let file = sessions.join(format!("{}.toml", record.id));
        fs::write(&file, session_toml::print(&record)).expect("a session");
        file
    });
    let files = files.collect();
    (folder, files)
}

fn export(folder: &Path, files: Vec<PathBuf>, to: &Path) -> Result<Exported, NotExported> {
    let home = Home { folder: folder.into(), sessions: folder.join("sessions"), named: true };
    let mut disk = Disk::start(&home, None);
    let (format, options) = (Format::Csv, Options::default());
    let (to, replace, table) = (to.to_owned(), false, None);
    disk.send(Job::Export(Box::new(Export { files, format, options, to, replace, table })));
    let report = disk.receive_within(Duration::from_secs(20)).expect("an answer");
    assert!(!disk.busy(), "one answer is all");
    let Report::Exported(result) = report else { panic!("another answer: {report:?}") };
    result
}

#[test]
fn a_selection_becomes_one_file_that_only_its_owner_can_read() {
    let (folder, mut files) = home();
    files.push(folder.path().join("sessions/nobody.toml"));
    let to = folder.path().join("answers.csv");
    let done = export(folder.path(), files, &to).expect("a file");
    assert_eq!(done, Exported { to: to.clone(), sessions: 12, unreadable: 1, folder: false });
    let text = fs::read_to_string(&to).expect("a file");
    assert_eq!(text.lines().count(), 12 * 4 + 1);
    let mode = fs::metadata(&to).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn nothing_is_replaced_and_a_folder_takes_a_file_each() {
    let (folder, files) = home();
    let to = folder.path().join("answers.csv");
    fs::write(&to, "mine").expect("a file");
    let why = export(folder.path(), files.clone(), &to).expect_err("a refusal");
    assert_eq!(why, NotExported::Exists { file: to.clone(), folder: false });
    assert_eq!(fs::read_to_string(&to).expect("a file"), "mine");
    let out = folder.path().join("out/");
    let done = export(folder.path(), files, &out).expect("a folder");
    assert_eq!((done.sessions, done.folder), (12, true));
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 12);
}

#[test]
fn what_cannot_be_written_says_why_and_sessions_that_cannot_be_read_make_no_file() {
    let (folder, files) = home();
    let nowhere = folder.path().join("not/there.csv");
    let why = export(folder.path(), files, &nowhere).expect_err("a refusal");
    let NotExported::Failed(why) = why else { panic!("{why:?}") };
    assert!(why.starts_with("There is no folder ") && why.contains("make it first"), "{why}");
    let to = folder.path().join("none.csv");
    let unreadable = vec![folder.path().join("sessions/nobody.toml")];
    let why = export(folder.path(), unreadable, &to).expect_err("a refusal");
    assert_eq!(why, NotExported::Failed("None of these sessions can be read.".into()));
    assert!(!to.exists());
}
