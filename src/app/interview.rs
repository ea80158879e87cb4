//! The interview that is open: its session, its editors, what can be undone, what is saved.
//!
//! Shared by the live screen and the wrap-up. Every change of the session goes through
//! [`Interview::act`] or [`Interview::write`], so that none escapes the history or the disk.

mod amend;
mod brief;
mod line;
mod marked;
mod missing;
mod moving;
mod parting;
mod pointing;
mod reading;
mod replay;
mod shown;
mod since;
mod waiting;
mod words;

pub use marked::WrapUp;
pub use missing::Way;

use words::Asked;

use std::path::{Path, PathBuf};

use super::areas::{LiveAreas, ask, text_columns};
use super::difference::difference;
use super::editor::{Command, Editor};
use super::history::{Deed, History};
use super::saving::Saver;
use super::screen::brief::BriefAreas;
use super::screen::wrapup::WrapUpAreas;
use super::{Effect, Opened, Report, Size, guidance, pacing::Offer};
use crate::domain::prose::fold;
use crate::domain::{
    Change, Entry, Item, Logged, Moment, Notes, OwnTimes, Phase, Place, Refusal, Session, Splice,
    Stamps, Whose,
};

/// One interview with all that belongs to conducting it.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    session: Session,
    pub file: PathBuf,
    /// Of the notes of the item on the table.
    pub notes: Editor,
    /// Of the reason for the recommendation.
    pub reason: Editor,
    /// Whether the text has the keys; otherwise the desk has them.
    pub typing: bool,
    /// Whether a line of notes remembers when it was begun.
    pub time_stamps: bool,
    /// An item with notes has been opened and nothing done in them yet: what is typed first begins
    /// a line of its own, with its own time and mark.
    fresh: bool,
    /// The first rows shown of the question and of its guidance.
    pub question_top: usize,
    pub guidance_top: usize,
    history: History,
    saver: Saver,
    parted: Option<parting::Parted>,
    /// The lines that were opened for the candidate's words.
    asked: Vec<words::Asked>,
    /// How long this interviewer usually takes, once it is known.
    pub own: OwnTimes,
    pub(super) offer: Offer,
    /// The item that a jump has left.
    came_from: Option<usize>,
    /// Where the wrap-up was left.
    pub wrap_up: WrapUp,
    /// What has been done since the last effect, and before it what the session was opened with.
    log: Vec<Logged>,
    opened: Option<Opened>,
    /// The moment to which everything may be taken back.
    since: Option<Box<since::Since>>,
    just_asked: reading::JustAsked,
}

impl Interview {
    /// Opens an interview: returns to one that was left; a planned one waits for its start.
    pub fn open(at: Moment, session: Session, file: PathBuf, new: bool, size: Size) -> Self {
        let opened = Opened { record: Box::new(session.record().clone()), new };
        let mut interview = Self::with(at, session, file, new);
        interview.opened = Some(opened);
        if !interview.session.is_open() {
            interview.tell(at, Change::Return);
        }
        interview.typing = !interview.is_planned();
        interview.know_marked();
        interview.saver.acted(at);
        interview.resize(size);
        interview.go_to_end();
        let reason = &interview.session.record().reason;
        interview.reason.place(reason, reason.end());
        interview
    }

    /// One in which nothing is done yet.
    fn with(at: Moment, session: Session, file: PathBuf, new: bool) -> Self {
        let offer = Offer::of(session.record());
        Self {
            session,
            file,
            notes: Editor::new(1, 1),
            reason: Editor::new(1, 1),
            typing: true,
            time_stamps: true,
            fresh: false,
            question_top: 0,
            guidance_top: 0,
            history: if new { History::default() } else { History::of_the_rest() },
            saver: Saver::new(at, new),
            parted: None,
            asked: Vec::new(),
            own: OwnTimes::default(),
            offer,
            came_from: None,
            wrap_up: WrapUp::default(),
            log: Vec::new(),
            opened: None,
            since: None,
            just_asked: reading::JustAsked::default(),
        }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn saver(&self) -> &Saver {
        &self.saver
    }

    /// The item on the table with its entry.
    pub fn item(&self) -> (&Item, &Entry) {
        let record = self.session.record();
        (&record.plan.items[record.current], &record.entries[record.current])
    }

    /// Where the parts of the live screen are; `None` where the terminal is too small.
    pub fn areas(&self, size: Size) -> Option<LiveAreas> {
        let (item, entry) = self.item();
        LiveAreas::of(size, self.time_stamps, self.session.record().plan.scale.top(), item, entry)
    }

    /// Whether the questions are over.
    pub fn is_wrapping_up(&self) -> bool {
        self.session.record().phase == Phase::WrapUp
    }

    /// The only way to the session: what has been done is recorded, or it is not done.
    fn apply(&mut self, at: Moment, change: Change) -> Result<Vec<Change>, Refusal> {
        let undo = self.session.apply(at, change.clone())?;
        self.log.push(Logged::of(&self.session, at, change));
        if let Some(since) = &mut self.since {
            since.done(&undo);
        }
        Ok(undo)
    }

    /// Does something that is written at once. `what` names it, as it fits after "Undone: ".
    pub fn act(
        &mut self,
        at: Moment,
        change: Change,
        place: Option<Place>,
        what: impl Into<Deed>,
    ) -> Result<(), Refusal> {
        let undo = self.apply(at, change)?;
        self.history.act(at, place, what.into(), undo);
        self.saver.acted(at);
        Ok(())
    }

    /// Moves about, or moves the clock: done at once, and not undone.
    pub fn tell(&mut self, at: Moment, change: Change) -> bool {
        let done = self.apply(at, change).is_ok();
        if done {
            self.saver.acted(at);
        }
        done
    }

    /// The text at a place.
    pub fn text(&self, place: Place) -> &Notes {
        // The two places asked for always exist; the reason stands in for one that does not.
        self.session.notes(place).unwrap_or(&self.session.record().reason)
    }

    /// Where the keys write.
    pub fn place(&self, wrap_up: bool) -> Place {
        if wrap_up { Place::Reason } else { Place::Item(self.session.current()) }
    }

    /// Proposes a command to the editor of a place; the outcome is to be given to
    /// [`Interview::write`].
    pub fn propose(
        &mut self,
        at: Moment,
        place: Place,
        command: &Command,
    ) -> super::editor::Outcome {
        if (place, command) == (self.place(false), &Command::Newline) && self.enter_waiting_line() {
            return super::editor::Outcome::Still;
        }
        let stamps = self.stamps(at, place);
        let notes = self.session.notes(place).unwrap_or(&self.session.record().reason);
        let fresh = std::mem::take(&mut self.fresh);
        match (place, command) {
            (Place::Item(_), Command::Insert(text)) if fresh => {
                let line = Command::Insert(format!("\n{text}"));
                self.notes.act(notes, &line, stamps)
            }
            (Place::Item(_), _) => self.notes.act(notes, command, stamps),
            (Place::Reason, _) => self.reason.act(notes, command, stamps),
        }
    }

    /// Writes.
    pub fn write(&mut self, at: Moment, place: Place, splice: &Splice) {
        // A new line, a paste and a large deletion are steps of their own.
        let fresh = splice.text.len() > 16
            || splice.text.contains('\n')
            || splice.from.line != splice.to.line;
        let change = Change::Edit { place, splice: splice.clone() };
        if let Ok(undo) = self.apply(at, change) {
            self.history.writing(at, place, fresh, undo);
            self.saver.typed(at);
            self.wrote(place, splice);
        }
    }

    /// Makes the text at a place read `text`. Only what differs is replaced, as one step of the
    /// history, so that the lines around it keep their times.
    pub fn replace(&mut self, at: Moment, place: Place, text: &str) {
        let Some(notes) = self.session.notes(place) else { return };
        let Some(splice) = difference(notes, text, self.stamps(at, place)) else { return };
        let change = Change::Edit { place, splice: splice.clone() };
        if let Ok(undo) = self.apply(at, change) {
            self.history.act(at, Some(place), "the editor's changes".into(), undo);
            self.saver.acted(at);
            self.wrote(place, &splice);
        }
    }

    fn stamps(&self, at: Moment, place: Place) -> Stamps {
        match place {
            Place::Item(_) if self.time_stamps && !self.is_planned() => {
                Stamps::Now(self.session.clock_seconds(at))
            }
            // Before the clock runs there is no time to stamp with.
            Place::Item(_) | Place::Reason => Stamps::Keep,
        }
    }

    fn wrote(&mut self, place: Place, splice: &Splice) {
        let record = self.session.record();
        if let (Place::Item(item), Some(notes)) = (place, self.session.notes(place)) {
            words::follow(&mut self.asked, notes, item, splice);
        }
        match place {
            Place::Reason => self.reason.wrote(&record.reason, splice),
            Place::Item(item) if item == record.current => {
                self.notes.wrote(&record.entries[item].notes, splice);
            }
            Place::Item(_) => {}
        }
    }

    /// Takes the sizes of the terminal for the item on the table.
    pub fn resize(&mut self, size: Size) {
        let areas = self.areas(size);
        let record = self.session.record();
        let entry = &record.entries[record.current];
        let text = match record.phase {
            Phase::Planned => BriefAreas::of(size).map(|areas| areas.text()),
            _ => areas.map(|areas| areas.text()),
        };
        let text = text.map_or((1, 1), |text| (text.width, text.height));
        self.notes.resize(&entry.notes, text.0, text.1);
        let reason = WrapUpAreas::of(size).map_or((1, 1), |areas| {
            let text = areas.text();
            (text.width, text.height)
        });
        self.reason.resize(&record.reason, reason.0, reason.1);
        self.clamp_scroll(size);
    }

    /// Scrolls the question to its end and then its guidance, or back.
    pub fn scroll(&mut self, size: Size, down: bool) {
        let (question_most, guidance_most) = self.most_tops(size);
        // Never by more than is shown: nothing is passed over.
        let shown = self.areas(size).map_or(1, |it| it.guidance.body().height);
        let step = usize::from(shown).clamp(1, 3);
        if down && self.question_top < question_most {
            self.question_top = (self.question_top + 1).min(question_most);
        } else if down {
            self.guidance_top = (self.guidance_top + step).min(guidance_most);
        } else if self.guidance_top > 0 {
            self.guidance_top = self.guidance_top.saturating_sub(step);
        } else {
            self.question_top = self.question_top.saturating_sub(1);
        }
    }

    fn clamp_scroll(&mut self, size: Size) {
        let (question_most, guidance_most) = self.most_tops(size);
        self.question_top = self.question_top.min(question_most);
        self.guidance_top = self.guidance_top.min(guidance_most);
    }

    /// The highest first rows that question and guidance can be scrolled to.
    fn most_tops(&self, size: Size) -> (usize, usize) {
        let (item, entry) = self.item();
        let Some(areas) = self.areas(size) else { return (0, 0) };
        let asked = fold(ask(item), text_columns(areas.question)).len();
        let guided = guidance::lines(item, entry, text_columns(areas.guidance), areas.order).len();
        let probed = match (areas.probes, item.question()) {
            (Some(area), Some(it)) => guidance::probes(it, entry, text_columns(area)).len(),
            _ => 0,
        };
        (
            asked.saturating_sub(areas.question.body().height.into()),
            guided.max(probed).saturating_sub(areas.guidance.body().height.into()),
        )
    }

    /// What has been done since the last time.
    pub fn recording(&mut self) -> Option<Effect> {
        if self.log.is_empty() && self.opened.is_none() {
            return None;
        }
        let (log, opened) = (std::mem::take(&mut self.log), self.opened.take());
        Some(Effect::Record { file: self.file.clone(), log, opened })
    }

    /// The snapshot that is due, if one is.
    pub fn snapshot(&mut self, at: Moment) -> Option<Effect> {
        self.saver.snapshot(at, &self.session, &self.file)
    }

    /// Takes what the disk says about this session's file.
    pub fn disk(&mut self, at: Moment, report: &Report) {
        match report {
            Report::Saved { file, ticket } if *file == self.file => self.saver.saved(at, *ticket),
            Report::NotSaved { file, ticket, why } if *file == self.file => {
                self.saver.not_saved(at, *ticket, why.clone());
            }
            Report::NotRecorded { file, why } if *file == self.file => {
                self.saver.not_recorded(at, why.clone());
            }
            Report::Recorded { file } if *file == self.file => self.saver.recorded(),
            Report::Moved { from, file, id } if *from == self.file => {
                self.file.clone_from(file);
                self.session.rename(id.clone());
            }
            Report::Parted { from, file } if *from == self.file => {
                self.part_from(from.clone());
                self.file.clone_from(file);
            }
            Report::Times(whose, own)
                if Whose::of(self.session.record()).as_ref() == Some(whose) =>
            {
                self.own = own.clone();
            }
            _ => {}
        }
    }

    /// Goes on in another folder, at once, and returns the file that it had.
    pub fn move_to(&mut self, at: Moment, folder: &Path) -> PathBuf {
        let name = self.file.file_name().map_or_else(PathBuf::new, PathBuf::from);
        self.saver.elsewhere(at);
        // What has been done so far is in the record with which it begins there.
        self.log.clear();
        self.opened = Some(Opened { record: Box::new(self.session.record().clone()), new: true });
        std::mem::replace(&mut self.file, folder.join(name))
    }

    /// Tries again to save, at once.
    pub fn retry(&mut self, at: Moment) {
        self.saver.retry(at);
    }
}
