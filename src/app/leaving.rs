//! Leaving the program: at once when everything is saved, and never in silence when it is not.

use std::path::Path;
use std::time::Duration;

use super::overlay::{Folder, Overlay};
use super::{App, Effect, Interview, Saved, library};
use crate::domain::time::{mmss, whole_seconds};
use crate::domain::{Change, Phase};
use crate::format::command;

/// How long a single key on the desk waits before it leaves: the next one may show that it was the
/// first letter of a word. Saving does not wait.
const FIRST_LETTER: Duration = Duration::from_millis(300);

impl App {
    /// Leaves; while something is being written, as soon as it is.
    pub(crate) fn quit(&mut self) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            interview.tell(self.at, Change::Leave);
        }
        self.leaving = true;
        self.leaves_at = self.burst.is_on().then(|| self.at.mono + FIRST_LETTER);
        Vec::new()
    }

    /// Until when a further letter takes the end back; `None` once it does not, or nobody leaves.
    pub(super) fn leaves_at(&self) -> Option<Duration> {
        self.leaves_at.filter(|at| self.leaving && *at > self.at.mono)
    }

    /// Whether the end waits for the disk and nothing is asked: Esc stays, and no other key does
    /// anything.
    pub fn is_leaving(&self) -> bool {
        self.leaving && self.overlay.is_none()
    }

    /// The end that waited for the disk, or the question whether to lose what it does not take.
    pub(super) fn leave_if_saved(&mut self) -> Vec<Effect> {
        if !self.leaving {
            return Vec::new();
        }
        match self.interview.as_ref().map(|interview| interview.saver().state()) {
            None | Some(Saved::Yes) if self.leaves_at().is_some() => Vec::new(),
            None | Some(Saved::Yes) => vec![Effect::Quit { farewell: self.farewell() }],
            Some(Saved::Pending) => Vec::new(),
            Some(Saved::No(_)) => {
                if !matches!(self.overlay, Some(Overlay::Unsaved | Overlay::Folder(_))) {
                    self.overlay = Some(Overlay::Unsaved);
                    self.toast = None;
                }
                Vec::new()
            }
        }
    }

    /// Goes without saving: the user has been told what is lost.
    pub(super) fn leave_anyway(&mut self) -> Vec<Effect> {
        self.leaving = false;
        vec![Effect::Quit { farewell: self.last_words() }]
    }

    /// Tries to save again, still on the way out.
    pub(super) fn retry(&mut self) {
        self.leaves_at = None;
        if let Some(interview) = &mut self.interview {
            interview.retry(self.at);
        }
        self.overlay = Some(Overlay::Unsaved);
    }

    /// Asks for another folder to save in.
    pub(super) fn ask_folder(&mut self) -> Vec<Effect> {
        self.overlay = Some(Overlay::Folder(Folder::ask(self.size)));
        Vec::new()
    }

    /// Saves in another folder from now on; on the way out, leaves once it is saved there.
    pub(super) fn save_in(&mut self, ask: Folder) -> Vec<Effect> {
        let folder = match ask.path(self.tilde.as_deref()) {
            Ok(folder) => folder,
            Err(why) => {
                self.overlay = Some(Overlay::Folder(ask));
                return self.say(why);
            }
        };
        self.no_folder();
        let Some(interview) = &mut self.interview else { return Vec::new() };
        let left = interview.move_to(self.at, &folder);
        vec![Effect::Release { file: left }]
    }

    /// Leaves it at that: back to the question that was open, if one was.
    pub(super) fn no_folder(&mut self) -> Vec<Effect> {
        self.overlay = self.leaving.then_some(Overlay::Unsaved);
        Vec::new()
    }

    /// Stays after all.
    pub(super) fn stay(&mut self) {
        self.leaving = false;
        if let Some(interview) = &mut self.interview {
            interview.tell(self.at, Change::Return);
        }
    }

    /// The program is taken away from its user: the interview is left, and saved.
    pub(super) fn step_out(&mut self) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            let left = interview.tell(self.at, Change::Leave);
            // A finished session whose file has everything is not written again.
            if left || interview.saver().state() != Saved::Yes {
                interview.retry(self.at);
            }
        }
        Vec::new()
    }

    /// The user has it again; the time between is on the record as a pause.
    pub(super) fn step_in(&mut self) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            interview.tell(self.at, Change::Return);
        }
        Vec::new()
    }

    /// The machine has slept: a pause that nobody asked for, and that is on the record.
    pub(super) fn woke(&mut self, length: Duration) -> Vec<Effect> {
        let seconds = whole_seconds(length);
        let Some(interview) = &mut self.interview else { return Vec::new() };
        if !interview.tell(self.at, Change::Sleep { seconds }) {
            return Vec::new();
        }
        let slept = mmss(seconds);
        self.say(format!("The machine slept for {slept}; it is on the record as a pause."))
    }

    /// Somebody set the machine's clock: no duration of the interview changes, and whoever reads
    /// the times can tell why they jump.
    pub(super) fn clock_set(&mut self, seconds: i64) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            interview.tell(self.at, Change::SetClock { seconds });
        }
        Vec::new()
    }

    fn farewell(&self) -> Vec<String> {
        let Some(interview) = &self.interview else { return Vec::new() };
        let record = interview.session().record();
        let file = interview.file.display();
        let candidate = &record.people.candidate;
        let home = self.home_option();
        let name = command::word(&self.name_of(&interview.file));
        let (what, then) = if record.phase == Phase::Finished {
            ("is finished.".to_owned(), format!("Read it with: viva review {name}{home}"))
        } else if record.phase == Phase::Planned {
            ("is planned.".to_owned(), format!("Go on with: viva resume {name}{home}"))
        } else {
            let clock = mmss(interview.session().clock_seconds(self.at));
            (format!("is saved at {clock}."), self.go_on_with(interview))
        };
        let mut lines = vec![
            format!("The interview with {candidate} {what}"),
            format!("The session is in {file}"),
            then,
        ];
        if record.phase == Phase::Finished {
            lines.push(format!(
                "Print it with: {}{home}",
                command::show(&self.name_of(&interview.file))
            ));
        }
        if let Some(theirs) = interview.parted_from() {
            let compare = command::diff(&self.name_of(theirs), &self.name_of(&interview.file));
            lines.push(format!("Another program has changed {}, which is kept.", theirs.display()));
            lines.push(format!("Compare them with: {compare}{home}"));
        }
        lines
    }

    /// How to go on with the interview.
    pub(super) fn go_on_with(&self, interview: &Interview) -> String {
        let name = command::word(&self.name_of(&interview.file));
        format!("Go on with: viva resume {name}{}", self.home_option())
    }

    /// The option that a later command needs as much as this one did.
    fn home_option(&self) -> String {
        let home = &self.home;
        let folder = || command::word(&home.folder.display().to_string());
        if home.named { format!(" --home {}", folder()) } else { String::new() }
    }

    /// What to call a session on the command line: the name of its file in the home, the whole
    /// path elsewhere.
    fn name_of(&self, file: &Path) -> String {
        if file.parent() == Some(&self.home.sessions) {
            library::name(file)
        } else {
            file.display().to_string()
        }
    }
}
