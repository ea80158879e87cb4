//! The power is cut after every operation on a file: what was said to be saved is there, nothing
//! that was there is torn or gone, and nobody has to do anything to get it back.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test looks at the files themselves, and prints how many cuts it has looked at"
)]

#[path = "../desk/mod.rs"]
mod desk;
#[path = "../faults/seat.rs"]
mod seat;

mod cut;
mod recorder;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;

use cut::{Platter, Remains};
use recorder::{Careless, Event, Recorder};
use seat::{Seat, at_rest, session_file};
use tempfile::TempDir;
use vivavoce::app::Report;
use vivavoce::domain::{Phase, Record};
use vivavoce::format::{journal, session_toml};
use vivavoce::shell::disk::{Disk, Files, Job, Real, load, recover};

/// An interview on a disk that remembers, and what was done to it.
struct Tale {
    folder: TempDir,
    recorder: Arc<Recorder>,
    told: Receiver<Event>,
    start: Platter,
    /// The session after each change.
    history: BTreeMap<u64, Record>,
    reports: Vec<Report>,
}

impl Tale {
    fn new(careless: Option<Careless>) -> Self {
        Self::on(memory(), Recorder::new(careless))
    }

    fn on(folder: TempDir, (recorder, told): (Recorder, Receiver<Event>)) -> Self {
        let mut start = Platter::default();
        start.with(folder.path(), None);
        there(folder.path(), &mut |path, bytes| start.with(path, bytes));
        let (history, reports) = (BTreeMap::new(), Vec::new());
        Self { folder, recorder: Arc::new(recorder), told, start, history, reports }
    }

    fn begin(&mut self, acts: &[fn(&mut Seat, &Tale)]) -> &mut Self {
        let seat = Seat::begin(self.folder.path(), self.files());
        self.play(seat, acts)
    }

    fn go_on(&mut self, file: &Path, acts: &[fn(&mut Seat, &Tale)]) -> &mut Self {
        let seat = Seat::again(self.folder.path(), self.files(), file);
        self.play(seat, acts)
    }

    fn files(&self) -> Arc<dyn Files> {
        Arc::clone(&self.recorder) as Arc<dyn Files>
    }

    fn play(&mut self, mut seat: Seat, acts: &[fn(&mut Seat, &Tale)]) -> &mut Self {
        let log = self.recorder.log();
        seat.on_saved = Box::new(move |sequence| log.send(Event::Said(sequence)).expect("told"));
        for act in acts {
            act(&mut seat, self);
        }
        seat.hear().finish();
        self.history.append(&mut seat.history);
        self.reports.append(&mut seat.reports);
        self
    }

    fn file(&self) -> PathBuf {
        session_file(self.folder.path())
    }

    /// Cuts the power after everything that was done.
    fn cut(&self) -> Result<Cuts<'_>, String> {
        let mut platter = self.start.clone();
        let mut random = random();
        let mut cuts = Cuts::new(&self.history, self.folder.path());
        for (nth, event) in self.told.try_iter().enumerate() {
            platter.take(&event);
            cuts.expect(&platter, &event)
                .map_err(|why| format!("after {nth}, {event:?}: {why}"))?;
            if let Event::Said(_) | Event::SyncBegins(..) | Event::FolderSyncBegins(..) = event {
                continue;
            }
            cuts.after += 1;
            for remains in platter.remains_of_a_cut(&mut random) {
                cuts.look(&remains).map_err(|why| format!("after {nth}, {event:?}: {why}"))?;
            }
        }
        // The model is worth nothing if it does not end where the real files have.
        let mut real = BTreeMap::new();
        there(self.folder.path(), &mut |path, bytes| {
            real.extend(bytes.map(|(_, bytes)| (path.to_owned(), bytes)));
        });
        assert_eq!(platter.seen(), real);
        Ok(cuts)
    }
}

/// Everything in a folder: the files with their numbers and their bytes.
fn there(folder: &Path, each: &mut impl FnMut(&Path, Option<(u64, Vec<u8>)>)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            each(&path, None);
            there(&path, each);
        } else if path.extension().is_none_or(|ending| ending != "lock") {
            let inode = path.metadata().expect("a file").ino();
            each(&path, Some((inode, fs::read(&path).expect("a file"))));
        }
    }
}

fn memory() -> TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// The same numbers every time.
fn random() -> impl FnMut(usize) -> usize {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 1).expect("a number") % below
    }
}

/// What was found after the cuts.
struct Cuts<'a> {
    history: &'a BTreeMap<u64, Record>,
    from: PathBuf,
    /// Up to which change everything is on the disk for certain.
    certain: u64,
    /// The files of sessions that are there for certain.
    files: BTreeSet<PathBuf>,
    /// What another program has written, and must stay.
    foreign: Option<Vec<u8>>,
    looked: HashSet<(Remains, u64)>,
    resumed: usize,
    /// How many operations there were.
    after: usize,
    home: TempDir,
}

impl<'a> Cuts<'a> {
    fn new(history: &'a BTreeMap<u64, Record>, from: &Path) -> Self {
        Self {
            history,
            from: from.to_owned(),
            certain: 0,
            files: BTreeSet::new(),
            foreign: None,
            looked: HashSet::new(),
            resumed: 0,
            after: 0,
            home: memory(),
        }
    }

    /// Takes note of what must be there from now on.
    fn expect(&mut self, platter: &Platter, event: &Event) -> Result<(), String> {
        match event {
            Event::SyncEnds(_) | Event::Foreign(..) => {}
            Event::Said(sequence) if self.certain < *sequence => {
                return Err(format!("{} of {sequence} are saved, not all", self.certain));
            }
            _ => return Ok(()),
        }
        if let Event::Foreign(_, bytes) = event {
            self.foreign = Some(bytes.clone());
        }
        for (path, bytes) in platter.certain().files {
            let sequence = if is(&path, "toml") {
                self.files.insert(path);
                session_toml::parse("x", &bytes).ok().map(|record| record.sequence)
            } else if is(&path, "journal") {
                journal::decode(&bytes).ok().map(|journal| journal.last())
            } else {
                None
            };
            self.certain = self.certain.max(sequence.unwrap_or_default());
        }
        Ok(())
    }

    /// Looks at what a cut has left.
    fn look(&mut self, remains: &Remains) -> Result<(), String> {
        if !self.looked.insert((remains.clone(), self.certain)) {
            return Ok(());
        }
        let sessions = self.lay_out(remains);
        let missing = self.files.iter().find(|file| !remains.files.contains_key(*file));
        if let Some(file) = missing {
            return Err(format!("{} is gone", file.display()));
        }
        if let Some(theirs) = &self.foreign
            && !remains.files.values().any(|bytes| bytes == theirs)
        {
            return Err("what another program has written is lost".into());
        }
        let mut most = 0;
        for file in sessions {
            let there = fs::read(&file).ok();
            if there.as_ref().is_some_and(|bytes| session_toml::parse("x", bytes).is_err()) {
                return Err(format!("{} is torn", file.display()));
            }
            let recovered = match recover(&file) {
                Ok(recovered) => recovered,
                // The beginning of a journal, of which nobody has seen anything.
                Err(_) if there.is_none() => continue,
                Err(problems) => return Err(format!("{}: {problems:?}", file.display())),
            };
            if there.is_some() && there == self.foreign {
                // What somebody has made of a session by hand has all of it, as far as it goes.
                let apart = recovered.trouble.is_some();
                let known = if apart { self.part(&file)? } else { recovered.record.sequence };
                most = most.max(known);
                continue;
            }
            if recovered.trouble.is_some() && !remains.zeros {
                return Err(format!("{:?}", recovered.trouble));
            }
            let record = at_rest(recovered.record);
            most = most.max(record.sequence);
            // Before the first change there was nothing to be seen; between two changes of one key
            // neither.
            let then = self.history.get(&record.sequence);
            let past = self.history.last_key_value().is_some_and(|it| *it.0 < record.sequence);
            if past || then.is_some_and(|then| record.sequence > 0 && !same(then, &record)) {
                return Err(format!("{} is garbled at {}", file.display(), record.sequence));
            }
            if self.looked.len().is_multiple_of(16) {
                self.go_on(&file, &record)?;
            }
        }
        if most < self.certain {
            return Err(format!("{most} of {} have come back", self.certain));
        }
        Ok(())
    }

    /// Puts what is left into a folder, and says which sessions there are.
    fn lay_out(&mut self, remains: &Remains) -> BTreeSet<PathBuf> {
        let root = self.home.path();
        for entry in fs::read_dir(root).expect("a folder") {
            fs::remove_dir_all(entry.expect("an entry").path()).expect("it is removed");
        }
        let place = |path: &Path| root.join(path.strip_prefix(&self.from).expect("a place in it"));
        let mut sessions = BTreeSet::new();
        for folder in &remains.folders {
            fs::create_dir_all(place(folder)).expect("a folder");
        }
        for (path, bytes) in &remains.files {
            let path = place(path);
            fs::write(&path, bytes).expect("a file");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if is(&path, "toml") {
                sessions.insert(path);
            } else if let Some(stem) = name.strip_suffix(".journal") {
                sessions.insert(path.with_file_name(format!("{}.toml", &stem[1..])));
            }
        }
        sessions
    }

    /// Has the program find that the file and its journal do not fit, and says how far ours goes:
    /// both are kept.
    fn part(&self, file: &Path) -> Result<u64, String> {
        let home = seat::home(self.home.path());
        let mut disk = Disk::start_on(Arc::new(Real), &home, None);
        disk.send(Job::Load { file: file.to_owned(), own: true });
        let reports = disk.finish();
        match reports.as_slice() {
            [Report::Parted { file: copy, .. }, Report::Loaded { result: Ok(record), .. }] => {
                let kept = fs::read(file).ok();
                let ours = at_rest((**record).clone());
                let then = self.history.get(&ours.sequence);
                if kept != self.foreign || then.is_none_or(|then| !same(then, &ours)) {
                    return Err(format!("{} and {} are mixed", file.display(), copy.display()));
                }
                Ok(ours.sequence)
            }
            _ => Err(format!("{reports:?}")),
        }
    }

    /// Goes on with a session, to a clean end.
    fn go_on(&mut self, file: &Path, before: &Record) -> Result<(), String> {
        if before.phase == Phase::Finished {
            return Ok(());
        }
        self.resumed += 1;
        let mut seat = Seat::again(self.home.path(), Arc::new(Real), file);
        seat.write("z").wait(2).keys("Esc q").wait(1).hear();
        let (file, last) = (seat.file(), seat.sequence());
        seat.finish();
        let saved = load(&file).map_err(|problems| format!("{problems:?}"))?;
        if !seat.ended || saved.sequence != last || last <= before.sequence {
            return Err(format!("{} is not gone on with: {:?}", file.display(), seat.reports));
        }
        Ok(())
    }
}

fn is(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|it| it == ending)
}

/// The same session, under whatever name.
fn same(one: &Record, other: &Record) -> bool {
    Record { id: other.id.clone(), ..one.clone() } == *other
}

/// Everything that a file is touched for in an interview.
const INTERVIEW: [fn(&mut Seat, &Tale); 10] = [
    |seat, _| _ = seat.write("ab").hear(),
    |seat, _| _ = seat.keys("Alt-n").hear(),
    |seat, _| _ = seat.write("+ cd e").wait(2),
    |seat, _| _ = seat.keys("Alt-4 Alt-A").hear(),
    // More than a journal has room for before it is made new.
    |seat, _| _ = seat.paste(&"a line of a text\n".repeat(90)).wait(2),
    |seat, _| _ = seat.keys("Alt-u").wait(2),
    |seat, _| _ = seat.paste(&"another one\n".repeat(90)).write("fgh").wait(1),
    |seat, _| _ = seat.write("i").keys("Alt-p Alt-3").wait(1),
    |seat, _| _ = seat.keys("Alt-w Alt-w Alt-4").wait(2),
    |seat, _| _ = seat.keys("Alt-e F").wait(2),
];

#[track_caller]
fn holds(tale: &Tale) -> Cuts<'_> {
    let cuts = tale.cut().unwrap_or_else(|why| panic!("{why}"));
    let (after, looked) = (cuts.after, cuts.looked.len());
    println!("{after} cuts, {looked} things left by them, {} gone on with", cuts.resumed);
    cuts
}

#[test]
fn a_power_cut_in_an_interview_loses_nothing_that_was_synced() {
    let mut tale = Tale::new(None);
    let cuts = holds(tale.begin(&INTERVIEW));
    assert!(cuts.looked.len() > 150 && cuts.resumed > 5);
    assert_eq!(cuts.certain, *tale.history.keys().last().expect("an interview"));
}

#[test]
fn a_power_cut_after_somebody_has_changed_the_file_loses_neither() {
    let mut tale = Tale::new(None);
    tale.begin(&[
        |seat, _| _ = seat.write("ours").wait(2),
        |seat, tale| tale.recorder.foreign(&seat.file(), &theirs(&seat.file())),
        |seat, _| _ = seat.write(" and more").wait(2),
        |seat, _| _ = seat.keys("Alt-4").hear().write("x").wait(2),
    ]);
    assert!(tale.reports.iter().any(|it| matches!(it, Report::Parted { .. })));
    holds(&tale);
}

#[test]
fn a_change_in_the_last_moment_before_a_save_is_put_back() {
    let folder = memory();
    let first = {
        let mut seat = Seat::begin(folder.path(), Arc::new(Real));
        seat.write("ours").wait(2).finish();
        theirs(&seat.file())
    };
    for at in 1..=3 {
        let (recorder, told) = Recorder::new(None);
        let mut tale = Tale::on(memory(), (recorder.faster(at, first.clone()), told));
        tale.begin(&[
            |seat, _| _ = seat.write("ours").wait(2),
            |seat, _| _ = seat.keys("Alt-n").hear().write(" and more").wait(2),
            |seat, _| _ = seat.keys("Alt-4").hear().write("x").wait(2),
        ]);
        let parted = tale.reports.iter().find_map(|report| match report {
            Report::Parted { file, .. } => Some(file.clone()),
            _ => None,
        });
        let copy = parted.expect("a conflict copy");
        assert_eq!(fs::read(tale.file()).expect("theirs"), first);
        assert_eq!(load(&copy).expect("ours").entries[1].notes.text(), " and morex");
        holds(&tale);
    }
}

#[test]
fn a_power_cut_on_the_way_to_another_folder_loses_nothing() {
    let mut tale = Tale::new(None);
    tale.begin(&[
        |seat, _| _ = seat.write("here").wait(2),
        |_, tale| tale.recorder.full.store(true, Ordering::SeqCst),
        |seat, _| _ = seat.write(" and not here").wait(2),
        |seat, tale| {
            tale.recorder.full.store(false, Ordering::SeqCst);
            let folder = tale.folder.path().join("other/place");
            let name = folder.to_str().expect("a plain name");
            // What is proposed goes first.
            _ = seat.keys("Esc o Ctrl-U").write(name).keys("Enter").wait(2);
            assert!(seat.file().starts_with(&folder), "{}", seat.file().display());
        },
        |seat, _| _ = seat.keys("e").write(" but there").wait(2).keys("Alt-n").hear(),
    ]);
    holds(&tale);
}

#[test]
fn a_power_cut_after_a_crash_loses_nothing_either() {
    let folder = memory();
    let file = session_file(folder.path());
    let mut seat = Seat::begin(folder.path(), Arc::new(Real));
    seat.write("one").wait(2).write("two").hear().finish();
    let mut tale = Tale::on(folder, Recorder::new(None));
    let before = load(&file).expect("a session");
    tale.history.insert(before.sequence, at_rest(before));
    tale.history.append(&mut seat.history);
    tale.go_on(
        &file,
        &[
            |seat, _| _ = seat.write("three").wait(2),
            |seat, _| _ = seat.keys("Alt-n").hear().write("four").wait(2).keys("Esc q"),
        ],
    );
    holds(&tale);
}

/// What somebody makes of the file of a session by hand.
fn theirs(file: &Path) -> Vec<u8> {
    let text = fs::read_to_string(file).expect("a session");
    assert!(text.contains("candidate = \"Ada\""));
    text.replace("candidate = \"Ada\"", "candidate = \"Ada Lovelace\"").into_bytes()
}

/// The test itself can fail: whoever leaves out a sync is caught.
#[test]
fn a_careless_saver_is_caught() {
    for (careless, why) in [
        (Careless::Folders, "are saved, not all"),
        (Careless::Sessions, "is torn"),
        (Careless::Journal, "changed by somebody else"),
    ] {
        let mut tale = Tale::new(Some(careless));
        let found = tale.begin(&INTERVIEW).cut().err().unwrap_or_default();
        assert!(found.contains(why), "{careless:?}: {found:?}");
    }
}
