//! What the kernel says of a process: Linux's /proc.

use std::fs;
use std::time::Duration;

/// The processor time that all threads of a process have had.
pub fn processor_time(pid: u32) -> Duration {
    let total = tasks(pid).filter_map(|task| {
        let text = fs::read_to_string(format!("{task}/schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(total.sum())
}

/// How often its threads have woken up.
pub fn wake_ups(pid: u32) -> u64 {
    let total =
        tasks(pid).filter_map(|task| number(&format!("{task}/status"), "voluntary_ctxt_switches:"));
    total.sum()
}

/// Its share of the memory, in kilobytes (PSS: what is shared is divided by those who share it).
pub fn memory(pid: u32) -> u64 {
    number(&format!("/proc/{pid}/smaps_rollup"), "Pss:").unwrap_or_default()
}

fn tasks(pid: u32) -> impl Iterator<Item = String> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten();
    tasks.filter_map(|task| Some(task.ok()?.path().display().to_string()))
}

fn number(file: &str, name: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
