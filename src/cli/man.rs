//! `viva man`: the manual page, made from the command line itself, with what a command line cannot
//! say written by hand.

use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use super::args::{Arguments, EXAMPLES};
use super::failure::{Failure, STATUSES};
use super::page::Signs;

/// What the program reads and writes.
const FILES: [(&str, &str); 7] = [
    ("HOME/questions/*.toml", "The banks. One with the id of a built-in bank takes its place."),
    ("HOME/sessions/*.toml", "The sessions, one a file; only their owner can read them."),
    (
        "HOME/sessions/.*.journal",
        "What was done in an open interview since its file was written. Leave it there after a \
         crash: `viva resume` needs it.",
    ),
    (
        "HOME/sessions/trash/",
        "What `viva delete` and the list of sessions have removed. It is never emptied by itself.",
    ),
    (
        "~/.config/vivavoce/config.toml",
        "The settings, or in $XDG_CONFIG_HOME; `viva config init` writes one to begin with.",
    ),
    ("~/.local/share/vivavoce", "The home where no other is named, or in $XDG_DATA_HOME."),
    (
        "~/.local/state/vivavoce/remembered.toml",
        "What Setup proposes the next time, or in $XDG_STATE_HOME. It can be removed.",
    ),
];

/// The variables that it looks at.
const ENVIRONMENT: [(&str, &str); 9] = [
    ("VIVA_HOME", "The home, unless --home names one."),
    ("VIVA_CONFIG", "The file of settings, in the place of the usual one."),
    ("VIVA_INTERVIEWER", "Your own name."),
    ("VIVA_THEME", "The colours: a word that --theme takes as well."),
    ("NO_COLOR", "Set to anything: no colours."),
    ("VISUAL, EDITOR", "The editor for Ctrl-O."),
    ("COLORFGBG", "Whether the terminal is a light one, where it says so."),
    ("LC_ALL, LC_CTYPE, LANG", "Whether the terminal has more signs than ASCII."),
    ("TMPDIR", "Where `viva demo` makes its folder."),
];

/// Prints it as roff.
pub fn print() -> Result<ExitCode, Failure> {
    super::print(&page(), Signs::All)
}

/// The whole page.
fn page() -> String {
    let command = Arguments::command().disable_help_subcommand(true);
    let commands: Vec<Command> = command.get_subcommands().cloned().collect();
    let (man, mut page) = (Man::new(command).manual("Viva Voce"), Vec::new());
    // Nothing can fail to be written to memory.
    let _ = man.render_title(&mut page);
    let _ = man.render_name_section(&mut page);
    let _ = man.render_synopsis_section(&mut page);
    let _ = man.render_description_section(&mut page);
    let _ = man.render_options_section(&mut page);
    let mut text = String::from_utf8_lossy(&page).into_owned();
    text.push_str(&rendered(|roff| {
        roff.control("SH", ["COMMANDS"]);
    }));
    for command in commands {
        about(&mut text, command, "viva");
    }
    text.push_str(&rendered(|roff| {
        pairs(roff, "EXIT STATUS", &STATUSES);
        pairs(roff, "FILES", &FILES);
        pairs(roff, "ENVIRONMENT", &ENVIRONMENT);
        roff.control("SH", ["EXAMPLES"]);
        literal(roff, EXAMPLES.lines().skip(1).take_while(|line| !line.is_empty()));
    }));
    text
}

/// A command with its description, its options and its examples; then those below it.
fn about(text: &mut String, command: Command, above: &str) {
    let name = format!("{above} {}", command.get_name());
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    let long = command.get_long_about().or(command.get_about()).map(ToString::to_string);
    let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let has_options = command.get_arguments().next().is_some();
    let man = Man::new(command.bin_name(&name).disable_help_flag(true));
    text.push_str(&rendered(|roff| {
        roff.control("SS", [name.as_str()]);
    }));
    // Where a page of its own has headings, this one goes on.
    let mut section = Vec::new();
    let _ = man.render_synopsis_section(&mut section);
    text.push_str(&headless(&section));
    text.push_str(&rendered(|roff| {
        for paragraph in long.unwrap_or_default().split("\n\n") {
            roff.control("PP", []);
            roff.text([roman(paragraph)]);
        }
    }));
    if has_options {
        let mut section = Vec::new();
        let _ = man.render_options_section(&mut section);
        text.push_str(&headless(&section));
    }
    text.push_str(&rendered(|roff| {
        for paragraph in help.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            roff.control("PP", []);
            if paragraph.contains("\n  ") {
                literal(roff, paragraph.lines());
            } else {
                roff.text([roman(paragraph)]);
            }
        }
    }));
    for command in below {
        about(text, command, &name);
    }
}

fn rendered(write: impl FnOnce(&mut Roff)) -> String {
    let mut roff = Roff::new();
    write(&mut roff);
    roff.render()
}

/// A section without its heading, and without what would be said once more for each.
fn headless(section: &[u8]) -> String {
    let section = String::from_utf8_lossy(section);
    // The first lines say how quotes are to be drawn, which has been said.
    let heading = |line: &&str| line.starts_with(".SH ");
    let body: Vec<&str> = section.lines().skip_while(|line| !heading(line)).collect();
    body.into_iter()
        .filter(|line| !heading(line))
        .fold(String::new(), |text, line| text + line + "\n")
}

fn pairs(roff: &mut Roff, heading: &str, pairs: &[(&str, &str)]) {
    roff.control("SH", [heading]);
    for (name, means) in pairs {
        roff.control("TP", []);
        roff.text([bold(*name)]);
        roff.text([roman(*means)]);
    }
}

/// Lines as they are.
fn literal<'a>(roff: &mut Roff, lines: impl Iterator<Item = &'a str>) {
    roff.control("nf", []);
    let lines: Vec<Vec<Inline>> = lines.map(|line| vec![roman(line)]).collect();
    for line in lines {
        roff.text(line);
    }
    roff.control("fi", []);
}
