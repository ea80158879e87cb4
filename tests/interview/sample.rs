//! The interview that ships as a sample: one believable hour with invented people, played
//! through the domain with the shipped bank.

use std::time::Duration;

use chrono::DateTime;
use vivavoce::domain::{
    Bank, Change, Moment, People, Place, Plan, Question, Recommendation, Record, Session,
    SessionId, Splice, Stamps, Tick,
};
use vivavoce::format::bank_toml;

const BANK: &str = include_str!("../../questions/backend.toml");

/// The finished session.
pub(crate) fn record() -> Record {
    let mut hour = Hour::begin();
    hour.opening_and_slow_query();
    hour.caching_and_a_pause();
    hour.scalability();
    hour.hard_problem_and_closing();
    hour.wrap_up();
    hour.session.settled(hour.now)
}

struct Hour {
    session: Session,
    now: Moment,
}

impl Hour {
    fn begin() -> Self {
        let bank = bank();
        let guide =
            bank.guides.iter().find(|guide| guide.id == "60").expect("the guide of an hour");
        let wall = DateTime::parse_from_rfc3339("2026-11-03T10:01:12+01:00").expect("a time");
        let now = Moment { wall, mono: Duration::ZERO };
        let id = SessionId::propose(wall.date_naive(), "Sam Example", &bank.id);
        let people = People {
            candidate: "Sam Example".into(),
            interviewer: "Robin Example".into(),
            role: "Backend developer, Payments".into(),
            round: "Second interview".into(),
        };
        Self { session: Session::new(id, people, Plan::pin(&bank, guide)), now }
    }

    fn opening_and_slow_query(&mut self) {
        self.act(Change::Start);
        self.note("3:05", "Warm-up: moves a nightly import to a queue at the moment");
        self.note("5:10", "? asked for the job title on the contract: pass on to HR");
        self.open("5:48", "query-optimisation");
        self.note("7:02", "order history page, 9 s for the largest shops, daily complaints");
        self.note("7:50", "+ EXPLAIN ANALYZE on a copy first: seq scan, 40M rows, 97% thrown away");
        self.signal("8:10", "plan, profile");
        self.note(
            "9:04",
            "+ cause: index on (created_at) useless, query filters by shop, then date",
        );
        self.signal("9:20", "Named the cause");
        self.signal("9:41", "Cure fits");
        self.probe("10:15", "What else did you consider");
        self.note("10:31", "considered a summary table; \"two truths to keep in step\", so index");
        self.note(
            "11:12",
            "\" p99 went from nine seconds to forty milliseconds, same day last week",
        );
        self.signal("11:25", "figures from before");
        self.probe("11:58", "What did the change cost");
        self.note("12:10", "- write cost only when asked: \"inserts a bit slower\", not measured");
        self.note("13:02", "! kept the slow-query log alarm: caught a second page two weeks later");
        self.rate("13:40", "query-optimisation", 4);
    }

    fn caching_and_a_pause(&mut self) {
        self.open("13:52", "caching");
        self.note(
            "15:10",
            "+ starts with: which of the six queries is slow? would cache two of them",
        );
        self.signal("15:30", "How it speeds things up");
        self.note("16:05", "+ Redis, shared: several app servers, a price must change once");
        self.signal("16:18", "Strategy");
        self.note("17:20", "key product:<id>:<currency>, 10 min, deleted when a price is saved");
        self.signal("17:31", "key, lifetime");
        self.probe("18:02", "suddenly empty");
        self.note("18:20", "- empty cache: \"it fills up again\". Stampede not seen");
        self.note("18:55", "h what do two thousand readers do in that second?");
        self.note("19:15", "then: one request rebuilds, the rest wait or get the old page");
        self.note("20:04", "? how stale may a price be: decided it alone (10 min), asked nobody");
        self.rate("20:40", "caching", 3);
        self.at("20:52");
        self.act(Change::Pause);
        self.now = self.now.later(Duration::from_secs(200));
        self.act(Change::Resume);
        self.note("20:55", "Sam's connection dropped: three minutes lost, clock was stopped");
    }

    fn scalability(&mut self) {
        self.open("21:10", "scalability");
        self.note(
            "22:30",
            "+ does the sum at once: 60% times ten is six databases, so reads first",
        );
        self.signal("22:44", "sums");
        self.note(
            "24:02",
            "+ load test with production's mix before any change, finds the first limit",
        );
        self.signal("24:15", "Bottleneck first");
        self.note("25:40", "replica for reads; sessions out of the app server, then balancer");
        self.signal("25:58", "Load balancing");
        self.signal("26:20", "Data tier");
        self.probe("27:05", "What does that step cost");
        self.note(
            "27:30",
            "replica lag: own orders must be read from the primary. Knows it from work",
        );
        self.probe("29:10", "twice what we planned");
        self.note("29:40", "- twice the load: \"add servers\". Nothing is switched off or slowed");
        self.note("30:35", "one bigger machine as a first step? \"that would buy a month\"");
        self.rate("31:20", "scalability", 3);
        self.at("31:34");
        let reason = "Three minutes went with the connection; optional, and the next one is core";
        let item = self.item("code-quality");
        self.act(Change::Skip { item, reason: reason.into() });
    }

    fn hard_problem_and_closing(&mut self) {
        self.open("31:40", "hard-problem");
        self.note("33:05", "double payouts, 3 in 100k, only at month's end, four weeks of it");
        self.note(
            "34:20",
            "+ list of known / suspected on a wall; ruled out the retry first, by test",
        );
        self.signal("34:40", "Tells apart");
        self.signal("35:10", "Narrowed it down");
        self.note("36:30", "stuck in week 2: rebuilt one payout from the logs, line by line");
        self.signal("36:50", "obstacle");
        self.probe("37:40", "Which of that did you do yourself");
        self.note(
            "38:00",
            "+ own: replay tool and the test. The lock was a colleague's idea, says so",
        );
        self.signal("38:20", "Own part");
        self.note("39:15", "cause: two workers, lease of 30 s shorter than the slowest bank call");
        self.note("40:02", "\" I had read that line ten times and believed the comment above it");
        self.note(
            "41:10",
            "! test that holds the bank call back, alarm on a second payout; none since",
        );
        self.signal("41:25", "result that can be checked");
        self.rate("42:30", "hard-problem", 5);
        self.open("43:05", "closing");
        self.note("44:20", "asks who is called at night, and how often: told, about once a month");
        self.note("47:30", "asks what the team gave up last year on purpose. Good question");
        self.note("51:40", "? notice period is three months: tell the hiring manager");
        self.at("53:26");
        self.act(Change::End);
    }

    fn wrap_up(&mut self) {
        self.now = self.now.later(Duration::from_secs(95));
        let item = self.item("query-optimisation");
        self.write(
            Place::Item(item),
            "4 and not 5: cost of the index in writes was not measured",
            Stamps::Keep,
        );
        self.now = self.now.later(Duration::from_secs(120));
        self.act(Change::Recommend { recommendation: Some(Recommendation::Yes) });
        for line in [
            "Measures before changing anything, in three answers out of four, and tells own work \
             from a colleague's. The payout story alone is what this team meets every week.",
            "Weaker on the day things go wrong: the empty cache and twice the load both needed a \
             push. For the debrief: hear failure once more, with somebody from operations.",
        ] {
            self.write(Place::Reason, line, Stamps::Keep);
        }
        self.now = self.now.later(Duration::from_secs(240));
        self.act(Change::Finish);
    }

    /// Waits until the interview's clock shows so much.
    fn at(&mut self, clock: &str) {
        let (minutes, seconds) = clock.split_once(':').expect("minutes and seconds");
        let number = |text: &str| text.parse::<u64>().expect("a number");
        let wanted = Duration::from_secs(number(minutes) * 60 + number(seconds));
        let passed = self.session.clock(self.now);
        self.now = self.now.later(wanted.checked_sub(passed).expect("time goes forward"));
    }

    fn act(&mut self, change: Change) {
        let told = format!("{change:?}");
        if let Err(refusal) = self.session.apply(self.now, change) {
            panic!("{told}: {refusal}");
        }
    }

    fn item(&self, id: &str) -> usize {
        let items = &self.session.record().plan.items;
        items.iter().position(|item| item.id() == id).unwrap_or_else(|| panic!("no item {id}"))
    }

    fn open(&mut self, clock: &str, id: &str) {
        self.at(clock);
        let item = self.item(id);
        self.act(Change::Open { item });
    }

    fn note(&mut self, clock: &str, line: &str) {
        self.at(clock);
        let now = self.session.clock_seconds(self.now);
        self.write(Place::Item(self.session.current()), line, Stamps::Now(now));
    }

    /// Adds a line at the end.
    fn write(&mut self, place: Place, line: &str, stamps: Stamps) {
        let notes = self.session.notes(place).expect("such a place");
        let end = notes.end();
        let text = if notes.is_blank() { line.to_owned() } else { format!("\n{line}") };
        self.act(Change::Edit { place, splice: Splice { from: end, to: end, text, stamps } });
    }

    fn rate(&mut self, clock: &str, id: &str, rating: u8) {
        self.at(clock);
        let item = self.item(id);
        self.act(Change::Rate { item, rating: Some(rating) });
    }

    /// Ticks the signal of the open question that has these words.
    fn signal(&mut self, clock: &str, words: &str) {
        self.tick(clock, words, |question| question.signals.clone(), Tick::Signal);
    }

    fn probe(&mut self, clock: &str, words: &str) {
        let asks =
            |question: &Question| question.probes.iter().map(|probe| probe.ask.clone()).collect();
        self.tick(clock, words, asks, Tick::Probe);
    }

    fn tick(
        &mut self,
        clock: &str,
        words: &str,
        texts: fn(&Question) -> Vec<String>,
        tick: fn(usize) -> Tick,
    ) {
        self.at(clock);
        let item = self.session.current();
        let question = self.session.record().plan.items[item].question().expect("a question");
        let nth = texts(question).iter().position(|text| text.contains(words));
        let nth = nth.unwrap_or_else(|| panic!("nothing to tick with \"{words}\""));
        self.act(Change::Tick { item, tick: tick(nth), on: true });
    }
}

/// The shipped bank. Reads just what that bank uses.
fn bank() -> Bank {
    bank_toml::load("backend.toml", "backend", BANK.as_bytes()).bank.expect("the shipped bank")
}
