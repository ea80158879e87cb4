//! Whatever is pressed, in whatever order: nothing panics, and what is called saved is saved.

use proptest::prelude::*;
use vivavoce::app::keymap::{BINDINGS, Desk as DeskKeys, LETTERS, PROBES, STAR, WRITING};
use vivavoce::app::{Code, Key, Msg, Saved};
use vivavoce::domain::Record;

use crate::desk::Desk;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Act {
    Key(Key),
    Paste(String),
    Resize(u16, u16),
    Wait(u64),
    Break,
    Mend,
    Slow(bool),
    Answer,
    AnswerOne,
    Leave,
    Return,
    EditedOutside(String),
}

fn table_keys() -> Vec<Key> {
    let mut keys: Vec<Key> = WRITING.iter().flat_map(|row| row.keys.iter().copied()).collect();
    for row in BINDINGS {
        keys.extend(row.always);
        let desk: Vec<Key> = match row.desk {
            DeskKeys::None => Vec::new(),
            DeskKeys::Keys(keys) | DeskKeys::Alone(keys) => keys.to_vec(),
            DeskKeys::Letters => {
                LETTERS.chars().take(8).chain(STAR.chars()).map(Key::char).collect()
            }
            DeskKeys::Probes => PROBES.chars().take(5).map(Key::char).collect(),
            _ => "0123456".chars().map(Key::char).collect(),
        };
        keys.extend(desk.iter().map(|key| key.alt()));
        keys.extend(desk);
    }
    keys.push(Key::plain(Code::F(7)));
    // Leaving ends a story: it is one key among many, and not one of the most pressed.
    keys.retain(|key| !matches!(key.code, Code::Char('q' | 'Q')));
    keys.push(Key::char('q'));
    keys
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => proptest::sample::select(table_keys()).prop_map(Act::Key),
        4 => any::<char>().prop_map(|c| Act::Key(Key::char(c))),
        4 => proptest::sample::select("ab +-\"?!h字e\u{301}".chars().collect::<Vec<_>>())
            .prop_map(|c| Act::Key(Key::char(c))),
        1 => "[ -~\n\r\t\u{1b}\u{202e}字]{0,60}".prop_map(Act::Paste),
        1 => (0..120u16, 0..50u16).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
        2 => (0..90_000u64).prop_map(Act::Wait),
        1 => Just(Act::Break),
        1 => Just(Act::Mend),
        1 => any::<bool>().prop_map(Act::Slow),
        1 => Just(Act::Answer),
        2 => Just(Act::AnswerOne),
        1 => Just(Act::Leave),
        1 => Just(Act::Return),
        1 => "[a-c\n]{0,12}".prop_map(Act::EditedOutside),
    ]
}

fn carry_out(desk: &mut Desk, act: Act) {
    match act {
        Act::Key(key) => desk.tell(Msg::Key(key)),
        Act::Paste(text) => desk.paste(&text),
        Act::Resize(columns, rows) => desk.resize(columns, rows),
        Act::Wait(ms) => desk.wait_ms(ms),
        Act::Break => {
            desk.broken = Some("Not saved: the disk is full.".into());
            desk
        }
        Act::Mend => {
            desk.broken = None;
            desk
        }
        Act::Slow(slow) => {
            if !slow {
                desk.answer();
            }
            desk.slow = slow;
            desk
        }
        Act::Answer => desk.answer(),
        Act::AnswerOne => desk.answer_one(),
        Act::Leave => desk.tell(Msg::Leave),
        Act::Return => desk.tell(Msg::Return),
        Act::EditedOutside(text) => desk.tell(Msg::EditedOutside(Ok(text))),
    };
}

/// A record without what a running clock changes by itself.
fn still(record: &Record) -> Record {
    let mut record = record.clone();
    record.clock_ms = 0;
    record.as_of = None;
    for entry in &mut record.entries {
        entry.spent_ms = 0;
    }
    record
}

/// What the header calls saved is on the disk, all of it.
fn saved_is_saved(desk: &Desk) {
    if desk.app.interview.is_some() && desk.open().saver().state() == Saved::Yes {
        assert_eq!(still(&desk.on_disk()), still(&desk.open().session().settled(desk.at)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_panics_or_loses_anything(
        acts in proptest::collection::vec(act(), 1..80)
    ) {
        let mut desk = Desk::interview("teamwork", "30");
        for (nth, act) in acts.into_iter().enumerate() {
            carry_out(&mut desk, act);
            if desk.farewell.is_some() {
                break;
            }
            saved_is_saved(&desk);
            if nth % 3 == 0 {
                desk.cells();
            }
        }
        // In the end the disk works and answers, and everything is on it.
        if desk.farewell.is_none() && desk.app.interview.is_some() {
            desk.broken = None;
            desk.slow = false;
            desk.answer().wait(70);
            prop_assert_eq!(desk.open().saver().state(), Saved::Yes);
            saved_is_saved(&desk);
        }
    }

    #[test]
    fn undo_takes_back_everything_and_redo_puts_it_back(
        acts in proptest::collection::vec(act(), 1..40)
    ) {
        let mut desk = Desk::interview("teamwork", "30");
        desk.keys("Alt-n");
        for act in acts {
            // Other interviews and the end of this one have histories of their own.
            let leaves = matches!(&act, Act::Key(Key { code: Code::Char('q' | 'e'), .. }));
            if !leaves && desk.app.interview.is_some() {
                carry_out(&mut desk, act);
            }
        }
        let texts = |desk: &Desk| {
            let entries = desk.record().entries.iter();
            let all: Vec<_> = entries
                .map(|it| (it.notes.clone(), it.rating, it.signals.clone(), it.skipped.clone()))
                .collect();
            (all, desk.record().recommendation, desk.record().reason.clone())
        };
        desk.tell(Msg::Return);
        let after = texts(&desk);
        let mut interview = desk.open().clone();
        let mut steps = 0;
        while interview.undo(desk.at).is_some() {
            steps += 1;
        }
        desk.app.interview = Some(interview.clone());
        prop_assert!(texts(&desk).0.iter().all(|it| it.0.is_blank() && it.1.is_none()));
        for _ in 0..steps {
            interview.redo(desk.at);
        }
        desk.app.interview = Some(interview);
        prop_assert_eq!(texts(&desk), after);
    }
}
