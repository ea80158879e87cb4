//! What stands above the question on the table: which one it is, in as many words as there is room
//! for. Its number, its title and whether it counts come before its competency and its kind.

use super::Interview;
use crate::domain::Item;
use crate::domain::glyph::columns;
use crate::domain::timing::DROPPED;

/// The heading of an item in so many columns.
pub fn heading(interview: &Interview, item: &Item, room: usize) -> String {
    let record = interview.session().record();
    let title = item.title();
    let Some(question) = item.question() else { return title.to_owned() };
    let number = record.plan.number(record.current).map(|n| n.to_string());
    let number = number.or(item.extra.as_ref().map(|_| "+".to_owned())).unwrap_or_default();
    let competency = record.plan.competency(question).map_or("", |it| it.name.as_str());
    // Of an extra question it is more important that it stays apart.
    let kind = question.kind.filter(|_| item.extra.is_none()).map_or("", |kind| kind.word());
    let counts = match (&item.extra, item.core) {
        (Some(_), _) => "not in the score",
        (None, true) => "core",
        (None, false) => "optional",
    };
    let skipped = record.entries[record.current].skipped.as_deref();
    let left_out = skipped.map(|reason| match reason {
        DROPPED => "dropped: short of time".to_owned(),
        reason => format!("skipped: {reason}"),
    });
    let left_out = left_out.as_deref().unwrap_or_default();
    let short = skipped.map_or("", |_| "skipped");
    let forms = [
        [&number, title, competency, kind, counts, left_out],
        [&number, title, competency, "", counts, left_out],
        [&number, title, "", "", counts, left_out],
        [&number, title, "", "", counts, short],
        [&number, title, "", "", "", short],
    ]
    .map(|parts| parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "));
    let fits = |form: &&String| columns(form) <= room;
    forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default()
}
