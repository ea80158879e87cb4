//! A desk to test at: the program with a clock that is wound by hand, a disk in memory, and a
//! screen that can be read. Keys are written as a person reads them: `desk.keys("Alt-4 Alt-n")`.

#![allow(dead_code, reason = "each test file uses a part of the desk")]

mod mouse;
mod picture;
pub mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::DateTime;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use vivavoce::app::preview::Preview;
use vivavoce::app::screen::search::MOST_LINES;
use vivavoce::app::seeking::{Found, Progress, Query, Wordings};
use vivavoce::app::settings::{Environment, Options};
use vivavoce::app::{
    App, BankFile, Effect, Go, Held, Home, Interview, Key, Msg, Opened, Remembered, Report, Row,
    Settings, Size, Start, Watched,
};
use vivavoce::domain::conflict::copy_name;
use vivavoce::domain::people::is_same_person;
use vivavoce::domain::{
    Bank, Earlier, Entry, Logged, Moment, OwnTimes, People, Plan, Record, Session, SessionId, Whose,
};
use vivavoce::format::journal::{self, Base, Rest};
use vivavoce::format::problem::{Problem, Severity};
use vivavoce::format::search::{About, hits};
use vivavoce::format::session_toml::{self, Header};
use vivavoce::format::{bank_toml, config_toml};
use vivavoce::ui::{Picture, Theme, view};

/// The program on a desk.
pub struct Desk {
    pub app: App,
    pub at: Moment,
    pub size: Size,
    /// Everything that the program asked for and that the desk did not do itself.
    pub asked: Vec<Effect>,
    /// The files, by their paths.
    pub files: BTreeMap<PathBuf, String>,
    /// What was done since a file was written, by the path of the file.
    pub journals: BTreeMap<PathBuf, String>,
    /// Why the disk takes nothing, while it does not.
    pub broken: Option<String>,
    /// What the disk says about who writes in a session that is read.
    pub held: Held,
    /// The disk keeps its answers until told.
    pub slow: bool,
    waiting: Vec<Effect>,
    /// The files that another program has changed since this one wrote them.
    changed: BTreeSet<PathBuf>,
    /// The slow disk answers the next thing that it is asked.
    one: bool,
    /// What another program puts into the next file that is written, in the moment before.
    pub meanwhile: Option<String>,
    /// The files that this desk has made.
    made: BTreeSet<PathBuf>,
    /// Where the sessions went whose names were taken.
    moved: BTreeMap<PathBuf, PathBuf>,
    /// Changes of the sessions' folder are listened for.
    pub watched: Option<Watched>,
    /// What the shell that comes back would print.
    pub farewell: Option<Vec<String>>,
    /// What is on the screen, drawn again where it changes.
    picture: Picture,
    told: usize,
}

/// The folder of the person at the desk.
pub const TILDE: &str = "/users/grace";

/// The home of the desk.
pub const HOME: &str = "/home";

impl Desk {
    /// The program at Home, with the shipped banks, at 80×24.
    pub fn home() -> Self {
        Self::start(Go::Home, BTreeMap::new())
    }

    /// The program in the first moment of a new interview on a shipped bank.
    pub fn interview(bank: &str, guide: &str) -> Self {
        let found = bank_of(&banks(), bank);
        let guide = found.choices().into_iter().find(|it| it.id == guide).expect("a guide");
        Self::interview_on(&found, &guide.id)
    }

    /// The same on any bank.
    pub fn interview_on(bank: &Bank, guide: &str) -> Self {
        Self::interview_with(bank, guide, BTreeMap::new())
    }

    /// The same with files on the disk.
    pub fn interview_with(bank: &Bank, guide: &str, files: BTreeMap<PathBuf, String>) -> Self {
        let guide = bank.choices().into_iter().find(|it| it.id == guide).expect("a guide");
        let people = People {
            candidate: "Ada Lovelace".into(),
            interviewer: "Grace Hopper".into(),
            role: "Backend developer".into(),
            round: "1".into(),
        };
        let id = SessionId::propose(moment(0).wall.date_naive(), &people.candidate, &bank.id);
        let file = Path::new(HOME).join(format!("sessions/{id}.toml"));
        let session = Box::new(Session::new(id, people, Plan::pin(bank, &guide)));
        Self::start(Go::Interview { session, file, new: true, says: None }, files)
    }

    /// The program with files on its disk.
    pub fn start(go: Go, files: BTreeMap<PathBuf, String>) -> Self {
        Self::start_with(go, files, banks())
    }

    /// The program with files on its disk and other banks.
    pub fn start_with(go: Go, files: BTreeMap<PathBuf, String>, banks: Vec<BankFile>) -> Self {
        Self::start_at(moment(0), go, files, BTreeMap::new(), banks)
    }

    /// The same program started again after so many seconds, on the disk that another one left.
    pub fn again(&self, seconds: u64) -> Self {
        let wall = self.at.later(Duration::from_secs(seconds)).wall;
        // The monotonic clock of another process has another origin.
        let at = Moment { wall, mono: Duration::from_secs(5) };
        Self::start_at(at, Go::Home, self.files.clone(), self.journals.clone(), banks())
    }

    fn start_at(
        at: Moment,
        go: Go,
        files: BTreeMap<PathBuf, String>,
        journals: BTreeMap<PathBuf, String>,
        banks: Vec<BankFile>,
    ) -> Self {
        let size = Size { columns: 80, rows: 24 };
        let home =
            Home { folder: HOME.into(), sessions: Path::new(HOME).join("sessions"), named: false };
        let remembered = Remembered { interviewer: "Grace Hopper".into(), ..Remembered::default() };
        let (settings, tilde) = (Box::default(), Some(TILDE.into()));
        let start = Start {
            home,
            settings,
            background: None,
            tilde,
            banks,
            remembered,
            size,
            mouse: true,
            go,
        };
        let (app, effects) = App::new(at, start);
        let mut desk = Self {
            app,
            at,
            size,
            asked: Vec::new(),
            files,
            journals,
            broken: None,
            held: Held::Free,
            slow: false,
            waiting: Vec::new(),
            changed: BTreeSet::new(),
            one: false,
            meanwhile: None,
            made: BTreeSet::new(),
            moved: BTreeMap::new(),
            watched: None,
            farewell: None,
            picture: Picture::new(size),
            told: 0,
        };
        desk.carry_out(effects);
        desk
    }

    /// Other settings, as a file says them.
    pub fn set(&mut self, text: &str) -> &mut Self {
        let read = config_toml::load("config.toml", text.as_bytes());
        let (environment, options) = (Environment::default(), Options::default());
        *self.app.settings = Settings::of("config.toml", read, &environment, &options);
        self.resize(self.size.columns, self.size.rows)
    }

    /// Another terminal size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = Size { columns, rows };
        self.tell(Msg::Resize(self.size))
    }

    /// Presses keys, written with spaces between them.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let parsed = Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
            self.wait_ms(100);
            self.tell(Msg::Key(parsed));
        }
        // Whoever has quit sees the program end.
        if self.app.is_leaving() {
            self.wait_ms(400);
        }
        self
    }

    /// Presses keys that arrive all at the same moment, as from a slow line.
    pub fn at_once(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.tell(Msg::Key(Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"))));
        }
        self
    }

    /// Types a text, a key a character, at a tenth of a second each.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = if c == '\n' { Key::parse("Enter").expect("a key") } else { Key::char(c) };
            self.wait_ms(100);
            self.tell(Msg::Key(key));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()))
    }

    /// Lets time pass, waking the program whenever it asked to be woken.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.wait_ms(seconds * 1_000)
    }

    pub fn wait_ms(&mut self, ms: u64) -> &mut Self {
        let until = self.at.mono + Duration::from_millis(ms);
        while let Some(due) = self.app.deadline().filter(|due| *due <= until) {
            let due = due.max(self.at.mono);
            self.at = self.at.later(due.saturating_sub(self.at.mono));
            let before = self.app.deadline();
            self.tell(Msg::Wake);
            assert!(self.app.deadline() != before || due > self.at.mono, "woken for nothing");
        }
        self.at = self.at.later(until.saturating_sub(self.at.mono));
        self
    }

    pub fn tell(&mut self, msg: Msg) -> &mut Self {
        let effects = self.app.update(self.at, msg);
        self.carry_out(effects);
        // Often enough: it takes longer than everything else here.
        self.told += 1;
        if self.told.is_multiple_of(8) {
            self.look();
        }
        self
    }

    /// The disk answers the oldest thing that it kept, and goes on being slow.
    pub fn answer_one(&mut self) -> &mut Self {
        if !self.waiting.is_empty() {
            let oldest = self.waiting.remove(0);
            self.one = true;
            self.carry_out(vec![oldest]);
        }
        self
    }

    /// The disk answers what it kept.
    pub fn answer(&mut self) -> &mut Self {
        let waiting = std::mem::take(&mut self.waiting);
        let slow = std::mem::replace(&mut self.slow, false);
        self.carry_out(waiting);
        self.slow = slow;
        self
    }

    /// Does what the program asks for.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let is_disk = matches!(
                effect,
                Effect::Save { .. }
                    | Effect::Load { .. }
                    | Effect::List
                    | Effect::ListAgain
                    | Effect::Peek { .. }
                    | Effect::Times(_)
                    | Effect::Earlier { .. }
                    | Effect::Search { .. }
                    | Effect::Gather { .. }
            );
            let held = self.held.clone();
            if self.slow && is_disk && !std::mem::take(&mut self.one) {
                self.waiting.push(effect);
                continue;
            }
            let report = match effect {
                Effect::Record { file, log, opened } => {
                    self.record_what_was_done(&file, &log, opened);
                    None
                }
                Effect::Save { file, ticket, record, new } => {
                    Some(self.save(file, ticket, &record, new))
                }
                Effect::Refresh { file } => Some(self.read(file, held, false)),
                Effect::Load { file, own } => Some(self.read(file, held, own)),
                Effect::Gather { files } => {
                    let read = |file: PathBuf| {
                        let result = self.session_in(&file).map(Box::new);
                        (file, result)
                    };
                    Some(Report::Gathered { sessions: files.into_iter().map(read).collect() })
                }
                Effect::Times(whose) => {
                    let own = self.own_times(&whose);
                    Some(Report::Times(whose, own))
                }
                Effect::List => {
                    let rows = self.rows();
                    Some(Report::Listed { seen: 0, names: rows.len(), rows, complete: true })
                }
                Effect::ListAgain => Some(self.relisted()),
                Effect::Peek { file } => {
                    let read = self.session_in(&file);
                    let result = read.map(|record| Box::new(Preview::of(&record)));
                    Some(Report::Peeked { file, result: result.map_err(|mut all| all.remove(0)) })
                }
                Effect::Remove { file } => {
                    let name = file.file_name().expect("a name");
                    let to = Path::new(HOME).join("sessions/trash").join(name);
                    Some(Report::Removed { result: self.moves(&file, &to), file })
                }
                Effect::Restore { file } => {
                    let name = file.file_name().expect("a name");
                    let to = Path::new(HOME).join("sessions").join(name);
                    Some(Report::Restored { result: self.moves(&file, &to), file })
                }
                Effect::Watch(watched) => {
                    self.watched = Some(watched);
                    None
                }
                Effect::Unwatch => {
                    self.watched = None;
                    None
                }
                Effect::Earlier { candidate } => Some(self.earlier(candidate)),
                Effect::Search { ticket, query } => {
                    Some(Report::Found { ticket, progress: self.searched(&query) })
                }
                Effect::Quit { farewell } => {
                    self.farewell = Some(farewell);
                    None
                }
                // A desk does not lose what it was told.
                other => {
                    self.asked.push(other);
                    None
                }
            };
            if let Some(report) = report {
                self.tell(Msg::Disk(report));
            }
        }
    }

    /// Gives a session another place, its journal with it.
    fn moves(&mut self, from: &Path, to: &Path) -> Result<PathBuf, String> {
        if let Some(why) = &self.broken {
            return Err(why.clone());
        }
        let text = self.files.remove(from).ok_or("no such file")?;
        self.files.insert(to.to_owned(), text);
        if let Some(journal) = self.journals.remove(from) {
            self.journals.insert(to.to_owned(), journal);
        }
        Ok(to.to_owned())
    }

    /// At once, also while the disk is slow or takes nothing: something has been set aside.
    fn record_what_was_done(&mut self, file: &Path, log: &[Logged], opened: Option<Opened>) {
        if let Some(opened) = opened {
            self.moved.remove(file);
            self.journals.insert(file.to_owned(), Base::whole(&opened.record).line());
        }
        // Until the program hears that it was moved, it goes by its first name.
        let file = self.moved.get(file).map_or(file, PathBuf::as_path);
        let lines: String = log.iter().map(journal::line).collect();
        self.journals.get_mut(file).expect("a session that was opened").push_str(&lines);
    }

    /// Reads a session; what others have done to its file is known from then on.
    fn read(&mut self, file: PathBuf, held: Held, own: bool) -> Report {
        self.changed.remove(&file);
        if !self.files.contains_key(&file) && !self.journals.contains_key(&file) {
            self.tell(Msg::Disk(Report::Gone { file: file.clone() }));
        }
        let result = self.session_in(&file).map(Box::new);
        Report::Loaded { file, result, held, own }
    }

    /// A session as its file and its journal have it.
    pub fn session_in(&self, file: &Path) -> Result<Record, Vec<Problem>> {
        let source = file.display().to_string();
        let text = self.files.get(file).map(|text| session_toml::parse(&source, text.as_bytes()));
        let journal = self.journals.get(file).map(|text| journal::decode(text.as_bytes()));
        match (text.transpose()?, journal) {
            (saved, Some(Ok(journal))) => {
                let (record, left_out) = journal.recover(saved).expect("something to begin with");
                assert_eq!((left_out, journal.rest), (0, Rest::Nothing));
                Ok(record)
            }
            (Some(record), _) => Ok(record),
            (None, _) => Err(vec![Problem {
                severity: Severity::Error,
                source,
                place: None,
                message: "there is no such file any more".into(),
                remedy: None,
            }]),
        }
    }

    /// The journal begins anew when its file has all of it.
    fn covered(&mut self, file: &Path, record: &Record) {
        let all = self.journals.get(file).and_then(|text| journal::decode(text.as_bytes()).ok());
        if all.is_some_and(|journal| journal.last() <= record.sequence) {
            let base = Base::after(record.sequence, record.started);
            self.journals.insert(file.to_owned(), base.line());
        }
    }

    fn save(&mut self, file: PathBuf, ticket: u64, record: &Record, new: bool) -> Report {
        if let Some(why) = &self.broken {
            return Report::NotSaved { file, ticket, why: why.clone() };
        }
        if let Some(text) = self.meanwhile.take() {
            self.changes(&file, &text);
        }
        if self.changed.remove(&file) {
            let name = file.file_stem().expect("a name").to_string_lossy();
            let copy = file.with_file_name(format!("{}.toml", copy_name(&name, 1)));
            self.files.insert(copy.clone(), session_toml::print(record));
            self.takes_its_journal_along(&file, &copy);
            self.tell(Msg::Disk(Report::Parted { from: file, file: copy.clone() }));
            return Report::Saved { file: copy, ticket };
        }
        if new && self.files.contains_key(&file) && !self.made.contains(&file) {
            let id = record.id.numbered(2);
            let moved = file.with_file_name(format!("{id}.toml"));
            let mut record = record.clone();
            record.id = id.clone();
            self.files.insert(moved.clone(), session_toml::print(&record));
            self.made.insert(moved.clone());
            self.takes_its_journal_along(&file, &moved);
            self.tell(Msg::Disk(Report::Moved { from: file, file: moved.clone(), id }));
            return Report::Saved { file: moved, ticket };
        }
        self.files.insert(file.clone(), session_toml::print(record));
        self.made.insert(file.clone());
        self.covered(&file, record);
        Report::Saved { file, ticket }
    }

    fn takes_its_journal_along(&mut self, from: &Path, to: &Path) {
        self.moved.insert(from.to_owned(), to.to_owned());
        if let Some(journal) = self.journals.remove(from) {
            self.journals.insert(to.to_owned(), journal);
        }
    }

    /// Another program puts something else into a file.
    pub fn changes(&mut self, file: &Path, text: &str) {
        self.files.insert(file.to_owned(), text.to_owned());
        self.changed.insert(file.to_owned());
    }

    fn own_times(&self, whose: &Whose) -> OwnTimes {
        let mut own = OwnTimes::default();
        for record in self.files.keys().filter_map(|file| self.session_in(file).ok()) {
            let (people, plan) = (&record.people, &record.plan);
            if whose.fits(&people.interviewer, &plan.bank, &plan.guide) {
                own.learn(&record);
            }
        }
        own
    }

    fn earlier(&self, candidate: String) -> Report {
        let sessions: Vec<_> = self.files.keys().rev().map(|file| self.session_in(file)).collect();
        let unreadable = sessions.iter().filter(|session| session.is_err()).count();
        let theirs = sessions.into_iter().flatten();
        let theirs = theirs.filter(|record| is_same_person(&record.people.candidate, &candidate));
        let earlier = theirs.filter_map(|record| Earlier::of(&record)).collect();
        Report::Earlier { candidate, earlier, unreadable }
    }

    /// What is other than the program has it.
    fn relisted(&self) -> Report {
        let (known, mut rows) = (&self.app.library.rows, self.rows());
        let gone = known.iter().filter(|row| rows.iter().all(|it| it.file != row.file));
        let gone = gone.map(|row| row.file.clone()).collect();
        rows.retain(|row| !known.contains(row));
        Report::Relisted { rows, gone }
    }

    /// The shell hears that something has changed among the sessions, if it listens.
    pub fn changed_on_disk(&mut self) -> &mut Self {
        if self.watched.is_some() {
            self.tell(Msg::Changed);
        }
        self
    }

    /// What a search finds that parses every file.
    fn searched(&self, query: &Query) -> Progress {
        let (mut left, of) = (MOST_LINES, self.files.len());
        let mut progress = Progress { looked: of, of, complete: true, ..Progress::default() };
        let mut wordings = Wordings::of(query);
        for file in self.files.keys().rev() {
            let record = match self.session_in(file) {
                Ok(record) => record,
                Err(mut problems) => {
                    progress.unread.push(problems.remove(0));
                    continue;
                }
            };
            let (header, name) = (Header::of(&record), file.file_stem().expect("a name"));
            let mut hits = hits(&record, &query.pattern, query.only);
            progress.repeated += wordings.thin(&mut hits);
            progress.cut |= hits.len() > left;
            hits.truncate(left);
            left -= hits.len();
            if !hits.is_empty() && query.filter.fits(&header, &name.to_string_lossy()) {
                let about = About::of(&record);
                progress.found.push(Found { file: file.clone(), about, hits });
            }
        }
        progress
    }

    fn rows(&self) -> Vec<Row> {
        let row = |file: &PathBuf| {
            let header = self.session_in(file);
            let header = header.map(|record| Header::of(&record)).map_err(|mut all| all.remove(0));
            Row { file: file.clone(), header }
        };
        let files: BTreeSet<&PathBuf> = self.files.keys().chain(self.journals.keys()).collect();
        let removed = |file: &PathBuf| file.parent().is_some_and(|it| it.ends_with("trash"));
        files.into_iter().rev().filter(|file| !removed(file)).map(row).collect()
    }

    /// The interview that is open.
    pub fn open(&self) -> &Interview {
        self.app.interview.as_ref().expect("an interview is open")
    }

    /// What has been recorded.
    pub fn record(&self) -> &Record {
        self.open().session().record()
    }

    /// The notes of the item on the table.
    pub fn notes(&self) -> String {
        let record = self.record();
        record.entries[record.current].notes.text()
    }

    /// The session as it is on the disk.
    pub fn on_disk(&self) -> Record {
        let file = &self.open().file;
        let text = self.files.get(file).expect("a file");
        session_toml::parse(&file.display().to_string(), text.as_bytes()).expect("a session")
    }

    /// The entry of an item.
    pub fn entry(&self, item: usize) -> &Entry {
        &self.record().entries[item]
    }

    /// What stands in the header.
    pub fn header(&self) -> String {
        self.screen().lines().next().unwrap_or("").to_owned()
    }

    /// What stands in the footer.
    pub fn footer(&self) -> String {
        self.screen().lines().last().unwrap_or("").to_owned()
    }

    /// What the program has just said, in full.
    pub fn said(&self) -> &str {
        self.app.toast.as_ref().map_or("", |toast| &toast.text)
    }

    /// The cells of the screen.
    pub fn cells(&self) -> Buffer {
        let mut terminal =
            Terminal::new(TestBackend::new(self.size.columns, self.size.rows)).expect("a terminal");
        terminal.draw(|frame| view(&self.app, &Theme::of(&self.app), frame)).expect("a frame");
        terminal.backend().buffer().clone()
    }

    /// The screen as text, blanks at the ends of rows removed.
    pub fn screen(&self) -> String {
        let buffer = self.cells();
        let mut screen = String::new();
        for y in 0..self.size.rows {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..self.size.columns {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                    skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                } else {
                    skip -= 1;
                }
            }
            screen.push_str(row.trim_end());
            screen.push('\n');
        }
        screen
    }

    /// Fails unless the screen shows a text; shows the screen then.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no {text:?} on this screen:\n{screen}");
        self
    }

    /// Fails if the screen shows a text.
    #[track_caller]
    pub fn sees_no(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on this screen:\n{screen}");
        self
    }
}

/// A moment so many seconds after the desk was opened.
pub fn moment(seconds: u64) -> Moment {
    let wall = DateTime::parse_from_rfc3339("2026-11-24T15:00:00+01:00").expect("a time");
    Moment { wall, mono: Duration::from_secs(1_000) }.later(Duration::from_secs(seconds))
}

/// The shipped banks.
pub fn banks() -> Vec<BankFile> {
    let texts = [
        ("backend", include_str!("../../questions/backend.toml")),
        ("teamwork", include_str!("../../questions/teamwork.toml")),
    ];
    texts.into_iter().map(|(name, text)| bank_file(name, text)).collect()
}

/// A bank as the program holds it.
pub fn bank_file(name: &str, text: &str) -> BankFile {
    let loaded = bank_toml::load(&format!("{name}.toml"), name, text.as_bytes());
    let bank = loaded.bank.map(Into::into);
    BankFile { file: None, name: name.to_owned(), bank, problems: loaded.problems }
}

/// One of the banks.
pub fn bank_of(banks: &[BankFile], id: &str) -> Bank {
    let found = banks.iter().filter_map(|file| file.bank.as_deref()).find(|bank| bank.id == id);
    found.unwrap_or_else(|| panic!("there is no bank {id}")).clone()
}

/// A file that is no session, for lists.
pub fn problem(source: &str) -> Problem {
    session_toml::parse(source, b"not a session").expect_err("no session").remove(0)
}
