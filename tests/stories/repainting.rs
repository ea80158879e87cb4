//! What is drawn again: what has changed, and no more. That the rest is right as it is, is looked
//! at whenever a desk looks, here and in all other stories.

use std::ops::Range;
use std::time::Duration;

use proptest::prelude::*;
use vivavoce::app::areas::LiveAreas;
use vivavoce::app::settings::Background;
use vivavoce::app::{Code, Key, Msg, Report, Size};

use crate::desk::Desk;

fn areas(desk: &Desk) -> LiveAreas {
    desk.open().areas(desk.size).expect("room for an interview")
}

fn rows(from: u16, height: u16) -> Range<u16> {
    from..from + height
}

fn live(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(columns, rows).keys("Alt-n");
    desk.write("+ asks for the plan\n- says nothing of writes\nand");
    desk
}

/// What is drawn again after a message, apart from the disk's answers to it.
fn drawn(desk: &mut Desk, msg: Msg) -> Vec<u16> {
    desk.look();
    desk.slow = true;
    let effects = desk.app.update(desk.at, msg);
    let drawn = desk.look();
    desk.carry_out(effects);
    drawn
}

#[test]
fn a_letter_costs_its_row_and_the_first_one_the_mark_that_it_is_being_saved() {
    for (columns, height) in [(120, 40), (80, 24), (60, 20), (40, 14)] {
        let mut desk = live(columns, height);
        desk.wait(2);
        let first = drawn(&mut desk, Msg::Key(Key::char('e')));
        let second = drawn(&mut desk, Msg::Key(Key::char('f')));
        let (_, row) =
            desk.open().notes.cursor_cell(&desk.open().item().1.notes).expect("the cursor");
        let row = areas(&desk).text().y + row;
        assert_eq!(second, [row], "{columns}×{height}");
        assert_eq!(first, [0, row], "{columns}×{height}");
    }
}

#[test]
fn a_second_costs_the_rows_with_clocks() {
    for (columns, height) in [(120, 40), (80, 24)] {
        let mut desk = live(columns, height);
        desk.wait(2).wait_ms(1_000).look();
        let effects = desk.app.update(desk.at.later(Duration::from_secs(1)), Msg::Wake);
        let drawn = desk.look();
        assert!(effects.is_empty());
        let areas = areas(&desk);
        let guide = areas.guide.map_or(0..0, |guide| rows(guide.y, guide.height));
        for row in drawn {
            let clock = row == 0 || row == areas.question.y || guide.contains(&row);
            assert!(clock || areas.strip.is_some_and(|strip| strip.y == row), "row {row}");
        }
    }
}

#[test]
fn a_rating_leaves_the_notes_alone() {
    let mut desk = live(120, 40);
    let drawn = drawn(&mut desk, Msg::Key(Key::char('4').alt()));
    let notes = areas(&desk).notes;
    assert!(!drawn.is_empty());
    // Beside the notes stands the guide, which shows the rating too: it is one part.
    assert!(drawn.contains(&areas(&desk).guidance.y));
    let mut narrow = live(80, 24);
    let drawn = self::drawn(&mut narrow, Msg::Key(Key::char('4').alt()));
    let notes = rows(notes.y.min(areas(&narrow).notes.y), areas(&narrow).notes.height);
    assert!(drawn.iter().all(|row| !notes.contains(row)), "{drawn:?} and {notes:?}");
}

#[test]
fn what_changes_nothing_draws_nothing() {
    let mut desk = live(80, 24);
    desk.wait(2);
    let file = desk.open().file.clone();
    assert!(drawn(&mut desk, Msg::Disk(Report::Saved { file, ticket: 0 })).is_empty());
    // The cursor is no part of any row.
    assert!(drawn(&mut desk, Msg::Key(Key::plain(Code::Left))).is_empty());
}

/// One thing that happens in a live interview.
#[derive(Clone, Debug)]
enum Act {
    Keys(&'static str),
    Write(String),
    Wait(u64),
    /// So many seconds pass, and nobody is woken.
    Miss(u64),
    Resize(Size),
    Set(&'static str),
    Background(Background),
    Fail(bool),
    Slow(bool),
}

const KEYS: [&str; 34] = [
    "Alt-4",
    "Alt-1",
    "Alt-A",
    "Alt-B",
    "Alt-F",
    "Alt-V",
    "Alt-W",
    "Alt-j",
    "Alt-k",
    "Alt-h",
    "Alt-.",
    "Alt-+",
    "Alt--",
    "Alt-u",
    "Alt-r",
    "Alt-n",
    "Alt-p",
    "Alt-t",
    "Alt-v",
    "Alt-g",
    "Alt-y",
    "Alt-;",
    "Alt-c",
    "Esc",
    "Enter",
    "Enter",
    "Up",
    "Down",
    "PageUp",
    "Shift-Left",
    "Shift-Up",
    "Ctrl-X",
    "Ctrl-V",
    "Backspace",
];

const SETTINGS: [&str; 6] = [
    "",
    "theme = \"light\"",
    "theme = \"high-contrast\"",
    "theme = \"plain\"\nglyphs = \"ascii\"",
    "clock = \"wall\"\ntime_stamps = false",
    "glyphs = \"ascii\"\nclock = \"remaining\"",
];

fn act() -> impl Strategy<Value = Act> {
    let sizes = [(120, 40), (140, 45), (100, 26), (80, 24), (60, 20), (40, 14), (30, 8)];
    let size =
        proptest::sample::select(sizes.map(|(columns, rows)| Size { columns, rows }).to_vec());
    prop_oneof![
        8 => proptest::sample::select(KEYS.to_vec()).prop_map(Act::Keys),
        8 => "[a-z +\"!字é👍\u{301}]{1,3}".prop_map(Act::Write),
        6 => (0..4_000u64).prop_map(Act::Wait),
        1 => (0..1_000u64).prop_map(Act::Miss),
        1 => size.prop_map(Act::Resize),
        1 => proptest::sample::select(SETTINGS.to_vec()).prop_map(Act::Set),
        1 => any::<bool>().prop_map(|dark| {
            Act::Background(if dark { Background::Dark } else { Background::Light })
        }),
        1 => any::<bool>().prop_map(Act::Fail),
        1 => any::<bool>().prop_map(Act::Slow),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_would_be_drawn(acts in proptest::collection::vec(act(), 1..40)) {
        let mut desk = live(120, 40);
        for act in acts {
            match act {
                Act::Keys(keys) => desk.keys(keys),
                Act::Write(text) => desk.write(&text),
                Act::Wait(ms) => desk.wait_ms(ms),
                Act::Miss(seconds) => {
                    desk.at = desk.at.later(Duration::from_secs(seconds));
                    desk.tell(Msg::Wake)
                }
                Act::Resize(size) => desk.resize(size.columns, size.rows),
                Act::Set(settings) => desk.set(settings),
                Act::Background(background) => desk.tell(Msg::Background(background)),
                Act::Fail(fails) => {
                    desk.broken = fails.then(|| "Not saved: the disk is full.".into());
                    &mut desk
                }
                Act::Slow(slow) => {
                    desk.answer();
                    desk.slow = slow;
                    &mut desk
                }
            };
            desk.look();
        }
    }
}
