//! Going to a screen, and what has to be fetched for it.

use std::path::{Path, PathBuf};

use super::screen::brief::{Known, is_named};
use super::screen::{
    BanksScreen, BriefScreen, HomeScreen, LibraryScreen, PageScreen, PresentScreen, Screen,
    SetupScreen,
};
use super::tour::Tour;
use super::{App, Effect, Go, Held, Interview, Report, Saved, library};
use crate::domain::{Phase, Record, Session, Whose};
use crate::format::problem::Problem;
use crate::format::search::Hit;

/// A session that was asked for, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loading {
    file: PathBuf,
    wanted: Wanted,
    /// Start the clock of one that is only planned.
    now: bool,
    /// What to say once it is open.
    says: Option<String>,
    /// What to show of it.
    spot: Option<Spot>,
    /// The file that was asked for, where somebody else has changed it: this is beside it.
    parted: Option<PathBuf>,
}

/// A place on the page of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A line that was found.
    Hit(Box<Hit>),
    /// The head of an item, a place in the plan.
    Item(usize),
}

/// What a session is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Reading,
    GoingOn,
    Amending,
}

impl Loading {
    fn of(file: PathBuf, wanted: Wanted) -> Self {
        Self { file, wanted, now: false, says: None, spot: None, parted: None }
    }
}

impl App {
    /// Goes to a screen.
    pub(crate) fn go(&mut self, go: Go) -> Vec<Effect> {
        self.overlay = None;
        self.toast = None;
        self.put_list_aside();
        if !matches!(go, Go::Page { .. }) {
            self.found = None;
        }
        self.put_comparison_aside(&go);
        match go {
            Go::Tour { kept } => {
                self.tour = Some(Tour { kept });
                self.go(Go::Home)
            }
            Go::Home => {
                self.left_list = None;
                self.screen = Screen::Home(HomeScreen::default());
                self.list().into_iter().collect()
            }
            Go::Library => {
                self.screen = Screen::Library(self.left_list.take().unwrap_or_default());
                self.fit();
                self.list().into_iter().collect()
            }
            Go::Filtered { filter, says } => {
                let mut list = Box::<LibraryScreen>::default();
                list.filter.insert(&filter);
                self.screen = Screen::Library(list);
                self.fit();
                let mut effects = self.say(says);
                effects.extend(self.list());
                effects
            }
            Go::Banks => {
                self.screen = Screen::Banks(BanksScreen::default());
                Vec::new()
            }
            Go::Setup { bank, guide, people } => {
                let setup = SetupScreen::new(self, bank.as_deref(), guide.as_deref(), &people);
                self.screen = Screen::Setup(Box::new(setup));
                self.fit();
                // It warns of an unfinished interview with the same name.
                if self.library.complete { Vec::new() } else { self.list().into_iter().collect() }
            }
            Go::Page { record, file } => {
                let page = Screen::Page(PageScreen::new(record, file, self.size));
                if let Screen::Search(search) = std::mem::replace(&mut self.screen, page) {
                    self.found = Some(search);
                }
                Vec::new()
            }
            Go::Present { file } => {
                self.screen = Screen::Present(PresentScreen::new(file.clone(), self.at.mono));
                vec![Effect::Load { file, own: false }]
            }
            Go::Resume { file, says, now } => {
                let says = Some(says);
                self.load(Loading { now, says, ..Loading::of(file, Wanted::GoingOn) })
            }
            Go::Interview { session, file, new, says } => {
                self.interview(*session, file, new, says, true)
            }
            Go::Brief { session, file, new, says } => {
                self.interview(*session, file, new, says, false)
            }
        }
    }

    /// Keeps the list of sessions as it is, for whoever comes back to it.
    pub(super) fn put_list_aside(&mut self) {
        if let Screen::Library(list) = &mut self.screen {
            self.left_list = Some(std::mem::take(list));
        }
    }

    /// Opens an interview; one that is only planned starts `now`, or waits at its brief. One that
    /// is not saved yet is never dropped for another.
    fn interview(
        &mut self,
        session: Session,
        file: PathBuf,
        new: bool,
        says: Option<String>,
        now: bool,
    ) -> Vec<Effect> {
        if let Some(open) = &self.interview
            && open.saver().state() != Saved::Yes
        {
            self.say("The last session is still being saved: try again when it is.");
            let other = open_file(self.interview.as_ref()) != Some(&file);
            return if new || !other { Vec::new() } else { vec![Effect::Release { file }] };
        }
        let left = open_file(self.interview.as_ref()).filter(|left| **left != file).cloned();
        let mut interview = Interview::open(self.at, session, file, new, self.size);
        if now && interview.is_planned() {
            interview.start(self.at, self.size);
        }
        let times = Whose::of(interview.session().record()).map(Effect::Times);
        self.interview = Some(interview);
        let asks = self.show_interview();
        if let Some(says) = says {
            self.say(says);
        }
        self.fit();
        let release = left.map(|file| Effect::Release { file });
        release.into_iter().chain(times).chain(asks).collect()
    }

    /// Shows the interview that is open at its own screen, and asks for what that needs.
    pub(super) fn show_interview(&mut self) -> Option<Effect> {
        let record = self.interview.as_ref()?.session().record();
        self.screen = match record.phase {
            Phase::WrapUp => Screen::WrapUp { top: 0 },
            Phase::Planned => {
                let candidate = record.people.candidate.clone();
                self.screen = Screen::Brief(BriefScreen::default());
                return is_named(&candidate).then_some(Effect::Earlier { candidate });
            }
            _ => Screen::Live,
        };
        None
    }

    /// Goes on with the interview that is still held in memory; `None` if it is another one.
    fn go_on_here(&mut self, file: &Path) -> Option<Vec<Effect>> {
        let interview = self.interview.as_mut()?;
        if interview.file != file || !interview.session().record().is_unfinished() {
            return None;
        }
        interview.come_back(self.at, self.size);
        self.overlay = None;
        self.toast = None;
        let asks = self.show_interview();
        self.fit();
        Some(asks.into_iter().collect())
    }

    /// What the home knows of a candidate, for the brief that asked.
    fn known(&mut self, candidate: &str, known: Known) -> Vec<Effect> {
        let open = self.interview.as_ref().map(|it| &it.session().record().people.candidate);
        if let (Screen::Brief(brief), Some(open)) = (&mut self.screen, open)
            && open == candidate
        {
            brief.known = Some(known);
        }
        Vec::new()
    }

    /// Asks for a session to go on with.
    pub(crate) fn load_to_resume(&mut self, file: PathBuf) -> Vec<Effect> {
        if let Some(effects) = self.go_on_here(&file) {
            return effects;
        }
        self.load(Loading::of(file, Wanted::GoingOn))
    }

    /// Asks for a session to read.
    pub(crate) fn load_to_read(&mut self, file: PathBuf) -> Vec<Effect> {
        self.load(Loading::of(file, Wanted::Reading))
    }

    /// The same, to show a place in it.
    pub(crate) fn load_to_read_at(&mut self, file: PathBuf, spot: Option<Spot>) -> Vec<Effect> {
        self.load(Loading { spot, ..Loading::of(file, Wanted::Reading) })
    }

    /// Asks for a finished session to change something in it.
    pub(super) fn load_to_amend(&mut self, file: PathBuf) -> Vec<Effect> {
        self.load(Loading::of(file, Wanted::Amending))
    }

    /// Whether a session is being read.
    pub(super) fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// Whether it is not known yet who else writes in that session.
    pub(super) fn is_loading_to_amend(&self) -> bool {
        self.loading.as_ref().is_some_and(|loading| loading.wanted == Wanted::Amending)
    }

    fn load(&mut self, loading: Loading) -> Vec<Effect> {
        let (file, own) = (loading.file.clone(), loading.wanted != Wanted::Reading);
        self.loading = Some(loading);
        vec![Effect::Load { file, own }]
    }

    pub(super) fn disk(&mut self, report: Report) -> Vec<Effect> {
        if let Some(interview) = &mut self.interview {
            interview.disk(self.at, &report);
        }
        self.page_follows(&report);
        match report {
            Report::Gone { file } => self.gone(&file),
            Report::Narrowed { .. } => {
                self.say("The session's file was readable by others; now only by you.")
            }
            Report::Saved { .. }
            | Report::NotSaved { .. }
            | Report::Moved { .. }
            | Report::NotRecorded { .. }
            | Report::Recorded { .. }
            | Report::Times(..) => Vec::new(),
            Report::Parted { from, file } => {
                if let Some(loading) = self.loading.as_mut().filter(|it| it.file == from) {
                    (loading.file, loading.parted) = (file, Some(from));
                }
                Vec::new()
            }
            Report::Unguarded { why, .. } => self.say(format!(
                "Another program could write in this session at the same time: {why}."
            )),
            Report::SetAside { kept, .. } => self.say(format!(
                "A part of what was done last is damaged; it is kept in {}.",
                kept.display()
            )),
            Report::Listed { rows, seen, names, complete } => {
                self.library.take(seen, names, rows, complete);
                self.listed();
                Vec::new()
            }
            Report::Relisted { rows, gone } => {
                self.relisted(rows, &gone);
                Vec::new()
            }
            Report::Peeked { file, result } => {
                if let Screen::Library(list) = &mut self.screen {
                    list.peeked(&file, result);
                }
                Vec::new()
            }
            Report::Unwatched { why } => self.unwatched(&why),
            Report::Earlier { candidate, earlier, unreadable } => {
                self.known(&candidate, Known { earlier, unreadable })
            }
            Report::Exported(result) => self.exported(result),
            Report::Found { ticket, progress } => {
                self.sought(ticket, progress);
                Vec::new()
            }
            Report::Loaded { file, result, held, own } => self.loaded(file, result, held, own),
            Report::Gathered { sessions } => self.gathered(sessions),
            Report::Removed { file, result } => self.removed(&file, result),
            Report::Restored { file, result } => self.restored(&file, result),
        }
    }

    fn loaded(
        &mut self,
        file: PathBuf,
        result: Result<Box<Record>, Vec<Problem>>,
        held: Held,
        own: bool,
    ) -> Vec<Effect> {
        let asked = |it: &mut Loading| it.file == file && own == (it.wanted != Wanted::Reading);
        let Some(loading) = self.loading.take_if(asked) else {
            return self.refreshed(&file, result, &held);
        };
        let record = match result {
            Err(problems) if loading.wanted == Wanted::Amending => {
                return self.not_loaded_to_amend(&file, &problems);
            }
            Err(problems) => {
                let name = library::name(&file);
                let first = problems.first().map(|problem| match &problem.place {
                    // Nothing of it was read. The folder would leave no room for the reason.
                    None => format!("{name} cannot be opened: {}.", problem.message),
                    Some(_) => problem.one_line(),
                });
                return self.say(first.unwrap_or_else(|| format!("{name} cannot be opened.")));
            }
            Ok(record) => record,
        };
        if loading.wanted == Wanted::Amending {
            let from = loading.parted.unwrap_or_else(|| file.clone());
            return self.loaded_to_amend(&from, file, record, &held);
        }
        let owned = loading.wanted == Wanted::GoingOn;
        let goes_on = owned && record.is_unfinished();
        match held {
            Held::Free | Held::Perhaps(_) if goes_on => {
                let session = Box::new(Session::restore(*record));
                let says = match held {
                    Held::Perhaps(who) => Some(format!(
                        "It may be open on another machine too: {who}. Both will be kept."
                    )),
                    Held::Free | Held::Elsewhere(_) | Held::Barred(_) => loading.says,
                };
                let go = if loading.now {
                    Go::Interview { session, file: file.clone(), new: false, says }
                } else {
                    Go::Brief { session, file: file.clone(), new: false, says }
                };
                let effects = self.go(go);
                let open = self.interview.as_mut().filter(|interview| interview.file == file);
                if let (Some(interview), Some(from)) = (open, loading.parted) {
                    interview.part_from(from);
                }
                effects
            }
            held => {
                let mut effects = self.go(Go::Page { record, file: file.clone() });
                if let Screen::Page(page) = &mut self.screen {
                    page.elsewhere = matches!(held, Held::Elsewhere(_));
                    match loading.spot {
                        Some(Spot::Hit(hit)) => page.show_line(&hit),
                        Some(Spot::Item(item)) => page.show_item(item),
                        None => {}
                    }
                }
                if let Held::Elsewhere(who) = held {
                    self.say(format!("{who}; shown for reading."));
                } else if owned && open_file(self.interview.as_ref()) != Some(&file) {
                    effects.push(Effect::Release { file });
                }
                effects
            }
        }
    }
}

fn open_file(interview: Option<&Interview>) -> Option<&PathBuf> {
    interview.map(|interview| &interview.file)
}
