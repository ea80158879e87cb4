//! Which folder the program works in.

use std::env;
use std::ffi::OsStr;
use std::path::{self, Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

use crate::app::Home;

/// The folders below the state and data folders of the user.
const NAME: &str = "vivavoce";

/// What the choice depends on.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `$VIVA_HOME`; empty counts as not set.
    pub viva_home: Option<PathBuf>,
    /// The current folder.
    pub current: Option<PathBuf>,
    /// The data folder of the user, `~/.local/share` as a rule.
    pub data: Option<PathBuf>,
}

impl Surroundings {
    /// Those of this process.
    pub fn here() -> Self {
        Self {
            viva_home: env::var_os("VIVA_HOME").map(PathBuf::from),
            current: env::current_dir().ok(),
            data: Xdg::new().ok().map(|xdg| xdg.data_dir()),
        }
    }
}

/// The home: the folder that was asked for, else `$VIVA_HOME`, else the current folder if it has
/// questions or sessions in it, else one in the user's data folder. It need not exist.
///
/// The error is a sentence: there is no such folder at all, since even `$HOME` is not known.
pub fn find(asked: Option<&Path>, surroundings: Surroundings) -> Result<Home, String> {
    let Surroundings { viva_home, current, data } = surroundings;
    let set = |folder: &PathBuf| !folder.as_os_str().is_empty();
    let lived_in =
        |folder: &PathBuf| folder.join("questions").is_dir() || folder.join("sessions").is_dir();
    let asked = asked.map(Path::to_owned).filter(set);
    let named = asked.is_some();
    let folder = asked
        .or_else(|| viva_home.filter(set))
        .or_else(|| current.filter(lived_in))
        .or_else(|| data.map(|data| data.join(NAME)))
        .ok_or("There is no home folder to keep sessions in; name one with --home DIR.")?;
    // Problems name the files in it, and a relative path would say too little.
    let folder = path::absolute(&folder).unwrap_or(folder);
    Ok(Home { sessions: folder.join("sessions"), folder, named })
}

/// The folder for what is convenient and can be lost; `None` without a home folder.
pub fn state_folder() -> Option<PathBuf> {
    let xdg = Xdg::new().ok()?;
    Some(xdg.state_dir()?.join(NAME))
}

/// The folder that `~` stands for; `None` where the system names none.
pub fn user_folder() -> Option<PathBuf> {
    etcetera::home_dir().ok().filter(|folder| folder.is_absolute())
}

/// What the system calls the user.
pub fn user() -> Option<String> {
    env::var("USER").ok().filter(|user| !user.is_empty())
}

/// Whether an argument is meant as the path of a file, rather than as an id or a name.
pub fn is_path(argument: &str) -> bool {
    let toml = |ending: &OsStr| ending.eq_ignore_ascii_case("toml");
    argument.contains('/') || Path::new(argument).extension().is_some_and(toml)
}
