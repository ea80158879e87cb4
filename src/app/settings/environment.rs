//! What the environment and the command line say, as it was found there.

use super::{Setting, Source};
use crate::format::config_toml::ThemeName;

/// The variables that settings come from; `None` for one that is not set or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `$VIVA_INTERVIEWER`
    pub interviewer: Option<String>,
    /// `$VIVA_THEME`
    pub theme: Option<String>,
    pub visual: Option<String>,
    pub editor: Option<String>,
    pub no_color: Option<String>,
    pub term: Option<String>,
    pub lc_all: Option<String>,
    pub lc_ctype: Option<String>,
    pub lang: Option<String>,
    /// `$COLORFGBG`: the terminal's colours, as some terminals say them.
    pub colorfgbg: Option<String>,
}

/// What the command line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub interviewer: Option<String>,
    pub theme: Option<ThemeName>,
    pub ascii: bool,
    pub no_mouse: bool,
}

/// What the terminal writes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Light,
    Dark,
}

impl Environment {
    /// No colours, where the user wants none anywhere (no-color.org), or the terminal has none.
    pub(super) fn no_colour(&self) -> Option<Setting<ThemeName>> {
        let because = if self.no_color.is_some() {
            "NO_COLOR"
        } else if self.term.as_deref() == Some("dumb") {
            "TERM"
        } else {
            return None;
        };
        Some(Setting::new(ThemeName::Plain, Source::Environment(because)))
    }

    /// Nothing but ASCII, where the locale is not UTF-8, or on the Linux console, whose font has
    /// few signs. No locale at all says nothing: it is usual in containers and over ssh, where the
    /// terminal is UTF-8 all the same.
    pub(super) fn poor_glyphs(&self) -> Option<Setting<bool>> {
        let names = [("LC_ALL", &self.lc_all), ("LC_CTYPE", &self.lc_ctype), ("LANG", &self.lang)];
        let locale = names.into_iter().find_map(|(name, said)| Some((name, said.as_deref()?)));
        let because = match locale {
            Some((name, locale)) if !is_utf8(locale) => name,
            _ if self.term.as_deref() == Some("linux") => "TERM",
            _ => return None,
        };
        Some(Setting::new(true, Source::Environment(because)))
    }

    /// Whether the terminal can be asked what it writes on. Some kernels' consoles show the question
    /// instead, and a dumb terminal shows everything.
    pub fn can_be_asked(&self) -> bool {
        !matches!(self.term.as_deref(), None | Some("linux" | "dumb"))
    }

    /// What the terminal writes on, where the environment tells.
    pub fn background(&self) -> Option<Background> {
        let said = self.colorfgbg.as_deref()?;
        // `15;0`, or `15;default;0`: the last one is the number of the background's colour.
        match said.rsplit(';').next()?.trim().parse::<u8>().ok()? {
            7 | 9..=15 => Some(Background::Light),
            0..=6 | 8 => Some(Background::Dark),
            _ => None,
        }
    }
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
