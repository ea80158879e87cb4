//! The entries in a session file: how each item went.

use toml::Spanned;
use toml::de::DeValue;

use super::print::Page;
use super::reader::{Reader, Table};
use super::{items, stamp, text, unknown};
use crate::domain::{Entry, Notes, Plan, Question, Record, Spot, Standing, Star, Unknown};

/// Prints a table for each item.
pub(super) fn print(page: &mut Page, record: &Record) {
    for (nth, entry) in record.entries.iter().enumerate() {
        page.head("[[entry]]");
        page.raw(&items::fields(&record.plan, nth));
        page.line("standing", entry.standing.word());
        if let Some(rating) = entry.rating {
            page.value("rating", rating);
        }
        if let Some(question) = record.plan.items.get(nth).and_then(|item| item.question()) {
            for (key, texts, ticked) in [
                ("signals", &question.signals, &entry.signals),
                ("red_flags", &question.red_flags, &entry.red_flags),
                ("probes", &asks(question), &entry.probes),
            ] {
                let spot = |tick| Spot::Tick(nth, key, tick);
                page.list(key, ticks(texts, ticked, &record.unknown, spot));
            }
            if !entry.star.is_empty() {
                let parts = entry.star.iter().map(|part| text::line(part.word()));
                page.value("star", format!("[{}]", parts.collect::<Vec<_>>().join(", ")));
            }
        }
        if entry.spent_ms > 0 {
            page.value("seconds", text::seconds(entry.spent_ms));
        }
        if entry.volunteered > 0 {
            page.value("volunteered", entry.volunteered);
        }
        page.optional("skipped", entry.skipped.as_deref());
        if entry.notes != Notes::default() {
            page.notes("notes", &entry.notes);
        }
        unknown::print(page, &record.unknown, Spot::Entry(nth));
    }
}

fn asks(question: &Question) -> Vec<String> {
    question.follow_ups().map(|(ask, _)| ask.to_owned()).collect()
}

/// The ticked texts; the second and later ones of the same text with their number.
fn ticks(
    texts: &[String],
    ticked: &[usize],
    unknown: &Unknown,
    spot: impl Fn(usize) -> Spot,
) -> Vec<String> {
    ticked
        .iter()
        .filter_map(|tick| {
            let text = texts.get(*tick)?;
            let n = texts.iter().take(*tick).filter(|other| *other == text).count() + 1;
            let quoted = text::line(text);
            let mut fields = vec![format!("text = {quoted}")];
            if n > 1 {
                fields.push(format!("n = {n}"));
            }
            fields.extend(unknown::fields(unknown, spot(*tick)));
            let alone = fields.len() == 1;
            Some(if alone { quoted } else { format!("{{ {} }}", fields.join(", ")) })
        })
        .collect()
}

/// One entry for each item of the plan; an item without one is waiting.
pub(super) fn read(reader: &mut Reader<'_>, root: &Table<'_>, plan: &Plan) -> Vec<Entry> {
    let mut entries: Vec<Option<Entry>> = vec![None; plan.items.len()];
    let mut asking = false;
    for table in reader.tables(root, "entry") {
        let Some(nth) = items::read(reader, &table, plan) else {
            continue;
        };
        let entry = read_entry(reader, &table, plan, nth);
        reader.keep(&table, Spot::Entry(nth));
        if entry.standing == Standing::Asking && std::mem::replace(&mut asking, true) {
            let message = "Two items are being asked: only one can be on the table.";
            reader.problem(table.value_span("standing"), message.into());
        }
        if let Some(slot) = entries.get_mut(nth) {
            if slot.is_some() {
                let title = plan.items.get(nth).map_or("", |item| item.id());
                reader.problem(table.span(), format!("There are two entries for \"{title}\"."));
            }
            *slot = Some(entry);
        }
    }
    entries.into_iter().map(Option::unwrap_or_default).collect()
}

fn read_entry(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan, nth: usize) -> Entry {
    let question = plan.items.get(nth).and_then(|item| item.question());
    let mut list = |key: &'static str, texts: Option<&Vec<String>>| {
        let none = Vec::new();
        read_ticks(reader, table, (nth, key), texts.unwrap_or(&none))
    };
    let signals = list("signals", question.map(|question| &question.signals));
    let red_flags = list("red_flags", question.map(|question| &question.red_flags));
    let probes = list("probes", question.map(asks).as_ref());
    let standing = reader.word(table, "standing", &Standing::ALL, Standing::word);
    Entry {
        standing: standing.unwrap_or_default(),
        rating: read_rating(reader, table, plan, nth),
        signals,
        red_flags,
        probes,
        star: read_star(reader, table, question),
        volunteered: read_volunteered(reader, table),
        spent_ms: reader.milliseconds(table, "seconds").unwrap_or(0),
        skipped: reader.string(table, "skipped"),
        notes: reader.string(table, "notes").map(|text| stamp::read(&text)).unwrap_or_default(),
    }
}

/// The parts of the answer that were heard, in their order.
fn read_star(reader: &mut Reader<'_>, table: &Table<'_>, question: Option<&Question>) -> Vec<Star> {
    let known = question.map_or(&[][..], Question::parts);
    let mut parts = Vec::new();
    for value in reader.array(table, "star") {
        let Some(word) = value.get_ref().as_str() else {
            reader.problem(value.span(), "`star` is a list of texts.".into());
            continue;
        };
        let part = known.iter().copied().find(|part| part.word() == word);
        match part.map(|part| (part, parts.binary_search(&part))) {
            Some((part, Err(place))) => parts.insert(place, part),
            Some((_, Ok(_))) => {
                reader.problem(value.span(), "This is in `star` already.".into());
            }
            None if known.is_empty() => {
                let message = "Only behavioural questions have parts to tick.";
                reader.problem(value.span(), message.into());
            }
            None => {
                let message = "This is not a part of an answer.".into();
                reader.unknown(value.span(), message, word, Star::ALL.map(Star::word));
            }
        }
    }
    parts
}

fn read_volunteered(reader: &mut Reader<'_>, table: &Table<'_>) -> u32 {
    let times = reader.whole(table, "volunteered").unwrap_or(0);
    u32::try_from(times).unwrap_or_else(|_| {
        let most = u32::MAX;
        let message = format!("`volunteered` is at most {most}.");
        reader.problem(table.value_span("volunteered"), message);
        0
    })
}

fn read_rating(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan, nth: usize) -> Option<u8> {
    let rating = on_scale(reader, table, "rating", plan)?;
    if plan.items.get(nth)?.question().is_none() {
        reader.problem(table.value_span("rating"), "Only questions are rated.".into());
    }
    Some(rating)
}

/// A point of the plan's scale.
pub(super) fn on_scale(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    key: &str,
    plan: &Plan,
) -> Option<u8> {
    let number = reader.whole(table, key)?;
    let point = u8::try_from(number).ok().filter(|point| plan.scale.has(*point));
    if point.is_none() {
        let top = plan.scale.top();
        let message = format!("{number} is not on the scale of this session: 1 to {top}.");
        reader.problem(table.value_span(key), message);
    }
    point
}

/// The places of the ticked texts, ascending.
fn read_ticks(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    (item, key): (usize, &'static str),
    texts: &[String],
) -> Vec<usize> {
    let mut ticks = Vec::new();
    for value in reader.array(table, key) {
        let Some((text, n, tick)) = read_tick(reader, key, value) else {
            continue;
        };
        let same = texts.iter().enumerate().filter(|(_, other)| **other == text);
        let found = same.map(|(at, _)| at).nth(n.saturating_sub(1));
        match found.map(|found| (found, ticks.binary_search(&found))) {
            Some((found, Err(place))) => {
                ticks.insert(place, found);
                if let Some(tick) = tick {
                    reader.keep(&tick, Spot::Tick(item, key, found));
                }
            }
            Some((_, Ok(_))) => {
                reader.problem(value.span(), format!("This is in `{key}` already."));
            }
            None => {
                let message = format!("This is not among the `{key}` of this item.");
                reader.unknown(value.span(), message, &text, texts.iter().map(String::as_str));
            }
        }
    }
    ticks
}

fn read_tick<'t>(
    reader: &mut Reader<'_>,
    key: &str,
    value: &'t Spanned<DeValue<'t>>,
) -> Option<(String, usize, Option<Table<'t>>)> {
    if let Some(text) = value.get_ref().as_str() {
        return Some((text.to_owned(), 1, None));
    }
    let Some(table) = Table::of(value) else {
        reader.problem(value.span(), format!("`{key}` is a list of texts."));
        return None;
    };
    let text = reader.needed(&table, "text", "This tick")?;
    let n = reader.whole(&table, "n").unwrap_or(1);
    Some((text, usize::try_from(n).unwrap_or(usize::MAX), Some(table)))
}
