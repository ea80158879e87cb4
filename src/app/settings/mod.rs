//! The settings as they hold: what the defaults, the file, the environment and the command line say
//! together, each with where it comes from.
//!
//! An option of the command line wins over the environment, and that over the file. Nothing here
//! reads any of them: the shell hands them in.

mod environment;
mod table;
mod template;

pub use environment::{Background, Environment, Options};
pub use table::table;
pub use template::template;

use std::fmt;

use super::keymap::{Change, Keymap};
use crate::format::config_toml::{self, ClockStyle, Config, GlyphChoice, Placed, ThemeName};
use crate::format::problem::Problem;

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The file as it is shown, whether it exists or not; empty where there is no place for one.
    pub file: String,
    /// What Setup proposes; empty for the name that was entered last.
    pub interviewer: Setting<String>,
    /// The home that the file names, as it is written there.
    pub home: Option<Setting<String>>,
    pub theme: Setting<ThemeName>,
    /// Whether nothing but ASCII is drawn.
    pub ascii: Setting<bool>,
    pub clock: Setting<ClockStyle>,
    /// Whether a line of notes remembers when it was begun.
    pub time_stamps: Setting<bool>,
    /// The program for a text, with its arguments, as a shell reads them.
    pub editor: Setting<String>,
    /// Whether the mouse is listened to.
    pub mouse: Setting<bool>,
    pub keys: Keymap,
    /// The keys that the file has changed.
    pub changed_keys: Vec<Change>,
    /// What is wrong with the file or the environment, in their order.
    pub problems: Vec<Problem>,
}

/// A value and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    pub source: Source,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    #[default]
    Default,
    /// A line of the file, from 1.
    File(usize),
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    Option(&'static str),
    /// The folder in which the program was started.
    CurrentFolder,
}

impl<T> Setting<T> {
    pub fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }

    fn of(placed: Placed<T>) -> Self {
        Self { source: Source::File(placed.place.line), value: placed.value }
    }

    /// The first that says something, else the default.
    fn first(said: impl IntoIterator<Item = Option<Self>>, default: T) -> Self {
        let default = Self { value: default, source: Source::Default };
        said.into_iter().flatten().next().unwrap_or(default)
    }
}

impl Default for Settings {
    /// The settings where nothing says anything.
    fn default() -> Self {
        let nothing = (Config::default(), Vec::new());
        Self::of("", nothing, &Environment::default(), &Options::default())
    }
}

impl Settings {
    /// The settings of a file, an environment and a command line. `file` is the file's name as it is
    /// shown, `problems` what is wrong with it so far.
    pub fn of(
        file: &str,
        (config, mut problems): (Config, Vec<Problem>),
        environment: &Environment,
        options: &Options,
    ) -> Self {
        let (keys, changed_keys, key_problems) = Keymap::changed(file, &config.keys);
        problems.extend(key_problems);
        problems
            .sort_by_key(|it| it.place.as_ref().map_or((usize::MAX, 0), |at| (at.line, at.column)));
        let theme = theme(&config, environment, options, &mut problems);
        let variable = |name, said: &Option<String>| {
            said.clone().map(|value| Setting::new(value, Source::Environment(name)))
        };
        let option =
            |name, given: Option<bool>| given.map(|it| Setting::new(it, Source::Option(name)));
        let interviewer = options.interviewer.clone();
        Self {
            file: file.to_owned(),
            interviewer: Setting::first(
                [
                    interviewer.map(|it| Setting::new(it, Source::Option("--interviewer"))),
                    variable("VIVA_INTERVIEWER", &environment.interviewer),
                    config.interviewer.map(Setting::of),
                ],
                String::new(),
            ),
            home: config.home.map(Setting::of),
            theme,
            ascii: Setting::first(
                [
                    option("--ascii", options.ascii.then_some(true)),
                    config.glyphs.as_ref().and_then(drawn_with),
                    environment.poor_glyphs(),
                ],
                false,
            ),
            clock: Setting::first([config.clock.map(Setting::of)], ClockStyle::default()),
            time_stamps: Setting::first([config.time_stamps.map(Setting::of)], true),
            editor: Setting::first(
                [
                    variable("VISUAL", &environment.visual),
                    variable("EDITOR", &environment.editor),
                    config.editor.map(Setting::of),
                ],
                "vi".into(),
            ),
            mouse: Setting::first(
                [
                    option("--no-mouse", options.no_mouse.then_some(false)),
                    config.mouse.map(Setting::of),
                ],
                true,
            ),
            keys,
            changed_keys,
            problems,
        }
    }
}

impl Settings {
    /// That something is wrong with them, in words that the smallest screen has room for; `None`
    /// where nothing is.
    pub fn wrong(&self) -> Option<String> {
        let count = match self.problems.len() {
            0 => return None,
            1 => "1 problem".to_owned(),
            n => format!("{n} problems"),
        };
        Some(format!("Settings: {count}, see `viva config`"))
    }
}

/// The theme: what is said about this program comes before what is said about all of them.
fn theme(
    config: &Config,
    environment: &Environment,
    options: &Options,
    problems: &mut Vec<Problem>,
) -> Setting<ThemeName> {
    let named = environment.theme.as_deref().and_then(|word| {
        let theme = ThemeName::parse(word);
        if theme.is_none() {
            problems.push(config_toml::no_theme("$VIVA_THEME", word));
        }
        Some(Setting::new(theme?, Source::Environment("VIVA_THEME")))
    });
    Setting::first(
        [
            options.theme.map(|theme| Setting::new(theme, Source::Option("--theme"))),
            named,
            environment.no_colour(),
            config.theme.clone().map(Setting::of),
        ],
        ThemeName::default(),
    )
}

fn drawn_with(glyphs: &Placed<GlyphChoice>) -> Option<Setting<bool>> {
    let ascii = match glyphs.value {
        GlyphChoice::Auto => return None,
        GlyphChoice::Unicode => false,
        GlyphChoice::Ascii => true,
    };
    Some(Setting::new(ascii, Source::File(glyphs.place.line)))
}

impl fmt::Display for Source {
    /// In a table, where the file is named elsewhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(line) => write!(f, "line {line}"),
            Self::Environment(name) => write!(f, "${name}"),
            Self::Option(name) => f.write_str(name),
            Self::CurrentFolder => f.write_str("the current folder"),
        }
    }
}
