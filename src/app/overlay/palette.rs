//! The palette: every action of the screen below by name, with its keys. It knows nothing by
//! itself: the names and keys come from the table of bindings, what is possible from
//! [`availability`](crate::app::availability).

use super::filter::Filter;
use super::synonyms;
use crate::app::availability::availability_in;
use crate::app::guidance;
use crate::app::keymap::{Desk, LETTERS, PROBES, Row as Keys, Scope};
use crate::app::matching::{Candidate, fold, rank};
use crate::app::screen::wrapup;
use crate::app::sorting::Column;
use crate::app::{Action, App, Size};
use crate::domain::{Gap, Phase, Recommendation, Scale, Tick};

/// The open palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub filter: Filter,
    /// The highlight was moved since something was typed: what it stands on is meant.
    pub moved: bool,
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
    /// Its letters fit, and none of its words does: it is not done unless it is chosen.
    pub near: bool,
}

impl Palette {
    /// Opens with everything that there is.
    pub fn open(size: Size) -> Self {
        Self { filter: Filter::new(size, 0), moved: false }
    }

    /// The acts that fit what was typed: those that are called so, then those whose question has
    /// such words, and last those with these letters somewhere.
    pub fn rows(&self, app: &App) -> Vec<Row> {
        let (all, text) = (all(app), self.filter.text());
        let words: Vec<String> = text.split_whitespace().map(fold).collect();
        if words.is_empty() {
            return all;
        }
        let mut called: Vec<(Fit, Row)> = Vec::new();
        for row in &all {
            if let Some(fit) = called_so(row, &words) {
                let bytes = beginnings(&row.name, &words);
                called.push((fit, Row { bytes, ..row.clone() }));
            }
        }
        called.sort_by_key(|(fit, _)| *fit);
        let mut rows: Vec<Row> = called.into_iter().map(|(_, row)| row).collect();
        let names = all.iter().map(|row| Candidate { name: &row.name, prose: "" });
        for fit in rank(&text, names) {
            if let Some(row) = all.get(fit.nth)
                && rows.iter().all(|other| other.action != row.action)
            {
                rows.push(Row { bytes: fit.bytes, near: true, ..row.clone() });
            }
        }
        rows
    }

    /// A sentence for what was typed where no act of this screen is called so: another screen may
    /// have it.
    pub fn not_here(&self, app: &App) -> String {
        let text = self.filter.text();
        let words: Vec<String> = text.split_whitespace().map(fold).collect();
        let here = app.screen.scope();
        for scope in ELSEWHERE.into_iter().filter(|scope| *scope != here) {
            let mut rows = app.settings.keys.rows(scope).filter(|row| !row.binding.is_family());
            let found = rows.find(|row| {
                let action = row.binding.action;
                fit(row.binding.name, synonyms::words(action), &words).is_some()
            });
            if let Some(row) = found {
                let (key, title) = (row.label(scope.filters(), 7), scope.title());
                return format!("Not here. {title} has it, {key}: {}", row.binding.name);
            }
        }
        format!("No action is called \"{text}\".")
    }
}

/// The screens that may have what this one has not.
const ELSEWHERE: [Scope; 6] =
    [Scope::Page, Scope::Library, Scope::WrapUp, Scope::Live, Scope::Home, Scope::Compare];

/// How well an act is called what was typed; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// It stands in the words of the question, which nobody knows by heart.
    of_question: bool,
    /// How many of the words are only the beginning of one.
    begun: usize,
    /// How far from the name they stand: in it, in another word for it, in what explains it.
    away: usize,
}

fn called_so(row: &Row, words: &[String]) -> Option<Fit> {
    let others = synonyms::words(row.action);
    if !matches!(row.action, Action::Tick(_) | Action::Probe(_)) {
        return fit(&row.name, others, words);
    }
    let (lead, _) = row.name.split_once(':')?;
    let own = fit(lead, others, words);
    own.or(fit(&row.name, "", words).map(|fit| Fit { of_question: true, ..fit }))
}

/// Every word has to be one of the name or of the others, or the beginning of one.
fn fit(name: &str, others: &str, words: &[String]) -> Option<Fit> {
    let name = fold(name);
    let (name, rest) = name.split_once(';').unwrap_or((&name, ""));
    let places = [parts(name), parts(others), parts(rest)];
    let mut fit = Fit { of_question: false, begun: 0, away: 0 };
    for word in words.iter().flat_map(|word| parts(word)) {
        let begins = |place: &Vec<String>| place.iter().any(|it| it.starts_with(&word));
        fit.away += places.iter().position(begins)?;
        fit.begun += usize::from(!places.iter().any(|place| place.contains(&word)));
    }
    Some(fit)
}

fn parts(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Where in a name the words stand that were typed, letter by letter.
fn beginnings(name: &str, words: &[String]) -> Vec<usize> {
    let mut bytes = Vec::new();
    let mut after = ' ';
    for (byte, c) in name.char_indices() {
        if !after.is_alphanumeric() {
            let rest = fold(&name[byte..]);
            let longest = words.iter().filter(|word| rest.starts_with(word.as_str()));
            let length = longest.map(|word| word.chars().count()).max().unwrap_or(0);
            bytes.extend(name[byte..].char_indices().take(length).map(|(nth, _)| byte + nth));
        }
        after = c;
    }
    bytes.dedup();
    bytes
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
                rows.push(Row { action, name, keys: key, why, bytes: Vec::new(), near: false });
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
