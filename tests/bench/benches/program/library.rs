//! Ten thousand sessions: the list beside `ls -l` and a `stat` of every file, and what a key costs
//! that filters it, beside fzf.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::pty::{Program, Pty};
use crate::table::{self, Row};
use crate::{Bench, is_installed};

pub fn run(bench: &Bench) {
    let home = bench.ten_thousand();
    commands(bench, &home);
    screen(bench, &home);
    filter(bench, &home);
}

fn commands(bench: &Bench, home: &Path) {
    let sessions = home.join("sessions");
    let names = ["stat of every file", "ls -l", "viva list", "viva list --json"];
    let mut rows = names.map(Row::new);
    for _ in 0..bench.trials(15) {
        let begun = Instant::now();
        stat(&sessions);
        rows[0].push(begun.elapsed());
        let mut list = Command::new("ls");
        list.arg("-l").arg(&sessions);
        let listed =
            [list, bench.command(home, &["list"]), bench.command(home, &["list", "--json"])];
        for (row, mut command) in rows[1..].iter_mut().zip(listed) {
            let begun = Instant::now();
            let output = command.stderr(Stdio::null()).output();
            row.push(begun.elapsed());
            assert!(output.is_ok_and(|output| output.status.success()), "{command:?}");
        }
    }
    table::print("10,000 sessions, listed", "µs", &rows, &["stat of every file", "ls -l"]);
}

fn screen(bench: &Bench, home: &Path) {
    let names = [
        "stat of every file",
        "ls -l",
        "viva, home screen without sessions",
        "viva, home screen",
        "viva, first page of the list",
        "viva, all of the list",
    ];
    let mut rows = names.map(Row::new);
    let text = home.display().to_string();
    let many = bench.viva("viva", &["--home", &text], &["Start an interview", "? help"], "q");
    let list = library(bench, home);
    let nothing = bench.at_home();
    let sessions = home.join("sessions");
    for _ in 0..bench.trials(15) {
        let begun = Instant::now();
        stat(&sessions);
        rows[0].push(begun.elapsed());
        let begun = Instant::now();
        let listed = Command::new("ls").arg("-l").arg(&sessions).output();
        rows[1].push(begun.elapsed());
        assert!(listed.is_ok_and(|listed| listed.status.success()));
        for (row, program) in rows[2..4].iter_mut().zip([&nothing, &many]) {
            let (mut pty, took) = Pty::start(program, &bench.path(""));
            row.push(took);
            pty.settle(Duration::from_millis(150));
            pty.end();
        }
        let begun = Instant::now();
        let (mut pty, took) = Pty::start(&list, &bench.path(""));
        rows[4].push(took);
        rows[5].push(pty.wait_for(&["10,000\n"]) - begun);
        pty.settle(Duration::from_millis(100));
        pty.end();
    }
    let to = ["stat of every file", "ls -l", "viva, home screen without sessions"];
    table::print("10,000 sessions, from the start to the screen", "µs", &rows, &to);
}

fn library(bench: &Bench, home: &Path) -> Program {
    let home = home.display().to_string();
    // The number of all of them, and the last row.
    bench.viva("viva", &["--home", &home, "review"], &["10,000", "F1 help"], "\x1b\x1bq")
}

/// What is typed letter by letter.
const TYPED: &str = "lovel";

fn filter(bench: &Bench, home: &Path) {
    let mut programs = vec![library(bench, home)];
    if is_installed("fzf") {
        let lines = bench.path("lines.txt");
        let listed = bench.command(home, &["list"]).output().expect("a list");
        fs::write(&lines, listed.stdout).expect("a file");
        programs.push(Program {
            name: "fzf".into(),
            file: "sh".into(),
            arguments: vec!["-c".into(), format!("exec fzf < {}", lines.display())],
            ready: vec!["/100".into()],
            end: "\x03",
        });
    } else {
        eprintln!("fzf is not installed, and left out");
    }
    let mut rows: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    let mut open: Vec<Pty> =
        programs.iter().map(|program| Pty::start(program, &bench.path("")).0).collect();
    let mut busy: Vec<Row> = programs.iter().map(|program| Row::new(&program.name)).collect();
    // What each letter leaves, which is waited for afterwards.
    let mut counts = vec![Vec::new(); open.len()];
    for trial in 0..=bench.trials(20) {
        for (nth, pty) in open.iter_mut().enumerate() {
            pty.settle(Duration::from_millis(400));
            for (at, letter) in TYPED.char_indices() {
                let before = crate::process::processor_time(pty.pid());
                let begun = Instant::now();
                pty.press(&letter.to_string());
                if trial == 0 {
                    pty.settle(Duration::from_millis(400));
                    counts[nth].push(count(&pty.shown()));
                } else {
                    let wanted: &str = &counts[nth][at];
                    rows[nth].push(pty.wait_for(&[wanted, &TYPED[..=at]]) - begun);
                    pty.settle(Duration::from_millis(60));
                    busy[nth].push(crate::process::processor_time(pty.pid()) - before);
                }
            }
            pty.press("\x15");
        }
    }
    println!("\nWhat `{TYPED}` leaves, letter by letter: {counts:?}");
    open.into_iter().for_each(Pty::end);
    table::print("A key that filters 10,000", "µs", &rows, &["fzf"]);
    table::print("Processor time of such a key", "µs", &busy, &["fzf"]);
}

/// The words on the screen that say how many fit.
fn count(shown: &str) -> String {
    let line = shown.lines().find(|line| line.contains("/100") || line.contains(" of 10,000"));
    let line = line.expect("a count").trim();
    let from = line.rfind("  ").map_or(0, |at| at + 2);
    let said = line[from..].trim();
    // A part of a longer number would be there too early.
    format!(" {}", said.split(" ─").next().unwrap_or_default())
}

fn stat(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.and_then(|file| fs::metadata(file.path())).map_or(0, |it| it.len())).sum()
}
