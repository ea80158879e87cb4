//! Keeping a list of the sessions: what is asked of the disk for it, and what comes of the answers.

use std::path::PathBuf;

use super::screen::Screen;
use super::{App, Effect, Row};

/// Whether changes of the sessions' folder are heard of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Watch {
    on: bool,
    /// It has been said that they cannot be.
    said: bool,
}

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

    /// Said once, and quietly: the list is as it was when it was opened.
    pub(super) fn unwatched(&mut self, why: &str) -> Vec<Effect> {
        if std::mem::replace(&mut self.watch.said, true) || self.toast.is_some() {
            return Vec::new();
        }
        self.say(format!("Changes by others show when the list is opened again: {why}."))
    }

    /// Asks for the session on which the highlight has rested.
    pub(super) fn peek(&mut self) -> Option<Effect> {
        let now = self.at.mono;
        let Screen::Library(list) = &mut self.screen else { return None };
        list.rested(now)
    }

    /// Has the list fit what has happened. The folder is watched while a complete list is on the
    /// screen: reading one would only wake the watch.
    pub(super) fn keep_up_the_list(&mut self, effects: &mut Vec<Effect>) {
        if let Screen::Library(list) = &mut self.screen {
            list.keep_up(&self.library, self.size, self.at);
        }
        let wanted = matches!(self.screen, Screen::Library(_)) && self.library.complete;
        if std::mem::replace(&mut self.watch.on, wanted) == wanted {
            return;
        }
        if !wanted {
            return effects.push(Effect::Unwatch);
        }
        // Whatever changed before the watch began is found by looking once more after that.
        effects.retain(|effect| *effect != Effect::ListAgain);
        effects.extend([Effect::Watch, Effect::ListAgain]);
    }
}
