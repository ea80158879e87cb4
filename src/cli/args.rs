//! The command line as it is typed, and the help that explains it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};

use super::compare::Compare;
use super::completions::Completions;
use super::delete::Delete;
use super::demo::Demo;
use super::export::Export;
use super::failure;
use super::list::List;
use super::schema::Schema;
use crate::app::settings::Options;
use crate::format::config_toml::ThemeName;

pub const EXAMPLES: &str = "\
Examples:
  viva demo                               look around, among made-up sessions
  viva                                    the home screen
  viva run                                set an interview up, then begin
  viva run backend --candidate \"Ada Lovelace\"
                                          the brief, then begin; or go on where you left
  viva resume                             go on with the newest unfinished interview
  viva review ada                         read the session with Ada
  viva present                            the question alone, for the candidate to read
  viva list                               all sessions, as a table
  viva list unfinished bank:backend       those that a filter keeps
  viva search covering index              every line with these words

A home is a folder with questions/ and sessions/ in it. It is the first of: --home DIR,
$VIVA_HOME, the one in the settings, the current folder if it has one of the two, and
~/.local/share/vivavoce.
Everything is kept there, in files that only you can read; nothing is sent anywhere.";

/// What stands below the long help: examples, and how the program ends.
fn below() -> String {
    format!("{EXAMPLES}\n\nExit status:\n{}", failure::statuses())
}

/// For the person who asks the questions in a job interview
///
/// Viva leads you through a structured interview: what to ask, what to listen for, what time it
/// is. Notes and ratings are saved as you type.
#[derive(Debug, Default, Parser)]
#[command(name = "viva", version, after_long_help = below())]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The folder with questions/ and sessions/ to work in
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,

    #[command(flatten)]
    pub options: Settings,
}

/// What the settings say otherwise
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Instead of the settings")]
pub struct Settings {
    /// Your own name; the one you gave last time if nothing gives one
    #[arg(long, global = true, value_name = "NAME")]
    pub interviewer: Option<String>,

    /// The colours of the screen
    #[arg(long, global = true, value_name = "THEME", value_parser = themes())]
    pub theme: Option<String>,

    /// Draw with nothing but ASCII
    #[arg(long, global = true)]
    pub ascii: bool,

    /// Leave the mouse to the terminal
    #[arg(long, global = true)]
    pub no_mouse: bool,
}

impl From<Settings> for Options {
    fn from(Settings { interviewer, theme, ascii, no_mouse }: Settings) -> Self {
        let interviewer = interviewer.map(|name| name.trim().to_owned());
        let interviewer = interviewer.filter(|name| !name.is_empty());
        let theme = theme.as_deref().and_then(ThemeName::parse);
        Self { interviewer, theme, ascii, no_mouse }
    }
}

fn themes() -> PossibleValuesParser {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word))
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Run(Run),
    Resume(Resume),
    Review(Review),
    Present(Present),
    List(List),
    Show(Show),
    Search(super::search::Search),
    Diff(Diff),
    Export(Export),
    Delete(Delete),
    Schema(Schema),
    /// List the question banks and everything that is wrong with them
    ///
    /// The exit status is 1 if something in a bank cannot be used.
    Banks,
    Doctor(Doctor),
    Config(Config),
    Compare(Compare),
    Demo(Demo),
    Completions(Completions),
    /// Print the manual page
    ///
    /// It has every command in it. To read it: viva man | man -l -
    ///
    /// To have `man viva` find it: viva man > ~/.local/share/man/man1/viva.1
    Man,
}

/// Begin an interview
///
/// With a bank and a candidate the brief opens: one page to read, and Enter starts the clock. If you have left one with the same
/// candidate and bank unfinished, it goes on instead, so that the same command is right after
/// lunch and after a crash. With less, the setup opens with what you gave.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva run backend --candidate \"Ada Lovelace\" --guide 60
  viva run ~/questions/platform.toml --candidate \"Ada Lovelace\" --round \"Second\"
  viva run backend --candidate \"Ada Lovelace\" --new
  viva run backend --candidate \"Ada Lovelace\" --now

What is typed here can be seen in the list of processes (`ps`) and in the shell's history. Leave
--candidate out, and the setup that opens asks for the name: that keeps it out of both.")]
pub struct Run {
    /// The bank's id, or the path of its file
    pub bank: Option<String>,

    /// The id of the guide to follow, as `viva banks` lists them; the bank's first if you name none
    #[arg(long, value_name = "ID", requires = "bank")]
    pub guide: Option<String>,

    /// Whom you are going to meet; what is typed here shows in `ps` and in the shell's history
    #[arg(long, value_name = "NAME")]
    pub candidate: Option<String>,

    /// The job the candidate is seen for
    #[arg(long)]
    pub role: Option<String>,

    /// Which interview of the series this is
    #[arg(long)]
    pub round: Option<String>,

    /// Start the clock at once, without the brief
    #[arg(long)]
    pub now: bool,

    /// Begin another interview even if there is an unfinished one to go on with
    #[arg(long)]
    pub new: bool,
}

/// Go on with an unfinished interview
///
/// Without a session it is the one that was written in last, by the time in its file; one that is
/// only planned comes after those that have begun.
#[derive(Debug, Args)]
pub struct Resume {
    /// A session's id, the path of its file, or a part of the candidate's name
    pub session: Option<String>,
}

/// Read sessions on the screen
///
/// Without a session the list of all of them opens.
#[derive(Debug, Args)]
pub struct Review {
    /// A session's id, the path of its file, or a part of the candidate's name
    ///
    /// A name that fits several opens the list of them.
    pub session: Option<String>,
}

/// Show the candidate the question, and nothing else, in a second terminal
///
/// Follows an interview that goes on in another terminal or pane, for a screen that is turned
/// round or shared: the question alone, in letters as large as there is room for, while it is
/// being asked; a neutral line before, between and after. It shows neither notes nor ratings, nor
/// any name, and writes nothing. Without a session it is the one that `viva resume` means. Esc, q or
/// Ctrl-C ends it. While you type in the interview itself, F5 does the same in its own window.
#[derive(Debug, Args)]
pub struct Present {
    /// A session's id, the path of its file, or a part of the candidate's name
    pub session: Option<String>,
}

/// Print a session's report
#[derive(Debug, Args)]
pub struct Show {
    /// A session's id, the path of its file, or a part of the candidate's name
    pub session: String,

    /// As JSON, in the shape that `viva schema session` describes
    #[arg(long)]
    pub json: bool,
}

/// Look whether everything in the home is in order
///
/// Names what others could read, what a crash has left over (temporary files, locks, journals),
/// files that are damaged or have the wrong name, banks with errors, and a home in a place that is
/// open to others; each with its path and how to mend it. That a home can be looked into, or is
/// copied by a file sync or by git, is only said: it may be meant so.
///
/// The exit status is 0 if everything is in order, or was put in order by --fix, and 1 if something
/// is left to mend.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva doctor
  viva doctor --fix
  viva --home ~/interviews doctor

What is in a session is never changed, with or without --fix.")]
pub struct Doctor {
    /// Mend what is safe: take rights from others, remove what nobody needs any more
    #[arg(long)]
    pub fix: bool,
}

/// Print where two sessions differ
///
/// Item by item: standing, rating, what was ticked, the notes line by line, the recommendation,
/// and what only one of the two timelines has. The exit status is 0 if they are the same, 1 if
/// they differ, and 2 if one of them cannot be read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  viva diff 2026-11-24-ada-lovelace-backend 2026-11-24-ada-lovelace-backend.conflict-1
  viva diff mine.toml theirs.toml")]
pub struct Diff {
    /// A session's id, the path of its file, or a part of the candidate's name
    pub a: String,

    /// The session to compare it with, named likewise
    pub b: String,
}

/// Show the settings, where each comes from, and what is wrong with them
///
/// They are in `$VIVA_CONFIG` or ~/.config/vivavoce/config.toml; an option of the command line wins
/// over a variable of the environment, and that over the file. The exit status is 1 if something
/// in the file cannot be used; everything else in it holds all the same.
#[derive(Debug, Args)]
pub struct Config {
    #[command(subcommand)]
    pub act: Option<ConfigAct>,
}

#[derive(Debug, Subcommand)]
pub enum ConfigAct {
    /// Write a file with every setting and every key in it, commented out
    ///
    /// A file that exists is left as it is.
    Init,
    /// Print the path of the file
    Path,
}
