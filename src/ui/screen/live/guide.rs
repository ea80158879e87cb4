//! The guide on the live screen: as a column with what is left of the time, as a row where there is
//! no room for that, and its items in the list that one is chosen from.

use super::super::super::canvas::Canvas;
use super::super::super::widget;
use crate::app::areas::{Area, LiveAreas, text_columns};
use crate::app::overlay::jump::Found;
use crate::app::strip::{Strip, sign, unshown};
use crate::app::{App, Interview, pointer};
use crate::domain::Standing;
use crate::domain::time::{mmss, whole_seconds};

/// An item of the guide: standing, number, title, rating.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    sign: &'static str,
    number: String,
    title: String,
    rating: String,
    current: bool,
}

/// A row of the guide as a column, with the rule at its right.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    Title,
    Item(Row),
    /// What is left of the time, or nothing.
    Pace(String),
}

impl Column {
    /// The rows of the guide in an area, from the top.
    pub(super) fn all(app: &App, interview: &Interview, whole: Area) -> Vec<Self> {
        let (area, _) = whole.split_columns(whole.width - 1);
        let shown = usize::from(LiveAreas::guide_items(whole).height);
        let top = pointer::guide_top(app, interview, LiveAreas::guide_items(whole).height);
        let order = interview.session().record().plan.order().into_iter();
        let items = order.skip(top).take(shown).map(|nth| Self::Item(Row::of(app, interview, nth)));
        let mut rows: Vec<Self> = std::iter::once(Self::Title).chain(items).collect();
        rows.resize_with(shown + 1, || Self::Pace(String::new()));
        let pace = interview.pace_rows(app.at, text_columns(area.body()) + 1);
        rows.extend(pace.map(Self::Pace));
        rows
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, whole: Area) {
        let (area, rule) = whole.split_columns(whole.width - 1);
        let quiet = canvas.theme.quiet();
        canvas.rule_down(rule);
        match self {
            Self::Title => {
                canvas.text(rule, 0, 0, "┬", quiet);
                canvas.rule(area, "Guide", quiet, "", quiet);
            }
            Self::Item(item) => item.draw(canvas, area, 0, |_| false),
            Self::Pace(text) => {
                canvas.text(area, 1, 0, text, quiet);
            }
        }
    }
}

impl Row {
    fn of(app: &App, interview: &Interview, nth: usize) -> Self {
        let record = interview.session().record();
        let (item, entry) = (&record.plan.items[nth], &record.entries[nth]);
        let number = match record.plan.number(nth) {
            Some(number) => number.to_string(),
            None if item.extra.is_some() => "+".to_owned(),
            None => String::new(),
        };
        let current = nth == record.current;
        let rating = match entry.rating {
            Some(point) => format!("{point}{}", unshown(entry)),
            None if item.question().is_none() => {
                let spent = whole_seconds(interview.session().spent(nth, app.at));
                if spent > 0 { mmss(spent) } else { String::new() }
            }
            None if entry.standing == Standing::Answered => "–".to_owned(),
            None => String::new(),
        };
        let optional = if item.core || item.extra.is_some() { "" } else { " ?" };
        let title = format!("{}{optional}", item.title());
        Self { sign: sign(item, entry, current), number, title, rating, current }
    }

    /// Draws it; what begins at the bytes of its title that are `found` is marked.
    fn draw(&self, canvas: &mut Canvas, area: Area, row: u16, found: impl Fn(usize) -> bool) {
        let theme = canvas.theme;
        let style = if self.current { theme.strong() } else { theme.plain() };
        canvas.text(area, 1, row, self.sign, theme.accent());
        canvas.text_before(area, 5, row, &self.number, style);
        let end = area.width.saturating_sub(1);
        let end = canvas.text_before(area, end, row, &self.rating, theme.strong());
        let (titles, _) = area.split_columns(end.saturating_sub(1));
        widget::marked::draw(canvas, titles, (6, row), &self.title, found, style);
    }
}

/// Items of the guide from one of the rows on, one of them highlighted, to be chosen.
pub(in crate::ui) fn rows_of_guide(
    app: &App,
    interview: &Interview,
    canvas: &mut Canvas,
    area: Area,
    rows: &[Found],
    (top, chosen): (usize, usize),
) {
    for (row, (place, found)) in (0..area.height).zip(rows.iter().enumerate().skip(top)) {
        let is = |byte: usize| found.bytes.contains(&byte);
        Row::of(app, interview, found.item).draw(canvas, area, row, is);
        if chosen == place {
            canvas.restyle(area, 0..area.width, row, canvas.theme.chosen());
            if app.in_list {
                canvas.cursor(area, 1, row);
            }
        }
    }
}

/// Draws the guide as one row, with the item on the table in view.
pub(super) fn draw_strip(strip: &Strip, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let end = area.width.saturating_sub(1);
    let end = canvas.text_before(area, end, 0, &strip.pace, theme.quiet());
    let (area, _) = area.split_columns(end.saturating_sub(1));
    for part in &strip.parts {
        let style = if part.current { theme.strong() } else { theme.quiet() };
        canvas.text(area, part.column, 0, &part.text, style);
    }
    for column in strip.gaps.iter().copied() {
        canvas.text(area, column, 0, "…", theme.quiet());
    }
}
