//! The program itself, started in a folder of a test, with nothing of the surroundings of whoever
//! runs the tests.

use std::path::Path;
use std::process::{Command, Stdio};

/// The program with these arguments, in a folder that is also its home.
pub fn viva(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viva"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("VIVA_HOME")
        .env_remove("VIVA_CONFIG")
        .env_remove("NO_COLOR")
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .stdin(Stdio::null());
    command
}
