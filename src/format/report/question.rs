//! The items in a report: what was asked, how it was rated, what was heard and written.

use super::{Head, Line, Tickable, amended, answer, time};
use crate::domain::{Entry, Item, ItemKind, Mark, Phase, Record, Standing};

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
            lines.extend(answer::parts(item, question.parts(), &entry.star));
            let asks: Vec<String> = question.follow_ups().map(|(ask, _)| ask.into()).collect();
            let ticks = |kind, texts: &[String], ticked: &[usize], on: bool| -> Vec<Line> {
                let wanted = texts.iter().enumerate().filter(|(at, _)| ticked.contains(at) == on);
                wanted
                    .map(|(_, text)| Line::Ticked { item, kind, on, text: text.clone() })
                    .collect()
            };
            for on in [true, false] {
                lines.extend(ticks(Tickable::Signal, &question.signals, &entry.signals, on));
                lines.extend(ticks(Tickable::RedFlag, &question.red_flags, &entry.red_flags, on));
            }
            for on in [true, false] {
                // The neutral ones are told where they were asked.
                let told = if on { asks.len() } else { question.probes.len() };
                lines.extend(ticks(Tickable::Probe, &asks[..told], &entry.probes, on));
            }
        }
        ItemKind::Opening { script } | ItemKind::Closing { script } => {
            lines.extend(script.clone().map(|text| Line::Ask { item, text }));
        }
    }
    lines.extend(entry.skipped.clone().map(|reason| Line::Skipped { item, reason }));
    if entry.volunteered > 0 {
        lines.push(Line::Volunteered { item, times: entry.volunteered });
    }
    if !entry.notes.is_blank() {
        lines.extend(entry.notes.lines().iter().map(|line| Line::Note {
            item,
            begun: line.begun,
            mark: Mark::of(&line.text),
            text: line.text.clone(),
        }));
    }
    lines.extend(amended::notes(record, item));
    lines
}

fn head(record: &Record, item: usize, planned: &Item, entry: &Entry) -> Head {
    let scale = &record.plan.scale;
    let question = planned.question();
    let competency = question.and_then(|question| record.plan.competency(question));
    Head {
        item,
        number: record.plan.number(item),
        title: planned.title().to_owned(),
        competency: competency.map(|competency| competency.name.clone()),
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
        (Standing::Waiting, _) if over => "not asked",
        // Nobody answers an opening.
        (Standing::Answered, None) => "done",
        (standing, _) => standing.word(),
    }
}
