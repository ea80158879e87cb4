//! What the program does about the time: it says how the interview stands, and when that is far
//! too late it proposes, in one line and once, what to drop.
//!
//! It never drops anything by itself, and it never asks again for what has been refused.

use super::keymap::{self, Scope};
use super::{Action, App, Effect, Interview};
use crate::domain::time::mmss;
use crate::domain::{
    BoxUse, Change, Lateness, Moment, Pace, Phase, Plan, Proposal, Standing, glyph,
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
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    /// The interview is not far late.
    #[default]
    Waiting,
    /// The proposal stands; the item that is on the table, and how many times that has changed.
    Standing { proposal: Proposal, item: usize, moves: u8 },
    /// The interview is far late, and what there was to propose has been agreed to.
    Passed,
    /// It was refused or ignored: nothing is proposed any more.
    Over,
}

impl Interview {
    /// How the interview stands against its guide.
    pub fn pace(&self, at: Moment) -> Pace {
        Pace::of(self.session(), at, &self.own)
    }

    /// What is proposed just now.
    pub fn offer(&self) -> Option<&Proposal> {
        match &self.offer.stage {
            Stage::Standing { proposal, .. } => Some(proposal),
            Stage::Waiting | Stage::Passed | Stage::Over => None,
        }
    }

    /// What is proposed is not wanted; nothing happens where nothing is.
    pub(super) fn refuse(&mut self) {
        if self.offer().is_some() {
            self.offer.stage = Stage::Over;
        }
    }

    /// Proposes something when the interview has become far late, and withdraws it when its time
    /// is over.
    pub(super) fn mind_the_pace(&mut self, at: Moment) {
        let far_late = self.pace(at).lateness() == Lateness::FarLate;
        let here = self.session().current();
        let all = |items: &[usize], standing: Standing| {
            let entries = &self.session().record().entries;
            items.iter().all(|item| entries.get(*item).is_some_and(|it| it.standing == standing))
        };
        let next = match &self.offer.stage {
            Stage::Waiting if far_late => {
                // Whoever has taken back what was agreed to needs no other advice.
                let stands_by_it = all(&self.offer.dropped, Standing::Skipped);
                match Proposal::of(self.session(), at, &self.own) {
                    Some(_) if !stands_by_it => Stage::Over,
                    Some(proposal) => Stage::Standing { proposal, item: here, moves: 0 },
                    None => Stage::Passed,
                }
            }
            Stage::Standing { proposal, item, moves } => {
                let moves = moves + u8::from(*item != here);
                let over = self.session().record().phase == Phase::WrapUp;
                let can = all(&proposal.items, Standing::Waiting);
                if over || !far_late || !can || moves >= MOVES {
                    Stage::Over
                } else {
                    Stage::Standing { proposal: proposal.clone(), item: here, moves }
                }
            }
            Stage::Passed if !far_late => Stage::Waiting,
            Stage::Waiting | Stage::Passed | Stage::Over => return,
        };
        self.offer.stage = next;
    }

    /// The proposal in one line of so many columns, with the keys that answer it; as much of it as
    /// there is room for.
    pub fn offer_line(&self, at: Moment, columns: usize) -> Option<String> {
        let proposal = self.offer()?;
        let plan = &self.session().record().plan;
        let late = standing(self.pace(at).slip);
        // To the nearest minute.
        let wins = (proposal.wins + 30) / 60;
        let yes = keymap::binding(Scope::Live, Action::Yes)
            .map_or(String::new(), |it| it.label(self.typing, plan.scale.top()));
        let no = if self.typing { "" } else { ", Esc: no" };
        let long = named(plan, &proposal.items, true);
        let short = named(plan, &proposal.items, false);
        let count = proposal.items.len();
        let forms = [
            format!("{late}: drop {long} to win {wins} min? {yes}: yes{no}"),
            format!("{late}: drop {long} to win {wins} min? {yes}: yes"),
            format!("{late}: drop {short} to win {wins} min? {yes}: yes{no}"),
            format!("{late}: drop {short} to win {wins} min? {yes}"),
            format!("drop {short} to win {wins} min? {yes}"),
            format!("drop {short}? {yes}"),
            format!("{count} to drop? {yes}"),
        ];
        Some(first_fitting(&forms, columns))
    }
}

/// Drops what is proposed.
pub(super) fn accept(app: &mut App) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let Some(proposal) = interview.offer().cloned() else { return Vec::new() };
    let record = interview.session().record();
    let [what, short] = [true, false].map(|titles| named(&record.plan, &proposal.items, titles));
    let undo = keymap::binding(Scope::Live, Action::Undo)
        .map_or(String::new(), |it| it.label(interview.typing, record.plan.scale.top()));
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
        let late = standing(pace.slip);
        let ends = match ends(&pace) {
            Some(ends) => first_fitting(&[format!("{ends}, {late}"), ends], columns),
            None => late,
        };
        let own = if self.own.sessions() > 0 { "by your own times" } else { "" };
        [left, first_fitting(&[long, short], columns), ends, own.to_owned()]
    }

    /// The pace in one line of so many columns: as much of it as there is room for. Empty once
    /// the questions are over.
    pub fn pace_line(&self, at: Moment, columns: usize) -> String {
        if self.is_wrapping_up() {
            return String::new();
        }
        let pace = self.pace(at);
        let (long, short) = questions_left(&pace);
        let ends = ends(&pace).unwrap_or_default();
        let late = if ends.is_empty() { String::new() } else { standing(pace.slip) };
        let own = if self.own.sessions() > 0 && !ends.is_empty() { "own times" } else { "" };
        let line = |left: &str, end: [&str; 3]| {
            let end = joined(end, ", ");
            joined([left, &end], " · ")
        };
        let forms = [
            line(&long, [&ends, &late, own]),
            line(&long, [&ends, own, ""]),
            line(&short, [&ends, own, ""]),
            line(&short, [&ends, "", ""]),
            short.clone(),
        ];
        first_fitting(&forms, columns)
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
            (format!("{count} core left, {each} each"), format!("{count} core × {each}"))
        }
        (None, 0) => (String::new(), String::new()),
        (None, count) => (format!("{count} optional left"), format!("{count} optional")),
    }
}

fn minutes_begun(seconds: i64) -> i64 {
    (seconds + 59).div_euclid(60)
}

/// The numbers of some questions with their titles, or without.
fn named(plan: &Plan, items: &[usize], titles: bool) -> String {
    let name = |item: &usize| {
        let number = plan.number(*item).map(|number| number.to_string());
        let title = plan.items.get(*item).filter(|_| titles).map(|item| item.title().to_owned());
        number.into_iter().chain(title).collect::<Vec<_>>().join(" ")
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
