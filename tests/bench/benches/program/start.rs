//! From the start of a process to its first full screen.

use std::time::Duration;

use crate::pty::Pty;
use crate::table::{self, Row};
use crate::{Bench, process};

pub fn run(bench: &Bench) {
    let mut programs = vec![bench.at_home(), bench.in_an_interview(1_000)];
    programs.extend(bench.peers(1_000));
    let mut rows: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    let mut memory: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    for _ in 0..bench.trials(40) {
        for ((program, row), memory) in programs.iter().zip(&mut rows).zip(&mut memory) {
            let (mut pty, took) = Pty::start(program, &bench.path(""));
            row.push(took);
            pty.settle(Duration::from_millis(20));
            memory.trials.push(process::memory(pty.pid()) as f64);
            pty.end();
        }
    }
    let to = ["floor", "minimal ratatui", "nano"];
    table::print("First full screen", "µs", &rows, &to);
    table::print("Memory after opening (PSS)", "KB", &memory, &to[1..]);
}
