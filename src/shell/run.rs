//! The loop: what happens goes into the program, what it asks for is done, and a frame is drawn
//! when there is something new to see.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::changes::Changes;
use super::clock::Clock;
use super::disk::{Disk, Job};
use super::input::Input;
use super::seeker::Seeker;
use super::signals::{self, Heard, Signals};
use super::terminal::{self, Terminal, Wanted};
use super::{child, config, input, remembered};
use crate::app::{App, Effect, Go, Msg, Report, Start, Watched};
use crate::format::config_toml::ThemeName;
use crate::ui::Theme;

/// How soon an answer of the disk is looked for.
const ANSWER_WAIT: Duration = Duration::from_millis(10);

/// How long the first frame waits for the first sessions, on the screens that show them: to
/// draw them at once is calmer than to draw an empty list first.
const LIST_WAIT: Duration = Duration::from_millis(50);

/// How long the first frame waits for a session that goes on: no key should go to another screen
/// while it is being opened.
const OPEN_WAIT: Duration = Duration::from_secs(5);

/// For how long input is taken in before it is shown.
const BATCH_TIME: Duration = Duration::from_millis(8);

/// How long the disk has to take in what there is before the program stops; it goes on with the
/// rest when the program does.
const STOP_WAIT: Duration = Duration::from_secs(2);

/// How the program has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The lines to leave behind.
    pub farewell: Vec<String>,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

/// Runs the program on the terminal until it ends.
///
/// The terminal has been given back, and everything is on the disk, when this returns: also when
/// a signal has ended it, and when the terminal has gone, which is the same as being hung up. The
/// error is a terminal that is there and cannot be used.
pub fn run(mut start: Start) -> io::Result<Ending> {
    let clock = Clock::start();
    let lists = matches!(start.go, Go::Home | Go::Library | Go::Filtered { .. } | Go::Tour { .. });
    // Nothing of a demo is proposed the next time.
    let demo = matches!(start.go, Go::Tour { .. });
    let remembers = if demo { None } else { remembered::place() };
    let resumes = matches!(start.go, Go::Resume { .. });
    let sessions = start.home.sessions.clone();
    let seeker = Seeker::of(&start.home);
    let disk = Disk::start(&start.home, remembers);
    terminal::install_panic_hook(&sessions);
    let signals = Signals::listen()?;
    let background =
        start.settings.theme.value == ThemeName::Auto && config::environment().can_be_asked();
    let terminal = Terminal::take(Wanted { mouse: start.mouse, background })?;
    start.size = terminal.size();
    let (app, effects) = App::new(clock.now(), start);
    let mut input = Input::new();
    if terminal.asks() {
        input.expect();
    }
    let (ending, stale, changes) = (None, true, None);
    let mut run = Run {
        terminal,
        disk,
        seeker,
        signals,
        changes,
        clock,
        input,
        app,
        sessions,
        ending,
        stale,
    };
    let mut ended = run.perform(effects).and_then(|()| {
        if lists && let Some(report) = run.disk.receive_within(LIST_WAIT) {
            run.tell(Msg::Disk(report))?;
        }
        if resumes {
            // Not for the save that comes of it, which waits for the disk.
            run.hear_within(OPEN_WAIT, |report| matches!(report, Report::Loaded { .. }))?;
        }
        run.until_quit()
    });
    // The signal may come later than what the loss of the terminal does to reading and drawing.
    if ended.is_err() && input::has_gone() {
        run.ended_by(signals::SIGHUP);
        ended = Ok(());
    }
    if ended.is_err() || run.ending.as_ref().is_some_and(|ending| ending.signal.is_some()) {
        // Whatever cannot be shown any more can still be written.
        let _ = run.tell(Msg::Leave);
    }
    let Run { terminal, disk, clock, mut app, ending, mut input, .. } = run;
    if ended.is_ok() {
        input.forget(&clock);
    }
    drop(terminal);
    for report in disk.finish() {
        // Nothing more can be done now; but what was not done is known.
        drop(app.update(clock.now(), Msg::Disk(report)));
    }
    ended?;
    let mut ending = ending.unwrap_or_default();
    let last_words = app.last_words();
    if !last_words.is_empty() {
        ending.farewell = last_words;
    }
    Ok(ending)
}

/// Everything that the loop holds. The terminal comes first: if the loop panics, it is dropped
/// before the disk, which may take its time.
struct Run {
    terminal: Terminal,
    disk: Disk,
    seeker: Seeker,
    signals: Signals,
    /// While a folder is watched.
    changes: Option<Changes>,
    clock: Clock,
    input: Input,
    app: App,
    sessions: PathBuf,
    /// Set when the program has ended.
    ending: Option<Ending>,
    /// Whether the screen shows less than there is to see.
    stale: bool,
}

impl Run {
    fn until_quit(&mut self) -> io::Result<()> {
        while self.ending.is_none() {
            if self.stale {
                self.draw()?;
            }
            let patience = self.patience();
            let also = std::iter::once(self.signals.fd());
            let also: Vec<_> = also.chain(self.changes.as_ref().map(Changes::fd)).collect();
            let input = self.input.wait(&self.clock, patience, &also);
            if let Some(length) = self.clock.slept() {
                self.tell(Msg::Slept(length))?;
            }
            if let Some(seconds) = self.clock.was_set() {
                self.tell(Msg::ClockSet(seconds))?;
            }
            while let Some(heard) = self.signals.heard() {
                match heard {
                    Heard::End(signal) => {
                        self.ended_by(signal);
                        return Ok(());
                    }
                    Heard::Stop => self.stop()?,
                    Heard::Resize => {
                        let size = self.terminal.resized()?;
                        self.tell(Msg::Resize(size))?;
                    }
                }
            }
            if input? {
                self.take_input()?;
            }
            self.mind_changes()?;
            while let Some(report) = self.disk.try_receive() {
                self.tell(Msg::Disk(report))?;
            }
            while let Some(report) = self.seeker.try_receive() {
                self.tell(Msg::Disk(report))?;
            }
            if self.app.deadline().is_some_and(|deadline| deadline <= self.clock.mono()) {
                self.tell(Msg::Wake)?;
            }
        }
        Ok(())
    }

    fn ended_by(&mut self, signal: i32) {
        self.ending = Some(Ending { signal: Some(signal), ..Ending::default() });
    }

    fn draw(&mut self) -> io::Result<()> {
        self.terminal.draw(&self.app, &Theme::of(&self.app))?;
        self.stale = false;
        self.disk.has_drawn();
        Ok(())
    }

    /// How long there is nothing to do unless somebody presses a key.
    fn patience(&self) -> Option<Duration> {
        let until = self.app.deadline().map(|at| at.saturating_sub(self.clock.mono()));
        let answer = (self.disk.busy() || self.seeker.busy()).then_some(ANSWER_WAIT);
        let change = self.changes.as_ref().and_then(Changes::due);
        let change = change.map(|at| at.saturating_sub(self.clock.mono()));
        until.into_iter().chain(answer).chain(change).min()
    }

    /// Tells of changes where they were watched for, once they have come to rest.
    fn mind_changes(&mut self) -> io::Result<()> {
        let now = self.clock.mono();
        let Some(changes) = &mut self.changes else { return Ok(()) };
        let goes_on = changes.listen(now);
        let due = changes.take(now);
        if !goes_on {
            self.unwatch();
        }
        if due { self.tell(Msg::Changed) } else { Ok(()) }
    }

    /// Takes in what has been typed, all of it as far as it does not keep the screen waiting.
    fn take_input(&mut self) -> io::Result<()> {
        let begun = self.clock.mono();
        while let Some(msg) = self.input.next(&self.clock) {
            self.tell(msg)?;
            let spent = self.clock.mono().saturating_sub(begun);
            if self.ending.is_some() || spent >= BATCH_TIME {
                break;
            }
        }
        Ok(())
    }

    fn tell(&mut self, msg: Msg) -> io::Result<()> {
        self.stale = true;
        let effects = self.app.update(self.clock.now(), msg);
        self.perform(effects)
    }

    /// Does what the program asks for, in order, and what it asks for because of that after it.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Record { file, log, opened } => {
                    self.disk.record(&file, &log, opened.as_ref());
                }
                Effect::Save { file, ticket, record, new } => {
                    self.disk.send(Job::Save { file, ticket, record, new });
                }
                Effect::List => self.disk.send(Job::List),
                Effect::Earlier { candidate } => self.disk.send(Job::Earlier { candidate }),
                Effect::Export(order) => self.disk.send(Job::Export(order)),
                Effect::Load { file, own } => self.disk.send(Job::Load { file, own }),
                Effect::Gather { files } => self.disk.send(Job::Gather { files }),
                Effect::Refresh { file } => self.disk.send(Job::Refresh { file }),
                Effect::Times(whose) => self.disk.send(Job::Times(whose)),
                Effect::Search { ticket, query } => self.seeker.begin(ticket, *query),
                Effect::EndSearch => self.seeker.end(),
                Effect::Remove { file } => self.disk.send(Job::Remove { file }),
                Effect::Restore { file } => self.disk.send(Job::Restore { file }),
                Effect::Release { file } => self.disk.send(Job::Release { file }),
                Effect::Remember(what) => self.disk.send(Job::Remember(what)),
                Effect::EditOutside { text } => effects.extend(self.edit_outside(&text)?),
                Effect::ListAgain => self.disk.send(Job::ListAgain),
                Effect::Peek { file } => self.disk.send(Job::Peek { file }),
                Effect::Watch(what) => effects.extend(self.watch(what)),
                Effect::Unwatch => self.unwatch(),
                Effect::Quit { farewell } => {
                    self.ending = Some(Ending { farewell, signal: None });
                }
            }
        }
        Ok(())
    }

    fn watch(&mut self, what: Watched) -> Vec<Effect> {
        self.unwatch();
        match Changes::begin() {
            Ok((changes, ear)) => {
                self.changes = Some(changes);
                self.disk.watch(ear, what);
                Vec::new()
            }
            Err(why) => {
                self.stale = true;
                self.app.update(self.clock.now(), Msg::Disk(Report::Unwatched { why }))
            }
        }
    }

    fn unwatch(&mut self) {
        if let Some(changes) = self.changes.take() {
            self.disk.unwatch(changes.end());
        }
    }

    /// Takes in what the disk has to say, until it has said everything, or what is waited for, or
    /// this time is over.
    fn hear_within(&mut self, wait: Duration, wanted: fn(&Report) -> bool) -> io::Result<()> {
        let until = self.clock.mono() + wait;
        while self.disk.busy() {
            let left = until.saturating_sub(self.clock.mono());
            match self.disk.receive_within(left) {
                Some(report) => {
                    let enough = wanted(&report);
                    self.tell(Msg::Disk(report))?;
                    if enough {
                        break;
                    }
                }
                None => break,
            }
        }
        Ok(())
    }

    /// Stops until somebody continues it, with everything saved and the terminal given back.
    fn stop(&mut self) -> io::Result<()> {
        self.tell(Msg::Leave)?;
        self.hear_within(STOP_WAIT, |_| false)?;
        // Whoever is stopped hears of no end: one that has come meanwhile goes first.
        if let Some(Heard::End(signal)) = self.signals.heard() {
            self.ended_by(signal);
            return Ok(());
        }
        let was = self.terminal.size();
        self.lend(signals::stop)?;
        let size = self.terminal.size();
        if size != was {
            self.tell(Msg::Resize(size))?;
        }
        self.tell(Msg::Return)
    }

    /// Gives the terminal away while `work` runs, once no answer is to come from it any more.
    fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        self.input.forget(&self.clock);
        let result = self.terminal.lend(work)?;
        if self.terminal.asks() {
            self.input.expect();
        }
        Ok(result)
    }

    fn edit_outside(&mut self, text: &str) -> io::Result<Vec<Effect>> {
        let was = self.terminal.size();
        let (sessions, editor) = (self.sessions.clone(), self.app.settings.editor.value.clone());
        let edited = self.lend(|| child::edit(&editor, text, &sessions))?;
        self.signals.forget_keys();
        self.stale = true;
        let mut effects = Vec::new();
        let size = self.terminal.size();
        if size != was {
            effects = self.app.update(self.clock.now(), Msg::Resize(size));
        }
        effects.extend(self.app.update(self.clock.now(), Msg::EditedOutside(edited)));
        Ok(effects)
    }
}
