//! Which folder the screen has to hear the changes of, and what is looked at when one is heard of.
//! Nothing is watched that nobody sees.

use super::screen::Screen;
use super::{App, Effect, Watched};

/// What is watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Watch {
    on: Option<Watched>,
    /// It has been said that nothing can be.
    said: bool,
}

impl App {
    /// Has what is watched fit the screen: the folder of the sessions for a complete list of them,
    /// since reading one would only wake the watch; that of the session for a page of it.
    pub(super) fn keep_watch(&mut self, effects: &mut Vec<Effect>) {
        let wanted = match &self.screen {
            Screen::Library(_) if self.library.complete => Some(Watched::Sessions),
            Screen::Page(page) => Some(Watched::Around(page.file.clone())),
            _ => None,
        };
        if wanted == self.watch.on {
            return;
        }
        self.watch.on.clone_from(&wanted);
        let Some(watched) = wanted else { return effects.push(Effect::Unwatch) };
        effects.push(Effect::Watch(watched));
        // Whatever changed before the watch began is found by looking once more after that.
        for look in self.look_for_changes() {
            effects.retain(|effect| *effect != look);
            effects.push(look);
        }
    }

    /// Has what the screen shows looked at once more.
    pub(super) fn look_for_changes(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Library(_) => self.list().into_iter().collect(),
            _ => self.look_again().into_iter().collect(),
        }
    }

    /// Said once, and quietly: the list is as it was when it was opened. A page looks for itself at
    /// every key.
    pub(super) fn unwatched(&mut self, why: &str) -> Vec<Effect> {
        let list = matches!(self.screen, Screen::Library(_));
        if !list || std::mem::replace(&mut self.watch.said, true) || self.toast.is_some() {
            return Vec::new();
        }
        self.say(format!("Changes by others show when the list is opened again: {why}."))
    }
}
