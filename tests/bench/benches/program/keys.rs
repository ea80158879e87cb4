//! From a key to its glyph, while other programs wait for their turn: with little text and with
//! much, and in the same breath as the save of the key before it.

use std::thread;
use std::time::Duration;

use crate::pty::Pty;
use crate::table::{self, Row};
use crate::{Bench, process};

/// Letters that no program's sequences end with: the first of them in the output is the glyph.
const LETTERS: [char; 5] = ['Z', 'Q', 'X', 'W', 'V'];

/// How long a program has to finish what it does behind a key.
const PAUSE: Duration = Duration::from_millis(12);

pub fn run(bench: &Bench) {
    for bytes in [1_000, 100_000, 1_000_000] {
        let mut programs = vec![bench.in_an_interview(bytes)];
        programs.extend(bench.peers(bytes));
        let mut rows: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
        let mut second: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
        let mut busy: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
        let mut open: Vec<Pty> = programs
            .iter()
            .map(|program| {
                let (mut pty, _) = Pty::start(program, &bench.path(""));
                pty.settle(Duration::from_millis(300));
                pty
            })
            .collect();
        for trial in 0..bench.trials(300) {
            let letter = LETTERS[trial % LETTERS.len()];
            for (nth, pty) in open.iter_mut().enumerate() {
                let before = process::processor_time(pty.pid());
                rows[nth].push(pty.key(letter));
                // The letter after it, at once.
                let next = LETTERS[(trial + 1) % LETTERS.len()];
                second[nth].push(pty.key(next));
                thread::sleep(PAUSE);
                busy[nth].push((process::processor_time(pty.pid()) - before) / 2);
            }
        }
        open.into_iter().for_each(Pty::end);
        let text = crate::size(bytes);
        let to = ["floor", "minimal ratatui", "nano", "vim"].map(|name| format!("{name}, {text}"));
        let to: Vec<&str> = to.iter().map(String::as_str).collect();
        table::print(&format!("A key to its glyph, {text}"), "µs", &rows, &to);
        table::print(&format!("The key after it, at once, {text}"), "µs", &second, &to);
        table::print(&format!("Processor time a key, {text}"), "µs", &busy, &to);
    }
}
