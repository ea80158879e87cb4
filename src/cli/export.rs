//! `viva export`: sessions as documents and as data.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::{begin, page};
use crate::app::filter::{Filter, Sieve};
use crate::app::{Home, Row};
use crate::domain::Record;
use crate::domain::glyph::visible;
use crate::format::export::{Format, Options};
use crate::shell::clock::Clock;
use crate::shell::disk::{Recovered, recover};
use crate::shell::export::{Exporting, How, Refused, To};
use crate::shell::sentence;
use crate::shell::sessions::{self, Finder};

/// Write sessions out for others: as a report, as a table, or as data
///
/// html, md and txt are reports to read (html is one file that can be printed and mailed, with
/// charts); json and jsonl have everything, in the shape that `viva schema
/// session` describes; csv is a table with one row an answer, whose columns `viva schema answers`
/// describes. Without -o it goes to the standard output.
///
/// With --anonymous names are codes (C-01, I-01), every session is moved to the Monday of its week,
/// and whatever somebody wrote freely is left out: notes, reasons, added questions, scripts; a role
/// and a round too, unless five candidates share them: what they share stays as it was written, and
/// may name a firm or a team. Of an amendment the whole weeks since the interview stay, not who made
/// it. What the bank says, ratings, ticks, counts
/// and durations stay. Few people in a small firm may still be recognised by them.
///
/// The exit status is 0 if all was written, 1 if something could not be read or written, and 2 for a
/// command line that is not understood.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  viva export ada                                   all of Ada's sessions as Markdown
  viva export ada -o ada.html                       the same to print, mail or read on a phone
  viva export ada --summary -o ada.html             a page or two for whoever decides
  viva export ada grace --format csv -o answers.csv
  viva export --all --format jsonl -o sessions.jsonl
  viva export --all --anonymous --format csv -o anonymous.csv
  viva export --filter \"guide:60 after:2026-01-01\" --format csv
  viva export --all -o reports/                     a file for each session

What is written can be read by you alone, as the sessions can. No file is replaced without --force.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Export {
    /// Sessions: ids, paths of files, or candidates: a part of a name stands for all of theirs
    #[arg(value_name = "SESSION")]
    pub sessions: Vec<String>,

    /// All sessions of the home, newest first; conflict copies aside
    #[arg(long, conflicts_with = "sessions")]
    pub all: bool,

    /// The sessions that fit these words, such as "guide:60 after:2026-01-01"
    ///
    /// As in the list of sessions: letters of a candidate's name, bank:, guide:, by:, role:, round:,
    /// rec:, score:, phase:, on:, after:, before:, unfinished; `-` before a word keeps the others.
    #[arg(long, value_name = "WORDS", conflicts_with = "sessions")]
    pub filter: Option<String>,

    /// As what; that of the file's ending if you name none, and md without a file
    ///
    /// A file whose ending is that of another format is taken for a mistake, without --force.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// The file to write, or a folder/ for a file each
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace files that exist, and write a format into a file with the ending of another
    #[arg(long, requires = "output")]
    pub force: bool,

    /// Codes for names, weeks for dates, and no free text
    #[arg(long)]
    pub anonymous: bool,

    /// Without the words of the notes
    ///
    /// json and jsonl keep their times and marks; html, md and txt say how many there were of each
    /// mark; csv has only their number anyway. The reason of the recommendation stays, but for its
    /// lines that begin with a mark, which are notes: read what else it quotes before you pass it
    /// on. Reasons of amendments and of skipped questions stay too.
    #[arg(long)]
    pub no_notes: bool,

    /// Only what is decided by: recommendation and reason, red flags, scorecard, gaps, highlights,
    /// time
    ///
    /// For html, md and txt. The questions with their notes and ratings are left out; a report says
    /// so at its top.
    #[arg(long)]
    pub summary: bool,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.map(Format::word))
}

/// Writes the sessions out.
pub fn export(home: &Home, export: &Export) -> Result<ExitCode, Failure> {
    something(export)?;
    let format = format(export)?;
    if export.summary && !format.is_report() {
        let text = format!(
            "Nothing was exported: --summary is for the reports, which are html, md and txt; {} \
             always has everything.",
            format.word()
        );
        return Err(Failure { text, code: 2 });
    }
    let mut reading = Reading::default();
    let files = match &export.filter {
        Some(words) => reading.fitting(home, &filter(words)?)?,
        None if export.all => reading.fitting(home, &Filter::default())?,
        None => reading.named(home, export)?,
    };
    let how = How {
        format,
        options: Options {
            anonymous: export.anonymous,
            notes: !export.no_notes,
            summary: export.summary,
        },
        to: export.output.as_deref().map(To::of),
        replace: export.force,
    };
    let begun = Exporting::begin(files, how);
    let written = begun.and_then(|mut begun| {
        while !begun.step(AT_ONCE, |file| reading.read_or_leave_out(file))? {}
        begun.finish()
    });
    match written {
        // A reader that has seen enough ends it quietly.
        Err(Refused::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.map_err(failure)?,
    }
    Ok(if reading.unreadable > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// That something is to be exported: all sessions are only by name.
fn something(export: &Export) -> Result<(), Failure> {
    if export.all || export.filter.is_some() || !export.sessions.is_empty() {
        return Ok(());
    }
    let text = "Nothing was exported: name sessions or candidates (`viva export ada`), or take those \
                that fit with --filter WORDS (--filter guide:60), or everything with --all.";
    Err(Failure { text: text.into(), code: 2 })
}

/// How many are read at a time: nothing else waits.
const AT_ONCE: usize = 1000;

/// The format that was named, or that of the file; they are not to say two things.
fn format(export: &Export) -> Result<Format, Failure> {
    let named = export.format.as_deref().and_then(Format::parse);
    let named = named.or(export.json.then_some(Format::Json));
    chosen(named, export.output.as_deref(), export.force, (Format::Markdown, &Format::ALL))
}

/// The same for whatever is written: what it is without a name and a file, and what it may be.
pub(super) fn chosen(
    named: Option<Format>,
    output: Option<&Path>,
    force: bool,
    (usual, all): (Format, &[Format]),
) -> Result<Format, Failure> {
    let file = output.filter(|path| matches!(To::of(path), To::File(_)));
    let Some(ending) = file.and_then(Path::extension) else {
        return Ok(named.unwrap_or(usual));
    };
    let ending = ending.to_string_lossy();
    let own = Format::parse(&ending.to_lowercase());
    if let Some(named) = named {
        return match own.filter(|other| *other != named && !force) {
            None => Ok(named),
            Some(other) => {
                let (named, other) = (named.word(), other.word());
                let text = format!(
                    "Nothing was exported: --format says {named}, and the ending of the file says \
                     {other}. Leave one of them out, or write it all the same with --force."
                );
                Err(Failure { text, code: 2 })
            }
        };
    }
    own.filter(|format| all.contains(format)).ok_or_else(|| {
        let formats = all.iter().map(|format| format.word()).collect::<Vec<_>>().join(", ");
        let text = format!(
            "`{}` is the ending of no format that can be written: name one of {formats} with \
             --format.",
            visible(&ending)
        );
        Failure { text, code: 2 }
    })
}

/// The sessions are read as often as it takes, and what there is to say of one is said once.
#[derive(Default)]
struct Reading {
    said: BTreeSet<PathBuf>,
    unreadable: usize,
}

impl Reading {
    /// The files of the sessions that were named, each once. One that was named alone has to be
    /// there and whole, before anything is written.
    fn named(&mut self, home: &Home, export: &Export) -> Result<Vec<PathBuf>, Failure> {
        let finder = Finder::new(home);
        let mut seen = BTreeSet::new();
        let mut named = Vec::new();
        for name in &export.sessions {
            let files = begin::sessions(home, &finder, name)?;
            let several = files.len() > 1;
            for file in files.into_iter().filter(|file| seen.insert(file.clone())) {
                if !several {
                    self.read(&file)?;
                }
                named.push(file);
            }
        }
        Ok(named)
    }

    /// The files of the sessions that fit; of all that cannot be read, each is named.
    fn fitting(&mut self, home: &Home, filter: &Filter) -> Result<Vec<PathBuf>, Failure> {
        let rows = sessions::all(home);
        // A copy tells of the same interview once more.
        let rows: Vec<&Row> = rows.iter().filter(|row| row.copy_of().is_none()).collect();
        if rows.is_empty() {
            return Err(Failure::no_sessions(home));
        }
        let mut files = Vec::with_capacity(rows.len());
        let mut sieve = Sieve::new(filter);
        for row in rows {
            match &row.header {
                Ok(_) if sieve.fits(&row.facts()) => files.push(row.file.clone()),
                Ok(_) => {}
                Err(problem) => self.leave_out(&problem.one_line()),
            }
        }
        if files.is_empty() && self.unreadable == 0 {
            return Err(Failure::new(
                "No session fits these words; `viva list` shows all of them.",
            ));
        }
        Ok(files)
    }

    fn read(&mut self, file: &Path) -> Result<Record, Failure> {
        let Recovered { record, trouble, .. } =
            recover(file).map_err(|problems| Failure::problems(&problems))?;
        if let Some(trouble) = trouble.filter(|_| self.said.insert(file.to_owned())) {
            page::say(&trouble.one_line());
        }
        Ok(record)
    }

    fn read_or_leave_out(&mut self, file: &Path) -> Option<Record> {
        self.read(file).map_err(|failure| self.leave_out(&failure.text)).ok()
    }

    fn leave_out(&mut self, why: &str) {
        page::say(&format!("viva: left out: {why}"));
        self.unreadable += 1;
    }
}

/// The words as a filter, all of which must be understood: nobody sees here what they keep.
pub(super) fn filter(words: &str) -> Result<Filter, Failure> {
    let filter = Filter::parse(words, Clock::start().now().wall.date_naive());
    match filter.problems() {
        [] => Ok(filter),
        problems => Err(Failure { text: problems.join("\n"), code: 2 }),
    }
}

/// Why it was not written.
pub(super) fn failure(refused: Refused) -> Failure {
    Failure::new(match refused {
        Refused::Exists(file) => format!(
            "Nothing was exported: {} exists already. Name another file, or replace it with \
             --force.",
            visible(&file.display().to_string())
        ),
        Refused::Failed(why) => format!("The export was not written. {}", visible(&why)),
        Refused::Output(error) => {
            format!("The output cannot be written: {}.", sentence::system(&error))
        }
    })
}
