//! The keys that write, move and select in every text of the program, as the program ships.

use crate::app::action::Writing;
use crate::app::editor::Motion;
use crate::app::{Code, Key};

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WritingKey {
    pub keys: &'static [Key],
    pub writing: Writing,
    /// What the settings call it.
    pub id: &'static str,
    pub name: &'static str,
}

const fn row(
    keys: &'static [Key],
    writing: Writing,
    id: &'static str,
    name: &'static str,
) -> WritingKey {
    WritingKey { keys, writing, id, name }
}

const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const HOME: Key = Key::plain(Code::Home);
const END: Key = Key::plain(Code::End);
const PAGE_UP: Key = Key::plain(Code::PageUp);
const PAGE_DOWN: Key = Key::plain(Code::PageDown);
const BACKSPACE: Key = Key::plain(Code::Backspace);
const DELETE: Key = Key::plain(Code::Delete);

const fn ctrl(c: char) -> Key {
    Key::char(c).ctrl()
}

const fn alt(c: char) -> Key {
    Key::char(c).alt()
}

/// All keys that write. A plain character writes itself and has no row.
pub const WRITING: &[WritingKey] = &[
    row(&[Key::plain(Code::Enter)], Writing::Newline, "new-line", "new line"),
    row(
        &[BACKSPACE, BACKSPACE.shift(), ctrl('h')],
        Writing::Backspace,
        "delete-back",
        "delete back",
    ),
    row(&[DELETE], Writing::Delete, "delete-forward", "delete forward"),
    row(
        &[ctrl('w'), BACKSPACE.alt(), BACKSPACE.ctrl()],
        Writing::DeleteWordBack,
        "delete-word-back",
        "delete a word back",
    ),
    row(
        &[alt('d'), DELETE.ctrl()],
        Writing::DeleteWordForward,
        "delete-word-forward",
        "delete a word forward",
    ),
    row(
        &[ctrl('u')],
        Writing::DeleteToLineStart,
        "delete-to-line-start",
        "delete to the start of the line",
    ),
    row(
        &[ctrl('k')],
        Writing::DeleteToLineEnd,
        "delete-to-line-end",
        "delete to the end of the line",
    ),
    row(&[LEFT], Writing::Move(Motion::Left), "cursor-left", "left"),
    row(&[RIGHT], Writing::Move(Motion::Right), "cursor-right", "right"),
    row(&[UP], Writing::Move(Motion::Up), "cursor-up", "up"),
    row(&[DOWN], Writing::Move(Motion::Down), "cursor-down", "down"),
    row(
        &[LEFT.ctrl(), LEFT.alt(), alt('b')],
        Writing::Move(Motion::WordLeft),
        "cursor-word-left",
        "a word left",
    ),
    row(
        &[RIGHT.ctrl(), RIGHT.alt(), alt('f')],
        Writing::Move(Motion::WordRight),
        "cursor-word-right",
        "a word right",
    ),
    row(&[HOME], Writing::Move(Motion::RowStart), "cursor-row-start", "start of the row"),
    row(&[END], Writing::Move(Motion::RowEnd), "cursor-row-end", "end of the row"),
    row(&[ctrl('a')], Writing::Move(Motion::LineStart), "cursor-line-start", "start of the line"),
    row(&[ctrl('e')], Writing::Move(Motion::LineEnd), "cursor-line-end", "end of the line"),
    row(&[PAGE_UP], Writing::Move(Motion::PageUp), "cursor-page-up", "a page up"),
    row(&[PAGE_DOWN], Writing::Move(Motion::PageDown), "cursor-page-down", "a page down"),
    row(&[HOME.ctrl()], Writing::Move(Motion::Start), "cursor-text-start", "start of the text"),
    row(&[END.ctrl()], Writing::Move(Motion::End), "cursor-text-end", "end of the text"),
    row(&[LEFT.shift()], Writing::Select(Motion::Left), "select-left", "select left"),
    row(&[RIGHT.shift()], Writing::Select(Motion::Right), "select-right", "select right"),
    row(&[UP.shift()], Writing::Select(Motion::Up), "select-up", "select up"),
    row(&[DOWN.shift()], Writing::Select(Motion::Down), "select-down", "select down"),
    row(
        &[LEFT.shift().ctrl()],
        Writing::Select(Motion::WordLeft),
        "select-word-left",
        "select a word left",
    ),
    row(
        &[RIGHT.shift().ctrl()],
        Writing::Select(Motion::WordRight),
        "select-word-right",
        "select a word right",
    ),
    row(
        &[HOME.shift()],
        Writing::Select(Motion::RowStart),
        "select-row-start",
        "select to the start of the row",
    ),
    row(
        &[END.shift()],
        Writing::Select(Motion::RowEnd),
        "select-row-end",
        "select to the end of the row",
    ),
    row(&[PAGE_UP.shift()], Writing::Select(Motion::PageUp), "select-page-up", "select a page up"),
    row(
        &[PAGE_DOWN.shift()],
        Writing::Select(Motion::PageDown),
        "select-page-down",
        "select a page down",
    ),
    row(
        &[HOME.shift().ctrl()],
        Writing::Select(Motion::Start),
        "select-text-start",
        "select to the start of the text",
    ),
    row(
        &[END.shift().ctrl()],
        Writing::Select(Motion::End),
        "select-text-end",
        "select to the end of the text",
    ),
    row(&[ctrl('x')], Writing::Cut, "cut", "cut the selection, or the line"),
    row(&[ctrl('c')], Writing::Copy, "copy", "copy the selection, or the line"),
    row(&[ctrl('v')], Writing::Paste, "paste", "paste what was cut or copied"),
];
