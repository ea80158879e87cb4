//! A hiring round: several candidates who met the hour of the shipped bank, for the screens that
//! put them side by side. All of them are invented.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use vivavoce::domain::{
    Bank, Change, NoteLine, Notes, People, Plan, Recommendation, Record, Session, SessionId,
};
use vivavoce::format::session_toml;

use super::{HOME, bank_of, banks, moment};

/// One session of a round: a day in November, who met whom, the ratings of the five questions, and
/// whether it was brought to its end.
pub struct Met {
    pub day: u32,
    pub candidate: &'static str,
    pub interviewer: &'static str,
    pub ratings: [Option<u8>; 5],
    pub finished: bool,
}

impl Met {
    pub fn new(
        day: u32,
        candidate: &'static str,
        interviewer: &'static str,
        ratings: [u8; 5],
    ) -> Self {
        let ratings = ratings.map(|rating| Some(rating).filter(|rating| *rating > 0));
        Self { day, candidate, interviewer, ratings, finished: true }
    }

    /// As the shipped bank asks it.
    pub fn record(&self) -> Record {
        self.record_of(&bank_of(&banks(), "backend"))
    }

    /// As another version of the bank asks it.
    pub fn record_of(&self, bank: &Bank) -> Record {
        let guide = bank.choices().into_iter().find(|guide| guide.id == "60").expect("a guide");
        let at = moment(u64::from(self.day) * 86_400);
        let id = SessionId::propose(at.wall.date_naive(), self.candidate, &bank.id);
        let people = People {
            candidate: self.candidate.into(),
            interviewer: self.interviewer.into(),
            role: "Backend developer".into(),
            round: "1".into(),
        };
        let mut session = Session::new(id, people, Plan::pin(bank, &guide));
        let mut now = at;
        let mut act = |change: Change| {
            now = now.later(Duration::from_secs(200));
            session.apply(now, change).expect("a change that is possible");
        };
        act(Change::Start);
        for (item, rating) in (1..).zip(self.ratings) {
            act(Change::Open { item });
            match rating {
                Some(_) => act(Change::Rate { item, rating }),
                None if self.finished => {
                    act(Change::Skip { item, reason: "No time left".into() });
                }
                None => break,
            }
        }
        if self.finished {
            act(Change::End);
            act(Change::Recommend { recommendation: Some(Recommendation::Yes) });
            act(Change::Finish);
        }
        let mut record = session.settled(now);
        for (item, begun) in [(1, 372), (2, 940)] {
            let line = |begun: u32, text: String| NoteLine { begun: Some(begun), text };
            let title = record.plan.items[item].title().to_lowercase();
            record.entries[item].notes = Notes::new([
                line(begun, format!("+ {title}: measured first, and said what it costs")),
                line(begun + 60, format!("\" we wrote down before and after, {}", self.candidate)),
            ]);
        }
        record
    }
}

/// Five sessions with four candidates; two of them with one, and one that is not finished.
pub fn round() -> Vec<Record> {
    let mut open = Met::new(9, "Katherine Johnson", "Robin Example", [4, 4, 0, 0, 0]);
    open.finished = false;
    [
        Met::new(1, "Ada Lovelace", "Robin Example", [5, 4, 4, 0, 5]),
        Met::new(2, "Ada Lovelace", "Grace Hopper", [4, 4, 5, 4, 4]),
        Met::new(3, "Bo Example", "Grace Hopper", [3, 3, 4, 3, 4]),
        Met::new(4, "Zoë Nguyen", "Robin Example", [2, 2, 0, 3, 2]),
        open,
    ]
    .iter()
    .map(Met::record)
    .collect()
}

/// The files of sessions in the home of the desk.
pub fn files(records: &[Record]) -> BTreeMap<PathBuf, String> {
    let file = |record: &Record| {
        let file = Path::new(HOME).join(format!("sessions/{}.toml", record.id));
        (file, session_toml::print(record))
    };
    records.iter().map(file).collect()
}

/// The bank as it ships, with one question in other words and without another one.
pub fn another_version() -> Bank {
    let mut bank = bank_of(&banks(), "backend");
    bank.version = "1.1.0".into();
    bank.digest = "other".into();
    let caching = bank.questions.iter_mut().find(|question| question.id == "caching");
    caching.expect("a question").ask = "What would you cache on that page, and why?".into();
    let guide = bank.guides.iter_mut().find(|guide| guide.id == "60").expect("a guide");
    guide.questions.retain(|planned| planned.question != "code-quality");
    bank
}
