//! The items in a report: what was asked, how it was rated, what was written, what was heard; last
//! and in short what was not.

use super::{Head, Line, Tickable, amended, answer, time};
use crate::domain::script;
use crate::domain::{Entry, Item, ItemKind, Mark, Phase, Question, Record, Standing};

pub(super) fn item_lines(record: &Record, item: usize) -> Vec<Line> {
    let (Some(planned), Some(entry)) = (record.plan.items.get(item), record.entries.get(item))
    else {
        return Vec::new();
    };
    let mut lines = vec![Line::Head(head(record, item, planned, entry))];
    match &planned.kind {
        ItemKind::Question(question) => {
            lines.push(Line::Ask { item, text: question.ask.clone() });
            if let Some(point) = entry.rating {
                lines.extend(answer::anchors(item, question, point));
            }
            lines.extend(answer::changed(record, item, true));
            lines.extend(amended::rating(record, item));
            lines.extend(answer::anchors_of_replaced(record, item, question));
        }
        ItemKind::Opening { script } | ItemKind::Closing { script } => {
            lines.extend(script.as_deref().map(|script| read_aloud(item, script)));
        }
    }
    lines.extend(entry.skipped.clone().map(|reason| Line::Skipped { item, reason }));
    if !entry.notes.is_blank() {
        lines.extend(entry.notes.lines().iter().map(|line| Line::Note {
            item,
            begun: line.begun,
            mark: Mark::of(&line.text),
            text: line.text.clone(),
        }));
    }
    lines.extend(amended::notes(record, item));
    if let ItemKind::Question(question) = &planned.kind {
        lines.extend(ticks(item, question, entry));
    }
    if entry.volunteered > 0 {
        lines.push(Line::Volunteered { item, times: entry.volunteered });
    }
    // Of what was not asked it goes without saying.
    let asked = entry.standing != Standing::Waiting && entry.skipped.is_none();
    if let (ItemKind::Question(question), true) = (&planned.kind, asked) {
        lines.extend(unticked(item, question, entry));
    }
    lines
}

/// A script as it was read; one with places that are said from memory was not read like that.
fn read_aloud(item: usize, script: &str) -> Line {
    if script::is_open(script) {
        let text = "Script left out: it has places that are filled in while it is read.".to_owned();
        return Line::LeftOut { item: Some(item), text };
    }
    Line::Ask { item, text: script.to_owned() }
}

/// What was heard and asked.
fn ticks(item: usize, question: &Question, entry: &Entry) -> Vec<Line> {
    let asks: Vec<String> = question.follow_ups().map(|(ask, _)| ask.into()).collect();
    let of = |kind, texts: &[String], ticked: &[usize]| -> Vec<Line> {
        let wanted = texts.iter().enumerate().filter(|(at, _)| ticked.contains(at));
        wanted.map(|(_, text)| Line::Ticked { item, kind, text: text.clone() }).collect()
    };
    let mut lines = of(Tickable::Signal, &question.signals, &entry.signals);
    lines.extend(of(Tickable::RedFlag, &question.red_flags, &entry.red_flags));
    lines.extend(answer::parts(item, question.parts(), &entry.star));
    lines.extend(of(Tickable::Probe, &asks, &entry.probes));
    lines
}

/// What was not, which says least: a line for each kind. The neutral follow-ups are only told where
/// they were asked.
fn unticked(item: usize, question: &Question, entry: &Entry) -> Vec<Line> {
    let asks: Vec<String> =
        question.follow_ups().take(question.probes.len()).map(|(ask, _)| ask.into()).collect();
    let of = |kind, texts: &[String], ticked: &[usize]| {
        let left = texts.iter().enumerate().filter(|(at, _)| !ticked.contains(at));
        let texts: Vec<String> = left.map(|(_, text)| text.clone()).collect();
        (!texts.is_empty()).then_some(Line::Unticked { item, kind, texts })
    };
    let kinds = [
        of(Tickable::Signal, &question.signals, &entry.signals),
        of(Tickable::RedFlag, &question.red_flags, &entry.red_flags),
        of(Tickable::Probe, &asks, &entry.probes),
    ];
    kinds.into_iter().flatten().collect()
}

fn head(record: &Record, item: usize, planned: &Item, entry: &Entry) -> Head {
    let scale = &record.plan.scale;
    let question = planned.question();
    let competency = question.and_then(|question| record.plan.competency(question));
    let competency = competency.map(|competency| &competency.name);
    // A question may have the name of what it is for: that is not said twice.
    let competency = competency.filter(|name| !name.eq_ignore_ascii_case(planned.title()));
    Head {
        item,
        number: record.plan.number(item),
        title: planned.title().to_owned(),
        competency: competency.cloned(),
        standing: entry.standing,
        state: state(record, planned, entry),
        core: planned.core,
        extra: planned.extra.is_some(),
        rating: entry.rating,
        label: entry.rating.map_or("", |rating| scale.label(rating)).to_owned(),
        hints: entry.hints(),
        top: scale.top(),
        spent: time::seconds(entry.spent_ms),
        planned: planned.seconds(),
    }
}

fn state(record: &Record, planned: &Item, entry: &Entry) -> &'static str {
    let over = matches!(record.phase, Phase::WrapUp | Phase::Finished);
    match (entry.standing, planned.question()) {
        (Standing::Waiting, Some(_)) if over => "not asked",
        (Standing::Waiting, None) if over => "left out",
        // Nobody answers an opening.
        (Standing::Answered, None) => "done",
        (standing, _) => standing.word(),
    }
}
