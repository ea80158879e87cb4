//! A session as a report.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use super::super::chrome;
use super::super::theme::Theme;
use crate::app::areas::Area;
use crate::app::screen::PageScreen;
use crate::app::{Action, App};
use crate::domain::Recommendation;
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::format::report::{Line, Tickable};

pub(in crate::ui) fn draw(app: &App, page: &PageScreen, canvas: &mut Canvas) {
    let (header, rest) = Area::of(app.size).split_rows(1);
    let (body, footer) = rest.split_rows(rest.height - 1);
    let place = format!(
        "{} / {}",
        (page.top + usize::from(body.height)).min(page.rows.len()),
        page.rows.len()
    );
    let phase = page.record.phase_word();
    let end = if page.elsewhere {
        format!(" · {phase} · open in another program")
    } else if page.unfinished() {
        format!(" · {phase} · {} resumes", app.key_of(Action::Resume))
    } else if let Some(newer) = &page.record.unknown.newer {
        let schema = newer.schema;
        format!(" · {phase} · schema {schema}, read only")
    } else {
        format!(" · {phase}")
    };
    // A long name gives way to how the session stands.
    let taken = columns(&end) + columns(&place) + 4;
    let room = usize::from(header.width).saturating_sub(taken).max(8);
    let name = shorten(&page.record.people.candidate, room);
    chrome::title(canvas, header, &format!("{name}{end}"), &place);
    for (row, shown) in (0..body.height).zip(page.rows.iter().skip(page.top)) {
        let style =
            page.lines.get(shown.line).map_or(Style::new(), |line| style(canvas.theme, line));
        canvas.text(body, 1, row, &shown.text, style);
        if page.marked == Some(shown.line) {
            canvas.restyle(body, 0..body.width, row, canvas.theme.chosen());
        }
    }
    chrome::footer(app, canvas, footer);
}

fn style(theme: Theme, line: &Line) -> Style {
    match line {
        Line::Title { .. } | Line::Ask { .. } => theme.strong(),
        Line::Head(_) | Line::Section(_) => theme.accent(),
        Line::Recommendation {
            given: Some(Recommendation::Yes | Recommendation::StrongYes),
            ..
        } => theme.good().patch(theme.strong()),
        Line::Recommendation { given: None, .. } | Line::Gap { .. } | Line::Remark(_) => {
            theme.warning()
        }
        Line::Recommendation { given: Some(_), .. }
        | Line::Ticked { kind: Tickable::RedFlag, on: true, .. } => theme.bad(),
        Line::Ticked { on: true, .. } => theme.good(),
        Line::Ticked { on: false, .. } | Line::Particular { .. } | Line::Nothing(_) => {
            theme.quiet()
        }
        Line::Note { mark, .. } => theme.mark(*mark),
        _ => theme.plain(),
    }
}
