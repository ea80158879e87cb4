//! `viva completions`: what a shell has to be told once, so that it asks the program.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::complete::VARIABLE;
use super::failure::Failure;
use super::page::Signs;

/// Print what makes a shell complete commands, banks and sessions
///
/// The shell asks the program itself, so that it knows the banks and sessions of the home at that
/// moment, also behind --home DIR. Sessions are known by the names of their files alone.
#[derive(Debug, Args)]
#[command(after_long_help = "\
To have them in every new shell:
  bash        echo 'source <(viva completions bash)' >> ~/.bashrc
  zsh         echo 'source <(viva completions zsh)' >> ~/.zshrc
              (after compinit, which `autoload -U compinit; compinit` loads)
  fish        echo 'viva completions fish | source' > ~/.config/fish/completions/viva.fish
  elvish      echo 'eval (viva completions elvish | slurp)' >> ~/.config/elvish/rc.elv
  powershell  echo 'viva completions powershell | Out-String | Invoke-Expression' >> $PROFILE")]
pub struct Completions {
    pub shell: Shell,
}

/// A shell that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &Bash,
            Self::Zsh => &Zsh,
            Self::Fish => &Fish,
            Self::Powershell => &Powershell,
            Self::Elvish => &Elvish,
        }
    }
}

/// Prints it.
pub fn print(completions: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    // Nothing can fail to be written to memory.
    let _ = completions.shell.completer().write_registration(
        VARIABLE,
        "viva",
        "viva",
        "viva",
        &mut script,
    );
    super::print(String::from_utf8_lossy(&script).trim_start(), Signs::All)
}
