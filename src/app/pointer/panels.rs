//! What the cells of what lies over a screen are. What is beside a panel is nothing, so that no
//! accident closes it.

use super::target::{Pane, Target};
use crate::app::overlay::amend::{Form, FormAreas, Step};
use crate::app::overlay::{Overlay, add, anchors, panel, skip::REASONS};
use crate::app::pointer::Text;
use crate::app::screen::{Screen, first_shown};
use crate::app::{Action, App};
use crate::domain::Record;

type Cell = (u16, u16);

/// The columns before the text of a filter, of a reason of one's own, of a folder and of a file.
const FILTER_LEAD: u16 = 3;
const OWN_LEAD: u16 = 10;
const FOLDER_LEAD: u16 = 9;
const EXPORT_LEAD: u16 = 7;

pub(super) fn target(app: &App, overlay: &Overlay, (column, row): Cell) -> Target {
    if let Overlay::Scale { top } = overlay {
        return point(app, *top, (column, row));
    }
    if let (Overlay::Amend(form), Screen::Page(page)) = (overlay, &app.screen) {
        return amended(app, form, &page.record, (column, row));
    }
    let body = panel::of(app).map(panel::inside);
    let Some((body, (_, row))) = body.and_then(|it| Some((it, it.at(column, row)?))) else {
        return Target::Nothing;
    };
    let field = |lead: u16| {
        let (_, line) = body.split_rows(row);
        Target::Text(Text::Field, line.split_rows(1).0.split_columns(lead).1)
    };
    let reasons = u16::try_from(REASONS.len()).unwrap_or(u16::MAX - 1);
    match (overlay, listed(app, overlay)) {
        (_, Some(_)) if row == 0 => field(FILTER_LEAD),
        (_, Some((selected, count))) => {
            let below = if matches!(overlay, Overlay::Add(_)) { add::PREVIEW + 1 } else { 0 };
            let height = body.height.saturating_sub(1).saturating_sub(below);
            let nth = first_shown(selected, height) + usize::from(row - 1);
            let hit = row <= height && nth < count;
            if hit { Target::Choice(nth) } else { Target::Nothing }
        }
        (Overlay::Skip(_), _) if row < reasons => {
            Target::Ask(Action::Pick(u8::try_from(row + 1).unwrap_or(0)))
        }
        (Overlay::Skip(_), _) if row == reasons + 1 => field(OWN_LEAD),
        (Overlay::Folder(_), _) if row == 2 => field(FOLDER_LEAD),
        (Overlay::Export(_), _) => match row {
            0 | 1 => Target::Ask(Action::NextValue),
            2 => Target::Ask(Action::Anonymous),
            3 => Target::Ask(Action::LeaveNotesOut),
            4 => Target::Ask(Action::Summary),
            6 => field(EXPORT_LEAD),
            _ => Target::Nothing,
        },
        _ => Target::Nothing,
    }
}

/// A choice of the form for amendments, or its text.
fn amended(app: &App, form: &Form, record: &Record, (column, row): Cell) -> Target {
    let areas = FormAreas::of(form, record, app.size);
    let area = match &form.step {
        Step::Text(written) => areas.text(written.place),
        Step::Name(_) => areas.name(),
        Step::Why(_) => areas.why(),
        Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => {
            let Some((_, row)) = areas.body.at(column, row) else { return Target::Nothing };
            let mut end = 0;
            let hit = form.choices(record, app.size).into_iter().find(|choice| {
                end += choice.text.len().min(choice.rows);
                usize::from(row) < end
            });
            return hit.map_or(Target::Nothing, |it| Target::Ask(Action::Pick(it.digit)));
        }
    };
    let hit = area.at(column, row).is_some();
    if hit { Target::Text(Text::Field, area) } else { Target::Nothing }
}

/// The point of the scale whose anchor is in a cell.
fn point(app: &App, top: usize, (column, row): Cell) -> Target {
    let hit = app.interview.as_ref().and_then(|interview| {
        let (_, row) = anchors::area(interview, app.size).body().at(column, row)?;
        anchors::at(interview, app.size, top, row.into())
    });
    hit.map_or(Target::Nothing, |point| Target::Ask(Action::Rate(point)))
}

pub(super) fn pane(app: &App, overlay: &Overlay, (column, row): Cell) -> Pane {
    let inside = panel::of(app).is_some_and(|it| it.at(column, row).is_some());
    match overlay {
        _ if !inside => Pane::Nothing,
        Overlay::Help { .. }
        | Overlay::Scale { .. }
        | Overlay::Evidence { .. }
        | Overlay::About { .. } => Pane::Page,
        Overlay::Skip(_) => Pane::List,
        Overlay::Amend(form) if !form.takes_text() => Pane::List,
        _ if listed(app, overlay).is_some() => Pane::List,
        _ => Pane::Nothing,
    }
}

/// The highlight and the number of rows, where there is a list below a filter.
fn listed(app: &App, overlay: &Overlay) -> Option<(usize, usize)> {
    let record = || app.interview.as_ref().map(|it| it.session().record());
    let (filter, count) = match overlay {
        Overlay::Jump(jump) => (&jump.filter, jump.rows(record()?).len()),
        Overlay::Palette(palette) => (&palette.filter, palette.rows(app).len()),
        Overlay::Find(find) => (&find.filter, find.hits.len()),
        Overlay::Add(add) => (&add.filter, add.rows(app).len()),
        _ => return None,
    };
    Some((filter.selected, count))
}
