//! From a key to what it does: the overlay first, then the screen, then the text that has the
//! keys.

use super::action::Writing;
use super::editor::Command;
use super::keymap::Scope;
use super::overlay::{Overlay, anchors, help};
use super::screen::{
    Screen, banks, brief, compare, home, library, live, moved, page, present, search, setup, wrapup,
};
use super::{Action, App, Code, Effect, Key, MOST_PASTE, availability::availability};
use crate::domain::Place;

/// The rows of the screen that a panel leaves free or spends on its frame.
const PANEL_ROWS: u16 = 5;

impl App {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.ends_a_number(key) {
            return Vec::new();
        }
        if let Some(effects) = self.astray(key) {
            return effects;
        }
        let Some(scope) = self.scope() else {
            self.overlay = None;
            return Vec::new();
        };
        if self.is_leaving() {
            if key == Key::plain(Code::Esc) {
                self.stay();
            }
            return Vec::new();
        }
        let typing = self.typing();
        if let Some(action) = self.settings.keys.resolve(scope, typing, key) {
            if let (Action::Desk | Action::Back, Some(interview)) = (action, &mut self.interview) {
                interview.has_seen_parting();
            }
            // On a desk the first Esc takes a message away that stands there, and does nothing else.
            let esc = matches!(action, Action::Back | Action::Desk);
            if esc && scope.is_desk() && !typing && self.toast.take().is_some() {
                return Vec::new();
            }
            return self.ask(action);
        }
        if typing {
            self.in_list = false;
            if self.toast.as_ref().is_some_and(|toast| toast.was_noticed(self.at)) {
                self.toast = None;
            }
            return match (self.settings.keys.writing(key), key) {
                (Some(writing), _) => self.write(writing),
                (None, Key { code: Code::Char(c), ctrl: false, alt: false, .. }) => {
                    if let Some(reason) = self.reason_with(c) {
                        return reason;
                    }
                    self.insert(c.to_string());
                    self.typed_in_jump()
                }
                (None, _) => self.unknown(scope, key),
            };
        }
        self.unknown(scope, key)
    }

    /// Does what the user asks for, or says why it cannot be done.
    pub(super) fn ask(&mut self, action: Action) -> Vec<Effect> {
        self.in_list = action.moves();
        let again = self.look_again();
        let mut effects = match availability(self, action) {
            Ok(()) => {
                // What was said about the last act is out of date with the next one.
                self.toast = None;
                self.act(action)
            }
            Err(why) => self.say(why),
        };
        // The page may have been left for another one by that.
        effects.extend(again.filter(|again| self.look_again().as_ref() == Some(again)));
        effects
    }

    /// On the interview's desk a key that does nothing says so: somebody may believe that they
    /// are writing.
    fn unknown(&mut self, scope: Scope, key: Key) -> Vec<Effect> {
        match (scope, self.typing()) {
            (Scope::Live | Scope::WrapUp, false) => {
                let (write, help) = (self.write_key(), self.help_key());
                self.say(format!(
                    "{key} does nothing here. {write} goes back to the text; {help} shows all keys."
                ))
            }
            (Scope::Brief, false) => {
                let [write, start] =
                    [Action::Write, Action::StartInterview].map(|it| self.key_of(it));
                let help = self.help_key();
                self.say(format!(
                    "{key} does nothing here. {write} goes to the notes; {start} starts; {help} shows all keys."
                ))
            }
            // Yes is the next key or none: among the letters of a sentence it is no answer.
            (Scope::Gaps, _) if matches!(key.code, Code::Char(_)) => {
                self.overlay = None;
                let write = self.write_key();
                self.say(if self.typing_below() {
                    "Not finished; the text has the keys.".to_owned()
                } else {
                    format!("Not finished. {write} goes back to the text.")
                })
            }
            (Scope::Live | Scope::WrapUp | Scope::Brief, true) => {
                let help = self.help_key();
                self.say(format!("{key} does nothing here; {help} shows all keys."))
            }
            (Scope::Anchors, true) => {
                let close = self.key_of(Action::Scale);
                self.say(format!("{key} does nothing here; {close} closes the anchors."))
            }
            _ => Vec::new(),
        }
    }

    /// The key of the help that is the same everywhere, if there is one.
    pub(super) fn help_key(&self) -> String {
        self.settings.keys.key(self.screen.scope(), true, Action::Help)
    }

    /// The key that goes back to the text.
    pub fn write_key(&self) -> String {
        self.settings.keys.back_to_the_text(self.screen.scope())
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match (action, self.overlay.take()) {
            (Action::Quit, _) => self.quit(),
            (Action::OtherFolder, None) => self.ask_folder(),
            (Action::People, None) => self.correct(),
            (Action::Palette | Action::Jump | Action::Find | Action::Add, None) => {
                self.seek(action)
            }
            // The answer is for the panel that waits for it.
            (Action::Help, Some(Overlay::Export(ask))) if ask.working => {
                self.overlay = Some(Overlay::Export(ask));
                Vec::new()
            }
            (Action::Help, overlay) => {
                self.overlay = match overlay {
                    Some(Overlay::Help { over, .. }) => over.map(|over| *over),
                    over => {
                        let scope = over.as_ref().and_then(Overlay::scope);
                        let scope = scope.unwrap_or(self.screen.scope());
                        Some(Overlay::Help { scope, top: 0, over: over.map(Box::new) })
                    }
                };
                Vec::new()
            }
            (action, Some(overlay)) => self.act_on_overlay(overlay, action),
            (action, None) => self.act_on_screen(action),
        }
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        // Ten thousand rows are not copied for a key.
        if matches!(self.screen, Screen::Library(_)) {
            return library::act(self, action);
        }
        match self.screen.clone() {
            Screen::Home(screen) => home::act(self, &screen, action),
            Screen::Setup(screen) => setup::act(self, screen, action),
            Screen::Banks(screen) => banks::act(self, &screen, action),
            Screen::Brief(screen) => brief::act(self, screen, action),
            Screen::Live => live::act(self, action),
            Screen::WrapUp { top } => wrapup::act(self, top, action),
            Screen::Library(_) => library::act(self, action),
            Screen::Page(_) => match action {
                Action::Back => {
                    self.back_to_comparison().unwrap_or_else(|| page::act(self, action))
                }
                _ => page::act(self, action),
            },
            Screen::Compare(_) => compare::act(self, action),
            Screen::Present(_) => present::act(self, action),
            Screen::Search(_) => search::act(self, action),
        }
    }

    /// The overlay has been taken off; whatever stays puts itself back.
    fn act_on_overlay(&mut self, overlay: Overlay, action: Action) -> Vec<Effect> {
        match (overlay, action) {
            (Overlay::Unsaved, Action::Retry) => {
                self.retry();
                Vec::new()
            }
            (Overlay::Unsaved, Action::LeaveAnyway) => self.leave_anyway(),
            (Overlay::Unsaved, Action::OtherFolder) => self.ask_folder(),
            (Overlay::Unsaved, _) => {
                self.stay();
                Vec::new()
            }
            (Overlay::Folder(ask), Action::Accept) => self.save_in(ask),
            (Overlay::Folder(_), _) => self.no_folder(),
            (Overlay::Amend(form), action) => self.in_form(form, action),
            (Overlay::Help { over, .. }, Action::Back) => {
                self.overlay = over.map(|over| *over);
                Vec::new()
            }
            (Overlay::Skip(skip), Action::Back) => self.not_skipped(&skip),
            (_, Action::Back) | (Overlay::Scale { .. }, Action::Scale) => Vec::new(),
            (Overlay::Help { scope, top, over }, action) => {
                let rows = help::Help::of(&self.settings.keys, scope, self.size).rows;
                let top = self.scrolled(top, rows.len(), action);
                self.overlay = Some(Overlay::Help { scope, top, over });
                Vec::new()
            }
            // Read, and rated: the panel has done its work.
            (Overlay::Scale { .. }, Action::Rate(_)) => live::act(self, action),
            (Overlay::Scale { top }, action) if !action.moves() => {
                let item = |app: &Self| app.interview.as_ref().map(|it| it.session().current());
                let before = item(self);
                let effects = live::act(self, action);
                let stays = self.overlay.is_none() && item(self) == before;
                if stays && self.screen == Screen::Live {
                    self.overlay = Some(Overlay::Scale { top });
                }
                effects
            }
            (Overlay::Scale { top }, action) => {
                let most = self.interview.as_ref().map_or(0, |it| anchors::most_top(it, self.size));
                let top = moved(top, most + 1, 3, action);
                self.overlay = Some(Overlay::Scale { top });
                Vec::new()
            }
            (Overlay::Gaps, Action::Accept) => wrapup::finish(self),
            (Overlay::Gaps, Action::Finish) => match &self.interview {
                Some(it) if wrapup::again_finishes(it.session().record()) => wrapup::finish(self),
                _ => {
                    self.overlay = Some(Overlay::Gaps);
                    let yes = self.key_of(Action::Accept);
                    self.say(format!("Something is missing: {yes} finishes all the same."))
                }
            },
            (Overlay::Gaps, Action::Jump) => self.seek(Action::Jump),
            (Overlay::Gaps | Overlay::Cover | Overlay::Present, _) => Vec::new(),
            (Overlay::Evidence { top }, action) => compare::in_evidence(self, top, action),
            (Overlay::About { top }, action) => {
                compare::in_about(self, top, action);
                Vec::new()
            }
            (Overlay::Jump(jump), action) => self.in_jump(jump, action),
            (Overlay::Palette(palette), action) => self.in_palette(palette, action),
            (Overlay::Find(find), action) => self.in_find(find, action),
            (Overlay::Add(add), action) => self.in_add(add, action),
            (Overlay::Export(ask), action) => self.in_export(ask, action),
            (Overlay::Skip(skip), action) => self.in_skip(skip, action),
        }
    }

    /// The first row of a panel of `count` rows after an action; its last row stays at the bottom.
    fn scrolled(&self, top: usize, count: usize, action: Action) -> usize {
        let shown = usize::from(self.size.rows.saturating_sub(PANEL_ROWS)).max(1);
        moved(top, count.saturating_sub(shown) + 1, shown - 1, action)
    }

    pub(super) fn paste(&mut self, text: String) -> Vec<Effect> {
        self.in_list = false;
        match self.scope() {
            _ if text.len() > MOST_PASTE => self.refuse_paste(text.len()),
            Some(Scope::Brief) if !self.typing() => {
                let write = self.key_of(Action::Write);
                self.say(format!("Not pasted: the desk has the keys. {write} goes to the notes."))
            }
            Some(Scope::Live | Scope::WrapUp) if !self.typing() => {
                let write = self.write_key();
                self.say(format!(
                    "Not pasted: the desk has the keys. {write} goes back to the text."
                ))
            }
            Some(_) if self.typing() => {
                self.insert(text);
                self.pasted_in_jump();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn refuse_paste(&mut self, bytes: usize) -> Vec<Effect> {
        let mb = |bytes: usize| bytes.div_ceil(1024 * 1024);
        let (size, most) = (mb(bytes), mb(MOST_PASTE));
        self.say(format!("Not pasted: {size} MB at once; the most is {most} MB."))
    }

    pub(super) fn insert(&mut self, text: String) {
        // The anchors leave the keys to the notes below them.
        let over = self.overlay.as_mut().filter(|it| !matches!(it, Overlay::Scale { .. }));
        match (over, &mut self.screen) {
            (Some(overlay), _) => overlay.insert(&text),
            (None, Screen::Setup(setup)) => {
                if let Some(field) = setup.text() {
                    field.insert(&text);
                }
            }
            (None, Screen::Library(list)) => list.filter.insert(&text),
            (None, Screen::Search(search)) => search.field.insert(&text),
            (None, Screen::Brief(_) | Screen::Live | Screen::WrapUp { .. }) => {
                self.edit(&Command::Insert(text));
            }
            _ => {}
        }
    }

    fn write(&mut self, writing: Writing) -> Vec<Effect> {
        let clipboard = &mut self.clipboard;
        let over = self.overlay.as_mut().filter(|it| !matches!(it, Overlay::Scale { .. }));
        match (over, &mut self.screen) {
            (Some(overlay), _) => {
                overlay.write(writing, clipboard);
                self.pasted_in_jump();
            }
            (None, Screen::Setup(setup)) => setup.write(writing, clipboard),
            (None, Screen::Library(list)) => list.filter.write(writing, clipboard),
            (None, Screen::Search(search)) => search.field.write(writing, clipboard),
            (None, Screen::Brief(_) | Screen::Live | Screen::WrapUp { .. }) => {
                let command = clipboard.command(writing);
                self.edit(&command);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Writes in the notes of the item on the table, or in the reason.
    fn edit(&mut self, command: &Command) {
        let wrap_up = matches!(self.screen, Screen::WrapUp { .. });
        if let Some(interview) = &mut self.interview {
            let place = interview.place(wrap_up);
            let outcome = interview.propose(self.at, place, command);
            if let Some(splice) = self.clipboard.take(outcome) {
                interview.write(self.at, place, &splice);
            }
        }
    }

    /// Gives a text to the editor outside.
    pub(super) fn edit_outside(&mut self, place: Place) -> Vec<Effect> {
        let Some(interview) = &self.interview else { return Vec::new() };
        self.outside = Some(place);
        vec![Effect::EditOutside { text: interview.text(place).text() }]
    }

    /// Takes it back. Only what differs is replaced, so that the other lines keep their times.
    pub(super) fn edited_outside(&mut self, result: Result<String, String>) -> Vec<Effect> {
        let (Some(place), Some(interview)) = (self.outside.take(), &mut self.interview) else {
            return Vec::new();
        };
        match result {
            Err(why) => self.say(why),
            Ok(text) => {
                interview.replace(self.at, place, &text);
                Vec::new()
            }
        }
    }
}
