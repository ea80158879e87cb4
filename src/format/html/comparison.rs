//! Candidates side by side on a page: a line for each candidate and interviewer, with what has to
//! be known to read it.
//!
//! What the cells and the cautions say is decided in [`comparison`](crate::format::comparison)
//! alone.

use std::fmt::Write;

use super::{escape, whole};
use crate::domain::Record;
use crate::domain::comparison::{Comparison, Row};
use crate::format::comparison::{self as words, Grid, Shape, Sheet, remarks};

/// A page with the comparison alone: by competency, the red flags, question by question.
pub fn comparison(sheet: &Sheet) -> String {
    let compared = sheet.comparison;
    let title = format!("{} · {}", compared.bank_title, compared.guide_title);
    let mut out = format!(
        "<section class=\"contents\" aria-labelledby=\"comparison\">\n\
         <h1 id=\"comparison\" dir=\"auto\">{}</h1>\n",
        escape(&title)
    );
    let no_link = |_: usize| None;
    body(&mut out, sheet, &no_link);
    out.push_str("</section>\n");
    let flags = words::flags(sheet);
    if !flags.is_empty() {
        out.push_str(
            "<section class=\"spread\" aria-labelledby=\"flags\">\n\
             <h2 id=\"flags\">Red flags heard</h2>\n<ul>\n",
        );
        for (who, flag) in flags {
            // Writing to a string does not fail.
            let _ =
                writeln!(out, "<li><bdi>{}</bdi>: <bdi>{}</bdi></li>", escape(&who), escape(&flag));
        }
        out.push_str("</ul>\n</section>\n");
    }
    if !compared.questions.is_empty() {
        out.push_str(
            "<section class=\"spread\" aria-labelledby=\"questions\">\n\
             <h2 id=\"questions\">Question by question</h2>\n",
        );
        table(&mut out, sheet, &compared.questions, &no_link);
        out.push_str("</section>\n");
    }
    whole(&title, &out)
}

/// For a report of several sessions: a section for each guide that several of them followed. The
/// candidates lead to their sessions.
pub(super) fn sections(records: &[&Record]) -> String {
    let mut guides: Vec<(&str, &str, Vec<usize>)> = Vec::new();
    for (nth, record) in records.iter().enumerate() {
        let (bank, guide) = (record.plan.bank.as_str(), record.plan.guide.as_str());
        match guides.iter_mut().find(|(b, g, _)| (*b, *g) == (bank, guide)) {
            Some((.., sessions)) => sessions.push(nth),
            None => guides.push((bank, guide, vec![nth])),
        }
    }
    let mut out = String::new();
    for (id, (.., sessions)) in guides.iter().filter(|(.., all)| all.len() > 1).enumerate() {
        let own: Vec<&Record> = sessions.iter().map(|nth| records[*nth]).collect();
        let Some(compared) = Comparison::of(&own) else { continue };
        let sheet =
            Sheet { comparison: &compared, records: &own, aside: &[], shape: Shape::default() };
        let id = format!("compared-{}", id + 1);
        let _ = writeln!(
            out,
            "<section class=\"spread\" aria-labelledby=\"{id}\">\n\
             <h2 id=\"{id}\">Candidates side by side: <bdi>{}</bdi></h2>",
            escape(&compared.guide_title)
        );
        body(&mut out, &sheet, &|session| sessions.get(session).map(|nth| nth + 1));
        out.push_str("</section>\n");
    }
    out
}

/// The place of a session in the document, from 1; `None` where it is not in it.
type Link<'a> = &'a dyn Fn(usize) -> Option<usize>;

/// The cautions, the table by competency, the bands and the error.
fn body(out: &mut String, sheet: &Sheet, link: Link) {
    let compared = sheet.comparison;
    for problem in sheet.problems() {
        let _ = writeln!(out, "<p class=\"remark\" dir=\"auto\">{}</p>", escape(&problem));
    }
    table(out, sheet, &compared.competencies, link);
    let bands = remarks::bands(compared);
    if !bands.is_empty() {
        out.push_str("<ul>\n");
        for (letter, names) in bands {
            let _ = writeln!(out, "<li>Band {letter}: <bdi>{}</bdi></li>", escape(&names));
        }
        out.push_str("</ul>\n");
    }
    let shown = compared.shown(sheet.shape.order, sheet.shape.folded);
    let signs = words::legend(compared, &words::rows(compared, false), &shown, (usize::MAX, false));
    let margin = remarks::margin(compared, usize::MAX);
    let figures = remarks::figures(compared).map(|text| format!(" {text}")).unwrap_or_default();
    let _ = writeln!(out, "<p><strong>{}</strong>{}</p>", escape(&margin), escape(&figures));
    if !signs.is_empty() {
        let _ = writeln!(out, "<p class=\"quiet\" dir=\"auto\">{}</p>", escape(&signs));
    }
}

fn table(out: &mut String, sheet: &Sheet, rows: &[Row], link: Link) {
    let grid = Grid::of(sheet, rows);
    out.push_str("<div class=\"wide\"><table class=\"compared\">\n<thead><tr>");
    for head in
        ["Candidate", "Interviewer"].into_iter().chain(grid.heads.iter().map(String::as_str))
    {
        let _ = write!(out, "<th scope=\"col\"><bdi>{}</bdi></th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for line in &grid.lines {
        let name = format!("<bdi>{}</bdi>", escape(&line.candidate));
        let name = match line.session.and_then(link) {
            Some(nth) => format!("<a href=\"#session-{nth}\">{name}</a>"),
            None => name,
        };
        let class = if line.part { " class=\"part\"" } else { "" };
        let _ = write!(
            out,
            "<tr{class}><th scope=\"row\">{name}</th><td><bdi>{}</bdi></td>",
            escape(&line.by)
        );
        for cell in &line.cells {
            let _ = write!(out, "<td>{}</td>", escape(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}
