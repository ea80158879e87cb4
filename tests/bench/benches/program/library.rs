//! Ten thousand sessions: the list beside `ls -l` and a `stat` of every file.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Bench;
use crate::pty::Pty;
use crate::table::{self, Row};

pub fn run(bench: &Bench) {
    let home = bench.ten_thousand();
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
            [list, bench.command(&home, &["list"]), bench.command(&home, &["list", "--json"])];
        for (row, mut command) in rows[1..].iter_mut().zip(listed) {
            let begun = Instant::now();
            let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
            row.push(begun.elapsed());
            assert!(status.is_ok_and(|status| status.success()), "{command:?}");
        }
    }
    table::print("10,000 sessions, listed", "µs", &rows, &["stat of every file", "ls -l"]);

    let mut rows = ["home screen", "first page of the list", "all of the list"].map(Row::new);
    let program = bench.viva(
        "viva",
        &["--home", &home.display().to_string()],
        "Start an interview",
        "\x1b\x1b",
    );
    for _ in 0..bench.trials(15) {
        let (mut pty, took) = Pty::start(&program, &bench.path(""));
        rows[0].push(took);
        let begun = Instant::now();
        pty.press("s");
        rows[1].push(pty.wait_for(b"Recommendation") - begun);
        rows[2].push(pty.wait_for(b" 10000 ") - begun);
        pty.press("\x1b");
        pty.wait_for(b"Start an interview");
        pty.press("q");
    }
    table::print("10,000 sessions, on the screen", "µs", &rows, &["home screen"]);
}

fn stat(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.and_then(|file| fs::metadata(file.path())).map_or(0, |it| it.len())).sum()
}
