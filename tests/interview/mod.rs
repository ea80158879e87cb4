//! A small interview that more than one story begins with.

use std::time::Duration;

use chrono::DateTime;
use vivavoce::domain::{
    Bank, Competency, Guide, Moment, Part, People, Plan, Planned, Probe, Question, QuestionKind,
    Scale, Session, SessionId, Star,
};

/// So many milliseconds after ten in the morning.
pub(crate) fn after(ms: u64) -> Moment {
    let wall = DateTime::parse_from_rfc3339("2026-11-03T10:00:00+01:00").expect("a valid time");
    Moment { wall, mono: Duration::from_secs(77) }.later(Duration::from_millis(ms))
}

/// An opening, three questions of which two share an id, and a closing.
pub(crate) fn plan() -> Plan {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let query = Question {
        id: "query".into(),
        title: "Slow query".into(),
        competency: Some("data".into()),
        kind: Some(QuestionKind::Behavioural),
        minutes: 8,
        ask: "Tell me about a slow query.\nHow did you find \"the cause\"?".into(),
        fallback: Some("Take any slow page.".into()),
        look_for: Some("Measures \\ before changing.".into()),
        signals: texts(&["plan first", "plan first", "the price — in €"]),
        red_flags: texts(&["tried it on production"]),
        probes: vec![
            "What did the plan show?".into(),
            Probe { ask: "And then?".into(), star: Some(Star::Result) },
        ],
        anchors: [(1, "a remedy".into()), (5, "tied to\nthe workload".into())].into(),
    };
    let odd = Question {
        id: "opening".into(),
        title: String::new(),
        competency: None,
        kind: None,
        minutes: 5,
        ask: "A\u{202E}B\u{1b}[2J\u{85}\r\nC".into(),
        fallback: None,
        look_for: None,
        signals: Vec::new(),
        red_flags: texts(&["", "a\nb"]),
        probes: Vec::new(),
        anchors: [].into(),
    };
    let bank = Bank {
        must_not_ask: Vec::new(),
        id: "backend".into(),
        title: "Backend".into(),
        version: "1.0".into(),
        about: None,
        scale: Scale::default(),
        competencies: vec![
            Competency { id: "data".into(), name: "Data".into(), about: Some("Why slow.".into()) },
            Competency { id: "unused".into(), name: "Unused".into(), about: None },
        ],
        questions: vec![query, odd],
        guides: Vec::new(),
        digest: "0123".into(),
    };
    let planned = |id: &str, core| Planned { question: id.into(), core };
    let guide = Guide {
        id: "30".into(),
        title: "Half an hour".into(),
        minutes: 30,
        opening: Part { minutes: 3, script: Some("Welcome.".into()) },
        closing: Part::of(5),
        questions: vec![planned("query", true), planned("opening", false), planned("query", true)],
    };
    Plan::pin(&bank, &guide)
}

pub(crate) fn session() -> Session {
    let id = SessionId::parse("2026-11-03-ada-backend").expect("a plain name");
    let people = People {
        candidate: "Ada \"Countess\" Lovelace".into(),
        interviewer: "Robin".into(),
        role: "Developer".into(),
        round: String::new(),
    };
    Session::new(id, people, plan())
}
