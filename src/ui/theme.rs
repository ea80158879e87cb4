//! Colours and weights by what they mean. The sixteen colours of the terminal are used, so that a
//! light and a dark terminal both stay readable; nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::Mark;

/// How things are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used; weights always are.
    colour: bool,
}

impl Theme {
    /// A theme with colours, or with weights alone.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn fg(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
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
        Style::new().add_modifier(Modifier::DIM)
    }

    /// A key to press, a title.
    pub fn accent(self) -> Style {
        self.fg(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    pub fn good(self) -> Style {
        self.fg(Color::Green)
    }

    /// Something to look at soon.
    pub fn warning(self) -> Style {
        self.fg(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// Something that is wrong.
    pub fn bad(self) -> Style {
        self.fg(Color::Red).add_modifier(Modifier::BOLD)
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
            Some(Mark::For) => self.fg(Color::Green),
            Some(Mark::Against) => self.fg(Color::Red),
            Some(Mark::Quote) => self.fg(Color::Cyan).add_modifier(Modifier::ITALIC),
            Some(Mark::FollowUp) => self.fg(Color::Yellow),
            Some(Mark::Highlight) => self.fg(Color::Magenta).add_modifier(Modifier::BOLD),
            Some(Mark::Hint) => self.fg(Color::Blue).add_modifier(Modifier::ITALIC),
        }
    }
}
