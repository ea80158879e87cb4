//! What has to be known to read a comparison: what is not finished, not the same or not there, and
//! how far apart two scores must be.

use std::collections::HashSet;

use super::{is_finished, who};
use crate::domain::Record;
use crate::domain::comparison::bands::letter;
use crate::domain::comparison::margin::CONFIDENCE;
use crate::domain::comparison::{Comparison, Heading, Person, Why};
use crate::domain::glyph::columns;

/// The most sessions that one sentence names.
const NAMED: usize = 6;

/// Sentences about what is wrong with the comparison, the most serious first; none where everybody
/// was asked the same and everything is finished.
pub fn problems(comparison: &Comparison, records: &[&Record]) -> Vec<String> {
    let mut all = Vec::new();
    if comparison.is_alone() {
        all.push(
            "One session alone compares nothing: it takes two or more that met this guide."
                .to_owned(),
        );
    }
    all.extend(left_out(comparison, records));
    all.extend(twice(comparison, records));
    all.extend(unfinished(comparison, records));
    all.extend(differences(comparison, records));
    all.extend(same_interviewer(comparison));
    all
}

/// Sessions of other guides, and of other scales, with the remedy.
fn left_out(comparison: &Comparison, records: &[&Record]) -> Vec<String> {
    let of = |why: Why| {
        let left = comparison.left_out.iter().filter(move |left| left.why == why);
        let sessions: Vec<usize> = left.map(|left| left.session).collect();
        let name = |session: usize| {
            let (plan, name) = (&records[session].plan, who(comparison, records, session));
            match why {
                Why::Guide => format!("{name} ({} · {})", plan.bank_title, plan.title),
                Why::Scale => format!("{name} (1 to {})", plan.scale.top()),
            }
        };
        let verb = if sessions.len() == 1 { "was" } else { "were" };
        let mut names: Vec<(String, usize)> = Vec::new();
        for name in sessions.into_iter().map(name) {
            match names.iter_mut().find(|(it, _)| *it == name) {
                Some((_, count)) => *count += 1,
                None => names.push((name, 1)),
            }
        }
        let all: Vec<usize> = (0..names.len()).collect();
        let names = list(&all, |nth| match &names[nth] {
            (name, 1) => name.clone(),
            (name, count) => format!("{count} sessions of {name}"),
        });
        (!all.is_empty()).then(|| format!("Left out: {names} {verb}"))
    };
    let top = comparison.scale.top();
    let guide = of(Why::Guide).map(|names| {
        format!("{names} asked another guide. Compare the sessions of one guide at a time.")
    });
    let scale = of(Why::Scale).map(|names| {
        format!(
            "{names} rated on another scale than 1 to {top}. Compare the sessions of one scale at \
             a time."
        )
    });
    guide.into_iter().chain(scale).collect()
}

/// What is said of files that cannot be read where the sessions of a guide are asked for; `None`
/// where there is none.
pub fn unread(names: &[String]) -> Option<String> {
    let all: Vec<usize> = (0..names.len()).collect();
    let list = list(&all, |nth| names[nth].clone());
    match names {
        [] => None,
        [_] => Some(format!(
            "Left out: {list} cannot be read, so that nobody knows which guide it is on."
        )),
        _ => Some(format!(
            "Left out: {list} cannot be read, so that nobody knows which guide they are on."
        )),
    }
}

/// One session in two files: a conflict copy.
fn twice(comparison: &Comparison, records: &[&Record]) -> Option<String> {
    let mut seen = HashSet::new();
    let twice = comparison.sessions.iter().find(|session| !seen.insert(&records[**session].id))?;
    let record = records[*twice];
    Some(format!(
        "{} is here twice: {} is in two files. Leave one of them out.",
        record.people.candidate, record.id
    ))
}

fn unfinished(comparison: &Comparison, records: &[&Record]) -> Option<String> {
    let open = comparison.sessions.iter().filter(|session| !is_finished(records[**session]));
    let open: Vec<usize> = open.copied().collect();
    let name = |session: usize| {
        format!("{} ({})", who(comparison, records, session), records[session].phase_word())
    };
    (!open.is_empty())
        .then(|| format!("Not finished: {}. What is rated there may change.", list(&open, name)))
}

/// What was not asked of everybody in the same words.
fn differences(comparison: &Comparison, records: &[&Record]) -> Vec<String> {
    let names = |sessions: &[usize]| list(sessions, |session| who(comparison, records, session));
    let mut all = Vec::new();
    let mut planned = 0;
    for row in &comparison.questions {
        let Heading::Question(asked) = &row.heading else { continue };
        let Some(number) = asked.number else { continue };
        planned += 1;
        let title = &asked.title;
        if !asked.other.is_empty() {
            let names = names(&asked.other);
            all.push(format!("{number} {title}: other words or anchors for {names}."));
        }
        if !asked.lacking.is_empty() {
            let names = names(&asked.lacking);
            all.push(format!("{number} {title}: not in the guide for {names}."));
        }
    }
    if all.is_empty() {
        return all;
    }
    let versions = match comparison.versions.as_slice() {
        [_] | [] => "The bank was changed between these sessions".to_owned(),
        several => format!("Several versions of the bank ({})", several.join(", ")),
    };
    let same = comparison.same;
    let first = match same {
        0 => format!("{versions}: no question was the same for everybody, so nobody is ranked."),
        same => format!(
            "{versions}: ranked by the {same} of {planned} questions that were the same for everybody."
        ),
    };
    all.insert(0, first);
    all
}

/// Somebody whom one interviewer met more than once.
fn same_interviewer(comparison: &Comparison) -> Vec<String> {
    let is_again =
        |person: &Person| person.interviewers > 0 && person.interviewers < person.sessions.len();
    let people = &comparison.people;
    let again: Vec<usize> = (0..people.len()).filter(|nth| is_again(&people[*nth])).collect();
    if again.is_empty() {
        return Vec::new();
    }
    let names = list(&again, |person| people[person].candidate.clone());
    vec![format!(
        "{names}: more sessions than interviewers with ratings; each interviewer counts once."
    )]
}

/// How far apart scores must be, in one sentence, of at most so many columns where one is that
/// short; or that nobody can be ranked. What it was computed from is said by [`figures`].
pub fn margin(comparison: &Comparison, room: usize) -> String {
    let Some(margin) = comparison.margin else {
        let long = "Nobody is ranked: it takes two candidates with ratings on the same questions.";
        let short = "Nobody is ranked: two need ratings on the same.";
        return if columns(long) <= room { long } else { short }.to_owned();
    };
    let points = margin.points;
    let each = match margin.interviewers {
        1 => "one interviewer alone".to_owned(),
        many => format!("{many} interviewers each"),
    };
    let forms = [
        format!(
            "Scores less than {points:.2} points apart are a tie: from {each} \
             nothing finer can be told."
        ),
        format!("Scores less than {points:.2} points apart are a tie, not a ranking."),
        format!("Less than {points:.2} points apart is a tie."),
    ];
    let fits = forms.iter().find(|text| columns(text) <= room);
    fits.unwrap_or(&forms[2]).clone()
}

/// What the margin was computed from, as a sentence; `None` where nobody is ranked.
pub fn figures(comparison: &Comparison) -> Option<String> {
    let margin = comparison.margin?;
    let [spread, reliability] = [margin.spread, margin.reliability]
        .map(|number| format!("{number:.2}").trim_start_matches('0').to_owned());
    let each = match margin.interviewers {
        1 => "one interviewer alone is".to_owned(),
        many => format!("{many} interviewers are together"),
    };
    Some(if margin.measured {
        format!(
            "The spread of the scores is that found here (SD {spread}); how reliable {each} is \
             assumed ({reliability})."
        )
    } else {
        format!(
            "Assumed for it: how far scores spread (SD {spread}), and how reliable {each} \
             ({reliability})."
        )
    })
}

/// What of the sessions that were asked for is not compared: those that are not finished, and how
/// many followed other guides. `None` where nothing is left out.
pub fn not_compared(unfinished: &[String], elsewhere: usize) -> Option<String> {
    let all: Vec<usize> = (0..unfinished.len()).collect();
    let names = list(&all, |nth| unfinished[nth].clone());
    let open = (!all.is_empty()).then(|| format!("{} not finished ({names})", all.len()));
    let other = match elsewhere {
        0 => None,
        1 => Some("1 session on another guide".to_owned()),
        many => Some(format!("{many} sessions on other guides")),
    };
    let parts: Vec<String> = [other, open].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Not compared: {}.", parts.join("; ")))
}

/// Everything there is to say about how the comparison is made, a paragraph each.
pub fn about(comparison: &Comparison) -> Vec<String> {
    let mut all = vec![margin(comparison, usize::MAX)];
    if let Some(margin) = comparison.margin {
        let sure = (CONFIDENCE * 100.0).round();
        let one_in = (1.0 / (1.0 - CONFIDENCE)).round();
        all.push(format!(
            "What that means: two candidates who are equally good come out further apart than \
             {:.2} points one time in {one_in} (a band of {sure} %). The error is SD × √(1 − \
             reliability), times 1.28 × √2 for a difference. With more interviewers for each \
             candidate it becomes smaller.",
            margin.points
        ));
        all.extend(figures(comparison));
        all.push(
            "Who shares a letter is not told apart. Bands may overlap: being tied does not carry \
             over from one to the next. Within a band the order says nothing. A letter in brackets \
             stands over one of several interviewers of a candidate: the band goes by their mean."
                .to_owned(),
        );
        all.extend(
            bands(comparison).into_iter().map(|(letter, names)| format!("{letter}: {names}")),
        );
    }
    all.push(
        "Recommendations are the interviewers' own: they are listed, never averaged, and no band \
         goes by them. A red flag that several interviewers heard at one question is counted once."
            .to_owned(),
    );
    all.push(
        "Ratings are means over what was answered, and 3/4 says that three of four planned \
         questions were. What is missing is missing, never zero; a candidate with less of it is \
         less certain than the bands say. Single competencies and questions are not ranked: there \
         is even less behind them."
            .to_owned(),
    );
    all
}

/// The bands with the names of those in them, in the order given.
pub fn bands(comparison: &Comparison) -> Vec<(String, String)> {
    let name = |person: &usize| comparison.people[*person].candidate.clone();
    let bands = comparison.bands.members.iter().enumerate();
    bands
        .map(|(nth, members)| {
            (letter(nth), members.iter().map(name).collect::<Vec<_>>().join(", "))
        })
        .collect()
}

/// The first names with commas, and how many more there are.
fn list(all: &[usize], name: impl Fn(usize) -> String) -> String {
    let shown: Vec<String> = all.iter().take(NAMED).map(|it| name(*it)).collect();
    let shown = shown.join(", ");
    match all.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
