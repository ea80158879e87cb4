//! A comparison as plain text: a table, in several parts where it is too wide for one; and where
//! there is no room for two candidates, one below the other.

use std::fmt::Write;
use std::ops::Range;

use super::{Sheet, band, below_in, cell_in, heading, legend, remarks, rows};
use crate::domain::Record;
use crate::domain::comparison::{Column, Comparison, Row};
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::format::chart::{self, Distribution};
use crate::format::report::often;

/// The most columns of a heading and of a name in the table: of a name where all candidates have
/// room beside each other, and where they have not.
const HEADING: usize = 28;
const NAME: usize = 32;
const SHORT_NAME: usize = 18;
/// The blanks between two columns.
const GAP: usize = 2;

/// The whole comparison in lines of at most `room` columns, by competencies or question by
/// question; names and other words of people are made visible where it is printed.
pub fn text(sheet: &Sheet, room: usize) -> String {
    let Sheet { comparison, records, shape, .. } = *sheet;
    let mut out = String::new();
    let (people, sessions) = (comparison.people.len(), comparison.sessions.len());
    let counted =
        |many: usize, word: &str| format!("{many} {word}{}", if many == 1 { "" } else { "s" });
    let title = format!(
        "{} · {}: {}, {}",
        comparison.bank_title,
        comparison.guide_title,
        counted(people, "candidate"),
        counted(sessions, "session")
    );
    line(&mut out, &title, room);
    out.push('\n');
    let problems = sheet.problems();
    for problem in &problems {
        line(&mut out, &format!("! {problem}"), room);
    }
    if !problems.is_empty() {
        out.push('\n');
    }
    let rows = rows(comparison, shape.by_question);
    let mut most = NAME;
    let mut table = Table::of(sheet, &rows, most);
    if table.columns(&(0..table.widths.len())) > room {
        most = SHORT_NAME;
        table = Table::of(sheet, &rows, most);
    }
    table.write(&mut out, room);
    out.push('\n');
    for (letter, names) in remarks::bands(comparison) {
        let mut rows = fold(&names, room.saturating_sub(10).max(1)).into_iter();
        let _ =
            writeln!(out, "{:<9} {}", format!("Band {letter}"), rows.next().unwrap_or_default());
        for row in rows {
            let _ = writeln!(out, "{:<9} {row}", "");
        }
    }
    line(&mut out, &remarks::margin(comparison, room), room);
    if let Some(figures) = remarks::figures(comparison) {
        line(&mut out, &figures, room);
    }
    let shown = comparison.shown(shape.order, shape.folded);
    let signs = legend(comparison, &rows, &shown, (most, false));
    if !signs.is_empty() {
        line(&mut out, &signs, room);
    }
    if shape.by_question {
        for chart in chart::distributions(&compared(comparison, records)) {
            out.push_str("\nHow often each point was given:\n");
            distribution(&mut out, &chart, room);
        }
    }
    out
}

/// The sessions that are compared.
fn compared<'a>(comparison: &Comparison, records: &[&'a Record]) -> Vec<&'a Record> {
    comparison.sessions.iter().filter_map(|session| records.get(*session).copied()).collect()
}

fn times(count: usize) -> String {
    format!("({})", often(u32::try_from(count).unwrap_or(u32::MAX)))
}

/// The fewest columns in which it can be drawn.
const DRAWN: usize = 40;

/// Drawn where there is room for that, else told.
fn distribution(out: &mut String, chart: &Distribution, room: usize) {
    if room >= DRAWN {
        for row in chart::text::distribution(chart, room) {
            let _ = writeln!(out, "{row}");
        }
        return;
    }
    for row in &chart.rows {
        let given = row.counts.iter().zip(1..).filter(|(count, _)| **count > 0);
        let given: Vec<String> =
            given.map(|(count, point)| format!("{point} {}", times(*count))).collect();
        let told = [given, vec![row.rated_words()]].concat().join(", ");
        line(out, &format!("{} {}: {told}", row.number, row.title), room);
    }
}

fn line(out: &mut String, text: &str, room: usize) {
    for row in fold(text, room) {
        let _ = writeln!(out, "{row}");
    }
}

/// The cells as texts: lines of headings and cells.
struct Table {
    lines: Vec<(String, Vec<String>)>,
    /// The line before which there is a rule.
    rule: usize,
    widths: Vec<usize>,
    lead: usize,
}

impl Table {
    /// Names take `most` columns.
    fn of(sheet: &Sheet, rows: &[&Row], most: usize) -> Self {
        let Sheet { comparison, records, shape, .. } = *sheet;
        let places = comparison.shown(shape.order, shape.folded);
        let all: Vec<Column> = places.iter().map(|place| comparison.columns[*place]).collect();
        let head = |text: &dyn Fn(Column) -> String| -> Vec<String> {
            all.iter().map(|column| shorten(&text(*column), most)).collect()
        };
        let mut lines = vec![
            (String::new(), head(&|it| super::head(comparison, it, most, 1).concat())),
            (String::new(), head(&|it| below_in(comparison, records, it, most, 1).concat())),
            ("Band".to_owned(), head(&|it| band(comparison, it))),
        ];
        if comparison.margin.is_none() {
            lines.pop();
        }
        let rule = lines.len();
        for row in rows {
            let cells = places.iter().map(|place| &row.cells[*place]).zip(&all);
            let cells = cells.map(|(it, column)| cell_in(&row.heading, *column, it, most, false));
            let cells = cells.map(|it| shorten(&it, most)).collect();
            lines.push((shorten(&heading(&row.heading), HEADING), cells));
        }
        let mut widths = vec![0; all.len()];
        for (_, cells) in &lines {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = columns(cell).max(*width);
            }
        }
        let lead = lines.iter().map(|(heading, _)| columns(heading)).max().unwrap_or(0);
        Self { lines, rule, widths, lead }
    }

    /// The columns of the headings and of these candidates.
    fn columns(&self, part: &Range<usize>) -> usize {
        self.lead + self.widths[part.clone()].iter().map(|width| width + GAP).sum::<usize>()
    }

    /// As many candidates beside each other as fit, again and again.
    fn write(&self, out: &mut String, room: usize) {
        let all = self.widths.len();
        if (1..all).any(|nth| self.columns(&(nth - 1..nth + 1)) > room) {
            return self.write_long(out, room);
        }
        let mut start = 0;
        while start < all {
            let mut width = self.lead;
            let fits = self.widths[start..].iter().take_while(|it| {
                width += *it + GAP;
                width <= room
            });
            let end = (start + fits.count()).clamp(start + 1, all);
            if start > 0 {
                out.push('\n');
            }
            self.write_part(out, &(start..end));
            start = end;
        }
    }

    fn write_part(&self, out: &mut String, part: &Range<usize>) {
        for (nth, (heading, cells)) in self.lines.iter().enumerate() {
            if nth == self.rule {
                let _ = writeln!(out, "{}", "─".repeat(self.columns(part)));
            }
            let mut row = heading.clone();
            row.push_str(&" ".repeat(self.lead.saturating_sub(columns(heading))));
            let cells = self.widths.iter().zip(cells).take(part.end).skip(part.start);
            for (width, cell) in cells {
                row.push_str(&" ".repeat(GAP));
                row.push_str(cell);
                row.push_str(&" ".repeat(width.saturating_sub(columns(cell))));
            }
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }

    /// One column below the other.
    fn write_long(&self, out: &mut String, room: usize) {
        for column in 0..self.widths.len() {
            if column > 0 {
                out.push('\n');
            }
            let text = |line: usize| self.lines.get(line).and_then(|it| it.1.get(column));
            let head: Vec<&str> = (0..2).filter_map(text).map(String::as_str).collect();
            let head: Vec<&str> = head.into_iter().filter(|text| !text.is_empty()).collect();
            line(out, &head.join(" · "), room);
            for (heading, cells) in self.lines.iter().skip(2) {
                let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else {
                    continue;
                };
                let lead = self.lead.min(room.saturating_sub(columns(cell) + 4).max(8));
                let heading = shorten(heading, lead);
                let blanks = " ".repeat(lead.saturating_sub(columns(&heading)));
                let _ = writeln!(out, "  {heading}{blanks}  {cell}");
            }
        }
    }
}
