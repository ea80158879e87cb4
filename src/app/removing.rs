//! Removing a session from the list: asked once, then done by the disk, and taken back with undo as
//! long as the program runs.

use std::path::{Path, PathBuf};

use super::screen::Screen;
use super::{Action, App, Effect, Row, Saved, library};

/// What is asked, and what was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Removing {
    /// The session about which it was asked.
    asked: Option<PathBuf>,
    /// Where those that were removed are now, the last one at the end.
    removed: Vec<PathBuf>,
}

impl App {
    /// Asks whether the highlighted session shall be removed; the same key once more is the answer.
    pub(super) fn remove_highlighted(&mut self) -> Vec<Effect> {
        let Screen::Library(list) = &self.screen else { return Vec::new() };
        let Some(row) = list.highlighted(&self.library.rows).cloned() else {
            return self.say("There is no session here to remove.");
        };
        let asked = self.removing.asked.take();
        if let Some(open) = self.interview.as_ref().filter(|open| open.file == row.file)
            && open.saver().state() != Saved::Yes
        {
            return self.say("This session is still being saved: try again when it is.");
        }
        if asked.as_ref() != Some(&row.file) {
            let key = self.key_of(Action::Remove);
            let named = named(&row);
            let others = "Remove ? : into the trash.".len() + key.len() + 2;
            let named = self.beside(&named, others);
            self.removing.asked = Some(row.file);
            return self.say(format!("Remove {named}? {key}: into the trash."));
        }
        // It is this program that has it open.
        if self.interview.as_ref().is_some_and(|open| open.file == row.file) {
            self.interview = None;
        }
        vec![Effect::Remove { file: row.file }]
    }

    /// Whatever else is done, the question is over.
    pub(super) fn remove_nothing(&mut self) {
        self.removing.asked = None;
    }

    /// Brings the session back that was removed last.
    pub(super) fn take_back_removal(&mut self) -> Vec<Effect> {
        match self.removing.removed.pop() {
            Some(file) => vec![Effect::Restore { file }],
            None => self.say("Nothing was removed since the program began."),
        }
    }

    /// A session was removed, or was not, and why.
    pub(super) fn removed(&mut self, file: &Path, result: Result<PathBuf, String>) -> Vec<Effect> {
        let name = library::name(file);
        match result {
            Ok(to) => {
                self.removing.removed.push(to);
                let undo = self.key_of(Action::Undo);
                self.say_naming("Removed ", &name, &format!("{undo} brings it back."));
            }
            Err(why) => {
                self.say_naming("Not removed: ", &why, "");
            }
        }
        self.list().into_iter().collect()
    }

    /// A session is back, or is not, and why.
    pub(super) fn restored(&mut self, file: &Path, result: Result<PathBuf, String>) -> Vec<Effect> {
        match result {
            Ok(back) => {
                self.say_naming("Back again: ", &library::name(&back), "");
            }
            Err(why) => {
                self.removing.removed.push(file.to_owned());
                self.say_naming("Not brought back: ", &why, "");
            }
        }
        self.list().into_iter().collect()
    }
}

/// Whose session it is, and what tells it from the others.
fn named(row: &Row) -> String {
    match &row.header {
        Ok(header) => {
            let day = header.started.or(header.as_of).map(|at| at.format("%-d %b").to_string());
            let day = day.map_or_else(String::new, |day| format!(", {day}"));
            format!("{}{day}, {}", header.candidate, header.phase_word())
        }
        Err(_) => row.name(),
    }
}
