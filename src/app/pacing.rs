//! What the program does about the time: it says how the interview stands, and when that is far
//! too late it proposes, in one line and once, what to drop, or says that nothing can be.
//!
//! It never drops anything by itself, and it never asks again for what has been refused.

use super::keymap::Scope;
use super::{Action, App, Effect, Interview};
use crate::domain::time::mmss;
use crate::domain::{
    BoxUse, Change, ItemKind, Lateness, Moment, Pace, Phase, Plan, Proposal, Record, Standing,
    What, glyph,
};

/// How many times another item is opened until a proposal goes by itself: it comes while somebody
/// answers at length, and is read when the next question is.
const MOVES: u8 = 2;

/// What has become of proposing to drop questions in one interview.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    stage: Stage,
    /// The items that were dropped as proposed.
    dropped: Vec<usize>,
    /// The slip, in seconds, at which it was last said that nothing can be dropped.
    told: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    /// The interview is not far late.
    #[default]
    Waiting,
    /// The proposal stands, or (`None`) that nothing can be dropped; the item that is on the
    /// table, and how many times that has changed.
    Standing { proposal: Option<Proposal>, item: usize, moves: u8 },
    /// The interview is far late, and what there was to say has been agreed to, or seen.
    Passed,
    /// It was refused or ignored: nothing is proposed any more.
    Over,
}

impl Offer {
    /// By how much the slip has to grow until it is said again that nothing can be dropped.
    const AGAIN: i64 = 5 * 60;

    /// What is left to propose in an interview that is opened: nothing where somebody has said no.
    pub(super) fn of(record: &Record) -> Self {
        let declined = record.timeline.iter().any(|event| event.what == What::Declined);
        let stage = if declined { Stage::Over } else { Stage::Waiting };
        Self { stage, ..Self::default() }
    }
}

impl Interview {
    /// How the interview stands against its guide.
    pub fn pace(&self, at: Moment) -> Pace {
        Pace::of(self.session(), at, &self.own)
    }

    /// What is proposed just now.
    pub fn offer(&self) -> Option<&Proposal> {
        match &self.offer.stage {
            Stage::Standing { proposal, .. } => proposal.as_ref(),
            Stage::Waiting | Stage::Passed | Stage::Over => None,
        }
    }

    /// Whether the footer tells something about the time that waits to be answered, or seen.
    pub fn tells_the_time(&self) -> bool {
        matches!(self.offer.stage, Stage::Standing { .. })
    }

    /// What is proposed is not wanted, which is on the record; what was only told has been seen.
    /// Nothing happens where nothing stands there. Returns whether something was refused.
    pub(super) fn refuse(&mut self, at: Moment) -> bool {
        let refused = self.offer().is_some();
        if refused {
            self.offer.stage = Stage::Over;
            self.tell(at, Change::Decline);
        } else if self.tells_the_time() {
            self.offer.stage = Stage::Passed;
        }
        refused
    }

    /// Says something when the interview has become far late, and withdraws it when its time is
    /// over.
    pub(super) fn mind_the_pace(&mut self, at: Moment) {
        let slip = self.pace(at).slip;
        let far_late = Lateness::of(slip) == Lateness::FarLate;
        let record = self.session().record();
        let here = record.current;
        let live = matches!(record.phase, Phase::Live | Phase::Paused);
        // Nobody is hurried out of the closing.
        let at_the_end = matches!(self.item().0.kind, ItemKind::Closing { .. });
        let all = |items: &[usize], standing: Standing| {
            items.iter().all(|it| record.entries.get(*it).is_some_and(|it| it.standing == standing))
        };
        let news = self.offer.told.is_none_or(|told| slip >= told + Offer::AGAIN);
        let next = match &self.offer.stage {
            stage @ (Stage::Waiting | Stage::Passed) if far_late && live => {
                let first = *stage == Stage::Waiting;
                // Whoever has taken back what was agreed to needs no other advice.
                let stands_by_it = all(&self.offer.dropped, Standing::Skipped);
                match Proposal::of(self.session(), at, &self.own) {
                    Some(_) if !first => return,
                    Some(_) if !stands_by_it => Stage::Over,
                    None if at_the_end || !news => Stage::Passed,
                    proposal => Stage::Standing { proposal, item: here, moves: 0 },
                }
            }
            Stage::Standing { proposal, item, moves } => {
                let moves = moves + u8::from(*item != here);
                let goes = !live || !far_late || moves >= MOVES;
                match proposal {
                    Some(it) if goes || !all(&it.items, Standing::Waiting) => Stage::Over,
                    None if goes || at_the_end => Stage::Passed,
                    // An optional question has left the table, or was taken up again.
                    None if Proposal::of(self.session(), at, &self.own).is_some() => Stage::Passed,
                    // What was left just now may be the first that can go.
                    Some(_) if *item != here => {
                        let proposal = Proposal::of(self.session(), at, &self.own);
                        Stage::Standing { proposal, item: here, moves }
                    }
                    _ => Stage::Standing { proposal: proposal.clone(), item: here, moves },
                }
            }
            Stage::Passed if !far_late => Stage::Waiting,
            Stage::Waiting | Stage::Passed | Stage::Over => return,
        };
        if matches!(&next, Stage::Standing { proposal: None, .. }) && !self.tells_the_time() {
            self.offer.told = Some(slip);
        }
        self.offer.stage = next;
    }

    /// What is proposed, or that nothing can be, in one line of so many columns; as much of it as
    /// there is room for. The keys that answer stand beside it.
    pub fn offer_line(&self, at: Moment, columns: usize) -> Option<String> {
        let Stage::Standing { proposal, .. } = &self.offer.stage else { return None };
        let pace = self.pace(at);
        let late = standing(pace.slip);
        let Some(proposal) = proposal else {
            let item = self.item().0;
            if !item.core && item.question().is_some() && item.extra.is_none() {
                let forms = [
                    format!("{late}: this question is optional, and can be skipped"),
                    "This question is optional: it can be skipped".to_owned(),
                    "Optional: it can be skipped".to_owned(),
                    "Optional".to_owned(),
                ];
                return Some(first_fitting(&forms, columns));
            }
            let (long, short) = what_is_left(&pace);
            let forms = [
                format!("{late}, nothing optional is left: {long}, or go over"),
                format!("Nothing optional is left: {long}, or go over"),
                format!("Nothing to drop: {long}"),
                format!("Nothing to drop: {short}"),
                "Nothing to drop".to_owned(),
            ];
            return Some(first_fitting(&forms, columns));
        };
        let plan = &self.session().record().plan;
        // To the nearest minute.
        let wins = (proposal.wins + 30) / 60;
        let long = named(plan, &proposal.items, true);
        let short = named(plan, &proposal.items, false);
        let forms = [
            format!("{late}: drop {long} to win {wins} min?"),
            format!("Drop {long} to win {wins} min?"),
            format!("Drop {long}?"),
            format!("Drop {short} to win {wins} min?"),
            format!("Drop {short}?"),
            format!("{} to drop?", proposal.items.len()),
        ];
        Some(first_fitting(&forms, columns))
    }
}

/// What can be had where nothing can be dropped: in words, and shorter.
fn what_is_left(pace: &Pace) -> (String, String) {
    let count = pace.core_left;
    match pace.each {
        None => ("the closing is next".to_owned(), "closing next".to_owned()),
        Some(0) if count == 1 => {
            ("no time for the last core question".to_owned(), "0:00 left".into())
        }
        Some(0) => (format!("no time for {count} core questions"), "0:00 left".into()),
        Some(each) if count == 1 => {
            let each = mmss(each);
            (format!("{each} for the last core question"), format!("{each} left"))
        }
        Some(each) => {
            let each = mmss(each);
            (format!("{each} for each of {count} core questions"), format!("{each} each"))
        }
    }
}

/// Drops what is proposed.
pub(super) fn accept(app: &mut App) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let Some(proposal) = interview.offer().cloned() else { return Vec::new() };
    let record = interview.session().record();
    let [what, short] = [true, false].map(|titles| named(&record.plan, &proposal.items, titles));
    let undo = app.settings.keys.key(Scope::Live, interview.typing, Action::Undo);
    let change = Change::Drop { items: proposal.items.clone() };
    if let Err(refusal) = interview.act(app.at, change, None, format!("dropping {what}")) {
        return app.say(refusal.to_string());
    }
    interview.offer.dropped.extend(proposal.items);
    interview.offer.stage = Stage::Passed;
    let room = usize::from(app.size.columns.saturating_sub(2));
    let forms = [what, short].map(|what| format!("Dropped {what}; {undo} undoes."));
    app.say(first_fitting(&forms, room))
}

/// Says no to what is proposed.
pub(super) fn decline(app: &mut App) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    if interview.refuse(app.at) {
        return app.say("Nothing is dropped, and nothing more is proposed.");
    }
    Vec::new()
}

impl Interview {
    /// The pace as rows of a column: time left, core questions left, the projected end, and
    /// where that comes from. Always as many, so that nothing moves; empty once the questions are
    /// over.
    pub fn pace_rows(&self, at: Moment, columns: usize) -> [String; 4] {
        if self.is_wrapping_up() {
            return Default::default();
        }
        let pace = self.pace(at);
        // Whole minutes are left, and one that has begun is over.
        let left = match pace.left.div_euclid(60) {
            left @ 0.. => format!("{left} min left"),
            over => format!("{} min over", -over),
        };
        let (long, short) = questions_left(&pace);
        // By how much it is late stands in the header, and once is enough.
        let ends = ends(&pace).unwrap_or_else(|| standing(pace.slip));
        let own = if self.own.sessions() > 0 { "by your own times" } else { "" };
        [left, first_fitting(&[long, short], columns), ends, own.to_owned()]
    }

    /// The pace in one line, in words and ever shorter; empty once the questions are over. By how
    /// much it is late stands in the header.
    pub fn pace_lines(&self, at: Moment) -> Vec<String> {
        if self.is_wrapping_up() {
            return Vec::new();
        }
        let pace = self.pace(at);
        let (long, short) = questions_left(&pace);
        let ends = ends(&pace).unwrap_or_default();
        let own = self.own.sessions() > 0 && !ends.is_empty();
        let line = |left: &str, own: &str| joined([left, &joined([&ends, own], ", ")], " · ");
        let [words, word] = if own { ["own times", "own"] } else { ["", ""] };
        // When it ends is what is looked for here: it gives way last.
        let forms = [
            line(&long, words),
            line(&long, word),
            line(&long, ""),
            line(&short, word),
            line(&short, ""),
            if ends.is_empty() { short.clone() } else { ends.clone() },
        ];
        forms.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// When it will be over, to the minute; `None` while the clock stands.
fn ends(pace: &Pace) -> Option<String> {
    // A minute that has begun is needed whole, as the slip counts it too.
    let begun = chrono::TimeDelta::milliseconds(59_999);
    Some(format!("ends {}", (pace.end? + begun).format("%H:%M")))
}

/// A slip in words; a minute either way is on time.
pub fn standing(slip: i64) -> String {
    match minutes_begun(slip) {
        ..=1 => "on time".to_owned(),
        minutes => format!("{minutes} min late"),
    }
}

/// What the box of the item on the table has to say, beside its clock; empty while there is
/// enough of it.
pub fn box_words(used: BoxUse, columns: usize) -> &'static str {
    match used {
        BoxUse::Within => "",
        BoxUse::Nearly => "nearly over",
        BoxUse::Over => "over its time",
        BoxUse::OneMoreMinute if columns < ROOMY => "one more minute",
        BoxUse::OneMoreMinute => "one more minute, then move on",
        BoxUse::MoveOn => "time to move on",
    }
}

/// The columns from which a pane's title has room for a whole sentence beside it.
const ROOMY: usize = 56;

/// The questions that still wait, and the time for each: in words, and shorter.
fn questions_left(pace: &Pace) -> (String, String) {
    match (pace.each, pace.optional_left) {
        (Some(each), _) => {
            let (count, each) = (pace.core_left, mmss(each));
            (format!("{count} core left, {each} each"), format!("{count} core left"))
        }
        (None, 0) => (String::new(), String::new()),
        (None, count) => (format!("{count} optional left"), String::new()),
    }
}

fn minutes_begun(seconds: i64) -> i64 {
    (seconds + 59).div_euclid(60)
}

/// The numbers of some questions with their titles, or without.
fn named(plan: &Plan, items: &[usize], titles: bool) -> String {
    let name = |item: &usize| {
        let number = plan.number(*item).map_or("+".to_owned(), |number| number.to_string());
        let title = plan.items.get(*item).filter(|_| titles).map(|item| item.title().to_owned());
        std::iter::once(number).chain(title).collect::<Vec<_>>().join(" ")
    };
    items.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The parts that are not empty.
fn joined<const N: usize>(parts: [&str; N], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// The first of some texts that has room, or the last one.
fn first_fitting(forms: &[String], columns: usize) -> String {
    let fits = |form: &&String| glyph::columns(form) <= columns;
    forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default()
}
