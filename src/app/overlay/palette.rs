//! The palette: every action of the screen below by name, with its keys. It knows nothing by
//! itself: the names and keys come from the table of bindings, what is possible from
//! [`availability`](crate::app::availability).

use super::filter::Filter;
use crate::app::availability::availability_in;
use crate::app::guidance;
use crate::app::keymap::{Desk, LETTERS, PROBES, Row as Keys};
use crate::app::matching::{Candidate, rank};
use crate::app::screen::wrapup;
use crate::app::sorting::Column;
use crate::app::{Action, App, Size};
use crate::domain::{Gap, Phase, Recommendation, Scale, Tick};

/// The open palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub filter: Filter,
}

/// One act that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub action: Action,
    pub name: String,
    /// The key to press for it just now.
    pub keys: String,
    /// Why it cannot be done now, as a sentence.
    pub why: Option<String>,
    /// Where in the name the letters stand that were typed: the bytes at which clusters begin.
    pub bytes: Vec<usize>,
}

impl Palette {
    /// Opens with everything that there is.
    pub fn open(size: Size) -> Self {
        Self { filter: Filter::new(size, 0) }
    }

    /// The acts that fit what was typed, the best first.
    pub fn rows(&self, app: &App) -> Vec<Row> {
        let all = all(app);
        let names = all.iter().map(|row| Candidate { name: &row.name, prose: "" });
        let fits = rank(&self.filter.text(), names).into_iter();
        fits.filter_map(|fit| Some(Row { bytes: fit.bytes, ..all.get(fit.nth)?.clone() })).collect()
    }
}

/// Every act of the screen, in the order of the table.
pub fn all(app: &App) -> Vec<Row> {
    let scope = app.screen.scope();
    let typing = app.typing_below();
    let mut rows: Vec<Row> = Vec::new();
    for keys in app.settings.keys.rows(scope) {
        for (action, name, key) in acts(app, keys, typing) {
            let here = action == if typing { Action::Write } else { Action::Desk };
            if action != Action::Palette && !here && rows.iter().all(|row| row.action != action) {
                let why = availability_in(app, scope, action).err();
                rows.push(Row { action, name, keys: key, why, bytes: Vec::new() });
            }
        }
    }
    rows
}

/// What a row of the table stands for: an action, its name and its key. A family stands for each
/// of its members, in the words of the question on the table.
fn acts(app: &App, keys: &Keys, typing: bool) -> Vec<(Action, String, String)> {
    let binding = keys.binding;
    let record = app.interview.as_ref().map(|interview| interview.session().record());
    let question = app.interview.as_ref().and_then(|interview| interview.item().0.question());
    let key = |action| keys.key_for(typing, action);
    let none = Vec::new;
    match binding.desk {
        Desk::None | Desk::Keys(_) | Desk::Alone(_) => {
            let stands = record.is_some_and(|record| record.phase != Phase::Live);
            let name = match (binding.action, stands) {
                (Action::Pause, true) => "go on: let the clock run again",
                _ => binding.name,
            };
            let top = record.map_or(Scale::default().top(), |record| record.plan.scale.top());
            vec![(binding.action, name.to_owned(), keys.label(typing, top))]
        }
        Desk::Points => record.map_or_else(none, |record| {
            let scale = &record.plan.scale;
            let name = |point| format!("rate {point}: {}", scale.label(point));
            let act = |it| (Action::Rate(it), name(it), key(Action::Rate(it)));
            scale.points().map(act).collect()
        }),
        Desk::Letters => question.map_or_else(none, |question| {
            let name = |letter| match guidance::tick(question, letter)? {
                Tick::Signal(nth) => Some(format!("heard: {}", question.signals.get(nth)?)),
                Tick::RedFlag(nth) => Some(format!("red flag: {}", question.red_flags.get(nth)?)),
                Tick::Star(part) => Some(format!("heard of the story: {}", part.word())),
                Tick::Probe(_) => None,
            };
            let act = |letter| {
                let action = Action::Tick(letter);
                Some((action, name(letter)?, key(action)))
            };
            LETTERS.chars().filter_map(act).collect()
        }),
        Desk::Probes => question.map_or_else(none, |question| {
            let name = |letter| match guidance::probe(question, letter)? {
                Tick::Probe(nth) => Some(format!("asked: {}", question.follow_ups().nth(nth)?.0)),
                Tick::Signal(_) | Tick::RedFlag(_) | Tick::Star(_) => None,
            };
            let act = |letter| {
                let action = Action::Probe(letter);
                Some((action, name(letter)?, key(action)))
            };
            PROBES.chars().filter_map(act).collect()
        }),
        Desk::Recommendations => {
            let act = |(nth, it): (u8, Recommendation)| {
                let action = Action::Recommend(nth);
                (action, format!("recommend: {}", it.words()), key(action))
            };
            (1..).zip(Recommendation::ALL).map(act).collect()
        }
        Desk::Missing => record.map_or_else(none, |record| {
            let act = |(letter, (item, gap)): (char, (usize, Gap))| {
                let title = record.plan.items.get(item).map_or("", |item| item.title());
                let action = Action::Missing(letter);
                (action, format!("go to {title}: {}", gap.words()), key(action))
            };
            LETTERS.chars().zip(wrapup::gaps(record)).map(act).collect()
        }),
        Desk::Columns => {
            let act = |(nth, it): (u8, Column)| {
                let action = Action::SortBy(nth);
                (action, format!("sort by {}", it.word()), key(action))
            };
            (1..).zip(Column::ALL).map(act).collect()
        }
        // The choices of an overlay; the palette lies over a screen.
        Desk::Choices => Vec::new(),
    }
}
