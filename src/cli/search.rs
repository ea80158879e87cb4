//! `viva search`: the lines of all sessions in which something stands, in the manner of `grep`.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, IsTerminal, Write as _};
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::page::{self, Signs};
use crate::app::Home;
use crate::app::seeking::{Found, Query};
use crate::domain::glyph::visible;
use crate::format::json::safe;
use crate::format::search::{Case, Hit, Pattern};
use crate::shell::clock::Clock;
use crate::shell::{config, search, sentence};

/// Search the texts of all sessions: notes, questions, reasons, names
///
/// A line is found if all WORDS stand in it, in any order. A WORD with blanks in it is a phrase.
/// Case does not count unless a WORD has a capital; accents never count. Words with one of these
/// keys choose what is searched instead: bank:, guide:, by:, role:, round:, rec:, score:, phase:, on:,
/// after:, before: the sessions, and in:names, in:reasons, in:questions, in:notes the texts. Quotes within the quotes of the shell
/// make a text of them: '"by:x"'.
///
/// One line is printed for each that is found, newest session first: file, question, time, text.
/// On a terminal they stand below a heading for each session. The exit status is 0 if something was
/// found, 1 if not, and 2 if something could not be read or was not understood.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva search covering index              both words in one line
  viva search 'covering index'            one after the other
  viva search cache bank:backend after:2026-10 in:notes
  viva search -e 'p(50|95|99)\\b' by:robin
  viva search -l kubernetes               the files alone
  viva search --json cache | jq .line

With --json each line is an object with these members, of which those in brackets may be null:
  file, session, candidate, interviewer, bank, guide
  [started]        when the interview began, RFC 3339
  text             candidate, interviewer, role, round, reason, title, question, skipped or note
  [question]       the id of the item; opening and closing are items too
  title            its title; Recommendation, Candidate and the like where there is no item
  [clock_seconds]  when the line was begun, in seconds of the interview's clock
  line_number      which line of its text it is, from 1
  line             the whole line
  matches          where in it the words stand: start and end, in bytes, end excluded")]
pub struct Search {
    /// Words that all stand in one line; or filters, such as bank:backend
    #[arg(required_unless_present = "regex")]
    words: Vec<String>,

    /// Case does not count, even where there are capitals
    #[arg(short, long)]
    ignore_case: bool,

    /// A regular expression that stands in the line, besides the words
    #[arg(short = 'e', long, value_name = "REGEX")]
    regex: Option<String>,

    /// Print only the files in which something was found
    #[arg(short = 'l', long, conflicts_with = "json")]
    files_with_matches: bool,

    /// Print an object of JSON for each line
    #[arg(long)]
    json: bool,

    /// Whether what was found stands out
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    color: String,
}

/// `viva search`.
pub fn search(home: &Home, asked: &Search, signs: Signs) -> Result<ExitCode, Failure> {
    let query = query(asked).map_err(trouble)?;
    let mut printer = Printer::new(asked, signs);
    let (mut found, mut unread, mut complete) = (false, false, false);
    let mut broken = None;
    search::search(&home.sessions, &query, usize::MAX, &AtomicBool::new(false), |progress| {
        found |= !progress.found.is_empty();
        complete = progress.complete;
        for problem in &progress.unread {
            unread = true;
            page::say(&visible(&problem.one_line()));
        }
        match printer.print(&progress.found) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    match broken {
        // A reader that has seen enough ends it quietly.
        Some(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        Some(error) => {
            let why = sentence::system(&error);
            return Err(trouble(format!("The output cannot be written: {why}.")));
        }
        None if !complete => return Err(trouble("The machine has no room for a search.")),
        None => {}
    }
    Ok(match (unread, found) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::FAILURE,
    })
}

fn trouble(text: impl Into<String>) -> Failure {
    Failure { text: text.into(), code: 2 }
}

fn query(asked: &Search) -> Result<Query, String> {
    let case = if asked.ignore_case { Case::Ignored } else { Case::Smart };
    let today = Clock::start().now().wall.date_naive();
    let mut query = Query::of_arguments(&asked.words, case, today)?;
    if let Some(problem) = query.problems.first() {
        return Err(visible(problem).into_owned());
    }
    if let Some(regex) = &asked.regex {
        let regex = Pattern::regex(regex, asked.ignore_case);
        query.pattern = query.pattern.and(regex.map_err(|error| visible(&error).into_owned())?);
    }
    if query.pattern.is_empty() {
        return Err("There is no word to look for, only what to look in.".into());
    }
    Ok(query)
}

/// How what was found is printed.
struct Printer {
    form: Form,
    colour: bool,
    signs: Signs,
    /// Something has been printed already.
    begun: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line each, with everything in it.
    Lines,
    /// Below a heading for each session.
    Headings,
    Files,
    Json,
}

const BOLD: &str = "\u{1b}[1m";
const QUIET: &str = "\u{1b}[2m";
/// Not by its colour alone.
const FOUND: &str = "\u{1b}[1;4;36m";
const PLAIN: &str = "\u{1b}[0m";

impl Printer {
    fn new(asked: &Search, signs: Signs) -> Self {
        let terminal = io::stdout().is_terminal();
        let environment = config::environment();
        let colours = environment.no_color.is_none() && environment.term.as_deref() != Some("dumb");
        let colour = match asked.color.as_str() {
            "always" => true,
            "never" => false,
            _ => terminal && colours,
        };
        let form = match (asked.json, asked.files_with_matches, terminal) {
            (true, ..) => Form::Json,
            (_, true, _) => Form::Files,
            (.., true) => Form::Headings,
            (.., false) => Form::Lines,
        };
        // Elsewhere a program may read it.
        let signs = if form == Form::Headings { signs } else { Signs::All };
        Self { form, colour: colour && form != Form::Json, signs, begun: false }
    }

    /// Prints some sessions, in one write.
    fn print(&mut self, found: &[Found]) -> io::Result<()> {
        let mut text = String::new();
        for found in found {
            self.session(&mut text, found);
        }
        if text.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    fn session(&mut self, out: &mut String, found: &Found) {
        let file = found.file.display().to_string();
        let file = visible(&file);
        if self.form == Form::Files {
            return self.put(out, &file, BOLD, "\n");
        }
        if self.form == Form::Headings {
            if std::mem::replace(&mut self.begun, true) {
                out.push('\n');
            }
            let about = &found.about;
            let heading =
                [&about.candidate, &about.interviewer, &about.bank_title, &about.guide_title];
            let heading = heading.into_iter().filter(|part| !part.is_empty());
            let heading = heading.map(|part| visible(part)).collect::<Vec<_>>().join(" · ");
            let heading = self.signs.drawn(heading.into());
            self.put(out, format!("{}  {heading}", found.date()).trim_start(), BOLD, "\n");
            self.put(out, &file, QUIET, "\n");
        }
        for hit in &found.hits {
            let when = hit.when();
            match self.form {
                Form::Files => {}
                Form::Json => {
                    json(out, found, hit);
                    continue;
                }
                Form::Lines => {
                    self.put(out, &file, QUIET, ":");
                    self.put(out, &visible(&hit.title), BOLD, ":");
                    self.put(out, &when, QUIET, ": ");
                }
                Form::Headings => {
                    self.put(out, &self.shown(&hit.title), PLAIN, " ");
                    self.put(out, &when, QUIET, "  ");
                }
            }
            self.line(out, hit);
        }
    }

    /// A part, in a style where there are any, and what follows it.
    fn put(&self, out: &mut String, text: &str, style: &str, end: &str) {
        let (style, plain) = if self.colour { (style, PLAIN) } else { ("", "") };
        // Writing to a string cannot fail.
        let _ = write!(out, "{style}{text}{plain}{end}");
    }

    /// A text of a session.
    fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.signs.drawn(visible(text))
    }

    /// The text of a line, made visible piece by piece, what was found standing out.
    fn line(&self, out: &mut String, hit: &Hit) {
        let mut at = 0;
        for found in hit.found.iter().filter(|_| self.colour) {
            let piece = |range| hit.line.get(range).unwrap_or_default();
            out.push_str(&self.shown(piece(at..found.start)));
            self.put(out, &self.shown(piece(found.clone())), FOUND, "");
            at = found.end;
        }
        out.push_str(&self.shown(hit.line.get(at..).unwrap_or_default()));
        out.push('\n');
    }
}

/// A line as a program reads it.
#[derive(Serialize)]
struct Object<'a> {
    file: &'a str,
    session: &'a str,
    candidate: &'a str,
    interviewer: &'a str,
    bank: &'a str,
    guide: &'a str,
    started: Option<String>,
    text: &'a str,
    question: Option<&'a str>,
    title: &'a str,
    clock_seconds: Option<u32>,
    line_number: usize,
    line: &'a str,
    matches: Vec<Match>,
}

#[derive(Serialize)]
struct Match {
    start: usize,
    end: usize,
}

fn json(out: &mut String, found: &Found, hit: &Hit) {
    let about = &found.about;
    let matches = hit.found.iter().map(|it| Match { start: it.start, end: it.end });
    let object = Object {
        file: &found.file.display().to_string(),
        session: &about.id,
        candidate: &about.candidate,
        interviewer: &about.interviewer,
        bank: &about.bank,
        guide: &about.guide,
        started: about.started.map(|at| at.to_rfc3339()),
        text: hit.of.word(),
        question: Some(hit.question.as_str()).filter(|id| !id.is_empty()),
        title: &hit.title,
        clock_seconds: hit.begun,
        line_number: hit.nth + 1,
        line: &hit.line,
        matches: matches.collect(),
    };
    // Nothing in it can fail to be written as JSON.
    let text = serde_json::to_string(&object).unwrap_or_default();
    out.push_str(&safe(&text));
    out.push('\n');
}
