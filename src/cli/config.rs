//! `viva config`: the settings as they hold, and a file to begin with.

use std::path::PathBuf;
use std::process::ExitCode;

use super::args::ConfigAct;
use super::failure::Failure;
use super::page::{self, Signs};
use super::print;
use crate::app::settings::{Source, table, template};
use crate::app::{Home, Settings};
use crate::shell::config;

/// Prints the settings, and what is wrong with them.
pub fn show(settings: &Settings, home: &Home, source: Source) -> Result<ExitCode, Failure> {
    let mut text = match file() {
        Ok(file) if config::is_there(&file) => format!("{}\n\n", file.display()),
        Ok(file) => {
            format!("{} is not there; `viva config init` writes it.\n\n", file.display())
        }
        Err(_) => String::new(),
    };
    text.push_str(&page::table(&table(settings, (home, source))));
    for problem in &settings.problems {
        text.push('\n');
        text.push_str(&problem.report());
        text.push('\n');
    }
    let code = print(&text, Signs::of(settings))?;
    Ok(if settings.problems.is_empty() { code } else { ExitCode::FAILURE })
}

/// Writes a file to begin with, or says where it is.
pub fn act(act: &ConfigAct) -> Result<ExitCode, Failure> {
    let file = file()?;
    match act {
        ConfigAct::Path => print(&file.display().to_string(), Signs::All),
        ConfigAct::Init => {
            config::init(&file, &template()).map_err(Failure::new)?;
            let said = format!("{} has every setting in it, commented out.", file.display());
            print(&said, Signs::All)
        }
    }
}

fn file() -> Result<PathBuf, Failure> {
    let nowhere = "There is no home folder to keep settings in; name a file in $VIVA_CONFIG.";
    config::place().ok_or_else(|| Failure::new(nowhere))
}
