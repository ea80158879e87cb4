//! Candidates side by side.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use super::super::chrome;
use super::super::theme::Theme;
use crate::app::areas::Area;
use crate::app::screen::CompareScreen;
use crate::app::screen::compare::areas::{self, Columns, CompareAreas};
use crate::app::screen::compare::evidence::{self, Kind, Line};
use crate::app::{Action, App};
use crate::domain::comparison::{Column, Comparison, Heading};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::format::comparison as words;

pub(in crate::ui) fn draw(app: &App, screen: &CompareScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, _) = Area::of(app.size).split_rows(1);
    let places = CompareAreas::of(screen, app.size);
    let Some(comparison) = screen.comparison() else {
        nothing(app, screen, canvas, (header, places.footer));
        return;
    };
    title(screen, comparison, canvas, header);
    problems(app, screen, canvas, places.problems);
    let shared = Columns::of(screen, places.table.width);
    heads(screen, comparison, canvas, (places.heads, shared));
    table(app, screen, canvas, (&places, shared));
    let room = usize::from(places.margin.width.saturating_sub(2));
    let why = format!(" {}: why", app.key_of(Action::About));
    let margin = areas::margin(screen, room.saturating_sub(columns(&why)));
    let column = canvas.text(places.margin, 1, 0, &shorten(&margin, room), theme.strong());
    if comparison.margin.is_some() && columns(&margin) + columns(&why) <= room {
        canvas.text(places.margin, column, 0, &why, theme.accent());
    }
    let legend = areas::legend(screen, places.table.width);
    canvas.text(places.margin, 1, 1, &shorten(&legend, room), theme.quiet());
    preview(app, screen, canvas, places.preview);
    chrome::footer(app, canvas, places.footer);
}

/// Before the sessions are read, and where none can be.
fn nothing(app: &App, screen: &CompareScreen, canvas: &mut Canvas, (header, footer): (Area, Area)) {
    chrome::title(canvas, header, "Comparison", "");
    let body = Area { x: 1, y: 2, width: app.size.columns.saturating_sub(2), ..header };
    let body = Area { height: app.size.rows.saturating_sub(4), ..body };
    let text = match &screen.gathered {
        None => format!("Reading {} sessions.", screen.files.len()),
        Some(gathered) => {
            let back = app.key_of(Action::Back);
            let why = gathered.unreadable.join("\n");
            format!("None of these sessions can be read.\n{why}\n{back} goes back.")
        }
    };
    canvas.prose(body, &text, canvas.theme.plain());
    chrome::footer(app, canvas, footer);
}

fn title(screen: &CompareScreen, comparison: &Comparison, canvas: &mut Canvas, area: Area) {
    let rows = if screen.shape.by_question { "by question" } else { "by competency" };
    let order = screen.shape.order.words();
    let many = comparison.people.len();
    let text = format!(
        "{many} candidate{} · {} · {}",
        if many == 1 { "" } else { "s" },
        comparison.guide_title,
        comparison.bank_title
    );
    chrome::title(canvas, area, &text, &format!("{rows}, {order}"));
}

/// One sentence a row; the last row says how many more there are.
fn problems(app: &App, screen: &CompareScreen, canvas: &mut Canvas, area: Area) {
    let all = screen.problems();
    let room = usize::from(area.width.saturating_sub(2));
    let more = all.len().saturating_sub(area.height.into());
    let key = app.key_of(Action::About);
    for (nth, (row, text)) in (0..area.height).zip(&all).enumerate() {
        let last = nth + 1 == usize::from(area.height);
        let cut = columns(text) > room;
        let end = match (last && more > 0, cut) {
            (true, _) => format!("  {key}: {more} more"),
            (false, true) => format!("  {key}: all"),
            (false, false) => String::new(),
        };
        let text = shorten(text, room.saturating_sub(columns(&end)));
        let column = canvas.text(area, 1, row, &text, canvas.theme.warning());
        canvas.text(area, column, row, &end, canvas.theme.accent());
    }
}

/// The candidates, who asked or how far it is, and their bands.
fn heads(
    screen: &CompareScreen,
    comparison: &Comparison,
    canvas: &mut Canvas,
    (area, shared): (Area, Columns),
) {
    let theme = canvas.theme;
    let order = screen.columns();
    let records = screen.gathered.as_ref().map(|it| it.records()).unwrap_or_default();
    let (left, right) = (shared.first, order.len().saturating_sub(shared.first + shared.shown));
    let mut column = 1;
    if left > 0 {
        column = canvas.text(area, column, 0, &format!("‹ {left} "), theme.accent());
    }
    if right > 0 {
        canvas.text(area, column, 0, &format!("{right} more ›"), theme.accent());
    }
    let bands = shared.names + shared.belows;
    if comparison.margin.is_some() {
        canvas.text(area, 1, bands, "Band", theme.quiet());
    }
    let width = usize::from(shared.width.saturating_sub(1));
    let all = order.iter().enumerate().skip(shared.first).take(shared.shown);
    for (x, (nth, place)) in (0..).zip(all) {
        let Some(column) = comparison.columns.get(*place).copied() else { continue };
        let x = shared.lead + x * shared.width;
        let here = nth == screen.column;
        let style = if here { theme.accent() } else { theme.strong() };
        let name = words::head(comparison, column, width, shared.names.into());
        for (row, text) in (0..shared.names).zip(&name) {
            canvas.text(area, x, row, text, style);
        }
        let style = below_style(theme, &records, column);
        let below = words::below_in(comparison, &records, column, width, shared.belows.into());
        for (row, text) in (shared.names..bands).zip(&below) {
            canvas.text(area, x, row, text, style);
        }
        let part = comparison.is_part(column);
        let letters = shorten(&words::band(comparison, column), width);
        let end = canvas.text(
            area,
            x,
            bands,
            &letters,
            if part { theme.quiet() } else { theme.accent() },
        );
        let next = order.get(nth + 1).filter(|_| nth + 1 < shared.first + shared.shown);
        // A line joins neighbours who are not told apart.
        if next.is_some_and(|next| comparison.are_tied(*place, *next)) {
            let line = "─".repeat((x + shared.width).saturating_sub(end + 1).into());
            canvas.text(area, end, bands, &line, theme.quiet());
        }
    }
    let (_, rule) = area.split_rows(bands + 1);
    canvas.rule(rule, "", theme.quiet(), "", theme.quiet());
}

fn below_style(theme: Theme, records: &[&crate::domain::Record], column: Column) -> Style {
    match column {
        Column::Session { session, .. }
            if records.get(session).is_some_and(|record| !words::is_finished(record)) =>
        {
            theme.warning()
        }
        _ => theme.quiet(),
    }
}

fn table(
    app: &App,
    screen: &CompareScreen,
    canvas: &mut Canvas,
    (places, shared): (&CompareAreas, Columns),
) {
    let theme = canvas.theme;
    let Some(comparison) = screen.comparison() else { return };
    let order = screen.columns();
    let lead = usize::from(shared.lead.saturating_sub(3));
    let top = places.top(screen);
    for (row, (nth, shown)) in
        (0..places.table.height).zip(screen.rows().iter().enumerate().skip(top))
    {
        let whole = matches!(shown.heading, Heading::Overall | Heading::Same);
        let style = if whole { theme.strong() } else { theme.plain() };
        let heading = shorten(&words::heading(&shown.heading), lead);
        let style = if nth == screen.row { theme.accent() } else { style };
        canvas.text(places.table, 1, row, &heading, style);
        let all = order.iter().enumerate().skip(shared.first).take(shared.shown);
        for (x, (column, place)) in (0..).zip(all) {
            let (Some(of), Some(cell)) = (comparison.columns.get(*place), shown.cells.get(*place))
            else {
                continue;
            };
            let x = shared.lead + x * shared.width;
            let room = usize::from(shared.width.saturating_sub(1));
            let text = words::cell_in(&shown.heading, *of, cell, room, shared.brief);
            let style = match (cell.mean, cell.other) {
                _ if cell.flags > 0 => theme.bad(),
                _ if cell.recommended.iter().flatten().next().is_some() => theme.plain(),
                (_, true) => theme.warning(),
                (None, _) => theme.quiet(),
                (Some(_), _) if whole => theme.strong(),
                (Some(_), _) => theme.plain(),
            };
            let end = canvas.text(places.table, x, row, &shorten(&text, room), style);
            if (nth, column) == (screen.row, screen.column) {
                canvas.restyle(places.table, x.saturating_sub(1)..end + 1, row, theme.chosen());
                if app.in_list && app.overlay.is_none() {
                    canvas.cursor(places.table, x, row);
                }
            }
        }
    }
    let below = screen.rows().len().saturating_sub(top + usize::from(places.table.height));
    if below > 0 {
        let (_, last) = places.table.split_rows(places.table.height.saturating_sub(1));
        let end = last.width.saturating_sub(1);
        canvas.text_before(last, end, 0, &format!(" {below} ▼"), theme.accent());
    }
}

/// What stands behind the cell, as far as there is room.
fn preview(app: &App, screen: &CompareScreen, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    if area.height < 2 {
        return;
    }
    let body = area.body();
    let rows = evidence::in_preview(screen, usize::from(body.width.saturating_sub(2)), body.height);
    let cut = rows.len() > body.height.into();
    let key = app.key_of(Action::Choose);
    let remark = if cut { format!("{key}: in full") } else { String::new() };
    canvas.rule(area, &evidence::title(screen), theme.quiet(), &remark, theme.accent());
    lines(canvas, body, rows.iter());
}

/// Rows of evidence, from the first row of an area on.
pub(in crate::ui) fn lines<'a>(
    canvas: &mut Canvas,
    area: Area,
    rows: impl Iterator<Item = &'a Line>,
) {
    for (row, line) in (0..area.height).zip(rows) {
        let style = style(canvas.theme, line.kind);
        canvas.text(area, 1, row, &line.text, style);
    }
}

fn style(theme: Theme, kind: Kind) -> Style {
    match kind {
        Kind::Head => theme.strong(),
        Kind::Anchor | Kind::Nothing => theme.quiet(),
        Kind::Note(mark) => theme.mark(mark),
        Kind::Flag => theme.bad(),
        Kind::Remark => theme.warning(),
        Kind::Plain | Kind::Blank => theme.plain(),
    }
}
