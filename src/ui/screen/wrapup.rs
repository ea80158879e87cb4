//! The wrap-up.

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::{Area, Room};
use crate::app::screen::wrapup::{Line, WrapUpAreas, lines};
use crate::app::verdict::{choices, lead};
use crate::app::{Action, App, Interview};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::domain::scorecard::decimal;
use crate::domain::since::Since;
use crate::domain::{Entry, Gap, Mark, Place, Record, Score, Scorecard};
use crate::format::chart::text::bar;

pub(in crate::ui) fn draw(app: &App, top: usize, canvas: &mut Canvas) {
    let Some(interview) = &app.interview else { return };
    let Some(areas) = WrapUpAreas::of(app.size) else { return };
    let theme = canvas.theme;
    let record = interview.session().record();
    chrome::Header::of(app, interview, canvas.theme).draw(canvas, areas.header);
    let mut lines = lines(record);
    for line in &mut lines {
        if let Line::Gap { letter, .. } = line {
            *letter = letter.and_then(|c| app.settings.keys.letter(Action::Missing(c)));
        }
    }
    let body = areas.body.body();
    let below = lines.len().saturating_sub(top + usize::from(body.height));
    let mut remarks = Vec::new();
    // Where there is no room for both, what decides comes first.
    if interview.gap_count() > 0 && body.width >= 56 {
        remarks.push(format!("{}: gaps", app.key_of(Action::NextGap)));
    }
    if below > 0 {
        remarks.push(format!("{below} more: {}", app.key_of(Action::ScrollDown)));
    }
    let remark = remarks.join(" · ");
    canvas.rule(
        areas.body,
        &score(record, usize::from(body.width).saturating_sub(columns(&remark) + 8)),
        theme.accent(),
        &remark,
        theme.accent(),
    );
    for (row, line) in (0..body.height).zip(lines.iter().skip(top)) {
        // A heading with nothing below it says less than nothing.
        if row + 1 < body.height || !matches!(line, Line::Heading(_)) {
            draw_line(canvas, body, row, line, record);
        }
    }
    if Room::of(app.size) == Some(Room::Wide) {
        let (_, edge) = areas.body.body().split_columns(areas.body.width - 1);
        canvas.rule_down(edge);
    }
    verdict(app, canvas, areas.verdict, record, interview.typing);
    let has_keys = interview.typing && app.overlay.is_none();
    let style = if interview.typing { theme.accent() } else { theme.quiet() };
    let title = if interview.typing {
        "Because".to_owned()
    } else {
        format!("Because · {} goes back to writing", app.write_key())
    };
    let text = interview.text(Place::Reason);
    let out_of_view = widget::notes::out_of_view(&interview.reason, text);
    let remark = [out_of_view, &unused(app, interview)];
    let remark: Vec<&str> = remark.into_iter().filter(|it| !it.is_empty()).collect();
    canvas.rule(areas.reason, &title, style, &remark.join(" · "), theme.accent());
    let text = areas.text();
    if record.reason.is_blank() {
        let hint = shorten("What you saw and heard that decides it.", text.width.into());
        canvas.text(text, 0, 0, &hint, theme.quiet());
    }
    let notes = interview.text(Place::Reason);
    widget::notes::rows(canvas, text, &interview.reason, notes, |_| theme.plain());
    if has_keys && let Some((column, row)) = interview.reason.cursor_cell(notes) {
        canvas.cursor(text, column, row);
    }
    chrome::footer(app, canvas, areas.footer);
}

/// The whole score and the coverage, in view wherever the rows are scrolled to: in so many columns.
fn score(record: &Record, room: usize) -> String {
    let card = Scorecard::of(record);
    let (rated, planned, top) = (card.rated, card.planned, record.plan.scale.top());
    let mean = card.mean.map_or("no score".to_owned(), |it| format!("{} of {top}", decimal(it)));
    let all = format!("{mean} · {rated} of {planned} rated");
    let forms = [
        format!("Before you decide · {all}"),
        format!("Before you decide · {mean} · {rated}/{planned} rated"),
        format!("Scorecard · {all}"),
        all,
        format!("{mean} · {rated}/{planned}"),
    ];
    let fits = |form: &&String| columns(form) <= room;
    forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default()
}

/// That there are marked lines which the reason has not had, and the key for them.
fn unused(app: &App, interview: &Interview) -> String {
    let key = app.key_of(Action::UseMarked);
    match interview.unused().len() {
        0 => String::new(),
        1 => format!("{key}: one marked line"),
        count => format!("{key}: {count} marked lines"),
    }
}

fn draw_line(canvas: &mut Canvas, area: Area, row: u16, line: &Line, record: &Record) {
    let theme = canvas.theme;
    match line {
        Line::Blank => {}
        Line::Heading(text) => {
            canvas.text(area, 1, row, text, theme.accent());
        }
        Line::NoGaps => {
            canvas.text(
                area,
                3,
                row,
                "Nothing: every question is rated, with notes, or skipped.",
                theme.good(),
            );
        }
        Line::Gap { item, letter, gap } => {
            let missing = record.entries.get(*item).map_or(0, Entry::words_missing);
            let why = match gap {
                Gap::NoEvidence => "no note: which answer shows it?".to_owned(),
                Gap::NoWords if missing > 1 => {
                    format!("{missing} red flags without the candidate's words")
                }
                Gap::Unrated | Gap::NoWords => gap.words().to_owned(),
            };
            let sign = match gap {
                Gap::Unrated => "–",
                Gap::NoEvidence => "!",
                Gap::NoWords => "⚑",
            };
            let letter = letter.map(|c| c.to_string()).unwrap_or_default();
            canvas.text(area, 1, row, &letter, theme.accent());
            canvas.text(area, 3, row, sign, theme.warning());
            let text = format!("{}: {why}", named(record, *item));
            let room = usize::from(area.width.saturating_sub(7));
            canvas.text(area, 5, row, &shorten(&text, room), theme.warning());
        }
        Line::RedFlag { item, flag } => {
            let question = record.plan.items.get(*item).and_then(|item| item.question());
            let flag = question.and_then(|it| it.red_flags.get(*flag)).map_or("", String::as_str);
            let text = format!("{}: {flag}", named(record, *item));
            let room = usize::from(area.width.saturating_sub(7));
            canvas.text(area, 3, row, "⚑", theme.bad());
            canvas.text(area, 5, row, &shorten(&text, room), theme.bad());
        }
        Line::Quote(text) => {
            let room = usize::from(area.width.saturating_sub(9));
            canvas.text(area, 7, row, &shorten(text, room), theme.mark(Some(Mark::Quote)));
        }
        Line::Remark { item, text } => {
            let text = format!("{}: {text}", named(record, *item));
            let room = usize::from(area.width.saturating_sub(5));
            canvas.text(area, 3, row, &shorten(&text, room), theme.plain());
        }
        Line::Apart { item } => {
            let planned = record.plan.items.get(*item).zip(record.entries.get(*item));
            let Some((planned, entry)) = planned else { return };
            let top = record.plan.scale.top();
            let rating = entry.rating.map_or("not rated".into(), |it| format!("{it} of {top}"));
            let room = usize::from(area.width.saturating_sub(5));
            let text = shorten(&format!("+ {}: {rating}", planned.title()), room);
            canvas.text(area, 3, row, &text, theme.plain());
        }
        Line::Score(score) => draw_score(canvas, area, row, score, record.plan.scale.top(), false),
        Line::Whole(card) => {
            let score = Score {
                competency: "Overall".to_owned(),
                mean: card.mean,
                rated: card.rated,
                planned: card.planned,
            };
            draw_score(canvas, area, row, &score, record.plan.scale.top(), true);
        }
    }
}

/// An item by its number, or the sign of an extra question, and its title.
fn named(record: &Record, item: usize) -> String {
    let planned = record.plan.items.get(item);
    let number = match record.plan.number(item) {
        Some(number) => format!("{number} "),
        None if planned.is_some_and(|it| it.extra.is_some()) => "+ ".to_owned(),
        None => String::new(),
    };
    format!("{number}{}", planned.map_or("", |item| item.title()))
}

/// Name, bar, mean and coverage; a missing mean is a dash.
fn draw_score(canvas: &mut Canvas, area: Area, row: u16, score: &Score, top: u8, whole: bool) {
    let theme = canvas.theme;
    let style = if whole { theme.strong() } else { theme.plain() };
    let mean = score.mean.map_or("  –".to_owned(), decimal);
    let end = format!("{mean} of {top}   {}/{} rated", score.rated, score.planned);
    let end_at = canvas.text_before(area, area.width.saturating_sub(2), row, &end, style);
    let names = (area.width / 3).clamp(12, 24);
    canvas.text(area, 3, row, &shorten(&score.competency, names.into()), style);
    let bar_at = 4 + names;
    let room = usize::from(end_at.saturating_sub(bar_at + 2)).min(24);
    if let (Some(mean), 5..) = (score.mean, room) {
        canvas.text(area, bar_at, row, &bar(mean / f64::from(top), room), theme.accent());
    }
}

/// The four recommendations with the one that was given.
fn verdict(app: &App, canvas: &mut Canvas, area: Area, record: &Record, typing: bool) {
    let theme = canvas.theme;
    let given = record.recommendation;
    let since = record.ended.map(|ended| Since::between(ended, app.at.wall));
    let style = if given.is_some() { theme.accent() } else { theme.warning() };
    let title = given.map_or("Recommendation: none yet".to_owned(), |it| {
        format!("Recommendation: {}", it.words())
    });
    let late = since.is_some_and(Since::is_late);
    let remark = since.map(Since::words).unwrap_or_default();
    let remark_style = if late { theme.warning() } else { theme.quiet() };
    canvas.rule(area, &title, style, &remark, remark_style);
    let body = area.body();
    canvas.text(body, 1, 0, lead(area, typing), theme.quiet());
    for choice in choices(area, given, typing) {
        let style = if choice.chosen { theme.strong() } else { theme.plain() };
        canvas.text(body, choice.column, 0, &choice.key, theme.accent());
        canvas.text(body, choice.words_at, 0, &choice.words, style);
    }
}
