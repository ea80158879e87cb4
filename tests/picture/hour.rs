//! A believable interview up to its nineteenth minute, with invented people.

use std::time::Duration;

use chrono::DateTime;
use vivavoce::domain::{
    Change, Moment, People, Place, Plan, Record, Session, SessionId, Splice, Stamps, Tick,
};
use vivavoce::format::bank_toml;

/// What is typed while the picture is taken.
pub const LAST_NOTE: &str = "? how old may a price be: decided it alone, asked nobody";

/// Everything before it: the first question is done, the second on the table.
pub fn until_the_last_note() -> Record {
    let mut hour = Hour::begin();
    hour.note("3:05", "Warm-up: moves a nightly import to a queue at the moment");
    hour.open("5:48", 1);
    hour.note("7:50", "+ EXPLAIN ANALYZE on a copy first: seq scan, 40M rows, 97% thrown away");
    hour.note("11:12", "\" p99 went from nine seconds to forty milliseconds");
    hour.note("12:10", "- write cost only when asked, and not measured");
    for nth in 0..4 {
        hour.tick("13:10", Tick::Signal(nth));
    }
    hour.rate("13:40", 4);
    hour.open("13:52", 2);
    hour.note("15:10", "+ starts with: which of the six queries is slow? would cache two of them");
    hour.tick("15:30", Tick::Signal(0));
    hour.note("16:05", "+ Redis, shared by the app servers: a price must change in one place");
    hour.tick("16:18", Tick::Signal(1));
    hour.note("17:20", "! key is product, currency and version: nothing stale can be served");
    hour.tick("17:31", Tick::Signal(2));
    hour.tick("18:02", Tick::Probe(2));
    hour.note("18:20", "- suddenly empty: \"it fills up again\". Stampede not seen");
    hour.note("18:55", "h what do two thousand readers do in that second?");
    hour.note("19:15", "\" then one request rebuilds the page, and the rest get the old one");
    hour.line("19:48");
    hour.session.apply(hour.now, Change::Leave).expect("the end");
    hour.session.settled(hour.now)
}

struct Hour {
    session: Session,
    now: Moment,
}

impl Hour {
    fn begin() -> Self {
        let text = include_bytes!("../../questions/backend.toml");
        let bank = bank_toml::load("backend.toml", "backend", text).bank.expect("a bank");
        let guide = bank.guides.iter().find(|guide| guide.id == "60").expect("a guide");
        let wall = DateTime::parse_from_rfc3339("2026-11-03T10:01:12+01:00").expect("a time");
        let now = Moment { wall, mono: Duration::ZERO };
        let id = SessionId::propose(wall.date_naive(), "Sam Example", &bank.id);
        let people = People {
            candidate: "Sam Example".into(),
            interviewer: "Robin Example".into(),
            ..People::default()
        };
        let mut session = Session::new(id, people, Plan::pin(&bank, guide));
        session.apply(now, Change::Start).expect("a start");
        Self { session, now }
    }

    /// Makes a change when the interview's clock shows so much.
    fn act(&mut self, clock: &str, change: Change) {
        let (minutes, seconds) = clock.split_once(':').expect("minutes and seconds");
        let number = |text: &str| text.parse::<u64>().expect("a number");
        let wanted = Duration::from_secs(number(minutes) * 60 + number(seconds));
        let passed = self.session.clock(self.now);
        self.now = self.now.later(wanted.checked_sub(passed).expect("time goes forward"));
        self.session.apply(self.now, change).unwrap_or_else(|refusal| panic!("{clock}: {refusal}"));
    }

    fn open(&mut self, clock: &str, item: usize) {
        self.act(clock, Change::Open { item });
    }

    fn rate(&mut self, clock: &str, rating: u8) {
        let item = self.session.current();
        self.act(clock, Change::Rate { item, rating: Some(rating) });
    }

    fn tick(&mut self, clock: &str, tick: Tick) {
        let item = self.session.current();
        self.act(clock, Change::Tick { item, tick, on: true });
    }

    /// Writes a line, begun a little before it is whole.
    fn note(&mut self, clock: &str, line: &str) {
        let notes = &self.session.record().entries[self.session.current()].notes;
        if !notes.is_blank() {
            self.line(clock);
        }
        self.write(clock, line);
    }

    /// Begins a line.
    fn line(&mut self, clock: &str) {
        self.write(clock, "\n");
    }

    fn write(&mut self, clock: &str, text: &str) {
        let place = Place::Item(self.session.current());
        let end = self.session.notes(place).expect("an item").end();
        let (minutes, seconds) = clock.split_once(':').expect("minutes and seconds");
        let number = |text: &str| text.parse::<u32>().expect("a number");
        let stamps = Stamps::Now(number(minutes) * 60 + number(seconds));
        let splice = Splice { from: end, to: end, text: text.into(), stamps };
        self.act(clock, Change::Edit { place, splice });
    }
}
