//! The loop: what happens goes into the program, what it asks for is done, and a frame is drawn
//! when there is something new to see.

use std::collections::VecDeque;
use std::env;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::clock::Clock;
use super::disk::{Disk, Job};
use super::terminal::{self, Terminal};
use super::{child, input, remembered};
use crate::app::{App, Effect, Go, Msg, Report, Start};
use crate::ui::{self, Theme};

/// How soon an answer of the disk is looked for.
const ANSWER_WAIT: Duration = Duration::from_millis(10);

/// How long the first frame waits for the first sessions, on the screens that show them: to
/// draw them at once is calmer than to draw an empty list first.
const LIST_WAIT: Duration = Duration::from_millis(50);

/// How much input is taken in before it is shown.
const BATCH_EVENTS: usize = 1_000;
const BATCH_TIME: Duration = Duration::from_millis(8);

/// Runs the program on the terminal until it ends, and returns the lines to leave behind.
///
/// The terminal has been given back, and everything is on the disk, when this returns.
pub fn run(mut start: Start) -> io::Result<Vec<String>> {
    let clock = Clock::start();
    let lists = matches!(start.go, Go::Home | Go::Library);
    let sessions = start.home.sessions.clone();
    let disk = Disk::start(&start.home, remembered::place());
    terminal::install_panic_hook(&sessions);
    input::listen()?;
    let terminal = Terminal::take()?;
    start.size = terminal.size();
    let (app, effects) = App::new(clock.now(), start);
    let mut run =
        Run { terminal, disk, clock, app, theme: theme(), sessions, farewell: None, stale: true };
    let ended = run.perform(effects).and_then(|()| {
        if lists && let Some(report) = run.disk.receive_within(LIST_WAIT) {
            run.tell(Msg::Disk(report))?;
        }
        run.until_quit()
    });
    let Run { terminal, disk, farewell, .. } = run;
    drop(terminal);
    let unsaved = disk.finish();
    ended?;
    let mut lines = farewell.unwrap_or_default();
    lines.extend(unsaved.into_iter().filter_map(|report| match report {
        Report::NotSaved { file, why, .. } => Some(format!("Not saved: {}. {why}", file.display())),
        _ => None,
    }));
    Ok(lines)
}

/// Everything that the loop holds. The terminal comes first: if the loop panics, it is dropped
/// before the disk, which may take its time.
struct Run {
    terminal: Terminal,
    disk: Disk,
    clock: Clock,
    app: App,
    theme: Theme,
    sessions: PathBuf,
    /// Set when the program has ended.
    farewell: Option<Vec<String>>,
    /// Whether the screen shows less than there is to see.
    stale: bool,
}

impl Run {
    fn until_quit(&mut self) -> io::Result<()> {
        while self.farewell.is_none() {
            if self.stale {
                self.draw()?;
            }
            if input::wait(self.patience())? {
                self.take_input()?;
            }
            while let Some(report) = self.disk.try_receive() {
                self.tell(Msg::Disk(report))?;
            }
            if self.app.deadline().is_some_and(|deadline| deadline <= self.clock.mono()) {
                self.tell(Msg::Wake)?;
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, theme) = (&self.app, &self.theme);
        self.terminal.draw(|frame| ui::view(app, theme, frame))?;
        self.stale = false;
        Ok(())
    }

    /// How long there is nothing to do unless somebody presses a key.
    fn patience(&self) -> Option<Duration> {
        let until = self.app.deadline().map(|at| at.saturating_sub(self.clock.mono()));
        let answer = self.disk.busy().then_some(ANSWER_WAIT);
        until.into_iter().chain(answer).min()
    }

    /// Takes in what has been typed, all of it as far as it does not keep the screen waiting.
    fn take_input(&mut self) -> io::Result<()> {
        let begun = self.clock.mono();
        for _ in 0..BATCH_EVENTS {
            if let Some(msg) = input::read()? {
                if let Msg::Resize(size) = msg {
                    self.terminal.resized(size)?;
                }
                self.tell(msg)?;
            }
            let spent = self.clock.mono().saturating_sub(begun);
            if self.farewell.is_some() || spent >= BATCH_TIME || !input::more()? {
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
                Effect::Save { file, ticket, record, new } => {
                    self.disk.send(Job::Save { file, ticket, record, new });
                }
                Effect::List => self.disk.send(Job::List),
                Effect::Load { file } => self.disk.send(Job::Load { file }),
                Effect::Remember(what) => self.disk.send(Job::Remember(what)),
                Effect::EditOutside { text } => effects.extend(self.edit_outside(&text)?),
                Effect::Quit { farewell } => self.farewell = Some(farewell),
            }
        }
        Ok(())
    }

    fn edit_outside(&mut self, text: &str) -> io::Result<Vec<Effect>> {
        let was = self.terminal.size();
        let sessions = &self.sessions;
        let edited = self.terminal.lend(|| child::edit(&child::editor(), text, sessions))?;
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

/// Colours, unless the user wants none (no-color.org) or the terminal has none.
fn theme() -> Theme {
    let wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let there = env::var_os("TERM").is_none_or(|term| term != "dumb");
    Theme::new(wanted && there)
}
