//! The brief before the start.

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::Area;
use crate::app::keymap::Scope;
use crate::app::screen::BriefScreen;
use crate::app::screen::brief::{BriefAreas, Line, Row, lines};
use crate::app::{Action, App, Interview};
use crate::domain::Place;
use crate::domain::prose::shorten;

pub(in crate::ui) fn draw(app: &App, brief: &BriefScreen, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    let Some(areas) = BriefAreas::of(app.size) else { return };
    header(app, interview, canvas, areas.header);
    let (left, right) = lines(app, brief, interview);
    page(canvas, areas.left, &left, brief.top);
    if let (Some(rule), Some(area)) = (areas.rule, areas.right) {
        canvas.rule_down(rule);
        page(canvas, area, &right, brief.top);
    }
    let count = left.len().max(right.len());
    let below = count.saturating_sub(brief.top + usize::from(areas.left.height));
    notes(app, interview, canvas, areas, below);
    chrome::footer(app, canvas, areas.footer);
}

/// Who and for what; at the right whether it is saved, and the key that starts.
fn header(app: &App, interview: &Interview, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let keys = &app.settings.keys;
    let start = keys.key(Scope::Brief, false, Action::StartInterview);
    let key = if interview.typing {
        format!("{} {start} starts", keys.key(Scope::Brief, true, Action::Back))
    } else {
        format!("{start} starts")
    };
    let end = area.width.saturating_sub(1);
    let end = canvas.text_before(area, end, 0, &key, theme.accent()).saturating_sub(2);
    let (saved, style) = chrome::saved(interview, theme);
    let end = canvas.text_before(area, end, 0, saved, style).saturating_sub(2);
    let record = interview.session().record();
    let people = &record.people;
    // A bank is often called what the role is.
    let bank = &record.plan.bank_title;
    let same = people.role.trim().to_lowercase() == bank.trim().to_lowercase();
    let bank = if same { "" } else { bank };
    let parts = [&people.candidate, &people.role, &people.round, bank];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let title = shorten(&parts.join(" · "), usize::from(end.saturating_sub(1)));
    canvas.text(area, 1, 0, &title, theme.strong());
}

fn page(canvas: &mut Canvas, area: Area, lines: &[Line], top: usize) {
    let theme = canvas.theme;
    let room = usize::from(area.width.saturating_sub(2));
    for (row, line) in (0..area.height).zip(lines.iter().skip(top)) {
        let (text, style) = match line {
            Line::Blank => continue,
            Line::Item(item) => {
                draw_item(canvas, area, row, item);
                continue;
            }
            Line::Heading(text) => ((*text).to_owned(), theme.accent()),
            Line::Strong(text) => (text.clone(), theme.strong()),
            Line::Text(text) => (text.clone(), theme.plain()),
            Line::Quiet(text) => (text.clone(), theme.quiet()),
            Line::Warning(text) => (text.clone(), theme.warning()),
        };
        canvas.text(area, 1, row, &shorten(&text, room), style);
    }
}

/// Its box, number and title, and what it is after.
fn draw_item(canvas: &mut Canvas, area: Area, row: u16, item: &Row) {
    let theme = canvas.theme;
    canvas.text_before(area, 7, row, &format!("{} min", item.minutes), theme.quiet());
    let number = item.number.map(|number| number.to_string()).unwrap_or_default();
    canvas.text_before(area, 10, row, &number, theme.plain());
    let optional = if item.core { "" } else { " (optional)" };
    let title = format!("{}{optional}", item.title);
    let start = 12;
    let most = area.width.saturating_sub(start + 1);
    let wide = if item.about.is_empty() { most } else { most / 3 + 4 };
    let text = shorten(&title, wide.into());
    canvas.text(area, start, row, &text, theme.strong());
    let about = start + wide + 2;
    let room = usize::from(area.width.saturating_sub(about + 1));
    canvas.text(area, about, row, &shorten(&item.about, room), theme.quiet());
}

fn notes(app: &App, interview: &Interview, canvas: &mut Canvas, areas: BriefAreas, below: usize) {
    let theme = canvas.theme;
    let has_keys = interview.typing && app.overlay.is_none();
    let style = if interview.typing { theme.accent() } else { theme.quiet() };
    let title = if interview.typing {
        "Notes".to_owned()
    } else {
        format!("Notes · {} writes", app.write_key())
    };
    let down = app.settings.keys.key(Scope::Brief, interview.typing, Action::Down);
    let remark = if below > 0 { format!("{below} more: {down}") } else { String::new() };
    canvas.rule(areas.notes, &title, style, &remark, theme.accent());
    let text = areas.text();
    let written = interview.text(Place::Item(interview.session().current()));
    if written.lines().len() == 1 && written.is_blank() {
        let hint = "What to remember when it begins; kept with the opening.";
        canvas.text(text, 0, 0, &shorten(hint, text.width.into()), theme.quiet());
    }
    widget::notes::rows(canvas, text, &interview.notes, written, |_| theme.plain());
    if has_keys && let Some((column, row)) = interview.notes.cursor_cell(written) {
        canvas.cursor(text, column, row);
    }
}
