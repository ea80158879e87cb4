//! The timeline in a session file: one event a line.

use super::print::Page;
use super::reader::{Reader, Table};
use super::{entries, items, stamp, text, unknown};
use crate::domain::{Event, Plan, Recommendation, Record, Spot, What};

/// Prints the events, if there are any.
pub(super) fn print(page: &mut Page, record: &Record) {
    if record.timeline.is_empty() && record.unknown.at(Spot::Timeline).is_empty() {
        return;
    }
    page.head("[timeline]");
    let events = record.timeline.iter().enumerate();
    page.list("events", events.map(|(nth, event)| print_event(record, nth, event)));
    unknown::print(page, &record.unknown, Spot::Timeline);
}

fn print_event(record: &Record, nth: usize, event: &Event) -> String {
    let plan = &record.plan;
    let mut fields = vec![
        format!("at = {}", text::time(event.at)),
        format!("clock = {}", text::line(&stamp::clock(event.clock))),
        format!("what = {}", text::line(word(&event.what))),
    ];
    match &event.what {
        What::Opened { item }
        | What::TakenUp { item }
        | What::Added { item }
        | What::Withdrawn { item } => fields.extend(items::fields(plan, *item)),
        What::Rated { item, rating, was } => {
            fields.extend(items::fields(plan, *item));
            fields.extend(rating.map(|rating| format!("rating = {rating}")));
            fields.extend(was.map(|was| format!("was = {was}")));
        }
        What::Volunteered { item, times } => {
            fields.extend(items::fields(plan, *item));
            fields.push(format!("times = {times}"));
        }
        What::Skipped { item, reason } => {
            fields.extend(items::fields(plan, *item));
            fields.push(format!("reason = {}", text::line(reason)));
        }
        What::Returned { away } => {
            fields.push(format!("away = {}", text::line(&stamp::clock(*away))));
        }
        What::Slept { seconds } | What::SetBack { seconds } | What::SetForward { seconds } => {
            fields.push(format!("for = {}", text::line(&stamp::clock(*seconds))));
        }
        What::Recommended { recommendation } => {
            let words = recommendation.map(Recommendation::words);
            fields.extend(words.map(|words| format!("recommendation = {}", text::line(words))));
        }
        What::Started
        | What::Paused
        | What::Resumed
        | What::Left
        | What::Ended
        | What::Reopened
        | What::Finished
        | What::Declined => {}
    }
    fields.extend(unknown::fields(&record.unknown, Spot::Event(nth)));
    format!("{{ {} }}", fields.join(", "))
}

/// The events that can be read.
pub(super) fn read(reader: &mut Reader<'_>, root: &Table<'_>, plan: &Plan) -> Vec<Event> {
    let Some(table) = reader.table(root, "timeline") else {
        return Vec::new();
    };
    let events = reader.tables(&table, "events");
    reader.keep(&table, Spot::Timeline);
    let read = |(nth, table): (usize, &Table<'_>)| {
        let event = read_event(reader, table, plan)?;
        reader.keep(table, Spot::Event(nth));
        Some(event)
    };
    events.iter().enumerate().filter_map(read).collect()
}

fn read_event(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan) -> Option<Event> {
    if !table.has("at") {
        reader.problem(table.span(), "This event has no `at`.".into());
    }
    let at = reader.time(table, "at");
    let clock = reader.clock(table, "clock").unwrap_or(0);
    if !table.has("what") {
        reader.problem(table.span(), "This event has no `what`.".into());
    }
    let kinds = kinds();
    let nth: Vec<usize> = (0..kinds.len()).collect();
    let nth = reader.word(table, "what", &nth, |nth| kinds.get(nth).map_or("", word))?;
    let what = match kinds.into_iter().nth(nth)? {
        What::Opened { .. } => What::Opened { item: items::read(reader, table, plan)? },
        What::TakenUp { .. } => What::TakenUp { item: items::read(reader, table, plan)? },
        What::Added { .. } => What::Added { item: items::read(reader, table, plan)? },
        What::Withdrawn { .. } => What::Withdrawn { item: items::read(reader, table, plan)? },
        What::Rated { .. } => What::Rated {
            item: items::read(reader, table, plan)?,
            rating: entries::on_scale(reader, table, "rating", plan),
            was: entries::on_scale(reader, table, "was", plan),
        },
        What::Skipped { .. } => What::Skipped {
            item: items::read(reader, table, plan)?,
            reason: reader.string(table, "reason").unwrap_or_default(),
        },
        What::Volunteered { .. } => What::Volunteered {
            item: items::read(reader, table, plan)?,
            times: read_times(reader, table),
        },
        What::Returned { .. } => What::Returned { away: reader.clock(table, "away").unwrap_or(0) },
        What::Slept { .. } => What::Slept { seconds: reader.clock(table, "for").unwrap_or(0) },
        What::SetBack { .. } => What::SetBack { seconds: reader.clock(table, "for").unwrap_or(0) },
        What::SetForward { .. } => {
            What::SetForward { seconds: reader.clock(table, "for").unwrap_or(0) }
        }
        What::Recommended { .. } => What::Recommended {
            recommendation: reader.word(
                table,
                "recommendation",
                &Recommendation::ALL,
                Recommendation::words,
            ),
        },
        other => other,
    };
    Some(Event { at: at?, clock, what })
}

fn read_times(reader: &mut Reader<'_>, table: &Table<'_>) -> u32 {
    let times = reader.whole(table, "times").unwrap_or(0);
    u32::try_from(times).unwrap_or(u32::MAX)
}

/// One of each kind of event, to find a kind by its word.
fn kinds() -> [What; 20] {
    [
        What::Started,
        What::Opened { item: 0 },
        What::Rated { item: 0, rating: None, was: None },
        What::Skipped { item: 0, reason: String::new() },
        What::TakenUp { item: 0 },
        What::Paused,
        What::Resumed,
        What::Left,
        What::Returned { away: 0 },
        What::Slept { seconds: 0 },
        What::SetBack { seconds: 0 },
        What::SetForward { seconds: 0 },
        What::Ended,
        What::Reopened,
        What::Recommended { recommendation: None },
        What::Finished,
        What::Volunteered { item: 0, times: 0 },
        What::Added { item: 0 },
        What::Withdrawn { item: 0 },
        What::Declined,
    ]
}

fn word(what: &What) -> &'static str {
    match what {
        What::Started => "started",
        What::Opened { .. } => "opened",
        What::Rated { .. } => "rated",
        What::Skipped { .. } => "skipped",
        What::TakenUp { .. } => "taken up",
        What::Paused => "paused",
        What::Resumed => "resumed",
        What::Left => "left",
        What::Returned { .. } => "returned",
        What::Slept { .. } => "slept",
        What::SetBack { .. } => "clock set back",
        What::SetForward { .. } => "clock set forward",
        What::Ended => "ended",
        What::Reopened => "reopened",
        What::Recommended { .. } => "recommended",
        What::Finished => "finished",
        What::Volunteered { .. } => "volunteered",
        What::Added { .. } => "added",
        What::Withdrawn { .. } => "withdrawn",
        What::Declined => "declined to drop",
    }
}
