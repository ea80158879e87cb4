//! The program with its disk and without a terminal: every frame is what it would have shown.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use vivavoce::app::{App, Effect, Go, Home, Key, Msg, Remembered, Report, Size, Start};
use vivavoce::domain::{Moment, People, Plan, Record, Session, SessionId};
use vivavoce::shell::disk::{Disk, Files, Job, load};

use crate::desk::{bank_file, bank_of, banks, moment};

/// How long an answer of the disk may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Seat {
    pub app: App,
    disk: Option<Disk>,
    pub at: Moment,
    /// The session after each change, by its number, without the times that move by themselves.
    pub history: BTreeMap<u64, Record>,
    /// Only the last of them is wanted.
    pub forgets: bool,
    pub reports: Vec<Report>,
    pub ended: bool,
    /// How far each snapshot goes, by its ticket, and who wants to hear that one is saved.
    snapshots: BTreeMap<u64, u64>,
    pub on_saved: Box<dyn Fn(u64)>,
}

/// A session without the times that a running clock moves by itself.
pub fn at_rest(mut record: Record) -> Record {
    record.as_of = None;
    record.clock_ms = 0;
    for entry in &mut record.entries {
        entry.spent_ms = 0;
    }
    record
}

pub fn home(folder: &Path) -> Home {
    Home { folder: folder.to_owned(), sessions: folder.join("sessions"), named: false }
}

/// Where the session of [`Seat::begin`] lies.
pub fn session_file(folder: &Path) -> PathBuf {
    folder.join("sessions/2026-11-24-ada-small.toml")
}

impl Seat {
    /// The first moment of an interview.
    pub fn begin(folder: &Path, files: Arc<dyn Files>) -> Self {
        let text =
            "[[question]]\nask = \"What?\"\nsignals = [\"a\"]\n[[question]]\nask = \"Why?\"\n";
        let bank = bank_of(&[bank_file("small", text)], "small");
        let guide = bank.choices().into_iter().next().expect("a guide of the whole bank");
        let people = People { candidate: "Ada".into(), ..People::default() };
        let id = SessionId::parse("2026-11-24-ada-small").expect("a plain name");
        let session = Box::new(Session::new(id, people, Plan::pin(&bank, &guide)));
        let go = Go::Interview { session, file: session_file(folder), new: true, says: None };
        Self::start(folder, files, moment(0), go)
    }

    /// The interview gone on with, by another process and much later.
    pub fn again(folder: &Path, files: Arc<dyn Files>, file: &Path) -> Self {
        let session = Box::new(Session::restore(load(file).expect("a session")));
        let at = Moment { wall: moment(3_600).wall, mono: Duration::from_secs(3) };
        let go = Go::Interview { session, file: file.to_owned(), new: false, says: None };
        Self::start(folder, files, at, go)
    }

    pub fn start(folder: &Path, files: Arc<dyn Files>, at: Moment, go: Go) -> Self {
        let home = home(folder);
        let disk = Disk::start_on(files, &home, None);
        let size = Size { columns: 80, rows: 24 };
        let remembered = Remembered::default();
        let start = Start {
            home,
            settings: Box::default(),
            background: None,
            tilde: None,
            banks: banks(),
            remembered,
            size,
            mouse: true,
            go,
        };
        let (app, effects) = App::new(at, start);
        let mut seat = Self {
            app,
            disk: Some(disk),
            at,
            history: BTreeMap::new(),
            forgets: false,
            reports: Vec::new(),
            ended: false,
            snapshots: BTreeMap::new(),
            on_saved: Box::new(|_| ()),
        };
        seat.perform(effects);
        seat
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.at = self.at.later(Duration::from_millis(100));
            self.tell(Msg::Key(Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"))));
        }
        self
    }

    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.at = self.at.later(Duration::from_millis(70));
            self.tell(Msg::Key(Key::char(c)));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()))
    }

    /// Lets time pass, and the disk answer.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.hear();
        let until = self.at.mono + Duration::from_secs(seconds);
        while let Some(due) = self.app.deadline().filter(|due| *due <= until) {
            self.at = self.at.later(due.saturating_sub(self.at.mono));
            self.tell(Msg::Wake);
            self.hear();
        }
        self.at = self.at.later(until.saturating_sub(self.at.mono));
        self
    }

    /// Takes in what the disk has to say, as long as there is something to come.
    pub fn hear(&mut self) -> &mut Self {
        while let Some(report) = self.disk.as_mut().and_then(|disk| {
            if disk.busy() { disk.receive_within(PATIENCE) } else { disk.try_receive() }
        }) {
            if let Report::Saved { ticket, .. } = &report {
                (self.on_saved)(self.snapshots[ticket]);
            }
            self.reports.push(report.clone());
            self.tell(Msg::Disk(report));
        }
        self
    }

    pub fn tell(&mut self, msg: Msg) -> &mut Self {
        if !self.ended {
            let effects = self.app.update(self.at, msg);
            self.perform(effects);
        }
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        if let Some(interview) = &self.app.interview {
            let record = interview.session().record();
            if self.forgets {
                self.history.clear();
            }
            self.history.insert(record.sequence, at_rest(record.clone()));
        }
        let Some(disk) = &mut self.disk else { return };
        for effect in effects {
            match effect {
                Effect::Record { file, log, opened } => disk.record(&file, &log, opened.as_ref()),
                Effect::Save { file, ticket, record, new } => {
                    self.snapshots.insert(ticket, record.sequence);
                    disk.send(Job::Save { file, ticket, record, new });
                }
                Effect::Load { file, own } => disk.send(Job::Load { file, own }),
                Effect::Release { file } => disk.send(Job::Release { file }),
                Effect::Quit { .. } => self.ended = true,
                _ => {}
            }
        }
    }

    /// The number of the last change.
    pub fn sequence(&self) -> u64 {
        self.app.interview.as_ref().map_or(0, |it| it.session().record().sequence)
    }

    pub fn file(&self) -> PathBuf {
        self.app.interview.as_ref().expect("an interview").file.clone()
    }

    /// Ends the program in good order.
    pub fn finish(&mut self) {
        if let Some(disk) = self.disk.take() {
            self.reports.extend(disk.finish());
        }
    }
}
