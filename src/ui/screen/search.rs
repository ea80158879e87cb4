//! The search in all sessions.

use std::ops::Range;

use ratatui::style::Style;

use super::super::canvas::Canvas;
use super::super::widget::{self, marked};
use super::super::{chrome, theme::Theme};
use crate::app::areas::Area;
use crate::app::screen::SearchScreen;
use crate::app::screen::search::{MOST_LINES, SearchAreas, SearchRow, State, folded};
use crate::app::seeking::Found;
use crate::app::{Action, App};
use crate::domain::Mark;
use crate::domain::prose::{grouped, shorten};
use crate::format::search::{Hit, Text};

pub(in crate::ui) fn draw(app: &App, search: &SearchScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, _) = Area::of(app.size).split_rows(1);
    let areas = SearchAreas::of(app.size);
    chrome::title(canvas, header, "Search in all sessions", "");
    canvas.text(areas.field, 1, 0, "Search:", theme.quiet());
    let has_keys = app.overlay.is_none();
    widget::field::draw(canvas, areas.text(), &search.field, "what was said or asked", has_keys);
    status(search, canvas, areas.status);
    if search.rows.is_empty() {
        nothing(app, search, canvas, areas.list);
    }
    list(app, search, canvas, areas.list);
    if let Some((found, hit)) = search.chosen() {
        context(canvas, areas.context, found, hit);
    }
    chrome::footer(app, canvas, areas.footer);
}

/// How far it is, or what was not understood.
fn status(search: &SearchScreen, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let room = usize::from(area.width.saturating_sub(2));
    if let Some(problem) = &search.problem {
        canvas.text(area, 1, 0, &shorten(problem, room), theme.warning());
        return;
    }
    let lines = match (search.lines(), search.cut) {
        (_, true) => format!("The first {MOST_LINES} lines"),
        (1, false) => "1 line".to_owned(),
        (lines, false) => format!("{} lines", grouped(lines)),
    };
    let sessions = match search.found.len() {
        1 => "1 session".to_owned(),
        sessions => format!("{} sessions", grouped(sessions)),
    };
    let unread = match search.unread {
        0 => String::new(),
        1 => "; 1 file cannot be read".to_owned(),
        unread => format!("; {} files cannot be read", grouped(unread)),
    };
    let (looked, of) = (grouped(search.looked), grouped(search.of));
    let text = match search.state {
        State::Idle => return,
        State::Looking if search.looked == 0 => "Looking".to_owned(),
        State::Looking => format!("{lines}; looked at {looked} of {of}{unread}"),
        State::Done if search.cut => format!("{lines}, from {looked} of {of}; add a word{unread}"),
        // Below it is said that there is no session.
        State::Done if search.of == 0 => return,
        State::Done if search.rows.is_empty() => format!("Looked at all {of}{unread}"),
        State::Done => {
            let repeated = match search.repeated {
                0 => "",
                _ => "; each question once",
            };
            format!("{lines} in {sessions}, of {of}{unread}{repeated}")
        }
    };
    canvas.text(area, 1, 0, &shorten(&text, room), theme.quiet());
}

/// What an empty list says.
fn nothing(app: &App, search: &SearchScreen, canvas: &mut Canvas, area: Area) {
    let back = app.key_of(Action::Back);
    let text = match search.state {
        State::Looking => return,
        State::Idle => format!(
            "Type words of a note, a question, a reason or a name: all of them have to stand in \
             one line, \"in quotes\" one after the other. bank: guide: by: rec: after: before: \
             score: on: choose the sessions, in:notes, in:reasons, in:names and in:questions the \
             texts; without that, the wording of a question is shown once. {back} goes back."
        ),
        State::Done if search.of == 0 => {
            format!("There is no session yet. {back} goes back.")
        }
        State::Done => "This stands in no session.".to_owned(),
    };
    let (_, inner) = area.split_columns(1);
    let (inner, _) = inner.split_columns(inner.width.saturating_sub(1).min(76));
    canvas.prose(inner, &text, canvas.theme.quiet());
}

fn list(app: &App, search: &SearchScreen, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let columns = Columns::of(area);
    let rows = search.rows.iter().skip(search.top(area.height));
    for (row, shown) in (0..area.height).zip(rows) {
        match shown {
            SearchRow::Session(session) => {
                if let Some(found) = search.found.get(*session) {
                    let room = usize::from(area.width.saturating_sub(2));
                    canvas.text(area, 1, row, &shorten(&heading(found), room), theme.strong());
                }
            }
            SearchRow::Line { nth, session, hit } => {
                let found = search.found.get(*session);
                if let Some(hit) = found.and_then(|found| found.hits.get(*hit)) {
                    columns.row(canvas, area, row, hit);
                }
                if *nth == search.selected {
                    canvas.restyle(area, 0..area.width, row, theme.chosen());
                    if app.in_list && app.overlay.is_none() {
                        canvas.cursor(area, 1, row);
                    }
                }
            }
        }
    }
}

/// When, who, what.
fn heading(found: &Found) -> String {
    let about = &found.about;
    let candidate = if found.is_copy() {
        format!("(copy) {}", about.candidate)
    } else {
        about.candidate.clone()
    };
    // Two interviewers may have met the same candidate on one day.
    let people = [found.date(), candidate, about.interviewer.clone()];
    let parts = people.into_iter().chain([about.bank_title.clone(), about.guide_title.clone()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Where the parts of a line begin: its item, its time, its text.
struct Columns {
    title: u16,
    text: u16,
}

/// The widest of what stands for a time, and a blank on each side.
const WHEN: u16 = 9;

impl Columns {
    fn of(area: Area) -> Self {
        let title = (area.width / 5).clamp(8, 24);
        Self { title, text: 3 + title + WHEN }
    }

    fn row(&self, canvas: &mut Canvas, area: Area, row: u16, hit: &Hit) {
        let theme = canvas.theme;
        canvas.text(area, 3, row, &shorten(&hit.title, self.title.into()), theme.plain());
        canvas.text_before(area, self.text - 1, row, &hit.when(), theme.quiet());
        let (_, mut text) = area.split_columns(self.text);
        let first = hit.found.first().map_or(0, |found| found.start);
        let mut start = marked::start(&hit.line, first, text.width.into());
        // Where the beginning is left out the sign of the mark stays: for or against is not told by
        // its colour alone.
        if let Some(mark) = mark(hit).filter(|_| start > 0) {
            canvas.text(text, 0, row, &mark.sign().to_string(), style(theme, hit));
            text = text.split_columns(2).1;
            start = marked::start(&hit.line, first, text.width.into());
        }
        if start > 0 {
            canvas.text(text, 0, row, "…", theme.quiet());
            text = text.split_columns(1).1;
        }
        let shown = hit.line.get(start..).unwrap_or_default();
        let is = |byte: usize| is_found(&hit.found, byte + start);
        marked::draw(canvas, text, (0, row), shown, is, style(theme, hit));
    }
}

fn is_found(found: &[Range<usize>], byte: usize) -> bool {
    let before = found.partition_point(|range| range.end <= byte);
    found.get(before).is_some_and(|range| range.contains(&byte))
}

/// A note as it is shown where it was written.
fn style(theme: Theme, hit: &Hit) -> Style {
    match hit.of {
        Text::Note(_) => theme.mark(mark(hit)),
        _ => theme.plain(),
    }
}

/// The mark of a line of notes, which a reason may have taken over.
fn mark(hit: &Hit) -> Option<Mark> {
    match hit.of {
        Text::Note(_) | Text::Reason => Mark::of(&hit.line),
        _ => None,
    }
}

/// The highlighted line as a whole, as far as there is room, between its neighbours.
fn context(canvas: &mut Canvas, area: Area, found: &Found, hit: &Hit) {
    let theme = canvas.theme;
    let title = format!("{} · {}", found.about.candidate, hit.title);
    canvas.rule(area, &title, theme.strong(), &hit.when(), theme.quiet());
    let (_, body) = area.body().split_columns(1);
    let (body, _) = body.split_columns(body.width.saturating_sub(1));
    let width = usize::from(body.width);
    let rows = folded(&hit.line, width);
    let room = usize::from(body.height.saturating_sub(2)).max(1);
    // From the row in which the first word stands, where not all have room.
    let first = hit.found.first().map_or(0, |it| it.start);
    let wanted = rows.iter().position(|row| row.end > first).unwrap_or(0);
    let top = wanted.min(rows.len().saturating_sub(room));
    let (mut row, last) = (0, body.height.saturating_sub(1));
    let beside = |line: &Option<String>| line.as_ref().map(|line| shorten(line, width));
    if let Some(before) = beside(&hit.before) {
        canvas.text(body, 0, row, &before, theme.quiet());
        row += 1;
    }
    for range in rows.iter().skip(top).take(room) {
        let text = hit.line.get(range.clone()).unwrap_or_default();
        let is = |byte: usize| is_found(&hit.found, byte + range.start);
        marked::draw(canvas, body, (0, row), text.trim_end(), is, style(theme, hit));
        row += 1;
    }
    if row <= last
        && let Some(after) = beside(&hit.after)
    {
        canvas.text(body, 0, row, &after, theme.quiet());
    }
}
