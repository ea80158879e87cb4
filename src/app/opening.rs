//! Going to a screen, and what has to be fetched for it.

use std::path::PathBuf;

use super::screen::{BanksScreen, HomeScreen, LibraryScreen, PageScreen, Screen, SetupScreen};
use super::{App, Effect, Go, Interview, Report, Saved};
use crate::domain::{Phase, Record, Session};
use crate::format::problem::Problem;

/// A session that was asked for, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loading {
    file: PathBuf,
    resume: bool,
}

impl App {
    /// Goes to a screen.
    pub(crate) fn go(&mut self, go: Go) -> Vec<Effect> {
        self.overlay = None;
        self.toast = None;
        match go {
            Go::Home => {
                self.screen = Screen::Home(HomeScreen::default());
                vec![Effect::List]
            }
            Go::Library => {
                self.screen = Screen::Library(LibraryScreen::default());
                self.fit();
                vec![Effect::List]
            }
            Go::Banks => {
                self.screen = Screen::Banks(BanksScreen::default());
                Vec::new()
            }
            Go::Setup { bank, guide, people } => {
                let setup = SetupScreen::new(self, bank.as_deref(), guide.as_deref(), &people);
                self.screen = Screen::Setup(Box::new(setup));
                self.fit();
                // It warns of an unfinished interview with the same name.
                if self.library.complete { Vec::new() } else { vec![Effect::List] }
            }
            Go::Page { record, file } => {
                self.screen = Screen::Page(PageScreen::new(record, file, self.size));
                Vec::new()
            }
            Go::Interview { session, file, new, says } => {
                self.interview(*session, file, new, says);
                Vec::new()
            }
        }
    }

    /// Opens an interview. One that is not saved yet is never dropped for another.
    fn interview(&mut self, session: Session, file: PathBuf, new: bool, says: Option<String>) {
        if let Some(open) = &self.interview
            && open.saver().state() != Saved::Yes
        {
            self.say("The last session is still being saved: try again when it is.");
            return;
        }
        let interview = Interview::open(self.at, session, file, new, self.size);
        self.screen = match interview.session().record().phase {
            Phase::WrapUp => Screen::WrapUp { top: 0 },
            _ => Screen::Live,
        };
        self.interview = Some(interview);
        if let Some(says) = says {
            self.say(says);
        }
        self.fit();
    }

    /// Asks for a session to go on with.
    pub(crate) fn load_to_resume(&mut self, file: PathBuf) -> Vec<Effect> {
        self.loading = Some(Loading { file: file.clone(), resume: true });
        vec![Effect::Load { file }]
    }

    /// Asks for a session to read.
    pub(crate) fn load_to_read(&mut self, file: PathBuf) -> Vec<Effect> {
        self.loading = Some(Loading { file: file.clone(), resume: false });
        vec![Effect::Load { file }]
    }

    pub(super) fn disk(&mut self, report: Report) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            interview.disk(self.at, &report);
        }
        match report {
            Report::Saved { .. }
            | Report::NotSaved { .. }
            | Report::NotRecorded { .. }
            | Report::Recorded { .. }
            | Report::Moved { .. } => Vec::new(),
            Report::SetAside { kept, .. } => self.say(format!(
                "A part of what was done last is damaged; it is kept in {}.",
                kept.display()
            )),
            Report::Narrowed { .. } => {
                self.say("The session's file was readable by others; now only by you.")
            }
            Report::Listed { rows, complete } => {
                self.listed(rows, complete);
                Vec::new()
            }
            Report::Loaded { file, result } => self.loaded(file, result),
        }
    }

    /// Batches of one listing come newest first; the one after a complete one begins anew.
    fn listed(&mut self, rows: Vec<super::Row>, complete: bool) {
        if self.library.complete {
            self.library.rows.clear();
        }
        self.library.rows.extend(rows);
        self.library.complete = complete;
        if let Screen::Home(home) = &mut self.screen
            && !home.touched
        {
            home.selected = 0;
        }
    }

    fn loaded(&mut self, file: PathBuf, result: Result<Box<Record>, Vec<Problem>>) -> Vec<Effect> {
        let Some(loading) = self.loading.take_if(|loading| loading.file == file) else {
            return Vec::new();
        };
        match result {
            Err(problems) => {
                let first = problems.first().map(Problem::one_line);
                self.say(first.unwrap_or_else(|| "This session cannot be read.".to_owned()))
            }
            Ok(record) if loading.resume && record.is_unfinished() => {
                let session = Box::new(Session::restore(*record));
                self.go(Go::Interview { session, file, new: false, says: None })
            }
            Ok(record) => self.go(Go::Page { record, file }),
        }
    }
}
