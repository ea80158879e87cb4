//! What becomes of writing that has gone to the desk: what it did is taken back, nothing more of it
//! is done, and it is kept for a key that writes it down.

use super::burst::{Pressed, Verdict};
use super::keymap::Scope;
use super::overlay::Overlay;
use super::screen::Screen;
use super::{Action, App, Code, Effect, Key, availability::availability};

impl App {
    /// Takes a key before it means anything. `Some` where it was writing gone astray.
    pub(super) fn astray(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(c) = self.desk_letter(key) else { return self.after_writing(key) };
        // Whoever quits presses nothing else.
        let sure = self.leaves_at().is_some() && self.burst.is_other(c);
        let pressed = Pressed { c, of_use: !sure && self.is_of_use(key) };
        match self.burst.press(self.at.mono, pressed, sure) {
            Verdict::Begins => {
                // Under the cover nothing can be done that would have to be taken back.
                let covered = self.scope().is_none();
                if let Some(interview) = self.interview.as_mut().filter(|_| !covered) {
                    interview.remember();
                }
                self.left_desk = self.screen.clone_of_desk();
                None
            }
            Verdict::Meant => None,
            Verdict::Writing => Some(self.unwind()),
            Verdict::More => Some(Vec::new()),
        }
    }

    /// The letter of a key that goes to the desk of an interview, or to what was opened from it and
    /// has no text.
    fn desk_letter(&self, key: Key) -> Option<char> {
        let Key { code: Code::Char(c), ctrl: false, alt: false, .. } = key else { return None };
        let on_desk = match self.overlay {
            None => self.screen.scope().is_desk(),
            Some(Overlay::Scale { .. } | Overlay::Cover | Overlay::Present | Overlay::Gaps) => true,
            Some(_) => false,
        };
        let waits = self.is_leaving() && self.leaves_at().is_none();
        (on_desk && !waits && !self.typing() && self.interview.is_some()).then_some(c)
    }

    fn is_of_use(&self, key: Key) -> bool {
        let action = self.scope().and_then(|scope| self.settings.keys.resolve(scope, false, key));
        action.is_some_and(|action| availability(self, action).is_ok())
    }

    /// Any other key: what was kept is written down, forgotten, or left alone.
    fn after_writing(&mut self, key: Key) -> Option<Vec<Effect>> {
        let now = self.at.mono;
        let going_on = self.burst.goes_on(now);
        if key == Key::plain(Code::Backspace) && self.burst.backspace(now) {
            return Some(Vec::new());
        }
        if let Some(interview) = &mut self.interview {
            interview.let_stand();
        }
        let stands = self.burst.is_kept() && self.toast.is_some() && !self.typing();
        if !stands {
            self.burst.take();
            return None;
        }
        match self.scope().and_then(|scope| self.settings.keys.resolve(scope, false, key)) {
            Some(Action::Write) => Some(self.write_kept()),
            Some(Action::Desk | Action::Back) => {
                self.burst.take();
                self.toast = None;
                Some(Vec::new())
            }
            // The Enter of somebody who believes to have written a line starts no clock.
            _ if going_on && key == Key::plain(Code::Enter) => {
                self.burst.end();
                Some(Vec::new())
            }
            _ => {
                self.burst.take();
                None
            }
        }
    }

    /// Something else than a key has come: what was done so far was meant.
    pub(super) fn meant(&mut self) {
        self.burst.take();
        if let Some(interview) = &mut self.interview {
            interview.let_stand();
        }
    }

    /// The text gets the keys, and what was kept on a line of its own.
    fn write_kept(&mut self) -> Vec<Effect> {
        let effects = self.ask(Action::Write);
        if let (Some(words), Some(interview)) = (self.burst.take(), &mut self.interview) {
            interview.begin_line();
            self.insert(words);
        }
        effects
    }

    /// Takes back what was done by a burst, and says so.
    fn unwind(&mut self) -> Vec<Effect> {
        self.overlay = None;
        let mut done = self.is_leaving();
        if done {
            self.stay();
        }
        if let Some(interview) = &mut self.interview {
            done |= interview.take_back(self.at, self.size);
        }
        if let Some(screen) = self.left_desk.take() {
            self.screen = screen;
        }
        self.fit();
        let scope = self.screen.scope();
        let write =
            if scope == Scope::Brief { self.key_of(Action::Write) } else { self.write_key() };
        let (long, short) = if done {
            ("; what it did is taken back", "undone")
        } else {
            (": none of it was done", "not done")
        };
        let text = if scope == Scope::WrapUp { "reason" } else { "notes" };
        let effects = self.say_fitting(&[
            format!("Read as writing{long}. {write} puts it into the {text}."),
            format!("Read as writing, {short}; {write} puts it into the {text}."),
            format!("Writing, {short}; {write} keeps it."),
        ]);
        // Whoever looks at the candidate finds it later, and the words with it.
        if let Some(toast) = &mut self.toast {
            toast.stay();
        }
        effects
    }
}

impl Screen {
    /// The screens with a desk, to come back to.
    fn clone_of_desk(&self) -> Option<Self> {
        self.scope().is_desk().then(|| self.clone())
    }
}
