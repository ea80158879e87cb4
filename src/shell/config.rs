//! The file of settings and what the environment adds to it: found, read, and begun for somebody
//! who has none. What they mean together is `app::settings`.

use std::env;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{self, Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

use super::{disk, sentence};
use crate::app::settings::{Environment, Options, Settings};
use crate::format::config_toml::{self, Config, MOST_BYTES};
use crate::format::problem::Problem;

/// Where the settings are: `$VIVA_CONFIG`, else `vivavoce/config.toml` in the user's folder for
/// such files, `~/.config` as a rule. `None` without a home folder. It need not exist.
pub fn place() -> Option<PathBuf> {
    named().or_else(|| Some(Xdg::new().ok()?.config_dir().join("vivavoce/config.toml")))
}

/// Whether there is such a file.
pub fn is_there(file: &Path) -> bool {
    file.exists()
}

/// The settings as they hold for these options.
pub fn load(options: &Options) -> Settings {
    let place = place();
    let shown = place.as_deref().map(|file| file.display().to_string()).unwrap_or_default();
    let read = match place {
        Some(file) => read(&file, &shown),
        None => Default::default(),
    };
    Settings::of(&shown, read, &environment(), options)
}

/// The variables that settings come from.
pub fn environment() -> Environment {
    Environment {
        interviewer: variable("VIVA_INTERVIEWER"),
        theme: variable("VIVA_THEME"),
        visual: variable("VISUAL"),
        editor: variable("EDITOR"),
        no_color: variable("NO_COLOR"),
        term: variable("TERM"),
        lc_all: variable("LC_ALL"),
        lc_ctype: variable("LC_CTYPE"),
        lang: variable("LANG"),
        colorfgbg: variable("COLORFGBG"),
    }
}

/// Writes a file to begin with; one that exists is left as it is. The error is a sentence.
pub fn init(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(file);
    let made = disk::private_folder(folder).and_then(|()| disk::private_file(file));
    let mut new = match made {
        Ok(new) => new,
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists && file.symlink_metadata().is_ok() =>
        {
            return Err(format!("{} exists already and is left as it is.", file.display()));
        }
        Err(error) => return Err(sentence::not_written(file, &error)),
    };
    new.write_all(text.as_bytes()).and_then(|()| new.sync_all()).map_err(|error| {
        // Half a file would be in the way of the next attempt.
        let _ = fs::remove_file(file);
        sentence::not_written(file, &error)
    })
}

/// A file that nobody asked for need not be there; one that was named must be.
fn read(file: &Path, shown: &str) -> (Config, Vec<Problem>) {
    match bytes(file) {
        Ok(Some(text)) => config_toml::load(shown, &text),
        Ok(None) => (Config::default(), vec![config_toml::too_large(shown)]),
        Err(error) if error.kind() == ErrorKind::NotFound && named().is_none() => {
            Default::default()
        }
        Err(error) => {
            let problem = config_toml::unreadable(shown, &sentence::system(&error));
            (Config::default(), vec![problem])
        }
    }
}

/// What is in the file; `None` if that is too much.
fn bytes(file: &Path) -> io::Result<Option<Vec<u8>>> {
    if !fs::metadata(file)?.is_file() {
        // Opening a pipe would wait for somebody to write into it.
        return Err(io::Error::other("it is not a plain file"));
    }
    let mut text = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut text)?;
    Ok(Some(text).filter(|text| text.len() <= MOST_BYTES))
}

/// `$VIVA_CONFIG`, as a whole path: problems name it.
fn named() -> Option<PathBuf> {
    let named = env::var_os("VIVA_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from)?;
    Some(path::absolute(&named).unwrap_or(named))
}

/// A variable that is set and says something.
fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().trim().to_owned();
    (!value.is_empty()).then_some(value)
}
