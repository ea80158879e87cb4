//! The wrap-up: what is missing, the scorecard, the recommendation with its reason, the end.

use crate::app::areas::Area;
use crate::app::keymap::LETTERS;
use crate::app::overlay::Overlay;
use crate::app::screen::{self, Screen};
use crate::app::{Action, App, Effect, Go, Size};
use crate::domain::{
    Change, Entry, Gap, Gaps, Item, Mark, Place, Recommendation, Record, Score, Scorecard,
};
use crate::format::report::with_hints;

/// A row of what the wrap-up shows above the recommendation.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Heading(&'static str),
    /// Something is missing at an item.
    Gap {
        item: usize,
        /// The key that leads there, while there are letters.
        letter: Option<char>,
        gap: Gap,
    },
    /// Nothing is missing.
    NoGaps,
    Score(Score),
    /// The mean of the competencies, and the coverage.
    Whole(Scorecard),
    /// An extra question, apart from the score.
    Apart {
        item: usize,
    },
    Blank,
    /// A red flag that was heard, as a place in its question's list.
    RedFlag {
        item: usize,
        flag: usize,
    },
    /// The candidate's words, with their mark, at a question with a red flag.
    Quote(String),
    /// What else a reader of the rating at an item should know.
    Remark {
        item: usize,
        text: String,
    },
}

/// The parts of the screen. The first row of `body` and of `reason` is a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrapUpAreas {
    pub header: Area,
    pub body: Area,
    /// The four recommendations: two rows, a title and a row.
    pub verdict: Area,
    pub reason: Area,
    pub footer: Area,
}

impl WrapUpAreas {
    /// The layout; `None` where the terminal is too small.
    pub fn of(size: Size) -> Option<Self> {
        use crate::app::areas::Room;
        let room = Room::of(size)?;
        let (header, rest) = Area::of(size).split_rows(1);
        let (rest, footer) = rest.split_rows(rest.height - 1);
        let (body, right) = match room {
            Room::Wide => rest.split_columns(rest.width / 2),
            Room::Medium | Room::Narrow => rest.split_rows(rest.height / 2),
        };
        let (verdict, reason) = right.split_rows(2);
        Some(Self { header, body, verdict, reason, footer })
    }
    /// The part of the reason's pane that text is written in.
    pub fn text(&self) -> Area {
        self.reason.body().split_columns(1).1
    }
}

/// The rows above the recommendation, in reading order.
pub fn lines(record: &Record) -> Vec<Line> {
    let mut lines = vec![Line::Heading("Missing")];
    let mut letters = LETTERS.chars();
    let gaps = gaps(record);
    if gaps.is_empty() {
        lines.push(Line::NoGaps);
    }
    lines.extend(gaps.into_iter().map(|(item, gap)| {
        let letter = letters.next();
        Line::Gap { item, letter, gap }
    }));
    let flags = red_flags(record);
    if !flags.is_empty() {
        lines.extend([Line::Blank, Line::Heading("Red flags")]);
        lines.extend(flags);
    }
    lines.extend([Line::Blank, Line::Heading("Scorecard")]);
    let scorecard = Scorecard::of(record);
    lines.extend(scorecard.rows.iter().cloned().map(Line::Score));
    lines.push(Line::Whole(scorecard));
    let extras = record.in_order().filter(|(_, planned, _)| planned.extra.is_some());
    let extras: Vec<Line> = extras.map(|(item, ..)| Line::Apart { item }).collect();
    if !extras.is_empty() {
        lines.extend([Line::Blank, Line::Heading("Extra questions, not in the score")]);
        lines.extend(extras);
    }
    let remarks = remarks(record);
    if !remarks.is_empty() {
        lines.extend([Line::Blank, Line::Heading("To keep in mind")]);
        lines.extend(remarks);
    }
    lines
}

/// The item at which the thing with this letter is missing.
pub fn missing(record: &Record, letter: char) -> Option<usize> {
    let nth = LETTERS.chars().position(|c| c == letter)?;
    gaps(record).get(nth).map(|(item, _)| *item)
}

/// What is missing, in the order of its letters, each with its item.
pub fn gaps(record: &Record) -> Vec<(usize, Gap)> {
    let at_item = |(item, planned, entry): (usize, &Item, &Entry)| {
        Gap::all_at(planned, entry).map(move |gap| (item, gap))
    };
    record.in_order().flat_map(at_item).collect()
}

/// Every red flag that was heard, and below those of a question the candidate's words there.
fn red_flags(record: &Record) -> Vec<Line> {
    let mut lines = Vec::new();
    for (item, _, entry) in record.in_order() {
        lines.extend(entry.red_flags.iter().map(|flag| Line::RedFlag { item, flag: *flag }));
        let words = entry.flag_words().filter(|line| !Mark::is_bare(&line.text));
        lines.extend(words.map(|line| Line::Quote(line.text.trim().to_owned())));
    }
    lines
}

/// Ratings that were given with hints, and what was volunteered.
fn remarks(record: &Record) -> Vec<Line> {
    let mut lines = Vec::new();
    for (item, _, entry) in record.in_order() {
        let hints = with_hints(entry.hints());
        if !hints.is_empty() {
            let rating = entry.rating.map_or("not rated".to_owned(), |point| point.to_string());
            lines.push(Line::Remark { item, text: format!("{rating}{hints}") });
        }
        if entry.volunteered > 0 {
            let text = format!("volunteered, not recorded: {}", entry.volunteered);
            lines.push(Line::Remark { item, text });
        }
    }
    lines
}

/// Carries out an action in the wrap-up. The action is available.
pub fn act(app: &mut App, top: usize, action: Action) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let item = interview.session().current();
    match action {
        Action::Recommend(nth) => {
            let recommendation = Recommendation::ALL.get(usize::from(nth).wrapping_sub(1)).copied();
            recommend(app, recommendation)
        }
        Action::ClearRecommendation => recommend(app, None),
        // Always asked once: it cannot be undone.
        Action::Finish => {
            app.overlay = Some(Overlay::Gaps);
            Vec::new()
        }
        Action::Missing(letter) => match missing(interview.session().record(), letter) {
            Some(item) => {
                interview.wrap_up.visited = Some(item);
                screen::live::open(app, item)
            }
            None => Vec::new(),
        },
        Action::Previous => screen::live::open(app, item),
        Action::ScrollUp | Action::ScrollDown => {
            let count = lines(interview.session().record()).len();
            let shown = WrapUpAreas::of(app.size).map_or(0, |areas| areas.body.body().height);
            let most = count.saturating_sub(shown.into());
            let top = if action == Action::ScrollDown { top + 3 } else { top.saturating_sub(3) };
            let top = top.min(most);
            interview.wrap_up.top = top;
            app.screen = Screen::WrapUp { top };
            Vec::new()
        }
        Action::EditOutside => app.edit_outside(Place::Reason),
        _ => screen::live::act(app, action),
    }
}

/// Whether the key that finishes may be pressed again to say yes: where something is missing, it
/// takes another one.
pub fn again_finishes(record: &Record) -> bool {
    Gaps::of(record).is_empty()
}

/// Seals the session and shows it as a report.
pub fn finish(app: &mut App) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    if !interview.finish(app.at) {
        return app.say("The questions are not over yet.");
    }
    let record = Box::new(interview.session().record().clone());
    let file = interview.file.clone();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let said = format!("Finished: {name}");
    let mut effects = app.go(Go::Page { record, file });
    effects.extend(app.say(said));
    effects
}

fn recommend(app: &mut App, recommendation: Option<Recommendation>) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let what = match recommendation {
        Some(recommendation) => format!("recommending {}", recommendation.words()),
        None => "taking the recommendation back".to_owned(),
    };
    // The same recommendation again is no change.
    let _ = interview.act(app.at, Change::Recommend { recommendation }, None, what);
    Vec::new()
}
