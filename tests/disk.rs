//! What the disk thread promises: whole files, private files, nobody overwritten, calm sentences.

#![allow(clippy::disallowed_methods, reason = "a test looks at the files themselves")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;
#[cfg(target_os = "linux")]
use std::time::Instant;

use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;
use vivavoce::app::{Held, Home, Remembered, Report, Row, Watched};
use vivavoce::domain::{
    Change, Guide, Moment, OwnTimes, Part, People, Phase, Plan, Record, Session, SessionId, Whose,
};
use vivavoce::format::{bank_toml, session_toml};
use vivavoce::shell::disk::{BATCH, Disk, FIRST, Job};
#[cfg(target_os = "linux")]
use vivavoce::shell::ear::Ear;
use vivavoce::shell::remembered;

/// A home in a folder of its own, and the disk thread on it.
struct Desk {
    folder: TempDir,
    disk: Disk,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let disk = Disk::start(&home(folder.path()), Some(folder.path().join("state/kept.toml")));
        Self { folder, disk }
    }

    fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    fn file(&self, id: &str) -> PathBuf {
        self.sessions().join(format!("{id}.toml"))
    }

    fn save(&mut self, file: &Path, ticket: u64, record: &Record, new: bool) {
        let record = Box::new(record.clone());
        self.disk.send(Job::Save { file: file.to_owned(), ticket, record, new });
    }

    /// Every answer until there is nothing more to come.
    fn answers(&mut self) -> Vec<Report> {
        let mut answers = Vec::new();
        while self.disk.busy() {
            answers.extend(self.disk.receive_within(Duration::from_secs(10)));
        }
        answers
    }

    fn list(&mut self) -> Vec<(Vec<Row>, bool)> {
        self.disk.send(Job::List);
        let listed = self.answers().into_iter().map(|report| match report {
            Report::Listed { rows, complete, .. } => (rows, complete),
            other => panic!("not a list: {other:?}"),
        });
        listed.collect()
    }

    /// The names of all files in the sessions' folder, hidden ones too, but for the locks.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.sessions()).expect("the folder of the sessions");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| Path::new(name).extension().is_none_or(|ending| ending != "lock"))
            .collect();
        names.sort();
        names
    }
}

fn home(folder: &Path) -> Home {
    Home { folder: folder.to_owned(), sessions: folder.join("sessions"), named: true }
}

/// A session with somebody, as it is before it begins.
fn session(candidate: &str) -> Session {
    let text = b"[[question]]\nask = \"What have you built?\"\n";
    let bank = bank_toml::load("small.toml", "small", text).bank.expect("a bank");
    let guide = Guide {
        opening: Part::of(0),
        ..bank.choices().into_iter().next().expect("a guide of the whole bank")
    };
    let date = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let people = People { candidate: candidate.into(), ..People::default() };
    Session::new(SessionId::propose(date, candidate, "small"), people, Plan::pin(&bank, &guide))
}

fn record(candidate: &str) -> Record {
    session(candidate).record().clone()
}

/// The same session a minute into the interview.
fn under_way(candidate: &str) -> Record {
    let wall = DateTime::parse_from_rfc3339("2026-11-24T15:02:00+01:00").expect("a time");
    let at = Moment { wall, mono: Duration::ZERO };
    let mut session = session(candidate);
    session.apply(at, Change::Start).expect("a session that has not begun");
    session.settled(at.later(Duration::from_secs(60)))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("something with a mode").permissions().mode() & 0o7777
}

fn loaded(file: &Path) -> Record {
    session_toml::parse("x", &fs::read(file).expect("a file")).expect("a session")
}

fn why(reports: &[Report]) -> &str {
    match reports {
        [Report::NotSaved { why, .. }] => why,
        other => panic!("not one failure: {other:?}"),
    }
}

#[test]
fn a_new_session_is_on_the_disk_when_it_is_said_to_be() {
    let mut desk = Desk::new();
    let (record, file) = (record("Ada Lovelace"), desk.file("2026-11-24-ada-lovelace-small"));
    desk.save(&file, 7, &record, true);
    assert_eq!(desk.answers(), [Report::Saved { file: file.clone(), ticket: 7 }]);
    assert_eq!(fs::read_to_string(&file).expect("a file"), session_toml::print(&record));
    assert_eq!(desk.names(), ["2026-11-24-ada-lovelace-small.toml"]);
}

#[test]
fn only_the_owner_can_read_what_is_saved() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    desk.save(&file, 1, &record("Ada"), true);
    desk.answers();
    assert_eq!((mode(&desk.sessions()), mode(&file)), (0o700, 0o600));
    desk.save(&file, 2, &under_way("Ada"), false);
    desk.answers();
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn no_umask_makes_it_readable_for_others() {
    let this = std::env::current_exe().expect("this program");
    for umask in ["000", "077"] {
        let again = std::process::Command::new("sh")
            .args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")])
            .arg(&this)
            .args(["--exact", "only_the_owner_can_read_what_is_saved"])
            .output()
            .expect("a shell");
        let said = String::from_utf8_lossy(&again.stdout);
        assert!(again.status.success() && said.contains("1 passed"), "{umask}: {said}");
    }
}

#[test]
fn a_file_that_others_could_read_is_closed_to_them() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::write(&file, session_toml::print(&record("Ada"))).expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("a mode");
    desk.save(&file, 1, &under_way("Ada"), false);
    desk.answers();
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn a_folder_that_was_there_keeps_its_mode() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::set_permissions(desk.sessions(), fs::Permissions::from_mode(0o755)).expect("a mode");
    let file = desk.file("ada");
    desk.save(&file, 1, &record("Ada"), true);
    desk.answers();
    assert_eq!(mode(&desk.sessions()), 0o755);
}

#[test]
fn a_new_session_overwrites_nobody() {
    let mut desk = Desk::new();
    let file = desk.file("2026-11-24-ada-small");
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::write(&file, "somebody else's").expect("a file");
    fs::write(desk.file("2026-11-24-ada-small-2"), "another's").expect("a file");
    let new = record("Ada");
    desk.save(&file, 1, &new, true);
    let (id, moved) = (new.id.numbered(3), desk.file("2026-11-24-ada-small-3"));
    assert_eq!(
        desk.answers(),
        [
            Report::Moved { from: file.clone(), file: moved.clone(), id: id.clone() },
            Report::Saved { file: moved.clone(), ticket: 1 },
        ]
    );
    assert_eq!(fs::read_to_string(&file).expect("a file"), "somebody else's");
    assert_eq!(loaded(&moved), Record { id, ..new });
}

#[test]
fn snapshots_sent_before_the_move_was_known_follow_it() {
    let mut desk = Desk::new();
    let file = desk.file("2026-11-24-ada-small");
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::write(&file, "somebody else's").expect("a file");
    for ticket in 1..=5 {
        // Whether the program still takes the session for new makes no difference.
        desk.save(&file, ticket, &under_way("Ada"), ticket % 2 == 1);
        std::thread::sleep(Duration::from_millis(5));
    }
    let moved = desk.file("2026-11-24-ada-small-2");
    let answers = desk.answers();
    assert!(answers.iter().all(|answer| match answer {
        Report::Moved { file, .. } | Report::Saved { file, .. } => *file == moved,
        _ => false,
    }));
    assert_eq!(answers.last(), Some(&Report::Saved { file: moved.clone(), ticket: 5 }));
    assert_eq!(fs::read_to_string(&file).expect("a file"), "somebody else's");
    assert_eq!(loaded(&moved).id.as_str(), "2026-11-24-ada-small-2");
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn the_next_new_session_of_the_name_gets_its_own_file() {
    let mut desk = Desk::new();
    let file = desk.file("2026-11-24-ada-small");
    desk.save(&file, 1, &under_way("Ada"), true);
    desk.answers();
    desk.save(&file, 2, &under_way("Ada"), false);
    desk.save(&file, 3, &record("Ada"), true);
    let moved = desk.file("2026-11-24-ada-small-2");
    let answers = desk.answers();
    assert!(answers.contains(&Report::Saved { file: file.clone(), ticket: 2 }), "{answers:?}");
    assert!(answers.contains(&Report::Saved { file: moved.clone(), ticket: 3 }), "{answers:?}");
    assert_eq!(loaded(&file).phase, Phase::Live);
    assert_eq!(loaded(&moved).phase, Phase::Planned);
}

#[test]
fn the_newest_snapshot_answers_for_those_that_waited() {
    let mut desk = Desk::new();
    let (ada, other) = (desk.file("ada"), desk.file("other"));
    for ticket in 1..=200 {
        desk.save(&ada, ticket, &record("Ada"), false);
    }
    desk.save(&ada, 201, &under_way("Ada"), false);
    desk.save(&other, 202, &record("Other"), false);
    let answers = desk.answers();
    assert!(answers.len() < 200, "{} writes", answers.len());
    assert!(answers.contains(&Report::Saved { file: ada.clone(), ticket: 201 }));
    assert!(answers.contains(&Report::Saved { file: other, ticket: 202 }));
    assert_eq!(loaded(&ada), under_way("Ada"));
}

#[test]
fn everything_that_was_sent_is_written_before_the_thread_ends() {
    let mut desk = Desk::new();
    let files: Vec<PathBuf> = (0..10).map(|n| desk.file(&format!("s{n}"))).collect();
    for file in &files {
        desk.save(file, 1, &record("Ada"), false);
    }
    let Desk { folder, disk } = desk;
    assert_eq!(disk.finish().len(), 10);
    assert!(files.iter().all(|file| file.exists()));
    drop(folder);
}

#[test]
fn a_dropped_disk_writes_everything_too() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    desk.save(&file, 1, &record("Ada"), false);
    let Desk { folder, disk } = desk;
    drop(disk);
    assert!(file.exists());
    drop(folder);
}

#[test]
fn a_folder_that_was_deleted_is_put_back() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    desk.save(&file, 1, &record("Ada"), true);
    desk.answers();
    fs::remove_dir_all(desk.sessions()).expect("a folder to remove");
    desk.save(&file, 2, &under_way("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file: file.clone(), ticket: 2 }]);
    assert_eq!(loaded(&file), under_way("Ada"));
    assert_eq!(mode(&desk.sessions()), 0o700);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named() {
    let mut desk = Desk::new();
    fs::write(desk.sessions(), "in the way").expect("a file");
    for new in [true, false] {
        let file = desk.file("ada");
        desk.save(&file, 1, &record("Ada"), new);
        let answers = desk.answers();
        assert_eq!(why(&answers), format!("This is not a folder: {}.", desk.sessions().display()));
    }
    assert_eq!(fs::read_to_string(desk.sessions()).expect("a file"), "in the way");
}

#[test]
fn a_save_that_fails_leaves_nothing_behind_and_the_next_one_goes_through() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    fs::create_dir_all(&file).expect("a folder");
    desk.save(&file, 1, &record("Ada"), false);
    let answers = desk.answers();
    assert_eq!(why(&answers), format!("This is a folder: {}.", file.display()));
    assert_eq!(desk.names(), ["ada.toml"]);
    fs::remove_dir(&file).expect("a folder to remove");
    desk.save(&file, 2, &record("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file, ticket: 2 }]);
}

#[test]
fn a_new_session_that_could_not_be_made_is_still_new_to_the_next_snapshot() {
    let mut desk = Desk::new();
    fs::write(desk.sessions(), "in the way").expect("a file");
    let file = desk.file("2026-11-24-ada-small");
    desk.save(&file, 1, &record("Ada"), true);
    // The thread has failed by now, and nobody has asked it yet.
    std::thread::sleep(Duration::from_millis(50));
    fs::remove_file(desk.sessions()).expect("a file to remove");
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::write(&file, "somebody else's").expect("a file");
    desk.save(&file, 2, &record("Ada"), false);
    let moved = desk.file("2026-11-24-ada-small-2");
    assert!(desk.answers().contains(&Report::Saved { file: moved, ticket: 2 }));
    assert_eq!(fs::read_to_string(&file).expect("a file"), "somebody else's");
}

#[test]
fn nothing_is_written_through_a_link() {
    let mut desk = Desk::new();
    let (file, target) = (desk.file("ada"), desk.folder.path().join("elsewhere"));
    fs::create_dir(desk.sessions()).expect("a folder");
    fs::write(&target, "not ours").expect("a file");
    symlink(&target, &file).expect("a link");
    desk.save(&file, 1, &record("Ada"), false);
    assert!(why(&desk.answers()).contains("a link"));
    assert_eq!(fs::read_to_string(&target).expect("a file"), "not ours");
    assert!(file.is_symlink());
    // A new session goes round it.
    desk.save(&file, 2, &record("Ada"), true);
    assert_eq!(desk.answers().len(), 2);
    assert_eq!(fs::read_to_string(&target).expect("a file"), "not ours");
}

#[test]
fn the_list_is_newest_first_and_comes_in_batches() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let text = session_toml::print(&under_way("Ada"));
    let count = FIRST + BATCH + 3;
    for n in 0..count {
        let id = format!("{}-{:03}", 2000 + n / 300, n % 300);
        fs::write(desk.file(&id), &text).expect("a file");
    }
    let batches = desk.list();
    let sizes: Vec<(usize, bool)> =
        batches.iter().map(|(rows, complete)| (rows.len(), *complete)).collect();
    assert_eq!(sizes, [(FIRST, false), (BATCH, false), (3, true)]);
    let files: Vec<PathBuf> =
        batches.into_iter().flat_map(|(rows, _)| rows).map(|row| row.file).collect();
    assert!(files.is_sorted_by(|newer, older| newer > older));
    assert_eq!(files.len(), count);
}

#[test]
fn the_second_session_of_a_day_is_newer_than_the_first() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    for id in ["2026-11-24-ada-2", "2026-11-24-ada", "2026-11-23-bob"] {
        fs::write(desk.file(id), session_toml::print(&record("Ada"))).expect("a file");
    }
    let (rows, complete) = desk.list().remove(0);
    assert!(complete);
    let files: Vec<PathBuf> = rows.into_iter().map(|row| row.file).collect();
    let ids = ["2026-11-24-ada-2", "2026-11-24-ada", "2026-11-23-bob"];
    assert_eq!(files, ids.map(|id| desk.file(id)));
}

#[test]
fn the_list_shows_the_header() {
    let mut desk = Desk::new();
    let file = desk.file("2026-11-24-ada-small");
    desk.save(&file, 1, &under_way("Ada"), true);
    desk.answers();
    let header = desk.list().remove(0).0.remove(0).header.expect("a header");
    assert_eq!((header.candidate.as_str(), header.phase), ("Ada", Phase::Live));
    assert_eq!(header.id, "2026-11-24-ada-small");
}

#[test]
fn no_folder_and_an_empty_one_hold_no_sessions() {
    let mut desk = Desk::new();
    assert_eq!(desk.list(), [(vec![], true)]);
    fs::create_dir(desk.sessions()).expect("a folder");
    assert_eq!(desk.list(), [(vec![], true)]);
}

#[test]
fn what_is_no_session_is_left_out_or_named() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    for ignored in [".hidden.toml", ".ada.toml.123-0.tmp", "notes.md", "ada.toml~", "toml"] {
        fs::write(desk.sessions().join(ignored), "x").expect("a file");
    }
    fs::create_dir(desk.file("folder")).expect("a folder");
    fs::write(desk.file("words"), "not = a session").expect("a file");
    fs::write(desk.file("empty"), "").expect("a file");
    fs::write(desk.file("bytes"), [0xff, 0xfe, 0x00]).expect("a file");
    symlink("nowhere", desk.file("dangling")).expect("a link");
    fs::write(desk.file("good"), session_toml::print(&record("Ada"))).expect("a file");
    let (rows, _) = desk.list().remove(0);
    let told: Vec<(PathBuf, bool)> =
        rows.into_iter().map(|row| (row.file, row.header.is_ok())).collect();
    let expected = [
        ("words", false),
        ("good", true),
        ("folder", false),
        ("empty", false),
        ("dangling", false),
        ("bytes", false),
    ];
    assert_eq!(told, expected.map(|(id, good)| (desk.file(id), good)));
}

#[test]
fn a_pipe_among_the_sessions_holds_nobody_up() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(desk.file("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let (rows, complete) = desk.list().remove(0);
    assert!(complete && rows.len() == 1 && rows.iter().all(|row| row.header.is_err()));
    desk.disk.send(Job::Load { file: desk.file("pipe"), own: false });
    assert!(matches!(desk.answers().as_slice(), [Report::Loaded { result: Err(_), .. }]));
}

#[test]
fn a_header_that_somebody_moved_down_is_found() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let text = session_toml::print(&under_way("Ada"));
    let remark = "# A remark of somebody who likes to explain.\n".repeat(100);
    fs::write(desk.file("remarks"), format!("{remark}{text}")).expect("a file");
    fs::write(desk.file("essay"), format!("{}{text}", remark.repeat(10))).expect("a file");
    let (rows, _) = desk.list().remove(0);
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row.header.expect("a header").candidate, "Ada");
    }
}

#[test]
fn a_save_does_not_wait_for_a_long_list() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let text = session_toml::print(&record("Ada"));
    for n in 0..FIRST + 2 * BATCH {
        fs::write(desk.file(&format!("{n:04}")), &text).expect("a file");
    }
    let file = desk.file("9999");
    // Something that takes a while, so that everything is sent before the list is begun.
    let long = desk.folder.path().join("long");
    fs::write(&long, "# A remark.\n".repeat(400_000)).expect("a file");
    desk.disk.send(Job::Load { file: long, own: false });
    desk.disk.send(Job::List);
    desk.save(&file, 1, &record("Ada"), false);
    let answers = desk.answers();
    let saved = answers.iter().position(|answer| matches!(answer, Report::Saved { .. }));
    let complete =
        answers.iter().position(|answer| matches!(answer, Report::Listed { complete: true, .. }));
    assert!(saved < complete, "{saved:?}, {complete:?}");
}

#[test]
fn earlier_sessions_are_looked_for_by_name_and_tell_no_verdict() {
    let mut desk = Desk::new();
    for (id, record) in [
        ("2026-11-03-ada-one", under_way(" ada  LOVELACE")),
        ("2026-11-04-ada-two", under_way("Ada Lovelace")),
        ("2026-11-05-ada-planned", record("Ada Lovelace")),
        ("2026-11-06-adam", under_way("Adam Lovelace")),
        ("2026-11-04-ada-two.conflict-1", under_way("Ada Lovelace")),
    ] {
        let file = desk.file(id);
        desk.save(&file, 1, &record, true);
        desk.answers();
    }
    fs::write(desk.file("2026-11-02-broken"), "not a session").expect("a file");
    desk.disk.send(Job::Earlier { candidate: "nobody".into() });
    desk.disk.send(Job::Earlier { candidate: "Ada Lovelace".into() });
    let answers = desk.answers();
    let Some(Report::Earlier { candidate, earlier, unreadable }) = answers.last() else {
        panic!("{answers:?}");
    };
    assert_eq!((candidate.as_str(), earlier.len(), *unreadable), ("Ada Lovelace", 2, 1));
}

#[test]
fn a_newer_list_makes_the_older_one_void() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    for n in 0..3 {
        fs::write(desk.file(&format!("{n}")), "x").expect("a file");
    }
    for _ in 0..5 {
        desk.disk.send(Job::List);
    }
    let listed: usize = desk
        .answers()
        .into_iter()
        .map(|answer| match answer {
            Report::Listed { rows, .. } => rows.len(),
            other => panic!("not a list: {other:?}"),
        })
        .sum();
    assert_eq!(listed, 3);
}

/// Sessions that were written a while ago, so that they are known by how they look.
fn settled(desk: &Desk, names: &[&str]) {
    let text = session_toml::print(&record("Ada"));
    let old = std::time::SystemTime::now() - Duration::from_secs(60);
    for name in names {
        let file = desk.file(name);
        fs::write(&file, &text).expect("a file");
        fs::File::options()
            .append(true)
            .open(&file)
            .and_then(|it| it.set_modified(old))
            .expect("a time");
    }
}

/// The names of the rows and of the files that are gone, sorted; `None` for no answer.
fn news(answers: &[Report]) -> Option<(Vec<String>, Vec<String>)> {
    let name = |file: &PathBuf| vivavoce::app::library::name(file);
    let [Report::Relisted { rows, gone }] = answers else {
        assert_eq!(answers, []);
        return None;
    };
    let mut rows: Vec<String> = rows.iter().map(|row| name(&row.file)).collect();
    let mut gone: Vec<String> = gone.iter().map(name).collect();
    rows.sort();
    gone.sort();
    Some((rows, gone))
}

#[test]
fn a_second_list_reads_only_what_looks_other_than_it_did() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    settled(&desk, &["a", "b", "c", "d"]);
    assert_eq!(desk.list().len(), 1);
    desk.disk.send(Job::ListAgain);
    assert_eq!(news(&desk.answers()), None, "nothing has changed");
    fs::write(desk.file("b"), session_toml::print(&record("Grace"))).expect("a file");
    fs::remove_file(desk.file("c")).expect("a file");
    settled(&desk, &["e"]);
    // What another program does in a session is in its journal first.
    fs::write(desk.sessions().join(".d.journal"), "").expect("a file");
    for _ in 0..3 {
        desk.disk.send(Job::ListAgain);
    }
    let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let answers = desk.answers();
    assert_eq!(news(&answers[..1]), Some((words(&["b", "d", "e"]), words(&["c"]))));
    assert!(!desk.disk.busy(), "each of them has been answered for");
    fs::remove_file(desk.sessions().join(".d.journal")).expect("a file");
    desk.disk.send(Job::ListAgain);
    let answers = desk.answers();
    let (rows, gone) = news(&answers).expect("what was written just now is read every time");
    assert!(rows.contains(&"d".to_owned()) && !rows.contains(&"a".to_owned()), "{rows:?}");
    assert_eq!(gone, [] as [&str; 0]);
}

#[test]
fn a_folder_that_cannot_be_read_takes_no_session_from_the_list() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    settled(&desk, &["a", "b"]);
    desk.list();
    let away = desk.folder.path().join("away");
    fs::rename(desk.sessions(), &away).expect("a folder");
    fs::write(desk.sessions(), "in its place").expect("a file");
    desk.disk.send(Job::ListAgain);
    assert_eq!(news(&desk.answers()), Some((vec!["sessions".into()], Vec::new())));
    fs::remove_file(desk.sessions()).expect("a file");
    fs::rename(&away, desk.sessions()).expect("a folder");
    desk.disk.send(Job::ListAgain);
    assert_eq!(news(&desk.answers()), Some((Vec::new(), vec!["sessions".into()])));
}

#[test]
fn of_several_looks_at_sessions_the_last_one_counts() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    settled(&desk, &["a", "b"]);
    let long = desk.folder.path().join("long");
    fs::write(&long, "# A remark.\n".repeat(400_000)).expect("a file");
    desk.disk.send(Job::Load { file: long, own: false });
    let files = [desk.file("a"), desk.file("b"), desk.file("none")];
    for file in &files {
        desk.disk.send(Job::Peek { file: file.clone() });
    }
    let answers = desk.answers();
    let Some(Report::Peeked { file, result: Err(problem) }) = answers.last() else {
        panic!("{answers:?}");
    };
    assert_eq!(file, &files[2]);
    assert!(problem.message.contains("no such file"), "{problem:?}");
    desk.disk.send(Job::Peek { file: files[0].clone() });
    assert!(matches!(&desk.answers()[..], [Report::Peeked { result: Ok(_), .. }]));
}

/// Whether a change is heard of within so many milliseconds.
#[cfg(target_os = "linux")]
fn hears(ear: &Ear, within: u64) -> bool {
    let until = Instant::now() + Duration::from_millis(within);
    loop {
        if ear.hear().expect("an end that hears") {
            return true;
        }
        if Instant::now() >= until {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[cfg(target_os = "linux")]
impl Desk {
    /// What hears the changes of the sessions from here on.
    fn watched(&mut self) -> Ear {
        let ear = Ear::new().expect("an end");
        self.disk.watch(ear.other().expect("another end"), Watched::Sessions);
        self.look();
        ear
    }

    /// What a change that is heard of leads to.
    fn look(&mut self) -> Option<(Vec<String>, Vec<String>)> {
        self.disk.send(Job::ListAgain);
        news(&self.answers())
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_change_in_the_folder_is_heard_and_reading_it_is_not() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    settled(&desk, &["a", "b"]);
    let ear = desk.watched();
    desk.list();
    assert!(!hears(&ear, 100), "reading must not wake whoever reads");
    let journal = desk.sessions().join(".a.journal");
    fs::write(&journal, "x").expect("a file");
    assert!(hears(&ear, 5_000), "the birth of a journal is heard");
    while hears(&ear, 100) {}
    fs::write(&journal, "xx").expect("a file");
    desk.list();
    assert!(!hears(&ear, 100), "its growth is not, nor that it is read");
    let (a, b) = (desk.file("a"), desk.file("b"));
    let private = fs::Permissions::from_mode(0o400);
    let acts: [(&str, &dyn Fn() -> std::io::Result<()>); 5] = [
        ("written in place", &|| fs::write(&b, "other")),
        ("other rights", &|| fs::set_permissions(&b, private.clone())),
        ("put in its place", &|| fs::rename(&a, &b)),
        ("gone", &|| fs::remove_file(&b)),
        ("the journal has gone", &|| fs::remove_file(&journal)),
    ];
    for (what, act) in acts {
        act().expect(what);
        assert!(hears(&ear, 5_000), "{what}");
        while hears(&ear, 30) {}
    }
    desk.disk.unwatch(ear.other().expect("another end"));
    desk.look();
    fs::write(&a, "again").expect("a file");
    assert!(hears(&ear, 5_000), "it is over only when the last end is dropped");
}

#[test]
#[cfg(target_os = "linux")]
fn more_changes_than_the_system_keeps_are_heard_as_one() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let ear = desk.watched();
    let limit = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events");
    let limit: usize = limit.expect("a limit").trim().parse().expect("a number");
    let files = [".one", ".two"].map(|name| desk.sessions().join(name));
    for file in &files {
        fs::write(file, "").expect("a file");
    }
    while hears(&ear, 50) {}
    // The rights of a hidden file are no news, and two that take turns are not taken for one.
    for file in files.iter().cycle().take(limit + 10) {
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("its rights");
    }
    assert!(hears(&ear, 100), "what was lost may have been a session");
    assert!(desk.look().is_none());
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_does_not_exist_is_heard_of_when_it_is_made_and_when_it_is_another_one() {
    let mut desk = Desk::new();
    let made = |desk: &Desk| fs::create_dir_all(desk.sessions()).expect("a folder");
    let ear = desk.watched();
    assert_eq!(desk.list().len(), 1);
    made(&desk);
    settled(&desk, &["a"]);
    for _ in 0..2 {
        assert!(hears(&ear, 5_000), "it is there now");
        while hears(&ear, 30) {}
        assert_eq!(desk.look(), Some((vec!["a".into()], Vec::new())));
        while hears(&ear, 30) {}
        fs::write(desk.folder.path().join("beside.toml"), "x").expect("a file");
        assert!(!hears(&ear, 100), "what happens beside it is nobody's business any more");
        fs::write(desk.file("b"), "x").expect("a file");
        assert!(hears(&ear, 5_000), "something in it");
        desk.look();
        fs::remove_dir_all(desk.sessions()).expect("a folder");
        assert!(hears(&ear, 5_000), "it has gone");
        while hears(&ear, 30) {}
        assert_eq!(desk.look(), Some((Vec::new(), vec!["a".into(), "b".into()])));
        made(&desk);
        settled(&desk, &["a"]);
    }
    assert!(hears(&ear, 5_000));
    desk.look();
    let away = desk.folder.path().join("away");
    fs::rename(desk.sessions(), &away).expect("a folder");
    assert!(hears(&ear, 5_000), "it is elsewhere now");
    made(&desk);
    settled(&desk, &["c"]);
    desk.look();
    while hears(&ear, 30) {}
    fs::write(away.join("a.toml"), "x").expect("a file");
    assert!(!hears(&ear, 100), "the one that was is not watched any more");
    fs::write(desk.file("c"), "x").expect("a file");
    assert!(hears(&ear, 5_000), "the one that is");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_watched_is_said_before_anything_else() {
    let mut desk = Desk::new();
    // A link to itself, since nothing is forbidden to those who may do everything.
    symlink(desk.sessions(), desk.sessions()).expect("a link");
    let ear = Ear::new().expect("an end");
    desk.disk.watch(ear.other().expect("another end"), Watched::Sessions);
    desk.disk.send(Job::ListAgain);
    let Some(Report::Unwatched { why }) = desk.disk.receive_within(Duration::from_secs(5)) else {
        panic!("nothing is said");
    };
    assert_eq!(why, "too many levels of symbolic links");
}

#[test]
fn a_session_that_was_saved_can_be_loaded() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    desk.save(&file, 1, &under_way("Ada"), false);
    desk.disk.send(Job::Load { file: file.clone(), own: false });
    let answers = desk.answers();
    let result = Ok(Box::new(under_way("Ada")));
    let loaded = Report::Loaded { file, result, held: Held::Free, own: false };
    assert_eq!(answers.last(), Some(&loaded));
}

#[test]
fn a_session_of_ours_is_free_to_us_and_one_that_is_gone_says_so() {
    let mut desk = Desk::new();
    let file = desk.file("ada");
    desk.save(&file, 1, &under_way("Ada"), false);
    desk.disk.send(Job::Load { file: file.clone(), own: true });
    desk.answers();
    desk.disk.send(Job::Refresh { file: file.clone() });
    assert_eq!(desk.answers(), [], "nothing is new, and nobody else has it");
    fs::remove_file(&file).expect("there");
    desk.disk.send(Job::Refresh { file: file.clone() });
    match desk.answers().as_slice() {
        [Report::Gone { file: gone }, Report::Loaded { result: Err(_), own: false, .. }] => {
            assert_eq!(*gone, file);
        }
        other => panic!("not gone: {other:?}"),
    }
}

#[test]
fn a_file_of_monstrous_size_is_refused_unread() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let file = desk.file("huge");
    let huge = fs::File::create(&file).expect("a file");
    huge.set_len(65 << 20).expect("a hole");
    desk.disk.send(Job::Load { file, own: false });
    match desk.answers().as_slice() {
        [Report::Loaded { result: Err(problems), .. }] => {
            assert!(problems[0].message.contains("at most 64 MB"), "{problems:?}");
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn what_was_entered_last_is_remembered_privately() {
    let desk = Desk::new();
    let kept = desk.folder.path().join("state/kept.toml");
    let what = Remembered {
        interviewer: "Grace \"Amazing\" Hopper\u{1b}".into(),
        role: "Engineer".into(),
        round: "Second".into(),
        bank: "backend".into(),
        guide: "60".into(),
        roles: [("backend".to_owned(), "Engineer".to_owned())].into(),
    };
    let Desk { folder, mut disk } = desk;
    disk.send(Job::Remember(what.clone()));
    assert!(!disk.busy());
    disk.finish();
    assert_eq!(remembered::recall(Some(&kept), Some("grace".into())), what);
    assert_eq!(mode(&kept), 0o600);
    drop(folder);
}

#[test]
fn nothing_remembered_is_no_trouble() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("kept.toml");
    let user = Some("grace".to_owned());
    let nothing = Remembered { interviewer: "grace".into(), ..Remembered::default() };
    assert_eq!(remembered::recall(None, user.clone()), nothing);
    assert_eq!(remembered::recall(Some(&file), user.clone()), nothing);
    for broken in ["bank = 3", "\u{0}", "[[bank]]\n", "interviewer = \"\""] {
        fs::write(&file, broken).expect("a file");
        assert_eq!(remembered::recall(Some(&file), user.clone()), nothing);
    }
}

fn open(desk: &mut Desk, file: &Path, own: bool) -> Held {
    desk.disk.send(Job::Load { file: file.to_owned(), own });
    match desk.answers().as_slice() {
        [Report::Loaded { result: Ok(_), held, .. }] => held.clone(),
        other => panic!("not a session: {other:?}"),
    }
}

/// A live session in a file, and the disk thread of a program that has just been started.
fn live() -> (Desk, PathBuf) {
    let desk = Desk::new();
    let file = desk.file("ada");
    fs::create_dir(desk.sessions()).expect("a folder");
    write_private(&file, session_toml::print(&under_way("Ada")).as_bytes());
    (desk, file)
}

/// A file as the program itself would have left it.
fn write_private(file: &Path, bytes: &[u8]) {
    fs::write(file, bytes).expect("a file");
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("its mode");
}

fn lock_of(file: &Path) -> PathBuf {
    let stem = file.file_stem().expect("a name").to_string_lossy();
    file.with_file_name(format!(".{stem}.lock"))
}

#[test]
fn a_second_program_reads_until_the_first_has_let_go() {
    let (mut first, file) = live();
    assert_eq!(open(&mut first, &file, true), Held::Free);
    assert_eq!(open(&mut first, &file, true), Held::Free, "one may ask twice");
    assert_eq!(mode(&lock_of(&file)), 0o600);
    let mut second = Desk { folder: tempfile::tempdir().expect("a folder"), ..Desk::new() };
    for own in [true, false] {
        match open(&mut second, &file, own) {
            Held::Elsewhere(who) => {
                let pid = format!("Open in another program: pid {} on host ", std::process::id());
                assert!(who.starts_with(&pid) && who.contains(" since "), "{who}");
            }
            held => panic!("{held:?}"),
        }
    }
    second.disk.send(Job::Refresh { file: file.clone() });
    assert_eq!(second.answers(), [], "nothing is new");
    first.save(&file, 1, &under_way("Ada and more"), false);
    first.answers();
    second.disk.send(Job::Refresh { file: file.clone() });
    assert!(matches!(second.answers().as_slice(), [Report::Loaded { .. }]));
    first.disk.send(Job::Release { file: file.clone() });
    first.list();
    second.disk.send(Job::Refresh { file: file.clone() });
    assert!(matches!(second.answers().as_slice(), [Report::Loaded { held: Held::Free, .. }]));
    assert_eq!(open(&mut second, &file, true), Held::Free);
    second.disk.finish();
    assert!(!lock_of(&file).exists(), "a clean end leaves nothing behind");
}

#[test]
fn a_lock_that_was_left_behind_blocks_nobody() {
    let (mut desk, file) = live();
    fs::write(lock_of(&file), "host = \"elsewhere\"\npid = 4711\n").expect("a lock file");
    let held = open(&mut desk, &file, true);
    assert_eq!(held, Held::Perhaps("pid 4711 on host elsewhere".into()));
    for junk in ["", "\u{1b}[2J", "pid = \"x\""] {
        let (mut desk, file) = live();
        fs::write(lock_of(&file), junk).expect("a lock file");
        assert_eq!(open(&mut desk, &file, true), Held::Free, "{junk:?}");
    }
}

#[test]
fn a_lock_that_is_a_link_is_not_followed_and_keeps_nobody_from_writing() {
    let (mut desk, file) = live();
    let elsewhere = desk.folder.path().join("elsewhere");
    fs::write(&elsewhere, "mine").expect("a file");
    symlink(&elsewhere, lock_of(&file)).expect("a link");
    assert_eq!(open(&mut desk, &file, true), Held::Free);
    desk.save(&file, 1, &under_way("Ada"), false);
    let why = "its lock is not a plain file".into();
    let unguarded = Report::Unguarded { file: file.clone(), why };
    assert_eq!(desk.answers(), [unguarded, Report::Saved { file, ticket: 1 }]);
    assert_eq!(fs::read_to_string(elsewhere).expect("a file"), "mine");
}

#[test]
fn a_file_that_somebody_has_changed_is_left_alone_and_ours_goes_on_beside_it() {
    let (mut desk, file) = live();
    open(&mut desk, &file, true);
    desk.save(&file, 1, &under_way("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file: file.clone(), ticket: 1 }]);
    fs::write(&file, "theirs").expect("a change");
    fs::write(desk.file("ada.conflict-1"), "older").expect("an older copy");
    let copy = desk.file("ada.conflict-2");
    for ticket in 2..=4 {
        // The program goes on saving where it believes the file to be.
        desk.save(&file, ticket, &under_way(&format!("Ada {ticket}")), false);
        std::thread::sleep(Duration::from_millis(5));
    }
    let answers = desk.answers();
    let parted = Report::Parted { from: file.clone(), file: copy.clone() };
    assert_eq!(answers.iter().filter(|it| **it == parted).count(), 1, "{answers:?}");
    assert_eq!(answers.last(), Some(&Report::Saved { file: copy.clone(), ticket: 4 }));
    assert_eq!(fs::read_to_string(&file).expect("a file"), "theirs");
    assert_eq!(loaded(&copy).people.candidate, "Ada 4");
    assert_eq!(mode(&copy), 0o600);
    desk.save(&copy, 5, &under_way("Ada 5"), false);
    assert_eq!(desk.answers(), [Report::Saved { file: copy.clone(), ticket: 5 }]);
    assert_eq!(loaded(&copy).people.candidate, "Ada 5");
}

#[test]
fn what_only_looks_like_a_change_is_none() {
    let (mut desk, file) = live();
    open(&mut desk, &file, true);
    // A backup that puts the same bytes back, and a folder that was deleted.
    let bytes = fs::read(&file).expect("a file");
    fs::remove_file(&file).expect("it is gone");
    write_private(&file, &bytes);
    desk.save(&file, 1, &under_way("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file: file.clone(), ticket: 1 }]);
    fs::remove_dir_all(desk.sessions()).expect("it is gone");
    desk.save(&file, 2, &under_way("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file: file.clone(), ticket: 2 }]);
    assert_eq!(desk.names(), ["ada.toml"]);
}

#[test]
fn what_has_taken_the_place_of_a_file_is_named_and_left_alone() {
    let (mut desk, file) = live();
    open(&mut desk, &file, true);
    fs::remove_file(&file).expect("it is gone");
    fs::create_dir(&file).expect("a folder");
    desk.save(&file, 1, &under_way("Ada"), false);
    assert!(why(&desk.answers()).contains("This is a folder"));
    fs::remove_dir(&file).expect("it is gone");
    symlink("elsewhere.toml", &file).expect("a link");
    desk.save(&file, 2, &under_way("Ada"), false);
    assert!(why(&desk.answers()).contains("link"));
    fs::remove_file(&file).expect("it is gone");
    desk.save(&file, 3, &under_way("Ada"), false);
    assert_eq!(desk.answers(), [Report::Saved { file, ticket: 3 }]);
}

/// A finished session of somebody in which the only question took so many minutes.
fn taken(interviewer: &str, minutes: u64) -> Record {
    let wall = DateTime::parse_from_rfc3339("2026-11-24T15:02:00+01:00").expect("a time");
    let at =
        |minutes| Moment { wall, mono: Duration::ZERO }.later(Duration::from_secs(minutes * 60));
    let mut session = session("Ada");
    session.apply(at(0), Change::Start).expect("a session that has not begun");
    for change in [Change::End, Change::Finish] {
        session.apply(at(minutes), change).expect("an allowed change");
    }
    let mut record = session.record().clone();
    record.people.interviewer = interviewer.into();
    record
}

fn whose() -> Whose {
    Whose { interviewer: "grace hopper".into(), bank: "small".into(), guide: "all".into() }
}

/// The answer to a question that nobody waits for.
fn times(disk: &mut Disk) -> OwnTimes {
    match disk.receive_within(Duration::from_secs(10)) {
        Some(Report::Times(whose, own)) if whose == self::whose() => own,
        other => panic!("not the times: {other:?}"),
    }
}

#[test]
fn an_interviewer_s_own_times_come_from_what_they_have_finished_on_the_guide() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    let put = |desk: &Desk, name: &str, record: &Record| {
        fs::write(desk.file(name), session_toml::print(record)).expect("a file");
    };
    for (day, minutes) in [(1, 6), (2, 9), (3, 7), (4, 8), (5, 12)] {
        put(&desk, &format!("2026-10-0{day}-a-small"), &taken("Grace Hopper", minutes));
    }
    // None of these counts: somebody else, another guide, unfinished, a copy, and no session.
    put(&desk, "2026-10-06-b-small", &taken("Grace Kelly", 90));
    let mut other = taken("Grace Hopper", 90);
    other.plan.guide = "other".into();
    put(&desk, "2026-10-07-b-small", &other);
    let mut unfinished = under_way("Ada");
    unfinished.people.interviewer = "Grace Hopper".into();
    put(&desk, "2026-10-08-b-small", &unfinished);
    put(&desk, "2026-10-05-a-small.conflict-1", &taken("Grace Hopper", 90));
    fs::write(desk.file("2026-10-09-c-small"), "no session").expect("a file");
    desk.disk.send(Job::Times(whose()));
    assert!(!desk.disk.busy(), "nobody waits for it");
    let own = times(&mut desk.disk);
    let mut expected = OwnTimes::default();
    for minutes in [6, 7, 8, 9, 12] {
        expected.learn(&taken("Grace Hopper", minutes));
    }
    assert_eq!(own, expected);
    assert_eq!(own.expected(&taken("", 1).plan.items[0]), 8 * 60);
}

#[test]
fn own_times_are_read_after_everything_that_somebody_waits_for() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    for nth in 0..200 {
        let name = format!("2026-10-01-a-small-{nth}");
        fs::write(desk.file(&name), session_toml::print(&taken("Grace Hopper", 9)))
            .expect("a file");
    }
    desk.disk.send(Job::Times(whose()));
    let file = desk.file("2026-11-24-ada-small");
    for ticket in 1..4 {
        desk.save(&file, ticket, &record("Ada"), ticket == 1);
    }
    desk.disk.send(Job::List);
    let answers = desk.answers();
    assert!(answers.iter().any(|it| matches!(it, Report::Saved { ticket: 3, .. })), "{answers:?}");
    let early = answers.iter().any(|it| matches!(it, Report::Times(..)));
    assert!(!early, "a save or a list has waited for the times");
    // The newest forty are enough.
    assert_eq!(times(&mut desk.disk).sessions(), 40);
}

#[test]
fn the_end_of_the_program_does_not_wait_for_anybody_s_times() {
    let mut desk = Desk::new();
    fs::create_dir(desk.sessions()).expect("a folder");
    for nth in 0..300 {
        let name = format!("2026-10-01-a-small-{nth}");
        fs::write(desk.file(&name), session_toml::print(&taken("Grace Hopper", 9)))
            .expect("a file");
    }
    desk.disk.send(Job::Times(whose()));
    let file = desk.file("2026-11-24-ada-small");
    desk.save(&file, 1, &record("Ada"), true);
    let last = desk.disk.finish();
    assert!(last.iter().any(|it| matches!(it, Report::Saved { .. })), "{last:?}");
    assert!(!last.iter().any(|it| matches!(it, Report::Times(..))), "it was read to its end");
}
