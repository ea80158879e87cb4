//! The scorecard in a report, what is apart from it, and what is missing.

use super::{Lack, Line, ScoreLine};
use crate::domain::{Entry, Gap, Gaps, Item, Phase, Record, Scorecard};

pub(super) fn scores(record: &Record) -> Vec<Line> {
    let card = Scorecard::of(record);
    let top = record.plan.scale.top();
    if card.planned == 0 {
        return Vec::new();
    }
    let overall = ScoreLine {
        name: "Overall".into(),
        mean: card.mean,
        top,
        rated: card.rated,
        planned: card.planned,
        overall: true,
    };
    let rows = card.rows.into_iter().map(|row| ScoreLine {
        name: row.competency,
        mean: row.mean,
        top,
        rated: row.rated,
        planned: row.planned,
        overall: false,
    });
    let scale = Line::Scale(record.plan.scale.labels().to_vec());
    let aside = aside(card.rated, card.planned);
    std::iter::once(overall).chain(rows).map(Line::Score).chain([scale, aside]).collect()
}

/// What the score is, and what it is not.
fn aside(rated: usize, planned: usize) -> Line {
    Line::Aside(if rated == 0 {
        "Nothing is rated: there is no score, which is not a low one.".to_owned()
    } else {
        format!(
            "The plain mean of the competencies, from {rated} of {planned} questions. A rating \
             that is missing lowers the coverage, never the score. It compares candidates who met \
             the same guide; it is no recommendation."
        )
    })
}

/// The extra questions, and why they are not in the scorecard.
pub(super) fn extras(record: &Record) -> Option<(&'static str, Vec<Line>)> {
    let extras = record.in_order().filter(|(_, planned, _)| planned.extra.is_some());
    let lines = extras.map(|(item, planned, entry)| Line::Apart {
        item,
        title: planned.title().to_owned(),
        rating: entry.rating,
        top: record.plan.scale.top(),
    });
    let lines: Vec<Line> = lines.collect();
    let remark = "Not in the score: it compares candidates, and nobody else was asked this.";
    (!lines.is_empty()).then_some((remark, lines))
}

pub(super) fn gaps(record: &Record) -> Vec<Line> {
    let at_item = |(item, planned, entry): (usize, &Item, &Entry)| {
        let number = record.plan.number(item);
        let title = planned.title().to_owned();
        let skipped = entry.skipped.clone().map(|reason| Lack::Skipped { reason });
        let gaps = skipped.into_iter().chain(Gap::all_at(planned, entry).map(Lack::Gap));
        gaps.map(|gap| Line::Gap { item, number, title: title.clone(), gap }).collect::<Vec<_>>()
    };
    let mut lines: Vec<Line> = record.in_order().flat_map(at_item).collect();
    if matches!(record.phase, Phase::WrapUp | Phase::Finished) {
        let whole = Gaps::of(record);
        let none = "There is no recommendation.";
        lines.extend(whole.no_recommendation.then_some(Line::Nothing(none)));
        let unfounded = "The recommendation has no reason.";
        lines.extend(whole.no_reason.then_some(Line::Nothing(unfounded)));
    }
    lines
}
