//! A comparison as tables in Markdown: a line for each candidate and interviewer.

use std::fmt::Write;

use super::grid::flags;
use super::{Grid, Sheet, legend, remarks, rows};
use crate::domain::comparison::Row;
use crate::format::export::{inline, leading};

/// By competency, then question by question, with everything that has to be known to read it.
pub(super) fn write(sheet: &Sheet) -> String {
    let comparison = sheet.comparison;
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "# {} · {}",
        inline(&comparison.bank_title).replace("\\{", "&#123;"),
        inline(&comparison.guide_title).replace("\\{", "&#123;")
    );
    list(&mut out, sheet.problems().iter().map(|problem| leading(problem)));
    table(&mut out, sheet, &comparison.competencies);
    let bands = remarks::bands(comparison).into_iter();
    list(&mut out, bands.map(|(letter, names)| format!("Band {letter}: {}", inline(&names))));
    let _ = writeln!(out, "\n{}", leading(&remarks::margin(comparison, usize::MAX)));
    if let Some(figures) = remarks::figures(comparison) {
        let _ = writeln!(out, "{}", leading(&figures));
    }
    let shown = comparison.shown(sheet.shape.order, sheet.shape.folded);
    let signs = legend(comparison, &rows(comparison, false), &shown, (usize::MAX, false));
    if !signs.is_empty() {
        let _ = writeln!(out, "\n{}", leading(&signs));
    }
    let flags = flags(sheet);
    if !flags.is_empty() {
        out.push_str("\n## Red flags heard\n");
        list(&mut out, flags.iter().map(|(who, flag)| leading(&format!("{who}: {flag}"))));
    }
    if !comparison.questions.is_empty() {
        out.push_str("\n## Question by question\n");
        table(&mut out, sheet, &comparison.questions);
    }
    out
}

fn list(out: &mut String, lines: impl Iterator<Item = String>) {
    for (nth, line) in lines.enumerate() {
        let _ = writeln!(out, "{}- {line}", if nth == 0 { "\n" } else { "" });
    }
}

fn table(out: &mut String, sheet: &Sheet, rows: &[Row]) {
    let grid = Grid::of(sheet, rows);
    let own = ["Candidate", "Interviewer"].map(str::to_owned).into_iter();
    let heads: Vec<String> = own.chain(grid.heads.iter().map(|head| inline(head))).collect();
    let _ = writeln!(out, "\n| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
    for line in &grid.lines {
        let own = [&line.candidate, &line.by].into_iter();
        let cells: Vec<String> = own.chain(&line.cells).map(|cell| inline(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}
