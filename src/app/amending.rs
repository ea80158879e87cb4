//! Amending a finished session from its page: it is read once more, kept from other programs, and
//! changed the way everything is, so that a journal and a file have it.

mod form;

use std::path::{Path, PathBuf};

use super::overlay::Overlay;
use super::overlay::amend::{Form, Step};
use super::screen::{PageScreen, Screen};
use super::{Action, App, Effect, Held, Interview, Saved};
use crate::domain::{Amend, Newer, Phase, Record, Session};
use crate::format::problem::Problem;
use crate::format::report;

/// Why a page's session cannot be amended, as a sentence; `None` where it can.
pub fn why_not(app: &App, page: &PageScreen) -> Option<String> {
    if let Some(newer) = &page.record.unknown.newer {
        return Some(Newer::sentence(newer));
    }
    if page.unfinished() {
        let resume = app.key_of(Action::Resume);
        return Some(format!(
            "This session is not finished: {resume} resumes it, and all of it can be changed there."
        ));
    }
    if page.gone {
        return Some("This session's file is gone: there is nothing to amend.".to_owned());
    }
    page.elsewhere.then(|| "Another program has this session: it can only be read.".to_owned())
}

impl App {
    /// Asks for the session of the page, to write in it.
    pub(super) fn amend_page(&mut self) -> Vec<Effect> {
        let Screen::Page(page) = &mut self.screen else { return Vec::new() };
        match &self.interview {
            // What is in memory is newer than any file, and nobody else has it.
            Some(open) if open.file == page.file && open.saver().state() != Saved::Yes => {
                page.show(Box::new(open.session().record().clone()), self.size);
                self.open_form();
                Vec::new()
            }
            Some(open) if open.saver().state() != Saved::Yes => {
                self.say("The last session is still being saved: try again when it is.")
            }
            _ => {
                // The form does not wait for the disk; what is to be recorded does.
                let file = page.file.clone();
                self.open_form();
                self.load_to_amend(file)
            }
        }
    }

    /// The session has been read, and nobody else writes in it now; or somebody does. `from` is
    /// the file of the page, which may have been left as it is for a copy.
    pub(super) fn loaded_to_amend(
        &mut self,
        from: &Path,
        file: PathBuf,
        record: Box<Record>,
        held: &Held,
    ) -> Vec<Effect> {
        let release = |file: PathBuf| match held {
            Held::Elsewhere(_) => Vec::new(),
            Held::Free | Held::Perhaps(_) | Held::Barred(_) => vec![Effect::Release { file }],
        };
        let open = matches!(self.overlay, Some(Overlay::Amend(_)));
        let renames = matches!(&self.overlay, Some(Overlay::Amend(form)) if form.is_about_people());
        let page = match &mut self.screen {
            Screen::Page(page) if page.file == from && open => page,
            // Somebody has left the form, or the page, meanwhile.
            _ => return release(file),
        };
        page.elsewhere = matches!(held, Held::Elsewhere(_));
        let same = page.file == file && page.record == record;
        // What was entered so far still holds where it was entered for what stands there now.
        let named = !renames || page.record.people == record.people;
        let holds = page.file == file && named && stands_as_it_was(&page.record, &record);
        if !same {
            page.file.clone_from(&file);
            page.show(record, self.size);
        }
        let why_not = match (&self.screen, held) {
            (_, Held::Elsewhere(who)) => Some(format!("{who}; it can only be read.")),
            (_, Held::Barred(why)) => Some(format!("{why} Nothing can be amended there.")),
            (Screen::Page(page), _) => why_not(self, page),
            _ => None,
        };
        if let Some(why) = why_not {
            self.overlay = None;
            self.say(why);
            return release(file);
        }
        if !same {
            return self.look_before_recording(holds);
        }
        let accepted = match &self.overlay {
            Some(Overlay::Amend(form)) => match &form.step {
                Step::Why(why) if why.accepted => Some((why.amend.clone(), why.why.text())),
                _ => None,
            },
            _ => None,
        };
        if let Some((amend, why)) = accepted {
            self.overlay = None;
            return self.record_amendment(amend, why);
        }
        if let Held::Perhaps(who) = held {
            return self
                .say(format!("It may be open on another machine too: {who}. Both will be kept."));
        }
        Vec::new()
    }

    /// The page shows another session than the one that was read: nothing is recorded before
    /// somebody has seen that.
    fn look_before_recording(&mut self, holds: bool) -> Vec<Effect> {
        let why = match &mut self.overlay {
            Some(Overlay::Amend(form)) if holds => match &mut form.step {
                Step::Why(why) => Some(why),
                _ => None,
            },
            _ => None,
        };
        if let Some(why) = why.filter(|why| why.accepted) {
            why.accepted = false;
            return self.say(
                "Something else in this session has changed meanwhile: nothing is recorded yet.",
            );
        }
        if !holds {
            self.open_form();
        }
        self.say("This session has changed since it was read: this is how it stands now.")
    }

    /// The session could not be read: nothing is written, least of all anew.
    pub(super) fn not_loaded_to_amend(&mut self, file: &Path, problems: &[Problem]) -> Vec<Effect> {
        let Screen::Page(page) = &self.screen else { return Vec::new() };
        if page.file != file || !matches!(self.overlay, Some(Overlay::Amend(_))) {
            return Vec::new();
        }
        let gone = page.gone;
        self.overlay = None;
        let effects = self.let_go_of_page();
        match problems.first() {
            Some(problem) if !gone => {
                self.say(format!("Nothing was changed. {}", problem.one_line()))
            }
            _ => self.say("This session's file is gone: nothing was changed."),
        };
        effects
    }

    /// Whether the session in memory has more than its file.
    fn is_unsaved(&self, file: &Path) -> bool {
        let open = self.interview.as_ref().filter(|open| open.file == file);
        open.is_some_and(|open| open.saver().state() != Saved::Yes)
    }

    fn open_form(&mut self) {
        let Screen::Page(page) = &self.screen else { return };
        self.overlay = Some(Overlay::Amend(Box::new(Form::at(page.at_hand()))));
    }

    /// Who amends: whoever interviews here, as far as the settings or the last interview tell.
    fn amender(&self) -> String {
        let names = [&self.settings.interviewer.value, &self.remembered.interviewer];
        let name = names.into_iter().find(|name| !name.trim().is_empty());
        name.cloned().unwrap_or_default()
    }

    /// The one way to a sealed session: through its journal and its file.
    fn record_amendment(&mut self, amend: Amend, why: String) -> Vec<Effect> {
        let (at, size, by) = (self.at, self.size, self.amender());
        let Screen::Page(page) = &mut self.screen else { return Vec::new() };
        let page_file = page.file.clone();
        let open = self.interview.take();
        let (mut interview, left) = match open {
            // Another program may have amended it since this one let go of it.
            Some(open)
                if open.file == page.file && open.session().record() == page.record.as_ref() =>
            {
                (open, None)
            }
            left => {
                let session = Session::restore((*page.record).clone());
                (Interview::sealed(at, session, page.file.clone(), size), left)
            }
        };
        let result = interview.amend(at, amend, why, by);
        let record = interview.session().record().clone();
        let told = record.amendments.last().map(|last| report::amended(&last.what));
        page.show(Box::new(record), size);
        page.look_at_the_last_amendment();
        self.interview = Some(interview);
        match (result, told) {
            (Ok(()), Some(told)) => self.say(format!("On record: {told}.")),
            (Err(refusal), _) => self.say(refusal.to_string()),
            (Ok(()), None) => Vec::new(),
        };
        let left = left.map(|left| left.file).filter(|left| *left != page_file);
        left.map(|file| Effect::Release { file }).into_iter().collect()
    }

    /// The finished session of the page is not written in any more, and others may do so. What is
    /// not saved yet stays with this program.
    pub(crate) fn let_go_of_page(&mut self) -> Vec<Effect> {
        let Screen::Page(page) = &self.screen else { return Vec::new() };
        let file = page.file.clone();
        let open = self.interview.as_ref().filter(|open| open.file == file);
        let unsaved = open.is_some_and(|open| open.saver().state() != Saved::Yes);
        if unsaved || page.elsewhere || page.record.phase != Phase::Finished {
            return Vec::new();
        }
        // An interview of this run is told of when the program ends.
        if open.is_some_and(Interview::is_for_amending) {
            self.interview = None;
        }
        vec![Effect::Release { file }]
    }
}

/// Whether all that can be amended is the same in both, the people aside.
fn stands_as_it_was(was: &Record, now: &Record) -> bool {
    (&was.plan, &was.entries, &was.reason, was.recommendation)
        == (&now.plan, &now.entries, &now.reason, now.recommendation)
}
