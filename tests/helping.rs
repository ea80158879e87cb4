//! What helps on the command line: completions by the protocol that the shells speak, the manual
//! page, and the exit statuses.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use clap::CommandFactory;
use tempfile::TempDir;
use vivavoce::cli::args::Arguments;
use vivavoce::cli::failure::STATUSES;

const README: &str = include_str!("../README.md");

/// A home in a folder of its own, with sessions that nobody could read.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(sessions: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["home/sessions", "home/questions", "empty/sessions"] {
            fs::create_dir_all(folder.path().join(name)).expect("a folder");
        }
        let desk = Self { folder };
        for name in sessions {
            fs::write(desk.path(&format!("home/sessions/{name}.toml")), "no session")
                .expect("a file");
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.path("user"))
            .env("VIVA_HOME", self.path("home"))
            .stdin(Stdio::null());
        command
    }

    fn viva(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_viva"));
        command.args(arguments).output().expect("the program")
    }

    /// What zsh is told of these words, the last of which is being written: values with remarks.
    fn told(&self, words: &[&str]) -> Vec<(String, String)> {
        let output = self
            .command(env!("CARGO_BIN_EXE_viva"))
            .env("VIVA_COMPLETE", "zsh")
            .env("_CLAP_IFS", "\n")
            .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
            .args(["--", "viva"])
            .args(words)
            .output()
            .expect("the program");
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {text}");
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        let pair = |line: &str| {
            let (value, help) = line.split_once(':').unwrap_or((line, ""));
            (value.to_owned(), help.to_owned())
        };
        text.lines().filter(|line| !line.is_empty()).map(pair).collect()
    }

    /// The values alone, without the options.
    fn values(&self, words: &[&str]) -> Vec<String> {
        let values = self.told(words).into_iter().map(|(value, _)| value);
        values.filter(|value| !value.starts_with("--")).collect()
    }
}

const SESSIONS: [&str; 5] = [
    "2026-11-24-ada-lovelace-backend",
    "2026-11-24-ada-lovelace-backend-2",
    "2026-11-20-adam-smith-teamwork",
    "2025-02-03-zoë-backend",
    "2026-11-24-ada-lovelace-backend.conflict-1",
];

#[test]
fn sessions_are_offered_newest_first_and_none_is_opened() {
    let desk = Desk::new(&SESSIONS);
    let newest = [SESSIONS[4], SESSIONS[1], SESSIONS[0], SESSIONS[2], SESSIONS[3]];
    assert_eq!(desk.values(&["show", ""]), newest);
    assert_eq!(desk.values(&["show", "2025"]), [SESSIONS[3]]);
    assert_eq!(desk.values(&["diff", SESSIONS[0], "2026-11-20"]), [SESSIONS[2]]);
    assert_eq!(desk.values(&["show", "1999"]), [] as [&str; 0]);
}

#[test]
fn a_part_of_a_name_is_completed_as_it_was_begun() {
    let desk = Desk::new(&SESSIONS);
    let told = |word: &str| desk.told(&["resume", word]);
    let pair = |value: &str, help: &str| (value.to_owned(), help.to_owned());
    assert_eq!(told("ad"), [pair("ada", "3 sessions"), pair("adam", "1 session")]);
    assert_eq!(told("LOVE"), [pair("LOVElace", "3 sessions")]);
    assert_eq!(told("zo"), [pair("zoë", "1 session")]);
    // The bank is no part of the name.
    assert_eq!(told("back"), []);
}

#[test]
fn a_name_that_fits_several_is_completed_to_their_ids_where_one_is_meant() {
    let (first, second) = ("2026-11-24-ada-lovelace-backend", "2026-11-20-ada-lovelace-teamwork");
    let desk = Desk::new(&[first, second, "2026-11-19-grace-hopper-backend"]);
    assert_eq!(desk.values(&["show", "ada"]), ["ada", first, second]);
    assert_eq!(desk.values(&["show", "ad"]), ["ada"], "a part of it is completed first");
    assert_eq!(desk.values(&["show", "grace"]), ["grace"]);
    assert_eq!(desk.values(&["compare", "ada"]), ["ada"], "it stands for all of them there");
}

#[test]
fn every_argument_that_is_a_session_or_a_bank_is_completed() {
    let desk = Desk::new(&SESSIONS);
    let mut command = Arguments::command();
    command.build();
    let (mut sessions, mut banks) = (0, 0);
    for subcommand in command.get_subcommands() {
        for (place, argument) in subcommand.get_positionals().enumerate() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            let mut words = vec![subcommand.get_name()];
            words.extend(std::iter::repeat_n("x", place));
            words.push("");
            if help.contains("session's id") || help.starts_with("The session") {
                assert!(desk.values(&words).contains(&SESSIONS[0].to_owned()), "{words:?}");
                sessions += 1;
            } else if help.starts_with("The bank") {
                assert_eq!(desk.values(&words), ["backend", "teamwork"], "{words:?}");
                banks += 1;
            }
        }
    }
    assert!(sessions >= 6 && banks >= 1, "{sessions} and {banks}");
}

#[test]
fn banks_and_guides_are_those_of_the_home_at_that_moment() {
    let desk = Desk::new(&[]);
    let text = "id = \"ours\"\ntitle = \"Ours\\u001b[31m\"\n[[question]]\nask = \"Why?\"\n";
    fs::write(desk.path("home/questions/ours.toml"), text).expect("a bank");
    assert_eq!(desk.values(&["run", ""]), ["ours", "backend", "teamwork"]);
    let told = desk.told(&["run", "o"]);
    assert_eq!(told, [("ours".to_owned(), "Ours␛[31m".to_owned())]);
    assert_eq!(desk.values(&["run", "ours", "--guide", ""]), ["all"]);
    assert_eq!(desk.values(&["run", "teamwork", "--guide", ""]), ["45", "30", "all"]);
    assert_eq!(desk.values(&["run", "backend", "--guide=p"]), [] as [&str; 0]);
    let panels: Vec<String> =
        desk.told(&["run", "backend", "--guide=p"]).into_iter().map(|(it, _)| it).collect();
    assert_eq!(panels, ["--guide=panel-1", "--guide=panel-2", "--guide=panel-3"]);
}

#[test]
fn another_home_is_asked_when_the_command_line_names_one() {
    let desk = Desk::new(&SESSIONS);
    let empty = desk.path("empty");
    fs::write(empty.join("sessions/2020-01-01-eve-backend.toml"), "").expect("a file");
    let empty = empty.to_str().expect("a path");
    for words in [&["--home", empty, "show", ""][..], &["show", "--home", empty, ""]] {
        assert_eq!(desk.values(words), ["2020-01-01-eve-backend"], "{words:?}");
    }
    assert_eq!(desk.values(&["show", "--home", "/nowhere", ""]), [] as [&str; 0]);
}

#[test]
fn files_are_completed_and_folders_for_a_home() {
    let desk = Desk::new(&SESSIONS);
    assert_eq!(desk.values(&["show", "home/sess"]), ["home/sessions/"]);
    let file = format!("home/sessions/{}.toml", SESSIONS[3]);
    assert_eq!(desk.values(&["show", "home/sessions/2025"]), [file]);
    assert_eq!(desk.values(&["--home", "ho"]), ["home/"]);
    assert_eq!(desk.values(&["demo", "--into", "em"]), ["empty/"]);
}

#[test]
fn what_a_shell_or_a_terminal_would_obey_is_never_offered() {
    let desk = Desk::new(&SESSIONS[..1]);
    let hostile = [
        "2026-12-01-\u{1b}]0;x\u{7}",
        "2026-12-01-$(touch x)",
        "2026-12-01-a b",
        "2026-12-01-a\nb",
        "2026-12-01-\u{202e}abc",
        "--help",
        "2026-12-01-`x`;x",
    ];
    for name in hostile {
        fs::write(desk.path(&format!("home/sessions/{name}.toml")), "").expect("a file");
        fs::create_dir(desk.path(name)).expect("a folder");
    }
    assert_eq!(desk.values(&["show", ""]), [SESSIONS[0]]);
    assert_eq!(desk.values(&["show", "2026-12"]), [] as [&str; 0]);
    assert_eq!(desk.values(&["show", "home/sessions/2026-12"]), [] as [&str; 0]);
    assert_eq!(desk.values(&["demo", "--into", "2026-12"]), [] as [&str; 0]);
    assert_eq!(desk.values(&["show", "tou"]), [] as [&str; 0]);
}

#[test]
fn of_ten_thousand_the_newest_are_offered_and_all_that_begin_like_a_word() {
    let names: Vec<String> =
        (0..10_000).map(|n| format!("20{:02}-01-01-x{n}-backend", n % 30)).collect();
    let desk = Desk::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let newest = desk.values(&["show", ""]);
    assert_eq!(newest.len(), 50);
    assert!(newest.iter().all(|name| name.starts_with("2029-")), "{newest:?}");
    assert_eq!(desk.values(&["show", "2003"]).len(), names.len() / 30 + 1);
    assert_eq!(desk.values(&["show", "x"]).len(), 50);
}

#[test]
fn bash_completes_by_the_script_that_is_printed() {
    let desk = Desk::new(&SESSIONS);
    let program = PathBuf::from(env!("CARGO_BIN_EXE_viva"));
    let path = format!("{}:/usr/bin:/bin", program.parent().expect("a folder").display());
    let script = "source /dev/stdin <<< \"$(viva completions bash)\"\n\
                  COMP_WORDS=(viva show 2025) COMP_CWORD=2 COMP_TYPE=9\n\
                  _clap_complete_viva viva 2025 show\n\
                  echo \"${COMPREPLY[0]}|${#COMPREPLY[@]}\"";
    let output = desk.command("bash").env("PATH", path).args(["-c", script]).output();
    let output = output.expect("bash");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.trim(), format!("{}|1", SESSIONS[3]), "{output:?}");
}

#[test]
fn each_shell_has_its_script_and_an_unknown_one_is_refused() {
    let desk = Desk::new(&[]);
    for (shell, word) in [
        ("bash", "complete -o"),
        ("zsh", "#compdef viva"),
        ("fish", "complete --keep-order"),
        ("elvish", "edit:completion"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let output = desk.viva(&["completions", shell]);
        let script = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success() && script.contains(word), "{script}");
        assert!(script.contains("VIVA_COMPLETE"), "{script}");
    }
    assert_eq!(desk.viva(&["completions", "tcsh"]).status.code(), Some(2));
    let unknown = desk.command(env!("CARGO_BIN_EXE_viva")).env("VIVA_COMPLETE", "tcsh").output();
    assert_eq!(unknown.expect("the program").status.code(), Some(2));
}

#[test]
fn the_manual_page_has_every_command_and_is_well_formed() {
    let output = Desk::new(&[]).viva(&["man"]);
    let page = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success() && page.contains(".TH viva 1"), "{page}");
    let command = Arguments::command();
    for subcommand in command.get_subcommands() {
        let heading = format!(".SS \"viva {}\"", subcommand.get_name());
        assert!(page.lines().any(|line| line == heading), "no {heading}");
    }
    for heading in ["COMMANDS", "\"EXIT STATUS\"", "FILES", "ENVIRONMENT", "EXAMPLES"] {
        assert!(page.contains(&format!("\n.SH {heading}\n")), "no {heading}");
    }
    let macros = ["TH", "SH", "SS", "PP", "TP", "nf", "fi", "ie", "el", "RS", "RE", "IP", "br"];
    for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
        let name = line[1..].split_whitespace().next().unwrap_or_default();
        assert!(macros.contains(&name), "{line}");
    }
}

#[test]
fn the_exit_statuses_are_told_in_the_help_the_manual_and_the_readme() {
    let desk = Desk::new(&[]);
    let said = |arguments: &[&str]| {
        let output = desk.viva(arguments);
        String::from_utf8(output.stdout).expect("text").replace("\\-", "-")
    };
    let (help, man) = (said(&["--help"]), said(&["man"]));
    for (status, means) in STATUSES {
        assert!(help.contains(&format!("  {status:<6} {means}")), "{help}");
        assert!(man.contains(&format!("\\fB{status}\\fR\n{means}")), "{status}: {man}");
        assert!(README.contains(&format!("| {status} | {means} |")), "{status}");
    }
}

/// The fourth, of a program that a signal has ended, needs a terminal: `tests/terminal/demo.rs`.
#[test]
fn each_exit_status_is_given_for_what_it_says() {
    let desk = Desk::new(&SESSIONS[..1]);
    let into = desk.path("made");
    let into = into.to_str().expect("a path");
    for (status, arguments) in [
        (0, &["banks"][..]),
        (0, &["demo", "--into", into, "--sessions", "2"]),
        (0, &["--home", into, "doctor"]),
        (0, &["--help"]),
        (1, &["show", "nobody"]),
        (1, &["run", "nothing", "--candidate", "Ada"]),
        (1, &["resume", "nobody"]),
        (1, &["doctor"]),
        (1, &["demo", "--into", into]),
        (2, &["shwo"]),
        (2, &["demo"]),
        (2, &["demo", "--sessions", "0"]),
        (2, &["demo", "--home", into]),
        (2, &["diff", "nobody", "nothing"]),
    ] {
        let output = desk.viva(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {output:?}");
    }
    let made = fs::read_dir(desk.path("made/sessions")).expect("sessions").count();
    assert_eq!(made, 2);
}
