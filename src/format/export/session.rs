//! The shape of a session in JSON, which `viva schema session` publishes.
//!
//! A key that is here stays, and goes on meaning what it means; new ones may come, and whoever
//! reads is asked to pass over what they do not know. What is missing is `null`, never a zero and
//! never left out.

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

/// The JSON Schema (draft 2020-12) of [`Session`], as text.
pub const SCHEMA: &str = include_str!("session.schema.json");

/// The number of the shape that is described here.
pub const VERSION: u32 = 1;

/// One interview: one interviewer, one candidate, one guide, and what became of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Session {
    /// The number of this shape: 1. It rises when something here changes its meaning.
    pub schema: u32,
    /// Unique in a home; a code such as `S-01` in an anonymous export.
    pub id: String,
    /// `planned`, `live`, `paused`, `wrap-up` or `finished`; a newer version may know others.
    pub phase: String,
    /// Whether names are codes, dates are weeks and free texts are left out.
    pub anonymous: bool,
    /// Whether the words of the notes are here. Without them a note has its time and its mark.
    pub notes_included: bool,
    pub candidate: Option<String>,
    pub interviewer: Option<String>,
    /// The job the candidate is seen for.
    pub role: Option<String>,
    /// Which interview of the series this is.
    pub round: Option<String>,
    /// When the clock was first started.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub started: Option<String>,
    /// When the questions were over.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub ended: Option<String>,
    /// When the session was sealed.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub finished: Option<String>,
    /// The moment for which everything here is right: that of the last change.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub as_of: Option<String>,
    /// How long the interview's clock has run, pauses excluded.
    pub clock_seconds: u32,
    /// How long the interview was to take.
    pub planned_seconds: u32,
    pub bank: Bank,
    pub guide: Guide,
    /// The points of the rating scale, lowest first.
    pub scale: Vec<Point>,
    /// What the questions of the guide tell about, in the bank's order.
    pub competencies: Vec<Competency>,
    /// The opening, the questions and the closing in the order in which they are asked; extra
    /// questions that were taken back come last.
    pub items: Vec<Item>,
    /// `strong no`, `no`, `yes` or `strong yes`.
    pub recommendation: Option<String>,
    /// Why.
    pub reason: Option<String>,
    pub scorecard: Scorecard,
    /// What happened, in its order.
    pub timeline: Vec<Event>,
    /// Where the interview departed from its guide.
    pub deviations: Vec<Deviation>,
    /// What was changed after the session was sealed; everything else here is as it is with that.
    pub amendments: Vec<Amendment>,
    /// What a reader must know of this session, as sentences; empty as a rule.
    pub remarks: Vec<String>,
}

/// The question bank, as it was on the day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Bank {
    pub id: String,
    pub title: String,
    /// As its author counts.
    pub version: String,
    /// A fingerprint of its text: two sessions with the same one were asked from the same wording.
    pub digest: String,
}

/// The guide that was followed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Guide {
    /// Unique in its bank.
    pub id: String,
    pub title: String,
}

/// A point of the rating scale.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Point {
    /// From 1.
    pub point: u8,
    pub label: String,
}

/// What questions tell about.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Competency {
    pub id: String,
    pub name: String,
    pub about: Option<String>,
}

/// A change of a sealed session.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Amendment {
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub at: String,
    /// `rating`, `notes`, `reason` or `recommendation`; or who met, and for what: `candidate`,
    /// `role`, `round` or `interviewer`.
    pub what: String,
    /// The item of a rating or of notes; `null` for what is of the whole interview.
    pub item: Option<usize>,
    /// What was replaced, as text: a point, the words of a recommendation, or the lines that
    /// differ; `null` where there was nothing.
    pub old: Option<String>,
    /// What has taken its place, likewise.
    pub new: Option<String>,
    /// Why it was changed.
    pub why: String,
    /// Who changed it; `null` where nobody said it, and in what is anonymous.
    pub by: Option<String>,
}

/// One step of the interview, as it was planned and as it went. What only a question has is `null`
/// or empty for the opening and the closing.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Item {
    /// The place in the plan, from 0, by which the timeline names it.
    pub item: usize,
    /// `opening`, `question` or `closing`.
    pub kind: String,
    /// The question's id in its bank; `opening` or `closing`.
    pub id: String,
    pub title: String,
    /// The number on the screen: the same in every session of the guide.
    pub number: Option<usize>,
    /// The id of a competency of this session.
    pub competency: Option<String>,
    /// `behavioural`, `situational` or `knowledge`.
    pub question_type: Option<String>,
    /// Whether every candidate must meet it.
    pub core: bool,
    /// Set for a question that was not in the guide; it counts for no score.
    pub extra: Option<Extra>,
    /// What was read aloud: the question, or the script.
    pub ask: Option<String>,
    /// What to ask when the candidate has no such experience.
    pub fallback: Option<String>,
    /// What to listen for, in prose.
    pub look_for: Option<String>,
    /// The behaviour that earns a point, lowest first; not every point need have one.
    pub anchors: Vec<Anchor>,
    /// `waiting`, `asking`, `answered` or `skipped`.
    pub standing: String,
    /// Why it was skipped; kept when it was taken up after all.
    pub skipped: Option<String>,
    /// A point of the scale; `null` when it was not rated, which is no zero.
    pub rating: Option<u8>,
    /// How the rating came about: the first one and each later change. A finger that slipped is
    /// left out.
    pub ratings: Vec<Rated>,
    /// How long it was on the table, pauses excluded.
    pub spent_seconds: u32,
    /// How long it was to take.
    pub planned_seconds: u32,
    pub signals: Vec<Heard>,
    pub red_flags: Vec<Heard>,
    pub probes: Vec<Probe>,
    /// The parts of a complete answer to a behavioural question.
    pub parts: Vec<Part>,
    /// How many hints were given.
    pub hints: usize,
    /// How often something was volunteered that must not be written down.
    pub volunteered: u32,
    /// The lines of the notes.
    pub notes: Vec<Note>,
}

/// That a question was not in the guide.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Extra {
    /// The id of the bank that it came from; `null` when it was written on the spot.
    pub bank: Option<String>,
    /// It was taken back, with nothing recorded in it.
    pub withdrawn: bool,
}

/// The behaviour that earns a point.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Anchor {
    pub point: u8,
    pub text: String,
}

/// A rating that stood for a while.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Rated {
    /// When it was given, on the interview's clock.
    pub clock_seconds: u32,
    /// `null` where a rating was taken back.
    pub rating: Option<u8>,
}

/// Something to listen for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Heard {
    pub text: String,
    pub heard: bool,
}

/// A planned follow-up question.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Probe {
    pub text: String,
    /// The part of an answer that it asks for.
    pub part: Option<String>,
    pub asked: bool,
}

/// A part of an answer: `situation`, `task`, `action`, `result` or `lesson`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Part {
    pub part: String,
    pub heard: bool,
}

/// A line of the notes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Note {
    /// When it was begun, on the interview's clock.
    pub clock_seconds: Option<u32>,
    /// `for`, `against`, `quote`, `follow_up`, `highlight` or `hint`.
    pub mark: Option<String>,
    /// Without its mark; `null` where the words are left out.
    pub text: Option<String>,
}

/// What the ratings say. A missing rating lowers the coverage, never the mean.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Scorecard {
    /// The mean of the competencies' means, to hundredths.
    pub mean: Option<f64>,
    /// How many questions of the guide are rated.
    pub rated: usize,
    /// How many there are.
    pub questions: usize,
    pub competencies: Vec<Score>,
}

/// The ratings of one competency.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Score {
    /// Its name; questions without one come last, under `Other questions`.
    pub competency: String,
    /// The mean of its ratings, to hundredths.
    pub mean: Option<f64>,
    pub rated: usize,
    pub questions: usize,
}

/// Something that happened. What does not belong to it is `null`.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Event {
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub at: String,
    /// On the interview's clock.
    pub clock_seconds: u32,
    /// `started`, `opened`, `rated`, `skipped`, `taken_up`, `paused`, `resumed`, `left`,
    /// `returned`, `slept`, `set_back`, `set_forward`, `ended`, `reopened`, `recommended`,
    /// `finished`, `volunteered`, `added`, `withdrawn` or `declined_to_drop`; there may be others one
    /// day.
    pub event: String,
    /// The place of an item.
    pub item: Option<usize>,
    /// What it was rated; `null` at `rated` means that the rating was taken back.
    pub rating: Option<u8>,
    /// The rating before.
    pub was: Option<u8>,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// What was recommended; `null` at `recommended` means that it was taken back.
    pub recommendation: Option<String>,
    /// How long somebody was away, the machine slept, or its clock was set by.
    pub seconds: Option<u32>,
    /// How often something was volunteered at this item by then.
    pub times: Option<u32>,
}

/// A departure from the guide.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Deviation {
    /// The place of an item.
    pub item: Option<usize>,
    /// On the interview's clock, where it happened at one moment.
    pub clock_seconds: Option<u32>,
    /// A sentence.
    pub text: String,
}
