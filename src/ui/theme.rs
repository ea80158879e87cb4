//! Colours and weights by what they mean.
//!
//! The sixteen colours of the terminal are used, so that its own palette is kept. Which of them can
//! be read depends on what they stand on: yellow, green and cyan vanish on white, blue on black. So
//! each kind of terminal has its own, and nothing is told by colour alone: whatever has a colour
//! also has a word, a sign or a weight.

use ratatui::style::{Color, Modifier, Style};

use crate::app::{App, Background};
use crate::domain::Mark;
use crate::format::config_toml::ThemeName;

/// How things are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    /// Whether nothing but ASCII is drawn.
    pub(super) ascii: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Palette {
    Dark,
    Light,
    /// Nothing is dimmed, and what matters stands on a colour instead of being written in one.
    HighContrast,
    /// Weights alone.
    Plain,
}

impl Theme {
    /// The theme that the settings ask for on this terminal. A terminal that has not said what it
    /// writes on is taken for a dark one.
    pub fn of(app: &App) -> Self {
        let palette = match (app.settings.theme.value, app.background) {
            (ThemeName::Light, _) | (ThemeName::Auto, Some(Background::Light)) => Palette::Light,
            (ThemeName::Dark | ThemeName::Auto, _) => Palette::Dark,
            (ThemeName::HighContrast, _) => Palette::HighContrast,
            (ThemeName::Plain, _) => Palette::Plain,
        };
        Self { palette, ascii: app.settings.ascii.value }
    }

    /// A colour on a dark terminal, and one on a light terminal.
    fn fg(self, dark: Color, light: Color) -> Style {
        match self.palette {
            Palette::Dark => Style::new().fg(dark),
            Palette::Light => Style::new().fg(light),
            Palette::HighContrast | Palette::Plain => Style::new(),
        }
    }

    /// Text to read.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// What is read first.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What may be overlooked: rules, labels, times.
    pub fn quiet(self) -> Style {
        match self.palette {
            Palette::HighContrast => Style::new(),
            _ => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// A key to press, a title.
    pub fn accent(self) -> Style {
        self.fg(Color::Cyan, Color::Blue).add_modifier(Modifier::BOLD)
    }

    pub fn good(self) -> Style {
        match self.palette {
            Palette::HighContrast => self.strong(),
            _ => self.fg(Color::Green, Color::Blue),
        }
    }

    /// Something to look at soon.
    pub fn warning(self) -> Style {
        let style = match self.palette {
            Palette::HighContrast => Style::new().fg(Color::Black).bg(Color::Yellow),
            _ => self.fg(Color::Yellow, Color::Magenta),
        };
        style.add_modifier(Modifier::BOLD)
    }

    /// Something that is wrong.
    pub fn bad(self) -> Style {
        let style = match self.palette {
            Palette::HighContrast => Style::new().fg(Color::White).bg(Color::Red),
            _ => self.fg(Color::LightRed, Color::Red),
        };
        style.add_modifier(Modifier::BOLD)
    }

    /// What a list's highlight, a choice or a selection stands on.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What was looked for, within what was found.
    pub fn found(self) -> Style {
        self.accent().add_modifier(Modifier::UNDERLINED)
    }

    /// A line of notes with this mark; the mark itself is in the text.
    pub fn mark(self, mark: Option<Mark>) -> Style {
        match mark {
            None => self.plain(),
            Some(Mark::For) => self.fg(Color::Green, Color::Blue),
            Some(Mark::Against) => self.fg(Color::LightRed, Color::Red),
            Some(Mark::Quote) => self.fg(Color::Cyan, Color::Reset).add_modifier(Modifier::ITALIC),
            Some(Mark::FollowUp) => self.fg(Color::Yellow, Color::Magenta),
            Some(Mark::Highlight) => {
                self.fg(Color::LightMagenta, Color::Magenta).add_modifier(Modifier::BOLD)
            }
            Some(Mark::Hint) => self.plain().add_modifier(Modifier::ITALIC),
        }
    }
}
