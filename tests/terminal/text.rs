//! Text arrives whole, however it arrives and whatever becomes of the terminal meanwhile.

use std::fmt::Write;

use crate::pty::{Home, Pty, SIZE, alt};

fn opening(home: &Home) -> Pty {
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada"]);
    viva.sees("─ Opening").sees("Alt + ");
    viva
}

/// Leaves, and returns the notes of the first item as the file has them.
fn left(home: &Home, mut viva: Pty) -> String {
    viva.keys(alt('q')).end().well().gave_the_terminal_back();
    home.record().entries[0].notes.text()
}

/// Numbered lines of different lengths, without a line end after the last.
fn lines(bytes: usize, end: &str) -> String {
    let mut text = String::new();
    for n in 0.. {
        let _ = write!(text, "{n} {}é", "word ".repeat(n % 23));
        if text.len() >= bytes {
            break;
        }
        text.push_str(end);
    }
    text
}

#[test]
fn a_paste_of_a_megabyte_arrives_whole() {
    let home = Home::new();
    let mut viva = opening(&home);
    // Terminals send line ends as the Enter key does.
    let text = lines(1 << 20, "\r");
    viva.paste(&text).keys("FIN").sees("FIN");
    let written = left(&home, viva);
    assert!(written == text.replace('\r', "\n") + "FIN", "{} bytes", written.len());
}

#[test]
fn a_burst_of_typing_arrives_whole_and_at_once() {
    let home = Home::new();
    let mut viva = opening(&home);
    let text = lines(20_000, "\r") + "FIN";
    // No further key is needed to bring the end of it out.
    viva.keys(&text).sees("FIN");
    let written = left(&home, viva);
    assert!(written == text.replace('\r', "\n"), "{} bytes", written.len());
}

#[test]
fn line_ends_of_every_kind_are_line_ends() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.paste("one\rtwo\r\nthree\nfour").sees("four");
    assert_eq!(left(&home, viva), "one\ntwo\nthree\nfour");
}

#[test]
fn a_storm_of_sizes_costs_no_letter() {
    let home = Home::new();
    let mut viva = opening(&home);
    let mut text = String::new();
    for round in 1..=3 {
        for (n, (columns, rows)) in storm().enumerate() {
            let word = format!("{round}.{n} ");
            viva.resize(columns, rows).keys(&word);
            text.push_str(&word);
        }
        let last = format!("<{round}>");
        viva.resize(SIZE.0, SIZE.1).keys(&last).sees(&last).sees("─ Opening ──");
        text.push_str(&last);
    }
    assert_eq!(left(&home, viva), text);
}

/// Sizes from 1×1 to 500×200, up and down.
fn storm() -> impl Iterator<Item = (u16, u16)> {
    let odd = [
        (1, 1),
        (500, 200),
        (1, 200),
        (500, 1),
        (2, 2),
        (40, 14),
        (39, 13),
        (80, 24),
        (200, 60),
        (10, 3),
    ];
    let steps = (0..20_u16).map(|n| (1 + (n * 171) % 500, 1 + (n * 87) % 200));
    odd.into_iter().chain(steps)
}

/// A terminal that shrinks loses what it shows, also when it has its old size again before the
/// program looks.
#[test]
fn the_screen_is_whole_again_after_a_size_that_nobody_saw() {
    let home = Home::new();
    let mut viva = opening(&home);
    for _ in 0..10 {
        viva.resize(20, 5).resize(SIZE.0, SIZE.1);
        viva.sees("Ada · Backend developer").sees("on time").sees("5 Hard problem");
        viva.sees("for a hint").sees("F1 help");
    }
    assert_eq!(left(&home, viva), "");
}

/// Many a terminal gets its place on the desktop while its program starts.
#[test]
fn a_size_that_comes_with_the_first_frame_is_heard_of() {
    let home = Home::new();
    for _ in 0..5 {
        let mut viva = home.viva_sized((60, 20), &[]);
        viva.sees("Viva Voce").resize(120, 40);
        viva.until("the footer is at the bottom", |pty| {
            pty.screen().lines().skip(37).any(|line| line.contains("Enter open"))
        });
        viva.keys("q").end().well();
    }
}
