//! The pinned guide in a session file: what was going to be asked, word for word.

use std::collections::BTreeMap;

use super::extra::{self, After};
use super::print::Page;
use super::reader::{Reader, Table};
use super::{text, unknown};
use crate::domain::{
    Competency, Item, ItemKind, Plan, Probe, Question, QuestionKind, Record, Scale, Spot, Star,
    Unknown,
};

/// Prints the tables of the guide.
pub(super) fn print(page: &mut Page, record: &Record) {
    let Record { plan, unknown: rest, .. } = record;
    page.head("[guide]");
    page.line("id", &plan.guide);
    page.line("title", &plan.title);
    page.value("minutes", plan.minutes);
    page.line("bank", &plan.bank);
    page.line("bank_title", &plan.bank_title);
    page.filled("version", &plan.version);
    page.filled("digest", &plan.digest);
    unknown::print(page, rest, Spot::Guide);
    page.head("[guide.scale]");
    page.list("labels", plan.scale.labels().iter().map(|label| text::line(label)));
    unknown::print(page, rest, Spot::Scale);
    for (nth, competency) in plan.competencies.iter().enumerate() {
        page.head("[[guide.competency]]");
        page.line("id", &competency.id);
        page.line("name", &competency.name);
        page.optional("about", competency.about.as_deref());
        unknown::print(page, rest, Spot::Competency(nth));
    }
    for (nth, item) in plan.items.iter().enumerate() {
        page.head("[[guide.item]]");
        print_item(page, plan, nth, rest);
        unknown::print_values(page, rest, Spot::Item(nth));
        print_anchors(page, item);
        unknown::print_tables(page, rest, Spot::Item(nth));
    }
}

fn print_item(page: &mut Page, plan: &Plan, nth: usize, rest: &Unknown) {
    let Some(item) = plan.items.get(nth) else { return };
    let (key, id) = super::items::name(item);
    page.line(key, id);
    if let Some(question) = item.question() {
        page.line("title", &question.title);
        if let Some(competency) = &question.competency {
            page.line("competency", competency);
        }
        if let Some(kind) = question.kind {
            page.line("type", kind.word());
        }
    }
    page.value("minutes", item.minutes);
    if !item.core {
        page.value("core", false);
    }
    extra::print(page, plan, item);
    match &item.kind {
        ItemKind::Opening { script } | ItemKind::Closing { script } => {
            page.optional("script", script.as_deref());
        }
        ItemKind::Question(question) => print_guidance(page, question, rest, nth),
    }
}

fn print_guidance(page: &mut Page, question: &Question, rest: &Unknown, item: usize) {
    page.lines("ask", &question.ask);
    page.optional("fallback", question.fallback.as_deref());
    page.optional("look_for", question.look_for.as_deref());
    page.list("signals", question.signals.iter().map(|signal| text::line(signal)));
    page.list("red_flags", question.red_flags.iter().map(|flag| text::line(flag)));
    let probes = question.probes.iter().enumerate();
    page.list(
        "probes",
        probes.map(|(nth, probe)| print_probe(probe, rest, Spot::Probe(item, nth))),
    );
}

/// A probe of which no more is said than its words is a text.
fn print_probe(probe: &Probe, rest: &Unknown, spot: Spot) -> String {
    let ask = text::line(&probe.ask);
    let mut fields = vec![format!("ask = {ask}")];
    fields.extend(probe.star.map(|star| format!("star = {}", text::line(star.word()))));
    fields.extend(unknown::fields(rest, spot));
    if fields.len() == 1 { ask } else { format!("{{ {} }}", fields.join(", ")) }
}

fn print_anchors(page: &mut Page, item: &Item) {
    if let Some(question) = item.question().filter(|question| !question.anchors.is_empty()) {
        page.head("[guide.item.anchors]");
        for (point, anchor) in &question.anchors {
            page.lines(&point.to_string(), anchor);
        }
    }
}

/// The plan; `None`, with a problem reported, where a session cannot be read without it. The
/// header's copies of the titles stand in for missing ones.
pub(super) fn read(reader: &mut Reader<'_>, root: &Table<'_>, header: &Table<'_>) -> Option<Plan> {
    if !root.has("guide") {
        reader.problem(
            header.span(),
            "This session has no [guide]: what was going to be asked is missing.".into(),
        );
        return None;
    }
    let guide = reader.table(root, "guide")?;
    let either = |reader: &mut Reader<'_>, key: &str, in_header: &str| {
        let own = reader.string(&guide, key);
        own.or_else(|| reader.string(header, in_header)).unwrap_or_default()
    };
    let bank = either(reader, "bank", "bank");
    let bank_title = either(reader, "bank_title", "bank_title");
    let id = either(reader, "id", "guide");
    let title = either(reader, "title", "guide_title");
    let minutes = reader.minutes(&guide, "minutes").or_else(|| reader.minutes(header, "minutes"));
    let scale = read_scale(reader, &guide);
    header.known(&["bank", "bank_title", "guide", "guide_title", "minutes"]);
    let competencies = reader.tables(&guide, "competency");
    let competencies = competencies
        .iter()
        .enumerate()
        .filter_map(|(nth, table)| {
            let id = reader.needed(table, "id", "This competency")?;
            let competency = Competency {
                name: reader.string(table, "name").unwrap_or_else(|| id.clone()),
                about: reader.string(table, "about"),
                id,
            };
            reader.keep(table, Spot::Competency(nth));
            Some(competency)
        })
        .collect();
    let items = reader.tables(&guide, "item");
    let (mut items, afters): (Vec<Item>, Vec<Option<After>>) = items
        .iter()
        .enumerate()
        .filter_map(|(nth, table)| {
            let mut item = read_item(reader, table, nth, &scale)?;
            let after = extra::read(reader, table, &mut item);
            reader.keep(table, Spot::Item(nth));
            Some((item, after))
        })
        .unzip();
    extra::place(reader, &mut items, &afters);
    if items.is_empty() {
        reader.problem(guide.span(), "The guide has no [[guide.item]] that can be used.".into());
        return None;
    }
    let boxes = items.iter().map(|item| item.minutes).fold(0, u16::saturating_add);
    let version = reader.string(&guide, "version").unwrap_or_default();
    let digest = reader.string(&guide, "digest").unwrap_or_default();
    reader.keep(&guide, Spot::Guide);
    Some(Plan {
        bank,
        bank_title,
        version,
        digest,
        guide: id,
        title,
        minutes: minutes.unwrap_or(boxes),
        scale,
        competencies,
        items,
    })
}

fn read_scale(reader: &mut Reader<'_>, guide: &Table<'_>) -> Scale {
    let Some(table) = reader.table(guide, "scale") else {
        return Scale::default();
    };
    if !table.has("labels") {
        reader.keep(&table, Spot::Scale);
        return Scale::default();
    }
    let labels = reader.strings(&table, "labels");
    reader.keep(&table, Spot::Scale);
    Scale::new(labels).unwrap_or_else(|| {
        let (fewest, most) = (Scale::FEWEST, Scale::MOST);
        let message = format!("A scale has {fewest} to {most} labels.");
        reader.problem(table.value_span("labels"), message);
        Scale::default()
    })
}

fn read_item(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    nth: usize,
    scale: &Scale,
) -> Option<Item> {
    let minutes = reader.minutes(table, "minutes").unwrap_or(Question::DEFAULT_MINUTES);
    let core = reader.boolean(table, "core").unwrap_or(true);
    let kind = if table.has("part") {
        let script = reader.string(table, "script");
        match reader.string(table, "part")?.as_str() {
            "opening" => ItemKind::Opening { script },
            "closing" => ItemKind::Closing { script },
            other => {
                let message = format!("There is no part \"{other}\".");
                reader.unknown(table.value_span("part"), message, other, ["opening", "closing"]);
                return None;
            }
        }
    } else if table.has("question") {
        let mut question = read_question(reader, table, minutes, scale)?;
        question.probes = read_probes(reader, table, nth);
        ItemKind::Question(Box::new(question))
    } else {
        reader.problem(table.span(), "This item is neither a `question` nor a `part`.".into());
        return None;
    };
    Some(Item { kind, minutes, core, extra: None })
}

fn read_question(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    minutes: u16,
    scale: &Scale,
) -> Option<Question> {
    let id = reader.string(table, "question")?;
    let anchors = reader.table(table, "anchors");
    Some(Question {
        title: reader.string(table, "title").unwrap_or_else(|| id.clone()),
        competency: reader.string(table, "competency"),
        kind: reader.word(table, "type", &QuestionKind::ALL, QuestionKind::word),
        minutes,
        ask: reader.needed(table, "ask", "This question").unwrap_or_default(),
        fallback: reader.string(table, "fallback"),
        look_for: reader.string(table, "look_for"),
        signals: reader.strings(table, "signals"),
        red_flags: reader.strings(table, "red_flags"),
        probes: Vec::new(),
        anchors: anchors.map(|table| read_anchors(reader, &table, scale)).unwrap_or_default(),
        id,
    })
}

fn read_probes(reader: &mut Reader<'_>, table: &Table<'_>, item: usize) -> Vec<Probe> {
    let mut probes = Vec::new();
    for value in reader.array(table, "probes") {
        if let Some(ask) = value.get_ref().as_str() {
            probes.push(Probe::from(ask));
        } else if let Some(table) = Table::of(value) {
            let ask = reader.needed(&table, "ask", "This probe").unwrap_or_default();
            let star = reader.word(&table, "star", &Star::ALL, Star::word);
            reader.keep(&table, Spot::Probe(item, probes.len()));
            probes.push(Probe { ask, star });
        } else {
            reader.problem(value.span(), "`probes` is a list of texts.".into());
        }
    }
    probes
}

fn read_anchors(reader: &mut Reader<'_>, table: &Table<'_>, scale: &Scale) -> BTreeMap<u8, String> {
    let mut anchors = BTreeMap::new();
    for (key, span) in table.keys() {
        if let Some(point) = key.parse::<u8>().ok().filter(|point| scale.has(*point)) {
            anchors.extend(reader.string(table, key).map(|anchor| (point, anchor)));
        } else {
            let top = scale.top();
            let message = format!("`{key}` is not a point of the scale: 1 to {top}.");
            reader.problem(span, message);
        }
    }
    anchors
}
