//! Exporting sessions: the panel is opened, obeyed, and told what came of it.

use std::path::PathBuf;

use super::overlay::export::from_tilde;
use super::overlay::{Exporting, Overlay};
use super::{Action, App, Effect, Exported, NotExported};

impl App {
    /// Asks how these sessions are to be exported; `whose` says in a sentence whose they are, where
    /// the screen does not.
    pub(super) fn ask_export(&mut self, files: Vec<PathBuf>, whose: String) -> Vec<Effect> {
        if files.is_empty() {
            return self.say("There is no session here that can be exported.");
        }
        self.overlay = Some(Overlay::Export(Box::new(Exporting::ask(files, whose, self.size))));
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
            Action::Summary if !ask.format.is_report() => {
                let format = ask.format.word();
                ask.trouble = Some(format!("{format} always has everything: no summary of it."));
            }
            Action::Summary => ask.toggle_summary(self.size),
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
    pub(super) fn exported(&mut self, result: Result<Exported, NotExported>) -> Vec<Effect> {
        let waits = matches!(&self.overlay, Some(Overlay::Export(ask)) if ask.working);
        match result {
            Ok(done) => {
                if waits {
                    self.overlay = None;
                }
                let Exported { to, sessions, unreadable, folder: is_folder } = done;
                if is_folder {
                    let place = from_tilde(&to, self.tilde.as_deref());
                    let files = match sessions {
                        1 => "1 file is".to_owned(),
                        count => format!("{count} files are"),
                    };
                    let left_out = match unreadable {
                        0 => String::new(),
                        1 => "; 1 session cannot be read".to_owned(),
                        count => format!("; {count} sessions cannot be read"),
                    };
                    return self.say(format!("{files} in {place}{left_out}"));
                }
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
            Err(why) => match (&mut self.overlay, why) {
                (Some(Overlay::Export(ask)), why) if ask.working => {
                    ask.working = false;
                    match why {
                        NotExported::Failed(why) => ask.trouble = Some(why),
                        NotExported::Exists { file, folder } => {
                            ask.exists(&file, folder, self.tilde.as_deref());
                        }
                    }
                    Vec::new()
                }
                (_, NotExported::Failed(why)) => self.say(format!("Nothing was exported. {why}")),
                (_, NotExported::Exists { file, .. }) => {
                    let file = from_tilde(&file, self.tilde.as_deref());
                    self.say(format!("Nothing was exported: {file} exists already."))
                }
            },
        }
    }
}
