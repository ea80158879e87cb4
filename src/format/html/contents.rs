//! The first page of a report of several sessions: what is in it, how the candidates of each
//! guide compare, and how the ratings of each question are spread. Nobody is ranked but by bands:
//! the order is that in which the sessions were named.

use std::fmt::Write;

use super::comparison::Compared;
use super::{escape, name_of, running, title_of};
use crate::domain::scorecard::decimal;
use crate::domain::{Record, Scorecard};
use crate::format::chart::{Distribution, Distributions, svg};

/// What is told of all sessions before the first of them: gathered from one after the other.
#[derive(Debug, Default)]
pub struct Contents {
    sessions: usize,
    /// What stands at the head of their printed pages.
    heads: Vec<String>,
    /// What the first one is called, which may be the only one.
    title: String,
    rows: String,
    compared: Compared,
    spread: Distributions,
}

impl Contents {
    /// Takes the next session.
    pub fn take(&mut self, record: &Record) {
        if self.sessions == 0 {
            self.title = title_of(record);
        }
        self.sessions += 1;
        self.heads.push(running::head(record));
        row(&mut self.rows, record, self.sessions);
        self.compared.take(record, self.sessions);
        self.spread.count(record);
    }

    pub(super) fn heads(&self) -> &[String] {
        &self.heads
    }

    /// What the only session is called; `None` where there is not one alone.
    pub(super) fn alone(&self) -> Option<&str> {
        (self.sessions == 1).then_some(&self.title)
    }

    /// The list of contents, then a section for each guide that several of the sessions have in
    /// common.
    pub(super) fn page(self, title: &str) -> String {
        let mut out =
            format!("<section class=\"contents\" id=\"contents\">\n<h1>{}</h1>\n", escape(title));
        if self.sessions == 0 {
            out.push_str("<p>There are no sessions in it.</p>\n");
        } else {
            out.push_str(
                "<table>\n<thead><tr><th scope=\"col\">Candidate</th>\
                 <th scope=\"col\">Interviewer</th><th scope=\"col\">Guide</th>\
                 <th scope=\"col\">Date</th><th scope=\"col\">Score</th>\
                 <th scope=\"col\">Recommendation</th></tr></thead>\n<tbody>\n",
            );
            out.push_str(&self.rows);
            out.push_str("</tbody>\n</table>\n");
        }
        out.push_str("</section>\n");
        out.push_str(&self.compared.sections());
        let spread = self.spread.done();
        let spread = spread.iter().filter(|chart| chart.sessions > 1);
        for (chart, nth) in spread.zip(1_usize..) {
            distribution(&mut out, chart, nth);
        }
        out
    }
}

fn row(out: &mut String, record: &Record, nth: usize) {
    let date = record.started.map_or("–".into(), |at| at.format("%Y-%m-%d").to_string());
    let card = Scorecard::of(record);
    let top = record.plan.scale.top();
    let score = card.mean.map_or("–".into(), |mean| format!("{} of {top}", decimal(mean)));
    let phase = record.phase_word();
    let recommendation = match record.recommendation_words() {
        Some(words) => words.to_owned(),
        None if record.is_unfinished() => format!("not given yet ({phase})"),
        None => "none given".into(),
    };
    let interviewer = match record.people.interviewer.trim() {
        "" => "–",
        name => name,
    };
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "<tr><th scope=\"row\"><a href=\"#session-{nth}\"><bdi>{}</bdi></a></th>\
         <td><bdi>{}</bdi></td><td><bdi>{}</bdi></td><td class=\"fixed\">{date}</td><td class=\"fixed\">{score}</td>\
         <td>{}</td></tr>",
        escape(name_of(record)),
        escape(interviewer),
        escape(&record.plan.title),
        escape(&recommendation),
    );
}

fn distribution(out: &mut String, chart: &Distribution, nth: usize) {
    let id = format!("spread-{nth}");
    let _ = write!(
        out,
        "<section class=\"spread\" aria-labelledby=\"{id}\">\n\
         <h2 id=\"{id}\">Ratings by question: <bdi>{}</bdi></h2>\n\
         <p class=\"quiet\">How often each point was given in {} sessions. It shows where answers \
         differ; with so few of them it says nothing about how good a question is.</p>\n<div class=\"multiples\">\n",
        escape(&chart.guide),
        chart.sessions,
    );
    for (row, at) in chart.rows.iter().zip(1_usize..) {
        let _ = writeln!(
            out,
            "<div class=\"multiple\">{}</div>",
            svg::spread(chart, row, &format!("{id}-{at}")).trim_end()
        );
    }
    let points = crate::format::chart::text::points(&chart.labels);
    let _ = write!(
        out,
        "</div>\n<p class=\"quiet\" dir=\"auto\">{}</p>\n</section>\n",
        escape(&points)
    );
}
