//! The settings: what a file, the environment and the command line say together, what is wrong with
//! it, and what it changes.

#[path = "../desk/mod.rs"]
mod desk;

mod file;
mod keys;
mod looks;

use vivavoce::app::Settings;
use vivavoce::app::settings::{Environment, Options};
use vivavoce::format::{Problem, config_toml};

/// The settings of a file where nothing else says anything.
fn settings(text: &str) -> Settings {
    settings_in(text, &Environment::default(), &Options::default())
}

fn settings_in(text: &str, environment: &Environment, options: &Options) -> Settings {
    let read = config_toml::load("config.toml", text.as_bytes());
    Settings::of("config.toml", read, environment, options)
}

/// Everything that is wrong, a line each.
fn problems(text: &str) -> Vec<String> {
    settings(text).problems.iter().map(Problem::one_line).collect()
}
