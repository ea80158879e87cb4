//! Keeping a list of the sessions: what is asked of the disk for it, and what comes of the answers.

use std::path::PathBuf;

use super::screen::Screen;
use super::{App, Effect, Row};

impl App {
    /// Asks for the sessions: for all of them, or for what has changed since. Nothing, while a list
    /// is still coming in.
    pub(super) fn list(&mut self) -> Option<Effect> {
        if self.library.complete {
            return Some(Effect::ListAgain);
        }
        self.library.ask().then_some(Effect::List)
    }

    /// More of the sessions are known.
    pub(super) fn listed(&mut self) {
        if let Screen::Home(home) = &mut self.screen
            && !home.touched
        {
            home.selected = 0;
        }
    }

    /// Some of the sessions are other than they were.
    pub(super) fn relisted(&mut self, rows: Vec<Row>, gone: &[PathBuf]) {
        if let Screen::Library(list) = &mut self.screen {
            list.changed(&rows, gone);
        }
        if let Some(list) = &mut self.left_list {
            list.changed(&rows, gone);
        }
        if self.library.merge(rows, gone) {
            self.listed();
        }
    }

    /// Asks for the session on which the highlight has rested.
    pub(super) fn peek(&mut self) -> Option<Effect> {
        let now = self.at.mono;
        let Screen::Library(list) = &mut self.screen else { return None };
        list.rested(now)
    }

    /// Has the list fit what has happened.
    pub(super) fn keep_up_the_list(&mut self) {
        if let Screen::Library(list) = &mut self.screen {
            list.keep_up(&self.library, self.size, self.at);
        }
    }
}
