//! The guide as one row, where there is no room for a column: where each item stands in it.

use super::Interview;
use super::areas::{Area, wide};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::domain::{Entry, Item, Moment, Standing};

/// The row, as far as it fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// What is said of the time, at the right.
    pub pace: String,
    /// The columns at which it is said that items are left out.
    pub gaps: Vec<u16>,
    pub parts: Vec<Part>,
}

/// An item in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the plan.
    pub item: usize,
    pub column: u16,
    pub text: String,
    pub current: bool,
}

impl Part {
    /// The columns that it takes.
    pub fn width(&self) -> u16 {
        wide(&self.text)
    }
}

/// The columns between two items.
const GAP: usize = 2;
/// The columns from which a title says something.
const SOME: usize = 8;

/// The row for an area: each item by its number, with the one on the table, the title of the next
/// one that waits, and both ends in view as long as there is room.
pub fn strip(interview: &Interview, at: Moment, area: Area) -> Strip {
    let items = items(interview);
    let lines = interview.pace_lines(at);
    let room = |pace: &str| usize::from(area.width).saturating_sub(columns(pace) + 3);
    // Words about the time give way to the items, and to the name of what comes next.
    let all = items.iter().map(|it| columns(&it.text) + GAP).sum::<usize>();
    let title = items.iter().find_map(|it| it.title.as_deref()).map_or(0, columns);
    let fits = |needed: usize| lines.iter().find(|line| room(line) >= needed);
    let short = lines.last().filter(|line| columns(line) <= usize::from(area.width / 2));
    let pace = fits(all + title.min(SOME)).or_else(|| fits(all)).or(short);
    let pace = pace.cloned().unwrap_or_default();
    let room = room(&pace);
    let shown = shown(&items, room);
    let mut strip = Strip { pace, ..Strip::default() };
    let taken = width(&items, &shown);
    let mut column = 1;
    let mut before = None;
    for nth in shown {
        if before.map_or(nth > 0, |before| nth > before + 1) {
            strip.gaps.push(column);
            column += 3;
        }
        let Known { item, text, title, current } = &items[nth];
        let title = title.as_deref().map(|title| shorten(title, room.saturating_sub(taken + 1)));
        let title = title.filter(|title| columns(title) > 3).map(|title| format!(" {title}"));
        let text = format!("{text}{}", title.unwrap_or_default());
        let part = Part { item: *item, column, text, current: *current };
        column = column.saturating_add(part.width()).saturating_add(2);
        strip.parts.push(part);
        before = Some(nth);
    }
    if before.is_some_and(|before| before + 1 < items.len()) {
        strip.gaps.push(column);
    }
    strip
}

/// An item as short as it can be, and its title where that is to follow.
struct Known {
    item: usize,
    text: String,
    title: Option<String>,
    current: bool,
}

fn items(interview: &Interview) -> Vec<Known> {
    let record = interview.session().record();
    let mut past = false;
    let mut named = false;
    record
        .in_order()
        .map(|(item, planned, entry)| {
            let current = item == record.current;
            let name = match record.plan.number(item) {
                Some(number) => number.to_string(),
                None if planned.extra.is_some() => "+".to_owned(),
                None => planned.title().to_owned(),
            };
            // The title of the one on the table stands with its question.
            let next = past && !named && entry.standing == Standing::Waiting;
            past |= current;
            named |= next;
            let title = planned.question().filter(|_| next).map(|it| it.title.clone());
            let optional = if planned.core || planned.extra.is_some() { "" } else { "?" };
            let rating = entry.rating.map(|point| format!("={point}{}", unshown(entry)));
            let rating = rating.unwrap_or_default();
            let sign = sign(planned, entry, current).trim();
            Known { item, text: format!("{sign}{name}{optional}{rating}"), title, current }
        })
        .collect()
}

/// Which items there is room for, ascending: the one on the table, the next, both ends, and then
/// what is nearest.
fn shown(items: &[Known], room: usize) -> Vec<usize> {
    let here = items.iter().position(|it| it.current).unwrap_or(0);
    let mut nearest: Vec<usize> = (0..items.len()).collect();
    nearest.sort_by_key(|nth| (nth.abs_diff(here), *nth < here));
    let first = [here, here + 1, items.len().saturating_sub(1), 0];
    let mut shown = Vec::new();
    for nth in first.into_iter().chain(nearest).filter(|nth| *nth < items.len()) {
        let mut with = shown.clone();
        if !with.contains(&nth) {
            with.push(nth);
            with.sort_unstable();
            if shown.is_empty() || width(items, &with) <= room {
                shown = with;
            }
        }
    }
    shown
}

/// The columns of some items, and of the signs for what is left out between and beside them.
fn width(items: &[Known], shown: &[usize]) -> usize {
    let texts = shown.iter().map(|nth| columns(&items[*nth].text) + GAP).sum::<usize>();
    let between = shown.windows(2).filter(|it| it[1] > it[0] + 1).count();
    let before = usize::from(shown.first().is_some_and(|nth| *nth > 0));
    let behind = usize::from(shown.last().is_some_and(|nth| nth + 1 < items.len()));
    (texts + 3 * (before + between + behind)).saturating_sub(GAP)
}

/// The sign behind a rating for which no line of the notes shows why.
pub fn unshown(entry: &Entry) -> &'static str {
    if entry.lacks_evidence() { "!" } else { "" }
}

/// How an item stands, as a sign: on the table, done, answered without a rating, left out.
pub fn sign(item: &Item, entry: &Entry, current: bool) -> &'static str {
    match entry.standing {
        _ if current => "▶",
        Standing::Answered if item.question().is_some() && entry.rating.is_none() => "○",
        Standing::Answered => "✓",
        Standing::Skipped => "×",
        Standing::Waiting | Standing::Asking => " ",
    }
}
