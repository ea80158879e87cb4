//! The keys that write, move and select in every text of the program.

use crate::app::action::Writing;
use crate::app::editor::Motion;
use crate::app::{Code, Key};

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct WritingKey {
    pub keys: &'static [Key],
    pub writing: Writing,
    pub name: &'static str,
}

const fn row(keys: &'static [Key], writing: Writing, name: &'static str) -> WritingKey {
    WritingKey { keys, writing, name }
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
    row(&[Key::plain(Code::Enter)], Writing::Newline, "new line"),
    row(&[BACKSPACE, BACKSPACE.shift(), ctrl('h')], Writing::Backspace, "delete back"),
    row(&[DELETE], Writing::Delete, "delete forward"),
    row(
        &[ctrl('w'), BACKSPACE.alt(), BACKSPACE.ctrl()],
        Writing::DeleteWordBack,
        "delete a word back",
    ),
    row(&[alt('d'), DELETE.ctrl()], Writing::DeleteWordForward, "delete a word forward"),
    row(&[ctrl('u')], Writing::DeleteToLineStart, "delete to the start of the line"),
    row(&[ctrl('k')], Writing::DeleteToLineEnd, "delete to the end of the line"),
    row(&[LEFT], Writing::Move(Motion::Left), "left"),
    row(&[RIGHT], Writing::Move(Motion::Right), "right"),
    row(&[UP], Writing::Move(Motion::Up), "up"),
    row(&[DOWN], Writing::Move(Motion::Down), "down"),
    row(&[LEFT.ctrl(), LEFT.alt(), alt('b')], Writing::Move(Motion::WordLeft), "a word left"),
    row(&[RIGHT.ctrl(), RIGHT.alt(), alt('f')], Writing::Move(Motion::WordRight), "a word right"),
    row(&[HOME], Writing::Move(Motion::RowStart), "start of the row"),
    row(&[END], Writing::Move(Motion::RowEnd), "end of the row"),
    row(&[ctrl('a')], Writing::Move(Motion::LineStart), "start of the line"),
    row(&[ctrl('e')], Writing::Move(Motion::LineEnd), "end of the line"),
    row(&[PAGE_UP], Writing::Move(Motion::PageUp), "a page up"),
    row(&[PAGE_DOWN], Writing::Move(Motion::PageDown), "a page down"),
    row(&[HOME.ctrl()], Writing::Move(Motion::Start), "start of the text"),
    row(&[END.ctrl()], Writing::Move(Motion::End), "end of the text"),
    row(&[LEFT.shift()], Writing::Select(Motion::Left), "select left"),
    row(&[RIGHT.shift()], Writing::Select(Motion::Right), "select right"),
    row(&[UP.shift()], Writing::Select(Motion::Up), "select up"),
    row(&[DOWN.shift()], Writing::Select(Motion::Down), "select down"),
    row(&[LEFT.shift().ctrl()], Writing::Select(Motion::WordLeft), "select a word left"),
    row(&[RIGHT.shift().ctrl()], Writing::Select(Motion::WordRight), "select a word right"),
    row(&[HOME.shift()], Writing::Select(Motion::RowStart), "select to the start of the row"),
    row(&[END.shift()], Writing::Select(Motion::RowEnd), "select to the end of the row"),
    row(&[PAGE_UP.shift()], Writing::Select(Motion::PageUp), "select a page up"),
    row(&[PAGE_DOWN.shift()], Writing::Select(Motion::PageDown), "select a page down"),
    row(&[HOME.shift().ctrl()], Writing::Select(Motion::Start), "select to the start of the text"),
    row(&[END.shift().ctrl()], Writing::Select(Motion::End), "select to the end of the text"),
    row(&[ctrl('x')], Writing::Cut, "cut the selection, or the line"),
    row(&[ctrl('c')], Writing::Copy, "copy the selection, or the line"),
    row(&[ctrl('v')], Writing::Paste, "paste what was cut or copied"),
];

/// How a key writes; `None` when it does not. A plain character is not in the table: it is
/// inserted.
pub fn writing(key: Key) -> Option<Writing> {
    WRITING.iter().find(|row| row.keys.contains(&key)).map(|row| row.writing)
}
