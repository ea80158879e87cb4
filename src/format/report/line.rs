//! What a report consists of, line by line: values, which whoever draws them puts into words.

use super::{Deviation, Strip};
use crate::domain::{Amendment, Gap, Mark, Rated, Recommendation, Standing, Star};

/// One line of a report. An `item` is a place in the plan, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Blank,
    Title {
        candidate: String,
        guide: String,
    },
    /// One of the session's circumstances, by name.
    Particular {
        name: &'static str,
        value: String,
    },
    /// What a reader must know of a session from a newer version.
    Remark(String),
    Recommendation {
        given: Option<Recommendation>,
        /// The session is sealed: what is not given will not be.
        sealed: bool,
    },
    /// One line of the reason for it.
    Reason(String),
    Section(&'static str),
    /// What stands in a section that has nothing to show.
    Nothing(&'static str),
    /// What is to be known of what a section shows.
    Aside(String),
    Score(ScoreLine),
    /// What the points of the scale are called, lowest first, below the scores.
    Scale(Vec<String>),
    /// An extra question with its rating, apart from the score.
    Apart {
        item: usize,
        title: String,
        rating: Option<u8>,
        /// The highest point of the scale.
        top: u8,
    },
    Gap {
        item: usize,
        number: Option<usize>,
        title: String,
        gap: Lack,
    },
    Head(Head),
    /// What was read aloud: the question, or the script of a part.
    Ask {
        item: usize,
        text: String,
    },
    /// The behaviour that earns a point: the one that was given or replaced, or the nearest one
    /// that is described.
    Anchor {
        item: usize,
        point: u8,
        text: String,
    },
    /// Nothing describes this point. The anchors below and above it follow, where there are any.
    Unanchored {
        item: usize,
        point: u8,
        below: bool,
        above: bool,
    },
    /// Something that was ticked.
    Ticked {
        item: usize,
        kind: Tickable,
        text: String,
    },
    /// Everything of a kind that was not ticked.
    Unticked {
        item: usize,
        kind: Tickable,
        texts: Vec<String>,
    },
    /// A red flag that was heard, in the list of all of them.
    RedFlag {
        item: usize,
        number: Option<usize>,
        title: String,
        text: String,
    },
    /// The candidate's words at a question with red flags, below these.
    Words {
        item: usize,
        /// In seconds of the interview's clock.
        begun: Option<u32>,
        /// The whole line of the notes, its mark included.
        text: String,
    },
    /// Why the item was skipped.
    Skipped {
        item: usize,
        reason: String,
    },
    /// A rating that was changed later: every value that stood for a while, with its time.
    Ratings {
        item: usize,
        title: String,
        ratings: Vec<Rated>,
        /// Whether the line stands with its item, whose title is above it.
        at_item: bool,
    },
    /// Which parts of the answer were heard, and which were not.
    Parts {
        item: usize,
        heard: Vec<Star>,
        unheard: Vec<Star>,
    },
    /// How often something was volunteered that is not written down.
    Volunteered {
        item: usize,
        times: u32,
    },
    Note {
        item: usize,
        /// In seconds of the interview's clock.
        begun: Option<u32>,
        mark: Option<Mark>,
        /// The whole line, its mark included.
        text: String,
    },
    /// A highlight or the candidate's own words, in the list of all of them.
    Highlight {
        item: usize,
        number: Option<usize>,
        title: String,
        /// In seconds of the interview's clock.
        begun: Option<u32>,
        mark: Mark,
        /// The whole line, its mark included.
        text: String,
    },
    /// What was left out here, or how many lines of it, in words; `None` for the highlights and for the words
    /// at red flags.
    LeftOut {
        item: Option<usize>,
        text: String,
    },
    /// What was changed after the end, with what it replaced.
    Amended {
        /// `None` for the recommendation and its reason.
        item: Option<usize>,
        /// In the list of all of them what it belongs to; `None` where the line stands with it.
        title: Option<String>,
        amendment: Amendment,
    },
    /// How the interview went against its boxes, drawn.
    Strip(Box<Strip>),
    Time(TimeLine),
    Deviation {
        item: Option<usize>,
        /// In seconds of the interview's clock, where it happened at one moment.
        clock: Option<u32>,
        what: Deviation,
    },
}

/// A row of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    pub name: String,
    /// `None` while nothing is rated: never a zero.
    pub mean: Option<f64>,
    /// The highest point of the scale.
    pub top: u8,
    pub rated: usize,
    pub planned: usize,
    /// Whether this is the mean of all rows.
    pub overall: bool,
}

/// What an item lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    Gap(Gap),
    /// Nothing was asked, for a reason.
    Skipped {
        reason: String,
    },
}

/// The head of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub item: usize,
    /// The question's number; `None` for the opening and the closing.
    pub number: Option<usize>,
    pub title: String,
    pub competency: Option<String>,
    pub standing: Standing,
    /// In a word. What was never asked does not wait any more once the questions are over.
    pub state: &'static str,
    pub core: bool,
    /// Whether it is an extra question.
    pub extra: bool,
    pub rating: Option<u8>,
    /// What the rating is called; empty without one.
    pub label: String,
    /// How many hints were given before it.
    pub hints: usize,
    /// The highest point of the scale.
    pub top: u8,
    /// In seconds, pauses excluded.
    pub spent: u32,
    /// The time box, in seconds.
    pub planned: u32,
}

/// Time spent against time planned, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLine {
    /// `None` for the whole interview.
    pub item: Option<usize>,
    pub title: String,
    pub spent: u32,
    pub planned: u32,
}

/// What can be ticked on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tickable {
    Signal,
    RedFlag,
    Probe,
}

impl Line {
    /// The item that the line belongs to.
    pub fn item(&self) -> Option<usize> {
        match self {
            Self::Gap { item, .. }
            | Self::Apart { item, .. }
            | Self::Ask { item, .. }
            | Self::Anchor { item, .. }
            | Self::Unanchored { item, .. }
            | Self::Highlight { item, .. }
            | Self::Ticked { item, .. }
            | Self::Unticked { item, .. }
            | Self::RedFlag { item, .. }
            | Self::Words { item, .. }
            | Self::Skipped { item, .. }
            | Self::Ratings { item, .. }
            | Self::Parts { item, .. }
            | Self::Volunteered { item, .. }
            | Self::Note { item, .. } => Some(*item),
            Self::Head(head) => Some(head.item),
            Self::Time(time) => time.item,
            Self::Deviation { item, .. }
            | Self::Amended { item, .. }
            | Self::LeftOut { item, .. } => *item,
            Self::Blank
            | Self::Title { .. }
            | Self::Particular { .. }
            | Self::Remark(_)
            | Self::Recommendation { .. }
            | Self::Reason(_)
            | Self::Section(_)
            | Self::Nothing(_)
            | Self::Aside(_)
            | Self::Strip(_)
            | Self::Score(_)
            | Self::Scale(_) => None,
        }
    }
}
