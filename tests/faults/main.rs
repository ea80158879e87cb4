//! Every operation on a file fails once, or is the last one that was ever done: what was shown is
//! never lost, and nothing that somebody could read is ever torn.

#![allow(clippy::disallowed_methods, reason = "a test looks at the files themselves")]

#[path = "../desk/mod.rs"]
mod desk;

mod faulty;
mod seat;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use desk::moment;
use faulty::{EACCES, EIO, ENOSPC, Fault, Faulty, Told, trust};
use seat::{Seat, at_rest, session_file};
use tempfile::TempDir;
use vivavoce::app::{Go, Held, Report, Saved};
use vivavoce::domain::{Moment, Phase};
use vivavoce::format::session_toml;
use vivavoce::shell::disk::{Disk, Files, Job, Real, has_journal, load, recover};

/// A whole interview: everything that a file is touched for happens in it. After each act,
/// `each` says whether it goes on.
fn interview(seat: &mut Seat, mut each: impl FnMut(&mut Seat) -> bool) {
    let acts: [fn(&mut Seat); 15] = [
        |seat| _ = seat.write("ab").hear(),
        |seat| _ = seat.keys("Alt-n").hear(),
        |seat| _ = seat.write("+ c").wait(2),
        |seat| _ = seat.keys("Alt-4 Alt-A").hear(),
        |seat| _ = seat.write("de"),
        // More than a journal has room for before it is made new.
        |seat| _ = seat.paste(&"a line of a long text\n".repeat(200)).wait(2),
        |seat| _ = seat.keys("Alt-u").wait(2),
        |seat| _ = seat.write("f").keys("Alt-3"),
        |seat| _ = seat.write("g").wait(1),
        |seat| _ = seat.keys("Alt-w Alt-w Alt-4").wait(7),
        |seat| _ = seat.keys("Alt-e F").wait(7),
        |seat| _ = seat.hear(),
        // Amended once it is saved, and again while that is on its way.
        |seat| _ = seat.keys("a").hear().keys("1 2").write("slip").keys("Enter"),
        |seat| {
            _ = seat.keys("a").hear().keys("4").write("!").keys("Alt-e").write("w").keys("Enter");
        },
        |seat| _ = seat.wait(7).hear(),
    ];
    for act in acts {
        act(seat);
        if !each(seat) {
            return;
        }
    }
}

fn sessions(folder: &Path) -> Vec<PathBuf> {
    let names = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten();
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    names(folder.join("sessions"))
}

/// Fails if there is a session file that is not whole.
#[track_caller]
fn assert_whole(folder: &Path, case: &str) {
    for file in sessions(folder) {
        let bytes = fs::read(&file).expect("a file");
        if file.extension().is_some_and(|ending| ending == "toml") {
            assert!(session_toml::parse("x", &bytes).is_ok(), "{case}: {} is torn", file.display());
        }
        let mode = file.metadata().expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{case}: {}", file.display());
    }
}

/// In memory where there is such a place: what counts here is the order of things.
fn folder() -> TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// More operations than any of these interviews has.
const MOST: usize = 1_000;

/// Every kind of operation, as [`Faulty`] calls it.
const KINDS: [&str; 19] = [
    "make folder",
    "make",
    "make temp",
    "make next",
    "write",
    "write next",
    "write temp",
    "sync",
    "sync data",
    "reserve",
    "exchange",
    "rename next",
    "link",
    "remove",
    "sync folder",
    "make lock",
    "cut lock",
    "write lock",
    "remove lock",
];

/// Stops at the `nth` operation of a kind; whether there was such a one.
fn stops(fault: Fault, kind: &'static str, nth: usize) -> bool {
    let folder = folder();
    let case = format!("{fault:?} {kind} {nth}");
    let (files, told) = Faulty::new(fault, nth, 1);
    let files = Arc::new(files.only(kind));
    let mut seat = Seat::begin(folder.path(), Arc::clone(&files) as Arc<dyn Files>);
    // What is on the screen while the program lives.
    let mut shown = if files.is_dead() { 0 } else { seat.sequence() };
    if shown > 0 {
        interview(&mut seat, |seat| {
            let lives = !files.is_dead();
            if lives {
                shown = seat.sequence();
            }
            lives
        });
    }
    let (history, sequence) = (std::mem::take(&mut seat.history), seat.sequence());
    seat.finish();
    let hits = trust(&told);
    assert_whole(folder.path(), &case);
    let file = session_file(folder.path());
    match recover(&file) {
        Err(problems) => assert_eq!(shown, 0, "{case} ({hits:?}): {problems:?}"),
        Ok(recovered) => {
            assert_eq!(recovered.trouble, None, "{case}");
            let record = at_rest(recovered.record);
            assert!(
                (shown..=sequence).contains(&record.sequence),
                "{case} ({hits:?}): {} of {shown}",
                record.sequence
            );
            // The end of the questions puts the marked lines into the reason: two changes of which
            // only the second was ever on the screen. The first alone is whole as well.
            if let Some(then) = history.get(&record.sequence) {
                assert_eq!(record, *then, "{case} ({hits:?})");
            } else if record.sequence > 0 {
                assert_eq!(record.phase, Phase::WrapUp, "{case} ({hits:?})");
            }
            if record.phase == Phase::Finished {
                is_amended(folder.path(), &file, &case);
            } else {
                goes_on(folder.path(), &file, &case);
            }
        }
    }
    !hits.is_empty()
}

/// A session in whose journal the last line is torn.
fn torn(folder: &Path) {
    let (files, _told) = Faulty::new(Fault::StopWithin, 9, 1);
    let files = Arc::new(files.only("write"));
    let mut seat = Seat::begin(folder, Arc::clone(&files) as Arc<dyn Files>);
    seat.write("a few words");
    assert!(files.is_dead());
    seat.finish();
}

/// The same when the session is gone on with after a program was killed.
fn stops_again(fault: Fault, kind: &'static str, nth: usize) -> bool {
    let folder = folder();
    let file = session_file(folder.path());
    let case = format!("{fault:?} {kind} {nth}, going on");
    torn(folder.path());
    let mut shown = load(&file).expect("a session").sequence;
    assert!(shown > 4);
    let (files, told) = Faulty::new(fault, nth, 1);
    let files = Arc::new(files.only(kind));
    let mut seat = Seat::again(folder.path(), Arc::clone(&files) as Arc<dyn Files>, &file);
    let acts: [fn(&mut Seat); 2] =
        [|seat| _ = seat.write("x").hear(), |seat| _ = seat.keys("Alt-n").hear()];
    for act in acts {
        if !files.is_dead() {
            shown = seat.sequence();
            act(&mut seat);
        }
    }
    let history = std::mem::take(&mut seat.history);
    seat.finish();
    assert_whole(folder.path(), &case);
    let recovered = recover(&file).expect("a session");
    assert_eq!(recovered.trouble, None, "{case}");
    let record = at_rest(recovered.record);
    assert!(record.sequence >= shown, "{case}: {} of {shown}", record.sequence);
    if let Some(then) = history.get(&record.sequence) {
        assert_eq!(&record, then, "{case}");
    }
    goes_on(folder.path(), &file, &case);
    !trust(&told).is_empty()
}

#[test]
fn a_program_that_goes_on_may_end_at_any_operation_too() {
    for kind in [
        "open",
        "cut",
        "reserve",
        "write",
        "write temp",
        "make temp",
        "sync",
        "exchange",
        "sync folder",
    ] {
        for fault in [Fault::StopBefore, Fault::StopAfter] {
            assert!(
                (1..=MOST).take_while(|nth| stops_again(fault, kind, *nth)).count() > 0,
                "{kind}"
            );
        }
    }
}

/// Goes on with what is there, to a clean end.
fn goes_on(folder: &Path, file: &Path, case: &str) {
    let before = load(file).expect("a session");
    let mut seat = Seat::again(folder, Arc::new(Real), file);
    seat.write("z").wait(2).keys("Esc q").wait(1).hear();
    assert!(seat.ended, "{case}");
    let last = seat.sequence();
    seat.finish();
    assert!(seat.reports.iter().all(|report| matches!(report, Report::Saved { .. })), "{case}");
    let saved = session_toml::parse("x", &fs::read(file).expect("a file")).expect("a session");
    assert!(saved.sequence == last && last > before.sequence, "{case}");
    assert!(!has_journal(file), "{case}: a journal is left");
}

/// Amends what is there, to a clean end.
fn is_amended(folder: &Path, file: &Path, case: &str) {
    let before = load(file).expect("a session");
    let record = Box::new(before.clone());
    let at = Moment { wall: moment(7_200).wall, mono: Duration::from_secs(3) };
    let page = Go::Page { record, file: file.to_owned() };
    let mut seat = Seat::start(folder, Arc::new(Real), at, page);
    seat.keys("a").hear().keys("3 0").write("no").keys("Enter").hear().keys("q").hear();
    assert!(seat.ended, "{case}");
    let last = seat.sequence();
    seat.finish();
    let saved = session_toml::parse("x", &fs::read(file).expect("a file")).expect("a session");
    assert_eq!((saved.sequence, before.sequence + 1), (last, last), "{case}");
    assert!(saved.amendments.starts_with(&before.amendments), "{case}");
    assert_eq!(saved.amendments.len(), before.amendments.len() + 1, "{case}");
    assert!(!has_journal(file), "{case}: a journal is left");
}

/// Every operation of every kind in turn.
fn everywhere(hits: impl Fn(&'static str, usize) -> bool) {
    for kind in KINDS {
        let count = (1..=MOST).take_while(|nth| hits(kind, *nth)).count();
        assert!(count > 0, "there is nothing to {kind}");
    }
}

#[test]
fn the_program_may_end_before_any_operation() {
    everywhere(|kind, nth| stops(Fault::StopBefore, kind, nth));
}

#[test]
fn the_program_may_end_after_any_operation() {
    everywhere(|kind, nth| stops(Fault::StopAfter, kind, nth));
}

#[test]
fn the_program_may_end_within_any_write() {
    for kind in ["write", "write next", "write temp"] {
        assert!((1..=MOST).take_while(|nth| stops(Fault::StopWithin, kind, *nth)).count() > 0);
    }
}

/// The number of the journal's file, if there is one.
fn journal(folder: &Path) -> Option<u64> {
    let mut files = sessions(folder).into_iter();
    let journal = files.find(|file| file.extension().is_some_and(|ending| ending == "journal"));
    Some(journal?.metadata().expect("a file").ino())
}

#[test]
fn a_sync_that_fails_sends_everything_to_a_new_file() {
    let folder = folder();
    let (files, told) = Faulty::new(Fault::Fail(EIO), 1, 1);
    let files = Arc::new(files.only("sync data"));
    let mut seat = Seat::begin(folder.path(), files as Arc<dyn Files>);
    let first = journal(folder.path());
    let said = |seat: &mut Seat, wanted: fn(&Report) -> bool| {
        let until = Instant::now() + Duration::from_secs(10);
        while !seat.hear().reports.iter().any(wanted) {
            assert!(Instant::now() < until, "{:?}", seat.reports);
            thread::sleep(Duration::from_millis(5));
        }
    };
    said(&mut seat, |report| matches!(report, Report::NotRecorded { .. }));
    let saved = seat.file();
    assert!(saved.exists(), "the whole text is in a file at once");
    assert_ne!(journal(folder.path()), first);
    seat.write("kept");
    said(&mut seat, |report| matches!(report, Report::Recorded { .. }));
    assert_eq!(load(&saved).expect("a session").entries[0].notes.text(), "kept");
    assert_eq!(trust(&told), ["sync data"]);
}

#[test]
fn the_journal_is_synced_again_and_again_and_not_for_every_key() {
    let folder = folder();
    let (files, told) = Faulty::new(Fault::Fail(EIO), MOST, 0);
    let files = Arc::new(files.only("sync data"));
    let mut seat = Seat::begin(folder.path(), Arc::clone(&files) as Arc<dyn Files>);
    seat.hear();
    // How soon, is told with a clock of its own beside the code; here, that somebody does it.
    let mut keys = 0;
    while files.done() < 8 {
        seat.write("a");
        keys += 1;
        assert!(keys < 100_000, "{} syncs", files.done());
        thread::sleep(Duration::from_millis(2));
    }
    assert!(keys > 8 * 4, "{keys} keys only");
    assert!(told.try_iter().all(|told| matches!(told, Told::Trusted(_) | Told::Made(_))));
}

#[test]
fn a_lock_that_cannot_be_made_is_said_and_keeps_nobody_from_working() {
    let folder = folder();
    for new in [true, false] {
        let (files, _told) = Faulty::new(Fault::Fail(EACCES), 1, usize::MAX - 1);
        let files = Arc::new(files.only("make lock")) as Arc<dyn Files>;
        if new {
            let mut seat = Seat::begin(folder.path(), files);
            seat.write("a few words").wait(2).finish();
            let unguarded = |it: &&Report| matches!(it, Report::Unguarded { .. });
            assert_eq!(seat.reports.iter().filter(unguarded).count(), 1, "it is said once");
        } else {
            let home = seat::home(folder.path());
            let mut disk = Disk::start_on(files, &home, None);
            disk.send(Job::Load { file: session_file(folder.path()), own: true });
            let reports = disk.finish();
            let [Report::Loaded { result: Ok(_), .. }, unguarded] = reports.as_slice() else {
                panic!("{reports:?}")
            };
            let why = "permission denied".into();
            let file = session_file(folder.path());
            assert_eq!(*unguarded, Report::Unguarded { file, why });
        }
    }
    let saved = load(&session_file(folder.path())).expect("a session");
    assert_eq!(saved.entries[0].notes.text(), "a few words");
}

#[test]
fn where_nothing_can_be_written_that_is_said_before_anything_is_amended() {
    let folder = folder();
    let mut seat = Seat::begin(folder.path(), Arc::new(Real));
    seat.write("a few words").wait(2).finish();
    let file = session_file(folder.path());
    let text = fs::read_to_string(&file).expect("a session");
    let text = text.replacen("phase = \"live\"", "phase = \"finished\"", 1);
    fs::write(&file, text).expect("a finished session");
    let (files, _told) = Faulty::new(Fault::Fail(EACCES), 1, usize::MAX - 1);
    let files = Arc::new(files.only("may write")) as Arc<dyn Files>;
    let mut disk = Disk::start_on(files, &seat::home(folder.path()), None);
    disk.send(Job::Load { file, own: true });
    let reports = disk.finish();
    let [Report::Loaded { result: Ok(_), held: Held::Barred(why), .. }] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    assert!(why.starts_with("You may not write in "), "{why}");
}

#[test]
fn a_lock_that_cannot_say_who_has_it_is_one_all_the_same() {
    let folder = folder();
    let (files, _told) = Faulty::new(Fault::Fail(ENOSPC), 1, usize::MAX - 1);
    let files = Arc::new(files.only("write lock")) as Arc<dyn Files>;
    let mut seat = Seat::begin(folder.path(), files);
    seat.write("a few words").wait(2);
    let mut disk = Disk::start(&seat::home(folder.path()), None);
    disk.send(Job::Load { file: seat.file(), own: true });
    let reports = disk.finish();
    let [Report::Loaded { held: Held::Elsewhere(who), .. }] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    assert_eq!(who, "Open in another program");
}

/// What is kept of a session while it is open, in files beside it.
fn bytes_beside(folder: &Path) -> u64 {
    sessions(folder).iter().map(|file| file.metadata().expect("a file").len()).sum()
}

#[test]
fn three_hours_with_two_hundred_kilobytes_of_notes_stay_bounded() {
    let folder = folder();
    let (files, _told) = Faulty::new(Fault::Fail(EIO), MOST, 0);
    // The room is that of the other tests here: what would grow, grows past it at once.
    let mut seat = Seat::begin(folder.path(), Arc::new(files) as Arc<dyn Files>);
    seat.forgets = true;
    let line = "some forty characters of what was said.\n";
    for minute in 0..180 {
        seat.paste(&line.repeat(27)).write("and a word").keys("Enter").wait(1);
        if minute % 20 == 19 {
            seat.keys(if minute % 40 == 19 { "Alt-n" } else { "Alt-p" });
        }
        seat.wait(50);
    }
    let file = seat.file();
    let saved = file.metadata().expect("a file").len();
    assert!(saved > 200 << 10, "{saved}");
    let beside = bytes_beside(folder.path());
    // The session, once more in its journal, and what has been done since that was begun.
    assert!(beside < 2 * saved + saved / 4 + (64 << 10), "{beside} for {saved}");
    assert!(seat.at.mono > Duration::from_secs(180 * 50));
    let (last, history) = (seat.sequence(), std::mem::take(&mut seat.history));
    drop(seat);
    let back = load(&file).expect("a session");
    assert_eq!(at_rest(back), history[&last]);
}

#[test]
fn a_full_disk_stops_no_notes_for_which_room_was_set_aside() {
    let folder = folder();
    let (files, _told) = Faulty::new(Fault::Fail(ENOSPC), 1, usize::MAX - 1);
    // No new file can be made once the session is there; what is there can be written.
    let files = Arc::new(files.only("make temp"));
    let mut seat = Seat::begin(folder.path(), files as Arc<dyn Files>);
    let text = "sixteen thousand characters are typed on a full disk ".repeat(20);
    seat.write(&text).wait(6);
    let state = seat.app.interview.as_ref().expect("an interview").saver().state();
    assert_eq!(state, Saved::No("The disk is full.".into()));
    assert_eq!(load(&seat.file()).expect("a session").entries[0].notes.text(), text);
}

/// Operations that fail without anything being lost by it: the journal that there is stays as good
/// as it was, and names can be made without links.
const HARMLESS: [&str; 9] = [
    "reserve",
    "remove",
    "link",
    "make next",
    "write next",
    "rename next",
    "cut lock",
    "write lock",
    "remove lock",
];

/// The `nth` operation of a kind, or of any, and those after it fail, so many in all; whether there
/// was such a one.
fn fails(fault: Fault, kind: Option<&'static str>, nth: usize, times: usize) -> bool {
    let folder = folder();
    let case = format!("{fault:?} {kind:?} {nth}, {times} times");
    let (files, told) = Faulty::new(fault, nth, times);
    let files = match kind {
        Some(kind) => files.only(kind),
        None => files,
    };
    let files = Arc::new(files);
    let mut seat = Seat::begin(folder.path(), Arc::clone(&files) as Arc<dyn Files>);
    interview(&mut seat, |_| {
        assert_whole(folder.path(), &case);
        true
    });
    // What failed is tried again, and the journal once it is synced.
    for _ in 0..5 {
        seat.wait(6);
    }
    let (last, reports) = (seat.sequence(), std::mem::take(&mut seat.reports));
    let state = seat.app.interview.as_ref().expect("an interview").saver().state();
    let file = seat.file();
    let shown = seat.history[&last].clone();
    seat.finish();
    let hits = trust(&told);
    assert_eq!(state, Saved::Yes, "{case} ({hits:?})");
    let saved = session_toml::parse("x", &fs::read(&file).expect("a file")).expect("a session");
    assert_eq!(at_rest(saved), shown, "{case} ({hits:?})");
    assert_whole(folder.path(), &case);
    let failure = |report: &Report| {
        matches!(
            report,
            Report::NotSaved { .. }
                | Report::NotRecorded { .. }
                | Report::Unguarded { .. }
                | Report::Loaded { held: Held::Barred(_), .. }
        )
    };
    let said = reports.iter().chain(&seat.reports).any(failure);
    let harmless = hits.iter().all(|hit| HARMLESS.contains(hit));
    // A short write is gone on with: it has failed only if what comes next fails.
    let mended = matches!(fault, Fault::Short(_)) && times == 1;
    assert!(said || harmless || mended, "{case}: nothing was said about {hits:?}");
    let files = sessions(folder.path());
    let count = files.iter().filter(|file| file.extension().is_some_and(|it| it == "toml")).count();
    assert_eq!(count, 1, "{case} ({hits:?}): {files:?}");
    !hits.is_empty()
}

#[test]
fn any_operation_may_fail_once() {
    everywhere(|kind, nth| fails(Fault::Fail(EIO), Some(kind), nth, 1));
}

#[test]
fn the_disk_may_be_full_for_a_while() {
    let count = (1..=MOST).take_while(|nth| fails(Fault::Fail(ENOSPC), None, *nth, 7)).count();
    assert!(count > 40, "only {count} operations");
}

#[test]
fn any_write_may_be_short() {
    for times in [1, 3] {
        let count = ["write", "write temp"].map(|kind| {
            let short = |nth: &usize| fails(Fault::Short(ENOSPC), Some(kind), *nth, times);
            (1..=MOST).take_while(short).count()
        });
        assert!(count[0] > 5 && count[1] > 1, "{count:?}");
    }
}
