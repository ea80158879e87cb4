//! The first page of a report of several sessions: what is in it, how the candidates of each
//! guide compare, and how the ratings of each question are spread. Nobody is ranked but by bands:
//! the order is that in which the sessions were named.

use std::fmt::Write;

use super::{comparison, escape, name_of};
use crate::domain::scorecard::decimal;
use crate::domain::{Record, Scorecard};
use crate::format::chart::{Distribution, distributions, svg};

/// The list of contents, then the sections for each guide that several of the sessions have in common.
pub(super) fn contents(title: &str, records: &[&Record]) -> String {
    let mut out =
        format!("<section class=\"contents\" id=\"contents\">\n<h1>{}</h1>\n", escape(title));
    if records.is_empty() {
        out.push_str("<p>There are no sessions in it.</p>\n");
    } else {
        out.push_str(
            "<table>\n<thead><tr><th scope=\"col\">Candidate</th>\
             <th scope=\"col\">Interviewer</th><th scope=\"col\">Guide</th>\
             <th scope=\"col\">Date</th><th scope=\"col\">Score</th>\
             <th scope=\"col\">Recommendation</th></tr></thead>\n<tbody>\n",
        );
        for (record, nth) in records.iter().zip(1_usize..) {
            row(&mut out, record, nth);
        }
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("</section>\n");
    out.push_str(&comparison::sections(records));
    let spread = distributions(records);
    let spread = spread.iter().filter(|chart| chart.sessions > 1);
    for (chart, nth) in spread.zip(1_usize..) {
        distribution(&mut out, chart, nth);
    }
    out
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
         <p class=\"quiet\">How often each point was given in {} sessions. So few ratings are \
         counted, not reckoned with: they show where answers differ, not how good a question \
         is.</p>\n<div class=\"multiples\">\n",
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
