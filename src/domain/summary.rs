//! The marked lines of a session, grouped by competency: what the reason for a recommendation
//! begins with, for the interviewer to cut. Nothing is added to what the interviewer wrote.

use super::{Mark, Record};

/// A line of notes that is marked as evidence, as the candidate's words, or as a highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// A place in the plan, from 0.
    pub item: usize,
    /// The competency it tells about; the question's own title where there is none. Where the
    /// question is not in the score, that is said behind it.
    pub heading: String,
    /// The whole line, its mark included.
    pub text: String,
}

/// The marked lines of the questions: competency by competency in the plan's order, each with its
/// extra questions behind it, then what belongs to none. What is said in the opening and the
/// closing decides nothing.
pub fn marked(record: &Record) -> Vec<Marked> {
    let mut all = Vec::new();
    for (item, (planned, entry)) in record.plan.items.iter().zip(&record.entries).enumerate() {
        let Some(question) = planned.question() else { continue };
        let competency = record.plan.competency(question);
        let place = competency
            .and_then(|it| record.plan.competencies.iter().position(|other| other.id == it.id));
        let name = competency.map_or(planned.title(), |competency| &competency.name);
        let extra = planned.extra.is_some();
        let apart = if extra { " (not in the score)" } else { "" };
        let heading = format!("{name}{apart}");
        let lines = entry.notes.lines().iter().filter(|line| is_evidence(&line.text));
        all.extend(lines.map(|line| {
            let text = line.text.trim().to_owned();
            ((place.unwrap_or(usize::MAX), extra), Marked { item, heading: heading.clone(), text })
        }));
    }
    // Stable: the lines of a competency stay in the order of the interview.
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, marked)| marked).collect()
}

/// The lines as a text, each group below its heading, with an empty line between two groups.
pub fn text(lines: &[Marked]) -> String {
    let mut text = String::new();
    let mut last = None;
    for line in lines {
        if last != Some(&line.heading) {
            if last.is_some() {
                text.push_str("\n\n");
            }
            text.push_str(&line.heading);
            last = Some(&line.heading);
        }
        text.push('\n');
        text.push_str(&line.text);
    }
    text
}

/// Whether a line says something for the decision, and says it: a mark alone does not.
fn is_evidence(line: &str) -> bool {
    let marks = [Mark::For, Mark::Against, Mark::Quote, Mark::Highlight];
    Mark::of(line).is_some_and(|mark| marks.contains(&mark)) && line.trim().chars().count() > 1
}
