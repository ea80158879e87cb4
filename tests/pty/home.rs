//! Where a program is started: folders and an environment that belong to one test.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;
use vivavoce::domain::Record;
use vivavoce::format::session_toml;

use super::{Pty, SIZE};

/// A home in a folder of its own, with the user's other folders beside it.
pub struct Home {
    folder: TempDir,
    /// What else is in the environment of the program.
    environment: Vec<(String, String)>,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, environment: Vec::new() }
    }

    /// With a variable in the environment of the program.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// A path in the folder in which everything lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn sessions(&self) -> PathBuf {
        self.path("home/sessions")
    }

    /// The files of all sessions, by name.
    pub fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.sessions()) else { return Vec::new() };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let is_session = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
        let mut files: Vec<PathBuf> = paths.filter(is_session).collect();
        files.sort();
        files
    }

    /// The only session.
    pub fn record(&self) -> Record {
        let files = self.files();
        let [file] = files.as_slice() else { panic!("one session, not {files:?}") };
        read(file)
    }

    /// The program with these arguments.
    pub fn viva(&self, arguments: &[&str]) -> Pty {
        self.viva_sized(SIZE, arguments)
    }

    /// The same on a terminal of so many columns and rows.
    pub fn viva_sized(&self, size: (u16, u16), arguments: &[&str]) -> Pty {
        let mut command = self.command(env!("CARGO_BIN_EXE_viva"));
        command.arg("--home");
        command.arg(self.path("home"));
        command.args(arguments);
        Pty::start(size, command)
    }

    /// The same without the home being named for it.
    pub fn viva_bare(&self, size: (u16, u16), arguments: &[&str]) -> Pty {
        let mut command = self.command(env!("CARGO_BIN_EXE_viva"));
        command.args(arguments);
        Pty::start(size, command)
    }

    /// Any program in the environment of this home.
    pub fn command(&self, program: impl AsRef<OsStr>) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(self.folder.path());
        for (name, folder) in
            [("HOME", "user"), ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data")]
        {
            command.env(name, self.path(folder));
        }
        let settings = [("PATH", "/usr/bin:/bin"), ("TERM", "xterm-256color"), ("USER", "robin")];
        for (name, value) in settings {
            command.env(name, value);
        }
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }
}

/// The session in a file.
pub fn read(file: &Path) -> Record {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    session_toml::parse(&file.display().to_string(), &bytes)
        .unwrap_or_else(|problems| panic!("{problems:#?}"))
}
