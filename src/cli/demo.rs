//! `viva demo`: a look around among made-up sessions, which nobody has to clean up.
//!
//! It never touches a home that somebody works in: the folder is a new one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, value_parser};

use super::begin::Beginning;
use super::failure::Failure;
use super::page::Signs;
use super::{end_with, needs_a_terminal, print, run};
use crate::app::tour::{self, ROLE, ROUND};
use crate::app::{Go, Home, LazyBank, Remembered, Settings, Start};
use crate::domain::Bank;
use crate::format::command;
use crate::shell::clock::Clock;
use crate::shell::{banks, tour as shell_tour};

/// Look around among made-up sessions, which are thrown away afterwards
///
/// A hiring round with six candidates and three interviewers: good interviews and a bad one, one
/// that waits in its middle, one that is planned. All of it is made up, in a new folder among the
/// temporary ones, which is removed when you quit. Your own sessions are not touched, nor what
/// Setup remembers.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva demo
  viva demo --keep
  viva demo --sessions 10000 --into /tmp/many; viva --home /tmp/many

The same seed gives the same sessions on the same day.")]
pub struct Demo {
    /// How many sessions; those beyond the first 16 come from rounds of the years before
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=100_000))]
    pub sessions: Option<u32>,

    /// Another number makes other sessions
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,

    /// Write them into this folder, which must be new or empty, and open nothing
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,

    /// Keep the folder, and say where it is
    #[arg(long, conflicts_with = "into")]
    pub keep: bool,
}

/// Fills a folder that was named, or opens a throw-away home. `home` is one that was asked for.
pub fn demo(demo: &Demo, home: Option<&Path>, settings: Settings) -> Result<ExitCode, Failure> {
    if home.is_some() {
        let text = "A demo has a home of its own; `viva demo --into DIR` fills a folder of yours.";
        return Err(Failure { text: text.into(), code: 2 });
    }
    if let Some(folder) = &demo.into {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let home = Home { sessions: folder.join("sessions"), folder, named: true };
        let count = fill(demo, &home)?;
        let (sessions, folder) = (home.sessions.display(), home.folder.display().to_string());
        return print(
            &format!(
                "{count} made-up {} in {sessions}\nLook at them with: viva --home {}",
                if count == 1 { "session is" } else { "sessions are" },
                command::word(&folder)
            ),
            Signs::All,
        );
    }
    needs_a_terminal()?;
    let throwaway = shell_tour::Throwaway::make(demo.keep).map_err(Failure::new)?;
    let home = throwaway.home();
    fill(demo, &home)?;
    let start = Beginning::at(home.clone(), settings).with(Go::Tour { kept: demo.keep });
    // Of what was entered last, only the own name belongs here.
    let interviewer = start.remembered.interviewer.clone();
    let remembered = Remembered { interviewer, role: ROLE.into(), ..Remembered::default() };
    let ending = run(Start { remembered, ..start })?;
    let folder = home.folder.display().to_string();
    throwaway.end().map_err(Failure::new)?;
    let says = if demo.keep {
        let again = command::word(&folder);
        format!("The demo's home is kept in {folder}\nOpen it again with: viva --home {again}")
    } else {
        format!("The demo is over; {folder} is removed.")
    };
    end_with(ending.signal, print(&says, Signs::All))
}

fn fill(demo: &Demo, home: &Home) -> Result<usize, Failure> {
    let banks = banks::built_in().into_iter().filter_map(|file| file.bank);
    let banks: Vec<Bank> = banks.map(LazyBank::into_bank).collect();
    let count = demo.sessions.map_or(ROUND, |count| usize::try_from(count).unwrap_or(ROUND));
    let now = Clock::start().now().wall;
    shell_tour::fill(home, tour::generate(&banks, demo.seed, count, now)).map_err(Failure::new)
}
