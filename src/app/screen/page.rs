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
    pub lines: Vec<Line>,
    /// The lines as they are folded for the width of the terminal.
    pub rows: Vec<Row>,
    /// The first row shown.
    pub top: usize,
    shown: usize,
    /// The line that stands out, because somebody looked for it.
    pub marked: Option<usize>,
}

/// The most columns a report is folded to: longer lines are hard to read.
const MOST_COLUMNS: usize = 100;

impl PageScreen {
    /// The report of a session, from its first row. That of a conflict copy begins with what it is
    /// a copy of, and how the two can be compared.
    pub fn new(record: Box<Record>, file: PathBuf, size: Size) -> Self {
        let lines = lines(&record, &file);
        let rows = Vec::new();
        let (top, shown, marked) = (0, 1, None);
        let mut page = Self { record, file, elsewhere: false, lines, rows, top, shown, marked };
        page.fit(size);
        page
    }

    /// Shows what has become of the session, from the same place on.
    pub fn show(&mut self, record: Box<Record>, size: Size) {
        self.lines = lines(&record, &self.file);
        self.record = record;
        self.marked = None;
        self.fit(size);
    }

    /// Shows a line that was looked for, marked, with what stands before it; the head of its item
    /// where the report does not have it.
    pub fn show_line(&mut self, hit: &Hit) {
        let item = hit.of.item();
        let has = |line: &Line| line.item() == item && says(line, hit);
        let line = self.lines.iter().position(has);
        let head = |line: &Line| matches!(line, Line::Head(_)) && line.item() == item;
        self.marked = line.or_else(|| self.lines.iter().position(head));
        let row = self.rows.iter().position(|row| Some(row.line) == self.marked);
        self.top = row.unwrap_or(0).saturating_sub(ABOVE).min(self.most());
    }

    /// Folds the report for a terminal; the line at the top stays there.
    pub fn fit(&mut self, size: Size) {
        let line = self.rows.get(self.top).map_or(0, |row| row.line);
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
        let first = |nth: usize| nth == 0 || self.rows[nth - 1].line != self.rows[nth].line;
        let head = |row: &Row| matches!(self.lines.get(row.line), Some(Line::Head(_)));
        (0..self.rows.len()).filter(move |nth| head(&self.rows[*nth]) && first(*nth))
    }
}

/// The rows that are shown above a line that was looked for.
const ABOVE: usize = 3;

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
            return app.ask_export(vec![file]);
        }
        Action::Back => return app.leave_page(),
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
            page.top = next.unwrap_or(page.top).min(page.most());
        }
        Action::PreviousQuestion => {
            let previous = page.heads().rev().find(|row| *row < page.top);
            page.top = previous.unwrap_or(0);
        }
        action => {
            let page_rows = page.shown.saturating_sub(2);
            page.top = screen::moved(page.top, page.most() + 1, page_rows, action);
        }
    }
    Vec::new()
}
