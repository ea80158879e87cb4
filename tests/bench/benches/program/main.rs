//! The whole program beside what people would use instead, and beside the least that the machine
//! allows: ratios of medians, everything interleaved in one run. What is measured and against what:
//! README.md of this folder.

mod keys;
mod library;
mod process;
mod pty;
mod save;
mod search;
mod start;
mod still;
mod table;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use vivavoce::format::session_toml;
use vivavoce_bench::{fill, record};

use pty::Program;

/// The program itself, in a release build.
const VIVA: &str = env!("CARGO_BIN_EXE_viva");

/// What everything needs: a folder to work in, and how much patience there is.
pub struct Bench {
    folder: TempDir,
    /// The part of the usual number of trials that is wanted, from `BENCH_TRIALS` in percent.
    share: f64,
}

impl Bench {
    /// So many trials, or the share of them that is wanted.
    pub fn trials(&self, usual: usize) -> usize {
        ((usual as f64 * self.share) as usize).max(3)
    }

    /// A folder or file of this bench.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program at its home screen.
    pub fn at_home(&self) -> Program {
        let ready = ["Start an interview", "? help"];
        self.viva("viva", &["--home", &self.text("empty")], &ready, "q")
    }

    /// The program in an interview with notes of so many bytes.
    pub fn in_an_interview(&self, bytes: usize) -> Program {
        let home = format!("notes-{bytes}");
        let sessions = self.path(&home).join("sessions");
        if !sessions.exists() {
            std::fs::create_dir_all(&sessions).expect("a folder");
            let record = record("2026-11-03-ada-lovelace-backend", bytes);
            let file = sessions.join(format!("{}.toml", record.id));
            std::fs::write(file, session_toml::print(&record)).expect("a session");
        }
        let arguments = ["--home", &self.text(&home), "resume"];
        self.viva("viva, in an interview", &arguments, &["─ Notes ", " left "], "\x1bq")
    }

    /// The home of such an interview once more.
    pub fn copy_home(&self, bytes: usize, name: &str) {
        let (from, to) = (self.path(&format!("notes-{bytes}/sessions")), self.path(name));
        let to = to.join("sessions");
        std::fs::create_dir_all(&to).expect("a folder");
        for file in std::fs::read_dir(from).expect("a folder").flatten() {
            if file.path().extension().is_some_and(|it| it == "toml") {
                std::fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
            }
        }
    }

    /// The program, started in some way.
    pub fn viva(
        &self,
        name: &str,
        arguments: &[&str],
        ready: &[&str],
        end: &'static str,
    ) -> Program {
        Program {
            name: name.into(),
            file: VIVA.into(),
            arguments: arguments.iter().map(|&argument| argument.into()).collect(),
            ready: ready.iter().map(|&text| text.into()).collect(),
            end,
        }
    }

    /// A home with ten thousand sessions, made when it is first asked for.
    pub fn ten_thousand(&self) -> PathBuf {
        let home = self.path("many");
        if !home.exists() {
            fill(&home, 10_000);
        }
        home
    }

    /// The program itself, for a command that prints.
    pub fn command(&self, home: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(VIVA);
        command.arg("--home").arg(home).args(arguments);
        command
    }

    /// The same text in the programs that it is compared with, as far as they are installed.
    pub fn peers(&self, bytes: usize) -> Vec<Program> {
        let file = self.path(&format!("{bytes}.txt"));
        if !file.exists() {
            // The end is where somebody would go on writing.
            let text = format!("{}\nAnd ", vivavoce_bench::prose(bytes));
            std::fs::write(&file, text).expect("a text");
        }
        let file = file.display().to_string();
        let program = |name: &str, path: &str, arguments: &[&str], ready: &str, end| Program {
            name: name.into(),
            file: path.into(),
            arguments: arguments.iter().map(|&it| it.into()).chain([file.clone()]).collect(),
            ready: vec![ready.into()],
            end,
        };
        let mut all = vec![
            program("floor", env!("CARGO_BIN_EXE_floor"), &[], "ready", "\x03"),
            program("minimal ratatui", env!("CARGO_BIN_EXE_minimal"), &[], "┘", "\x03"),
        ];
        let vim = [
            "-N",
            "-n",
            "-u",
            "NONE",
            "-i",
            "NONE",
            "+set showmode",
            "+normal G$",
            "+startinsert!",
        ];
        for (name, arguments, end) in [
            ("nano", &["-I", "+99999999,99999999"][..], "\x18n"),
            ("vim", &vim[..], "\x1b:q!\r"),
            ("nvim", &vim[..], "\x1b:q!\r"),
        ] {
            if is_installed(name) {
                let ready = if name == "nano" { "^X" } else { "INSERT" };
                all.push(program(name, name, arguments, ready, end));
            } else {
                eprintln!("{name} is not installed, and left out");
            }
        }
        all
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }
}

/// A number of bytes as people say it.
pub fn size(bytes: usize) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// Whether a program can be started.
pub fn is_installed(name: &str) -> bool {
    let found = |folder: PathBuf| folder.join(name).is_file();
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(found))
}

/// One part of the bench.
type Part = (&'static str, fn(&Bench));

fn main() {
    let share = env::var("BENCH_TRIALS").ok().and_then(|percent| percent.parse::<f64>().ok());
    let share = share.unwrap_or(100.0) / 100.0;
    // Beside the program, where there is a real disk: temporary folders may lie in memory.
    let bench = Bench {
        folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder"),
        share,
    };
    let wanted: Vec<String> = env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let parts: [Part; 6] = [
        ("start", start::run),
        ("keys", keys::run),
        ("still", still::run),
        ("save", save::run),
        ("library", library::run),
        ("search", search::run),
    ];
    for (name, part) in parts {
        if wanted.is_empty() || wanted.iter().any(|it| name.contains(it.as_str())) {
            part(&bench);
        }
    }
}
