//! Who meets whom, on which guide and day, and how it goes.
//!
//! The newest round is written out, so that it has something for every screen: six candidates and
//! three interviewers on two guides, two people who rated the same talks, an interview that went
//! badly, one that waits in the middle, one that is planned, and a talk of months ago. Earlier
//! rounds are chance.

use chrono::{Datelike, Days as Step, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::chance::Chance;
use super::people;
use crate::domain::People;

/// How many sessions the newest round has.
pub const ROUND: usize = 16;

/// The job of the newest round.
pub const ROLE: &str = "Backend developer, Analytical Engines";

/// One interview that is to be played.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) people: People,
    pub(super) bank: &'static str,
    pub(super) guide: &'static str,
    pub(super) begins: NaiveDateTime,
    /// What the answers deserve on the average, in tenths of a point of the scale.
    pub(super) ability: i32,
    /// By how much this interviewer rates above or below that, likewise.
    pub(super) leniency: i32,
    /// Which of several answers is told.
    pub(super) turn: usize,
    /// What was said in the room: two who sat in it have the same number.
    pub(super) room: u64,
    /// What this interviewer made of it.
    pub(super) hand: u64,
    pub(super) manner: Manner,
    pub(super) until: Until,
    pub(super) twist: Option<Twist>,
}

/// How somebody interviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Notes what is said, and rates at once.
    Careful,
    /// Notes less, keeps the time, and leaves a rating for later now and then.
    Brisk,
    /// Hardly a note, talks, overruns, and rates from memory.
    Careless,
}

/// How far it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Planned,
    /// It was interrupted in the third question.
    Interrupted,
    Finished,
}

/// Something that does not happen in every interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Twist {
    /// The clock is stopped for a while.
    Pause,
    /// The candidate tells what must not be written down.
    Volunteered,
    /// A question beyond the guide.
    Extra,
    /// Optional questions are dropped, since time is short.
    Short,
    /// A rating is changed after all.
    SecondThoughts,
}

/// The working days before a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days(NaiveDate);

impl Days {
    pub(super) fn before(day: NaiveDate) -> Self {
        Self(day)
    }

    /// The `nth` working day before it, from 1.
    fn back(self, nth: u32) -> NaiveDate {
        let mut day = self.0;
        for _ in 0..nth {
            day = day.checked_sub_days(Step::new(1)).unwrap_or(day);
            while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                day = day.checked_sub_days(Step::new(1)).unwrap_or(day);
            }
        }
        day
    }
}

/// A candidate of the newest round: the name, what the answers about the trade and about working
/// with people deserve, and which answers are told.
const CANDIDATES: [(&str, i32, i32, usize); 6] = [
    ("Ada Lovelace", 46, 38, 0),
    ("Grace Hopper", 38, 47, 1),
    ("Alan Turing", 33, 15, 2),
    ("Katherine Johnson", 42, 42, 2),
    ("Edsger Dijkstra", 20, 31, 0),
    ("Barbara Liskov", 31, 39, 1),
];

/// The interviewers, with their leniency.
const BABBAGE: (&str, i32) = ("Charles Babbage", -4);
const SOMERVILLE: (&str, i32) = ("Mary Somerville", 4);
const NIGHTINGALE: (&str, i32) = ("Florence Nightingale", 0);

const TRADE: (&str, &str) = ("backend", "60");
const PEOPLE: (&str, &str) = ("teamwork", "45");

/// The rounds, newest first.
#[derive(Clone, Debug)]
pub(super) struct Rounds {
    seed: u64,
    days: Days,
    chance: Chance,
    /// The working days between two rounds, and those between now and the next one.
    step: u32,
    next: u32,
}

impl Rounds {
    /// The rounds for so many sessions, which fill eight years at the most.
    pub(super) fn new(seed: u64, count: usize, days: Days) -> Self {
        /// Working days in eight years, and the sessions that a round has as a rule.
        const YEARS: usize = 2_080;
        const A_ROUND: usize = 12;
        let step = u32::try_from(YEARS / (count / A_ROUND + 1)).unwrap_or(1).clamp(1, 20);
        Self { seed, days, chance: Chance::of(seed, "rounds"), step, next: 15 }
    }

    /// The newest one.
    pub(super) fn newest(&self) -> Vec<Part> {
        let cast = |candidate: usize,
                    by: (&str, i32),
                    (bank, guide): (&'static str, &'static str),
                    back: u32,
                    time: (u32, u32)| {
            let (name, trade, with_people, turn) = CANDIDATES[candidate];
            let ability = if bank == TRADE.0 { trade } else { with_people };
            let room = Chance::of(self.seed, &format!("{name} {bank} {guide}")).next();
            let hand = Chance::of(room, by.0).next();
            Part {
                people: People {
                    candidate: name.into(),
                    interviewer: by.0.into(),
                    role: ROLE.into(),
                    round: "Second interview".into(),
                },
                bank,
                guide,
                begins: at(self.days.back(back), time, hand),
                ability,
                leniency: by.1,
                turn,
                room,
                hand,
                manner: Manner::Careful,
                until: Until::Finished,
                twist: None,
            }
        };
        let twist = |part: Part, twist| Part { twist: Some(twist), ..part };
        let brisk = |part: Part| Part { manner: Manner::Brisk, ..part };
        let first = cast(1, SOMERVILLE, ("teamwork", "30"), 58, (15, 0));
        let people = People { round: "First interview".into(), ..first.people.clone() };
        vec![
            Part { until: Until::Interrupted, ..cast(5, NIGHTINGALE, PEOPLE, 1, (11, 0)) },
            Part { until: Until::Planned, ..cast(4, NIGHTINGALE, PEOPLE, 2, (9, 30)) },
            cast(5, BABBAGE, TRADE, 2, (14, 0)),
            cast(3, NIGHTINGALE, PEOPLE, 3, (10, 0)),
            twist(cast(4, BABBAGE, TRADE, 3, (14, 0)), Twist::Short),
            cast(2, NIGHTINGALE, PEOPLE, 4, (10, 0)),
            twist(cast(3, BABBAGE, TRADE, 4, (14, 0)), Twist::Pause),
            brisk(cast(3, SOMERVILLE, TRADE, 4, (14, 0))),
            twist(cast(1, NIGHTINGALE, PEOPLE, 5, (10, 0)), Twist::Volunteered),
            Part { manner: Manner::Careless, ..cast(2, BABBAGE, TRADE, 5, (16, 0)) },
            brisk(cast(2, SOMERVILLE, TRADE, 5, (16, 0))),
            cast(0, NIGHTINGALE, PEOPLE, 7, (10, 0)),
            twist(cast(1, BABBAGE, TRADE, 7, (14, 0)), Twist::SecondThoughts),
            twist(cast(0, BABBAGE, TRADE, 8, (10, 0)), Twist::Extra),
            brisk(cast(0, SOMERVILLE, TRADE, 8, (10, 0))),
            Part { people, ..first },
        ]
    }

    /// The one before those that were asked for so far.
    pub(super) fn earlier(&mut self) -> Vec<Part> {
        const PAIRS: [[(&str, &str); 2]; 5] = [
            [TRADE, ("teamwork", "30")],
            [("backend", "45"), ("teamwork", "30")],
            [("backend", "panel-1"), ("backend", "panel-2")],
            [("backend", "panel-3"), PEOPLE],
            [("backend", "panel-3"), ("teamwork", "30")],
        ];
        const TIMES: [(u32, u32); 6] = [(9, 0), (10, 30), (11, 0), (13, 30), (15, 0), (16, 30)];
        let chance = &mut self.chance;
        let role = people::role(chance);
        let guides = *chance.one(&PAIRS);
        let panel =
            [(people::name(chance), chance.around(6)), (people::name(chance), chance.around(6))];
        let mut parts = Vec::new();
        for turn in 0..usize::try_from(chance.between(4, 8)).unwrap_or(4) {
            let candidate = people::name(chance);
            let ability = 33 + chance.around(16);
            for ((bank, guide), (interviewer, leniency)) in guides.into_iter().zip(&panel) {
                let hand = chance.next();
                let day = self.days.back(self.next + chance.below(6));
                let manner = match chance.below(100) {
                    0..60 => Manner::Careful,
                    60..92 => Manner::Brisk,
                    _ => Manner::Careless,
                };
                let until = match chance.below(200) {
                    0 => Until::Planned,
                    1 => Until::Interrupted,
                    _ => Until::Finished,
                };
                let twist = match chance.below(40) {
                    0..3 => Some(Twist::Pause),
                    3..5 => Some(Twist::Volunteered),
                    5..7 => Some(Twist::Extra),
                    7..10 => Some(Twist::Short),
                    10..15 => Some(Twist::SecondThoughts),
                    _ => None,
                };
                parts.push(Part {
                    people: People {
                        candidate: candidate.clone(),
                        interviewer: interviewer.clone(),
                        role: role.into(),
                        round: if bank == "teamwork" { "First" } else { "Second" }.to_owned()
                            + " interview",
                    },
                    bank,
                    guide,
                    begins: at(day, *chance.one(&TIMES), hand),
                    ability: ability + chance.around(6),
                    leniency: *leniency,
                    turn,
                    room: hand,
                    hand,
                    manner,
                    until,
                    twist,
                });
            }
        }
        self.next += self.step;
        parts
    }
}

/// A little after the time that was agreed on.
fn at(day: NaiveDate, (hour, minute): (u32, u32), hand: u64) -> NaiveDateTime {
    let mut chance = Chance::of(hand, "late");
    let (late, second) = (chance.below(5), chance.below(60));
    let time = NaiveTime::from_hms_opt(hour, minute + late, second).unwrap_or_default();
    day.and_time(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_round_is_what_is_promised() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a Monday");
        let parts = Rounds::new(1, ROUND, Days::before(day)).newest();
        assert_eq!(parts.len(), ROUND);
        let names = |name: fn(&Part) -> &str| {
            let mut names: Vec<&str> = parts.iter().map(name).collect();
            names.sort_unstable();
            names.dedup();
            names.len()
        };
        assert_eq!(names(|part| &part.people.candidate), 6);
        assert_eq!(names(|part| &part.people.interviewer), 3);
        let newest = parts.iter().map(|part| part.begins).max().expect("a part");
        assert_eq!(newest, parts[0].begins);
        assert_eq!(parts[0].begins.date().to_string(), "2026-11-27");
    }

    #[test]
    fn nobody_is_interviewed_on_a_weekend() {
        for offset in 0..7 {
            let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day") + Step::new(offset);
            let mut rounds = Rounds::new(offset, 10_000, Days::before(day));
            let parts = (0..20).flat_map(|_| rounds.earlier()).collect::<Vec<_>>();
            for part in rounds.newest().iter().chain(&parts) {
                let weekday = part.begins.weekday();
                assert!(!matches!(weekday, Weekday::Sat | Weekday::Sun), "{part:?}");
                assert!(part.begins.date() < day);
            }
        }
    }
}
