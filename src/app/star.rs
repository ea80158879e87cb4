//! The row of an answer's parts: which were heard, and what asks for the first that was not.

use super::keymap::{PROBES, STAR};
use crate::domain::{Entry, Question, Star};

/// How much of its words the row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Words,
    Short,
    Letters,
}

impl Form {
    /// The form with most words that fits into so many columns; the letters fit or are cut.
    pub fn fitting(columns: u16) -> Self {
        let fits = |form: &Self| form.columns() <= columns;
        [Self::Words, Self::Short].into_iter().find(fits).unwrap_or(Self::Letters)
    }

    /// The columns of the row.
    pub fn columns(self) -> u16 {
        let part = |star: &Star| 2 + self.word(*star).len() + self.gap();
        let all: usize = Star::ALL.iter().map(part).sum();
        u16::try_from(all - self.gap()).unwrap_or(u16::MAX)
    }

    /// The columns between two parts.
    pub fn gap(self) -> usize {
        match self {
            Self::Words => 2,
            Self::Short | Self::Letters => 1,
        }
    }

    /// What stands behind a part's letter and its box.
    pub fn word(self, star: Star) -> &'static str {
        match (self, star) {
            (Self::Letters, _) => "",
            (Self::Words, Star::Situation) => "Situation",
            (Self::Short, Star::Situation) => "Sit",
            (_, Star::Task) => "Task",
            (Self::Words, Star::Action) => "Action",
            (Self::Short, Star::Action) => "Act",
            (Self::Words, Star::Result) => "Result",
            (Self::Short, Star::Result) => "Res",
            (Self::Words, Star::Lesson) => "Lesson",
            (Self::Short, Star::Lesson) => "Les",
        }
    }
}

/// The part in a column of a row of so many columns, of which the first part begins at `from`.
pub fn part_at(width: u16, from: u16, question: &Question, column: u16) -> Option<Star> {
    let form = Form::fitting(width.saturating_sub(from));
    let mut end = usize::from(from);
    question.parts().iter().copied().find(|part| {
        let start = end;
        end += 2 + form.word(*part).len();
        let hit = (start..end).contains(&usize::from(column));
        end += form.gap();
        hit
    })
}

/// The key of a part.
pub fn letter(part: Star) -> char {
    let nth = Star::ALL.iter().position(|star| *star == part);
    nth.and_then(|nth| STAR.chars().nth(nth)).unwrap_or(' ')
}

/// A probe's text with the letter of the part that it asks for.
pub fn asking_for(ask: &str, part: Star) -> String {
    format!("{ask} ({})", letter(part))
}

/// What to ask for the first part that was not heard: the letter of the probe where there is one
/// that was not asked, and the words. `None` when every part was heard.
pub fn next(question: &Question, entry: &Entry) -> Option<(Option<char>, String)> {
    let part = *question.parts().iter().find(|part| !entry.star.contains(part))?;
    let letters = PROBES.chars().map(Some).chain(std::iter::repeat(None));
    let mut probes = question.follow_ups().zip(letters).enumerate();
    let own = probes
        .find(|(nth, ((_, star), _))| *star == Some(part) && !entry.probes.contains(nth))
        .map(|(_, ((ask, _), letter))| (letter, ask.to_owned()));
    Some(own.unwrap_or_else(|| (None, part.neutral_probe().to_owned())))
}
