//! What the cells of the interview's screens are: the brief, the live screen, the wrap-up.

use super::target::{Pane, Target};
use super::text::Text;
use crate::app::areas::{Area, LiveAreas, text_columns};
use crate::app::guidance::{Kind, Line};
use crate::app::points;
use crate::app::screen::brief::BriefAreas;
use crate::app::screen::first_shown;
use crate::app::screen::wrapup::{self, WrapUpAreas};
use crate::app::star;
use crate::app::strip::strip;
use crate::app::verdict::choices;
use crate::app::{Action, App, Interview};

type Cell = (u16, u16);

pub(super) fn target(app: &App, cell: Cell) -> Target {
    let parts = app.interview.as_ref().and_then(|it| Some((it, it.areas(app.size)?)));
    let Some((interview, areas)) = parts else { return Target::Nothing };
    let within = |area: Area| area.at(cell.0, cell.1);
    let item = interview.item().0;
    if let Some(area) = areas.guide.map(LiveAreas::guide_items)
        && let Some((_, row)) = within(area)
    {
        let top = guide_top(app, interview, area.height);
        let order = interview.session().record().plan.order();
        return order.get(top + usize::from(row)).map_or(Target::Nothing, |it| Target::Item(*it));
    }
    if let Some((area, (column, _))) = areas.strip.and_then(|it| Some((it, within(it)?))) {
        let parts = strip(interview, app.at, area).parts;
        let hit = parts.iter().find(|it| (it.column..it.column + it.width()).contains(&column));
        return hit.map_or(Target::Nothing, |part| Target::Item(part.item));
    }
    if let Some((_, row)) = within(areas.guidance.body()) {
        let columns = text_columns(areas.guidance);
        return tick(interview, areas.guidance, row, &interview.guidance(columns, areas.order));
    }
    if let Some(area) = areas.probes
        && let Some((_, row)) = within(area.body())
    {
        let lines = interview.probes(text_columns(area));
        return tick(interview, area, row, &lines);
    }
    if let Some((area, at)) = areas.scale.and_then(|it| Some((it, within(it)?))) {
        return point(interview, area, areas.scale_in_a_row, at);
    }
    if let (Some(area), Some(question)) = (areas.star, item.question())
        && let Some((column, _)) = within(area)
    {
        let from = u16::from(!areas.scale_in_a_row);
        let part = star::part_at(area.width, from, question, column);
        return part.map_or(Target::Nothing, |part| Target::Ask(Action::Tick(star::letter(part))));
    }
    if within(areas.notes.body()).is_some() {
        return Target::Text(Text::Notes, areas.text());
    }
    if within(areas.notes).is_some() { Target::Ask(Action::Write) } else { Target::Nothing }
}

/// What can be ticked in a row of a pane of guidance: the first row of it has its letter.
fn tick(interview: &Interview, pane: Area, row: u16, lines: &[Line]) -> Target {
    let shown = usize::from(pane.body().height);
    let top = interview.guidance_top.min(lines.len().saturating_sub(shown));
    let Some(upto) = lines.get(..=top + usize::from(row)) else { return Target::Nothing };
    let kind = upto.last().map(|line| line.kind);
    let lead = upto.iter().rev().take_while(|line| Some(line.kind) == kind).find_map(|it| it.lead);
    match (kind, lead) {
        (Some(Kind::Signal | Kind::RedFlag), Some((Some(letter), _))) => {
            Target::Ask(Action::Tick(letter))
        }
        (Some(Kind::Probe), Some((Some(letter), _))) => Target::Ask(Action::Probe(letter)),
        _ => Target::Nothing,
    }
}

/// The point of the scale in a cell; its title opens the anchors in full.
fn point(interview: &Interview, area: Area, in_a_row: bool, (column, row): Cell) -> Target {
    let (item, entry) = interview.item();
    let Some(question) = item.question() else { return Target::Nothing };
    let scale = &interview.session().record().plan.scale;
    if in_a_row {
        // Three columns each, behind a blank; what is behind them are words.
        let nth = column.checked_sub(1).map(|column| column / 3 + 1);
        let point = nth.and_then(|nth| u8::try_from(nth).ok());
        let point = point.filter(|point| *point <= scale.top());
        return point.map_or(Target::Nothing, |point| Target::Ask(Action::Rate(point)));
    }
    let Some(row) = row.checked_sub(1) else { return Target::Ask(Action::Scale) };
    let columns = usize::from(area.width.saturating_sub(points::LEAD + 1));
    let room = (columns, area.body().height.into());
    let mut end = 0;
    for point in points::points(scale, question, entry.rating, room) {
        end += point.text.len().min(point.rows);
        if usize::from(row) < end {
            return Target::Ask(Action::Rate(point.point));
        }
    }
    Target::Nothing
}

pub(super) fn pane(app: &App, (column, row): Cell) -> Pane {
    let areas = app.interview.as_ref().and_then(|it| it.areas(app.size));
    let Some(areas) = areas else { return Pane::Nothing };
    let within = |area: Area| area.at(column, row).is_some();
    if let Some(guide) = areas.guide.filter(|it| within(*it)) {
        Pane::Guide(LiveAreas::guide_items(guide).height)
    } else if within(areas.question) {
        Pane::Question
    } else if within(areas.guidance) || areas.probes.is_some_and(within) {
        Pane::Guidance
    } else if within(areas.notes) {
        Pane::Notes
    } else {
        Pane::Nothing
    }
}

/// The first row of the guide's column: one that the wheel has looked for while this item was on
/// the table, else one that has the item in view.
pub fn guide_top(app: &App, interview: &Interview, height: u16) -> usize {
    let record = interview.session().record();
    let order = record.plan.order();
    let place = order.iter().position(|item| *item == record.current).unwrap_or(0);
    match app.pointer.guide {
        Some((item, top)) if item == record.current => {
            top.min(order.len().saturating_sub(height.into()))
        }
        _ => first_shown(place, height),
    }
}

impl App {
    pub(super) fn scroll_guide(&mut self, height: u16, rows: isize) {
        let Some(interview) = &self.interview else { return };
        let record = interview.session().record();
        let most = record.plan.order().len().saturating_sub(height.into());
        let top = guide_top(self, interview, height).saturating_add_signed(rows).min(most);
        self.pointer.guide = Some((record.current, top));
    }
}

pub(super) fn wrap_up_target(app: &App, top: usize, cell: Cell) -> Target {
    let parts = app.interview.as_ref().zip(WrapUpAreas::of(app.size));
    let Some((interview, areas)) = parts else { return Target::Nothing };
    let within = |area: Area| area.at(cell.0, cell.1);
    let record = interview.session().record();
    if let Some((_, row)) = within(areas.body.body()) {
        return match wrapup::lines(record).get(top + usize::from(row)) {
            Some(wrapup::Line::Gap { item, .. } | wrapup::Line::Apart { item }) => {
                Target::Item(*item)
            }
            _ => Target::Nothing,
        };
    }
    if let Some((column, _)) = within(areas.verdict.body()) {
        let all = choices(areas.verdict, record.recommendation, interview.typing);
        let hit = all.into_iter().find(|it| (it.column..it.end()).contains(&column));
        return hit.map_or(Target::Nothing, |it| Target::Ask(Action::Recommend(it.nth)));
    }
    if within(areas.reason.body()).is_some() {
        return Target::Text(Text::Reason, areas.text());
    }
    if within(areas.reason).is_some() { Target::Ask(Action::Write) } else { Target::Nothing }
}

pub(super) fn wrap_up_pane(app: &App, (column, row): Cell) -> Pane {
    let Some(areas) = WrapUpAreas::of(app.size) else { return Pane::Nothing };
    if areas.body.at(column, row).is_some() {
        Pane::Scores
    } else if areas.reason.at(column, row).is_some() {
        Pane::Reason
    } else {
        Pane::Nothing
    }
}

/// The notes before the start are those of the item on the table.
pub(super) fn brief_target(app: &App, (column, row): Cell) -> Target {
    let Some(areas) = BriefAreas::of(app.size) else { return Target::Nothing };
    if areas.notes.body().at(column, row).is_some() {
        Target::Text(Text::Notes, areas.text())
    } else if areas.notes.at(column, row).is_some() {
        Target::Ask(Action::Write)
    } else {
        Target::Nothing
    }
}

pub(super) fn brief_pane(app: &App, (column, row): Cell) -> Pane {
    let Some(areas) = BriefAreas::of(app.size) else { return Pane::Nothing };
    let within = |area: Area| area.at(column, row).is_some();
    if within(areas.notes) {
        Pane::Notes
    } else if within(areas.left) || areas.right.is_some_and(within) {
        Pane::Page
    } else {
        Pane::Nothing
    }
}
