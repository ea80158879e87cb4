//! What is found beside a session's file after a program has ended without warning, and what
//! becomes of it.

#![allow(clippy::disallowed_methods, reason = "a test looks at the files themselves")]

mod interview;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use interview::{after, session};
use tempfile::TempDir;
use vivavoce::app::{Home, Opened, Report};
use vivavoce::domain::{Change, Logged, Place, Position, Record, Session, Splice, Stamps};
use vivavoce::format::{journal, session_toml};
use vivavoce::shell::disk::{Disk, Job, Scan, load, recover};
use vivavoce::shell::sessions::{Finder, Prefer};

/// A home, and an interview in it that is conducted without a screen.
struct Desk {
    folder: TempDir,
    disk: Disk,
    session: Session,
    file: PathBuf,
    ms: u64,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let session = session();
        let file = folder.path().join(format!("sessions/{}.toml", session.record().id));
        let disk = Disk::start(&home(folder.path()), None);
        Self { folder, disk, session, file, ms: 0 }
    }

    /// Opens the session and starts it, or goes on with it.
    fn open(&mut self, new: bool) -> &mut Self {
        let record = Box::new(self.session.record().clone());
        let change = if new { Change::Start } else { Change::Return };
        let log = self.apply(change);
        self.disk.record(&self.file, &[log], Some(&Opened { record, new }));
        self
    }

    fn apply(&mut self, change: Change) -> Logged {
        self.ms += 1_000;
        self.session.apply(after(self.ms), change.clone()).expect("an allowed change");
        Logged::of(&self.session, after(self.ms), change)
    }

    fn write(&mut self, text: &str) -> &mut Self {
        let from = self.session.notes(Place::Item(0)).expect("notes").end();
        let splice = Splice { from, to: from, text: text.into(), stamps: Stamps::Keep };
        let log = self.apply(Change::Edit { place: Place::Item(0), splice });
        self.disk.record(&self.file, &[log], None);
        self
    }

    fn save(&mut self, new: bool) -> Vec<Report> {
        let (file, record) = (self.file.clone(), Box::new(self.session.settled(after(self.ms))));
        self.disk.send(Job::Save { file, ticket: 1, record, new });
        let mut reports = Vec::new();
        while self.disk.busy() {
            reports.extend(self.disk.receive_within(Duration::from_secs(10)));
        }
        reports
    }

    /// The program is killed. Another one goes on with what there is.
    fn again(self) -> Self {
        let Self { folder, disk, file, ms, .. } = self;
        // What it would still do has no effect: it sends nothing and removes nothing.
        drop(disk);
        let disk = Disk::start(&home(folder.path()), None);
        let session = Session::restore(load(&file).expect("a session"));
        Self { folder, disk, session, file, ms }
    }

    fn journal(&self) -> PathBuf {
        let name = self.file.file_stem().expect("a name").to_string_lossy().into_owned();
        self.file.with_file_name(format!(".{name}.journal"))
    }

    fn kept(&self, nth: &str) -> PathBuf {
        self.file.with_extension(format!("damaged-journal{nth}"))
    }

    /// Changes a byte in the line of a change.
    fn damage(&self, line: usize) {
        let text = fs::read_to_string(self.journal()).expect("a journal");
        let at = text.match_indices('\n').nth(line - 1).expect("a line").0 + 20;
        let mut bytes = text.into_bytes();
        bytes[at] ^= 1;
        fs::write(self.journal(), bytes).expect("a journal");
    }

    fn viva(&self, arguments: &[&str]) -> (String, String) {
        let said = Command::new(env!("CARGO_BIN_EXE_viva"))
            .args(["--home", self.folder.path().to_str().expect("a plain path")])
            .args(arguments)
            .output()
            .expect("the program");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (text(said.stdout), text(said.stderr))
    }
}

fn home(folder: &Path) -> Home {
    Home { folder: folder.to_owned(), sessions: folder.join("sessions"), named: false }
}

fn notes(record: &Record) -> String {
    record.entries[0].notes.text()
}

#[test]
fn a_session_without_a_file_is_found_wherever_sessions_are_looked_for() {
    let mut desk = Desk::new();
    desk.open(true).write("seen");
    assert!(!desk.file.exists());
    let rows = Scan::all(&desk.folder.path().join("sessions"));
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0].file, rows[0].header.is_ok()), (&desk.file, true));
    let home = home(desk.folder.path());
    let stem = desk.session.record().id.as_str().to_owned();
    for name in [stem.as_str(), "lovelace", desk.file.to_str().expect("a plain path")] {
        assert_eq!(Finder::new(&home).one(name, Prefer::Any), Ok(desk.file.clone()), "{name}");
    }
    assert_eq!(notes(&load(&desk.file).expect("a session")), "seen");
    assert!(desk.viva(&["list"]).0.contains(&stem));
    assert!(desk.viva(&["show", &stem]).0.contains("seen"));
    assert!(!desk.file.exists(), "looking changes nothing");
    let mut desk = desk.again();
    desk.open(false).write(" and more");
    assert!(matches!(desk.save(false).as_slice(), [Report::Saved { .. }]));
    let saved = fs::read(&desk.file).expect("a file");
    assert_eq!(notes(&session_toml::parse("x", &saved).expect("a session")), "seen and more");
}

#[test]
fn the_list_shows_a_session_as_it_was_last_seen() {
    let mut desk = Desk::new();
    desk.open(true);
    desk.save(true);
    let log = desk.apply(Change::Rate { item: 1, rating: Some(5) });
    desk.disk.record(&desk.file.clone(), &[log], None);
    let header = Scan::all(&desk.folder.path().join("sessions")).remove(0).header;
    assert_eq!(header.expect("a header").rated, 1);
}

#[test]
fn a_journal_is_private_and_goes_when_the_interview_is_closed() {
    let mut desk = Desk::new();
    desk.open(true).write("seen");
    let mode = fs::metadata(desk.journal()).expect("a journal").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    desk.save(true);
    assert!(desk.journal().exists());
    let journal = desk.journal();
    let Desk { disk, folder, .. } = desk;
    assert_eq!(disk.finish(), []);
    assert!(!journal.exists());
    drop(folder);
}

#[test]
fn a_journal_with_something_that_the_file_has_not_stays() {
    let mut desk = Desk::new();
    desk.open(true);
    desk.save(true);
    desk.write("seen");
    let (journal, file) = (desk.journal(), desk.file.clone());
    let Desk { disk, folder, .. } = desk;
    disk.finish();
    assert!(journal.exists());
    assert_eq!(notes(&load(&file).expect("a session")), "seen");
    drop(folder);
}

#[test]
fn a_damaged_journal_is_read_up_to_there_and_kept() {
    let mut desk = Desk::new();
    desk.open(true);
    desk.save(true);
    desk.write("one").write("two").write("three");
    desk.damage(3);
    let damaged = fs::read(desk.journal()).expect("a journal");
    let recovered = recover(&desk.file).expect("a session");
    assert_eq!(notes(&recovered.record), "one");
    assert!(recovered.trouble.is_some());
    let (_, said) = desk.viva(&["show", "lovelace"]);
    assert!(said.contains("cannot be read to its end"), "{said}");
    let mut desk = desk.again();
    desk.open(false).write("four");
    let reports = desk.save(false);
    let kept = desk.kept("");
    let aside = Report::SetAside { file: desk.file.clone(), kept: kept.clone() };
    assert!(reports.contains(&aside), "{reports:?}");
    assert_eq!(fs::read(&kept).expect("what was kept"), damaged);
    assert_eq!(notes(&load(&desk.file).expect("a session")), "onefour");
    // The next one takes nobody's place.
    desk.write("five").write("six").write("seven");
    desk.damage(4);
    let mut desk = desk.again();
    desk.open(false);
    assert_eq!(fs::read(&kept).expect("what was kept"), damaged);
    assert!(desk.kept("-2").exists());
}

#[test]
fn what_was_read_of_a_damaged_journal_is_safe_before_the_file_has_it() {
    let mut desk = Desk::new();
    desk.open(true);
    desk.save(true);
    desk.write("one").write("two").write("three");
    desk.damage(3);
    let mut desk = desk.again();
    desk.open(false);
    let desk = desk.again();
    assert_eq!(notes(desk.session.record()), "one");
}

#[test]
fn the_journal_of_another_session_is_not_taken_for_this_ones() {
    let mut desk = Desk::new();
    desk.open(true).write("theirs");
    let mut other = session();
    other.apply(after(500_000), Change::Start).expect("a session that has not begun");
    fs::write(&desk.file, session_toml::print(other.record())).expect("a file");
    let recovered = recover(&desk.file).expect("a session");
    assert_eq!(&recovered.record, other.record());
    assert!(recovered.trouble.is_some());
    let theirs = fs::read(desk.journal()).expect("a journal");
    let mut desk = desk.again();
    desk.open(false);
    assert_eq!(fs::read(desk.kept("")).expect("what was kept"), theirs);
}

#[test]
fn a_new_session_takes_neither_the_name_of_a_file_nor_that_of_a_journal() {
    let mut desk = Desk::new();
    desk.open(true).write("first");
    let first = fs::read(desk.journal()).expect("a journal");
    let mut desk = Desk { session: session(), ms: 90_000, ..desk.again() };
    desk.open(true).write("second");
    let (from, id) = (desk.file.clone(), desk.session.record().id.numbered(2));
    let file = from.with_file_name(format!("{id}.toml"));
    let reports = desk.save(true);
    let moved = Report::Moved { from: from.clone(), file: file.clone(), id: id.clone() };
    assert_eq!(reports, [moved, Report::Saved { file: file.clone(), ticket: 1 }]);
    assert_eq!(fs::read(desk.journal()).expect("a journal"), first);
    let second = load(&file).expect("a session");
    assert_eq!((notes(&second), second.id), ("second".into(), id));
    assert_eq!(notes(&load(&from).expect("a session")), "first");
}

#[test]
fn a_session_that_lost_its_name_to_another_program_takes_its_journal_along() {
    let mut desk = Desk::new();
    desk.open(true).write("ours");
    // Between the first word and the first save.
    fs::write(&desk.file, "somebody else's").expect("a file");
    std::thread::sleep(Duration::from_millis(50));
    let id = desk.session.record().id.numbered(2);
    desk.save(true);
    let theirs = desk.file.clone();
    assert!(!desk.journal().exists());
    desk.file = theirs.with_file_name(format!("{id}.toml"));
    desk.write(" and more");
    assert_eq!(notes(&load(&desk.file).expect("a session")), "ours and more");
    assert_eq!(fs::read_to_string(theirs).expect("a file"), "somebody else's");
}

#[test]
fn a_folder_that_was_deleted_is_put_back_with_its_journal() {
    let mut desk = Desk::new();
    desk.open(true).write("one");
    desk.save(true);
    fs::remove_dir_all(desk.folder.path().join("sessions")).expect("a folder");
    desk.write("two");
    desk.save(false);
    desk.write("three");
    assert_eq!(notes(&load(&desk.file).expect("a session")), "onetwothree");
    assert!(desk.journal().exists());
}

#[test]
fn a_journal_that_nobody_could_have_seen_is_nothing() {
    let desk = Desk::new();
    fs::create_dir(desk.folder.path().join("sessions")).expect("a folder");
    let whole = journal::Base::whole(desk.session.record()).line();
    for bytes in [&b""[..], &whole.as_bytes()[..100]] {
        fs::write(desk.journal(), bytes).expect("a journal");
        assert_eq!(Scan::all(&desk.folder.path().join("sessions")), []);
        assert!(load(&desk.file).is_err());
        fs::write(&desk.file, session_toml::print(desk.session.record())).expect("a file");
        assert_eq!(recover(&desk.file).map(|it| it.trouble), Ok(None));
        fs::remove_file(&desk.file).expect("a file");
    }
}

#[test]
fn a_long_interview_keeps_its_journal_short() {
    let mut desk = Desk::new();
    desk.open(true);
    desk.save(true);
    for _ in 0..8 {
        desk.write(&"a line that was pasted\n".repeat(6_000));
        desk.save(false);
        // The session itself, and a part of what is set aside.
        let saved = fs::metadata(&desk.file).expect("a file").len();
        let journal = fs::metadata(desk.journal()).expect("a journal").len();
        assert!(journal < 2 * saved.max(1 << 20), "{journal} for {saved}");
    }
    desk.write("!");
    assert!(notes(&load(&desk.file).expect("a session")).ends_with('!'));
}

#[test]
fn a_place_in_the_notes_is_any_place() {
    // The short form of typing is for one line and its end alone.
    let mut desk = Desk::new();
    desk.open(true).write("one\ntwo");
    let splice = Splice {
        from: Position { line: 0, byte: 1 },
        to: Position { line: 1, byte: 2 },
        text: "\n\n".into(),
        stamps: Stamps::Now(3),
    };
    let log = desk.apply(Change::Edit { place: Place::Item(0), splice });
    desk.disk.record(&desk.file.clone(), &[log], None);
    let record = load(&desk.file).expect("a session");
    assert_eq!(record.entries[0].notes, desk.session.record().entries[0].notes);
}

/// What the program says to somebody who goes on with a session.
fn loads(desk: &mut Desk) -> Vec<Report> {
    desk.disk.send(Job::Load { file: desk.file.clone(), own: true });
    let mut reports = Vec::new();
    while desk.disk.busy() {
        reports.extend(desk.disk.receive_within(Duration::from_secs(10)));
    }
    reports
}

/// A session with something in its journal that its file has not, which somebody has changed.
fn changed_after_a_crash(change: impl Fn(&str) -> String) -> (Desk, String) {
    let mut desk = Desk::new();
    desk.open(true).write("saved");
    desk.save(true);
    desk.write(" and not saved");
    let theirs = change(&fs::read_to_string(&desk.file).expect("a session"));
    fs::write(&desk.file, &theirs).expect("a change");
    (desk.again(), theirs)
}

fn by_hand(text: &str) -> String {
    assert!(text.contains("saved\n"), "{text}");
    text.replace("saved\n", "saved, as I remember it\n")
}

#[test]
fn what_somebody_has_changed_after_a_crash_is_not_mixed_with_what_was_done_last() {
    let (mut desk, theirs) = changed_after_a_crash(by_hand);
    assert_eq!(notes(desk.session.record()), "saved, as I remember it");
    let (_, said) = desk.viva(&["show", "lovelace"]);
    assert!(said.contains("changed by somebody else"), "{said}");
    let copy = desk.file.with_extension("conflict-1.toml");
    let reports = loads(&mut desk);
    let parted = Report::Parted { from: desk.file.clone(), file: copy.clone() };
    assert_eq!(reports.first(), Some(&parted), "{reports:?}");
    let Some(Report::Loaded { file, result: Ok(record), .. }) = reports.get(1) else {
        panic!("{reports:?}")
    };
    assert_eq!((file, notes(record).as_str()), (&copy, "saved and not saved"));
    assert_eq!(record.id, desk.session.record().id, "it is the same session");
    // The interview goes on with it, beside the file.
    desk.session = Session::restore(*record.clone());
    let file = std::mem::replace(&mut desk.file, copy.clone());
    desk.open(false).write(", gone on with");
    assert_eq!(desk.save(false), [Report::Saved { file: copy.clone(), ticket: 1 }]);
    assert_eq!(fs::read_to_string(&file).expect("theirs"), theirs);
    assert_eq!(notes(&load(&copy).expect("ours")), "saved and not saved, gone on with");
    assert_eq!(recover(&file).map(|it| it.trouble), Ok(None));
}

#[test]
fn what_was_changed_after_everything_was_saved_is_gone_on_with() {
    let mut desk = Desk::new();
    desk.open(true).write("saved");
    desk.save(true);
    let theirs = by_hand(&fs::read_to_string(&desk.file).expect("a session"));
    fs::write(&desk.file, theirs).expect("a change");
    let mut desk = desk.again();
    assert!(matches!(loads(&mut desk).as_slice(), [Report::Loaded { .. }]));
    desk.open(false).write("!");
    let desk = desk.again();
    assert_eq!(notes(desk.session.record()), "saved, as I remember it!");
}

#[test]
fn what_another_machine_has_gone_on_with_is_kept_beside_what_was_done_last_here() {
    let (mut desk, theirs) = changed_after_a_crash(|text| {
        let record = session_toml::parse("x", text.as_bytes()).expect("a session");
        let mut session = Session::restore(record);
        for (ms, change) in [(70_000, Change::Return), (80_000, Change::Pause)] {
            session.apply(after(ms), change).expect("an allowed change");
        }
        session_toml::print(session.record())
    });
    // By its count of changes the file has more than the journal.
    let reports = loads(&mut desk);
    let Some(Report::Parted { from, file }) = reports.first() else { panic!("{reports:?}") };
    assert_eq!(fs::read_to_string(from).expect("theirs"), theirs);
    assert_eq!(notes(&load(file).expect("ours")), "saved and not saved");
}

#[test]
fn the_doctor_keeps_apart_what_cannot_be_brought_together() {
    let (desk, theirs) = changed_after_a_crash(by_hand);
    let (said, _) = desk.viva(&["doctor"]);
    assert!(said.contains("changed by somebody else") && !said.contains(".."), "{said}");
    let (said, _) = desk.viva(&["doctor", "--fix"]);
    let copy = desk.file.with_extension("conflict-1.toml");
    assert!(said.contains("Mended: What was done last is in"), "{said}");
    assert!(said.contains(copy.to_str().expect("a plain path")), "{said}");
    assert_eq!(notes(&load(&copy).expect("ours")), "saved and not saved");
    assert_eq!(fs::read_to_string(&desk.file).expect("theirs"), theirs);
    assert_eq!(recover(&desk.file).map(|it| it.trouble), Ok(None));
}

/// A finished session whose journal a power cut has put back.
fn finished() -> Desk {
    let mut desk = Desk::new();
    desk.open(true).write("said");
    desk.save(true);
    for change in [Change::End, Change::Finish] {
        let log = desk.apply(change);
        desk.disk.record(&desk.file.clone(), &[log], None);
    }
    let journal = fs::read(desk.journal()).expect("a journal");
    desk.save(false);
    assert!(!desk.journal().exists(), "nothing can be done to it any more");
    fs::write(desk.journal(), journal).expect("a journal");
    fs::set_permissions(desk.journal(), fs::Permissions::from_mode(0o600)).expect("its mode");
    desk
}

#[test]
fn a_journal_that_nobody_needs_goes_when_its_session_is_read_again() {
    for own in [false, true] {
        let mut desk = finished().again();
        desk.disk.send(Job::Load { file: desk.file.clone(), own });
        assert!(matches!(desk.disk.finish().as_slice(), [Report::Loaded { .. }]));
        let names = fs::read_dir(desk.folder.path().join("sessions")).expect("a folder");
        assert_eq!(names.count(), 1, "the session alone");
    }
}

#[test]
fn the_doctor_removes_a_journal_that_nobody_needs() {
    // Nothing beside a session is judged while a program has it open.
    let desk = finished();
    desk.viva(&["doctor", "--fix"]);
    assert!(desk.journal().exists());
    let desk = desk.again();
    let (said, _) = desk.viva(&["doctor", "--fix"]);
    assert!(said.contains("This journal belongs to a finished session"), "{said}");
    assert!(said.contains("Mended: It has been removed."), "{said}");
    assert!(!desk.journal().exists());
}
