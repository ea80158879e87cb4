//! A whole interview, from Home to the list of sessions.

use vivavoce::app::{Effect, Screen};
use vivavoce::domain::{Moment, Phase, Recommendation, Standing, What};

use crate::desk::Desk;

#[test]
fn six_keys_lead_from_home_into_the_interview() {
    let mut desk = Desk::home();
    desk.keys("n A d a Enter Enter");
    assert_eq!(desk.app.screen, Screen::Live);
    assert_eq!(desk.record().people.candidate, "Ada");
    assert!(desk.open().session().is_running());
    desk.sees("Opening").sees("0:00 / 60:00");
}

#[test]
fn an_interview_without_a_name_can_begin() {
    let mut desk = Desk::home();
    desk.keys("n").write("-").keys("Enter Enter");
    assert_eq!(desk.record().people.candidate, "Candidate");
}

#[test]
fn what_was_entered_is_proposed_the_next_time_but_never_the_candidate() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("PageDown Tab Tab Tab").write("SRE").keys("Enter");
    let remembered = desk.asked.iter().find_map(|effect| match effect {
        Effect::Remember(remembered) => Some(remembered.clone()),
        _ => None,
    });
    let remembered = remembered.expect("something is remembered");
    assert_eq!((remembered.role.as_str(), remembered.guide.as_str()), ("SRE", "45"));
    assert!(!format!("{remembered:?}").contains("Ada"));
}

/// An interview as it was conducted, and how long each item was on the table, in milliseconds.
struct Conducted {
    desk: Desk,
    start: Moment,
    spent: [u128; 7],
    /// How long the clock was stopped, likewise.
    paused: u128,
}

impl Conducted {
    /// Does something at an item, and counts how long it took.
    fn at(&mut self, item: usize, act: impl Fn(&mut Desk)) {
        let before = self.desk.at.mono;
        act(&mut self.desk);
        self.spent[item] += self.desk.at.mono.saturating_sub(before).as_millis();
    }
}

/// From Home to the report of a finished session, with keys only.
fn conducted() -> Conducted {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada Lovelace").keys("Tab Tab Tab").write("Backend developer");
    desk.keys("Tab").write("2").keys("Enter Enter");
    let start = desk.at;
    let mut it = Conducted { desk, start, spent: [0; 7], paused: 0 };
    it.at(0, |desk| {
        desk.sees("Welcome, and thank you").wait(300).write("nervous at first").keys("Alt-n");
    });
    it.at(1, |desk| {
        desk.wait(60).write("+ EXPLAIN first").keys("Alt-A Alt-F Alt-j");
        desk.write("\np99 from 900 to 40 ms").wait(200).keys("Alt-4 Alt-n");
    });
    it.at(2, |desk| {
        desk.wait(100).write("- no idea of staleness").keys("Alt-2 Alt-t");
    });
    let before = it.desk.at.mono;
    it.desk.sees("paused").wait(120).keys("Alt-t");
    it.paused = it.desk.at.mono.saturating_sub(before).as_millis();
    it.at(2, |desk| {
        desk.wait(30).keys("Alt-n");
    });
    it.at(3, |desk| {
        desk.wait(400).write("h asked about the write path\nthen fine").keys("Alt-3 Alt-n");
    });
    it.at(4, |desk| {
        desk.wait(5).keys("Alt-s").sees("no time left").keys("Down Enter");
    });
    it.at(5, |desk| {
        desk.sees("5 · Hard problem").wait(500).write("! found the race alone").keys("Alt-5 Alt-n");
    });
    it.at(6, |desk| {
        desk.sees("whatever the outcome").wait(600).keys("Alt-n");
    });
    it.desk.sees("Before you decide").sees("Nothing: every question is rated");
    it.desk.keys("Alt-3").write("Measures first, learns fast.").wait(30).keys("Alt-e Alt-e");
    it
}

const SKIPPED: &str = "answered earlier in the interview";

#[test]
fn a_whole_interview_ends_in_its_report_and_in_the_list() {
    let mut desk = conducted().desk;
    assert!(matches!(desk.app.screen, Screen::Page(_)), "{}", desk.screen());
    desk.sees("finished").sees("Recommendation: yes");
    assert_eq!(&desk.on_disk(), desk.record());
    desk.keys("Esc").sees("Sessions").sees("2026-11-24").sees("4 of 5 rated").sees("yes");
    desk.keys("Esc").sees("Start an interview").sees("One session").sees_no("Resume");
    desk.keys("q");
    assert!(desk.farewell.is_some());
}

#[test]
fn a_whole_interview_is_recorded_as_it_went() {
    let record = conducted().desk.on_disk();
    assert_eq!(record.phase, Phase::Finished);
    assert_eq!(record.id.as_str(), "2026-11-24-ada-lovelace-backend");
    let people = &record.people;
    assert_eq!((people.role.as_str(), people.round.as_str()), ("Backend developer", "2"));
    assert_eq!(people.interviewer, "Grace Hopper");
    let ratings: Vec<Option<u8>> = record.entries.iter().map(|entry| entry.rating).collect();
    assert_eq!(ratings, [None, Some(4), Some(2), Some(3), None, Some(5), None]);
    let standings = record.entries.iter().map(|entry| entry.standing);
    let mut wanted = [Standing::Answered; 7];
    wanted[4] = Standing::Skipped;
    assert_eq!(standings.collect::<Vec<_>>(), wanted);
    let slow = &record.entries[1];
    assert_eq!([&slow.signals[..], &slow.red_flags, &slow.probes], [&[0], &[0], &[0]]);
    assert_eq!(slow.notes.text(), "+ EXPLAIN first\n\" p99 from 900 to 40 ms");
    assert_eq!(record.entries[4].skipped.as_deref(), Some(SKIPPED));
    assert_eq!(record.recommendation, Some(Recommendation::Yes));
    let (own, evidence) = record.reason.text().split_once("\n\n").map(owned).expect("both");
    assert_eq!(own, "Measures first, learns fast.");
    assert_eq!(
        evidence,
        "Data performance\n+ EXPLAIN first\n\" p99 from 900 to 40 ms\n\n\
         Performance\n- no idea of staleness\n\nProblem solving\n! found the race alone"
    );
}

fn owned((one, other): (&str, &str)) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

#[test]
fn a_whole_interview_is_timed_without_its_pause() {
    let Conducted { desk, start, spent, paused } = conducted();
    let record = desk.on_disk();
    let times: Vec<u128> = record.entries.iter().map(|entry| entry.spent_ms.into()).collect();
    assert_eq!(times, spent);
    assert_eq!(u128::from(record.clock_ms), spent.iter().sum::<u128>());
    // The opening took 300 s, its 16 characters and a key; the line was begun a character later.
    assert_eq!(record.entries[1].notes.lines()[0].begun, Some(301 + 60));
    let (started, ended) = (record.started.expect("started"), record.ended.expect("ended"));
    assert_eq!(started, start.civil());
    let wall = (ended - started).to_std().expect("in order").as_millis();
    // Civil times are kept to the second.
    assert!(wall.abs_diff(u128::from(record.clock_ms) + paused) < 1_000);
}

#[test]
fn a_whole_interview_can_be_followed_in_its_timeline() {
    let record = conducted().desk.on_disk();
    let rated = |item, point| What::Rated { item, rating: Some(point), was: None };
    let what: Vec<What> = record.timeline.iter().map(|event| event.what.clone()).collect();
    let expected = [
        What::Started,
        What::Opened { item: 0 },
        What::Opened { item: 1 },
        rated(1, 4),
        What::Opened { item: 2 },
        rated(2, 2),
        What::Paused,
        What::Resumed,
        What::Opened { item: 3 },
        rated(3, 3),
        What::Opened { item: 4 },
        What::Skipped { item: 4, reason: SKIPPED.into() },
        What::Opened { item: 5 },
        rated(5, 5),
        What::Opened { item: 6 },
        What::Ended,
        What::Recommended { recommendation: Some(Recommendation::Yes) },
        What::Finished,
    ];
    assert_eq!(what, expected);
    let clock = |nth: usize| record.timeline[nth].clock;
    assert_eq!(clock(6), clock(7), "the clock stands in a pause");
    assert!(record.timeline.is_sorted_by_key(|event| event.at));
}
