//! Getting a comparison together: which sessions, reading them, and coming back to it.

use std::path::PathBuf;

use super::screen::compare::{CompareScreen, Gathered};
use super::{App, Effect, Go, Read, Row, Screen};
use crate::domain::Phase;
use crate::format::comparison::remarks;
use crate::format::problem::Problem;

/// The most sessions that are compared on the screen: more than that is a question for the command
/// line.
pub const MOST: usize = 60;

impl App {
    /// Compares the sessions that are marked, in this order.
    pub fn compare(&mut self, files: Vec<PathBuf>) -> Vec<Effect> {
        let marked = files.len();
        let over = format!(
            "The first {MOST} of the {marked} marked sessions are compared; `viva compare` takes \
             any number."
        );
        self.compare_but(files, over, None)
    }

    /// Compares the first sessions; `over` says which they are where there are too many, and
    /// `unread` what else there may be.
    fn compare_but(
        &mut self,
        mut files: Vec<PathBuf>,
        over: String,
        unread: Option<String>,
    ) -> Vec<Effect> {
        let over = (files.len() > MOST).then_some(over);
        files.truncate(MOST);
        (self.overlay, self.toast, self.compared) = (None, None, None);
        self.put_list_aside();
        let aside = unread.into_iter().chain(over).collect();
        self.screen = Screen::Compare(Box::new(CompareScreen::new(files.clone(), aside)));
        vec![Effect::Gather { files }]
    }

    /// Compares all sessions on the same guide as this one, the newest first. Those that have not
    /// begun have nothing to compare, and conflict copies tell of the same interview once more.
    /// Nobody knows which guide those are on that cannot be read: they are named.
    pub fn compare_like(&mut self, row: &Row) -> Vec<Effect> {
        let header = match &row.header {
            Ok(header) => header,
            Err(problem) => return self.say(problem.one_line()),
        };
        let rows = &self.library.rows;
        let alike = rows.iter().filter(|other| {
            other.header.as_ref().is_ok_and(|it| {
                (&it.bank, &it.guide) == (&header.bank, &header.guide)
                    && it.phase != Phase::Planned
                    && other.copy_of().is_none()
            })
        });
        let files: Vec<PathBuf> = alike.map(|row| row.file.clone()).collect();
        if files.is_empty() {
            return self.say("No session on this guide has begun: there is nothing to compare.");
        }
        let unread = rows.iter().filter(|row| row.header.is_err() && row.copy_of().is_none());
        let unread: Vec<String> = unread.map(Row::name).collect();
        let over = format!(
            "The newest {MOST} of {} sessions on this guide are compared. Mark those that you mean.",
            files.len()
        );
        self.compare_but(files, over, remarks::unread(&unread))
    }

    /// Takes the sessions that were asked for.
    pub(super) fn gathered(&mut self, read: Vec<(PathBuf, Read)>) -> Vec<Effect> {
        let Screen::Compare(screen) = &mut self.screen else { return Vec::new() };
        if !read.iter().map(|(file, _)| file).eq(&screen.files) {
            return Vec::new();
        }
        let (mut sessions, mut unreadable) = (Vec::new(), Vec::new());
        for (file, result) in read {
            match result {
                Ok(record) => sessions.push((file, record)),
                Err(problems) => {
                    let first = problems.first().map(Problem::one_line);
                    let why = first.unwrap_or_else(|| format!("{} cannot be read", file.display()));
                    unreadable.push(format!("Left out: {why}"));
                }
            }
        }
        screen.take(Gathered::new(sessions, unreadable));
        Vec::new()
    }

    /// Before another screen is shown: a comparison waits below the page of one of its sessions.
    pub(super) fn put_comparison_aside(&mut self, go: &Go) {
        match (go, &self.screen) {
            (Go::Page { .. }, Screen::Compare(screen)) => self.compared = Some(screen.clone()),
            (Go::Page { .. }, _) => {}
            _ => self.compared = None,
        }
    }

    /// Back from the page of a session to the comparison that it was opened from; what has become
    /// of the sessions meanwhile is read again. `None` where it was not.
    pub(super) fn back_to_comparison(&mut self) -> Option<Vec<Effect>> {
        let screen = self.compared.take()?;
        let files = screen.files.clone();
        self.screen = Screen::Compare(screen);
        Some(vec![Effect::Gather { files }])
    }
}
