//! What a program does while nothing is done with it, the clock ticking once a second.

use std::thread;
use std::time::Duration;

use crate::pty::{Program, Pty};
use crate::table::{self, Row};
use crate::{Bench, process};

pub fn run(bench: &Bench) {
    let clock = Program {
        name: "minimal ratatui with a clock".into(),
        file: env!("CARGO_BIN_EXE_minimal").into(),
        arguments: vec!["--clock".into()],
        ready: vec!["┘".into()],
        end: "\x03",
    };
    let mut programs = vec![bench.in_an_interview(1_000), clock];
    programs.extend(bench.peers(1_000).into_iter().filter(|it| it.name.starts_with("vim")));
    programs.push(bench.at_home());
    let mut rows: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    let mut wakes: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    let mut open: Vec<Pty> =
        programs.iter().map(|program| Pty::start(program, &bench.path("")).0).collect();
    for pty in &mut open {
        pty.settle(Duration::from_millis(1_500));
    }
    let seconds = 5;
    for _ in 0..bench.trials(6) {
        let before: Vec<(Duration, u64)> = open.iter().map(of).collect();
        thread::sleep(Duration::from_secs(seconds));
        for (nth, pty) in open.iter().enumerate() {
            let (time, woken) = of(pty);
            rows[nth].push((time - before[nth].0) / u32::try_from(seconds).unwrap_or(1));
            wakes[nth].trials.push((woken - before[nth].1) as f64 / seconds as f64);
        }
    }
    open.into_iter().for_each(Pty::end);
    let to = ["minimal ratatui with a clock"];
    table::print("Doing nothing: processor time a second", "µs", &rows, &to);
    table::print("Doing nothing: wake-ups a second", "", &wakes, &to);
}

fn of(pty: &Pty) -> (Duration, u64) {
    (process::processor_time(pty.pid()), process::wake_ups(pty.pid()))
}
