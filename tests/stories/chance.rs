//! Whatever is pressed, in whatever order: nothing panics, and what is called saved is saved.

use proptest::prelude::*;
use vivavoce::app::keymap::{BINDINGS, Desk as DeskKeys, LETTERS, PROBES, STAR, WRITING};
use vivavoce::app::{Code, Gesture, Key, Mouse, Msg, Saved};
use vivavoce::domain::Record;
use vivavoce::shell::input::{Token, Tokenizer};

use crate::desk::Desk;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Act {
    Key(Key),
    Mouse(Mouse),
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

fn mouse() -> impl Strategy<Value = Mouse> {
    use Gesture::{Drag, Press, Release, WheelDown, WheelUp};
    let gesture = proptest::sample::select(vec![Press, Press, Drag, Release, WheelUp, WheelDown]);
    // The footer is left out: a click there may leave, and that ends a story.
    let row = prop_oneof![9 => 0..23u16, 1 => 24..200u16];
    (gesture, 0..100u16, row, any::<bool>()).prop_map(|(gesture, column, row, shift)| Mouse {
        gesture,
        column,
        row,
        shift,
    })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => proptest::sample::select(table_keys()).prop_map(Act::Key),
        4 => any::<char>().prop_map(|c| Act::Key(Key::char(c))),
        4 => proptest::sample::select("ab +-\"?!h字e\u{301}".chars().collect::<Vec<_>>())
            .prop_map(|c| Act::Key(Key::char(c))),
        8 => mouse().prop_map(Act::Mouse),
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
        Act::Mouse(mouse) => desk.tell(Msg::Mouse(mouse)),
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

#[test]
fn thousands_of_random_keys_stop_nothing() {
    press_at_random(4_000);
}

#[test]
#[ignore = "it takes two minutes"]
fn a_hundred_thousand_random_keys_stop_nothing() {
    press_at_random(100_000);
}

/// So many keys of a terminal, each at random: what it does with them is drawn now and then, and
/// whenever the program has been left another one begins.
fn press_at_random(most: usize) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 40).expect("24 bits")
    };
    let mut tokenizer = Tokenizer::new(1_000);
    let (mut keys, mut drawn) = (0, 0);
    while keys < most {
        let mut desk = if random() % 2 == 0 {
            Desk::interview("backend", "60")
        } else {
            Desk::interview("teamwork", "30")
        };
        // An interview of thousands of changes is another story.
        for _ in 0..2_000 {
            let mut bytes = Vec::new();
            match random() % 18 {
                0..6 => bytes.push(b'a' + u8::try_from(random() % 26).expect("a letter")),
                6..9 => bytes.extend([0x1b, b' ' + u8::try_from(random() % 95).expect("a key")]),
                9 => bytes.extend("é字👩\u{200d}👧\u{301}\u{202e}".as_bytes()),
                10..13 => bytes.push(u8::try_from(random() % 256).expect("a byte")),
                13 => {
                    bytes.extend([0x1b, b'[', b'A' + u8::try_from(random() % 8).expect("an end")]);
                }
                16 | 17 => {
                    let (code, column, row) = (random() % 68, random() % 90, random() % 26);
                    let end = if random() % 3 == 0 { 'm' } else { 'M' };
                    bytes.extend(format!("\x1b[<{code};{column};{row}{end}").bytes());
                }
                14 => bytes.extend(format!("\x1b[{};{}~", random() % 30, random() % 9).bytes()),
                _ => bytes.push(b"\r\x7f\x1b\t"[random() % 4]),
            }
            let mut tokens = Vec::new();
            tokenizer.feed(&bytes, &mut tokens);
            if random() % 4 == 0 {
                tokenizer.rest(&mut tokens);
                desk.wait_ms(60);
            }
            for token in tokens {
                keys += 1;
                match token {
                    Token::Key(key) => desk.tell(Msg::Key(key)),
                    Token::Paste(text) => desk.paste(&text),
                    Token::TooMuch(bytes) => desk.tell(Msg::PasteRefused { bytes }),
                    Token::Mouse(mouse) => match mouse.meant() {
                        Some(mouse) => desk.tell(Msg::Mouse(mouse)),
                        None => &mut desk,
                    },
                    Token::Background(background) => desk.tell(Msg::Background(background)),
                    Token::Attributes => &mut desk,
                };
            }
            if desk.farewell.is_some() {
                break;
            }
            if random() % 100 == 0 {
                let (columns, rows) = (random() % 200, random() % 60);
                desk.resize(
                    u16::try_from(columns).expect("few"),
                    u16::try_from(rows).expect("few"),
                );
                desk.cells();
                saved_is_saved(&desk);
                drawn += 1;
            }
        }
    }
    assert!(drawn > most / 1_000, "{drawn} of {keys}");
}
