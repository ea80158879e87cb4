//! A session on the disk: the program's own save beside the least that is safe, which is to write
//! a file beside it, sync it, put it in the other's place and sync the folder.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use vivavoce::app::{Home, Report};
use vivavoce::format::session_toml;
use vivavoce::shell::disk::{Disk, Job};
use vivavoce_bench::record;

use crate::table::{self, Row};
use crate::{Bench, size};

pub fn run(bench: &Bench) {
    for bytes in [10_000, 1_000_000] {
        let folder = bench.path(&format!("save-{bytes}"));
        fs::create_dir_all(folder.join("sessions")).expect("a folder");
        let home = Home { sessions: folder.join("sessions"), folder: folder.clone(), named: true };
        let mut disk = Disk::start(&home, None);
        let record = record("2026-11-03-ada-lovelace-backend", bytes);
        let file = home.sessions.join(format!("{}.toml", record.id));
        let mut rows = ["print alone", "bare write, sync, rename, sync", "viva"].map(Row::new);
        let count = bench.trials(100);
        for trial in 0..count {
            let begun = Instant::now();
            let text = session_toml::print(&record);
            rows[0].push(begun.elapsed());
            // Neither is always the first: a sync may do a part of what the other one waits for.
            for nth in if trial % 2 == 0 { [1, 2] } else { [2, 1] } {
                let begun = Instant::now();
                if nth == 1 {
                    bare(&folder.join("sessions/bare.txt"), &text);
                } else {
                    let (file, record) = (file.clone(), Box::new(record.clone()));
                    let (ticket, new) = (trial as u64, trial == 0);
                    save(&mut disk, Job::Save { file, ticket, record, new });
                }
                rows[nth].push(begun.elapsed());
            }
        }
        disk.finish();
        let title = format!("On the disk, {} of notes", size(bytes));
        table::print(&title, "µs", &rows, &["bare write, sync, rename, sync"]);
    }
}

fn save(disk: &mut Disk, job: Job) {
    disk.send(job);
    loop {
        match disk.receive_within(Duration::from_secs(10)) {
            Some(Report::Saved { .. }) => return,
            Some(Report::NotSaved { why, .. }) => panic!("{why}"),
            _ => {}
        }
    }
}

fn bare(file: &Path, text: &str) {
    let beside = file.with_extension("new");
    let mut new = File::create(&beside).expect("a file");
    new.write_all(text.as_bytes()).expect("written");
    new.sync_all().expect("synced");
    fs::rename(&beside, file).expect("in place");
    let folder = File::open(file.parent().expect("a folder")).expect("a folder");
    folder.sync_all().expect("synced");
}
