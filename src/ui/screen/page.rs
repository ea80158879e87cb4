//! A session as a report.

use ratatui::style::Style;

use super::super::canvas::Canvas;
use super::super::chrome;
use super::super::theme::Theme;
use crate::app::areas::Area;
use crate::app::screen::PageScreen;
use crate::app::{Action, App};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::domain::{Mark, Recommendation, Record};
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
    } else if page.gone {
        format!(" · {phase} · its file is gone")
    } else if page.unfinished() {
        format!(" · {phase} · {} resumes", app.key_of(Action::Resume))
    } else if let Some(newer) = &page.record.unknown.newer {
        let schema = newer.schema;
        format!(" · {phase} · schema {schema}, read only")
    } else {
        let open = app.interview.as_ref().filter(|it| it.file == page.file);
        match open.map(|it| chrome::saved(it, canvas.theme).0.trim()) {
            Some("saved") | None => format!(" · {phase}"),
            Some(saved) => format!(" · {phase} · {saved}"),
        }
    };
    // A long name gives way to how the session stands.
    let taken = columns(&end) + columns(&place) + 4;
    let room = usize::from(header.width).saturating_sub(taken).max(8);
    chrome::title(canvas, header, &format!("{}{end}", whose(&page.record, room)), &place);
    let mut cursor = None;
    for (row, shown) in (0..body.height).zip(page.rows.iter().skip(page.top)) {
        let found = page.found == Some(shown.line);
        let style = match page.lines.get(shown.line) {
            Some(_) if found => canvas.theme.chosen(),
            Some(line) => style(canvas.theme, line),
            None => Style::new(),
        };
        cursor = cursor.or(found.then_some(row));
        canvas.text(body, 1, row, &shown.text, style);
        if page.marked == Some(shown.line) {
            canvas.restyle(body, 0..body.width, row, canvas.theme.chosen());
        }
    }
    if let Some(row) = cursor {
        canvas.cursor(body, 1, row);
    }
    chrome::footer(app, canvas, footer);
}

/// Whose session it is, in so many columns: who was met, by whom, on which guide, and when, as far
/// as each fits whole.
fn whose(record: &Record, room: usize) -> String {
    let people = &record.people;
    let date = record.started.map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let mut told = shorten(&people.candidate, room);
    for part in
        [&people.interviewer, &record.plan.title, &date].into_iter().filter(|it| !it.is_empty())
    {
        let longer = format!("{told} · {part}");
        if columns(&longer) <= room {
            told = longer;
        }
    }
    told
}

fn style(theme: Theme, line: &Line) -> Style {
    match line {
        Line::Title { .. } | Line::Ask { .. } => theme.strong(),
        Line::Head(_) | Line::Section(_) => theme.accent(),
        Line::Recommendation {
            given: Some(Recommendation::Yes | Recommendation::StrongYes),
            ..
        } => theme.good().patch(theme.strong()),
        Line::Recommendation { given: None, .. }
        | Line::Gap { .. }
        | Line::Remark(_)
        | Line::Amended { .. } => theme.warning(),
        Line::Recommendation { given: Some(_), .. }
        | Line::RedFlag { .. }
        | Line::Ticked { kind: Tickable::RedFlag, .. } => theme.bad(),
        Line::Ticked { .. } => theme.good(),
        Line::Unticked { .. }
        | Line::Particular { .. }
        | Line::Nothing(_)
        | Line::LeftOut { .. }
        | Line::Aside(_) => theme.quiet(),
        Line::Words { .. } => theme.mark(Some(Mark::Quote)),
        Line::Note { mark, .. } => theme.mark(*mark),
        Line::Highlight { mark, .. } => theme.mark(Some(*mark)),
        _ => theme.plain(),
    }
}
