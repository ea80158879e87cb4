//! The tests of notes: every splice can be taken back, and times follow their lines.

use proptest::prelude::*;

use super::*;

fn line(begun: impl Into<Option<u32>>, text: &str) -> Arc<NoteLine> {
    Arc::new(bare(begun, text))
}

fn bare(begun: impl Into<Option<u32>>, text: &str) -> NoteLine {
    NoteLine { begun: begun.into(), text: text.to_owned() }
}

fn at(line: usize, byte: usize) -> Position {
    Position { line, byte }
}

/// Two lines that were begun at 10 and 20 seconds.
fn two() -> Notes {
    Notes::new([bare(10, "abc"), bare(20, "def")])
}

fn after(mut notes: Notes, from: Position, to: Position, text: &str) -> Vec<Arc<NoteLine>> {
    let stamps = Stamps::Now(99);
    assert!(notes.splice(&Splice { from, to, text: text.to_owned(), stamps }).is_some());
    notes.lines
}

#[test]
fn there_is_always_a_line() {
    assert_eq!(Notes::new([]), Notes::default());
    assert_eq!(Notes::from_text("").lines(), [line(None, "")]);
    assert_eq!(after(two(), at(0, 0), at(1, 3), ""), [line(None, "")]);
}

#[test]
fn carriage_returns_are_line_ends() {
    assert_eq!(Notes::from_text("a\r\nb\rc\n").text(), "a\nb\nc\n");
    let lines = after(two(), at(0, 1), at(0, 1), "x\r\ny\rz");
    assert_eq!(lines[..3], [line(10, "ax"), line(99, "y"), line(10, "zbc")]);
}

#[test]
fn an_empty_line_has_no_time() {
    assert_eq!(Notes::new([bare(7, "")]).lines(), [line(None, "")]);
    assert_eq!(after(two(), at(0, 0), at(0, 3), "")[0], line(None, ""));
    assert_eq!(after(two(), at(0, 3), at(0, 3), "\n\n")[1], line(None, ""));
}

#[test]
fn the_first_letter_of_a_line_sets_its_time_and_the_next_keeps_it() {
    assert_eq!(after(Notes::default(), at(0, 0), at(0, 0), "x"), [line(99, "x")]);
    assert_eq!(after(two(), at(0, 3), at(0, 3), "x")[0], line(10, "abcx"));
    assert_eq!(after(two(), at(0, 0), at(0, 3), "x")[0], line(10, "x"));
}

#[test]
fn a_line_broken_in_two_was_begun_once() {
    assert_eq!(after(two(), at(0, 1), at(0, 1), "\n")[..2], [line(10, "a"), line(10, "bc")]);
    assert_eq!(after(two(), at(0, 0), at(0, 0), "\n")[..2], [line(None, ""), line(10, "abc")]);
}

#[test]
fn lines_pasted_above_a_line_begin_now() {
    let lines = after(two(), at(0, 0), at(0, 0), "x\ny\n");
    assert_eq!(lines[..3], [line(99, "x"), line(99, "y"), line(10, "abc")]);
}

#[test]
fn joined_lines_keep_the_time_of_the_first_that_has_text() {
    assert_eq!(after(two(), at(0, 3), at(1, 0), ""), [line(10, "abcdef")]);
    assert_eq!(after(two(), at(0, 0), at(1, 1), ""), [line(20, "ef")]);
    assert_eq!(after(two(), at(0, 0), at(1, 3), "x"), [line(99, "x")]);
}

#[test]
fn text_that_stood_there_without_a_time_gets_none_by_an_edit() {
    let prepared = Notes::from_text("ask about\nscale");
    assert_eq!(after(prepared.clone(), at(0, 9), at(0, 9), " X")[0], line(None, "ask about X"));
    assert_eq!(
        after(prepared, at(0, 3), at(1, 0), "\nnew\n"),
        [line(None, "ask"), line(99, "new"), line(None, "scale")]
    );
}

#[test]
fn a_splice_at_a_place_that_does_not_exist_changes_nothing() {
    let umlaut = Notes::from_text("ä");
    for (from, to) in [
        (at(0, 1), at(0, 2)),
        (at(0, 0), at(0, 3)),
        (at(1, 0), at(1, 0)),
        (at(0, 2), at(0, 0)),
        (at(0, 0), at(usize::MAX, usize::MAX)),
    ] {
        let mut notes = umlaut.clone();
        let splice = Splice { from, to, text: "x".to_owned(), stamps: Stamps::Keep };
        assert_eq!(notes.splice(&splice), None);
        assert_eq!(notes, umlaut);
    }
}

#[test]
fn a_place_that_does_not_exist_is_clamped_to_one_before_it() {
    let notes = Notes::from_text("ä\nb");
    assert_eq!(notes.clamp(at(0, 1)), at(0, 0));
    assert_eq!(notes.clamp(at(0, 9)), at(0, 2));
    assert_eq!(notes.clamp(at(9, 0)), at(1, 1));
    assert_eq!(notes.between(at(1, 0), at(0, 0)), "");
    assert_eq!(notes.between(at(0, 1), at(9, 9)), "ä\nb");
}

fn texts() -> impl Strategy<Value = String> {
    let char = prop::sample::select(vec!['a', 'b', ' ', '\n', '\r', 'ä', '漢', '\u{301}', '👩']);
    prop::collection::vec(char, 0..12).prop_map(String::from_iter)
}

fn some_notes() -> impl Strategy<Value = Notes> {
    prop::collection::vec((prop::option::of(0..100_u32), texts()), 0..4).prop_map(|lines| {
        Notes::new(lines.into_iter().map(|(begun, text)| NoteLine { begun, text }))
    })
}

fn stamps() -> impl Strategy<Value = Stamps> {
    prop_oneof![
        (100..200_u32).prop_map(Stamps::Now),
        Just(Stamps::Keep),
        prop::collection::vec(prop::option::of(200..300_u32), 0..4).prop_map(Stamps::Restore),
    ]
}

/// A place that exists, from two numbers.
fn place(notes: &Notes, (line, byte): (usize, usize)) -> Position {
    let line = line % notes.lines().len();
    notes.clamp(Position { line, byte: byte % (notes.lines()[line].text.len() + 1) })
}

fn flat(notes: &Notes, at: Position) -> usize {
    notes.lines()[..at.line].iter().map(|line| line.text.len() + 1).sum::<usize>() + at.byte
}

proptest! {
    #[test]
    fn a_splice_does_what_it_does_to_a_string_and_undo_and_redo_are_exact(
        notes in some_notes(), one in any::<(usize, usize)>(), two in any::<(usize, usize)>(),
        text in texts(), stamps in stamps(),
    ) {
        let (one, two) = (place(&notes, one), place(&notes, two));
        let (from, to) = (one.min(two), one.max(two));
        let before = notes.clone();
        let mut notes = notes;
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut expected = before.text();
        expected.replace_range(flat(&before, from)..flat(&before, to), &unix);

        let splice = Splice { from, to, text, stamps };
        let undo = notes.splice(&splice).expect("both places exist");
        prop_assert_eq!(notes.text(), expected);
        prop_assert_eq!(undo.to, splice.end());
        prop_assert_eq!(notes.between(from, undo.to), unix);
        for line in notes.lines() {
            prop_assert!(!line.text.contains(['\n', '\r']));
            prop_assert!(line.begun.is_none() || !line.text.is_empty());
        }

        let after = notes.clone();
        let redo = notes.splice(&undo).expect("an undo fits");
        prop_assert_eq!(&notes, &before);
        prop_assert!(notes.splice(&redo).is_some());
        prop_assert_eq!(&notes, &after);
    }
}

#[test]
fn a_copy_shares_every_line_that_neither_has_changed() {
    let mut notes = Notes::from_text(&"a line\n".repeat(1_000));
    let snapshot = notes.clone();
    let splice =
        Splice { from: at(500, 6), to: at(500, 6), text: "!".into(), stamps: Stamps::Keep };
    assert!(notes.splice(&splice).is_some());
    let shared = |(a, b): &(&Arc<NoteLine>, &Arc<NoteLine>)| Arc::ptr_eq(a, b);
    assert_eq!(notes.lines().iter().zip(snapshot.lines()).filter(shared).count(), 1_000);
    assert_eq!(snapshot.lines()[500].text, "a line");
    assert_eq!(notes.lines()[500].text, "a line!");
}
