//! Ten thousand sessions: the full-text search beside grep, ripgrep and the reading of every file.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::table::{self, Row};
use crate::{Bench, is_installed};

pub fn run(bench: &Bench) {
    let home = bench.ten_thousand();
    let sessions = home.join("sessions");
    for (what, word) in [
        ("a word of no session", "zanzibar"),
        ("a word of some", "freeze"),
        ("a word of many", "index"),
    ] {
        let mut rows = vec![Row::new("read every file"), Row::new("viva search")];
        let mut searches = vec![bench.command(&home, &["search", word])];
        for (name, arguments) in [("grep", &["-r", "-i", "-n"][..]), ("rg", &["-i", "-n"])] {
            if is_installed(name) {
                let mut command = Command::new(name);
                command.args(arguments).arg(word).arg(&sessions);
                searches.push(command);
                rows.push(Row::new(name));
            }
        }
        for _ in 0..bench.trials(15) {
            let begun = Instant::now();
            read(&sessions);
            rows[0].push(begun.elapsed());
            for (row, command) in rows[1..].iter_mut().zip(&mut searches) {
                let begun = Instant::now();
                // Into a pipe: grep ends at the first line where nobody reads them.
                let output = command.stderr(Stdio::null()).output().expect("a search");
                row.push(begun.elapsed());
                assert!(matches!(output.status.code(), Some(0 | 1)), "{command:?}");
            }
        }
        let title = format!("10,000 sessions, searched for {what}");
        table::print(&title, "µs", &rows, &["read every file", "grep", "rg"]);
    }
}

fn read(folder: &Path) -> usize {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.and_then(|file| fs::read(file.path())).map_or(0, |it| it.len())).sum()
}
