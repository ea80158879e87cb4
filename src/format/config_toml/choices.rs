//! The settings that are one of a few words.

/// How the screen is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// As the terminal is, light or dark.
    #[default]
    Auto,
    Light,
    Dark,
    HighContrast,
    /// Weights alone.
    Plain,
}

/// What frames and signs are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlyphChoice {
    /// By what the environment says about the terminal.
    #[default]
    Auto,
    Unicode,
    Ascii,
}

/// What the header's clock shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockStyle {
    /// How long the interview has been going on, of how long it may.
    #[default]
    Elapsed,
    /// How long it still may.
    Remaining,
    /// The time of day, and when it will be over.
    Wall,
}

impl ThemeName {
    pub const ALL: [Self; 5] =
        [Self::Auto, Self::Light, Self::Dark, Self::HighContrast, Self::Plain];

    /// How it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
            Self::Plain => "none",
        }
    }

    /// The theme that is written so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

impl GlyphChoice {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Unicode, Self::Ascii];

    /// How it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Unicode => "unicode",
            Self::Ascii => "ascii",
        }
    }
}

impl ClockStyle {
    pub const ALL: [Self; 3] = [Self::Elapsed, Self::Remaining, Self::Wall];

    /// How it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Elapsed => "elapsed",
            Self::Remaining => "remaining",
            Self::Wall => "wall",
        }
    }
}
