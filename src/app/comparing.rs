//! Getting a comparison together: which sessions, reading them, and coming back to it.

use std::path::PathBuf;

use super::overlay::Exporting;
use super::screen::compare::{CompareScreen, Gathered};
use super::{App, Effect, Go, Overlay, Read, Screen, Table};
use crate::domain::Phase;
use crate::format::comparison::remarks;
use crate::format::problem::Problem;

/// The most sessions that are compared on the screen: more than that is a question for the command
/// line.
pub const MOST: usize = 60;

impl App {
    /// Compares what is marked in the list; where nothing is, what it shows. Never anything else.
    pub(super) fn compare_listed(&mut self) -> Vec<Effect> {
        let Screen::Library(list) = &self.screen else { return Vec::new() };
        let rows = &self.library.rows;
        match list.marked() {
            0 => self.compare_shown(),
            1 => self
                .say("One session is marked: mark another, or unmark it to compare what is shown."),
            marked => {
                // One that can no longer be read is named there.
                let files: Vec<PathBuf> =
                    list.picked(rows).into_iter().map(|row| row.file.clone()).collect();
                let shown = (0..list.count()).filter_map(|nth| list.row(rows, nth));
                let seen = shown.filter(|row| list.is_marked(&row.file)).count();
                let hidden = (seen < marked).then(|| {
                    let hidden = marked - seen;
                    format!(
                        "Compared too: {hidden} of the {marked} marked, which the filter hides."
                    )
                });
                self.compare(files, hidden.into_iter().collect())
            }
        }
    }

    /// Compares these sessions, in this order; `aside` is what has to be said beside it.
    pub fn compare(&mut self, mut files: Vec<PathBuf>, mut aside: Vec<String>) -> Vec<Effect> {
        if files.len() > MOST {
            let all = files.len();
            aside.push(format!(
                "Compared: the first {MOST} of {all} sessions, as they are listed; `viva compare` \
                 takes any number."
            ));
            files.truncate(MOST);
        }
        (self.overlay, self.toast, self.compared) = (None, None, None);
        self.put_list_aside();
        self.screen = Screen::Compare(Box::new(CompareScreen::new(files.clone(), aside)));
        vec![Effect::Gather { files }]
    }

    /// Compares the finished sessions that the list shows on the guide of the highlighted one, as
    /// `viva compare --guide` does. What it shows beside them is named: other guides, and what is
    /// not finished. Nobody knows which guide those are on that cannot be read. Conflict copies
    /// tell of the same interview once more.
    fn compare_shown(&mut self) -> Vec<Effect> {
        let Screen::Library(list) = &self.screen else { return Vec::new() };
        let rows = &self.library.rows;
        if let Some(problem) = list.problem() {
            // What is shown then is more than was asked for.
            let why = format!("Nothing is compared. {problem}");
            return self.say(why);
        }
        let header = match list.highlighted(rows).map(|row| &row.header) {
            Some(Ok(header)) => header,
            Some(Err(problem)) => {
                let why = problem.one_line();
                return self.say(why);
            }
            None => return self.say("There is no session here to compare."),
        };
        let shown = (0..list.count()).filter_map(|nth| list.row(rows, nth));
        let (mut files, mut open, mut unread, mut elsewhere) = (vec![], vec![], vec![], 0);
        for row in shown.filter(|row| row.copy_of().is_none()) {
            match &row.header {
                Err(_) => unread.push(row.name()),
                Ok(it) if (&it.bank, &it.guide) != (&header.bank, &header.guide) => elsewhere += 1,
                Ok(it) if it.phase == Phase::Finished => files.push(row.file.clone()),
                Ok(it) => open.push(format!("{}, {}", it.candidate.trim(), it.phase.word())),
            }
        }
        let why = match files.len() {
            0 => "No finished session on this guide is shown: mark those that you mean.",
            1 => "Only one finished session on this guide is shown: mark others to compare it.",
            _ => {
                let left = remarks::not_compared(&open, elsewhere);
                let aside = remarks::unread(&unread).into_iter().chain(left).collect();
                return self.compare(files, aside);
            }
        };
        self.say(why)
    }

    /// Asks how the comparison on the screen is to be exported.
    pub(super) fn ask_export_of_comparison(&mut self) -> Vec<Effect> {
        let Screen::Compare(screen) = &self.screen else { return Vec::new() };
        if screen.comparison().is_none() {
            return self.say("There is nothing to export yet.");
        }
        let table = Table { shape: screen.shape, aside: screen.aside.clone() };
        let ask = Exporting::comparison(screen.files.clone(), table, self.size);
        self.overlay = Some(Overlay::Export(Box::new(ask)));
        Vec::new()
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
        screen.take(Gathered::new(sessions, unreadable), self.size);
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
