//! The command line: what was typed becomes a first screen, or a text to print.
//!
//! [`args`] is what can be typed, [`plain`] the short way to what is typed most, [`begin`] how it
//! becomes a screen, [`tables`] what is printed, [`list`], [`compare`], [`search`], [`export`],
//! [`schema`], [`config`], [`demo`], [`doctor`], [`completions`] and [`man`] are commands of their
//! own, [`complete`] answers a shell that completes one, [`failure`] is what is said when it cannot
//! be done. Everything is printed through [`page`].

pub mod args;
pub mod begin;
pub mod compare;
pub mod complete;
pub mod completions;
pub mod config;
pub mod delete;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod failure;
pub mod list;
pub mod man;
pub mod page;
pub mod plain;
pub mod schema;
pub mod search;
pub mod tables;

use std::borrow::Cow;
use std::env;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::app::{Go, Home, Start};
use crate::domain::glyph::visible;
use crate::format;
use crate::format::export::{Format, Options, prepare};
use crate::format::report;
use crate::shell::clock::Clock;
use crate::shell::home::Surroundings;
use crate::shell::sessions::Prefer;
use crate::shell::{self, banks, home, process, sentence, terminal};
use args::{Arguments, Command};
use begin::Beginning;
use failure::Failure;
use page::Signs;

/// How wide a report is printed where there is no terminal, and at most, in columns.
const REPORT: u16 = 80;
const REPORT_MOST: u16 = 100;

/// Does what the command line says. [`failure::STATUSES`] says what the exit status means.
pub fn main() -> ExitCode {
    process::keep_to_itself();
    if let Some(code) = complete::asked() {
        return code;
    }
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    let done = match plain::parse(&words).map_or_else(Arguments::try_parse, Ok) {
        Ok(arguments) => obey(arguments),
        Err(error) => Ok(answer(&error)),
    };
    done.unwrap_or_else(|Failure { text, code }| {
        page::say(&format!("viva: {text}"));
        ExitCode::from(code)
    })
}

/// The help that was asked for, or why the command line is not understood: that quotes it, and
/// whatever is in it must not reach the terminal as it is.
fn answer(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        page::say(&error.render().to_string());
        return ExitCode::from(2);
    }
    // Nothing but our own words, in clap's colours where there is a terminal.
    let _ = error.print();
    ExitCode::SUCCESS
}

fn obey(Arguments { command, home, options }: Arguments) -> Result<ExitCode, Failure> {
    if let Some(Command::Config(args::Config { act: Some(act) })) = command {
        return config::act(&act);
    }
    match command {
        Some(Command::Completions(completions)) => return completions::print(&completions),
        Some(Command::Man) => return man::print(),
        _ => {}
    }
    let settings = shell::config::load(&options.into());
    let signs = Signs::of(&settings);
    if let Some(Command::Demo(demo)) = command {
        return demo::demo(&demo, home.as_deref(), settings);
    }
    let configured = settings.home.clone();
    let around = Surroundings { configured, ..Surroundings::here() };
    let (home, source) = home::choose(home.as_deref(), around).map_err(Failure::new)?;
    let begin = |home| Beginning::at(home, settings.clone());
    match command {
        None => screen(begin(home).with(Go::Home)),
        Some(Command::Run(run)) => screen(begin(home).run(Clock::start().now(), run)?),
        Some(Command::Resume(resume)) => screen(begin(home).resume(resume.session.as_deref())?),
        Some(Command::Review(review)) => screen(begin(home).review(review.session.as_deref())?),
        Some(Command::Present(present)) => screen(begin(home).present(present.session.as_deref())?),
        // These have been done above.
        Some(Command::Demo(_) | Command::Completions(_) | Command::Man) => Ok(ExitCode::SUCCESS),
        Some(Command::Config(_)) => config::show(&settings, &home, source),
        Some(Command::Export(export)) => export::export(&home, &export),
        Some(Command::Delete(asked)) => delete::delete(&home, &asked, signs),
        Some(Command::Schema(schema)) => schema::schema(&schema),
        Some(Command::List(list)) => list::list(&home, &list, signs),
        Some(Command::Show(show)) => self::show(&home, &show, signs),
        Some(Command::Search(asked)) => search::search(&home, &asked, signs),
        Some(Command::Diff(diff)) => self::diff(&home, &diff, signs),
        Some(Command::Banks) => list_banks(&home, signs),
        Some(Command::Compare(asked)) => compare::compare(&home, &asked, signs),
        Some(Command::Doctor(doctor)) => {
            // What is not there is not in order; what is no folder, the doctor tells.
            if !shell::sessions::is_there(&home) {
                Failure::without_folder(&home)?;
            }
            let (text, in_order) = doctor::doctor(&home, doctor.fix);
            let code = print(&text, signs)?;
            Ok(if in_order { code } else { ExitCode::FAILURE })
        }
    }
}

/// Refuses a screen without a terminal, before anything is touched.
fn needs_a_terminal() -> Result<(), Failure> {
    let text = "This needs a terminal. `viva list`, `viva show` and `viva banks` do without.";
    let refused = Failure { text: text.into(), code: 2 };
    terminal::is_there().then_some(()).ok_or(refused)
}

/// Runs the program on the terminal.
fn run(start: Start) -> Result<shell::Ending, Failure> {
    needs_a_terminal()?;
    shell::run(start).map_err(|error| {
        Failure::new(format!("The terminal cannot be used: {}.", sentence::system(&error)))
    })
}

/// Runs the program on the terminal, and prints what it leaves behind.
fn screen(start: Start) -> Result<ExitCode, Failure> {
    let ending = run(start)?;
    // What is named in a line makes no second one.
    let farewell: Vec<Cow<str>> = ending.farewell.iter().map(|line| visible(line)).collect();
    end_with(ending.signal, print(&farewell.join("\n"), Signs::All))
}

/// The exit status of a program that a signal has ended, by convention, or this one.
fn end_with(signal: Option<i32>, code: Result<ExitCode, Failure>) -> Result<ExitCode, Failure> {
    match signal.map(|signal| u8::try_from(128 + signal)) {
        Some(Ok(code)) => Ok(ExitCode::from(code)),
        _ => code,
    }
}

fn show(home: &Home, show: &args::Show, signs: Signs) -> Result<ExitCode, Failure> {
    let record = begin::read(&begin::session(home, &show.session, Prefer::Any)?)?;
    if show.json {
        return output(&prepare(vec![record], Options::default()).write(Format::Json));
    }
    let columns = terminal::columns().unwrap_or(REPORT).min(REPORT_MOST);
    print(&report::text(&record, usize::from(columns)), signs)
}

/// The exit status is 1 where the sessions differ, as that of other programs that compare.
fn diff(home: &Home, diff: &args::Diff, signs: Signs) -> Result<ExitCode, Failure> {
    let one = |name: &str| {
        let file = begin::session(home, name, Prefer::Any)?;
        let name = visible(&file.display().to_string()).into_owned();
        Ok((begin::read(&file)?, name))
    };
    let trouble = |failure: Failure| Failure { code: 2, ..failure };
    let (a, file) = one(&diff.a).map_err(trouble)?;
    let (b, other) = one(&diff.b).map_err(trouble)?;
    let parts = format::diff::diff(&a, &b);
    let columns = terminal::columns().unwrap_or(REPORT).min(REPORT_MOST);
    let text = format::diff::text(&parts, &file, &other, usize::from(columns));
    print(&text, signs).map_err(trouble)?;
    Ok(if parts.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn list_banks(home: &Home, signs: Signs) -> Result<ExitCode, Failure> {
    let banks = banks::all(home);
    let code = print(&tables::banks(&banks), signs)?;
    Ok(if tables::are_broken(&banks) { ExitCode::FAILURE } else { code })
}

fn print(text: &str, signs: Signs) -> Result<ExitCode, Failure> {
    printed(page::print(text, signs))
}

/// Prints what was made to be printed as it is, byte for byte.
fn output(text: &str) -> Result<ExitCode, Failure> {
    printed(page::output(text))
}

fn printed(result: io::Result<()>) -> Result<ExitCode, Failure> {
    result.map(|()| ExitCode::SUCCESS).map_err(|error| {
        Failure::new(format!("The output cannot be written: {}.", sentence::system(&error)))
    })
}
