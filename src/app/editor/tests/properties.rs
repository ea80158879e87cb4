//! The editor against a naive model, with whatever random commands and texts there are.

use proptest::prelude::*;

use super::super::wrap::Wrap;
use super::super::{Command, Editor, Motion, Outcome};
use super::Desk;
use super::model::{Done, Model};
use crate::domain::glyph::columns;
use crate::domain::{Position, Splice, Stamps};

#[derive(Clone, Debug)]
enum Step {
    Act(Command),
    Undo,
    Resize(u16, u16),
    Scroll(isize),
    Place(usize, usize),
}

fn texts(most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => prop::sample::select(vec!["a", "bc", "word", "X9", "longerword", ".", "("]),
        5 => prop::sample::select(vec![" ", "  ", "\t"]),
        3 => prop::sample::select(vec!["漢", "字字", "。", "「"]),
        2 => prop::sample::select(vec!["\u{301}", "e\u{301}", "👩\u{200d}👧", "👩", "\u{200d}", "🇩", "🇪"]),
        1 => prop::sample::select(vec!["\x1b", "\u{202e}", "\u{903}", "\r", "\0"]),
        2 => Just("\n"),
    ];
    prop::collection::vec(part, 0..most).prop_map(|parts| parts.concat())
}

fn motions() -> impl Strategy<Value = Motion> {
    prop::sample::select(vec![
        Motion::Left,
        Motion::Right,
        Motion::WordLeft,
        Motion::WordRight,
        Motion::Up,
        Motion::Down,
        Motion::RowStart,
        Motion::RowEnd,
        Motion::LineStart,
        Motion::LineEnd,
        Motion::PageUp,
        Motion::PageDown,
        Motion::Start,
        Motion::End,
    ])
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => texts(6).prop_map(|text| Step::Act(Command::Insert(text))),
        8 => prop::sample::select(vec![
            Command::Newline,
            Command::Backspace,
            Command::Delete,
            Command::DeleteWordBack,
            Command::DeleteWordForward,
            Command::DeleteToLineStart,
            Command::DeleteToLineEnd,
            Command::Deselect,
            Command::Cut,
            Command::Copy,
        ])
        .prop_map(Step::Act),
        8 => motions().prop_map(|motion| Step::Act(Command::Move(motion))),
        4 => motions().prop_map(|motion| Step::Act(Command::Select(motion))),
        3 => Just(Step::Undo),
        1 => (0..24_u16, 0..7_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => (-9..9_isize).prop_map(Step::Scroll),
        2 => (0..9_usize, 0..40_usize).prop_map(|(line, byte)| Step::Place(line, byte)),
    ]
}

/// Takes one step with both, and sees to it that they agree.
fn step(desk: &mut Desk, model: &mut Model, step: &Step) -> Result<(), TestCaseError> {
    match step {
        Step::Act(command) => {
            let expected = model.act(command);
            let before = desk.notes.clone();
            let outcome = desk.act(command);
            let written = |splice: Splice| Some((splice.from, splice.to, splice.text));
            let done = match outcome {
                Outcome::Still => Done::default(),
                Outcome::Write(splice) => Done { written: written(splice), copied: None },
                Outcome::Copied(text) => Done { written: None, copied: Some(text) },
                Outcome::Cut(text, splice) => Done { written: written(splice), copied: Some(text) },
            };
            let wrote = done.written.is_some();
            prop_assert_eq!(done, expected);
            if let Some(undo) = desk.undo.last().filter(|_| wrote) {
                let mut notes = desk.notes.clone();
                prop_assert!(notes.splice(undo).is_some());
                prop_assert_eq!(notes, before);
            }
        }
        Step::Undo => {
            let Some(undo) = desk.undo.pop() else { return Ok(()) };
            model.write((undo.from, undo.to), undo.text.clone());
            desk.apply(&undo);
            desk.undo.pop();
        }
        Step::Resize(columns, rows) => {
            model.resize(*columns, *rows);
            desk.editor.resize(&desk.notes, *columns, *rows);
        }
        Step::Scroll(rows) => {
            desk.editor.scroll(&desk.notes, *rows);
        }
        Step::Place(line, byte) => {
            let at = desk.notes.clamp(Position { line: *line, byte: *byte });
            model.place(at);
            desk.editor.place(&desk.notes, at);
        }
    }
    prop_assert_eq!(desk.notes.text(), model.text());
    prop_assert_eq!(desk.editor.cursor(), model.cursor);
    prop_assert_eq!(desk.editor.selection(), model.selection());
    prop_assert!(model.stops().iter().any(|(stop, _)| *stop == desk.editor.cursor()));
    Ok(())
}

/// What is on the screen is a piece of what the model wraps, and full if it can be.
fn look(desk: &Desk, model: &Model, scrolled: bool) -> Result<(), TestCaseError> {
    let seen = desk.editor.visible_rows(&desk.notes);
    let all = model.all_rows();
    let first = seen.first().map_or(0, |first| {
        all.iter().position(|row| (row.line, row.from) == (first.line, first.from)).unwrap_or(999)
    });
    prop_assert_eq!(seen.len(), all.len().min(model.rows), "{:?} {:?}", seen, all);
    for (row, expected) in seen.iter().zip(&all[first..]) {
        prop_assert_eq!((row.line, row.from, row.to), (expected.line, expected.from, expected.to));
        prop_assert_eq!(row.first, row.from == 0);
        let text = &desk.notes.lines()[row.line].text[row.from..row.to];
        let kept = text.trim_end_matches([' ', '\t']);
        let alone = crate::domain::glyph::clusters(kept).count() == 1;
        prop_assert!(columns(kept) <= model.columns || alone, "{:?}", kept);
    }
    if model.rows > 0 {
        prop_assert_eq!(desk.editor.above(&desk.notes), first > 0);
        prop_assert_eq!(desk.editor.below(&desk.notes), first + seen.len() < all.len());
    }
    let row = model.row_of_cursor(&all);
    let in_view = row >= first && row < first + seen.len() && model.columns > 0;
    prop_assert!(in_view || scrolled || model.rows == 0 || model.columns == 0);
    let cell = in_view.then(|| (model.column(all[row]), row - first));
    let ours = desk.editor.cursor_cell(&desk.notes);
    prop_assert_eq!(ours.map(|(x, y)| (usize::from(x), usize::from(y))), cell);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_editor_does_what_the_model_does(
        text in texts(40),
        (columns, rows) in (0..24_u16, 0..7_u16),
        steps in prop::collection::vec(steps(), 1..40),
    ) {
        let text = text.replace('\r', "");
        let mut desk = Desk::new(Editor::new(columns, rows), &text);
        let mut model = Model::new(&text, columns, rows, false);
        let mut scrolled = false;
        for one in &steps {
            step(&mut desk, &mut model, one)?;
            scrolled = match one {
                Step::Scroll(_) => true,
                Step::Act(_) | Step::Place(..) => false,
                Step::Undo | Step::Resize(..) => scrolled,
            };
            look(&desk, &model, scrolled)?;
            for line in 0..desk.notes.lines().len() {
                let fresh = Wrap::new(Some(model.columns.saturating_sub(1).max(1)));
                let spans = |wrap: &Wrap| {
                    let rows = wrap.rows(&desk.notes, line);
                    (0..rows.count()).map(|row| rows.span(row)).collect::<Vec<_>>()
                };
                prop_assert_eq!(spans(desk.editor.wrap()), spans(&fresh));
            }
        }
    }

    #[test]
    fn a_field_does_what_the_model_does_and_keeps_the_cursor_in_view(
        text in texts(12),
        columns in 0..24_u16,
        steps in prop::collection::vec(steps(), 1..40),
    ) {
        let text = text.replace(['\r', '\n'], " ");
        let mut desk = Desk::new(Editor::one_line(columns), &text);
        let mut model = Model::new(&text, columns, 1, true);
        for one in &steps {
            step(&mut desk, &mut model, one)?;
            let seen = desk.editor.visible_rows(&desk.notes);
            let [row] = seen[..] else { panic!("a field has one row") };
            let cursor = desk.editor.cursor().byte;
            prop_assert!(model.columns == 0 || row.from <= cursor && cursor <= row.to, "{:?}", row);
            prop_assert!(desk.editor.cursor_cell(&desk.notes).is_some() || model.columns == 0);
            let shown = &desk.notes.lines()[0].text[row.from..row.to];
            let alone = crate::domain::glyph::clusters(shown).count() == 1;
            prop_assert!(columns_of(shown) <= model.columns || alone);
        }
    }

    #[test]
    fn one_edit_in_a_long_line_wraps_it_as_from_the_start(
        text in texts(120), columns in 2..14_u16,
        at in 0..400_usize, gone in 0..6_usize, put in texts(5),
    ) {
        let text = text.replace(['\r', '\n'], "");
        let mut desk = Desk::new(Editor::new(columns, 3), &text);
        let from = desk.notes.clamp(Position { line: 0, byte: at });
        let to = desk.notes.clamp(Position { line: 0, byte: from.byte + gone }).max(from);
        desk.apply(&Splice { from, to, text: put, stamps: Stamps::Keep });
        let fresh = Wrap::new(Some(usize::from(columns) - 1));
        for line in 0..desk.notes.lines().len() {
            let spans = |wrap: &Wrap| {
                let rows = wrap.rows(&desk.notes, line);
                (0..rows.count()).map(|row| rows.span(row)).collect::<Vec<_>>()
            };
            prop_assert_eq!(spans(desk.editor.wrap()), spans(&fresh));
        }
    }
}

fn columns_of(text: &str) -> usize {
    columns(text)
}
