//! An editor that does the obvious thing each time: it looks at the whole text, wraps all of it,
//! and remembers nothing.

use unicode_segmentation::UnicodeSegmentation;

use super::super::{Command, Motion};
use crate::domain::Position;
use crate::domain::glyph::columns;

pub(super) struct Model {
    pub(super) lines: Vec<String>,
    pub(super) cursor: Position,
    pub(super) anchor: Option<Position>,
    goal: Option<usize>,
    pub(super) columns: usize,
    pub(super) rows: usize,
    field: bool,
}

/// What a command writes and what it copies.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Done {
    pub(super) written: Option<(Position, Position, String)>,
    pub(super) copied: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ModelRow {
    pub(super) line: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    last: bool,
}

impl Model {
    pub(super) fn new(text: &str, columns: u16, rows: u16, field: bool) -> Self {
        Self {
            lines: text.split('\n').map(str::to_owned).collect(),
            cursor: Position::default(),
            anchor: None,
            goal: None,
            columns: columns.into(),
            rows: rows.into(),
            field,
        }
    }

    pub(super) fn selection(&self) -> Option<(Position, Position)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some((anchor.min(self.cursor), anchor.max(self.cursor)))
    }

    pub(super) fn act(&mut self, command: &Command) -> Done {
        let selection = self.selection();
        let (at, line) = (self.cursor, self.cursor.line);
        let at_start = Position { line, byte: 0 };
        let at_end = Position { line, byte: self.lines[line].len() };
        let is_vertical = |motion| {
            matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown)
        };
        match command {
            Command::Move(motion) | Command::Select(motion) if is_vertical(*motion) => {}
            Command::Copy | Command::Cut | Command::Deselect => {}
            _ => self.goal = None,
        }
        let range = match command {
            Command::Move(motion) => {
                self.cursor = match (motion, selection) {
                    (Motion::Left, Some((edge, _))) | (Motion::Right, Some((_, edge))) => edge,
                    _ => self.target(*motion),
                };
                self.anchor = None;
                return Done::default();
            }
            Command::Select(motion) => {
                self.anchor = self.anchor.or(Some(at));
                self.cursor = self.target(*motion);
                return Done::default();
            }
            Command::Deselect => {
                self.anchor = None;
                return Done::default();
            }
            Command::Copy | Command::Cut => return self.copy(*command == Command::Cut),
            Command::Newline if self.field => return Done::default(),
            Command::Insert(text) if text.is_empty() => return Done::default(),
            _ if selection.is_some() => selection.unwrap_or_default(),
            Command::Insert(_) | Command::Newline => (at, at),
            Command::Backspace => (self.target(Motion::Left), at),
            Command::Delete => (at, self.target(Motion::Right)),
            Command::DeleteWordBack if at.byte == 0 => (self.target(Motion::Left), at),
            Command::DeleteWordBack => (self.target(Motion::WordLeft).max(at_start), at),
            Command::DeleteWordForward if at == at_end => (at, self.target(Motion::Right)),
            Command::DeleteWordForward => (at, self.target(Motion::WordRight).min(at_end)),
            Command::DeleteToLineStart => (at_start, at),
            Command::DeleteToLineEnd => (at, at_end),
        };
        let text = match command {
            Command::Insert(text) => {
                let unix = text.replace("\r\n", "\n").replace('\r', "\n");
                if self.field { unix.replace('\n', " ") } else { unix }
            }
            Command::Newline => "\n".to_owned(),
            _ => String::new(),
        };
        if range.0 == range.1 && text.is_empty() {
            return Done::default();
        }
        Done { written: Some(self.write(range, text)), copied: None }
    }

    fn copy(&mut self, cut: bool) -> Done {
        let line = self.cursor.line;
        let start = Position { line, byte: 0 };
        let end = Position { line, byte: self.lines[line].len() };
        let (range, copied) = if let Some(range) = self.selection() {
            (range, self.text()[self.flat(range.0)..self.flat(range.1)].to_owned())
        } else {
            let range = if line + 1 < self.lines.len() {
                (start, Position { line: line + 1, byte: 0 })
            } else if line > 0 {
                (Position { line: line - 1, byte: self.lines[line - 1].len() }, end)
            } else {
                (start, end)
            };
            let line_end = if self.field { "" } else { "\n" };
            (range, format!("{}{line_end}", self.lines[line]))
        };
        let nothing = self.selection().is_none()
            && if cut { range.0 == range.1 } else { self.lines[line].is_empty() };
        if nothing {
            return Done::default();
        }
        let written = cut.then(|| self.write(range, String::new()));
        Done { written, copied: Some(copied) }
    }

    /// Puts a text in place of what is between two places.
    pub(super) fn write(
        &mut self,
        range: (Position, Position),
        text: String,
    ) -> (Position, Position, String) {
        let mut all = self.text();
        let (from, to) = (self.flat(range.0), self.flat(range.1));
        all.replace_range(from..to, &text);
        let end = from + text.len();
        self.lines = all.split('\n').map(str::to_owned).collect();
        let stops = self.stops();
        let cursor = stops.iter().find(|(stop, _)| self.flat(*stop) >= end).map(|(stop, _)| *stop);
        self.cursor = cursor.expect("the end is a stop");
        self.anchor = None;
        self.goal = None;
        (range.0, range.1, text)
    }

    pub(super) fn place(&mut self, at: Position) {
        let before = self.stops().into_iter().map(|(stop, _)| stop).take_while(|stop| *stop <= at);
        self.cursor = before.last().unwrap_or_default();
        self.anchor = None;
        self.goal = None;
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        let rows = if self.field { 1 } else { rows };
        if (self.columns, self.rows) != (columns.into(), rows.into()) {
            (self.columns, self.rows) = (columns.into(), rows.into());
            self.goal = None;
        }
    }

    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    fn end(&self) -> Position {
        let line = self.lines.len() - 1;
        Position { line, byte: self.lines[line].len() }
    }

    fn flat(&self, at: Position) -> usize {
        self.lines[..at.line].iter().map(|line| line.len() + 1).sum::<usize>() + at.byte
    }

    /// Every place that the cursor can be at, and what follows it: a Blank, a Word, a Sign.
    pub(super) fn stops(&self) -> Vec<(Position, char)> {
        let mut stops = Vec::new();
        for (line, text) in self.lines.iter().enumerate() {
            for (byte, cluster) in text.grapheme_indices(true) {
                let kind = match cluster.chars().next() {
                    Some(char) if char.is_whitespace() => 'B',
                    Some(char) if char.is_alphanumeric() => 'W',
                    _ => 'S',
                };
                stops.push((Position { line, byte }, kind));
            }
            stops.push((Position { line, byte: text.len() }, 'B'));
        }
        stops
    }

    fn target(&mut self, motion: Motion) -> Position {
        let stops = self.stops();
        let mut nth = stops.iter().position(|(stop, _)| *stop == self.cursor).expect("on a stop");
        let kind = |nth: usize| stops[nth].1;
        let line = self.cursor.line;
        match motion {
            Motion::Left => nth = nth.saturating_sub(1),
            Motion::Right => nth = (nth + 1).min(stops.len() - 1),
            Motion::WordLeft => {
                while nth > 0 && kind(nth - 1) == 'B' {
                    nth -= 1;
                }
                let start = nth;
                while nth > 0 && kind(nth - 1) == kind(start - 1) {
                    nth -= 1;
                }
            }
            Motion::WordRight => {
                while nth + 1 < stops.len() && kind(nth) == 'B' {
                    nth += 1;
                }
                let start = nth;
                while nth + 1 < stops.len() && kind(nth) == kind(start) {
                    nth += 1;
                }
            }
            Motion::LineStart => return Position { line, byte: 0 },
            Motion::LineEnd => return Position { line, byte: self.lines[line].len() },
            Motion::Start => return Position::default(),
            Motion::End => return self.end(),
            Motion::RowStart => {
                let rows = self.all_rows();
                return Position { line, byte: rows[self.row_of_cursor(&rows)].from };
            }
            Motion::RowEnd => {
                let rows = self.all_rows();
                return self.last_in(rows[self.row_of_cursor(&rows)]);
            }
            Motion::Up => return self.vertical(-1),
            Motion::Down => return self.vertical(1),
            Motion::PageUp => return self.vertical(-self.page()),
            Motion::PageDown => return self.vertical(self.page()),
        }
        stops[nth].0
    }

    fn page(&self) -> isize {
        (self.rows.cast_signed() - 1).max(1)
    }

    fn vertical(&mut self, by: isize) -> Position {
        let rows = self.all_rows();
        let here = self.row_of_cursor(&rows);
        let goal = self.goal.unwrap_or_else(|| self.column(rows[here]));
        self.goal = Some(goal);
        let there = here.saturating_add_signed(by).min(rows.len() - 1);
        if there == here {
            return if by < 0 { Position::default() } else { self.end() };
        }
        let row = rows[there];
        let fits = |stop: &Position| {
            stop.line == row.line
                && (row.from..=self.last_in(row).byte).contains(&stop.byte)
                && columns(&self.lines[row.line][row.from..stop.byte]) <= goal
        };
        let stops: Vec<Position> = self.stops().into_iter().map(|(stop, _)| stop).collect();
        stops.into_iter().rfind(fits).expect("a row has a start")
    }

    /// The column that the cursor is seen in.
    pub(super) fn column(&self, row: ModelRow) -> usize {
        let column = columns(&self.lines[row.line][row.from..self.cursor.byte]);
        if self.field { column } else { column.min(self.columns.saturating_sub(1)) }
    }

    fn last_in(&self, row: ModelRow) -> Position {
        let text = &self.lines[row.line][row.from..row.to];
        let last = text.grapheme_indices(true).next_back().map_or(0, |(byte, _)| byte);
        Position { line: row.line, byte: if row.last { row.to } else { row.from + last } }
    }

    pub(super) fn row_of_cursor(&self, rows: &[ModelRow]) -> usize {
        let Position { line, byte } = self.cursor;
        rows.iter().rposition(|row| row.line == line && row.from <= byte).expect("a row")
    }

    pub(super) fn all_rows(&self) -> Vec<ModelRow> {
        let area = if self.field { usize::MAX } else { self.columns.saturating_sub(1).max(1) };
        let rows = |(line, text): (usize, &String)| rows(line, text, area);
        self.lines.iter().enumerate().flat_map(rows).collect()
    }
}

/// Each row is the longest that fits, among those that end where a row may end; else among all.
fn rows(line: usize, text: &str, area: usize) -> Vec<ModelRow> {
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let is_space = |cluster: &str| matches!(cluster, " " | "\t");
    let fits = |from: usize, to: usize| {
        let trimmed = clusters[from..to].iter().rposition(|cluster| !is_space(cluster));
        let kept = &clusters[from..from + trimmed.map_or(0, |last| last + 1)];
        kept.iter().map(|cluster| columns(cluster)).sum::<usize>() <= area
    };
    let may_end = |from: usize, to: usize| {
        let (before, next) = (clusters[to - 1], clusters[to]);
        let is_han = |cluster: &str| cluster.starts_with(['漢', '字']);
        if is_space(next) {
            return false;
        }
        if is_space(before) {
            return clusters[from..to].iter().any(|cluster| !is_space(cluster));
        }
        let held = before.starts_with(['「', '(']) || next.starts_with(['。', ')', '.']);
        !held && (is_han(before) || is_han(next))
    };
    let mut found = Vec::new();
    let (mut nth, mut byte) = (0, 0);
    loop {
        let end = if fits(nth, clusters.len()) {
            clusters.len()
        } else {
            let all = nth + 1..clusters.len();
            let whole = all.clone().rev().find(|to| may_end(nth, *to) && fits(nth, *to));
            let broken = whole.or(all.clone().rev().find(|to| fits(nth, *to)));
            // A glyph that is wider than the area, and the spaces that hang behind it.
            let spaces = clusters[nth + 1..].iter().take_while(|cluster| is_space(cluster));
            broken.unwrap_or(nth + 1 + spaces.count())
        };
        let to = byte + clusters[nth..end].iter().map(|cluster| cluster.len()).sum::<usize>();
        found.push(ModelRow { line, from: byte, to, last: end == clusters.len() });
        if end == clusters.len() {
            return found;
        }
        (nth, byte) = (end, to);
    }
}
