//! Amending a finished session from its page: it is read once more, kept from other programs, and
//! changed the way everything is, so that a journal and a file have it.

use std::path::{Path, PathBuf};

use super::difference::difference;
use super::overlay::Overlay;
use super::overlay::amend::{Form, Step, Subject, Why, Written};
use super::screen::{PageScreen, Screen, moved};
use super::{Action, App, Effect, Held, Interview, Saved};
use crate::app::field::Field;
use crate::domain::{
    Amend, Change, Newer, Notes, Phase, Place, Recommendation, Record, Session, Splice, Stamps,
};
use crate::format::problem::Problem;
use crate::format::report;

/// Stands in for the reason while it is tried whether a change is one.
const TRIED: &str = "?";

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
            Held::Free | Held::Perhaps(_) => vec![Effect::Release { file }],
        };
        let open = matches!(self.overlay, Some(Overlay::Amend(_)));
        let page = match &mut self.screen {
            Screen::Page(page) if page.file == from && open => page,
            // Somebody has left the form, or the page, meanwhile.
            _ => return release(file),
        };
        page.elsewhere = matches!(held, Held::Elsewhere(_));
        let same = page.file == file && page.record == record;
        // What was entered so far still holds where it was entered for what stands there now.
        let holds = page.file == file && stands_as_it_was(&page.record, &record);
        if !same {
            page.file.clone_from(&file);
            page.show(record, self.size);
        }
        let why_not = match (&self.screen, held) {
            (_, Held::Elsewhere(who)) => Some(format!("{who}; it can only be read.")),
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

    /// Carries out an action in the form, which has been taken off.
    pub(super) fn in_form(&mut self, mut form: Box<Form>, action: Action) -> Vec<Effect> {
        let Screen::Page(page) = &self.screen else { return Vec::new() };
        let record = page.record.clone();
        if action == Action::Back {
            return self.back_in_form(form);
        }
        let said = match (&mut form.step, action) {
            (Step::Text(written), Action::Accept) => {
                let (place, was) = (written.place, written.was());
                match splice(was, &written.notes) {
                    Some(splice) => self.ask_why(&mut form, &record, Amend::Text { place, splice }),
                    None => Some("Nothing has been changed.".to_owned()),
                }
            }
            (Step::Why(why), Action::Accept) => {
                let text = why.why.text();
                if text.is_empty() {
                    Some("A change needs its reason: a few words.".to_owned())
                } else if self.is_unsaved(&page.file) {
                    return self.record_amendment(why.amend.clone(), text);
                } else {
                    // Nothing is recorded but in what is there at that moment.
                    why.accepted = true;
                    let file = page.file.clone();
                    self.overlay = Some(Overlay::Amend(form));
                    self.say("One moment: the session is being read.");
                    let waits = self.is_loading_to_amend();
                    return if waits { Vec::new() } else { self.load_to_amend(file) };
                }
            }
            (Step::What { .. }, Action::NextQuestion | Action::PreviousQuestion) => {
                form.item = next_item(&record, form.item, action);
                None
            }
            (_, Action::Pick(digit)) => {
                let all = form.choices(&record, self.size);
                match all.iter().position(|choice| choice.digit == digit) {
                    Some(row) => {
                        form.select(row);
                        self.choose(&mut form, &record)
                    }
                    None => Some(format!("There is no choice {digit} here.")),
                }
            }
            (_, Action::Choose) => self.choose(&mut form, &record),
            (_, action) => {
                let count = form.choices(&record, self.size).len();
                form.select(moved(form.selected(), count, 3, action));
                None
            }
        };
        form.fit(self.size);
        self.overlay = Some(Overlay::Amend(form));
        said.map_or_else(Vec::new, |said| self.say(said))
    }

    /// One step back; from the first one, out of it, with nothing changed.
    fn back_in_form(&mut self, mut form: Box<Form>) -> Vec<Effect> {
        form.step = match form.step {
            Step::What { .. } => return self.let_go_of_page(),
            Step::Why(why) => why.before,
            Step::Text(mut written) if !written.warned && written.notes != *written.was() => {
                written.warned = true;
                let [back, accept] =
                    [Action::Back, Action::Accept].map(|action| self.amend_key(action));
                self.say(format!(
                    "{back} again leaves the text as it was; {accept} goes on with yours."
                ));
                Step::Text(written)
            }
            Step::Text(written) => {
                let subject = match written.place {
                    Place::Item(_) => Subject::Notes,
                    Place::Reason => Subject::Reason,
                };
                back_to(subject)
            }
            Step::Rating { .. } => back_to(Subject::Rating),
            Step::Given { .. } => back_to(Subject::Recommendation),
        };
        form.fit(self.size);
        self.overlay = Some(Overlay::Amend(form));
        Vec::new()
    }

    /// Who amends: whoever interviews here, as far as the settings or the last interview tell.
    fn amender(&self) -> String {
        let names = [&self.settings.interviewer.value, &self.remembered.interviewer];
        let name = names.into_iter().find(|name| !name.trim().is_empty());
        name.cloned().unwrap_or_default()
    }

    fn amend_key(&self, action: Action) -> String {
        self.settings.keys.key(super::keymap::Scope::AmendText, true, action)
    }

    /// Takes the highlighted choice; returns what is to be said where it is none.
    fn choose(&self, form: &mut Form, record: &Record) -> Option<String> {
        let selected = form.selected();
        match &form.step {
            Step::What { .. } => {
                if let Some(why) = form.choices(record, self.size).get(selected)?.blocked.clone() {
                    return Some(why);
                }
                let subject = Subject::ALL.get(selected).copied()?;
                let entry = record.entries.get(form.item)?;
                let text =
                    |place, notes| Step::Text(Box::new(Written::new(place, notes, self.size)));
                form.step = match subject {
                    Subject::Rating => Step::Rating { selected: 0 },
                    Subject::Recommendation => Step::Given { selected: 0 },
                    Subject::Notes => text(Place::Item(form.item), &entry.notes),
                    Subject::Reason => text(Place::Reason, &record.reason),
                };
                let all = form.choices(record, self.size);
                form.select(all.iter().position(|choice| choice.current).unwrap_or(0));
                None
            }
            Step::Rating { .. } => {
                let digit = form.choices(record, self.size).get(selected)?.digit;
                let rating = Some(digit).filter(|point| *point > 0);
                let item = form.item;
                self.ask_why(form, record, Amend::Rating { item, rating })
            }
            Step::Given { .. } => {
                let recommendation = Recommendation::ALL.get(selected).copied();
                self.ask_why(form, record, Amend::Recommendation { recommendation })
            }
            Step::Text(_) | Step::Why(_) => None,
        }
    }

    /// Goes on to the reason, if the change is one; else returns why not.
    fn ask_why(&self, form: &mut Form, record: &Record, amend: Amend) -> Option<String> {
        let mut tried = Session::restore(record.clone());
        let change =
            Change::Amend { amend: amend.clone(), why: TRIED.to_owned(), by: self.amender() };
        if let Err(refusal) = tried.apply(self.at, change) {
            return Some(refusal.to_string());
        }
        let last = tried.record().amendments.last()?;
        let mut told = vec![report::amended(&last.what)];
        let lines = report::replaced(&last.what).into_iter();
        told.extend(lines.map(|(what, line)| format!("{what}: {line}")));
        told.extend((!last.by.is_empty()).then(|| format!("by {}", last.by)));
        let why = Field::new("", 40);
        let before = std::mem::replace(&mut form.step, Step::What { selected: 0 });
        form.step = Step::Why(Box::new(Why { amend, told, why, accepted: false, before }));
        None
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

/// The first step, at a subject.
fn back_to(subject: Subject) -> Step {
    let selected = Subject::ALL.iter().position(|it| *it == subject).unwrap_or(0);
    Step::What { selected }
}

/// Whether all that can be amended is the same in both.
fn stands_as_it_was(was: &Record, now: &Record) -> bool {
    (&was.plan, &was.entries, &was.reason, was.recommendation)
        == (&now.plan, &now.entries, &now.reason, now.recommendation)
}

/// The item after or before another in the order in which they are asked, round and round.
fn next_item(record: &Record, item: usize, action: Action) -> usize {
    let order = record.plan.order();
    let here = order.iter().position(|it| *it == item).unwrap_or(0);
    let step = if action == Action::NextQuestion { 1 } else { order.len().saturating_sub(1) };
    order.get((here + step) % order.len().max(1)).copied().unwrap_or(item)
}

/// What makes one text the other, with the times that its lines have there. A line that was written
/// anew in the place of another one keeps the time of that.
fn splice(was: &Notes, now: &Notes) -> Option<Splice> {
    let splice = difference(was, &now.text(), Stamps::Keep)?;
    let lines = now.lines().get(splice.from.line..=splice.end().line)?;
    let before = was.lines().get(splice.from.line..=splice.to.line)?;
    let mut times = Vec::with_capacity(lines.len());
    let mut next = 0;
    for (nth, line) in lines.iter().enumerate() {
        let same = before.iter().skip(next).position(|it| it == line);
        let replaced = before.get(next).filter(|it| !lines.iter().skip(nth).any(|now| now == *it));
        next += match (same, replaced) {
            (Some(after), _) => after + 1,
            (None, replaced) => usize::from(replaced.is_some()),
        };
        let was = replaced.filter(|_| same.is_none()).and_then(|it| it.begun);
        times.push(line.begun.or(was));
    }
    Some(Splice { stamps: Stamps::Restore(times), ..splice })
}
