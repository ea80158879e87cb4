//! A page that follows its session: whatever somebody else does with the file shows when it is heard
//! of, and where nothing is, at the next key.

use std::path::Path;

use super::overlay::Overlay;
use super::screen::Screen;
use super::{App, Effect, Held, Report, Saved, library};
use crate::domain::Record;
use crate::format::problem::Problem;

impl App {
    /// Asks whether the session of the page has changed since it was read. What is not saved yet is
    /// newer than any file, and the form for amendments asks by itself.
    pub(super) fn look_again(&self) -> Option<Effect> {
        let Screen::Page(page) = &self.screen else { return None };
        let open = self.interview.as_ref().filter(|open| open.file == page.file);
        let unsaved = open.is_some_and(|open| open.saver().state() != Saved::Yes);
        let form = matches!(self.overlay, Some(Overlay::Amend(_)));
        let looks = !self.is_loading() && !unsaved && !form;
        looks.then(|| Effect::Refresh { file: page.file.clone() })
    }

    /// The session of a page lies in another file now.
    pub(super) fn page_follows(&mut self, report: &Report) {
        let (from, to) = match report {
            Report::Moved { from, file, .. } => (from, file),
            // The one that is being read says so itself, once it is.
            Report::Parted { from, file } if !self.is_loading() => (from, file),
            _ => return,
        };
        let Screen::Page(page) = &mut self.screen else { return };
        if page.file != *from {
            return;
        }
        page.file.clone_from(to);
        let record = page.record.clone();
        page.show(record, self.size);
        if matches!(report, Report::Parted { .. }) {
            self.say(format!(
                "The file was changed by somebody else just then. Yours is on record in a copy: {}.",
                library::name(to)
            ));
        }
    }

    /// There is no file of the session any more. The page still has what it held.
    pub(super) fn gone(&mut self, file: &Path) -> Vec<Effect> {
        let Screen::Page(page) = &mut self.screen else { return Vec::new() };
        if page.file != file || std::mem::replace(&mut page.gone, true) {
            return Vec::new();
        }
        self.say("This session's file is gone. This is what it held last.")
    }

    /// Shows what has become of a session that somebody else has written in.
    pub(super) fn refreshed(
        &mut self,
        file: &Path,
        result: Result<Box<Record>, Vec<Problem>>,
        held: &Held,
    ) -> Vec<Effect> {
        if let Screen::Present(present) = &mut self.screen {
            if present.file == file {
                present.record = result.ok();
            }
            return Vec::new();
        }
        // A file that cannot be read just now will be read again at the next key or change.
        let (Screen::Page(page), Ok(record)) = (&mut self.screen, result) else {
            return Vec::new();
        };
        // An answer that has been overtaken by what was done here.
        let open = self.interview.as_ref().filter(|open| open.file == page.file);
        let unsaved = open.is_some_and(|open| open.saver().state() != Saved::Yes);
        if page.file != file || unsaved {
            return Vec::new();
        }
        let (was_gone, changed) = (page.gone, page.record != record);
        let was = std::mem::replace(&mut page.elsewhere, matches!(held, Held::Elsewhere(_)));
        let elsewhere = page.elsewhere;
        if changed || was_gone {
            page.show(record, self.size);
        }
        match (was, elsewhere) {
            (true, false) => self.say("The other program has let go of this session."),
            (false, false) if changed => {
                self.say("This session has changed since it was read: this is how it stands now.")
            }
            (false, false) if was_gone => self.say("This session's file is there again."),
            _ => Vec::new(),
        }
    }
}
