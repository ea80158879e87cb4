//! Reading a session file, whether the program or a person wrote it.

use std::borrow::Cow;

use toml::de::DeTable;

use super::reader::{Reader, Table};
use super::{SCHEMA, amendments, entries, extra, plan, print, timeline};
use crate::domain::{
    Item, Newer, Notes, People, Phase, Plan, Recommendation, Record, SessionId, Spot, Standing,
};
use crate::format::problem::Problem;
use crate::format::toml_guard::excess;

/// The record of a session file, or everything that is wrong with it; where it is no TOML, what is
/// wrong first, since the rest may only follow from that. `source` is the file as it should be
/// shown.
pub fn parse(source: &str, bytes: &[u8]) -> Result<Record, Vec<Problem>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => clean(text),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            let at = error.valid_up_to();
            let mut reader = Reader::new(source, &text);
            reader.problem(at..at + '\u{FFFD}'.len_utf8(), "This is not UTF-8 text.".into());
            return reader.finish(None);
        }
    };
    let mut reader = Reader::new(source, &text);
    if let Some(excess) = excess(&text) {
        let message = format!("By here there are {}.", excess.what);
        reader.problem(excess.at..excess.at + 1, message);
        return reader.finish(None);
    }
    let (root, errors) = DeTable::parse_recoverable(&text);
    let begins = |error: &&toml::de::Error| error.span().map_or(0, |span| span.start);
    if let Some(first) = errors.iter().min_by_key(begins) {
        let message = format!("This is not TOML: {}.", first.message());
        reader.problem(first.span().unwrap_or(0..0), message);
        return reader.finish(None);
    }
    let root = Table::root(&root);
    let record = read(&mut reader, &root);
    if record.is_none() {
        reader.blame(&root.value_span("schema"));
    }
    if let Some(record) = &record
        && !record.unknown.kept.is_empty()
        && record.unknown.newer.is_none()
        && excess(&print(record)).is_some()
    {
        // At the very limit what is kept may take more structure than it had: it is refused now,
        // rather than by the next reader of what was written.
        reader.problem(0..0, "There is too much in it that is not known.".into());
    }
    reader.finish(record)
}

/// The text without a byte order mark, and with line feeds for line ends. A carriage return that
/// a string means is escaped in TOML, so that it is not touched here.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> Option<Record> {
    check_schema(reader, root)?;
    if !root.has("session") {
        reader.problem(root.span(), "There is no [session] here: this is no session file.".into());
        return None;
    }
    let table = reader.table(root, "session")?;
    let id = read_id(reader, &table);
    if !table.has("phase") {
        reader.problem(table.span(), "The session has no `phase`.".into());
    }
    let phase = read_phase(reader, &table);
    let mut text = |key: &str| reader.string(&table, key).unwrap_or_default();
    let people = People {
        candidate: text("candidate"),
        interviewer: text("interviewer"),
        role: text("role"),
        round: text("round"),
    };
    let started = reader.time(&table, "started");
    let ended = reader.time(&table, "ended");
    let as_of = reader.time(&table, "as_of");
    let sequence = reader.whole(&table, "changes").unwrap_or(0);
    let clock_ms = reader.milliseconds(&table, "clock_seconds").unwrap_or(0);
    let recommendation = read_recommendation(reader, &table);
    let reason = read_reason(reader, root);
    let mut plan = plan::read(reader, root, &table)?;
    let current = read_current(reader, &table, &plan);
    let entries = entries::read(reader, root, &plan);
    // What is being asked is on the table, whatever else was written by hand: with two of them
    // the next file could not be read.
    let asking = entries.iter().position(|entry| entry.standing == Standing::Asking);
    let current = asking.unwrap_or(current);
    extra::keep_what_is_used(&mut plan, &entries, current);
    let timeline = timeline::read(reader, root, &plan);
    let amendments = amendments::read(reader, root, &plan);
    table.known(&["rated", "questions", "score"]);
    reader.keep(&table, Spot::Session);
    reader.keep(root, Spot::Root);
    let (id, phase) = (id?, phase?);
    Some(Record {
        id,
        sequence,
        people,
        phase,
        entries,
        current,
        timeline,
        started,
        ended,
        as_of,
        clock_ms,
        recommendation,
        reason,
        amendments,
        plan,
        unknown: reader.take_unknown(),
    })
}

/// The phase. What a newer version calls otherwise counts as finished: nothing goes on with it.
pub(super) fn read_phase(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Phase> {
    if reader.newer().is_none() {
        return reader.word(table, "phase", &Phase::ALL, Phase::word);
    }
    let word = reader.string(table, "phase");
    let known = Phase::ALL.into_iter().find(|phase| Some(phase.word()) == word.as_deref());
    if let Some(newer) = reader.newer().filter(|_| known.is_none()) {
        newer.phase = word;
    }
    known.or(Some(Phase::Finished))
}

/// The recommendation; that of a newer version in its own words.
pub(super) fn read_recommendation(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
) -> Option<Recommendation> {
    let (all, key) = (Recommendation::ALL, "recommendation");
    if reader.newer().is_none() {
        return reader.word(table, key, &all, Recommendation::words);
    }
    let words = reader.string(table, key);
    let known = all.into_iter().find(|known| Some(known.words()) == words.as_deref());
    if let Some(newer) = reader.newer().filter(|_| known.is_none()) {
        newer.recommendation = words;
    }
    known
}

/// A file without a schema is taken for one of the first. One of a newer schema is read as well
/// as it can be.
pub(super) fn check_schema(reader: &mut Reader<'_>, root: &Table<'_>) -> Option<()> {
    let Some(schema) = reader.whole(root, "schema") else {
        return (!root.has("schema")).then_some(());
    };
    if schema == SCHEMA.unsigned_abs() {
        return Some(());
    }
    if schema > SCHEMA.unsigned_abs() {
        reader.unknown.newer = Some(Newer { schema, ..Newer::default() });
        return Some(());
    }
    let message = format!("There is no schema {schema}; this program reads {SCHEMA}.");
    reader.problem(root.value_span("schema"), message);
    None
}

fn read_id(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<SessionId> {
    let id = reader.needed(table, "id", "The session")?;
    let parsed = SessionId::parse(&id);
    if parsed.is_none() {
        let message = "An id is a plain file name: letters, digits, hyphens, dots.".into();
        reader.problem(table.value_span("id"), message);
    }
    parsed
}

/// The reason stands in a table of its own, because a long one would push the header's end out of
/// the first kilobyte.
fn read_reason(reader: &mut Reader<'_>, root: &Table<'_>) -> Notes {
    let table = reader.table(root, "recommendation");
    let text = table.and_then(|table| reader.string(&table, "reason")).unwrap_or_default();
    Notes::from_text(text.strip_suffix('\n').unwrap_or(&text))
}

fn read_current(reader: &mut Reader<'_>, table: &Table<'_>, plan: &Plan) -> usize {
    let Some(id) = reader.string(table, "current") else {
        return 0;
    };
    let n = usize::try_from(reader.whole(table, "current_n").unwrap_or(1)).unwrap_or(usize::MAX);
    let mut same = plan.items.iter().enumerate().filter(|(_, item)| item.id() == id);
    if let Some((at, _)) = same.nth(n.saturating_sub(1)) {
        return at;
    }
    let message = format!("The guide of this session has no item \"{id}\".");
    let known = plan.items.iter().map(Item::id);
    reader.unknown(table.value_span("current"), message, &id, known);
    0
}
