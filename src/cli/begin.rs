//! From the command line to the first screen.

use std::path::{Path, PathBuf};

use super::args;
use super::failure::Failure;
use super::page;
use crate::app::{BankFile, Go, Home, Remembered, Row, Settings, Size, Start};
use crate::domain::glyph::visible;
use crate::domain::people::is_same_person;
use crate::domain::{Bank, Guide, Moment, People, Phase, Plan, Record, Session, SessionId};
use crate::format::session_toml::Header;
use crate::shell::banks::Choice;
use crate::shell::disk::{Recovered, load, recover};
use crate::shell::sessions::{Finder, Lost, Prefer};
use crate::shell::{banks, config, home, remembered, sessions};

/// What every screen needs; the first one is still open.
pub struct Beginning {
    home: Home,
    settings: Settings,
    banks: Vec<BankFile>,
    remembered: Remembered,
}

impl Beginning {
    /// Reads the banks, and what was entered last.
    pub fn at(home: Home, settings: Settings) -> Self {
        let banks = banks::all(&home);
        let mut remembered = remembered::recall(remembered::place().as_deref(), home::user());
        if !settings.interviewer.value.is_empty() {
            remembered.interviewer.clone_from(&settings.interviewer.value);
        }
        Self { home, settings, banks, remembered }
    }

    /// With the first screen.
    pub fn with(self, go: Go) -> Start {
        let Self { home, settings, banks, remembered } = self;
        let background = config::environment().background();
        // The real size is known when the terminal has been taken.
        let size = Size { columns: 80, rows: 24 };
        // Nothing there can be clicked.
        let mouse = settings.mouse.value && !matches!(go, Go::Present { .. });
        let (settings, tilde) = (Box::new(settings), home::user_folder());
        Start { home, settings, background, tilde, banks, remembered, size, mouse, go }
    }

    /// `viva run`.
    pub fn run(mut self, now: Moment, run: args::Run) -> Result<Start, Failure> {
        let bank = run.bank.as_deref().map(|name| self.bank(name)).transpose()?;
        let guide = match (&bank, run.guide.as_deref()) {
            (Some(bank), Some(id)) => Some(guide(bank, id)?),
            _ => None,
        };
        let given = |text: Option<String>| text.unwrap_or_default().trim().to_owned();
        let mut people = People {
            candidate: given(run.candidate),
            interviewer: self.settings.interviewer.value.clone(),
            role: given(run.role),
            round: given(run.round),
        };
        let Some(bank) = bank.as_ref().filter(|_| !people.candidate.is_empty()) else {
            let (bank, guide) = (bank.map(|bank| bank.id), guide.map(|guide| guide.id));
            return Ok(self.with(Go::Setup { bank, guide, people }));
        };
        let unfinished = if run.new {
            None
        } else {
            let guide = guide.as_ref().map(|guide| guide.id.as_str());
            sessions::latest(&self.home, |header| {
                is_the_same(header, &people.candidate, &bank.id, guide)
            })
        };
        if let Some((file, _)) = unfinished {
            let record = load(&file)
                .map_err(|problems| Failure::first(&problems))
                .and_then(writable)
                .map_err(|failure| failure.and("With --new another interview begins."))?;
            let says = format!("{}; --new starts another.", going_on(&record));
            return Ok(self.with(Go::Resume { file, says, now: run.now }));
        }
        let guide = guide.or_else(|| bank.choices().into_iter().next());
        let guide = guide.ok_or_else(|| Failure::new("This bank has nothing to ask."))?;
        if people.interviewer.is_empty() {
            people.interviewer.clone_from(&self.remembered.interviewer);
        }
        let id = SessionId::propose(now.wall.date_naive(), &people.candidate, &bank.id);
        let file = self.home.sessions.join(format!("{id}.toml"));
        let session = Box::new(Session::new(id, people, Plan::pin(bank, &guide)));
        let (new, says) = (true, None);
        Ok(self.with(if run.now {
            Go::Interview { session, file, new, says }
        } else {
            Go::Brief { session, file, new, says }
        }))
    }

    /// `viva resume`.
    pub fn resume(self, name: Option<&str>) -> Result<Start, Failure> {
        let file = self.unfinished(name)?;
        let record = writable(read(&file)?)?;
        if record.phase == Phase::Finished {
            return Err(Failure::new(format!(
                "The interview with {} is finished; read it with `viva review {}`.",
                record.people.candidate, record.id
            )));
        }
        let says = format!("{}.", going_on(&record));
        Ok(self.with(Go::Resume { file, says, now: false }))
    }

    /// `viva present`.
    pub fn present(self, name: Option<&str>) -> Result<Start, Failure> {
        let file = self.unfinished(name)?;
        Ok(self.with(Go::Present { file }))
    }

    /// The session that a name means; without one, that of those that are not finished which was
    /// written in last.
    fn unfinished(&self, name: Option<&str>) -> Result<PathBuf, Failure> {
        if let Some(name) = name {
            return session(&self.home, name, Prefer::Unfinished);
        }
        let folder = self.home.sessions.display();
        let none = || Failure::new(format!("There is no unfinished interview in {folder}."));
        let latest = sessions::latest(&self.home, Header::is_unfinished)
            // One that only a newer version can go on with is refused by name where it is opened.
            .or_else(|| sessions::latest(&self.home, |header| header.phase != Phase::Finished));
        Ok(latest.ok_or_else(none)?.0)
    }

    /// `viva review`.
    pub fn review(self, name: Option<&str>) -> Result<Start, Failure> {
        let Some(name) = name else {
            return Ok(self.with(Go::Library));
        };
        let finder = Finder::new(&self.home);
        let file = match finder.one(name, Prefer::Any) {
            Ok(file) => file,
            Err(Lost::Several(rows)) => {
                let says = format!("`{}` fits {} sessions.", visible(name), rows.len());
                return Ok(self.with(Go::Filtered { filter: words_of(name), says }));
            }
            Err(lost @ Lost::Unknown) => {
                return Err(not_found(&self.home, &finder, name, Prefer::Any, lost));
            }
        };
        let record = Box::new(read(&file)?);
        Ok(self.with(Go::Page { record, file }))
    }

    fn bank(&mut self, name: &str) -> Result<Bank, Failure> {
        match banks::choose(&mut self.banks, name).cloned() {
            Ok(bank) => Ok(bank),
            Err(Choice::Unknown) => Err(Failure::no_bank(name, &self.banks)),
            Err(Choice::Broken(problems)) => Err(Failure::problems(&problems)),
        }
    }
}

/// The file of the session that is meant.
pub fn session(home: &Home, name: &str, prefer: Prefer) -> Result<PathBuf, Failure> {
    let finder = Finder::new(home);
    finder.one(name, prefer).map_err(|lost| not_found(home, &finder, name, prefer, lost))
}

fn not_found(home: &Home, finder: &Finder, name: &str, prefer: Prefer, lost: Lost) -> Failure {
    match lost {
        Lost::Unknown => {
            let works = |row: &&Row| {
                prefer == Prefer::Any || row.header.as_ref().is_ok_and(Header::is_unfinished)
            };
            Failure::no_session(name, home, finder, works, |it| finder.one(it, prefer).is_ok())
        }
        Lost::Several(rows) => Failure::several_sessions(name, &rows),
    }
}

/// The words of a name as those of a filter, in which a colon, a sign and a quote mean something.
fn words_of(name: &str) -> String {
    let word = |word: &str| {
        let plain = word.replace('"', "");
        if plain.contains(':') || plain.starts_with('-') { format!("\"{plain}\"") } else { plain }
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// The files of all sessions that are meant, newest first: a name stands for its candidate's.
pub fn sessions(home: &Home, finder: &Finder, name: &str) -> Result<Vec<PathBuf>, Failure> {
    finder.every(name).map_err(|lost| match lost {
        Lost::Unknown => {
            Failure::no_session(name, home, finder, |_| true, |it| finder.every(it).is_ok())
        }
        Lost::Several(rows) => Failure::several_candidates(name, &rows),
    })
}

/// The session in a file.
pub fn read(file: &Path) -> Result<Record, Failure> {
    let Recovered { record, trouble, .. } =
        recover(file).map_err(|problems| Failure::first(&problems))?;
    if let Some(trouble) = trouble {
        page::say(&trouble.one_line());
    }
    Ok(record)
}

fn guide(bank: &Bank, id: &str) -> Result<Guide, Failure> {
    let guide = bank.choices().into_iter().find(|guide| guide.id == id);
    guide.ok_or_else(|| Failure::no_guide(id, bank))
}

/// The session, unless it is from a newer version: it is never written here.
fn writable(record: Record) -> Result<Record, Failure> {
    match &record.unknown.newer {
        None => Ok(record),
        Some(newer) => Err(Failure::new(format!(
            "{}: {}\nRead it with `viva review {}`.",
            record.id,
            newer.sentence(),
            record.id
        ))),
    }
}

/// Whether a command that names these means an interview that is already there.
fn is_the_same(header: &Header, candidate: &str, bank: &str, guide: Option<&str>) -> bool {
    header.phase != Phase::Finished
        && is_same_person(&header.candidate, candidate)
        && header.bank == bank
        && guide.is_none_or(|guide| header.guide == guide)
}

fn going_on(record: &Record) -> String {
    match record.started {
        Some(at) => format!("Going on with the interview of {}", at.format("%-d %b, %H:%M")),
        None => "Set up before, and not begun".into(),
    }
}
