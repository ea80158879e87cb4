//! The program as a pure function: [`App::update`] takes what has happened and returns what is to
//! be done, and nothing else ever changes an [`App`].
//!
//! It knows no terminal, no clock and no file. The moment is handed in, effects are data, and
//! [`App::deadline`] says when to wake it if nothing happens: a whole interview runs in a test
//! within milliseconds.

pub mod action;
pub mod amending;
pub mod areas;
pub mod availability;
pub mod clipboard;
pub mod comparing;
pub mod editor;
pub mod effect;
pub mod field;
pub mod filter;
pub mod footer;
pub mod guidance;
pub mod heading;
pub mod history;
pub mod interview;
pub mod key;
pub mod keymap;
pub mod lazy_bank;
pub mod library;
pub mod matching;
pub mod mouse;
pub mod msg;
pub mod overlay;
pub mod pacing;
pub mod pointer;
pub mod points;
pub mod present;
pub mod preview;
pub mod recency;
pub mod saving;
pub mod screen;
pub mod seeking;
pub mod settings;
pub mod sorting;
pub mod star;
pub mod start;
pub mod strip;
pub mod toast;
pub mod tour;
pub mod unsaved;
pub mod verdict;

mod astray;
mod burst;
mod correcting;
mod difference;
mod dispatch;
mod ending;
mod exporting;
mod finding;
mod following;
mod leaving;
mod listing;
mod opening;
mod removing;
mod saying;
mod skipping;
mod ticking;
mod watching;

pub use action::Action;
pub use effect::{Effect, Export, Opened, Remembered, Table, Watched};
pub use interview::{Interview, Way};
pub use key::{Code, Key};
pub use lazy_bank::LazyBank;
pub use library::{Library, Row};
pub use mouse::{Gesture, Mouse};
pub use msg::{Exported, Held, Msg, NotExported, Read, Report, Size};
pub use overlay::Overlay;
pub use saving::Saved;
pub use screen::Screen;
pub use settings::{Background, Settings};
pub use start::{BankFile, Go, Home, Start};
pub use toast::Toast;
pub use tour::Tour;

use std::path::PathBuf;
use std::time::Duration;

use clipboard::Clipboard;
use keymap::Scope;
use opening::Loading;
use pointer::Pointer;
use screen::{LibraryScreen, SearchScreen};

use crate::domain::{Bank, Moment, Place};
use crate::format::config_toml::ClockStyle;

/// The largest paste that is taken, in bytes.
pub const MOST_PASTE: usize = 4 * 1024 * 1024;

/// The whole state of the program.
#[derive(Clone, Debug)]
pub struct App {
    /// The moment of the last update.
    pub at: Moment,
    pub size: Size,
    pub home: Home,
    pub settings: Box<Settings>,
    /// What the terminal writes on, as far as it is known.
    pub background: Option<Background>,
    /// The folder that `~` stands for.
    pub tilde: Option<PathBuf>,
    pub banks: Vec<BankFile>,
    pub remembered: Remembered,
    pub library: Library,
    pub screen: Screen,
    pub overlay: Option<Overlay>,
    /// Set where the sessions are made up.
    pub tour: Option<Tour>,
    pub toast: Option<Toast>,
    /// The interview that is open, also while its report is shown after finishing.
    pub interview: Option<Interview>,
    pub clipboard: Clipboard,
    pub pointer: Pointer,
    /// The last thing done was to move through a list: the cursor stands on its highlight then,
    /// and not in the text beside it. Screen readers and braille displays read what it stands on.
    pub in_list: bool,
    /// Quitting waits for the disk, and until this moment for what is pressed next.
    leaving: bool,
    leaves_at: Option<Duration>,
    /// What was found, while a session of it is being read.
    found: Option<Box<SearchScreen>>,
    /// How many searches there have been, and whether one is under way.
    searches: u64,
    seeks: bool,
    /// A session that was asked for.
    loading: Option<Loading>,
    /// The text that was given to the editor outside.
    outside: Option<Place>,
    /// The list of sessions as it was left for one of them.
    left_list: Option<Box<LibraryScreen>>,
    watch: watching::Watch,
    /// The comparison that the page on the screen was opened from.
    compared: Option<Box<screen::CompareScreen>>,
    /// Whether it was asked just now if the questions shall end.
    ending: ending::Ending,
    /// The keys of this breath, and the screen on which it began.
    burst: burst::Burst,
    /// When a number has chosen something by itself.
    chosen_by_number: Option<Duration>,
    left_desk: Option<Screen>,
    removing: removing::Removing,
}

impl App {
    /// The program at its beginning, and what is to be done first.
    pub fn new(at: Moment, start: Start) -> (Self, Vec<Effect>) {
        let mut app = Self {
            at,
            size: start.size,
            home: start.home,
            settings: start.settings,
            background: start.background,
            tilde: start.tilde,
            banks: start.banks,
            remembered: start.remembered,
            library: Library::default(),
            screen: Screen::Home(screen::HomeScreen::default()),
            overlay: None,
            tour: None,
            toast: None,
            interview: None,
            clipboard: Clipboard::default(),
            pointer: Pointer::default(),
            in_list: false,
            leaving: false,
            leaves_at: None,
            found: None,
            searches: 0,
            seeks: false,
            loading: None,
            outside: None,
            left_list: None,
            watch: watching::Watch::default(),
            compared: None,
            ending: ending::Ending::default(),
            burst: burst::Burst::default(),
            chosen_by_number: None,
            left_desk: None,
            removing: removing::Removing::default(),
        };
        let mut effects = app.go(start.go);
        app.say_what_is_wrong_with_the_settings();
        app.settle(&mut effects);
        (app, effects)
    }

    /// Takes what has happened at a moment, and returns what is to be done, in order.
    pub fn update(&mut self, at: Moment, msg: Msg) -> Vec<Effect> {
        self.at = at;
        if self.toast.as_ref().is_some_and(|toast| toast.until <= at.mono) {
            self.toast = None;
        }
        if !matches!(msg, Msg::Mouse(_) | Msg::Wake | Msg::Disk(_) | Msg::Changed) {
            self.pointer.let_go();
        }
        if matches!(msg, Msg::Mouse(_) | Msg::Paste(_) | Msg::Leave) {
            self.meant();
        }
        let asked = msg.is_input() && self.answers();
        let mut effects = match msg {
            Msg::Wake => {
                self.pull();
                screen::present::look(self).into_iter().chain(self.peek()).collect()
            }
            // No is all that Esc says to a question.
            Msg::Key(key) if asked && key == Key::plain(Code::Esc) => Vec::new(),
            Msg::Key(key) => self.key(key),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Paste(text) => self.paste(text),
            Msg::PasteRefused { bytes } => self.refuse_paste(bytes),
            Msg::Resize(size) => {
                self.size = size;
                self.fit();
                Vec::new()
            }
            Msg::Disk(report) => self.disk(report),
            Msg::Changed => self.look_for_changes(),
            Msg::Leave => self.step_out(),
            Msg::Return => self.step_in(),
            Msg::Slept(length) => self.woke(length),
            Msg::Background(background) => {
                self.background = Some(background);
                Vec::new()
            }
            Msg::ClockSet(seconds) => self.clock_set(seconds),
            Msg::EditedOutside(result) => self.edited_outside(result),
        };
        if let Some(interview) = &mut self.interview {
            interview.mind_the_pace(at);
            interview.have_been_read(at);
        }
        self.settle(&mut effects);
        effects
    }

    /// Whether something has been asked that this answers: whatever the answer is, the question is
    /// over.
    fn answers(&mut self) -> bool {
        let until = self.ending.count();
        let stands =
            until.is_some_and(|until| self.toast.as_ref().is_some_and(|it| it.until == until));
        if stands {
            self.toast = None;
        }
        stands
    }

    /// When [`Msg::Wake`] is due, on the monotonic clock; `None` when nothing is waited for.
    pub fn deadline(&self) -> Option<Duration> {
        let toast = self.toast.as_ref().map(|toast| toast.until);
        let save = self.interview.as_ref().and_then(|it| it.saver().wakes(it.session()));
        let look = match &self.screen {
            Screen::Present(present) => Some(present.looks_at),
            Screen::Library(list) => list.deadline(),
            _ => None,
        };
        let pointer = self.pointer.deadline();
        let read = self.interview.as_ref().and_then(Interview::read_by);
        let typed = self.interview.as_ref().and_then(|it| it.saver().typing_until(self.at));
        let all = [toast, save, look, pointer, read, typed, self.clock_tick(), self.leaves_at()];
        all.into_iter().flatten().min()
    }

    /// The next moment at which a clock that is shown changes.
    fn clock_tick(&self) -> Option<Duration> {
        let brief = matches!(self.screen, Screen::Brief(_));
        if brief || self.overlay == Some(Overlay::Cover) {
            return Some(self.next_minute());
        }
        let session = self.interview.as_ref()?.session();
        let header = matches!(self.screen, Screen::Live | Screen::WrapUp { .. });
        let tells_the_time = header && self.settings.clock.value == ClockStyle::Wall;
        let minute = tells_the_time.then(|| self.next_minute());
        if let (Screen::WrapUp { .. }, Some(ended)) = (&self.screen, session.record().ended) {
            let since = (self.at.wall - ended).num_milliseconds().rem_euclid(60_000);
            let left = 60_000 - u64::try_from(since).unwrap_or_default();
            let since = self.at.mono + Duration::from_millis(left);
            return Some(minute.map_or(since, |minute| minute.min(since)));
        }
        let presents = self.overlay == Some(Overlay::Present);
        if self.screen != Screen::Live || presents || !session.is_running() {
            return minute.filter(|_| !presents);
        }
        let into = u64::from(session.clock(self.at).subsec_millis());
        Some(self.at.mono + Duration::from_millis(1_000 - into))
    }

    /// When the time of day changes, to the second.
    fn next_minute(&self) -> Duration {
        let into = u64::from(chrono::Timelike::second(&self.at.wall));
        self.at.mono + Duration::from_secs(60 - into.min(59))
    }

    /// What every update ends with: what was done is recorded, before anything else; then the
    /// snapshot that is due, the search for what is typed, and the end that waited for it all.
    fn settle(&mut self, effects: &mut Vec<Effect>) {
        if let Some(interview) = &mut self.interview {
            effects.splice(0..0, interview.recording());
            effects.extend(interview.snapshot(self.at));
        }
        self.keep_up_the_list();
        self.keep_watch(effects);
        effects.extend(self.seek_on());
        effects.extend(self.leave_if_saved());
    }

    /// Where keys go; `None` under the cover, where any key uncovers.
    pub fn scope(&self) -> Option<Scope> {
        match &self.overlay {
            Some(overlay) => overlay.scope(),
            None => Some(self.screen.scope()),
        }
    }

    /// Whether a text has the keys.
    pub fn typing(&self) -> bool {
        match &self.overlay {
            // The notes stay in view below the anchors, and keep the keys.
            None | Some(Overlay::Scale { .. }) => self.typing_below(),
            Some(overlay) => overlay.takes_text(),
        }
    }

    /// Whether a text of the screen has the keys, or has them again once nothing lies over it.
    pub fn typing_below(&self) -> bool {
        match &self.screen {
            Screen::Brief(_) | Screen::Live | Screen::WrapUp { .. } => {
                self.interview.as_ref().is_some_and(|interview| interview.typing)
            }
            Screen::Setup(setup) => setup.typing(),
            Screen::Library(_) | Screen::Search(_) => true,
            Screen::Home(_)
            | Screen::Banks(_)
            | Screen::Page(_)
            | Screen::Present(_)
            | Screen::Compare(_) => false,
        }
    }

    /// The key of an action, to name it in a sentence: that of what lies over the screen, else that
    /// of the screen. Empty where the action has none.
    pub fn key_of(&self, action: Action) -> String {
        let keys = &self.settings.keys;
        let over = self.overlay.as_ref().and_then(Overlay::scope);
        let over = over.map(|scope| keys.key(scope, self.typing(), action));
        over.filter(|key| !key.is_empty())
            .unwrap_or_else(|| keys.key(self.screen.scope(), self.typing_below(), action))
    }

    /// The banks that can be used, in order.
    pub fn usable_banks(&self) -> Vec<&Bank> {
        self.banks.iter().filter_map(|file| file.bank.as_deref()).collect()
    }

    /// Puts a sentence into the footer. Returns no effects, so that it can end an act.
    pub fn say(&mut self, text: impl Into<String>) -> Vec<Effect> {
        self.toast = Some(Toast::new(self.at, text));
        Vec::new()
    }

    /// Home has a line about it; elsewhere it is said once, unless there is something else to say.
    fn say_what_is_wrong_with_the_settings(&mut self) {
        if self.toast.is_none()
            && !matches!(self.screen, Screen::Home(_))
            && let Some(wrong) = self.settings.wrong()
        {
            self.say(wrong);
        }
    }

    /// Fits editors and scrolling to the terminal and to what is on the table.
    pub(crate) fn fit(&mut self) {
        if let Some(interview) = &mut self.interview {
            interview.time_stamps = self.settings.time_stamps.value;
            interview.resize(self.size);
        }
        match &mut self.screen {
            Screen::Page(page) => page.fit(self.size),
            Screen::Setup(setup) => setup.fit(self.size),
            Screen::Library(list) => list.fit(self.size),
            Screen::Search(search) => search.fit(self.size),
            Screen::Home(_)
            | Screen::Banks(_)
            | Screen::Brief(_)
            | Screen::Live
            | Screen::WrapUp { .. }
            | Screen::Present(_) => {}
            Screen::Compare(screen) => screen.fit(self.size),
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.fit(self.size);
        }
    }
}
