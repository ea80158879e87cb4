//! Plays one interview, from the start to the finish, with the changes that a person at the
//! program would make.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::answers::{Answers, Heard};
use super::casting::{Manner, Part, Twist, Until};
use super::chance::Chance;
use super::talk;
use crate::domain::{
    Addition, Change, Entry, Item, ItemKind, Mark, Moment, Place, Plan, Recommendation, Record,
    Session, SessionId, Splice, Stamps, Standing, Tick,
};

/// The session as its file has it.
pub(super) fn play(
    part: Part,
    id: SessionId,
    plan: Plan,
    begins: DateTime<FixedOffset>,
    answers: &Answers,
) -> Record {
    let now = Moment { wall: begins, mono: Duration::ZERO };
    let session = Session::new(id, part.people.clone(), plan);
    let chance = Chance::of(part.hand, "play");
    let mut it = Play { session, now, part, chance, answers, late: Vec::new(), second: None };
    match it.part.until {
        Until::Planned => it.prepare(),
        Until::Interrupted => it.interrupted(),
        Until::Finished => it.whole(),
    }
    it.session.settled(it.now)
}

struct Play<'a> {
    session: Session,
    now: Moment,
    part: Part,
    chance: Chance,
    answers: &'a Answers,
    /// Items that are rated in the wrap-up only.
    late: Vec<(usize, u8)>,
    /// An item whose rating is thought over, and what it becomes.
    second: Option<(usize, u8)>,
}

impl Play<'_> {
    /// Notes that are written before the start.
    fn prepare(&mut self) {
        let question = self.questions().last().copied().unwrap_or(0);
        self.write(Place::Item(0), "Ask for the name as it is to be said", Stamps::Keep);
        let line = "? the first talk left open how it was noticed: begin with that probe";
        self.write(Place::Item(question), line, Stamps::Keep);
        self.after(240);
        self.act(Change::Leave);
    }

    fn interrupted(&mut self) {
        self.begin();
        for (nth, item) in self.questions().into_iter().take(3).enumerate() {
            if nth < 2 {
                self.ask(item);
            } else {
                self.open(item);
                let (heard, _) = self.answer(item);
                self.listen(item, heard.into_iter().take(2).collect(), 120, 100);
                self.note("Fire alarm: all out. We go on when we are let in again");
                self.act(Change::Pause);
            }
        }
        self.after(30);
        self.act(Change::Leave);
    }

    fn whole(&mut self) {
        self.begin();
        let asked = self.questions();
        let middle = asked.len() / 2;
        for (nth, item) in asked.into_iter().enumerate() {
            if !self.leaves_out(item) {
                self.ask(item);
            }
            match self.part.twist {
                Some(Twist::Pause) if nth + 1 == middle => self.pause(),
                Some(Twist::Extra) if nth == middle => self.ask_more(item),
                Some(Twist::Volunteered) if nth == middle => {
                    self.act(Change::Volunteer { item, times: 1 });
                }
                _ => {}
            }
        }
        self.close();
        self.wrap_up();
    }

    fn begin(&mut self) {
        self.act(Change::Start);
        let Some(item) = self.session.record().plan.items.first().cloned() else { return };
        if item.question().is_some() {
            return;
        }
        let span = self.span(item.seconds());
        let lines = if self.part.manner == Manner::Careful { 2 } else { 1 };
        for _ in 0..lines {
            self.after(span / (lines + 1));
            let line = *self.chance.one(&talk::WARM_UP);
            // Nobody notes the same thing twice.
            if !self.has(0, line) {
                self.note(line);
            }
        }
        self.after(span / (lines + 1));
    }

    /// The questions of the guide: their places in the plan.
    fn questions(&self) -> Vec<usize> {
        let items = self.session.record().plan.items.iter().enumerate();
        let planned = |item: &Item| item.question().is_some() && item.extra.is_none();
        items.filter(|(_, item)| planned(item)).map(|(place, _)| place).collect()
    }

    /// Whether an optional question is left out, with the reason on the record.
    fn leaves_out(&mut self, item: usize) -> bool {
        // Who does not look at the clock leaves nothing out.
        if !self.session.can_drop(item) || self.part.manner == Manner::Careless {
            return false;
        }
        if self.part.twist == Some(Twist::Short) {
            return self.act(Change::Drop { items: vec![item] });
        }
        let reason = *self.chance.one(&talk::SKIPPED);
        self.chance.percent(15) && self.act(Change::Skip { item, reason: reason.into() })
    }

    /// What is said, and the rating that this interviewer gives for it.
    fn answer(&self, item: usize) -> (Vec<Heard>, u8) {
        let record = self.session.record();
        let id = record.plan.items.get(item).map_or("", Item::id);
        let mut room = Chance::of(self.part.room, id);
        let deserved = self.part.ability + room.around(9);
        let heard = self.answers.tell(id, point(deserved), self.part.turn, &mut room);
        let own = Chance::of(self.part.hand, id).around(4);
        (heard, point(deserved + self.part.leniency + own))
    }

    fn ask(&mut self, item: usize) {
        self.open(item);
        let seconds = self.session.record().plan.items.get(item).map_or(300, Item::seconds);
        let span = self.span(seconds);
        let (heard, rating) = self.answer(item);
        let noted = match self.part.manner {
            Manner::Careful => 92,
            Manner::Brisk => 65,
            Manner::Careless => 8,
        };
        self.listen(item, heard, span, noted);
        let later = match self.part.manner {
            Manner::Careful => self.chance.percent(3),
            Manner::Brisk => self.chance.percent(15),
            Manner::Careless => true,
        };
        let thinks_twice = self.part.twist == Some(Twist::SecondThoughts)
            && self.second.is_none()
            && !later
            && (2..5).contains(&rating);
        if later {
            self.late.push((item, rating));
        } else if thinks_twice {
            let first = if self.chance.percent(60) { rating + 1 } else { rating - 1 };
            self.act(Change::Rate { item, rating: Some(first) });
            self.second = Some((item, rating));
        } else {
            self.act(Change::Rate { item, rating: Some(rating) });
        }
        let last = self.chance.between(4, 15);
        self.after(last);
    }

    /// Hears an answer for so many seconds, and notes so many per cent of its lines.
    fn listen(&mut self, item: usize, heard: Vec<Heard>, span: u32, noted: u32) {
        let step = span / u32::try_from(heard.len() + 1).unwrap_or(1);
        let flagged = |tick: &Tick| matches!(tick, Tick::RedFlag(_));
        for Heard { ticks, text } in heard {
            let wait = self.chance.between(step * 3 / 4, step);
            let probe = |tick: &&Tick| matches!(tick, Tick::Probe(_));
            for tick in ticks.iter().filter(probe) {
                self.after(wait / 3);
                self.tick(item, *tick);
            }
            self.after(wait);
            // A red flag is nothing without the words.
            let writes = self.chance.percent(noted) || ticks.iter().any(flagged) && noted > 50;
            if writes {
                self.note(&text);
            }
            for tick in ticks.iter().filter(|tick| !probe(tick)) {
                self.after(4);
                if writes || self.chance.percent(noted.max(40)) {
                    self.tick(item, *tick);
                }
            }
        }
        self.after(step / 2);
    }

    fn ask_more(&mut self, after: usize) {
        let (ask, lines) = *self.chance.one(&talk::EXTRA);
        let addition = Box::new(Addition::on_the_spot(ask));
        if !self.act(Change::Add { after, addition }) {
            return;
        }
        let item = self.session.record().plan.items.len() - 1;
        self.open(item);
        for line in lines {
            self.after(55);
            self.note(line);
        }
        let rating = self.answer(item).1;
        self.act(Change::Rate { item, rating: Some(rating) });
        self.after(10);
    }

    fn pause(&mut self) {
        self.act(Change::Pause);
        let away = self.chance.between(60, 240);
        self.after(away);
        self.act(Change::Resume);
        let line = *self.chance.one(&talk::PAUSED);
        self.note(line);
    }

    /// The candidate's own questions; somebody who has overrun leaves them a minute.
    fn close(&mut self) {
        let items = &self.session.record().plan.items;
        let closing = |item: &Item| matches!(item.kind, ItemKind::Closing { .. });
        let Some((item, seconds)) =
            items.iter().position(closing).map(|place| (place, items[place].seconds()))
        else {
            self.act(Change::End);
            return;
        };
        self.open(item);
        let (lines, span) = match self.part.manner {
            Manner::Careful => (3, self.span(seconds)),
            Manner::Brisk => (1, self.span(seconds)),
            Manner::Careless => (0, 70),
        };
        for _ in 0..lines {
            self.after(span / (lines + 1));
            let line = *self.chance.one(&talk::QUESTIONS);
            if !self.has(item, line) {
                self.note(line);
            }
        }
        self.after(span / (lines + 1));
        self.act(Change::End);
    }

    fn wrap_up(&mut self) {
        let wait = self.chance.between(60, 300);
        self.after(wait);
        for (item, rating) in std::mem::take(&mut self.late) {
            self.act(Change::Rate { item, rating: Some(rating) });
            self.after(6);
        }
        if let Some((item, rating)) = self.second
            && let Some(first) = self.session.record().entries[item].rating
        {
            let why = if rating < first { &talk::LOWER } else { &talk::HIGHER };
            let line = format!("{rating} and not {first}: {}", self.chance.one(why));
            self.write(Place::Item(item), &line, Stamps::Keep);
            self.after(20);
            self.act(Change::Rate { item, rating: Some(rating) });
        }
        self.after(90);
        let recommendation = self.recommendation();
        self.act(Change::Recommend { recommendation: Some(recommendation) });
        self.after(60);
        for line in self.reason(recommendation) {
            self.after(30);
            self.write(Place::Reason, &line, Stamps::Keep);
        }
        self.after(45);
        self.act(Change::Finish);
    }

    fn recommendation(&self) -> Recommendation {
        let given: Vec<u32> = self
            .session
            .record()
            .entries
            .iter()
            .filter_map(|it| it.rating)
            .map(u32::from)
            .collect();
        let count = u32::try_from(given.len()).unwrap_or(0).max(1);
        match given.iter().sum::<u32>() * 10 / count {
            43.. => Recommendation::StrongYes,
            34..43 => Recommendation::Yes,
            21..34 => Recommendation::No,
            0..21 => Recommendation::StrongNo,
        }
    }

    /// In the interviewer's words, with the lines that speak loudest for and against.
    fn reason(&mut self, recommendation: Recommendation) -> Vec<String> {
        if self.part.manner == Manner::Careless {
            return vec![talk::feeling(recommendation).to_owned()];
        }
        let record = self.session.record();
        let pairs = record.plan.items.iter().zip(&record.entries);
        let mut rated: Vec<(u8, &Item, &Entry)> =
            pairs.filter_map(|(item, entry)| Some((entry.rating?, item, entry))).collect();
        rated.sort_by_key(|(rating, ..)| *rating);
        let told = |(_, item, entry): &(u8, &Item, &Entry), marks: &[Mark]| {
            let mut lines = entry.notes.lines().iter().map(|line| line.text.as_str());
            let text = lines.find(|text| Mark::of(text).is_some_and(|it| marks.contains(&it)))?;
            let text = text.get(Mark::length(text)..).unwrap_or_default();
            Some((item.title().to_owned(), text.to_owned()))
        };
        let best = rated.iter().rev().find_map(|it| told(it, &[Mark::Highlight, Mark::For]));
        let worst = rated.iter().find_map(|it| told(it, &[Mark::Against]));
        talk::reason(&mut self.chance, recommendation, best, worst)
    }

    /// How long somebody of this manner takes for a box of so many seconds.
    fn span(&mut self, seconds: u32) -> u32 {
        let percent = match (self.part.manner, self.part.twist) {
            (Manner::Careless, _) => self.chance.between(126, 160),
            (_, Some(Twist::Short)) => self.chance.between(104, 122),
            (Manner::Careful, _) => self.chance.between(76, 106),
            (Manner::Brisk, _) => self.chance.between(62, 96),
        };
        seconds * percent / 100
    }

    fn has(&self, item: usize, line: &str) -> bool {
        let notes = self.session.notes(Place::Item(item));
        notes.is_some_and(|notes| notes.lines().iter().any(|it| it.text == line))
    }

    fn after(&mut self, seconds: u32) {
        self.now = self.now.later(Duration::from_secs(seconds.into()));
    }

    fn open(&mut self, item: usize) {
        let open = self.session.record().entries.get(item).map(|entry| entry.standing);
        if open != Some(Standing::Asking) {
            self.act(Change::Open { item });
        }
    }

    fn tick(&mut self, item: usize, tick: Tick) {
        let entry = self.session.record().entries.get(item);
        let ticked = entry.is_some_and(|entry| match tick {
            Tick::Signal(nth) => entry.signals.contains(&nth),
            Tick::RedFlag(nth) => entry.red_flags.contains(&nth),
            Tick::Probe(nth) => entry.probes.contains(&nth),
            Tick::Star(part) => entry.star.contains(&part),
        });
        if !ticked {
            self.act(Change::Tick { item, tick, on: true });
        }
    }

    /// Adds a line to the notes of the item on the table.
    fn note(&mut self, line: &str) {
        let begun = self.session.clock_seconds(self.now);
        self.write(Place::Item(self.session.current()), line, Stamps::Now(begun));
    }

    fn write(&mut self, place: Place, line: &str, stamps: Stamps) {
        let Some(notes) = self.session.notes(place) else { return };
        let end = notes.end();
        let text = if notes.is_blank() { line.to_owned() } else { format!("\n{line}") };
        self.act(Change::Edit { place, splice: Splice { from: end, to: end, text, stamps } });
    }

    /// Makes a change. Nothing is refused on the built-in banks, which a test holds; on others a
    /// change may be, and then it has not happened.
    fn act(&mut self, change: Change) -> bool {
        let done = self.session.apply(self.now, change);
        assert!(done.is_ok() || cfg!(not(test)), "{done:?}");
        done.is_ok()
    }
}

/// The point of the scale that so many tenths of a point come to.
fn point(tenths: i32) -> u8 {
    u8::try_from((tenths + 5) / 10).unwrap_or(1).clamp(1, 5)
}
