//! Exporting sessions: the panel is opened, obeyed, and told what came of it.

use std::path::{Path, PathBuf};

use super::overlay::{Exporting, Overlay};
use super::{Action, App, Effect, Exported};

impl App {
    /// Asks how these sessions are to be exported.
    pub(super) fn ask_export(&mut self, files: Vec<PathBuf>) -> Vec<Effect> {
        if files.is_empty() {
            return self.say("There is no session here that can be exported.");
        }
        self.overlay = Some(Overlay::Export(Box::new(Exporting::ask(files, self.size))));
        Vec::new()
    }

    /// Carries out an action on the panel.
    pub(super) fn in_export(&mut self, mut ask: Box<Exporting>, action: Action) -> Vec<Effect> {
        let mut effects = Vec::new();
        match action {
            // The panel that is gone cannot stop what is being written.
            _ if ask.working => {}
            Action::NextValue => ask.step(1, self.size),
            Action::PreviousValue => ask.step(ask.formats().len() - 1, self.size),
            Action::Anonymous => ask.toggle_anonymous(self.size),
            Action::LeaveNotesOut if ask.table.is_some() => {}
            Action::LeaveNotesOut if ask.options.anonymous => {
                ask.trouble = Some("What is anonymous never has the words of the notes.".into());
            }
            Action::LeaveNotesOut => ask.toggle_notes(self.size),
            Action::Accept => match ask.order(self.tilde.as_deref()) {
                Ok(order) => {
                    (ask.working, ask.trouble) = (true, None);
                    effects.push(Effect::Export(Box::new(order)));
                }
                Err(why) => ask.trouble = Some(why),
            },
            _ => {}
        }
        self.overlay = Some(Overlay::Export(ask));
        effects
    }

    /// What came of it. A panel that waits for it closes, or says why not, for another try.
    pub(super) fn exported(&mut self, result: Result<Exported, String>) -> Vec<Effect> {
        let waits = matches!(&self.overlay, Some(Overlay::Export(ask)) if ask.working);
        match result {
            Ok(done) => {
                if waits {
                    self.overlay = None;
                }
                let Exported { to, sessions, unreadable } = done;
                // The name first: a row may have no room for the whole path.
                let name = to.file_name().unwrap_or(to.as_os_str()).to_string_lossy();
                let folder = from_tilde(to.parent().unwrap_or(&to), self.tilde.as_deref());
                let what = match (sessions, unreadable) {
                    (1, 0) => String::new(),
                    (_, 0) => format!(" has {sessions} sessions and"),
                    _ => format!(" has {sessions} sessions ({unreadable} cannot be read) and"),
                };
                self.say(format!("{name}{what} is in {folder}"))
            }
            Err(why) => match &mut self.overlay {
                Some(Overlay::Export(ask)) if ask.working => {
                    (ask.working, ask.trouble) = (false, Some(why));
                    Vec::new()
                }
                _ => self.say(format!("Nothing was exported. {why}")),
            },
        }
    }
}

/// A path as people write it.
fn from_tilde(path: &Path, tilde: Option<&Path>) -> String {
    match tilde.and_then(|tilde| path.strip_prefix(tilde).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}
