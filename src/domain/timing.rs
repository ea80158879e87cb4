//! Time against the plan: what is left, for how much, by how much the plan slips, and what could
//! be dropped to bring it back.
//!
//! projected end = clock + what is left of the open item's time + the times of what still waits +
//! the closing, which is never spent on anything else; slip = projected end − the guide's minutes.
//! An item's time is its box, or what this interviewer usually needs: see [`OwnTimes`].

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Item, ItemKind, Moment, OwnTimes, Phase, Session, Standing};

/// The reason that is recorded for a question that was dropped as proposed.
pub const DROPPED: &str = "short of time, as the pacing proposed";

/// How the interview stands against its guide; all times in seconds of the interview's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// What is left of the guide's minutes; negative once they are over.
    pub left: i64,
    /// By how much the plan will be overrun; negative when there is slack.
    pub slip: i64,
    /// Core questions that are still waiting.
    pub core_left: u32,
    /// Optional questions that are still waiting.
    pub optional_left: u32,
    /// What each waiting core question can have if the closing keeps its box and all else that is
    /// not core gives way, an optional or extra question on the table too; `None` when no core
    /// question waits. Zero when nothing is left.
    pub each: Option<u32>,
    /// The projected end in civil time; `None` while the clock stands.
    pub end: Option<DateTime<FixedOffset>>,
}

/// How late the projected end is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lateness {
    /// By two minutes at the most, which a conversation wins back by itself.
    OnTime,
    Late,
    /// By more than five minutes: something has to go.
    FarLate,
}

impl Lateness {
    /// The slip beyond which an interview is late, and far late, in seconds.
    const LATE: i64 = 2 * 60;
    const FAR_LATE: i64 = 5 * 60;

    /// How late a slip is, in seconds.
    pub fn of(slip: i64) -> Self {
        if slip > Self::FAR_LATE {
            Self::FarLate
        } else if slip > Self::LATE {
            Self::Late
        } else {
            Self::OnTime
        }
    }
}

impl Pace {
    /// The pace of a session at a moment.
    pub fn of(session: &Session, at: Moment, own: &OwnTimes) -> Self {
        let record = session.record();
        let clock = i64::from(session.clock_seconds(at));
        let planned = i64::from(record.plan.minutes) * 60;
        let (mut waiting, mut closing, mut core_left, mut optional_left) = (0, 0, 0, 0);
        let (mut open_left, mut kept) = (0, 0);
        for (_, item, entry) in record.in_order() {
            let time = i64::from(own.expected(item));
            match (&item.kind, entry.standing) {
                (_, Standing::Asking) => {
                    open_left = (time - i64::from(session.open_seconds(at))).max(0);
                    kept = if item.core { open_left } else { 0 };
                }
                (ItemKind::Closing { .. }, Standing::Waiting) => closing += time,
                (_, Standing::Waiting) => {
                    waiting += time;
                    match (item.question(), item.core) {
                        (Some(_), true) => core_left += 1,
                        (Some(_), false) => optional_left += 1,
                        (None, _) => {}
                    }
                }
                (_, Standing::Answered | Standing::Skipped) => {}
            }
        }
        let left = planned - clock;
        let free = (left - kept - closing).max(0);
        let each =
            (core_left > 0).then(|| u32::try_from(free / i64::from(core_left)).unwrap_or(u32::MAX));
        let to_come = open_left + waiting + closing;
        Self {
            left,
            slip: to_come - left,
            core_left,
            optional_left,
            each,
            end: session.is_running().then(|| end(session, at, clock + to_come)),
        }
    }

    /// How late the projected end is.
    pub fn lateness(&self) -> Lateness {
        Lateness::of(self.slip)
    }
}

/// The civil time at which the running clock will show so many seconds. Reckoned to the
/// millisecond, so that it stands still as long as nothing slips.
fn end(session: &Session, at: Moment, clock: i64) -> DateTime<FixedOffset> {
    // What has run of the second that the clock shows was counted as still to come.
    let passed = TimeDelta::from_std(session.clock(at)).unwrap_or_default();
    let to_come = TimeDelta::try_seconds(clock).unwrap_or_default() - passed;
    at.wall.checked_add_signed(to_come).unwrap_or(at.wall)
}

/// How much of its box the item on the table has used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxUse {
    Within,
    /// Four fifths of it.
    Nearly,
    /// All of it.
    Over,
    /// A quarter more than all of it, and the minute in which to come to an end.
    OneMoreMinute,
    /// That minute is over as well.
    MoveOn,
}

impl BoxUse {
    /// How much of its box an item has used after so many seconds. The closing is the
    /// candidate's: nobody is hurried out of it.
    pub fn of(item: &Item, seconds: u32) -> Self {
        let (spent, all) = (u64::from(seconds) * 100, u64::from(item.seconds()));
        let hurried = !matches!(item.kind, ItemKind::Closing { .. });
        match () {
            () if all == 0 => Self::Within,
            () if hurried && spent >= all * 125 + 60 * 100 => Self::MoveOn,
            () if hurried && spent >= all * 125 => Self::OneMoreMinute,
            () if spent >= all * 100 => Self::Over,
            () if spent >= all * 80 => Self::Nearly,
            () => Self::Within,
        }
    }
}

/// Which questions to drop, so that the interview ends in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Places in the plan, from 0: extra questions that wait, then optional ones, each the last
    /// one first. Never empty.
    pub items: Vec<usize>,
    /// By how much the interview becomes shorter, in seconds.
    pub wins: u32,
}

impl Proposal {
    /// What to drop in an interview that is more than five minutes late: as few as bring it back
    /// to its time, from the end, or all that there are. `None` where it is not that late, and
    /// where nothing can be dropped.
    pub fn of(session: &Session, at: Moment, own: &OwnTimes) -> Option<Self> {
        let record = session.record();
        let pace = Pace::of(session, at, own);
        let live = matches!(record.phase, Phase::Live | Phase::Paused);
        if !live || pace.lateness() != Lateness::FarLate {
            return None;
        }
        let mut proposal = Self { items: Vec::new(), wins: 0 };
        // What nobody else is asked goes before what others may have been asked.
        let mut order = record.plan.order();
        order.reverse();
        order.sort_by_key(|nth| record.plan.items[*nth].extra.is_none());
        for nth in order {
            if i64::from(proposal.wins) >= pace.slip {
                break;
            }
            if session.can_drop(nth) {
                proposal.items.push(nth);
                let expected = own.expected(&record.plan.items[nth]);
                proposal.wins = proposal.wins.saturating_add(expected);
            }
        }
        (!proposal.items.is_empty()).then_some(proposal)
    }
}
