//! What stands behind a cell: the ratings with their anchors, the notes with their marks, and why
//! something was skipped. Nothing is added to what the interviewer wrote.

use super::{CompareScreen, panel_room};
use crate::app::Size;
use crate::domain::comparison::{Asked, Column, Heading};
use crate::domain::prose::fold;
use crate::domain::time::mmss;
use crate::domain::{Entry, Item, Mark, Record, Standing};
use crate::format::{chart, comparison as words};

/// A row of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    pub text: String,
    /// The item that it belongs to, a place in the session's plan.
    pub item: Option<usize>,
}

impl Line {
    fn blank() -> Self {
        Self { kind: Kind::Blank, text: String::new(), item: None }
    }
}

/// What a row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A question, with its rating.
    Head,
    /// What earns that rating.
    Anchor,
    /// A line of notes.
    Note(Option<Mark>),
    /// A red flag that was heard.
    Flag,
    /// Something to know: other words, a reason for skipping.
    Remark,
    /// That there is nothing.
    Nothing,
    Plain,
    Blank,
}

/// The title of the cell with the cursor: who, what, and the rating.
pub fn title(screen: &CompareScreen) -> String {
    let (Some((row, column, cell)), Some(comparison)) = (screen.cell(), screen.comparison()) else {
        return String::new();
    };
    let who = match column {
        Column::Mean { .. } => words::candidate(comparison, column).to_owned(),
        Column::Session { session, .. } => {
            let records = screen.gathered.as_ref().map(|it| it.records()).unwrap_or_default();
            words::who(comparison, &records, session)
        }
    };
    let (what, text) = (words::heading(&row.heading), words::cell(&row.heading, column, cell));
    format!("{who} · {what} · {text}")
}

/// The rows of the cell with the cursor, folded.
pub fn rows(screen: &CompareScreen, room: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (Some((row, column, cell)), Some(gathered)) = (screen.cell(), &screen.gathered) else {
        return lines;
    };
    if row.heading == Heading::Recommendation {
        let sessions = screen.comparison().map(|it| it.sessions_of(column)).unwrap_or_default();
        verdicts(&mut lines, screen, &sessions, room);
        return lines;
    }
    let records = gathered.records();
    let several = matches!(column, Column::Mean { .. });
    let mut last = None;
    for (session, place) in &cell.places {
        let Some(record) = records.get(*session) else { continue };
        if several && last != Some(session) {
            let who = screen.comparison().map(|it| words::who(it, &records, *session));
            push(&mut lines, Kind::Plain, &who.unwrap_or_default(), room, 0);
        }
        last = Some(session);
        if let (Some(item), Some(entry)) =
            (record.plan.items.get(*place), record.entries.get(*place))
        {
            let first = lines.len();
            answer(&mut lines, record, (*place, item, entry), room);
            lines.iter_mut().skip(first).for_each(|line| line.item = Some(*place));
        }
    }
    if cell.planned == 0 || (row.heading == Heading::RedFlags && cell.flags == 0) {
        let text = match &row.heading {
            Heading::RedFlags if cell.planned > 0 => "No red flag was ticked.",
            Heading::RedFlags => "The guide has no red flags to listen for.",
            Heading::Question(asked) if asked.number.is_none() => {
                "An extra question: it was asked of somebody else only."
            }
            _ => "This is not in the guide that was followed here.",
        };
        push(&mut lines, Kind::Nothing, text, room, 0);
    }
    if row.heading == Heading::Overall {
        let mut sessions: Vec<usize> = cell.places.iter().map(|(session, _)| *session).collect();
        sessions.dedup();
        verdicts(&mut lines, screen, &sessions, room);
    }
    while lines.last().is_some_and(|line| line.kind == Kind::Blank) {
        lines.pop();
    }
    lines
}

/// One question with everything that was recorded for it.
fn answer(
    lines: &mut Vec<Line>,
    record: &Record,
    (place, item, entry): (usize, &Item, &Entry),
    room: usize,
) {
    let plan = &record.plan;
    let number = plan.number(place).map_or_else(|| "+".to_owned(), |it| it.to_string());
    let head = match (entry.rating, entry.standing) {
        (Some(rating), _) => format!("{rating} {}", plan.scale.label(rating)),
        (None, Standing::Skipped) => "skipped".to_owned(),
        (None, Standing::Waiting) => "not asked".to_owned(),
        (None, Standing::Asking | Standing::Answered) => "not rated".to_owned(),
    };
    push(lines, Kind::Head, &format!("{number} {} · {}", item.title(), head.trim_end()), room, 0);
    let anchor = entry.rating.and_then(|rating| item.question()?.anchors.get(&rating));
    if let Some(anchor) = anchor {
        push(lines, Kind::Anchor, anchor, room, 2);
    }
    if let Some(reason) = entry.skipped.as_deref().filter(|_| entry.rating.is_none()) {
        push(lines, Kind::Remark, &format!("Skipped: {reason}"), room, 2);
    }
    for flag in &entry.red_flags {
        if let Some(text) = item.question().and_then(|question| question.red_flags.get(*flag)) {
            push(lines, Kind::Flag, &format!("Red flag: {text}"), room, 2);
        }
    }
    let mut written = false;
    for line in entry.notes.lines().iter().filter(|line| !Mark::is_bare(&line.text)) {
        written = true;
        let time = line.begun.map(|begun| format!("{} ", mmss(begun))).unwrap_or_default();
        let text = format!("{time}{}", line.text.trim());
        push(lines, Kind::Note(Mark::of(&line.text)), &text, room, 2);
    }
    if !written && entry.rating.is_some() {
        push(lines, Kind::Nothing, "Nothing was written down for it.", room, 2);
    }
    lines.push(Line::blank());
}

/// The recommendations of sessions, with their reasons.
fn verdicts(lines: &mut Vec<Line>, screen: &CompareScreen, sessions: &[usize], room: usize) {
    let Some((comparison, records)) = screen.compared() else { return };
    for (nth, session) in sessions.iter().enumerate() {
        let Some(record) = records.get(*session) else { continue };
        if nth > 0 {
            lines.push(Line::blank());
        }
        let words = record.recommendation_words().unwrap_or(words::NONE);
        let who = if sessions.len() > 1 {
            format!("{} · ", words::who(comparison, &records, *session))
        } else {
            String::new()
        };
        push(lines, Kind::Head, &format!("{who}Recommendation · {words}"), room, 0);
        for line in record.reason.lines() {
            push(lines, Kind::Note(None), line.text.trim(), room, 2);
        }
    }
}

/// What there is to say about the comparison, folded.
pub fn about(screen: &CompareScreen, size: Size) -> Vec<Line> {
    let problems = screen.problems().len();
    let mut lines = Vec::new();
    for (nth, text) in screen.about().iter().enumerate() {
        let kind = if nth < problems { Kind::Remark } else { Kind::Plain };
        push(&mut lines, kind, text, panel_room(size), 0);
        lines.push(Line::blank());
    }
    lines.pop();
    lines
}

/// How the ratings of the question with the cursor are spread over the sessions, with a blank row
/// behind; nothing for a competency, and for an extra question, which nobody else was asked.
fn spread(screen: &CompareScreen, room: usize) -> Vec<Line> {
    let (Some((row, ..)), Some(gathered)) = (screen.cell(), &screen.gathered) else {
        return Vec::new();
    };
    let Heading::Question(Asked { key, number: Some(_), .. }) = &row.heading else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for chart in &gathered.spreads {
        let Some(row) = chart.rows.iter().find(|row| row.key == *key) else { continue };
        let drawn = chart::text::spread(chart, row, room).into_iter();
        lines.extend(drawn.map(|text| Line { kind: Kind::Plain, text, item: None }));
        lines.push(Line::blank());
    }
    lines
}

/// The rows of a preview of so many rows below the table: the spread is worth its place where most
/// of the evidence has room below it.
pub fn in_preview(screen: &CompareScreen, room: usize, height: u16) -> Vec<Line> {
    let spread = if height < SPREAD { Vec::new() } else { spread(screen, room) };
    spread.into_iter().chain(rows(screen, room)).collect()
}

/// The fewest rows of a preview with a spread.
const SPREAD: u16 = 8;

/// How many rows the evidence of the cell has in its panel, and how many of them are shown.
pub fn extent(screen: &CompareScreen, size: Size) -> (usize, usize) {
    (in_panel(screen, size).len(), shown(size))
}

/// The rows of the evidence in its panel.
pub fn in_panel(screen: &CompareScreen, size: Size) -> Vec<Line> {
    let room = panel_room(size);
    spread(screen, room).into_iter().chain(rows(screen, room)).collect()
}

/// The item that is read in the panel from row `top` on; `None` at the beginning of everything.
pub fn item_at(screen: &CompareScreen, top: usize, size: Size) -> Option<usize> {
    let whole = screen.cell().is_none_or(|(row, ..)| {
        matches!(row.heading, Heading::Overall | Heading::Same | Heading::Recommendation)
    });
    if top == 0 && whole {
        return None;
    }
    in_panel(screen, size).into_iter().skip(top).find_map(|line| line.item)
}

/// The most rows inside a panel.
pub fn shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(5)).max(1)
}

fn push(lines: &mut Vec<Line>, kind: Kind, text: &str, room: usize, indent: usize) {
    let lead = " ".repeat(indent);
    let rows = fold(text, room.saturating_sub(indent).max(1));
    lines.extend(rows.into_iter().map(|row| Line {
        kind,
        text: format!("{lead}{row}"),
        item: None,
    }));
}
