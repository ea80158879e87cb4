//! What a key costs; printed, since a busy machine proves nothing.
//! `cargo test --lib what_a_key_costs -- --ignored --nocapture`

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "it reads the clock and prints what it read; it is no part of the program"
)]

use std::time::Instant;

use super::super::{Command, Editor, Motion};
use super::Desk;
use crate::domain::Position;

const KEYS: u32 = 500;

#[test]
#[ignore = "prints times and asserts nothing"]
fn what_a_key_costs() {
    for size in [1_000, 1_000_000] {
        for (shape, end) in [("many lines", "\n"), ("one line", " ")] {
            let text = prose(size, end);
            let mut desk = Desk::new(Editor::new(120, 40), &text);
            let line = desk.notes.lines().len() / 2;
            let byte = desk.notes.lines()[line].text.len() / 2;
            desk.editor.place(&desk.notes, Position { line, byte });
            let letter = Command::Insert("x".to_owned());
            time(&mut desk, size, shape, "a letter", &[letter]);
            let pair = [Command::Newline, Command::Backspace];
            time(&mut desk, size, shape, "a line end, there and back", &pair);
            let pair = [Command::Move(Motion::Down), Command::Move(Motion::Up)];
            time(&mut desk, size, shape, "down and up", &pair);
            let pair = [Command::Move(Motion::Start), Command::Move(Motion::End)];
            time(&mut desk, size, shape, "start and end", &pair);
        }
    }
}

/// Words whose lengths do not repeat, as in anybody's notes: rows of a text that repeats itself
/// may never line up again.
fn prose(size: usize, end: &str) -> String {
    let mut text = String::new();
    let mut seed = 1_u32;
    while text.len() < size {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let length = seed >> 29;
        text.push_str(&"abcdefghij"[..2 + length as usize]);
        text.push_str(if (seed >> 16).is_multiple_of(16) { end } else { " " });
    }
    text
}

fn time(desk: &mut Desk, size: usize, shape: &str, what: &str, commands: &[Command]) {
    let begun = Instant::now();
    for _ in 0..KEYS {
        for command in commands {
            desk.act(command);
            std::hint::black_box(desk.editor.visible_rows(&desk.notes));
            std::hint::black_box(desk.editor.cursor_cell(&desk.notes));
        }
    }
    let keys = KEYS * u32::try_from(commands.len()).unwrap_or(1);
    println!("{size:>8} bytes, {shape:<10}: {:>9.1?} for {what}", begun.elapsed() / keys);
}
