//! One session as a report: scrolled by rows or by questions; an unfinished one can be resumed.

use std::path::{Path, PathBuf};

use crate::app::library;
use crate::app::screen::{self, Screen};
use crate::app::{Action, App, Effect, Size};
use crate::domain::conflict::copied_from;
use crate::domain::{Newer, Phase, Record};
use crate::format::command;
use crate::format::report::{self, Line, Row};
use crate::format::search::{Hit, Kind};

/// The report of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct PageScreen {
    pub record: Box<Record>,
    pub file: PathBuf,
    /// Another program writes in it.
    pub elsewhere: bool,
    /// Its file is not there any more: this is what it held last.
    pub gone: bool,
    pub lines: Vec<Line>,
    /// The lines as they are folded for the width of the terminal.
    pub rows: Vec<Row>,
    /// The first row shown.
    pub top: usize,
    /// The highlight that was gone to last, a place in `lines`.
    pub found: Option<usize>,
    shown: usize,
    /// The line that stands out, because somebody looked for it.
    pub marked: Option<usize>,
}

/// The rows above a line that is gone to: what it follows from.
const ABOVE: usize = 4;

/// The most columns a report is folded to: longer lines are hard to read.
const MOST_COLUMNS: usize = 100;

impl PageScreen {
    /// The report of a session, from its first row. That of a conflict copy begins with what it is
    /// a copy of, and how the two can be compared.
    pub fn new(record: Box<Record>, file: PathBuf, size: Size) -> Self {
        let lines = lines(&record, &file);
        let rows = Vec::new();
        let (elsewhere, gone, top, found, shown, marked) = (false, false, 0, None, 1, None);
        let mut page =
            Self { record, file, elsewhere, gone, lines, rows, top, found, shown, marked };
        page.fit(size);
        page
    }

    /// Shows what has become of the session, from the same place on.
    pub fn show(&mut self, record: Box<Record>, size: Size) {
        let line = self.top_line();
        let was = self.lines.get(line).cloned();
        self.lines = lines(&record, &self.file);
        self.record = record;
        self.gone = false;
        self.marked = None;
        self.found = None;
        // Something may have come in above it.
        let same = (0..self.lines.len()).filter(|nth| self.lines.get(*nth) == was.as_ref());
        let line = same.min_by_key(|nth| nth.abs_diff(line)).unwrap_or(line);
        self.fit_at(size, line);
    }

    /// The line at the top, a place in `lines`.
    fn top_line(&self) -> usize {
        self.rows.get(self.top).map_or(0, |row| row.line)
    }

    /// Shows a line that was looked for, marked, with what stands before it; the head of its item
    /// where the report does not have it.
    pub fn show_line(&mut self, hit: &Hit) {
        let item = hit.of.item();
        let has = |line: &Line| line.item() == item && says(line, hit);
        let line = self.lines.iter().position(has);
        self.marked = line.or_else(|| self.head(item?));
        let row = self.rows.iter().position(|row| Some(row.line) == self.marked);
        self.top = row.unwrap_or(0).saturating_sub(ABOVE).min(self.most());
    }

    /// Shows an item from its head on, which is marked.
    pub fn show_item(&mut self, item: usize) {
        self.marked = self.head(item);
        let row = self.rows.iter().position(|row| Some(row.line) == self.marked);
        self.top = row.unwrap_or(0).min(self.most());
    }

    /// The line with which an item begins.
    fn head(&self, item: usize) -> Option<usize> {
        let is = |line: &Line| matches!(line, Line::Head(_)) && line.item() == Some(item);
        self.lines.iter().position(is)
    }

    /// Folds the report for a terminal; the line at the top stays there.
    pub fn fit(&mut self, size: Size) {
        self.fit_at(size, self.top_line());
    }

    fn fit_at(&mut self, size: Size, line: usize) {
        let columns = usize::from(size.columns.saturating_sub(2)).min(MOST_COLUMNS);
        self.rows = report::rows(&self.lines, columns);
        self.shown = usize::from(size.rows.saturating_sub(2)).max(1);
        self.top = self.rows.iter().position(|row| row.line >= line).unwrap_or(0);
        self.top = self.top.min(self.most());
    }

    /// Whether the session can be gone on with.
    pub fn unfinished(&self) -> bool {
        self.record.is_unfinished()
    }

    /// The highest first row: the end of the report at the end of the screen.
    fn most(&self) -> usize {
        self.rows.len().saturating_sub(self.shown)
    }

    /// The rows at which an item begins.
    fn heads(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.starts(|line| matches!(line, Line::Head(_)))
    }

    /// The rows at which lines of a kind begin.
    fn starts(&self, is: impl Fn(&Line) -> bool) -> impl DoubleEndedIterator<Item = usize> {
        let first = |nth: usize| nth == 0 || self.rows[nth - 1].line != self.rows[nth].line;
        let wanted = move |row: &Row| self.lines.get(row.line).is_some_and(&is);
        (0..self.rows.len()).filter(move |nth| wanted(&self.rows[*nth]) && first(*nth))
    }

    /// The item that is read just now: that of the highlight that was gone to, the one at the top,
    /// else the first that begins in view, else the first question of the interview.
    pub fn at_hand(&self) -> usize {
        let in_view = self.rows.iter().skip(self.top).take(self.shown);
        let lines = in_view.filter_map(|row| self.lines.get(row.line));
        let found = in_view_of(&self.rows, self.found, self.top..self.top + self.shown);
        let found = found.and_then(|line| self.lines.get(line)).and_then(Line::item);
        let item = found.or(lines.clone().next().and_then(Line::item));
        let head = lines.into_iter().find_map(|line| match line {
            Line::Head(head) => Some(head.item),
            _ => None,
        });
        let plan = &self.record.plan;
        let question =
            |item: &usize| plan.items.get(*item).is_some_and(|it| it.question().is_some());
        let first = || plan.order().into_iter().find(question);
        item.or(head).or_else(first).unwrap_or(0)
    }

    /// Brings what was amended last into view, where it stands in its place.
    pub fn look_at_the_last_amendment(&mut self) {
        let Some(last) = self.record.amendments.last() else { return };
        let is = |line: &Line| matches!(line, Line::Amended { title: None, amendment, .. } if amendment == last);
        let row = self.starts(is).last();
        let view = self.top..self.top + self.shown;
        if let Some(row) = row.filter(|row| !view.contains(row)) {
            self.top = row.saturating_sub(self.shown / 2).min(self.most());
        }
    }

    /// Goes to the next marked line of the notes, or back to the one before; returns which one of
    /// how many it is, from 1. `None` where there is none that way.
    fn find(&mut self, forward: bool) -> Option<(usize, usize)> {
        let all: Vec<usize> = self.starts(Line::is_highlight).collect();
        let line = |row: usize| self.rows.get(row).map(|row| row.line);
        let view = self.top..self.top + self.shown;
        // From the last one on, as long as it is in view.
        let last = all.iter().copied().find(|row| self.found.is_some() && line(*row) == self.found);
        let last = last.filter(|row| view.contains(row));
        let nth = match (last, forward) {
            (Some(last), true) => all.iter().position(|row| *row > last),
            (Some(last), false) => all.iter().rposition(|row| *row < last),
            (None, true) => all.iter().position(|row| *row >= self.top),
            (None, false) => all.iter().rposition(|row| *row < self.top),
        }?;
        let row = all.get(nth).copied()?;
        self.found = line(row);
        self.top = row.saturating_sub(ABOVE.min(self.shown / 3)).min(self.most());
        Some((nth + 1, all.len()))
    }
}

/// A line, if a row of it is among these.
fn in_view_of(rows: &[Row], line: Option<usize>, view: std::ops::Range<usize>) -> Option<usize> {
    let shown = rows.iter().skip(view.start).take(view.len());
    line.filter(|line| shown.into_iter().any(|row| row.line == *line))
}

/// Whether a line of a report is one in which something was found.
fn says(line: &Line, hit: &Hit) -> bool {
    let text = match line {
        Line::Note { text, begun, .. } if *begun == hit.begun => text,
        Line::Ask { text, .. } => text,
        Line::Skipped { reason, .. } | Line::Reason(reason) => reason,
        Line::Particular { value, .. } => value,
        Line::Title { candidate, .. } => candidate,
        Line::Head(head) if hit.of.kind() == Kind::Questions => &head.title,
        _ => return false,
    };
    text.lines().any(|line| line.contains(&hit.line))
}

fn lines(record: &Record, file: &Path) -> Vec<Line> {
    let mut lines = report::report(record);
    let name = library::name(file);
    if record.phase == Phase::Finished {
        let about = [("File", file.display().to_string()), ("Print it", command::show(&name))];
        let particulars = about.map(|(name, value)| Line::Particular { name, value });
        let end = lines.iter().rposition(|line| matches!(line, Line::Particular { .. }));
        let at = end.map_or(1, |last| last + 1);
        lines.splice(at..at, particulars);
    }
    if let Some(original) = copied_from(&name) {
        let about = [("Copy of", original.to_owned()), ("Compare", command::diff(original, &name))];
        lines.splice(1..1, about.map(|(name, value)| Line::Particular { name, value }));
    }
    lines
}

/// Carries out an action on the page.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Screen::Page(page) = &mut app.screen else { return Vec::new() };
    match action {
        Action::Export => {
            let file = page.file.clone();
            return app.ask_export(vec![file], String::new());
        }
        Action::Back => {
            let mut effects = app.let_go_of_page();
            effects.extend(app.leave_page());
            return effects;
        }
        Action::Amend => return app.amend_page(),
        Action::NextHighlight | Action::PreviousHighlight => {
            let forward = action == Action::NextHighlight;
            let said = match page.find(forward) {
                Some((nth, count)) => format!("Highlight {nth} of {count}."),
                None if !page.lines.iter().any(Line::is_highlight) => {
                    "Nothing in the notes is marked with ! or \".".to_owned()
                }
                None if forward => "There is no highlight below.".to_owned(),
                None => "There is no highlight above.".to_owned(),
            };
            return app.say(said);
        }
        Action::Resume if page.unfinished() => {
            let file = page.file.clone();
            return app.load_to_resume(file);
        }
        Action::Resume => {
            let newer = page.record.unknown.newer.as_ref();
            let why = newer.map_or_else(|| "This session is finished.".into(), Newer::sentence);
            return app.say(why);
        }
        Action::NextQuestion => {
            let next = page.heads().find(|row| *row > page.top);
            let top = next.unwrap_or(page.top).min(page.most());
            if std::mem::replace(&mut page.top, top) == top {
                return app.say("There is no question below.");
            }
        }
        Action::PreviousQuestion => {
            let previous = page.heads().rev().find(|row| *row < page.top);
            let top = previous.unwrap_or(0);
            if std::mem::replace(&mut page.top, top) == top {
                return app.say("There is no question above.");
            }
        }
        action => {
            let page_rows = page.shown.saturating_sub(2);
            page.top = screen::moved(page.top, page.most() + 1, page_rows, action);
        }
    }
    Vec::new()
}
