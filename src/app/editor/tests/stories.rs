//! What the editor does, one rule a story.

use super::super::{Command, Editor, Motion, Outcome, Row};
use super::Desk;
use crate::domain::{Position, Splice, Stamps};

fn at(line: usize, byte: usize) -> Position {
    Position { line, byte }
}

/// Many lines, with the cursor at the place where the text has a `|`.
fn desk(columns: u16, rows: u16, text: &str) -> Desk {
    with(Editor::new(columns, rows), text)
}

fn field(columns: u16, text: &str) -> Desk {
    with(Editor::one_line(columns), text)
}

fn with(editor: Editor, text: &str) -> Desk {
    let (before, after) = text.split_once('|').expect("the text shows the cursor");
    let mut desk = Desk::new(editor, &format!("{before}{after}"));
    let (line, byte) = (before.matches('\n').count(), before.rsplit('\n').next());
    desk.editor.place(&desk.notes, at(line, byte.map_or(0, str::len)));
    desk
}

impl Desk {
    fn step(&mut self, motion: Motion) -> &mut Self {
        self.act(&Command::Move(motion));
        self
    }

    fn select(&mut self, motion: Motion) -> &mut Self {
        self.act(&Command::Select(motion));
        self
    }

    fn write(&mut self, text: &str) -> &mut Self {
        self.act(&Command::Insert(text.to_owned()));
        self
    }

    /// The text with the cursor in it.
    fn shown(&self) -> String {
        let cursor = self.editor.cursor();
        let head = self.notes.between(at(0, 0), cursor);
        format!("{head}|{}", self.notes.between(cursor, self.notes.end()))
    }

    fn rows(&self) -> Vec<&str> {
        let rows = self.editor.visible_rows(&self.notes);
        rows.iter().map(|row| &self.notes.lines()[row.line].text[row.from..row.to]).collect()
    }

    fn cell(&self) -> Option<(u16, u16)> {
        self.editor.cursor_cell(&self.notes)
    }
}

#[test]
fn a_row_ends_behind_its_spaces_and_the_next_begins_with_a_word() {
    assert_eq!(desk(11, 9, "|the quick  brown").rows(), ["the quick  ", "brown"]);
    assert_eq!(desk(6, 9, "|a      b").rows(), ["a      ", "b"]);
}

#[test]
fn a_word_longer_than_a_row_is_broken_between_clusters() {
    assert_eq!(desk(6, 9, "|see https://x.org").rows(), ["see ", "https", "://x.", "org"]);
    assert_eq!(desk(3, 9, "|e\u{301}e\u{301}e\u{301}").rows(), ["e\u{301}e\u{301}", "e\u{301}"]);
}

#[test]
fn an_indent_does_not_leave_its_row_for_a_long_word() {
    assert_eq!(desk(6, 9, "|  abcdefg").rows(), ["  abc", "defg"]);
}

#[test]
fn wide_characters_are_not_split_and_break_anywhere_but_before_a_full_stop() {
    assert_eq!(desk(6, 9, "|漢字漢字").rows(), ["漢字", "漢字"]);
    assert_eq!(desk(6, 9, "|ab 漢字漢").rows(), ["ab 漢", "字漢"]);
    assert_eq!(desk(7, 9, "|漢字漢。漢").rows(), ["漢字", "漢。漢"]);
}

#[test]
fn a_glyph_wider_than_the_area_sits_alone_on_its_row() {
    assert_eq!(desk(4, 9, "|a\u{202e}b").rows(), ["a", "\u{202e}", "b"]);
}

#[test]
fn the_cursor_behind_a_full_row_has_a_column_of_its_own() {
    assert_eq!(desk(6, 9, "abcde|").rows(), ["abcde"]);
    assert_eq!(desk(6, 9, "abcde|").cell(), Some((5, 0)));
}

#[test]
fn the_cursor_behind_hanging_spaces_stays_at_the_right_edge() {
    assert_eq!(desk(6, 9, "abcde   |").cell(), Some((5, 0)));
    assert_eq!(desk(6, 9, "abcde   |x").cell(), Some((0, 1)));
}

#[test]
fn a_cursor_at_a_soft_wrap_is_at_the_start_of_the_next_row() {
    let mut desk = desk(6, 9, "abc |def");
    assert_eq!(desk.cell(), Some((0, 1)));
    assert_eq!(desk.step(Motion::Left).step(Motion::RowStart).shown(), "|abc def");
    assert_eq!(desk.step(Motion::RowEnd).shown(), "abc| def");
    assert_eq!(desk.step(Motion::RowEnd).shown(), "abc| def");
}

#[test]
fn a_row_knows_its_line_and_whether_it_is_the_first_of_it() {
    let desk = desk(6, 9, "|abc def\nx");
    let row = |line, from, to, first| Row { line, from, to, first };
    assert_eq!(
        desk.editor.visible_rows(&desk.notes),
        [row(0, 0, 4, true), row(0, 4, 7, false), row(1, 0, 1, true)]
    );
}

#[test]
fn up_and_down_keep_the_column_past_shorter_lines() {
    let mut desk = desk(20, 9, "abcdef|\nab\n漢字漢字");
    assert_eq!(desk.step(Motion::Down).cell(), Some((2, 1)));
    assert_eq!(desk.step(Motion::Down).cell(), Some((6, 2)));
    assert_eq!(desk.step(Motion::Up).step(Motion::Up).shown(), "abcdef|\nab\n漢字漢字");
    desk.step(Motion::Down).step(Motion::Left);
    assert_eq!(desk.step(Motion::Up).shown(), "a|bcdef\nab\n漢字漢字");
}

#[test]
fn up_from_the_first_row_goes_to_the_start_and_down_from_the_last_to_the_end() {
    let mut desk = desk(20, 9, "ab|c");
    assert_eq!(desk.step(Motion::Up).shown(), "|abc");
    assert_eq!(desk.step(Motion::Down).shown(), "abc|");
}

#[test]
fn a_page_is_what_is_in_view_but_one_row() {
    let mut desk = desk(9, 3, "|1\n2\n3\n4\n5\n6\n7");
    assert_eq!(desk.step(Motion::PageDown).shown(), "1\n2\n|3\n4\n5\n6\n7");
    assert_eq!(desk.rows(), ["3", "4", "5"]);
    desk.step(Motion::PageDown).step(Motion::PageDown);
    assert_eq!(desk.shown(), "1\n2\n3\n4\n5\n6\n|7");
    assert_eq!(desk.step(Motion::PageDown).shown(), "1\n2\n3\n4\n5\n6\n7|");
    assert_eq!(desk.step(Motion::PageUp).rows(), ["3", "4", "5"]);
}

#[test]
fn word_steps_end_at_words_and_cross_lines() {
    let mut desk = desk(40, 9, "p99|: 40 ms\n\n  größer");
    for shown in [
        "p99:| 40 ms\n\n  größer",
        "p99: 40| ms\n\n  größer",
        "p99: 40 ms|\n\n  größer",
        "p99: 40 ms\n\n  größer|",
        "p99: 40 ms\n\n  größer|",
    ] {
        assert_eq!(desk.step(Motion::WordRight).shown(), shown);
    }
    assert_eq!(desk.step(Motion::WordLeft).shown(), "p99: 40 ms\n\n  |größer");
    assert_eq!(desk.step(Motion::WordLeft).shown(), "p99: 40 |ms\n\n  größer");
    desk.step(Motion::LineStart).step(Motion::WordLeft);
    assert_eq!(desk.shown(), "|p99: 40 ms\n\n  größer");
}

#[test]
fn a_step_and_a_backspace_take_an_emoji_family_whole() {
    let mut desk = desk(40, 9, "a👩‍👩‍👧‍👦|b");
    assert_eq!(desk.step(Motion::Left).shown(), "a|👩‍👩‍👧‍👦b");
    desk.step(Motion::Right).act(&Command::Backspace);
    assert_eq!(desk.shown(), "a|b");
}

#[test]
fn backspace_at_the_start_of_a_line_joins_it_to_the_one_above() {
    let mut desk = desk(40, 9, "ab\n|cd");
    desk.act(&Command::Backspace);
    assert_eq!(desk.shown(), "ab|cd");
    desk.act(&Command::Newline);
    assert_eq!(desk.step(Motion::Left).shown(), "ab|\ncd");
    desk.act(&Command::Delete);
    assert_eq!(desk.shown(), "ab|cd");
}

#[test]
fn deleting_a_word_stays_in_its_line() {
    let mut one = desk(40, 9, "one\n  |two");
    one.act(&Command::DeleteWordBack);
    assert_eq!(one.shown(), "one\n|two");
    one.act(&Command::DeleteWordBack);
    assert_eq!(one.shown(), "one|two");
    let mut two = desk(40, 9, "one |  \ntwo three");
    two.act(&Command::DeleteWordForward);
    assert_eq!(two.shown(), "one |\ntwo three");
    two.act(&Command::DeleteWordForward);
    assert_eq!(two.shown(), "one |two three");
    two.act(&Command::DeleteWordForward);
    assert_eq!(two.shown(), "one | three");
}

#[test]
fn deleting_to_the_ends_of_a_line_goes_no_further() {
    let mut desk = desk(40, 9, "a\nbc|de\nf");
    desk.act(&Command::DeleteToLineStart);
    assert_eq!(desk.shown(), "a\n|de\nf");
    assert_eq!(desk.act(&Command::DeleteToLineStart), Outcome::Still);
    desk.act(&Command::DeleteToLineEnd);
    assert_eq!(desk.act(&Command::DeleteToLineEnd), Outcome::Still);
    assert_eq!(desk.shown(), "a\n|\nf");
}

#[test]
fn a_cursor_never_stands_inside_what_an_insertion_has_joined() {
    assert_eq!(desk(40, 9, "|\u{301}x").write("e").shown(), "e\u{301}|x");
    assert_eq!(desk(40, 9, "👩|👧").write("\u{200d}").shown(), "👩\u{200d}👧|");
    let mut joined = desk(40, 9, "e\n|\u{301}x");
    joined.act(&Command::Backspace);
    assert_eq!(joined.shown(), "e\u{301}|x");
}

#[test]
fn typing_replaces_the_selection() {
    let mut desk = desk(40, 9, "ab|c\ndef");
    desk.select(Motion::Down);
    assert_eq!(desk.editor.selection(), Some((at(0, 2), at(1, 2))));
    assert_eq!(desk.write("X").shown(), "abX|f");
    assert_eq!(desk.editor.selection(), None);
}

#[test]
fn an_empty_paste_leaves_the_selection_alone() {
    let mut desk = desk(40, 9, "a|bc");
    desk.select(Motion::End).write("");
    assert_eq!(desk.editor.selection(), Some((at(0, 1), at(0, 3))));
}

#[test]
fn a_step_to_the_side_from_a_selection_goes_to_its_edge() {
    let mut desk = desk(40, 9, "a|bcd");
    desk.select(Motion::Right).select(Motion::Right);
    assert_eq!(desk.step(Motion::Left).shown(), "a|bcd");
    desk.select(Motion::Right).select(Motion::Right);
    assert_eq!(desk.step(Motion::Right).shown(), "abc|d");
    assert_eq!(desk.editor.selection(), None);
}

#[test]
fn a_selection_that_has_shrunk_to_nothing_is_none_and_grows_again_from_where_it_began() {
    let mut desk = desk(40, 9, "a|bc");
    desk.select(Motion::Right).select(Motion::Left);
    assert_eq!(desk.editor.selection(), None);
    desk.select(Motion::Left);
    assert_eq!(desk.editor.selection(), Some((at(0, 0), at(0, 1))));
}

#[test]
fn without_a_selection_the_whole_line_is_cut_and_pasted_as_a_line() {
    let mut desk = desk(40, 9, "one\nt|wo\nthree");
    assert_eq!(desk.act(&Command::Copy), Outcome::Copied("two\n".to_owned()));
    let Outcome::Cut(text, _) = desk.act(&Command::Cut) else { panic!("nothing was cut") };
    assert_eq!(desk.shown(), "one\n|three");
    assert_eq!(desk.step(Motion::Start).write(&text).shown(), "two\n|one\nthree");
    desk.step(Motion::End).act(&Command::Cut);
    assert_eq!(desk.shown(), "two\none|");
}

#[test]
fn there_is_nothing_to_cut_or_copy_in_empty_notes() {
    let mut desk = desk(40, 9, "|");
    assert_eq!(desk.act(&Command::Cut), Outcome::Still);
    assert_eq!(desk.act(&Command::Copy), Outcome::Still);
    assert_eq!(desk.act(&Command::Backspace), Outcome::Still);
    assert_eq!(desk.act(&Command::Delete), Outcome::Still);
}

#[test]
fn everything_can_be_selected_and_let_go() {
    let mut desk = desk(40, 9, "|ab\nc");
    desk.act(&Command::Select(Motion::End));
    assert_eq!(desk.editor.selection(), Some((at(0, 0), at(1, 1))));
    desk.act(&Command::Deselect);
    assert_eq!(desk.editor.selection(), None);
    assert_eq!(desk.shown(), "ab\nc|");
}

#[test]
fn a_paste_brings_unix_line_ends_and_the_time_it_was_given() {
    let mut desk = desk(40, 9, "|");
    let outcome = desk.act(&Command::Insert("a\r\nb\rc".to_owned()));
    let Outcome::Write(splice) = outcome else { panic!("nothing was written") };
    assert_eq!((splice.text.as_str(), splice.stamps), ("a\nb\nc", Stamps::Now(7)));
    assert_eq!(desk.notes.lines()[2].begun, Some(7));
}

#[test]
fn a_refused_splice_leaves_the_editor_as_it_was() {
    let mut desk = desk(40, 9, "a|bc");
    desk.select(Motion::Right);
    let before = desk.editor.clone();
    let outcome = desk.editor.act(&desk.notes, &Command::Backspace, Stamps::Keep);
    assert!(matches!(outcome, Outcome::Write(_)));
    assert_eq!(desk.editor, before);
}

#[test]
fn undo_takes_the_cursor_to_what_came_back() {
    let mut desk = desk(40, 2, "|1\n2\n3\n4\n5");
    desk.act(&Command::Delete);
    desk.step(Motion::End);
    let undo = desk.undo.pop().expect("something was written");
    desk.apply(&undo);
    assert_eq!(desk.shown(), "1|\n2\n3\n4\n5");
    assert_eq!(desk.rows(), ["1", "2"]);
}

#[test]
fn looking_elsewhere_leaves_the_cursor_and_the_next_key_comes_back_to_it() {
    let mut desk = desk(9, 2, "|1\n2\n3\n4");
    desk.editor.scroll(&desk.notes, 9);
    assert_eq!((desk.rows(), desk.cell()), (vec!["3", "4"], None));
    assert!(desk.editor.above(&desk.notes) && !desk.editor.below(&desk.notes));
    // The shell reports the size at every frame.
    desk.editor.resize(&desk.notes, 9, 2);
    assert_eq!(desk.cell(), None);
    assert_eq!(desk.write("x").rows(), ["x1", "2"]);
    desk.editor.scroll(&desk.notes, 1);
    desk.editor.scroll(&desk.notes, isize::MIN);
    assert!(!desk.editor.above(&desk.notes) && desk.editor.below(&desk.notes));
}

#[test]
fn what_is_in_view_stands_still_when_something_changes_above_it() {
    let mut desk = desk(9, 2, "|1\n2\n3\n4\n5");
    desk.step(Motion::End).step(Motion::Up);
    assert_eq!(desk.rows(), ["4", "5"]);
    desk.editor.scroll(&desk.notes, -1);
    let above =
        Splice { from: at(0, 0), to: at(0, 1), text: "a\nb".to_owned(), stamps: Stamps::Keep };
    desk.notes.splice(&above);
    desk.editor.wrote(&desk.notes, &above);
    desk.editor.place(&desk.notes, at(4, 0));
    assert_eq!(desk.notes.text(), "a\nb\n2\n3\n4\n5");
    assert_eq!(desk.cell(), Some((0, 1)));
}

#[test]
fn no_row_stays_empty_that_could_show_something() {
    let mut desk = desk(9, 3, "1\n2\n3\n4|");
    desk.act(&Command::Backspace);
    desk.act(&Command::Backspace);
    assert_eq!(desk.rows(), ["1", "2", "3"]);
    desk.editor.resize(&desk.notes, 9, 2);
    assert_eq!(desk.rows(), ["2", "3"]);
    desk.editor.resize(&desk.notes, 9, 5);
    assert_eq!(desk.rows(), ["1", "2", "3"]);
}

#[test]
fn an_area_without_room_does_nothing_worse_than_show_nothing() {
    for (columns, rows) in [(0, 0), (0, 3), (1, 0), (1, 1), (2, 1)] {
        let mut desk = desk(columns, rows, "|漢\u{202e} a\tb\n\n👩‍👩‍👧‍👦");
        for motion in [Motion::Down, Motion::PageDown, Motion::RowEnd, Motion::End, Motion::PageUp]
        {
            desk.step(motion).write("漢 x");
        }
        desk.editor.scroll(&desk.notes, -3);
        assert!(desk.rows().len() <= usize::from(rows));
        assert!(columns > 0 && rows > 0 || desk.cell().is_none());
    }
}

#[test]
fn other_notes_keep_the_cursor_where_there_is_a_place_for_it() {
    let mut desk = desk(9, 2, "abc\ndef|");
    desk.notes = crate::domain::Notes::from_text("x\nä");
    desk.editor.replaced(&desk.notes);
    assert_eq!(desk.shown(), "x\nä|");
    desk.editor.place(&desk.notes, at(1, 1));
    assert_eq!(desk.shown(), "x\n|ä");
}

#[test]
fn a_field_has_one_line() {
    let mut desk = field(20, "|");
    assert_eq!(desk.act(&Command::Newline), Outcome::Still);
    assert_eq!(desk.write("Ada\r\nLovelace\n").shown(), "Ada Lovelace |");
    assert_eq!(desk.act(&Command::Copy), Outcome::Copied("Ada Lovelace ".to_owned()));
    assert_eq!(desk.step(Motion::Up).shown(), "|Ada Lovelace ");
    assert_eq!(desk.step(Motion::Down).shown(), "Ada Lovelace |");
}

#[test]
fn a_field_scrolls_sideways_and_shows_what_is_around_the_cursor() {
    let mut desk = field(8, "abcdefghijklmnop|");
    assert_eq!((desk.rows(), desk.cell()), (vec!["jklmnop"], Some((7, 0))));
    for _ in 0..6 {
        desk.step(Motion::Left);
    }
    assert_eq!((desk.rows(), desk.cell()), (vec!["ijklmnop"], Some((2, 0))));
    desk.step(Motion::Start);
    assert_eq!((desk.rows(), desk.cell()), (vec!["abcdefgh"], Some((0, 0))));
    desk.step(Motion::End).act(&Command::DeleteToLineStart);
    assert_eq!((desk.rows(), desk.cell()), (vec![""], Some((0, 0))));
}

#[test]
fn a_cluster_that_becomes_narrower_is_taken_back_two_rows_up() {
    let mut desk = desk(9, 9, "aa bbb1\u{fe0f}|");
    assert_eq!(desk.rows(), ["aa ", "bbb", "1\u{fe0f}"]);
    assert_eq!(desk.write("\u{20e3}").rows(), ["aa bbb1\u{fe0f}\u{20e3}"]);
}
