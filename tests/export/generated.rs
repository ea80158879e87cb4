//! Interviews made by chance: the same skeleton with any names, texts and day of the week.

use std::time::Duration;

use chrono::DateTime;
use proptest::prelude::*;
use vivavoce::domain::{
    Addition, Amend, Change, Mark, Moment, People, Place, Position, Recommendation, Record,
    Session, SessionId, Splice, Stamps, Star, Tick,
};

use crate::interview::plan;

/// What happens in an interview, without its words.
#[derive(Clone, Debug)]
pub enum Act {
    Open(usize),
    Note(usize, Option<Mark>),
    Rate(usize, Option<u8>),
    Tick(usize, usize),
    Skip(usize),
    Volunteer(usize),
    Add(usize),
    Pause,
    Resume,
    Leave,
    Return,
    Reason,
    Recommend(usize),
    End,
    Finish,
    /// These three change what is finished, with a reason each.
    Rerate(usize, Option<u8>),
    Rewrite(Option<usize>, Option<Mark>),
    Reconsider(Option<usize>),
}

/// A skeleton: seconds to wait, and what happens then.
pub type Skeleton = Vec<(u64, Act)>;

/// The words for a skeleton.
pub struct Words {
    pub candidate: String,
    pub interviewer: String,
    pub role: String,
    pub round: String,
    /// Makes each text; never blank.
    pub text: Box<dyn FnMut() -> String>,
    /// When the interview begins.
    pub begins: String,
}

pub fn skeleton() -> impl Strategy<Value = Skeleton> {
    let item = || 0..6_usize;
    let mark = prop::option::of(prop::sample::select(Mark::ALL.to_vec()));
    let act = prop_oneof![
        6 => item().prop_map(Act::Open),
        8 => (item(), mark).prop_map(|(item, mark)| Act::Note(item, mark)),
        5 => (item(), prop::option::of(1..6_u8)).prop_map(|(item, point)| Act::Rate(item, point)),
        4 => (item(), 0..12_usize).prop_map(|(item, nth)| Act::Tick(item, nth)),
        3 => item().prop_map(Act::Skip),
        1 => item().prop_map(Act::Volunteer),
        2 => item().prop_map(Act::Add),
        1 => Just(Act::Pause),
        1 => Just(Act::Resume),
        1 => Just(Act::Leave),
        2 => Just(Act::Return),
        2 => Just(Act::Reason),
        2 => (0..4_usize).prop_map(Act::Recommend),
        1 => Just(Act::End),
        1 => Just(Act::Finish),
    ];
    let acts = prop::collection::vec((0..400_u64, act), 0..40);
    // Of those that are finished a half is amended.
    (acts, prop::option::of(amendments())).prop_map(|(mut acts, amendments)| {
        if let Some(amendments) = amendments {
            acts.extend([(0, Act::End), (0, Act::Finish)]);
            acts.extend(amendments);
        }
        acts
    })
}

fn amendments() -> impl Strategy<Value = Skeleton> {
    let item = || 0..6_usize;
    let mark = prop::option::of(prop::sample::select(Mark::ALL.to_vec()));
    let act = prop_oneof![
        (item(), prop::option::of(1..6_u8)).prop_map(|(item, point)| Act::Rerate(item, point)),
        (prop::option::of(item()), mark).prop_map(|(item, mark)| Act::Rewrite(item, mark)),
        prop::option::of(0..4_usize).prop_map(Act::Reconsider),
    ];
    prop::collection::vec((0..2_000_000_u64, act), 1..8)
}

/// The interview of a skeleton with these words. What is refused does not happen.
pub fn interview(skeleton: &Skeleton, mut words: Words) -> Record {
    let begins = DateTime::parse_from_rfc3339(&words.begins).expect("a time");
    let mut now = Moment { wall: begins, mono: Duration::ZERO };
    let id = SessionId::propose(begins.date_naive(), &words.candidate, "backend");
    let people = People {
        candidate: words.candidate.clone(),
        interviewer: words.interviewer.clone(),
        role: words.role.clone(),
        round: words.round.clone(),
    };
    let mut plan = plan();
    let script = "Welcome, {candidate}. I am {interviewer}.";
    if let vivavoce::domain::ItemKind::Opening { script: text } = &mut plan.items[0].kind {
        *text = Some(script.to_owned());
    }
    let mut session = Session::new(id, people, plan);
    let _ = session.apply(now, Change::Start);
    for (wait, act) in skeleton {
        now = now.later(Duration::from_secs(*wait));
        let change = change(&session, now, act, &mut words.text);
        let _ = session.apply(now, change);
    }
    session.settled(now)
}

fn change(
    session: &Session,
    now: Moment,
    act: &Act,
    text: &mut Box<dyn FnMut() -> String>,
) -> Change {
    match *act {
        Act::Open(item) => Change::Open { item },
        Act::Note(item, mark) => {
            let mark = mark.map(|mark| format!("{} ", mark.sign())).unwrap_or_default();
            let stamps = Stamps::Now(session.clock_seconds(now));
            write(session, Place::Item(item), &format!("{mark}{}", text()), stamps)
        }
        Act::Rate(item, rating) => Change::Rate { item, rating },
        Act::Tick(item, nth) => {
            let tick = match nth % 4 {
                0 => Tick::Signal(nth / 4),
                1 => Tick::RedFlag(nth / 4),
                2 => Tick::Probe(nth / 4),
                _ => Tick::Star(Star::ALL[nth / 4]),
            };
            Change::Tick { item, tick, on: true }
        }
        Act::Skip(item) => Change::Skip { item, reason: text() },
        Act::Volunteer(item) => Change::Volunteer { item, times: 1 },
        Act::Add(after) => {
            let addition = Box::new(Addition::on_the_spot(&text()));
            Change::Add { after, addition }
        }
        Act::Pause => Change::Pause,
        Act::Resume => Change::Resume,
        Act::Leave => Change::Leave,
        Act::Return => Change::Return,
        Act::Reason => write(session, Place::Reason, &text(), Stamps::Keep),
        Act::Recommend(nth) => Change::Recommend { recommendation: Some(Recommendation::ALL[nth]) },
        Act::End => Change::End,
        Act::Finish => Change::Finish,
        Act::Rerate(item, rating) => amend(Amend::Rating { item, rating }, &text()),
        Act::Rewrite(item, mark) => {
            let place = item.map_or(Place::Reason, Place::Item);
            let mark = mark.map(|mark| format!("{} ", mark.sign())).unwrap_or_default();
            let first = session.notes(place).and_then(|notes| notes.lines().first());
            // The first line goes.
            let splice = Splice {
                from: Position::default(),
                to: Position { line: 0, byte: first.map_or(0, |line| line.text.len()) },
                text: format!("{mark}{}", text()),
                stamps: Stamps::Keep,
            };
            amend(Amend::Text { place, splice }, &text())
        }
        Act::Reconsider(nth) => {
            let recommendation = nth.map(|nth| Recommendation::ALL[nth]);
            amend(Amend::Recommendation { recommendation }, &text())
        }
    }
}

/// With a reason that can be told from notes.
fn amend(amend: Amend, why: &str) -> Change {
    Change::Amend { amend, why: why.replace("text", "why"), by: why.replace("text", "by") }
}

/// A line at the end.
fn write(session: &Session, place: Place, line: &str, stamps: Stamps) -> Change {
    let notes = session.notes(place).cloned().unwrap_or_default();
    let text = if notes.is_blank() { line.to_owned() } else { format!("\n{line}") };
    Change::Edit { place, splice: Splice { from: notes.end(), to: notes.end(), text, stamps } }
}

/// Texts that a careless format would obey, or not bring back.
pub fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        1 => any::<char>().prop_map(String::from),
        2 => "[a-z]{1,6}",
        6 => prop::sample::select(vec![
            " ", "\n", "\r\n", "\t", "\"", "'", ",", ";", "\\", "#", "# ", "## x", "- ", "+ ",
            "* ", "=", "===", "---", "> ", "1. ", "2) ", "| a | b |", "|", "---|---", "```", "~~~",
            "`", "**", "__", "_", "~~", "[x](y)", "![i](j)", "[r]: http://e.org", "<b>", "</td>",
            "<!--", "<script>", "&amp;", "&#35;", "http://e.org", "www.e.org", "a@e.org", "$x$",
            "{#id}", "[^1]", "[^1]: f", ": d", "[ ] t", "=1+1", "+1", "-1", "@SUM(A1)", "＝1",
            "\u{1b}[2J", "\u{7f}", "\u{85}", "\u{9b}", "\u{202e}", "\u{200b}", "\u{feff}", "\0",
            "é", "日本",
        ])
        .prop_map(String::from),
    ];
    let pieces = prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat());
    pieces.prop_filter("something must be in it", |text| !text.trim().is_empty())
}
