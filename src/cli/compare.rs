//! `viva compare`: candidates who met the same guide, side by side.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::begin;
use super::failure::Failure;
use super::page::{self, Signs};
use crate::app::{Home, Row, library};
use crate::domain::comparison::Comparison;
use crate::domain::glyph::visible;
use crate::domain::{Phase, Record};
use crate::format::comparison;
use crate::format::problem::Problem;
use crate::shell::disk::{Recovered, recover};
use crate::shell::sessions::{self, Prefer};
use crate::shell::terminal;

/// How wide it is printed where there is no terminal, in columns.
const COLUMNS: u16 = 80;

/// Put candidates who met the same guide side by side
///
/// Competencies by candidates: the mean over what was answered, and how much that is of what was
/// planned. What is missing is missing, never zero. Who shares a band is not told apart: smaller
/// differences than the error of measurement are no ranking, and the error is stated. Questions that
/// were not asked of everybody in the same words are named and left out of the ranking; sessions on
/// another guide or another scale are named and left out.
///
/// The exit status is 0 where all the sessions were compared, 1 where one was left out, cannot be
/// read or is not there, or where there are fewer than two, and 2 for a command line that is not
/// understood.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva compare 2026-11-03-ada-lovelace-backend 2026-11-04-sam-example-backend
  viva compare ada sam zoe
  viva compare --bank backend --guide 60
  viva compare --guide 60 --questions
  viva compare --guide 60 --json

With --json one value is printed: the guide and its scale; `margin`, the error of measurement and
what was assumed for it; `bands`, the highest first, each with its candidates; `candidates` with the
score that they are ranked by; `sessions` with their means, `rated`, `skipped` and `planned`, by
competency and question by question; what was `left_out`; and `problems`, sentences for a person.
What is missing is null.")]
pub struct Compare {
    /// Sessions: ids, paths of files, or parts of the candidates' names
    #[arg(required_unless_present_any = ["guide", "bank"], conflicts_with_all = ["guide", "bank"])]
    pub sessions: Vec<String>,

    /// All finished sessions on this guide
    #[arg(long, value_name = "ID")]
    pub guide: Option<String>,

    /// All finished sessions on this bank
    #[arg(long, value_name = "ID")]
    pub bank: Option<String>,

    /// Question by question instead of by competency, with how often each point was given
    #[arg(long)]
    pub questions: bool,

    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

/// Prints the comparison that is asked for.
pub fn compare(home: &Home, asked: &Compare, signs: Signs) -> Result<ExitCode, Failure> {
    let files = files(home, asked)?;
    let mut all_read = true;
    let (mut names, mut records): (Vec<String>, Vec<Record>) = (Vec::new(), Vec::new());
    for file in files {
        match recover(&file) {
            Ok(Recovered { record, trouble, .. }) => {
                if let Some(trouble) = trouble {
                    page::say(&trouble.one_line());
                }
                names.push(name(home, &file));
                records.push(record);
            }
            Err(problems) => {
                all_read = false;
                let why = problems.first().map(Problem::one_line).unwrap_or_default();
                page::say(&format!("viva: Left out: {why}"));
            }
        }
    }
    let records: Vec<&Record> = records.iter().collect();
    let Some(compared) = Comparison::of(&records) else {
        return Err(Failure::new("None of these sessions can be read."));
    };
    if asked.json {
        super::print(&comparison::json(&compared, &records, &names), Signs::All)?;
    } else {
        let text = comparison::text(&compared, &records, asked.questions, columns());
        super::print(&text, signs)?;
    }
    let whole = all_read && compared.left_out.is_empty() && !compared.is_alone();
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How wide it may be; at least so that a heading and a cell have room.
fn columns() -> usize {
    usize::from(terminal::wanted_columns().unwrap_or(COLUMNS).max(20))
}

/// The sessions that are meant, each once.
fn files(home: &Home, asked: &Compare) -> Result<Vec<PathBuf>, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for name in &asked.sessions {
        let file = begin::session(home, name, Prefer::Any)?;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    if !asked.sessions.is_empty() {
        return Ok(files);
    }
    let rows = sessions::all(home);
    // The oldest first, as people were met.
    files.extend(rows.iter().rev().filter(|row| fits(row, asked)).map(|row| row.file.clone()));
    if files.is_empty() {
        let asked_for = [("guide", &asked.guide), ("bank", &asked.bank)];
        let asked_for = asked_for.into_iter().filter_map(|(word, id)| Some((word, id.as_ref()?)));
        let words: Vec<String> =
            asked_for.map(|(word, id)| format!("{word} `{}`", visible(id))).collect();
        let folder = home.sessions.display().to_string();
        return Err(Failure::new(format!(
            "There is no finished session on the {} in {}.",
            words.join(" of the "),
            visible(&folder)
        ))
        .and("`viva list` shows the guides and banks of all sessions."));
    }
    Ok(files)
}

/// Whether a session is finished and on what was asked for; a conflict copy tells of the same
/// interview once more.
fn fits(row: &Row, asked: &Compare) -> bool {
    let fits = |asked: &Option<String>, id: &str| asked.as_ref().is_none_or(|asked| asked == id);
    row.header.as_ref().is_ok_and(|header| {
        header.phase == Phase::Finished
            && fits(&asked.guide, &header.guide)
            && fits(&asked.bank, &header.bank)
    }) && row.copy_of().is_none()
}

/// What the session is asked for by: its name in the home, its path elsewhere.
fn name(home: &Home, file: &std::path::Path) -> String {
    if file.parent() == Some(home.sessions.as_path()) {
        return library::name(file);
    }
    file.display().to_string()
}
