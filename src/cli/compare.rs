//! `viva compare`: candidates who met the same guide, side by side.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::page::Signs;
use super::{begin, export, page};
use crate::app::filter::Filter;
use crate::app::{Home, Row, library};
use crate::domain::comparison::Comparison;
use crate::domain::glyph::visible;
use crate::domain::{Phase, Record};
use crate::format::comparison::{self, Shape, Sheet, remarks};
use crate::format::export::{Format, Options, prepare};
use crate::format::problem::Problem;
use crate::format::session_toml::Header;
use crate::shell::disk::{Recovered, recover};
use crate::shell::export::{To, write_one};
use crate::shell::sessions::{self, Finder};
use crate::shell::terminal;

/// How wide it is printed where there is no terminal, in columns.
const COLUMNS: u16 = 80;

/// Put candidates who met the same guide side by side
///
/// Competencies by candidates: the mean over what was answered, and how much that is of what was
/// planned. What is missing is missing, never zero. Who shares a band is not told apart: smaller
/// differences than the error of measurement are no ranking, and the error is stated. Questions that
/// were not asked of everybody in the same words are named and left out of the ranking; sessions on
/// another guide than the one that most of the candidates met, or on another scale, are named and
/// left out.
///
/// The exit status is 0 where all the sessions were compared, 1 where one was left out, cannot be
/// read or is not there, or where there are fewer than two, and 2 for a command line that is not
/// understood.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva compare 2026-11-03-ada-lovelace-backend 2026-11-04-sam-example-backend
  viva compare ada sam zoe
  viva compare ada sam --guide 60
  viva compare --bank backend --guide 60
  viva compare --guide 60 --questions
  viva compare --filter \"by:robin after:3m\"
  viva compare --guide 60 --by-candidate
  viva compare --guide 60 --json
  viva compare --guide 60 -o round.html             a page to print or mail; md, txt, csv, json too

With --json one value is printed: the guide and its scale; `margin`, the error of measurement and
what was assumed for it; `bands`, the highest first, each with its candidates; `candidates` with the
score that they are ranked by; `sessions` with their means, `rated`, `skipped` and `planned`, by
competency and question by question, with `recommendation` and `red_flags`; what was `left_out`; and
`problems`, sentences for a person. What is missing is null.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Compare {
    /// Sessions: ids, paths of files, or candidates: a part of a name stands for all of theirs
    #[arg(value_name = "SESSION")]
    pub sessions: Vec<String>,

    /// Only those on this guide; all finished ones if you name none
    #[arg(long, value_name = "ID")]
    pub guide: Option<String>,

    /// Only those on this bank, likewise
    #[arg(long, value_name = "ID")]
    pub bank: Option<String>,

    /// Only those that fit these words, such as "by:robin after:2026-01-01", likewise
    ///
    /// As in the list of sessions and in `viva export`.
    #[arg(long, value_name = "WORDS")]
    pub filter: Option<String>,

    /// Question by question instead of by competency, with how often each point was given
    #[arg(long)]
    pub questions: bool,

    /// One column for each candidate: of those whom several have met, the mean
    ///
    /// Their recommendations are listed and never averaged.
    #[arg(long)]
    pub by_candidate: bool,

    /// As what; that of the file's ending if you name none, and txt without a file
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// The file to write
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file if it exists, and write a format into a file with the ending of another
    #[arg(long, requires = "output")]
    pub force: bool,

    /// Codes for names
    ///
    /// As in `viva export --anonymous`.
    #[arg(long)]
    pub anonymous: bool,
}

/// Those of an export, but for the one that has a session a line.
const FORMATS: [Format; 5] =
    [Format::Text, Format::Markdown, Format::Html, Format::Csv, Format::Json];

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.map(Format::word))
}

/// Prints the comparison that is asked for.
pub fn compare(home: &Home, asked: &Compare, signs: Signs) -> Result<ExitCode, Failure> {
    let filter = asked.filter.as_deref().map(export::filter).transpose()?.unwrap_or_default();
    let narrows = Narrows { asked, filter };
    if asked.sessions.is_empty() && narrows.words().is_empty() {
        return Err(Failure {
            text: "Name what is to be compared: candidates or sessions (`viva compare ada grace`), \
                   or all finished sessions on a guide (`--guide 60`), on a bank (`--bank backend`) \
                   or that fit a filter (`--filter by:robin`)."
                .to_owned(),
            code: 2,
        });
    }
    let wanted = asked.format.as_deref().and_then(Format::parse);
    let wanted = wanted.or(asked.json.then_some(Format::Json));
    let format =
        export::chosen(wanted, asked.output.as_deref(), asked.force, (Format::Text, &FORMATS))?;
    let read =
        if asked.sessions.is_empty() { all(home, &narrows)? } else { named(home, &narrows)? };
    let names: Vec<String> = read.records.iter().map(|(file, _)| name(home, file)).collect();
    let unread: Vec<String> = read.unread.iter().map(|file| name(home, file)).collect();
    let options = Options { anonymous: asked.anonymous, ..Options::default() };
    let prepared = prepare(read.records.into_iter().map(|(_, record)| record).collect(), options);
    let records: Vec<&Record> = prepared.records().iter().collect();
    let Some(compared) = Comparison::of(&records) else {
        return Err(if unread.is_empty() {
            narrows.nothing(home)
        } else {
            Failure::new("None of these sessions can be read.")
        });
    };
    // Of those on other guides nobody expects to hear.
    let open =
        read.open.iter().filter(|it| (&it.bank, &it.guide) == (&compared.bank, &compared.guide));
    let open: Vec<String> = open.map(|it| it.who.clone()).collect();
    let aside: Vec<String> = remarks::not_compared(&open, 0).into_iter().collect();
    let shape =
        Shape { by_question: asked.questions, folded: asked.by_candidate, ..Shape::default() };
    let told: &[String] = if asked.anonymous { &[] } else { &aside };
    let sheet = Sheet { comparison: &compared, records: &records, aside: told, shape };
    match (&asked.output, format) {
        (None, Format::Text) => {
            super::print(&comparison::text(&sheet, columns()), signs)?;
        }
        // By their names in the home, which nobody anonymous has.
        (None, Format::Json) if !asked.anonymous => {
            super::print(&comparison::json(&sheet, &names, &unread), Signs::All)?;
        }
        (output, format) => {
            let text = comparison::document(&prepared, shape, &aside, format).unwrap_or_default();
            write(&text, output.as_deref(), asked.force)?;
        }
    }
    let whole = read.whole && unread.is_empty() && compared.left_out.is_empty();
    Ok(if whole && !compared.is_alone() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Into the file, or to the standard output.
fn write(text: &str, output: Option<&Path>, force: bool) -> Result<(), Failure> {
    let Some(path) = output else { return super::output(text).map(|_| ()) };
    match To::of(path) {
        To::File(file) => write_one(text, &file, force).map_err(export::failure),
        To::Folder(_) => Err(Failure::new("A comparison is one file: name it, not a folder.")),
    }
}

/// How wide it may be; at least so that a heading and a cell have room.
fn columns() -> usize {
    usize::from(terminal::wanted_columns().unwrap_or(COLUMNS).max(20))
}

/// What is compared, and what would have been.
struct Gathered {
    records: Vec<(PathBuf, Record)>,
    /// Those that cannot be read; each has been named.
    unread: Vec<PathBuf>,
    /// Every argument stands for something that is compared.
    whole: bool,
    /// What fits and is not finished, where only what is finished is compared.
    open: Vec<Open>,
}

/// A session that is not finished.
struct Open {
    bank: String,
    guide: String,
    /// The candidate, and how far it has come.
    who: String,
}

impl Gathered {
    /// Reads a session; says why if it cannot be read.
    fn read(&mut self, file: PathBuf, more: &str) -> Option<(PathBuf, Record)> {
        match recover(&file) {
            Ok(Recovered { record, trouble, .. }) => {
                if let Some(trouble) = trouble {
                    page::say(&trouble.one_line());
                }
                Some((file, record))
            }
            Err(problems) => {
                let why = problems.first().map(Problem::one_line).unwrap_or_default();
                page::say(&format!("viva: Left out: {why}{more}"));
                self.unread.push(file);
                None
            }
        }
    }
}

/// What `--guide`, `--bank` and `--filter` keep.
struct Narrows<'a> {
    asked: &'a Compare,
    filter: Filter,
}

impl Narrows<'_> {
    fn fits(&self, header: &Header, name: &str) -> bool {
        let fits = |asked: &Option<String>, id: &str| asked.as_ref().is_none_or(|it| it == id);
        fits(&self.asked.guide, &header.guide)
            && fits(&self.asked.bank, &header.bank)
            && self.filter.fits(header, name)
    }

    /// What they ask for, in words; empty where they ask nothing.
    fn words(&self) -> String {
        let Compare { guide, bank, filter, .. } = self.asked;
        let on = [("guide", guide), ("bank", bank)];
        let on = on.into_iter().filter_map(|(word, id)| Some((word, id.as_ref()?)));
        let on: Vec<String> = on.map(|(word, id)| format!("{word} `{}`", visible(id))).collect();
        let on = (!on.is_empty()).then(|| format!(" on the {}", on.join(" of the ")));
        let fits = filter.as_ref().map(|it| format!(" that fits `{}`", visible(it)));
        [on, fits].into_iter().flatten().collect()
    }

    /// Nothing is left.
    fn nothing(&self, home: &Home) -> Failure {
        let folder = home.sessions.display().to_string();
        let (words, folder) = (self.words(), visible(&folder));
        if self.asked.sessions.is_empty() {
            return Failure::new(format!("There is no finished session{words} in {folder}."))
                .and("`viva list` shows the guides and banks of all sessions.");
        }
        Failure::new("There is nothing to compare.")
    }
}

/// Every finished session that fits, the oldest first, as people were met. A conflict copy tells of
/// the same interview once more; what cannot be read might have been on any guide.
fn all(home: &Home, narrows: &Narrows) -> Result<Gathered, Failure> {
    let rows = sessions::all(home);
    let fits = |row: &&Row| match &row.header {
        Ok(header) => header.phase == Phase::Finished && narrows.fits(header, &row.name()),
        Err(_) => true,
    };
    let open = rows.iter().rev().filter(|row| row.copy_of().is_none()).filter_map(|row| {
        let header = row.header.as_ref().ok()?;
        let fits = header.phase != Phase::Finished && narrows.fits(header, &row.name());
        fits.then(|| Open {
            bank: header.bank.clone(),
            guide: header.guide.clone(),
            who: format!("{}, {}", header.candidate.trim(), header.phase.word()),
        })
    });
    let open = open.collect();
    let rows: Vec<&Row> =
        rows.iter().rev().filter(fits).filter(|row| row.copy_of().is_none()).collect();
    let mut read = Gathered { records: Vec::new(), unread: Vec::new(), whole: true, open };
    for row in &rows {
        let unknown = if row.header.is_err() { " Nobody knows which guide it is on." } else { "" };
        let record = read.read(row.file.clone(), unknown);
        read.records.extend(record);
    }
    if read.records.is_empty() && rows.iter().all(|row| row.header.is_err()) {
        return Err(narrows.nothing(home));
    }
    Ok(read)
}

/// The sessions that were named, each once, as far as they fit. A name stands for all sessions of
/// its candidate that have begun.
fn named(home: &Home, narrows: &Narrows) -> Result<Gathered, Failure> {
    let finder = Finder::new(home);
    let mut seen = BTreeSet::new();
    let mut read =
        Gathered { records: Vec::new(), unread: Vec::new(), whole: true, open: Vec::new() };
    for argument in &narrows.asked.sessions {
        let files = begin::sessions(home, &finder, argument)?;
        let several = files.len() > 1;
        let mut fits = false;
        // The oldest first, as people were met.
        for file in files.into_iter().rev() {
            if !seen.insert(file.clone()) {
                fits = true;
                continue;
            }
            let Some((file, record)) = read.read(file, "") else {
                fits = true;
                continue;
            };
            let begun = !several || record.phase != Phase::Planned;
            if begun && narrows.fits(&Header::of(&record), &library::name(&file)) {
                fits = true;
                read.records.push((file, record));
            }
        }
        if !fits {
            read.whole = false;
            let (argument, words) = (visible(argument), narrows.words());
            page::say(&match words.as_str() {
                "" => format!("viva: Left out: no session of `{argument}` has begun."),
                words => format!("viva: Left out: `{argument}` has no session{words}."),
            });
        }
    }
    Ok(read)
}

/// What the session is asked for by: its name in the home, its path elsewhere.
fn name(home: &Home, file: &std::path::Path) -> String {
    if file.parent() == Some(home.sessions.as_path()) {
        return library::name(file);
    }
    file.display().to_string()
}
