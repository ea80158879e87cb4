//! The least that a program at a terminal can do: takes a file, prints the end of it, and repaints
//! one line at each key. Ctrl-C ends it.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let file = std::env::args().nth(1);
    let text = file.map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    crossterm::terminal::enable_raw_mode()?;
    let (mut keys, mut out) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut last = text.lines().last().unwrap_or_default().to_owned();
    let shown = last.get(last.len().saturating_sub(100)..).unwrap_or_default();
    write!(out, "\x1b[2J\x1b[Hready\x1b[40;1H{shown}")?;
    out.flush()?;
    let mut buffer = [0; 64];
    loop {
        let read = keys.read(&mut buffer)?;
        let typed = buffer.get(..read).unwrap_or_default();
        if read == 0 || typed.contains(&3) {
            return crossterm::terminal::disable_raw_mode();
        }
        if typed.contains(&b'\r') {
            last.clear();
        }
        last.push_str(&String::from_utf8_lossy(typed).replace('\r', ""));
        let from = last.len().saturating_sub(100);
        write!(out, "\x1b[40;1H\x1b[K{}", last.get(from..).unwrap_or_default())?;
        out.flush()?;
    }
}
