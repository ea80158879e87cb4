//! A session as a report, in the order in which somebody decides from it: what the interviewer
//! would do and why, the red flags, the scorecard, what is missing, the highlights, each item with its evidence,
//! how the time went, and what was changed afterwards.
//!
//! The report screen and `viva show` both draw these lines. Their texts are as they were written
//! and may hold anything: whoever draws them makes them safe to show.

mod amended;
mod answer;
mod deviation;
mod highlight;
mod left_out;
mod line;
mod particulars;
mod question;
mod red_flag;
mod score;
mod strip;
mod summary;
mod text;
mod time;
mod words;

pub use deviation::Deviation;
pub use line::{Head, Lack, Line, ScoreLine, Tickable, TimeLine};
pub use strip::{Break, Stretch, Strip};
pub(super) use text::wrapped;
pub use text::{Row, rows, text};
pub use words::{amended, replaced, with_hints};
pub(super) use words::{
    amended_behind, amended_for, by, deviation_words, heard_words, often, one_line, rated,
    unanchored, unticked,
};

use crate::domain::{Phase, Record};

/// The report of a session as it stands.
pub fn report(record: &Record) -> Vec<Line> {
    let mut lines = vec![Line::Title {
        candidate: record.people.candidate.clone(),
        guide: record.plan.title.clone(),
    }];
    lines.extend(particulars::particulars(record));
    lines.extend(particulars::remarks(record).map(Line::Remark));
    lines.push(Line::Blank);
    let sealed = record.phase == Phase::Finished;
    lines.push(match (record.recommendation, record.recommendation_words()) {
        (None, Some(words)) => Line::Remark(format!("Recommendation: {words}")),
        (given, _) => Line::Recommendation { given, sealed },
    });
    lines.extend(amended::recommendation(record));
    let reason = record.reason.lines();
    let end = reason.iter().rposition(|line| !line.text.trim().is_empty()).map_or(0, |at| at + 1);
    lines.extend(reason.iter().take(end).map(|line| Line::Reason(line.text.clone())));
    lines.extend(amended::reason(record));
    let flags = red_flag::all(record);
    if !flags.is_empty() {
        section(&mut lines, "Red flags", flags, "");
    }
    section(&mut lines, "Scorecard", score::scores(record), "Nothing was to be rated.");
    if let Some((remark, extra)) = score::extras(record) {
        section(&mut lines, "Extra questions", extra, "");
        lines.push(Line::Aside(remark.to_owned()));
    }
    section(&mut lines, "Gaps", score::gaps(record), "None: every question is rated, with notes.");
    let nothing = "Nothing is marked with ! or \".";
    section(&mut lines, "Highlights", highlight::all(record), nothing);
    lines.extend([Line::Blank, Line::Section("Questions")]);
    for item in record.plan.order() {
        lines.push(Line::Blank);
        lines.extend(question::item_lines(record, item));
    }
    section(&mut lines, "Time", time::times(record), "");
    let changed: Vec<Line> = (0..record.plan.items.len())
        .filter_map(|item| answer::changed(record, item, false))
        .collect();
    if !changed.is_empty() {
        // A rating that follows a better answer should change: this is no departure from anything.
        section(&mut lines, "Ratings that were changed", changed, "");
    }
    let deviations = deviation::of(record);
    section(&mut lines, "Deviations from the guide", deviations, "None.");
    let amended = amended::all(record);
    if !amended.is_empty() {
        section(&mut lines, "Amended after the end", amended, "");
    }
    lines
}

/// The report for others: where the words of the notes are left out, without the lines that would
/// say nothing; as a summary, without what is only looked up.
pub fn report_for(record: &Record, notes: bool, short: bool) -> Vec<Line> {
    let lines = report(record);
    let lines = if notes { lines } else { left_out::without_notes(lines) };
    if short { summary::summary(lines) } else { lines }
}

fn section(lines: &mut Vec<Line>, name: &'static str, body: Vec<Line>, empty: &'static str) {
    lines.extend([Line::Blank, Line::Section(name)]);
    if body.is_empty() {
        lines.push(Line::Nothing(empty));
    }
    lines.extend(body);
}
