//! `viva list`: the sessions as a table, or as JSON for other programs; all of them, or those that
//! a filter keeps.

use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde::Serialize;

use super::failure::Failure;
use super::page::{self, Signs};
use super::{print, printed, tables};
use crate::app::filter::{Filter, Sieve};
use crate::app::sorting::{Column, Order};
use crate::app::{Home, Library, Row};
use crate::domain::glyph::visible;
use crate::format::json::safe;
use crate::format::problem::Problem;
use crate::format::session_toml::Header;
use crate::shell::clock::Clock;
use crate::shell::{sessions, terminal};

/// List sessions, newest first
///
/// Each word of the filter has to fit, in any order: letters of the candidate's name, or a word of
/// the bank, the guide, the phase, the recommendation or the day; `bank:`, `guide:`, `by:` (the
/// interviewer), `role:` and `round:` with a part of theirs; `rec:` with strong-no, no, yes,
/// strong-yes or none; `score:` with 4, >3.5, <=2 or none; `phase:` with planned, live, paused,
/// wrap-up or finished; `on:` (that day, month or year), `after:` (that day or later) and `before:`
/// (an earlier day) with 2026-11-03, 2026-11, today, or 7d, 2w, 3m for so long ago; `unfinished`. A
/// `-` before a word keeps what it does not fit, after `--` on the command line.
///
/// On a terminal the table is as wide as that (or as $COLUMNS says), and leaves out the name of the
/// session first, which a part of the candidate's does for, and then what is rarely asked;
/// elsewhere it is whole.
///
/// The exit status is 1 if a filter finds nothing, and 2 if a word of it is not understood.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva list ada
  viva list unfinished by:robin
  viva list bank:backend after:3m --sort score
  viva list --json rec:strong-yes | jq -r '.[].candidate'
  viva list 'score:>3.5' guide:60 on:2026-11
  viva list -- after:2026-11 -rec:none

With --json it is one array with an object for each session, and the same keys in each: `session`
(its name), `file`, `copy_of` (for a conflict copy), `problem` (why it cannot be read; everything
after it is null then), `candidate`, `interviewer`, `role`, `round`, `bank`, `bank_title`, `guide`,
`guide_title`, `phase`, `unfinished`, `started`, `ended`, `planned_seconds`, `clock_seconds`,
`rated`, `questions`, `score`, `recommendation`. What is missing is null.")]
pub struct List {
    /// Words that have to fit, such as `ada`, `bank:backend`, `after:2w`
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,

    /// Print a JSON array
    #[arg(long)]
    pub json: bool,

    /// Sort by a column: the newest, the best and the most come first, names from A to Z
    #[arg(long, value_name = "COLUMN", default_value = "date", value_parser = columns())]
    pub sort: String,

    /// The other way round
    #[arg(long)]
    pub reverse: bool,
}

fn columns() -> PossibleValuesParser {
    PossibleValuesParser::new(Column::ALL.map(Column::word))
}

pub(super) fn list(home: &Home, list: &List, signs: Signs) -> Result<ExitCode, Failure> {
    let today = Clock::start().now().wall.date_naive();
    let filter = Filter::of_arguments(list.filter.iter().map(String::as_str), today);
    if !filter.problems().is_empty() {
        let said: Vec<_> = filter.problems().iter().map(|it| visible(it).into_owned()).collect();
        return Err(Failure { text: said.join("\n"), code: 2 });
    }
    let library = Library::of(sessions::all(home));
    if library.rows.is_empty() {
        Failure::without_folder(home)?;
    }
    // The row that stands for the whole folder: there is nothing to list.
    let folder = library.rows.iter().find(|row| row.file == home.sessions);
    if let Some(problem) = folder.and_then(|row| row.header.as_ref().err()) {
        return Err(Failure::new(visible(&problem.one_line()).into_owned()));
    }
    let column = Column::parse(&list.sort).unwrap_or(Column::Date);
    let order = Order { column, reversed: list.reverse };
    let mut sieve = Sieve::new(&filter);
    let places = order.sort(&library).into_iter();
    let fitting = places.filter(|nth| sieve.fits(library.facts(*nth)));
    let rows: Vec<&Row> = fitting.filter_map(|nth| library.rows.get(nth)).collect();
    let code = if list.json {
        print(&json(&rows)?, Signs::All)?
    } else {
        table(home, (&library, &rows), signs)?
    };
    Ok(if rows.is_empty() && !filter.is_empty() { ExitCode::FAILURE } else { code })
}

fn table(
    home: &Home,
    (library, rows): (&Library, &[&Row]),
    signs: Signs,
) -> Result<ExitCode, Failure> {
    if rows.is_empty() {
        let folder = home.sessions.display().to_string();
        let folder = visible(&folder);
        page::say(&match library.rows.len() {
            0 => format!("There are no sessions in {folder}."),
            1 => format!("The session in {folder} does not fit."),
            count => format!("None of the {count} sessions in {folder} fits."),
        });
        return Ok(ExitCode::SUCCESS);
    }
    // Headings with nothing below them say less than nothing.
    let code = if rows.iter().any(|row| row.header.is_ok()) {
        let text = tables::sessions(rows, terminal::wanted_columns().map(usize::from));
        printed(page::print_visible(&text, signs))?
    } else {
        ExitCode::SUCCESS
    };
    let problems = rows.iter().filter_map(|row| row.header.as_ref().err());
    for line in tables::copies(rows).into_iter().chain(problems.map(Problem::one_line)) {
        page::say(&visible(&line));
    }
    Ok(code)
}

/// One session as other programs read it. A name that is no Unicode is shown as well as it goes.
#[derive(Serialize)]
struct Session<'a> {
    #[serde(rename = "session")]
    name: String,
    file: String,
    copy_of: Option<String>,
    problem: Option<String>,
    #[serde(flatten)]
    header: Particulars<'a>,
}

/// What a header tells; nothing of it where there is none.
#[derive(Default, Serialize)]
struct Particulars<'a> {
    candidate: Option<&'a str>,
    interviewer: Option<&'a str>,
    role: Option<&'a str>,
    round: Option<&'a str>,
    bank: Option<&'a str>,
    bank_title: Option<&'a str>,
    guide: Option<&'a str>,
    guide_title: Option<&'a str>,
    phase: Option<&'a str>,
    unfinished: Option<bool>,
    started: Option<String>,
    ended: Option<String>,
    planned_seconds: Option<u32>,
    clock_seconds: Option<u32>,
    rated: Option<u32>,
    questions: Option<u32>,
    score: Option<f64>,
    recommendation: Option<&'a str>,
}

impl<'a> Particulars<'a> {
    fn of(header: &'a Header) -> Self {
        let text = |text: &'a String| Some(text.as_str()).filter(|text| !text.is_empty());
        Self {
            candidate: text(&header.candidate),
            interviewer: text(&header.interviewer),
            role: text(&header.role),
            round: text(&header.round),
            bank: text(&header.bank),
            bank_title: text(&header.bank_title),
            guide: text(&header.guide),
            guide_title: text(&header.guide_title),
            phase: Some(header.phase_word()),
            unfinished: Some(header.is_unfinished()),
            started: header.started.map(|at| at.to_rfc3339()),
            ended: header.ended.map(|at| at.to_rfc3339()),
            planned_seconds: Some(u32::from(header.minutes) * 60),
            clock_seconds: Some(header.clock_seconds),
            rated: Some(header.rated),
            questions: Some(header.questions),
            score: header.score,
            recommendation: header.recommendation_words(),
        }
    }
}

impl<'a> Session<'a> {
    fn of(row: &'a Row) -> Self {
        let (header, problem) = match &row.header {
            Ok(header) => (Particulars::of(header), None),
            Err(problem) => (Particulars::default(), Some(problem.one_line())),
        };
        let (name, copy_of) = (row.name(), row.copy_of());
        Self { name, file: row.file.display().to_string(), copy_of, problem, header }
    }
}

fn json(rows: &[&Row]) -> Result<String, Failure> {
    let sessions: Vec<Session> = rows.iter().copied().map(Session::of).collect();
    serde_json::to_string_pretty(&sessions)
        .map(|json| safe(&json))
        .map_err(|error| Failure::new(format!("This cannot be written as JSON: {error}.")))
}
