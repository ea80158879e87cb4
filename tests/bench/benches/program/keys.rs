//! From a key to its glyph, while other programs wait for their turn: with little text and with
//! much, and in the same breath as a save.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::pty::{Program, Pty};
use crate::table::{self, Row};
use crate::{Bench, process, size};

/// Letters that nothing else on the screens changes to.
const LETTERS: [&str; 5] = ["Q", "U", "J", "P", "Y"];

/// How long a program has to finish what it does behind a key.
const PAUSE: Duration = Duration::from_millis(12);

/// After so many trials comes a new line, as nobody writes without.
const LINE: usize = 30;

pub fn run(bench: &Bench) {
    let mut growth: Vec<(String, Vec<f64>)> = Vec::new();
    for bytes in [1_000, 100_000, 1_000_000] {
        let mut programs = vec![bench.in_an_interview(bytes)];
        programs.extend(bench.peers(bytes));
        let rows = || programs.iter().map(|program| Row::new(&program.name)).collect::<Vec<_>>();
        let (mut first, mut second, mut busy) = (rows(), rows(), rows());
        let mut open = open(bench, &programs);
        for trial in 0..bench.trials(300) {
            let letters = [LETTERS[trial * 2 % 5], LETTERS[(trial * 2 + 1) % 5]];
            for (nth, pty) in open.iter_mut().enumerate() {
                if trial % LINE == LINE - 1 {
                    pty.press("\r");
                    pty.settle(PAUSE * 2);
                }
                let before = process::processor_time(pty.pid());
                first[nth].push(pty.key(letters[0]));
                // The letter after it, at once.
                second[nth].push(pty.key(letters[1]));
                thread::sleep(PAUSE);
                busy[nth].push((process::processor_time(pty.pid()) - before) / 2);
            }
        }
        open.into_iter().for_each(Pty::end);
        let to = ["floor", "minimal ratatui", "nano", "vim"];
        let text = size(bytes);
        table::print(&format!("A key to its glyph, {text}"), "µs", &first, &to);
        table::print(&format!("The key after it, at once, {text}"), "µs", &second, &to);
        table::print(&format!("Processor time a key, {text}"), "µs", &busy, &to);
        for row in first {
            let median = row.quantile(0.5);
            match growth.iter_mut().find(|(name, _)| *name == row.name) {
                Some((_, medians)) => medians.push(median),
                None => growth.push((row.name, vec![median])),
            }
        }
    }
    println!("\nGrowth of a key from 1 KB of text to 100 KB and to 1 MB");
    for (name, medians) in growth {
        let ratios: String =
            medians[1..].iter().map(|it| format!(" {:>12.2}", it / medians[0])).collect();
        println!("{name:<34}{ratios}");
    }
    saves(bench);
}

fn open(bench: &Bench, programs: &[Program]) -> Vec<Pty> {
    let open = programs.iter().map(|program| {
        let (mut pty, _) = Pty::start(program, &bench.path(""));
        pty.settle(Duration::from_millis(300));
        pty
    });
    open.collect()
}

/// The letter that is typed in the same breath as what has the text saved.
fn saves(bench: &Bench) {
    let bytes = 100_000;
    let mut viva = bench.in_an_interview(bytes);
    // A rating is saved at once. Both begin on the desk, where `i` goes to the notes.
    let unsaved = Program { name: "viva, without a save".into(), ..viva.clone() };
    viva.name = "viva, rating".into();
    let mut programs = vec![(unsaved, "0i", "\x1b"), (viva, "", "\x1b")];
    for mut peer in bench.peers(bytes) {
        // Each has a text of its own: they ask what to do where another one has written.
        let own = bench.path(&format!("{}.txt", peer.name)).display().to_string();
        if let Some(file) = peer.arguments.last_mut() {
            fs::copy(&*file, &own).expect("a copy");
            *file = own;
        }
        match peer.name.as_str() {
            "nano" => programs.push((peer, "\x13", "")),
            "vim" | "nvim" => programs.push((peer, "\x1b:w\rA", "")),
            _ => {}
        }
    }
    // Two of the same session would ask who may write.
    bench.copy_home(bytes, "second");
    let second = bench.path("second").display().to_string();
    programs[1].0.arguments[1] = second;
    let plain: Vec<Program> = programs.iter().map(|(program, ..)| program.clone()).collect();
    let mut rows: Vec<Row> = plain.iter().map(|program| Row::new(&program.name)).collect();
    let mut open = open(bench, &plain);
    for trial in 0..bench.trials(150) {
        for (nth, pty) in open.iter_mut().enumerate() {
            let (_, save, before) = programs[nth];
            if before.is_empty() {
                // Something to save.
                pty.key(LETTERS[(trial * 2 + 1) % 5]);
            } else {
                pty.press(before);
            }
            pty.settle(Duration::from_millis(60));
            let rating = if trial % 2 == 0 { "3i" } else { "4i" };
            let save = if nth == 1 { rating } else { save };
            rows[nth].push(pty.key(&format!("{save}{}", LETTERS[trial * 2 % 5])));
            pty.settle(Duration::from_millis(40));
        }
    }
    open.into_iter().for_each(Pty::end);
    let title = format!("A key in the same breath as a save, {}", size(bytes));
    table::print(&title, "µs", &rows, &["viva, without a save", "nano", "vim", "nvim"]);
}
