//! Candidates side by side on a page: a line for each candidate and interviewer, with what has to
//! be known to read it.
//!
//! What the cells and the cautions say is decided in [`comparison`](crate::format::comparison)
//! alone.

use std::fmt::Write;

use super::{escape, whole};
use crate::domain::comparison::{Comparison, Row};
use crate::domain::{Notes, Record};
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

/// The most sessions of one guide that are put side by side in a report of several: a table of more
/// is read by nobody.
const MOST: usize = 60;

/// What a report of several sessions has to know for its comparisons, gathered from one after the
/// other.
#[derive(Debug, Default)]
pub(super) struct Compared {
    guides: Vec<Guide>,
}

/// The sessions on one guide.
#[derive(Debug)]
struct Guide {
    bank: String,
    id: String,
    /// Without their notes, each with its place in the document, from 1; none once there are too
    /// many.
    sessions: Vec<(usize, Record)>,
    count: usize,
}

impl Compared {
    /// Takes the next session, the `nth` of the document, from 1.
    pub(super) fn take(&mut self, record: &Record, nth: usize) {
        let (bank, guide) = (&record.plan.bank, &record.plan.guide);
        let at = self.guides.iter().position(|it| (&it.bank, &it.id) == (bank, guide));
        let at = at.unwrap_or_else(|| {
            let (bank, id) = (bank.clone(), guide.clone());
            self.guides.push(Guide { bank, id, sessions: Vec::new(), count: 0 });
            self.guides.len() - 1
        });
        let Some(guide) = self.guides.get_mut(at) else { return };
        guide.count += 1;
        if guide.count > MOST {
            guide.sessions = Vec::new();
            return;
        }
        // The notes are most of it, and say nothing here.
        let mut slim = record.clone();
        slim.entries.iter_mut().for_each(|entry| entry.notes = Notes::default());
        guide.sessions.push((nth, slim));
    }

    /// A section for each guide that several of them followed. The candidates lead to their
    /// sessions.
    pub(super) fn sections(&self) -> String {
        let mut out = String::new();
        let several = self.guides.iter().filter(|guide| guide.sessions.len() > 1);
        for (guide, id) in several.zip(1_usize..) {
            let own: Vec<&Record> = guide.sessions.iter().map(|(_, record)| record).collect();
            let Some(compared) = Comparison::of(&own) else { continue };
            let sheet =
                Sheet { comparison: &compared, records: &own, aside: &[], shape: Shape::default() };
            let id = format!("compared-{id}");
            let _ = writeln!(
                out,
                "<section class=\"spread\" aria-labelledby=\"{id}\">\n\
                 <h2 id=\"{id}\">Candidates side by side: <bdi>{}</bdi></h2>",
                escape(&compared.guide_title)
            );
            body(&mut out, &sheet, &|session| guide.sessions.get(session).map(|(nth, _)| *nth));
            out.push_str("</section>\n");
        }
        out
    }
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
