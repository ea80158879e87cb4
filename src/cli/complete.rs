//! Answers a shell that completes a command line: which banks, guides and sessions could be meant.
//!
//! The names of the files are enough, and no file is opened: the answer comes between two keys. A
//! name that a shell or a terminal could take for something else is not offered at all.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{StyledStr, ValueHint};
use clap::{Arg, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{
    ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};

use super::args::Arguments;
use super::page;
use crate::app::settings::Options;
use crate::app::{Home, LazyBank};
use crate::domain::glyph::visible;
use crate::domain::id::slug;
use crate::domain::{Bank, Guide};
use crate::format::command::word;
use crate::shell::home::{self, Surroundings};
use crate::shell::{banks, config, disk, sessions};

/// The variable in which a shell says that it asks, and which shell it is.
pub const VARIABLE: &str = "VIVA_COMPLETE";

/// How many sessions are offered to somebody who has not begun to name one.
const NEWEST: usize = 50;

/// How many words of names are offered at most.
const MOST_WORDS: usize = 50;

/// Answers, if it was a shell that asked; `None` if it was a person.
#[expect(clippy::disallowed_methods, reason = "a shell asks by way of the environment")]
pub fn asked() -> Option<ExitCode> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty())?;
    let words: Vec<OsString> = env::args_os().collect();
    let command = || command(&words);
    let current = Surroundings::here().current;
    let complete = CompleteEnv::with_factory(command).var(VARIABLE).bin("viva").completer("viva");
    match complete.try_complete(words.clone(), current.as_deref()) {
        Ok(true) => Some(ExitCode::SUCCESS),
        Ok(false) => None,
        Err(error) => {
            page::say(&error.render().to_string());
            Some(ExitCode::from(2))
        }
    }
}

/// The command line, each argument with what knows its values.
fn command(words: &[OsString]) -> Command {
    let home = home_of(words);
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    Arguments::command()
        .mut_args(|arg| known(arg, home.as_ref(), &words))
        .mut_subcommands(|command| command.mut_args(|arg| known(arg, home.as_ref(), &words)))
}

/// An argument with its values, by its name.
fn known(arg: Arg, home: Option<&Home>, words: &[String]) -> Arg {
    let (id, hint) = (arg.get_id().as_str().to_owned(), arg.get_value_hint());
    let mut home = home.cloned();
    let words = words.to_vec();
    // What is restored is in the trash.
    if let Some(home) = home.as_mut().filter(|_| words.iter().any(|word| word == "--restore")) {
        home.sessions = disk::trash_of(&home.sessions);
    }
    match id.as_str() {
        "session" | "sessions" | "a" | "b" => {
            let one = id != "sessions";
            arg.add(ArgValueCompleter::new(move |current: &OsStr| {
                sessions(home.as_ref(), current, one)
            }))
        }
        "bank" => {
            arg.add(ArgValueCompleter::new(move |current: &OsStr| banks(home.as_ref(), current)))
        }
        "guide" => arg.add(ArgValueCompleter::new(move |current: &OsStr| {
            guides(home.as_ref(), &words, current)
        })),
        "home" | "into" => {
            arg.add(ArgValueCompleter::new(|current: &OsStr| paths(&PathCompleter::dir(), current)))
        }
        _ if matches!(hint, ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath) => {
            arg.add(ArgValueCompleter::new(|current: &OsStr| paths(&PathCompleter::any(), current)))
        }
        _ => arg,
    }
}

/// Sessions by their ids, newest first; then words of candidates' names, which mean a session as
/// well; and where `one` is meant and a whole word fits several, the ids of these. To somebody who
/// has not begun, the newest.
fn sessions(home: Option<&Home>, current: &OsStr, one: bool) -> Vec<CompletionCandidate> {
    let (Some(home), Some(begun)) = (home, current.to_str()) else { return Vec::new() };
    if is_path(begun) {
        return files(current);
    }
    let names = sessions::names(home);
    let plain = names.iter().filter(|name| word(name) == **name);
    if begun.is_empty() {
        return plain.take(NEWEST).map(CompletionCandidate::new).collect();
    }
    let ids = plain.clone().filter(|name| name.starts_with(begun)).map(CompletionCandidate::new);
    let found: Vec<CompletionCandidate> = ids.collect();
    if begun.starts_with(|c: char| c.is_ascii_digit()) {
        return found;
    }
    let banks: Vec<String> = all_banks(home).iter().map(|bank| slug(&bank.id)).collect();
    let lower = begun.to_lowercase();
    let (mut words, mut whole): (BTreeMap<&str, usize>, Vec<&String>) = Default::default();
    for name in plain {
        for word in person(name, &banks).split('-').filter(|word| word.starts_with(&lower)) {
            *words.entry(word).or_default() += 1;
            if one && word == lower {
                whole.push(name);
            }
        }
    }
    let words = words.into_iter().take(MOST_WORDS).map(|(word, count)| {
        // What has been typed stays as it is: a shell looks for what begins with it.
        let rest = word.get(lower.len()..).unwrap_or_default();
        let help = if count == 1 { "1 session".into() } else { format!("{count} sessions") };
        CompletionCandidate::new(format!("{begun}{rest}")).help(Some(help.into()))
    });
    let whole = whole.into_iter().take(NEWEST).map(CompletionCandidate::new);
    let whole = if whole.len() > 1 { Some(whole) } else { None };
    found.into_iter().chain(words).chain(whole.into_iter().flatten()).collect()
}

/// The part of a session's name that is the candidate's: between the date and the bank, as far as
/// they are known.
fn person<'a>(name: &'a str, banks: &[String]) -> &'a str {
    let plain = name.split('.').next().unwrap_or(name);
    let is_date = |c: char| c.is_ascii_digit() || c == '-';
    let rest = plain.get(..11).filter(|date| date.chars().all(is_date)).map(|_| &plain[11..]);
    let rest = rest.unwrap_or(plain);
    // The second session of a day has a number behind it.
    let unnumbered = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = unnumbered.strip_suffix('-').unwrap_or(rest);
    let ends = banks.iter().find_map(|bank| rest.strip_suffix(bank.as_str())?.strip_suffix('-'));
    ends.unwrap_or(rest)
}

/// Banks by their ids, or as files.
fn banks(home: Option<&Home>, current: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(home), Some(begun)) = (home, current.to_str()) else { return Vec::new() };
    if is_path(begun) {
        return files(current);
    }
    let banks = all_banks(home);
    let fits = banks.into_iter().filter(|bank| bank.id.starts_with(begun) && is_plain(&bank.id));
    fits.map(|bank| CompletionCandidate::new(&bank.id).help(Some(help(&bank.title)))).collect()
}

/// The guides of the bank that is named in the command line, or of all of them.
fn guides(home: Option<&Home>, words: &[String], current: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(home), Some(begun)) = (home, current.to_str()) else { return Vec::new() };
    let banks = all_banks(home);
    let named: Vec<&Bank> = banks.iter().filter(|bank| words.contains(&bank.id)).collect();
    let banks = if named.is_empty() { banks.iter().collect() } else { named };
    let guides = banks.into_iter().flat_map(Bank::choices);
    let fits = |guide: &Guide| guide.id.starts_with(begun) && is_plain(&guide.id);
    let guides = guides.filter(fits);
    guides.map(|guide| CompletionCandidate::new(&guide.id).help(Some(help(&guide.title)))).collect()
}

fn all_banks(home: &Home) -> Vec<Bank> {
    let banks = banks::all(home).into_iter().filter_map(|file| file.bank);
    banks.map(LazyBank::into_bank).collect()
}

/// Session and bank files, and the folders on the way to them.
fn files(current: &OsStr) -> Vec<CompletionCandidate> {
    let toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
    paths(&PathCompleter::any().filter(toml), current)
}

/// Paths, without those that a shell would have to be told in quotes.
fn paths(all: &PathCompleter, current: &OsStr) -> Vec<CompletionCandidate> {
    let plain = |it: &CompletionCandidate| {
        let text = it.get_value().to_str();
        text.is_some_and(|text| is_plain(text.strip_prefix('~').unwrap_or(text)))
    };
    all.complete(current).into_iter().filter(plain).collect()
}

fn is_path(begun: &str) -> bool {
    begun.contains('/') || begun.starts_with(['.', '~'])
}

/// Whether a word is the same in quotes and without.
fn is_plain(text: &str) -> bool {
    word(text) == text
}

/// A title beside a value, which may hold anything.
fn help(title: &str) -> StyledStr {
    visible(title).into_owned().into()
}

/// The home that the command line means.
fn home_of(words: &[OsString]) -> Option<Home> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let asked = words.iter().enumerate().find_map(|(place, word)| {
        let rest = word.strip_prefix("--home")?;
        // bash takes `--home=DIR` for three words.
        let next = words.get(place + 1).filter(|next| **next != "=");
        let next = next.or_else(|| words.get(place + 2)).copied();
        rest.strip_prefix('=').or(next.filter(|_| rest.is_empty()))
    });
    let asked = asked.map(|folder| match (folder.strip_prefix("~/"), home::user_folder()) {
        (Some(rest), Some(user)) => user.join(rest),
        _ => PathBuf::from(folder),
    });
    let configured = config::load(&Options::default()).home;
    home::find(asked.as_deref(), Surroundings { configured, ..Surroundings::here() }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidate_is_what_stands_between_the_date_and_the_bank() {
        let banks = ["backend".to_owned(), "team-work".to_owned()];
        for (name, wanted) in [
            ("2026-11-24-ada-lovelace-backend", "ada-lovelace"),
            ("2026-11-24-ada-lovelace-backend-2", "ada-lovelace"),
            ("2026-11-24-ada-lovelace-team-work.conflict-1", "ada-lovelace"),
            ("2026-11-24-zoë-gone", "zoë-gone"),
            ("backend", "backend"),
            ("words", "words"),
            ("", ""),
        ] {
            assert_eq!(person(name, &banks), wanted, "{name}");
        }
    }

    #[test]
    fn the_home_is_the_one_behind_the_option_however_it_is_written() {
        let home = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            home_of(&words).expect("a home").folder
        };
        for words in [
            &["viva", "--home", "/a/b", "show", ""][..],
            &["viva", "show", "--home=/a/b", ""],
            &["viva", "show", "--home", "=", "/a/b", ""],
        ] {
            assert_eq!(home(words), PathBuf::from("/a/b"), "{words:?}");
        }
    }
}
